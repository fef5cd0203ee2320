"""Tests of reading office Chinese."""
