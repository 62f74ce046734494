"""Differences in differences over all periods: two-way fixed effects, and Gardner's two stages."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.needs import need
from .estimator import Estimate, Way, with_interval
from .panel import Panel

if TYPE_CHECKING:
    import pandas as pd


def long_rows(panel: Panel) -> tuple[pd.DataFrame, str]:
    """Rows with a result, of people seen before and after the cut, and the column that errors are clustered by."""
    import pandas as pd

    rows = panel.rows[np.isfinite(panel.rows["result"].to_numpy(float))]
    rows = pd.DataFrame({
        "person": pd.factorize(rows["person"])[0], "team": pd.factorize(rows["team"])[0],
        "period": rows["period"].astype(int).to_numpy(), "result": rows["result"].to_numpy(float),
        "watched": rows["watched"].to_numpy(int),
    })  # fmt: skip
    return rows, "team" if panel.by_team else "person"


def _fitted(fit: Any, rows: pd.DataFrame, cluster: str, name: str) -> Estimate:
    table = fit.tidy()
    label = next(k for k in table.index if str(k).startswith(name))
    freedom = rows[cluster].nunique() - 1
    return with_interval(table.loc[label, "Estimate"], table.loc[label, "Std. Error"], freedom)


def two_way(panel: Panel) -> Estimate:
    """Person and period fixed effects and one dummy for being watched."""
    pf = need("pyfixest", "analyst")
    rows, cluster = long_rows(panel)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pyfixest tells of singletons and of its own plans
        fit = pf.feols("result ~ watched | person + period", rows, vcov={"CRV1": cluster})
    return _fitted(fit, rows, cluster, "watched")


def two_stage(panel: Panel) -> Estimate:
    """Fixed effects from untreated rows alone, then the mean of what is left under oversight (did2s)."""
    pf = need("pyfixest", "analyst")
    rows, cluster = long_rows(panel)
    free = rows[rows["watched"] == 0]
    rows = rows[rows["person"].isin(free["person"]) & rows["period"].isin(free["period"])].reset_index(drop=True)
    once = free["person"].value_counts()
    if (once == 1).any():  # pyfixest takes such people out of the first stage only
        if rows[rows["watched"] == 1].groupby("person")["period"].min().nunique() == 1:
            return replace(two_way(panel), note="one period before a common start: the same as two-way fixed effects")
        rows = rows[rows["person"].isin(once.index[once > 1])].reset_index(drop=True)
    if rows["watched"].sum() < 5:
        return with_interval(np.nan, np.nan, note="no period in which some are watched and others not")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = pf.did2s(
            rows, yname="result", first_stage="~ 0 | person + period", second_stage="~ i(watched, ref=0)",
            treatment="watched", cluster=cluster,
        )  # fmt: skip
    return _fitted(fit, rows, cluster, "watched")


WAYS = (
    Way("two-way fixed effects", "One dummy for being watched beside person and period effects, over all periods.",
        "parallel paths, and one effect that is the same for all and does not grow",
        "starts are staggered and effects grow: those watched early serve as controls for those watched late",
        two_way),
    Way("two stages", "Person and period effects from unwatched rows alone, then the mean of what is left (Gardner).",
        "parallel paths: without oversight the watched would have moved as the unwatched",
        "people are picked in a bad quarter (the dip before the start), or something hidden changes", two_stage),
)  # fmt: skip
