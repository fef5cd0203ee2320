"""Reads from the ledger: each function returns frozen rows and never commits."""
