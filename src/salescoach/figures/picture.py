"""A finished picture: drawn without global state, with words for whoever cannot see it."""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..common.files import write_bytes

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DOTS_PER_INCH = 100  # of a page
FINER = 2  # dots of the file for one of the page, for screens and walls that show more
TITLE_SIZE = 11.0  # points
COLUMN, SMALLEST = 736, 12  # pixels: the width of the text of a page, and the least height of letters in it


@dataclass(frozen=True)
class Picture:
    """A figure with its finding (the title) and its alternative text.

    In a notebook the last line of a cell shows it; ``save`` writes it to a file.

    Attributes:
        figure: the matplotlib figure, to change or to draw on.
        title: the finding in one line.
        alt: what the picture shows, in words.
    """

    figure: Figure
    title: str
    alt: str

    def png(self) -> bytes:
        """The picture as PNG bytes of 256 colours; the same bytes every time on one set of versions."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from PIL import Image

        FigureCanvasAgg(self.figure)
        self.lay_out()
        stream, buffer, dpi = io.BytesIO(), io.BytesIO(), FINER * DOTS_PER_INCH
        self.figure.savefig(stream, format="png", dpi=dpi, metadata={"Software": None})
        image = Image.open(stream).convert("RGB").quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        image.save(buffer, "png", dpi=(dpi, dpi))
        return buffer.getvalue()

    def svg(self) -> bytes:
        """The picture as SVG bytes, its letters as outlines; the same bytes every time on one set of versions."""
        from matplotlib import rc_context
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        FigureCanvasSVG(self.figure)
        self.lay_out()
        buffer = io.BytesIO()
        with rc_context({"svg.hashsalt": "salescoach", "svg.fonttype": "path"}):
            self.figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
        return buffer.getvalue()

    def lay_out(self) -> None:
        """Put everything in its place, once, in the dots of the file: letters have other widths in others."""
        if self.figure.get_layout_engine() is None:
            return
        was = self.figure.dpi
        self.figure.set_dpi(FINER * DOTS_PER_INCH)
        self.figure.draw_without_rendering()
        self.figure.set_layout_engine("none")  # a second round of laying out would move things again
        self.figure.set_dpi(was)

    def save(self, path: str | Path) -> Path:
        """Write the picture as PNG.

        Args:
            path: where to.

        Returns:
            The path.
        """
        return write_bytes(path, self.png())

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        return bundle(self.png(), self.alt)

    def __repr__(self) -> str:
        return self.alt


def bundle(png: bytes, alt: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a notebook keeps of a picture: its bytes and words, and how large it is to be shown.

    Args:
        png: its bytes.
        alt: its words.

    Returns:
        Data and metadata by kind, as ``_repr_mimebundle_`` gives them.
    """
    width, height = shown_size(png)
    return {"image/png": png, "text/plain": alt}, {"image/png": {"alt": alt, "width": width, "height": height}}


def shown_size(png: bytes) -> tuple[int, int]:
    """Width and height of a picture on a page, in pixels: its file is finer.

    Args:
        png: its bytes.
    """
    width, height = struct.unpack(">II", png[16:24])
    return round(width / FINER), round(height / FINER)


def new_figure(width: float, height: float) -> Figure:
    """A blank figure in inches, laid out so that nothing is clipped."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained", facecolor="white")


def set_title(place: Any, title: str, size: float = TITLE_SIZE) -> None:
    """Write the finding above a picture, from the left, in lines that fit; the last thing that is drawn.

    Args:
        place: the whole figure, or one of its axes where the title belongs above that.
        title: the finding.
        size: of the letters, in points.
    """
    figure = place.get_figure()
    inches = float(figure.get_size_inches()[0])
    raise_letters(figure)
    size = max(size, 1.08 * least_size(inches))
    if place is figure:
        # Letters that are drawn take up to a fiftieth more than their outlines.
        place.suptitle(lines_of(title, 0.96 * inches, size), fontsize=size, x=0.01, ha="left")
        return
    figure.draw_without_rendering()  # how much of the width the labels to the left of the axis take
    room = (0.99 - float(place.get_position().x0)) * inches
    place.set_title(lines_of(title, room, size), fontsize=size, loc="left")


def least_size(inches: float) -> float:
    """The size of letters, in points, that are as high as they have to be where a picture fills the column of a page.

    Args:
        inches: width of the picture.
    """
    return SMALLEST * 72.0 / DOTS_PER_INCH * max(1.0, inches * DOTS_PER_INCH / COLUMN)


def raise_letters(figure: Figure) -> None:
    """Make all letters so high that they can be read at the width of a page's column.

    Args:
        figure: with all of its words.
    """
    from matplotlib.text import Text

    least = least_size(float(figure.get_size_inches()[0]))
    for axis in figure.axes:
        for side in (axis.xaxis, axis.yaxis):
            now = [tick.label1.get_fontsize() for tick in side.get_major_ticks()]
            side.set_tick_params(labelsize=max([least, *now]))
    for text in figure.findobj(Text):
        text.set_fontsize(max(least, text.get_fontsize()))
    figure.draw_without_rendering()
    for axis in figure.axes:
        for place, label in ((0, axis.xaxis.label), (1, axis.yaxis.label)):
            _break_again(figure, label, place)


def _break_again(figure: Figure, label: Any, side: int) -> None:
    """Break an axis label where it has become longer than the picture beside its axis."""
    box, inches = label.get_window_extent(), figure.get_size_inches()[side]
    start, end = (box.x0, box.x1) if side == 0 else (box.y0, box.y1)
    if label.get_text() and (start < 0 or end > inches * figure.dpi):
        middle = (start + end) / 2 / figure.dpi
        label.set_text(lines_of(label.get_text(), 1.9 * min(middle, inches - middle), label.get_fontsize()))


def lines_of(words: str, inches: float, size: float) -> str:
    """The words with line breaks, so that no line is wider.

    Args:
        words: titles and labels; lines of their own stay apart.
        inches: width that there is.
        size: of the letters, in points.
    """
    return "\n".join(line for part in words.split("\n") for line in _broken(part.split(), inches, size))


def _broken(words: list[str], inches: float, size: float) -> list[str]:
    lines = words[:1]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if _inches(longer, size) > inches:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _inches(words: str, size: float) -> float:
    from matplotlib.textpath import TextPath

    letters = TextPath((0.0, 0.0), words, size=size)
    # Outlines have a point at each extreme, so these are the path's extents, a thousand times sooner.
    across = letters.vertices[letters.codes != TextPath.CLOSEPOLY, 0]
    return float(across.max() - across.min()) / 72.0


def despine(axis: Any) -> Any:
    """Take away what carries no information from an axis."""
    for side in ("top", "right", "left"):
        axis.spines[side].set_visible(False)
    axis.tick_params(length=0)
    return axis
