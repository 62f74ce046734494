"""The worlds of the benchmark: who is treated for what reason, and what goes wrong with which estimator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ...common.messages import did_you_mean
from ...settings.setting import Value
from ...settings.team import Team
from . import choice

TEAMS, SPAN = 16, 8
# Territories as alike as is plausible, so that effects stand out from luck with fewer people. And nothing that a
# treated person does reaches a colleague: enough hours for all, no contagion, no peers, no pressure on the manager
# that rises when the team falls short.
APART = MappingProxyType({
    "manager_hours_per_week": 80.0, "quit_contagion": 0.0, "target_slope": 0.0, "peers": 0.0,
    "share_low_will": 0.45, "quota_fairness": 1.0, "territory_spread": 0.4, "territory_deal_size_spread": 0.4,
    "deal_value_spread": 0.3, "deal_noise": 0.1, "quota_stretch": 1.4,
})  # fmt: skip
NO_EFFECT = ("accountability", "intrusion", "time", "diagnosis", "sight", "inspection")
HARD = MappingProxyType({"trust_loss": 0.1, "initiative_loss": 0.03, "strain_intrusion": 0.065, "strain_recovery": 0.07,
                         "quit_rate": 0.0046, "quit_trust": 2.0, "quit_strain": 2.6,
                         "quit_question": 1.5})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SelectionWorld:
    """A company and a reason for which people come under close oversight.

    Attributes:
        name: its name.
        wrong: one sentence on what goes wrong.
        rule: who is treated from when.
        values: settings of the team.
        cut: links that are off.
        periods: quarters in the records.
        practices: what close oversight adds to usual practice, hours per week or shares.
        usual: what usual practice differs in from the status quo, for everybody.
        teams: teams of 8 people.
        survivorship: whether the records lose those who leave.
    """

    name: str
    wrong: str
    rule: choice.Rule
    values: Mapping[str, Value] = field(default_factory=lambda: APART)
    cut: tuple[str, ...] = ()
    periods: int = 4
    practices: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType({"oversight_hours": 4.0, "report_hours": 2.5})
    )
    usual: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    teams: int = TEAMS
    survivorship: bool = False

    @property
    def made_of(self) -> str:
        """Everything that decides its numbers, in a line."""
        practices = dict(self.practices), dict(self.usual)
        records = f"{self.periods} quarters, survivorship {self.survivorship}"
        return f"{self.rule.__name__}, {practices}, {records}, {self.team!r}"

    @property
    def team(self) -> Team:
        """The sales force."""
        team = Team(people=self.teams * SPAN, span=SPAN, weeks=13 * self.periods)
        for name, value in self.values.items():
            team = team.change(**{name: value})  # type: ignore[arg-type]
        return team.without(*self.cut) if self.cut else team


_TABLE = (
    SelectionWorld(
        name="by lot",
        wrong="Nothing: who is treated is drawn by lot, so the plain difference is right and the rest only sharpen it.",
        rule=choice.by_lot,
    ),
    SelectionWorld(
        name="strugglers watched",
        wrong=(
            "Whoever fell below target is treated: the treated sold less before, and part of that was bad luck that "
            "passes by itself."
        ),
        rule=choice.strugglers,
    ),
    SelectionWorld(
        name="regression to the mean",
        wrong=(
            "Oversight does nothing here, but those with a bad quarter are treated and recover by themselves: before "
            "and after shows a success."
        ),
        rule=choice.bad_quarter,
        values=MappingProxyType({**APART, "quit_question": 0.0}),
        cut=NO_EFFECT,
    ),
    SelectionWorld(
        name="selection by leaving",
        wrong=(
            "Close oversight drives people out, and who has left is gone from the records: what is left looks better "
            "than what was done."
        ),
        rule=choice.by_lot,
        values=MappingProxyType({**APART, **HARD}),
        practices=MappingProxyType({"oversight_hours": 8.0, "report_hours": 6.0}),
        periods=5,
        teams=28,
        survivorship=True,
    ),
    SelectionWorld(
        name="spill-over",
        wrong=(
            "Oversight of some takes the manager's hours from the others and strains the team: the untreated "
            "colleagues are no longer what they would have been."
        ),
        rule=choice.half_of_some_teams,
        values=MappingProxyType(
            {**APART, "manager_hours_per_week": 20.0, "quit_contagion": 1.5, "share_low_will": 0.55}
        ),
        practices=MappingProxyType({"oversight_hours": 8.0, "report_hours": 2.5}),
        usual=MappingProxyType({"review_hours": 1.5}),
        teams=24,
    ),
    SelectionWorld(
        name="no effect",
        wrong="Nothing: by lot and without any effect; whatever is found is luck, in one interval of twenty.",
        rule=choice.by_lot,
        values=MappingProxyType({**APART, "quit_question": 0.0}),
        cut=NO_EFFECT,
    ),
    SelectionWorld(
        name="hidden trait",
        wrong=(
            "Managers oversee the unwilling, whom no record shows: controls catch only what shows in past results, "
            "differences over time only what stays the same in points."
        ),
        rule=choice.low_will,
    ),
    SelectionWorld(
        name="hidden reason",
        wrong=(
            "Managers hear privately whose coming quarter will be poor and oversee those: nothing in the records can "
            "tell this from a harm done by oversight."
        ),
        rule=choice.foresight,
    ),
    SelectionWorld(
        name="staggered programme",
        wrong=(
            "Teams start at different dates and the effect grows with practice: two-way fixed effects take the growth "
            "of the early teams for the market's and subtract it from the late ones."
        ),
        rule=choice.in_steps,
        values=MappingProxyType({**APART, "coaching": 0.08, "room": 1.2}),
        cut=("attrition",),
        periods=8,
        practices=MappingProxyType(
            {
                "oversight_hours": 1.0,
                "report_hours": 2.0,
                "coaching_hours": 3.0,
                "coaching_fit": 1.0,
                "review_hours": 0.5,
            }
        ),
    ),
)
WORLDS: dict[str, SelectionWorld] = {world.name: world for world in _TABLE}


def find_world(name: object) -> SelectionWorld:
    """The world of that name, or the world itself; ValueError says what there is."""
    if isinstance(name, SelectionWorld):
        return name
    if isinstance(name, str) and name in WORLDS:
        return WORLDS[name]
    raise ValueError(
        f"unknown world {name!r}{did_you_mean(str(name), WORLDS)} Worlds: {', '.join(WORLDS)}. "
        'Type: sc.effect_of_oversight(world="strugglers watched")'
    )
