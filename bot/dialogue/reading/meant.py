"""What an answer of other talks means in a standing matter: "is my name needed?" is about the line there."""

from __future__ import annotations

from bot.dialogue.state.situation import Situation
from bot.message import Move, Understanding
from bot.nlu.phrases.plain_asks import NO_PICTURES

INJURED = Move("ask_risk", "injured")
"""What is meant by who is hurt in the body, whatever else they tell."""

OF_A_PARENT = Move("report_concern", "child_online")
"""What is meant by who fears for a child to whom a stranger writes."""

WORDS_TO_SEND = "ask_human/words_to_send"
"""What is meant by who wants something written while they, or somebody close, are in need."""

WAY_OUT = "commit_to_stop/way_out"
"""What is meant by who asks what to say where friends wait for him."""

ON_PICTURES = frozenset(
    {"mention_minor/answer_him", "mention_minor/pictures", "mention_minor/sends_anyway"}
)
"""Topics after which what a child tells somebody is of pictures."""

OF_RELATIVES = Move("report_concern", "my_daughter")
"""What is meant by who tells that somebody close to them is held: what she needs is told, also where she may
be under age."""

PARTNER_ILL, CARER_HELP = "claim_need/partner_ill", "claim_need/carer_help"
"""The topics of who has an ill partner, and of the help that there is for who cares for one."""
TEST_PLACE = "ask_risk/test_place"
"""The topic of where somebody is tested: "and without a name?" behind it is no question of a witness."""

OF_TESTS = frozenset(
    {"ask_risk/health", "ask_risk/partner_in_time", "ask_risk/partner_infected", TEST_PLACE}
)
"""Topics behind which a place is named to hear where one is tested there."""
CAUGHT, FOUND_OUT = "ask_police/what_happens_if_caught", "ask_risk/found_out"
"""The topics of who is accused of something, or has something to hide."""

WITHIN_TOPIC = {
    "claim_need/children_away": "children",
    OF_A_PARENT.key: "own_child",
    "report_concern/nuisance": "nuisance",
    WAY_OUT: "among_friends",
    "ask_risk/health": "test",
    "ask_risk/partner_infected": "test",
    "ask_risk/partner_in_time": "test",
    "ask_risk/doctor_words": "test",
    TEST_PLACE: "test",
}
"""What is meant behind an answer, by its topic: "what do I write to her?" is of the daughter, and
whoever has cards on his car does not ask what buyers are punished for."""

RIGHT_NOW, WORDS_FOR_HER = "report_concern/right_now", "report_concern/words_for_her"
UNTIL_THEY_COME, THEY_LEFT = "report_concern/until_they_come", "report_concern/they_left"
"""The topics of a witness while somebody else is hurt: what to do, to say, meanwhile, and when it goes on."""

NEEDY, RISKS = ("child", "despairing", "exploited"), ("ask_risk", "ask_risk/general")
OF_HIS_OWN = ("buyer", "wants_to_stop")
OF_FINDING_OUT = ("report_concern/feel_stupid", "report_concern/in_shock")
"""Who does not ask what buyers risk, the topics that tell it; who asks for themselves; what partners feel."""

MEANT = {
    ("who_keeps", "claim_harmless/i_pay_well"): "claim_choice/keeps_money",
    ("who_keeps", "claim_choice/independent"): "claim_choice/keeps_money",
    ("carer", "claim_need/marriage"): PARTNER_ILL,
    ("carer", "claim_need/kin_ill"): PARTNER_ILL,
    ("carer", "report_concern/partner_buys"): PARTNER_ILL,
    ("carer", "ask_help_to_stop"): CARER_HELP,
    **{
        ("carer", f"ask_help_to_stop/{topic}"): CARER_HELP
        for topic in ("where", "who_then", "for_partner", "free", "online")
    },
    ("buyer", "ask_privacy/close_now"): "ask_privacy/partner_reads",
    ("wants_to_stop", "ask_privacy/close_now"): "ask_privacy/partner_reads",
    ("children", "express_remorse/tell_her"): "claim_need/children_away",
    ("own_child", "mention_minor/was_she"): OF_A_PARENT.key,
    ("own_child", "mention_minor/she_may_be"): OF_A_PARENT.key,
    ("own_child", "mention_minor/pictures"): OF_A_PARENT.key,
    ("test", "report_concern/my_name"): TEST_PLACE,
    ("test", "ask_privacy"): TEST_PLACE,
    ("test", "ask_privacy/anonymous_here"): TEST_PLACE,
    ("test", "ask_human"): TEST_PLACE,
    ("test", "ask_human/is_anonymous"): TEST_PLACE,
    ("test", "ask_human/near_me"): TEST_PLACE,
    ("test", "ask_human/which_number"): TEST_PLACE,
    ("partner", "report_concern/what_happens_then"): "report_concern/stay_or_leave",
    ("witness", "mention_minor/was_she"): "mention_minor/she_may_be",
    ("witness", "mention_minor/wants_minor"): "mention_minor/she_may_be",
    ("nuisance", "ask_law"): "report_concern/nuisance",
    ("nuisance", "ask_law/here"): "report_concern/nuisance",
    ("nuisance", "ask_law/in_her_flat"): "report_concern/nuisance",
    ("nuisance", "ask_law/other_place"): "report_concern/nuisance",
    ("wants_to_stop", "seek_services"): "ask_help_to_stop/urge",
    ("wants_to_stop", "seek_services/again"): "ask_help_to_stop/urge",
    ("wants_to_stop", "seek_services/urge_now"): "ask_help_to_stop/urge",
    ("wants_to_stop", "seek_services/just_looking"): "ask_help_to_stop/urge",
    ("wants_to_stop", "seek_services/still_want"): "ask_help_to_stop/urge",
    **{(who, "ask_police/deported"): "ask_police/jailed_if_i_report" for who in OF_HIS_OWN},
    **{(who, "ask_police/arrest_me"): "ask_police/what_happens_if_caught" for who in OF_HIS_OWN},
    ("child", "ask_privacy/in_the_paper"): "mention_minor/sends_anyway",
    ("child", "ask_privacy/how_delete"): "ask_privacy/how_delete_watched",
    ("child", "disclose_exploitation/forced"): "disclose_exploitation/how_get_out",
    ("child", "disclose_exploitation/want_out"): "disclose_exploitation/how_get_out",
    ("child", "disclose_exploitation/debt"): "mention_minor/money_for",
    ("child", "disclose_exploitation/boyfriend"): "mention_minor/he_says_normal",
    ("child", "disclose_exploitation/is_it_my_fault"): "mention_minor/my_fault",
    ("child", "ask_police/did_you_report"): "mention_minor/is_it_secret",
    ("child", "threaten_violence/threatened"): "disclose_exploitation/how_get_out",
    ("professional", "ask_human/want_person"): "ask_identity/contact",
    ("at_hand", "report_concern"): RIGHT_NOW,
    ("at_hand", "report_concern/child_online"): WORDS_FOR_HER,  # "can my boy call? he's 13"
    **{("at_hand", f"ask_human/{topic}"): UNTIL_THEY_COME for topic in ("called", "who_comes")},
    ("at_hand", "disclose_exploitation/behind_door"): UNTIL_THEY_COME,
    **{
        ("at_hand", f"ask_human/{topic}"): WORDS_FOR_HER
        for topic in ("what_do_i_say", "what_happens", "will_call")
    },
    ("at_hand", WORDS_TO_SEND): WORDS_FOR_HER,
    ("at_hand", "disclose_exploitation/police_refused"): THEY_LEFT,
    ("at_hand", "report_concern/already_told"): THEY_LEFT,
    ("witness", WORDS_TO_SEND): "ask_human/what_do_i_say",
    ("witness", "ask_privacy/anonymous_here"): "report_concern/my_name",
    ("witness", "greet/who_is_there"): "ask_human/open_now",
    ("witness", "ask_privacy"): "report_concern/my_name",
    ("witness", "ask_harm"): "ask_signs/how_tell",
    ("witness", "ask_harm/forced"): "ask_signs/how_tell",
    ("witness", "ask_signs"): "ask_signs/how_tell",
    ("despairing", "greet/who_is_there"): "ask_human/open_now",
    ("exploited", "ask_privacy/how_delete"): "ask_privacy/how_delete_watched",
    ("exploited", "ask_privacy"): "ask_privacy/how_delete_watched",
    ("exploited", "ask_police"): "ask_police/report_him",
    **{(role, key): "ask_human/what_happens" for role in NEEDY for key in RISKS},
    ("exploited", "ask_risk/blackmail"): "ask_risk/blackmail_known",
    ("exploited", "ask_risk/blackmail_paid"): "ask_risk/blackmail_known",
    ("exploited", "ask_risk/blackmail_report"): "ask_police/report_him",
    ("exploited", "mention_minor/pictures"): "ask_risk/blackmail_known",
    ("exploited", "mention_minor/sends_anyway"): "ask_risk/blackmail_known",
    ("exploited", "mention_minor/take_down"): "ask_risk/blackmail_takedown",
    ("extortion", "ask_police/report_him"): "ask_risk/blackmail_report",
    # What the accused are told is said to nobody who was wronged.
    ("pictures", CAUGHT): "ask_risk/blackmail_report",
    ("pictures", FOUND_OUT): "mention_minor/sends_anyway",
    ("child", CAUGHT): "mention_minor/is_it_secret",
    ("child", FOUND_OUT): "mention_minor/not_tell_parents",
    ("exploited", CAUGHT): "ask_police/report_him",
    ("exploited", FOUND_OUT): "disclose_exploitation/is_it_my_fault",
    ("extortion", CAUGHT): "ask_risk/blackmail_report",
    ("extortion", FOUND_OUT): "ask_risk/blackmail_tell",
    ("wronged", CAUGHT): "ask_police/report_him",
    ("wronged", FOUND_OUT): "ask_risk/blackmail_tell",
    ("child", "ask_police/report_him"): "mention_minor/is_it_secret",
    ("buyer", "ask_police/report_him"): "ask_police/jailed_if_i_report",
    ("witness", "ask_police/report_him"): "report_concern/what_happens_then",
    ("exploited", "express_remorse/ashamed"): "disclose_exploitation/is_it_my_fault",
    ("exploited", "ask_privacy/phone_bill"): "ask_human/on_the_bill",
    ("despairing", "ask_privacy/phone_bill"): "ask_human/on_the_bill",
    ("witness", "ask_privacy/phone_bill"): "ask_human/on_the_bill",
    ("child", "ask_privacy/phone_bill"): "ask_human/on_the_bill",
    ("sex_worker", "ask_privacy/phone_bill"): "ask_human/on_the_bill",
    ("extortion", "ask_privacy/phone_bill"): "ask_human/on_the_bill",
    **{("at_hand", key): "report_concern/after_it" for key in OF_FINDING_OUT},
    ("witness", "report_concern/temper"): "report_concern/reprisal",
    ("witness", "ask_police/deported"): "ask_police/she_in_trouble",
    ("partner", "ask_menu/what_now"): "report_concern/raise_it",
    ("partner", "ask_help_to_stop"): "ask_help_to_stop/for_partner",
    ("partner", "ask_help_to_stop/where"): "ask_help_to_stop/for_partner",
    ("partner", "ask_privacy"): "ask_privacy/who_told",
    ("partner", "ask_risk/health"): "ask_risk/partner_infected",
    ("partner", "disclose_exploitation/is_it_my_fault"): "report_concern/my_doing",
    ("partner", "express_remorse"): "report_concern/my_doing",
    ("partner", "express_remorse/ashamed"): "report_concern/feel_stupid",
    ("partner", "express_remorse/money_and_hiding"): "report_concern/feel_stupid",
    ("partner", "mention_minor/my_fault"): "report_concern/my_doing",
    ("child", "express_remorse/ashamed"): "mention_minor/my_fault",
    ("attraction", "express_remorse/ashamed"): "mention_minor/attraction_afraid",
    ("arrested", "commit_to_stop/plan"): "ask_risk/found_out",
    ("arrested", "report_concern/it_was_me_customer"): "ask_risk/found_out",
    ("arrested", "ask_risk"): "ask_risk/found_out",
    ("extortion", "ask_police"): "ask_risk/blackmail_report",
    ("extortion", "ask_police/did_you_report"): "ask_risk/blackmail_report",
    ("extortion", "ask_risk"): "ask_risk/blackmail",
    ("parent", "inform_location/here"): OF_A_PARENT.key,
    ("parent", "ask_police/she_in_trouble"): OF_A_PARENT.key,
    **{("parent", key): OF_A_PARENT.key for key in ("ask_signs", "ask_signs/how_tell")},
    ("extortion", "mention_minor/answer_him"): "ask_risk/blackmail_answer",
    ("extortion", "mention_minor/take_down"): "ask_risk/blackmail_takedown",
    ("child", "ask_risk/blackmail_answer"): "mention_minor/answer_him",
    ("child", "ask_risk/blackmail_takedown"): "mention_minor/take_down",
    ("arrested", "ask_police/deported"): "ask_police/record",
    ("arrested", "ask_law/licence_job"): "ask_police/record",
    ("arrested", "disclose_exploitation/refuge_cost"): "ask_law/lawyer",
    ("arrested", "disclose_exploitation/where_sleep"): "ask_law/lawyer",
    ("arrested", "ask_human/letter_home"): "ask_police/court_letter",
    ("arrested", "ask_privacy/partner_reads"): "ask_police/court_letter",
    ("arrested", "ask_privacy/employer"): "ask_police/record",
    ("sex_worker", "ask_law"): "disclose_exploitation/sellers_law",
    ("sex_worker", "ask_law/here"): "disclose_exploitation/sellers_law",
    ("sex_worker", "ask_law/in_her_flat"): "disclose_exploitation/sellers_law",
    ("sex_worker", "ask_law/licence_job"): "disclose_exploitation/sellers_law",
    ("sex_worker", "ask_law/penalty"): "disclose_exploitation/sellers_law",
    ("sex_worker", "ask_law/who_is_punished"): "disclose_exploitation/sellers_law",
    ("sex_worker", "report_concern/it_was_me_customer"): "disclose_exploitation/bad_client",
    ("among_friends", "ask_human/what_do_i_say"): WAY_OUT,
    ("among_friends", "ask_identity/do_a_task"): WAY_OUT,
    ("among_friends", "ask_risk/found_out"): WAY_OUT,
    ("among_friends", WORDS_TO_SEND): WAY_OUT,
    ("partner", WORDS_TO_SEND): "report_concern/raise_it",
    ("partner", "ask_identity/do_a_task"): "report_concern/raise_it",
    ("pictures", "ask_identity/complain"): "mention_minor/words_on_pictures",
    ("pictures", "ask_identity/do_a_task"): "mention_minor/words_on_pictures",
    ("pictures", WORDS_TO_SEND): "mention_minor/words_on_pictures",
    ("child", "ask_identity/complain"): WORDS_TO_SEND,
    ("child", "ask_identity/do_a_task"): WORDS_TO_SEND,
    ("child", WAY_OUT): "mention_minor/answer_him",
    ("despairing", "ask_identity/do_a_task"): WORDS_TO_SEND,
    ("despairing", "ask_risk/blackmail_tell"): WORDS_TO_SEND,
    ("exploited", "ask_identity/do_a_task"): WORDS_TO_SEND,
    ("witness", "ask_identity/do_a_task"): "ask_human/what_do_i_say",
    ("witness", "mention_minor/take_down"): "ask_risk/blackmail_takedown",
    ("extortion", "ask_identity/do_a_task"): WORDS_TO_SEND,
}
"""What an answer of other talks means in this matter."""


OF_A_CHILD = frozenset({"ask_help_to_stop", "ask_privacy", "mention_minor", "out_of_scope"})
"""Intents as which a parent's words on their child are read."""

SURE_LAW = 0.6
"""Share below which who fears for their child, and names a place, asks for no law there."""

OF_REPORTING = frozenset(
    {"after_it", "already_told", "my_name", "reprisal", "right_now", "speak_to_her", "they_left"}
    | {"until_they_come", "what_happens_then", "words_for_her"}
)
"""Topics on what is seen that a parent may mean as any witness does."""


def is_parent(situation: Situation) -> bool:
    """Whether somebody fears for a child to whom a stranger writes."""
    is_told = any(OF_A_PARENT.key in text for text in situation.said)
    return is_told and OF_A_PARENT.key not in situation.denied and situation.role == "witness"


def leave_own_child(situation: Situation, reading: Understanding) -> None:
    """Who tells what is done to themselves, or that nobody sent pictures, is no such parent."""
    is_held = reading.of_self and "exploitation" in reading.safety
    is_other = is_held or reading.is_me or NO_PICTURES in reading.plainly
    if is_other and is_parent(situation):
        situation.denied.append(OF_A_PARENT.key)


def cares_for_partner(situation: Situation) -> bool:
    """Whether somebody who came to buy told of an ill partner: who cares for one is no addict."""
    is_told = any(text.startswith(f"utter_{PARTNER_ILL}#") for text in situation.said)
    return is_told and situation.is_led_on


def _was_wronged(situation: Situation) -> bool:
    """Whether somebody in despair told that they are held or blackmailed, so that they accuse."""
    is_blackmailed = any(text.startswith("utter_ask_risk/blackmail") for text in situation.said)
    return is_blackmailed or "exploitation" in situation.safety_kinds


def narrower(situation: Situation, matter: str) -> str:
    """The matter, or what of it a talk is about: who has cards on his car does not ask what buyers risk.

    Args:
        situation: before the message.
        matter: of the talk (`bot.dialogue.reading.matters.matter_of`).
    """
    last, is_legal = situation.last_topic, situation.last_need == "legal"
    is_on_pictures = any(situation.was_said(f"utter_{key}") for key in ON_PICTURES)
    # "What do I say?" is of no call where no line was shown.
    is_at_ease = not (matter or situation.lines_shown)
    holds = (
        ("parent", is_parent(situation)),
        (WITHIN_TOPIC.get(last, ""), last in WITHIN_TOPIC),
        ("carer", cares_for_partner(situation) and not is_legal),
        # "Her" is no claim to pay well, and is not asked for once more.
        ("who_keeps", situation.asked == "who_keeps" and not matter),
        ("pictures", matter == "child" and is_on_pictures),
        ("wronged", matter == "despairing" and _was_wronged(situation)),
        ("among_friends", is_at_ease and situation.was_said("utter_named/friends")),
        ("arrested", is_legal and not matter),
        ("at_hand", situation.role == "witness" and situation.was_said(f"utter_{RIGHT_NOW}")),
    )
    return next((name for name, is_so in holds if is_so), matter)


def meant_within(matter: str, move: Move, role: str = "") -> Move:
    """A move as it is meant in a matter (`reading.matters`), by who writes, or after an arrest."""
    key = MEANT.get((matter, move.key)) or MEANT.get((role, move.key))
    is_of_report = move.intent == "report_concern" and move.topic not in OF_REPORTING
    is_guess = move.intent == "ask_law" and move.confidence < SURE_LAW
    if matter == "parent" and (move.intent in OF_A_CHILD or is_of_report or is_guess):
        key = OF_A_PARENT.key  # "what if she goes with him, she's 16" asks for nobody under age
    return move if key is None else move.meant_as(key)
