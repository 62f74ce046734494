"""A small ledger, made once, that stands in for the shipped one."""

from types import SimpleNamespace

import pytest

import salescoach as sc
from salescoach.articles import ledger as ledgers

RUNS, WORLDS, AUDITED = 8, 2, 1


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The small ledger, its text, and the file of single worlds that it leaves."""
    lines = tmp_path_factory.mktemp("ledger") / "claims.jsonl"
    ledger = ledgers.make_ledger(WORLDS, RUNS, 1, lines, jobs=1, basis=ledgers.DRAWN, audited=AUDITED)
    return SimpleNamespace(ledger=ledger, text=ledgers.ledger_text(ledger), lines=lines)


@pytest.fixture
def small_ledger(made, tmp_path, monkeypatch):
    path = tmp_path / "claims.json"
    path.write_text(made.text)
    monkeypatch.setattr(ledgers, "shipped", lambda name: path)
    return made.ledger


@pytest.fixture(scope="session")
def shipped_ledger():
    """The shipped ledger; there is nothing to hold it against while the plausible worlds are being searched anew."""
    try:
        sc.plausible_worlds(1)
    except ValueError as reason:
        pytest.skip(f"no plausible worlds: {reason}")
    return ledgers.stored_ledger()
