"""Groups of jurisdictions: the OSCE's participating States, the European Union, the US states."""

from __future__ import annotations


def _codes(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICIPATING_STATES = _codes(
    "AD AL AM AT AZ BA BE BG BY CA CH CY CZ DE DK EE ES FI FR GB GE GR HR HU IE IS IT KG KZ LI LT "
    "LU LV MC MD ME MK MN MT NL NO PL PT RO RS RU SE SI SK SM TJ TM TR UA US UZ VA"
)
"""The 57 participating States of the OSCE."""

BEYOND = _codes("AR AU CO MX NZ PE")
"""States outside the OSCE from which people write in one of our languages, and whose lines are known."""

EU_STATES = _codes(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
)
"""Members of the European Union."""

CENTRAL_ASIA = _codes("KG KZ TJ TM UZ")
"""The five States that figures of "Europe and Central Asia" include."""

EUROPE = PARTICIPATING_STATES - CENTRAL_ASIA - {"CA", "US", "MN"}
"""Participating States for which a European figure is the nearest."""

US_STATES = frozenset(
    f"US-{state}"
    for state in _codes(
        "AK AL AR AZ CA CO CT DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE "
        "NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY"
    )
)
"""The fifty states; the rule for most of them does not reach territories or the capital."""

SOUTH_EASTERN_EUROPE = _codes("AL BA BG GR HR ME MK MD RO RS SI TR")
"""States that the UNODC's figures of South-Eastern Europe are nearest to."""
