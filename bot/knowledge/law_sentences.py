"""Which sentences tell a law: the choice is the same in every language, the words are in law.yml."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.knowledge.law_schema import PURCHASE_CODES, VICTIM_CODES, Law, Offence, Penalty

MOST = 3
"""No answer has more sentences than this, besides the line with the source."""

DIRECTIVE_DUE = dt.date(2026, 7, 15)
"""Day by which EU States had to punish knowing use: Directive (EU) 2024/1712."""

LAWS_ONLINE = "https://legislationline.org"
"""Where laws of all participating States can be read: the OSCE's collection."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A key of `responses/<language>/law.yml` and the values to fill in."""

    key: str
    money: Mapping[str, int] = field(default_factory=dict)
    currency: str = ""
    months: Mapping[str, int] = field(default_factory=dict)
    dates: Mapping[str, dt.date] = field(default_factory=dict)
    plain: Mapping[str, str] = field(default_factory=dict)


def chosen_phrases(law: Law) -> list[Phrase]:
    """The sentences for a law, at most three."""
    if law.confidence == "low":
        return [
            Phrase("law_unverified"),
            Phrase("law_crime_everywhere"),
            Phrase("law_read_at", plain={"url": LAWS_ONLINE}),
        ]
    if law.needs_subdivision:
        told = _offences(law)[: MOST - 1] or [Phrase("law_crime_everywhere")]
        return [*told, Phrase("law_which_part")]
    if law.buying in ("lawful", "unknown"):
        return _lawful(law)
    return _with_ending(_offences(law), law)


def _lawful(law: Law) -> list[Phrase]:
    """Never an encouragement: what stays a crime, then the penalty, then what the money does."""
    victim = next((offence for offence in law.offences if offence.covers in VICTIM_CODES), None)
    if law.buying == "unknown":
        told = [Phrase("law_adult_unknown")]
        told += [Phrase(f"law_{victim.covers}")] if victim else [Phrase("law_crime_everywhere")]
    elif victim:
        told = [Phrase(f"law_only_{victim.covers}")]
    elif law.offences:
        told = [Phrase(f"law_only_{law.offences[0].covers}")]
    else:
        told = [Phrase("law_only_none")]
    if victim and victim.penalty:
        told.append(penalty_phrase(victim.penalty))
    return _with_ending(told, law)


def _offences(law: Law) -> list[Phrase]:
    """Each offence followed by its penalty; equal penalties are told once, after the last."""
    told: list[Phrase] = []
    for place, offence in enumerate(law.offences):
        told.append(Phrase(_offence_key(offence)))
        later = [other.penalty for other in law.offences[place + 1 :]]
        if offence.penalty and offence.penalty not in later:
            told.append(penalty_phrase(offence.penalty))
    return told


def _offence_key(offence: Offence) -> str:
    if offence.covers in PURCHASE_CODES and offence.nature == "administrative":
        return f"law_{offence.covers}_administrative"
    return f"law_{offence.covers}"


def _with_ending(told: list[Phrase], law: Law) -> list[Phrase]:
    """Fill up to three sentences: the Directive or the harm, and the law on minors."""
    if law.directive == "unverified":
        told = told[: MOST - 1]
        endings = [Phrase("law_directive", dates={"due": DIRECTIVE_DUE}), _minors(law)]
    elif law.buying in ("lawful", "unknown"):
        endings = [Phrase("law_harm"), _minors(law)]
    else:
        endings = [_minors(law) or Phrase("law_minors"), Phrase("law_harm")]
    return (told + [ending for ending in endings if ending])[:MOST]


def _minors(law: Law) -> Phrase | None:
    """The penalty for paying a minor, where it was read."""
    months = law.minors.prison_max_months
    return Phrase("law_minors_prison", months={"prison": months}) if months else None


def penalty_phrase(penalty: Penalty) -> Phrase:
    """The sentence for a penalty, with money and terms to be written by Babel."""
    money = {
        name: amount
        for name, amount in (
            ("low", penalty.fine_min),
            ("high", penalty.fine_max),
            ("first", penalty.fine_first_max),
        )
        if amount is not None
    }
    months = penalty.prison_min_months if "min" in penalty.form else penalty.prison_max_months
    shape = "".join(f"_{name}" for name in ("low", "high") if name in money)
    plain_forms = ("fine_fixed", "fine_first", "prison", "prison_min_and_fine")
    key = f"law_penalty_{penalty.form}" + ("" if penalty.form in plain_forms else shape)
    return Phrase(
        key,
        money=money,
        currency=penalty.currency or "",
        months={"prison": months} if months else {},
    )
