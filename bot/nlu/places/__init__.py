"""The gazetteer's data, the words that show a place is meant, and the command that builds them."""
