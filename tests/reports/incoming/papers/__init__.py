"""Tests of reports/incoming/papers."""
