"""The colours of every picture, and what they mean."""

from __future__ import annotations

# Outcomes. Blue and orange, which colour-blind readers can distinguish, dark enough for words on white; two greys.
BLUE, ORANGE, GREEN = "#00629B", "#B84A00", "#2B7A2B"
GREY, LIGHT = "#6E6E6E", "#8C8C8C"
INK, BAND = "#22262B", "#EBEBEB"  # words and drawings; the ground behind a part of a picture
# Five ages from fresh to old: one colour, ever darker, which is told apart without seeing colours.
AGES = ("#C6DBEF", "#8DBBDD", "#4F94C8", "#1F66A8", "#08306B")

BETTER, WORSE, UNCLEAR = BLUE, ORANGE, GREY
MARKS = {BETTER: "o", WORSE: "D", UNCLEAR: "s"}  # so that shape says it too
# Up to three lines in one axis: colour, mark and dash.
LINES = ((BLUE, "o", "-"), (ORANGE, "D", "--"), (GREEN, "s", ":"))

# Management styles: colours that stand for no outcome; `styles.py` says which style has which.
CRIMSON, TEAL, PURPLE, OCHRE, BROWN = "#A3195B", "#00735C", "#6A3D9A", "#7A5A00", "#5B4636"
OLIVE, ROSE, NIGHT, STONE = "#4E6B00", "#C2326F", "#1F2A5C", "#5F6670"


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


def contrast(one: str, other: str = "#FFFFFF") -> float:
    """How far two colours are apart in lightness, from 1 to 21, as WCAG 2.2 counts it.

    Args:
        one: a colour, as ``"#00629B"``.
        other: another one; white by default, the ground of all pictures.

    Example:
        >>> contrast("#000000"), round(contrast(ORANGE), 1)
        (21.0, 5.2)
    """
    lights = sorted((_lightness(one), _lightness(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _lightness(colour: str) -> float:
    """Relative luminance, 0 to 1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
