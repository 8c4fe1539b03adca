"""What an answer may quote: texts, an organisation's own, buttons, the chat that is handed over to."""
