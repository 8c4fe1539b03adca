"""The acceptance tests of the safety rules (decisions/0005), on the web and by SMS, in every language.

What a visitor writes stands in `safety_sentences/<language>.yml`; what must be answered is named by
the key of the reviewed text, so that another language needs no code.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.dialogue.state.done import Done
from bot.dialogue.state.situation import Situation
from bot.dialogue.words.library import Library
from bot.engine.engine import Engine
from bot.message import Incoming, Outgoing, Understanding
from bot.outcomes.outcome import Outcome
from bot.server.app import Assistant
from bot.words import Said
from tests.platforms import Platforms
from tests.reviewed import Reviewed

SENTENCES = {
    file.stem: yaml.safe_load(file.read_text(encoding="utf-8"))
    for file in sorted((Path(__file__).parent / "safety_sentences").glob("*.yml"))
}
PLACE_QUESTIONS = {"utter_safety_where", "utter_safety_where_else", "utter_distress_where"}
"""Asked behind an answer whose lines hang on the place."""

DETERRENCE = (
    *("utter_seek_services", "utter_ask_harm", "utter_ask_figures", "utter_claim_"),
    *("utter_ask_readiness", "utter_readiness_", "utter_offer_"),
)
"""Beginnings of what is the buyers' script."""

CONVERSATIONS = int(os.environ.get("AUDIT_CONVERSATIONS", "700"))
"""Random conversations of the output audit."""


class Visitor:
    """Somebody who writes in one language by one channel, and checks every answer."""

    def __init__(
        self, platforms: Platforms, reviewed: Reviewed, channel: str, language: str
    ) -> None:
        self._platforms = platforms
        self._platform = platforms[channel]
        self._pseudonym = ""
        self._reviewed = reviewed
        self._person = 1
        self._messages: tuple[Said, ...] = ()
        self.assistant = platforms.assistant
        self.language = language
        self.campaign = f"demo-{language}"
        self.channel = channel
        self.sentences: dict[str, Any] = SENTENCES[language]
        self._listen(self.assistant)

    def _listen(self, assistant: Assistant) -> None:
        take = assistant.door.take

        async def heard(message: Incoming) -> Outgoing:
            outgoing = await take(message)
            self._messages = outgoing.messages
            self._pseudonym = message.pseudonym
            return outgoing

        assistant.door.take = heard

    def someone_else(self) -> None:
        """The next sentence is another person's first."""
        self._person += 1

    def writes(self, name: str) -> str:
        """Write a sentence of the file; returns the whole answer."""
        return self.says(self.sentences[name])

    def says(self, text: str, *, attachment: bool = False) -> str:
        """Write anything; nothing forbidden may come back, and nothing that nobody reviewed."""
        self._messages = ()
        answer = self._platform.say(
            text, person=self._person, campaign=self.campaign, attachment=attachment
        )
        assert answer.status == 200
        whole = "\n".join(said.text for said in self._messages)
        for group in ("never", "never_threatens", "never_orders", "never_shames"):
            for word in self.sentences[group]:
                assert word.lower() not in whole.lower(), f"'{word}' came back"
        assert self._reviewed.unknown_numbers(whole, self.language) == []
        return whole

    @property
    def told(self) -> list[str]:
        """Keys of the messages of the last answer; the reveal, which goes before, left out."""
        keys = [self._reviewed.key_of(said, self.language) for said in self._messages]
        assert None not in keys, "a message that nobody reviewed"
        return [str(key) for key in keys if key != "utter_reveal"]

    @property
    def messages(self) -> list[str]:
        """Texts of the last answer."""
        return [said.text for said in self._messages]

    @property
    def situation(self) -> Situation:
        """What is known of the talk."""
        assert self._pseudonym, "nobody wrote"
        find = self.assistant.turn.conversations.find
        situation = self._platforms.client.portal.call(find, self._pseudonym)  # type: ignore[union-attr]
        assert situation is not None
        return situation

    @property
    def answered(self) -> str:
        """The key that answers; a question for the place behind it is left out."""
        (key, *more) = self.told
        assert set(more) <= PLACE_QUESTIONS, more
        return key

    @property
    def numbers(self) -> list[set[str]]:
        """What each number of the last answer is for."""
        return self._reviewed.purposes_of("\n".join(said.text for said in self._messages))

    def is_left_alone(self) -> bool:
        """Whether nothing of the buyers' script was said."""
        return not any(key.startswith(DETERRENCE) for key in self.told)

    @property
    def buttons(self) -> list[str]:
        """Payloads of the last message's buttons."""
        return [button.payload for button in self._messages[-1].buttons]

    def tells_a_figure(self, answer: str) -> bool:
        """Whether an answer holds a figure with its source."""
        return self._reviewed.tells_a_figure(answer, self.language)

    def is_helped_with(self, *purposes: str) -> bool:
        """Whether the last answer shows numbers, and only numbers, that are for one of these."""
        text = "\n".join(said.text for said in self._messages)
        shown = self._reviewed.purposes_of(text)
        return bool(shown) and all(of & {*purposes, "emergency"} for of in shown)


@pytest.fixture(scope="session")
def reviewed(library: Library) -> Reviewed:
    return Reviewed(library)


@pytest.fixture(params=sorted(SENTENCES))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["web", "sms"])
def visitor(
    request: pytest.FixtureRequest, platforms: Platforms, reviewed: Reviewed, language: str
) -> Visitor:
    return Visitor(platforms, reviewed, request.param, language)


@pytest.fixture
def at(platforms: Platforms) -> Callable[[int], None]:
    """Set the hour of the day (UTC) by which opening hours are judged."""

    def set_hour(hour: int) -> None:
        assistant: Assistant = platforms.client.app.state.assistant  # type: ignore[attr-defined]
        assistant.turn.now = lambda: datetime(2026, 11, 24, hour, tzinfo=UTC)

    return set_hour


def test_t1_the_first_message_says_what_this_is(visitor: Visitor) -> None:
    answer = visitor.writes("greeting")
    assert visitor.told == ["utter_greet"]
    assert answer.startswith(reveal_of(visitor))


def reveal_of(visitor: Visitor) -> str:
    return visitor.assistant.library.words.say(
        "utter_reveal", visitor.language, channel=visitor.channel, operator="Second Thought"
    ).text


def test_t1_in_english_it_says_automated_who_not_police_and_how_to_leave(
    platforms: Platforms, reviewed: Reviewed
) -> None:
    for channel, number, way_out in (
        ("web", "We don't keep your number", "close this page"),
        ("sms", "We keep no number", "Reply STOP"),
    ):
        first_line = Visitor(platforms, reviewed, channel, "en").writes("greeting").split("\n")[0]
        for part in ("Second Thought", "automated service", "police", number, way_out):
            assert part in first_line


NO_PERSON = {
    *("utter_ask_identity", "utter_ask_identity/robot", "utter_ask_identity/where_is_she"),
    *("utter_ask_human", "utter_ask_human/want_person"),
}


def test_t2_it_says_that_it_is_no_person(visitor: Visitor) -> None:
    for wording in visitor.sentences["are_you_real"]:
        visitor.says(wording)
        # Who asks for a person is told that there is none, and where there are some.
        assert visitor.told[0] in NO_PERSON, wording
        visitor.someone_else()


def test_t3_a_wish_to_buy_is_declined_with_a_fact_and_an_offer(visitor: Visitor) -> None:
    answer = visitor.writes("where_to_buy")
    assert visitor.told == ["utter_seek_services"]
    assert visitor.tells_a_figure(answer), "one fact with its source"
    assert "/ask_help_to_stop" in visitor.buttons
    assert "http" not in answer
    assert not re.search("[€£$]|Vienna|Vienne|Wien|Viena|Вен", answer)


def test_t4_sexual_talk_meets_two_limits_and_an_end_with_help(visitor: Visitor) -> None:
    endings = {"utter_seek_services_end", "utter_express_hostility_end"}
    limits = {"utter_seek_services", "utter_seek_services/again", "utter_express_hostility"}
    limits |= {"utter_express_hostility/insult", "utter_out_of_scope", "utter_out_of_scope_again"}
    told = []
    for sentence in visitor.sentences["sexual"]:
        visitor.says(sentence)
        told += visitor.told[:1]
    assert sum(key in limits | endings for key in told) >= 2, told
    for _ in range(3):
        visitor.says("/seek_services")
    assert visitor.told[-1] in endings


def test_t5_rules_are_not_for_visitors_to_change(visitor: Visitor) -> None:
    for sentence in visitor.sentences["override"]:
        visitor.says(sentence)
        assert visitor.told, "a reviewed text like any other"


def test_t6_it_tells_the_truth_about_the_police(visitor: Visitor) -> None:
    visitor.writes("reported")
    assert visitor.answered in ("utter_ask_police", "utter_ask_police/did_you_report")
    visitor.says("/ask_privacy")
    assert visitor.told == ["utter_ask_privacy"]


def test_t7_a_minor_stops_the_script_for_good(visitor: Visitor) -> None:
    answer = visitor.writes("she_is_16")
    assert visitor.answered == "utter_mention_minor/she_may_be"
    assert visitor.is_helped_with("report", "child")
    assert "112" in answer or "999" in answer
    visitor.writes("how_much")
    assert visitor.is_left_alone()
    for _ in range(3):
        visitor.says("/seek_services")
        assert visitor.told == ["utter_aside_minor"]


def test_t8_a_child_is_asked_whether_it_is_safe_and_can_leave(visitor: Visitor) -> None:
    answer = visitor.writes("i_am_15")
    assert visitor.told == ["utter_mention_minor/i_am_minor"]
    assert visitor.is_helped_with("child", "victim", "report")
    assert "112" in answer or "999" in answer
    visitor.says(visitor.sentences["yes_"])
    assert visitor.answered == "utter_safe_yes"


NEUTRAL = "utter_disclose_exploitation/he_comes"
"""A line without a number or a telling word."""


def test_t9_who_is_watched_gets_one_neutral_line_and_then_nothing(visitor: Visitor) -> None:
    visitor.writes("watched")
    assert visitor.told == [NEUTRAL]
    for text in (visitor.sentences["no_"], visitor.sentences["greeting"], "/seek_services"):
        visitor.says(text)
        assert visitor.told == [NEUTRAL]
        assert visitor.numbers == []


def test_t10_the_way_out_is_on_the_page_at_any_moment(platforms: Platforms) -> None:
    # What a browser does with it, and with "Back", is tested in tests/browser.
    client = platforms.client
    for page in (client.get("/c/demo-en"), client.post("/c/demo-en", data={"text": "hello"})):
        assert 'id="leave" href="https://www.wikipedia.org/"' in page.text
        assert "erase your browser" in page.text
        assert page.headers["cache-control"] == "no-store"


def test_t11_deleting_is_explained_with_its_danger_and_never_ordered(visitor: Visitor) -> None:
    visitor.writes("delete_history")
    assert visitor.answered == "utter_ask_privacy/how_delete_watched"


def test_t12_despair_is_answered_with_the_line_and_nothing_else(visitor: Visitor) -> None:
    answer = visitor.writes("die")
    assert visitor.answered == "utter_express_distress/life"
    assert "findahelpline" in answer or visitor.is_helped_with("crisis")
    for name in ("no_", "what_law", "how_much", "greeting"):
        answer = visitor.writes(name)
        assert visitor.is_left_alone()
        assert all(purposes & {"crisis", "emergency"} for purposes in visitor.numbers)
        assert not visitor.tells_a_figure(answer)
    for payload in ("/seek_services", "/ask_law", "/ask_harm", "/ask_figures"):
        visitor.says(payload)
        assert visitor.told == ["utter_aside_despairing"]


@pytest.mark.parametrize(
    ("place", "hour", "there", "not_there"),
    [
        ("UA", 12, ["7333", "112"], ["116 123", "911"]),
        ("IT", 2, ["112"], ["911"]),
        ("EE", 0, ["112"], ["911"]),
    ],
)
@pytest.mark.parametrize("channel", ["web", "sms"])
def test_t13_the_line_fits_the_country_and_the_hour(
    platforms: Platforms,
    reviewed: Reviewed,
    at: Callable[[int], None],
    channel: str,
    place: str,
    hour: int,
    there: list[str],
    not_there: list[str],
) -> None:
    at(hour)
    visitor = Visitor(platforms, reviewed, channel, "en")
    visitor.writes("die")
    told = visitor.says(f"/inform_location {place}")
    answer = told + visitor.says("/ask_human")
    for part in there:
        assert part in answer
    for part in not_there:
        assert part not in answer
    assert "closed now" not in answer or "24/7" in answer or "112" in answer


@pytest.mark.parametrize("campaign", ["nowhere", "ukraine", "demo-en"])
@pytest.mark.parametrize("channel", ["web", "sms"])
def test_t13_the_place_of_a_campaign_is_not_the_visitors(
    platforms: Platforms, reviewed: Reviewed, channel: str, campaign: str
) -> None:
    visitor = Visitor(platforms, reviewed, channel, "en")
    visitor.campaign = campaign
    answer = visitor.writes("die") + visitor.writes("means")
    for part in ("112", "911", "Which country are you in"):
        assert part in answer
    assert "7333" not in answer
    assert "116 123" not in answer


def test_t13_a_country_that_is_named_later_is_taken(
    platforms: Platforms, reviewed: Reviewed
) -> None:
    visitor = Visitor(platforms, reviewed, "web", "en")
    visitor.campaign = "nowhere"
    visitor.writes("die")
    visitor.says("italy")
    assert visitor.told == ["utter_crisis_routes", "utter_still_in_danger"]
    assert visitor.is_helped_with("crisis")
    answer = visitor.writes("means")
    assert "112" in answer
    assert "911" not in answer


def test_t14_a_threat_is_met_with_the_emergency_number_and_no_debate(visitor: Visitor) -> None:
    answer = visitor.writes("kill")
    assert visitor.answered == "utter_threaten_violence/will_hurt"
    assert "112" in answer or "999" in answer or "110" in answer


def test_t15_a_picture_is_refused_and_leaves_nothing(visitor: Visitor, tmp_path: Path) -> None:
    answer = visitor.says("", attachment=True)
    assert visitor.told == ["utter_attachment"]
    assert "http" in answer or any(mark.isdigit() for mark in answer)
    kept = {file.name for file in tmp_path.rglob("*") if file.is_file()}
    assert {name.partition(".")[0] for name in kept} <= {
        *("outcomes", "conversations", "experiments", "opt-outs", "repeats", "returns", "web"),
        "clock",
    }


def test_t16_who_fears_his_thoughts_of_children_is_shown_confidential_help(
    visitor: Visitor,
) -> None:
    answer = visitor.writes("attracted")
    assert visitor.answered == "utter_mention_minor/attraction"
    assert "http" in answer or visitor.is_helped_with("attraction")


def test_t17_stop_is_confirmed_once_and_then_there_is_silence(
    platforms: Platforms, reviewed: Reviewed, language: str
) -> None:
    visitor = Visitor(platforms, reviewed, "sms", language)
    for word in visitor.sentences["stop_words"]:
        answer = visitor.says(word)
        assert visitor.told == ["utter_opt_out"], word
        assert "?" not in answer
        assert visitor.writes("greeting") == ""
        visitor.writes("die")
        assert visitor.told == ["utter_after_opt_out"], "silence must not cost a life"
        assert visitor.writes("greeting") == ""
        visitor.someone_else()
    web = Visitor(platforms, reviewed, "web", language)
    assert web.writes("greeting")


def test_t18_a_cry_for_help_is_answered_as_one(
    platforms: Platforms, reviewed: Reviewed, language: str
) -> None:
    visitor = Visitor(platforms, reviewed, "sms", language)
    for word in visitor.sentences["help_words"]:
        visitor.says(word)
        assert visitor.told == ["utter_sms_help"]
        assert visitor.is_helped_with("crisis")
        visitor.someone_else()


def test_t19_georgia_is_not_georgia(visitor: Visitor) -> None:
    answer = visitor.writes("georgia")
    assert "ENDHTGA" not in answer
    if visitor.sentences["georgia_is_ambiguous"]:
        assert visitor.told[-1] == "utter_which_place"
        assert visitor.buttons == ["/inform_location GE", "/inform_location US-GA"]
    visitor.someone_else()
    answer = visitor.writes("tbilisi")
    assert "116 006" in answer
    assert "112" in answer
    assert "866" not in answer


async def test_t20_every_number_in_random_conversations_comes_from_a_table(
    assistant: Assistant,
    library: Library,
    reviewed: Reviewed,
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(assistant.turn.recorder, "record", _forget)
    monkeypatch.setattr(assistant.turn, "engine", Remembering(engine))
    dice = random.Random(20)
    sentences = [
        sentence["text"]
        for file in sorted((Path(__file__).parent / "sentences" / "en").glob("*.yml"))
        for sentence in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]
    campaigns = [campaign.id for campaign in assistant.campaigns]
    seen: set[tuple[str, str, str]] = set()
    for number in range(CONVERSATIONS):
        channel, campaign = dice.choice(("web", "sms", "telegram")), dice.choice(campaigns)
        buttons: list[str] = []
        for _ in range(dice.randint(1, 5)):
            text = dice.choice(buttons if buttons and dice.random() < 0.4 else sentences)
            said = await assistant.turn.take(Incoming(channel, campaign, str(number), text))
            buttons = [button.payload for message in said.messages for button in message.buttons]
            for message in said.messages:
                seen.add((message.text, message.key, said.language))
            await _crisis_lines_are_crisis_lines(assistant, reviewed, str(number), said)
    for text, key, language in seen:
        assert reviewed.is_said(text, key, language), text
        assert reviewed.unknown_numbers(text, language) == [], text
        assert library.figures.blocked_in(text) == [], text


async def _crisis_lines_are_crisis_lines(
    assistant: Assistant, reviewed: Reviewed, pseudonym: str, said: Outgoing
) -> None:
    """In despair no number is shown but those of crisis lines and of emergency services."""
    situation = await assistant.turn.conversations.find(pseudonym)
    if situation is None or situation.safety_kinds != ["distress"]:
        return
    for message in said.messages:
        if message.key.startswith(("utter_express_distress", "utter_check_despair")):
            of_message = reviewed.purposes_of(message.text)
            assert all(of & {"crisis", "emergency"} for of in of_message), message


async def _forget(outcome: Outcome) -> None:
    """The audit is about what is said, not about what is counted."""


class Remembering:
    """The engine, understanding each sentence only once: the audit says the same ones often."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._known: dict[tuple[str, str], Understanding] = {}
        self.intents = engine.intents

    async def understand(self, text: str, context: dict[str, Any]) -> Understanding:
        """As the engine does."""
        key = text, repr(sorted(context.items(), key=str))
        if key not in self._known:
            self._known[key] = await self._engine.understand(text, context)
        return self._known[key]

    def decide(
        self, meaning: Understanding, situation: Situation, now: datetime, done: Done
    ) -> list[Said]:
        """As the engine does."""
        return self._engine.decide(meaning, situation, now, done)

    def dangers(self, text: str) -> list[str]:
        """As the engine does."""
        return self._engine.dangers(text)


# The twenty after them: second steps, where somebody in danger goes on to write.


def test_t21_despair_that_grows_meets_people_and_the_emergency_number(visitor: Visitor) -> None:
    visitor.writes("die")
    visitor.writes("alone")
    assert visitor.answered == "utter_express_distress/alone"
    answer = visitor.writes("means")
    assert visitor.answered in (
        "utter_express_distress/means_at_hand",
        "utter_express_distress/self_harm",
    )
    assert "112" in answer


def test_t22_a_joke_ends_the_danger(visitor: Visitor) -> None:
    visitor.writes("die")
    visitor.writes("joke")
    assert visitor.told in (["utter_express_distress/joke"], ["utter_lifted"])
    assert visitor.numbers == []
    visitor.writes("how_much")
    assert visitor.told[0].startswith("utter_seek_services")
    assert visitor.situation.danger == "none"


def test_t23_when_he_comes_one_neutral_line_is_all(visitor: Visitor) -> None:
    visitor.writes("forced")
    assert visitor.answered == "utter_disclose_exploitation/forced"
    visitor.writes("he_comes")
    assert visitor.told == [NEUTRAL]
    assert visitor.buttons == []
    for name in ("no_", "greeting"):
        visitor.writes(name)
        assert visitor.told == [NEUTRAL]
        assert visitor.numbers == []


def test_t24_when_he_is_gone_it_goes_on_with_lines(visitor: Visitor) -> None:
    for name in ("forced", "he_comes"):
        visitor.writes(name)
    visitor.writes("is_gone")
    assert visitor.answered == "utter_disclose_exploitation/is_gone"
    answer = visitor.says("/ask_human")
    assert "lastradainternational" in answer or visitor.is_helped_with("victim")


def test_t25_nobody_is_told_whether_they_will_be_deported(visitor: Visitor) -> None:
    visitor.writes("forced")
    answer = visitor.writes("deported")
    assert visitor.answered in ("utter_ask_police/deported", "utter_ask_police/arrest_me")
    for promise in visitor.sentences["no_promise"]:
        assert promise.lower() not in answer.lower()
    first_word = re.split(r"[\s,.;:!]", answer.lower().lstrip())[0]
    assert first_word not in (visitor.sentences["yes_"], visitor.sentences["no_"])


def test_t26_nobody_is_promised_that_a_line_tells_nobody(visitor: Visitor) -> None:
    visitor.writes("forced")
    answer = visitor.writes("do_they_tell")
    assert visitor.answered in (
        "utter_ask_human/do_they_tell_police",
        "utter_ask_police/deported",
        "utter_ask_police/arrest_me",
    )
    for promise in visitor.sentences["no_promise"]:
        assert promise.lower() not in answer.lower()


def test_t27_traces_are_explained_also_in_the_middle_of_a_talk(visitor: Visitor) -> None:
    visitor.writes("forced")
    visitor.writes("delete_history")
    assert visitor.answered == "utter_ask_privacy/how_delete_watched"
    assert visitor.situation.role == "exploited"


def test_t28_deleting_in_danger_forgets_nobody(visitor: Visitor) -> None:
    visitor.writes("forced")
    visitor.writes("erase")
    assert visitor.told == ["utter_delete_in_danger"]
    assert visitor.situation.in_danger
    visitor.says("/seek_services")
    assert visitor.told == ["utter_aside_exploited"]


def test_t29_a_child_is_told_what_happens_with_its_parents(visitor: Visitor) -> None:
    visitor.writes("i_am_15")
    answer = visitor.writes("parents")
    assert visitor.answered == "utter_mention_minor/not_tell_parents"
    for promise in visitor.sentences["no_promise"]:
        assert promise.lower() not in answer.lower()


def test_t30_a_child_is_not_to_blame(visitor: Visitor) -> None:
    visitor.writes("i_am_15")
    visitor.writes("my_fault")
    assert visitor.answered == "utter_mention_minor/my_fault"


def test_t31_a_child_that_says_it_was_a_mistake_does_not_meet_the_script(
    visitor: Visitor,
) -> None:
    visitor.writes("i_am_15")
    visitor.writes("mistake")
    assert visitor.is_left_alone()
    visitor.writes("no_")
    assert (visitor.situation.role, visitor.situation.danger) == ("child", "certain")
    visitor.writes("how_much")
    assert visitor.is_left_alone()
    visitor.says("/seek_services")
    assert visitor.told == ["utter_aside_child"]


def test_t32_a_witness_does_not_go_in(visitor: Visitor) -> None:
    visitor.writes("saw")
    visitor.writes("go_in")
    assert visitor.answered == "utter_report_concern/should_i_go_in"


def test_t33_a_witness_is_told_about_names(visitor: Visitor) -> None:
    visitor.writes("saw")
    visitor.writes("my_name")
    assert visitor.answered in (
        "utter_report_concern/my_name",
        "utter_ask_human/is_anonymous",
        "utter_ask_privacy/anonymous_here",
        "utter_ask_privacy",
    )


def test_t34_where_nobody_picks_up_there_is_another_way(visitor: Visitor) -> None:
    visitor.says("/inform_location GB")
    visitor.writes("die")
    visitor.writes("nobody_picks_up")
    assert visitor.answered in (
        "utter_ask_human/nobody_picks_up",
        "utter_express_distress/no_help_works",
        "utter_ask_human/cannot_call",
        "utter_express_distress/alone",
    )
    assert visitor.answered != "utter_ask_human/nobody_picks_up" or visitor.is_helped_with("crisis")


def test_t35_the_hours_of_a_line_are_told(visitor: Visitor) -> None:
    visitor.says("/inform_location GB")
    visitor.writes("die")
    answer = visitor.writes("at_night")
    assert visitor.answered == "utter_ask_human/open_now"
    assert "Samaritans" in answer


def test_t36_no_numbers_means_none_but_the_emergency_number(visitor: Visitor) -> None:
    visitor.says("/inform_location GB")
    visitor.writes("die")
    sentences = (visitor.sentences[name] for name in ("no_numbers", "alone", "greeting"))
    for text in (*sentences, "/seek_services", "/goodbye"):
        visitor.says(text)
        assert all("emergency" in purposes for purposes in visitor.numbers)
        assert set(visitor.told).isdisjoint(PLACE_QUESTIONS)


def test_t37_who_is_calling_is_let_call(visitor: Visitor) -> None:
    visitor.writes("die")
    visitor.writes("calling")
    # Where no line was named but the emergency number, they hear what is said there first.
    assert visitor.told in (["utter_ask_human/will_call"], ["utter_calls_emergency"])
    assert visitor.situation.in_danger


def test_t38_idioms_lock_nobody_in(visitor: Visitor) -> None:
    for idiom in visitor.sentences["idioms"]:
        visitor.writes("greeting")
        visitor.says(idiom)
        assert not visitor.situation.in_danger, idiom
        if visitor.situation.danger == "suspected":
            visitor.says("/deny")
        assert visitor.situation.danger == "none", idiom
        visitor.says("/seek_services")
        assert visitor.told[0].startswith("utter_seek_services"), idiom
        visitor.someone_else()


def test_t39_danger_is_answered_after_an_opt_out(
    platforms: Platforms, reviewed: Reviewed, language: str
) -> None:
    visitor = Visitor(platforms, reviewed, "sms", language)
    visitor.writes("greeting")
    visitor.says("STOP")
    for name in ("die", "forced", "kill"):
        answer = visitor.writes(name)
        assert visitor.told == ["utter_after_opt_out"], name
        assert "112" in answer
        assert "START" in answer or "СТАРТ" in answer
    assert visitor.writes("how_much") == ""


def test_t40_a_cry_for_help_is_answered_after_an_opt_out(
    platforms: Platforms, reviewed: Reviewed, language: str
) -> None:
    visitor = Visitor(platforms, reviewed, "sms", language)
    visitor.says("STOP")
    for word in visitor.sentences["help_words"]:
        answer = visitor.says(word)
        assert visitor.told == ["utter_after_opt_out"]
        assert "112" in answer


def test_the_same_words_do_not_come_back(visitor: Visitor) -> None:
    """In danger no message of ours is repeated while another one is left."""
    heard: list[str] = []
    for name in ("die", "alone", "what_law", "how_much", "greeting", "calling"):
        visitor.writes(name)
        heard += [said for said in visitor.messages if "\n" not in said]
    assert len(heard) == len(set(heard))
