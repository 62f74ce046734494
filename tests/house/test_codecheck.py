"""codecheck.yml names every made file, each has a command, and a difference is found and told by its size."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from PIL import Image

from scripts import codecheck
from scripts.codecheck_compare import difference
from scripts.codecheck_jobs import Job, chosen, jobs
from scripts.page import ROOT
from scripts.pages import PAGES
from tests.each import no_faults

FILES = codecheck.manifest()
JOBS = jobs(FILES)


def made_files():
    """Every file that a command of the kit makes, as they lie here."""
    patterns = ("data/*.json", "data/*.html", "data/*.room", "data/company/**/*.*", "docs/*.png", "notebooks/*.ipynb")
    found = [path for pattern in patterns for path in ROOT.glob(pattern) if ".ipynb_checkpoints" not in path.parts]
    return {path.relative_to(ROOT).as_posix() for path in [*found, *(page.path for page in PAGES.values())]}


# The manifest.


def test_the_manifest_names_every_made_file_once():
    assert set(FILES) == made_files(), "name it in codecheck.yml and give it a job in scripts/codecheck_jobs.py"
    assert len(set(FILES)) == len(FILES)


def test_every_file_has_a_command_and_every_command_a_file():
    made = [file for job in JOBS for file in job.files(FILES)]
    assert set(made) == set(FILES)
    no_faults(job.name for job in JOBS if not job.files(FILES))
    no_faults(f"{job.name}: {job.typed(ROOT)}" for job in JOBS if not job.typed(ROOT).startswith("python "))


def test_every_page_has_its_command():
    assert {job.command.split()[-1] for job in JOBS if "scripts/pages.py" in job.command} == set(PAGES)


def test_the_file_keeps_to_the_form_and_invents_nothing():
    text = (ROOT / "codecheck.yml").read_text(encoding="utf-8")
    found = yaml.safe_load(text)
    assert text.startswith("%YAML 1.1\n---\n")
    assert set(found) == {"version", "paper", "manifest"}
    assert all(set(item) == {"file", "comment"} and item["comment"].strip() for item in found["manifest"])
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert found["paper"] == {"title": citation["title"], "authors": citation["authors"]}


# Which jobs are run.


def test_what_is_not_demanding_takes_less_than_an_hour():
    plain = chosen(JOBS, [])
    assert not any(job.demanding for job in plain)
    assert sum(job.minutes for job in plain) < 60
    assert chosen(JOBS, [], all_of_them=True) == JOBS


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("claims", ["claims"]),
        ("docs/model.md", ["model", "model_values"]),
        ("data/company/deals.csv", ["company"]),
        ("03", ["03_pressure_goes_somewhere"]),
        ("what", ["what_if_wrong"]),
    ],
)
def test_a_job_is_found_by_name_by_start_and_by_file(name, found):
    assert [job.name for job in chosen(JOBS, [name])] == found


def test_notebooks_stands_for_all_of_them_and_an_unknown_name_is_refused():
    books = [file for file in FILES if file.endswith(".ipynb")]
    assert [job.makes[0] for job in chosen(JOBS, ["notebooks"])] == books
    with pytest.raises(ValueError, match="nothing is called 'nobody'"):
        chosen(JOBS, ["nobody"])


# A job in its own folder.


@pytest.fixture
def project(tmp_path):
    root = tmp_path / "project"
    (root / "data").mkdir(parents=True)
    (root / "src").mkdir()
    (root / "make.py").write_text(
        "import json, pathlib\n"
        "assert not pathlib.Path('data/a.json').exists()\n"
        "pathlib.Path('data/a.json').write_text(json.dumps({'made_by': 'python make.py', 'x': [1.25, 2.5]}))\n"
    )
    (root / "data" / "a.json").write_text(json.dumps({"made_by": "python make.py", "x": [1.25, 2.5]}))
    return root


def made(project, tmp_path, command="{made_by}"):
    job = Job(name="a", makes=("data/a.json",), command=command, minutes=0)
    return codecheck.made_again(job, ["data/a.json"], project, tmp_path / "work")


def test_a_file_that_is_made_again_has_the_same_bytes_and_the_project_is_left_alone(project, tmp_path):
    before = (project / "data" / "a.json").stat()
    assert made(project, tmp_path).same
    assert (project / "data" / "a.json").stat() == before


def test_a_changed_number_is_found_with_its_place_and_size(project, tmp_path):
    (project / "data" / "a.json").write_text(json.dumps({"made_by": "python make.py", "x": [1.25, 3.0]}))
    outcome = made(project, tmp_path)
    assert not outcome.same
    assert outcome.files["data/a.json"].text == ("1 of 3 values differ; of numbers by 1.7e-01 at most, at /x/1")
    assert not outcome.files["data/a.json"].within


def test_a_command_that_fails_is_told_and_its_file_was_not_made(project, tmp_path):
    outcome = made(project, tmp_path, "python -c \"raise SystemExit('no luck')\"")
    assert outcome.failed == "exit code 1: no luck"
    assert outcome.files["data/a.json"].text == "was not made again"


def test_the_command_ends_with_1_where_a_page_differs(capsys, monkeypatch, project):
    (project / "codecheck.yml").write_text("manifest:\n  - file: data/a.json\n")
    job = Job(name="a", makes=("data/a.json",), command="python make.py", minutes=0)
    monkeypatch.setattr(codecheck, "jobs", lambda files: [job])
    assert codecheck.main([], project) == 0
    assert "Every file came out the same." in capsys.readouterr().out
    (project / "data" / "a.json").write_text("{}")
    assert codecheck.main(["a"], project) == 1
    assert "data/a.json: 3 of 3 values differ; 3 in more than numbers" in capsys.readouterr().out


# How files differ.


def compared(tmp_path, name, old, new):
    paths = [tmp_path / folder / name for folder in ("old", "new")]
    for path, content in zip(paths, (old, new), strict=True):
        path.parent.mkdir()
        path.write_bytes(content) if isinstance(content, bytes) else path.write_text(content, encoding="utf-8")
    return difference(*paths)


@pytest.mark.parametrize(
    ("old", "new", "text", "within"),
    [
        ("{}", "{}", "", True),
        ('{"a": 1}', '{"a":1}', "other bytes, the same content", True),
        (
            '{"a": [0.1234, 7]}',
            '{"a": [0.1235, 7]}',
            "1 of 2 values differ; of numbers by 8.1e-04 at most, at /a/0",
            True,
        ),
        ('{"a": 0.1234}', '{"a": 0.1239}', "1 of 1 values differ; of numbers by 4.0e-03 at most, at /a", False),
        ('{"a": 7}', '{"a": 8}', "1 of 1 values differ; of numbers by 1.2e-01 at most, at /a", False),
        ('{"a": "7 won"}', '{"a": "7 lost"}', "1 of 1 values differ; 1 in more than numbers, the first at /a", False),
        ('{"a": 7}', '{"b": 7}', "2 of 2 values differ; 2 in more than numbers, the first at /a", False),
    ],
)
def test_two_json_files(tmp_path, old, new, text, within):
    found = compared(tmp_path, "a.json", old, new)
    assert (found.text, found.within) == (text, within)


def test_two_texts(tmp_path):
    old, new = "# Page\n\nIt is 1,234.5 of 7\n", "# Page\n\nIt is 1,234.6 of 7\nand more\n"
    found = compared(tmp_path, "a.md", old, new)
    assert found.text == (
        "2 of 4 lines differ; of numbers by 8.1e-05 at most, at line 3; 1 in more than numbers, the first at line 4"
    )
    assert not found.within


def test_two_tables(tmp_path):
    frame = pd.DataFrame({"who": ["a", "b", None], "sold": [1.5, np.nan, 3.0]})
    for folder, table in (("old", frame), ("new", frame.assign(sold=[1.5, np.nan, 3.3])), ("few", frame[:2])):
        (tmp_path / folder).mkdir()
        table.to_parquet(tmp_path / folder / "a.parquet")
    old, new, few = (tmp_path / folder / "a.parquet" for folder in ("old", "new", "few"))
    assert difference(old, new).text == "1 of 6 values differ; of numbers by 9.1e-02 at most, at sold, row 2"
    assert "rows: 3 and 2" in difference(old, few).text


def test_two_pictures(tmp_path):
    for name, shade in (("old", 100), ("new", 101), ("far", 140)):
        Image.new("RGB", (4, 4), (100, 100, shade)).save(tmp_path / f"{name}.png")
    old, new, far = (tmp_path / f"{name}.png" for name in ("old", "new", "far"))
    assert difference(old, new).within
    assert not difference(old, far).within
    assert "the picture (by 20 of 255)" in difference(old, far).text


def test_a_missing_file_is_no_match(tmp_path):
    there = tmp_path / "a.md"
    there.write_text("a")
    assert difference(there, Path(tmp_path / "b.md")).text == "was not made again"
    assert difference(Path(tmp_path / "b.md"), there).text == "is made, but does not lie here"
