"""No name in a message or example; a salt only where it is the user's own, and it changes names alone."""

import os
import sys
from pathlib import Path

import pandas as pd
import pytest

from salescoach.crm import salt as salts
from salescoach.crm.explain import explained
from salescoach.crm.names import visible
from salescoach.crm.options import options_of
from salescoach.crm.read import read_crm
from tests.crm.beside import counts

HEAD = "id,owner,account,status,opened,closed,value\n"
ROW = "{n},{owner},Acme Holding,{status},2024-01-{day:02d},{closed},{value}\n"
SECRETS = ("Lima", "Okoro", "Acme")


def table(folder, more=""):
    rows = [
        ROW.format(n=n, owner=("Ana Lima", "Ben Okoro")[n % 2], status=("won", "lost", "open")[n % 3], day=1 + n % 28,
                   closed="" if n % 3 == 2 else "2024-03-01", value=n)
        for n in range(40)
    ]  # fmt: skip
    path = folder / "deals.csv"
    path.write_text(HEAD + "".join(rows) + more)
    return path


SLIPPED = (
    "90,Ben Okoro,Acme,Ana Lima,2024-01-01,,5\n91,Ben Okoro,Acme,open,Ana Lima,,5\n"
    "92,Ben Okoro,Acme,won,2024-01-01,Acme Holding,5\n93,Ben Okoro,Acme,open,2024-01-01,,Lima\n"
    "94,Ben Okoro,Acme,open,Secret merger of Acme,,x\n"
)


def test_a_cell_that_slipped_into_another_column_names_nobody(tmp_path):
    records = read_crm(table(tmp_path, SLIPPED))
    assert len(records.excluded) == 3
    shown = records.text + records.account.to_csv() + " ".join(records.notes)
    assert not any(secret in shown for secret in (*SECRETS, "merger"))
    said = explained(table(tmp_path, SLIPPED), options_of())
    assert not any(secret in said for secret in SECRETS)


@pytest.mark.parametrize(
    "mapping", [{"status": "owner"}, {"opened": "owner"}, {"opened": "account"}, {"status": "account"}]
)
def test_a_refusal_names_nobody(tmp_path, mapping):
    with pytest.raises(ValueError, match="not one of 40 rows") as refused:
        read_crm(table(tmp_path), mapping=mapping)
    assert not any(secret in str(refused.value) for secret in SECRETS)


def test_a_column_of_titles_is_not_listed(tmp_path):
    path = tmp_path / "d.csv"
    rows = [f"{n},A,Merger with firm {n},2024-01-01\n" for n in range(30)]
    path.write_text("id,owner,title,opened\n" + "".join(rows))
    with pytest.raises(ValueError, match="column 'title' holds 30 different texts"):
        read_crm(path, mapping={"status": "title"})


def test_people_stand_in_the_order_of_the_file_and_not_of_the_alphabet(tmp_path):
    path = tmp_path / "d.csv"
    names = ["Zoe", "Ann", "Mia", "Bob"]
    path.write_text(
        "id,owner,status,opened\n" + "".join(f"{n},{name},open,2024-01-01\n" for n, name in enumerate(names))
    )
    assert read_crm(path, names="keep").people["owner"].tolist() == names


def test_a_salt_changes_names_alone(tmp_path):
    path = table(tmp_path)
    one, two = (read_crm(path, salt=salt) for salt in ("a", "b"))
    same = [name for name in one.deals if name not in ("deal", "owner", "account")]
    pd.testing.assert_frame_equal(one.deals[same], two.deals[same])
    for column in ("deal", "owner", "account"):
        assert (
            one.deals.groupby(column, sort=False).size().tolist()
            == two.deals.groupby(column, sort=False).size().tolist()
        )
    with pytest.raises(ValueError, match="salt is blank"):
        read_crm(path, salt=" ")


@pytest.mark.parametrize("home", ["", "relative", "/", "/nobody/is/here"])
def test_without_a_home_of_ones_own_the_salt_is_kept_in_memory(tmp_path, monkeypatch, home):
    monkeypatch.setenv("HOME", home)
    monkeypatch.setenv("USERPROFILE", home)
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    assert salts.salt_file() is None
    one, told = salts.own_salt()
    assert "could not be kept" in told
    assert salts.own_salt()[0] != one
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other owners")
def test_the_home_of_another_user_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.delenv(name)
    assert salts.salt_file() is not None
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    assert salts.salt_file() is None


def test_a_salt_is_kept_where_there_are_no_hard_links(tmp_path, monkeypatch):
    def none(*paths):
        raise OSError("no hard links here")

    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setattr(os, "link", none)
    assert salts.own_salt() == salts.own_salt()
    assert [path.name for path in Path(tmp_path, "salescoach").iterdir()] == [salts.NAME]


def test_a_salt_that_was_damaged_is_told(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    salts.own_salt()
    salts.salt_file().write_bytes(b"\xff" * 40)
    assert "could not be kept or read" in salts.own_salt()[1]


@pytest.mark.parametrize(
    "name", ["Ana\u200b Lima", "Ana\u00a0Lima", "\u202eAna Lima", "Ana\ufe0f Lima", "Ana\u3164 Lima"]
)
def test_odd_spaces_and_marks_make_no_second_person(tmp_path, name):
    assert visible(name) == "Ana Lima"
    records = read_crm(table(tmp_path, f"90,{name},Acme,open,2024-01-01,,5\n"), names="keep")
    assert set(records.deals["owner"]) == {"Ana Lima", "Ben Okoro"}
    assert counts(records)[2] == 14


def test_control_characters_never_reach_the_terminal(tmp_path):
    path = table(tmp_path, "90,Ana Lima,Acme,\x1b[2Jhot\x07,2024-01-01,,5\n91,A\x1b]0;x\x07,A,open,2024\x1b[1m,,5\n")
    found = read_crm(path, names="keep").text + explained(path, options_of())
    assert found.replace("\n", "").isprintable()


@pytest.mark.parametrize("zone", ["+99:99", "+15:00", "-23:59", "+05:60", "+9999"])
def test_zones_that_cannot_be_are_refused(tmp_path, zone):
    records = read_crm(table(tmp_path, f"90,Ana Lima,Acme,open,2024-01-01T10:00:00{zone},,5\n"))
    assert records.excluded["reason"].tolist() == ["unreadable opening date"]
