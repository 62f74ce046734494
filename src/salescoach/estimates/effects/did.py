"""Differences in differences over all periods: two-way fixed effects, and Gardner's two stages."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.needs import need
from .estimator import Estimate, Estimator, with_interval
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
        "treated": rows["treated"].to_numpy(int),
    })  # fmt: skip
    return rows, "team" if panel.by_team else "person"


def _fitted(fit: Any, rows: pd.DataFrame, cluster: str, name: str) -> Estimate:
    table = fit.tidy()
    label = next(k for k in table.index if str(k).startswith(name))
    freedom = rows[cluster].nunique() - 1
    return with_interval(table.loc[label, "Estimate"], table.loc[label, "Std. Error"], freedom)


def two_way(panel: Panel) -> Estimate:
    """Person and period fixed effects and one dummy for being treated."""
    pf = need("pyfixest", "analyst")
    rows, cluster = long_rows(panel)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pyfixest warns of singletons and of its own plans
        fit = pf.feols("result ~ treated | person + period", rows, vcov={"CRV1": cluster})
    return _fitted(fit, rows, cluster, "treated")


def two_stage(panel: Panel) -> Estimate:
    """Fixed effects from untreated rows alone, then the mean of what is left under oversight (did2s)."""
    pf = need("pyfixest", "analyst")
    rows, cluster = long_rows(panel)
    free = rows[rows["treated"] == 0]
    rows = rows[rows["person"].isin(free["person"]) & rows["period"].isin(free["period"])].reset_index(drop=True)
    once = free["person"].value_counts()
    if (once == 1).any():  # pyfixest takes such people out of the first stage only
        if rows[rows["treated"] == 1].groupby("person")["period"].min().nunique() == 1:
            return replace(two_way(panel), note="one period before a common start: the same as two-way fixed effects")
        rows = rows[rows["person"].isin(once.index[once > 1])].reset_index(drop=True)
    if rows["treated"].sum() < 5:
        return with_interval(np.nan, np.nan, note="no period in which some are treated and others not")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = pf.did2s(
            rows, yname="result", first_stage="~ 0 | person + period", second_stage="~ i(treated, ref=0)",
            treatment="treated", cluster=cluster,
        )  # fmt: skip
    return _fitted(fit, rows, cluster, "treated")


ESTIMATORS = (
    Estimator(
        name="two-way fixed effects",
        does="One dummy for being treated beside person and period effects, over all periods.",
        assumes="parallel paths, and one effect that is the same for all and does not grow",
        fails="starts are staggered and effects grow: those treated early serve as controls for those treated late",
        rule=two_way,
    ),
    Estimator(
        name="two stages",
        does="Person and period effects from untreated rows alone, then the mean of what is left (Gardner).",
        assumes="parallel paths: without oversight the treated would have moved as the untreated",
        fails="people are picked in a bad quarter (the dip before the start), or something hidden changes",
        rule=two_stage,
    ),
)
