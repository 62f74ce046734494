"""Two stories about falling chances of a yes, call by call: clients differ, or calls tire. Counts cannot decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.arrays import Array
from ..common.intervals import share_interval
from ..common.messages import whole
from .bank import at_risk, bank_contacts
from .curves import BETA, CURVES, DIFFER, TIRE, WEAR, Curve

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture

CALLS = 15
ALIKE = 6.0  # deviance: less than that is no ground for choosing
FITS = 0.01  # chance of so bad a fit, below which a story does not fit


@dataclass(frozen=True)
class Stories:
    """Stories fitted to the chance of a yes at each call.

    Attributes:
        table: one row per story: parameters, deviance, df, p (of so bad a fit), and what another call does to one and
            the same client.
        curve: one row per call: clients who got it, yes, chance with interval, and the chance of each story, in per
            cent.
        text: the same in words.
    """

    table: pd.DataFrame
    curve: pd.DataFrame
    text: str

    def plot(self) -> Picture:
        """The chances with intervals and the stories' curves."""
        from ..figures.campaign import stories_picture

        return stories_picture(self.curve, list(self.table["story"][:3]))

    def __repr__(self) -> str:
        return self.text


def two_stories(counts: pd.DataFrame | None = None, calls: int = CALLS) -> Stories:
    """Fit both stories to the chance of a yes at each call (yes at it, of all who got at least so many).

    Args:
        counts: columns contacts, clients, yes, one row per number of contacts; the bank's 45,211 clients by default.
        calls: calls that are fitted, from the first; at least 3.

    Where no story fits (p below .01) the text says so and gives no advice.

    Returns:
        The fits: ``.table`` one row per story, ``.curve`` one row per call, ``.text``, ``.plot()``.

    Raises:
        ValueError: counts without the columns, or without a yes.

    Example:
        >>> import salescoach as sc
        >>> sc.two_stories().table["story"].tolist()[:2]
        ['clients differ', 'calls tire']
    """
    import pandas as pd

    frame = bank_contacts() if counts is None else _checked(counts)
    many = whole("calls", calls, 3)
    reached, yes = at_risk(frame, many)
    keep = reached > 0
    reached, yes, n = reached[keep], yes[keep], np.arange(1, many + 1)[keep]
    if yes.sum() == 0 or len(n) < 3:
        raise ValueError("nobody said yes within three calls or more: nothing to fit. Type: sc.two_stories()")
    curve = pd.DataFrame(
        {"call": n, "clients": reached.astype(int), "yes": yes.astype(int), "chance": 100 * yes / reached}
    )
    ends = [share_interval(int(y), int(r)) for y, r in zip(yes, reached, strict=True)]
    curve["low"], curve["high"] = (100 * np.array(side) for side in zip(*ends, strict=True))
    rows = []
    for story in CURVES:
        theta = _fit(story, n, reached, yes)
        p = story.chance(theta, n)
        curve[story.name] = 100 * p
        rows.append(_row(story, theta, _deviance(yes, reached, p), len(n) - len(theta)))
    table = pd.DataFrame(rows)
    return Stories(table, curve, _words(table, curve))


def _checked(counts: Any) -> Any:
    import pandas as pd

    missing = [] if isinstance(counts, pd.DataFrame) else ["contacts", "clients", "yes"]
    missing = missing or [c for c in ("contacts", "clients", "yes") if c not in counts]
    if missing:
        raise ValueError(
            f"the counts lack {', '.join(missing)}: one row per number of contacts, with contacts, clients and yes. "
            "Type: sc.two_stories() for the bank's"
        )
    if (counts["yes"] > counts["clients"]).any() or (counts[["clients", "yes", "contacts"]] < 0).any().any():
        raise ValueError(
            "the counts must be 0 or more, with no more yes than clients in a row. "
            "Type: counts[counts.yes > counts.clients] to see the rows that are wrong"
        )
    return counts


def _fit(story: Curve, n: Array, reached: Array, yes: Array) -> Array:
    """Parameters of the largest likelihood, from several starts; a free one above 0, all others between 0 and 1."""
    from scipy.optimize import minimize

    def theta(x: Array) -> Array:
        x = np.clip(x, -12, 12)
        inside = 1 / (1 + np.exp(-x))
        return np.array([inside[0], np.exp(x[1])]) if story.free else np.asarray(inside)

    def place(start: Array) -> Array:
        x = np.log(start) - np.log1p(-np.minimum(start, 1 - 1e-9))
        return np.array([x[0], np.log(start[1])]) if story.free else x

    def loss(x: Array) -> float:
        return _deviance(yes, reached, story.chance(theta(x), n))

    options = {"xatol": 1e-8, "fatol": 1e-8, "maxiter": 4000, "maxfev": 4000}
    starts = [place(np.array(start)) for start in story.starts]
    found = [minimize(loss, start, method="Nelder-Mead", options=options) for start in starts]
    return theta(min(found, key=lambda one: one.fun).x)


def _deviance(yes: Array, reached: Array, p: Array) -> float:
    p = np.clip(p, 1e-12, 1 - 1e-12)
    no, share = reached - yes, np.clip(yes / reached, 1e-300, 1.0)
    up = np.where(yes > 0, yes * np.log(share / p), 0.0)
    down = np.where(no > 0, no * np.log(np.clip(1 - yes / reached, 1e-300, 1.0) / (1 - p)), 0.0)
    return float(2 * (up + down).sum())


def _row(story: Curve, theta: Array, deviance: float, df: int) -> dict[str, Any]:
    from scipy.stats import chi2

    parameters = ", ".join(f"{name} {value:.3f}" for name, value in zip(story.names, theta, strict=True))
    return {
        "story": story.name,
        "parameters": parameters,
        "deviance": deviance,
        "df": df,
        "p": float(chi2.sf(deviance, df)) if df > 0 else float("nan"),
        "another_call": story.another_call(theta),
    }


def _words(table: pd.DataFrame, curve: pd.DataFrame) -> str:
    seen = curve.iloc[[0, min(4, len(curve) - 1), -1]]
    some = "; ".join(f"call {r.call}: {r.chance:.2f} % ({r.low:.2f} to {r.high:.2f})" for r in seen.itertuples())
    lines = [f"Chance of a yes at a call, of {curve['clients'].iloc[0]:,} clients: {some}.", shape_line(curve)]
    fits = bool((table["p"] >= FITS).any())
    for row in table.to_dict("records"):
        told = f" Another call to the same client {row['another_call']}." if row["p"] >= FITS else ""
        misfit = "" if row["p"] >= FITS else f", so it does not fit (p {_p(row['p'])})"
        lines.append(
            f"  {row['story']}: {row['parameters']}; deviance {row['deviance']:.1f} on {row['df']} df{misfit}.{told}"
        )
    return "\n".join([*lines, *(_compared(table) if fits else _neither(table))])


def shape_line(curve: pd.DataFrame) -> str:
    """Where the chance is highest, and whether it rises to there or falls from there beyond chance."""
    best = curve.loc[curve["chance"].idxmax()]
    before = curve[(curve["call"] < best["call"]) & (curve["high"] < best["low"])]
    after = curve[(curve["call"] > best["call"]) & (curve["high"] < best["low"])]
    ways = [f"is lower at {_listed(part['call'])}" for part in (before, after) if len(part)]
    clear = " and ".join(ways) if ways else "is clearly lower at no other call"
    return f"  Shape: the chance is highest at call {best['call']:.0f} ({best['chance']:.2f} %) and {clear}."


def _listed(calls: Any) -> str:
    """The calls as a range, or one by one."""
    first, last = int(calls.min()), int(calls.max())
    if first == last:
        return f"call {first}"
    return (
        f"calls {first} to {last}"
        if last - first + 1 == len(calls)
        else ("calls " + ", ".join(str(int(call)) for call in calls))
    )


def _neither(table: pd.DataFrame) -> list[str]:
    return [
        "  Neither story fits these counts: the best of the shapes is off by a deviance of "
        f"{table['deviance'].min():.1f} on {table['df'].iloc[0]} df (p {_p(table['p'].max())}). Clients may differ, "
        "calls may tire or help, and who is called again may hang on what was said; none of it can be read off these "
        "parameters, and no advice follows for another call."
    ]


def _compared(table: pd.DataFrame) -> list[str]:
    """The stories side by side, where at least one of them fits."""
    by = table.set_index("story")
    deviance, p = by["deviance"], by["p"]
    gap = abs(deviance[DIFFER] - deviance[TIRE])
    lines = []
    if gap < ALIKE:
        lines.append(
            f"  Unlike clients that never tire and equal clients that do differ by {gap:.1f} in deviance, with two "
            "parameters each: these counts cannot tell them apart."
        )
    else:
        lines.append(
            f"  The two stories differ by {gap:.1f} in deviance: the shapes tried here do not fit alike. Another "
            "spread of clients, or another way of tiring, may."
        )
    if deviance[BETA] - deviance[TIRE] > ALIKE:
        worse = deviance[BETA] - deviance[TIRE]
        lines.append(
            f"  With a beta spread of chances, differing clients fit worse (by {worse:.1f}); so do equal clients that "
            "wear by that rule. Which shape is tried decides, not whether calls tire."
        )
    if p[BETA] >= FITS and p[WEAR] >= FITS:
        lines.append(
            "  Beta-distributed chances and this wear of equal clients are one and the same curve, "
            "a / (a + b + n - 1): no number of clients could ever part them."
        )
    if p[DIFFER] >= FITS and p[TIRE] >= FITS and by.loc[TIRE, "another_call"].startswith("lowers"):
        lines.append(
            "  The advice differs: if clients differ, stop because who is left is hard; if calls tire, each call costs "
            "the next one. Only calls drawn by lot, or rests between them, could decide."
        )
    return lines


def _p(p: float) -> str:
    return f"{p:.2f}" if p >= 0.01 else "below .01" if p >= 0.001 else "below .001"
