"""Keep nothing: keyed pseudonyms, state that expires, locks, and the list of those who opted out."""
