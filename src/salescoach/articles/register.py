"""All claims in the order of the articles."""

from __future__ import annotations

from ..common.messages import did_you_mean
from .claim import ARTICLES, Claim
from .claims import (
    burn,
    burn_manager,
    disney_help,
    disney_managers,
    disney_pressure,
    disney_repair,
    disney_results,
    sales_coaching,
    sales_strategies,
    weinberg,
    weinberg_ends,
    weinberg_signals,
)

_FILES = (
    disney_results,
    disney_managers,
    disney_pressure,
    disney_repair,
    disney_help,
    weinberg,
    weinberg_ends,
    weinberg_signals,
    burn,
    burn_manager,
    sales_strategies,
    sales_coaching,
)
_AUTHORS = tuple(ARTICLES)


def _place(claim: Claim) -> tuple[int, int]:
    return _AUTHORS.index(claim.author), int(claim.id[1:])


CLAIMS: dict[str, Claim] = {c.id: c for c in sorted((c for file in _FILES for c in file.CLAIMS), key=_place)}
HALVES: dict[str, Claim] = {half.id: half for claim in CLAIMS.values() for half in claim.halves}
_BY_NAME = {id.upper(): id for id in (*CLAIMS, *HALVES)}


def claim_of(id: str) -> Claim:
    """The claim or half of that name."""
    return CLAIMS[id] if id in CLAIMS else HALVES[id]


def known_id(id: object) -> str:
    """The name of a claim, or of a half of one, as the register spells it.

    Args:
        id: what somebody typed, in either case.

    Raises:
        ValueError: no such claim; says which there are.
    """
    wanted = id.strip().upper() if isinstance(id, str) else ""
    if wanted in _BY_NAME:
        return _BY_NAME[wanted]
    raise ValueError(
        f"unknown claim {id!r}{did_you_mean(wanted, CLAIMS)} Claims: D1 to D15 (Disney), W1 to W8 (Weinberg), B1 to B7 "
        '(Burn), C1 to C7 (Colleen). Type: sc.claim("D11")'
    )
