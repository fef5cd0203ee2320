"""Writes to the ledger: one function per thing a person does, one transaction each."""
