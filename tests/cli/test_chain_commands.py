"""The commands ``chain`` and ``winners``: what they print, save, keep and refuse."""

import pytest

from tests.cli.test_main import printed, said


def test_the_chain_in_one_world(tmp_path):
    out = printed("chain", "--runs", "20", "--years", "1", "--out", str(tmp_path / "chain.png"))
    assert out.startswith("micromanage against status_quo, 20 paired runs (seed 1):\n")
    for words in ("At the customers", "outside the chain:", "pressing* [pass_through]:", "counted twice:"):
        assert words in out
    assert (tmp_path / "chain.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("more", [[], ["--arrows"]])
def test_the_chain_over_worlds_keeps_a_journal(tmp_path, more):
    path = tmp_path / "chain.jsonl"
    arguments = ["chain", "--worlds", "2", "--drawn", "--runs", "20", "--years", "1", "--journal", str(path), *more]
    out = printed(*arguments)
    assert out.startswith("Over one year, 2 worlds, against status_quo.")
    assert ("at the people" in out) == bool(more)
    assert path.read_text().count("\n") == 3
    assert printed(*arguments) == out


def test_the_winners(tmp_path):
    path = tmp_path / "winners.jsonl"
    out = printed("winners", "--worlds", "2", "--drawn", "--runs", "20", "--whole", "--journal", str(path))
    assert out.startswith("Who wins where, over 2 worlds with 20 paired runs each")
    assert "Best in no world" in out
    code, _, err = said(["winners", "--worlds", "2", "--drawn", "--runs", "21", "--whole", "--journal", str(path)])
    assert code == 2
    assert "runs was 20 and is now 21" in err


@pytest.mark.parametrize("wrong", [["--arrows"], ["--drawn"], ["--worlds", "2", "--within", "1"]])
def test_what_does_not_go_together_is_refused(wrong):
    code, _, err = said(["chain", *wrong])
    assert code == 2
    assert "Type: --" in err
