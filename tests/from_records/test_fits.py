"""The fitted team beside the records: quick deals are shown, misfits are told, nonsense gets no answer of its own."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import salescoach as sc
from salescoach.assumptions.over import compare_over
from salescoach.from_records.about import About, about
from salescoach.from_records.answers import Answer, added, shares_of, start_worlds
from salescoach.from_records.distributions import LEVELS, _errors, distributions
from salescoach.from_records.fitting import fit_team
from salescoach.from_records.gaps import CORE, far_off, word_for
from salescoach.from_records.in_records import currency_of, sample_in_records
from salescoach.from_records.misfits import misfits, standing, withheld
from salescoach.from_records.own_team import own_team
from salescoach.from_records.quantities import unit_in
from salescoach.from_records.workload import open_deals, room_for, stages_for
from salescoach.records.records import make_records

MAVEN = Path(__file__).parents[3] / "shared" / "data" / "maven_crm_sales"


def deals(n=1500, people=10, typical=13.0, spread=0.5, days=700, win=0.48, seed=3, currency="EUR"):
    """Made-up records whose deals take a known time; open where the export cuts them off."""
    rng = np.random.default_rng(seed)
    day = np.sort(rng.integers(0, days, n))
    opened = pd.Series(pd.Timestamp("2023-01-02") + pd.to_timedelta(day, unit="D"))
    took = np.clip(np.exp(rng.normal(np.log(typical), spread, n)), 0.5, 400)
    closed, until = opened + pd.to_timedelta(took, unit="D"), pd.Timestamp("2023-01-02") + pd.Timedelta(days=days)
    status = np.where(closed > until, "open", np.where(rng.random(n) < win, "won", "lost"))
    frame = pd.DataFrame({
        "deal": [f"d{k}" for k in range(n)], "owner": rng.choice([f"P{k}" for k in range(people)], n),
        "opened": opened, "closed": closed.where(closed <= until), "status": status,
        "value": np.exp(rng.normal(8, 0.6, n)), "currency": currency,
    })  # fmt: skip
    return make_records({"deals": frame}, source="plain", until=until)


@pytest.fixture(scope="module")
def quick():
    return own_team(deals())


@pytest.fixture(scope="module")
def instant():
    """Deals that close within a day or two: no model of weekly steps can show them."""
    return own_team(deals(typical=1.5, spread=0.2))


def test_a_cycle_of_two_weeks_is_shown_within_fifteen_per_cent(quick):
    row = quick.fits[quick.fits["what"].str.startswith("typical days")].iloc[0]
    assert row["records"] == pytest.approx(14.0, rel=0.1)
    assert row["fitted"] == pytest.approx(row["records"], rel=0.15)
    assert int(quick.team.stages) == 1
    assert quick.withheld == ""
    median = quick.fits[quick.fits["part"] == "half below"].iloc[0]
    assert median["fitted"] == pytest.approx(median["records"], rel=0.15)


def test_deals_that_close_within_days_are_said_to_be_out_of_reach(instant):
    assert "typical days from opening to order" in instant.withheld
    assert "model's step is a week" in instant.withheld
    assert any(line.startswith("Typical days from opening to order") for line in instant.misfits)
    answers, _ = instant.answers([("micromanage", "coach")], n=2, runs=2, seed=2)
    assert answers[0].with_records is None
    assert len(answers[0].without.table) == 2
    assert "withheld" in answers[0].text
    told = instant.compare("micromanage", "coach", n=2, runs=2, seed=2).text
    assert told.startswith("No answer about your team: ")
    assert "Without any records:" in told


@pytest.mark.skipif(not MAVEN.is_dir(), reason="the Maven tables lie beside the project, not in it")
def test_the_maven_tables_are_shown_within_fifteen_per_cent_and_their_odd_spread_is_told():
    records = sc.read_crm([MAVEN / "sales_pipeline.csv", MAVEN / "sales_teams.csv"], salt="x")
    own = own_team(records)
    core = own.fits[own.fits["core"]]
    assert len(core) == len(CORE)
    assert np.allclose(core["fitted"], core["records"], rtol=0.15)
    assert any(line.startswith("Days from opening to order") for line in own.misfits)
    late = own.fits[(own.fits["part"] == "nine tenths below") & (own.fits["unit"] == "days")].iloc[0]
    assert late["records"] == pytest.approx(99, abs=3)
    assert late["word"] == "misses"


def test_no_spread_is_below_nought_and_money_has_its_currency(quick):
    numbers = quick.fits[["records", "low", "high", "fitted"]]
    assert (numbers >= 0).all(axis=None)
    assert all(value >= 0 for value in quick.measured.values())
    assert not quick.fits["unit"].str.contains("money").any()
    assert not quick.table["unit"].str.contains("money").any()
    assert "money" not in " ".join(quick.fit_lines)
    assert unit_in("deal_value", "") == "money"
    mixed = deals(n=300)
    mixed.deals.loc[0, "currency"] = "USD"
    assert currency_of(mixed) == ""


def test_a_team_is_not_missed_by_its_own_kind():
    """Records of the model itself: the core fits, and few of the other values are missed."""
    made = sc.make_company(4, 3, 8, 52, team=sc.Team(), changes=[("status_quo", None)]).records
    own = own_team(made)
    assert own.withheld == ""
    assert (own.fits.loc[own.fits["core"], "word"] == "fits").all()
    assert (own.fits["word"] == "misses").mean() < 0.3


@given(st.floats(-3, 3), st.floats(0.001, 2), st.booleans())
def test_a_gap_within_two_errors_fits_and_beyond_them_size_decides(gap, error, matters):
    word = word_for(gap, error, matters)
    assert (word == "fits") == (abs(gap) <= 2 * error)
    assert word != "misses" or matters


@pytest.mark.parametrize(
    ("quantity", "value", "near", "far"),
    [
        ("cycle", np.log(30.0 + 7), np.log(34.0 + 7), np.log(36.0 + 7)),
        ("lead_flow", np.log(2.0), np.log(2.25), np.log(2.4)),
        ("win_rate", 0.0, 0.15, 0.25),
        ("win_spread", 0.02, 0.04, 0.06),
        ("lead_spread", 0.4, 0.5, 0.6),
    ],
)
def test_what_matters_is_fifteen_per_cent_or_five_points(quantity, value, near, far):
    assert not far_off(quantity, value, near)
    assert far_off(quantity, value, far)
    assert far_off(quantity, value, float("nan"))


def test_stages_follow_the_cycle_and_nothing_is_made_smaller():
    team = sc.Team()
    at = {days: stages_for(team, {"cycle": float(np.log(days + 7.0))}) for days in (3, 14, 25, 60, 400)}
    assert at == {3: 1, 14: 1, 25: 2, 60: 3, 400: 3}
    assert stages_for(team, {}) == 3
    many = {"lead_flow": np.log(5.4), "cycle": np.log(28 + 7.0)}
    assert open_deals(many) == pytest.approx(21.6)
    roomy = room_for(team, many, book_known=False)
    assert roomy.accounts_per_person == 86
    assert roomy.contacts_per_hour > team.contacts_per_hour
    assert room_for(team, many, book_known=True).accounts_per_person == 50
    assert room_for(team, {"lead_flow": np.log(0.2), "cycle": np.log(20 + 7.0)}, False) == team


def test_fewer_deals_than_a_book_holds_need_no_second_attempt():
    steps = []
    sample = sample_in_records(deals(n=600, typical=60.0, win=0.3))
    found = fit_team(sample[1], sc.Team(), None, 1, steps.append)
    assert found.team.contacts_per_hour == sc.Team().contacts_per_hour
    assert len(steps) == sum(steps) > 5


def test_distributions_are_those_of_the_numbers():
    sample = sample_in_records(deals())
    same = {one.name: one for one in distributions(sample, sample, 1)}
    assert set(same) == {"days", "value", "wins"}
    rows, owners = sample
    assert np.allclose(same["value"].records, np.quantile(rows.value[rows.won], LEVELS))
    assert np.allclose(same["value"].records, same["value"].fitted)
    assert np.allclose(same["wins"].records, np.quantile(52 * owners.sums["won"] / owners.sums["exposure"], LEVELS))
    assert (same["days"].errors > 0).all()


def test_errors_of_quantiles_are_those_of_resampling_people():
    rng = np.random.default_rng(5)
    values, owner = rng.normal(10, 1, 4000), rng.integers(0, 100, 4000)
    median = _errors(values, owner, 100, 1)[2]
    assert median == pytest.approx(1.2533 / np.sqrt(4000), rel=0.25)  # of a normal median, as owners do not differ
    shifted = values + rng.normal(0, 1, 100)[owner]
    assert _errors(shifted, owner, 100, 1)[2] > 3 * median


FITS = pd.DataFrame(
    [
        ("won deals over closed ones", "typical", "share", 0.5, 0.45, 0.55, 0.5, "fits", True),
        ("typical days from opening to order (x)", "typical", "days", 9.0, 8.0, 10.0, 22.0, "misses", True),
        ("value of a won deal", "half below", "EUR", 10.0, 9.0, 11.0, 30.0, "misses", False),
        ("value of a won deal", "a tenth below", "EUR", 1.0, 0.9, 1.1, 1.2, "near", False),
    ],
    columns=["what", "part", "unit", "records", "low", "high", "fitted", "word", "core"],
)


def test_words_come_from_the_numbers():
    assert misfits(FITS) == [
        "Typical days from opening to order (x), days: 9 (8 to 10) in your records, 22 in the model.",
        "Value of a won deal, EUR: half below 10 (9 to 11) in your records, 30 in the model.",
    ]
    assert "typical days from opening to order, so" in withheld(FITS)
    assert "a week" in withheld(FITS)
    slow = FITS.assign(records=[0.5, 90.0, 10.0, 1.0])
    assert "a week" not in withheld(slow)
    assert withheld(FITS.assign(core=False)) == ""
    assert standing(FITS).startswith("Of 4 values 1 fit within sampling error, 1 are off")


def over(shift, seed=2):
    found = compare_over(start_worlds(4, sc.Team(people=4, weeks=13), seed)[0], "micromanage", "coach", runs=2)
    return replace(found, table=found.table.assign(effect=np.linspace(-1.0, 1.0, len(found.table)) + shift))


def test_what_records_add_is_told_from_the_numbers():
    base = over(10.0)
    assert "change this answer little" in added(base, over(10.5))
    assert "by +8 points" in added(base, over(18.0))
    assert "turns its sign" in added(base, over(-10.0))
    both = Answer(first="a", second="b", without=base, with_records=base, withheld="", except_for=())
    assert "but for" not in both.text
    assert "but for what is missed" in replace(both, except_for=("x",)).text
    assert "+10 %" in shares_of(base)


def test_worlds_that_cannot_show_the_records_are_not_told_as_such(quick, monkeypatch):
    monkeypatch.setattr("salescoach.from_records.worlds.far_off", lambda *_: True)
    answers, origin = quick.answers([("micromanage", "coach")], n=2, runs=2, seed=2)
    assert answers[0].with_records is None
    assert "only 0 of 2 worlds" in answers[0].withheld
    assert "drawn from the kit's ranges" in origin


def test_the_screen_holds_records_error_model_and_both_answers(quick, monkeypatch):
    monkeypatch.setattr("salescoach.from_records.about.own_team", lambda *_, **__: quick)
    steps = []
    found = about(deals(), worlds=2, runs=2, progress=steps.append)
    lines = found.lines
    head = next(line for line in lines if "your records" in line and "95 % range" in line)
    assert head.index("your records") < head.index("95 % range") < head.index("model")
    assert sum("days from opening to order, " in line for line in lines) >= 5
    text = " ".join(" ".join(lines).split())
    assert "Without any records, over 2 worlds:" in text
    assert "With your records" in text
    assert len(steps) == 2 * (1 + 2 * 2)
    assert isinstance(found, About)
    assert about(deals(n=20)).lines[0].startswith("About your own team: ")
