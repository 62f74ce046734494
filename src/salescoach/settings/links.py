"""The arrows of the cascade: from what to what, in which form, and what each rests on."""

from __future__ import annotations

from dataclasses import dataclass

from ..common.messages import did_you_mean
from .register import SETTINGS


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One arrow. Its strength is the setting of the same name.

    Attributes:
        name: of the link and of the setting of its strength.
        origin: what it comes from.
        goal: what it changes.
        shape: its form, in words.
        settings: names of the settings that give the form.
    """

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


_TABLE = (
    Link(
        name="target",
        origin="team shortfall",
        goal="pressure from above",
        shape="linear, sharper near the deadline",
        settings=("target_slope", "target_sharpen", "baseline_pressure"),
    ),
    Link(
        name="pass_on",
        origin="pressure from above",
        goal="pressure on the salesperson",
        shape="share, more for those below quota",
        settings=("leak_spread",),
    ),
    Link(
        name="accountability",
        origin="review and oversight hours",
        goal="effort",
        shape="saturating, acts on missing will only",
        settings=("accountability_half", "accountability_oversight", "accountability_process"),
    ),
    Link(
        name="intrusion",
        origin="oversight and reports",
        goal="strain, trust, initiative",
        shape="saturating, softened by clarity and support",
        settings=(
            "oversight_half",
            "clarity_buffer",
            "support_buffer",
            "review_half",
            "report_half",
            "report_burden",
            "hiding_cost",
            "initiative_loss",
            "initiative_back",
            "initiative_weight",
            "trust_gain",
            "trust_loss",
            "trust_drift",
            "baseline_trust_spread",
        ),
    ),
    Link(
        name="time",
        origin="reports and meetings",
        goal="selling hours",
        shape="linear, floored at a tenth of the week",
        settings=("selling_share",),
    ),
    Link(
        name="coaching",
        origin="coaching hours, coach's skill, fit",
        goal="skill",
        shape="towards a ceiling, saturating; harm without skill",
        settings=("coaching_half", "coaching_harm", "room"),
    ),
    Link(
        name="repair",
        origin="support that fits the cause",
        goal="cause removed",
        shape="hazard, saturating in hours",
        settings=("support_half", "repair_unmatched"),
    ),
    Link(
        name="diagnosis",
        origin="asking and looking",
        goal="what the manager believes",
        shape="chance of a right answer grows with skill and trust",
        settings=("diagnosis_oversight", "excuse_share"),
    ),
    Link(
        name="strain",
        origin="pressure, intrusion, shortfall, loads",
        goal="strain",
        shape="stock with inflow and recovery",
        settings=(
            "strain_pressure",
            "strain_intrusion",
            "strain_shortfall",
            "strain_relief",
            "baseline_strain",
            "baseline_strain_spread",
            "strain_recovery",
        ),
    ),
    Link(
        name="performance",
        origin="strain",
        goal="effort and skill at the customer",
        shape="none, linear, challenge_hindrance or inverted_u",
        settings=("performance_shape", "performance_peak", "challenge_gain", "strain_on_skill"),
    ),
    Link(
        name="pass_through",
        origin="strain and shortfall",
        goal="pressure on the customer",
        shape="linear, the unadaptive part pushes, the rest guides",
        settings=("push_shortfall", "push_deadline", "guiding_gain", "adaptiveness"),
    ),
    Link(
        name="reaction",
        origin="pressure on the customer",
        goal="advance, stay, walk away",
        shape="discrete choice with a threshold of one's own",
        settings=("reaction_urgency", "reaction_refusal", "tolerance_median", "tolerance_spread"),
    ),
    Link(
        name="memory",
        origin="treatment",
        goal="customer trust",
        shape="damage beyond tolerance, slow repair, word of mouth",
        settings=("trust_recovery", "service_gain", "win_gain", "word_of_mouth"),
    ),
    Link(
        name="attrition",
        origin="strain, trust, shortfall, leavers",
        goal="leaving",
        shape="weekly hazard, highest for the middling",
        settings=(
            "quit_strain",
            "quit_trust",
            "quit_manager",
            "quit_middle",
            "quit_contagion",
            "quit_question",
            "contagion_memory",
            "quit_rate",
            "vacancy_weeks",
            "vacancy_cover",
        ),
    ),
    Link(
        name="peers",
        origin="shared know-how, star colleagues",
        goal="skill and effort",
        shape="towards the best; sign of stars depends on pay",
        settings=("sharing_half", "star_effect", "team_pay_share"),
    ),
    Link(
        name="deadline",
        origin="month and quarter ends",
        goal="closing, discount, clean-up",
        shape="calendar steps",
        settings=("deadline_closing", "deadline_discount", "deadline_quarter", "deadline_tidy"),
    ),
    Link(
        name="gaming",
        origin="pushed activity counts",
        goal="false contacts",
        shape="share of contacts that count but do not sell",
        settings=("gaming_inflation", "gaming_propensity_spread"),
    ),
    Link(
        name="inspection",
        origin="process review",
        goal="dead opportunities found",
        shape="saturating",
        settings=("process_half",),
    ),
)
LINKS: dict[str, Link] = {link.name: link for link in _TABLE}


def known_link(name: object) -> str:
    """The name itself where it is a link; ValueError with the nearest name where not."""
    if isinstance(name, str) and name in LINKS:
        return name
    raise ValueError(
        f"unknown link {name!r}{did_you_mean(str(name), LINKS)} Links: {', '.join(LINKS)}. "
        'Type: sc.without(team, "pass_through")'
    )
