"""Connecting Twilio and Telegram: what is typed, what the platforms say to it, and a test message."""
