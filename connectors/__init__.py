"""The doors of the assistant, one a channel: web, Twilio (SMS and WhatsApp), Telegram."""
