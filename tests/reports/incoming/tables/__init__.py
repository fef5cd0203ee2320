"""Tests of reports/incoming/tables."""
