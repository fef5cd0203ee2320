"""Tests of the table every ledger uses: header, filters, groups, columns, views."""
