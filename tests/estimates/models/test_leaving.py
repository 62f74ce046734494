"""fit_leaving: recovery of a known hazard, the past only, censoring, the hidden strain, messages."""

import functools
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from salescoach.company.files import answer_key, example_records
from salescoach.company.make import make_company
from salescoach.estimates.models.leaving import fit_leaving
from salescoach.estimates.models.leaving_rows import leaving_features, period_rows
from salescoach.records.records import make_records

MONDAY = pd.Timestamp("2022-01-03")
QUARTERS = 12
STRENGTH = 0.7


@functools.cache
def shipped():
    return example_records()


@functools.cache
def fitted():
    return fit_leaving(shipped(), truth={"weeks": answer_key("weeks")})


@functools.cache
def made(people=1500, seed=2):
    """People who leave by a known hazard that depends on their manager's oversight of the quarter before alone."""
    luck = np.random.default_rng(seed)
    name = np.array([f"p{i:04d}" for i in range(people)])
    hours = luck.gamma(4, 0.25, (people, QUARTERS))  # mean 1, sd .5
    ended = np.full(people, np.datetime64("NaT", "us"))
    for quarter in range(1, QUARTERS):
        there = np.isnat(ended)
        chance = 1 / (1 + np.exp(2.6 - STRENGTH * (hours[:, quarter - 1] - 1) / 0.5))
        leaves = there & (luck.random(people) < chance)
        day = MONDAY + pd.Timedelta(weeks=13 * quarter) + pd.to_timedelta(luck.integers(0, 91, people), unit="D")
        ended = np.where(leaves, day.to_numpy("datetime64[us]"), ended)
    frame = pd.DataFrame({
        "owner": name, "manager": "m", "team": [f"t{i % 60:02d}" for i in range(people)],
        "started": MONDAY - pd.to_timedelta(luck.integers(100, 3000, people), unit="D"), "ended": ended,
    })  # fmt: skip
    held = MONDAY + pd.to_timedelta(91 * np.arange(QUARTERS) + 7, unit="D")
    meetings = pd.DataFrame({
        "owner": np.repeat(name, QUARTERS), "held": np.tile(held, people), "kind": "oversight",
        "hours": 13 * hours.ravel(),
    })  # fmt: skip
    deals = pd.DataFrame({"deal": ["d"], "owner": ["p0000"], "opened": [MONDAY], "status": ["open"]})
    until = MONDAY + pd.Timedelta(weeks=13 * QUARTERS) - pd.Timedelta(days=1)
    return make_records({"people": frame, "meetings": meetings, "deals": deals}, source="made", until=until)


def test_recovers_a_known_hazard():
    model = fit_leaving(made())
    table = model.table.set_index("feature")
    row = table.loc["oversight_hours"]
    truth = STRENGTH * row["sd"] / 0.5
    assert row["low"] < truth < row["high"]
    assert row["error"] < 0.08
    assert table.loc["tenure_later", "low"] < 0 < table.loc["tenure_later", "high"]
    scores = model.scores.set_index(["model", "test"])
    for test in ("teams not seen", "a later time"):
        assert scores.loc[("records", test), "skill"] > 0
        assert scores.loc[("records", test), "slope"] == pytest.approx(1, abs=0.25)
    assert "held back as a later time asks for (ridge penalty 10)" in model.text
    assert "no better than giving" not in model.text


def test_the_calibration_curve_is_that_of_the_model_and_not_of_the_base_rate():
    model = fit_leaving(made())
    curve = model.calibration
    assert len(curve) == 5
    assert curve["rows"].sum() == len(model.features)
    assert curve["chance"].iloc[-1] > 2 * curve["chance"].iloc[0]
    assert curve["happened"].iloc[-1] > 2 * curve["happened"].iloc[0]


def by_hand():
    """Three people of one team; periods of 13 weeks begin on 3 April 2023, the records end on 29 September."""
    people = pd.DataFrame({
        "owner": ["old", "new", "gone", "away"], "team": ["t1", "t1", "t1", "t2"],
        "started": pd.to_datetime(["2019-04-04", "2023-01-02", "2021-04-03", "2020-01-01"]),
        "ended": pd.to_datetime([None, "2023-04-12", "2023-03-15", "2023-08-01"]),
    })  # fmt: skip
    weeks = pd.DataFrame({
        "owner": "old", "week": pd.to_datetime(["2023-01-02", "2023-03-27", "2023-04-03", "2023-09-25"]),
        "revenue": [100.0, 50.0, 999.0, 0.0], "quota": [50.0, 50.0, 50.0, 50.0],
        "complained": pd.array([True, False, True, False], dtype="boolean"),
    })  # fmt: skip
    meetings = pd.DataFrame({
        "owner": "old", "kind": ["oversight", "coaching", "oversight"], "hours": [6.5, 13.0, 99.0],
        "held": pd.to_datetime(["2023-01-05", "2023-03-31", "2023-04-03"]),
    })  # fmt: skip
    tables = {"people": people, "weeks": weeks, "meetings": meetings}
    return make_records(tables, source="hand", until=pd.Timestamp("2023-09-29"))


def test_rows_and_features_by_hand():
    rows, excluded = period_rows(by_hand(), 13)
    assert rows["owner"].tolist() == ["old", "new", "away"]  # who left before is in no row
    assert rows["start"].unique().tolist() == [pd.Timestamp("2023-04-03")]
    assert rows["left"].tolist() == [0, 1, 0]
    counts = {why.split(":")[0]: many for _, many, why in excluded}
    assert counts["the records end before it does"] == 2  # old and away, from 3 July on
    assert counts["outside the periods, or within the period in which they came"] == 2  # gone and away
    found = leaving_features(by_hand(), rows)[0]
    old = found.iloc[0]
    expected = {
        "tenure_first_year": 1, "tenure_to_three": 2, "tenure_later": 1460 / 365.25 - 3, "attainment": 1.5,
        "attainment_squared": 0.25, "oversight_hours": 0.5, "coaching_hours": 1.0, "support_hours": 0.0,
        "complaints": 0.5, "colleagues_left": 1,
    }  # fmt: skip
    assert list(found) == list(expected)
    for name, value in expected.items():
        assert old[name] == pytest.approx(value), name
    assert found["tenure_first_year"].iloc[1] == pytest.approx(91 / 365.25)
    assert found["tenure_to_three"].iloc[1] == 0
    assert found["attainment"].isna().tolist() == [False, True, True]
    assert found["colleagues_left"].tolist() == [1, 1, 0]


@pytest.mark.parametrize(("last_day", "periods"), [("2023-09-30", 1), ("2023-10-01", 2)])
def test_a_period_counts_from_its_last_day_on(last_day, periods):
    rows, excluded = period_rows(replace(by_hand(), until=pd.Timestamp(last_day)), 13)
    assert rows["period"].nunique() == periods
    assert any(why.startswith("the records end") for _, _, why in excluded) == (periods == 1)


def test_very_high_attainment_counts_as_the_top():
    records = by_hand()
    rich = replace(records, weeks=records.weeks.assign(revenue=1000.0))
    rows, _ = period_rows(rich, 13)
    assert leaving_features(rich, rows)[0]["attainment"].iloc[0] == 2.5


def test_rows_know_the_past_only():
    records = shipped()
    rows, _ = period_rows(records, 13)
    before, _ = leaving_features(records, rows)
    cut = rows["start"].unique()[3]
    early = (rows["start"] <= cut).to_numpy()
    people = records.people.copy()
    people.loc[people["ended"] >= cut, "ended"] = pd.NaT
    weeks, meetings = records.weeks.copy(), records.meetings
    weeks.loc[weeks["week"] >= cut, ["revenue", "quota"]] = 1e6
    changed = replace(records, people=people, weeks=weeks, meetings=meetings[meetings["held"] < cut])
    after, _ = leaving_features(changed, rows)
    pd.testing.assert_frame_equal(before[early], after[early])
    assert not before[~early].equals(after[~early])


def test_nobody_leaves_twice_and_nobody_censored_stays():
    records = shipped()
    rows, excluded = period_rows(records, 13)
    assert (rows["end"] <= records.until + pd.Timedelta(days=1)).all()
    assert rows.groupby("owner")["left"].sum().max() == 1
    last = rows.sort_values("period").drop_duplicates("owner", keep="last").set_index("owner")["left"]
    left = rows[rows["left"] == 1]
    assert (last[left["owner"]] == 1).all()  # nobody comes back
    outside = sum(n for what, n, _ in excluded if what == "people who left")
    assert len(left) + outside == records.people["ended"].notna().sum()
    # Records that end within a period: its people are left out and counted, not taken for stayers.
    short = replace(records, until=records.until - pd.Timedelta(days=30))
    fewer, excluded = period_rows(short, 13)
    assert fewer["period"].max() == rows["period"].max() - 1
    assert any("censored, not stayed" in why and n > 50 for _, n, why in excluded)


def test_shipped_company_is_described_honestly():
    model = fitted()
    scores = model.scores.set_index(["model", "test"])
    assert scores.loc[("records", "a later time"), "skill"] == pytest.approx(0, abs=1e-9)
    assert "leavers for each of" in model.text
    assert "too few for fine statements" in model.text
    assert "As a forecast the records say too little" in model.text
    assert "On a later time it does no better than giving everybody the average chance" in model.text
    assert "On seen" not in model.text
    assert "named person" in model.text
    assert np.ptp(model.pipeline.predict_proba(model.features)[:, 1]) == 0
    assert "support_hours" not in model.table["feature"].tolist()
    assert "nearly the same for everybody" in model.left_out.set_index("what").loc["support_hours", "reason"]


@pytest.mark.parametrize("seed", [2, 3, 4])
def test_later_in_time_it_is_no_worse_than_the_base_rate_under_other_seeds(seed):
    model = fit_leaving(make_company(seed=seed).records)
    scores = model.scores.set_index(["test", "model"]).loc["a later time"]
    for loss in ("log_loss", "brier"):
        assert scores.loc["records", loss] <= scores.loc["base rate", loss] + 1e-9
    assert "As a forecast the records say too little" in model.text
    assert "On a later time it does no better" in model.text


def test_strain_is_set_beside():
    truth = fitted().truth.set_index("feature")
    assert truth.loc["true strain", "coefficient"] > 0
    assert {"records and strain", "strain alone"} <= set(fitted().scores["model"])
    assert "Compared with the truth" in fitted().text
    with pytest.raises(ValueError, match="other records"):
        fit_leaving(made(), truth={"weeks": answer_key("weeks")})
    with pytest.raises(ValueError, match="answer key"):
        fit_leaving(shipped(), truth={})


def test_messages_for_missing_tables():
    records = shipped()
    people = records.people
    with pytest.raises(ValueError, match=r"no people\.started"):
        fit_leaving(replace(records, people=people.head(0)))
    with pytest.raises(ValueError, match=r"no people\.ended"):
        fit_leaving(replace(records, people=people.assign(ended=pd.NaT)))
    with pytest.raises(ValueError, match="at least 10"):
        fit_leaving(replace(records, people=people.assign(ended=people["ended"].where(people.index < 5))))
    with pytest.raises(ValueError, match="holds no records"):
        fit_leaving("records")
    bare = replace(records, weeks=records.weeks.head(0), meetings=records.meetings.head(0))
    model = fit_leaving(bare)
    for reason in ("no weekly results", "no meetings", "no pulse survey"):
        assert model.left_out["reason"].str.contains(reason).any()
    assert set(model.features) == {"tenure_first_year", "tenure_to_three", "tenure_later", "colleagues_left"}


def test_same_numbers_and_picture():
    one, two = fit_leaving(shipped()), fit_leaving(shipped())
    pd.testing.assert_frame_equal(one.scores, two.scores)
    pd.testing.assert_frame_equal(one.table, two.table)
    assert one.plot().png().startswith(b"\x89PNG")
