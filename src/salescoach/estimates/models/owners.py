"""A test of heterogeneity: do owners, or managers, differ in their share of won deals by more than chance?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.arrays import Array
from ...common.intervals import share_interval
from ...common.messages import whole
from ...records.records import Records
from .fitted import Excluded, check_records, left_out_lines, left_out_table

if TYPE_CHECKING:
    import pandas as pd

    from ...figures.picture import Picture

RESAMPLES = 2000
LEAST = 10  # closed deals of a group, below which it is left out
_MONTHS = ("first", "second", "third")


@dataclass(frozen=True, kw_only=True)
class OwnerDifferences:
    """Differences between owners and between managers, compared with chance.

    Attributes:
        table: one row per grouping (owners, managers): groups, deals, won (%), lowest, highest, chi2, df, p
            (chi-square), p_shuffled (outcomes shuffled among the deals), beyond_chance (standard deviation of the true
            shares that remains, points).
        groups: one row per owner or manager: deals, won (%), low, high.
        months: share won by month of the quarter in which deals closed; a warning, not a cause.
        left_out: what, rows, reason.
        text: the same in words.
    """

    table: pd.DataFrame
    groups: pd.DataFrame
    months: pd.DataFrame
    left_out: pd.DataFrame
    text: str

    def plot(self) -> Picture:
        """Owners' shares with intervals, beside the share of all."""
        from ...figures.models import owners_picture

        return owners_picture(self.groups[self.groups["by"] == "owners"], self.table)

    def __repr__(self) -> str:
        return self.text


def owner_differences(records: Records, seed: int = 1) -> OwnerDifferences:
    """Test whether shares of won deals differ between owners, and between managers, more than by chance.

    Args:
        records: with closed deals; managers are tested where the people table names them.
        seed: of the 2,000 shuffles of outcomes among deals, whole number from 0.

    Returns:
        The test: ``.table`` one row per grouping, ``.groups`` one row per owner or manager, ``.text``, ``.plot()``.

    Raises:
        ValueError: fewer than two owners with ten closed deals each.

    Example:
        >>> import salescoach as sc
        >>> found = sc.owner_differences(sc.example_records())
        >>> found.table["by"].tolist()
        ['owners', 'managers']
    """
    import pandas as pd

    records, number = check_records(records, "sc.owner_differences"), whole("seed", seed, 0)
    deals = records.deals
    closed = deals[deals["status"] != "open"]
    excluded: Excluded = [("deals", len(deals) - len(closed), "still open: neither won nor lost")]
    manager = records.people.drop_duplicates("owner").set_index("owner")["manager"]
    found, parts = [], []
    for by, group in (("owners", closed["owner"]), ("managers", closed["owner"].map(manager))):
        if not group.notna().any():
            excluded.append((by, None, "not named in the records"))
            continue
        part, few = _groups(by, closed, group)
        excluded.append((f"deals of {by}", few, f"fewer than {LEAST} closed deals each, or nobody named"))
        if len(part) >= 2:
            parts.append(part)
            found.append(_test(by, part, number))
    if not found or found[0]["by"] != "owners":
        raise ValueError(
            f"at least two owners with {LEAST} closed deals each are needed. "
            "Type: sc.owner_differences(sc.example_records())"
        )
    table, months, left = pd.DataFrame(found), _months(closed), left_out_table(excluded)
    groups = pd.concat(parts, ignore_index=True)
    text = _words(table, months, left)
    return OwnerDifferences(table=table, groups=groups, months=months, left_out=left, text=text)


def _groups(by: str, closed: pd.DataFrame, group: pd.Series) -> tuple[pd.DataFrame, int]:
    import pandas as pd

    counts = (closed["status"] == "won").groupby(group).agg(["size", "sum"])
    enough = counts[counts["size"] >= LEAST]
    rows = []
    for name, many, won in enough.itertuples():
        low, high = share_interval(won, many)
        rows.append((by, name, int(many), int(won), 100 * won / many, 100 * low, 100 * high))
    columns = ["by", "name", "deals", "orders", "won", "low", "high"]
    return pd.DataFrame(rows, columns=columns), int(len(closed) - enough["size"].sum())


def _test(by: str, part: pd.DataFrame, seed: int) -> dict[str, Any]:
    n, won = part["deals"].to_numpy(float), part["orders"].to_numpy(float)
    share, df = won.sum() / n.sum(), len(part) - 1
    stat, p, p_shuffled = _chi2(n, won, seed)
    # Method of moments: what the spread of shares holds beyond binomial chance.
    beyond = (stat - df) * share * (1 - share) / (n.sum() - (n**2).sum() / n.sum())
    return {
        "by": by, "groups": len(part), "deals": int(n.sum()), "won": 100 * share,
        "lowest": float(part["won"].min()), "highest": float(part["won"].max()),
        "chi2": stat, "df": df, "p": p, "p_shuffled": p_shuffled,
        "beyond_chance": 100 * float(np.sqrt(max(0.0, beyond))),
    }  # fmt: skip


def _chi2(n: Array, won: Array, seed: int) -> tuple[float, float, float]:
    """Chi-square statistic of equal shares, its p, and the p of outcomes shuffled among all deals."""
    from scipy.stats import MonteCarloMethod, chi2_contingency

    counts = np.column_stack([won, n - won]).astype(int)
    if not counts.sum(axis=0).all():
        return 0.0, 1.0, 1.0  # all won, or none: nobody differs
    test = chi2_contingency(counts, correction=False)
    shuffles = MonteCarloMethod(n_resamples=RESAMPLES, rng=np.random.default_rng(seed))
    shuffled = chi2_contingency(counts, correction=False, method=shuffles)
    return float(test.statistic), float(test.pvalue), float(shuffled.pvalue)


def _months(closed: pd.DataFrame) -> pd.DataFrame:
    """Share won by month of the calendar quarter in which a deal closed."""
    import pandas as pd

    known = closed[closed["closed"].notna()]
    month = (known["closed"].dt.month - 1) % 3
    rows = []
    for number, name in enumerate(_MONTHS):
        here = known[month == number]
        if len(here):
            won = int((here["status"] == "won").sum())
            ends = (100 * end for end in share_interval(won, len(here)))
            rows.append((name, len(here), 100 * won / len(here), *ends))
    return pd.DataFrame(rows, columns=["month", "deals", "won", "low", "high"])


def _p(p: float) -> str:
    return f"p {p:.2f}" if p >= 0.01 else "p below .01"


def _words(table: pd.DataFrame, months: pd.DataFrame, left: pd.DataFrame) -> str:
    first = table.iloc[0]
    lines = [f"{first['won']:.1f} % of {first['deals']:,} closed deals were won."]
    for row in table.to_dict("records"):
        test = f"chi2 {row['chi2']:.1f} on {row['df']} df, {_p(row['p'])}; outcomes shuffled, {_p(row['p_shuffled'])}"
        ends = f"{row['groups']} {row['by']} from {row['lowest']:.1f} to {row['highest']:.1f} %"
        if min(row["p"], row["p_shuffled"]) >= 0.05:
            lines.append(f"  {ends}: they differ no more than chance would make them ({test}). Do not rank them.")
        else:
            lines.append(
                f"  {ends}: they differ by more than chance ({test}); about {row['beyond_chance']:.1f} points "
                "of spread remain. Customers and territory are in it as well as people: no ground for judging anybody."
            )
    if len(months) == 3:
        shares = ", ".join(f"{row['won']:.0f} % in the {row['month']}" for row in months.to_dict("records"))
        lines.append(
            f"  By the month of the quarter in which they closed: {shares}. When a deal is closed is part of its "
            "outcome (orders are hurried, losses written down late), so this is a warning, not a cause."
        )
    return "\n".join(lines + left_out_lines(left))
