"""Every claim of the list is there once, says what it is, and names only what exists."""

import pytest

import salescoach as sc
from salescoach.articles.claim import ARTICLES
from salescoach.articles.entry import ENTRIES, claim
from salescoach.articles.register import CLAIMS, HALVES
from salescoach.settings.evidence.register import ROWS
from salescoach.settings.links import LINKS

WANTED = [f"{letter}{n}" for letter, many in (("D", 15), ("W", 8), ("B", 7), ("C", 7)) for n in range(1, many + 1)]


def test_every_claim_of_the_list_is_there_once_and_in_order():
    assert list(CLAIMS) == WANTED
    assert {c.id[0]: c.author for c in CLAIMS.values()} == {a[0]: a for a in ARTICLES}
    assert len({c.words for c in CLAIMS.values()}) == len(WANTED)


def test_every_entry_is_whole_and_names_only_what_exists():
    for one in ENTRIES.values():
        e = one.experiment
        for words in (one.words, one.why, e.metric, e.unit, e.contrast, e.people, e.horizon):
            assert words.strip() == words != "", one.id
        tested = not one.halves and one.carried != "no"
        assert (e.measure is not None) == (e.other is not None) == tested, one.id
        assert e.wanted > 0.0, one.id
        assert e.smallest_effect == 0.0 or e.wanted <= abs(e.smallest_effect), one.id
        assert one.words.endswith("."), one.id
        assert set(one.links) | set(one.cut) <= set(LINKS), one.id
        assert set(one.rows) <= set(ROWS), one.id
        assert one.carried == "yes" or one.limits, one.id
        assert one.by_construction is None or len(one.by_construction) > 20, one.id
        assert all(
            part in repr(one)
            for part in (one.id, one.words.split()[0], "Rule:" if one.carried != "no" else "Not carried:", "Published")
        ), one.id


def test_an_entry_has_all_that_its_claim_has():
    assert list(ENTRIES) == [*CLAIMS, *HALVES]
    for id, one in (CLAIMS | HALVES).items():
        assert vars(ENTRIES[id]) == vars(one)
        assert (ENTRIES[id].article, ENTRIES[id].evidence) == (one.article, one.evidence)


def test_most_claims_are_held_beside_published_findings():
    assert sum(bool(one.rows) for one in CLAIMS.values()) > 25


def test_a_claim_is_found_in_either_case():
    assert claim("d11") is claim(" D11 ") is ENTRIES["D11"]
    assert claim("d11a") is claim("D11A") is ENTRIES["D11a"]


def test_halves_are_named_after_their_claim_and_marked_where_the_bundle_decides():
    for one in CLAIMS.values():
        assert [half.id for half in one.halves] == [one.id + letter for letter in "abc"[: len(one.halves)]]
        assert all(half.author == one.author and half.also == one.also for half in one.halves)
        assert {k for group in one.needs for k in group} <= set(range(len(one.halves)))
    for id in ("D3a", "D10", "D11a", "D13a", "D13b"):
        assert "seven dials" in ENTRIES[id].by_construction
    assert [CLAIMS[id].mark for id in ("D3", "D13", "C1")] == ["in part", "yes", "no"]


@pytest.mark.parametrize("wrong", ["D16", "", "X1", 11, None])
def test_an_unknown_claim_is_refused_with_a_line_to_type(wrong):
    with pytest.raises(ValueError, match=r'D1 to D15.*Type: sc\.claim\("D11"\)'):
        claim(wrong)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"worlds": []}, "no worlds"),
        ({"runs": 7}, "at least 8"),
        ({"worlds": ["coach"]}, "is not a team"),
        ({"worlds": [sc.Team(weeks=13)]}, "weeks=52"),
    ],
)
def test_a_trial_that_cannot_be_run_is_refused(wrong, said):
    with pytest.raises(ValueError, match=said):
        claim("D3").test(**{"worlds": [sc.Team()], "runs": 8} | wrong)
