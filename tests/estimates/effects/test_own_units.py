"""Effects on imported person-weeks, in a unit of one's own; the columns of a panel are published."""

import numpy as np
import pandas as pd
import pytest

from salescoach.company.columns import columns
from salescoach.crm.read import read_crm
from salescoach.estimates.effects.oversight import effect_of_oversight
from salescoach.estimates.effects.panel import KNOWN, NEEDED, make_panel
from salescoach.records.panel import PANEL

ADDED = 0.25


@pytest.fixture(scope="module")
def weeks():
    """120 people, 40 weeks, a treatment by lot from week 20 on that adds a quarter of a standard deviation."""
    luck = np.random.default_rng(6)
    person, week = np.repeat(np.arange(120), 40), np.tile(np.arange(40), 120)
    treated = luck.permutation(np.arange(120) % 2 == 0)[person] & (week >= 20)
    own = np.sqrt(0.35) * luck.standard_normal(120)[person]
    result = own + np.sqrt(0.65) * luck.standard_normal(len(person)) + ADDED * treated
    names = [f"P{k:03d}" for k in person]
    return pd.DataFrame({"person": names, "week": week, "treated": treated.astype(int), "result": result.round(4)})


CHOSEN = ["regression", "two-way fixed effects", "before and after"]


def test_a_plain_file_of_person_weeks_gives_the_effect(weeks, tmp_path):
    file = tmp_path / "weeks.csv"
    weeks.to_csv(file, index=False)
    found = effect_of_oversight(read_crm(weeks=file), weeks=4, no_teams=True, estimators=CHOSEN)
    table = found.table.set_index("estimator")
    for name in CHOSEN[:2]:
        assert table.loc[name, "low"] < ADDED < table.loc[name, "high"]
        assert table.loc[name, "low"] > 0
    assert found.unit == "in the unit of the results"
    assert "points of quota" not in found.text
    assert f"{table.loc['regression', 'effect']:+.3f}" in found.text  # as many places as the error asks for
    assert "raises the result" in found.text


def test_the_fixed_effects_are_those_of_statsmodels(weeks):
    smf = pytest.importorskip("statsmodels.formula.api")
    frame = weeks.rename(columns={"week": "period"})
    found = effect_of_oversight(frame, no_teams=True, unit="calls", estimators=["two-way fixed effects"]).table
    known = smf.ols("result ~ treated + C(person) + C(period)", frame).fit()
    assert found["effect"].iloc[0] == pytest.approx(known.params["treated"], rel=1e-6)


def test_a_unit_of_ones_own_stands_in_text_and_picture(weeks):
    frame = weeks.rename(columns={"week": "period"})
    found = effect_of_oversight(frame, no_teams=True, unit="calls a week", estimators=["regression"])
    assert "effect on the treated, calls a week (95 % interval)" in found.text
    assert "calls a week" in found.plot().figure.axes[0].get_xlabel()
    assert effect_of_oversight(frame, no_teams=True, estimators=["regression"]).unit == "points of quota"


def test_the_published_columns_are_those_that_the_panel_takes(weeks):
    assert columns("panel")["column"].tolist() == [column.name for column in PANEL]
    assert {column.name for column in PANEL} == set(KNOWN)
    assert {column.name for column in PANEL if column.required} == set(NEEDED)
    frame = weeks.rename(columns={"week": "period"})
    for name in NEEDED:
        with pytest.raises(ValueError, match=f"no column '{name}'"):
            make_panel(frame.drop(columns=name), no_teams=True)
