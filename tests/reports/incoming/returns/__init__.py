"""Tests of reports.incoming.returns."""
