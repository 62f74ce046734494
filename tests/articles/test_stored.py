"""The stored verdict of a claim is that of the shipped ledger."""

import pytest

import salescoach as sc
from salescoach.articles.ledger import stored_ledger


def test_the_stored_verdict_tells_what_the_ledger_holds():
    ledger = stored_ledger()
    found = sc.claim("D11").verdict()
    assert (found.runs, len(found.readings)) == (ledger["runs"], ledger["worlds"])
    row = sc.claims().set_index("id").loc["D11"]
    assert found.word == row["verdict"]
    assert found.share["holds"][0] == row["holds"]
    assert sum(share for share, _, _ in found.share.values()) == pytest.approx(1.0)


def test_other_people_are_told_apart_and_unknown_ones_refused():
    claim = next(sc.claim(id) for id in sc.claims()["id"] if sc.claim(id).also)
    assert claim.verdict(people=claim.also[0]).readings != claim.verdict().readings
    with pytest.raises(ValueError, match="the ledger holds no people='nobody'"):
        claim.verdict(people="nobody")
