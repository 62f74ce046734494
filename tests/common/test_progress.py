"""One progress bar for both kinds of callers, and versions that say what made a file."""

import io
import sys

import salescoach as sc
from salescoach.common.progress import Bar, bar
from salescoach.common.version import version, versions


class Shown:
    """What a bar of tqdm is told."""

    def __init__(self):
        self.n, self.total, self.what, self.drawn = 0, 0, "", 0

    def update(self, done):
        self.n += done

    def refresh(self):
        self.drawn += 1

    def set_description(self, what):
        self.what = what


def test_the_bar_goes_on_by_steps_or_to_a_place():
    shown = Shown()
    one = Bar(shown)
    one.step()
    one.step(2)
    assert shown.n == 3
    one.at(5, 8)
    one.name("wave 2")
    assert (shown.n, shown.total, shown.what, shown.drawn) == (5, 8, "wave 2", 1)


def test_nothing_is_shown_where_nobody_looks(monkeypatch):
    monkeypatch.setattr(sys, "stderr", written := io.StringIO())
    with bar(2, "testing", "world") as shown:
        shown.step()
        shown.at(2, 2)
        shown.name("done")
    assert written.getvalue() == ""


def test_the_version_is_that_of_the_installed_package():
    assert version() == sc.__version__
    assert list(versions("numpy", "no-such-package")) == ["salescoach", "numpy"]
