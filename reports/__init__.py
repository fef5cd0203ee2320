"""Documents in and out. Knows models, not ui."""
