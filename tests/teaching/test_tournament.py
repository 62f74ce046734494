"""The tournament gives places as the simulated means give them, whatever the number of jobs."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.teaching.tournament import tournament

WORLDS = sc.worlds(3, seed=1, team=sc.Team(people=6, accounts_per_person=30, weeks=13))
STYLES = ("coach", "micromanage", "hands_off")


@pytest.fixture(scope="module")
def cup():
    return tournament(WORLDS, STYLES, runs=4, seed=2)


def test_a_value_is_the_mean_of_the_same_simulation(cup):
    row = cup.table.query("world == 1 and style == 'coach' and measure == 'strain'")
    alone = sc.simulate(WORLDS[1], style="coach", runs=4, seed=2).totals["strain"].mean()
    assert row["value"].item() == pytest.approx(alone, rel=1e-12)


def test_first_is_most_revenue_and_least_strain(cup):
    for measure, best in (("revenue", "idxmax"), ("strain", "idxmin")):
        wide = cup.table[cup.table["measure"] == measure].pivot(index="world", columns="style", values="value")
        winners = getattr(wide, best)(axis=1).value_counts()
        assert {name: cup.firsts.loc[name, measure] for name in STYLES} == {n: winners.get(n, 0) for n in STYLES}


def test_jobs_change_no_number(cup):
    alone = tournament(WORLDS, STYLES, runs=4, seed=2, jobs=1)
    assert alone.table.equals(cup.table)


def test_nobody_is_first_alone_where_all_are_the_same():
    @sc.style(name="twin")
    def twin(seen):
        return sc.Practices(review_hours=0.1, report_hours=0.5, coaching_hours=0.05, pass_on=0.5)

    equal = tournament(WORLDS, ["hands_off", twin], {"revenue": 1}, runs=2)
    assert equal.firsts.to_numpy().sum() == 0
    assert (equal.table["place"] == 1.5).all()
    assert equal.swept == 0
    assert np.allclose(equal.against("hands_off"), 0.0)


def test_a_sweep_counts_worlds_with_one_first_on_all(cup):
    only = tournament(WORLDS, STYLES, {"manager_hours": -1}, runs=4, seed=2)
    assert only.swept == only.firsts["manager_hours"].sum() == len(WORLDS)
    assert cup.sweeps("manager_hours") == len(WORLDS)
    assert cup.swept <= cup.sweeps("revenue", "strain") <= cup.sweeps("revenue")


@pytest.mark.parametrize(
    "bad",
    [
        lambda: tournament([], STYLES),
        lambda: tournament(WORLDS, ["coach"]),
        lambda: tournament(WORLDS, ["coach", "coach"]),
        lambda: tournament(WORLDS, STYLES, {"happiness": 1}),
        lambda: tournament(WORLDS, STYLES, {"revenue": 0}),
        lambda: tournament(WORLDS, STYLES, {"revenue": 1}, runs=1).sweeps("strain"),
    ],
)
def test_what_cannot_be_played_is_refused_with_a_line_to_type(bad):
    with pytest.raises(ValueError, match="Type: "):
        bad()
