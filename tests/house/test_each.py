"""A test over many things looks at all of them and names every fault."""

import pytest

from tests.each import each


def test_every_fault_is_named_and_nothing_else():
    @each("number", range(6))
    def check(number):
        assert number % 2 == 0

    with pytest.raises(AssertionError) as caught:
        check()
    told = str(caught.value).splitlines()
    assert told[0] == "3 of 6 faults"
    assert [line.split(":")[0].strip() for line in told[1:] if line.startswith("  ")][:3] == ["1", "3", "5"]


def test_an_error_and_a_refusal_that_does_not_come_are_faults():
    @each("value", ["x", 3])
    def breaks(value):
        value + 1

    @each("value", [1])
    def does_not_refuse(value):
        with pytest.raises(ValueError, match="never"):
            int(value)

    with pytest.raises(AssertionError, match=r"1 of 2 faults\n  x: TypeError"):
        breaks()
    with pytest.raises(AssertionError, match="1: Failed DID NOT RAISE"):
        does_not_refuse()


def test_nothing_to_look_at_is_a_fault():
    @each("value", [])
    def check(value):
        raise NotImplementedError

    with pytest.raises(AssertionError, match="there is no value to look at"):
        check()


@pytest.fixture
def limit():
    return 3


@each("number", [1, 2, 3])
def test_fixtures_come_along(number, limit):
    assert number <= limit
