"""What an analyst has: a person-by-period panel of visible columns, and one row per person cut out of it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from ...common.messages import did_you_mean
from ...records.order import by_person

if TYPE_CHECKING:
    import pandas as pd

NEEDED = ("person", "period", "result", "treated")
CONTROLS = ("logged", "open_deals", "moved", "tenure_weeks")  # used where they are there
KNOWN = (*NEEDED, "team", *CONTROLS, "left")
_EXAMPLE = "Type: sc.effect_of_oversight(frame[['person', 'team', 'period', 'result', 'treated']])"


@dataclass(frozen=True, kw_only=True)
class Cross:
    """One row per person: results before and after, and what was known before. All arrays of shape (people,).

    Attributes:
        treated: True for those who came under close oversight.
        last: result in per cent of quota of the period before the start.
        after: the same from the start on; nan where the records lost the person.
        X: standardised controls known before the start, shape (people, controls).
        names: of the controls.
        team: number of the team.
        left: True where the person left.
        has_treated_peer: True in a team in which somebody is treated.
    """

    treated: np.ndarray
    last: np.ndarray
    after: np.ndarray
    X: np.ndarray
    names: tuple[str, ...]
    team: np.ndarray
    left: np.ndarray
    has_treated_peer: np.ndarray

    def kept(self, which: np.ndarray) -> Cross:
        """Some of the people.

        Args:
            which: True for those to keep, shape (people,).

        Returns:
            These alone.
        """
        arrays = {f.name: getattr(self, f.name)[which] for f in fields(self) if f.name != "names"}
        return Cross(names=self.names, **arrays)

    @cached_property
    def seen(self) -> Cross:
        """Those whose results after the start are in the records."""
        return self.kept(np.isfinite(self.after))


@dataclass(frozen=True)
class Panel:
    """A person-by-period panel of what is visible.

    Attributes:
        rows: one row per person and period: person, team, period, result (per cent of quota), treated (0/1), start
            (first period under close oversight, nan for never), left (0/1) and the controls that there are.
        alone: people of whom no team is known, each taken for a team of one, as was asked for.
    """

    rows: pd.DataFrame
    alone: int = 0

    @cached_property
    def singles(self) -> bool:
        """Whether every team is one person, so that people stand for themselves."""
        return bool(self.rows.groupby("team")["person"].nunique().max() == 1)

    @cached_property
    def by_team(self) -> bool:
        """Whether whole teams are treated from the same period on, so that errors belong to teams."""
        if self.singles:
            return False
        starts = self.rows.assign(start=self.rows["start"].fillna(-1)).groupby("team")["start"].nunique()
        return bool((starts == 1).all() and len(starts) > 1)

    @cached_property
    def cross(self) -> Cross:
        """One row per person; those who are never treated are cut at the middle start of the treated."""
        return _cross(self.rows)


def make_panel(frame: pd.DataFrame, no_teams: bool = False) -> Panel:
    """A checked panel out of a frame with the columns of ``NEEDED``, and of ``KNOWN`` where they are there.

    Args:
        frame: one row per person and period.
        no_teams: whether people of whom no team is known count as teams of one.

    Raises:
        ValueError: a missing column, people without a team where that was not asked for, a repeated person-period,
            treated that is not 0/1 or goes back to 0, nobody treated or nobody untreated, or nobody with a period
            before the start.
    """
    missing = [name for name in NEEDED if name not in frame]
    if missing:
        hint = did_you_mean(missing[0], [str(name) for name in frame.columns])
        raise ValueError(
            f"the panel has no column {missing[0]!r}{hint} It needs {', '.join(NEEDED)} and team; "
            f"{', '.join(CONTROLS)} and left are used where they are there. {_EXAMPLE}"
        )
    rows = frame[[name for name in KNOWN if name in frame]].copy()
    _check_values(rows)
    rows["team"], alone = _teams(rows, no_teams)
    if "left" not in rows:
        rows["left"] = 0
    rows["treated"] = rows["treated"].astype(int)
    rows = by_person(rows, "person", "period")
    first = rows[rows["treated"] == 1].groupby("person")["period"].min()
    rows["start"] = rows["person"].map(first).astype(float)
    _check_design(rows)
    return Panel(rows, alone)


def _teams(rows: pd.DataFrame, no_teams: bool) -> tuple[pd.Series, int]:
    """Each row's team, and how many people stand alone as was asked for; without being asked they are refused."""
    none = "team" not in rows
    lost = rows["person"].notna() if none else rows["team"].isna()
    many = int(rows.loc[lost, "person"].nunique())
    if not many:
        return rows["team"], 0
    if not no_teams:
        what = "the panel has no column 'team'" if none else f"team is missing for {many} people"
        raise ValueError(
            f"{what}. People of one team share a manager and their luck: without teams intervals are too short where "
            "whole teams are treated, and what spills over to colleagues is not seen. Type: "
            "frame['team'] = frame['manager'], or sc.effect_of_oversight(data, no_teams=True), which takes everybody "
            "without a team for a team of one"
        )
    alone = "alone: " + rows["person"].astype(str)
    return (alone if none else rows["team"].astype(object).where(~lost, alone)), many


def _check_values(rows: pd.DataFrame) -> None:
    twice = rows.duplicated(["person", "period"])
    if twice.any():
        one = rows[twice].iloc[0]
        raise ValueError(
            f"person {one['person']!r} has period {one['period']!r} more than once; one row per person and period is "
            "allowed. Type: frame = frame.drop_duplicates(['person', 'period'])"
        )
    if not rows["treated"].isin([0, 1]).all():
        raise ValueError(
            "treated must be 0 or 1 in every row (1 from the first period of close oversight on). "
            "Type: frame['treated'] = (frame['oversight_hours'] > 1.5).astype(int)"
        )
    for name in ("period", "result", *CONTROLS):
        if name in rows and rows[name].dtype.kind not in "fiub":
            raise ValueError(f"{name} must hold numbers. Type: frame[{name!r}] = pd.to_numeric(frame[{name!r}])")


def _check_design(rows: pd.DataFrame) -> None:
    ever = rows.groupby("person")["treated"].max()
    if ever.min() == ever.max():
        who = "everybody" if ever.min() else "nobody"
        raise ValueError(f"{who} is treated in this panel: there is nothing to compare. {_EXAMPLE}")
    back = (rows["start"] <= rows["period"]) & (rows["treated"] == 0)
    if back.any():
        raise ValueError(
            f"person {rows[back].iloc[0]['person']!r} is treated and later not; close oversight must last once begun. "
            "Type: frame['treated'] = frame.sort_values('period').groupby('person').treated.cummax()"
        )
    if not (rows["period"] < rows["start"]).any():
        raise ValueError("no treated person has a period before the start: results before are needed. " + _EXAMPLE)


def _cross(rows: pd.DataFrame) -> Cross:
    """Cut every person's row of periods at the start into before and after."""
    import pandas as pd

    starts = rows.groupby("person", sort=False)["start"].first()
    middle = float(np.quantile(starts.dropna(), 0.5, method="lower"))
    cut = rows["person"].map(starts.fillna(middle))
    before, after = rows[rows["period"] < cut], rows[rows["period"] >= cut]
    by = before.groupby("person", sort=False)
    table = pd.DataFrame({"last": by["result"].last(), "team": by["team"].last()})
    earlier = before[before.groupby("person").cumcount(ascending=False) > 0].groupby("person")["result"].mean()
    table["earlier"] = earlier.reindex(table.index).fillna(table["last"])
    for name in CONTROLS:
        if name in rows:
            table[name] = by[name].last()
    table["after"] = after.groupby("person")["result"].agg(lambda values: values.mean(skipna=False))
    table["left"] = after.groupby("person")["left"].max()
    table["treated"] = starts.notna()
    table = table.dropna(subset=["last"])
    names = ("last", "earlier", *(name for name in CONTROLS if name in rows))
    X = table[list(names)].to_numpy(float)
    X = np.where(np.isfinite(X), X, np.nanmean(np.where(np.isfinite(X), X, np.nan), axis=0))
    spread = X.std(axis=0)
    X = (X - X.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    some = table.groupby("team")["treated"].transform("max").to_numpy(bool)
    return Cross(
        treated=table["treated"].to_numpy(bool), last=table["last"].to_numpy(float),
        after=table["after"].to_numpy(float), X=X, names=names, team=pd.factorize(table["team"])[0],
        left=table["left"].fillna(1).to_numpy() > 0, has_treated_peer=some,
    )  # fmt: skip
