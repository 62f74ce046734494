"""What was known of an open deal on a day: contacts, stages, the owner's and customer's past, the manager's hours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ...common.messages import did_you_mean
from .asof import monday, sums_before, sums_between
from .past import against_company

if TYPE_CHECKING:
    import pandas as pd

    from ...records.records import Records

RECENT = 28  # days that count as recent
END = 7  # last days of a month that count as its end
UNITS = {
    "age": "days since opened",
    "contacts_per_week": "contacts logged per week since opened",
    "recent_contacts": "contacts logged in the last 28 days",
    "since_contact": "days since the last contact",
    "month_end_share": "share of contacts in the last 7 days of a month",
    "quarter_end_share": "share of contacts in the last 7 days of a quarter",
    "stages_passed": "stages entered after the first",
    "days_in_stage": "days in the present stage",
    "owner_win_rate": "share of the owner's closed deals won so far, less the company's on the same days",
    "owner_open": "owner's deals open after the week before",
    "customer_win_rate": "share of the customer's closed deals won so far, less the company's on the same days",
    "customer_order_size": "mean of the customer's earlier orders (log money)",
    "oversight_hours": "manager's oversight of the owner, hours per week, last 4 weeks",
    "coaching_hours": "manager's coaching of the owner, hours per week, last 4 weeks",
    "behind_quota": "owner's orders of the last 13 weeks below quota (share of quota)",
    "days_left": "days left in the quarter",
}
PRESSURE = (
    "contacts_per_week",
    "recent_contacts",
    "month_end_share",
    "quarter_end_share",
    "oversight_hours",
    "behind_quota",
)
_NO = "the records have no {}"


def features_at(records: Records, rows: pd.DataFrame) -> tuple[pd.DataFrame, list[tuple[str, str]]]:
    """Features of deals at moments, from what was written down on days before the moment only.

    Args:
        records: from ``read_crm`` or a company.
        rows: deal, account, owner, opened, at (a day each), in any order.

    Returns:
        One column per feature beside ``owner_then`` (who worked the deal then), in the order of the rows; and the
        features that the records do not allow, with the reason.
    """
    import pandas as pd

    rows = rows.reset_index(drop=True)
    out = pd.DataFrame({"age": (rows["at"] - rows["opened"]).dt.days.astype(float)})
    unavailable = [
        ("value", "records keep a deal's last value only, and that of an order is its price: it gives the outcome away")
    ]
    then = rows["owner"]
    if len(records.activities) and records.activities["deal"].notna().any():
        out, then = _contacts(records, rows, out)
    else:
        unavailable.append(("contacts", _NO.format("activities on deals")))
        unavailable.append(("who worked a deal then", "only the last owner is known, who stands for any before"))
    out = _stages(records, rows, out) if len(records.stages) else out
    if not len(records.stages):
        unavailable.append(("stage history", _NO.format("stages")))
    out = _past(records, rows.assign(owner=then), out, unavailable)
    out = _hours(records, rows["at"], then, out, unavailable)
    out = _quota(records, rows["at"], then, out, unavailable)
    end = rows["at"] + pd.offsets.QuarterEnd(0)
    out["days_left"] = (end.dt.normalize() - rows["at"]).dt.days.astype(float)
    if "recent_contacts" in out and out["age"].max() <= RECENT:
        out = out.drop(columns="recent_contacts")
        unavailable.append(("recent_contacts", "the deals are so young that these are all contacts"))
    out = out.copy()
    out["owner_then"] = then
    return out, unavailable


def _contacts(records: Records, rows: pd.DataFrame, out: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    import pandas as pd

    seen = records.activities.dropna(subset=["deal", "done_at"])
    seen = seen[seen["done"].fillna(True).astype(bool)]
    day = seen["done_at"].dt.normalize()
    left = ((day + pd.offsets.MonthEnd(0)) - day).dt.days
    ends = left < END
    quarter = ends & (day.dt.month % 3 == 0)
    amounts = np.column_stack([np.ones(len(seen)), ends, quarter])
    so_far = sums_before(seen["deal"], day, amounts, rows["deal"], rows["at"])
    recent = sums_between(
        seen["deal"], day, amounts[:, :1], rows["deal"], rows["at"] - pd.Timedelta(days=RECENT), rows["at"]
    )
    many = np.maximum(so_far[:, 0], 1.0)
    out["contacts_per_week"] = so_far[:, 0] / np.maximum(out["age"] / 7, 1.0)
    out["recent_contacts"] = recent[:, 0]
    out["month_end_share"], out["quarter_end_share"] = so_far[:, 1] / many, so_far[:, 2] / many
    last = _last_before(seen.assign(day=day), rows, "day", ["day", "owner"])
    out["since_contact"] = (rows["at"] - last["day"].fillna(rows["opened"])).dt.days.astype(float)
    return out, last["owner"].fillna(rows["owner"])


def _last_before(events: pd.DataFrame, rows: pd.DataFrame, time: str, keep: list[str]) -> pd.DataFrame:
    """Of the deal's events on days before the moment, the last one; missing where there is none."""
    import pandas as pd

    asked = pd.DataFrame({"row": np.arange(len(rows)), "deal": rows["deal"], "at": rows["at"]})
    found = asked.merge(events[list(dict.fromkeys(["deal", time, *keep]))], on="deal")
    found = found[found[time] < found["at"]].sort_values(["row", time], kind="stable")
    return found.drop_duplicates("row", keep="last").set_index("row")[keep].reindex(asked["row"]).reset_index(drop=True)


def _stages(records: Records, rows: pd.DataFrame, out: pd.DataFrame) -> pd.DataFrame:
    seen = records.stages.assign(day=records.stages["entered"].dt.normalize())
    many = sums_before(seen["deal"], seen["day"], np.ones((len(seen), 1)), rows["deal"], rows["at"])[:, 0]
    last = _last_before(seen, rows, "day", ["day"])["day"].fillna(rows["opened"])
    out["stages_passed"] = np.maximum(many - 1, 0)
    out["days_in_stage"] = (rows["at"] - last).dt.days.astype(float)
    return out


def _past(records: Records, rows: pd.DataFrame, out: pd.DataFrame, unavailable: list[tuple[str, str]]) -> pd.DataFrame:
    deals = records.deals
    closed = deals[deals["closed"].notna()]
    won = (closed["status"] == "won").to_numpy(float)
    out["owner_win_rate"] = against_company(closed["owner"], closed["closed"], won, rows["owner"], rows["at"])
    if not rows["account"].notna().any():
        unavailable.append(("customer's past", _NO.format("customers on the deals")))
        return out
    size = np.where(closed["value"].fillna(0) > 0, np.log(np.maximum(closed["value"].fillna(1), 1)), 0.0)
    amounts = np.column_stack([won * (size > 0), won * size])
    known = sums_before(closed["account"], closed["closed"], amounts, rows["account"], rows["at"])
    out["customer_win_rate"] = against_company(closed["account"], closed["closed"], won, rows["account"], rows["at"])
    out["customer_order_size"] = np.where(known[:, 0] > 0, known[:, 1] / np.maximum(known[:, 0], 1), np.nan)
    return out


def _hours(
    records: Records, at: pd.Series, owner: pd.Series, out: pd.DataFrame, unavailable: list[tuple[str, str]]
) -> pd.DataFrame:
    """Hours of the four whole weeks before the week of the moment; a week's hours stand on its Monday."""
    import pandas as pd

    held = records.meetings.dropna(subset=["owner", "held"])
    if not len(held):
        unavailable.append(("manager's hours", _NO.format("meetings")))
        return out
    end = monday(at)
    for name in ("oversight", "coaching"):
        amounts = ((held["kind"] == name) * held["hours"].fillna(0)).to_numpy(float)[:, None]
        hours = sums_between(held["owner"], held["held"], amounts, owner, end - pd.Timedelta(weeks=4), end)[:, 0]
        out[f"{name}_hours"] = hours / 4
    return out


def _quota(
    records: Records, at: pd.Series, owner: pd.Series, out: pd.DataFrame, unavailable: list[tuple[str, str]]
) -> pd.DataFrame:
    import pandas as pd

    weeks = records.weeks.dropna(subset=["owner", "week", "quota"])
    if not len(weeks):
        unavailable.append(("results against quota, open deals", _NO.format("weekly quotas")))
        return out
    end = monday(at)
    amounts = weeks[["revenue", "quota"]].fillna(0).to_numpy(float)
    sums = sums_between(weeks["owner"], weeks["week"], amounts, owner, end - pd.Timedelta(weeks=13), end)
    amounts = weeks[["open_deals"]].fillna(0).to_numpy(float)
    before = end - pd.Timedelta(weeks=1)
    out["owner_open"] = sums_between(weeks["owner"], weeks["week"], amounts, owner, before, end)[:, 0]
    reached = sums[:, 0] / np.where(sums[:, 1] > 0, sums[:, 1], np.nan)
    out["behind_quota"] = np.maximum(0.0, 1.0 - reached)
    return out


def model_columns(
    features: pd.DataFrame, chosen: Sequence[str] | None = None
) -> tuple[list[str], list[tuple[str, str]]]:
    """Columns that a model may use, and those that are the same in every row, with that as the reason.

    Args:
        features: of ``features_at``.
        chosen: names of those wanted; all by default.

    Raises:
        ValueError: a name that is no feature, or one that these records do not give.
    """
    found = [name for name in UNITS if name in features and (chosen is None or name in chosen)]
    for name in chosen or ():
        if name not in UNITS:
            raise ValueError(
                f"no feature is called {name!r}{did_you_mean(name, list(UNITS))} Features: {', '.join(UNITS)}. "
                "Type: sc.fit_win(records, features=['owner_win_rate', 'since_contact'])"
            )
        if name not in found:
            there = ", ".join(one for one in UNITS if one in features)
            raise ValueError(f"these records do not give {name!r}; they give {there}. Leave it out of features=")
    use = [name for name in found if features[name].nunique() > 1]
    return use, [(name, "the same for every deal here") for name in found if name not in use]
