"""Which settings do the published patterns move? Places of the confirmed worlds against those of all candidates."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.arrays import Numbers
from ..common.messages import number, wrapped
from ..settings.setting import Setting, Value
from .draw import free_settings, from_unit, numbered_places, places_at
from .plausible import numbers_of, shipped_manifest

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture

RATE = 0.05  # share of settings called moved that are not, as expected over many such lists
CANDIDATES = 4096  # places that stand for all candidates
QUARTERS = (0.25, 0.5, 0.75)
_LEAST = 10
_STEP = 0.05  # of its range: less than this is no shift of the middle


@dataclass(frozen=True, kw_only=True)
class MovedByPatterns:
    """The settings that the patterns move; ``sc.moved_by_patterns`` gives it.

    Attributes:
        worlds: how many confirmed worlds were looked at.
        table: one row per free setting, the most moved first: setting, low and high (ends of the range it is drawn
            from; of words the first and the last), low_quarter, middle, high_quarter (quartiles of the confirmed
            worlds), distance (Kolmogorov-Smirnov: the largest gap between the shares of confirmed worlds and of
            candidates below a value), p, moved (by Benjamini and Hochberg at a false discovery rate of 5 %), to (up,
            down, inwards, outwards, or which word is found more often), and place_low, place_middle, place_high
            (the quartiles as places in the range, 0 to 1).
        title: the finding in one line.
        text: the same in words, with which settings are moved and where to.
    """

    worlds: int
    table: pd.DataFrame
    title: str
    text: str

    def plot(self) -> Picture:
        """Where in its range each moved setting lies in the confirmed worlds."""
        from ..figures.moved import moved_picture

        return moved_picture(self)

    def __repr__(self) -> str:
        return self.text


def moved_by_patterns() -> MovedByPatterns:
    """Ask of every free setting whether the shipped worlds lie elsewhere in its range than candidates do.

    What the patterns do not move stays as it was assumed: they say nothing about it. Candidates lie evenly in every
    range but for the shares of people with a cause, which together must leave some without. So the candidates are
    what is compared with. A setting that is not moved alone may still be tied to another one.

    Returns:
        The settings: ``.table``, ``.text``, ``.plot()``.

    Raises:
        ValueError: a set that was made with other ranges, or fewer than ten worlds.

    Example:
        >>> import salescoach as sc
        >>> found = sc.moved_by_patterns()
        >>> bool(found.table["moved"].any())
        True
    """
    manifest = shipped_manifest()
    seed, numbers = int(manifest["seed"]), numbers_of(manifest)
    if len(numbers) < _LEAST:
        raise ValueError(f"{len(numbers)} worlds are too few to tell what is moved. Type: salescoach worlds")
    candidates = np.array([place for _, place in islice(numbered_places(seed), CANDIDATES)])
    return moved(places_at(seed, numbers), candidates)


def moved(places: Numbers, candidates: Numbers) -> MovedByPatterns:
    """Compare places of worlds with those of candidates, setting by setting.

    Args:
        places: in the unit cube, shape (worlds, free settings).
        candidates: the same of all that could have been found; so many that they count as the whole.
    """
    import pandas as pd
    from scipy.stats import false_discovery_control

    settings = free_settings()
    rows = [_row(s, places[:, k], np.sort(candidates[:, k])) for k, s in enumerate(settings)]
    table = pd.DataFrame(rows)
    table["moved"] = false_discovery_control(table["p"].to_numpy()) <= RATE
    table.loc[~table["moved"], "to"] = ""
    order = table.sort_values(["moved", "distance"], ascending=False, kind="stable")
    columns = ["setting", "low", "high", "low_quarter", "middle", "high_quarter", "distance", "p", "moved", "to",
               "place_low", "place_middle", "place_high"]  # fmt: skip
    shown = order[columns].reset_index(drop=True)
    title = (
        f"{int(shown['moved'].sum())} of {len(shown)} free settings are moved by the patterns; the rest are assumptions"
    )
    return MovedByPatterns(worlds=len(places), table=shown, title=title, text=_text(shown, title, len(places)))


def _row(setting: Setting, places: Numbers, reference: Numbers) -> dict[str, Any]:
    from scipy.stats import kstest

    def share_below(place: Numbers) -> Numbers:
        return np.searchsorted(reference, place, side="right") / len(reference)

    found = kstest(places, share_below)
    low, middle, high = (float(q) for q in np.quantile(places, QUARTERS))
    quartiles = [from_unit(setting, place) for place in (low, middle, high)]
    ends = (
        (setting.choices[0], setting.choices[-1]) if setting.kind == "choice" else (setting.low, setting.high)
    )  # fmt: skip
    return {
        "setting": setting.name, "low": ends[0], "high": ends[1], "low_quarter": quartiles[0], "middle": quartiles[1],
        "high_quarter": quartiles[2], "distance": float(found.statistic), "p": float(found.pvalue),
        "to": _where(setting, places, reference), "place_low": low, "place_middle": middle, "place_high": high,
    }  # fmt: skip


def _where(setting: Setting, places: Numbers, reference: Numbers) -> str:
    """Where worlds lie against candidates."""
    if setting.kind == "choice":
        shares = [_shares(setting, some) for some in (places, reference)]
        more = max(setting.choices, key=lambda choice: shares[0][choice] - shares[1][choice])
        return f"more often {more}"
    (low, middle, high), (from_low, from_middle, from_high) = (np.quantile(x, QUARTERS) for x in (places, reference))
    if abs(middle - from_middle) >= _STEP:
        return "up" if middle > from_middle else "down"
    return "inwards" if high - low < from_high - from_low else "outwards"


def _shares(setting: Setting, places: Numbers) -> dict[str, float]:
    found = [from_unit(setting, float(place)) for place in places]
    return {choice: found.count(choice) / len(found) for choice in setting.choices}


def _text(table: pd.DataFrame, title: str, worlds: int) -> str:
    rows = table[table["moved"]].to_dict("records")
    lines = [f"{title} ({worlds:,} confirmed worlds)."]
    if rows:
        lines.append(f"{'setting':26s} {'where to':22s} {'half of the worlds between':28s} drawn from")
    lines += [
        f"{row['setting']:26s} {row['to']:22s} {_span(row['low_quarter'], row['high_quarter']):28s} "
        f"{_span(row['low'], row['high'])}"
        for row in rows
    ]
    rest = ", ".join(table.loc[~table["moved"], "setting"])
    return "\n".join([*lines, *([wrapped(f"Not moved, so assumptions: {rest}.")] if rest else [])])


def _span(low: Value, high: Value) -> str:
    return f"{_short(low)} to {_short(high)}" if low != high else _short(low)


def _short(value: Value) -> str:
    if isinstance(value, str):
        return value
    return number(value, 0) if abs(value) >= 1000 else f"{value:.3g}"
