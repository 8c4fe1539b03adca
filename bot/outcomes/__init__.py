"""What remains of a conversation: one anonymised row."""
