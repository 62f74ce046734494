"""The command: prints the account, writes the tables, refuses with what to type."""

import pytest

from salescoach.cli.main import parser


def run(*arguments):
    options = parser().parse_args(["import", *map(str, arguments)])
    options.work(options)


def test_import_prints_the_account_and_writes(tmp_path, capsys):
    path, team = tmp_path / "d.csv", tmp_path / "team.csv"
    path.write_text('Rep,Status,Made,Worth\nAnn,open,03/04/2024,"1,5"\n,open,03/04/2024,\n')
    team.write_text("owner,manager\nAnn,Eve\n")
    run(path, "--team", team, "--map", "owner=Rep", "--map", "status=Status",
        "--map", "opened=Made", "--map", "value=Worth",
        "--dates", "dmy", "--decimal", ",", "--out", tmp_path / "out")  # fmt: skip
    told = capsys.readouterr().out
    assert "d.csv: 2 rows read, 1 used, 1 excluded." in told
    assert "no owner (first: row 3)" in told
    assert "Ann" not in told
    assert "deals.csv" in told
    assert (tmp_path / "out" / "deals.csv").read_text().splitlines()[1].startswith("deal 00001,seller 01,")


def test_a_broken_pair_is_refused(tmp_path):
    with pytest.raises(ValueError, match="must be field=column"):
        run(tmp_path / "d.csv", "--map", "owner")
