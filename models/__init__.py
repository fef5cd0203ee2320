"""What the office knows and the rules it works by. No Qt, no Excel, no PDF."""
