"""Tests, in the same shape as the program."""
