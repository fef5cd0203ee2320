"""Tests of reports/incoming/files."""
