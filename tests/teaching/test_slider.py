"""A slider: still and the same bytes in a kept notebook, moving where there is a front end."""

import sys

import pytest

from salescoach.figures.picture import Picture, new_figure
from salescoach.teaching.slider import MOST_KEPT, slider

drawn = []


def draw(pressure=0.5, style="coach"):
    """A line whose slope is the pressure."""
    drawn.append((pressure, style))
    figure = new_figure(2, 2)
    figure.subplots().plot([0, 1], [0, pressure])
    return Picture(figure, style, f"A line that climbs to {pressure} under {style}.")


@pytest.fixture
def moved():
    drawn.clear()
    return slider(draw, pressure=(0.0, 1.0, 0.25), style=["coach", "micromanage"])


def test_a_kept_notebook_shows_the_picture_at_the_start_the_same_every_time(moved, capsys):
    data, about = moved._repr_mimebundle_()
    again, _ = slider(draw, pressure=(0.0, 1.0, 0.25))._repr_mimebundle_()
    assert data["image/png"] == again["image/png"] == draw().png()
    assert data["text/plain"] == about["image/png"]["alt"] == repr(moved) == draw().alt
    assert set(data) == {"image/png", "text/plain"}


def test_nothing_is_drawn_before_it_is_shown_and_the_line_to_type_is_printed(moved, capsys):
    assert drawn == []
    slider(draw, pressure=[0.1, 0.5])
    assert capsys.readouterr().out.endswith(
        "Drawn for pressure = 0.5. To move it in JupyterLab, write .live() behind sc.slider(...)\n"
    )


def test_the_live_picture_follows_the_knobs(moved):
    pytest.importorskip("ipywidgets")
    box = moved.live()
    pressure, style, image, words = box.children
    first = image.value
    assert pressure.value == 0.5
    assert [value for _, value in pressure.options] == [0.0, 0.25, 0.5, 0.75, 1.0]
    pressure.value = 1.0
    style.value = "micromanage"
    assert drawn[-1] == (1.0, "micromanage")
    assert image.value == draw(1.0, "micromanage").png() != first
    assert words.value == "A line that climbs to 1.0 under micromanage."
    box.close_all()


def test_going_back_draws_nothing_again_and_the_memory_is_bounded(moved):
    for _ in range(3):
        moved.at(pressure=0.25)
    assert drawn == [(0.25, "coach")]
    many = slider(draw, pressure=[*range(MOST_KEPT + 5), 0.5])
    many._kept.update({(k,): (b"", "") for k in range(MOST_KEPT)})
    many.at(pressure=0.5)
    assert len(many._kept) == MOST_KEPT


def test_a_value_that_cannot_be_drawn_is_told_and_the_picture_stays():
    pytest.importorskip("ipywidgets")

    def stubborn(people=4):
        if people > 4:
            raise ValueError("too many people")
        return draw()

    knob, image, words = slider(stubborn, people=(2, 6, 2)).live().children
    before = image.value
    knob.value = 6
    assert words.value == "too many people"
    assert image.value == before


def test_without_widgets_the_picture_stays_and_a_sentence_says_why(moved, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    assert moved.live() is moved
    assert "The picture stays still: this needs the package ipywidgets" in capsys.readouterr().out


def test_it_starts_in_the_middle_where_the_function_says_nothing():
    def plain(pressure):
        return draw(pressure)

    assert slider(plain, pressure=(0.0, 1.0, 0.1)).start == {"pressure": 0.5}
    assert slider(plain, pressure=(1, 9, 2)).ranges["pressure"].values == (1, 3, 5, 7, 9)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: slider("draw", pressure=(0, 1, 1)),
        lambda: slider(draw),
        lambda: slider(draw, presure=(0, 1, 0.5)),
        lambda: slider(draw, pressure=(1, 0, 0.5)),
        lambda: slider(draw, pressure=(0, 1)),
        lambda: slider(draw, pressure=[]),
        lambda: slider(draw, pressure=(0.0, 1.0, 0.3)),
        lambda: slider(lambda people: people, people=[1]).at(),
        lambda: slider(draw, pressure=[0.5]).at(people=3),
    ],
)
def test_a_wrong_slider_is_refused_with_a_line_to_type(wrong):
    with pytest.raises(ValueError, match="Type: "):
        wrong()
