"""What may be said about law, numbers and help: reviewed data with a source, a date and a confidence."""
