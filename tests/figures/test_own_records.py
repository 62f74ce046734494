"""Pictures of one's own records: nothing is clipped, whatever the names and numbers, and the words hold the numbers."""

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from salescoach.figures.own_records import cycle_picture, people_picture, pipeline_picture, rate_picture
from salescoach.figures.own_team import answers_picture, distribution_picture, fit_picture
from tests.figures.test_figures import clipped

AGES = ("0-30", "31-60", "61-90", "91-180", "over 180")


def pipeline(stages, size):
    return pd.DataFrame(np.arange(len(stages) * 5).reshape(-1, 5) * size + 1, index=stages, columns=list(AGES))


def rates(names):
    closed = np.arange(1, len(names) + 1) * 10
    return pd.DataFrame(
        {"won": closed // 2, "closed": closed, "rate": 0.5, "low": 0.3, "high": np.linspace(0.6, 1.0, len(names))},
        index=names,
    )


def fits():
    names = ["spread of lead flow between people, beyond chance, over its mean", "typical days (from logs)", "wins"]
    return pd.DataFrame({
        "what": names, "part": ["typical", "typical", "nine tenths below"], "records": [0.1, 30.0, 5.0],
        "low": [0.0, 25.0, 4.0], "high": [0.2, 35.0, 6.0], "fitted": [9.0, 31.0, 2.0],
        "word": ["misses", "fits", "near"],
    })  # fmt: skip


def answers(withheld):
    over = SimpleNamespace(table=pd.DataFrame({"effect": np.linspace(-5, 60, 40)}))
    names = {"first": "a_style_with_a_long_name", "second": "another_style_with_a_long_name"}
    return [SimpleNamespace(**names, without=over, with_records=None if withheld else over)]


PICTURES = {
    "one stage": lambda: pipeline_picture(pipeline(["no stage given"], 1)),
    "ten stages": lambda: pipeline_picture(pipeline([f"A stage of a very long name {k}" for k in range(10)], 999)),
    "one letter": lambda: pipeline_picture(pipeline(["A", "B"], 100_000)),
    "months": lambda: rate_picture(rates([f"2024-{k:02d}" for k in range(1, 25)]), "month of closing", 0.4, "months"),
    "one month": lambda: rate_picture(rates(["2024-01"]), "month of closing", 0.4, "months"),
    "people": lambda: people_picture(
        pd.DataFrame({"people": [3.0, 120.0], "expected": [4.5, 118.5]}, index=["0-10", "10-20"]), "123 people and luck"
    ),
    "cycle": lambda: cycle_picture(np.arange(1.0, 400.0), np.arange(1.0, 90.0)),
    "no loss": lambda: cycle_picture(np.array([3.0]), np.array([])),
    "fit": lambda: fit_picture(fits()),
    "values": lambda: distribution_picture(
        SimpleNamespace(meaning="value of a won deal", values=np.arange(1e7, 2e7, 1e5), shown=np.arange(5.0)), "EUR"
    ),
    "answers": lambda: answers_picture(answers(False)),
    "withheld": lambda: answers_picture(answers(True)),
}  # fmt: skip


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_is_clipped_and_there_are_words(name):
    picture = PICTURES[name]()
    assert clipped(picture.figure) == []
    assert len(picture.alt) > len(picture.title) > 10


def test_the_words_hold_the_numbers():
    assert "Standard errors above the records" in PICTURES["fit"]().alt
    assert "wins, nine tenths below -5.9" in PICTURES["fit"]().alt
    assert "half below 14,950,000 in the records, 2 in the model" in PICTURES["values"]().title
    assert PICTURES["withheld"]().title == "The answer without any records"
    assert "5 % nine in ten" not in PICTURES["answers"]().alt
    assert PICTURES["answers"]().alt.count("typical world +28 %") == 2
    assert PICTURES["months"]().title == "0 of 24 months are clearly off 40%, the win rate of all"
