"""Settings of the sales force itself: how many, how long, under which market, quota and pay."""

from __future__ import annotations

from ..setting import Setting

# fmt: off
STRUCTURE: tuple[Setting, ...] = (
    Setting("people", 8, "seats", 5, 12, "salespeople (seats) in the sales force", source="gartner2018",
        kind="whole", least=1, most=20000, spread="fixed",
        reason="surveys put a frontline manager's team at seven to nine; eight is the common rule"),
    Setting("accounts_per_person", 50, "accounts", 40, 60, "customers in each salesperson's book", source="design",
        kind="whole", least=1, most=65535, spread="fixed",
        reason="a book that one person can keep in mind; not a published figure"),
    Setting("weeks", 52, "weeks", 13, 104, "weeks that are simulated and counted", source="design", kind="whole",
        least=1, most=5200, spread="fixed",
        reason="a year: long enough for strain, leaving and memory to answer a bought quarter"),
    Setting("warmup_weeks", 26, "weeks", 13, 52, "weeks under the status quo before the count starts",
        source="design", kind="whole", most=2600, spread="fixed",
        reason="two quarters let pipelines fill and strain settle before styles part"),
    Setting("span", 8, "people", 5, 12, "people to one manager; a larger force has several managers",
        source="gartner2018", kind="whole", least=1, most=20000, spread="fixed",
        reason="frontline spans of seven to nine, scenarios of five to twelve"),
    Setting("market", 1.0, "x normal", 0.4, 1.2, "how much customers need, against a normal year", source="ebsta2024",
        basis="fitted", most=5.0, spread="fixed",
        reason="1 is a normal year; about half of it brings as few people to quota as a bad year reports"),
    Setting("quota_stretch", 1.25, "x mean-field revenue", 0.9, 1.45,
        "quota against what an average person would sell", source="cso", basis="fitted", most=10.0,
        reason="set so that somewhat more than half of the people reach quota in a normal year; sales are skewed, so "
        "the typical person sells less than the average"),
    Setting("quota_per_week", 0.0, "money/week", 0.0, 0.0,
        "a person's quota; 0 works it out from the market and the stretch", source="design", spread="fixed",
        reason="a firm's own figure replaces the derived one"),
    Setting("quota_fairness", 0.8, "exponent", 0.4, 1.0, "how far quotas follow the territory's potential", most=1.5,
        reason="quotas follow known potential, though not fully; no figure was found"),
    Setting("baseline_pressure", 0.3, "pressure 0-1", 0.1, 0.6, "pressure from senior management when the team is on target",
        most=1.0, reason="no study measures pressure from the top on sales managers"),
)
# fmt: on
