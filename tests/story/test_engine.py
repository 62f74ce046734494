"""The engine of the page is the model of the kit: same text, same bytes, same numbers."""

import numpy as np
import pytest

import salescoach as sc
from salescoach.simulation.births import clip
from salescoach.simulation.state import RUN_TOTALS
from story.engine.build import compiled_wasm, has_compiler
from story.engine.kernels import Kernels
from story.engine.kinds import BOOL, FLOAT, INT, U32, UnknownPythonError, together
from story.engine.rules import Rule
from story.engine.source import engine_c, page_styles
from story.engine.your_boss import KNOBS, your_boss
from tests.story.conftest import ROOT, in_wasm

ENGINE = ROOT / "story" / "engine"
# What is a count or money has to be the same to the last unit; the rest is a sum of many small numbers.
EXACT = {
    "revenue", "wins", "opened", "walked", "no_decision", "open_end", "contacts", "logged", "leavers", "vacant_weeks",
    "complaints", "at_quota", "quota", "dismissed",
}  # fmt: skip
CLOSE = 1e-14
TURNED = (1.5, 0.3, 1.0)  # knobs in the order of KNOBS


def of_the_kit(name):
    return your_boss(**dict(zip(KNOBS, TURNED, strict=True))) if name == "your_boss" else name


def differences(team, names, runs, from_week=0, seed=1):
    """What differs between the page's engine and the kit, one line each."""
    made = in_wasm(team, [(name, TURNED, from_week) for name in names], runs, seed)
    for name, rows in zip(names, made, strict=True):
        raw = sc.simulate(team, of_the_kit(name), runs=runs, seed=seed, from_week=from_week, threads=1).raw
        for k, column in enumerate(RUN_TOTALS.names):
            here, there = rows[:, k], raw[column]
            near = here == there if column in EXACT else np.isclose(here, there, rtol=CLOSE, atol=0.0)
            if not near.all():
                yield f"{name}: {column}: {here[~near][0]!r} in the page, {there[~near][0]!r} in the kit"


def test_the_committed_text_is_that_of_the_kernels_as_they_are():
    assert engine_c() == (ENGINE / "engine.c").read_text(encoding="utf-8"), "Type: make story ARGS=--engine"


def test_the_committed_bytes_are_those_of_the_text(tmp_path):
    if not has_compiler():
        pytest.skip("ziglang is not installed. Type: pip install --group story")
    compiled_wasm(ENGINE / "engine.c", tmp_path / "engine.wasm")
    assert (tmp_path / "engine.wasm").read_bytes() == (ENGINE / "engine.wasm").read_bytes()


def test_every_style_gives_the_numbers_of_the_kit():
    names = [style.name for style in page_styles()]
    assert list(differences(sc.Team(), names, runs=15)) == []


@pytest.mark.parametrize(
    "team",
    [
        sc.Team(
            people=9, span=4, accounts_per_person=20, dismissal=1.0, performance_shape="inverted_u", pay=0.5, weeks=60
        ),
        sc.Team(preset="outbound_campaign", people=3),
        sc.without(sc.Team(people=4, causes={"will": 0.8}), "pass_through", "memory"),
    ],
    ids=["two managers, dismissal", "campaign", "links cut"],
)
def test_other_teams_give_the_numbers_of_the_kit(team):
    names = ["micromanage", "coach", "macro", "process", "your_boss"]
    assert list(differences(team, names, runs=4, from_week=5, seed=7)) == []


def test_a_difference_is_found():
    made = in_wasm(sc.Team(people=2), [("coach", TURNED, 0), ("micromanage", TURNED, 0)], 2)
    assert not np.array_equal(made[0], made[1])


def test_a_kernel_becomes_c():
    kernels = Kernels()
    assert kernels.add(clip, (FLOAT, FLOAT, FLOAT)) == ("clip_k", FLOAT)
    assert "return min_of(max_of(x, low), high);" in kernels.texts[-1]


def drawn(a):
    return [a for _ in range(3)]


def spoiled(seen):
    return sorted(seen.attainment)


@pytest.mark.parametrize(
    "translate",
    [
        lambda: Kernels().add(drawn, (FLOAT,)),
        lambda: Rule(spoiled, "seen").function("Practices", "style_spoiled"),
        lambda: together((FLOAT, object())),
    ],
)
def test_python_that_is_not_known_is_refused(translate):
    with pytest.raises(UnknownPythonError):
        translate()


def test_numbers_of_two_kinds_become_the_wider_one():
    assert together((INT, FLOAT)) == FLOAT
    assert together((BOOL, INT)) == INT
    assert together((INT, U32)).c == "u64"
