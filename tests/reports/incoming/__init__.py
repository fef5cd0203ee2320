"""Tests of opening, recognising and reading files."""
