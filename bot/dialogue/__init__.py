"""The talk, in rooms from the ground up: state, words, reading, deciding, telling, answering, planning.

A room imports from those named before it, never from one behind it (`[tool.importlinter]`).
`plain_words` reads a text beside the model, before the talk decides; `actions` are what `rules.yml` names.
"""
