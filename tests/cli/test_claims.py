"""``salescoach claims``: the table, one in full, making the ledger; and the pictures and the page."""

import json

import pytest

from salescoach.articles.jobs import own_units
from salescoach.articles.ledger import stored_verdict
from salescoach.articles.register import CLAIMS
from salescoach.articles.tables import claims
from salescoach.cli.main import parser
from salescoach.figures.claims import claim_picture, claims_picture
from scripts import claims_doc as doc
from tests.figures.test_figures import clipped


def run(*arguments):
    options = parser().parse_args(arguments)
    options.work(options)


def test_the_table_has_a_line_a_claim(small_ledger, capsys, tmp_path):
    run("claims", "--out", str(tmp_path / "all.png"))
    out = capsys.readouterr().out
    for one in CLAIMS.values():
        star = {"yes": "*", "in part": "(*)", "no": ""}[one.mark]
        assert f"{one.id + star:6s} {one.author}" in out
        assert all(f"\n {half.id}" in out for half in one.halves)
    assert "2 worlds drawn evenly from the ranges, at most 8 paired runs" in out
    assert "not by construction" in out
    assert (tmp_path / "all.png").read_bytes().startswith(b"\x89PNG")


def test_one_claim_in_full(small_ledger, capsys, tmp_path):
    run("claims", "d11", "--out", str(tmp_path / "one.png"))
    out = capsys.readouterr().out
    for part in ("D11 (Daniel Disney", "Carried by: pass_through", "(row 3.8): Zboja", "What moves it", "Audit:"):
        assert part in out
    assert (tmp_path / "one.png").exists()
    with pytest.raises(ValueError, match="unknown claim 'D99'"):
        run("claims", "D99")


def test_all_claims_in_full(small_ledger, capsys):
    run("claims", "--all")
    out = capsys.readouterr().out
    assert out.count("Rule: ") == len(own_units())


def test_making_writes_a_ledger_and_resumes(made, capsys, tmp_path):
    out = tmp_path / "new" / "claims.json"
    out.parent.mkdir()
    out.with_suffix(".jsonl").write_text(made.lines.read_text())
    run(
        "claims",
        "--make",
        "--drawn",
        "--worlds",
        "2",
        "--runs",
        "8",
        "--jobs",
        "1",
        "--audited",
        "1",
        "--out",
        str(out),
    )
    assert out.read_text() == made.text
    assert json.loads(made.text)["worlds"] == 2
    assert "37 claims in 2 worlds drawn" in capsys.readouterr().out


def test_pictures_have_words_and_nothing_is_cut_off(small_ledger):
    overview = claims_picture(claims())
    for picture in (overview, claim_picture(stored_verdict("D11"))):
        assert picture.title in picture.alt
        picture.png()
        assert clipped(picture.figure) == []
    assert all(id in overview.alt for id in CLAIMS)


def test_the_page_tells_every_claim(small_ledger):
    page = doc.page()
    for one in CLAIMS.values():
        assert f"### {one.id}. {one.words}" in page
        assert one.mark != "yes" or f"{one.id} \\*" in page
        for half in one.halves:
            assert f"| {half.id}" in page
