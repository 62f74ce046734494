"""The claims as a frame for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .ledger import stored_ledger, stored_verdict
from .register import CLAIMS
from .thresholds import Thresholds
from .words import tested

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture

NO_LEDGER = "no ledger"


def claims(thresholds: Thresholds | None = None) -> pd.DataFrame:
    """All claims with their verdicts over plausible worlds, from the stored ledger.

    Args:
        thresholds: of the verdict's words; the usual ones if none.

    Returns:
        Frame, one row per claim: id, author, claim, links, tested, verdict, share of worlds in which it
        holds, fails and is unclear, median effect with its 10th and 90th percentile, plain (whether the audit bears the
        verdict out), hangs_on, unit, by_construction (yes, in part, no), carried, and the halves with their verdicts.
        Where there is no usable ledger the verdict says so and numbers are missing.

    Example:
        >>> import salescoach as sc
        >>> len(sc.claims())
        37
    """
    import pandas as pd

    return pd.DataFrame([_row(id, thresholds) for id in CLAIMS])


def _row(id: str, thresholds: Thresholds | None) -> dict[str, Any]:
    claim = CLAIMS[id]
    head = {
        "id": id, "author": claim.author, "claim": claim.words, "links": ", ".join(claim.links),
        "tested": tested(claim),
    }  # fmt: skip
    tail = {
        "unit": claim.experiment.unit,
        "by_construction": claim.mark,
        "carried": claim.carried,
    }
    return head | _verdict(id, thresholds) | tail


def _verdict(id: str, thresholds: Thresholds | None) -> dict[str, Any]:
    try:
        stored_ledger()
    except ValueError:
        missing = dict.fromkeys(("holds", "fails", "unclear", "median", "low", "high"), float("nan"))
        return {"verdict": NO_LEDGER} | missing | {"plain": False, "hangs_on": "", "halves": ""}
    verdict = stored_verdict(id, thresholds)
    halves = "; ".join(f"{half.claim.id} {half.word}" for half in verdict.halves)
    hangs = "; ".join(str(line) for one in (verdict, *verdict.halves) for line in one.hangs_on)
    told = {"plain": verdict.plain, "hangs_on": hangs, "halves": halves}
    shares = {state: verdict.share[state][0] for state in ("holds", "fails", "unclear")}
    return {"verdict": verdict.word} | shares | verdict.size | told


def picture(frame: pd.DataFrame | None = None) -> Picture:
    """All claims at a glance.

    Args:
        frame: as :func:`claims` gives it, which is the default.
    """
    from ..figures.claims import claims_picture

    return claims_picture(claims() if frame is None else frame)
