"""The answer key: hidden states, what was made up, who was managed how, and what would have happened otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..common.arrays import Array
from ..management.library import find_style
from ..settings.register import CAUSES
from .defects import BLEMISHES, MEETINGS
from .dictionary import answer
from .names import customer
from .plan import VARIED, Post
from .tables import Books
from .weeks import Lived, outcomes, team_means

if TYPE_CHECKING:
    import pandas as pd

WOULD_BE = ("micromanage", 0.5)  # what is tried in thought on teams that never change
TRAITS = (
    "potential",
    "ceiling",
    "will",
    "adaptiveness",
    "territory",
    "territory_deal_size",
    "baseline_strain",
    "baseline_trust",
    "gaming_propensity",
)
# Column of the answer key -> column of state.
STATES = {
    "skill": "skill", "will": "will", "effort": "effort", "strain": "strain", "manager_trust": "trust",
    "initiative": "initiative", "pressure": "pressure", "intrusion": "intrusion", "customer_pressure": "push",
    "selling_hours": "selling_hours", "report_hours": "reports", "seat_revenue": "revenue",
    "true_contacts": "contacts", "dead_deals": "dead_deals", "customer_trust": "customer_trust",
}  # fmt: skip
MANAGERS = ("coach_skill", "people_skill", "diagnosis_skill", "leak")
_WEEKS_OF_MANAGERS = ("hours_asked", "hours_used", "overload", "effect", "above", "attainment")


def truth(posts: list[Post], lives: list[Lived], staff: pd.DataFrame, kept: Books) -> dict[str, pd.DataFrame]:
    """Every frame of the answer key by name; the dictionary is in :mod:`.company_dictionary`."""
    frames = {
        "teams": _teams(posts, lives),
        "team_weeks": _team_weeks(posts, lives),
        "effects": _effects(posts, lives),
        "people": _people(posts, lives, staff),
        "weeks": _weeks(posts, lives, staff, kept),
        "customers": _customers(posts, lives),
        "deals": _deals(kept),
        "activities": kept.activities[["activity", "for_show", "entered_late"]].copy(),
        "blemishes": _blemishes(kept),
    }
    return {name: answer(name, frame) for name, frame in frames.items()}


def _teams(posts: list[Post], lives: list[Lived]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(
        [
            {"team": post.team, "manager": post.manager, "seed": post.seed, "before": post.before.name,
             "style": post.style.name, "from_week": post.from_week}
            | {f"manager_{name}": round(float(lived.managers[name][-1]), 4) for name in MANAGERS}
            | {name: post.settings.values[name] for name in VARIED}
            for post, lived in zip(posts, lives, strict=True)
        ]
    ).astype({"from_week": "Int64"})  # fmt: skip


def _team_weeks(posts: list[Post], lives: list[Lived]) -> pd.DataFrame:
    import pandas as pd

    parts = []
    for post, lived in zip(posts, lives, strict=True):
        counted = lived.weeks >= 0
        week, bosses = lived.weeks[counted], lived.managers[counted]
        start = len(week) if post.from_week is None else post.from_week
        style = np.where(week >= start, post.style.name, post.before.name)
        columns = {name: bosses[name].round(4) for name in _WEEKS_OF_MANAGERS}
        parts.append(pd.DataFrame({"team": post.team, "week": week, "style": style, **columns}))
    return pd.concat(parts, ignore_index=True)


def _effects(posts: list[Post], lives: list[Lived]) -> pd.DataFrame:
    """Each team with and without the change, week by week, a seat: same people, customers and luck."""
    import pandas as pd

    parts = []
    for post, lived in zip(posts, lives, strict=True):
        lived_means = team_means(lived.seats[lived.weeks >= 0])
        weeks = int(post.settings.weeks)
        if post.from_week is None:
            style, start = find_style(WOULD_BE[0]), max(1, round(WOULD_BE[1] * weeks))
            having, lacking = outcomes(post.plan_with(style, start)), lived_means
        else:
            style, start = post.style, post.from_week
            having, lacking = lived_means, outcomes(post.plan_without())
        columns: dict[str, Array] = {}
        for name in having:
            columns[f"{name}_with"], columns[f"{name}_without"] = having[name].round(4), lacking[name].round(4)
        columns["effect"] = (having["revenue"] - lacking["revenue"]).round(4)
        keys = {"team": post.team, "week": np.arange(weeks), "style": style.name, "from_week": start}
        keys["happened"] = post.from_week is not None
        parts.append(pd.DataFrame(keys | columns))
    return pd.concat(parts, ignore_index=True)


def _people(posts: list[Post], lives: list[Lived], staff: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    rows = []
    for person in staff.itertuples(index=False):
        lived, post = lives[person.team_number], posts[person.team_number]
        mine = (lived.hire[:, person.seat] == person.hire) & (lived.seats["worked"][:, person.seat] == 1)
        first = np.argmax(mine)
        record = lived.seats[first, person.seat]
        traits = {name: round(float(record[name]), 4) for name in TRAITS}
        cause = CAUSES[int(record["cause"])]
        rows.append(
            {"owner": person.owner, "team": post.team, "seat": person.seat, "hire": person.hire, "cause": cause}
            | traits
        )
    return pd.DataFrame(rows)


def _weeks(posts: list[Post], lives: list[Lived], staff: pd.DataFrame, kept: Books) -> pd.DataFrame:
    import pandas as pd

    rows = kept.weeks
    parts = []
    for post, lived in zip(posts, lives, strict=True):
        mine = rows[rows["team_number"] == post.number]
        place = np.searchsorted(lived.weeks, mine["week_number"].to_numpy())
        seat = mine["owner_seat"].to_numpy()
        record = lived.seats[place, seat]
        columns = {name: record[column].astype(float).round(4) for name, column in STATES.items()}
        columns["for_show"] = lived.for_show[place, seat].astype(float)
        columns |= {f"{name}_hours": record[name].round(4) for name in MEETINGS}
        causes = np.array([*CAUSES, None], dtype=object)
        parts.append(
            pd.DataFrame(
                {
                    "owner": mine["owner"].to_numpy(),
                    "week": mine["week"].to_numpy(),
                    "week_number": mine["week_number"].to_numpy(),
                    "cause": causes[record["cause"]],
                    "said_cause": causes[record["said"]],
                    "believed_cause": causes[record["belief"]],
                }
                | columns,
                index=mine.index,
            )
        )
    return pd.concat(parts).sort_index()


def _customers(posts: list[Post], lives: list[Lived]) -> pd.DataFrame:
    import pandas as pd

    parts = []
    for post, lived in zip(posts, lives, strict=True):
        seats, accounts = lived.start.shape
        seat, account = (values.ravel() for values in np.indices((seats, accounts)))
        start, end = lived.start.ravel(), lived.accounts[-1].ravel()
        first = lived.accounts[np.searchsorted(lived.weeks, 0)].ravel()
        parts.append(
            pd.DataFrame(
                {
                    "account": customer(np.full(len(seat), post.number), seat, account, accounts),
                    "team": post.team, "seat": seat, "fit": start["fit"].round(4),
                    "typical_value": np.rint(start["value"]), "tolerance": start["tolerance"].round(4),
                    "trust_first_week": first["trust"].round(4), "trust_last_week": end["trust"].round(4),
                    "relation_last_week": end["relation"].round(4),
                }
            )
        )  # fmt: skip
    return pd.concat(parts, ignore_index=True)


def _deals(kept: Books) -> pd.DataFrame:
    deals = kept.deals
    frame = deals[["deal", "customer", "outcome", "true_value", "truly_closed", "days_late", "dead", "contacts"]]
    frame = frame.rename(columns={"customer": "account", "contacts": "true_contacts"})
    return frame.assign(customer_pressure=deals["pressure"].round(4), seat=deals["seat"])


def _blemishes(kept: Books) -> pd.DataFrame:
    import pandas as pd

    deals, activities, meetings = kept.deals, kept.activities, kept.meetings
    still_open, lost = deals["outcome"] == "open", deals["status"] == "lost"
    counts = {
        "account missing": (deals["account"].isna().sum(), len(deals)),
        "value missing": (deals["value"].isna().sum(), still_open.sum()),
        "order entered late": ((deals["days_late"] > 0).sum(), deals["could_be_late"].sum()),
        "reason missing": ((lost & deals["lost_reason"].isna()).sum(), lost.sum()),
        "dead deal left open": (deals["dead"].sum(), still_open.sum()),
        "logged at month end": (activities["entered_late"].sum(), activities["could_be_late"].sum()),
        "logged for show": (activities["for_show"].sum(), len(activities)),
        "meeting not written down": ((~meetings["written"]).sum(), len(meetings)),
    }
    return pd.DataFrame(
        [
            {"blemish": name, "table": b.table, "rate": b.rate, "rows": int(counts[name][0]),
             "at_risk": int(counts[name][1])}
            for name, b in BLEMISHES.items()
        ]
    )  # fmt: skip
