"""What is lost at the customers over worlds: shares, words, journal, picture."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.assumptions.lost_over import LostOverWorlds
from tests.figures.test_figures import clipped

SMALL = sc.Team(people=2, accounts_per_person=10, warmup_weeks=4)


@pytest.fixture(scope="module")
def worlds():
    return sc.worlds(4, seed=1, team=SMALL)


@pytest.fixture(scope="module")
def found(worlds):
    steps = []
    over = sc.lost_at_customers_over(worlds, runs=20, progress=steps.append)
    assert sum(steps) == len(worlds)
    return over


def test_a_world_says_what_it_says_alone(found, worlds):
    alone = sc.lost_at_customers(worlds[2], runs=20).table
    mine = found.effects[found.effects["world"] == 2].drop(columns="world").reset_index(drop=True)
    for column in alone.columns:
        assert mine[column].equals(alone[column]), column


def test_shares_add_up_and_count_the_signs(found):
    assert np.allclose(found.table[["lost", "won", "unclear"]].sum(axis=1), 1.0)
    mine = found.effects[(found.effects["years"] == 2) & (found.effects["kind"] == "lost at the customers")]
    row = found.table.query("years == 2 and kind == 'lost at the customers' and measure == 'revenue'").iloc[0]
    assert row["lost"] == np.mean(mine["revenue_high"] < 0)
    assert row["middle"] == pytest.approx(np.median(mine["revenue"]))


def test_a_share_is_told_where_the_total_is_a_clear_loss_only(found):
    totals = found.effects[found.effects["kind"] == "total"].set_index(["world", "years"])
    for row in found.table.query("kind == 'lost at the customers'").to_dict("records"):
        costs = totals.xs(row["years"], level="years")[f"{row['measure']}_high"] < 0
        assert np.isfinite(row["share"]) == costs.any()


def test_neither_processors_nor_the_other_worlds_change_a_number(found, worlds):
    alone = sc.lost_at_customers_over(worlds[1:3], runs=20, jobs=1).effects.drop(columns="world")
    here = found.effects[found.effects["world"].isin([1, 2])].drop(columns="world").reset_index(drop=True)
    assert alone.equals(here)


def test_it_goes_on_where_it_was_stopped(found, worlds, tmp_path):
    path, steps = tmp_path / "lost.jsonl", []

    def stop(done):
        steps.append(done)
        if len(steps) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sc.lost_at_customers_over(worlds, runs=20, jobs=1, path=path, progress=stop)
    again = []
    over = sc.lost_at_customers_over(worlds, runs=20, path=path, progress=again.append)
    assert again == [2, 1, 1]
    assert over.effects.equals(found.effects)
    with pytest.raises(ValueError, match="runs was 20 and is now 21"):
        sc.lost_at_customers_over(worlds, runs=21, path=path)


def test_every_arrow_can_be_asked_about(worlds):
    over = sc.lost_at_customers_over(worlds[:2], runs=20, years=(1,), chain=True)
    one = over.effects[over.effects["world"] == 0]
    total = one[one["kind"] == "total"]["conversion"].iloc[0]
    assert one[one["kind"].isin(["in order", "outside the chain"])]["conversion"].sum() == pytest.approx(total)


def test_words_and_picture_say_the_same(found):
    assert isinstance(found, LostOverWorlds)
    assert len(found.sentences) == 2
    assert found.sentences[0].startswith(
        "Over one year, 4 worlds, against status_quo. Conversion: micromanage costs it"
    )
    picture = found.plot()
    assert clipped(picture.figure) == []
    assert found.sentences[1] in picture.alt


def test_no_worlds_are_refused():
    with pytest.raises(ValueError, match="no worlds"):
        sc.lost_at_customers_over([])
