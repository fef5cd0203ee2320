"""Tests of reports/incoming/grids."""
