"""What phrases say beyond doubt, in six languages; each module asks a folded text about one matter.

They stand beside the model and are no part of it: a change of theirs asks for no training. What most of them
do to a meaning is in `bot/dialogue/plain_words/effects.py`.
"""
