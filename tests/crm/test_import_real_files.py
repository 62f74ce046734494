"""Files that other people made: Maven's practice CRM, Fivetran's fixtures, header lines of real exports."""

from pathlib import Path

import pytest

from salescoach.crm.read import read_crm

DATA = Path(__file__).parents[3] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here")
ALONE = sorted([*DATA.glob("crm_headers/*.csv"), *DATA.glob("fivetran_dbt_seeds/*.csv")])


def balanced(records):
    for _, rows in records.account.groupby("file"):
        count = rows.groupby("outcome")["rows"].sum()
        assert count["read"] == count["used"] + count.get("excluded", 0)
    return records


def test_maven():
    records = balanced(read_crm(DATA / "maven_crm_sales"))
    assert records.deals["status"].value_counts().to_dict() == {"won": 4238, "lost": 2473, "open": 1589}
    excluded = records.excluded[records.excluded["file"] == "sales_pipeline.csv"]
    assert excluded[["reason", "rows"]].to_numpy().tolist() == [["no opening date", 500]]  # Prospecting
    assert records.deals["account"].isna().sum() + 337 == 1425  # the others are among those 500
    assert len(records.people) == 30
    assert records.people["manager"].nunique() == 6


@pytest.mark.parametrize("path", ALONE, ids=lambda path: path.stem)
def test_each_file_alone(path):
    records = balanced(read_crm(path))
    assert records.text
    if "crm_headers" in str(path):
        assert not any(len(frame) for frame in records.tables.values())
        assert "There are no deals in it." in records.text


@pytest.mark.parametrize(("family", "deals", "activities"), [("sf", 0, 10), ("hubspot", 22, 2)])
def test_fivetran_together(family, deals, activities):
    records = balanced(read_crm(sorted(DATA.glob(f"fivetran_dbt_seeds/{family}_*.csv"))))
    assert (len(records.deals), len(records.activities)) == (deals, activities)
