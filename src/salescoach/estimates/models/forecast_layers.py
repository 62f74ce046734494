"""What each layer adds to a forecast of results: results alone, then pipeline, then activity, out of sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Array
from .clustered import LEAST_GROUPS
from .forecast_rows import LAYERS
from .out_of_sample import FOLDS, LATER, LEAST, PEOPLE

if TYPE_CHECKING:
    import pandas as pd

RESAMPLES = 1000
BASE = "everybody's mean"


def line() -> Any:
    """A pipeline: missing values by the median, standard deviations, a line with a light ridge."""
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import Ridge
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import StandardScaler

    return Pipeline([
        ("missing", SimpleImputer(strategy="median", keep_empty_features=True)),
        ("scale", StandardScaler()),
        ("line", Ridge(alpha=1.0)),
    ])  # fmt: skip


def layer_columns(rows: pd.DataFrame) -> dict[str, list[str]]:
    """Layer -> all columns up to it; layers without a column in the records are missing."""
    columns: list[str] = []
    found = {}
    for name, more in LAYERS.items():
        here = [c for c in more if c in rows and rows[c].notna().any()]
        columns = columns + here
        if here:
            found[name] = list(columns)
    return found


def layer_scores(rows: pd.DataFrame, seed: int) -> pd.DataFrame:
    """R² and mean absolute error of each layer, and what it adds to the one before, with intervals by person.

    Args:
        rows: of ``person_quarters``.
        seed: of the bootstrap.

    Returns:
        One row per test and layer: test, layer, rows, people, r2, mae, added_r2, added_low, added_high, less_mae,
        less_low, less_high. R² is against the mean of the quarters or people that were fitted on; 95 % intervals from
        1,000 bootstrap samples of people.

    Raises:
        ValueError: too few people or quarters to test anything.
    """
    import pandas as pd

    layers = layer_columns(rows)
    out: list[dict[str, Any]] = []
    for test, folds in ((PEOPLE, _people_folds(rows)), (LATER, _time_folds(rows))):
        if folds:
            out += _one_test(test, rows, layers, folds, seed)
    if not out:
        raise ValueError(
            f"{len(rows)} person-quarters are too few to test a forecast: at least {LEAST} of {FOLDS} "
            "people are needed. Type: sc.fit_forecast(records) with more people or a longer time"
        )
    return pd.DataFrame(out)


def _people_folds(rows: pd.DataFrame) -> list[tuple[Array, Array]]:
    import pandas as pd
    from sklearn.model_selection import GroupKFold

    codes, people = pd.factorize(rows["owner"])  # in order of first appearance: pseudonyms differ with the salt
    if len(people) < FOLDS or len(rows) < LEAST:
        return []
    return list(GroupKFold(FOLDS).split(rows, groups=codes))


def _time_folds(rows: pd.DataFrame) -> list[tuple[Array, Array]]:
    """Every quarter forecast from those before it, from the first that has enough before."""
    quarter = rows["quarter"].to_numpy()
    folds = [(np.flatnonzero(quarter < q), np.flatnonzero(quarter == q)) for q in np.unique(quarter)]
    return [(train, test) for train, test in folds if len(train) >= LEAST]


def _one_test(test: str, rows: Any, layers: Any, folds: Any, seed: int) -> list[dict[str, Any]]:
    import pandas as pd

    y = rows["result"].to_numpy(float)
    tested = np.concatenate([part for _, part in folds])
    guess = {name: np.full(len(y), np.nan) for name in (BASE, *layers)}
    for train, part in folds:
        guess[BASE][part] = y[train].mean()
        for name, columns in layers.items():
            model = line().fit(rows[columns].iloc[train], y[train])
            guess[name][part] = model.predict(rows[columns].iloc[part])
    code, people = pd.factorize(rows["owner"].to_numpy()[tested])
    weights = _bootstrap(len(people), seed)
    sums = {}
    for name, found in guess.items():
        off = found[tested] - y[tested]
        columns_ = [np.bincount(code, v, len(people)) for v in (off**2, np.abs(off), np.ones(len(off)))]
        sums[name] = np.vstack([np.ones(len(people)), weights]) @ np.column_stack(columns_)
    return [_row(test, name, before, sums, len(tested), len(people)) for name, before in _pairs(list(guess))]


def _pairs(names: list[str]) -> list[tuple[str, str | None]]:
    return list(zip(names, [None, *names[:-1]], strict=True))


def _bootstrap(people: int, seed: int) -> Array:
    """How often each person is in each sample with replacement, shape (samples, people)."""
    return np.random.default_rng(seed).multinomial(people, np.full(people, 1.0 / people), size=RESAMPLES)


def _row(test: str, name: str, before: str | None, sums: Any, rows: int, people: int) -> dict[str, Any]:
    r2 = 1 - sums[name][:, 0] / np.maximum(sums[BASE][:, 0], 1e-300)
    mae = sums[name][:, 1] / sums[name][:, 2]
    row: dict[str, Any] = {"test": test, "layer": name, "rows": rows, "people": people, "r2": r2[0], "mae": mae[0]}
    ends = ("added_r2", "added_low", "added_high", "less_mae", "less_low", "less_high")
    if before is None:
        return row | dict.fromkeys(ends, float("nan"))
    added = sums[before][:, 0] / np.maximum(sums[BASE][:, 0], 1e-300) - (1 - r2)
    less = sums[before][:, 1] / sums[before][:, 2] - mae
    values = [v for a in (added, less) for v in (a[0], *_ends(a[1:], people))]
    return row | dict(zip(ends, (float(v) for v in values), strict=True))


def _ends(drawn: Array, people: int) -> tuple[float, float]:
    """The middle 95 % of the samples; missing with too few people to draw from."""
    if people < LEAST_GROUPS:
        return float("nan"), float("nan")
    low, high = np.percentile(drawn, (2.5, 97.5))
    return float(low), float(high)
