"""Which sentences tell a law: the choice is the same in every language, the words are in law.yml.

What applies to whoever asks comes first, the rule on minors is never left out, and a law on those who
know ends with what to do, not with the thought that nobody can tell.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.knowledge.law_schema import (
    PURCHASE_CODES,
    VICTIM_CODES,
    Law,
    LocalRule,
    Minors,
    Offence,
    Penalty,
)

MOST = 3
"""No answer has more sentences than this, besides the line with the source."""

MOST_WORDS = 60
"""Nor more words."""

DIRECTIVE_DUE = dt.date(2026, 7, 15)
"""Day since which EU States have to punish knowing use: Directive (EU) 2024/1712."""

LAWS_ONLINE = "https://legislationline.org"
"""The OSCE's collection of laws, for States whose own site we do not know."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A key of `responses/<language>/law.yml` and the values to fill in."""

    key: str
    money: Mapping[str, int] = field(default_factory=dict)
    currency: str = ""
    months: Mapping[str, int] = field(default_factory=dict)
    dates: Mapping[str, dt.date] = field(default_factory=dict)
    plain: Mapping[str, str] = field(default_factory=dict)


LONGER = "law_minors_longer"
"""The half sentence that says below which age the term for minors is longer."""

UNSETTLED = "law_clause_unsettled"
"""The half sentence that it says nothing of whether the person who is paid is free."""

UNPUNISHED = ("law_none", *(f"law_local_{state}" for state in ("AT", "BE", "CH", "IT", "RU")))
"""What is said of States that punish no buyer of an adult, or only where a town or region does."""

Sentence = tuple[Phrase, ...]
"""Phrases that become one sentence: a penalty stands after a colon, `LONGER` after a comma, others after a
semicolon."""


def chosen_sentences(law: Law) -> list[Sentence]:
    """The sentences for a law, at most three."""
    if law.confidence == "low":
        return _unverified(law)
    if law.local is not None:
        return _with_local(law, law.local)
    if law.needs_subdivision:
        return _divided(law)
    covered = [o.covers for o in law.offences if o.covers != "victim_unseen"]
    if len(covered) > 1 or any(code in PURCHASE_CODES or code == "street_kerb" for code in covered):
        return _punished(law)
    return _lawful(law)


def main_phrase(law: Law) -> Phrase:
    """The one phrase that says what a law does, for use inside an argument."""
    return chosen_sentences(law)[0][0]


def opening(law: Law) -> Sentence:
    """The first phrase of a law; where buyers of adults go unpunished, with what that leaves open."""
    first = main_phrase(law)
    return (first, Phrase(UNSETTLED)) if first.key in UNPUNISHED else (first,)


def threat(law: Law) -> Sentence:
    """The offence with its penalty, or the first phrase of the law where there is none."""
    if law.confidence == "low" or law.local is not None or law.needs_subdivision:
        return (main_phrase(law),)
    first = law.offences[0] if law.offences else None
    if first is None or first.penalty is None:
        return opening(law)
    if first.covers in VICTIM_CODES:
        return victim_sentence(law, first)
    return (main_phrase(law), penalty_phrase(first.penalty))


def with_minors(law: Law, sentence: Sentence) -> list[Sentence]:
    """A sentence with the rule on minors, which is never left out."""
    if law.confidence == "low":
        return [sentence, (Phrase("law_minors_crime"),)]
    return [(*sentence, *minors_clause(law.minors))]


def may_lead_to_a_case(law: Law) -> bool:
    """Whether buying from an adult is punished there: else no letter and no hearing is threatened."""
    if law.confidence == "low":
        return False
    return bool(law.offences or law.local or law.has_local_rules or law.needs_subdivision)


def also_punished(law: Law) -> list[Sentence]:
    """What else is punished: by the State beside a city, in another offence, by the EU; may be nothing."""
    if law.confidence == "low":
        return []
    if law.local is not None and (beside := beside_local(law)):
        return [beside]
    others = [one for one in law.offences[1:] if one.covers != "victim_unseen"]
    for offence in (*others, *law.further):
        if offence.covers in VICTIM_CODES and offence.penalty is None:
            return [(Phrase("law_victim_separate"),)]
        return [_offence(offence)]
    return [(directive(),)] if law.directive in ("pending", "unknown") else []


def _unverified(law: Law) -> list[Sentence]:
    url = law.official_url or LAWS_ONLINE
    return [
        (Phrase("law_unverified"),),
        (Phrase("law_minors_crime"),),
        (Phrase("law_read_at", plain={"url": url}),),
    ]


def _divided(law: Law) -> list[Sentence]:
    """A State whose parts differ, asked for as a whole: what is told before the part is known."""
    told = [_offence(offence) for offence in law.offences] or [(Phrase(f"law_parts_{law.code}"),)]
    if len(told) > 1:
        told = [told[0], (*told[1], *minors_clause(law.minors))]
    else:
        told.append(minors(law.minors))
    return [*told[: MOST - 1], (Phrase("law_which_part"),)]


def _with_local(law: Law, rule: LocalRule) -> list[Sentence]:
    told: list[Sentence] = [(local_phrase(rule),)]
    beside = beside_local(law)
    if beside is not None:
        told.append(beside)
    elif law.directive in ("pending", "unknown"):
        told.append((directive(),))
    return [*told, minors(law.minors)]


def beside_local(law: Law) -> Sentence | None:
    """What the State itself punishes beside the rule of a city: whoever is there is under both."""
    victim = next((o for o in law.offences if o.covers in VICTIM_CODES), None)
    if victim is not None:
        return victim_sentence(law, victim)
    national = next((o for o in law.offences if o.covers == "near_minors_or_traffic"), None)
    if national is None or national.penalty is None:
        return None
    return Phrase(f"law_national_{national.covers}"), penalty_phrase(national.penalty)


def _lawful(law: Law) -> list[Sentence]:
    """Never an encouragement: what is a crime comes first, then what to do or the Directive."""
    if law.offences and law.offences[0].covers in VICTIM_CODES:
        return _victim_only(law, law.offences[0])
    first: Sentence = _offence(law.offences[0]) if law.offences else ()
    if law.has_local_rules:
        first = (*first, _local_summary(law))
    first = first or (Phrase("law_none"),)
    told = [(*first, Phrase(UNSETTLED)) if first[-1].key in UNPUNISHED else first]
    if law.directive in ("pending", "unknown"):
        return [*told, (directive(),), minors(law.minors)]
    duty = "law_duty" if law.offences else "law_duty_forced"
    return [*told, minors(law.minors), (Phrase(duty),)]


def _local_summary(law: Law) -> Phrase:
    """That cities or regions punish buyers."""
    return Phrase(f"law_local_{law.code}", plain={"year": (law.text_date or "")[:4]})


def _victim_only(law: Law, victim: Offence) -> list[Sentence]:
    """A law on who pays a victim: the crime, what else we found, what to do."""
    second = _local_summary(law) if law.has_local_rules else Phrase("law_no_other")
    duty = "law_duty_protected" if law.protects_reporter else "law_duty"
    return [victim_sentence(law, victim), (second, *minors_clause(law.minors)), (Phrase(duty),)]


def victim_sentence(law: Law, victim: Offence) -> Sentence:
    """The crime of paying a victim; with the lesser term for gross negligence where the law has one."""
    unseen = next((o.penalty for o in law.offences if o.covers == "victim_unseen"), None)
    most = victim.penalty and victim.penalty.prison_max_months
    if unseen is None or not (most and unseen.prison_max_months):
        return _offence(victim)
    months = {"prison": most, "unseen": unseen.prison_max_months}
    return Phrase("law_victim_known_or_unseen"), Phrase("law_penalty_prison_unseen", months=months)


def _punished(law: Law) -> list[Sentence]:
    """Each offence with its penalty, and the minors' rule; equal penalties are told once."""
    first, *others = law.offences
    if not others:
        return [_offence(first), minors(law.minors), (Phrase("law_harm"),)]
    second = others[0]
    if second.penalty is None and first.penalty is not None:
        separate = (Phrase("law_victim_separate"), *minors_clause(law.minors))
        return [_offence(first), separate]
    opening: Sentence = (Phrase(_offence_key(first)),)
    if first.penalty != second.penalty:
        opening = _offence(first)
    return [opening, _offence(second), minors(law.minors)]


def _offence(offence: Offence) -> Sentence:
    phrase = Phrase(_offence_key(offence))
    return (phrase, penalty_phrase(offence.penalty)) if offence.penalty else (phrase,)


def _offence_key(offence: Offence) -> str:
    if offence.covers in PURCHASE_CODES and offence.nature == "administrative":
        return f"law_{offence.covers}_administrative"
    return f"law_{offence.covers}"


def directive() -> Phrase:
    """The duty of EU States, which is told as a duty and never as a gap."""
    return Phrase("law_directive", dates={"due": DIRECTIVE_DUE})


def minors(rule: Minors) -> Sentence:
    """The rule on paying somebody under 18: the terms that were read, and below which age they are longer."""
    least, most = rule.prison_min_months, rule.prison_max_months
    if least and most:
        told = Phrase("law_minors_range", months={"least": least, "prison": most})
    elif most:
        told = Phrase("law_minors_prison", months={"prison": most})
    elif least:
        told = Phrase("law_minors_least", months={"least": least})
    else:
        return (Phrase("law_minors"),)
    if rule.longer_below is None:
        return (told,)
    return told, Phrase(LONGER, plain={"age": str(rule.longer_below)})


def minors_clause(rule: Minors) -> Sentence:
    """The same to stand after a semicolon."""
    first, *longer = minors(rule)
    key = first.key.replace("law_minors", "law_clause_minors")
    return Phrase(key, months=first.months), *longer


def shortened(sentence: Sentence) -> Sentence:
    """The same sentence with the rule on minors and its `LONGER` in few words."""
    if not sentence or sentence[-1].key != LONGER:
        return sentence
    *before, rule, longer = sentence
    key = rule.key.replace("law_clause_minors", "law_minors") + "_short"
    return (*before, Phrase(key, months=rule.months, plain=longer.plain))


def shortest(sentence: Sentence) -> Sentence:
    """The same without what it leaves open, for beside how cases go there."""
    return shortened(tuple(phrase for phrase in sentence if phrase.key != UNSETTLED))


def local_phrase(rule: LocalRule) -> Phrase:
    """The sentence for the rule of a city or region."""
    money = _known(low=rule.fine_min, high=rule.fine_max)
    shape = "".join(f"_{name}" for name in money)
    return Phrase(
        f"law_rule_{rule.rule}{shape}",
        money=money,
        currency=rule.currency,
        plain={"year": rule.text_date[:4]},
    )


def _known(**amounts: int | None) -> dict[str, int]:
    return {name: amount for name, amount in amounts.items() if amount is not None}


def penalty_phrase(penalty: Penalty) -> Phrase:
    """The sentence for a penalty, with money and terms to be written by Babel."""
    money = _known(low=penalty.fine_min, high=penalty.fine_max, first=penalty.fine_first_max)
    months = {}
    if penalty.prison_min_months and ("min" in penalty.form or "range" in penalty.form):
        months["least"] = penalty.prison_min_months
    if penalty.prison_max_months and "prison_min" not in penalty.form:
        months["prison"] = penalty.prison_max_months
    shape = "".join(f"_{name}" for name in ("low", "high") if name in money)
    plain_forms = ("fine_fixed", "fine_first", "misdemeanour")
    key = f"law_penalty_{penalty.form}" + ("" if penalty.form in plain_forms else shape)
    return Phrase(key, money=money, currency=penalty.currency or "", months=months)
