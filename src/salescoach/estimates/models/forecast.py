"""Next quarter: ``fit_forecast``, in the order results, pipeline, activity, and which open deals come in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.messages import whole
from ...records.records import Records
from .asof import sums_between
from .clustered import LEAST_GROUPS, coefficients
from .fitted import (
    Fitted,
    check_records,
    left_out_lines,
    left_out_table,
    other_records,
    saved,
    true_weeks,
)
from .forecast_deals import DealForecast, forecast_deals
from .forecast_layers import BASE, layer_columns, layer_scores, line
from .forecast_rows import LAYERS, UNITS, WEEKS, person_quarters, quarter_starts

if TYPE_CHECKING:
    import pandas as pd

    from ...figures.picture import Picture

TRUE_CONTACTS = "true contacts"


class Forecast(Fitted):
    """A forecast of the next quarter; ``.scores`` has one row per test and layer."""

    def plot(self) -> Picture:
        """What each layer adds, and expected against actual orders by quarter."""
        from ...figures.models import layers_picture

        return layers_picture(self.scores, self.details["quarters"])


def fit_forecast(records: Records, *, seed: int = 1, truth: Mapping[str, pd.DataFrame] | None = None) -> Forecast:
    """Forecast the next quarter (13 weeks): each person's result, layer by layer, and the open deals that come in.

    Layers are added in the order in which they stand close to the goal: results, then number and movement of deals,
    then activity. Each is judged by what it adds on people, and on quarters, that the model has not seen.

    Args:
        records: with dated deals; weekly figures are used where there are any.
        seed: of the bootstrap by person, whole number from 0.
        truth: frames of the answer key by name; with ``"weeks"`` true contacts are tried in place of logged
            activities.

    Returns:
        The model: ``.scores`` one row per test and layer, ``.details["quarters"]`` expected and actual orders per
        quarter, ``.table`` coefficients per standard deviation, ``.text``, ``.plot()``.

    Raises:
        ValueError: no dated deals, fewer than four whole quarters, or too few people; says what is needed.

    Example:
        >>> import salescoach as sc
        >>> model = sc.fit_forecast(sc.example_records())
        >>> model.scores["layer"].unique().tolist()
        ["everybody's mean", 'results', 'pipeline', 'activity']
    """
    records = check_records(records, "sc.fit_forecast")
    if not len(records.deals):
        raise ValueError("the records have no deals. Type: sc.fit_forecast(sc.read_crm(path))")
    number = whole("seed", seed, 0)
    starts = quarter_starts(records)
    rows, unit, excluded = person_quarters(records, starts)
    scores = layer_scores(rows, number)
    X = rows[list(layer_columns(rows).values())[-1]]
    y = rows["result"].to_numpy(float)
    pipeline = line().fit(X, y)
    table = coefficients(pipeline, X, y, rows["owner"].to_numpy(), UNITS)
    layer = {name: which for which, names in LAYERS.items() for name in names}
    table.insert(0, "layer", table["feature"].map(layer))
    deals = forecast_deals(records, starts)
    compared = None if truth is None else _true_contacts(truth, rows, number)
    left = left_out_table([*excluded, *((f"{name} (open deals)", None, why) for name, why in deals.unavailable)])
    details = {"rows": rows, "quarters": deals.quarters}
    if deals.scores is not None:
        details["deal_scores"] = deals.scores
    return Forecast(
        name="forecast", table=table, scores=scores, calibration=deals.calibration, left_out=left,
        pipeline=pipeline, features=X, text=_words(rows, table, scores, deals, left, unit, compared), truth=compared,
        details=details,
    )  # fmt: skip


def _true_contacts(truth: Mapping[str, pd.DataFrame], rows: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Scores of the layers with true contacts of the quarter before in place of logged activities."""
    import pandas as pd

    weeks = true_weeks(truth, "true_contacts")
    before = rows["start"] - pd.Timedelta(weeks=WEEKS)
    amounts = weeks[["true_contacts"]].fillna(0).to_numpy(float)
    true = sums_between(weeks["owner"], weeks["week"], amounts, rows["owner"], before, rows["start"])[:, 0]
    if not true.any():
        raise other_records()
    found = layer_scores(rows.assign(logged=true), seed)
    return found.assign(layer=found["layer"].replace("activity", TRUE_CONTACTS))


def _words(rows: Any, table: Any, scores: Any, deals: Any, left: Any, unit: str, compared: Any) -> str:
    people = rows["owner"].nunique()
    lines = [f"Next quarter's result of a person ({unit}): {len(rows):,} person-quarters of {people} people."]
    for test in dict.fromkeys(scores["test"]):
        lines.append(f"  On {test} (mean absolute error in points, R² against everybody's mean):")
        lines += [_layer_line(row) for row in scores[scores["test"] == test].to_dict("records")]
    if compared is not None:
        lines += _true_lines(scores, compared)
    if "activity" in set(scores["layer"]):
        many = table.loc[table["feature"] == "logged", "coefficient"].iloc[0]
        lines.append(
            f"  With results and pipeline the same, next quarter's result changes by {many:+.1f} points per standard "
            "deviation of logged activity."
        )
        lines.append(
            "  Activity can be logged for show: once counts are a target, a forecast that leans on them leans on what "
            "people want to be seen doing."
        )
    lines += _deal_lines(deals)
    lines += left_out_lines(left)
    lines.append("  Who left in the quarter is not in these rows. No ground for judging a named person.")
    return "\n".join(lines)


def _layer_line(row: dict[str, Any]) -> str:
    if row["layer"] == BASE:
        return f"    {BASE}: error {row['mae']:.1f}."
    name = row["layer"] if row["layer"] == "results" else f"+ {row['layer']}"
    verdict = _verdict(row)
    ends = f"{row['added_low']:+.3f} to {row['added_high']:+.3f}"
    ends = "no interval" if np.isnan(row["added_low"]) else ends
    return f"    {name}: R² {row['r2']:.3f}, error {row['mae']:.1f}; {verdict} (R² {row['added_r2']:+.3f}, {ends})."


def _verdict(row: dict[str, Any]) -> str:
    if np.isnan(row["added_low"]):
        return f"{row['people']} people are too few for an interval (at least {LEAST_GROUPS})"
    if row["added_high"] < 0:
        return "makes it worse"
    if row["added_low"] <= 0:
        return "adds nothing that is clear"
    return "adds" if row["less_low"] > 0 else "adds a little, though the usual error does not clearly fall"


def _true_lines(scores: Any, compared: Any) -> list[str]:
    lines = []
    for test in dict.fromkeys(compared["test"]):
        true = compared[(compared["test"] == test) & (compared["layer"] == TRUE_CONTACTS)]
        logged = scores[(scores["test"] == test) & (scores["layer"] == "activity")]
        if len(true) and len(logged):
            lines.append(
                f"  Compared with the truth, on {test}: true contacts would add R² {true['added_r2'].iloc[0]:+.3f}, "
                f"logged activities add {logged['added_r2'].iloc[0]:+.3f}."
            )
    return lines


def _deal_lines(deals: DealForecast) -> list[str]:
    quarters, scores = deals.quarters, deals.scores
    if scores is None:
        return ["  Open deals: too few in the earlier quarters to say which come in."]
    mine, total = scores.iloc[1], quarters.sum(numeric_only=True)
    off = float(np.abs(quarters["expected"] - quarters["orders"]).mean())
    rate = float(np.abs(quarters["by_rate"] - quarters["orders"]).mean())
    lines = [
        f"  Open deals at the start of {len(quarters)} later quarters: AUC {mine['auc']:.2f}, "
        f"{saved(mine['skill'])}; {total['expected']:,.0f} orders expected, "
        f"{total['orders']:,.0f} came; off by {off:.0f} per quarter, the plain rate by {rate:.0f}.",
        f"    {100 * (1 - total['orders'] / max(total['all_orders'], 1)):.0f} % of a quarter's orders came from deals "
        "not yet open at its start: no forecast of the pipeline can hold them.",
    ]
    if total["money"] > 0:
        lines.append(
            f"    In money {total['expected_money']:,.0f} expected (chance times the usual order known then), "
            f"{total['money']:,.0f} came."
        )
    return lines
