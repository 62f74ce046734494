"""How deals ended: words, yes and no, stages, probabilities, words of one's own; and what cannot be."""

import pandas as pd
import pytest

from salescoach.crm import options as said
from salescoach.crm.outcomes import of_stage, of_status
from salescoach.crm.read import read_crm
from tests.crm.beside import counts


def read(folder, text, **options):
    path = folder / "d.csv"
    path.write_text(text, encoding="utf-8")
    return read_crm(path, names="keep", **options)


def plain(rows, head="id,owner,status,opened,closed"):
    return f"{head}\n" + "".join(f"{n},Ann,{row}\n" for n, row in enumerate(rows))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["1,2024-01-01,2024-02-01", "0,2024-01-01,2024-02-01", "0,2024-01-01,"], (1, 1, 1)),
        (["WAHR,2024-01-01,2024-02-01", "FALSCH,2024-01-01,2024-02-01"], (1, 1, 0)),
        (["Closed - Won,2024-01-01,2024-02-01", "Closed Lost to Competition,2024-01-01,2024-02-01",
          "Talk,2024-01-01,2025-02-01"], (1, 1, 1)),
        (["Approved,2024-01-01,2024-02-01", "Declined,2024-01-01,2024-02-01", "active,2024-01-01,"], (1, 1, 1)),
        (["W,2024-01-01,2024-02-01", "L,2024-01-01,2024-02-01", "open,2024-01-01,"], (1, 1, 1)),
        (["Converted,2024-01-01,2024-02-01", "perdida,2024-01-01,2024-02-01", "em andamento,2024-01-01,"], (1, 1, 1)),
    ],
)  # fmt: skip
def test_values_of_an_outcome(tmp_path, words, expected):
    assert counts(read(tmp_path, plain(words))) == expected


def test_a_column_that_is_called_stage_holds_open_stages(tmp_path):
    text = plain(["Talk,2024-01-01,2025-01-01", "Closed Won,2024-01-01,2024-02-01"], "id,owner,Stage,opened,closed")
    records = read(tmp_path, text, mapping={"status": "Stage"})
    assert counts(records) == (1, 0, 1)
    assert records.deals["closed"].isna().tolist() == [True, False]


def test_two_closing_columns_in_a_plain_file(tmp_path):
    text = "owner,status,created,date won,date lost\nA,won,2024-01-01,2024-02-01,\nA,lost,2024-01-01,,2024-03-01\n"
    records = read(tmp_path, text)
    assert records.deals["closed"].tolist() == [pd.Timestamp("2024-02-01"), pd.Timestamp("2024-03-01")]


STAGES = "Record ID,Deal Stage,Create Date,Close Date,Deal owner\n" + "".join(
    f"{n},{stage} (Sales),2024-01-01,2024-02-01,Ann\n" for n, stage in enumerate(["Signed", "Dropped", "Talk", "Talk"])
)


def test_stages_of_ones_own(tmp_path):
    found = read(tmp_path, STAGES)
    assert counts(found) == (0, 0, 4)
    assert any("'Talk (Sales)' (2), 'Signed (Sales)' (1)" in note and "won=['<stage>']" in note for note in found.notes)
    assert counts(read(tmp_path, STAGES, won="signed", lost=["Dropped (Sales)"])) == (1, 1, 2)
    with pytest.raises(ValueError, match="cannot be both won and lost"):
        read(tmp_path, STAGES, won="Signed", lost="signed")


def test_a_flag_that_is_neither_yes_nor_no_names_column_and_word(tmp_path):
    head = "Id,StageName,OwnerId,CreatedDate,CloseDate,IsClosed,IsWon\n"
    fine = "1,x,A,2024-01-01,2024-02-01,true,true\n"
    records = read(tmp_path, head + fine + "2,x,A,2024-01-01,2024-02-01,perhaps,false\n")
    assert records.excluded[["reason", "example"]].to_numpy().tolist() == [
        ["IsClosed: neither yes nor no", "row 3: perhaps"]
    ]
    with pytest.raises(ValueError, match=r"'IsClosed' holds 'perhaps' \(1\)"):
        read(tmp_path, head + "2,x,A,2024-01-01,2024-02-01,perhaps,false\n")


@pytest.mark.parametrize(
    ("row", "status"),
    [("9,Closed Won,,true", "won"), ("9,Deal over,1.0,true", "won"), ("9,Deal over,0.0,true", "lost"),
     ("9,Closed Lost,0.5,true", "lost"), ("9,Talk,0.2,false", "open")],
)  # fmt: skip
def test_closed_stages_by_label_or_probability(tmp_path, row, status):
    deal = "deal_id,deal_pipeline_stage_id,owner_id,property_closedate,property_createdate\n"
    (tmp_path / "deal.csv").write_text(deal + "1,9,7,2024-02-01,2024-01-01\n")
    (tmp_path / "stage.csv").write_text(f"stage_id,label,probability,is_closed\n{row}\n")
    assert read_crm(tmp_path).deals["status"].tolist() == [status]


def test_closed_and_nothing_tells_how_is_not_lost(tmp_path):
    deal = "deal_id,deal_pipeline_stage_id,owner_id,property_closedate,property_createdate\n"
    (tmp_path / "deal.csv").write_text(deal + "1,9,7,2024-02-01,2024-01-01\n2,8,7,,2024-01-01\n")
    (tmp_path / "stage.csv").write_text("stage_id,label,is_closed\n9,Over,true\n8,Talk,false\n")
    records = read_crm(tmp_path)
    assert records.deals["status"].tolist() == ["open"]
    assert records.excluded["reason"].tolist() == ["unknown status"]


def test_words_of_stages_and_statuses():
    assert of_stage("Geschlossen und gewonnen") == "won"
    assert of_stage("Verloren (Vertrieb)") == "lost"
    assert of_stage("Win back campaign") is None
    assert of_stage("Won or lost, closed") is None
    assert (of_status("Perdue"), of_status("hot")) == ("lost", None)


@pytest.mark.parametrize(
    ("row", "options", "reason"),
    [
        ("won,2024-01-01,2062-02-01", {}, "closed after today"),
        ("open,2062-01-01,", {}, "opened after today"),
        ("won,2024-01-01,2024-06-02", {"until": "2024-06-01"}, "closed after the day of the export, 2024-06-01"),
        ("won,2023-01-01,2024-02-02", {"since": "2023-06-01"}, "opened before 2023-06-01"),
    ],
)
def test_what_is_out_of_time_is_excluded_and_counted(tmp_path, row, options, reason):
    records = read(tmp_path, plain(["won,2024-01-01,2024-06-01", row]), **options)
    assert records.excluded[["reason", "rows"]].to_numpy().tolist() == [[reason, 1]]
    assert records.until == pd.Timestamp("2024-06-01")


def test_a_closing_far_behind_all_others_is_a_slip(tmp_path):
    rows = [f"won,2023-01-{n:02d},2023-03-{n:02d}" for n in range(1, 13)]
    records = read(tmp_path, plain([*rows, "won,2023-01-01,2025-03-01"]))
    assert records.excluded["rows"].tolist() == [1]
    assert "after a gap of more than a year" in records.excluded["reason"][0]
    assert len(read(tmp_path, plain([*rows, "won,2023-01-01,2024-02-01"])).deals) == 13


def test_the_day_of_the_export_ends_tonight_or_tomorrow():
    options = said.Options(today=pd.Timestamp("2024-05-01"))
    assert options.last == pd.Timestamp("2024-05-02 23:59:59.999999")
    assert said.Options(until=pd.Timestamp("2024-05-01 12:00")).last == pd.Timestamp("2024-05-01 23:59:59.999999")


def test_a_bare_day_may_differ_by_one_from_a_zoned_time(tmp_path):
    rows = ["won,2026-04-01T00:40:12Z,2026-03-31", "won,2026-04-01T00:40:12Z,2026-03-30", "open,2026-04-01T00:40:12Z,"]
    records = read(tmp_path, plain(rows))
    assert records.excluded["reason"].tolist() == ["closed before it was opened"]
    assert (records.deals["closed"] - records.deals["opened"])[0] == pd.Timedelta(0)
    assert len(read(tmp_path, plain(["won,2024-04-01,2024-03-31", rows[2]])).deals) == 1


def test_all_of_a_status_excluded_is_told_as_such(tmp_path):
    records = read(tmp_path, plain(["won,2024-01-01,2024-02-01", "lost,2024-01-01,", "open,2024-01-01,"]))
    assert any("No lost deal is in use: all 1 of them were excluded" in note for note in records.notes)


def test_missing_owners_that_go_with_the_outcome_are_told(tmp_path):
    rows = [f"{n},{'Ann' if won else ''},{'won' if won else 'lost'},2024-01-01,2024-02-01\n"
            for n, won in enumerate([True] * 12 + [False] * 12)]  # fmt: skip
    records = read(tmp_path, "id,owner,status,opened,closed\n" + "".join(rows) + "99,Ann,open,2024-01-01,\n")
    assert any("Missing owners go with the outcome" in note for note in records.notes)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (plain(["won,soon,2024-01-01"] * 3), r"No opening date can be read: column 'opened' holds 'soon' \(3\)"),
        (plain(["hot,2024-01-01,"] * 2), r"'status' holds 'hot' \(2\)"),
        ("owner,status,opened\n,open,2024-01-01\n", "Column 'owner' is empty"),
    ],
)
def test_where_nothing_can_be_read_the_column_and_its_words_are_named(tmp_path, text, message):
    with pytest.raises(ValueError, match=message):
        read(tmp_path, text)
