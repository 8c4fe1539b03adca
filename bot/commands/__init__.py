"""The command line, one module a theme; `bot.cli` puts them together."""
