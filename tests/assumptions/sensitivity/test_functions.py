"""Screening and importance on a function whose indices are known (Ishigami and Homma 1990, a = 7, b = 0.1)."""

import numpy as np
import pandas as pd
import pytest

pytest.importorskip("SALib", reason="SALib comes with the extra analyst")

from salescoach.assumptions.sensitivity.morris import screen_function
from salescoach.assumptions.sensitivity.sobol import sobol_function

NAMES = ["a", "b", "c", "dead"]
BOUNDS = [(-np.pi, np.pi)] * 4
FIRST = {"a": 0.3139, "b": 0.4424, "c": 0.0, "dead": 0.0}
TOTAL = {"a": 0.5576, "b": 0.4424, "c": 0.2437, "dead": 0.0}


def ishigami(x):
    return float(np.sin(x[0]) + 7 * np.sin(x[1]) ** 2 + 0.1 * x[2] ** 4 * np.sin(x[0]))


def straight(x):
    return float(3 * x[0] - 2 * x[1])


def constant(x):
    return 4.0


@pytest.fixture(scope="module")
def enough():
    return sobol_function(ishigami, NAMES, BOUNDS, 4096, jobs=1)


@pytest.fixture(scope="module")
def few():
    return sobol_function(ishigami, NAMES, BOUNDS, 64, jobs=1)


@pytest.mark.parametrize(("known", "column", "low", "high"), [
    (FIRST, "first_order", "first_low", "first_high"), (TOTAL, "total", "total_low", "total_high"),
])  # fmt: skip
def test_known_indices_are_found(enough, known, column, low, high):
    table = enough.table.set_index("setting")
    for name, value in known.items():
        assert table.loc[name, column] == pytest.approx(value, abs=0.02)
        assert table.loc[name, low] - 1e-9 <= value <= table.loc[name, high] + 1e-9


def test_enough_samples_give_ranks(enough):
    assert enough.converged
    assert list(enough.table["setting"]) == NAMES
    assert list(enough.table["rank"]) == [1, 2, 3, 4]
    assert enough.evaluations == 4096 * 6
    assert "1. a: " in enough.text
    assert "not converged" not in enough.text


def test_a_dead_setting_explains_nothing(enough, few):
    for found in (enough, few):
        dead = found.table.set_index("setting").loc["dead"]
        assert dead["first_order"] == 0
        assert dead["total"] == 0


def test_too_few_samples_give_no_ranks_and_the_number_to_type(few):
    assert not few.converged
    assert few.table["rank"].isna().all()
    assert list(few.table["setting"]) == NAMES
    assert "not converged: take samples=4096 (24,576 points)" in few.text
    assert "1. " not in few.text
    assert repr(few) == few.text


def test_the_rule_is_the_one_that_is_stated(few):
    table = few.table
    widest = float((table["total_high"] - table["total"]).max() / table["total"].max())
    for tolerance, converged in ((widest * 1.001, True), (widest * 0.999, False)):
        assert sobol_function(ishigami, NAMES, BOUNDS, 64, jobs=1, tolerance=tolerance).converged is converged


def test_screening_finds_what_moves_and_what_does_not():
    found = screen_function(ishigami, NAMES, BOUNDS, 200, jobs=1)
    assert found.converged
    table = found.table.set_index("setting")
    assert table.loc["dead", ["mu_star", "low", "high", "sigma"]].tolist() == [0, 0, 0, 0]
    assert table.loc["dead", "rank"] == 4
    # On the four levels -pi, -pi/3, pi/3, pi with steps of two thirds: 7 sin(pi/3)^2 over 2/3.
    assert table.loc["b", "mu_star"] == pytest.approx(7 * 0.75 * 1.5)
    assert "Intervals overlap, so these could change places: " in found.text


def test_screening_of_a_straight_line_is_exact():
    found = screen_function(straight, ["x", "y", "z"], [(0, 2), (0, 1), (0, 1)], 5, jobs=1, unit="%")
    assert found.converged
    assert found.table["mu_star"].to_numpy() == pytest.approx([6, 2, 0])
    assert found.table["sigma"].to_numpy() == pytest.approx([0, 0, 0], abs=1e-9)
    assert "1. x: 6 % over its range (6 to 6)" in found.text


def test_too_few_trajectories_give_no_ranks_and_the_number_to_type():
    found = screen_function(ishigami, NAMES, BOUNDS, 10, jobs=1)
    assert not found.converged
    assert found.table["rank"].isna().all()
    assert list(found.table["setting"]) == NAMES
    take = int(found.text.split("take trajectories=")[1].split(" ")[0])
    assert f"({take * 5:,} points)" in found.text
    assert screen_function(ishigami, NAMES, BOUNDS, take, jobs=1).converged


@pytest.mark.parametrize(("method", "size"), [(screen_function, 10), (sobol_function, 16)])
class TestBoth:
    @pytest.mark.parametrize("seed", [0, 1])
    def test_same_seed_same_bytes_and_the_global_generator_untouched(self, method, size, seed):
        tables = []
        for jobs in (1, 2):
            np.random.seed(jobs)  # noqa: NPY002
            before = np.random.get_state()  # noqa: NPY002
            tables.append(method(ishigami, NAMES, BOUNDS, size, seed=seed, jobs=jobs).table)
            after = np.random.get_state()  # noqa: NPY002
            assert before[2:] == after[2:]
            assert np.array_equal(before[1], after[1])
        pd.testing.assert_frame_equal(*tables, check_exact=True)
        assert tables[0].to_csv().encode() == tables[1].to_csv().encode()

    def test_another_seed_gives_other_numbers(self, method, size):
        one, two = (method(ishigami, NAMES, BOUNDS, size, seed=seed, jobs=1).table for seed in (1, 2))
        assert not one.equals(two)

    def test_a_constant_has_nothing_to_rank(self, method, size):
        found = method(constant, NAMES, BOUNDS, size, jobs=1)
        assert not found.converged
        assert found.table["rank"].isna().all()
        assert "there is nothing to rank" in found.text
        assert found.plot().title == "Nothing moves the function"

    def test_progress_counts_every_point(self, method, size):
        steps = []
        found = method(straight, ["x", "y"], [(0, 1)] * 2, size, jobs=2, progress=steps.append)
        assert sum(steps) == found.evaluations

    def test_a_point_without_a_value_is_told(self, method, size):
        with pytest.raises(ValueError, match=r"no value at \d+ of \d+ points.*Type: runs=100"):
            method(lambda x: float("nan") if x[0] > 0 else 1.0, NAMES, BOUNDS, size, jobs=1)

    @pytest.mark.parametrize("bounds", [[(0, 1)], [(0, 1), (1, 1)], [(0, 1), (2, 1)], [(0, 1), (0, float("inf"))]])
    def test_wrong_bounds_are_told(self, method, size, bounds):
        with pytest.raises(ValueError, match=r"Type: .*bounds=\[\(0, 1\), \(0, 1\)\]"):
            method(straight, ["x", "y"], bounds, size)

    def test_names_twice_are_told(self, method, size):
        with pytest.raises(ValueError, match="Type: names="):
            method(straight, ["x", "x"], [(0, 1)] * 2, size)

    @pytest.mark.parametrize("tolerance", [0, 1, -1, True, "0.1"])
    def test_a_wrong_tolerance_is_told(self, method, size, tolerance):
        with pytest.raises(ValueError, match="Type: tolerance=0"):
            method(straight, ["x"], [(0, 1)], size, tolerance=tolerance)

    def test_a_wrong_seed_is_told(self, method, size):
        with pytest.raises(ValueError, match="Type: seed=1"):
            method(straight, ["x"], [(0, 1)], size, seed=-1)


@pytest.mark.parametrize(("samples", "line"), [
    (100, "samples=128"), (255, "samples=256"), (8, "samples=16"), (0, "samples=16"), (64.0, "samples=16"),
    (True, "samples=16"),
])  # fmt: skip
def test_samples_that_are_no_power_of_two_are_told(samples, line):
    with pytest.raises(ValueError, match=f"samples={samples}.*Type: {line}"):
        sobol_function(ishigami, NAMES, BOUNDS, samples)


@pytest.mark.parametrize("trajectories", [4, 0, -1, 5.5, True])
def test_too_few_trajectories_are_told(trajectories):
    with pytest.raises(ValueError, match="Type: trajectories=5"):
        screen_function(ishigami, NAMES, BOUNDS, trajectories)
