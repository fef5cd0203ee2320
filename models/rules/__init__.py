"""Pure rules of the office: states and colours, matching of names, checks."""
