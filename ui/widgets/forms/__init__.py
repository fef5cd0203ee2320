"""Forms: fields over frozen records, built from tables of fields."""
