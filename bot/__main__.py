"""`python -m bot` is `second-thought`."""

from bot.commands.cli import main

main()
