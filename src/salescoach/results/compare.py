"""Two results, run by run: the same people and customers with the same luck under another boss."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.given import is_number
from ..common.intervals import mean_interval, ratio_interval
from ..management.library import STYLES
from ..management.style import Style
from .measures import MEASURES, Measure, known_column, measure_of
from .simulate import Results
from .words import comparison_text, comparison_title

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture

FEW = 20  # runs below which intervals of rare events, such as leavers, hold the truth too seldom
_MUST_AGREE = ("people", "accounts_per_person", "weeks", "warmup_weeks", "span")


@dataclass(frozen=True)
class Comparison:
    """Paired differences, second minus first.

    Attributes:
        first: the reference.
        second: what is compared with it.
        level: of the intervals, a share.
        table: one row per measure: both means, difference with interval, the same in per cent of the
            first where that makes sense; label, unit, and number of runs that count.
        text: the same in sentences.

    Example:
        >>> import salescoach as sc
        >>> pair = [sc.simulate(sc.Team(people=2), style=s, runs=2) for s in ("micromanage", "coach")]
        >>> sc.compare(*pair).plot().title
        '“Ask and help” sells neither clearly more nor clearly less than “Watch closely”'
    """

    first: Results
    second: Results
    level: float
    table: pd.DataFrame
    text: str

    def plot(self) -> Picture:
        """The differences with their intervals, a panel per measure.

        Returns:
            The picture; as the last line of a cell it is shown, ``.save(path)`` writes it.
        """
        from ..figures.differences import differences_picture

        title = comparison_title(self.first, self.second, self.table)
        tables, measures = {self.second.style.name: self.table}, [measure_of(name) for name in self.table.index]
        reference = self.first.style.name
        return differences_picture(tables, measures, reference=reference, title=title, level=self.level)

    def plot_runs(self, measure: str = "revenue") -> Picture:
        """How the difference falls out run by run: how often luck hides it.

        Args:
            measure: a column of totals, shown in per cent of its mean under the first.

        Returns:
            The picture.

        Raises:
            ValueError: no such column.
        """
        from ..figures.differences import runs_picture

        name = known_column(measure)
        pair = [results.totals[name].to_numpy(float) for results in (self.first, self.second)]
        label = MEASURES[name].label if name in MEASURES else name.replace("_", " ")
        return runs_picture(pair[0], pair[1], (self.first.style.name, self.second.style.name), label)

    def plot_cascade(self) -> Picture:
        """The chain in one drawing, from the boss to a sale or no sale, with what reaches each one under both results.

        Returns:
            The picture; ``sc.lost_at_customers(...).plot_cascade()`` says what of a style's cost each link carries.
        """
        from .chain.cascade import CHAIN_MEASURES, cascade_of_pair

        rows = compare(self.first, self.second, measures=CHAIN_MEASURES, level=self.level).table
        scales = [measure_of(name).scale for name in rows.index]
        whole = compare(self.first, self.second, level=self.level).table
        title = comparison_title(self.first, self.second, whole)
        return cascade_of_pair(rows.assign(scale=scales), self.first.style.name, self.second.style.name, title)

    def __repr__(self) -> str:
        return self.text


def compare(first: Results, second: Results, *, measures: Sequence[str] = (), level: float = 0.95) -> Comparison:
    """Compare two results in pairs: run 7 with run 7, which had the same luck.

    Args:
        first: the reference.
        second: what is compared with it.
        measures: columns of totals; result, conversion, trust, strain, leavers and manager hours by
            default.
        level: of the intervals, between 0.5 and 0.999.

    Returns:
        The comparison: ``.table``, ``.text``, ``.plot()`` and ``.plot_runs()``.

    Raises:
        ValueError: no results; different seeds, numbers of runs, weeks, people or books; an unknown column.

    Example:
        >>> import salescoach as sc
        >>> team = sc.Team(people=2)
        >>> a = sc.simulate(team, style="micromanage", runs=2)
        >>> b = sc.simulate(team, style="coach", runs=2)
        >>> sc.compare(a, b, measures=("revenue", "strain")).table["runs"].to_dict()
        {'revenue': 2, 'strain': 2}
    """
    import pandas as pd

    _check_pair(first, second)
    if not is_number(level) or not 0.5 <= level <= 0.999:
        raise ValueError(f"level={level!r} must lie between 0.5 and 0.999. Type: level=0.95")
    if isinstance(measures, str):
        raise ValueError(f"measures={measures!r} must be several names in brackets. Type: measures=({measures!r},)")
    chosen = [measure_of(name) for name in measures]
    rows = [_row(first, second, measure, level) for measure in chosen or MEASURES.values()]
    table = pd.DataFrame(rows).set_index("measure")
    text = comparison_text(first, second, table, level) + _few(first)
    return Comparison(first, second, level, table, text)


def _few(first: Results) -> str:
    """A warning where intervals rest on few runs; of one run the text speaks already."""
    if not 1 < first.runs < FEW:
        return ""
    return (
        f"\n  {first.runs} runs are few: intervals of rare events, such as leavers, are then too short (at 10 runs "
        f"they hold the truth in 85 to 90 of 100, not in 95). Type: runs=50 in both simulations"
    )


def _check_pair(first: Results, second: Results) -> None:
    for results in (first, second):
        if not isinstance(results, Results):
            raise ValueError(
                f"compare takes two results, not a {type(results).__name__}. "
                'Type: sc.compare(sc.simulate(team, style="micromanage"), sc.simulate(team, style="coach"))'
            )
    for name in ("seed", "runs"):
        mine, theirs = getattr(first, name), getattr(second, name)
        if mine != theirs:
            raise ValueError(
                f"cannot pair results with {name}={mine} and {name}={theirs}: run 7 must have the same luck in "
                f"both. Type: sc.simulate(team, {_same_as(first, second.style)})"
            )
    for name in _MUST_AGREE:
        mine, theirs = first.team.values[name], second.team.values[name]
        if mine != theirs:
            raise ValueError(
                f"cannot pair teams with {name}={mine} and {name}={theirs}. "
                f"Type: sc.simulate(team.change({name}={mine}), {_same_as(first, second.style)})"
            )


def _same_as(first: Results, style: Style) -> str:
    """Arguments that a user types to pair with the first; a style of one's own goes by its function's name."""
    named = f'"{style.name}"' if STYLES.get(style.name) is style else style.name
    return f"style={named}, runs={first.runs}, seed={first.seed}"


def _row(first: Results, second: Results, measure: Measure, level: float) -> dict[str, Any]:
    a = first.totals[measure.name].to_numpy(float) * measure.scale
    b = second.totals[measure.name].to_numpy(float) * measure.scale
    both = ~(np.isnan(a) | np.isnan(b))
    a, b = a[both], b[both]
    mean, low, high = mean_interval(b - a, level)
    row = {
        "measure": measure.name, "label": measure.label, "unit": measure.unit,
        "first": np.mean(a) if len(a) else np.nan, "second": np.mean(b) if len(b) else np.nan,
        "difference": mean, "low": low, "high": high, "runs": len(a),
    }  # fmt: skip
    percent = ratio_interval(a, b, level) if measure.relative else (np.nan,) * 3
    return row | dict(zip(("percent", "percent_low", "percent_high"), percent, strict=True))
