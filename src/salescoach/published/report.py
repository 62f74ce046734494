"""The report: does this team show the published patterns?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..common.messages import did_you_mean, whole
from ..settings.team import Team
from .experiments import Lab
from .measure import CANNOT_TELL, INSIDE, OUTSIDE, Reading, read
from .pattern import Pattern
from .table import PATTERNS

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture


RUNS = 1000
WORDS = (INSIDE, OUTSIDE, CANNOT_TELL)


@dataclass(frozen=True)
class PatternReport:
    """The published patterns as measured on one team; ``sc.patterns`` gives it.

    Attributes:
        team: the team that was measured.
        runs: years per experiment.
        seed: of the luck.
        readings: one per pattern, in the order of the table.
    """

    team: Team
    runs: int
    seed: int
    readings: tuple[Reading, ...]

    @property
    def table(self) -> pd.DataFrame:
        """One row per pattern.

        Columns: pattern, measured, low and high (95 % interval), target_low, target_high (infinite where the source
        fixes a sign), found (inside or outside the target with the whole interval, or cannot tell), fitted (what was
        set to meet it; such rows are not counted), rows (of the evidence table), source, meaning, why_range (how the
        target range follows from the source), discrepancy and why_discrepancy (how far the model may lie off).
        """
        import pandas as pd

        return pd.DataFrame([_row(reading) for reading in self.readings])

    @property
    def counts(self) -> dict[str, int]:
        """How many of the rows that nothing was set for lie inside, outside, or cannot be told."""
        free = [reading.found for reading in self.readings if not reading.pattern.fitted]
        return {word: free.count(word) for word in WORDS}

    @property
    def text(self) -> str:
        """The table with measured value, interval, target and source, and what it comes to."""
        lines = [f"{'pattern':20s} {'measured':>9s} {'95 % interval':>18s} {'target':>16s}  {'found':12s} source (row)"]
        lines += [_line(reading) for reading in self.readings]
        return "\n".join([*lines, *self._closing()])

    def _closing(self) -> list[str]:
        fitted = [reading for reading in self.readings if reading.pattern.fitted]
        of = f"{sum(self.counts.values())} patterns that nothing was set for"
        lines = [f"Of {of}: {_tally(self.counts)} (seed {self.seed}, {self.runs:,} runs per experiment)."]
        if fitted:
            words = [reading.found for reading in fitted]
            lines.append(
                f"* {len(fitted)} rows have a setting or choice of ours that was set to meet them, so they are no test "
                f"of the model: {_tally({word: words.count(word) for word in WORDS})}."
            )
        return lines

    def plot(self) -> Picture:
        """Every pattern on the scale of its own target range.

        Returns:
            The picture.
        """
        from ..figures.patterns import patterns_picture

        return patterns_picture(self.table)

    def __repr__(self) -> str:
        return self.text


def patterns(
    team: Team | None = None,
    seed: int = 1,
    runs: int = RUNS,
    *,
    names: Sequence[str] = (),
    progress: Callable[[int], None] | None = None,
) -> PatternReport:
    """Compare a team with the published patterns: does the model stand up to them?

    Args:
        team: the default team if none is given.
        seed: of the luck, whole number from 0.
        runs: years per experiment, at least 20; with few most rows cannot be told.
        names: of the patterns to measure; all by default.
        progress: called with 1 after every pattern.

    Returns:
        The report: ``.table`` one row per pattern, ``.text``, ``.plot()``.

    Raises:
        ValueError: too few runs, no team, fewer than 52 weeks (a year is needed), or an unknown pattern.

    Example:
        >>> import salescoach as sc
        >>> report = sc.patterns(sc.Team(people=4), runs=20, names=["win_rate", "oversight_top"])
        >>> report.table[["pattern", "found"]].values.tolist()
        [['win_rate', 'inside'], ['oversight_top', 'cannot tell']]
    """
    team = team if team is not None else Team()
    if not isinstance(team, Team):
        raise ValueError(f"team={team!r} is not a team. Type: sc.patterns(sc.Team())")
    count = whole("runs", runs, 20)
    if int(team.weeks) < 52:
        raise ValueError(
            f"weeks={team.weeks} is too short for yearly patterns. Type: sc.patterns(team.change(weeks=52))"
        )
    lab, readings = Lab(team, seed, count), []
    for pattern in _chosen(names):
        readings.append(read(pattern, lab))
        if progress is not None:
            progress(1)
    return PatternReport(team, count, int(seed), tuple(readings))


def _chosen(names: Sequence[str]) -> list[Pattern]:
    if isinstance(names, str):
        raise ValueError(f"names={names!r} must be several names in brackets. Type: names=[{names!r}]")
    for name in names:
        if name not in PATTERNS:
            raise ValueError(
                f"unknown pattern {name!r}{did_you_mean(str(name), PATTERNS)} Patterns: {', '.join(PATTERNS)}. "
                'Type: names=["win_rate"]'
            )
    return [PATTERNS[name] for name in names or PATTERNS]


def _row(reading: Reading) -> dict[str, Any]:
    p, (low, high) = reading.pattern, reading.interval
    return {
        "pattern": p.name, "measured": reading.value, "low": low, "high": high, "target_low": p.low,
        "target_high": p.high, "found": reading.found, "fitted": p.fitted, "rows": p.rows, "source": p.source,
        "meaning": p.meaning, "why_range": p.why_range, "discrepancy": p.discrepancy,
        "why_discrepancy": p.why_discrepancy,
    }  # fmt: skip


def _line(reading: Reading) -> str:
    p, (low, high) = reading.pattern, reading.interval
    star = "*" if p.fitted else " "
    return (
        f"{p.name + star:20s} {reading.value:>+9.3f} {f'{low:+.3f} to {high:+.3f}':>18s} {p.target:>16s}  "
        f"{reading.found:12s} {p.source} ({p.rows})"
    )


def _tally(counts: dict[str, int]) -> str:
    return f"{counts[INSIDE]} inside, {counts[OUTSIDE]} outside, {counts[CANNOT_TELL]} cannot be told"
