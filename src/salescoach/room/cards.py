"""What the cards of the manager and the answers of customers mean in the model."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..management.practices import Practices
from ..management.seen import Seen
from ..management.style import Style, style
from ..simulation.told import BUY, LEAVE, WAIT

ANSWERS: dict[str, int] = {"buy": BUY, "wait": WAIT, "walk": LEAVE}


def _usual(seen: Seen) -> Practices:
    """What everybody gets whatever card lies: short reviews, some coaching, some help, few reports."""
    return Practices(
        review_hours=0.35, coaching_hours=0.4, coaching_fit=0.5, oversight_hours=0.15, support_hours=0.1,
        process_hours=0.1, report_hours=1.0, asking=0.15, pass_on=0.6,
    )  # fmt: skip


def _below(seen: Seen, card: Practices) -> Practices:
    """The card for whoever is below target, the usual for the others."""
    usual = _usual(seen)
    below = seen.attainment < 1.0
    mixed = {name: np.where(below, amount, getattr(usual, name)) for name, amount in card.items()}
    return Practices(**mixed)


@style(author="the room")
def pass_on(seen: Seen) -> Practices:
    """Pass the number on: say what is missing, ask for more activity; no reports beyond the usual."""
    return _below(seen, replace(_usual(seen), pass_on=1.0, review_hours=0.5, report_hours=0.5, asking=0.0))


@style(author="the room")
def ask(seen: Seen) -> Practices:
    """Ask what is wrong and help with that."""
    helps = seen.believes("support", "tools", "environment", "personal")
    card = replace(_usual(seen), asking=1.0, support_hours=np.where(helps, 1.4, 0.4), pass_on=0.4)
    return _below(seen, card)


@style(author="the room")
def coach(seen: Seen) -> Practices:
    """Practise with the person, shaped to the person."""
    return _below(seen, replace(_usual(seen), coaching_hours=1.8, coaching_fit=0.9, pass_on=0.4))


@style(author="the room")
def shield(seen: Seen) -> Practices:
    """Keep the pressure away, and the talk about numbers with it."""
    return _below(seen, replace(_usual(seen), pass_on=0.0, review_hours=0.05, process_hours=0.0))


@style(author="the room")
def in_order(seen: Seen) -> Practices:
    """Go through it in order: results, then the pipeline, then activity where both are poor."""
    both_poor = seen.pipeline_health < 1.0
    card = replace(
        _usual(seen), review_hours=0.7, process_hours=0.4, oversight_hours=np.where(both_poor, 1.2, 0.1),
        coaching_hours=0.2, pass_on=0.4,
    )  # fmt: skip
    return _below(seen, card)


CARDS: dict[str, Style] = {card.name: card for card in (pass_on, ask, coach, shield, in_order)}
