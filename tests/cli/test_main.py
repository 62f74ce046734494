"""The command line: what it prints, what it writes, and what it says when something is wrong."""

import contextlib
import io
import re
import subprocess
import sys

import pandas as pd
import pytest

import salescoach as sc
from salescoach.campaign import bank as campaigns
from salescoach.cli.main import main
from salescoach.common.messages import WIDTH
from salescoach.common.needs import need
from salescoach.management.library import STYLES
from salescoach.results.simulate import all_styles
from salescoach.settings.links import LINKS
from salescoach.settings.register import SETTINGS

FILES = {
    "board.png",
    "cascade.png",
    "customers.csv",
    "customers.png",
    "styles.csv",
    "styles.png",
    "campaign.csv",
    "campaign.png",
}


def said(arguments):
    """Exit code, standard output and standard error of a command."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    assert not re.search(r"\bnan\b|Traceback", out.getvalue() + err.getvalue(), re.IGNORECASE)
    return code, out.getvalue(), err.getvalue()


def printed(*arguments):
    code, out, err = said(arguments)
    assert (code, err) == (0, "")
    return out


# The main job.


@pytest.fixture(scope="module")
def job(tmp_path_factory):
    folder = tmp_path_factory.mktemp("job") / "made" / "on the way"
    return printed("run", "--runs", "4", "--people", "3", "--weeks", "13", "--out", str(folder)), folder


def test_the_main_job_writes_its_files(job):
    out, folder = job
    assert {path.name for path in folder.iterdir()} == FILES
    assert out.endswith(
        f"Saved in {folder}/: cascade.png, board.png, customers.png, customers.csv, styles.png, styles.csv, "
        "campaign.png, campaign.csv\n"
    )
    for name in ("board.png", "cascade.png", "customers.png", "styles.png", "campaign.png"):
        assert (folder / name).read_bytes().startswith(b"\x89PNG")


def test_the_main_job_prints_a_table_and_a_sentence_for_every_style(job):
    out, _ = job
    assert f"\nA team of 3 lives 13 weeks under {len(STYLES)} management styles, 4 times over:" in out
    for style in STYLES:
        assert re.search(rf"^{re.escape(sc.style_label(style, code=True))} +\d", out, re.MULTILINE), style
    sentences = out.split("In words, against usual practice:\n")[1].split("\n\n")[0]
    named = sorted(re.findall(r"^  (\w[\w ]+): ", sentences, re.MULTILINE))
    assert named == sorted(sc.style_label(style) for style in all_styles()[1:])


def test_the_main_job_says_how_far_to_trust_it_and_what_agrees_with_the_bank(job):
    out, _ = job
    assert "Read this with care: it is one team at the default assumptions" in out
    assert "45,211 bank clients" in out
    for head in ("Agrees: ", "Does not agree: ", "Such a table does not show whether "):
        assert head in out


def test_the_tables_that_are_saved_can_be_read_again(job):
    _, folder = job
    styles, campaign = (pd.read_csv(folder / f"{name}.csv") for name in ("styles", "campaign"))
    assert set(styles["style"]) == set(STYLES) - {"status_quo"}
    assert {"measure", "difference", "low", "high", "percent"} <= set(styles.columns)
    assert campaign.bank_clients.sum() == 45_211


def test_the_words_of_the_main_job_fit_the_screen(job):
    words = job[0].split("In words, against usual practice:\n")[1]
    assert all(len(line) <= WIDTH for line in words.split("\n") if not line.startswith("Saved in "))


@pytest.mark.parametrize("size", [("1", "1", "1"), ("2", "1", "2"), ("1", "3", "60")])
def test_the_main_job_is_sound_for_odd_sizes(tmp_path, monkeypatch, size):
    runs, people, weeks = size
    small = sc.simulate(sc.Team(preset="outbound_campaign", people=1, accounts_per_person=30, weeks=6), runs=4)
    campaign = campaigns.against_bank(small)
    monkeypatch.setattr(campaigns, "against_bank", lambda: campaign)
    out = printed("run", "--runs", runs, "--people", people, "--weeks", weeks, "--out", str(tmp_path))
    assert "Saved in" in out
    assert {path.name for path in tmp_path.iterdir()} == FILES


# The other commands.


def test_two_styles_are_compared_in_words():
    sizes = ("--runs", "3", "--people", "2", "--weeks", "13", "--seed", "5")
    out = printed("compare", "micromanage", "coach", *sizes)
    team = sc.Team(people=2, weeks=13)
    pair = [sc.simulate(team, style, runs=3, seed=5) for style in ("micromanage", "coach")]
    assert out == sc.compare(*pair).text + "\n"
    assert out.startswith(
        "Ask and help (coach) against Watch closely (micromanage), 3 paired runs of 13 weeks (seed 5):"
    )


def test_links_are_cut_in_both_teams():
    sizes = ("--runs", "3", "--people", "2", "--weeks", "13")
    out = printed("compare", "micromanage", "coach", *sizes, "--cut", "memory", "--cut", "pass_through")
    team = sc.Team(people=2, weeks=13).without("memory", "pass_through")
    pair = [sc.simulate(team, style, runs=3) for style in ("micromanage", "coach")]
    assert out == sc.compare(*pair).text + "\n"


def test_one_run_of_one_person_for_one_week_is_compared():
    out = printed("compare", "macro", "coach", "--runs", "1", "--people", "1", "--weeks", "1")
    assert "One run cannot tell luck from effect" in out


def test_every_style_is_listed_with_its_author_and_line():
    out = printed("styles")
    for style in STYLES.values():
        assert re.search(
            rf"^{style.name} +\({re.escape(style.author)}\)\n    {re.escape(style.summary)}$", out, re.MULTILINE
        )


def test_every_link_is_listed_with_strength_and_range():
    lines = printed("links").split("\n")
    assert lines[0].split() == ["link", "from", "to", "strength", "low", "high", "on", "grade"]
    assert [line.split()[0] for line in lines[1:-1]] == list(LINKS)


def test_every_setting_is_listed_with_its_grade():
    lines = printed("evidence").split("\n")
    assert lines[0].split() == ["setting", "value", "unit", "low", "high", "grade", "basis"]
    assert [line.split()[0] for line in lines[1 : len(SETTINGS) + 1]] == list(SETTINGS)
    assert lines[-2] == "One in full, with source and reason: salescoach evidence pass_through"


@pytest.mark.parametrize("name", ["pass_through", "performance_shape", "people"])
def test_one_setting_is_shown_in_full(name):
    out = printed("evidence", name)
    row = sc.evidence(sc.Team()).set_index("setting", drop=False).loc[name]
    for column, value in row.items():
        assert re.search(rf"^{column} ", out, re.MULTILINE)
        assert str(value) in re.sub(r"\n +", " ", out)


def test_warming_up_says_what_it_did():
    assert printed("warm").startswith("The kernels are compiled")


def test_the_doctor_finds_this_installation_sound():
    out = printed("doctor")
    assert out.startswith("Python 3.")
    assert "known numbers: come out exactly" in out


def test_the_doctor_tells_when_numbers_differ(monkeypatch):
    monkeypatch.setattr("salescoach.doctor.KNOWN_REVENUE", 1.0)
    code, out, err = said(["doctor"])
    assert code == 2
    assert "instead of 1" in out
    assert err.endswith("Type: make setup in a checkout, else pip install --force-reinstall salescoach\n")


def test_python_runs_the_package_as_a_command():
    done = subprocess.run(
        [sys.executable, "-m", "salescoach", "styles"], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == printed("styles")
    assert done.stderr == ""


def test_python_hands_the_exit_code_on():
    done = subprocess.run(
        [sys.executable, "-m", "salescoach", "evidence", "pas_through"], capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "did you mean 'pass_through'?" in done.stderr


# What is wrong.


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["compare", "coahc", "macro"], "unknown style 'coahc' - did you mean 'coach'?"),
        (["compare", "coach", "macr"], "unknown style 'macr' - did you mean 'macro'?"),
        (["compare", "coach", "macro", "--cut", "memry"], "unknown link 'memry' - did you mean 'memory'?"),
        (["compare", "coach", "macro", "--runs", "0"], "runs=0 must be a whole number, at least 1."),
        (["compare", "coach", "macro", "--runs", "-3"], "runs=-3 must be a whole number, at least 1."),
        (["compare", "coach", "macro", "--seed", "-1"], "seed=-1 must be a whole number from 0"),
        (["compare", "coach", "macro", "--people", "0"], "people=0 is outside what is allowed"),
        (["compare", "coach", "macro", "--weeks", "0"], "weeks=0 is outside what is allowed"),
        (["evidence", "pas_through"], "unknown setting 'pas_through' - did you mean 'pass_through'?"),
    ],
)
def test_what_is_wrong_is_said_in_one_message(arguments, message):
    code, out, err = said(arguments)
    assert (code, out) == (2, "")
    assert err.startswith(f"salescoach: {message}")
    assert err.count("\n") == 1
    assert "Type: " in err


@pytest.mark.parametrize("wrong", [["--runs", "0"], ["--people", "0"], ["--seed", "-1"]])
def test_the_main_job_says_what_is_wrong_in_one_message(tmp_path, wrong):
    code, _, err = said(["run", "--out", str(tmp_path), *wrong])
    assert code == 2
    assert err.startswith(f"salescoach: {wrong[0][2:]}={wrong[1]} ")
    assert err.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_file_in_the_way_of_the_folder_is_found_before_the_work(tmp_path):
    taken = tmp_path / "taken"
    taken.write_text("something")
    code, out, err = said(["run", "--runs", "1", "--out", str(taken)])
    assert (code, out) == (2, "")
    assert err.startswith(f"salescoach: {taken} cannot be written: ")
    assert err.endswith(". Type: --out another_folder\n")
    assert taken.read_text() == "something"


def test_where_nothing_can_be_written_and_no_folder_is_named_the_main_job_prints_all_the_same(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "output").write_text("a file in the way")
    out = printed("run", "--runs", "1", "--people", "1", "--weeks", "4")
    assert "In words, against usual practice:" in out
    assert out.splitlines()[-1].startswith("Nothing is saved: output/ cannot be written here. To save, type: ")
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_missing_table_of_the_bank_says_how_to_get_it_back(monkeypatch, tmp_path):
    monkeypatch.setattr("salescoach.common.shipped._places", lambda _: iter((tmp_path,)))
    code, _, err = said(["run", "--runs", "1", "--people", "1", "--weeks", "1", "--out", str(tmp_path)])
    assert code == 2
    assert "In a checkout type: git checkout -- data/bank_contacts.csv; elsewhere: pip install" in err
    assert err.count("\n") == 1


def test_a_missing_package_is_said_in_one_line(monkeypatch, tmp_path):
    monkeypatch.setattr("salescoach.management.library.STYLES", need_nothing_that_is_there())
    code, out, err = said(["styles"])
    assert (code, out) == (2, "")
    assert err.startswith("salescoach: this needs the package no_such_package (estimators and models on records), ")
    assert err.endswith('Type: pip install "salescoach[analyst]"\n')


def test_a_missing_package_of_the_core_is_said_in_one_line_that_leads_to_the_doctor(monkeypatch):
    monkeypatch.setitem(sys.modules, "salescoach.management.library", None)
    code, out, err = said(["styles"])
    assert (code, out) == (2, "")
    assert err.startswith("salescoach: import of salescoach.management.library halted")
    assert err.endswith("Type: salescoach doctor\n")
    assert err.count("\n") == 1


def need_nothing_that_is_there():
    """A table of styles that wants a package of an extra when it is read."""

    class Table(dict):
        def values(self):
            return need("no_such_package", "analyst")

    return Table()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "the following arguments are required: command. Type: salescoach --help"),
        (["nonsense"], "argument command: invalid choice: 'nonsense' ("),
        (["compare", "coach"], "the following arguments are required: second. Type: salescoach compare --help"),
        (["run", "--runs", "many"], "argument --runs: invalid int value: 'many'. Type: salescoach run --help"),
        (["run", "--x"], "unrecognized arguments: --x. Type: salescoach --help"),
    ],
)
def test_what_is_no_command_is_said_in_one_line(arguments, message, capsys):
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"salescoach: {message}")
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", ["run", "compare", "styles", "links", "evidence", "warm", "doctor"])
def test_every_command_has_a_help_text(command, capsys):
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: salescoach {command}")
