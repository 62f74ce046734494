"""What is lost at the customers: identities, pairing, directions, and words that follow the intervals."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.results.chain.lost import WITHIN
from salescoach.results.chain.routes import ALONE, IN_ORDER, Cuts
from salescoach.results.chain.rows import COLUMNS
from salescoach.results.chain.words import sentences
from salescoach.settings.links import LINKS
from tests.each import each
from tests.figures.test_figures import clipped

SMALL = sc.Team(people=3, accounts_per_person=15, warmup_weeks=6)
WHOLE = [route.name for route in ALONE if route.whole]


@pytest.fixture(scope="module")
def chain():
    done = []
    lost = sc.lost_at_customers(SMALL, runs=40, seed=3, chain=True, progress=done.append)
    assert sum(done) == 40 * len(Cuts(True).routes)
    return lost


def by(lost, years, *kinds):
    return lost.table[(lost.table["years"] == years) & lost.table["kind"].isin(kinds)]


# Identities.


@each("years", (1, 2))
def test_places_in_order_and_what_is_outside_add_up_to_the_total(chain, years):
    total = by(chain, years, "total").iloc[0]
    for measure in ("conversion", "revenue"):
        assert by(chain, years, "in order", "outside the chain")[measure].sum() == pytest.approx(total[measure])


@each("years", (1, 2))
def test_whole_arrows_outside_and_what_is_counted_twice_add_up_to_the_total(chain, years):
    rows = by(chain, years, "cut alone", "outside the chain", "counted twice")
    rows = rows[(rows["kind"] != "cut alone") | rows["route"].isin(WHOLE)]
    for measure in ("conversion", "revenue"):
        assert rows[measure].sum() == pytest.approx(by(chain, years, "total").iloc[0][measure])


def test_the_total_is_what_compare_says_of_as_many_weeks(chain):
    for years in (1, 2):
        team = SMALL.change(weeks=52 * years)
        a, b = (sc.simulate(team, style, runs=40, seed=3) for style in ("status_quo", "micromanage"))
        compared, total = sc.compare(a, b).table, by(chain, years, "total").iloc[0]
        conversion, revenue = compared.loc["win_rate"], compared.loc["revenue"]
        for end, column in (("", "difference"), ("_low", "low"), ("_high", "high")):
            assert total[f"conversion{end}"] == pytest.approx(conversion[column])
        for end in ("", "_low", "_high"):
            assert total[f"revenue{end}"] == pytest.approx(revenue[f"percent{end}"])


def test_a_part_is_the_difference_of_differences(chain):
    team = SMALL.change(weeks=52)
    effects = [
        np.subtract(*(sc.simulate(world, style, runs=40, seed=3).totals["win_rate"] for style in pair))
        for world in (team, team.without("pass_through"))
        for pair in [("micromanage", "status_quo")]
    ]
    row = by(chain, 1, "lost at the customers").iloc[0]
    assert row["conversion"] == pytest.approx(100 * np.mean(effects[0] - effects[1]))


def test_pressing_acts_on_customers_alone(chain):
    """With customers who do not answer, nothing travels over the link to them: in order, it would add nothing."""
    deaf = SMALL.without("reaction", "memory")
    rows = sc.lost_at_customers(deaf, runs=20, years=(1,)).table.set_index("kind")
    assert rows.loc["lost at the customers", ["conversion", "revenue"]].tolist() == [0.0, 0.0]


@each("route", [route for route in ALONE if not route.zero])
def test_a_link_that_is_cut_in_the_world_carries_nothing(route):
    lost = sc.lost_at_customers(SMALL.without(*route.links), runs=20, years=(1,), chain=route.name == "pressing")
    rows = lost.table[lost.table["cut"] == route.cut]
    assert len(rows) == (2 if route.name == "pressing" else 0)
    assert (rows["conversion"] == 0).all()
    assert (rows["revenue"] == 0).all()


def test_a_style_against_itself_loses_nothing_anywhere():
    lost = sc.lost_at_customers(SMALL, "coach", "coach", runs=20, chain=True)
    assert (lost.table[["conversion", "revenue"]] == 0).all(axis=None)
    assert lost.table["conversion_share"].isna().all()
    assert "does not clearly change conversion" in lost.text
    assert "%, " not in lost.sentences[0].split("At the customers")[1].split(";")[0]
    assert "lost (" not in lost.text


# Pairing and precision.


def test_one_year_of_two_is_one_year():
    both, first = (sc.lost_at_customers(SMALL, runs=20, years=years).table for years in ((1, 2), (1,)))
    assert both[both["years"] == 1].reset_index(drop=True).equals(first)


def test_neither_threads_nor_the_teams_own_weeks_change_a_number(chain):
    again = sc.lost_at_customers(SMALL.change(weeks=7), runs=40, seed=3, chain=True, threads=1)
    assert again.table.equals(chain.table)


def test_within_gives_the_numbers_of_as_many_runs():
    lost = sc.lost_at_customers(SMALL, within=6.0, years=(1,))
    assert lost.width <= 6.0
    assert lost.table.equals(sc.lost_at_customers(SMALL, runs=lost.runs, years=(1,)).table)


def test_the_limit_is_told():
    with pytest.warns(UserWarning, match="the limit was met first"):
        assert sc.lost_at_customers(SMALL, within=0.01, most_runs=50, years=(1,)).runs == 50


def test_a_wider_interval_of_the_whole_takes_the_share_away():
    few = sc.lost_at_customers(SMALL, runs=20, years=(1,)).table.iloc[1]
    unclear = sc.lost_at_customers(SMALL, "watch_more", runs=20, years=(1,)).table
    assert np.isnan(few["conversion_share"]) == (few["conversion_share_low"] != few["conversion_share_low"])
    for measure in ("conversion", "revenue"):
        total, part = unclear.iloc[0], unclear.iloc[1]
        clear = total[f"{measure}_low"] > 0 or total[f"{measure}_high"] < 0
        assert np.isfinite(part[f"{measure}_share"]) == clear


# Directions.


def test_customers_who_bear_less_are_lost_more():
    soft, hard = (
        sc.lost_at_customers(sc.Team(people=4, pass_through=strength), runs=100, years=(1,)).table.iloc[1]
        for strength in (0.2, 1.5)
    )
    assert hard["conversion"] < soft["conversion"]
    assert hard["conversion_high"] < 0


def test_a_style_that_presses_less_wins_at_the_customers():
    lost = sc.lost_at_customers(sc.Team(people=4, pass_through=1.5), "coach", runs=100, years=(1,))
    assert lost.table.iloc[1]["conversion_low"] > 0
    assert "clearly won" in lost.text


@each("seed", (11, 12, 13))
def test_another_seed_says_the_same_of_the_default_world(seed):
    """The words of the first sentences that anybody sees come from no luck: both parts are clear."""
    lost = sc.lost_at_customers(within=WITHIN, seed=seed)
    for years in (1, 2):
        for row in by(lost, years, "total", "lost at the customers").to_dict("records"):
            assert row["conversion_high"] < 0
            assert row["revenue_high"] < 0


# Words.


def row(kind, conversion, revenue, share=(20.0, 10.0, 30.0)):
    values = {"years": 1, "kind": kind, "route": kind, "arrow": "", "cut": ""}
    for measure, ends in (("conversion", conversion), ("revenue", revenue)):
        values |= dict(zip((f"{measure}_low", measure, f"{measure}_high"), ends, strict=True))
        values |= dict(zip((f"{measure}_share", f"{measure}_share_low", f"{measure}_share_high"), share, strict=True))
    return values


LOSS, GAIN, OPEN = (-3.0, -2.0, -1.0), (1.0, 2.0, 3.0), (-1.0, 0.5, 2.0)


@pytest.mark.parametrize(
    ("total", "part", "said"),
    [
        (
            LOSS,
            LOSS,
            ["clearly costs 2.00 points", "2.00 points of conversion clearly lost (1.00 to 3.00), 20 % of the"],
        ),
        (GAIN, GAIN, ["clearly gains 2.00 points", "clearly won (1.00 to 3.00), 20 % of the whole (10 to 30 %)"]),
        (LOSS, GAIN, ["clearly costs", "clearly won (1.00 to 3.00), against the whole"]),
        (LOSS, OPEN, ["clearly costs", "nothing that can be told from zero (-1.00 to +2.00 points of conversion)"]),
        (OPEN, LOSS, ["does not clearly change conversion", "and no share, for the whole is not clear"]),
        (OPEN, OPEN, ["does not clearly change conversion (-1.00 to +2.00", "told from zero"]),
    ],
)
def test_the_words_follow_the_intervals(total, part, said):
    (sentence,) = sentences([row("total", total, total), row("lost at the customers", part, part)], "a", "b")
    for words in said:
        assert words in sentence
    assert sentence.startswith("Over one year a ")
    assert sentence.count("clearly lost") == 2 * (part is LOSS)


def test_measures_that_differ_have_words_of_their_own():
    (sentence,) = sentences([row("total", LOSS, OPEN), row("lost at the customers", LOSS, OPEN)], "a", "b")
    assert "clearly costs 2.00 points of conversion (1.00 to 3.00), and does not clearly change revenue" in sentence


# What is cut, picture, refusals.


def test_every_route_cuts_something_and_no_two_the_same():
    assert len({route.cut for route in Cuts(True).routes}) == len(Cuts(True).routes)
    assert [route.cut for route in Cuts(False).routes] == ["", "pass_through"]
    for route in (*ALONE, *IN_ORDER):
        assert set(route.links) <= set(LINKS)
        assert route.out_of(SMALL) != SMALL


def test_the_table_has_its_columns_and_every_row_is_told(chain):
    assert tuple(chain.table.columns) == COLUMNS
    for route in chain.table["route"]:
        assert route in chain.text


def test_the_picture_clips_nothing_and_tells_every_row(chain):
    for lost in (chain, sc.lost_at_customers(SMALL, runs=20, years=(1,))):
        picture = lost.plot()
        assert clipped(picture.figure) == []
        assert f"{lost.table['conversion'].iloc[0]:+.2f}" in picture.alt


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"runs": 19}, "runs=19"),
        ({"runs": 50, "within": 1.0}, "exclude each other"),
        ({"within": 0}, "above zero"),
        ({"years": ()}, "whole numbers in brackets"),
        ({"years": 1}, "whole numbers in brackets"),
        ({"years": (0.5,)}, "years=0.5"),
        ({"style": "mikromanage"}, "micromanage"),
        ({"team": 3}, "is not a team"),
    ],
)
def test_what_cannot_be_asked_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said) as refused:
        sc.lost_at_customers(**{"team": SMALL, "runs": None} | wrong)
    assert "Type: " in str(refused.value)
