"""Names: marks that nobody sees, one person spelt in two ways, pools, ids with a checksum; and the salt."""

import os
import stat
import sys

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from salescoach.crm import salt as salts
from salescoach.crm.names import is_gone, person, short_id, visible
from salescoach.crm.read import read_crm
from salescoach.records.shown import without_control
from tests.crm.beside import CASES, beside

HEAD = "id,owner,status,opened\n"


def read(folder, rows, **options):
    path = folder / "d.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    return read_crm(path, **options)


def test_marks_that_nobody_sees_are_folded_and_counted(tmp_path):
    records = read(tmp_path, "1,Ann,open,2024-01-01\n2,A\u200bnn\u202e,open,2024-01-01\n", names="keep")
    assert records.deals["owner"].tolist() == ["Ann", "Ann"]
    changed = records.account[records.account["outcome"] == "used with a change"]
    assert changed[["reason", "rows"]].to_numpy().tolist() == [["owner: marks that nobody sees were taken out", 1]]


def test_one_person_in_two_spellings_and_pools_are_told_without_their_names(tmp_path):
    rows = "1,Ann Lee,open,2024-01-01\n2,Ann Lee (Deactivated),open,2024-01-01\n3,Deleted user,open,2024-01-01\n"
    kept = " ".join(read(tmp_path, rows, names="keep").notes)
    assert "one person each, by their names: Ann Lee and Ann Lee (Deactivated)" in kept
    assert "Deleted user: by the name no person but a pool" in kept
    hidden = " ".join(read(tmp_path, rows).notes)
    assert "Ann" not in hidden
    assert "look like one person each" in hidden
    assert "seller 0" in hidden


def test_last_first_in_a_team_file_is_first_last(tmp_path):
    team = pd.DataFrame({"owner": ["Lee, Ann", "Bob Ray"], "manager": ["Eve", "Eve"]})
    records = read(
        tmp_path, "1,Ann Lee,open,2024-01-01\n2,Bob Ray (inactive),open,2024-01-01\n", team=team, names="keep"
    )
    assert records.people.set_index("owner")["manager"].to_dict() == {"Ann Lee": "Eve", "Bob Ray (inactive)": "Eve"}
    assert "spelt in another way than in the deals: taken for the same" in set(records.account["reason"])


def test_spellings():
    assert person("LIMA,  Ana") == person("Ana Lima [deaktiviert]") == "ana lima"
    assert is_gone("Ann (Deactivated)")
    assert not is_gone("Ann (North)")
    assert person("Ann (North)") != person("Ann")


def test_long_and_short_ids_are_one(tmp_path):
    deals = "Id,StageName,Amount,CloseDate,IsClosed,IsWon,OwnerId,CreatedDate\n"
    (tmp_path / "a.csv").write_text(deals + "006000000000001,x,1,2024-02-01,true,true,005000000000001,2024-01-01\n")
    (tmp_path / "b.csv").write_text(
        "OpportunityId,StageName,CreatedDate,CreatedById\n006000000000001AAA,x,2024-01-01,005000000000001AAC\n"
    )
    (tmp_path / "c.csv").write_text("Id,Username,ManagerId\n005000000000001AAC,x,005000000000009AAC\n")
    records = read_crm(tmp_path, names="keep")
    assert records.stages["changed_by"].tolist() == ["005000000000001"]
    assert records.people["manager"].tolist() == ["005000000000009"]
    assert short_id("006000000000001aaa") == "006000000000001aaa"


@beside
def test_cases():
    ids = read_crm(CASES / "25_salesforce_ids")
    assert len(ids.stages) == 2
    assert ids.people["manager"].notna().all()
    team = read_crm(CASES / "23_names" / "deals.csv", team=CASES / "23_names" / "team.csv", names="keep")
    assert team.people.set_index("owner")["manager"]["Ana Lima"] == "Mona Key"
    dated = read_crm(CASES / "23_names" / "deals.csv", team=CASES / "23_names" / "team_dates.csv", names="keep")
    people = dated.people.set_index("owner")
    assert people["started"]["Ben Okoro"] == pd.Timestamp("2024-01-01")
    assert people["ended"]["Ben Okoro"] == pd.Timestamp("2025-06-30")
    migrated = read_crm(CASES / "30_migrated" / "deals.csv")
    assert any("were opened in one minute" in note for note in migrated.notes)
    marks = read_crm(CASES / "20_currency_words" / "deals.csv")
    assert not any("unreadable number" in reason for reason in marks.account["reason"])


@given(st.text(max_size=12))
def test_nothing_unseen_is_left(text):
    assert visible(visible(text)) == visible(text)
    assert without_control(text).replace("\n", "").isprintable() or not text.isascii()
    assert person(text) == person(f" {text} ")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_the_salt_is_drawn_once_and_readable_to_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    first, told = salts.own_salt()
    assert salts.own_salt() == (first, "") == (first, told)
    assert stat.S_IMODE(salts.salt_file().stat().st_mode) == 0o600
    salts.salt_file().chmod(0o644)
    assert salts.own_salt()[0] == first
    assert stat.S_IMODE(salts.salt_file().stat().st_mode) == 0o600
    assert [path.name for path in salts.salt_file().parent.iterdir()] == [salts.NAME]
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "other"))
    assert salts.own_salt()[0] != first


def test_where_the_salt_cannot_be_kept_it_is_said(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    one, told = salts.own_salt()
    assert told.startswith("The salt of the pseudonyms could not be kept")
    assert salts.own_salt()[0] != one
    assert told in read(tmp_path, "1,Ann,open,2024-01-01\n").notes


def test_pseudonyms_follow_the_users_own_salt(tmp_path, monkeypatch):
    rows = "".join(f"{n},name {n},open,2024-01-01\n" for n in range(30))
    orders = set()
    for home in ("a", "b", "a"):
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / home))
        orders.add(tuple(read(tmp_path, rows).deals["owner"]))
    assert len(orders) == 2
    assert os.path.isdir(tmp_path / "a")
