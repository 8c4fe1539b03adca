"""The rules of ARCHITECTURE.md, enforced."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.dialogue.actions import ACTIONS
from bot.dialogue.actions.help import QUESTION_OF_BAND
from bot.dialogue.actions.safety import PERSON_OF_KIND
from bot.dialogue.answering import of_work, second_questions
from bot.dialogue.answering.heard_out import (
    BEFORE,
    KEY,
    MEANT_BY,
    ROAD,
    SAW_AND_LEFT,
    SAW_ENOUGH,
    WRITTEN,
)
from bot.dialogue.answering.listening import ASKED_FOR
from bot.dialogue.answering.onlookers import TOLD
from bot.dialogue.planning.course import STEPS
from bot.dialogue.reading.matters import STAYED_WITH
from bot.dialogue.reading.taking_up import MOVE_OF_MANNER
from bot.dialogue.state.dangers import CHECKS, KIND_OF_YES
from bot.dialogue.state.questions import OPEN
from bot.dialogue.telling.exchange import ASKS
from bot.dialogue.topics import topics
from bot.nlu.phrases import brought, care, who_knows
from bot.nlu.phrases.named import FILE
from bot.settings import PROJECT, configured_languages
from bot.words import Words

LONGEST_MODULE = 300
LONGEST_FUNCTION = 50
MODULES = sorted(
    m for part in ("bot", "connectors", "tools") for m in PROJECT.glob(f"{part}/**/*.py")
)
DOMAIN = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
RULES = yaml.safe_load((PROJECT / "bot/dialogue/rules.yml").read_text(encoding="utf-8"))["rules"]

INTENTS = {next(iter(entry)) for entry in DOMAIN["intents"]}
QUESTIONS = set(DOMAIN["slots"]["asked"]["values"])
PERSONS = set(PERSON_OF_KIND.values())
NAMED = yaml.safe_load(FILE.read_text(encoding="utf-8"))["en"]
SOURCE = "\n".join(module.read_text(encoding="utf-8") for module in MODULES)


FILES_AT_THE_TOP, FOLDERS_AT_THE_TOP = 8, 10


def name_of(path: Path) -> str:
    return str(path.relative_to(PROJECT))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_is_short_and_says_what_it_is_for(module: Path) -> None:
    source = module.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert source.count("\n") <= LONGEST_MODULE
    assert ast.get_docstring(tree), "the module opens without a sentence"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_what_is_public_is_documented(module: Path) -> None:
    for node in public(ast.parse(module.read_text(encoding="utf-8"))):
        assert ast.get_docstring(node), f"{module.name}: {node.name} has no docstring"


def public(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    for node in ast.iter_child_nodes(tree):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if node.name.startswith("_"):
            continue
        yield node
        if isinstance(node, ast.ClassDef):
            yield from public(node)


def test_the_top_of_the_code_is_seen_at_a_glance() -> None:
    inside = [part for part in (PROJECT / "bot").iterdir() if not part.name.startswith("__pycache")]
    files = {part.name for part in inside if part.is_file()} - {"__init__.py"}
    folders = {part.name for part in inside if part.is_dir() and any(part.rglob("*.py"))}
    assert len(files) <= FILES_AT_THE_TOP, sorted(files)
    assert len(folders) <= FOLDERS_AT_THE_TOP, sorted(folders)


def test_imports_keep_to_the_contracts() -> None:
    checked = subprocess.run(  # the console script of the environment that runs the tests
        [str(Path(sys.executable).with_name("lint-imports"))],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_domain_actions_and_rules_agree() -> None:
    named = {action.action_name for action in ACTIONS}
    in_rules = {step["action"] for rule in RULES for step in rule["steps"] if "action" in step}
    assert named == set(DOMAIN["actions"])
    assert in_rules == named


def test_every_intent_is_answered_by_a_rule() -> None:
    answered: set[str] = set()
    for rule in RULES:
        if "condition" in rule:
            continue
        for step in rule["steps"]:
            answered |= {option["intent"] for option in step.get("or", ()) if "intent" in option}
            answered |= {step["intent"]} if "intent" in step else set()
    assert answered == INTENTS


BUILT = {
    *(f"utter_{intent}" for intent in INTENTS),
    *(f"utter_{topic}" for topic in topics()),
    *(f"utter_heard/{question}" for question in QUESTIONS),
    *(f"utter_heard/{kind}" for kind in ASKED_FOR.values()),
    *(f"utter_{KEY}{tells}" for tells in (*MEANT_BY, ROAD, WRITTEN, BEFORE)),
    *(f"utter_{KEY}{told}" for told in (SAW_AND_LEFT, SAW_ENOUGH)),
    *(f"utter_brought_{one}" for one in (brought.TOLD, *brought.BEHIND)),
    *(f"utter_manner/{manner}" for manner in MOVE_OF_MANNER),
    *(f"utter_{code}" for code in care.CODES),
    *(f"utter_{who_knows.KEY}{code}" for code in who_knows.CODES),
    *(f"utter_{who_knows.KEY}{code}" for code in who_knows.ADVISERS),
    f"utter_{who_knows.KEY}{who_knows.HOME_ALONE}_more",
    *(f"utter_{who_knows.KEY}{code}" for code in (*who_knows.ON_VITAL, *who_knows.OF_RELATIVES)),
    "utter_manner/nothing_what_higher",
    *(f"utter_{second_questions.KEY}{code}" for code in second_questions.OWN_TEXTS),
    *TOLD.values(),
    *of_work.KEYS.values(),
    *(f"utter_named/{theme}" for theme in NAMED["themes"]),
    *(f"utter_on/{question}" for question in QUESTIONS),
    *(f"utter_stay_{person}" for person in PERSONS),
    *(f"utter_stay_{matter}" for matter in STAYED_WITH),
    *(f"utter_aside_{person}" for person in PERSONS),
    *(f"utter_readiness_{band}" for band in ("low", "middle", "high")),
    *(f"utter_course_{step}" for step in range(1, STEPS + 1)),
}
"""Keys that the code builds: of intents and topics, of what is heard and of who is stayed with."""


def test_what_is_taken_up_of_an_answer_has_words_and_is_looked_for_in_every_language(
    messages: set[str],
) -> None:
    lists = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    assert {*lists} == {*configured_languages()}
    for language, own in lists.items():
        assert {*own["themes"]} == {*NAMED["themes"]}, language
        assert {*own["manners"]} == {*MOVE_OF_MANNER}, language
    assert {f"utter_named/{theme}" for theme in NAMED["themes"]} <= messages
    assert {f"utter_manner/{manner}" for manner in MOVE_OF_MANNER} <= messages


@pytest.fixture(scope="module")
def messages() -> set[str]:
    return set(Words.load(PROJECT / "responses", ["en"]).messages())


def test_every_message_that_the_code_says_exists_and_none_is_left_over(messages: set[str]) -> None:
    said = set(re.findall(r"[\"'](utter_[\w/]+)[\"']", SOURCE))
    assert said - messages == set()
    assert messages - said - BUILT == set()


def test_every_topic_and_every_person_in_danger_has_words(messages: set[str]) -> None:
    assert {f"utter_{topic}" for topic in topics()} <= messages
    assert {f"utter_stay_{person}" for person in PERSONS} <= messages
    # Who fears to harm a child has no buyers' matter to leave aside: they are stayed with.
    assert {f"utter_aside_{person}" for person in PERSONS - {"attraction"}} <= messages
    (plain,) = [rule for rule in RULES if rule["steps"][-1]["action"] == "action_answer"]
    assert {f"utter_{option['intent']}" for option in plain["steps"][0]["or"]} <= messages


def test_topics_belong_to_intents_and_ask_what_is_a_question_of_ours() -> None:
    assert {topic.intent for topic in topics().values()} <= INTENTS
    asked = {topic.asks for topic in topics().values()} - {""}
    asked |= {question for _, question in CHECKS.values()}
    asked |= set(re.findall(r"\.ask\([\"'](\w+)[\"']\)", SOURCE))
    asked |= {question for topic in topics().values() for question in topic.after}
    asked |= set(KIND_OF_YES) | set(ASKS.values()) | set(QUESTION_OF_BAND.values()) | {OPEN}
    assert asked | {"nothing"} == QUESTIONS


def test_rules_look_at_two_slots_and_at_values_that_these_have() -> None:
    slots = DOMAIN["slots"]
    looked_at = {name for name, slot in slots.items() if slot["influence_conversation"]}
    assert looked_at == {"danger", "asked"}
    assert slots["danger"]["values"] == ["none", "suspected", "certain"]
    for name in looked_at:
        assert slots[name]["initial_value"] == slots[name]["values"][0]
    for rule in RULES:
        for condition in rule.get("condition", ()):
            for slot in condition["slot_was_set"]:
                ((name, value),) = slot.items()
                assert value in slots[name]["values"], rule["rule"]
        named = {step["intent"] for step in rule["steps"] if "intent" in step}
        named |= {one["intent"] for step in rule["steps"] for one in step.get("or", ())}
        assert named <= INTENTS, rule["rule"]
