"""Each long work goes on only with the equations, styles, ranges and seed that it was begun with."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

import salescoach as sc
from salescoach.articles import ledger
from salescoach.assumptions import judgements, plausible
from salescoach.assumptions.draw import free_settings
from salescoach.assumptions.match import Judgement, matched
from salescoach.assumptions.sensitivity import wrong
from salescoach.common.sources import sources
from salescoach.estimates.effects import benchmark

HOME = Path(sc.__file__).parent
NOTHING = np.zeros(len(matched()))


def search(path, seed):
    plausible.find_plausible_worlds((3,), seed=seed, path=path, jobs=1)


def claims(path, seed):
    ledger.make_ledger(2, 8, seed, path, jobs=1, basis=ledger.DRAWN, audited=1)


def question(path, seed):
    wrong.ask_worlds(3, 2, seed=seed, path=path, jobs=1)


def estimators(path, seed):
    benchmark.benchmark_estimators("by lot", companies=2, seed=seed, path=path, jobs=1, estimators=["plain difference"])


@dataclass(frozen=True)
class Work:
    """A long work: its module, how it is begun, and what in it costs time."""

    module: object
    begin: object
    costly: str
    cheap: object


WORKS = {
    "plausible worlds": Work(judgements, search, "judge", lambda world, seed, runs: Judgement(NOTHING, NOTHING)),
    "ledger": Work(ledger, claims, "do", lambda piece, step: piece_of_ledger(piece[0].kind)),
    "what if wrong": Work(wrong, question, "answers", lambda world, runs, seed: dict.fromkeys(wrong.ASKED, 1.0)),
    "benchmark": Work(benchmark, estimators, "estimate_company", lambda task, seed, estimators: company(task)),
}
EQUATION = ("simulation/people.py", "0.5")
STYLE = ("management/library.py", "0.5")
RANGE = ("settings/values/link_strengths.py", "0.5")


def piece_of_ledger(kind):
    units = len(ledger.own_units()) + len(ledger.other_units())
    return [[1.0, 0.5, 1.5, 8, 1.0]] * units if kind == "world" else [1.0] * len(ledger.own_units())


def company(task):
    estimates = {"plain difference": [1.0 + task[1], 1.0, 0.0, 2.0]}
    return {"world": task[0], "company": task[1], "truth": 1.0, "spillover": 0.0, "estimates": estimates}


@pytest.fixture(params=WORKS)
def work(request, tmp_path, monkeypatch):
    """A work whose sources are a copy that may be edited, and whose parts cost nothing."""
    found = WORKS[request.param]
    home = tmp_path / "salescoach"
    shutil.copytree(HOME, home, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(found.module, found.costly, found.cheap)
    monkeypatch.setattr(found.module, "__file__", str(home / Path(found.module.__file__).relative_to(HOME)))
    return found, tmp_path / "begun.jsonl", home


def test_a_begun_work_goes_on_with_the_same_sources(work):
    found, path, _ = work
    found.begin(path, 1)
    before = path.read_bytes()
    found.begin(path, 1)
    assert path.read_bytes() == before
    assert before.count(b"\n") > 2


@pytest.mark.parametrize(("file", "number"), [EQUATION, STYLE, RANGE], ids=["equation", "style", "range"])
def test_an_edited_number_in_the_sources_is_refused(work, file, number):
    found, path, home = work
    found.begin(path, 1)
    before = path.read_bytes()
    text = (home / file).read_text(encoding="utf-8")
    assert number in text
    (home / file).write_text(text.replace(number, f"{number}1", 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"begun otherwise: other equations\. It is left as it is\. .*type: rm "):
        found.begin(path, 1)
    assert path.read_bytes() == before


def test_another_seed_is_refused(work):
    found, path, _ = work
    found.begin(path, 1)
    before = path.read_bytes()
    with pytest.raises(ValueError, match="begun otherwise: seed was 1 and is now 2"):
        found.begin(path, 2)
    assert path.read_bytes() == before


def test_what_decides_nothing_is_not_among_the_sources():
    for work in WORKS.values():
        rooms = {path.relative_to(HOME).parts[0] for path in sources(Path(work.module.__file__))}
        assert {"simulation", "management", "settings"} <= rooms
        assert not rooms & {"figures", "cli", "teaching"}


def test_a_style_that_only_the_claims_use_counts_for_their_ledger():
    assert HOME / "management" / "contrasts.py" in sources(HOME / "articles" / "ledger.py")


def test_ranges_count_also_where_no_file_has_changed(tmp_path, monkeypatch):
    for module, begin, ranges in ((judgements, search, plausible), (wrong, question, wrong)):
        path = tmp_path / f"{module.__name__}.jsonl"
        one = next(found for found in WORKS.values() if found.module is module)
        monkeypatch.setattr(module, one.costly, one.cheap)
        begin(path, 1)
        monkeypatch.setattr(ranges, "free_settings", lambda: free_settings()[:-1])
        with pytest.raises(ValueError, match=r"begun otherwise: other (ranges|settings)"):
            begin(path, 1)
