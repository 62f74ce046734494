"""The win rate by age: as statsmodels has it, a known answer, and open deals that are never lost."""

import numpy as np
import pandas as pd
import pytest

from salescoach.estimates.models.win_age import chance_of_winning, win_by_age
from salescoach.records.records import make_records

DAY0 = pd.Timestamp("2024-01-01")


def made(n=6000, won_per_day=0.010, lost_per_day=0.020, fade=0.0, until=400, seed=3):
    """Deals that are won and lost by known chances a day; ``fade`` lets the chance of winning fall with age."""
    luck = np.random.default_rng(seed)
    opened = luck.integers(0, 300, n)
    end, won = np.full(n, 10_000), np.zeros(n, bool)
    for age in range(1, 400):
        here = end == 10_000
        w = won_per_day * np.exp(-fade * age)
        draw = luck.random(n)
        end[here & (draw < w + lost_per_day)], won[here & (draw < w)] = age, True
    seen = opened + end <= until
    frame = pd.DataFrame({
        "deal": [f"d{i}" for i in range(n)], "owner": "o", "opened": DAY0 + pd.to_timedelta(opened, unit="D"),
        "closed": pd.Series(DAY0 + pd.to_timedelta(np.where(seen, opened + end, 0), unit="D")).where(seen),
        "status": np.where(~seen, "open", np.where(won, "won", "lost")),
    })  # fmt: skip
    return make_records({"deals": frame}, source="made", until=DAY0 + pd.Timedelta(days=until))


def test_the_chance_is_that_of_statsmodels():
    survival = pytest.importorskip("statsmodels.duration.survfunc")
    luck = np.random.default_rng(1)
    days = luck.integers(0, 60, 500).astype(float)
    end = luck.choice([0, 1, 2], 500)
    days[end == 0] += 1  # the last day is one of censored deals, so that statsmodels has an error for all
    known = survival.CumIncidenceRight(days + 1, end)
    chance, error = chance_of_winning(days, end > 0, end == 1)
    assert chance == pytest.approx(known.cinc[0][-1])
    assert error == pytest.approx(known.cinc_se[0][-1], rel=0.05)


def test_a_chance_that_does_not_change_with_age_is_told_at_every_age():
    found = win_by_age(made())
    assert ((found.table["later_low"] < 100 / 3) & (found.table["later_high"] > 100 / 3)).sum() >= len(found.table) - 1
    assert ((found.table["low"] < 100 / 3) & (found.table["high"] > 100 / 3)).sum() >= len(found.table) - 1
    assert found.p > 0.05
    assert "does not clearly change with age" in found.text


def test_a_chance_that_falls_with_age_is_found():
    found = win_by_age(made(fade=0.02))
    assert found.p < 0.01
    assert found.table["later"].iloc[-1] < found.table["later"].iloc[0] - 5
    assert "won less often than what is opened" in found.text
    assert "changes with their age" in found.plot().title


def test_open_deals_are_censored_never_lost():
    slow = {"won_per_day": 0.004, "lost_per_day": 0.008}
    whole, cut = win_by_age(made(**slow, until=800)), win_by_age(made(**slow, until=320))
    assert whole.table["later"].iloc[0] == pytest.approx(cut.table["later"].iloc[0], abs=3)
    deals = made(**slow, until=320).deals
    assert (deals["status"] == "open").mean() > 0.15
    assert 100 * (deals["status"] == "won").mean() < cut.table["later_low"].iloc[0]  # as if all open ones were lost
    decided = cut.table["won"].sum() + cut.table["lost"].sum()
    assert decided == (deals["status"] != "open").sum()


def test_too_few_deals_and_deals_of_one_end_are_refused():
    few = made(19, until=800)
    with pytest.raises(ValueError, match="at least 20 are needed"):
        win_by_age(few)
    records = made(200)
    won = make_records({"deals": records.deals[records.deals["status"] != "lost"]}, source="won")
    with pytest.raises(ValueError, match="there is no lost deal"):
        win_by_age(won)
