"""The outbound campaign compared with 45,211 real bank clients: conversion by number of contacts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..common.intervals import share_interval
from ..common.messages import number
from ..common.shipped import shipped
from ..results.simulate import Results, simulate
from ..settings.team import Team

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture

SOURCE = "Moro, Cortez and Rita 2014, Decision Support Systems 62; counts from the public file, data/README.md"
_BANDS = ((1, 1), (2, 2), (3, 3), (4, 4), (5, 5), (6, 7), (8, 10), (11, 15), (16, 20), (21, 10**9))
_SLOPE_CALLS = 15
_OF_A_CAMPAIGN = 'Type: sc.simulate(sc.Team(preset="outbound_campaign"), runs=60)'


@dataclass(frozen=True, kw_only=True)
class Campaign:
    """The simulated campaign beside the bank's.

    Attributes:
        table: one row per band of contacts: clients and conversion of both, whether they agree.
        odds: odds ratio of a yes per further call, for bank and simulation.
        by_call: share of all orders that were won by the third and sixth call, for both.
        text: what agrees and what does not, in words.
    """

    table: pd.DataFrame
    odds: dict[str, float]
    by_call: dict[str, tuple[float, float]]
    text: str

    def plot(self) -> Picture:
        """The picture of both curves."""
        from ..figures.campaign import campaign_picture

        agree = int(self.table.agrees.sum())
        falls = self.table.simulated.is_monotonic_decreasing
        head = "Conversion falls with every call" if falls else "Conversion by number of calls"
        title = f"{head}: {agree} of {len(self.table)} bands lie within the bank's interval"
        return campaign_picture(self.table, title)


def bank_contacts() -> pd.DataFrame:
    """Counts of the bank campaign: contacts, clients, yes. 45,211 clients in all."""
    import pandas as pd

    return pd.read_csv(shipped("bank_contacts.csv"))


def against_bank(results: Results | None = None) -> Campaign:
    """Set a simulated outbound campaign beside the bank's table.

    Args:
        results: of a team with ``preset="outbound_campaign"``; 60 runs of the preset by default.

    Returns:
        The comparison: ``.table`` one row per band of contacts, ``.odds``, ``.by_call``, ``.text``, ``.plot()``.

    Raises:
        ValueError: results of no campaign, or without a single yes.

    Example:
        >>> import salescoach as sc
        >>> calls = sc.simulate(sc.Team(preset="outbound_campaign", people=1), runs=2)
        >>> against_bank(calls).table["contacts"].tolist()[:3]
        ['1', '2', '3']
    """
    if results is None:
        results = simulate(Team(preset="outbound_campaign"), runs=60, seed=1)
    _check(results)
    bank, ours = bank_contacts(), contact_counts(results)
    if ours.yes.sum() == 0:
        raise ValueError(f"nobody in these {results.runs} runs said yes: nothing to compare. {_OF_A_CAMPAIGN}")
    table = _band_table(bank, ours)
    odds = {"bank": odds_per_call(bank), "simulated": odds_per_call(ours)}
    by_call = {"bank": _won_by(bank), "simulated": _won_by(ours)}
    return Campaign(table=table, odds=odds, by_call=by_call, text=_words(table, odds, by_call))


def _check(results: object) -> None:
    if not _of_a_campaign(results):
        raise ValueError(f"these results are of no campaign. {_OF_A_CAMPAIGN}")


def _of_a_campaign(results: object) -> bool:
    return isinstance(results, Results) and results.team.preset == "outbound_campaign"


def contact_counts(results: Results) -> pd.DataFrame:
    """Clients and orders by number of contacts, over all runs; clients never reached are left out."""
    deals = results.deals
    called = deals[deals.contacts > 0]
    grouped = called.assign(yes=called.status == "won").groupby("contacts").yes.agg(["size", "sum"])
    return grouped.reset_index().set_axis(["contacts", "clients", "yes"], axis=1)


def at_risk(counts: pd.DataFrame, calls: int) -> tuple[np.ndarray, np.ndarray]:
    """Clients who got at least n calls, and yeses at call n, for n = 1 to ``calls``; shape (calls,) each."""
    reached = np.array([counts.clients[counts.contacts >= n].sum() for n in range(1, calls + 1)], float)
    won = np.array([counts.yes[counts.contacts == n].sum() for n in range(1, calls + 1)], float)
    return reached, won


def odds_per_call(counts: pd.DataFrame) -> float:
    """Odds ratio of a yes per further call: discrete-time logistic regression on calls 1 to 15."""
    from sklearn.linear_model import LogisticRegression

    reached, won = at_risk(counts, _SLOPE_CALLS)
    calls = np.tile(np.arange(1, _SLOPE_CALLS + 1), 2).reshape(-1, 1)
    answer = np.repeat([1, 0], _SLOPE_CALLS)
    weight = np.concatenate([won, reached - won])
    model = LogisticRegression(C=np.inf, tol=1e-8, max_iter=1000).fit(calls, answer, sample_weight=weight)
    return float(np.exp(model.coef_[0, 0]))


def _won_by(counts: pd.DataFrame) -> tuple[float, float]:
    share = [counts.yes[counts.contacts <= n].sum() / counts.yes.sum() for n in (3, 6)]
    return float(share[0]), float(share[1])


def _band_table(bank: pd.DataFrame, ours: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd

    rows = []
    for first, last in _BANDS:
        clients, yes = _in_band(bank, first, last)
        mine, my_yes = _in_band(ours, first, last)
        low, high = (100 * end for end in share_interval(yes, clients))
        rate = 100 * my_yes / mine if mine else np.nan
        name = str(first) if first == last else f"{first}-{last}" if last < 10**9 else f"{first}+"
        rows.append((name, clients, 100 * yes / clients, low, high, mine, rate, bool(low <= rate <= high)))
    names = ["contacts", "bank_clients", "bank", "bank_low", "bank_high", "simulated_clients", "simulated", "agrees"]
    return pd.DataFrame(rows, columns=names)


def _in_band(counts: pd.DataFrame, first: int, last: int) -> tuple[int, int]:
    inside = counts[(counts.contacts >= first) & (counts.contacts <= last)]
    return int(inside.clients.sum()), int(inside.yes.sum())


def _words(table: pd.DataFrame, odds: dict[str, float], by_call: dict[str, tuple[float, float]]) -> str:
    """What agrees and what does not, by thresholds that stand in the text itself."""
    facts = [_odds_fact(odds), *_won_facts(by_call), *_band_facts(table)]
    lines = []
    for agrees, head in ((True, "Agrees"), (False, "Does not agree")):
        parts = [words for fits, words in facts if fits is agrees]
        lines.append(f"{head}: {'; '.join(parts) if parts else 'nothing'}.")
    lines.append(
        "Such a table does not show whether calls tire clients, or easy clients just say yes first. "
        "The preset assumes some of both; a world with only one of them can be made to fit as well."
    )
    return "\n".join(lines)


def _odds_fact(odds: dict[str, float]) -> tuple[bool, str]:
    words = f"the odds of a yes change by the factor {odds['simulated']:.2f} with each further call, bank "
    return abs(odds["simulated"] - odds["bank"]) <= 0.04, words + f"{odds['bank']:.2f} (within .04 counts as the same)"


def _won_facts(by_call: dict[str, tuple[float, float]]) -> list[tuple[bool, str]]:
    ours, bank = by_call["simulated"], by_call["bank"]
    return [
        (abs(a - b) <= 0.02, f"{100 * a:.0f} % of all orders by call {n}, bank {100 * b:.0f} % (within 2 points)")
        for n, a, b in zip((3, 6), ours, bank, strict=True)
    ]


def _band_facts(table: pd.DataFrame) -> list[tuple[bool, str]]:
    inside = table[table.agrees]
    facts = []
    if len(inside):
        facts.append((True, f"conversion at {', '.join(inside.contacts)} calls lies in the bank's 95 % interval"))
    for r in table[~table.agrees].itertuples():
        bank = f"bank {number(r.bank)} % ({number(r.bank_low)} to {number(r.bank_high)})"
        ours = f"is {number(r.simulated)} %" if r.simulated_clients else "is unknown: no simulated client got so many"
        facts.append((False, f"conversion at {r.contacts} calls {ours}, {bank}"))
    return facts
