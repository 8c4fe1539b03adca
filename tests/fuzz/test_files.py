"""What operators write into files and pipe into commands: one sentence is the worst that comes back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from bot.campaigns.collection import Campaigns
from bot.commands.cli import app
from bot.dialogue.words.library import Library
from bot.engine.engine import Engine
from bot.settings import ConfigurationError
from tests.fuzz.conftest import effort
from tests.fuzz.strategies import clean_texts, json_values

CAMPAIGN: dict[str, Any] = {
    "id": "fuzz",
    "language": "en",
    "place": "GB",
    "channels": ["web", "sms"],
    "operator": "An organisation",
    "note": "",
}


@st.composite
def campaign_files(draw: st.DrawFn) -> bytes:
    """A campaign with some parts replaced, or something that is none at all."""
    if draw(st.integers(0, 3)) == 0:
        return draw(
            st.binary(max_size=100)
            | st.sampled_from(
                [b"\xff\xfe", b"&a [*a, *a]", b"!!python/object/apply:os.system [id]", b"- 1", b"{"]
            )
        )
    campaign = dict(CAMPAIGN)
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from([*CAMPAIGN, "starts", "kind", "arms"]) | st.text(max_size=5))
        campaign[name] = draw(json_values | clean_texts)
    return yaml.safe_dump(campaign, allow_unicode=True).encode("utf-8", "surrogatepass")


@effort(0.04, most=3000)
@given(campaign_files())
def test_a_campaign_file_is_read_or_refused_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.getbasetemp() / "fuzzed-campaigns"
    folder.mkdir(exist_ok=True)
    (folder / "fuzz.yml").write_bytes(content)
    answer = read(folder)
    assert answer == "fuzz" or (answer.startswith("fuzz.yml") and answer.endswith("."))


def read(folder: Path) -> str:
    """The id of the campaign there, or the sentence that refuses it."""
    try:
        return next(iter(Campaigns.load(folder))).id
    except ConfigurationError as error:
        return str(error)


lines = st.one_of(
    st.binary(max_size=60),
    json_values.map(lambda value: json.dumps(value).encode()),
    st.builds(
        lambda text, more: json.dumps({"text": text, **more}).encode(),
        clean_texts | json_values,
        st.dictionaries(
            st.sampled_from(["channel", "campaign", "language", "text"]), json_values, max_size=3
        ),
    ),
    st.sampled_from([b"[" * 5000, b'{"text": "\\ud800"}', b'{"text": ' + b"9" * 5000 + b"}"]),
)


@effort(0.002, most=60)
@given(st.lists(lines, min_size=20, max_size=40))
def test_parse_answers_every_line(engine: Engine, library: Library, written: list[bytes]) -> None:
    written = [line.replace(b"\n", b" ").replace(b"\r", b" ") for line in written]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Engine, "load", lambda *_: engine)
        patch.setattr("bot.dialogue.words.library.load_library", lambda *_: library)
        patch.setattr("bot.engine.training.find_model", lambda *_: Path("model"))
        ran = CliRunner().invoke(app, ["parse"], input=b"\n".join(written) + b"\n")
    assert ran.exit_code == 0, ran.exception
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(answers) == len([line for line in written if line.strip()])
    assert all("error" in answer or "intent" in answer for answer in answers)
