"""The command line, one module a theme; `bot.commands.cli` puts them together."""
