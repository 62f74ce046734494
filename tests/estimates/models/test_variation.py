"""Between and within people: as statsmodels has it, known shares, what fades, and doors."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salescoach.crm.read import read_crm
from salescoach.estimates.models.variation import between_and_within


def panel(people=120, periods=40, share=0.35, keep=1.0, seed=6, gone=0.0):
    """Person-periods; of the variance 1 ``share`` is the person's, of which ``keep`` goes on from period to period."""
    luck = np.random.default_rng(seed)
    own = np.sqrt(share) * luck.standard_normal(people)
    rows = []
    for period in range(periods):
        own = keep * own + np.sqrt(share * (1 - keep**2)) * luck.standard_normal(people)
        value = own + np.sqrt(1 - share) * luck.standard_normal(people)
        rows.append(pd.DataFrame({"person": [f"p{i:03d}" for i in range(people)], "period": period, "result": value}))
    frame = pd.concat(rows, ignore_index=True)
    return frame[luck.random(len(frame)) >= gone]


def test_the_variances_are_those_of_a_mixed_model():
    mixed = pytest.importorskip("statsmodels.regression.mixed_linear_model")
    frame = panel(people=60, periods=20)
    apart = frame.assign(result=frame["result"] - frame.groupby("period")["result"].transform("mean"))
    known = mixed.MixedLM.from_formula("result ~ 1", apart, groups="person").fit()
    found = between_and_within(frame).table["variance"]
    assert found.tolist() == pytest.approx([float(known.cov_re.iloc[0, 0]), known.scale], rel=1e-3)


@pytest.mark.parametrize("gone", [0.0, 0.4])
def test_a_known_share_is_recovered(gone):
    found = between_and_within(panel(gone=gone))
    first = found.table.iloc[0]
    assert first["low"] < 0.35 < first["high"]
    assert first["high"] - first["low"] < 0.2
    assert found.table["share"].sum() == pytest.approx(1)
    assert (found.persistence["low"] < 0.35).all()
    assert (found.persistence["high"] > 0.35).all()
    assert found.periods_needed == pytest.approx(0.7 / 0.3 * 0.65 / 0.35, rel=0.3)
    assert "does not clearly fade" in found.text


def test_what_fades_is_told_to_fade():
    found = between_and_within(panel(people=300, keep=0.8))
    lags = found.persistence.set_index("lag")["correlation"]
    assert lags[1] == pytest.approx(0.35 * 0.8, abs=0.05)
    assert lags[12] == pytest.approx(0.35 * 0.8**12, abs=0.05)
    assert "It fades with time" in found.text


def test_nothing_between_people_is_told_as_nothing():
    found = between_and_within(panel(share=0.0, people=200))
    assert found.table["share"].iloc[0] < 0.02
    assert found.table["low"].iloc[0] == pytest.approx(0, abs=0.005)


@settings(max_examples=10, deadline=None)
@given(shift=st.lists(st.floats(-50, 50), min_size=8, max_size=8), scale=st.floats(0.01, 100))
def test_what_moves_everybody_and_the_unit_change_no_share(shift, scale):
    frame = panel(people=25, periods=8)
    moved = frame.assign(result=scale * (frame["result"] + np.array(shift)[frame["period"]]))
    one, two = between_and_within(frame), between_and_within(moved)
    pd.testing.assert_frame_equal(one.table[["share", "low", "high"]], two.table[["share", "low", "high"]], atol=1e-6)


def test_of_few_people_no_interval_is_given():
    found = between_and_within(panel(people=19))
    assert found.table["low"].isna().all()
    assert found.persistence["low"].isna().all()
    assert "at least 20 people are needed" in found.text
    assert "cannot be told" in found.text
    assert found.plot().png().startswith(b"\x89PNG")


def test_person_weeks_of_a_plain_file_are_read_as_the_frame(tmp_path):
    frame = panel(people=30, periods=12)
    file = tmp_path / "weeks.csv"
    frame.rename(columns={"period": "week"}).round(4).to_csv(file, index=False)
    records = between_and_within(read_crm(weeks=file))
    plain = between_and_within(frame.rename(columns={"period": "week"}))
    assert records.table["share"].tolist() == pytest.approx(plain.table["share"].tolist(), abs=1e-3)
    assert "quota" not in records.text  # there was none
    with pytest.raises(ValueError, match="do not tell 'moved'"):
        between_and_within(read_crm(weeks=file), "moved")


@pytest.mark.parametrize(
    ("frame", "says"),
    [
        (7, "holds no person-periods"),
        (pd.DataFrame({"person": ["a"], "period": [1]}), "no column 'result'"),
        (pd.DataFrame({"person": ["a", "a"], "period": [1, 1], "result": [1.0, 2.0]}), "more than once"),
        (pd.DataFrame({"person": ["a", "b"], "period": [1, 1], "result": [1.0, 2.0]}), "two people with two periods"),
        (pd.DataFrame({"person": ["a"], "period": [1], "result": ["x"]}), "must hold numbers"),
    ],
)
def test_wrong_panels(frame, says):
    with pytest.raises(ValueError, match=says):
        between_and_within(frame)
