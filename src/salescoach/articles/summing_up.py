"""The sentence under the table: whether each author has a claim that holds and is not by construction."""

from __future__ import annotations

from .claim import ARTICLES
from .ledger import stored_verdict
from .register import CLAIMS
from .thresholds import side_of


def holding(author: str) -> list[str]:
    """Claims and halves of an author that hold and are not by construction, from the stored ledger.

    Args:
        author: as in ``ARTICLES``.

    Returns:
        Ids whose verdict is on the side of holding: nearly everywhere, mostly, or tending to.
    """
    parts = [part for claim in CLAIMS.values() if claim.author == author for part in claim.parts]
    open_ = [part.id for part in parts if part.by_construction is None]
    return [id for id in open_ if side_of(stored_verdict(id).word) == "holds"]


def summing_up() -> str:
    """At least one claim of each author holds that is not by construction, or a plain word that none does."""
    by_author = {author: holding(author) for author in ARTICLES}
    without = [author for author, ids in by_author.items() if not ids]
    listed = "; ".join(f"{author}: {_told(ids)}" for author, ids in by_author.items() if ids)
    if not without:
        return f"At least one claim of each author holds that is not by construction. {listed}."
    none = f"Of {' and '.join(without)} no claim holds that is not by construction."
    return f"{none} {listed}." if listed else none


def _told(ids: list[str]) -> str:
    plain = {id: stored_verdict(id).plain for id in ids}
    return ", ".join(id if plain[id] else f"{id} (hangs on assumptions)" for id in ids)
