"""Measurements of this assistant beside the stock set-up that Rasa's documentation would have."""
