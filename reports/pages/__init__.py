"""Content to PDF on the GB/T 9704 grid."""
