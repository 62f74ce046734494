"""What the pipeline says: as it stood on a past day, old deals, young records, missing values and reasons."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from ...estimates.models.cycle import day_of_decision
from ...estimates.models.forecast_deals import order_size
from ...estimates.models.win_age import WinByAge, win_by_age
from .known import as_of, deals, forecast, records
from .question import Numbers, Question

if TYPE_CHECKING:
    import pandas as pd

MARCH = "2025-03-01"
YOUNG = "2024-03-31"
OLD = 182  # days


@cache
def _by_age(day: str | None = None) -> WinByAge:
    return win_by_age(records() if day is None else as_of(day))


def open_then() -> Numbers:
    """Deals open at the end of 1 March 2025."""
    import pandas as pd

    all_deals, day = deals(), pd.Timestamp(MARCH)
    there = all_deals["opened"] <= day
    later = (all_deals["outcome"] == "open") | (all_deals["truly_closed"].dt.normalize() > day)
    return Numbers(
        naive=float((there & (all_deals["status"] == "open")).sum()),
        kit=float((as_of(MARCH).deals["status"] == "open").sum()),
        truth=float((there & later).sum()),
    )


def coming() -> Numbers:
    """Of the deals open at the start of a quarter: those that are won within it."""
    import pandas as pd

    quarter = forecast().details["quarters"].set_index("start").sort_index()
    start = quarter.index[-1]
    then = as_of(str((start - pd.Timedelta(days=1)).date())).deals
    closed = then[then["status"] != "open"]
    naive = float(quarter.loc[start, "open"] * (closed["status"] == "won").mean())
    won = deals()[deals()["outcome"] == "won"]
    days, end = won["truly_closed"].dt.normalize(), start + pd.Timedelta(weeks=13)
    truth = ((won["opened"] < start) & (days >= start) & (days < end)).sum()
    return Numbers(naive=naive, kit=float(quarter.loc[start, "expected"]), truth=float(truth))


def old() -> Numbers:
    """Chance of a deal that is still open after half a year, in per cent."""
    table = _by_age().table.set_index("age").loc[OLD]
    closed = records().deals[records().deals["status"] != "open"]
    over = deals()[deals()["outcome"] != "open"]
    over = over[(over["truly_closed"].dt.normalize() - over["opened"].dt.normalize()).dt.days >= OLD]
    return Numbers(
        naive=100 * float((closed["status"] == "won").mean()), kit=float(table["later"]),
        truth=100 * float((over["outcome"] == "won").mean()), low=float(table["later_low"]),
        high=float(table["later_high"]),
    )  # fmt: skip


def _opened_by(day: str) -> pd.DataFrame:
    found: pd.DataFrame = deals()[deals()["opened"] <= day]
    return found


def cycle() -> Numbers:
    """Days by which half of the deals are decided, from records of one quarter."""
    closed = as_of(YOUNG).deals.query("status != 'open'")
    true = _opened_by(YOUNG)
    days = (true["truly_closed"].dt.normalize() - true["opened"].dt.normalize()).dt.days.fillna(np.inf)
    return Numbers(
        naive=float((closed["closed"] - closed["opened"]).dt.days.median()),
        kit=day_of_decision(as_of(YOUNG), 0.5), truth=float(days.median()),
    )  # fmt: skip


def win_rate() -> Numbers:
    """Share of deals that are won in the end, from records of one quarter, in per cent."""
    then, row = as_of(YOUNG).deals, _by_age(YOUNG).table.iloc[0]
    over = _opened_by(YOUNG).query("outcome != 'open'")
    return Numbers(
        naive=100 * float((then["status"] == "won").mean()), kit=float(row["later"]),
        truth=100 * float((over["outcome"] == "won").mean()), low=float(row["later_low"]),
        high=float(row["later_high"]),
    )  # fmt: skip


def reasons() -> Numbers:
    """Lost deals of which nobody decided anything, in per cent."""
    lost = deals()[deals()["status"] == "lost"]
    silent = lost["lost_reason"] == "no decision"
    return Numbers(
        naive=100 * float(silent.mean()), kit=100 * float(silent[lost["lost_reason"].notna()].mean()),
        truth=100 * float((lost["outcome"] == "no decision").mean()),
    )  # fmt: skip


def worth() -> Numbers:
    """Value of the deals that are open at the end, in millions."""
    still, true = _still_open(), deals().loc[deals()["status"] == "open", "true_value"]
    return Numbers(
        naive=float(still["value"].sum()) / 1e6, kit=float(still["value"].fillna(still["usual"]).sum()) / 1e6,
        truth=float(true.sum()) / 1e6,
    )  # fmt: skip


def _still_open() -> pd.DataFrame:
    """Open deals with their value, and the order that was usual with the customer."""
    still = records().deals[records().deals["status"] == "open"]
    usual = order_size(records(), still.assign(at=records().until))
    return still[["deal", "owner", "account", "opened", "value"]].assign(usual=usual)


QUESTIONS = (
    Question(
        name="pipeline of a day",
        asks="How many deals were open on 1 March 2025?",
        unit="deals",
        naive="filters today's list: opened by then and open",
        kit="sets the records back to that day (records.as_of)",
        truth="deals: opened by then and truly closed later, or never",
        lines="""(records.as_of("2025-03-01").deals["status"] == "open").sum()""",
        numbers=open_then,
    ),
    Question(
        name="next quarter",
        asks="Of the deals open at the start of the last quarter: how many come in within it?",
        unit="orders",
        naive="multiplies the open deals by the share of closed deals that were won",
        kit="adds up each deal's own chance of that quarter (sc.fit_forecast)",
        truth="deals: truly won within the quarter",
        lines="""sc.fit_forecast(records).details["quarters"]["expected"].iloc[-1]""",
        numbers=coming,
        digits=1,
    ),
    Question(
        name="old deals",
        asks="What is the chance of a deal that is still open after half a year?",
        unit="% won in the end",
        naive="takes the share of closed deals that were won",
        kit="takes the deals that were as old, open ones as censored (sc.win_by_age)",
        truth="deals: those that truly took as long, and how they ended",
        lines="""sc.win_by_age(records).table.set_index("age").loc[182, "later"]""",
        numbers=old,
        digits=1,
    ),
    Question(
        name="cycle",
        asks="One quarter after the records begin: how long does it take until half of the deals are decided?",
        unit="days",
        naive="takes the middle of the deals that are closed",
        kit="counts open deals as censored (Kaplan-Meier)",
        truth="deals: the same deals, followed to their true end",
        lines="""
            then = records.as_of("2024-03-31")
            end = then.deals["closed"].fillna(then.until).dt.normalize()
            days = (end - then.deals["opened"].dt.normalize()).dt.days
            ended = then.deals["closed"].notna().groupby(days).sum()
            left = (1 - ended / [(days >= day).sum() for day in ended.index]).cumprod()
            left.index[left <= 0.5][0]
        """,
        numbers=cycle,
    ),
    Question(
        name="win rate",
        asks="One quarter after the records begin: what share of deals do we win?",
        unit="% won in the end",
        naive="divides the won by all that were opened",
        kit="counts open deals as censored, lost as the competing end (sc.win_by_age)",
        truth="deals: the same deals by their true outcome",
        lines="""sc.win_by_age(records.as_of("2024-03-31")).table["later"].iloc[0]""",
        numbers=win_rate,
        digits=1,
    ),
    Question(
        name="reasons",
        asks="Of the lost deals: how many were lost because the customer decided nothing?",
        unit="% of lost deals",
        naive="counts the reason among all lost deals",
        kit="counts it among those with a reason, as missing reasons are missing by lot",
        truth="deals: the true outcome",
        lines="""
            lost = records.deals[records.deals["status"] == "lost"]
            100 * (lost["lost_reason"].dropna() == "no decision").mean()
        """,
        numbers=reasons,
        digits=1,
    ),
    Question(
        name="worth",
        asks="What are the open deals worth?",
        unit="millions of money",
        naive="adds up the column value",
        kit="puts the customer's usual order where no value was entered (as sc.fit_forecast does)",
        truth="deals: the true value of each, dead ones included",
        lines="""
            still = sc.twenty_questions(15).data
            still["value"].fillna(still["usual"]).sum() / 1e6
        """,
        numbers=worth,
        data=_still_open,
        digits=1,
    ),
)
