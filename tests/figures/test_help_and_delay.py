"""Help against watching, the price of noticing late, growth of groups, claims among other people: told in words."""

import numpy as np
import pandas as pd

import salescoach as sc


def causes(watched_will):
    rows = [
        ("training", "helped", 4.0, 3.0, 5.0),
        ("training", "watched", -1.0, -2.0, 0.0),
        ("will", "helped", 1.0, 0.5, 1.5),
        ("will", "watched", watched_will, watched_will - 0.5, watched_will + 0.5),
    ]
    return pd.DataFrame(rows, columns=["cause", "practice", "effect", "low", "high"])


def test_help_beats_watching_only_where_the_intervals_lie_apart():
    assert sc.figures.causes_picture(causes(-2.0)).title == "Help clearly beats watching in 2 of 2 teams"
    close = sc.figures.causes_picture(causes(0.8))
    assert close.title == "Help clearly beats watching in 1 of 2 teams. The exception: they will not"
    assert "training is missing: helped 4.0 % more, watched 1.0 % less" in close.alt


def test_a_delay_is_told_in_weeks_and_words():
    frame = pd.DataFrame({"noticed_week": [4, 26], "effect": [-1.2, -5.6], "low": [-2.0, -7.0], "high": [-0.4, -4.0]})
    assert (
        sc.figures.delay_picture(frame).title
        == "Notice 4 weeks late, and the year sells 1 % less; 26 weeks late, 6 % less"
    )


def test_growth_is_a_share_of_groups_and_not_a_count():
    picture = sc.figures.growth_picture(np.array([-5.0, 5.0, 10.0, 15.0]), np.array([-5.0, -1.0, 10.0, 15.0]), "macro")
    assert (
        picture.title == "Nothing changed, and 75 in 100 groups sell more in year two; with “A clear minimum” it is 50"
    )
    assert [text.get_text() for text in picture.figure.axes[1].texts] == [
        "50 in 100\nsell less",
        "50 in 100\nsell more",
    ]


def test_a_claim_among_other_people_says_so():
    found = sc.claim("D6").verdict(people="will not")
    picture = sc.figures.claim_picture(found, people="people who will not")
    assert picture.title.endswith(f"– among people who will not: {found.word}")
    assert found.plot().title.endswith(f"” – {found.word}")
