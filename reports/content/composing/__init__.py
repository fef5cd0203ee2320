"""Sorts of papers and the parts they are made of: facts -> paragraphs, tables, charts, figures."""
