"""A new kind of file is an object in the list: nothing else has to know it."""

import pytest

import salescoach as sc
from salescoach.crm import recognise as door
from salescoach.crm.kinds import known, plain, written_status
from salescoach.crm.kinds.kind import Kind
from salescoach.crm.recognise import recognise
from salescoach.crm.tables.deals import DealReader
from tests.each import no_faults

NEW = Kind(
    name="other deals",
    signatures=(("lead name", "status label"),),
    fields={
        "owner": ("user name",),
        "status": ("status label",),
        "opened": ("date created",),
        "account": ("lead name",),
    },
    required=("owner", "status", "opened"),
    reader=DealReader(written_status.ending),
    notes=("Other was here.",),
)
TEXT = "Lead Name,Status Label,User Name,Date Created\nAcme,open,Ann,2024-03-04\nBeta,open,,2024-03-04\n"


def test_a_kind_in_the_list_is_recognised_read_and_accounted_for(tmp_path, monkeypatch):
    path = tmp_path / "d.csv"
    path.write_text(TEXT)
    with pytest.raises(ValueError, match="is like no export that is known"):
        sc.read_crm(path)
    monkeypatch.setattr(door, "KINDS", (*known.KINDS, NEW))
    records = sc.read_crm(path, names="keep")
    assert (records.source, records.deals["account"].tolist()) == ("other", ["Acme"])
    assert records.excluded["reason"].tolist() == ["no owner"]
    assert "Other was here." in records.notes


def test_every_kind_is_found_by_each_of_its_signatures_unless_an_earlier_one_takes_it():
    earlier = {known.KINDS.index(kind): kind for kind in known.KINDS}
    no_faults(
        f"{kind.name}: {group} is taken for {found.name if found else None}"
        for place, kind in earlier.items()
        for group in kind.signatures
        if (found := recognise(group, None, {})) is None or known.KINDS.index(found) > place
    )


def test_the_first_kind_whose_headers_are_all_there_wins():
    header = ["Deal - Deal created", "Owner", "Status"]
    assert recognise(header, None, {}).name == "pipedrive deals"
    assert recognise(header, "plain", {}) is plain.DEALS
    assert recognise(header[1:], None, {}) is plain.DEALS
    assert recognise(["Rep", "Made"], None, {"owner": "rep", "opened": "MADE"}) is plain.DEALS
    assert recognise(["Rep", "Made"], "pipedrive", {}).name == "pipedrive deals"
    assert recognise(["Rep", "Made"], "pipedrive", {"owner": "Rep"}).name == "pipedrive deals"
    assert recognise(["Rep", "Made"], None, {"owner": "other"}) is None
    assert recognise(header, "salesforce", {}).name == "salesforce opportunities"


def test_names_of_kinds_are_theirs_alone_and_their_sources_are_listed():
    names = [kind.name for kind in known.KINDS]
    assert len(set(names)) == len(names)
    assert known.SOURCES == (
        "pipedrive", "salesforce", "hubspot", "maven", "zoho", "dynamics", "close", "suitecrm", "espocrm", "kademi",
        "plain",
    )  # fmt: skip
    no_faults(f"{kind.name}: no field {field}" for kind in known.KINDS for field in kind.required
              if field not in kind.fields)  # fmt: skip
    assert plain.TEAM_FILE not in known.KINDS
