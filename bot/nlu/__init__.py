"""Understanding a message: its language, danger, meaning and place."""
