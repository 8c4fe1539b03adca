"""Rasa, and everything that imports it: understanding a message and deciding by its rules."""
