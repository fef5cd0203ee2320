"""What each sort of paper says."""
