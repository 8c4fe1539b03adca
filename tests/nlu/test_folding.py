"""The form in which texts are compared: one for every way to write the same letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.nlu import folding, once
from bot.nlu.folding import fold
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.net import Net, prepare
from bot.nlu.places.text import fold as fold_word

FONTS = {
    "bold": ("𝐈 𝐖𝐀𝐍𝐓 𝐓𝐎 𝐃𝐈𝐄", "𝐁𝐞𝐫𝐥𝐢𝐧"),
    "italic": ("𝐼 𝑊𝐴𝑁𝑇 𝑇𝑂 𝐷𝐼𝐸", "𝐵𝑒𝑟𝑙𝑖𝑛"),
    "script": ("𝓘 𝓦𝓐𝓝𝓣 𝓣𝓞 𝓓𝓘𝓔", "𝓑𝓮𝓻𝓵𝓲𝓷"),
    "Gothic": ("𝕴 𝖂𝕬𝕹𝕿 𝕿𝕺 𝕯𝕴𝕰", "𝕭𝖊𝖗𝖑𝖎𝖓"),
    "double struck": ("𝕀 𝕎𝔸ℕ𝕋 𝕋𝕆 𝔻𝕀𝔼", "𝔹𝕖𝕣𝕝𝕚𝕟"),
    "without serifs": ("𝗜 𝗪𝗔𝗡𝗧 𝗧𝗢 𝗗𝗜𝗘", "𝗕𝗲𝗿𝗹𝗶𝗻"),
    "monospace": ("𝙸 𝚆𝙰𝙽𝚃 𝚃𝙾 𝙳𝙸𝙴", "𝙱𝚎𝚛𝚕𝚒𝚗"),
    "circled": ("Ⓘ ⓌⒶⓃⓉ ⓉⓄ ⒹⒾⒺ", "Ⓑⓔⓡⓛⓘⓝ"),
    "wide": ("Ｉ ＷＡＮＴ ＴＯ ＤＩＥ", "Ｂｅｒｌｉｎ"),
}
"""Letters of the fonts that apps for phones offer; a safety net that is deaf to them is none."""


@pytest.mark.parametrize("font", FONTS)
def test_a_cry_for_help_is_heard_in_every_font(font: str) -> None:
    cry, city = FONTS[font]
    assert fold(cry) == "i want to die"
    assert Net(prepare({"distress": [r"\bwant to die\b"]})).catch(fold(cry)) == ["distress"]
    assert fold_word(city) == "berlin"


def test_a_place_is_found_in_another_font() -> None:
    assert Gazetteer.load().find(FONTS["bold"][1]) == ("DE",)


@pytest.mark.parametrize("mark", "'’‘ʼ`´")
def test_whatever_is_typed_for_an_apostrophe_divides_no_word(mark: str) -> None:
    assert fold(f"I can{mark}t leave") == "i cant leave"


def test_all_that_stands_between_words_is_one_space() -> None:
    assert fold("I *_want_* to:_die!_") == "i want to die"


@given(st.text(max_size=60))
def test_a_folded_text_is_folded_and_has_no_capitals(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded == folded.lower()
    assert folded == " ".join(folded.split())
    assert fold_word(fold_word(text)) == fold_word(text)


def test_a_ligature_is_read_as_its_letters() -> None:
    assert fold("Ma sœur, l'ŒUVRE, ex æquo") == "ma soeur loeuvre ex aequo"


def test_of_what_is_folded_once_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    folds: list[str] = []
    folded = folding._folded
    monkeypatch.setattr(folding, "_folded", lambda text: folds.append(text) or folded(text))
    with once.worked_out_once():
        assert fold("Señora!") == fold("Señora!") == "senora"
    assert folds == ["Señora!"]
    assert once._KNOWN.get() is None
    fold("Señora!")
    assert len(folds) == 2
