"""How our texts read, by language: `make words` prints the table and writes it to `docs/words/README.md`.

    make words                                what is measured, and a sheet a language for readers
    python -m tools.words --take results/words-de.csv    take over what a reader wrote in a sheet

A figure is no verdict: `responses/<language>/readings.csv` holds what a native person said of each text.

Readability is Flesch's reading ease with the constants of each language (`EASE`); higher is easier, and from
about 70 a text is easy for most adults. Syllables are groups of vowels. A library was tried and left:
textstat 0.7.13 fetches a dictionary from the network at its first English word, brings seven packages, and
counts places where a word may be hyphenated: a sixth too few in French, a twelfth in Russian.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from bot.dialogue.telling.needs import crisis_messages
from bot.dialogue.words.library import KNOWLEDGE
from bot.dialogue.words.word_checks import check_words
from bot.knowledge.law import LawBook, LawText
from bot.knowledge.law_sentences import MOST_WORDS
from bot.settings import PROJECT
from bot.words import MESSAGE_PREFIX, Variation, Words
from connectors.sms_text import compose, segments
from tools.word_sheets import RESULTS, summary, take, write_sheet

DOCUMENT = PROJECT / "docs" / "words" / "README.md"
BEGIN, END = "<!-- words: begin -->", "<!-- words: end -->"

LONG = 25
"""Words from which a sentence is long for a phone at night."""

EASY = 60.0
"""Reading ease below which a text is called hard: Flesch's border of plain language."""


class Ease(NamedTuple):
    """The constants of a reading ease: `base - by_words * words/sentence - by_syllables * syllables/word`."""

    base: float
    by_words: float
    by_syllables: float
    vowels: str


EASE: Mapping[str, Ease] = {
    # Flesch 1948. A final e is mute, but for -le.
    "en": Ease(206.835, 1.015, 84.6, r"[aiouy][aeiouy]*|e[aeiouy]+|e(?!\b)|(?<=l)e\b"),
    "de": Ease(180, 1, 58.5, r"[aeiouyäöü]+"),  # Amstad 1978
    "fr": Ease(207, 1.015, 73.6, r"[aeiouyàâäéèêëîïôöùûüœæ]+"),  # Kandel and Moles 1958
    "it": Ease(217, 1.3, 60, r"[aeiouàèéìòóù]+"),  # Franchina and Vacca 1986
    "es": Ease(206.84, 1.02, 60, r"[aeiouáéíóúüy]+"),  # Fernández Huerta 1959
    "ru": Ease(206.835, 1.3, 60.1, r"[аеёиоуыэюя]"),  # Oborneva 2005
}

_PLACEHOLDER = re.compile(r"\{\w+\}")
_SENTENCE = re.compile(r"[^.!?…\n]*[^.!?…\n\s][^.!?…\n]*[.!?…]*[»”“\"']*")
_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")


def sentences(text: str) -> list[str]:
    """The sentences of a text; what is filled in is no word of ours."""
    found = _SENTENCE.findall(_PLACEHOLDER.sub("", text))
    return [sentence.strip() for sentence in found if _WORD.search(sentence)]


def count_words(text: str) -> int:
    """The words of a text, without what is filled in."""
    return len(_WORD.findall(_PLACEHOLDER.sub("", text)))


def reading_ease(text: str, language: str) -> float:
    """Flesch's reading ease with the constants of a language; from about 70 easy for most adults."""
    ease = EASE[language]
    words = [word for sentence in sentences(text) for word in _WORD.findall(sentence.lower())]
    syllables = sum(max(1, len(re.findall(ease.vowels, word))) for word in words)
    per_sentence = len(words) / len(sentences(text))
    return ease.base - ease.by_words * per_sentence - ease.by_syllables * syllables / len(words)


def crisis_segments(words: Words, language: str) -> Iterator[tuple[int, str, str]]:
    """Segments, key and text of each wording of crisis topics by SMS, the lines below it not counted."""
    for key in sorted(crisis_messages()):
        whom = dict.fromkeys(wording.conditions for wording in words.variations(key, language))
        for wording in _by_sms(words, key, language, [(), *whom]):
            text = compose([_PLACEHOLDER.sub("", wording.text.replace("{emergency}", "112"))])
            yield segments(text), key, text


def _by_sms(
    words: Words, key: str, language: str, whom: Iterable[tuple[tuple[str, str], ...]]
) -> Iterable[Variation]:
    """The wordings of a key that somebody may get by SMS, each once."""
    said = [words.fitting(key, language, channel="sms", slots=dict(slots)) for slots in whom]
    return dict.fromkeys(wording for wordings in said for wording in wordings)


def law_card_words(words: Words, language: str, today: dt.date) -> list[int]:
    """Words of the answer on the law of each State, without the line of its source."""
    book = LawBook.load(KNOWLEDGE / "law")
    law = LawText(words, book)
    cards = (law.render(code, language, today).text for code in book.codes)
    return sorted(count_words(card.partition("\n")[0]) for card in cards)


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured in one language; the fields are the rows of the table."""

    language: str
    messages: int
    wordings: int
    sentences: int
    words_a_reply: float
    longest_reply: int
    ease: float
    hard: float
    long_sentences: int
    longest_sentence: int
    one_segment: float
    most_segments: int
    law_median: float
    law_longest: int
    missing: int


def measure(words: Words, language: str, today: dt.date) -> Measured:
    """Count and measure all messages of a language, its crisis texts and its law cards."""
    said = [wording.text for _, wording in _spoken(words, language)]
    lengths = [count_words(text) for text in said]
    ease = [reading_ease(text, language) for text in said]
    parts = [count_words(sentence) for text in said for sentence in sentences(text)]
    sms = [found for found, _, _ in crisis_segments(words, language)]
    law = law_card_words(words, language, today)
    return Measured(
        language=language,
        messages=sum(key.startswith(MESSAGE_PREFIX) for key in words.keys(language)),
        wordings=len(said),
        sentences=len(parts),
        words_a_reply=median(lengths),
        longest_reply=max(lengths),
        ease=round(median(ease)),
        hard=sum(found < EASY for found in ease) / len(ease),
        long_sentences=sum(length > LONG for length in parts),
        longest_sentence=max(parts),
        one_segment=sum(found == 1 for found in sms) / len(sms),
        most_segments=max(sms),
        law_median=median(law),
        law_longest=max(law),
        missing=len(words.keys() - words.keys(language)),
    )


def _spoken(words: Words, language: str) -> Iterator[tuple[str, Variation]]:
    """Every wording of a message that has words of its own."""
    for key in sorted(words.keys(language)):
        if key.startswith(MESSAGE_PREFIX):
            for wording in words.variations(key, language):
                if count_words(wording.text):
                    yield key, wording


ROWS: tuple[tuple[str, str, str], ...] = (
    ("messages", "messages", "{:,}"),
    ("wordings of them", "wordings", "{:,}"),
    ("sentences", "sentences", "{:,}"),
    ("words a reply, median", "words_a_reply", "{:.0f}"),
    ("words of the longest reply", "longest_reply", "{}"),
    ("reading ease, median", "ease", "{:.0f}"),
    (f"replies below {EASY:.0f} (hard)", "hard", "{:.1%}"),
    (f"sentences of more than {LONG} words", "long_sentences", "{}"),
    ("words of the longest sentence", "longest_sentence", "{}"),
    ("crisis texts in one SMS segment", "one_segment", "{:.0%}"),
    ("most SMS segments of a crisis text", "most_segments", "{}"),
    ("words of a law card, median", "law_median", "{:.0f}"),
    (f"words of the longest law card (at most {MOST_WORDS})", "law_longest", "{}"),
    ("keys missing", "missing", "{}"),
)
"""The rows of the table: what a reader is told, the field of `Measured`, and how it is written."""


def table(measured: Iterable[Measured]) -> str:
    """The figures as Markdown, a column a language."""
    columns = list(measured)
    lines = [
        "| | " + " | ".join(column.language for column in columns) + " |",
        "|---|" + "---|" * len(columns),
    ]
    for title, field, form in ROWS:
        cells = [form.format(getattr(column, field)) for column in columns]
        lines.append(f"| {title} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def longest_sentences(words: Words, language: str, most: int = 3) -> list[tuple[int, str, str]]:
    """The longest sentences: words, key, sentence."""
    found = [
        (count_words(sentence), key, sentence)
        for key, wording in _spoken(words, language)
        for sentence in sentences(wording.text)
    ]
    return sorted(found, reverse=True)[:most]


def _report(words: Words, today: dt.date) -> Iterator[str]:
    """What is to see beside the table: the longest sentences, what costs most, what is wrong."""
    for language in words.languages:
        yield f"\n{language}: {summary(words, language)}"
        for length, key, sentence in longest_sentences(words, language):
            yield f"  {length} words  {key}: {sentence}"
        for found, key, text in crisis_segments(words, language):
            if found > 2:
                yield f"  {found} SMS segments  {key}: {text}"
    yield from (f"  ! {finding}" for finding in check_words(words))


def main(arguments: list[str]) -> int:
    """Print and write the table, and a sheet for each language's readers; or take a sheet over."""
    words = Words.of_the_project()
    today = dt.datetime.now(dt.UTC).date()
    if arguments[:1] == ["--take"]:
        for name in arguments[1:]:
            print(take(PROJECT / name, words))
        return 0
    shown = table(measure(words, language, today) for language in words.languages)
    print(shown, *_report(words, today), sep="\n")
    before, _, rest = DOCUMENT.read_text(encoding="utf-8").partition(f"{BEGIN}\n")
    DOCUMENT.write_text(before + f"{BEGIN}\n" + shown + END + rest.partition(END)[2], "utf-8")
    sheets = [write_sheet(words, language).name for language in words.languages]
    print(
        f"\nWritten: {DOCUMENT.relative_to(PROJECT)}; for readers in {RESULTS.name}/: {', '.join(sheets)}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
