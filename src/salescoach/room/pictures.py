"""Pictures that the server writes as SVG, each with its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from html import escape
from typing import Any

Say = Callable[[str], str]
WIDTH, HEIGHT, DOT = 340, 150, 3.0
HALF = 20  # columns on each side of no change
FAR = 60.0  # per cent of money at which a column ends; what lies beyond stands in the last one
CELL, LABEL = 24, 84


def year_picture(found: dict[str, Any], _: Say) -> str:
    """Two hundred lucks as dots from left (less money under the softer boss) to right, the own one marked.

    Args:
        found: the year of a table; ``dots`` are per cent, the luck that was played first.
        _: the language.
    """
    columns = [round(HALF * max(-FAR, min(FAR, gain)) / FAR) for gain in found["dots"]]
    tallest = max(Counter(columns).values())
    step, wide = min(2 * DOT, (HEIGHT - 30) / tallest), (WIDTH / 2 - 10) / HALF
    stack: Counter[int] = Counter()
    marks = []
    for nth, column in enumerate(columns):
        x, y = WIDTH / 2 + column * wide, HEIGHT - 22 - stack[column] * step
        stack[column] += 1
        shape = f'r="{2.4 * DOT:.1f}" class="own"' if nth == 0 else f'r="{DOT:.0f}"'
        marks.append(f'<circle cx="{x:.0f}" cy="{y:.1f}" {shape}/>')
    less, more = escape(_("less")), escape(_("more"))
    title = escape(_("Money under the softer boss against your own, in 200 lucks; yours is the large dot"))
    low = HEIGHT - 2
    return (
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{title}"><title>{title}</title>'
        f'<line x1="{WIDTH // 2}" x2="{WIDTH // 2}" y1="0" y2="{HEIGHT - 14}"/>{"".join(marks[1:])}{marks[0]}'
        f'<text x="4" y="{low}">{less}</text><text x="{WIDTH - 4}" y="{low}" text-anchor="end">{more}</text></svg>'
    )


def trace_picture(trace: list[list[float]], table: str, _: Say) -> str:
    """Four rows of dots, one a link, week by week from left to right; area is strength against the row's largest.

    Args:
        trace: strengths of the four links, week by week.
        table: its colour, in words.
        _: the language.
    """
    title = escape(_("Table %s, week by week: boss, manager, salespeople, customers") % table)
    most = [max([row[link] for row in trace] + [1e-9]) for link in range(4)]
    dots = "".join(
        f'<circle cx="{LABEL + CELL * week + 12}" cy="{12 + CELL * link}" r="{11 * (value / most[link]) ** 0.5:.1f}"/>'
        for week, row in enumerate(trace)
        for link, value in enumerate(row)
        if value > 0
    )
    names = (_("boss"), _("manager"), _("selling"), _("customers"))
    words = "".join(f'<text x="0" y="{16 + CELL * link}">{escape(name)}</text>' for link, name in enumerate(names))
    wide = LABEL + CELL * max(len(trace), 8)
    head = f'<svg viewBox="0 0 {wide} {4 * CELL}" role="img" aria-label="{title}">'
    return f"{head}<title>{title}</title>{words}{dots}</svg>"
