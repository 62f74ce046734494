"""fit_forecast: layers that matter add, layers that do not do not; the past only; deals of next quarter; messages."""

import functools
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from salescoach.company.files import answer_key, example_records
from salescoach.estimates.models.forecast import fit_forecast
from salescoach.estimates.models.forecast_deals import open_rows, order_size
from salescoach.estimates.models.forecast_layers import (
    RESAMPLES,
    _bootstrap,
    _people_folds,
    _row,
    _time_folds,
    layer_scores,
)
from salescoach.estimates.models.forecast_rows import person_quarters, quarter_starts
from salescoach.records.records import make_records


@functools.cache
def shipped():
    return example_records()


@functools.cache
def fitted():
    return fit_forecast(shipped(), truth={"weeks": answer_key("weeks")})


def rows_with(weights, people=120, quarters=8, seed=1):
    """Person-quarters whose result follows the given weights of standardised columns, and luck."""
    luck = np.random.default_rng(seed)
    n = people * quarters
    names = ("last_result", "mean_result", "open_deals", "moved", "logged")
    frame = pd.DataFrame({name: luck.standard_normal(n) for name in names})
    frame["owner"] = [f"p{i}" for i in np.repeat(np.arange(people), quarters)]
    frame["quarter"] = np.tile(np.arange(1, quarters + 1), people)
    frame["result"] = 100 + 20 * luck.standard_normal(n)
    for name, weight in weights.items():
        frame["result"] += 20 * weight * frame[name]
    return frame


@pytest.mark.parametrize("layer", ["results", "pipeline", "activity"])
def test_only_the_layer_that_matters_adds(layer):
    column = {"results": "last_result", "pipeline": "moved", "activity": "logged"}[layer]
    scores = layer_scores(rows_with({column: 1.0}), 1).set_index(["test", "layer"])
    for test in ("people not seen", "a later time"):
        for name in ("results", "pipeline", "activity"):
            row = scores.loc[(test, name)]
            if name == layer:
                assert row["added_r2"] == pytest.approx(0.5, abs=0.07)  # as much signal as luck
                assert row["added_low"] > 0.3
                assert row["less_low"] > 0
            else:
                assert row["added_low"] < 0.01
                assert abs(row["added_r2"]) < 0.03


def test_intervals_by_person_hold_the_truth():
    inside = []
    for seed in range(10):
        row = layer_scores(rows_with({"last_result": 1.0}, people=40, quarters=4, seed=seed), 1).iloc[1]
        inside.append(row["added_low"] < 0.5 < row["added_high"])
    assert sum(inside) >= 7


def test_shipped_company_by_layers():
    scores = fitted().scores.set_index(["test", "layer"])
    for test in ("people not seen", "a later time"):
        assert scores.loc[(test, "results"), "added_low"] > 0
        assert scores.loc[(test, "results"), "r2"] < 0.5  # most of next quarter is not in the records
        assert scores.loc[(test, "pipeline"), "added_r2"] < scores.loc[(test, "results"), "added_r2"]
    assert "logged for show" in fitted().text
    assert "true contacts would add" in fitted().text


def test_deals_of_next_quarter():
    quarters = fitted().details["quarters"]
    missed = np.abs(quarters["expected"] / quarters["orders"] - 1)
    assert missed.mean() < 0.12
    assert missed.max() < 0.3  # one bad quarter of the whole company is luck that no deal shows
    assert (quarters["orders"] <= quarters["all_orders"]).all()
    scores = fitted().details["deal_scores"].set_index("model")
    assert scores.loc["open deals", "skill"] > 0.1
    assert np.ptp(fitted().calibration["chance"]) > 0.5  # of the open deals, not of the plain rate
    assert np.ptp(fitted().calibration["happened"]) > 0.4
    records = shipped()
    starts = quarter_starts(records)
    rows = open_rows(records, starts)
    closed = rows["deal"].map(records.deals.set_index("deal")["closed"])
    assert (rows["opened"] < rows["at"]).all()
    assert (closed.isna() | (closed >= rows["at"])).all()
    week = records.weeks.assign(start=records.weeks["week"])
    last = week[week["start"] >= starts[-1]]
    assert quarters["all_orders"].iloc[-1] == pytest.approx(last["won"].sum(), rel=0.05)


def test_order_size_is_of_the_past():
    records = shipped()
    rows = open_rows(records, quarter_starts(records))
    cut = rows["at"].unique()[2]
    deals = records.deals.copy()
    deals.loc[~(deals["closed"] < cut), "value"] = 1e9
    early = (rows["at"] <= cut).to_numpy()
    before, after = order_size(records, rows), order_size(replace(records, deals=deals), rows)
    np.testing.assert_array_equal(before[early], after[early])
    assert np.isfinite(before).all()


def by_hand():
    """Two people in five quarters of 13 weeks from Monday 1 January 2024; the second comes in the second quarter."""
    monday = pd.Timestamp("2024-01-01") + pd.to_timedelta(7 * np.arange(65), unit="D")
    grid = pd.MultiIndex.from_product([["p", "q"], range(65)], names=["owner", "n"]).to_frame(index=False)
    grid["week"] = monday[grid["n"]]
    quarter = grid["n"] // 13
    grid["quota"], grid["revenue"] = 10.0, 10.0 * (quarter + 1)
    grid["open_deals"], grid["moved"], grid["logged"] = grid["n"], 1, quarter
    grid = grid[(grid["owner"] == "p") | (grid["n"] >= 12)]
    deals = pd.DataFrame({"deal": ["d"], "owner": ["p"], "opened": monday[:1], "status": ["open"]})
    until = monday[-1] + pd.Timedelta(days=6)
    return make_records({"weeks": grid, "deals": deals}, source="hand", until=until)


def test_quarters_by_hand():
    records = by_hand()
    starts = quarter_starts(records)
    assert len(starts) == 5
    rows, unit, excluded = person_quarters(records, starts)
    assert unit == "% of quota"
    p, q = (rows[rows["owner"] == name].set_index("quarter") for name in ("p", "q"))
    assert p.index.tolist() == [1, 2, 3, 4]
    assert p["result"].tolist() == [200, 300, 400, 500]
    assert p["last_result"].tolist() == [100, 200, 300, 400]
    assert p["mean_result"].tolist() == [100, 150, 200, 250]
    assert p["open_deals"].tolist() == [12, 25, 38, 51]  # of the week before the quarter
    assert p["moved"].tolist() == [13] * 4
    assert p["logged"].tolist() == [0, 13, 26, 39]
    assert q.index.tolist() == [2, 3, 4]  # not there for the whole first quarter, nothing before the second
    assert q["mean_result"].tolist() == [200, 250, 300]
    assert {why: many for _, many, why in excluded} == {
        "not there for the whole quarter": 1, "no whole quarter just before, to forecast from": 2,
    }  # fmt: skip
    early = replace(records, until=records.until - pd.Timedelta(days=1))
    assert len(quarter_starts(early)) == 4


def test_quarters_from_deals_by_hand():
    monday = pd.Timestamp("2024-01-01")
    closed = [monday + pd.Timedelta(days=day) for day in (7, 91, 182, 200, 279, 364)]  # 91 and 182 begin a quarter
    deals = pd.DataFrame({
        "deal": ["keep", "a", "b", "c", "lost", "d", "e"], "owner": "p", "opened": monday, "closed": [pd.NaT, *closed],
        "status": ["open", "won", "won", "won", "lost", "won", "won"], "value": [5, 50, 100, 200, 999, 300, 100],
    })  # fmt: skip
    entered = monday + pd.to_timedelta([92, 93], unit="D")
    stages = pd.DataFrame({"deal": "keep", "stage": ["one", "two"], "entered": entered})
    done = monday + pd.to_timedelta([182, 183, 272], unit="D")
    activities = pd.DataFrame({"deal": "keep", "owner": "p", "done_at": done, "done": True})
    tables = {"deals": deals, "stages": stages, "activities": activities}
    records = make_records(tables, source="hand", until=monday + pd.Timedelta(days=5 * 91 - 1))
    rows, unit, _ = person_quarters(records, quarter_starts(records))
    assert unit == "% of the mean result"
    assert rows["result"].tolist() == pytest.approx([100 * money / 150 for money in (100, 200, 300, 100)])
    assert rows["last_result"].tolist() == pytest.approx([100 * money / 150 for money in (50, 100, 200, 300)])
    assert rows["moved"].tolist() == [0, 2, 0, 0]
    assert rows["logged"].tolist() == [0, 0, 3, 0]
    assert rows["open_deals"].tolist() == [6, 5, 3, 2]


def test_no_layer_is_fitted_on_the_quarter_that_it_forecasts():
    rows = rows_with({}, people=30, quarters=5)
    folds = _time_folds(rows)
    quarter = rows["quarter"].to_numpy()
    assert [np.unique(quarter[test]).tolist() for _, test in folds] == [[3], [4], [5]]  # 30 rows are too few
    for train, test in folds:
        assert quarter[train].max() == quarter[test].min() - 1
        assert len(train) == 30 * len(np.unique(quarter[train]))
    owner = rows["owner"].to_numpy()
    for train, test in _people_folds(rows):
        assert not set(owner[train]) & set(owner[test])


def test_bootstrap_samples_hold_as_many_people():
    weights = _bootstrap(7, 1)
    assert weights.shape == (RESAMPLES, 7)
    assert (weights.sum(axis=1) == 7).all()
    assert weights.mean() == 1
    assert weights.var() == pytest.approx(6 / 7, abs=0.05)  # binomial, one in seven each time
    assert np.array_equal(weights, _bootstrap(7, 1))
    assert not np.array_equal(weights, _bootstrap(7, 2))


def test_what_a_layer_adds_by_hand():
    """Sums of squared errors, errors and rows per test: the first line is what was seen, the others are resampled."""
    sums = {"everybody's mean": np.array([[100.0, 20.0, 10.0]] * 3), "results": np.array([[50.0, 15.0, 10.0]] * 3)}
    row = _row("t", "results", "everybody's mean", sums, 10, 20)
    assert (row["r2"], row["mae"]) == (0.5, 1.5)
    assert [row[k] for k in ("added_r2", "added_low", "added_high")] == [0.5, 0.5, 0.5]
    assert [row[k] for k in ("less_mae", "less_low", "less_high")] == [0.5, 0.5, 0.5]
    first = _row("t", "everybody's mean", None, sums, 10, 20)
    assert first["r2"] == 0
    assert np.isnan(first["added_low"])


def test_quarters_know_the_past_only():
    records = shipped()
    starts = quarter_starts(records)
    before, unit, _ = person_quarters(records, starts)
    assert unit == "% of quota"
    weeks = records.weeks.copy()
    future = weeks["week"] >= starts[4]
    weeks.loc[future, ["revenue", "open_deals", "moved", "logged"]] = 999
    after, _, _ = person_quarters(replace(records, weeks=weeks), starts)
    known = ["last_result", "mean_result", "open_deals", "moved", "logged"]
    early = before["quarter"] <= 4
    pd.testing.assert_frame_equal(before.loc[early, known], after.loc[early, known])
    assert not before.loc[~early, known].equals(after.loc[~early, known])


def test_results_from_deals_where_there_are_no_weeks():
    records = shipped()
    bare = make_records({"deals": records.deals}, source="bare", until=records.until)
    model = fit_forecast(bare)
    assert set(model.table["feature"]) == {"last_result", "mean_result", "open_deals"}
    for reason in ("the records have none", "not in the records", "no stages"):
        assert model.left_out["reason"].str.contains(reason).any()
    assert "% of the mean result" in model.text
    # A person's quarter is the money of the deals closed in it.
    starts = quarter_starts(bare)
    rows, _, _ = person_quarters(bare, starts)
    one = rows.iloc[100]
    deals = records.deals[(records.deals["owner"] == one["owner"]) & (records.deals["status"] == "won")]
    end = one["start"] + pd.Timedelta(weeks=13)
    money = deals.loc[(deals["closed"] >= one["start"]) & (deals["closed"] < end), "value"].sum()
    others = rows[rows["owner"] == one["owner"]].iloc[0]
    inside = (deals["closed"] >= others["start"]) & (deals["closed"] < others["start"] + pd.Timedelta(weeks=13))
    assert money * others["result"] == pytest.approx(deals.loc[inside, "value"].sum() * one["result"])


def test_same_seed_same_numbers():
    rows = fitted().details["rows"]
    pd.testing.assert_frame_equal(layer_scores(rows, 1), fitted().scores)
    other = layer_scores(rows, 5)
    assert (fitted().scores["r2"] == other["r2"]).all()  # only the intervals are drawn
    assert not fitted().scores["added_low"].equals(other["added_low"])
    again = fit_forecast(shipped())
    pd.testing.assert_frame_equal(again.table, fitted().table)
    pd.testing.assert_frame_equal(again.details["quarters"], fitted().details["quarters"])
    assert again.plot().png().startswith(b"\x89PNG")


def test_messages():
    records = shipped()
    with pytest.raises(ValueError, match="no deals"):
        fit_forecast(make_records({}, source="empty"))
    with pytest.raises(ValueError, match="at least 4 are needed"):
        fit_forecast(replace(records, until=pd.Timestamp("2024-09-01")))
    few = replace(records, weeks=records.weeks[records.weeks["owner"].isin(["seller 003", "seller 004"])])
    with pytest.raises(ValueError, match="too few to test"):
        fit_forecast(few)
    strangers = answer_key("weeks").assign(owner="nobody")
    with pytest.raises(ValueError, match="other records"):
        fit_forecast(records, truth={"weeks": strangers})
    with pytest.raises(ValueError, match="seed"):
        fit_forecast(records, seed=-1)


def test_of_fewer_than_twenty_people_no_interval_is_given_for_a_layer():
    luck = np.random.default_rng(1)
    rows = pd.DataFrame({
        "owner": np.repeat([f"p{k}" for k in range(19)], 8), "quarter": np.tile(np.arange(1, 9), 19),
        "result": luck.standard_normal(152), "last_result": luck.standard_normal(152),
        "mean_result": luck.standard_normal(152), "open_deals": luck.standard_normal(152),
    })  # fmt: skip
    few = layer_scores(rows, 1)
    assert few[["added_low", "added_high", "less_low"]].isna().all().all()
    more = layer_scores(rows.assign(owner=np.repeat([f"p{k}" for k in range(38)], 4)), 1)
    assert more.loc[more["layer"] == "results", "added_low"].notna().all()
