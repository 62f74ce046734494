"""Pictures that follow one another have one extent and one place for their axes."""

from salescoach.figures.held import hold_axes
from salescoach.figures.picture import Picture, new_figure, set_title


def picture(top, words="Short", panels=1, upside_down=False):
    figure = new_figure(4, 3)
    places = figure.subplots(panels, squeeze=False).ravel()
    for place in places:
        place.plot([0, 1], [0, top])
        if upside_down:
            place.invert_yaxis()
    set_title(places[0], words)
    return Picture(figure, words, words)


def extents(pictures):
    return [[axis.get_ylim() for axis in one.figure.axes] for one in pictures]


def test_the_extent_holds_the_highest_and_the_lowest():
    pictures = [picture(1), picture(10), picture(-5)]
    lowest, highest = (min(pair) for pair in zip(*extents([pictures[2]])[0], strict=True)), 10
    hold_axes(pictures)
    first, *rest = extents(pictures)
    assert rest == [first, first]
    assert first[0][0] <= min(lowest) < -5 < highest < first[0][1]


def test_a_longer_title_does_not_move_the_axes():
    pictures = [picture(1), picture(10_000, "A much longer title that needs more than one line of the picture")]
    hold_axes(pictures)
    places = [one.figure.axes[0].get_position().extents.tolist() for one in pictures]
    assert places[0] == places[1]
    before = pictures[0].figure.axes[0].get_position().extents.tolist()
    pictures[0].png()
    assert pictures[0].figure.axes[0].get_position().extents.tolist() == before


def test_what_stands_upside_down_stays_so():
    pictures = [picture(1, upside_down=True), picture(3, upside_down=True)]
    hold_axes(pictures)
    assert all(low > high for ((low, high),) in extents(pictures))


def test_a_scale_of_colours_keeps_its_extent():
    pictures = []
    for most in (1, 7):
        figure = new_figure(4, 3)
        shown = figure.subplots().imshow([[0, most]])
        figure.colorbar(shown)
        pictures.append(Picture(figure, "Map", "Map"))
    hold_axes(pictures)
    assert [pair[1][1] for pair in extents(pictures)] == [1, 7]


def test_pictures_with_other_axes_have_nothing_to_hold():
    pictures = [picture(1), picture(10, panels=2)]
    before = extents(pictures)
    hold_axes(pictures)
    assert extents(pictures) == before
