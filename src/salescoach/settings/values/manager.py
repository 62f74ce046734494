"""Settings of managers: hours, skills, overload, and how well they see."""

from __future__ import annotations

from ..setting import Setting

# fmt: off
MANAGER: tuple[Setting, ...] = (
    Setting("manager_hours_per_week", 16.0, "hours/week", 8.0, 24.0,
        "hours a manager has for the people of one team", source="gartner2018", basis="fitted", most=168.0,
        reason="9 % of time goes into developing people and 35 % of days into meetings; a third of the week in all"),
    Setting("coach_skill", 0.55, "skill 0-1", 0.3, 0.8, "how well the average manager coaches", source="dahling2016",
        basis="fitted", most=1.0, reason="skilled and unskilled coaches differ more than coaching often or seldom"),
    Setting("people_skill", 0.5, "skill 0-1", 0.4, 0.6, "how well the average manager keeps people",
        source="hoffman2021", most=1.0, spread="fixed",
        reason="the middle of a scale on which attrition is measured"),
    Setting("diagnosis_skill", 0.5, "skill 0-1", 0.3, 0.8, "how well the average manager finds a cause", most=1.0,
        reason="no data on how often managers are right"),
    Setting("manager_spread", 0.2, "sd", 0.1, 0.3, "spread of these three skills between managers",
        source="lazear2015", basis="fitted", most=0.5,
        reason="the 90th against the 10th percentile of bosses is worth about a tenth of output"),
    Setting("leak_spread", 0.2, "log sd", 0.0, 0.4, "spread between managers in passing pressure on", most=2.0,
        reason="some shield by nature"),
    Setting("manager_selling", 0.8, "skill sd", 0.0, 1.5, "selling skill of the manager who takes deals over",
        source="lazear2015", basis="direction", least=-5.0, most=5.0,
        reason="sellers who are promoted sold more than average"),
    Setting("star_manager_cost", 0.45, "skill/sd", 0.0, 0.7,
        "skill at coaching that a star seller lacks as a manager", source="benson2019",
        basis="fitted", most=5.0,
        reason="twice the sales before promotion, 7.5 % lower sales of the people led; 10 % in an earlier version"),
    Setting("takeover_yield", 1.0, "x", 0.5, 1.5, "contacts from an hour of take-over against an hour of selling",
        most=10.0, reason="the manager meets the customer in the seller's place"),
    Setting("reading_hours", 0.08, "hours/hour", 0.03, 0.2, "manager's hours to read an hour of reports", most=5.0,
        reason="reading is faster than writing"),
    Setting("overload_cost", 0.6, "1/overload", 0.2, 1.5, "how much worse an overloaded manager does everything",
        most=20.0, reason="overload hurts managers more than others; no size is published"),
)
# fmt: on
