"""One message and its answer, as an action sees them: read the situation, say something, note it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.dialogue.reading.matters import STAYED_WITH, matter_of
from bot.dialogue.state.dangers import LED_ON, OF_THEIR_OWN_DOING
from bot.dialogue.state.done import NOTHING_DONE, Done
from bot.dialogue.state.questions import OPEN, ends_asking, question_of, without_question
from bot.dialogue.state.situation import Situation
from bot.dialogue.telling.facts import Facts
from bot.dialogue.telling.figures_told import Figures
from bot.dialogue.telling.fillings import Fillings, sayable
from bot.dialogue.telling.in_crisis import words_in_crisis
from bot.dialogue.telling.laws_told import Laws
from bot.dialogue.telling.likely_place import has_likely_lines, say_no_lines
from bot.dialogue.telling.needs import QUESTION_OF_TOPIC
from bot.dialogue.topics import Topic, topic_of
from bot.dialogue.words.buttons import TO_BUYERS
from bot.dialogue.words.library import Library
from bot.dialogue.words.wordings import new_wording, questions_asked, text_id, topic_said, wordings
from bot.message import Move, Understanding
from bot.vocabulary import Stage
from bot.words import Button, Said, Variation

IF_ELSEWHERE = "utter_safety_where_else"
"""Says that another country may be named, below the lines of the one that is likely."""

ASKED_AGAIN = ("routes", "law")
"""Facts whose words may be said again when they are asked for again."""

NEW_EACH_TIME = ("ask_figures", "ask_figures/more", "ask_privacy/how_delete_watched")
"""What is answered with another fact each time, in the same words, or has to be done each time."""

ASKS = {"claim_need": "help", "commit_to_stop": "help", "express_remorse": "help"}
"""The question that the general words of an intent end with; those of a topic are in topics.yml."""

NO_MOVE = Move("out_of_scope")


@dataclass(slots=True)
class Exchange:
    """The answer in the making.

    Args:
        situation: what is known; actions change it in place.
        reading: what the message means.
        library: reviewed content.
        now: the time, with a zone, by which opening hours are judged.
        done: what the turn did before.
        was_asked: the question of ours that stood open when the message came.
        move: the part of the message that is answered at the moment.
        need: what the directory is asked for in the text that is being said.
        is_gentle: whether lines are only offered, so that no emergency number stands among them.
        leads_on: whether the next step of the conversation may follow the answer.
        shows_lines: whether this answer shows lines.
        names_likely_place: whether they stand under the name of the place that is likely: "In Germany:".
        lacks_place: whether lines in their language wait for the answer where they are.
        numbers_said: emergency numbers that a sentence of this answer says, so that no card repeats them.
    """

    situation: Situation
    reading: Understanding
    library: Library
    now: datetime
    done: Done = NOTHING_DONE
    was_asked: str = "nothing"
    move: Move = NO_MOVE
    need: str = ""
    is_gentle: bool = False
    leads_on: bool = False
    shows_lines: bool = False
    names_likely_place: bool = False
    lacks_place: bool = False
    replies: list[Said] = field(default_factory=list)
    numbers_said: set[str] = field(default_factory=set)

    @property
    def facts(self) -> Facts:
        """The facts that this answer may tell."""
        return Facts(self)

    @property
    def laws(self) -> Laws:
        """The law that this answer may tell."""
        return Laws(self)

    @property
    def figures(self) -> Figures:
        """The figures that this answer may tell."""
        return Figures(self)

    @property
    def intent(self) -> str:
        """The intent of the part that is answered."""
        return self.move.intent

    @property
    def topic(self) -> Topic:
        """The topic of the part that is answered; empty where only the intent is known."""
        return topic_of(self.move.key)

    @property
    def law_place(self) -> str | None:
        """The place whose law is meant: the one named now or last, else where the visitor is."""
        return self.reading.place or self.situation.asked_place or self.situation.place

    def say(self, key: str, buttons: Sequence[Button] = (), /, **values: object) -> None:
        """Add the best wording of a key that was not said yet, else the one said longest ago."""
        key = words_in_crisis(self, key)
        self._speak(key, self._wordings(key)[0], buttons, values)

    def say_once(self, key: str, /, **values: object) -> bool:
        """Add a wording that was not said yet; says nothing, and that, where there is none left."""
        wording = new_wording(self.library.words, key, self.situation)
        if wording is None:
            return False
        self._speak(key, wording, (), values)
        return True

    def once(self, key: str) -> str:
        """A sentence of ours for another text; nothing if it was said."""
        wording = new_wording(self.library.words, key, self.situation)
        if wording is None:
            return ""
        self.situation.note_said(text_id(key, wording))
        return wording.text

    def say_routes(self, key: str) -> None:
        """Say where to turn; that it is said again, or that we know of nothing, where that is so."""
        if routes := self.facts.routes_due():
            self.say(key, routes=routes)
        elif routes := self.facts.routes_again():
            self.say("utter_routes_again", routes=routes)
        else:
            say_no_lines(self)

    def was_said(self, key: str) -> bool:
        """Whether a text was said in this talk, in any wording."""
        return self.situation.was_said(key)

    @property
    def wants_no_questions(self) -> bool:
        """Whether a visitor in no danger said that we ask too much, or was reached by mistake."""
        is_lost = self.situation.not_for_me and not self.situation.went_on
        return self.situation.is_led_on and (is_lost or self.was_said("utter_manner/no_questions"))

    def has_words(self, key: str) -> bool:
        """Whether a topic or an intent has words of its own."""
        return self.library.words.has(f"utter_{key}")

    def has_words_for_writer(self, key: str) -> bool:
        """Whether a key has words that are for who writes, or for this danger, and not for anybody."""
        return self.has_words(key) and bool(self._wordings(f"utter_{key}")[0].conditions)

    def say_topic(self, key: str, /, **values: object) -> None:
        """Answer a topic or an intent; where all of its words are said, by its intent's, else say so.

        Opens the question that the words end with.
        """
        topic = topic_of(key)
        self.need = topic.need
        told = False
        if self.has_words(key) and (topic.first in ASKED_AGAIN or key in NEW_EACH_TIME):
            told = True
            self.say(f"utter_{key}", **values)
        elif self.has_words(key):
            told = self.say_once(f"utter_{key}", **values)
        asks = topic.asks or ASKS.get(key, "")
        if told and asks and self.asks_something:
            self._open(asks)
        matter = matter_of(self.situation)
        # What may happen to a buyer is not listed to whom it has happened, or to others.
        of_their_own = self.situation.last_need in OF_THEIR_OWN_DOING
        is_others = of_their_own or self.situation.role not in LED_ON
        is_risk = topic.intent == "ask_risk" and is_others
        # "No person is here" answers nothing about the line that was shown.
        is_line = topic.intent == "ask_human" and bool(self.situation.resources)
        if not told and matter in STAYED_WITH and (is_risk or not self.has_words(key)):
            told = self.say_once(f"utter_stay_{matter}")
        if not told and topic.intent and self.has_words(topic.intent) and not (is_risk or is_line):
            told = self.say_once(f"utter_{topic.intent}", **values)
        is_again = self.situation.in_danger or of_their_own or self.was_said("utter_said_already")
        if not told and (is_again or not self.say_once("utter_said_already")):
            self.say(f"utter_{key}", **values)

    def _open(self, asks: str) -> None:
        """Open the question that was said last, unless it was just answered, or offers refused numbers."""
        is_refused = asks == "help" and self.situation.no_numbers
        # "Have you met somebody?" is no question to who reports one, nor "can you write?" to who said yes.
        can_write = self.situation.can_write or self.was_said("utter_safe_yes")
        is_refused |= asks == "worry" and self.situation.role == "witness"
        is_refused |= asks == "safe_to_write" and can_write
        if is_refused or (asks == self.was_asked and self.situation.danger == "none"):
            last = self.replies[-1]
            question = self._next_question(asks)
            goes_on = bool(question) or len(self.replies) > 1
            text = without_question(last.text, keeps_half=goes_on)
            self.replies[-1] = replace(last, text=f"{text} {question}".rstrip())
        else:
            self.ask(asks)

    def _next_question(self, asks: str) -> str:
        """Another open question in place of one that was just answered; none where all of them were asked."""
        is_calm = self.situation.danger == "none" and self.has_words(f"on/{asks}")
        question = self.once(f"utter_on/{asks}") if is_calm else ""
        if question:
            self.ask(OPEN)
        return question

    @property
    def asks_something(self) -> bool:
        """Whether what was said last ends with a question."""
        return bool(self.replies) and ends_asking(self.replies[-1].text)

    def offer(self, buttons: Sequence[Button]) -> None:
        """Add quick replies to what was said last."""
        last = self.replies[-1]
        self.replies[-1] = replace(last, buttons=(*last.buttons, *buttons))

    def ask(self, question: str) -> None:
        """Remember which question of ours the next message may answer."""
        self.situation.asked = question

    def informed(self, topic: str) -> None:
        """A fact of this topic was told."""
        self.situation.note_topic(topic)
        self.situation.reach(Stage.INFORMED)

    def ask_place_if_needed(self, *, again: bool = False) -> None:
        """Ask where the visitor is, if lines hang on it and nothing else is asked; once, unless `again`."""
        situation = self.situation
        if len(self.reading.places) > 1:
            self.say("utter_which_place", self.place_buttons(self.reading.places))
            self.ask("safety_place")
        elif (
            self.facts.line_place("crisis") is None
            and not situation.no_numbers
            and situation.asked in ("nothing", "danger_now")
        ):
            is_distress = situation.danger_kind == "distress"
            key = "utter_distress_where" if is_distress else "utter_safety_where"
            key = IF_ELSEWHERE if self.names_likely_place or has_likely_lines(self) else key
            is_again = again and not self.names_likely_place and self.was_asked != "safety_place"
            if self.was_said(key) and not is_again:
                return
            self.say(key)
            if situation.asked == "nothing":
                self.ask("safety_place")

    def place_name(self, code: str) -> str:
        """Name of a jurisdiction in the language of the conversation."""
        return self.library.places.name(code, self.situation.language)

    def place_buttons(self, codes: Sequence[str]) -> list[Button]:
        """One quick reply for each place."""
        return [Button(self.place_name(code), f"/inform_location {code}") for code in codes]

    def _wordings(self, key: str) -> Sequence[Variation]:
        return wordings(self.library.words, key, self.situation)

    def _was_asked_before(self, wording: Variation) -> bool:
        """Whether its question was asked in this talk; in danger a question may be asked again."""
        question = question_of(wording.text)
        return (
            bool(question)
            and not wording.buttons
            and self.situation.danger == "none"
            and question in questions_asked(self.library.words, self.situation)
        )

    def _speak(
        self,
        key: str,
        wording: Variation,
        buttons: Sequence[Button],
        values: Mapping[str, object],
    ) -> None:
        wanted = sayable(wording.text, self.library.settings.operator_contact)
        fillings = Fillings(self, values, key)
        text = fillings.fill(wanted)
        topic = topic_of(topic_said(text_id(key, wording)))
        is_on_line = topic.key in QUESTION_OF_TOPIC and not self.situation.place_told
        is_list = topic.first == "routes" and not is_on_line
        if fillings.lacks_lines and is_list:
            say_no_lines(self)  # no list is announced that is empty
            return
        if self._was_asked_before(wording):
            text = without_question(text, keeps_half=bool(self.replies))
        self.situation.note_said(text_id(key, wording))
        offered = [
            button
            for button in wording.buttons
            if not (self.situation.in_danger and button.payload.partition(" ")[0] in TO_BUYERS)
        ]
        if text:
            self.replies.append(Said(text, (*offered, *buttons), key))
