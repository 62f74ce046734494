"""Every public name says argument by argument what it takes, what it gives and raises, with an example that runs."""

import doctest
import io
import types

import pytest

import salescoach as sc
from tests.each import look_at_all, no_faults
from tests.house.docstrings import Part, faults, surface

ALL = surface(sc)


def test_everything_public_is_looked_at():
    found = {part.name for part in ALL}
    aside = {name for name in sc.__all__ if not callable(getattr(sc, name))}
    assert aside == {"__version__", "CAUSES", "STYLES", "contrasts", "figures", "mixes"}
    assert set(sc.__all__) - aside <= found
    reached = {"ClaimEntry.test", "ClaimVerdict.plot", "Records.write", "OverWorlds.plot", "Tournament.sweeps"}
    assert {"figures.Picture.save", "contrasts.usual", "mixes.People", "Guess.against", *reached} <= found


def test_docstrings_say_what_is_taken_given_and_raised():
    no_faults(f"{part}: {fault}" for part in ALL for fault in faults(part))


def test_the_examples_run():
    finder = doctest.DocTestFinder(recurse=False)
    found = [test for part in ALL for test in finder.find(part.thing, part.name, globs={}) if test.examples]
    assert len(found) >= len(sc.__all__) - 6
    look_at_all(found, lambda test: test.name, runs)


def runs(example):
    said = io.StringIO()
    result = doctest.DocTestRunner(verbose=False).run(example, out=said.write)
    assert result.failed == 0, said.getvalue()


# Planted: one fault each.


def sound(first, *rest, **named):
    """Does it.

    Args:
        first: a number.
        *rest: more of them.
        **named: by name.

    Returns:
        A number.

    Raises:
        ValueError: always.

    Example:
        >>> 1 + 1
        2
    """
    raise ValueError


def changed(old, new):
    """The sound function with another docstring."""
    function = types.FunctionType(sound.__code__, globals(), "changed", sound.__defaults__, sound.__closure__)
    function.__doc__ = sound.__doc__.replace(old, new)
    return function


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("Args:", "Takes:", "Args: [] in place of ['first', '*rest', '**named']"),
        ("        *rest: more of them.\n", "", "Args: ['first', '**named'] in place of ['first', '*rest', '**named']"),
        ("number.\n        *rest", "number. *rest", "Args: ['first', '**named'] in place of"),
        ("**named", "named", "Args: ['first', '*rest', 'named'] in place of"),
        ("Returns:", "Gives:", "no Returns:"),
        ("Raises:", "Refuses:", "raises, and has no Raises:"),
        ("Example:", "So:", "no Example:"),
        (sound.__doc__, "", "no docstring"),
    ],
)
def test_a_planted_fault_in_a_docstring_is_found(old, new, fault):
    assert list(faults(Part("sound", sound, True))) == []
    (found,) = faults(Part("changed", changed(old, new), True))
    assert found.startswith(fault)


def test_a_property_whose_first_line_would_be_cut_is_found():
    sound, cut = (property(lambda _: 0, doc=text) for text in ("The place, from 0.", "The place: from 0."))
    assert list(faults(Part("sound", sound, False))) == []
    assert list(faults(Part("cut", cut, False))) == ["a colon in the first line of a property"]


def test_an_example_that_lies_is_found():
    (example,) = doctest.DocTestFinder(recurse=False).find(changed("        2\n", "        3\n"), "lies", globs={})
    with pytest.raises(AssertionError, match=r"Expected:\s+3\s+Got:\s+2"):
        runs(example)
