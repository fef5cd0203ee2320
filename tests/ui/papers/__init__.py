"""Tests of 报告."""
