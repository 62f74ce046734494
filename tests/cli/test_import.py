"""The command: prints the account, writes the tables, refuses with what to type."""

import pytest

from salescoach.cli.main import main, parser


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


STAGES = "Record ID,Deal Stage,Create Date,Close Date,Deal owner\n1,Signed,2024-01-01,2024-02-01,Ann\n"


def test_explain_says_what_each_column_is_before_anything_is_computed(tmp_path, capsys):
    (tmp_path / "d.csv").write_text(STAGES.replace("Ann", "Ann,x").replace("owner", "owner,Deal Name"))
    (tmp_path / "d.pdf").write_text("x")
    run("--explain", tmp_path, "--won", "Signed")
    told = capsys.readouterr().out
    assert "d.csv: hubspot deals, 1 rows" in told
    assert "Deal Stage   is  stage  ('Signed' 1 = won)" in told
    assert "not read: Deal Name" in told
    assert "d.pdf: not read." in told
    with pytest.raises(ValueError, match="--explain needs a file"):
        run("--explain")


def test_words_of_ones_own_and_days_on_the_command_line(tmp_path, capsys):
    path = tmp_path / "d.csv"
    path.write_text(STAGES + "2,Gone,2024-01-01,2024-03-01,Ann\n3,Gone,2024-01-01,2030-03-01,Ann\n")
    run(path, "--won", "Signed", "--lost", "Gone", "--until", "2024-06-01", "--no-simulation", "--salt", "x")
    told = capsys.readouterr().out
    assert "1 won, 1 lost, 0 open" in told
    assert "closed after the day of the export, 2024-06-01" in told


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("owner,status,opened\nA,open,soon\n", "--map opened='<column>'"),
        ("owner,status,opened\nA,hot,2024-01-01\n", "--won '<word>'"),
        ("owner,status,opened\nA,open,03/04/2024\n", "--dates dmy or --dates mdy"),
        ("a,b\n1,2\n", "--kind pipedrive"),
    ],
)
def test_where_nothing_can_be_read_the_status_is_2_and_hints_are_those_of_a_shell(tmp_path, capsys, text, hint):
    path = tmp_path / "d.csv"
    path.write_text(text)
    assert main(["import", str(path), "--no-simulation"]) == 2
    told = capsys.readouterr().err
    assert hint in told
    assert "mapping={" not in told


def test_control_characters_never_reach_a_terminal(tmp_path, capsys):
    path = tmp_path / "d.csv"
    path.write_text("owner,status,opened,\x1b[2Jodd\u202e\nA\u200b\x07,open,2024-01-01,\n", encoding="utf-8")
    run(path, "--no-simulation", "--keep-names")
    assert main(["import", str(path), "--map", "owner=\x1b[31m", "--no-simulation"]) == 2
    told = "".join(capsys.readouterr())
    assert not set(told) & set("\x1b\x07\u202e\u200b")
    assert "marks that nobody sees were taken out" in told


def test_people_alone_are_enough(tmp_path, capsys):
    path = tmp_path / "people.csv"
    path.write_text("person,started,ended\nAnn,2020-01-01,\nBob,2020-01-01,2021-05-01\n")
    run("--people", path, "--no-simulation", "--out", tmp_path / "out")
    assert "2 people" in capsys.readouterr().out
    with pytest.raises(ValueError, match=r"Type: salescoach import deals\.csv"):
        run("--no-simulation")
