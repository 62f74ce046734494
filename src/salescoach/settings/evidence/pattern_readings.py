"""The second reading of the target ranges of the published patterns."""
# ruff: noqa: E501

from __future__ import annotations

from .second_reading import SecondReading, no, yes

_OURS = "the figure lies inside; the width is the kit's"
# fmt: off
_PATTERNS: tuple[SecondReading, ...] = (
    no("top_fifth", "7.9", ("just over 60 %",), "the top fifth bring just over 60 % of revenue, year after year", "the low end of 45 % stands in no row"),
    no("weekly_between", "7.11", ("MORE variance within",), "more of the weekly variance lies within than between 167 salespeople", "only less than a half follows; the share itself is recalled (7.12)"),
    no("quarter_correlation", "7.11, 7.17", (), "neither row has a correlation of quarters", "derived from an assumed one"),
    yes("at_quota", "6.1", ("51.8 %", "59.4 %"), "51.8 to 59.4 % at or above quota in five years of a survey", "50 to 60 %, the ends rounded"),
    no("at_quota_bad", "6.2, 6.3", ("31 %", "43.14 %"), "31 % on target; 43 % is an average attainment", "the high end is a share of quota sold, not of people at quota"),
    no("win_rate", "6.4, 6.5, 6.6, 6.7", ("47 %", "18-28 %", "3/10"), "47 % of proposals, 3 of 10 qualified ones, 18-28 % by pages of unknown origin", "the low end follows from row 6.7 alone, which is not to be calibrated on"),
    no("no_decision", "3.17", ("40-60 %",), "40-60 % of qualified deals end in no decision", "the denominator is all deals, not all losses"),
    yes("turnover", "6.9, 6.11, 6.12, 6.13", ("34 %", "30 %", "27 %", "28 %", "22 %", "36 %"), "22 to 36 % leave in a year; firms and vendors asked", "20 to 36 %, the low end rounded down"),
    yes("clusters", "8.5", (), "a colleague's leaving greatly raises one's own risk; 6,727 salespeople", "above 1 is the sign; no size was seen, so the high end is the kit's"),
    yes("handed_over", "6.14", ("-13.2 %", "-17.6 %"), "accounts lose 13.2 to 17.6 % in the year after", "-13 to -18 %, the ends rounded"),
    yes("ramp_gain", "7.15", ("+53 %", "8 months"), "output +53 % over eight months, installers of car glass", _OURS),
    yes("ramp_bend", "7.17", ("negatively accelerating",), "newcomers rise ever more slowly", "above 1 is concave; the high end is far away"),
    yes("oversight_mean", "1.2, 1.7", ("-.01", "+4 %"), "r -.01 over all work, +4 % for tracked field salespeople", "-5 to +5 % holds both; an hour as the dose is the kit's"),
    yes("oversight_bottom", "1.7, 2.15", (), "underperformers gain clearly; low performers sell more under daily quotas", "above 0 is the sign; no size was seen"),
    yes("oversight_top", "1.7, 2.15", (), "extreme high performers lose; high performers sell less under daily quotas", "below 0 is the sign; no size was seen"),
    yes("oversight_strain", "1.2, 1.3", ("+.11", "+.12"), "monitoring with stress r +.11 (+.12 in an earlier state)", _OURS),
    no("oversight_trust", "1.2", ("-.10",), "monitoring with job satisfaction r -.10", "trust is not satisfaction, and the middle of the range is not -.10"),
    yes("oversight_gaming", "1.2", ("+.09",), "monitoring with counterproductive behaviour r +.09; false contacts stand for it", _OURS),
    yes("selling_time", "6.15, 6.16", ("41 %", "46 %", "11 %", "10 %"), "41 to 46 % in surveys; 11 % selling and 10 % prospecting when shadowed", "21 to 46 %"),
    yes("strain_performance", "2.12, 2.13", ("-.22", "-.17"), "exhaustion with performance -.22, and -.17 over all work, -.22 where customers are met", _OURS),
    yes("manager_output", "5.22", ("+11 %",), "90th against 10th percentile boss: about 11 % more output; a service firm", _OURS),
    yes("manager_leaving", "5.21", ("60 %",), "90th against 10th percentile: about 60 % less leaving; one technology firm", "the low end is half of it, which is the kit's"),
    yes("star_manager", "5.20", ("-7.5 %", "-10 %"), "twice the own sales: the people led sell 7.5 or 10 % less", _OURS),
    no("sharing", "8.1", ("+24 %", "+18 %"), "four weeks of meetings: +24 % in them", "the trial lasts four weeks, the experiment a year"),
    no("sharing_lasts", "8.1", ("+18 %", "20+ weeks"), "+18 % months after the meetings ended", "the experiment does not end the meetings"),
    yes("sharing_narrows", "8.1", ("dispersion falls",), "the spread between people falls", "below 0 is the sign; no size was seen"),
    yes("month_end_wins", "3.15", ("x3",), "orders about x3 on a month's last day", "the week holds one such day, so 1.5 to 3"),
    yes("month_end_losses", "3.15", ("x11.43",), "recorded losses x11.4 on a month's last day", "the week holds one such day, so 1.5 to 11.5"),
    no("month_end_cleanup", "3.15", ("clean-up",), "much of the losses is clean-up; reckoned, not published", "no row has its size"),
    no("month_end_discount", "3.15, 3.16", ("-34.5 %", "-12 %"), "deal size -12 % and -34.5 %", "size falls by smaller deals too, not by discount alone"),
    no("trough", "8.6", ("lower at start",), "sales are lower at the start of the fiscal year", "the pattern takes months, the source years"),
    yes("proxy", "3.19", ("+50 %",), "pledges +50 % where they were paid; charity callers", "the high end; the low end is for counting without pay and the kit's"),
    no("purpose", "3.19", ("-17 %",), "donations -17 %", "the outcome is money, the pattern takes true contacts"),
    yes("campaign_odds", "3.2", ("0.818", "0.823"), "odds .818 and .823 of the call before", _OURS),
    yes("campaign_third", "3.1", ("86.6",), "86.6 % of all yes by the third call (table 3a)", _OURS),
    yes("campaign_sixth", "3.1", ("97.0",), "97.0 % of all yes by the sixth call (table 3a)", _OURS),
)
# fmt: on
PATTERN_READINGS: dict[str, SecondReading] = {one.name: one for one in _PATTERNS}
