"""fit_win: recovery, no look into the future, censoring, leakage, honest scores, messages."""

import functools
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salescoach.company.files import answer_key, example_records
from salescoach.estimates.models.leaky import leaky_features
from salescoach.estimates.models.win import _check, fit_win, landmark_rows
from salescoach.estimates.models.win_features import UNITS, features_at, model_columns
from salescoach.records.records import make_records

DAY0 = pd.Timestamp("2024-01-01")
TRUE_SLOPE = 0.8
SAME = "the same for every deal here"


@functools.cache
def shipped():
    return example_records()


@functools.cache
def fitted():
    return fit_win(shipped(), truth={"weeks": answer_key("weeks")})


@functools.cache
def made(seed=3, deals=4000, owners=40):
    """Deals whose chance to be won depends on the contacts of their first four weeks alone, by a known logistic."""
    luck = np.random.default_rng(seed)
    opened = DAY0 + pd.to_timedelta(luck.integers(0, 500, deals), unit="D")
    contacts = luck.poisson(4.0, deals)
    z = (contacts - 4.0) / 2.0
    won = luck.random(deals) < 1 / (1 + np.exp(0.4 - TRUE_SLOPE * z))
    open_still = ~won & (luck.random(deals) < 0.2)
    name = np.array([f"d{i:05d}" for i in range(deals)])
    owner = np.array([f"o{i:02d}" for i in luck.integers(0, owners, deals)])
    status = np.where(open_still, "open", np.where(won, "won", "lost"))
    closed = pd.Series(opened + pd.to_timedelta(luck.integers(40, 90, deals), unit="D")).mask(open_still)
    frame = pd.DataFrame({
        "deal": name, "owner": owner, "account": [f"c{i % 300}" for i in range(deals)], "opened": opened,
        "closed": closed, "status": status, "value": 1000.0,
    })  # fmt: skip
    which = np.repeat(np.arange(deals), contacts)
    done = opened[which] + pd.to_timedelta(luck.integers(0, 28, len(which)), unit="D")
    later = luck.integers(0, deals, deals)
    acts = pd.DataFrame({
        "deal": np.concatenate([name[which], name[later]]), "owner": np.concatenate([owner[which], owner[later]]),
        "done_at": done.append(opened[later] + pd.Timedelta(days=35)), "done": True,
    })  # fmt: skip
    start = pd.DataFrame({"deal": ["first"], "owner": ["o00"], "done_at": [DAY0], "done": [True]})
    stages = pd.DataFrame({"deal": name, "stage": "first", "entered": opened})
    return make_records(
        {"deals": frame, "activities": pd.concat([start, acts]), "stages": stages},
        source="made", until=pd.Timestamp("2026-01-01"),
    )  # fmt: skip


def test_recovers_a_known_logistic():
    model = fit_win(made())
    row = model.table.set_index("feature").loc["contacts_per_week"]
    truth = TRUE_SLOPE / 2.0 * 4.0 * row["sd"]  # a unit of contacts a week is four contacts
    assert row["low"] < truth < row["high"]
    assert row["error"] < 0.1
    # The others mean nothing: few of their intervals leave out zero. An open deal here is not won in time.
    others = model.table[model.table["feature"] != "contacts_per_week"]
    assert ((others["low"] > 0) | (others["high"] < 0)).sum() <= 2
    slope = model.scores.set_index(["model", "test"]).loc[("landmark", "people not seen"), "slope"]
    assert slope == pytest.approx(1, abs=0.15)


def later_changed(records, cut, luck):
    """The same records with everything on and after the cut written differently."""
    deals = records.deals.copy()
    after = (deals["closed"] >= cut) | deals["closed"].isna()
    deals.loc[after, "status"] = luck.choice(["open", "won", "lost"], after.sum())
    deals.loc[after, "closed"] = cut + pd.to_timedelta(luck.integers(0, 300, after.sum()), unit="D")
    deals.loc[after, "value"] = luck.random(after.sum()) * 1e6
    deals = deals[deals["opened"] < cut]
    tables = dict(records.tables) | {"deals": deals}
    for name, time in (("activities", "done_at"), ("stages", "entered"), ("meetings", "held")):
        tables[name] = tables[name][tables[name][time] < cut]
    weeks = tables["weeks"].copy()
    future = weeks["week"] + pd.Timedelta(days=6) >= cut
    weeks.loc[future, ["revenue", "open_deals"]] = 10**6
    tables["weeks"] = weeks
    return make_records(tables, source="changed", until=records.until)


@settings(max_examples=4, deadline=None)
@given(day=st.integers(120, 650), seed=st.integers(0, 1000))
def test_nothing_after_the_landmark_changes_a_feature(day, seed):
    records, cut = shipped(), DAY0 + pd.Timedelta(days=day)
    rows, _ = landmark_rows(records, 28, 91)
    rows = rows[(rows["at"] <= cut) & (rows["at"] > cut - pd.Timedelta(days=60))].reset_index(drop=True)
    before, _ = features_at(records, rows)
    after, _ = features_at(later_changed(records, cut, np.random.default_rng(seed)), rows)
    pd.testing.assert_frame_equal(before, after)


def test_features_do_see_the_day_before():
    records = made()
    rows, _ = landmark_rows(records, 28, 91)
    one = rows.iloc[[0]].reset_index(drop=True)
    before, _ = features_at(records, one)
    extra = pd.DataFrame({"deal": one["deal"], "owner": "new", "done_at": one["at"] - pd.Timedelta(days=1)})
    on_the_day = extra.assign(done_at=one["at"])
    for more, added in ((extra, 1), (on_the_day, 0)):
        with_it = replace(records, activities=pd.concat([records.activities, more], ignore_index=True))
        after, _ = features_at(with_it, one)
        assert after["contacts_per_week"].iloc[0] == pytest.approx(before["contacts_per_week"].iloc[0] + added / 4)


def test_features_by_hand():
    day = pd.Timestamp("2025-02-12")  # a Wednesday; what counts by weeks ends on Monday the 10th
    deals = pd.DataFrame({
        "deal": ["won", "lost", "other", "mine", "late", "asked"], "owner": ["o1", "o1", "o2", "o2", "o1", "o1"],
        "account": ["c1", "c2", "c1", "c1", "c1", "c1"],
        "opened": pd.to_datetime(["2024-11-01"] * 5 + ["2025-01-15"]),
        "closed": pd.to_datetime(["2024-12-01", "2024-12-02", "2024-12-03", "2025-02-11", "2025-02-12", None]),
        "status": ["won", "lost", "won", "lost", "won", "open"], "value": [np.e, 5.0, np.e**3, 9.0, 1.0, np.nan],
    })  # fmt: skip
    activities = pd.DataFrame({
        "deal": "asked", "owner": ["o1", "o1", "o1", "o2", "o3", "o3"], "done": [True, True, True, True, False, True],
        "done_at": pd.to_datetime([
            "2024-12-28", "2025-01-24", "2025-01-25", "2025-02-09", "2025-02-10", "2025-02-12",
        ]),
    })  # fmt: skip
    stages = pd.DataFrame(
        {
            "deal": "asked",
            "stage": ["a", "b", "c"],
            "entered": pd.to_datetime(["2025-01-15", "2025-02-02", "2025-02-12"]),
        }
    )
    meetings = pd.DataFrame({
        "owner": "o2", "kind": ["oversight", "oversight", "coaching", "oversight"], "hours": [3.0, 5.0, 2.0, 9.0],
        "held": pd.to_datetime(["2025-01-13", "2025-02-03", "2025-01-20", "2025-02-10"]),
    })  # fmt: skip
    weeks = pd.DataFrame({
        "owner": "o2", "week": pd.to_datetime(["2025-01-27", "2025-02-03", "2025-02-10"]), "quota": [100.0] * 3,
        "revenue": [50.0, 70.0, 900.0], "open_deals": [3, 4, 5],
    })  # fmt: skip
    tables = {"deals": deals, "activities": activities, "stages": stages, "meetings": meetings, "weeks": weeks}
    records = make_records(tables, source="hand", until=pd.Timestamp("2025-03-01"))
    rows = records.deals[records.deals["deal"] == "asked"].assign(at=day).reset_index(drop=True)
    found = features_at(records, rows)[0].iloc[0]
    over = {"won": 0.0, "lost": -1 / 2, "other": 1 / 3, "mine": -1 / 2}  # less the share of all, up to each closing
    usual = sum(over.values()) / 4
    assert found["owner_then"] == "o2"
    expected = {
        "age": 28, "contacts_per_week": 4 / 4, "since_contact": 3, "month_end_share": 2 / 4, "quarter_end_share": 1 / 4,
        "stages_passed": 1, "days_in_stage": 10, "owner_win_rate": (over["other"] + over["mine"] - 2 * usual) / 12,
        "customer_win_rate": (over["won"] + over["other"] + over["mine"] - 3 * usual) / 13,
        "customer_order_size": 2.0, "oversight_hours": 8 / 4,
        "coaching_hours": 2 / 4, "owner_open": 4, "behind_quota": 1 - 120 / 200, "days_left": 47,
    }  # fmt: skip
    for name, value in expected.items():
        assert found[name] == pytest.approx(value), name
    assert "recent_contacts" not in found  # in 28 days these are all contacts
    assert model_columns(features_at(records, rows)[0]) == ([], [(name, SAME) for name in UNITS if name in found])


def test_recent_contacts_are_those_of_four_weeks():
    day = pd.Timestamp("2025-02-12")
    deals = pd.DataFrame({"deal": ["d"], "owner": ["o"], "opened": [day - pd.Timedelta(days=60)], "status": ["open"]})
    done = [day - pd.Timedelta(days=days) for days in (50, 29, 28, 1, 0)]
    activities = pd.DataFrame({"deal": "d", "owner": "o", "done_at": done, "done": True})
    records = make_records({"deals": deals, "activities": activities}, source="hand", until=day)
    found = features_at(records, records.deals.assign(at=day))[0].iloc[0]
    assert found["recent_contacts"] == 2
    assert found["contacts_per_week"] == pytest.approx(4 / (60 / 7))


def test_open_deals_are_censored_never_lost():
    records = shipped()
    rows, excluded = landmark_rows(records, 28, 91)
    end = rows["at"] + pd.Timedelta(days=91)
    assert (end <= records.until).all()
    assert (rows["closed"].isna() | (rows["closed"] >= rows["at"])).all()
    assert (rows.loc[rows["won"] == 1, "status"] == "won").all()
    assert len(rows) + sum(n for _, n, _ in excluded) == len(records.deals)
    deals = records.deals.assign(opened=records.deals["opened"].dt.normalize())
    logged = deals["opened"] >= records.activities["done_at"].min().normalize()
    young = (deals["status"] == "open") & logged & (deals["opened"] + pd.Timedelta(days=28 + 91) > records.until)
    censored = [n for what, n, _ in excluded if what == "open deals"]
    assert censored == [young.sum()]
    assert young.sum() > 500
    # Turning the deals with an unfinished window into anything else changes nothing.
    deals = records.deals.copy()
    young = deals["opened"] + pd.Timedelta(days=119) > records.until
    deals.loc[young & (deals["status"] == "open"), ["status", "closed"]] = ["lost", records.until]
    again, _ = landmark_rows(replace(records, deals=deals), 28, 91)
    assert again["deal"].tolist() == rows["deal"].tolist()
    assert again["won"].tolist() == rows["won"].tolist()


def test_shipped_company_scores_are_honest():
    model = fitted()
    scores = model.scores.set_index(["model", "test"])
    for test in ("people not seen", "a later time"):
        assert scores.loc[("landmark", test), "skill"] > 0.1
        assert 0.75 < scores.loc[("landmark", test), "auc"] < 0.85
        assert scores.loc[("landmark", test), "slope"] == pytest.approx(1, abs=0.2)
    assert re.search(r"deals of 1[23]\d people", model.text)
    assert "still open on day 28 is won within 91 days" in model.text
    assert "censored, not lost" in model.text
    assert model.left_out["rows"].sum() + len(model.features) == len(shipped().deals)


def test_the_calibration_curve_is_that_of_the_model_and_not_of_the_base_rate():
    model = fit_win(made())
    curve = model.calibration
    assert len(curve) == 10
    assert curve["rows"].sum() == len(model.features)
    assert curve["chance"].is_monotonic_increasing
    assert curve["chance"].iloc[-1] > curve["chance"].iloc[0] + 0.5  # the base rate is one number for everybody
    assert curve["happened"].iloc[-1] > curve["happened"].iloc[0] + 0.5
    assert ((curve["low"] < curve["chance"]) & (curve["chance"] < curve["high"])).sum() >= 8


def test_leaky_model_looks_brilliant_and_is_worthless():
    scores = fitted().scores.set_index(["model", "test"])
    assert scores.loc[("leaky", "people not seen"), "auc"] > scores.loc[("landmark", "people not seen"), "auc"] + 0.1
    assert scores.loc[("leaky", "what is known on the day"), "skill"] < -0.5
    rows = fitted().details["rows"]
    now, ever = leaky_features(shipped(), rows, on_the_day=True), leaky_features(shipped(), rows)
    assert (ever["contacts"] >= now["contacts"]).all()
    assert (now["days_open"] == 28).all()


def test_truth_beside_the_proxies():
    truth = fitted().truth.set_index("feature")
    assert truth.loc["true customer pressure", "odds_ratio"] < 1  # pressure on customers costs orders
    assert truth.loc["true customer pressure", "odds_high"] < 1.1
    assert truth.loc["oversight_hours", "correlation"] > 0.2
    assert abs(truth.loc["month_end_share", "correlation"]) < 0.1  # bunching in the log means nothing here
    assert "true pressure" in fitted().text
    with pytest.raises(ValueError, match="answer key"):
        fit_win(made(), truth={"deals": pd.DataFrame()})
    with pytest.raises(ValueError, match="other records"):
        fit_win(made(), truth={"weeks": answer_key("weeks")})


def test_the_same_numbers_again():
    one, two = fit_win(made()), fit_win(made())
    pd.testing.assert_frame_equal(one.table, two.table)
    pd.testing.assert_frame_equal(one.scores, two.scores)
    assert one.text == two.text


def test_order_of_rows_does_not_matter():
    records = made()
    mixed = replace(records, deals=records.deals.sample(frac=1, random_state=1).reset_index(drop=True))
    one, two = fit_win(records).table, fit_win(mixed).table
    np.testing.assert_allclose(one["coefficient"], two["coefficient"], atol=1e-6)


def test_deals_alone_are_enough_and_it_says_so():
    records = made()
    bare = make_records({"deals": records.deals.drop(columns="account")}, source="bare", until=records.until)
    model = fit_win(bare)
    assert set(model.table["feature"]) <= {"owner_win_rate", "days_left"}
    for reason in ("no activities", "no stages", "no meetings", "no weekly quotas", "no customers"):
        assert model.left_out["reason"].str.contains(reason).any()


def test_pipeline_and_picture():
    from sklearn.pipeline import Pipeline

    model = fit_win(made())
    assert isinstance(model.pipeline, Pipeline)
    chances = model.pipeline.predict_proba(model.features)[:, 1]
    assert ((chances > 0) & (chances < 1)).all()
    picture = model.plot()
    assert picture.png().startswith(b"\x89PNG")
    assert "contacts_per_week" in picture.alt
    assert repr(model) == model.text


@pytest.mark.parametrize(("wrong", "says"), [(dict(landmark=-1), "landmark"), (dict(window=0), "window")])
def test_wrong_settings(wrong, says):
    with pytest.raises(ValueError, match=says):
        fit_win(made(), **wrong)


def test_too_little_or_no_records():
    with pytest.raises(ValueError, match="holds no records"):
        fit_win(made().deals)
    few = replace(made(), deals=made().deals.head(100))
    with pytest.raises(ValueError, match="at least 200 are needed"):
        fit_win(few)
    with pytest.raises(ValueError, match="were open on day 0"):
        fit_win(few, landmark=0)
    for won in (20, 180):
        _check(pd.DataFrame({"won": np.arange(200) < won}), 28)  # just enough
        with pytest.raises(ValueError, match="199 deals"):
            _check(pd.DataFrame({"won": np.arange(199) < won}), 28)
    for won in (19, 181):
        with pytest.raises(ValueError, match=f"{won} of them won"):
            _check(pd.DataFrame({"won": np.arange(200) < won}), 28)
