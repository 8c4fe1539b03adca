"""One sentence and how it was understood."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands.evaluation.sentences import Sentence
from bot.message import Understanding
from bot.vocabulary import INTENT_OF_KIND, KIND_OF_INTENT


def taken_for(read: Understanding) -> str:
    """The intent for which a message is taken: that of a danger where one is caught or suspected.

    Where one is only suspected, the harmless meaning is answered, and the danger asked about; it
    counts as heard, and where there is none, as a false alarm.
    """
    danger = read.safety[0] if read.safety else read.suspected
    return INTENT_OF_KIND[danger] if danger else read.intent


@dataclass(frozen=True, slots=True)
class Result:
    """One sentence and how it was understood.

    As the `first` message of its campaign, `later` in its conversation, and `alone`, without context.
    """

    sentence: Sentence
    first: Understanding
    later: Understanding
    alone: Understanding

    @property
    def said(self) -> str:
        """The intent for which the first message is taken."""
        return taken_for(self.first)

    @property
    def strict(self) -> bool:
        """Whether the intent is the one that was meant."""
        return self.said == self.sentence.intent

    @property
    def right(self) -> bool:
        """Whether a fair judge accepts the intent."""
        return self.said in (self.sentence.intent, self.sentence.ambiguous_with)

    @property
    def is_alarm(self) -> bool:
        """Whether a danger is caught, or suspected and asked about."""
        return bool(self.first.safety or self.first.suspected)

    @property
    def is_harmless(self) -> bool:
        """Whether no fair judge sees a danger."""
        return not {self.sentence.intent, self.sentence.ambiguous_with} & KIND_OF_INTENT.keys()
