"""Who writes a first message is met as who they are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml

from tests.conftest import Chat

STRANGERS = yaml.load(
    Path(__file__).with_name("opened.yml").read_text("utf-8"), Loader=yaml.CSafeLoader
)

ASKED_OR_TOLD = (
    *("brought", "check_about_whom", "check_exploited", "disclose_exploitation/", "home_"),
    *("need_", "of_home", "report_concern/he_hits", "told_"),
)
"""How the keys begin that meet who is held, sold or beaten."""

FITTING = {
    "buyer": (
        *("ask_identity/where_is_she", "ask_law", "ask_risk", "claim_", "greet/what_for"),
        *("greet/who_is_there", "heard_out", "mention_minor/wants", "named", "seek_services"),
    ),
    "lonely": (
        *("ask_human/want_person", "claim_harmless", "claim_need", "heard", "named"),
        *("on_night_talk", "on_work_life", "out_of_scope/lonely", "who_knows_vital"),
    ),
    "stopping": (
        *("ask_help_to_stop", "commit_to_stop", "express_remorse", "heard_out"),
        *("on_comes_back", "seek_services/urge"),
    ),
    "exploited": (*ASKED_OR_TOLD, "ask_police/deport"),
    "beaten": ASKED_OR_TOLD,
    "teen": ("check_child", "disclose_exploitation", "mention_minor", "report_concern/child_"),
    "blackmailed": ("ask_risk/blackmail", "ask_risk/scammed", "mention_minor/"),
    "witness": ("ask_sector", "mention_minor/she", "report_concern", "sector_guidance", "witness"),
    "inside": ("ask_sector", "on_inside_job", "report_concern", "sector_guidance", "witness"),
    "partner": (
        *("ask_risk/partner", "found_", "near_card", "near_print", "on_my_fault", "on_partner"),
        *("partner_", "report_concern/feel", "report_concern/found", "report_concern/my_doing"),
        *("report_concern/partner_buys", "report_concern/raise", "report_concern/stay_or"),
    ),
    "carer": (
        *("claim_need/disabled", "heard_out/carer", "heard_out/disabled", "near_kin"),
        *("on_dementia", "on_for_disabled"),
    ),
    "seller": (
        *(f"disclose_exploitation/{topic}" for topic in ("bad_client", "ban_us", "not_forced")),
        *(f"disclose_exploitation/{topic}" for topic in ("our_adverts", "sellers_law")),
        *(f"disclose_exploitation/{topic}" for topic in ("support_for_us", "violent_client")),
        *("disclose_exploitation/want_out", "on_work_rules"),
    ),
    "lost": (
        *("ask_identity/by_mistake", "goodbye", "greet/who_is_there", "near_number"),
        *("near_page", "on_what_is_this"),
    ),
    "sceptic": (
        *("ask_education", "ask_figures", "ask_identity", "ask_menu/what_can", "ask_privacy"),
        *("ask_police/are_you", "figure", "found_what"),
    ),
    "despair": ("check_despair", "check_heavy", "express_distress"),
}
"""How the keys begin that meet each."""

HEARD = 350
"""Of 540 first messages, how many are met as what they are (1 December 2026: 358; before it 320)."""


async def test_strangers_are_met_as_who_they_are(chat: Chat) -> None:
    met, total, by_language = Counter[str](), Counter[str](), Counter[str]()
    for language, said in STRANGERS.items():
        for kind, texts in said.items():
            for n, text in enumerate(texts):
                reply = await chat(
                    text, campaign=f"demo-{language}", visitor=f"opens {language} {kind} {n}"
                )
                keys = [one.key.removeprefix("utter_") for one in reply.messages]
                is_met = any(key.startswith(FITTING[kind]) for key in keys)
                met[kind] += is_met
                by_language[language] += is_met
                total[kind] += 1
    print("met", met.total(), {kind: f"{met[kind]}/{total[kind]}" for kind in total}, by_language)
    assert met.total() >= HEARD
