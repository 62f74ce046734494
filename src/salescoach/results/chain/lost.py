"""The number that the kit exists for: what micromanaging costs, and the part of it that is lost at the customer."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...common.messages import whole
from ...management.library import find_style
from ...management.style import Style
from ...settings.team import Team, known_team
from ...simulation.draws import key_of
from ..precision import looks, runs_or_within, warn_of_limit
from .arms import Question, live_arms
from .routes import Cuts
from .rows import COLUMNS, LOST, MEASURES, rows_of
from .words import chain_lines, sentences

if TYPE_CHECKING:
    import pandas as pd

    from ...figures.picture import Picture

RUNS, MOST_RUNS = 1000, 10_000
WITHIN = 0.6  # points of conversion and per cent of revenue: what `salescoach run` and README.md tell is so precise
_LEAST = 20


@dataclass(frozen=True, kw_only=True)
class LostAtCustomers:
    """What a style costs and what of it is lost at the customer; ``sc.lost_at_customers`` gives it.

    Attributes:
        style: the style.
        against: the style that it is compared with.
        runs: paired runs.
        seed: of the luck.
        width: half of the widest 95 % interval of what is lost at the customers, points or per cent.
        table: one row per horizon and route: years, kind, route, arrow, cut; conversion (points) and revenue (per cent
            of the revenue under the other style), each with its 95 % interval, and their shares of the total in per
            cent; negative is lost. A share is missing where the total is not clear.
        sentences: one for each horizon.
        text: the same, and the chain where it was asked for.
    """

    style: str
    against: str
    runs: int
    seed: int
    width: float
    table: pd.DataFrame
    sentences: tuple[str, ...]
    text: str

    def plot(self) -> Picture:
        """Total, part at the customers and, where it was asked for, every route, with their intervals."""
        from ...figures.chain import chain_picture

        return chain_picture(self)

    def plot_cascade(self, years: int | None = None) -> Picture:
        """The chain in one drawing: boss, manager, salesperson, customer, sale or no sale, with what each link carries.

        Args:
            years: horizon; the shortest that was asked for by default.

        Returns:
            The picture; without ``chain=True`` only the link to the customer has a number.

        Raises:
            ValueError: a horizon that was not asked for.
        """
        from .cascade import cascade_of_lost

        return cascade_of_lost(self, years)

    def __repr__(self) -> str:
        return self.text


def lost_at_customers(
    team: Team | None = None,
    style: str | Style = "micromanage",
    against: str | Style = "status_quo",
    *,
    runs: int | None = None,
    within: float | None = None,
    most_runs: int = MOST_RUNS,
    years: Sequence[int] = (1, 2),
    seed: int = 1,
    chain: bool = False,
    threads: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> LostAtCustomers:
    """Say what a style costs, and what of it is lost because strained people press customers, who then do not buy.

    The link from the salesperson to the customer (``pass_through``) is cut under both styles. What the style costs
    with the link, less what it costs without, is what travels over it: pressing alone, for guiding does not
    depend on the link. Conversion is orders over closed opportunities; both measures count from the
    first week. All runs are paired: the same people, customers and luck.

    Args:
        team: the world, ``sc.Team()`` by default; its own number of weeks is not used.
        style: the style that is asked about.
        against: what it is compared with.
        runs: paired runs, at least 20; 1,000 by default. Not together with ``within``.
        within: go on until the part that is lost at the customers is known to plus or minus so many points of
            conversion and so many per cent of revenue (half of the 95 % interval), for every horizon.
        most_runs: with ``within``, where it ends in any case; a warning says so when it is met first.
        years: horizons in years.
        seed: of the luck, whole number from 0.
        chain: cut every other arrow of the chain as well, alone and from the customer up; takes eight times as long.
        threads: threads to use; all processors by default. Changes no number.
        progress: called with the number of runs with one cut that were just finished.

    Returns:
        The losses: ``.table``, ``.sentences``, ``.text``, ``.plot()``.

    Raises:
        ValueError: a wrong argument, or a style that returns something unusable.

    Example:
        >>> import salescoach as sc
        >>> lost = sc.lost_at_customers(sc.Team(people=2, accounts_per_person=10), runs=20, years=(1,))
        >>> list(lost.table["kind"])
        ['total', 'lost at the customers']
    """
    key_of(seed)
    world = Team() if team is None else team
    known_team(world)
    asked = Question(
        team=world, style=find_style(style), against=find_style(against), years=horizons(years), seed=int(seed)
    )
    most = runs_or_within(runs, within, most_runs, RUNS, _LEAST)
    workers = whole("threads", threads if threads is not None else os.cpu_count() or 1, 1)
    cuts, arms, done, rows = Cuts(bool(chain)), None, 0, list[dict[str, Any]]()
    for last in [most] if within is None else looks(most):
        more = live_arms(asked, cuts.routes, done, last, workers, progress)
        arms, done = more if arms is None else arms.with_more(more), last
        rows = rows_of(arms, asked.years, cuts.chain)
        if within is None or _width(rows) <= within:
            break
    else:
        warn_of_limit(f"what is lost at the customers is known within {_width(rows):.2g}", f"{within:g}", done)
    return _told(asked, done, rows, cuts.chain)


def _told(asked: Question, runs: int, rows: list[dict[str, Any]], chain: bool) -> LostAtCustomers:
    import pandas as pd

    style, against = asked.style.name, asked.against.name
    said = sentences(rows, style, against)
    heading = f"{style} against {against}, {runs:,} paired runs (seed {asked.seed}):"
    return LostAtCustomers(
        style=style, against=against, runs=runs, seed=asked.seed, width=_width(rows),
        table=pd.DataFrame(rows, columns=list(COLUMNS)), sentences=said,
        text="\n".join([heading, *said, *(chain_lines(rows) if chain else ())]),
    )  # fmt: skip


def horizons(years: object) -> tuple[int, ...]:
    """Horizons in their order, each once; ValueError where they are none.

    Args:
        years: as given.
    """
    if isinstance(years, str) or not isinstance(years, Sequence) or len(years) == 0:
        raise ValueError(f"years={years!r} must be whole numbers in brackets. Type: years=(1, 2)")
    return tuple(sorted({whole("years", one, 1) for one in years}))


def _width(rows: list[dict[str, Any]]) -> float:
    """The widest half of an interval of what is lost at the customers, points or per cent."""
    here = [row for row in rows if row["kind"] == LOST]
    return float(max((row[f"{measure}_high"] - row[f"{measure}_low"]) / 2 for row in here for measure in MEASURES))
