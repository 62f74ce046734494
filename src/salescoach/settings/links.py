"""The arrows of the cascade: from what to what, in which form, and what each rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..common.messages import did_you_mean
from .register import SETTINGS


@dataclass(frozen=True, slots=True)
class Link:
    """One arrow. Its strength is the setting of the same name; its other settings give the shape."""

    name: str
    origin: str
    goal: str
    shape: str
    settings: tuple[str, ...]

    @property
    def strength(self) -> float:
        """Strength in the default world."""
        return float(SETTINGS[self.name].default)

    @property
    def plausible(self) -> tuple[float, float]:
        """Plausible range of the strength."""
        return SETTINGS[self.name].low, SETTINGS[self.name].high

    @property
    def source(self) -> str:
        """Key of the source of the strength."""
        return SETTINGS[self.name].source


def _shape_settings(*prefixes: str, also: Iterable[str] = ()) -> tuple[str, ...]:
    shapes = [s.name for s in SETTINGS.values() if s.group == "link shape" and s.name.startswith(prefixes)]
    return tuple(dict.fromkeys([*shapes, *also]))


_TABLE = (
    Link(
        "target",
        "team shortfall",
        "pressure from above",
        "linear, sharper near the deadline",
        _shape_settings("target_", also=("temper",)),
    ),
    Link(
        "pass_on",
        "pressure from above",
        "pressure on the salesperson",
        "share, more for those below quota",
        ("leak_spread",),
    ),
    Link(
        "accountability",
        "review and oversight hours",
        "effort",
        "saturating, acts on missing will only",
        _shape_settings("accountability_"),
    ),
    Link(
        "intrusion",
        "oversight and reports",
        "strain, trust, initiative",
        "saturating, softened by clarity and support",
        _shape_settings(
            "oversight_",
            "clarity_",
            "support_buffer",
            "report_",
            "hiding_",
            "initiative_",
            "review_half",
            "trust_gain",
            "trust_loss",
            "trust_drift",
            also=("home_trust_spread",),
        ),
    ),
    Link("time", "reports and meetings", "selling hours", "linear, floored at a tenth of the week", ("selling_share",)),
    Link(
        "coaching",
        "coaching hours, coach's skill, fit",
        "skill",
        "towards a ceiling, saturating; harm without skill",
        _shape_settings("coaching_", also=("room",)),
    ),
    Link(
        "repair",
        "support that fits the cause",
        "cause removed",
        "hazard, saturating in hours",
        _shape_settings("repair_", "support_half"),
    ),
    Link(
        "diagnosis",
        "asking and looking",
        "what the manager believes",
        "chance of a right answer grows with skill and trust",
        _shape_settings("diagnosis_", "excuse_"),
    ),
    Link(
        "strain",
        "pressure, intrusion, shortfall, loads",
        "strain",
        "stock with inflow and recovery",
        _shape_settings(
            "strain_pressure",
            "strain_intrusion",
            "strain_shortfall",
            "strain_relief",
            also=("strain_rest", "rest_spread", "strain_recovery"),
        ),
    ),
    Link(
        "performance",
        "strain",
        "effort and skill at the customer",
        "none, linear, challenge_hindrance or inverted_u",
        _shape_settings("performance_", "challenge_", "strain_on_skill"),
    ),
    Link(
        "pass_through",
        "strain and shortfall",
        "pressure on the customer",
        "linear, the unadaptive part pushes, the rest guides",
        _shape_settings("push_", "guiding_", also=("adaptiveness",)),
    ),
    Link(
        "reaction",
        "pressure on the customer",
        "advance, stay, walk away",
        "discrete choice with a threshold of one's own",
        _shape_settings("reaction_", also=("tolerance_median", "tolerance_spread")),
    ),
    Link(
        "memory",
        "treatment",
        "customer trust",
        "damage beyond tolerance, slow repair, word of mouth",
        _shape_settings("trust_recovery", "service_", "win_", "word_"),
    ),
    Link(
        "attrition",
        "strain, trust, shortfall, leavers",
        "leaving",
        "weekly hazard, highest for the middling",
        _shape_settings("quit_", "contagion_", also=("quit_rate", "vacancy_weeks", "vacancy_cover")),
    ),
    Link(
        "peers",
        "shared know-how, star colleagues",
        "skill and effort",
        "towards the best; sign of stars hangs on pay",
        _shape_settings("sharing_", "star_", also=("team_pay_share",)),
    ),
    Link(
        "deadline",
        "month and quarter ends",
        "closing, discount, clean-up",
        "calendar steps",
        _shape_settings("deadline_"),
    ),
    Link(
        "gaming",
        "pushed activity counts",
        "false contacts",
        "share of contacts that count but do not sell",
        _shape_settings("gaming_", also=("bend_spread",)),
    ),
    Link("inspection", "process review", "dead opportunities found", "saturating", _shape_settings("process_")),
)
LINKS: dict[str, Link] = {link.name: link for link in _TABLE}


def known_link(name: str) -> str:
    """The name itself where it is a link; ValueError with the nearest name where not."""
    if isinstance(name, str) and name in LINKS:
        return name
    raise ValueError(
        f"unknown link {name!r}{did_you_mean(str(name), LINKS)} Links: {', '.join(LINKS)}. "
        'Type: sc.without(team, "pass_through")'
    )
