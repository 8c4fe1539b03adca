"""The vocabulary in plain words, for people who are not engineers."""

from __future__ import annotations

from bot.console.locales import later
from bot.console.option_labels import OPTIONS

LABELS = {
    # stages
    "contacted": later("Contacted"),
    "revealed": later("Heard what this is"),
    "engaged": later("Went on talking"),
    "informed": later("Got a fact"),
    "routed": later("Got somewhere to turn"),
    "committed": later("Said they will stop"),
    # endings
    "completed": later("Came to an end"),
    "left": later("Left"),
    "opted_out": later("Wants no more messages"),
    "hostile": later("Ended by insults"),
    "safety": later("Told where to find safety"),
    # channels
    "web": later("Web"),
    "sms": later("SMS"),
    "whatsapp": later("WhatsApp"),
    "telegram": later("Telegram"),
    # other ways in to a campaign
    "code": later("Short address"),
    "notice": later("Notice page"),
    # topics
    "law": later("The law"),
    "risk": later("Risks to oneself"),
    "harm": later("Harm to others"),
    "signs": later("Signs that somebody is forced"),
    "figures": later("Figures and evidence"),
    "education": later("Courses and reading"),
    "course": later("The short course"),
    "help": later("Help to stop"),
    "human": later("Wants a person"),
    "sector_guidance": later("Advice for a trade"),
    "delete_data": later("Wants data deleted"),
    "privacy": later("Who sees and keeps this"),
    "claim_choice": later("“They chose it”"),
    "claim_legal": later("“It is legal”"),
    "claim_harmless": later("“I harm nobody”"),
    "claim_need": later("“I need it”"),
    # kinds of topics, and where paths end
    "consequences": later("The law and risks"),
    "harms": later("Harm and evidence"),
    "excuses": later("Excuses"),
    "ways_out": later("Help and courses"),
    "no_topic": later("No topic"),
    "no_further": later("Nothing further"),
    # kinds of danger
    "distress": later("Despair, thoughts of suicide"),
    "child_writes": later("A child writes"),
    "watched": later("Watched while writing"),
    "traces": later("Must leave no traces"),
    "exploitation": later("Exploited or forced"),
    "violence": later("Threat of violence"),
    "attraction": later("Afraid of harming a child"),
    "minor": later("Talk of somebody under 18"),
    "concern": later("Worried about somebody"),
    # needs and kinds of help
    "report": later("reporting trafficking"),
    "victim": later("help for victims"),
    "child": later("help for children"),
    "crisis": later("help in a crisis"),
    "buyer_help": later("help for buyers who want to stop"),
    "buyer_education": later("Education for buyers"),
    "compulsive_behaviour": later("Compulsive behaviour"),
    "report_trafficking": later("Reporting trafficking"),
    "victim_support": later("Support for victims"),
    "child_protection": later("Protection of children"),
    "sexual_health": later("Sexual health"),
    "legal_information": later("Legal information"),
    # the law
    "knowing_use": later("Using a victim knowingly"),
    "strict_liability": later("Using a victim, known or not"),
    "all_purchase": later("Every purchase"),
    "indirect": later("Indirectly"),
    "none": later("No rule for buyers"),
    "minors": later("Somebody under 18"),
    "platforms": later("Platforms on the internet"),
    "criminal": later("crime"),
    "administrative": later("offence"),
    "lawful": later("lawful"),
    "mixed": later("depends on the place"),
    "unknown": later("not known"),
    "high": later("high"),
    "medium": later("medium"),
    "low": later("low"),
    # figures
    "may_state": later("may be told"),
    "with_qualifier": later("only with its qualifier"),
    "blocked": later("may not be told"),
    # campaigns
    "search_advertisement": later("Search advertisement"),
    "decoy_contact": later("Decoy contact"),
    "blocked_page": later("Blocked page"),
    "embedded_chat": later("Chat on a partner’s page"),
    "poster": later("Poster"),
    "banner": later("Banner"),
    "social": later("Social network"),
    "planned": later("not begun"),
    "running": later("running"),
    "ended": later("over"),
    "paused": later("paused"),
    "stopped": later("stopped"),
    # operators
    "viewer": later("viewer"),
    "analyst": later("analyst"),
    "writer": later("writer"),
    "reviewer": later("reviewer"),
    "administrator": later("administrator"),
    "signed_in": later("signed in"),
    "signed_out": later("signed out"),
    "refused": later("was refused"),
    "looked": later("looked"),
    "exported": later("exported"),
    "changed": later("changed"),
}


def label(code: str) -> str:
    """The English words for a code of the vocabulary; the code itself, readable, if there are none."""
    return LABELS.get(code) or OPTIONS.get(code) or code.replace("_", " ")
