"""A whole run, from sections 3 and 7.30."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace as Record

from .customers import work_book
from .luck import Luck
from .managers import TEXT, attainment, keep_budget, look_and_act, look_back, press, talk
from .page import settings, value
from .people import after_customers, before_customers
from .start import derive, manager, seat


@dataclass
class World:
    """What is to be lived; ``changes`` are settings other than the page's."""

    preset: str = "business_to_business"
    changes: dict[str, float | str] = field(default_factory=dict)
    style: str = "status_quo"
    before: str = "status_quo"
    from_week: int = 0
    seed: int = 1
    cut: tuple[str, ...] = ()


def parameters(world: World) -> Record:
    p = Record(**settings(TEXT, world.preset))
    for name, change in world.changes.items():
        setattr(p, name, value(change) if isinstance(change, str) else float(change))
    for name in world.cut:
        setattr(p, name, 0.0)
    derive(p)
    return p


def weeks_of(world: World, run: int) -> Iterator[tuple[int, list[Record], list[Record]]]:
    """(week, seats, managers) after each week."""
    p, luck = parameters(world), Luck(world.seed, run)
    seats = [seat(p, luck, s) for s in range(p.people)]
    bosses = [manager(p, luck, g) for g in range(p.managers)]
    groups = [seats[g * p.span : (g + 1) * p.span] for g in range(p.managers)]
    for week in range(-int(p.warmup_weeks), int(p.weeks)):
        style = world.style if week >= world.from_week else world.before
        for group in groups:
            look_and_act(p, style, group)
        for g, m in enumerate(bosses):
            live_group(p, m, groups[g], luck, g * p.span, week)
        yield week, seats, bosses


def live_group(p: Record, m: Record, group: list[Record], luck: Luck, first: int, week: int) -> None:
    place = week % 13
    urgency = p.deadline_quarter if place == 12 else float(place in (3, 7))
    look_back(p, m, group)
    press(p, m, week)
    keep_budget(p, m, group)
    for s, q in enumerate(group, start=first):
        q.left = q.newcomer = q.repaired = q.complaint = 0
        q.worked = 1 - q.vacant
        q.shortfall = 0.0 if q.vacant else max(0.0, 1 - attainment(q))
        if not q.vacant:
            talk(p, m, q, luck, s, week)
        before_customers(p, m, q, urgency)
        work_book(p, q, luck, s, week)
        after_customers(p, m, q, luck, s, week)


PERSON = (
    "quota", "revenue", "opened", "won", "no_decision", "open_deals", "moved", "logged", "left",
    "contacts", "dead_deals", "customer_trust", "complaint", "skill", "will", "effort", "strain", "initiative",
    "pressure", "intrusion", "selling_hours",
)  # fmt: skip
RENAMED = {
    "lost": "walked", "tenure_weeks": "tenure", "manager_trust": "trust", "customer_pressure": "push",
    "oversight_hours": "oversight", "review_hours": "review", "process_hours": "process", "coaching_hours": "coaching",
    "support_hours": "support", "takeover_hours": "takeover", "sharing_hours": "sharing", "report_hours": "reports",
    "true_cause": "cause", "said_cause": "said", "believed_cause": "belief", "helped": "repaired",
}  # fmt: skip
COLUMNS = {**{name: name for name in PERSON}, **RENAMED}
MANAGER = (
    "hours_asked", "hours_used", "overload", "effect", "above", "attainment", "coach_skill", "people_skill",
    "diagnosis_skill",
)  # fmt: skip
SUMS = {
    "revenue": "revenue", "wins": "won", "opened": "opened", "lost": "walked", "no_decision": "no_decision",
    "contacts": "contacts", "logged": "logged", "leavers": "left", "complaints": "complaint",
}  # fmt: skip
MEANS = {
    "strain": "strain", "manager_trust": "trust", "skill": "skill", "selling_hours": "selling_hours",
    "customer_pressure": "push",
}  # fmt: skip


def lived(world: World, run: int) -> tuple[list[dict[str, float]], list[dict[str, float]], dict[str, float]]:
    """Rows of person-weeks and manager-weeks, and the totals of one run."""
    people, bosses, seats = [], [], []
    for week, seats, managers in weeks_of(world, run):
        if week >= 0:
            for q in seats:
                row = {name: float(getattr(q, column)) for name, column in COLUMNS.items()}
                row |= {"in_seat": q.worked, "attainment": attainment(q), "hire": q.hire - q.newcomer}
                people.append(row)
            bosses += [{name: float(getattr(m, name)) for name in MANAGER} for m in managers]
    return people, bosses, totals(people, bosses, seats)


def totals(people: list[dict[str, float]], bosses: list[dict[str, float]], seats: list[Record]) -> dict[str, float]:
    weeks, column = len(people) // len(seats), {new: old for old, new in COLUMNS.items()}
    t = {name: sum(row[column[source]] for row in people) for name, source in SUMS.items()}
    worked = [row for row in people if row["in_seat"]]
    t |= {name: sum(r[column[source]] for r in worked) / max(len(worked), 1) for name, source in MEANS.items()}
    t["vacant_weeks"] = len(people) - len(worked)
    t["open_end"] = sum(q.open_deals for q in seats)
    t["trust"] = sum(q.customer_trust for q in seats) / len(seats)
    closed = t["wins"] + t["lost"] + t["no_decision"]
    t["win_rate"] = t["wins"] / closed if closed else float("nan")
    target = sum(q.quota for q in seats) * weeks
    t["attainment"] = t["revenue"] / target if target else float("nan")
    t["at_quota"] = sum(q.year_revenue >= q.quota * weeks for q in seats) / len(seats)
    t["manager_hours"] = sum(row["hours_used"] for row in bosses) / len(bosses)
    t["overload"] = sum(row["overload"] for row in bosses) / len(bosses)
    return t
