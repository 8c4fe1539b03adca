"""Who is sent to a doctor is not held back, asked whether they can write, or told of the police."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from bot.message import Outgoing

Chat = Callable[..., Awaitable[Outgoing]]


def keys(reply: Outgoing) -> list[str]:
    return [said.key for said in reply.messages if said.key != "utter_reveal"]


@pytest.mark.parametrize(
    ("language", "text", "then"),
    [
        ("en", "im an escort, the rubber ripped with a client on sunday", "where do i go?"),
        ("de", "bin hure, beim freier ist das kondom gerissen", "und wohin?"),
        ("fr", "je me prostitue, hier la capote a pété avec un client", "je vais où ?"),
        ("it", "faccio la escort, con un cliente si è rotto il preservativo", "dove vado?"),
        ("es", "soy prostituta y con un cliente se rompió el condón", "¿y dónde voy?"),
        ("ru", "я индивидуалка, с клиентом порвался презерватив", "а куда идти?"),
    ],
)
async def test_who_sells_and_whose_condom_broke_is_told_of_72_hours_and_of_no_violence(
    chat: Chat, language: str, text: str, then: str
) -> None:
    campaign = f"demo-{language}"
    assert keys(await chat(text, campaign=campaign)) == ["utter_care_exposed"]
    assert keys(await chat(then, campaign=campaign)) == ["utter_care_exposed_where"]


@pytest.mark.parametrize(
    ("language", "text", "then"),
    [
        ("en", "ive got a temperature and no insurance, what now", "ok im going"),
        ("de", "hab fieber und keine krankenkasse", "gut, ich geh hin"),
        ("fr", "je suis malade et j'ai pas d'assurance", "ok j'y vais"),
        ("it", "ho la febbre e sono senza mutua", "va bene vado"),
        ("es", "tengo fiebre y no tengo seguro", "vale, voy"),
        ("ru", "у меня температура, полиса нет", "ладно иду"),
    ],
)
async def test_who_is_ill_without_insurance_is_sent_to_a_doctor_and_goes(
    chat: Chat, language: str, text: str, then: str
) -> None:
    campaign = f"demo-{language}"
    assert keys(await chat(text, campaign=campaign)) == ["utter_care_ill"]
    assert keys(await chat(then, campaign=campaign)) == ["utter_care_goes"]
