"""A table's year under another boss: what always moves first, then the money, then two hundred lucks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from html import escape
from typing import Any

from .words import amount

Say = Callable[[str], str]
WIDTH, HEIGHT, DOT = 340, 120, 3.0
SMALL = 0.05  # per cent of money below which nothing is called a change


def year_lines(found: dict[str, Any], lang: str, _: Say) -> list[str]:
    """What a softer boss changes at a table; says so where it changes nothing."""
    own, soft = found["own"], found["soft"]
    gain, mean = found["dots"][0], found["mean"]
    named = ((_("Strain"), "strain"), (_("customers’ trust"), "trust"), (_("pushing"), "push"))
    percents = [f"{word} {_percent(own[name], soft[name], lang)}" for word, name in named]
    lines = [", ".join(percents) + "."]
    if abs(gain) < SMALL:
        lines.append(_("Money: no change. Nobody could have seen from one year what the boss did."))
    else:
        lines.append(_("Money in your year: %s %%.") % amount(gain, lang, 1, signed=True))
    lines.append(_("Over 200 lucks: %s %%.") % amount(mean, lang, 1, signed=True))
    if abs(gain) >= SMALL and gain * mean < 0:
        lines.append(_("Your one year points the wrong way: that was luck."))
    return lines


def _percent(before: float, after: float, lang: str) -> str:
    return "–" if before == 0 else f"{amount(100.0 * (after / before - 1.0), lang, 0, signed=True)} %"


def year_picture(found: dict[str, Any], _: Say) -> str:
    """Two hundred lucks as dots from left (less money under the softer boss) to right, the own one marked."""
    dots: list[float] = found["dots"]
    widest = max(1.0, *(abs(gain) for gain in dots))
    columns: Counter[int] = Counter()
    marks = []
    for nth, gain in sorted(enumerate(dots), key=lambda pair: -pair[0]):
        column = round(40 * gain / widest)
        columns[column] += 1
        x = WIDTH / 2 + column * (WIDTH / 2 - 8) / 40
        y = HEIGHT - 14 - (columns[column] - 1) * 2 * DOT
        own = nth == 0
        marks.append(
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{2 * DOT if own else DOT:.0f}"{" class=own" if own else ""}/>'
        )
    title = _("Money under the softer boss against your own, in 200 lucks; yours is the large dot")
    tall, less, more = HEIGHT, _("less"), _("more")
    return (
        f'<svg viewBox="0 0 {WIDTH} {tall}" role="img" aria-label="{escape(title)}"><title>{escape(title)}</title>'
        f'<line x1="{WIDTH / 2:.0f}" x2="{WIDTH / 2:.0f}" y1="0" y2="{tall - 8}"/>{"".join(marks)}'
        f'<text x="4" y="{tall - 1}">{escape(less)}</text>'
        f'<text x="{WIDTH - 4}" y="{tall - 1}" text-anchor="end">{escape(more)}</text></svg>'
    )
