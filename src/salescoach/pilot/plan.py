"""``plan_pilot``: what a pilot would find out, before anybody's week is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..assumptions.over_worlds import in_every_world
from ..assumptions.plausible import plausible_worlds
from ..common.messages import whole
from ..common.sources import fingerprint
from ..from_records.own_team import OwnTeam
from ..management.library import find_style
from ..management.style import Style
from ..settings.team import Team, known_team
from . import work as decides
from .design import amount, design_of
from .found import Found
from .measures import pilot_measure
from .pool import Change
from .summed import frames, grid_table, measures_table
from .work import Work

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture

WORLDS, PILOTS, POOL = 100, 100, 64


@dataclass(frozen=True, kw_only=True)
class PilotPlan(Found):
    """What a pilot would find out; ``sc.plan_pilot`` gives it.

    Attributes:
        design: who starts when, and which weeks count.
        work: all that decides the numbers.
        world: the first of the worlds, in which a rehearsal is played.
        worlds: how many.
        table: one row per measure, for the pilot that was asked for: unit (of effects and sizes), power with its 95 %
            interval over worlds, wrong_sign (share of what is found that points the wrong way), points_wrong (the
            same of all estimates), no_answer, false_alarms with interval (share of pilots found although nothing
            changed), effect (typical world; eight in ten lie between effect_low and effect_high), size (found in four
            of five, typical world), worlds_with_size (share of worlds with an effect as large), off (mean estimate less
            truth), and of a plain before-and-after: naive_bias (size, typical world), naive_alarms, and the same
            with the worse half of teams chosen for it.
        grid: one row per number of teams and weeks, for the measure that was asked for; columns as in ``table``.
        by_world: one row per world: hours a week that a manager spends more, revenue of a person and week, and the
            effect on it in the first and second half.
        in_worlds: one row per world and measure: counts of pilots and effects in the measure's own unit.

    Example:
        >>> import salescoach as sc
        >>> small = sc.Team(people=2, accounts_per_person=10, span=2)
        >>> plan = sc.plan_pilot(small, "micromanage", "coach", teams=8, worlds=[small], pilots=10, pool=8)
        >>> plan.draw_lot({f"team {k}": 100.0 + k for k in range(8)}, seed=7)["group"].value_counts().to_dict()
        {1: 4, 2: 4}
    """

    @property
    def text(self) -> str:
        """What the pilot finds out and what it costs, in words."""
        from .words import told

        return told(self)

    @property
    def title(self) -> str:
        """The finding in one line."""
        from .words import title

        return title(self)

    def plot(self) -> Picture:
        """Power by teams and weeks, with the chance that an estimate points the wrong way."""
        from ..figures.pilot import pilot_picture

        asked = self.design.teams, self.design.weeks
        return pilot_picture(self.grid, asked, self.work.measure.label, self.title)

    def draw_lot(self, before: dict[str, float], seed: int) -> pd.DataFrame:
        """Draw which team starts when, once and for all.

        Args:
            before: name of a team -> its measure over the weeks before; as many as the pilot has.
            seed: whole number from 0, agreed on beforehand by people who do not know what it gives.

        Returns:
            One row per team: team, group (1 starts first; with ``by="lot"`` and pairs 2 goes on as before), pair, and
            before.

        Raises:
            ValueError: another number of teams, or a measure that is no number.
        """
        from .lot import drawn_lot

        return drawn_lot(self.design, before, seed)

    def analyse(self, frame: pd.DataFrame) -> pd.Series:
        """The analysis that was signed, on the pilot as it was run.

        Args:
            frame: one row per team: team, group, before, with pairs also pair, and after; with steps after_1, after_2
                and so on, one for each stretch in which some have started and others have not.

        Returns:
            effect, low and high (95 % interval), p, found (p at most 5 %), teams.

        Raises:
            ValueError: a missing column, other groups than were planned, or a measure that is no number.
        """
        from .analyse import analysed

        return analysed(self.design, frame)

    def write(self, path: str | Path) -> Path:
        """Write the plan to sign: question, lot, measure, analysis, what it can find, what it costs (Markdown).

        Args:
            path: of the file.

        Returns:
            The path.
        """
        from .paper import write_paper

        return write_paper(self, path)

    def __repr__(self) -> str:
        return self.text


def plan_pilot(
    team: Team | OwnTeam, first: str | Style, second: str | Style, *, teams: int = 12, weeks: int = 26, by: str = "lot",
    measure: str = "revenue", before: int = 26, settle: int = 4, slow_start: int = 4, steps: int = 4,
    market: float = 5.0, worlds: int | Sequence[Team] = WORLDS, pilots: int = PILOTS, pool: int = POOL, seed: int = 1,
    jobs: int = -1, path: str | Path | None = None, progress: Callable[[int], None] | None = None,
) -> PilotPlan:  # fmt: skip
    """Simulate a pilot thousands of times over plausible worlds: would it find out what the second style does?

    Whole teams start, each under a manager of its own. In every world a pool of teams lives both futures; pilots are
    drawn from it by lot.

    Args:
        team: gives people in a team (at most the span of a manager) and what worlds do not vary; or ``sc.own_team()``.
        first: style until the start, and of those that do not start.
        second: style that is tried.
        teams: teams that take part.
        weeks: from the first start to the end.
        by: ``"lot"`` (half of the teams start), ``"pairs"`` (one of two that are alike) or ``"steps"`` (all start, in
            an order drawn by lot).
        measure: ``"revenue"``, ``"conversion"``, ``"complaints"`` or ``"leaving"``, for the picture; the table has all.
        before: weeks before the first start that are recorded, and lived under ``first`` after the warm-up.
        settle: weeks after each start that are left out, while deals of the old style close (carry-over).
        slow_start: weeks until managers have taken the new style up.
        steps: starts, with ``by="steps"``.
        market: per cent by which the market moves for all teams from one quarter to the next (standard deviation).
        worlds: how many plausible worlds, or worlds of one's own.
        pilots: pilots drawn in each world from each design, twice as many from the one that is asked for.
        pool: teams that live in each world, at least ``teams``.
        seed: of all luck, whole number from 0.
        jobs: processors to use, -1 for all; changes no number.
        path: journal (jsonl) from which a stopped work goes on; none by default.
        progress: called with 1 after every world.

    Returns:
        The plan: ``.table``, ``.grid``, ``.text``, ``.plot()``, ``.write(path)``, ``.draw_lot()``, ``.analyse(frame)``.

    Raises:
        ValueError: a design from which the effect cannot be told, with the reason; equal styles; a wrong argument.

    Example:
        >>> import salescoach as sc
        >>> small = sc.Team(people=2, accounts_per_person=10, span=2)
        >>> plan = sc.plan_pilot(small, "micromanage", "watch_more", teams=8, worlds=[small], pilots=20, pool=8)
        >>> plan.table.index.tolist()
        ['revenue', 'conversion', 'complaints', 'leaving']
    """
    work = Work(
        design=design_of(by, teams, weeks, before, settle, steps), measure=pilot_measure(measure),
        change=_change(first, second, slow_start), pool=max(whole("pool", pool, 2), teams),
        pilots=whole("pilots", pilots, 10), market=amount("market", market, 50.0), seed=whole("seed", seed, 0),
    )  # fmt: skip
    listed = list(enumerate(_worlds(team, worlds)))
    parts = in_every_world(
        work, listed, "a pilot", _decided(work), jobs=jobs, path=path, progress=progress
    )  # fmt: skip
    made = frames(parts)
    asked = made["asked"]
    return PilotPlan(
        design=work.design, work=work, world=listed[0][1], worlds=len(listed), table=measures_table(asked),
        grid=grid_table(made["grid"], asked[asked["measure"] == work.measure.name]), by_world=made["world"],
        in_worlds=asked,
    )  # fmt: skip


def _change(first: str | Style, second: str | Style, slow_start: object) -> Change:
    old, new = find_style(first), find_style(second)
    if old == new:
        raise ValueError(
            f"the pilot changes nothing: {new.name} against {new.name}. Name another style to try: "
            "sc.styles() lists them"
        )
    return Change(first=old, second=new, slow_start=whole("slow_start", slow_start, 0))


def _worlds(team: Team | OwnTeam, wanted: int | Sequence[Team]) -> list[Team]:
    """Worlds of one team under one manager."""
    base = team.team if isinstance(team, OwnTeam) else known_team(team)
    people = min(int(base.people), int(base.span))
    if isinstance(wanted, int):
        many = whole("worlds", wanted, 1)
        found = team.worlds(many) if isinstance(team, OwnTeam) else plausible_worlds(many, base)
    else:
        found = [known_team(world) for world in wanted]
    if not found:
        raise ValueError("there are no worlds for a pilot. Type: worlds=100")
    return [world.change(people=people, span=max(people, int(base.span))) for world in found]


def _decided(work: Work) -> dict[str, object]:
    """Everything beside the worlds that decides the numbers."""
    change = work.change
    return {
        "styles": [change.first.name, change.second.name], "slow start": change.slow_start, "design": repr(work.design),
        "measure": work.measure.name, "pool": work.pool, "pilots": work.pilots, "market": work.market,
        "seed": work.seed, "pilot": fingerprint(Path(decides.__file__)),
    }  # fmt: skip
