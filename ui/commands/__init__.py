"""The jobs of the command line, one module per subject. No Qt outside self_test and demo."""
