"""The ledger: stopped and resumed, stored and remade, told as a frame."""

import json

import pytest

from salescoach.articles import ledger as ledgers
from salescoach.articles.gather import Stop, gather
from salescoach.articles.jobs import AUDITED as ASKED
from salescoach.articles.jobs import _kept, own_units
from salescoach.articles.register import CLAIMS, HALVES
from salescoach.articles.summing_up import holding, summing_up
from salescoach.articles.tables import NO_LEDGER, claims
from tests.articles.conftest import AUDITED, RUNS, WORLDS


def again(lines, **more):
    arguments = {
        "many": WORLDS,
        "runs": RUNS,
        "seed": 1,
        "path": lines,
        "jobs": 1,
        "basis": ledgers.DRAWN,
        "audited": AUDITED,
    }
    return ledgers.make_ledger(**arguments | more)


def test_a_stopped_job_goes_on_and_gives_the_same_bytes(made, tmp_path, monkeypatch):
    lines = tmp_path / "claims.jsonl"
    heading, first, second, *rest = made.lines.read_text().splitlines()
    asked, real = [], ledgers.do
    monkeypatch.setattr(ledgers, "do", lambda piece, step: asked.append(piece[0].kind) or real(piece, step))
    lines.write_text("\n".join([heading, first, second, *rest[:-1], rest[-1][: len(rest[-1]) // 2]]))
    assert ledgers.ledger_text(again(lines)) == made.text
    assert asked == ["team"]
    assert ledgers.ledger_text(again(lines)) == made.text
    assert asked == ["team"]


def test_the_work_is_cut_into_worlds_and_their_audit(made):
    assert len(made.lines.read_text().splitlines()) == 1 + WORLDS + 4 * AUDITED
    entry = made.ledger["claims"]["D5"]["audit"]
    assert [len(entry["measure"]), len(entry["seeds"]), len(entry["seeds"][0]), len(entry["team"])] == [WORLDS, 3, 1, 1]
    assert len(made.ledger["forms"]) == WORLDS


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"runs": 9}, "runs was 8 and is now 9"),
        ({"audited": 2}, "audited was 1 and is now 2"),
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
    assert [id for id in read["claims"] if id in CLAIMS] == list(CLAIMS)
    assert read["made_by"] == f"salescoach claims --make --worlds {WORLDS} --runs {RUNS} --seed 1 --drawn --audited 1"
    assert ASKED > 1
    assert {"versions", "seed", "runs", "worlds", "basis", "ranges"} <= set(read)


def test_the_frame_tells_every_claim(small_ledger):
    frame = claims()
    assert list(frame["id"]) == list(CLAIMS)
    assert frame["verdict"].ne(NO_LEDGER).all()
    assert (frame["holds"] + frame["fails"] + frame["unclear"]).to_numpy() == pytest.approx(1.0)
    assert set(frame["by_construction"]) == {"yes", "in part", "no"}
    for row in frame.itertuples():
        assert row.verdict == ledgers.stored_verdict(row.id).word


@pytest.mark.parametrize("fault", ["ranges", "smallest_effect", "none"])
def test_a_ledger_that_does_not_fit_is_refused_and_the_frame_says_so(made, tmp_path, monkeypatch, fault):
    path = tmp_path / "claims.json"
    stale = json.loads(made.text)
    if fault == "ranges":
        stale["ranges"] = "other"
    stale["claims"]["D5"]["line"][0] += fault == "smallest_effect"
    path.write_text(json.dumps(stale))

    def shipped(name):
        if fault == "none":
            raise FileNotFoundError(name)
        return path

    monkeypatch.setattr(ledgers, "shipped", shipped)
    with pytest.raises(ValueError, match="salescoach claims --make --out"):
        ledgers.stored_verdict("D5")
    frame = claims()
    assert set(frame["verdict"]) == {NO_LEDGER}
    assert frame["holds"].isna().all()


def test_a_few_rows_of_the_shipped_ledger_are_remade_exactly(shipped_ledger):
    worlds = ledgers.worlds_of(shipped_ledger["basis"], shipped_ledger["worlds"], shipped_ledger["seed"])
    assert len(worlds) == shipped_ledger["worlds"]
    units = [(CLAIMS["C6"], None), (HALVES["D3b"], None)]
    for k in (0, len(worlds) - 1):
        remade = [_kept(found)[:4] for found in gather(worlds[k], units, shipped_ledger["seed"], Stop())]
        assert remade == [shipped_ledger["claims"][part.id]["readings"][k] for part, _ in units]


def test_the_shipped_ledger_is_of_these_claims_and_ranges(shipped_ledger):
    for part, _ in own_units():
        assert len(shipped_ledger["claims"][part.id]["readings"]) == shipped_ledger["worlds"]


def test_what_to_type_fits_where_one_is(monkeypatch, tmp_path):
    assert ledgers.how_to_make() == "Type: salescoach claims --make --out data/claims.json"
    monkeypatch.setattr(ledgers, "__file__", str(tmp_path / "site-packages" / "salescoach" / "articles" / "ledger.py"))
    assert "data/" not in ledgers.how_to_make()
    assert "pip install --force-reinstall salescoach" in ledgers.how_to_make()


def test_the_sentence_under_the_table_is_what_the_verdicts_say(small_ledger):
    told = summing_up()
    for author in ("Disney", "Weinberg", "Burn", "Colleen"):
        ids = holding(author)
        for id in ids:
            part = HALVES.get(id) or CLAIMS[id]
            assert part.by_construction is None
            assert ledgers.stored_verdict(id).share["holds"][0] > 0.0
            assert id in told
        if not ids:
            assert told.startswith("Of ")
            assert author in told.split(" no claim holds")[0]


def test_the_sentence_under_the_table_counts_every_author(monkeypatch):
    from salescoach.articles import summing_up as where

    found = {"Disney": ["D3b"], "Weinberg": ["W5"], "Burn": ["B4"], "Colleen": ["C5"]}
    monkeypatch.setattr(where, "holding", found.get)
    monkeypatch.setattr(where, "_told", ", ".join)
    assert where.summing_up().startswith("At least one claim of each author holds that is not by construction.")
    found["Burn"] = []
    assert where.summing_up().startswith("Of Burn no claim holds that is not by construction.")
