"""What passes through the turn: a message without an address, its meaning, an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.vocabulary import NO_MOMENT, LikelyAnswer, Moment, WhoKnows
from bot.words import Said


class Pseudonyms(NamedTuple):
    """An address as a connector may know it behind its door.

    `current` is the key of the conversation; `former` was it, under the key that was replaced less
    than a session ago.
    """

    current: str
    former: str | None = None


class ContactMark(NamedTuple):
    """A mark by which a campaign counts who writes again, until its key is destroyed.

    `until` is in seconds since 1970, `days` is the whole length of the period.
    """

    mark: str
    until: int
    days: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message as a connector hands it over: verified, bounded, and without an address.

    Args:
        channel: `web`, `sms`, `whatsapp` or `telegram`.
        campaign: id of the campaign, as far as the connector knows it.
        pseudonym: keyed hash of the sender, the key of the conversation.
        former: the same under the key before, where a conversation may have begun.
        text: what was written, or the payload of a pressed button.
        message_id: the platform's id, by which a repeat is recognised; `None` where there is none.
        opt_out_mark: keyed hash for the opt-out list; `None` where a channel cannot opt out.
        contact_marks: by campaign, where it counts who writes again; never on the web.
        client_language: language of the visitor's app, if it says.
        country: country of the number, if there is one.
        attachment: whether something other than text was sent.
        control: a word that the platform itself understood: `stop`, `start` or `help`.
    """

    channel: str
    campaign: str | None
    pseudonym: str
    text: str
    former: str | None = None
    message_id: str | None = None
    opt_out_mark: str | None = None
    contact_marks: Mapping[str, ContactMark] = field(default_factory=dict)
    client_language: str | None = None
    country: str | None = None
    attachment: bool = False
    control: str | None = None


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The answer: messages in order; none where silence is the answer.

    `outcome` is the random id of the outcome, by which an opened link is counted.
    """

    messages: tuple[Said, ...] = ()
    language: str = "en"
    ended: bool = False
    outcome: str = ""


SURE_TOPIC = 0.9
"""Share from which the model counts as sure of a topic."""


class Move(NamedTuple):
    """One thing that a message says: an intent of the vocabulary, and a topic under it if it is clear.

    `confidence` is the model's share for the intent.
    """

    intent: str
    topic: str = ""
    confidence: float = 1.0

    @property
    def key(self) -> str:
        """`intent/topic`, or the intent alone."""
        return f"{self.intent}/{self.topic}" if self.topic else self.intent

    @classmethod
    def of(cls, key: str, confidence: float = 1.0) -> Move:
        """The move of a topic, as `intent/topic`, or of an intent alone."""
        intent, _, topic = key.partition("/")
        return cls(intent, topic, confidence)

    def names_topic(self, least: float = SURE_TOPIC) -> bool:
        """Whether it is a topic, and no intent in general, read with at least this share."""
        return bool(self.topic) and self.confidence >= least

    def meant_as(self, key: str) -> Move:
        """The topic, as `intent/topic`, that is meant by it, as surely as it was heard."""
        return Move.of(key, self.confidence)


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a message means, read in the light of what stood open.

    Args:
        intent, confidence, topic: of its first move.
        language: of the conversation from now on.
        founded: whether the message holds the words that its topic needs (`bot.nlu.evidence`).
        second: another thing that the same message says.
        places: jurisdictions that are named; several where one name may mean several.
        not_there: States that are named as those that are not meant: "no, not Canada".
        names_two: whether these are two places, each by a name of its own.
        local: the city or region of the one State that is named, where it has a rule of its own.
        is_here: whether the place is said to be where the writer is.
        is_around: whether that follows only from its telling of what happens there.
        is_of_matter: whether a flat, a house or a hotel that is told of is said to be there.
        is_away: whether the place is said to be where the writer once was, or where somebody else is.
        is_beside: whether the place is set beside another: "and in Austria?".
        of_here: whether no place is named and where the writer is is spoken of.
        asks_here: whether it is nothing but a question for that: "and here?".
        is_town: whether a town or region is named, and not only its State.
        area: the part of its State where that lies (`bot.nlu.places.areas`).
        gender: `man` or `woman`, where it says which its writer is (`bot.nlu.phrases.own_gender`).
        at_home: whether it tells that a partner or relative hurts the writer.
        hour: the hour that it is, as the writer says.
        open_hour: the same where it may be at night or after noon ("it's 3").
        asked_hour: another hour that is named: "who answers at 3?".
        requested_language: a language that is asked for.
        readiness: a number for the ruler.
        safety: kinds of danger that the safety net caught, gravest first.
        of_danger: the topic that is meant of a kind of danger, by kind, where one is clear.
        names_dying: whether it names dying, or a means to it.
        suspected: a kind of danger that the classifier alone heard, or the net against it.
        suspicion, despair: the classifier's share of all dangers, and of despair alone.
        choice: the value of a pressed button.
        asks, has_mark: whether it has the form of a question, with its mark or without; whether the mark.
        is_sentence: whether it has a few words: "what?" asks nothing that could be answered.
        begins_with_no, begins_with_yes: whether it begins with a plain no or yes.
        of_self: whether it speaks of its writer and of no woman or girl beside.
        done_to_writer: whether it tells that somebody says, does or wants something to its writer.
        pays, for_work: whether its writer says that they pay; that they ask for their studies or their work.
        who: who its writer says that they are, `partner` or `by_print` (`bot.nlu.phrases.bystander`).
        plainly: what plain words ask or tell (`bot.nlu.phrases`: `plain_asks`, `life_first`, `practical`).
        line: the need of the line that is asked for by what it is for.
        lines: rows of the directory that are named.
        about: what is asked about them, or about those that were shown.
        no_child, is_grown: whether it says that no child is meant; that its writer is of age.
        no_trouble: whether it says that nobody blackmails its writer, or that they were not caught.
        only_words: whether it says that what was heard of its writer was a way of speaking.
        not_dying: whether it says that its writer does not want to die.
        denies: what it says is not so (`bot.nlu.phrases.corrections`): a blow, a habit.
        corrects: whether it says that it was misheard, or denies something, behind an answer of ours.
        insists: whether it says that its question was not answered, or wants a yes or a no.
        next_best: the topic that is likeliest besides what is meant, as `intent/topic`; empty for none.
        who_knows: who could answer it besides, as far as the model hears that.
        urgent, softly, asks_on, opens: `bot.vocabulary.Moment`; the last is who writes a first message.
        answers: the texts that may answer it, likeliest first, whatever it was taken for.
        support: how far its readings speak for each text, by its key (`bot.engine.components.agreement`).
        by_model: what the model read, whatever rules made of it since; `None` where no model was asked.
        detail: the one thing that it tells beside a need (`bot.nlu.phrases.told_detail`).
        wants_other: whether it wants another answer: "something else", "you said that already".
        asks_if_true: whether it asks no more than whether it is true what was told.
        no_police: whether it says that the police are to be left out; `only_no_police` whether little more.
        reads_phone, deletes: whether another reads its writer's telephone; whether something is deleted.
        kept_in: that they hide behind a door (`hiding`), are `held`, would be `heard`, or are `out` of it.
        voice: why its writer cannot phone, or that they `can` again (`bot.nlu.phrases.no_voice`).
        another_phones: whether it speaks of another who phones in the place of its writer.
        what_to_write: whether it asks what to write to a line.
        rules_out: what somebody who cannot phone says they have not (`bot.nlu.phrases.ruled_out`).
        refuses: rows of the lines that it names and says are none for its writer.
        of_way, of_messenger: what they ask about the way in writing; of what stays in a messenger.
        is_me: that the one who was spoken of is its writer: `all` of a short text, or `beside` more.
        number, amount: the first number from 1 to 99 in it, as an age; the first one, with its fraction.
        takes: a question of ours that it says yes to without a yes: "who then?", "give me the code".
        named: what it names that can be taken up, weightiest first (`bot.nlu.phrases.named`).
        claims: whether plain words of it claim or ask something of the writer's own, whatever we asked.
        aside: whether beside a claim or a question a part of it says something else, which `named` is of.
        manner: how it answers, where it says no more than that: `unsure`, `nothing`, `counter`.
        tells, beside: what who came to buy tells or asks; all such (`bot.dialogue.answering.heard_out`).
    """

    intent: str
    confidence: float
    language: str
    topic: str = ""
    founded: bool = False
    second: Move | None = None
    places: tuple[str, ...] = ()
    not_there: tuple[str, ...] = ()
    names_two: bool = False
    local: str = ""
    is_here: bool = False
    is_around: bool = False
    is_of_matter: bool = False
    is_away: bool = False
    is_beside: bool = False
    of_here: bool = False
    asks_here: bool = False
    is_town: bool = False
    area: str = ""
    gender: str = ""
    at_home: bool = False
    hour: int | None = None
    open_hour: int | None = None
    asked_hour: int | None = None
    requested_language: str | None = None
    readiness: int | None = None
    safety: tuple[str, ...] = ()
    of_danger: Mapping[str, str] = field(default_factory=dict)
    names_dying: bool = False
    suspected: str = ""
    suspicion: float = 0.0
    despair: float = 0.0
    choice: str | None = None
    asks: bool = False
    has_mark: bool = False
    is_sentence: bool = False
    begins_with_no: bool = False
    begins_with_yes: bool = False
    of_self: bool = False
    done_to_writer: bool = False
    is_me: str = ""
    detail: str = ""
    wants_other: bool = False
    asks_if_true: bool = False
    no_police: bool = False
    only_no_police: bool = False
    reads_phone: bool = False
    deletes: bool = False
    kept_in: str = ""
    voice: str = ""
    another_phones: bool = False
    what_to_write: bool = False
    rules_out: tuple[str, ...] = ()
    refuses: tuple[str, ...] = ()
    of_way: str = ""
    of_messenger: bool = False
    pays: bool = False
    for_work: bool = False
    who: str = ""
    plainly: tuple[str, ...] = ()
    line: str = ""
    lines: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    no_child: bool = False
    is_grown: bool = False
    no_trouble: bool = False
    only_words: bool = False
    not_dying: bool = False
    denies: tuple[str, ...] = ()
    corrects: bool = False
    insists: bool = False
    next_best: str = ""
    who_knows: WhoKnows | None = None
    urgent: Moment = NO_MOMENT
    softly: Moment = NO_MOMENT
    asks_on: tuple[Moment, ...] = ()
    opens: tuple[Moment, ...] = ()
    answers: tuple[LikelyAnswer, ...] = ()
    support: Mapping[str, float] = field(default_factory=dict)
    by_model: Move | None = None
    number: int | None = None
    amount: float | None = None
    takes: str = ""
    named: tuple[str, ...] = ()
    claims: bool = False
    aside: bool = False
    manner: str = ""
    tells: str = ""
    beside: tuple[str, ...] = ()

    @property
    def is_question(self) -> bool:
        """Whether it has the form of a question, or its mark."""
        return self.asks or self.has_mark

    @property
    def place(self) -> str | None:
        """The one place that is named, as closely as a law is known for it; none where several are."""
        return (self.local or self.places[0]) if len(self.places) == 1 else None

    @property
    def moves(self) -> tuple[Move, ...]:
        """What the message says, one or two things, most important first."""
        first = Move(self.intent, self.topic, self.confidence)
        return (first, self.second) if self.second else (first,)
