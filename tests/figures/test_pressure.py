"""What a dose does to sales, in words and on an axis that can be held; the names of two lives keep off their lines."""

import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

import salescoach as sc


def frame(*middles, width=1.0):
    rows = {dose / 10: (middle, middle - width, middle + width) for dose, middle in enumerate(middles, 1)}
    return pd.DataFrame(rows, index=["percent", "percent_low", "percent_high"]).T


@pytest.mark.parametrize(
    ("middles", "title"),
    [
        ((-2, -20), "2 % less is sold at 0.1, 20 % less at 0.2; clear at each of 2 points"),
        ((0.3, -20), "The same is sold at 0.1, 20 % less at 0.2; clear at 1 of 2 points"),
        ((3, 0.2, -9), "It turns: 3 % more is sold at 0.1, 9 % less at 0.3"),
        ((0.6, -0.7), "Nowhere a clear difference: 1 % more is sold at 0.1, 1 % less at 0.2"),
    ],
)
def test_the_finding_is_said_in_words(middles, title):
    assert sc.figures.dose_picture(frame(*middles), "dose", "none").title == title


def test_the_ends_are_named_and_the_axis_is_held():
    picture = sc.figures.dose_picture(
        frame(-2, -20), "dose", "none", ends=("with a little", "with all"), limits=(-60, 5)
    )
    assert picture.title.startswith("2 % less is sold with a little, 20 % less with all")
    assert picture.figure.axes[0].get_ylim() == (-60, 5)
    assert "0.1: 2.0 % less (1.0 to 3.0)" in picture.alt


def test_cuts_that_leave_no_clear_loss_are_named():
    cuts = frame(-10, -8, 0.2).set_axis(["all links on", "nobody leaves", "customers forget"])
    assert sc.figures.cut_picture(cuts).title.endswith("sells 10 % less; no clear loss where customers forget")
    assert sc.figures.cut_picture(cuts.iloc[:2]).title.endswith("no clear loss where one link is cut: none")


def test_the_names_of_two_lives_keep_off_the_lines():
    weeks = np.arange(104)
    spared = pd.Series(0.487 + 0.05 * (1 - np.exp(-weeks / 50)), weeks)
    pressed = spared - 0.029 * np.minimum(weeks / 26, np.exp(-np.maximum(weeks - 26, 0) / 60))
    picture = sc.figures.recovery_picture(spared, pressed, 26)
    figure, left = picture.figure, picture.figure.axes[0]
    FigureCanvasAgg(figure).draw()
    lines = np.vstack([left.transData.transform(line.get_xydata()) for line in left.lines])
    for text in left.texts:
        box = text.get_window_extent()
        inside = (lines > (box.x0, box.y0)).all(axis=1) & (lines < (box.x1, box.y1)).all(axis=1)
        assert not inside.any(), text.get_text()
