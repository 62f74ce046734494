"""The files of the company: made again byte for byte, read back as they were, and described in full."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

import pandas as pd
import pytest

from salescoach.cli.main import parser
from salescoach.company.defects import DEFECTS
from salescoach.company.dictionary import ANSWERS
from salescoach.company.files import answer_key, example_records, file_of, write_company
from salescoach.company.make import make_company
from salescoach.records.tables import TABLES

SHIPPED = Path(__file__).parents[2] / "data" / "company"
MANIFEST = json.loads((SHIPPED / "manifest.json").read_text(encoding="utf-8"))
NAMES = [*TABLES, *(f"answer_key/{name}" for name in ANSWERS)]


def run(*arguments):
    options = parser().parse_args(["company", *arguments])
    options.work(options)


@pytest.fixture(scope="module")
def again(tmp_path_factory):
    folder = tmp_path_factory.mktemp("company")
    run("--out", str(folder))
    return folder


@pytest.fixture(scope="module")
def company():
    return make_company()


@pytest.mark.parametrize("name", sorted(MANIFEST["files"]))
def test_a_file_is_made_again_byte_for_byte(again, name):
    made, shipped = (folder / name for folder in (again, SHIPPED))
    if name.endswith(".parquet") and version("pyarrow") != MANIFEST["versions"]["pyarrow"]:
        pd.testing.assert_frame_equal(pd.read_parquet(made), pd.read_parquet(shipped))
    else:
        assert made.read_bytes() == shipped.read_bytes(), (
            "make it again: python -m salescoach company --out data/company"
        )


def test_the_manifest_tells_what_lies_there(again):
    files = {path.relative_to(SHIPPED).as_posix() for path in SHIPPED.rglob("*") if path.is_file()}
    assert files == {*MANIFEST["files"], "manifest.json"}
    for name, said in MANIFEST["files"].items():
        content = (SHIPPED / name).read_bytes()
        assert (said["bytes"], said["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    made = json.loads((again / "manifest.json").read_text(encoding="utf-8"))
    same = made["versions"] == MANIFEST["versions"]
    assert not same or made == MANIFEST
    assert MANIFEST["command"] == "python -m salescoach company"
    assert sum(file["bytes"] for file in MANIFEST["files"].values()) < 8_000_000


def test_tables_are_read_as_they_were_made(company):
    records = example_records()
    for name, frame in company.records.tables.items():
        pd.testing.assert_frame_equal(records.tables[name], frame)
        assert MANIFEST["files"][file_of(name)]["rows"] == len(frame)
    assert (records.until, records.notes, records.source) == (
        company.records.until, company.records.notes, company.records.source,
    )  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_the_answer_key_is_read_as_it_was_made(company, name):
    pd.testing.assert_frame_equal(answer_key(name), company.truth[name])


@pytest.mark.parametrize("wrong", ["effect", "truth", 3])
def test_an_unknown_answer_key_is_refused(wrong):
    with pytest.raises(ValueError, match=r'Frames: teams, .*Type: sc\.answer_key\("effects"\)'):
        answer_key(wrong)


def test_no_file_tells_a_truth_beside_the_answer_key():
    for name in TABLES:
        path = SHIPPED / file_of(name)
        frame = pd.read_csv(path, nrows=1) if path.suffix == ".csv" else pd.read_parquet(path)
        assert list(frame.columns) == [column.name for column in TABLES[name]]


def test_parquet_files_name_no_program_but_their_writer():
    parquet = pytest.importorskip("pyarrow.parquet")
    for path in SHIPPED.rglob("*.parquet"):
        assert parquet.read_metadata(path).metadata is None


def test_the_datasheet_describes_every_column_and_every_defect():
    text = (SHIPPED / "README.md").read_text(encoding="utf-8")
    for name, columns in {**TABLES, **{f"answer_key/{name}": columns for name, columns in ANSWERS.items()}}.items():
        part = text.split(f"\n### {name}\n")[1].split("\n### ")[0]
        for column in columns:
            assert f"\n| {column.name} | {column.kind} | {column.unit} | {column.meaning} |\n" in part
    for name, defect in DEFECTS.items():
        rate = "model" if defect.rate is None else f"{defect.rate:.0%}"
        assert f"\n| {name} | {defect.table} | {rate} | " in text
        assert defect.meaning in text
    for heading in ("What it is for", "What is in it", "How it was made", "What it must not be used for"):
        assert f"\n## {heading}\n" in text


def test_another_size_is_named_in_the_command(tmp_path, capsys):
    run("--seed", "4", "--teams", "2", "--people", "2", "--weeks", "8", "--out", str(tmp_path / "new" / "place"))
    manifest = json.loads((tmp_path / "new" / "place" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["command"] == "python -m salescoach company --seed 4 --teams 2 --people 2 --weeks 8"
    assert "17 files" in capsys.readouterr().out


def test_a_company_from_python_is_written_too(tmp_path):
    manifest = write_company(make_company(2, teams=1, people=2, weeks=8), tmp_path)
    assert "sc.make_company(seed=2, ...)" in (tmp_path / "README.md").read_text(encoding="utf-8")
    assert {file_of(name) for name in NAMES} | {"README.md"} == set(manifest["files"])
