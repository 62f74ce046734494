"""Numbers into sentences that a sales leader reads without a dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.messages import number, pluralise
from ..common.signs import HIGHER, MORE, more_or_less, range_of
from ..figures.styles import quoted, style_label
from .measures import MEASURES

if TYPE_CHECKING:
    import pandas as pd


def direction(low: float, high: float) -> str:
    """'more', 'less' or 'no clear difference', from an interval."""
    if np.isnan(low) or low <= 0.0 <= high:
        return "no clear difference"
    return "more" if low > 0 else "less"


def comparison_text(first: Any, second: Any, table: pd.DataFrame, level: float) -> str:
    """All measures of a comparison, a line each."""
    who, other = style_label(second.style, code=True), style_label(first.style, code=True)
    head = f"{who} against {other}" if who != other else f"{who}, changed against unchanged"
    size = f"{pluralise(first.runs, 'paired run')} of {pluralise(first.team.weeks, 'week')}"
    lines = [f"{head}, {size} (seed {first.seed}):"]
    lines += [f"  {_line(row, level)}" for row in table.reset_index().to_dict("records")]
    changed = first.team.differences(second.team)
    if changed:
        parts = [f"{name} {old} -> {new}" for name, (old, new) in changed.items()]
        lines.append(f"  The teams differ in: {', '.join(parts)}.")
    starts = [f"in week {r.from_week} after {r.before.name}" for r in (first, second)]
    if starts[0] != starts[1]:
        lines.append(f"  The style starts {starts[0]} -> {starts[1]}.")
    if first.runs == 1:
        lines.append("  One run cannot tell luck from effect: take at least 50.")
    return "\n".join(lines)


def comparison_title(first: Any, second: Any, table: pd.DataFrame) -> str:
    """The finding in one line: the result if it was compared, else the first measure."""
    name = "revenue" if "revenue" in table.index else str(table.index[0])
    row = table.loc[name]
    low, high = (row["percent_low"], row["percent_high"]) if name == "revenue" else (row["low"], row["high"])
    who, other = quoted(second.style), quoted(first.style)
    other = other if other != who else "the unchanged team"
    word = direction(float(low), float(high))
    if np.isnan(row["difference"]):
        return f"{who} against {other}: nothing to compare in {row['label']}"
    if name != "revenue":
        change = more_or_less(float(row["difference"]), 2, "", HIGHER, "the same")
        return f"{who} against {other}: {row['label']} {change} ({row['unit']})"
    if word == "no clear difference":
        return f"{who} sells neither clearly more nor clearly less than {other}"
    return f"{who} sells {number(abs(float(row['percent'])), 0)} % {word} than {other}"


def ends_of(low: float, high: float, digits: int, head: str = "interval ") -> str:
    """An interval in words; one run has none."""
    if np.isnan(low):
        return "no interval from one run"
    return f"{head}{number(low, digits, True)} to {number(high, digits, True)}"


def _line(row: dict[str, Any], level: float) -> str:
    measure = MEASURES.get(row["measure"])
    digits = measure.digits if measure else 3
    if np.isnan(row["difference"]):
        return f"{row['label']}: nothing to compare (no run has a value)."
    if not np.isnan(row["percent"]):
        return (
            f"{row['label']}: {_said(row, ('percent', 'percent_low', 'percent_high'), 1, ' %', level)}, "
            f"{number(row['first'], 0)} -> {number(row['second'], 0)} {row['unit']}"
        )
    return (
        f"{row['label']}: {_said(row, ('difference', 'low', 'high'), digits, '', level)}, "
        f"{number(row['first'], digits)} -> {number(row['second'], digits)} {row['unit']}"
    )


def _said(row: dict[str, Any], names: tuple[str, str, str], digits: int, unit: str, level: float) -> str:
    """The difference without a sign, and its interval; higher or lower where it is no per cent."""
    middle, low, high = (float(row[name]) for name in names)
    words = MORE if unit else HIGHER
    size = more_or_less(middle, digits, unit, words)
    if np.isnan(low):
        return f"{size} (no interval from one run)"
    ends = f"{100 * level:g}% interval {range_of(low, high, digits, unit, words)}"
    return f"{size} ({ends})" if low > 0 or high < 0 else f"{size}, not clear ({ends})"


def style_sentence(table: pd.DataFrame, style: str, people: int, weeks: int, budget: float) -> str:
    """One plain sentence: what this style did against the reference of the table."""
    money, leave = table.loc["revenue"], table.loc["leavers"]
    span = "a year" if weeks == 52 else pluralise(weeks, "week")
    parts = [_sold(money)]
    parts.append(_wins(table.loc["win_rate"]))
    parts.append(_people(leave, people, span))
    parts.append(f"takes {number(table.loc['manager_hours', 'second'], 0)} of a manager's {budget:g} hours a week")
    return f"{style_label(style)}: " + ", ".join(parts[:-1]) + f", and {parts[-1]}."


def _sold(row: Any) -> str:
    size = f"{number(abs(row['percent']), 0)} %"
    if direction(row["percent_low"], row["percent_high"]) == "no clear difference":
        return "sells neither clearly more nor clearly less"
    ends = sorted((abs(row["percent_low"]), abs(row["percent_high"])))
    word = "more" if row["percent"] > 0 else "less"
    return f"sells {size} {word} (between {number(ends[0], 0)} and {number(ends[1], 0)} %)"


def _wins(row: Any) -> str:
    if direction(row["low"], row["high"]) == "no clear difference":
        return "wins about as many of its deals"
    word = "more" if row["difference"] > 0 else "fewer"
    return f"wins {number(abs(row['difference']), 1)} {word} of every 100 deals that close"


def _people(row: Any, people: int, span: str) -> str:
    if direction(row["low"], row["high"]) == "no clear difference":
        return "keeps about as many people"
    verb = "loses" if row["difference"] > 0 else "keeps"
    of = f" of {people} people" if people > 1 else ""
    return f"{verb} {number(abs(row['difference']), 1)} more{of} over {span}"
