"""Signs into words: "21 % less" where a table has -21."""

from __future__ import annotations

from .messages import number

MORE, FEWER, HIGHER = ("more", "less"), ("more", "fewer"), ("higher", "lower")
SAME = "no difference"


def more_or_less(
    value: float,
    digits: int = 0,
    unit: str = " %",
    words: tuple[str, str] = MORE,
    same: str = SAME,
    *,
    between: tuple[float, float] | None = None,
) -> str:
    """A difference in words, without a sign.

    Args:
        value: the difference.
        digits: after the point.
        unit: put behind the number, with its space.
        words: for above and below zero.
        same: where the rounded difference is zero.
        between: the ends of its interval, put behind it in brackets; none by default.

    Returns:
        The words.

    Example:
        >>> import salescoach as sc
        >>> sc.more_or_less(-21.3), sc.more_or_less(26.4), sc.more_or_less(-0.3)
        ('21 % less', '26 % more', 'no difference')
        >>> sc.more_or_less(-1.25, 1, " points", ("higher", "lower"))
        '1.2 points lower'
        >>> sc.more_or_less(-21.3, between=(-23.0, -19.0)), sc.more_or_less(1.0, between=(-3.0, 5.0))
        ('21 % less (19 to 23)', '1 % more (3 % less to 5 % more)')
    """
    size = number(abs(value), digits)
    said = f"{size}{unit} {words[int(value < 0)]}" if float(size.replace(",", "")) else same
    if between is None:
        return said
    ends = range_of(*between, digits, unit, words)
    return f"{said} ({ends})" if between[0] < 0 < between[1] or said == same else f"{said} ({_bare(ends, unit)})"


def _bare(ends: str, unit: str) -> str:
    """The two numbers of an interval on one side of zero: unit and word stand before it already."""
    return ends.rsplit(" ", 1)[0].removesuffix(unit)


def range_of(low: float, high: float, digits: int = 0, unit: str = " %", words: tuple[str, str] = MORE) -> str:
    """An interval of a difference in words: the smaller size first where both ends lie on one side of zero.

    Args:
        low: its lower end.
        high: its upper end.
        digits: after the point.
        unit: put behind the numbers, with its space.
        words: for above and below zero.

    Returns:
        The words.

    Example:
        >>> range_of(-23.0, -19.0), range_of(-3.0, 5.0), range_of(0.2, 5.0)
        ('19 to 23 % less', '3 % less to 5 % more', '0 to 5 % more')
    """
    if low < 0 < high:
        return f"{number(-low, digits)}{unit} {words[1]} to {number(high, digits)}{unit} {words[0]}"
    ends = sorted((abs(low), abs(high)))
    return f"{number(ends[0], digits)} to {number(ends[1], digits)}{unit} {words[int(low < 0)]}"
