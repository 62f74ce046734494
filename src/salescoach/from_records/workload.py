"""What a model of weekly steps needs before it can show quick deals, or many at a time: stages, book, contacts."""

from __future__ import annotations

import math

from ..settings.register import SETTINGS
from ..settings.team import Team
from ..simulation.mean_field import contact_capacity
from .quantities import in_unit

DAYS_OF_A_STEP = 7.0  # the model's step is a week, so a deal takes a week for each stage at least
QUICKEST = 0.6  # steps a week of a deal in a stage that usual settings can bring about
BOOK_OVER_OPEN, CONTACTS_OVER_OPEN = 4.0, 2.0  # accounts, and contacts a week, for each open deal of a person
MOST_ACCOUNTS = 2000


def stages_for(team: Team, target: dict[str, float]) -> int:
    """Stages through which deals can go in as many days as the records show: those of the team, or fewer.

    Args:
        team: gives the stages that are usual.
        target: quantity -> value on its scale.
    """
    if "cycle" not in target:
        return int(team.stages)
    most = QUICKEST * in_unit("cycle", target["cycle"]) / DAYS_OF_A_STEP
    return max(1, min(int(team.stages), math.floor(most)))


def open_deals(target: dict[str, float]) -> float:
    """Deals that a person has open at a time: as many as come in a week, times the weeks that one takes."""
    return math.exp(target["lead_flow"]) * in_unit("cycle", target["cycle"]) / DAYS_OF_A_STEP


def room_for(team: Team, target: dict[str, float], book_known: bool) -> Team:
    """The team with a book, and with hours, that so many open deals fit into.

    Where deals are many they are small: a contact takes less of an hour. Nothing is made smaller.

    Args:
        team: any.
        target: quantity -> value on its scale.
        book_known: whether the records tell how many customers a person has; then the book stays.
    """
    at_a_time = open_deals(target)
    factor = max(1.0, CONTACTS_OVER_OPEN * at_a_time / contact_capacity(team))
    contacts = min(float(team.contacts_per_hour) * factor, SETTINGS["contacts_per_hour"].most)
    book = int(team.accounts_per_person)
    if not book_known:
        book = max(book, min(MOST_ACCOUNTS, round(BOOK_OVER_OPEN * at_a_time)))
    return team.change(contacts_per_hour=contacts, accounts_per_person=book)
