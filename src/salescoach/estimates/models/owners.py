"""A test of heterogeneity: do owners, or managers, differ in their share of won deals by more than chance?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ...common.intervals import share_interval
from ...common.messages import whole
from ...records.records import Records
from .fitted import Excluded, check_records, left_out_lines, left_out_table
from .missing_owners import check_outcomes, missing_owner_lines
from .shuffled import compared, people_between
from .strata import strata

if TYPE_CHECKING:
    import pandas as pd

    from ...figures.picture import Picture

LEAST = 10  # closed deals of a group, below which it is left out
_MONTHS = ("first", "second", "third")


@dataclass(frozen=True, kw_only=True)
class OwnerDifferences:
    """Differences between owners and between managers, compared with chance.

    Attributes:
        table: one row per grouping (owners, managers, and each within strata if asked): groups, deals, won (%),
            lowest, highest, chi2, df, p (chi-square), p_shuffled (outcomes shuffled among the deals, within strata),
            p_people (of managers: owners shuffled among them with all their deals), beyond_chance (standard deviation
            of the true shares that remains, points).
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

        return owners_picture(self.groups[self.groups["by"] == self.table["by"].iloc[0]], self.table)

    def __repr__(self) -> str:
        return self.text


def owner_differences(records: Records, seed: int = 1, within: Sequence[str] = ()) -> OwnerDifferences:
    """Test whether shares of won deals differ between owners, and between managers, more than by chance.

    Managers are tested on all their deals, so also where each owner has few; then once more with owners shuffled among
    them, for a manager differs by the people that he happens to have.

    Args:
        records: with closed deals; managers are tested where the people table names them.
        seed: of the 2,000 shuffles of outcomes among deals, whole number from 0.
        within: strata in which groups are compared, such as ``["team", "quarter"]``: team, manager, pipeline,
            currency, or month, quarter or year of opening. By default all deals are one.

    Returns:
        The test: ``.table`` one row per grouping, ``.groups`` one row per owner or manager, ``.text``, ``.plot()``.

    Raises:
        ValueError: no lost (or no won) deals, an unknown stratum, or fewer than two owners or managers with ten closed
            deals each.

    Example:
        >>> import salescoach as sc
        >>> found = sc.owner_differences(sc.example_records())
        >>> found.table["by"].tolist()
        ['owners', 'managers']
    """
    import pandas as pd

    records, number = check_records(records, "sc.owner_differences"), whole("seed", seed, 0)
    check_outcomes(records)
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
            found += _tests(records, by, part, closed.assign(group=group), list(within), number)
    if not found:
        raise ValueError(
            f"at least two owners, or two managers, with {LEAST} closed deals each are needed. "
            "Type: sc.owner_differences(sc.example_records())"
        )
    table, months, left = pd.DataFrame(found), _months(closed), left_out_table(excluded)
    groups = pd.concat(parts, ignore_index=True)
    text = "\n".join([_words(table, months), *missing_owner_lines(records), *left_out_lines(left)])
    return OwnerDifferences(table=table, groups=groups, months=months, left_out=left, text=text)


def _groups(by: str, closed: pd.DataFrame, group: pd.Series) -> tuple[pd.DataFrame, int]:
    import pandas as pd

    counts = (closed["status"] == "won").groupby(group, sort=False).agg(["size", "sum"])
    enough = counts[counts["size"] >= LEAST]
    rows = []
    for name, many, won in enough.itertuples():
        low, high = share_interval(won, many)
        rows.append((by, name, int(many), int(won), 100 * won / many, 100 * low, 100 * high))
    columns = ["by", "name", "deals", "orders", "won", "low", "high"]
    return pd.DataFrame(rows, columns=columns), int(len(closed) - enough["size"].sum())


def _tests(
    records: Records, by: str, part: pd.DataFrame, closed: pd.DataFrame, within: list[str], seed: int
) -> list[dict[str, Any]]:
    """The test over all deals, and the one within strata if asked."""
    use = closed[closed["group"].isin(part["name"])]
    rows = [_test(by, part, use, np.zeros(len(use), int), seed)]
    if within:
        named = f"{by} within {' and '.join(within)}"
        rows.append(_test(named, part, use, strata(records, use, within), seed))
    return rows


def _test(by: str, part: pd.DataFrame, use: pd.DataFrame, stratum: Any, seed: int) -> dict[str, Any]:
    import pandas as pd

    group = pd.Index(part["name"]).get_indexer(use["group"])
    won = (use["status"] == "won").to_numpy(int)
    test = compared(group, won, stratum, seed)
    p_people = float("nan")
    if by == "managers":
        person, _ = pd.factorize(use["owner"])
        first = pd.Series(group).groupby(person).first().to_numpy()
        p_people = people_between(first, person, won, seed)
    return {
        "by": by, "groups": len(part), "deals": len(use), "won": 100 * float(won.mean()),
        "lowest": float(part["won"].min()), "highest": float(part["won"].max()),
        "chi2": test.stat, "df": test.df, "p": test.p, "p_shuffled": test.shuffled, "p_people": p_people,
        "beyond_chance": 100 * test.beyond,
    }  # fmt: skip


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


def _words(table: pd.DataFrame, months: pd.DataFrame) -> str:
    first = table.iloc[0]
    lines = [f"{first['won']:.1f} % of {first['deals']:,} closed deals were won."]
    lines += [_line(row) for row in table.to_dict("records")]
    if len(months) == 3:
        shares = ", ".join(f"{row['won']:.0f} % in the {row['month']}" for row in months.to_dict("records"))
        lines.append(
            f"  By the month of the quarter in which they closed: {shares}. When a deal is closed is part of its "
            "outcome (orders are hurried, losses written down late), so this is a warning, not a cause."
        )
    return "\n".join(lines)


def _line(row: dict[str, Any]) -> str:
    """What one test says, in words."""
    test = f"chi2 {row['chi2']:.1f} on {row['df']} df, {_p(row['p'])}; outcomes shuffled, {_p(row['p_shuffled'])}"
    group, _, strata_of = row["by"].partition(" within ")
    ends = f"{row['groups']} {group} from {row['lowest']:.1f} to {row['highest']:.1f} %"
    ends = f"{row['groups']} {row['by']}" if strata_of else ends
    if not row["df"]:
        return f"  {ends}: in no stratum are there two of them with both outcomes, so they cannot be compared there."
    if min(row["p"], row["p_shuffled"]) >= 0.05:
        return f"  {ends}: they differ no more than chance would make them ({test}). Do not rank them."
    if row["p_people"] >= 0.05:
        return (
            f"  {ends}: their deals differ by more than chance ({test}), but no more than if their people had been "
            f"shared out by lot ({_p(row['p_people'])}). Do not rank them."
        )
    return (
        f"  {ends}: they differ by more than chance ({test}); about {row['beyond_chance']:.1f} points "
        "of spread remain. Customers and territory are in it as well as people: no ground for judging anybody."
    )
