"""What changed and what is to be done: on the first page, and by mail."""
