"""What is printed, read back from the PDF."""
