"""Who wins where: over many worlds, how often each style is best and worst on each measure, and what that hangs on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..common.messages import whole
from ..management.library import STYLES, find_style
from ..management.style import Style
from ..results.measures import known_column
from ..settings.team import Team
from .effect import describe
from .over_worlds import in_every_world
from .standing import ROW, WHOLE, Contest
from .winner_words import told

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture

MEASURES = ("revenue", "win_rate", "trust", "strain", "leavers")
RUNS = 60


@dataclass(frozen=True, kw_only=True)
class WhoWins:
    """How often each style is best and worst; ``sc.who_wins`` gives it.

    Attributes:
        worlds: how many.
        runs: paired runs in each.
        table: one row per measure and style: measure, style, best, clearly_best, worst, clearly_worst (shares of
            worlds), low, middle and high (lead over usual practice, eight worlds in ten; per cent for revenue,
            else in the measure's unit). Clearly: the paired 95 % interval against every other style leaves zero out.
        parts: the same for each style without one of its parts, which is as in usual practice instead: measure, style,
            without, and the columns of the table; the others stay as they are.
        standings: one row per world, measure, style and part.
        title: the finding in one line.
        text: the same in words.
    """

    worlds: int
    runs: int
    table: pd.DataFrame
    parts: pd.DataFrame
    standings: pd.DataFrame
    title: str
    text: str

    def plot(self) -> Picture:
        """Shares of worlds in which each style is best and worst, one panel per measure."""
        from ..figures.winners import winners_picture

        return winners_picture(self, {name: describe(name).label for name in self.table["measure"].unique()})

    def plot_parts(self, measure: str = "revenue") -> Picture:
        """How often a style is best without each of its parts, beside the whole style.

        Args:
            measure: one that was asked about.

        Returns:
            The picture.

        Raises:
            ValueError: a measure that was not asked about, or parts that were not.
        """
        from ..figures.winners import parts_that_win_picture

        if measure not in set(self.table["measure"]):
            raise ValueError(f"{measure!r} was not asked about. Type: sc.who_wins(worlds, measures=({measure!r},))")
        if not len(self.parts):
            raise ValueError("parts were not asked about. Type: sc.who_wins(worlds, parts=True)")
        return parts_that_win_picture(self, measure, describe(measure).label)

    def __repr__(self) -> str:
        return self.text


def who_wins(
    worlds: Sequence[Team],
    styles: Sequence[str | Style] | None = None,
    measures: Sequence[str] = MEASURES,
    *,
    runs: int = RUNS,
    seed: int = 1,
    parts: bool = True,
    jobs: int = -1,
    path: str | Path | None = None,
    progress: Callable[[int], None] | None = None,
) -> WhoWins:
    """Let all styles compete in every world, as they are and without each of their parts.

    A style is a bundle of practices. So each style competes a second time without one of its parts, which is then as
    in usual practice: that shows what its winning hangs on. Best is the highest mean; what the best of many
    is chosen by includes luck, so look at *clearly*, too. Styles that tie are both best.

    Args:
        worlds: teams, e.g. ``sc.plausible_worlds(200)``.
        styles: at least two; all that come with the kit by default.
        measures: columns of totals for which more is better, or less is.
        runs: paired runs in each world, at least 20.
        seed: of the luck, whole number from 0.
        parts: whether the styles compete without each of their parts as well; takes seven times as long.
        jobs: processors to use, -1 for all; changes no number.
        path: journal (jsonl) from which a stopped work goes on; none by default.
        progress: called with 1 after every world.

    Returns:
        Who wins: ``.table``, ``.parts``, ``.text``, ``.plot()``, ``.plot_parts()``.

    Raises:
        ValueError: no worlds, fewer than two styles or two of one name, a measure of which neither more nor less is
            better, or the journal of another work.

    Example:
        >>> import salescoach as sc
        >>> small = sc.Team(people=2, accounts_per_person=10, weeks=13)
        >>> found = sc.who_wins([small], ("status_quo", "coach"), ("revenue",), runs=20, parts=False)
        >>> found.table.shape[0]
        2
    """
    import pandas as pd

    contest = Contest(
        styles=_styles(styles), measures=_measures(measures), runs=whole("runs", runs, 20),
        seed=whole("seed", seed, 0), parts=bool(parts),
    )  # fmt: skip
    decided = {
        "styles": [style.name for style in contest.styles], "measures": list(contest.measures), "runs": contest.runs,
        "seed": contest.seed, "parts": contest.parts,
    }  # fmt: skip
    rows = in_every_world(
        contest.ask, worlds, "a contest of styles", decided, jobs=jobs, path=path, progress=progress
    )  # fmt: skip
    standings = pd.DataFrame([[k, *row] for k, part in enumerate(rows) for row in part], columns=["world", *ROW])
    standings["lead"] = standings["lead"].astype(float)
    table = _shares(standings[standings["without"] == WHOLE]).drop(columns="without")
    alone = _shares(standings[standings["without"] != WHOLE])
    title, text = told(table, alone, len(worlds), contest.runs)
    return WhoWins(
        worlds=len(worlds), runs=contest.runs, table=table, parts=alone, standings=standings, title=title, text=text
    )


def _shares(standings: pd.DataFrame) -> pd.DataFrame:
    """Shares of worlds and the spread of leads, by measure, style and part."""
    by = standings.groupby(["measure", "style", "without"], sort=False)
    shares = by[["best", "clearly_best", "worst", "clearly_worst"]].mean()
    leads = by["lead"].quantile([0.1, 0.5, 0.9]).unstack().reindex(columns=[0.1, 0.5, 0.9])
    shares[["low", "middle", "high"]] = leads.reindex(shares.index)
    return shares.reset_index()


def _styles(styles: Sequence[str | Style] | None) -> tuple[Style, ...]:
    if isinstance(styles, str):
        raise ValueError(f"styles={styles!r} must be several names in brackets. Type: styles=({styles!r}, 'coach')")
    found = tuple(STYLES.values()) if styles is None else tuple(find_style(style) for style in styles)
    if len(found) < 2 or len({style.name for style in found}) < len(found):
        raise ValueError("a contest needs two styles or more, each of a name of its own. Type: styles=None for all")
    return found


def _measures(measures: Sequence[str]) -> tuple[str, ...]:
    if isinstance(measures, str):
        raise ValueError(f"measures={measures!r} must be several names in brackets. Type: measures=({measures!r},)")
    found = tuple(known_column(name) for name in measures)
    for name in found:
        if not describe(name).better:
            raise ValueError(f"of {name} neither more nor less is better. Type: measures={MEASURES}")
    if not found:
        raise ValueError(f"there is no measure. Type: measures={MEASURES}")
    return found
