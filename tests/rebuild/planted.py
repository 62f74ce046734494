"""Faults chosen by hand that a copy of docs/model.md is given, and what may change without a trace."""

from __future__ import annotations

# What a damaged page says instead: each is noticed by the numbers alone, whatever the checks above say.
PLANTED: dict[str, tuple[str, str]] = {
    "a sign": ("(1 - q.strain) - gone, 0, 1)", "(1 - q.strain) + gone, 0, 1)"),
    "a factor": ("m.above * (p.pressure_on_quota + q.shortfall)", "m.above * (0.6 + q.shortfall)"),
    "a constant": ("p.quota_window) if", "(p.quota_window + 0.1)) if"),
    "an index": ("q.recent_moves[week mod 4]", "q.recent_moves[week mod 3]"),
    "a limit that belongs to it": ("below = attainment < 1\n", "below = attainment <= 1\n"),
    "the last stage": ("if c.stage > p.stages:", "if c.stage >= p.stages:"),
    "a dropped term": (" - p.fatigue * (c.contacts - 1) +", " +"),
    "a swapped word of a draw": ("if u2 < p.quiet_rate:", "if u3 < p.quiet_rate:"),
    "another word of a draw for the price": ("exp(p.deal_noise * normal(u3))", "exp(p.deal_noise * normal(u1))"),
    "a purpose": ("| 9 | SEAT_LEADS |", "| 16 | SEAT_LEADS |"),
    "who an entity is": ("person(q) = 65536 * number(q) + q.hire", "person(q) = 65536 * number(q)"),
    "weeks before the count": ("run, entity, week mod 2^32,", "run, entity, week mod 2^31,"),
    "rounds of the generator": ("repeat 10 times:", "repeat 9 times:"),
    "a coefficient": ("3.3871328727963665", "3.3871338727963665"),
    "a code": ("3 support, 4 tools", "4 support, 3 tools"),
    "a setting": ("| `relation_fade` | 0.01 |", "| `relation_fade` | 0.011 |"),
    "a setting of the preset": ("| `walk_base` | -0.53 |", "| `walk_base` | -0.43 |"),
    "a practice of a style": ("pass_on = 0.6\n(accountability 11)", "pass_on = 0.7\n(accountability 11)"),
    "a practice that is not named": ("| `fit` | 0.5 |", "| `fit` | 0.6 |"),
    "a start": ("| `attainment` | float | ratio | 1 |", "| `attainment` | float | ratio | 0.9 |"),
    "the order of causes": ("(p.share_hiring, p.share_training,", "(p.share_training, p.share_hiring,"),
    "least for most": ("min(1, p.tidy_rate * spring", "max(1, p.tidy_rate * spring"),
    "the middle of equals": ("(better + (equal - 1) / 2)", "(better + (equal - 1))"),
    "the rank the other way round": ("standing(o) > standing(q)", "standing(o) < standing(q)"),
    "who is off the list": ("-INFINITY   ", "INFINITY   "),
    "the week of a change of style": ("rule = style if week >= from_week", "rule = style if week > from_week"),
    "the length of the warm-up": ("for week from -p.warmup_weeks to", "for week from 1 - p.warmup_weeks to"),
    "what halving looks for": ("if kept > open:", "if kept < open:"),
    "who held the seat": ("| `hire` | `q.hire - q.newcomer` |", "| `hire` | `q.hire` |"),
    "when a deal was closed": ("`week if closed_now(c) else MISSING`", "`week`"),
    "the end of a month": ("1 if place in (3, 7) else 0", "1 if place in (3, 8) else 0"),
    "a step done twice, another left out": ("do 7.14: q.strain\n", "do 7.15: q.trust\n"),
    "doubt about people whose cause is known": ("q.belief in (UNKNOWN, WILL)", "q.belief in (UNKNOWN, HIRING)"),
    "the habit before the lift": ("p.challenge_wear * q.habit)", "p.challenge_wear * q.pressure)"),
    "feedback that helps everybody": ("p.feedback_skill + q.feedback_taste)", "p.feedback_skill)"),
    "whose orders are small": ("c.small = 1 if larger < 0", "c.small = 1 if larger > 0"),
    "which reach": ("(q.reach_small if c.small is 1", "(q.reach_large if c.small is 1"),
    "contacts that are dealt out evenly": ("= 1 - exp(-expected * (1 + shift))", "= min(1, expected * (1 + shift))"),
    "a picture of the whole seat": ("round(q.open_deals * exp(blur", "round((q.open_deals - q.dead_deals) * exp(blur"),
    "the usual of another quarter": ("nth = week + min(13,", "nth = week + min(12,"),
    "own movement for the group's": ("sum(q.usual_movement for each seat q of m) / members", "q.usual_movement"),
    "help that is not beyond the usual": (" - sat(usual * (1 - q.alarm), p.dose_half)", ""),
    "the rule a week later": ("if q.warned >= p.dismissal_weeks:", "if q.warned > p.dismissal_weeks:"),
    "the first half year": ("q.tenure >= 26 and", "q.tenure >= 25 and"),
}  # fmt: skip
# Lines that may be a hundredth off without any trace, and why. Other faults of theirs are planted here.
WITHOUT_TRACE = {
    "7.4.1": "ranks depend on the order of results alone",
    "10.2.4": "a correlation has neither scale nor origin",
    "10.2.13": "the same",
    "10.2.56": "the same",
}
# Neighbours in the week that may change places: neither reads what the other sets.
FREE = {
    "3.2.35 and 3.2.36", "3.2.36 and 3.2.37", "3.2.37 and 3.2.38", "3.2.38 and 3.2.39", "3.2.40 and 3.2.41",
    "3.2.41 and 3.2.42", "3.2.42 and 3.2.43", "3.2.43 and 3.2.44", "3.2.44 and 3.2.45", "3.2.46 and 3.2.47",
    "3.2.47 and 3.2.48", "3.2.49 and 3.2.50", "3.2.53 and 3.2.54", "3.2.55 and 3.2.56", "3.2.57 and 3.2.58",
    "3.2.71 and 3.2.72", "3.2.72 and 3.2.73", "3.2.75 and 3.2.76",
}  # fmt: skip
# The same for measures and experiments of the patterns.
MEASURES: dict[str, tuple[str, str]] = {
    "weeks of a year": ("* 52 / a.weeks", "* 50 / a.weeks"),
    "which quarter": ("quarter(a, k + 1))", "quarter(a, k + 2))"),
    "who is asked": ("by_seat(a.worked) > 0", "by_seat(a.worked) > 30"),
    "whom a mean counts": ("worked_mean(a, x) = by_seat(x * a.worked)", "worked_mean(a, x) = by_seat(x)"),
    "of what": ("sold_by = by_seat(a.revenue * a.worked)", "sold_by = by_seat(a.won * a.worked)"),
    "the end of a month": ("(a.week mod 13 is 12)", "(a.week mod 13 is 11)"),
    "a bad market": ("0.6 * p.market", "0.7 * p.market"),
    "an hour of watching": ("| `oversight_hours = 1` |", "| `oversight_hours = 2` |"),
}
