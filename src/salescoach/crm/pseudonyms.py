"""Pseudonyms in the place of names. Numbers follow a keyed hash, so that not even the alphabet shows through.

The same files and the same salt give the same pseudonyms. Someone who has the list of names and knows the salt can
number them again; a salt of one's own, kept to oneself, prevents that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pandas as pd

from ..records.errors import ReadError, hint
from .names import look_alikes
from .salt import own_salt

Tables = dict[str, pd.DataFrame]

# Table and column -> pool of pseudonyms. Persons share one pool of names, named by what they do.
PLACES = {
    ("deals", "deal"): "deal", ("stages", "deal"): "deal", ("activities", "deal"): "deal",
    ("deals", "account"): "customer", ("activities", "activity"): "activity", ("people", "team"): "team",
    ("deals", "owner"): "person", ("activities", "owner"): "person", ("people", "owner"): "person",
    ("people", "manager"): "person", ("stages", "changed_by"): "person", ("weeks", "owner"): "person",
    ("meetings", "owner"): "person", ("meetings", "manager"): "person",
}  # fmt: skip
DIGITS = {"deal": 5, "customer": 4, "activity": 6, "team": 1, "manager": 1, "seller": 2, "colleague": 2}


def named(tables: Tables, names: str, salt: str | None) -> tuple[Tables, list[str]]:
    """The tables with pseudonyms or, if wanted, with names; and what to say about owners.

    Args:
        tables: canonical name -> frame, with names.
        names: "keep" or "pseudonyms".
        salt: of the pseudonyms; None for the user's own.
    """
    owners = set(tables["people"]["owner"].dropna()) if "people" in tables else set()
    if names == "keep":
        return tables, look_alikes(owners, {})
    own, told = own_salt() if salt is None else (_given(salt), "")
    people = _persons(tables, _pool(tables, "person"), own)
    return pseudonyms(tables, own), [*look_alikes(owners, people), *([told] if told else [])]


def _given(salt: str) -> str:
    """The salt that the user gives.

    Raises:
        ReadError: it is blank.
    """
    if not salt.strip():
        typed = hint("salt='<word>'", "--salt '<word>'")
        raise ReadError(f"salt is blank. Type a word of your own: {typed}")
    return salt


def _pool(tables: Tables, wanted: str) -> set[str]:
    return {
        name
        for (table, column), pool in PLACES.items()
        if pool == wanted and table in tables and column in tables[table]
        for name in tables[table][column].dropna()
    }


def pseudonyms(tables: dict[str, pd.DataFrame], salt: str) -> dict[str, pd.DataFrame]:
    """The tables with pseudonyms for persons, customers, deals, activities and teams."""
    found = {pool: _pool(tables, pool) for pool in dict.fromkeys(PLACES.values())}
    given = {pool: _numbered(pool, names, salt) for pool, names in found.items() if pool != "person"}
    given["person"] = _persons(tables, found["person"], salt)
    changed = {name: frame.copy() for name, frame in tables.items()}
    for (table, column), pool in PLACES.items():
        if table in changed and column in changed[table]:
            changed[table][column] = changed[table][column].map(given[pool]).astype(object)
    return changed


def _persons(tables: dict[str, pd.DataFrame], names: set[str], salt: str) -> dict[str, str]:
    """Managers are managers even where they sell; owners are sellers; whoever else changed something a colleague."""
    managers = set(tables["people"]["manager"].dropna()) if "people" in tables else set()
    owners = {
        owner for table in ("deals", "activities", "people") if table in tables for owner in tables[table]["owner"]
    }
    sellers = {owner for owner in owners - managers if not pd.isna(owner)}
    return {
        **_numbered("manager", managers, salt),
        **_numbered("seller", sellers, salt),
        **_numbered("colleague", names - managers - sellers, salt),
    }


def _numbered(what: str, names: Iterable[str], salt: str) -> dict[str, str]:
    key = hashlib.sha256(f"salescoach\n{salt}".encode("utf-8", "surrogatepass")).digest()

    def place(name: str) -> bytes:
        return hashlib.blake2b(name.encode("utf-8", "surrogatepass"), key=key, digest_size=16).digest()

    ordered = sorted(names, key=place)
    width = max(DIGITS[what], len(str(len(ordered))))
    return {name: f"{what} {number:0{width}d}" for number, name in enumerate(ordered, 1)}
