"""`python -m bot` is `second-thought`."""

from bot.cli import main

main()
