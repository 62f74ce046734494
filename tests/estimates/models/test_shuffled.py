"""Groups compared within strata: as statsmodels does it; Simpson's case; managers whose owners are small."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import chi2_contingency

from salescoach.estimates.models.owners import owner_differences
from salescoach.estimates.models.shuffled import compared, people_between
from salescoach.records.records import make_records


def drawn(groups, strata, n=1200, seed=1, effect=0.0):
    luck = np.random.default_rng(seed)
    stratum = luck.integers(0, strata, n)
    group = np.minimum((luck.random(n) * groups * (0.8 + 0.4 * stratum / strata)).astype(int), groups - 1)
    chance = 0.2 + 0.5 * stratum / strata + effect * group
    return group, (luck.random(n) < chance).astype(float), stratum


def test_two_groups_in_strata_as_statsmodels_has_it():
    tables = pytest.importorskip("statsmodels.stats.contingency_tables")
    group, won, stratum = drawn(2, 5)
    counts = [pd.crosstab(group[stratum == s], won[stratum == s]).to_numpy() for s in range(5)]
    known = tables.StratifiedTable(counts).test_null_odds()
    found = compared(group, won, stratum, 1)
    assert (found.stat, found.p, found.df) == (pytest.approx(known.statistic), pytest.approx(known.pvalue), 1)
    assert found.shuffled == pytest.approx(found.p, abs=0.05)


def test_one_stratum_is_pearsons():
    group, won, _ = drawn(7, 3)
    known = chi2_contingency(pd.crosstab(group, won), correction=False)
    found = compared(group, won, np.zeros(len(group), int), 1)
    assert (found.stat, found.p, found.df) == (pytest.approx(known.statistic), pytest.approx(known.pvalue), 6)


def test_a_spread_within_strata_is_sized():
    luck = np.random.default_rng(5)
    group, stratum = np.repeat(np.arange(60), 200), np.tile(np.arange(4), 3000)
    share = 0.3 + 0.1 * stratum + 0.08 * luck.standard_normal(60)[group]
    found = compared(group, (luck.random(len(group)) < share).astype(float), stratum, 1)
    assert found.beyond == pytest.approx(0.08, abs=0.02)
    assert found.p < 0.01


def offices(seed=3, owners=24, deals=150):
    """Owners who are alike within their office; offices win 20, 40 and 60 %."""
    luck = np.random.default_rng(seed)
    owner = np.repeat(np.arange(owners), deals)
    won = luck.random(len(owner)) < 0.2 + 0.2 * (owner % 3)
    day = pd.Timestamp("2024-01-01") + pd.to_timedelta(luck.integers(0, 600, len(owner)), unit="D")
    frame = pd.DataFrame({
        "deal": [f"d{i}" for i in range(len(owner))], "owner": [f"o{i}" for i in owner], "opened": day,
        "closed": day + pd.Timedelta(days=30), "status": np.where(won, "won", "lost"),
    })  # fmt: skip
    people = pd.DataFrame({"owner": [f"o{i}" for i in range(owners)], "team": [f"t{i % 3}" for i in range(owners)]})
    return make_records({"deals": frame, "people": people}, source="made")


def test_owners_who_differ_by_their_office_alone_do_not_differ_within_it():
    found = owner_differences(offices(), within=["team", "quarter"])
    table = found.table.set_index("by")
    assert table.index.tolist() == ["owners", "owners within team and quarter"]
    assert table.loc["owners", "p"] < 1e-6
    assert table.loc["owners within team and quarter", "p"] > 0.05
    assert "24 owners within team and quarter: they differ no more than chance" in found.text


def test_a_wrong_or_missing_stratum_is_told():
    with pytest.raises(ValueError, match="did you mean 'quarter'"):
        owner_differences(offices(), within=["quarte"])
    with pytest.raises(ValueError, match="name no pipeline"):
        owner_differences(offices(), within=["pipeline"])


def small(spread, manager_spread, seed=4, owners=120, deals=8, managers=6):
    luck = np.random.default_rng(seed)
    share = 0.4 + spread * luck.standard_normal(owners) + np.repeat(manager_spread * luck.standard_normal(managers), 20)
    owner = np.repeat(np.arange(owners), deals)
    day = pd.Timestamp("2024-01-01")
    frame = pd.DataFrame({
        "deal": [f"d{i}" for i in range(len(owner))], "owner": [f"o{i}" for i in owner], "opened": day,
        "closed": day + pd.Timedelta(days=30),
        "status": np.where(luck.random(len(owner)) < np.clip(share, 0, 1)[owner], "won", "lost"),
    })  # fmt: skip
    people = pd.DataFrame(
        {"owner": [f"o{i}" for i in range(owners)], "manager": [f"m{i // 20}" for i in range(owners)]}
    )
    return make_records({"deals": frame, "people": people}, source="made")


def test_managers_are_tested_where_each_owner_is_too_small():
    found = owner_differences(small(0.0, 0.15))
    assert found.table["by"].tolist() == ["managers"]
    assert found.table["deals"].tolist() == [960]
    assert found.table["p_people"].iloc[0] < 0.05
    assert "6 managers" in found.plot().title


def test_managers_do_not_differ_by_the_people_whom_they_happen_to_have():
    """Owners differ, managers do not: deals shuffled find managers too often, people shuffled one time in twenty."""
    luck = np.random.default_rng(8)
    person, group = np.repeat(np.arange(40), 100), np.arange(40) // 10
    found = []
    for seed in range(30):
        share = 0.4 + 0.15 * luck.standard_normal(40)
        won = (luck.random(4000) < np.clip(share, 0, 1)[person]).astype(float)
        deals = compared(group[person], won, np.zeros(4000, int), seed).p
        found.append((deals, people_between(group, person, won, seed)))
    deals, people = np.array(found).T
    assert (deals < 0.05).sum() > 15
    assert (people < 0.05).sum() <= 5


def test_a_missing_owner_is_named_as_the_cause(tmp_path):
    from salescoach.crm.read import read_crm

    rows = [f"{n},{'Ann' if n % 2 else 'Bo'},won,2024-01-02,2024-02-02" for n in range(60)]
    rows += [f"{n},,lost,2024-01-02,2024-02-02" for n in range(60, 160)]
    file = tmp_path / "deals.csv"
    file.write_text("\n".join(["deal,owner,status,opened,closed", *rows]))
    with pytest.raises(ValueError, match="Missing owners go with the outcome: 100% of the lost deals"):
        owner_differences(read_crm(file))
    rows += [f"{n},{'Ann' if n % 2 else 'Bo'},lost,2024-01-02,2024-02-02" for n in range(160, 200)]
    file.write_text("\n".join(["deal,owner,status,opened,closed", *rows]))
    assert "Missing owners go with the outcome" in owner_differences(read_crm(file)).text
