"""The database file: engine, tables, migrations, workspace, lock, backup."""
