"""A table's year under another boss in words: what always moves first, then the money, then two hundred lucks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .words import amount

Say = Callable[[str], str]
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
