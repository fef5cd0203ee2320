"""Tests of working in the table: editing cells, copying, pasting, filling, bulk editing."""
