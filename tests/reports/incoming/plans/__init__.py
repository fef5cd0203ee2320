"""Tests of reports/incoming/plans."""
