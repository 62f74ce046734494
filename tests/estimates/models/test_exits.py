"""Leaving counted from where exits are recorded, and covariates of one's own."""

import functools

import numpy as np
import pandas as pd
import pytest

from salescoach.estimates.models.leaving import fit_leaving
from salescoach.estimates.models.own_columns import known_before
from salescoach.records.records import make_records

FROM = pd.Timestamp("2016-01-01")


@functools.cache
def made(people=600, seed=5, quiet=True):
    """People who started since 2010; leaving falls with tenure, and before 2016 no exit was written down."""
    luck = np.random.default_rng(seed)
    rows = []
    for k in range(people):
        start = pd.Timestamp("2010-06-01") + pd.Timedelta(days=int(luck.integers(0, 2700)))
        at, end = max(start, FROM) if quiet else start, pd.NaT
        while at < pd.Timestamp("2017-12-31"):
            tenure = (at - start).days / 365.25
            if luck.random() < 0.16 * np.exp(-0.45 * tenure) + 0.005:
                end = at + pd.Timedelta(days=int(luck.integers(0, 28)))
                break
            at += pd.Timedelta(days=28)
        rows.append((f"p{k:04d}", start, end))
    frame = pd.DataFrame(rows, columns=["owner", "started", "ended"])
    return make_records({"people": frame}, source="made", until=pd.Timestamp("2017-12-31"))


def pace(records, start):
    """Exits over months of four weeks at work, counted by hand."""
    people = records.people
    last = people["ended"].fillna(records.until).clip(upper=records.until)
    there = (last - people["started"].clip(lower=start)).dt.days.clip(lower=0).sum() / 28
    return (people["ended"] >= start).sum() / there


def test_exits_are_counted_from_where_they_are_recorded():
    records = made()
    model = fit_leaving(records, weeks=4)
    rows = model.details["rows"]
    assert rows["start"].min() == pytest.approx(FROM, abs=pd.Timedelta(days=28))
    assert rows["left"].mean() == pytest.approx(pace(records, FROM), rel=0.1)
    assert "Warning: nobody is recorded as leaving before 2016-01" in model.text
    assert "Exits were not written down then" in model.text
    tenure = model.table.set_index("feature")
    assert (tenure["odds_high"] < 1).all()  # the longer somebody is there, the less they leave


def test_counted_from_the_start_tenure_would_have_the_wrong_sign():
    model = fit_leaving(made(), since="2010-06-01")
    assert "Counted from 2010-06-01 on, as asked" in model.text
    assert (model.table["odds_low"] > 1).any()
    assert model.details["rows"]["left"].mean() < 0.6 * 13 / 4 * pace(made(), FROM)


def test_where_exits_were_always_recorded_nothing_is_cut_off():
    records = made(quiet=False)
    model = fit_leaving(records)
    assert "Warning" not in model.text
    assert model.details["rows"]["start"].min() < pd.Timestamp("2010-11-01")


@pytest.mark.parametrize("since", ["2030-01-01", "soon"])
def test_a_day_outside_the_records_is_refused(since):
    with pytest.raises(ValueError, match="must be a day within the records, not after 2017-12-31"):
        fit_leaving(made(), since=since)


def people_with_pay(seed=7, people=900):
    """People of whom the odds to leave in a month fall by a known factor with pay, which changes at new year."""
    luck = np.random.default_rng(seed)
    start, days = pd.Timestamp("2022-01-03"), [pd.Timestamp("2021-12-01"), pd.Timestamp("2023-01-01")]
    pay = luck.standard_normal((people, 2))
    ended = np.full(people, np.datetime64("NaT", "us"))
    for month in range(4, 26):
        at = start + pd.Timedelta(weeks=4 * month)
        logit = -3.2 - 0.8 * pay[:, int(at >= days[1])]
        leaves = np.isnat(ended) & (luck.random(people) < 1 / (1 + np.exp(-logit)))
        ended = np.where(leaves, np.datetime64(at + pd.Timedelta(days=10), "us"), ended)
    name = [f"p{k:04d}" for k in range(people)]
    frame = pd.DataFrame({"owner": name, "started": start - pd.to_timedelta(luck.integers(0, 2000, people), unit="D"),
                          "ended": ended})  # fmt: skip
    told = pd.concat([pd.DataFrame({"owner": name, "day": day, "pay": pay[:, k]}) for k, day in enumerate(days)])
    until = start + pd.Timedelta(weeks=4 * 26)
    return make_records({"people": frame}, source="made", until=until), told


def test_a_covariate_of_ones_own_is_found_as_statsmodels_finds_it():
    sm = pytest.importorskip("statsmodels.api")
    records, pay = people_with_pay()
    model = fit_leaving(records, weeks=4, since="2022-04-25", covariates=pay)
    row = model.table.set_index("feature").loc["pay"]
    assert row["low"] < -0.8 * row["sd"] < row["high"]
    assert row["unit"] == "a column of your own"
    X = (model.features - model.features.mean()) / model.features.std(ddof=0)
    rows = model.details["rows"]
    groups = pd.factorize(rows["owner"])[0]
    known = sm.Logit(rows["left"], sm.add_constant(X)).fit(disp=0, cov_type="cluster", cov_kwds={"groups": groups})
    assert row["coefficient"] == pytest.approx(known.params["pay"], rel=0.03)  # the ridge is small
    assert row["error"] == pytest.approx(known.bse["pay"], rel=0.05)


def test_only_what_was_known_before_counts():
    frame = pd.DataFrame({"owner": ["a", "a"], "day": pd.to_datetime(["2024-01-01", "2024-02-01"]), "pay": [1.0, 2.0]})
    owner = pd.Series(["a", "a", "a", "b"])
    start = pd.Series(pd.to_datetime(["2024-01-01", "2024-02-01", "2024-02-02", "2024-03-01"]))
    found = known_before(frame, owner, start)["pay"]
    assert np.array_equal(found, [np.nan, 1.0, 2.0, np.nan], equal_nan=True)
    always = known_before(frame.drop(columns="day").head(1), owner, start)["pay"]
    assert np.array_equal(always, [1.0, 1.0, 1.0, np.nan], equal_nan=True)


@pytest.mark.parametrize(
    ("covariates", "says"),
    [
        (7, "must be a frame with owner"),
        (pd.DataFrame({"owner": ["p0000"]}), "must be a frame with owner"),
        (pd.DataFrame({"owner": ["p0000"], "city": ["Bonn"]}), "pd.get_dummies"),
        (pd.DataFrame({"owner": ["p0000"], "tenure_later": [1.0]}), "bears the name of a feature"),
        (pd.DataFrame({"owner": ["p0000", "p0000"], "pay": [1.0, 2.0]}), "more than once"),
    ],
)
def test_wrong_covariates(covariates, says):
    with pytest.raises(ValueError, match=says):
        fit_leaving(made(), weeks=4, covariates=covariates)
