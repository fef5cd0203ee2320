"""Tests of documents, in and out."""
