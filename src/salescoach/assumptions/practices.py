"""One more unit of each practice, and nothing else: what it does over many worlds."""
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from ..common.messages import number, whole
from ..common.parallel import spread
from ..management.contrasts import usual
from ..management.library import STYLES
from ..management.practices import Amount, most_of
from ..management.seen import Seen
from ..management.style import Style
from ..settings.team import Team
from .effect import Effect, Question, describe, unit_of

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One more unit of a practice, and what is published about it.

    Attributes:
        amount: what is added to usual practice, for everybody.
        more: the same in words.
        row: evidence row that comes nearest; empty where there is none.
        found: what the row says, in a few words.
        low: lower end of what is published, per cent of sales; NaN where there is no figure.
        high: its upper end.
    """

    amount: float
    more: str
    row: str = ""
    found: str = ""
    low: float = np.nan
    high: float = np.nan


_TABLE = (
    ("oversight_hours", 0.5, "half an hour of watching", "1.7", -2.5, 3.5, "an hour: 0 to +4 %, r -.01 on average (1.2)"),
    ("review_hours", 0.5, "half an hour of one-to-ones", "1.19", None, None, "feedback: better on average, worse in a third"),
    ("process_hours", 0.5, "half an hour of pipeline review", "3.20", None, None, "hopeless calls stopped: up to +37 %"),
    ("coaching_hours", 0.5, "half an hour of coaching", "5.14", None, None, "skilled helps, unskilled and often harms"),
    ("coaching_fit", 0.3, "coaching fitted by 0.3 more", "", None, None, ""),
    ("support_hours", 0.5, "half an hour of support", "", None, None, ""),
    ("asking", 0.5, "asking by 0.5 more", "", None, None, ""),
    ("takeover_hours", 0.5, "half an hour of stepping in", "5.20", None, None, "star sellers lead worse; nothing on stepping in"),
    ("sharing_hours", 0.5, "half an hour of shared know-how", "8.1", 15.0, 24.0, "+24 %, later +18 %: this fixes the sign"),
    ("report_hours", 1.0, "an hour of reports", "6.16", None, None, "a quarter of the day goes into administration"),
    ("pass_on", 0.3, "pressure passed on by 0.3 more", "2.2", None, None, "challenge +.12, hindrance -.20 (recalled)"),
    ("activity_push", 0.3, "activity pushed by 0.3 more", "3.19", -5.1, 0.0, "paid for the count: outcome -17 %, for 0.3 about -5"),
)  # fmt: skip
UNITS: dict[str, Unit] = {
    practice: Unit(
        amount=amount, more=more, row=row, found=found,
        low=np.nan if low is None else low, high=np.nan if high is None else high,
    )
    for practice, amount, more, row, low, high, found in _TABLE
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class PracticesOver:
    """What one more unit of each practice does, world by world; ``sc.practices_over`` gives it.

    Attributes:
        measure: a column of totals.
        worlds: how many.
        table: one row per practice: practice, more (in words), middle, low and high (nine worlds in ten), least, most,
            up, down, unclear (shares of worlds, by the interval of each), published_low, published_high, row, found.
        effects: one row per practice and world: practice, world, effect, low, high, sign.
        text: the same in words.
    """

    measure: str
    worlds: int
    table: pd.DataFrame
    effects: pd.DataFrame
    text: str

    def plot(self) -> Picture:
        """All worlds as dots, one row per practice, with what is published."""
        from ..figures.parts import practices_picture

        return practices_picture(self, describe(self.measure).label)

    def __repr__(self) -> str:
        return self.text


def more_of(practice: str) -> Style:
    """Usual practice with one more unit of one practice for everybody.

    Args:
        practice: name of the practice.
    """
    unit, most = UNITS[practice], most_of(practice)

    def amount(seen: Seen) -> Amount:
        now = getattr(STYLES["status_quo"].rule(seen), practice)
        return np.broadcast_to(np.minimum(np.asarray(now) + unit.amount, most), seen.shape).copy()

    return usual(f"usual practice, {unit.more}", **{practice: amount})


def practices_over(
    worlds: Sequence[Team],
    measure: str = "revenue",
    *,
    runs: int = 60,
    seed: int = 1,
    jobs: int = -1,
    progress: Callable[[int], None] | None = None,
) -> PracticesOver:
    """Add one more unit of each practice to usual practice, alone, in every world.

    Args:
        worlds: teams, e.g. ``sc.worlds(200)`` or ``sc.plausible_worlds()``.
        measure: a column of totals.
        runs: paired runs in each world.
        seed: of the luck, whole number from 0.
        jobs: processors to use, -1 for all; changes no number.
        progress: called with 1 after every world.

    Returns:
        The effects: ``.table``, ``.effects``, ``.text``, ``.plot()``.

    Raises:
        ValueError: no worlds, an unknown measure, or a wrong number.

    Example:
        >>> import salescoach as sc
        >>> found = sc.practices_over(sc.worlds(2), runs=4)
        >>> found.table.shape[0]
        12
    """
    if not worlds:
        raise ValueError("there are no worlds. Type: sc.practices_over(sc.worlds(100))")
    count = whole("runs", runs, 2)
    rows = []
    for number_of_world, effects in enumerate(
        spread(partial(_ask, measure=measure, runs=count, seed=seed), worlds, jobs)
    ):
        for practice, effect in zip(UNITS, effects, strict=True):
            rows.append((practice, number_of_world, effect.mean, effect.low, effect.high, effect.sign))
        if progress is not None:
            progress(1)
    return _over(measure, len(worlds), rows)


def _ask(world: Team, measure: str, runs: int, seed: int) -> list[Effect]:
    question = Question(first="status_quo", second="status_quo", measure=measure, runs=runs, seed=seed)
    return [replace(question, second=more_of(practice)).ask(world) for practice in UNITS]


def _over(measure: str, worlds: int, rows: list[tuple[str, int, float, float, float, int]]) -> PracticesOver:
    import pandas as pd

    effects = pd.DataFrame(rows, columns=["practice", "world", "effect", "low", "high", "sign"])
    better = describe(measure).better or 1
    table = pd.DataFrame(
        [_row(name, unit, effects[effects["practice"] == name], better) for name, unit in UNITS.items()]
    )
    return PracticesOver(
        measure=measure, worlds=worlds, table=table, effects=effects, text=_words(measure, worlds, table)
    )


def _row(practice: str, unit: Unit, effects: pd.DataFrame, better: int) -> dict[str, object]:
    low, middle, high = np.nanpercentile(effects["effect"], (5, 50, 95))
    return {
        "practice": practice, "more": unit.more, "middle": middle, "low": low, "high": high,
        "least": effects["effect"].min(), "most": effects["effect"].max(),
        "up": float(np.mean(effects["sign"] == better)), "down": float(np.mean(effects["sign"] == -better)),
        "unclear": float(np.mean(effects["sign"] == 0)),
        "published_low": unit.low, "published_high": unit.high, "row": unit.row, "found": unit.found,
    }  # fmt: skip


def _words(measure: str, worlds: int, table: pd.DataFrame) -> str:
    label, unit = describe(measure).label, unit_of(measure)
    lines = [f"One more unit of each practice and nothing else: effect on {label} over {worlds} worlds."]
    for row in table.itertuples():
        lines.append(
            f"  {row.more}: middle {number(row.middle, 1, True)} {unit}, nine in ten from {number(row.low, 1, True)} "
            f"to {number(row.high, 1, True)}; clearly better in {row.up:.0%}, clearly worse in {row.down:.0%}"
        )
    return "\n".join(lines)
