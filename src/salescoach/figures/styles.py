"""Each management style as a leader would say it, with its one colour and its one mark: the only place that says so."""

from __future__ import annotations

from dataclasses import dataclass

from .colours import BROWN, CRIMSON, GREY, INK, NIGHT, OCHRE, OLIVE, PURPLE, ROSE, STONE, TEAL


@dataclass(frozen=True, slots=True)
class StyleLook:
    """How a style is called and drawn.

    Attributes:
        label: its name as a leader would say it.
        colour: of its marks, and dark enough for its name beside them.
        mark: as matplotlib calls it.
    """

    label: str
    colour: str
    mark: str


LOOKS: dict[str, StyleLook] = {
    "status_quo": StyleLook("Usual practice", STONE, "h"),
    "watch_more": StyleLook("Watch more", ROSE, "d"),
    "hands_off": StyleLook("Leave alone", OLIVE, "v"),
    "micromanage": StyleLook("Watch closely", CRIMSON, "D"),
    "accountability": StyleLook("Go in order", PURPLE, "s"),
    "coach": StyleLook("Ask and help", TEAL, "o"),
    "macro": StyleLook("A clear minimum", OCHRE, "^"),
    "process": StyleLook("Manage the process", BROWN, "P"),
    "take_over": StyleLook("Step in", NIGHT, "X"),
}
_OWN, _OTHER_OWN = (INK, "p"), (GREY, "*")  # a style of one's own, and a second one beside it


def style_label(style: object, *, code: bool = False) -> str:
    """The name of a style as a leader would say it, for pictures and tables; a style of one's own keeps its name.

    Args:
        style: a name, as ``"micromanage"``, or a style.
        code: whether the name that is typed stands behind it, for texts beside code.

    Returns:
        The words.

    Example:
        >>> import salescoach as sc
        >>> sc.style_label("micromanage"), sc.style_label("coach", code=True), sc.style_label("friday_reviews")
        ('Watch closely', 'Ask and help (coach)', 'friday_reviews')
    """
    name = str(getattr(style, "name", style))
    if name not in LOOKS:
        return name
    return f"{LOOKS[name].label} ({name})" if code else LOOKS[name].label


def quoted(style: object) -> str:
    """The same between quotation marks, for a sentence; a style of one's own needs none.

    Args:
        style: a name or a style.

    Example:
        >>> quoted("micromanage"), quoted("friday_reviews")
        ('“Watch closely”', 'friday_reviews')
    """
    label = style_label(style)
    return label if label not in _LABELS else f"“{label}”"


def look_of(style: object) -> StyleLook:
    """Label, colour and mark of a style.

    Args:
        style: a name or a style.
    """
    name = str(getattr(style, "name", style))
    return LOOKS.get(name) or StyleLook(name, *_OWN)


def looks_of_two(first: object, second: object) -> tuple[StyleLook, StyleLook]:
    """Both looks; where they are alike (two styles of one's own, or one style twice) the first is grey.

    Args:
        first: a name or a style; the reference.
        second: what is compared with it.
    """
    one, other = look_of(first), look_of(second)
    return (one if one.colour != other.colour else StyleLook(one.label, *_OTHER_OWN)), other


_LABELS = {look.label for look in LOOKS.values()}
