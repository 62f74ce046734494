"""Two stories about falling chances of a yes, call by call: clients differ, or calls tire. Counts cannot decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..common.arrays import Array
from ..common.intervals import share_interval
from ..common.messages import whole
from .bank import at_risk, bank_contacts
from .curves import BETA, CURVES, DIFFER, TIRE, Curve

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture

CALLS = 15
ALIKE = 6.0  # deviance: less than that is no ground for choosing


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
    """Parameters of the largest likelihood; each is searched between 0 and 1, from several starts."""
    from scipy.optimize import minimize

    def theta(x: Array) -> Array:
        return np.asarray(1 / (1 + np.exp(-np.clip(x, -12, 12))))

    def loss(x: Array) -> float:
        return _deviance(yes, reached, story.chance(theta(x), n))

    options = {"xatol": 1e-8, "fatol": 1e-8, "maxiter": 4000, "maxfev": 4000}
    starts = [np.log(np.array(start) / (1 - np.array(start))) for start in story.starts]
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
        "another_call": story.another_call,
    }


def _words(table: pd.DataFrame, curve: pd.DataFrame) -> str:
    seen = curve.iloc[[0, min(4, len(curve) - 1), -1]]
    some = "; ".join(f"call {r.call}: {r.chance:.2f} % ({r.low:.2f} to {r.high:.2f})" for r in seen.itertuples())
    lines = [f"Chance of a yes at a call, of {curve['clients'].iloc[0]:,} clients: {some}."]
    for row in table.to_dict("records"):
        lines.append(
            f"  {row['story']}: {row['parameters']}; deviance {row['deviance']:.1f} on {row['df']} df. "
            f"Another call to the same client {row['another_call']}."
        )
    deviance = table.set_index("story")["deviance"]
    gap = abs(deviance[DIFFER] - deviance[TIRE])
    worse = deviance[BETA] - deviance[TIRE]
    lines.append(
        f"  Unlike clients that never tire and equal clients that do differ by {gap:.1f} in deviance, with two "
        "parameters each: these counts cannot tell them apart."
        if gap < ALIKE
        else f"  The two stories differ by {gap:.1f} in deviance: the shapes tried here do not fit alike. Another "
        "spread of clients, or another way of tiring, may."
    )
    if worse > ALIKE:
        lines.append(
            f"  With a beta spread of chances, differing clients fit worse (by {worse:.1f}); so do equal clients that "
            "wear by that rule. Which shape is tried decides, not whether calls tire."
        )
    lines += [
        "  Beta-distributed chances and this wear of equal clients are one and the same curve, "
        "a / (a + b + n - 1): no number of clients could ever part them.",
        "  The advice differs: if clients differ, stop because who is left is hard; if calls tire, each call costs the "
        "next one. Only calls drawn by lot, or rests between them, could decide.",
    ]
    return "\n".join(lines)
