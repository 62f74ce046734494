"""owner_differences: the made-up CRM differs by chance alone; true differences are found; ranking is refused."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2_contingency

from salescoach.crm.read import read_crm
from salescoach.estimates.models.owners import owner_differences
from salescoach.records.records import make_records

MAVEN = Path(__file__).parents[4] / "shared" / "data" / "maven_crm_sales"


def company(spread, seed=1, owners=20, deals=200, managers=True):
    luck = np.random.default_rng(seed)
    share = 0.5 + spread * luck.standard_normal(owners)
    owner = np.repeat(np.arange(owners), deals)
    won = luck.random(len(owner)) < np.clip(share, 0.02, 0.98)[owner]
    day = pd.Timestamp("2025-01-01")
    frame = pd.DataFrame({
        "deal": [f"d{i}" for i in range(len(owner))], "owner": [f"o{i}" for i in owner], "opened": day,
        "closed": day + pd.to_timedelta(luck.integers(1, 360, len(owner)), unit="D"),
        "status": np.where(won, "won", "lost"),
    })  # fmt: skip
    people = pd.DataFrame({"owner": [f"o{i}" for i in range(owners)], "manager": [f"m{i % 4}" for i in range(owners)]})
    tables = {"deals": frame} | ({"people": people} if managers else {})
    return make_records(tables, source="made")


@pytest.mark.skipif(not MAVEN.is_dir(), reason="../shared/data is not here")
def test_maven_owners_and_managers_differ_by_chance():
    found = owner_differences(read_crm(MAVEN))
    table = found.table.set_index("by")
    assert table.loc["owners", "won"] == pytest.approx(63.2, abs=0.05)
    assert table.loc["owners", "chi2"] == pytest.approx(33.3, abs=0.05)
    assert (table.loc["owners", "df"], table.loc["managers", "df"]) == (29, 5)
    assert table.loc["owners", "p"] == pytest.approx(0.26, abs=0.01)
    assert table.loc["owners", "p_shuffled"] == pytest.approx(0.26, abs=0.04)
    assert table.loc["managers", "chi2"] == pytest.approx(2.4, abs=0.05)
    assert found.text.count("differ no more than chance would make them") == 2
    assert found.months["won"].round(0).tolist() == [49, 55, 81]
    assert "a warning, not a cause" in found.text
    assert "1,589 deals - still open" in found.text


def test_agrees_with_scipy():
    records = company(0.05)
    deals = records.deals
    stat = chi2_contingency(pd.crosstab(deals["owner"], deals["status"]), correction=False)
    row = owner_differences(records).table.iloc[0]
    assert row["chi2"] == pytest.approx(stat.statistic)
    assert row["p"] == pytest.approx(stat.pvalue)


def test_by_hand():
    """Two owners with the same share, a third with too few deals, an open deal."""
    deals = pd.DataFrame({
        "deal": [f"d{i}" for i in range(55)], "owner": ["a"] * 20 + ["b"] * 25 + ["few"] * 9 + ["a"],
        "opened": pd.Timestamp("2025-01-01"), "closed": [pd.Timestamp("2025-02-10")] * 54 + [pd.NaT],
        "status": ["won"] * 4 + ["lost"] * 16 + ["won"] * 5 + ["lost"] * 29 + ["open"],
    })  # fmt: skip
    found = owner_differences(make_records({"deals": deals}, source="hand"))
    row = found.table.iloc[0]
    assert (row["groups"], row["deals"], row["df"]) == (2, 45, 1)
    assert [row[k] for k in ("won", "lowest", "highest")] == pytest.approx([20, 20, 20])
    assert [row[k] for k in ("chi2", "beyond_chance")] == pytest.approx([0, 0], abs=1e-9)
    assert [row[k] for k in ("p", "p_shuffled")] == pytest.approx([1, 1])
    assert found.groups["orders"].tolist() == [4, 5]
    assert found.groups["won"].tolist() == pytest.approx([20, 20])
    assert found.left_out.set_index("what")["rows"].dropna().to_dict() == {"deals": 1, "deals of owners": 9}
    assert found.months[["month", "deals", "won"]].to_numpy().tolist() == [["second", 54, pytest.approx(100 * 9 / 54)]]


def test_true_differences_are_found_and_sized():
    found = owner_differences(company(0.10, owners=80))
    row = found.table.iloc[0]
    assert max(row["p"], row["p_shuffled"]) < 0.01
    assert row["beyond_chance"] == pytest.approx(10, abs=2.5)
    assert "more than chance" in found.text
    assert "no ground for judging" in found.text


def test_chance_alone_is_called_chance_nineteen_times_in_twenty():
    found = [owner_differences(company(0.0, 10_000 + 7 * seed, deals=60, managers=False)).table for seed in range(40)]
    frame = pd.concat(found)
    assert (frame["p"] < 0.05).sum() <= 6
    assert np.corrcoef(frame["p"], frame["p_shuffled"])[0, 1] > 0.99
    assert 0.3 < frame["p_shuffled"].mean() < 0.7


@pytest.mark.parametrize(("status", "other"), [("won", "lost"), ("lost", "won")])
def test_where_nothing_or_everything_is_won_no_share_is_told(status, other):
    records = company(0.0, owners=3)
    with pytest.raises(ValueError, match=f"no {other} deal among 600 closed ones"):
        owner_differences(replace(records, deals=records.deals.assign(status=status)))


def test_same_seed_same_numbers_and_picture():
    one, two = owner_differences(company(0.05)), owner_differences(company(0.05))
    pd.testing.assert_frame_equal(one.table, two.table)
    picture = one.plot()
    assert picture.png().startswith(b"\x89PNG")
    assert "unnamed" in picture.figure.axes[0].get_xlabel()
    assert "o1" not in picture.alt
    assert picture.title.startswith("20 owners differ")


def test_without_managers_it_says_so():
    found = owner_differences(company(0.0, managers=False))
    assert found.table["by"].tolist() == ["owners"]
    assert "managers - not named in the records" in found.text


def test_too_few():
    with pytest.raises(ValueError, match="two owners, or two managers, with 10 closed deals"):
        owner_differences(company(0.0, owners=1))
    with pytest.raises(ValueError, match="holds no records"):
        owner_differences(None)
