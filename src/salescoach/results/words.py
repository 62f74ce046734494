"""Numbers into sentences that a sales leader reads without a dictionary."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.messages import number, pluralise
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
    names = (second.style.name, first.style.name)
    head = f"{names[0]} against {names[1]}" if names[0] != names[1] else f"{names[0]}, changed against unchanged"
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
    who, other = second.style.name, first.style.name
    other = other if other != who else "the unchanged team"
    word = direction(float(low), float(high))
    if np.isnan(row["difference"]):
        return f"{who} against {other}: nothing to compare in {row['label']}"
    if name != "revenue":
        return f"{who} against {other}: {row['label']} {number(row['difference'], 2, True)} {row['unit']}"
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
        ends = ends_of(row["percent_low"], row["percent_high"], 1, f"{100 * level:g}% interval ")
        ends += "" if np.isnan(row["percent_low"]) else " %"
        return (
            f"{row['label']}: {number(row['percent'], 1, True)} % ({ends}), "
            f"{number(row['first'], 0)} -> {number(row['second'], 0)} {row['unit']}"
        )
    return (
        f"{row['label']}: {number(row['difference'], digits, True)} {row['unit']} "
        f"({ends_of(row['low'], row['high'], digits)}), "
        f"{number(row['first'], digits)} -> {number(row['second'], digits)}"
    )


def style_sentence(table: pd.DataFrame, style: str, people: int, weeks: int, budget: float) -> str:
    """One plain sentence: what this style did against the reference of the table."""
    money, leave = table.loc["revenue"], table.loc["leavers"]
    span = "a year" if weeks == 52 else pluralise(weeks, "week")
    parts = [_sold(money)]
    parts.append(_wins(table.loc["win_rate"]))
    parts.append(_people(leave, people, span))
    parts.append(f"takes {number(table.loc['manager_hours', 'second'], 0)} of a manager's {budget:g} hours a week")
    return f"{style}: " + ", ".join(parts[:-1]) + f", and {parts[-1]}."


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
