"""Returned forms (返回表): a grid of cells -> rows by column, with what must be asked or told."""
