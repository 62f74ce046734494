"""What records tell of a team, person by person, and the same read off a simulation: one ruler for both."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..common.arrays import Array

if TYPE_CHECKING:
    import pandas as pd

    from ..records.records import Records
    from ..results.simulate import Results
    from ..simulation.block import Plan

MOST_WEEKS, LEAST_WEEKS = 104, 13  # of the period that is looked at
STILL_THERE = 8.0  # weeks without a trace after which an owner counts as gone, where no people table tells
LEAST_TOLD = 20  # lost deals with a reason below which reasons are not read
SILENT = re.compile(
    r"no.?decision|no.?response|not? (?:answer|reply|reaction)|unrespons|(?:went|gone) (?:quiet|dark|silent)"
    r"|ghost|silen|stall|indecisi|lost contact|no contact|not reach|inactiv",
    re.IGNORECASE,
)
SUMS = ("exposure", "opened", "closed", "won", "told", "silent", "cycle", "worth", "worth_squared", "priced")


@dataclass(frozen=True)
class Owners:
    """Sums over the deals of each person who owned some, shape (persons,) each.

    Attributes:
        run: the team or run that the person belongs to, from 0. runs: how many.
        sums: by name, see ``SUMS``: weeks there, deals opened, closed, won; lost with a known reason, of these
            in silence; summed log days of won deals; sums of log value of won deals and of its square, deals priced.
        weeks: length of the period. left: people who left in each run, -1 where not known.
        accounts: different customers in each run, 0 where not known. named: deals with a customer, each run.
        quota: mean weekly quota in each run, NaN where there is none.
    """

    run: Array
    runs: int
    sums: dict[str, Array]
    weeks: float
    left: Array
    accounts: Array
    named: Array
    quota: Array

    def again(self, times: int, seed: int) -> Owners:
        """The persons of one team drawn anew with replacement, ``times`` times; each drawing is a run."""
        rows = np.random.default_rng(seed).integers(0, len(self.run), (times, len(self.run))).ravel()
        sums = {name: values[rows] for name, values in self.sums.items()}
        left = np.where(self.left[0] < 0, -1, np.random.default_rng(seed + 1).poisson(max(self.left[0], 1), times))
        every = np.repeat(np.arange(times), len(self.run))
        return Owners(every, times, sums, self.weeks, left, np.repeat(self.accounts, times),
                      np.repeat(self.named, times), np.repeat(self.quota, times))  # fmt: skip


def period(records: Records) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last moment of what is looked at: from the first closing, at most two years, whole weeks."""
    import pandas as pd

    assert records.until is not None
    end = records.until.normalize() + pd.Timedelta(days=1)
    first = records.deals["closed"].min()
    days = min(MOST_WEEKS, int((end - first) / pd.Timedelta(days=7))) * 7
    return end - pd.Timedelta(days=days), end


def owners_of(records: Records) -> Owners:
    """The sums of a team's records over the deals opened in the period."""
    import pandas as pd

    start, end = period(records)
    week = pd.Timedelta(days=7)
    deals = records.deals[(records.deals["opened"] >= start) & (records.deals["opened"] < end)]
    names, owner = np.unique(deals["owner"].to_numpy(dtype=str), return_inverse=True)
    won = deals["status"].to_numpy(dtype=str) == "won"
    reason = deals["lost_reason"]
    told = (deals["status"] == "lost").to_numpy() & reason.notna().to_numpy()
    silent = told & reason.fillna("").astype(str).str.contains(SILENT).to_numpy(dtype=bool)
    days = ((deals["closed"] - deals["opened"]) / pd.Timedelta(days=1)).to_numpy(dtype=float)
    if told.sum() < LEAST_TOLD or not silent.any():
        told, silent = np.zeros_like(told), np.zeros_like(silent)
    sums = _sums(owner, len(names), (deals["status"] != "open").to_numpy(), won, told, silent, days,
                 deals["value"].to_numpy(dtype=float))  # fmt: skip
    there = _there(records, names, start, end) / week
    weeks = (end - start) / week
    people = records.people
    ended = people["ended"].dropna()
    left = int(((ended >= start) & (ended < end)).sum()) if people["started"].notna().any() else -1
    account = deals["account"].dropna()
    return Owners(
        np.zeros(len(names), int), 1, sums | {"exposure": np.maximum(there.to_numpy(dtype=float), 1.0)}, float(weeks),
        np.array([left]), np.array([account.nunique()]), np.array([len(account)]),
        np.array([_quota(records, names)]),
    )  # fmt: skip


def _there(records: Records, names: Array, start: pd.Timestamp, end: pd.Timestamp) -> pd.Series:
    """How long each owner was there in the period: by the people table, else from the first deal to the last trace."""
    import pandas as pd

    by = records.deals.groupby("owner")
    traces = pd.concat([by["opened"].max(), by["closed"].max(), by["last_activity"].max()], axis=1).max(axis=1)
    first, last = by["opened"].min().reindex(names), traces.reindex(names)
    last = last.where(last < end - pd.Timedelta(weeks=STILL_THERE), end)
    people = records.people.set_index("owner").reindex(names)
    first = people["started"].where(people["started"].notna(), first)
    known = people["started"].notna()
    last = last.where(~known, people["ended"].where(people["ended"].notna(), end))
    return last.clip(upper=end) - first.clip(lower=start)


def _quota(records: Records, names: Array) -> float:
    """Mean weekly quota of those who opened deals; NaN where none is given."""
    given = records.people.loc[records.people["owner"].isin(names), "quota_per_week"].dropna()
    given = given[given > 0]
    return float(given.mean()) if len(given) else math.nan


def owners_in(results: Results) -> Owners:
    """The same sums of every run of a simulation; who left hands over to colleagues, as in a CRM."""
    return owners_lived(results.plan, results.runs)


def owners_lived(plan: Plan, runs: int) -> Owners:
    """The same sums of so many runs of a plan, lived in one pass."""
    from .history import NO_DECISION, NOTHING, WALKED, WON, live
    from .seats import holders

    lives = live(plan, runs)
    deals = lives.deals
    owner, of_run, exposure = holders(lives)
    event = deals["event"]
    days = 7.0 * (deals["closed_week"] - deals["opened_week"])
    lost = np.isin(event, (WALKED, NO_DECISION))
    sums = _sums(owner, len(of_run), event != NOTHING, event == WON, lost, event == NO_DECISION, days, deals["price"])
    account = deals["person"] * 2**20 + deals["account"]
    seen = np.unique(deals["run"] * 2**44 + account) // 2**44
    return Owners(of_run, runs, sums | {"exposure": np.maximum(exposure, 1.0)}, float(plan.team.weeks),
                  lives.leavers, np.bincount(seen, minlength=runs), np.bincount(deals["run"], minlength=runs),
                  lives.quota)  # fmt: skip


def _sums(
    owner: Array, many: int, closed: Array, won: Array, told: Array, silent: Array, days: Array, value: Array
) -> dict[str, Array]:
    priced = won & (np.nan_to_num(value) > 0)
    worth = np.log(np.where(priced, value, 1.0))
    columns = {
        "opened": np.ones(len(owner)), "closed": closed, "won": won, "told": told, "silent": silent,
        "cycle": np.where(won, np.log(np.nan_to_num(days) + 7.0), 0.0), "worth": worth,
        "worth_squared": worth**2, "priced": priced,
    }  # fmt: skip
    return {name: np.bincount(owner, values.astype(float), many) for name, values in columns.items()}
