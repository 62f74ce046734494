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


# fmt: off
_TABLE = (
    Link(name="target", origin="team shortfall", goal="pressure from above",
         shape="linear, sharper near the deadline",
         settings=("target_slope", "target_sharpen", "baseline_pressure")),
    Link(name="drift", origin="pressure from above, doubt", goal="what a manager does",
         shape="share of what was meant, by the manager's own leaning",
         settings=("drift_spread", "drift_doubt", "drift_hours")),
    Link(name="pass_on", origin="pressure from above", goal="pressure on the salesperson",
         shape="share, more for those below quota",
         settings=("leak_spread", "pressure_on_quota")),
    Link(name="challenge", origin="fresh pressure", goal="effort",
         shape="up while the target is in reach, down beyond; wears out",
         settings=("challenge_reach", "challenge_wear", "challenge_fading", "challenge_spread")),
    Link(name="accountability", origin="review and oversight hours", goal="effort",
         shape="saturating, acts on missing will only",
         settings=("accountability_half", "accountability_oversight", "accountability_process")),
    Link(name="feedback", origin="review hours, coach's skill", goal="readiness of the customer",
         shape="saturating; harms some people",
         settings=("dose_half", "feedback_spread", "feedback_skill")),
    Link(name="intrusion", origin="oversight and reports", goal="strain, trust, initiative",
         shape="saturating, softened by clarity and support",
         settings=("oversight_half", "buffer", "burden", "hiding_cost", "initiative_loss", "initiative_back",
                   "initiative_weight", "trust_gain", "trust_loss", "trust_drift", "baseline_trust_spread")),
    Link(name="time", origin="reports and meetings", goal="selling hours",
         shape="linear, floored at a tenth of the week",
         settings=("selling_share", "asking_hours")),
    Link(name="sight", origin="reports and reviews", goal="what the manager sees",
         shape="saturating; less is older and more blurred",
         settings=("sight_half", "sight_noise")),
    Link(name="coaching", origin="coaching hours, coach's skill, fit", goal="skill",
         shape="towards a ceiling, saturating; harm without skill",
         settings=("coaching_harm", "coaching_fit_share", "fit_cost", "room")),
    Link(name="repair", origin="help that fits, beyond the usual", goal="cause removed, or arising",
         shape="hazard, saturating in hours",
         settings=("repair_unmatched", "mending_rate", "usual_coaching", "usual_support")),
    Link(name="diagnosis", origin="asking and looking", goal="what the manager believes",
         shape="chance of a right answer grows with skill and trust",
         settings=("diagnosis_oversight", "looking_skill", "excuse_share")),
    Link(name="strain", origin="pressure, intrusion, shortfall, loads", goal="strain",
         shape="stock with inflow and recovery",
         settings=("strain_pressure", "strain_intrusion", "strain_shortfall", "strain_relief",
                   "baseline_strain", "baseline_strain_spread", "strain_recovery")),
    Link(name="performance", origin="strain", goal="effort and skill at the customer",
         shape="none, linear, positive or inverted_u",
         settings=("performance_shape", "performance_peak", "strain_on_skill")),
    Link(name="pass_through", origin="strain and shortfall", goal="pressure on the customer",
         shape="linear, less for the adaptive",
         settings=("push_shortfall", "push_deadline", "adaptiveness")),
    Link(name="pay", origin="nearness to quota at a quarter's end", goal="pressure on the customer",
         shape="highest just short of quota",
         settings=("quota_window",)),
    Link(name="mix", origin="pressure and intrusion", goal="which orders are worked on",
         shape="contacts move from large to small orders",
         settings=("large_slow",)),
    Link(name="reaction", origin="pressure on the customer", goal="advance, stay, walk away",
         shape="discrete choice with a threshold of one's own",
         settings=("reaction_urgency", "reaction_refusal", "tolerance_median", "tolerance_spread")),
    Link(name="memory", origin="pressure beyond tolerance", goal="customer trust",
         shape="lost in proportion, slow to come back",
         settings=("trust_recovery",)),
    Link(name="goodwill", origin="a good contact", goal="customer trust",
         shape="share of what is missing",
         settings=()),
    Link(name="attrition", origin="strain, trust, initiative, shortfall, leavers", goal="leaving",
         shape="weekly hazard, highest for the middling",
         settings=("quit_strain", "quit_trust", "quit_initiative", "quit_manager", "quit_middle",
                   "quit_middle_at", "quit_middle_width", "quit_contagion", "quit_question",
                   "contagion_memory", "quit_rate", "vacancy_weeks", "vacancy_cover")),
    Link(name="peers", origin="shared know-how", goal="skill",
         shape="towards the best, saturating",
         settings=()),
    Link(name="deadline", origin="month and quarter ends", goal="closing, discount, clean-up",
         shape="calendar steps",
         settings=("deadline_closing", "deadline_discount", "deadline_quarter", "deadline_tidy")),
    Link(name="activity", origin="pushed activity counts", goal="true contacts",
         shape="linear",
         settings=()),
    Link(name="gaming", origin="pushed activity counts", goal="false contacts",
         shape="share of contacts that count but do not sell",
         settings=("gaming_inflation", "gaming_propensity_spread", "gaming_unpressed")),
    Link(name="inspection", origin="process review and reports", goal="dead opportunities found",
         shape="saturating",
         settings=("report_worth",)),
)
# fmt: on
LINKS: dict[str, Link] = {link.name: link for link in _TABLE}


def known_link(name: object) -> str:
    """The name itself where it is a link; ValueError with the nearest name where not."""
    if isinstance(name, str) and name in LINKS:
        return name
    raise ValueError(
        f"unknown link {name!r}{did_you_mean(str(name), LINKS)} Links: {', '.join(LINKS)}. "
        'Type: sc.without(team, "pass_through")'
    )
