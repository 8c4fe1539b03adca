"""The search finds every form of a canary, wherever it stands."""

from __future__ import annotations

import base64
import io
import zipfile

import httpx

from tests.canary.canaries import Canaries, forms_of
from tests.canary.operator import fetched


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


def test_each_archive_is_searched_whatever_its_filter() -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/":
            links = "".join(f'<a href="/pack.zip?campaign={name}">' for name in ("one", "two"))
            return httpx.Response(200, html=links)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("figures.csv", request.url.query)
        return httpx.Response(200, content=packed.getvalue(), headers={"content-type": "x/zip"})

    with httpx.Client(transport=httpx.MockTransport(answer), base_url="http://console") as browser:
        found = fetched(browser)
    read = {text for place, text in found.items() if "figures.csv" in place}
    assert read == {b"campaign=one", b"campaign=two"}
