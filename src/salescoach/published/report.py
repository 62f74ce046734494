"""The report: does this team show the published patterns?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..common.messages import did_you_mean, whole
from ..settings.team import Team
from .experiments import Lab
from .measure import Reading, read
from .table import PATTERNS, Pattern

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture


@dataclass(frozen=True)
class PatternReport:
    """The published patterns as measured on one team; ``sc.patterns`` gives it.

    Attributes:
        team: the team that was measured.
        runs: years per experiment.
        readings: one per pattern, in the order of the table.
    """

    team: Team
    runs: int
    readings: tuple[Reading, ...]

    @property
    def table(self) -> pd.DataFrame:
        """One row per pattern.

        Columns: pattern, measured, low and high (95 % interval), target_low, target_high, met, rows (of the evidence
        table), source, meaning, why_range (how the target range follows from the source).
        """
        import pandas as pd

        return pd.DataFrame([_row(reading) for reading in self.readings])

    @property
    def text(self) -> str:
        """The table with measured value, interval, target and source, and a closing line."""
        met = sum(reading.met for reading in self.readings)
        lines = [f"{'pattern':20s} {'measured':>9s} {'95 % interval':>18s} {'target':>16s}  met  source (evidence row)"]
        lines += [_line(reading) for reading in self.readings]
        lines.append(f"{met} of {len(self.readings)} patterns met, {self.runs} runs per experiment.")
        return "\n".join(lines)

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
    runs: int = 96,
    *,
    names: Sequence[str] = (),
    progress: Callable[[int], None] | None = None,
) -> PatternReport:
    """Compare a team with the published patterns: does the model stand up to them?

    Args:
        team: the default team if none is given.
        seed: of the luck, whole number from 0.
        runs: years per experiment, at least 16.
        names: of the patterns to measure; all by default.
        progress: called with 1 after every pattern.

    Returns:
        The report: ``.table`` one row per pattern, ``.text``, ``.plot()``.

    Raises:
        ValueError: too few runs, no team, fewer than 52 weeks (a year is needed), or an unknown pattern.

    Example:
        >>> import salescoach as sc
        >>> report = sc.patterns(sc.Team(people=4), runs=16, names=["win_rate", "turnover"])
        >>> report.table[["pattern", "met"]].values.tolist()
        [['win_rate', True], ['turnover', False]]
    """
    team = team if team is not None else Team()
    if not isinstance(team, Team):
        raise ValueError(f"team={team!r} is not a team. Type: sc.patterns(sc.Team())")
    count = whole("runs", runs, 16)
    if int(team.weeks) < 52:
        raise ValueError(
            f"weeks={team.weeks} is too short for yearly patterns. Type: sc.patterns(team.change(weeks=52))"
        )
    lab, readings = Lab(team, seed, count), []
    for pattern in _chosen(names):
        readings.append(read(pattern, lab))
        if progress is not None:
            progress(1)
    return PatternReport(team, count, tuple(readings))


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
    p = reading.pattern
    return {
        "pattern": p.name, "measured": reading.value, "low": reading.value - 1.96 * reading.error,
        "high": reading.value + 1.96 * reading.error, "target_low": p.low, "target_high": p.high,
        "met": reading.met, "rows": p.rows, "source": p.source, "meaning": p.meaning, "why_range": p.why_range,
    }  # fmt: skip


def _line(reading: Reading) -> str:
    p, half = reading.pattern, 1.96 * reading.error
    ends = f"{reading.value - half:+.3f} to {reading.value + half:+.3f}"
    target = f"{p.low:+.2f} to {p.high:+.2f}"
    met = "yes" if reading.met else "NO "
    return f"{p.name:20s} {reading.value:>+9.3f} {ends:>18s} {target:>16s}  {met}  {p.source} ({p.rows})"
