"""The page of which estimator to take follows from the stored benchmark, and from nothing else."""

import copy

import pytest

from salescoach.estimates.effects.benchmark_table import finding
from salescoach.estimates.effects.worlds import WORLDS
from scripts import which_estimator as doc


def test_the_page_is_what_the_figures_say():
    assert doc.PAGE.stale() == []
    assert set(doc.SITUATIONS) == set(WORLDS)


def test_another_figure_is_another_page(monkeypatch):
    found = copy.deepcopy(doc.stored())
    row = next(r for r in found["table"] if r["world"] == "hidden reason" and r["estimator"] == "matching")
    assert finding(row) == "biased down"
    assert "none: have the next one drawn by lot" in doc.page()
    row |= {"bias": 0.0, "coverage": 0.95}
    monkeypatch.setattr(doc, "stored", lambda: found)
    changed = doc.page()
    assert "none: have the next one drawn by lot" not in changed
    assert "none is right" not in changed


def test_what_is_named_as_best_is_right_and_has_the_least_error():
    rows = [r for r in doc.stored()["table"] if r["world"] == "strugglers watched" and r["bias"] is not None]
    best = min((r for r in rows if finding(r) == "right"), key=lambda r: r["rmse"])
    _, least, _, off = doc._situation("strugglers watched", rows)
    assert least.startswith(f"{best['estimator']} {best['rmse']:.0f}")
    for row in rows:
        assert (f"{row['estimator']} {row['bias']:+.1f}" in off) == finding(row).startswith("biased")


@pytest.mark.parametrize(("names", "said"), [(["a"], "a"), (["a", "b", "c"], "a, b and c")])
def test_names_in_a_row(names, said):
    assert doc._and(names) == said
