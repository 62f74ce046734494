"""What activity and forecasts are good for: calls, month ends, layers of a forecast, and who is leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...estimates.models.out_of_sample import LATER, logistic
from .changes import CLOSE, quota_of, true_weeks
from .known import QUARTER, forecast, key, leaving, quarters, records
from .question import Numbers, Question

if TYPE_CHECKING:
    import pandas as pd

FRIDAY, MONTH_ENDS = 4, (3, 7, 12)  # weekday from Monday; last weeks of the months in a quarter, from 0
STRAIN_WEEKS = 4  # before the quarter


def _own_ups_and_downs() -> pd.DataFrame:
    """A person's logged activities and results, less the person's own means."""
    table = quarters()
    return table[["logged", "result"]] - table.groupby("owner")[["logged", "result"]].transform("mean")


def calls() -> Numbers:
    """Points of quota that come with one more logged activity a week."""
    own, true = _own_ups_and_downs(), true_weeks(CLOSE[0])
    row = forecast().table.set_index("feature").loc["logged"]
    per = QUARTER / row["sd"]
    gained = 100 * true["effect"].mean() / quota_of(true)
    more = (true["logged_with"] - true["logged_without"]).mean()
    return Numbers(
        naive=float((own["logged"] * own["result"]).sum() / (own["logged"] ** 2).sum()),
        kit=float(per * row["coefficient"]), truth=float(gained / more),
        low=float(per * row["low"]), high=float(per * row["high"]),
    )  # fmt: skip


def _on_last_friday(days: pd.Series) -> pd.Series:
    week = (days - records().weeks["week"].min()).dt.days // 7
    return (week % QUARTER).isin(MONTH_ENDS) & (days.dt.day_of_week == FRIDAY)


def month_ends() -> Numbers:
    """Share of work that is done on the last Friday of a month, in per cent."""
    done = records().activities.merge(key("activities"), on="activity")
    real = done[~done["for_show"]]
    day = real["done_at"].where(~real["entered_late"], real["due"])
    return Numbers(
        naive=100 * float(_on_last_friday(done["done_at"]).mean()),
        kit=100 * float(_on_last_friday(done["due"]).mean()),
        truth=100 * float(_on_last_friday(day).mean()),
    )  # fmt: skip


def activity_layer() -> Numbers:
    """What activity adds to a forecast from results and pipeline: R² on a later time."""
    own = _own_ups_and_downs()
    row = forecast().scores.set_index(["test", "layer"]).loc[(LATER, "activity")]
    true = _truth_of_forecast()
    return Numbers(
        naive=float(own["logged"].corr(own["result"]) ** 2), kit=float(row["added_r2"]), truth=float(true["added_r2"]),
        low=float(row["added_low"]), high=float(row["added_high"]),
    )  # fmt: skip


def _truth_of_forecast() -> pd.Series:
    table = forecast().truth
    assert table is not None
    found: pd.Series = table.set_index(["test", "layer"]).loc[(LATER, "true contacts")]
    return found


def whole_forecast() -> Numbers:
    """Share of next quarter's differences between people that a forecast tells: R² on a later time."""
    model = forecast()
    y = model.details["rows"]["result"].to_numpy(float)
    row = model.scores.set_index(["test", "layer"]).loc[(LATER, "activity")]
    return Numbers(
        naive=float(model.pipeline.score(model.features, y)), kit=float(row["r2"]),
        truth=float(_truth_of_forecast()["r2"]),
    )  # fmt: skip


def who_leaves() -> Numbers:
    """How well those who leave within a quarter are told from those who stay: area under the ROC curve."""
    import pandas as pd
    from sklearn.metrics import roc_auc_score

    model = leaving()
    rows, X = model.details["rows"], model.features
    left = rows["left"].to_numpy(int)
    fitted = logistic().fit(X, left).predict_proba(X)[:, 1]
    strain = key("weeks")[["owner", "week", "strain"]]
    before = rows[["owner", "start"]].reset_index().merge(strain, on="owner")
    day = before["start"].dt.normalize()
    near = (before["week"] < day) & (before["week"] >= day - pd.Timedelta(weeks=STRAIN_WEEKS))
    mean = before[near].groupby("index")["strain"].mean().reindex(rows.index)
    known = mean.notna().to_numpy()
    score = model.scores.set_index(["model", "test"]).loc[("records", LATER), "auc"]
    return Numbers(
        naive=float(roc_auc_score(left, fitted)), kit=float(score),
        truth=float(roc_auc_score(left[known], mean[known])),
    )  # fmt: skip


QUESTIONS = (
    Question(
        name="calls",
        asks="Does logging more calls help?",
        unit="points of quota for one more logged activity a week",
        naive="looks at a person's own quarters: more activity, more orders",
        kit="forecasts the next quarter with results and pipeline the same (sc.fit_forecast)",
        truth="effects: what close oversight did to orders, over what it did to logged ones (one way to raise them)",
        lines="""
            row = sc.fit_forecast(records).table.set_index("feature").loc["logged"]
            13 * row["coefficient"] / row["sd"]
        """,
        numbers=calls,
        digits=1,
        least=0.0,
        above="log more",
        below="more is no help",
    ),
    Question(
        name="month ends",
        asks="How much of the work is done on the last Friday of the month?",
        unit="% of activities",
        naive="goes by the day on which activities were marked as done",
        kit="goes by the day for which they were planned",
        truth="activities: without those that never happened, late entries on the day of the work",
        lines="""
            due = records.activities["due"]
            week = (due - records.weeks["week"].min()).dt.days // 7 % 13
            100 * (week.isin([3, 7, 12]) & (due.dt.day_of_week == 4)).mean()
        """,
        numbers=month_ends,
        digits=1,
    ),
    Question(
        name="activity in a forecast",
        asks="What do activities add to a forecast of somebody's next quarter?",
        unit="share of variance (R²), added",
        naive="squares the correlation of a person's activities and results of the same quarter",
        kit="adds them to results and pipeline, on later quarters (sc.fit_forecast)",
        truth="weeks: the same with true contacts in place of logged ones",
        lines="""
            scores = sc.fit_forecast(records).scores.set_index(["test", "layer"])
            scores.loc[("a later time", "activity"), "added_r2"]
        """,
        numbers=activity_layer,
        digits=3,
        least=0.0,
        above="they add something",
        below="they add nothing",
    ),
    Question(
        name="forecast",
        asks="How much of somebody's next quarter can be foretold?",
        unit="share of variance (R²)",
        naive="scores the forecast on the quarters that it was fitted on",
        kit="scores it on later quarters (sc.fit_forecast)",
        truth="weeks: the same with true contacts in place of logged ones",
        lines="""
            scores = sc.fit_forecast(records).scores.set_index(["test", "layer"])
            scores.loc[("a later time", "activity"), "r2"]
        """,
        numbers=whole_forecast,
        digits=3,
    ),
    Question(
        name="leaving",
        asks="Can we tell who is leaving?",
        unit="area under the ROC curve; 0.5 is a coin",
        naive="scores a model on the people whom it was fitted on",
        kit="scores it on a later time (sc.fit_leaving)",
        truth="weeks: by the true strain of the four weeks before",
        lines="""
            scores = sc.fit_leaving(records).scores.set_index(["model", "test"])
            scores.loc[("records", "a later time"), "auc"]
        """,
        numbers=who_leaves,
        digits=2,
    ),
)
