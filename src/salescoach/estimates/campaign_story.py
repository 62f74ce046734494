"""Two stories about falling chances of a yes, call by call: clients differ, or calls tire. The counts cannot tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..results.campaign import at_risk, bank_contacts, wilson
from ..results.simulate import whole

if TYPE_CHECKING:
    import pandas as pd

Array = np.ndarray[Any, Any]
CALLS = 15
DIFFER, TIRE, WEAR = "clients differ", "calls tire (odds)", "calls tire (wear)"


@dataclass(frozen=True)
class Stories:
    """Stories fitted to the chance of a yes at each call.

    Attributes:
        table: a row a story: first (chance at the first call), what its second parameter is and its value, deviance,
            df, p (of so bad a fit), and what another call does to one and the same client.
        curve: a row a call: clients who got it, yes, chance with interval, and the chance of each story, in per cent.
        text: in words.
    """

    table: pd.DataFrame
    curve: pd.DataFrame
    text: str

    def plot(self) -> Any:
        """The chances with intervals and the stories' curves."""
        from ..figures.fitted import stories_picture

        return stories_picture(self.curve, list(self.table["story"]))

    def __repr__(self) -> str:
        return self.text


def differ_chance(first: float, spread: float, calls: Array) -> Array:
    """Chance at call n where each client has a chance of his own for ever, beta distributed: no call tires anybody.

    Args:
        first: mean chance of all clients. spread: 1 / (a + b) of the beta distribution. calls: 1, 2, 3, ...
            Whoever says yes is not called again; the company drops clients without regard to their chance.
    """
    a, total = first / spread, 1 / spread
    return np.asarray(a / (total + calls - 1))


def wear_chance(first: float, wear: float, calls: Array) -> Array:
    """Chance at call n where clients are equal and each call wears it down: first / (1 + wear (n - 1))."""
    return np.asarray(first / (1 + wear * (calls - 1)))


def tire_chance(first: float, factor: float, calls: Array) -> Array:
    """Chance at call n where clients are equal and each call multiplies their odds by ``factor``."""
    odds = first / (1 - first) * factor ** (calls - 1)
    return np.asarray(odds / (1 + odds))


_STORIES: tuple[tuple[str, Callable[[float, float, Array], Array], str, str, tuple[float, float]], ...] = (
    (DIFFER, differ_chance, "1 / (a + b) of the chances", "nothing: the easy ones have said yes", (1e-4, 20.0)),
    (WEAR, wear_chance, "wear a call", "lowers the client's chance", (1e-4, 20.0)),
    (TIRE, tire_chance, "odds x a call", "lowers the client's odds", (0.05, 1.5)),
)


def two_stories(counts: pd.DataFrame | None = None, calls: int = CALLS) -> Stories:
    """Fit both stories to the chance of a yes at each call (yes at it, of all who got at least so many).

    Args:
        counts: columns contacts, clients, yes, a row a number of contacts; the bank's 45,211 clients by default.
        calls: calls that are fitted, from the first.

    Raises:
        ValueError: counts without the columns, or without a yes.
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
    ends = [wilson(int(y), int(r)) for y, r in zip(yes, reached, strict=True)]
    curve["low"], curve["high"] = [low for low, _ in ends], [high for _, high in ends]
    rows = []
    for story, chance, parameter, same_client, bounds in _STORIES:
        first, second = _fit(chance, n, reached, yes, bounds)
        p = chance(first, second, n)
        curve[story] = 100 * p
        rows.append(_row(story, first, parameter, second, _deviance(yes, reached, p), len(n) - 2, same_client))
    table = pd.DataFrame(rows)
    return Stories(table, curve, _words(table, curve))


def _checked(counts: Any) -> Any:
    import pandas as pd

    missing = [] if isinstance(counts, pd.DataFrame) else ["contacts", "clients", "yes"]
    missing = missing or [c for c in ("contacts", "clients", "yes") if c not in counts]
    if missing:
        raise ValueError(
            f"the counts lack {', '.join(missing)}: one row a number of contacts, with contacts, clients and yes. "
            "Type: sc.two_stories() for the bank's"
        )
    if (counts["yes"] > counts["clients"]).any() or (counts[["clients", "yes", "contacts"]] < 0).any().any():
        raise ValueError("the counts must be 0 or more, with no more yes than clients in a row")
    return counts


def _fit(chance: Any, n: Array, reached: Array, yes: Array, bounds: tuple[float, float]) -> tuple[float, float]:
    from scipy.optimize import minimize, minimize_scalar

    rate = float(np.clip(yes[0] / reached[0], 1e-4, 0.9))
    low, high = np.log(bounds[0]), np.log(bounds[1])

    def loss(x: Array) -> float:
        return _deviance(yes, reached, chance(1 / (1 + np.exp(-x[0])), np.exp(np.clip(x[1], low, high)), n))

    start = np.log(rate / (1 - rate))
    second = minimize_scalar(lambda z: loss(np.array([start, z])), bounds=(low, high), method="bounded").x
    best = minimize(loss, np.array([start, second]), method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-9})
    return float(1 / (1 + np.exp(-best.x[0]))), float(np.exp(np.clip(best.x[1], low, high)))


def _deviance(yes: Array, reached: Array, p: Array) -> float:
    p = np.clip(p, 1e-12, 1 - 1e-12)
    no, share = reached - yes, np.clip(yes / reached, 1e-300, 1.0)
    up = np.where(yes > 0, yes * np.log(share / p), 0.0)
    down = np.where(no > 0, no * np.log(np.clip(1 - yes / reached, 1e-300, 1.0) / (1 - p)), 0.0)
    return float(2 * (up + down).sum())


def _row(
    story: str, first: float, parameter: str, second: float, deviance: float, df: int, same: str
) -> dict[str, Any]:
    from scipy.stats import chi2

    return {
        "story": story, "first": 100 * first, "parameter": parameter, "value": second, "deviance": deviance,
        "df": df, "p": float(chi2.sf(deviance, df)), "another_call": same,
    }  # fmt: skip


def _words(table: pd.DataFrame, curve: pd.DataFrame) -> str:
    seen = curve.iloc[[0, min(4, len(curve) - 1), -1]]
    told = "; ".join(f"call {r.call}: {r.chance:.2f} % ({r.low:.2f} to {r.high:.2f})" for r in seen.itertuples())
    lines = [f"Chance of a yes at a call, of {curve['clients'].iloc[0]:,} clients: {told}."]
    for row in table.to_dict("records"):
        lines.append(
            f"  {row['story']}: {row['first']:.2f} % at the first call, {row['parameter']} {row['value']:.3f}; deviance "
            f"{row['deviance']:.1f} on {row['df']} df. Another call to the same client: {row['another_call']}."
        )
    lines += [
        "  Clients of different chances that never tire, and equal clients whose chance wears down, give exactly the "
        "same curve: a / (a + b + n - 1). No fit can tell them apart, however many clients are counted.",
        "  The advice differs: if clients differ, stop because who is left is hard; if calls tire, each call costs the "
        "next one. Only calls dealt out by lot, or rests between them, could tell.",
    ]
    return "\n".join(lines)
