"""How much of the spread of a measure lies between people and how much within them, and whether it lasts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Array
from ...common.messages import whole
from .clustered import LEAST_GROUPS
from .panel_values import person_periods

if TYPE_CHECKING:
    import pandas as pd

    from ...figures.picture import Picture

RESAMPLES = 1000
LEAST_PAIRS = 20  # pairs of periods of a lag, below which it is not told
MOST_LAGS = 12
TRUSTED = 0.7  # reliability of a mean from which on it is usually called good enough to tell people apart


@dataclass(frozen=True, kw_only=True)
class BetweenAndWithin:
    """Variance of a measure between and within people.

    Attributes:
        table: one row per part: part ("between people", "within people"), variance, share (0-1), low, high.
        persistence: one row per lag: lag (periods), pairs, correlation of a person's distance from the mean of the
            period with that so many periods later, low, high.
        periods_needed: periods over which a mean would have to go for a reliability of 0.7; inf where nothing lies
            between people.
        text: the same in words.
    """

    table: pd.DataFrame
    persistence: pd.DataFrame
    periods_needed: float
    text: str

    def plot(self) -> Picture:
        """Persistence by lag, beside the share between people."""
        from ...figures.variation import persistence_picture

        return persistence_picture(self.persistence, self.table)

    def __repr__(self) -> str:
        return self.text


def between_and_within(
    data: Any, value: str = "result", *, weeks: int | None = None, seed: int = 1
) -> BetweenAndWithin:
    """Share of the variance of a measure between people and within them, and its persistence from period to period.

    What moves everybody alike (season, market) is taken off first: the mean of each period. Variances are those of the
    analysis of variance with unequal numbers of periods; intervals come from people drawn again 1,000 times and are
    given from 20 people on.

    Args:
        data: a frame with person, period (or week) and the value, one row per person and period; or ``Records``.
        value: column of the frame; for records "result", "moved" or "logged".
        weeks: for records, weeks of a period; by default 1 with weekly figures, 13 with deals alone.
        seed: of the resamples, whole number from 0.

    Returns:
        The parts: ``.table``, ``.persistence``, ``.periods_needed``, ``.text``, ``.plot()``.

    Raises:
        ValueError: no person-periods, fewer than two people with two periods each, or values that never differ.

    Example:
        >>> import pandas as pd, salescoach as sc
        >>> frame = pd.DataFrame({"person": list("aabb"), "period": [0, 1, 0, 1], "result": [1.0, 3.0, 5.0, 7.0]})
        >>> sc.between_and_within(frame).table["part"].tolist()
        ['between people', 'within people']
    """
    import pandas as pd

    span = None if weeks is None else whole("weeks", weeks, 1)
    rows, what = person_periods(data, value, span)
    _check(rows)
    sheet = _sheet(rows)
    people = len(sheet)
    luck = np.random.default_rng(whole("seed", seed, 0))
    many = RESAMPLES if people >= LEAST_GROUPS else 0
    drawn = luck.multinomial(people, np.full(people, 1 / people), many).astype(float)
    weight = np.vstack([np.ones(people), drawn])
    between, within = _variances(sheet, weight)
    share = between / np.maximum(between + within, 1e-300)
    ends = _ends(share[1:], people)
    table = pd.DataFrame({
        "part": ["between people", "within people"], "variance": [between[0], within[0]],
        "share": [share[0], 1 - share[0]], "low": [ends[0], 1 - ends[1]], "high": [ends[1], 1 - ends[0]],
    })  # fmt: skip
    lags, fade = _persistence(sheet, weight, people)
    needed = TRUSTED / (1 - TRUSTED) * (1 - share[0]) / share[0] if share[0] > 0 else np.inf
    return BetweenAndWithin(
        table=table, persistence=lags, periods_needed=float(needed), text=_words(table, lags, fade, needed, sheet, what)
    )


def _check(rows: pd.DataFrame) -> None:
    many = rows.groupby("person").size()
    if (many >= 2).sum() < 2 or rows["value"].nunique() < 2:
        raise ValueError(
            "at least two people with two periods each, and values that differ, are needed. "
            "Type: sc.between_and_within(frame[['person', 'period', 'result']])"
        )


def _sheet(rows: pd.DataFrame) -> Array:
    """People by periods, less the mean of each period; missing where somebody was not there."""
    wide = rows.pivot(index="person", columns="period", values="value")
    wide = wide.reindex(
        index=rows["person"].unique(), columns=range(int(wide.columns.min()), int(wide.columns.max()) + 1)
    )
    return np.asarray((wide - wide.mean()).to_numpy(float))


def _variances(sheet: Array, weight: Array) -> tuple[Array, Array]:
    """Between and within variance of each weighting of the people (analysis of variance), shape (weightings,)."""
    there = np.isfinite(sheet)
    n, total = there.sum(axis=1), np.where(there, sheet, 0.0)
    mean = total.sum(axis=1) / np.maximum(n, 1)
    inner = (np.where(there, sheet - mean[:, None], 0.0) ** 2).sum(axis=1)
    people, rows = weight @ (n > 0), weight @ n
    grand = weight @ (n * mean) / rows
    outer = weight @ (n * mean**2) - rows * grand**2
    within = weight @ inner / np.maximum(rows - people, 1)
    usual = (rows - weight @ n**2 / rows) / np.maximum(people - 1, 1)
    between = (outer / np.maximum(people - 1, 1) - within) / usual
    return np.maximum(between, 0.0), within


def _persistence(sheet: Array, weight: Array, people: int) -> tuple[pd.DataFrame, tuple[float, float] | None]:
    """Correlations by lag, and the interval of what the first has over the last; None where that cannot be told."""
    import pandas as pd

    rows, drawn = [], []
    for lag in range(1, min(MOST_LAGS, sheet.shape[1] - 1) + 1):
        x, y = sheet[:, :-lag], sheet[:, lag:]
        both = np.isfinite(x) & np.isfinite(y)
        if both.sum() < LEAST_PAIRS:
            break
        r = _correlation(np.where(both, x, 0.0), np.where(both, y, 0.0), both, weight)
        low, high = _ends(r[1:], people)
        rows.append((lag, int(both.sum()), float(r[0]), low, high))
        drawn.append(r[1:])
    table = pd.DataFrame(rows, columns=["lag", "pairs", "correlation", "low", "high"])
    fade = None if len(drawn) < 2 or people < LEAST_GROUPS else _ends(drawn[0] - drawn[-1], people)
    return table, fade


def _correlation(x: Array, y: Array, both: Array, weight: Array) -> Array:
    """Pearson's correlation over all pairs, for each weighting of the people."""
    n, sx, sy, xx, yy, xy = (weight @ part.sum(axis=1) for part in (both.astype(float), x, y, x * x, y * y, x * y))
    n = np.maximum(n, 1)
    spread = np.sqrt(np.maximum((xx - sx**2 / n) * (yy - sy**2 / n), 1e-300))
    return np.asarray((xy - sx * sy / n) / spread)


def _ends(drawn: Array, people: int) -> tuple[float, float]:
    """The middle 95 % of the draws; missing with too few people."""
    if people < LEAST_GROUPS:
        return float("nan"), float("nan")
    low, high = np.quantile(drawn, [0.025, 0.975])
    return float(low), float(high)


def _words(
    table: pd.DataFrame, lags: pd.DataFrame, fade: tuple[float, float] | None, needed: float, sheet: Array, what: str
) -> str:
    one, people = table.iloc[0], len(sheet)
    ends = f" ({100 * one['low']:.0f} to {100 * one['high']:.0f})" if one["low"] == one["low"] else ""
    lines = [
        f"Of the variance of {what}, {100 * one['share']:.0f} %{ends} lies between people and the rest "
        f"within them: {people:,} people, {int(np.isfinite(sheet).sum()):,} person-periods, the mean of each period "
        "taken off."
    ]
    if people < LEAST_GROUPS:
        lines.append(f"  No interval can be given: at least {LEAST_GROUPS} people are needed.")
    if np.isfinite(needed):
        lines.append(
            f"  A mean over {max(1, int(np.ceil(needed)))} periods would be needed to tell people apart with a "
            f"reliability of {TRUSTED}. One period says {100 * one['share']:.0f} %."
        )
    if len(lags):
        seen = lags.iloc[[0, -1]] if len(lags) > 1 else lags
        told = ", ".join(f"{r.correlation:+.2f} after {r.lag}" for r in seen.itertuples())
        lines.append(
            f"  Persistence, the correlation of a person's own distances from the mean: {told}. {_lasting(fade)}"
        )
    if one["share"] > 0:
        lines.append("  What lies between people is territory and customers as well as skill: no ground for judging.")
    return "\n".join(lines)


def _lasting(fade: tuple[float, float] | None) -> str:
    if fade is None:
        return "Whether it fades cannot be told."
    if fade[0] > 0:
        return "It fades with time: who is ahead now is less and less ahead later."
    return "It does not clearly fade over these periods." if fade[1] >= 0 else "It grows with time."
