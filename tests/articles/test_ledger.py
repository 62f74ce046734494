"""The ledger: stopped and resumed, stored and remade, told as a frame."""

import json

import pytest

from salescoach.articles import ledger as ledgers
from salescoach.articles.register import CLAIMS
from salescoach.articles.tables import NO_LEDGER, claims
from salescoach.articles.trial import ClaimBatch
from tests.articles.conftest import RUNS, WORLDS


def again(lines, **more):
    arguments = {"many": WORLDS, "runs": RUNS, "seed": 1, "path": lines, "jobs": 1, "basis": ledgers.DRAWN}
    return ledgers.make_ledger(**arguments | more)


def test_a_stopped_job_goes_on_and_gives_the_same_bytes(made, tmp_path, monkeypatch):
    lines = tmp_path / "claims.jsonl"
    whole = made.lines.read_text()
    heading, first, second = whole.splitlines()
    lines.write_text(f"{heading}\n{first}\n{second[: len(second) // 2]}")
    asked = []
    real = ClaimBatch.ask
    monkeypatch.setattr(ClaimBatch, "ask", lambda self, world: asked.append(1) or real(self, world))
    assert ledgers.ledger_text(again(lines)) == made.text
    assert len(asked) == 1
    assert ledgers.ledger_text(again(lines)) == made.text
    assert len(asked) == 1


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"runs": 9}, "runs was 8 and is now 9"),
        ({"seed": 2}, "seed was 1 and is now 2; other worlds"),
        ({"many": 3}, "number of worlds was 2 and is now 3"),
    ],
)
def test_a_file_of_another_job_is_refused(made, other, said):
    before = made.lines.read_bytes()
    with pytest.raises(ValueError, match=f"{said}.* type: rm "):
        again(made.lines, **other)
    assert made.lines.read_bytes() == before


def test_the_text_is_json_that_says_what_made_it(made):
    read = json.loads(made.text)
    assert read == made.ledger
    assert list(read["claims"]) == list(CLAIMS)
    assert read["made_by"] == f"salescoach claims --make --worlds {WORLDS} --runs {RUNS} --seed 1 --drawn"
    assert {"versions", "seed", "runs", "worlds", "basis", "ranges"} <= set(read)


def test_the_frame_tells_every_claim(small_ledger):
    frame = claims()
    assert list(frame["id"]) == list(CLAIMS)
    assert frame["verdict"].ne(NO_LEDGER).all()
    assert (frame["holds"] + frame["fails"] + frame["unclear"]).to_numpy() == pytest.approx(1.0)
    assert set(frame["by_construction"]) == {"yes", "no"}
    for row in frame.itertuples():
        assert row.verdict == ledgers.stored_verdict(row.id).word


@pytest.mark.parametrize("fault", ["ranges", "smallest_effect", "none"])
def test_a_ledger_that_does_not_fit_is_refused_and_the_frame_says_so(made, tmp_path, monkeypatch, fault):
    path = tmp_path / "claims.json"
    stale = json.loads(made.text)
    if fault == "ranges":
        stale["ranges"] = "other"
    stale["claims"]["D3"]["smallest_effect"] += fault == "smallest_effect"
    path.write_text(json.dumps(stale))

    def shipped(name):
        if fault == "none":
            raise FileNotFoundError(name)
        return path

    monkeypatch.setattr(ledgers, "shipped", shipped)
    with pytest.raises(ValueError, match="salescoach claims --make --out"):
        ledgers.stored_verdict("D3")
    frame = claims()
    assert set(frame["verdict"]) == {NO_LEDGER}
    assert frame["holds"].isna().all()


def test_a_few_rows_of_the_shipped_ledger_are_remade_exactly(shipped_ledger):
    worlds = ledgers.worlds_of(shipped_ledger["basis"], shipped_ledger["worlds"], shipped_ledger["seed"])
    assert len(worlds) == shipped_ledger["worlds"]
    ids = ("D3", "D11", "W5", "B4", "C6")
    claims = tuple(CLAIMS[id] for id in ids)
    trial = ClaimBatch(claims=claims, runs=shipped_ledger["runs"], seed=shipped_ledger["seed"])
    for k in (0, len(worlds) - 1):
        remade = [ledgers._kept(reading) for reading in trial.ask(worlds[k])]
        assert remade == [shipped_ledger["claims"][id]["readings"][k] for id in ids]


def test_the_shipped_ledger_is_of_these_claims_and_ranges(shipped_ledger):
    assert list(shipped_ledger["claims"]) == list(CLAIMS)
    for entry in shipped_ledger["claims"].values():
        assert len(entry["readings"]) == shipped_ledger["worlds"]
