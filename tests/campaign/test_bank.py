"""The outbound campaign beside the bank: counts, intervals, odds, and words that change when the facts do."""

import gzip
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import salescoach as sc
from salescoach.campaign.bank import _words, against_bank, at_risk, bank_contacts, contact_counts, odds_per_call
from salescoach.common.intervals import share_interval

ROOT = Path(__file__).parents[2]
RAW = ROOT.parent / "shared" / "data" / "uci_bank_marketing" / "bank-full.csv.gz"
BANDS = ["1", "2", "3", "4", "5", "6-7", "8-10", "11-15", "16-20", "21+"]


@pytest.fixture(scope="module")
def results():
    return sc.simulate(sc.Team(preset="outbound_campaign", people=2), runs=30, seed=1)


@pytest.fixture(scope="module")
def campaign(results):
    return against_bank(results)


# The bank's table.


def test_the_counts_add_up_to_all_clients_and_all_who_said_yes():
    bank = bank_contacts()
    assert list(bank.columns) == ["contacts", "clients", "yes"]
    assert (bank.clients.sum(), bank.yes.sum()) == (45_211, 5_289)
    assert bank.contacts.is_monotonic_increasing
    assert bank.contacts.is_unique
    assert bank.contacts.min() == 1
    assert ((bank.yes >= 0) & (bank.yes <= bank.clients)).all()


@pytest.mark.skipif(not RAW.exists(), reason="the original file of the bank is not beside this repository")
def test_the_counts_are_those_of_the_original_file():
    with gzip.open(RAW, "rt") as file:
        clients = pd.read_csv(file, sep=";", usecols=["campaign", "y"])
    counted = clients.assign(yes=clients.y == "yes").groupby("campaign").yes.agg(["size", "sum"]).reset_index()
    assert counted.to_numpy().tolist() == bank_contacts().to_numpy().tolist()


def test_the_odds_of_a_yes_per_call_are_the_published_ones():
    assert odds_per_call(bank_contacts()) == pytest.approx(0.82, abs=0.01)


# The parts.


@pytest.mark.parametrize(
    ("yes", "clients", "low", "high"),
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_a_wilson_interval_is_that_of_the_textbook(yes, clients, low, high):
    """Values of Newcombe 1998, Statistics in Medicine 17, table I, method 3."""
    assert share_interval(yes, clients) == pytest.approx((low / 100, high / 100), abs=0.000051)


@pytest.mark.parametrize(("yes", "clients"), [(1, 4), (3, 200), (500, 900)])
def test_the_ends_of_a_wilson_interval_solve_its_equation(yes, clients):
    for share in share_interval(yes, clients):
        away = abs(yes / clients - share) / math.sqrt(share * (1 - share) / clients)
        assert away == pytest.approx(1.959964, abs=1e-5)


def test_clients_at_risk_of_a_call_are_those_who_got_it():
    counts = pd.DataFrame({"contacts": [1, 2, 4], "clients": [10, 6, 3], "yes": [4, 1, 2]})
    reached, won = at_risk(counts, 5)
    assert reached.tolist() == [19, 9, 3, 3, 0]
    assert won.tolist() == [4, 1, 0, 2, 0]


@pytest.mark.parametrize("factor", [0.7, 1.0, 1.2])
def test_the_odds_per_call_of_a_made_up_campaign_are_found_again(factor):
    left, rows = 1e9, []
    for call in range(1, 16):
        odds = 0.1 * factor ** (call - 1)
        yes = left * odds / (1 + odds)
        rows.append((call, yes + 0.2 * (left - yes), yes))
        left *= 0.8 / (1 + odds)
    rows[-1] = (15, rows[-1][1] + left, rows[-1][2])
    counts = pd.DataFrame(rows, columns=["contacts", "clients", "yes"])
    assert odds_per_call(counts) == pytest.approx(factor, abs=2e-3)


def test_simulated_clients_are_counted_by_calls(results):
    counts, deals = contact_counts(results), results.deals
    assert counts.clients.sum() == (deals.contacts > 0).sum()
    assert counts.yes.sum() == results.totals.wins.sum()
    assert counts.contacts.min() == 1
    two = deals[deals.contacts == 2]
    assert counts.set_index("contacts").loc[2].tolist() == [len(two), (two.status == "won").sum()]


# The table beside the bank's.


def test_the_bands_cover_every_client_once(campaign):
    table = campaign.table
    assert list(table.contacts) == BANDS
    assert table.bank_clients.sum() == 45_211
    assert (table.bank * table.bank_clients).sum() / 100 == pytest.approx(5_289)


def test_the_simulated_bands_cover_every_client_once(campaign, results):
    counts = contact_counts(results)
    assert campaign.table.simulated_clients.sum() == counts.clients.sum()
    assert (campaign.table.simulated * campaign.table.simulated_clients).sum() / 100 == pytest.approx(counts.yes.sum())


def test_a_band_agrees_where_it_lies_in_the_interval(campaign):
    for row in campaign.table.itertuples():
        assert row.bank_low < row.bank < row.bank_high
        assert row.agrees == (row.bank_low <= row.simulated <= row.bank_high)


def test_orders_by_call_are_shares_that_grow(campaign):
    for third, sixth in campaign.by_call.values():
        assert 0 < third < sixth <= 1
    bank = bank_contacts()
    assert campaign.by_call["bank"][0] == pytest.approx(bank.yes[bank.contacts <= 3].sum() / 5_289)


def test_the_same_results_give_the_same_words(results, campaign):
    assert against_bank(results).text == campaign.text


# The words.


def facts(text):
    """Facts under each head."""
    agrees, differs, unknown = text.split("\n")
    assert agrees.startswith("Agrees: ")
    assert differs.startswith("Does not agree: ")
    assert unknown.startswith("Such a table does not show whether ")
    return agrees, differs


@pytest.fixture
def fitting(campaign):
    """A made-up campaign that agrees with the bank in everything."""
    table = campaign.table.assign(simulated=campaign.table.bank, simulated_clients=1000, agrees=True)
    same = {"bank": 0.82, "simulated": 0.82}
    won = {"bank": (0.87, 0.97), "simulated": (0.87, 0.97)}
    return table, same, won


def test_where_everything_agrees_nothing_disagrees(fitting):
    agrees, differs = facts(_words(*fitting))
    assert differs == "Does not agree: nothing."
    assert f"conversion at {', '.join(BANDS)} calls lies in the bank's 95 % interval" in agrees
    assert "factor 0.82" in agrees
    assert "87 % of all orders by call 3" in agrees
    assert "97 % of all orders by call 6" in agrees


def test_other_odds_move_to_what_does_not_agree(fitting):
    table, _, won = fitting
    agrees, differs = facts(_words(table, {"bank": 0.82, "simulated": 0.95}, won))
    assert "factor 0.95 with each further call, bank 0.82" in differs
    assert "factor" not in agrees


@pytest.mark.parametrize(("shares", "call", "stays"), [((0.8, 0.97), 3, 6), ((0.87, 0.92), 6, 3)])
def test_another_share_of_orders_moves_to_what_does_not_agree(fitting, shares, call, stays):
    table, odds, won = fitting
    agrees, differs = facts(_words(table, odds, won | {"simulated": shares}))
    assert f"orders by call {call}" in differs
    assert f"orders by call {call}" not in agrees
    assert f"orders by call {stays}" in agrees


def test_a_band_outside_moves_to_what_does_not_agree_with_both_numbers(fitting):
    table, odds, won = fitting
    table.loc[1, ["simulated", "agrees"]] = (15.04, False)
    agrees, differs = facts(_words(table, odds, won))
    row = table.loc[1]
    said = f"conversion at 2 calls is 15.0 %, bank {row.bank:.1f} % ({row.bank_low:.1f} to {row.bank_high:.1f})"
    assert said in differs
    assert "conversion at 1, 3, 4, " in agrees


def test_a_band_that_nobody_reached_is_told_without_a_number(fitting):
    table, odds, won = fitting
    table.loc[9, ["simulated", "simulated_clients", "agrees"]] = (np.nan, 0, False)
    text = _words(table, odds, won)
    assert "conversion at 21+ calls is unknown: no simulated client got so many, bank " in facts(text)[1]
    assert "nan" not in text


def test_where_nothing_agrees_that_is_said(fitting):
    table, _, _ = fitting
    text = _words(
        table.assign(agrees=False),
        {"bank": 0.82, "simulated": 1.1},
        {"bank": (0.87, 0.97), "simulated": (0.5, 0.6)},
    )
    assert facts(text)[0] == "Agrees: nothing."


def test_numbers_in_the_words_are_those_of_the_table(campaign):
    agrees, differs = facts(campaign.text)
    assert f"factor {campaign.odds['simulated']:.2f} with each further call, bank {campaign.odds['bank']:.2f}" in (
        agrees + differs
    )
    for row in campaign.table.itertuples():
        assert (f"conversion at {row.contacts} calls is" in differs) == (not row.agrees)


# The picture.


def test_the_picture_tells_every_band_in_words(campaign):
    picture = campaign.plot()
    for row in campaign.table.itertuples():
        assert f"{row.contacts}: {row.bank:.1f} and " in picture.alt
    assert f"{campaign.table.agrees.sum()} of {len(BANDS)} bands" in picture.title


def test_the_title_claims_a_fall_only_where_conversion_falls(campaign):
    falling = campaign.table.assign(simulated=np.arange(20.0, 10.0, -1.0))
    rising = campaign.table.assign(simulated=np.arange(10.0, 20.0))
    assert replace(campaign, table=falling).plot().title.startswith("Conversion falls with every call: ")
    assert replace(campaign, table=rising).plot().title.startswith("Conversion by number of calls: ")


def test_a_small_campaign_is_told_without_gaps():
    small = sc.simulate(sc.Team(preset="outbound_campaign", people=1, accounts_per_person=30, weeks=6), runs=4)
    campaign = against_bank(small)
    assert campaign.table.simulated.isna().any()
    for text in (campaign.text, campaign.plot().alt, campaign.plot().title):
        assert "nan" not in text
    assert campaign.plot().png()


# What is no campaign.


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: sc.simulate(sc.Team(people=1, accounts_per_person=2, weeks=2), runs=1),
        lambda: sc.simulate(sc.Team(preset="outbound_campaign", people=1, weeks=2), runs=1).totals,
        lambda: sc.Team(preset="outbound_campaign"),
        lambda: False,
    ],
)
def test_results_of_no_campaign_are_refused_with_a_line_that_makes_one(wrong):
    with pytest.raises(ValueError, match="these results are of no campaign") as caught:
        against_bank(wrong())
    assert str(caught.value).endswith('Type: sc.simulate(sc.Team(preset="outbound_campaign"), runs=60)')


def test_a_campaign_without_a_yes_is_refused():
    nobody = sc.Team(preset="outbound_campaign", people=1, accounts_per_person=5, weeks=2, advance_base=-20)
    with pytest.raises(ValueError, match="nobody in these 2 runs said yes"):
        against_bank(sc.simulate(nobody, runs=2))
