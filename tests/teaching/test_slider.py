"""A slider: still and the same bytes in a kept notebook, moving in JupyterLab."""

import pytest

from salescoach.figures.held import hold_axes
from salescoach.figures.picture import Picture, new_figure
from salescoach.teaching.slider import MOST, slider

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


def test_nothing_is_drawn_before_it_is_shown_and_the_line_to_type_is_printed_then(moved, capsys):
    assert drawn == []
    assert capsys.readouterr().out == ""
    slider(draw, pressure=[0.1, 0.5])._repr_mimebundle_()
    assert capsys.readouterr().out == (
        "Drawn for pressure = 0.5. To move it in JupyterLab, write .live() behind sc.slider(...)\n"
    )


def test_a_picture_that_was_shown_is_not_drawn_again(moved):
    for _ in range(3):
        moved.at(pressure=0.25)
    assert drawn == [(0.25, "coach")]


def test_the_moving_picture_has_a_frame_for_each_combination_with_one_extent(moved, capsys):
    live = moved.live()
    assert capsys.readouterr().out == "10 pictures are drawn first, then the slider answers at once.\n"
    assert drawn == [(p, s) for p in (0.0, 0.25, 0.5, 0.75, 1.0) for s in ("coach", "micromanage")]
    assert [frame.words for frame in live.frames[:2]] == [draw(0.0).alt, draw(0.0, "micromanage").alt]
    assert live.start == {"pressure": 0.5, "style": "coach"}
    flat, steep = draw(0.0), draw(1.0)
    hold_axes([flat, steep])
    assert (live.frames[0].png, live.frames[-2].png) == (flat.png(), steep.png())
    assert flat.png() != draw(0.0).png()


def test_a_value_that_cannot_be_drawn_says_why_in_place_of_its_picture():
    def stubborn(people=4):
        if people > 4:
            raise ValueError("too many people")
        return draw()

    frames = slider(stubborn, people=(2, 6, 2)).live().frames
    assert [(bool(frame.png), frame.words) for frame in frames] == [
        (True, draw().alt),
        (True, draw().alt),
        (False, "too many people"),
    ]


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
        lambda: slider(lambda people: people, people=[1]).live(),
        lambda: slider(draw, pressure=[0.5]).at(people=3),
        lambda: slider(draw, pressure=[0.5, *range(MOST)]).live(),
    ],
)
def test_a_wrong_slider_is_refused_with_a_line_to_type(wrong):
    with pytest.raises(ValueError, match="Type: "):
        wrong()
