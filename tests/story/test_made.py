"""The shipped page is made of what lies here, and what it says of itself follows from the kit."""

import numpy as np
import pytest

import salescoach as sc
from story.build import AUTHORS, MOST_BYTES, SETTINGS, all_words
from story.build import page as built
from story.data import kinds_of, page_data, page_worlds
from story.words import LANGUAGES, faults, made_up

AGAIN = "Type: make story"


def frame(packed, name, **args):
    import json

    return packed["made"]["frames"][name + json.dumps(args, separators=(",", ":"))]


def test_the_page_is_small_and_made_of_the_sources_as_they_are(page, packed):
    assert len(page.encode()) <= MOST_BYTES
    assert packed["data"] == page_data(), f"the worlds or settings have changed. {AGAIN}"
    assert built({**packed["made"], "data": packed["data"]}, all_words()) == page, AGAIN


def test_no_language_lacks_a_word():
    assert faults(all_words()) == []


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"a": "x {n}"}, "de: no text for b"),
        ({"a": "x {n}", "b": ""}, "de: no text for b"),
        ({"a": "x {m}", "b": "y"}, "de: a fills in something else"),
        ({"a": "x {n}", "b": "y", "c": "z"}, "de: c is not in en"),
    ],
)
def test_a_planted_fault_in_a_language_is_found(changed, fault):
    assert faults({"en": {"a": "s {n}", "b": "t"}, "de": changed}) == [fault]


def test_a_made_up_language_keeps_what_is_filled_in():
    assert made_up({"a": "so {n}"}) == {"a": "⟦so {n}⟧"}


def test_the_first_answer_is_that_of_the_kit(packed):
    row = frame(packed, "gap", a="micromanage", b="coach", worlds=[0], runs=SETTINGS["pairs"], seed=1)[0]
    runs = [
        sc.simulate(sc.Team(), style, runs=SETTINGS["pairs"], seed=1).raw["revenue"]
        for style in ("micromanage", "coach")
    ]
    assert row["percent"][0] == pytest.approx(100 * (runs[1].sum() / runs[0].sum() - 1), abs=0.05)
    assert row["told"]["money"] == pytest.approx([runs[0].mean(), runs[1].mean()], rel=1e-3)
    assert row["pairs"] == pytest.approx(100 * (runs[1] / runs[0] - 1), abs=0.6)


def test_the_interval_of_the_first_answer_is_that_of_the_kit(packed):
    row = frame(packed, "gap", a="micromanage", b="coach", worlds=[0], runs=SETTINGS["pairs"], seed=1)[0]
    pair = [sc.simulate(sc.Team(), style, runs=SETTINGS["pairs"], seed=1) for style in ("micromanage", "coach")]
    told = sc.compare(*pair).table.loc["revenue"]
    assert row["error"] == pytest.approx((told.percent_high - told.percent_low) / 2, rel=0.15)


def test_every_author_has_a_case_to_win_and_one_to_lose_and_the_kit_agrees(packed):
    runs, worlds = 6, page_worlds()[1:]
    for author in packed["made"]["authors"]:
        for which, ahead in (("win", True), ("loss", False)):
            case = author[which]
            assert case is not None, f"{author['id']} has no {which}: the page says so in words"
            sums = []
            for world in worlds[:8]:
                team = kinds_of(world)[case["kind"]].change(weeks=case["week"])
                sums.append(
                    [
                        sc.simulate(team, style, runs=runs, seed=3).raw["revenue"].sum()
                        for style in (case["rival"], author["style"])
                    ]
                )
            gains = np.array([100 * (own / other - 1) for other, own in sums])
            assert (np.median(gains) > 0) == ahead, f"{author['id']}, {which}, another seed: {gains.round(1)}"


def test_all_four_authors_speak(packed):
    assert [author["id"] for author in packed["made"]["authors"]] == list(AUTHORS)
    assert set(LANGUAGES) <= set(packed["words"])


def test_the_handout_says_what_came_out(packed):
    """Close control helps the unwilling, soonest; harms those who cannot yet; and a part of it at the customer."""
    asked = {"a": "coach", "b": "micromanage"}
    more = {"worlds": [0], "runs": SETTINGS["kindPairs"], "seed": 1, "ends": [13, 52]}
    sold = [frame(packed, "gap", **asked, kind=kind, **more) for kind in range(5)]
    quarter, year = np.array([rows[0]["percent"] for rows in sold]).T
    assert quarter[4] > 0 > year[0]  # can help among the unwilling, harms where people cannot yet
    assert quarter[4] > year[4]  # soonest within a quarter
    assert year[0] < quarter[0] < 0  # harms more as the year goes on
    open_, shut = (
        frame(packed, "gap", a="micromanage", b="coach", worlds=[0], runs=SETTINGS["pairs"], seed=1, **cut)[0][
            "percent"
        ][0]
        for cut in ({}, {"cut": "pass_through"})
    )
    assert 0 < shut < open_  # a part of it at the customer
