"""Whether a value comes again under other seeds: its word, its sign, what its interval tells, its size, its order.

The rules, for a printed value and what other seeds give in its place:

- A word has to be the same word.
- With an interval: if the interval lies on one side of nought, every other seed's has to lie on that side. If it holds
  nought, two other seeds must not both be clear on the same side. And the value may lie from the mean of the others by
  no more than what two samplings allow: half-width / 1.96 * Z * sqrt(1 + 1 / seeds). Z is such that all INTERVALS of
  the kit together, if all are sound, are refused by luck in one check of twenty.
- Without one: every seed has the same sign, and lies from the printed value by no more than a quarter of it, or two of
  the last place that is printed. So a small or an uncertain number needs an interval.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from scripts.seed_run import Asked
from scripts.seed_values import Value

INTERVALS = 400  # that prose, guide and README lean on; a test counts them
LEVEL = 0.05  # for all of them together
_NORMAL = statistics.NormalDist()
Z95 = _NORMAL.inv_cdf(0.975)
Z = _NORMAL.inv_cdf(1 - LEVEL / (2 * INTERVALS))
ENOUGH = 4.5  # standard errors from nought at which four seeds are all clear, mostly
PART, STEPS = 0.25, 2
LADDER = (
    10,
    15,
    20,
    30,
    40,
    60,
    80,
    100,
    200,
    300,
    400,
    600,
    800,
    1000,
    1500,
    2000,
    3000,
    4000,
    6000,
    8000,
    12_000,
    20_000,
)


def faults(mine: Value, others: Sequence[Value | None], give: float | None = None) -> list[str]:
    """In what a value does not come again; empty if it does."""
    there = [other for other in others if other is not None]
    if not others:
        return []
    if len(there) < len(others):
        return ["it is not printed under every seed"]
    if mine.number is None and not mine.is_range:
        return [] if all(other.text == mine.text for other in there) else ["the word changes"]
    if mine.is_range:
        return _of_state(mine, there) if any(other.text != mine.text for other in there) else []
    if mine.number is None or any(other.number is None for other in there):
        return ["the number becomes a word"]
    numbers = _numbers(there)
    if give is not None:
        off = max(abs(number - mine.number) for number in numbers)
        return [f"it is off by {off:.3g}, more than the {give:g} that is told"] if off > give + mine.step / 2 else []
    if mine.low is None or any(other.low is None for other in there):
        return [*_of_sign(mine.number, numbers), *_of_size(mine, numbers)]
    return [*_of_state(mine, there), *_of_interval(mine, there)]


def side(value: Value) -> int:
    """1 where the whole interval lies above nought, -1 below, 0 where it holds nought."""
    assert value.low is not None
    assert value.high is not None
    return (value.low > 0) - (value.high < 0)


def order_fault(first: Sequence[Value], second: Sequence[Value]) -> bool:
    """Whether the larger of two values (the printed ones stand first) is the smaller under another seed."""
    if any(v.number is None for v in (*first, *second)) or first[0].unit != second[0].unit:
        return False
    apart = [a - b for a, b in zip(_numbers(first), _numbers(second), strict=True)]
    if abs(apart[0]) <= max(first[0].step, second[0].step) * 1.001:
        return False  # told as much the same
    return any(apart[0] * other < 0 for other in apart[1:])


def advice(mine: Value, others: Sequence[Value | None], asked: Asked, give: float | None = None) -> str:
    """What would help: how many runs, or weaker words."""
    there = [other for other in others if other is not None]
    if mine.number is None or not there or any(other.number is None for other in there):
        return "say it without this word, or ask more runs"
    numbers = [mine.number, *_numbers(there)]
    mean = abs(statistics.mean(numbers))
    halves = [(v.high - v.low) / 2 for v in (mine, *there) if v.low is not None and v.high is not None]
    if len(halves) == len(numbers):
        if not _of_state(mine, there):
            return "the interval is too narrow for its number, or the outputs are stale: write the notebook, then look"
        times = (ENOUGH * statistics.mean(halves) / Z95 / mean) ** 2 if mean else float("inf")
        return _more(times, asked, "say that it cannot be told")
    allowed = give if give is not None else max(STEPS * mine.step, PART * abs(mine.number))
    spread = statistics.stdev(numbers)
    times = (2.5 * spread / allowed) ** 2 if allowed else float("inf")
    if give is None and _of_sign(mine.number, numbers[1:]):
        times = max(times, (ENOUGH * spread / mean) ** 2 if mean else float("inf"))
    return "print an interval beside it; " + _more(times, asked, "say less of it")


def wide(first: Sequence[Value], second: Sequence[Value], asked: Asked) -> str:
    """What would help where the order of two values turns."""
    apart = [a - b for a, b in zip(_numbers(first), _numbers(second), strict=True)]
    mean = abs(statistics.mean(apart))
    return _more((3 * statistics.stdev(apart) / mean) ** 2 if mean else float("inf"), asked, "say that they are alike")


def _more(times: float, asked: Asked, weaker: str) -> str:
    runs, kind = asked
    if not runs:
        return f"ask more {kind}, or {weaker}"
    wanted = next((step for step in LADDER if step >= max(times, 1.5) * runs), None)
    if wanted is None:
        return f"{weaker} (more than {LADDER[-1]:,} {kind} would be needed; now {runs})"
    return f"about {wanted:,} {kind} (now {runs}), or {weaker}"


def _numbers(values: Sequence[Value]) -> list[float]:
    return [value.number for value in values if value.number is not None]


def _of_sign(mine: float, others: Sequence[float]) -> list[str]:
    return ["the sign changes"] if any(mine * other < 0 for other in others) else []


def _of_size(mine: Value, others: Sequence[float]) -> list[str]:
    assert mine.number is not None
    allowed = max(STEPS * mine.step, PART * abs(mine.number)) + mine.step / 1000
    off = [number for number in others if abs(number - mine.number) > allowed]
    return [f"without an interval it is {mine.number:g} here and {off[0]:g} there"] if off else []


def _of_state(mine: Value, others: Sequence[Value]) -> list[str]:
    sides = [side(other) if other.low is not None else 0 for other in others]
    if side(mine):
        return [] if all(other == side(mine) for other in sides) else ["clear here, and not under every seed"]
    clear = max(sides.count(1), sides.count(-1))
    return ["it cannot be told here, and is clear under other seeds"] if clear >= min(2, len(others)) else []


def _of_interval(mine: Value, others: Sequence[Value]) -> list[str]:
    halves = [(v.high - v.low) / 2 for v in (mine, *others) if v.low is not None and v.high is not None]
    allowed = statistics.mean(halves) / Z95 * Z * (1 + 1 / len(others)) ** 0.5 + mine.step
    mean = statistics.mean(_numbers(others))
    assert mine.number is not None
    return [f"its interval misses the mean of the others, {mean:.3g}"] if abs(mine.number - mean) > allowed else []
