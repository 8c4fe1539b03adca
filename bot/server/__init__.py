"""The message plane: what faces the public, from the composition root to the port."""
