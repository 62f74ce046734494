"""One door to the meaning of every column: of results, of records and of the answer key."""

import pytest

import salescoach as sc
from salescoach.company.dictionary import ANSWERS
from salescoach.records.tables import TABLES

RESULTS = ("totals", "people_weeks", "managers_weeks", "deals")


@pytest.fixture(scope="module")
def company():
    return sc.make_company(teams=1, people=2, weeks=8)


def test_every_column_of_records_and_answers_is_described_as_it_is(company):
    frames = {f"records.{name}": frame for name, frame in company.records.tables.items()}
    frames |= {f"answer_key.{name}": frame for name, frame in company.truth.items()}
    for name, frame in frames.items():
        table = sc.columns(name)
        assert table["column"].tolist() == list(frame.columns), name
        assert table["dtype"].tolist() == [str(dtype) for dtype in frame.dtypes], name
        assert set(table["who sees it"]) == {"seen" if name.startswith("records") else "truth"}, name
        assert (table["unit"].str.len() > 1).all(), name
        assert (table["meaning"].str.len() > 3).all(), name
        needed = table.loc[table["required"], "column"]
        assert frame[needed].notna().all(axis=None), name


def test_the_door_knows_every_frame():
    with pytest.raises(ValueError, match=r"unknown frame 'records\.deal' - did you mean 'records\.deals'") as found:
        sc.columns("records.deal")
    listed = str(found.value).split("Frames: ")[1].split(". Type:")[0].split(", ")
    of_records = [*(f"records.{name}" for name in TABLES), "panel"]
    assert listed == [*RESULTS, *of_records, *(f"answer_key.{name}" for name in ANSWERS)]
    for frame in listed:
        assert sc.columns(frame)["column"].is_unique


def test_deals_of_results_and_of_records_are_two_frames():
    assert "price" in sc.columns("deals")["column"].tolist()
    assert "value" in sc.columns("records.deals")["column"].tolist()
