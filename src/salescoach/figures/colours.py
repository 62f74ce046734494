"""The colours of every picture, and what they mean."""

from __future__ import annotations

# Okabe and Ito's palette, which colour-blind readers can distinguish, and two greys.
BLUE, ORANGE, GREEN = "#0072B2", "#D55E00", "#009E73"
GREY, LIGHT = "#6E6E6E", "#D9D9D9"
# Five ages from fresh to old: one colour, ever darker, which is told apart without seeing colours.
AGES = ("#C6DBEF", "#8DBBDD", "#4F94C8", "#1F66A8", "#08306B")

BETTER, WORSE, UNCLEAR = BLUE, ORANGE, GREY
MARKS = {BETTER: "o", WORSE: "D", UNCLEAR: "s"}  # so that shape says it too
# Up to three lines in one axis: colour, mark and dash.
LINES = ((BLUE, "o", "-"), (ORANGE, "D", "--"), (GREEN, "s", ":"))


def of_interval(low: float, high: float, better: int = 1) -> str:
    """Blue where an interval lies on the better side of zero, orange on the worse, grey where it is unclear.

    Args:
        low: lower end of the interval.
        high: its upper end.
        better: +1 where more is better, -1 where less is, 0 where it is a matter of taste.

    Example:
        >>> of_interval(-3.0, -1.0) == WORSE, of_interval(-3.0, -1.0, better=-1) == BETTER
        (True, True)
    """
    if better == 0 or not (low > 0 or high < 0):
        return UNCLEAR
    return BETTER if (low > 0) == (better > 0) else WORSE
