"""What phrases say beyond doubt, in six languages: each module asks one thing of a folded text.

They stand beside the model and are no part of it: a change of theirs asks for no training. What each does to
a meaning is in `bot/engine/plain_words.py`.
"""
