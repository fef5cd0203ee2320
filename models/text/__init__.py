"""Reading office Chinese: pure functions from text to plain values."""
