"""The measure of the texts: how it counts, and the bounds that hold in every language."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest

from bot.dialogue.telling.needs import crisis_messages
from bot.knowledge.law_sentences import MOST_WORDS
from bot.knowledge.readings import SIGNED, read_readings, state_of
from bot.settings import PROJECT, configured_languages
from bot.words import Variation, Words
from tools import words as tool
from tools.word_sheets import summary, take, write_sheet
from tools.words import (
    EASE,
    Measured,
    count_words,
    crisis_segments,
    measure,
    reading_ease,
    sentences,
)

TODAY = dt.date(2026, 11, 27)


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.load(PROJECT / "responses", configured_languages())


@pytest.fixture(scope="module", params=configured_languages())
def measured(request: pytest.FixtureRequest, words: Words) -> Measured:
    return measure(words, request.param, TODAY)


def test_sentences_and_words_are_counted_without_what_is_filled_in() -> None:
    text = "Don't go there! In danger, call {emergency}.\n{routes}\nIs it safe?"
    assert sentences(text) == ["Don't go there!", "In danger, call .", "Is it safe?"]
    assert count_words(text) == 9
    assert count_words("1,500 well-known l’aube") == 3


@pytest.mark.parametrize(
    ("language", "easy", "hard"),
    [
        ("en", "You can go now.", "Confidentiality considerations predominate internationally."),
        ("de", "Du kannst jetzt gehen.", "Vertraulichkeitserwägungen überwiegen grundsätzlich."),
        ("es", "Ya te puedes ir.", "Predominan consideraciones administrativas internacionales."),
        ("fr", "Tu peux t’en aller.", "Prédominance des considérations administratives."),
        ("it", "Ora puoi andare.", "Predominano considerazioni amministrative internazionali."),
        ("ru", "Ты можешь уйти.", "Преобладают административные соображения конфиденциальности."),
    ],
)
def test_a_plain_sentence_is_easier(language: str, easy: str, hard: str) -> None:
    assert reading_ease(easy, language) > 80
    assert reading_ease(hard, language) < 20


def test_every_language_has_a_measure() -> None:
    assert {*EASE} >= {*configured_languages()}


def test_replies_are_short_and_plain(measured: Measured) -> None:
    assert measured.words_a_reply <= 25
    assert measured.longest_sentence <= 32
    assert measured.long_sentences <= 12
    assert measured.ease >= 70
    assert measured.hard <= 0.22


def test_crisis_texts_take_two_segments_at_most_and_one_in_most_latin_texts(
    measured: Measured,
) -> None:
    assert measured.most_segments <= 2
    assert measured.one_segment >= (0.6 if measured.language != "ru" else 0.1)


def test_law_cards_are_short(measured: Measured) -> None:
    assert measured.law_median <= 50
    assert measured.law_longest <= MOST_WORDS + 1  # U.S. are two words here


def test_nothing_is_missing(measured: Measured) -> None:
    assert measured.missing == 0


def test_what_costs_many_segments_is_found() -> None:
    texts = {key: [Variation("А" * 71 + " {routes}")] for key in crisis_messages()}
    found = list(crisis_segments(Words({"en": texts}), "en"))
    assert [count for count, _, _ in found] == [2] * len(crisis_messages())


def test_the_document_has_the_table(
    words: Words,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    document = tmp_path / "README.md"
    document.write_text(f"before\n{tool.BEGIN}\nold\n{tool.END}\nafter\n", encoding="utf-8")
    monkeypatch.setattr(tool, "DOCUMENT", document)
    monkeypatch.setattr(tool, "PROJECT", tmp_path)
    monkeypatch.setattr(tool, "write_sheet", lambda words, language: tmp_path / language)
    monkeypatch.setattr(Words, "load", lambda *_: words)
    assert tool.main([]) == 0
    text = document.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith("after\n")
    assert "old" not in text
    assert "| keys missing | 0 |" in text
    assert "| keys missing | 0 |" in capsys.readouterr().out


def test_a_sheet_that_a_reader_filled_in_is_taken_over(tmp_path: Path) -> None:
    words = Words(
        {"en": {"utter_a": [Variation("Hello.", channel="sms")], "b": [Variation("Hi.")]}}
    )
    (tmp_path / "en").mkdir()
    sheet = write_sheet(words, "en", tmp_path)
    with sheet.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["text"] for row in rows] == ["Hi.", "(sms) Hello."]
    rows[0] |= {"verdict": SIGNED, "reader": "AB", "date": "2026-11-27"}
    rows[1] |= {"verdict": SIGNED, "reader": "AB", "date": "2026-11-27", "digest": "another"}
    with sheet.open("w", encoding="utf-8-sig", newline="") as lines:
        writer = csv.DictWriter(lines, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    assert take(sheet, words, tmp_path).startswith("en: 1 verdicts stand; 1 were on texts")
    assert state_of(read_readings(tmp_path / "en"), words, "b", "en") == SIGNED
    assert summary(words, "en", tmp_path) == "1 signed, 1 not read by a native person."
    with pytest.raises(ValueError, match="must end with a language"):
        take(tmp_path / "words-xx.csv", words, tmp_path)
