"""Records as of a day: by hand, no look into the future, and the pipeline of that day."""

import functools

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salescoach.company.make import make_company
from salescoach.records.records import make_records
from salescoach.records.tables import TABLES

DAY = pd.Timestamp("2024-03-01")


@functools.cache
def company():
    return make_company(teams=2, people=4, weeks=52).records


def test_by_hand():
    deals = pd.DataFrame({
        "deal": ["over", "later", "open", "young"], "owner": "o",
        "opened": pd.to_datetime(["2024-01-02"] * 3 + ["2024-03-02"]),
        "closed": pd.to_datetime(["2024-03-01 17:00", "2024-03-02", None, "2024-03-03"], format="ISO8601"),
        "status": ["won", "lost", "open", "won"], "stage": ["c", "b", "b", "c"], "value": [1.0, 2.0, 3.0, 4.0],
        "lost_reason": [None, "price", None, None], "activities": [5, 6, 7, 8],
    })  # fmt: skip
    stages = pd.DataFrame({
        "deal": ["later", "later"], "stage": ["a", "b"], "entered": pd.to_datetime(["2024-01-02", "2024-03-02"]),
        "left": pd.to_datetime(["2024-03-02", None]),
    })  # fmt: skip
    people = pd.DataFrame({
        "owner": ["o", "new"], "started": pd.to_datetime(["2020-01-01", "2024-03-02"]),
        "ended": pd.to_datetime(["2024-06-01", None]),
    })  # fmt: skip
    weeks = pd.DataFrame({"owner": "o", "week": pd.to_datetime(["2024-02-19", "2024-02-26"]), "won": [1, 1]})
    tables = {"deals": deals, "stages": stages, "people": people, "weeks": weeks}
    then = make_records(tables, source="hand", until=pd.Timestamp("2024-12-31")).as_of("2024-03-01")
    found = then.deals.set_index("deal")
    assert found["status"].to_dict() == {"over": "won", "later": "open", "open": "open"}
    assert found.loc["over", "closed"] == pd.Timestamp("2024-03-01 17:00")
    assert found["closed"].notna().tolist() == [True, False, False]
    assert found.loc["later", "stage"] == "a"
    assert found["value"].notna().tolist() == [True, False, False]  # the last value would tell how it ended
    assert found["lost_reason"].isna().all()
    assert found["activities"].dropna().tolist() == [5]
    assert then.stages["left"].isna().tolist() == [True]
    assert (then.people["owner"].tolist(), then.people["ended"].isna().tolist()) == (["o"], [True])
    assert then.weeks["week"].tolist() == [pd.Timestamp("2024-02-19")]  # the other week was not over
    assert then.until == DAY
    assert then.notes[-1].startswith("As of 2024-03-01")


@settings(max_examples=8, deadline=None)
@given(first=st.integers(0, 360), more=st.integers(0, 200))
def test_asked_twice_it_is_the_earlier_day(first, more):
    records = company()
    start = records.until - pd.Timedelta(days=360)
    early = start + pd.Timedelta(days=first)
    late = min(early + pd.Timedelta(days=more), records.until)
    one, two = records.as_of(early), records.as_of(late).as_of(early)
    for name in TABLES:
        pd.testing.assert_frame_equal(one.tables[name].reset_index(drop=True), two.tables[name].reset_index(drop=True))


@settings(max_examples=8, deadline=None)
@given(day=st.integers(0, 363))
def test_nothing_of_the_future_is_in_it_and_nothing_of_the_past_is_lost(day):
    records = company()
    at = records.until.normalize() - pd.Timedelta(days=day)
    then = records.as_of(at)
    for name, columns in TABLES.items():
        for column in columns:
            if column.kind == "time" and column.name != "due":
                assert not (then.tables[name][column.name].dt.normalize() > at).any(), (name, column.name)
    assert len(then.deals) == (records.deals["opened"].dt.normalize() <= at).sum()
    ended = records.deals["closed"].dt.normalize() <= at
    assert (then.deals["status"] != "open").sum() == ended.sum()


@pytest.mark.parametrize("day", ["2099-01-01", "soon", None])
def test_no_day_or_one_after_the_records(day):
    with pytest.raises(ValueError, match=r"Type: records\.as_of"):
        company().as_of(day)


def test_before_anything_there_is_nothing():
    then = company().as_of("1999-01-01")
    assert len(then.deals) == len(then.stages) == len(then.activities) == 0
