"""A finished picture: drawn without global state, with words for whoever cannot see it."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Okabe and Ito's palette, told apart by colour-blind readers.
BLUE, ORANGE, GREEN, GREY, LIGHT = "#0072B2", "#D55E00", "#009E73", "#6E6E6E", "#D9D9D9"
DOTS_PER_INCH = 100


@dataclass(frozen=True)
class Picture:
    """A figure with its finding (the title) and its alternative text.

    In a notebook the last line of a cell shows it; ``save`` writes it to a file.
    """

    figure: Figure
    title: str
    alt: str

    def png(self) -> bytes:
        """The picture as PNG bytes; the same bytes every time on one set of versions."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        FigureCanvasAgg(self.figure)
        if self.figure.get_layout_engine() is not None:
            self.figure.draw_without_rendering()
            self.figure.set_layout_engine("none")  # a second round of laying out would move things again
        buffer = io.BytesIO()
        self.figure.savefig(buffer, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
        return buffer.getvalue()

    def save(self, path: str | Path) -> Path:
        """Write the picture as PNG; returns the path."""
        target = Path(path)
        target.write_bytes(self.png())
        return target

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, Any], dict[str, Any]]:
        return {"image/png": self.png(), "text/plain": self.alt}, {"image/png": {"alt": self.alt}}

    def __repr__(self) -> str:
        return self.alt


def new_figure(width: float, height: float) -> Figure:
    """A blank figure in inches, laid out so that nothing is clipped."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained", facecolor="white")


def plain(axis: Any) -> Any:
    """Take away what carries no information from an axis."""
    for side in ("top", "right", "left"):
        axis.spines[side].set_visible(False)
    axis.tick_params(length=0)
    return axis
