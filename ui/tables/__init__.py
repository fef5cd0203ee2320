"""Tables: columns, the one row model, header and delegates."""
