"""The published patterns: what is measured, the range it should lie in, and who says so."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from math import inf
from typing import Any

from . import measures as m
from .pattern import Pattern

# How closely so simple a model can be held to a figure, and why. Each is a standard deviation in the unit of the row.
_SIGN = "a sign is published and no size, so any clear value of the other sign counts as a miss"
_ONE_KIND = "one kind of firm or survey; team, market and definitions differ"
_WEEK = "the source counts days, the model weeks"
_LOT = "how much more the watched are watched than others is ours (none, one or two hours by lot)"
_UNPAID = "the trial paid for the proxy, a boss only asks for it"
_CYCLE = "the trial's agents sell in one call; here know-how becomes skill, and skill orders, over weeks"


def _row(
    name: str,
    meaning: str,
    needs: tuple[str, ...],
    statistic: Callable[..., float],
    target: tuple[float, float],
    source: tuple[str, str, str],
    discrepancy: tuple[float, str],
    **more: Any,
) -> Pattern:
    """A pattern; source is (rows, who, why this range), discrepancy (standard deviation, why)."""
    rows, who, why = source
    return Pattern(
        name=name, meaning=meaning, needs=needs, statistic=statistic, low=target[0], high=target[1], rows=rows, source=who,
        why_range=why, discrepancy=discrepancy[0], why_discrepancy=discrepancy[1], **more,
    )  # fmt: skip


_BASE, _RAMP = ("base",), ("all new", "all new, no ramp")
_WATCH, _LOTTED = ("unwatched", "watched"), ("by lot",)
_SHARE, _PUSH = ("base", "shared"), ("uncounted", "counted")
_MANAGERS, _REVIEWS = ("weak manager", "strong manager"), ("unreviewed", "reviewed")
_CSO = "CSO Insights annual studies"
_SIEGEL, _SANDVIK, _GALLEN = (
    "Siegel, Koenig and Lazar 2022",
    "Sandvik, Saouma, Seegert and Stanton 2020",
    "Gallen, Gallen, Levitt and List 2016",
)
_LU_CHUNG = "Lu and others 2022; Chung, Narayandas and Chang 2021"
_INSIDE, _MORO, _FRIEBEL = "InsideSales Labs 2017", "Moro, Cortez and Rita 2014", "Friebel, Heinz and Zubanov 2022"
_PRESET = {"fitted": "the preset", "rules_out": False}
_IN_FILES = "in the bank's file (table 3a); the preset is tested, not the team"
_FILES = (0.01, "the preset is set on the same curve")

_TABLE = (
    _row("top_fifth", "share of revenue that the top fifth of people bring", _BASE, m.top_fifth_share, (0.45, 0.65),
         ("7.9", _CSO, "just over 60 %, year after year; skewed samples lie around it"), (0.03, _ONE_KIND)),
    _row("weekly_between", "share of weekly revenue variance between people", _BASE, m.weekly_between_share, (0.20, 0.45),
         ("7.11, 7.12", "Stewart and Nandkeolyar 2006", "less between than within is published; about 27 % between is recalled, swept from .20 to .45"),
         (0.03, _ONE_KIND), fitted="demand_fluctuation_sd"),
    _row("at_quota", "people at or above quota, normal market", _BASE, m.share_at_quota, (0.50, 0.60),
         ("6.1", "CSO Insights 2009-2018", "51.8 to 59.4 % over the years"), (0.03, _ONE_KIND), fitted="quota_stretch"),
    _row("at_quota_bad", "people at or above quota, bad market", ("bad market",), m.share_at_quota, (0.25, 0.40),
         ("6.2, 6.3", "Ebsta 2024 and a compilation", "31 % on target, 69 % short, in one downturn; the width is ours"),
         (0.05, "no source says how much less customers needed"), fitted="how bad the market is", rules_out=False),
    _row("win_rate", "orders over closed opportunities", _BASE, m.win_rate, (0.06, 0.47),
         ("6.4-6.6", "vendor surveys of win rates", "6 % of logged opportunities, 3 of 10 qualified ones, 47 % of proposals: what an opportunity is differs"),
         (0.02, _ONE_KIND), fitted="advance_base"),
    _row("no_decision", "no decisions over closed opportunities", _BASE, m.no_decision_share, (0.40, 0.60),
         ("3.17", "Dixon and McKenna 2022", "40-60 % of qualified deals are lost to no decision"), (0.04, _ONE_KIND), fitted="quiet_rate"),
    _row("turnover", "people who leave in a year, over seats", _BASE, m.yearly_turnover, (0.20, 0.36),
         ("6.9-6.13", "Bridge Group, DePaul, Ebsta", "22 to 36 % in surveys"), (0.02, _ONE_KIND), fitted="quit_rate"),
    _row("clusters", "leaving rate after a colleague left, over the rate otherwise", _BASE, m.leaving_clusters, (1.0, inf),
         ("8.5", "Sunder, Kumar, Goreczny and Maurer 2017", "a colleague's leaving greatly raises one's own risk; size not seen"), (0.05, _SIGN)),
    _row("handed_over", "revenue of handed-over accounts over the rest of the year", ("many leave", "nobody leaves"), m.handed_over, (-0.18, -0.13),
         ("6.14", "Shi, Sridhar, Grewal and Lilien 2017", "-13.2 to -17.6 % a year"), (0.05, "a natural experiment in one firm; here an empty seat is a part of it, and four times as many leave"),
         fitted="vacancy_cover"),
    _row("ramp_gain", "growth of a newcomer's orders, months 1-2 to 8-9", _RAMP, m.ramp_gain, (0.30, 0.75),
         ("7.15", "Shaw and Lazear 2008", "+53 % after eight months in one trade; half to one and a half of it"), (0.10, "installers of glass, not sellers"),
         fitted="ramp_gap"),
    _row("ramp_bend", "growth in the first half of the ramp less growth in the second", _RAMP, m.ramp_bend, (0.0, inf),
         ("7.15, 7.17", "Shaw and Lazear 2008", "concave: above 0"), (0.03, _SIGN)),
    _row("oversight_mean", "effect of an hour of oversight on mean sales", _WATCH, m.gain, (-0.05, 0.07),
         ("1.1-1.3, 1.7", "Siegel, Koenig and Lazar 2022; Lu and others 2022", "r -.01 over many studies, +4 % in the field: centred on +1 %"),
         (0.01, "what an hour of a manager's watching is in a study of machines is ours"), fitted="accountability"),
    _row("oversight_bottom", "the same in the bottom third by attainment", _WATCH, partial(m.gain_by_standing, low=0.0, high=1 / 3), (0.0, inf),
         ("1.7, 2.15", _LU_CHUNG, "underperformers gain; size not seen"), (0.015, _SIGN), fitted="accountability"),
    _row("oversight_top", "the same in the top tenth", _WATCH, partial(m.gain_by_standing, low=0.9, high=1.0), (-inf, 0.0),
         ("1.7, 2.15", _LU_CHUNG, "extreme high performers lose; size not seen"), (0.015, _SIGN)),
    _row("order_value", "mean list value of an order when an hour is watched", _WATCH, m.order_value_change, (-inf, 0.0),
         ("2.15", "Chung, Narayandas and Chang 2021", "under shorter horizons the mix moves to small items; size not seen"), (0.005, _SIGN)),
    _row("oversight_strain", "correlation of oversight by lot with strain", _LOTTED, partial(m.lot_correlation, column="strain"), (0.05, 0.17),
         ("1.2, 1.3", _SIEGEL, "r .11, half as much either way"), (0.03, _LOT), fitted="strain_intrusion"),
    _row("oversight_trust", "correlation of oversight by lot with trust in the manager", _LOTTED, partial(m.lot_correlation, column="trust"), (-0.15, -0.05),
         ("1.2", _SIEGEL, "r -.10 with satisfaction, half as much either way"), (0.03, f"{_LOT}; trust stands for satisfaction"), fitted="baseline_trust_spread"),
    _row("oversight_gaming", "correlation of oversight by lot with false contacts", _LOTTED, partial(m.lot_correlation, column="gaming"), (0.0, 0.18),
         ("1.2", _SIEGEL, "r .09 with counterproductive behaviour, none to twice as much"), (0.04, f"{_LOT}; false contacts stand for all bad behaviour")),
    _row("selling_time", "selling hours over the working week", _BASE, m.selling_share, (0.21, 0.46),
         ("6.15, 6.16", "CSO Insights; Proudfoot 2005", "21 % shadowed to 46 % reported"), (0.01, _ONE_KIND), fitted="selling_share"),
    _row("strain_performance", "correlation over people of strain and attainment", _BASE, m.strain_correlation, (-0.30, -0.10),
         ("2.12, 2.13", "Taris 2006; Corbeanu and others 2023", "-.17 to -.22 in customer-facing roles; either may cause the other"), (0.03, "strain stands for exhaustion"), fitted="performance"),
    _row("strain_customers", "correlation over people of strain and their customers' trust", _BASE, m.strain_and_customers, (-0.55, -0.15),
         ("2.12, 4.11", "Taris 2006; Brown and Lam 2008", "-.55 in two studies of exhaustion, .23 (recalled) between satisfied staff and customers; a third less than that at the weak end"),
         (0.05, "strain stands for exhaustion, trust for satisfaction"), fitted="pass_through"),
    _row("manager_output", "output under a manager at the 90th against the 10th percentile", _MANAGERS, m.gain, (0.05, 0.15),
         ("5.22", "Lazear, Shaw and Stanton 2015", "about +11 %; swept 5-15 %"), (0.02, _ONE_KIND), fitted="manager_spread"),
    _row("manager_leaving", "leaving, the same contrast", _MANAGERS, m.leaving_change, (-0.75, -0.45),
         ("5.21", "Hoffman and Tadelis 2021", "about 60 % lower attrition, a quarter either way"), (0.10, "one technology firm; skill in leading people there is rated by them"), fitted="quit_manager"),
    _row("star_manager", "sales of people whose manager sold twice as much as others before", ("base", "star manager"), m.gain, (-0.12, -0.03),
         ("5.20", "Benson, Li and Shue 2019", "-7.5 % published, -10 % in an earlier version"), (0.02, _ONE_KIND), fitted="star_manager_cost"),
    _row("care_leaving", "leaving in nine months of an hour of support more, everybody asked", ("base", "cared for"), partial(m.leaving_change, weeks=m.NINE_MONTHS), (-0.25, -0.20),
         ("5.23", _FRIEBEL, "-20 to -25 % for nine months"), (0.10, "shops where 80 % leave in a year; the trial asked for care and did not count hours")),
    _row("care_sales", "sales, the same contrast", ("base", "cared for"), partial(m.gain, weeks=m.NINE_MONTHS), (-0.03, 0.03),
         ("5.23", _FRIEBEL, "no change in sales; the width is ours"), (0.02, "shop managers also sell, so their care had a price at once")),
    _row("feedback_harm", "share of people whose sales an hour of review lowers", _REVIEWS, m.feedback_harm, (0.33, 0.43),
         ("1.19", "Kluger and DeNisi 1996", "more than a third of interventions; 38 % is recalled, five points either way"), (0.08, "interventions of all kinds, people only here"), fitted="feedback_spread"),
    _row("unskilled_often", "an hour and a half of coaching that does not fit, by a manager at the 10th percentile, against a quarter", ("unskilled, seldom", "unskilled, often"), m.gain, (-inf, 0.0),
         ("5.14, 1.19", "Dahling, Taylor, Chau and Dwight 2016", "unskilled and often is the worst of the four; size not seen"), (0.01, _SIGN)),
    _row("sharing_at_once", "sales in four weeks of shared know-how", _SHARE, partial(m.gain, weeks=m.TRIAL), (0.13, 0.35),
         ("8.1", _SANDVIK, "+24 % in the four weeks, half either way"), (0.10, _CYCLE), rules_out=False),
    _row("sharing_lasts", "the same in the twenty weeks after it ended", _SHARE, partial(m.gain, weeks=m.AFTER_TRIAL), (0.09, 0.27),
         ("8.1", _SANDVIK, "+18 % months later, half either way"), (0.06, _CYCLE), fitted="peers"),
    _row("sharing_narrows", "change of the spread between people in these weeks", _SHARE, partial(m.spread_change, weeks=m.AFTER_TRIAL), (-inf, 0.0),
         ("8.1", _SANDVIK, "dispersion falls; size not seen"), (0.01, _SIGN)),
    _row("month_end_wins", "orders in the last week of a month over other weeks", _BASE, partial(m.month_end, column="won"), (1.5, 3.0),
         ("3.15, 8.6", _INSIDE, "about three times on the last day; the week holds it in part"), (0.10, _WEEK), fitted="deadline_closing"),
    _row("month_end_losses", "losses in the records, refusals and clean-up, the same", _BASE, m.month_end_losses, (1.5, 11.5),
         ("3.15", _INSIDE, "eleven times on the last day, mostly clean-up"), (0.20, _WEEK), fitted="deadline_tidy"),
    _row("month_end_cleanup", "clean-up of dead deals alone, the same", _BASE, partial(m.month_end, column="no_decision"), (3.0, 12.0),
         ("3.15", _INSIDE, "most of the elevenfold losses; apart from refusals, which pressure brings"), (1.0, _WEEK), fitted="deadline_tidy", rules_out=False),
    _row("month_end_discount", "discount in the last week of a month", _BASE, m.month_end_discount, (0.10, 0.35),
         ("3.15, 3.16", _INSIDE, "-12 % in a quarter's last week, -35 % on a month's last day"), (0.02, _WEEK), fitted="deadline_discount"),
    _row("timing_cost", "list value given away to close in time", _BASE, m.discounted, (0.04, 0.10),
         ("3.18", "Larkin 2014", "6-8 % of revenue at one vendor under accelerating commission, two points either way"), (0.01, _ONE_KIND), fitted="deadline_discount"),
    _row("trough", "orders in the first weeks of a quarter over its other ordinary weeks", _BASE, m.trough, (-inf, 1.0),
         ("8.6", "Oyer 1998", "lower at the start of the fiscal year than in its middle; the model knows quarters alone"), (0.02, _SIGN)),
    _row("proxy", "logged contacts when activity counts are pushed", _PUSH, m.logged_gain, (0.25, 0.75),
         ("3.19", _GALLEN, "the proxy rose by 50 %, half as much either way"), (0.10, _UNPAID), fitted="gaming_inflation"),
    _row("purpose", "sales, the same contrast", _PUSH, m.gain, (-0.26, -0.08),
         ("3.19", _GALLEN, "the outcome fell by 17 %, half as much either way"), (0.04, _UNPAID), fitted="gaming"),
    _row("false_contacts", "false contacts under the full push over those under usual practice", ("base", "counted"), m.false_contacts_ratio, (1.0, inf),
         ("3.19", _GALLEN, "rule-breaking nearly doubled; usual practice pushes some already, so a sign only"), (0.1, _SIGN)),
    _row("campaign_odds", "odds of a yes at a call of a campaign over those at the call before", ("campaign",), m.campaign_odds, (0.78, 0.86),
         ("3.2", _MORO, "0.82 in the bank's files; the preset is tested, not the team"), _FILES, **_PRESET),
    _row("campaign_third", "share of a campaign's orders by the third call", ("campaign",), partial(m.won_by, n=3), (0.84, 0.90),
         ("3.2", _MORO, f"87 % {_IN_FILES}"), _FILES, **_PRESET),
    _row("campaign_sixth", "share of a campaign's orders by the sixth call", ("campaign",), partial(m.won_by, n=6), (0.95, 0.985),
         ("3.2", _MORO, f"97 % {_IN_FILES}"), _FILES, **_PRESET),
)  # fmt: skip
PATTERNS: dict[str, Pattern] = {pattern.name: pattern for pattern in _TABLE}
