"""Known vulnerabilities of what is locked, from a copy of a public database of advisories."""
