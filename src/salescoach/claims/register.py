"""All claims in the order of the articles."""

from __future__ import annotations

from ..settings.setting import did_you_mean
from . import burn, colleen, disney_help, disney_pressure, disney_results, weinberg, weinberg_signals
from .claim import ARTICLES, Claim

_FILES = (disney_results, disney_pressure, disney_help, weinberg, weinberg_signals, burn, colleen)
_AUTHORS = tuple(ARTICLES)


def _place(claim: Claim) -> tuple[int, int]:
    return _AUTHORS.index(claim.author), int(claim.id[1:])


CLAIMS: dict[str, Claim] = {c.id: c for c in sorted((c for file in _FILES for c in file.CLAIMS), key=_place)}


def claim(id: str) -> Claim:
    """The claim of that name, e.g. ``sc.claim("D11")``; ``.test()`` runs it.

    Raises:
        ValueError: no such claim; says which there are.
    """
    wanted = id.strip().upper() if isinstance(id, str) else ""
    if wanted in CLAIMS:
        return CLAIMS[wanted]
    raise ValueError(
        f"unknown claim {id!r}{did_you_mean(wanted, CLAIMS)} Claims: D1 to D15 (Disney), W1 to W8 (Weinberg), B1 to B7 "
        '(Burn), C1 to C7 (Colleen). Type: sc.claim("D11")'
    )
