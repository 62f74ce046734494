"""What moves an effect: settings with their intervals."""

from __future__ import annotations

from typing import Any

from .colours import BLUE, GREY, LIGHT, ORANGE
from .picture import Picture, despine, new_figure, set_title

_MOST_ROWS = 15
_ENDS = {"mu_star": ("low", "high"), "total": ("total_low", "total_high")}


def screening_picture(found: Any) -> Picture:
    """Elementary effects of the settings that move a number most: mean absolute change, interval, spread.

    Args:
        found: the result of ``screen``.

    Returns:
        The picture.
    """
    shown = _shown(found.table, "high")
    figure, axis = _blank(len(shown))
    _dots(axis, shown, ("mu_star", "low", "high"), BLUE, "o", "mean change, 95 % interval", 0.0)
    axis.plot(shown["sigma"], range(len(shown)), "|", color=GREY, markersize=9, label="spread of the changes")
    unit = f" ({found.unit})" if found.unit else ""
    return _finished(found, shown, figure, axis, f"change over the whole plausible range{unit}", "mu_star")


def importance_picture(found: Any) -> Picture:
    """Total and first-order indices of settings with their intervals.

    Args:
        found: the result of ``importance``.

    Returns:
        The picture.
    """
    shown = _shown(found.table, "total_high")
    figure, axis = _blank(len(shown))
    _dots(axis, shown, ("total", "total_low", "total_high"), BLUE, "o", "with all interplay (total)", 0.13)
    _dots(axis, shown, ("first_order", "first_low", "first_high"), ORANGE, "D", "alone (first order)", -0.13)
    return _finished(found, shown, figure, axis, "share of the variance, 95 % interval", "total")


def _shown(table: Any, by: str) -> Any:
    """The rows with the highest upper ends, in the order of the table, from the bottom of the picture up."""
    keep = table[by].sort_values(ascending=False, kind="stable").index[:_MOST_ROWS]
    return table.loc[sorted(keep)].iloc[::-1].reset_index(drop=True)


def _blank(rows: int) -> tuple[Any, Any]:
    figure = new_figure(8.0, 1.9 + 0.28 * rows)
    return figure, figure.subplots()


def _dots(axis: Any, rows: Any, names: tuple[str, str, str], color: str, marker: str, label: str, up: float) -> None:
    middle, low, high = (rows[name] for name in names)
    height = [k + up for k in range(len(rows))]
    axis.hlines(height, low, high, color=color, linewidth=1.5)
    axis.plot(middle, height, marker, color=color, markersize=5, label=label)


def _finished(found: Any, shown: Any, figure: Any, axis: Any, label: str, middle: str) -> Picture:
    axis.axvline(0, color=LIGHT, linewidth=1, zorder=0)
    axis.set_yticks(range(len(shown)), shown["setting"], fontsize=9)
    axis.set_ylim(-0.6, len(shown) - 0.4)
    axis.set_xlabel(label)
    axis.legend(frameon=False, fontsize=8, loc="lower left", bbox_to_anchor=(0.0, 1.0), ncols=2)
    despine(axis)
    title = _title(found, middle)
    set_title(figure, title, size=12)
    parts = [f"{row['setting']} {row[middle]:.2g}" for _, row in shown.iloc[::-1].head(5).iterrows()]
    order = "The first" if found.converged else "In no order"
    return Picture(figure, title, f"{title}. {label[0].upper()}{label[1:]}. {order}: {', '.join(parts)}.")


def _title(found: Any, middle: str) -> str:
    table, (low, high) = found.table, _ENDS[middle]
    if not table[middle].max() > 0:
        return f"Nothing moves {found.about}"
    if not found.converged:
        return f"Not converged: no ranks yet of what moves {found.about}"
    first = str(table["setting"].iloc[0])
    if len(table) > 1 and table[high].iloc[1] >= table[low].iloc[0]:
        both = f"{first} and {table['setting'].iloc[1]} move {found.about} most, too close to tell apart"
        return both[0].upper() + both[1:] if " " in first else both
    return f"{first[0].upper() + first[1:] if ' ' in first else first} moves {found.about} most"
