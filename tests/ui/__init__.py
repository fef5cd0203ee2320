"""Tests of the window and of the command line."""
