"""Randomised experiments: which of our words stop people, and which bring them to help."""
