"""The operators' plane: counts of outcomes behind a sign-in, never a person."""
