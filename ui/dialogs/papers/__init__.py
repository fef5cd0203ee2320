"""Dialogs of 报告: a new paper, issuing, comparing, circulation profiles."""
