"""What managers see, do and bear, from sections 7.4 to 7.9."""

from __future__ import annotations

from types import SimpleNamespace as Record

from .luck import Luck
from .page import PAGE, practices, styles
from .start import PERSON_TALK, clip, on, sat

TEXT = PAGE.read_text(encoding="utf-8")
STYLES = styles(TEXT)
COLUMN, UNNAMED = practices(TEXT)
HOURS = ("oversight", "review", "coaching", "support", "takeover", "process", "sharing")


def attainment(q: Record) -> float:
    return sum(q.recent_revenue) / (13 * q.quota) if q.quota > 0 else 1.0


def group_attainment(group: list[Record]) -> float:
    quota = sum(13 * q.quota for q in group)
    return sum(sold for q in group for sold in q.recent_revenue) / quota if quota > 0 else 1.0


def look_and_act(p: Record, style: str, group: list[Record]) -> None:
    """Practices of a group's week."""
    results = [float("-inf") if q.vacant else attainment(q) for q in group]
    for q, mine in zip(group, results, strict=True):
        number = q.open_deals / max(p.usual_pipeline, 1e-9)
        movement = sum(q.recent_moves) / max(p.usual_movement, 1e-9)
        seen = {
            "attainment": attainment(q),
            "pipeline_health": min(number, movement),
            "rank": _place(results, mine) / (len(group) - 1) if len(group) > 1 else 0.0,
            "believed_cause": -1 if q.vacant else q.belief,
        }
        for name, amount in practices_of(style, seen).items():
            setattr(q, COLUMN[name], 0.0 if q.vacant else amount)


def practices_of(style: str, seen: dict[str, float]) -> dict[str, float]:
    """A style's lines, one after the other: conditions are known to later lines, practices come out."""
    known, chosen = dict(seen), dict(UNNAMED)
    for sign, name, words in STYLES[style]:
        (known if sign == ":" else chosen)[name] = eval(words, {}, known)
    return {name: float(amount) for name, amount in chosen.items()}


def _place(results: list[float], mine: float) -> float:
    """Place from 0 for the best; equals share the mean of their places."""
    return sum(x > mine for x in results) + (results.count(mine) - 1) / 2


def look_back(p: Record, m: Record, group: list[Record]) -> None:
    skills = [q.skill for q in group if not q.vacant]
    mean_trust = sum(q.customer_trust for q in group) / len(group)
    m.attainment = group_attainment(group)
    m.best_skill = max(skills) if skills else 0.0
    m.recent_leavers = p.contagion_memory * m.recent_leavers + sum(q.left for q in group)
    m.reputation = p.trust_start + p.word_of_mouth * on(p.memory) * (mean_trust - p.trust_start)


def press(p: Record, m: Record, week: int) -> None:
    closeness = ((week % 13 + 1) / 13) ** 2
    pressed = p.baseline_pressure + p.target_slope * max(0, 1 - m.attainment)
    m.above = clip(p.target * pressed * (1 + p.target_sharpen * closeness), 0, 1)


def hours(p: Record, q: Record) -> float:
    return sum(getattr(q, name) for name in HOURS) + p.reading_hours * q.reports


def keep_budget(p: Record, m: Record, group: list[Record]) -> None:
    m.hours_asked, budget = sum(hours(p, q) for q in group), p.manager_hours_per_week
    m.overload = 0.0
    if m.hours_asked > budget:
        m.overload = m.hours_asked / budget - 1 if budget > 0 else m.hours_asked
        for q in group:
            for name in (*HOURS, "reports"):
                setattr(q, name, getattr(q, name) * (budget / m.hours_asked))
    m.effect = 1 / (1 + p.overload_cost * m.overload)
    m.hours_used = sum(hours(p, q) for q in group)


def talk(p: Record, m: Record, q: Record, luck: Luck, s: int, week: int) -> None:
    u = luck.draw(PERSON_TALK, s * 65536 + q.hire, week)
    often = p.diagnosis * m.effect
    looked = p.diagnosis_oversight * sat(q.oversight, p.oversight_half)
    if u[0] < often * q.asking:
        is_open = q.trust * (1 - p.excuse_share if q.cause == 7 else 1)
        q.said = q.cause if u[3] < is_open else 1 + int(6 * u[2])
        q.belief = q.cause if u[1] < m.diagnosis_skill else q.said
        q.asked_week = week
    elif u[0] < often * clip(q.asking + looked, 0, 1):
        q.belief = q.cause if u[1] < 0.5 * m.diagnosis_skill else 7
