"""What is measured on traces: one small function a pattern. Sources stand with the patterns."""

from __future__ import annotations

import numpy as np

from ..campaign.bank import odds_per_call
from ..campaign.calls import Calls
from ..common.arrays import Numbers
from ..simulation.calendar import WEEKS_IN_QUARTER
from .trace import Trace

MONTH_ENDS = (3, 7, 12)


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


def quarter_correlation(t: Trace) -> float:
    """Correlation of a person's quota attainment in neighbouring quarters, averaged over the pairs."""
    quarters = t["revenue"].shape[0] // WEEKS_IN_QUARTER
    weekly = t["revenue"][: quarters * WEEKS_IN_QUARTER] / t.quota
    sold = weekly.reshape(quarters, WEEKS_IN_QUARTER, -1).sum(axis=1)
    pairs = [correlation(sold[k], sold[k + 1]) for k in range(quarters - 1)]
    return float(np.mean(pairs))


def share_at_quota(t: Trace) -> float:
    """Seats whose revenue reached their quota over the counted weeks."""
    return float(np.mean(t["revenue"].sum(axis=0) >= t.quota * t["revenue"].shape[0]))


def win_rate(t: Trace) -> float:
    """Orders over closed opportunities."""
    won = t["won"].sum()
    return float(won / (won + t["walked"].sum() + t["no_decision"].sum()))


def no_decision_share(t: Trace) -> float:
    """No decisions over all losses."""
    silent = t["no_decision"].sum()
    return float(silent / (silent + t["walked"].sum()))


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


def oversight_correlation(t: Trace, column: str) -> float:
    """Correlation over people of mean oversight with the mean of a column (or of false over true contacts)."""
    worked = t["worked"]
    weeks = worked.sum(axis=0)
    keep = weeks > 0

    def mean(values: Numbers) -> Numbers:
        return np.asarray((values * worked).sum(axis=0)[keep] / weeks[keep])

    if column == "gaming":
        logged, true = (t["logged"] * worked).sum(axis=0)[keep], (t["contacts"] * worked).sum(axis=0)[keep]
        other = logged / np.maximum(true, 1.0)
    else:
        other = mean(t[column])
    return correlation(mean(t["oversight"]), other)


def gain(base: Trace, treated: Trace) -> float:
    """Relative gain in revenue."""
    return float(treated["revenue"].sum() / base["revenue"].sum() - 1.0)


def gain_by_standing(base: Trace, treated: Trace, low: float, high: float) -> float:
    """Relative gain among people whose standing before the count lies between two quantiles."""
    bottom, top = np.quantile(base.standing, (low, high))
    who = (base.standing >= bottom) & (base.standing <= top)
    a, b = (t["revenue"].sum(axis=0)[who].sum() for t in (base, treated))
    return float(b / a - 1.0)


def spread_change(base: Trace, treated: Trace) -> float:
    """Relative change of the coefficient of variation of revenue between people."""
    spread = [np.std(sold) / np.mean(sold) for sold in (t["revenue"].sum(axis=0) for t in (base, treated))]
    return float(spread[1] / spread[0] - 1.0)


def last_quarter_gain(base: Trace, treated: Trace) -> float:
    """Relative gain in revenue in the last 13 weeks."""
    return float(treated["revenue"][-13:].sum() / base["revenue"][-13:].sum() - 1.0)


def leaving_change(base: Trace, treated: Trace) -> float:
    """Relative change in the number of people who leave."""
    return float(treated["left"].sum() / max(base["left"].sum(), 1.0) - 1.0)


def logged_gain(base: Trace, treated: Trace) -> float:
    """Relative gain in logged contacts per worked week: the proxy."""
    rate = [(t["logged"] * t["worked"]).sum() / t["worked"].sum() for t in (base, treated)]
    return float(rate[1] / rate[0] - 1.0)


def true_contacts_gain(base: Trace, treated: Trace) -> float:
    """Relative gain in true contacts per worked week: what the proxy was meant for."""
    rate = [(t["contacts"] * t["worked"]).sum() / t["worked"].sum() for t in (base, treated)]
    return float(rate[1] / rate[0] - 1.0)


def month_end(t: Trace, column: str) -> float:
    """Mean of a column in the last weeks of months over its mean in all other weeks."""
    weekly = t[column].sum(axis=(1, 2))
    place = np.arange(len(weekly)) % WEEKS_IN_QUARTER
    return float(weekly[np.isin(place, MONTH_ENDS)].mean() / weekly[~np.isin(place, MONTH_ENDS)].mean())


def trough(t: Trace) -> float:
    """Orders in the first week after a month's end over orders in the other ordinary weeks."""
    weekly = t["won"].sum(axis=(1, 2))
    place = np.arange(len(weekly)) % WEEKS_IN_QUARTER
    first = np.isin(place, (0, 4, 8))
    ordinary = ~first & ~np.isin(place, MONTH_ENDS)
    return float(weekly[first].mean() / weekly[ordinary].mean())


def month_end_discount(t: Trace) -> float:
    """Discount given in the last weeks of months, weighted by orders."""
    place = np.arange(t["won"].shape[0]) % WEEKS_IN_QUARTER
    ends = np.isin(place, MONTH_ENDS)
    return float((t["discount"][ends] * t["won"][ends]).sum() / t["won"][ends].sum())


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
    """Growth in the first half of the ramp over growth in the second half; above 1 is concave."""
    start, middle, end = (ramp(base, no_gap, months) for months in ((0, 2), (3, 5), (7, 9)))
    return (middle - start) / max(end - middle, 1e-9)


def strain_correlation(t: Trace) -> float:
    """Correlation over people of mean strain with quota attainment."""
    worked = t["worked"].sum(axis=0)
    keep = worked >= 26
    strain = (t["strain"] * t["worked"]).sum(axis=0)[keep] / worked[keep]
    sold = (t["revenue"] * t["worked"]).sum(axis=0)[keep] / (t.quota[keep] * worked[keep])
    return correlation(strain, sold)


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
