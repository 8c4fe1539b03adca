"""The search finds every form of a canary, wherever it stands."""

from __future__ import annotations

import base64

from tests.canary.canaries import Canaries, forms_of


def test_every_form_of_a_canary_is_found() -> None:
    canaries = Canaries()
    number = canaries.phone()
    canaries.word("text")
    for form, trace in forms_of(number):
        found = canaries.found_in({"here": b"some " + trace + b" more"})
        assert f"number as {form} in here" in found
    assert canaries.found_in({"here": b"nothing"}) == []


def test_base64_is_found_wherever_the_canary_stands_in_the_text() -> None:
    canaries = Canaries()
    word = canaries.word("text")
    for shift in range(6):
        coded = base64.b64encode(b"x" * shift + word.encode() + b" and more")
        assert canaries.found_in({"here": coded})
