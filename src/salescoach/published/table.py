"""The published patterns: what is measured, the range it should lie in, and who says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from . import measures as m


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern that a credible sales-team model should show.

    Attributes:
        name: short name.
        meaning: what is measured.
        needs: experiments whose traces the statistic takes, in order.
        statistic: traces -> number.
        low: lower end of the target range.
        high: upper end.
        rows: rows of the evidence table.
        source: who published it.
        why_range: how the range follows from the source.
        rules_out: whether a world that misses it is ruled out; not where the model reaches the pattern only
            in part, or where the preset is measured and not the team.
    """

    name: str
    meaning: str
    needs: tuple[str, ...]
    statistic: Callable[..., float]
    low: float
    high: float
    rows: str
    source: str
    why_range: str
    rules_out: bool = True

    def __reduce__(self) -> tuple[Callable[..., Pattern], tuple[Any, ...]]:
        if PATTERNS.get(self.name) is self:  # by name, for its statistic may have none
            return _of_name, (self.name,)
        return Pattern, tuple(getattr(self, field.name) for field in fields(self))


_TABLE = (
    Pattern("top_fifth", "share of revenue that the top fifth of people bring", ("base",), m.top_fifth_share,
            0.45, 0.65, "7.9", "CSO Insights annual studies", "just over 60 %, year after year; skewed samples lie around it"),
    Pattern("weekly_between", "share of weekly revenue variance between people", ("base",), m.weekly_between_share,
            0.20, 0.45, "7.11", "Stewart and Nandkeolyar 2006", "more variance within than between; the share itself is recalled"),
    Pattern("quarter_correlation", "correlation of attainment in neighbouring quarters", ("base",), m.quarter_correlation,
            0.40, 0.70, "7.11, 7.17", "derived from the weekly figures", "a bad quarter closes 30-60 % of its gap by itself"),
    Pattern("at_quota", "people at or above quota, normal market", ("base",), m.share_at_quota,
            0.50, 0.60, "6.1", "CSO Insights 2009-2018", "51.8 to 59.4 % over the years"),
    Pattern("at_quota_bad", "people at or above quota, bad market", ("bad market",), m.share_at_quota,
            0.30, 0.45, "6.2, 6.3", "Ebsta 2024 and a compilation", "31 % and an average attainment of 43 %"),
    Pattern("win_rate", "orders over closed opportunities", ("base",), m.win_rate,
            0.18, 0.30, "6.4-6.7", "vendor surveys of win rates", "medians of 18-28 % by segment, 47 % on proposals"),
    Pattern("no_decision", "no decisions over all losses", ("base",), m.no_decision_share,
            0.40, 0.60, "3.17", "Dixon and McKenna 2022", "40-60 % of qualified deals are lost to no decision"),
    Pattern("turnover", "people who leave in a year, over seats", ("base",), m.yearly_turnover,
            0.20, 0.36, "6.9-6.13", "Bridge Group, DePaul, Ebsta", "22 to 36 % in surveys"),
    Pattern("clusters", "leaving rate after a colleague left, over the rate otherwise", ("base",), m.leaving_clusters,
            1.05, 3.0, "8.5", "Sunder, Kumar, Goreczny and Maurer 2017", "sign published, size not: above 1"),
    Pattern("handed_over", "revenue of handed-over accounts over the rest of the year", ("many leave", "nobody leaves"), m.handed_over,
            -0.18, -0.13, "6.14", "Shi, Sridhar, Grewal and Lilien 2017", "-13.2 to -17.6 % a year"),
    Pattern("ramp_gain", "growth of a newcomer's orders, months 1-2 to 8-9", ("all new", "all new, no ramp"), m.ramp_gain,
            0.30, 0.75, "7.15", "Shaw and Lazear 2008", "+53 % after eight months in one trade; half to one and a half of it"),
    Pattern("ramp_bend", "growth in the first half of the ramp over the second", ("all new", "all new, no ramp"), m.ramp_bend,
            1.0, 20.0, "7.15, 7.17", "Shaw and Lazear 2008", "concave: above 1"),
    Pattern("oversight_mean", "effect of an hour of oversight on mean sales", ("unwatched", "watched"), m.gain,
            -0.05, 0.05, "1.1-1.3, 1.7", "Siegel, Koenig and Lazar 2022; Lu and others 2022", "r -.01 in the meta-analysis, +4 % in the field"),
    Pattern("oversight_bottom", "the same in the bottom third by attainment", ("unwatched", "watched"),
            lambda a, b: m.gain_by_standing(a, b, 0.0, 1 / 3),
            0.0, 0.15, "1.7, 2.15", "Lu and others 2022; Chung, Narayandas and Chang 2021", "underperformers gain; size not seen"),
    Pattern("oversight_top", "the same in the top tenth", ("unwatched", "watched"),
            lambda a, b: m.gain_by_standing(a, b, 0.9, 1.0),
            -0.15, 0.0, "1.7, 2.15", "Lu and others 2022; Chung, Narayandas and Chang 2021", "extreme high performers lose; size not seen"),
    Pattern("oversight_strain", "correlation over people of oversight and strain", ("base",),
            lambda t: m.oversight_correlation(t, "strain"),
            0.05, 0.25, "1.2, 1.3", "Siegel, Koenig and Lazar 2022", "r .11; lab studies understate the field"),
    Pattern("oversight_trust", "correlation over people of oversight and trust in the manager", ("base",),
            lambda t: m.oversight_correlation(t, "trust"),
            -0.25, -0.05, "1.2, 1.4", "Siegel, Koenig and Lazar 2022", "r -.10 with satisfaction"),
    Pattern("oversight_gaming", "correlation over people of oversight and false contacts", ("base",),
            lambda t: m.oversight_correlation(t, "gaming"),
            0.0, 0.25, "1.2", "Siegel, Koenig and Lazar 2022", "r .09 with counterproductive behaviour"),
    Pattern("selling_time", "selling hours over the working week", ("base",), m.selling_share,
            0.21, 0.46, "6.15, 6.16", "CSO Insights; Proudfoot 2005", "21 % shadowed to 46 % reported"),
    Pattern("strain_performance", "correlation over people of strain and attainment", ("base",), m.strain_correlation,
            -0.30, -0.10, "2.12, 2.13", "Taris 2006; Corbeanu and others 2023", "-.17 to -.22 in customer-facing roles"),
    Pattern("manager_output", "output under a manager at the 90th against the 10th percentile", ("weak manager", "strong manager"), m.gain,
            0.05, 0.15, "5.22", "Lazear, Shaw and Stanton 2015", "about +11 %; swept 5-15 %"),
    Pattern("manager_leaving", "leaving, the same contrast", ("weak manager", "strong manager"), m.leaving_change,
            -0.70, -0.30, "5.21", "Hoffman and Tadelis 2021", "about 60 % lower attrition"),
    Pattern("star_manager", "sales of people whose manager sold twice as much as others before", ("base", "star manager"), m.gain,
            -0.12, -0.03, "5.20", "Benson, Li and Shue 2019", "-7.5 % published, -10 % in an earlier version"),
    Pattern("sharing", "effect of structured know-how sharing on sales", ("base", "sharing"), m.gain,
            0.10, 0.24, "8.1", "Sandvik, Saouma, Seegert and Stanton 2020", "+24 % in four weeks, +18 % months later; above 10 %"),
    Pattern("sharing_lasts", "the same in the last quarter", ("base", "sharing"), m.last_quarter_gain,
            0.10, 0.30, "8.1", "Sandvik, Saouma, Seegert and Stanton 2020", "above 15 % for more than 20 weeks"),
    Pattern("sharing_narrows", "change of the spread between people", ("base", "sharing"), m.spread_change,
            -0.40, 0.0, "8.1", "Sandvik, Saouma, Seegert and Stanton 2020", "dispersion falls"),
    Pattern("month_end_wins", "orders in the last week of a month over other weeks", ("base",), lambda t: m.month_end(t, "won"),
            1.5, 3.0, "3.15, 8.6", "InsideSales Labs 2017", "about three times on the last day; the week holds it in part"),
    Pattern("month_end_losses", "losses in the records, refusals and clean-up, the same", ("base",), m.month_end_losses,
            1.5, 11.5, "3.15", "InsideSales Labs 2017", "eleven times on the last day, mostly clean-up"),
    Pattern("month_end_cleanup", "clean-up of dead deals alone, the same", ("base",), lambda t: m.month_end(t, "no_decision"),
            3.0, 12.0, "3.15", "InsideSales Labs 2017", "most of the elevenfold losses; apart from refusals, which pressure brings",
            rules_out=False),
    Pattern("month_end_discount", "discount in the last week of a month", ("base",), m.month_end_discount,
            0.10, 0.35, "3.15, 3.16", "InsideSales Labs 2017", "-12 % in a quarter's last week, -35 % on a month's last day"),
    Pattern("trough", "orders in the first week of a month over other ordinary weeks", ("base",), m.trough,
            0.5, 0.95, "8.6", "Oyer 1998", "lower at the start than in the middle"),
    Pattern("proxy", "logged contacts when activity counts are pushed", ("uncounted", "counted"), m.logged_gain,
            0.20, 0.55, "3.19", "Gallen, Gallen, Levitt and List 2016", "the proxy rose by 50 %, in a trial that paid for it"),
    Pattern("purpose", "true contacts, the same contrast", ("uncounted", "counted"), m.true_contacts_gain,
            -0.20, -0.03, "3.19", "Gallen, Gallen, Levitt and List 2016", "the outcome fell by 17 %, in a trial that paid for it"),
    Pattern("campaign_odds", "odds of a yes at a call of a campaign over those at the call before", ("campaign",), m.campaign_odds,
            0.78, 0.86, "3.2", "Moro, Cortez and Rita 2014", "0.82 in the bank's files; the preset is tested, not the team",
            rules_out=False),
    Pattern("campaign_third", "share of a campaign's orders by the third call", ("campaign",), lambda c: m.won_by(c, 3),
            0.84, 0.90, "3.2", "Moro, Cortez and Rita 2014", "87 % in the bank's file (table 3a); the preset is tested, not the team",
            rules_out=False),
    Pattern("campaign_sixth", "share of a campaign's orders by the sixth call", ("campaign",), lambda c: m.won_by(c, 6),
            0.95, 0.985, "3.2", "Moro, Cortez and Rita 2014", "97 % in the bank's file (table 3a); the preset is tested, not the team",
            rules_out=False),
)  # fmt: skip
PATTERNS: dict[str, Pattern] = {pattern.name: pattern for pattern in _TABLE}


def _of_name(name: str) -> Pattern:
    return PATTERNS[name]
