"""Texts as a file for translators: out and in unchanged is no draft; what is wrong is told at its entry."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po
from starlette.testclient import TestClient

from bot.console.door import LARGEST_TEXTS
from bot.console.editing.other_language import other_language
from bot.console.editing.translation import export
from bot.outcomes.own_content import OwnContent
from bot.settings import configured_languages
from bot.words import Words
from tests.console.operator import sign_in, token_on
from tests.console.test_editing import act, save

Change = Callable[[Message], None]


@pytest.fixture(scope="module")
def words() -> Words:
    return Words.of_the_project()


@pytest.fixture
def writer(team: TestClient) -> TestClient:
    """A browser in which wim, who writes, is signed in."""
    sign_in(team, "wim")
    return team


def take(browser: TestClient, content: bytes) -> Any:
    """Send a file."""
    form = {"csrf": token_on(browser.get("/account"))}
    return browser.post("/translation", data=form, files={"file": ("x.po", content)})


def entries(content: bytes) -> Catalog:
    return read_po(BytesIO(content))


def entry(catalogue: Catalog, place: str) -> Message:
    """The entry of a wording, such as `utter_greet 0 text`."""
    return next(one for one in catalogue if str(one.context).rpartition(" ")[0] == place)


def written(catalogue: Catalog, width: int = 76) -> bytes:
    """As a translator's program writes it, which breaks lines as it likes."""
    out = BytesIO()
    write_po(out, catalogue, width=width)
    return out.getvalue()


def changed(browser: TestClient, language: str, **texts: str) -> bytes:
    """The file of a language with other texts."""
    catalogue = entries(browser.get(f"/translation/{language}.po").content)
    for place, text in texts.items():
        entry(catalogue, place.replace("__", " ")).string = text
    return written(catalogue)


def counts(page: str) -> list[int]:
    """Taken over, unchanged, left out."""
    found = re.search(r"drafts: ([\d,]+); unchanged: ([\d,]+); left out: ([\d,]+)", page)
    assert found is not None, page[:2000]
    return [int(one.replace(",", "")) for one in found.groups()]


@pytest.mark.parametrize("language", configured_languages())
def test_out_and_in_unchanged_is_no_draft(
    writer: TestClient, own: OwnContent, words: Words, language: str
) -> None:
    answer = writer.get(f"/translation/{language}.po")
    assert answer.headers["content-disposition"].endswith(f"second-thought-{language}.po")
    assert len(answer.content) < LARGEST_TEXTS
    every = sum(
        1 + len(one.buttons)
        for key in words.keys(language)
        for one in words.variations(key, language)
    )
    for content in (answer.content, written(entries(answer.content))):
        assert counts(take(writer, content).text) == [0, every, 0]
    assert own.drafts() == []


def test_an_entry_says_for_whom_it_is_and_what_is_filled_in(words: Words) -> None:
    content = export(words, "de").decode()
    assert "#. Keep as it is: {operator}" in content
    assert "#, python-brace-format" in content
    assert "#. Only for role: " in content
    assert "#. Answers who is heard as said by: child" in content
    assert "python-format\n" not in content.replace("python-brace-format", "")
    one = entry(entries(content.encode()), "utter_goodbye 0 text")
    assert one.id == words.variations("utter_goodbye", "en")[0].text
    assert one.string == words.variations("utter_goodbye", "de")[0].text


def test_what_a_translator_changed_becomes_drafts(writer: TestClient, own: OwnContent) -> None:
    texts = {"utter_goodbye__0__text": "Alles Gute, und danke für das Gespräch."}
    page = take(writer, changed(writer, "de", **texts)).text
    assert (counts(page)[0], counts(page)[2]) == (1, 0)
    (draft,) = own.drafts()
    assert (draft.key, draft.writer, list(draft.value)) == ("utter_goodbye", "wim", ["de"])
    assert draft.value["de"][0]["text"] == texts["utter_goodbye__0__text"]
    page = take(writer, changed(writer, "fr", utter_goodbye__0__text="Bonne route à vous.")).text
    assert counts(page)[0] == 1, "another language joins the draft of the first"
    (draft,) = own.drafts()
    assert sorted(draft.value) == ["de", "fr"]
    page = take(writer, changed(writer, "de", utter_goodbye__0__text="Leben Sie wohl.")).text
    assert (counts(page)[0], counts(page)[2]) == (0, 1)
    assert "A draft of this text waits already" in page
    sign_in(writer, "rea")
    act(writer, "/publishing/publish")
    assert "Alles Gute, und danke" in writer.get("/content?search=Alles+Gute,+und+danke").text
    sign_in(writer)
    assert "translation de: 1, left out 0" in writer.get("/operators").text


WRONG = {
    "a fill-in lost": (
        "utter_after_opt_out 0 text",
        "Hallo. Worum geht es?",
        "what stands in braces must be",
    ),
    "a brace too many": ("utter_goodbye 0 text", "Alles Gute {", "A brace does not belong here"),
    "HTML": ("utter_goodbye 0 text", "Alles <b>Gute</b>.", "holds HTML; write plain text."),
    "too long": ("utter_goodbye 0 text", "Alles Gute. " * 7, "is too long; at most three"),
    "a number": ("utter_goodbye 0 text", "Rufen Sie 110110 an.", "holds a number"),
    "empty": ("utter_goodbye 0 text", " ", "It is empty."),
    "another language": (
        "utter_goodbye 0 text",
        "I wish you all the best, and thank you for the talk with me.",
        "This is in another language.",
    ),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_at_its_entry_and_the_others_are_taken(
    writer: TestClient, own: OwnContent, name: str
) -> None:
    place, text, said = WRONG[name]
    catalogue = entries(writer.get("/translation/de.po").content)
    entry(catalogue, place).string = text
    entry(catalogue, "utter_thank 0 text").string = "Gern geschehen, jederzeit."
    page = html.unescape(take(writer, written(catalogue)).text)
    assert (counts(page)[0], counts(page)[2]) == (1, 1), page
    assert said in page
    assert [draft.key for draft in own.drafts()] == ["utter_thank"]
    assert "<b>Gute" not in take(writer, written(catalogue)).text


def test_of_one_text_the_right_wordings_are_taken(
    writer: TestClient, own: OwnContent, words: Words
) -> None:
    key = next(
        key
        for key in words.messages()
        if len(words.variations(key, "de")) > 1
        and not any(one.placeholders for one in words.variations(key, "de"))
    )
    catalogue = entries(writer.get("/translation/de.po").content)
    entry(catalogue, f"{key} 0 text").string = "Das freut mich, danke."
    entry(catalogue, f"{key} 1 text").string = "Alles <i>gut</i>."
    assert counts(take(writer, written(catalogue)).text)[::2] == [1, 1]
    (draft,) = own.drafts()
    before = [one.text for one in words.variations(key, "de")]
    assert [one["text"] for one in draft.value["de"]] == ["Das freut mich, danke.", *before[1:]]


def test_what_was_changed_meanwhile_is_not_overwritten(writer: TestClient, own: OwnContent) -> None:
    before = writer.get("/translation/de.po").content
    save(writer, "words/utter_goodbye", **{"de.0.text": "Bis bald."})
    own.publish([(draft.id, draft.revision) for draft in own.drafts()], "rea")
    page = take(writer, before).text
    assert counts(page)[::2] == [0, 0], "what the translator left alone changes nothing"
    catalogue = entries(before)
    entry(catalogue, "utter_goodbye 0 text").string = "Alles Gute."
    page = take(writer, written(catalogue)).text
    assert counts(page)[::2] == [0, 1]
    assert "It was changed here after the export" in page
    catalogue = entries(writer.get("/translation/de.po").content)
    message = entry(catalogue, "utter_goodbye 0 text")
    message.string = "Alles Gute."
    message.flags.add("fuzzy")
    assert "marked as unfinished" in take(writer, written(catalogue)).text
    assert own.drafts() == []


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"\xff\xfe\x00",
        b"PK\x03\x04 a spreadsheet",
        b'msgid "x"\nmsgstr',
        b'msgid ""\nmsgstr "Content-Type: text/plain; charset=klingon\\n"\n',
        b'msgid ""\nmsgstr "Language: xx\\n"\n\nmsgid "Hello"\nmsgstr "Hallo"\n',
        b'msgid ""\nmsgstr "Language: de\\nPOT-Creation-Date: yesterday\\n"\n',
    ],
    ids=["nothing", "bytes", "zip", "broken", "charset", "language", "date"],
)
def test_other_files_are_refused_with_a_sentence(
    writer: TestClient, own: OwnContent, file: bytes
) -> None:
    answer = take(writer, file)
    assert answer.status_code == 400
    assert "nothing was taken over" in answer.text
    assert own.drafts() == []


def test_entries_of_other_programs_are_left_out(writer: TestClient, own: OwnContent) -> None:
    lines = [
        'msgctxt "nothing 0 text 12345678"\nmsgid "Hello"\nmsgstr "Hallo"\n',
        'msgctxt "utter_greet 99999 text 12345678"\nmsgid "Hello"\nmsgstr "Hallo"\n',
        'msgctxt "utter_greet 0 99 12345678"\nmsgid "Hello"\nmsgstr "Hallo"\n',
        'msgid "Hello"\nmsgid_plural "Hellos"\nmsgstr[0] "Hallo"\nmsgstr[1] "Hallos"\n',
    ]
    content = 'msgid ""\nmsgstr "Language: de_AT\\n"\n\n' + "\n".join(lines)
    page = take(writer, content.encode()).text
    assert counts(page) == [0, 0, 4]
    assert own.drafts() == []


def test_a_large_file_is_refused(writer: TestClient) -> None:
    answer = take(writer, b"#" * (2 * 1024 * 1024 + 1))
    assert (answer.status_code, "at most 2 MB" in answer.text) == (400, True)


def test_a_form_of_another_site_is_refused(writer: TestClient, own: OwnContent) -> None:
    content = changed(writer, "de", utter_goodbye__0__text="Alles Gute.")
    answer = writer.post("/translation", data={"csrf": "x"}, files={"file": ("x.po", content)})
    assert answer.status_code == 400
    assert own.drafts() == []


@pytest.mark.parametrize("name", ["bea", "cem"])
def test_others_get_no_file(writer: TestClient, name: str) -> None:
    sign_in(writer, name)
    assert writer.get("/translation/de.po").status_code == 403
    assert take(writer, b"").status_code == 403


def test_an_unknown_language_is_not_found(writer: TestClient) -> None:
    assert writer.get("/translation/xx.po").status_code == 404


def test_no_text_of_ours_is_taken_for_another_language_and_nearly_all_of_others_are(
    words: Words,
) -> None:
    found = tried = 0
    for language in words.languages:
        for key in words.keys(language):
            for one in words.variations(key, language):
                assert other_language(one.text, language, words) is None, (language, one.text)
                if len(one.text.split()) > 8:
                    others = [code for code in words.languages if code != language]
                    tried += len(others)
                    found += sum(
                        other_language(one.text, code, words) is not None for code in others
                    )
    assert found / tried > 0.99


def test_a_wrong_language_is_told_in_the_form_too(writer: TestClient) -> None:
    text = "I wish you all the best, and thank you for the talk with me."
    answer = save(writer, "words/utter_goodbye", **{"de.0.text": text})
    assert (answer.status_code, "This is in another language." in answer.text) == (400, True)
