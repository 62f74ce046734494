"""What is measured on traces: one small function a pattern. Sources stand with the patterns."""

from __future__ import annotations

import numpy as np

from ..campaign.bank import odds_per_call
from ..campaign.calls import Calls
from ..common.arrays import Numbers
from ..simulation.calendar import WEEKS_IN_QUARTER
from .experiments import SHARED_WEEKS, by_lot
from .trace import Trace

MONTH_ENDS = (3, 7, 12)
QUARTER_START = (0, 1, 2)
HALF_YEAR = 26
TRIAL = slice(0, SHARED_WEEKS)  # of sharing, and the twenty weeks after it
AFTER_TRIAL = slice(SHARED_WEEKS, SHARED_WEEKS + 20)
NINE_MONTHS = slice(0, 39)


def correlation(x: Numbers, y: Numbers) -> float:
    """Pearson's correlation; 0 where one of the two does not vary."""
    if np.ptp(x) == 0.0 or np.ptp(y) == 0.0:
        return 0.0
    return float(np.corrcoef(x, y)[0, 1])


def top_fifth_share(t: Trace) -> float:
    """Share of all revenue that the top fifth of people bring in the counted weeks."""
    sold = np.sort(t["revenue"].sum(axis=0).ravel())[::-1]
    return float(sold[: max(1, len(sold) // 5)].sum() / sold.sum())


def weekly_between_share(t: Trace) -> float:
    """Share of the variance of weekly revenue that lies between people (one-way variance components)."""
    weekly = t["revenue"].reshape(t["revenue"].shape[0], -1)
    weeks = weekly.shape[0]
    within = weekly.var(axis=0, ddof=1).mean()
    between = weekly.mean(axis=0).var(ddof=1) - within / weeks
    return float(between / (between + within))


def share_at_quota(t: Trace) -> float:
    """Seats whose revenue reached their quota over the counted weeks."""
    return float(np.mean(t["revenue"].sum(axis=0) >= t.quota * t["revenue"].shape[0]))


def win_rate(t: Trace) -> float:
    """Orders over closed opportunities."""
    won = t["won"].sum()
    return float(won / (won + t["walked"].sum() + t["no_decision"].sum()))


def no_decision_share(t: Trace) -> float:
    """No decisions over closed opportunities, won or lost."""
    silent = t["no_decision"].sum()
    return float(silent / (silent + t["won"].sum() + t["walked"].sum()))


def yearly_turnover(t: Trace) -> float:
    """People who leave in a year, over seats."""
    weeks, runs, people = t["left"].shape
    return float(t["left"].sum() / (runs * people) * 52.0 / weeks)


def leaving_clusters(t: Trace) -> float:
    """Weekly leaving rate within eight weeks after a colleague left, over the rate in all other weeks."""
    left, worked = t["left"], t["worked"]
    others = left.sum(axis=2, keepdims=True) - left
    recent = np.zeros_like(left)
    for lag in range(1, 9):
        recent[lag:] += others[:-lag]
    after, else_ = recent > 0, recent == 0
    rate_after = left[after].sum() / max(worked[after].sum(), 1.0)
    return float(rate_after / max(left[else_].sum() / max(worked[else_].sum(), 1.0), 1e-12))


def selling_share(t: Trace) -> float:
    """Selling hours over the working week."""
    return float(t["selling_hours"].sum() / (t["worked"].sum() * float(t.team.week_hours)))


def person_means(t: Trace, *columns: str, least: int = HALF_YEAR) -> list[Numbers]:
    """Means of columns over worked weeks, for seats at work for half a year at least; shape (seats,) each.

    Args:
        t: what was measured.
        *columns: which.
        least: weeks at work that a seat needs.
    """
    weeks = t["worked"].sum(axis=0)
    keep = weeks >= least
    return [np.asarray((t[column] * t["worked"]).sum(axis=0)[keep] / weeks[keep]) for column in columns]


def lot_correlation(t: Trace, column: str) -> float:
    """Correlation over seats of hours of oversight given by lot with the mean of a column.

    Args:
        t: of the experiment "by lot".
        column: a column, or "gaming": false contacts over true ones.
    """
    weeks = t["worked"].sum(axis=0)
    keep = weeks >= HALF_YEAR
    lot = by_lot(keep.shape)[keep]
    if column != "gaming":
        return correlation(lot, person_means(t, column)[0])
    logged, true = person_means(t, "logged", "contacts")
    return correlation(lot, (logged - true) / np.maximum(true, 1e-9))


def strain_and_customers(t: Trace) -> float:
    """Correlation over seats of mean strain with the mean trust of the seat's customers."""
    return correlation(*person_means(t, "strain", "customer_trust"))


def gain(base: Trace, treated: Trace, weeks: slice = slice(None)) -> float:
    """Relative gain in revenue, in all counted weeks or some."""
    return float(treated["revenue"][weeks].sum() / base["revenue"][weeks].sum() - 1.0)


def gain_by_standing(base: Trace, treated: Trace, low: float, high: float) -> float:
    """Relative gain among people whose standing before the count lies between two quantiles."""
    bottom, top = np.quantile(base.standing, (low, high))
    who = (base.standing >= bottom) & (base.standing <= top)
    a, b = (t["revenue"].sum(axis=0)[who].sum() for t in (base, treated))
    return float(b / a - 1.0)


def spread_change(base: Trace, treated: Trace, weeks: slice = slice(None)) -> float:
    """Relative change of the coefficient of variation of revenue between people, in all counted weeks or some."""
    spread = [np.std(sold) / np.mean(sold) for sold in (t["revenue"][weeks].sum(axis=0) for t in (base, treated))]
    return float(spread[1] / spread[0] - 1.0)


def leaving_change(base: Trace, treated: Trace, weeks: slice = slice(None)) -> float:
    """Relative change in the number of people who leave, in all counted weeks or some."""
    return float(treated["left"][weeks].sum() / max(base["left"][weeks].sum(), 1.0) - 1.0)


def order_value_change(base: Trace, treated: Trace) -> float:
    """Relative change in the mean list value of an order; falls where the mix shifts to small orders."""
    mean = [(t["revenue"] / (1.0 - t["discount"])).sum() / t["won"].sum() for t in (base, treated)]
    return float(mean[1] / mean[0] - 1.0)


def feedback_harm(base: Trace, treated: Trace) -> float:
    """Share of people whom reviews harm: where the line through gains over people's taste for feedback crosses zero.

    Gains of single people are mostly luck, so they are not counted one by one. The line is fitted to revenue over
    quota, with and without reviews, of all people; the share is of those whose taste lies on the losing side.
    """
    gains = ((treated["revenue"] - base["revenue"]).sum(axis=0) / base.quota).ravel()
    taste = base.taste.ravel()
    slope, level = np.polyfit(taste, gains, 1)
    return float(np.mean(level + slope * taste < 0.0))


def logged_gain(base: Trace, treated: Trace) -> float:
    """Relative gain in logged contacts per worked week: the proxy."""
    rate = [(t["logged"] * t["worked"]).sum() / t["worked"].sum() for t in (base, treated)]
    return float(rate[1] / rate[0] - 1.0)


def false_contacts_ratio(base: Trace, treated: Trace) -> float:
    """False contacts for a true one, over the same in the base."""
    share = [(t["logged"] - t["contacts"]).sum() / t["contacts"].sum() for t in (base, treated)]
    return float(share[1] / max(share[0], 1e-12))


def month_end(t: Trace, column: str) -> float:
    """Mean of a column in the last weeks of months over its mean in all other weeks."""
    weekly = t[column].sum(axis=(1, 2))
    place = np.arange(len(weekly)) % WEEKS_IN_QUARTER
    return float(weekly[np.isin(place, MONTH_ENDS)].mean() / weekly[~np.isin(place, MONTH_ENDS)].mean())


def trough(t: Trace) -> float:
    """Orders in the first three weeks of a quarter over orders in its other weeks that end no month."""
    weekly = t["won"].sum(axis=(1, 2))
    place = np.arange(len(weekly)) % WEEKS_IN_QUARTER
    first = np.isin(place, QUARTER_START)
    ordinary = ~first & ~np.isin(place, MONTH_ENDS)
    return float(weekly[first].mean() / weekly[ordinary].mean())


def month_end_discount(t: Trace) -> float:
    """Discount given in the last weeks of months, weighted by orders."""
    place = np.arange(t["won"].shape[0]) % WEEKS_IN_QUARTER
    ends = np.isin(place, MONTH_ENDS)
    return float((t["discount"][ends] * t["won"][ends]).sum() / t["won"][ends].sum())


def discounted(t: Trace) -> float:
    """Part of the list value of all orders that was given away to close them."""
    at_list = (t["revenue"] / (1.0 - t["discount"])).sum()
    return float(1.0 - t["revenue"].sum() / at_list)


def handed_over(base: Trace, nobody_leaves: Trace, within: int = 13) -> float:
    """Revenue of seats after their person left in the first weeks, against the same seats if nobody had."""
    weeks = base["left"].shape[0]
    first = np.where(base["left"][:within].any(axis=0), base["left"][:within].argmax(axis=0), weeks)
    after = np.arange(weeks)[:, None, None] > first[None]
    return float(base["revenue"][after].sum() / nobody_leaves["revenue"][after].sum() - 1.0)


def ramp(base: Trace, no_gap: Trace, months: tuple[int, int]) -> float:
    """Orders of new people in these months of tenure, over what they win without a ramp to climb."""
    weeks = 52.0 / 12.0
    low, high = months[0] * weeks, months[1] * weeks
    here = (base["worked"] == 1) & (base["tenure"] > low) & (base["tenure"] <= high)
    same = here & (no_gap["hire"] == base["hire"]) & (no_gap["worked"] == 1)
    return float(base["won"][same].sum() / max(no_gap["won"][same].sum(), 1.0))


def ramp_gain(base: Trace, no_gap: Trace) -> float:
    """Growth of a newcomer's orders from the first two months to the eighth and ninth."""
    return ramp(base, no_gap, (7, 9)) / ramp(base, no_gap, (0, 2)) - 1.0


def ramp_bend(base: Trace, no_gap: Trace) -> float:
    """Growth in the first half of the ramp less growth in the second half; above 0 is concave."""
    start, middle, end = (ramp(base, no_gap, months) for months in ((0, 2), (3, 5), (7, 9)))
    return 2.0 * middle - start - end


def strain_correlation(t: Trace) -> float:
    """Correlation over seats of mean strain with quota attainment."""
    strain, sold = person_means(t, "strain", "revenue")
    keep = t["worked"].sum(axis=0) >= HALF_YEAR
    return correlation(strain, sold / t.quota[keep])


def month_end_losses(t: Trace) -> float:
    """Losses in the records (refusals and clean-up) in the last weeks of months over other weeks."""
    losses = t["walked"] + t["no_decision"]
    weekly = losses.sum(axis=(1, 2))
    ends = np.isin(np.arange(len(weekly)) % WEEKS_IN_QUARTER, MONTH_ENDS)
    return float(weekly[ends].mean() / weekly[~ends].mean())


def campaign_odds(calls: Calls) -> float:
    """Odds ratio of a yes per further call."""
    return odds_per_call(calls.counts)


def won_by(calls: Calls, n: int) -> float:
    """Share of all orders that were won by the n-th call."""
    return float(calls.yes[:, :n].sum() / max(calls.yes.sum(), 1.0))
