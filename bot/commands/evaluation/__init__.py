"""Measuring how well messages are understood, on messages that no model was trained on."""
