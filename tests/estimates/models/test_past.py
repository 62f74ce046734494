"""Records of owners held against the company's rate of the day; no interval of one person; landmark and features."""

import numpy as np
import pandas as pd
import pytest

from salescoach.estimates.models.clustered import LEAST_GROUPS
from salescoach.estimates.models.cycle import day_of_decision, days_open, proposed_landmark
from salescoach.estimates.models.past import against_company
from salescoach.estimates.models.win import fit_win
from salescoach.records.records import make_records

sm = pytest.importorskip("statsmodels.api")
DAY0 = pd.Timestamp("2023-01-02")


def market(deals=6000, owners=300, spread=0.0, days=(30, 80), seed=2):
    """Deals of a market that rises from 15 to 55 % over three years; owners differ by ``spread`` on the logit."""
    luck = np.random.default_rng(seed)
    day = np.sort(luck.integers(0, 1095, deals))
    who = luck.integers(0, owners, deals)
    chance = 0.15 + 0.40 * day / 1095
    logit = np.log(chance / (1 - chance)) + spread * luck.standard_normal(owners)[who]
    opened = DAY0 + pd.to_timedelta(day, unit="D")
    frame = pd.DataFrame({
        "deal": [f"d{i:05d}" for i in range(deals)], "owner": [f"o{i:03d}" for i in who], "opened": opened,
        "closed": opened + pd.to_timedelta(luck.integers(*days, deals), unit="D"),
        "status": np.where(luck.random(deals) < 1 / (1 + np.exp(-logit)), "won", "lost"),
    })  # fmt: skip
    return make_records({"deals": frame}, source="made")


def odds(model):
    return model.table.set_index("feature").loc["owner_win_rate"]


def test_where_owners_are_alike_their_record_tells_nothing_though_the_market_rises():
    records = market()
    row = odds(fit_win(records, features=["owner_win_rate"]))
    assert row["odds_low"] < 1 < row["odds_high"]
    assert row["odds_ratio"] == pytest.approx(1, abs=0.08)
    # The plain share so far, as statsmodels sees it, would have told a difference that is none.
    deals = records.deals.sort_values("closed", kind="stable")
    won = (deals["status"] == "won").astype(float)
    before = won.groupby(deals["owner"])
    share = (before.cumsum() - won + 10 * won.expanding().mean()) / (before.cumcount() + 10)
    plain = sm.Logit(won, sm.add_constant((share - share.mean()) / share.std())).fit(disp=0)
    assert np.exp(plain.conf_int().iloc[1, 0]) > 1.15


def test_where_owners_differ_their_record_tells_it():
    row = odds(fit_win(market(spread=1.0), features=["owner_win_rate"]))
    assert row["odds_low"] > 1.3


def test_a_record_is_what_is_above_the_company_and_mixed_with_it():
    """Two owners close one deal a day each for a hundred days; one always wins, the other never."""
    when = pd.Series(DAY0 + pd.to_timedelta(np.repeat(np.arange(100), 2), unit="D"))
    who, won = np.tile(["a", "b"], 100), np.tile([1.0, 0.0], 100)
    at = pd.Series([DAY0 + pd.Timedelta(days=100)] * 3)
    found = against_company(who, when, won, pd.Series(["a", "b", "nobody"]), at)
    assert found == pytest.approx([0.5 * 100 / 110, -0.5 * 100 / 110, 0])


def test_of_fewer_than_twenty_people_no_interval_is_given():
    few = fit_win(market(1500, LEAST_GROUPS - 1))
    assert few.table[["error", "low", "high", "odds_low", "odds_high"]].isna().all().all()
    assert f"the rows are of {LEAST_GROUPS - 1} people, and at least {LEAST_GROUPS} are needed" in few.text
    assert "clearly related" not in few.text
    assert "Too few people" in few.plot().title
    assert fit_win(market(1500, LEAST_GROUPS)).table["low"].notna().all()
    one = fit_win(market(1500, 1))
    assert "the rows are of 1 person" in one.text
    assert "owner_win_rate" not in set(one.table["feature"])  # held against the company it is always 0


def test_the_day_of_decision_is_the_quantile_of_kaplan_and_meier():
    from statsmodels.duration.survfunc import SurvfuncRight

    records = market(600, 30, days=(2, 200))
    until = records.deals["closed"].quantile(0.6)
    late = records.deals["closed"] > until
    frame = records.deals[records.deals["opened"] <= until].assign(
        status=records.deals["status"].mask(late, "open"), closed=records.deals["closed"].mask(late)
    )
    cut = make_records({"deals": frame}, source="cut", until=until)
    days, decided, use = days_open(cut)
    assert use.all()
    assert 0 < (~decided).sum() < len(days)
    known = SurvfuncRight(days, decided.astype(int))
    for share in (0.1, 0.25, 0.5, 0.9):
        assert day_of_decision(cut, share) == known.quantile(share)


def test_the_landmark_follows_the_cycle():
    assert proposed_landmark(market(500, 30, days=(8, 20))) == pytest.approx(10, abs=1)
    assert proposed_landmark(market(500, 30, days=(100, 200))) == 28
    quick = fit_win(market(1500, 30, days=(8, 20)))
    assert "Chance that a deal still open on day 1" in quick.text
    assert "by which 25 % of deals are decided" in quick.text
    asked = fit_win(market(1500, 30, days=(8, 20)), landmark=12)
    assert "Day 12 (as asked)" in asked.text


def test_features_can_be_chosen_and_a_wrong_name_is_told():
    assert fit_win(market(1500, 30), features=["days_left"]).table["feature"].tolist() == ["days_left"]
    with pytest.raises(ValueError, match="did you mean 'days_left'"):
        fit_win(market(1500, 30), features=["days_lef"])
    with pytest.raises(ValueError, match="do not give 'since_contact'; they give"):
        fit_win(market(1500, 30), features=["since_contact"])


def test_rows_before_enough_is_known_are_left_out():
    model = fit_win(market(1500, 30))
    reason = "before the company had closed 30 deals: no past yet"
    assert model.left_out.set_index("reason").loc[reason, "rows"] > 0
    assert model.left_out["rows"].sum() + len(model.features) == 1500
