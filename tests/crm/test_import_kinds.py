"""What each kind of export becomes, on small files written by hand."""

import gzip

import pandas as pd
import pytest

from salescoach.crm.kinds.hubspot import stage_columns
from salescoach.crm.read import read_crm

PIPEDRIVE = (
    "Deal - ID,Deal - Title,Deal - Owner,Deal - Value,Deal - Currency of Value,Deal - Organization,Deal - Status,"
    "Deal - Deal created,Deal - Won time,Deal - Lost time,Deal - Lost reason,Deal - Total activities,Deal - Stage\n"
    "1,Fab deal,Ann,100.50,EUR,Acme,Won,2024-01-02 10:00:00,2024-02-01 09:00:00,,,3,Offer\n"
    "2,Other,Bob,200,EUR,Beta,Lost,2024-01-03 10:00:00,,2024-03-01 09:00:00,Ann was rude,1,Offer\n"
    "3,Third,Ann,,EUR,Acme,Open,2024-01-04 10:00:00,,,,,Contact\n"
)


def put(folder, text, name="deals.csv", encoding="utf-8"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def balanced(records):
    for _, rows in records.account.groupby("file"):
        count = rows.groupby("outcome")["rows"].sum()
        assert count["read"] == count["used"] + count.get("excluded", 0)
    return records


def read(folder, text, name="deals.csv", **options):
    return balanced(read_crm(put(folder, text, name), **options))


def test_pipedrive_list_view(tmp_path):
    records = read(tmp_path, PIPEDRIVE, names="keep")
    deals = records.deals.set_index("deal")
    assert records.source == "pipedrive"
    assert deals["status"].to_dict() == {"1": "won", "2": "lost", "3": "open"}
    assert deals["closed"]["1"] == pd.Timestamp("2024-02-01 09:00")
    assert pd.isna(deals["closed"]["3"])
    assert deals["value"]["1"] == 100.5
    assert deals["activities"]["1"] == 3
    assert deals["stage"]["3"] == "Contact"
    assert deals["lost_reason"]["2"] == "other"
    assert records.until == pd.Timestamp("2024-03-01 09:00")


def test_pipedrive_api_names(tmp_path):
    text = "id,title,owner_id,status,add_time,close_time,is_deleted\n"
    text += "7,x,11,won,2024-01-02T10:00:00Z,2024-01-05T10:00:00Z,false\n"
    records = read(tmp_path, text, names="keep")
    assert records.source == "pipedrive"
    assert records.deals["owner"].tolist() == ["11"]
    assert any("UTC" in note for note in records.notes)


def test_pipedrive_activities_join_the_deals(tmp_path):
    put(tmp_path, PIPEDRIVE)
    text = (
        "Activity - ID,Activity - Subject,Activity - Type,Activity - Due date,Activity - Done,"
        "Activity - Assigned to user,"
        "Activity - Deal ID,Activity - Marked as done time\n"
        "9,Call Mr X,Call,2024-01-05,Done,Ann,1,2024-01-05 12:00:00\n10,Mail,Mail,2024-01-06,To do,Bob,99,\n"
    )
    put(tmp_path, text, "activities.csv")
    records = balanced(read_crm(tmp_path, names="keep"))
    acts = records.activities.set_index("activity")
    assert acts["done"].to_dict() == {"9": True, "10": False}
    assert acts["deal"]["9"] == "1"
    assert pd.isna(acts["deal"]["10"])
    assert "Call Mr X" not in acts.to_csv()


OPPORTUNITY = (
    '"Id","IsDeleted","AccountId","Name","StageName","Amount","CloseDate","IsClosed","IsWon","OwnerId","CreatedDate"\n'
    '"006A","0","001A","Café","Gewonnen","10.5","2024-02-01 00:00:00","1","1","005A","2024-01-01 08:00:00"\n'
    '"006B","0","000000000000000AAA","B","Angebot","","2024-09-01 00:00:00","0","0","005B","2024-01-01 08:00:00"\n'
    '"006C","1","001A","C","Verloren","5","2024-02-01 00:00:00","1","0","005A","2024-01-01 08:00:00"\n'
)
HISTORY = (
    '"Id","OpportunityId","CreatedById","CreatedDate","StageName","IsDeleted"\n'
    '"1","006A","005A","2024-01-01 08:00:00","Kontakt","0"\n"2","006A","005A","2024-01-05 08:00:00","Kontakt","0"\n'
    '"3","006A","005M","2024-01-09 08:00:00","Angebot","0"\n"4","006A","005A","2024-02-01 08:00:00","Gewonnen","0"\n'
    '"5","006C","005A","2024-02-01 08:00:00","Verloren","0"\n'
)
TASK = (
    '"Id","WhatId","OwnerId","Type","ActivityDate","IsClosed","IsDeleted","Subject"\n'
    '"00T1","006A","005A","Call","2024-01-03 00:00:00","1","0","Anruf"\n'
    '"00T2","000000000000000AAA","005B","Email","2024-01-04 00:00:00","0","0","Mail"\n'
)
USER = (
    '"Id","Username","ManagerId","UserRoleId"\n"005A","a@x","005M","00E1"\n"005B","b@x","000000000000000AAA","00E1"\n'
    '"005M","m@x","","00E2"\n'
)


def salesforce(folder):
    put(folder, OPPORTUNITY, "Opportunity.csv", "cp1252")
    put(folder, HISTORY, "OpportunityHistory.csv")
    put(folder, TASK, "Task.csv")
    put(folder, USER, "User.csv")
    return folder


def test_salesforce_full_export(tmp_path):
    records = balanced(read_crm(salesforce(tmp_path), names="keep"))
    deals = records.deals.set_index("deal")
    assert deals["status"].to_dict() == {"006A": "won", "006B": "open"}
    assert pd.isna(deals["closed"]["006B"])
    assert pd.isna(deals["account"]["006B"])
    assert "used with a change" not in set(records.account["outcome"]), "a forecast is no mistake"
    assert records.stages["stage"].tolist() == ["Kontakt", "Angebot", "Gewonnen"]
    assert records.stages["left"].tolist()[:2] == records.stages["entered"].tolist()[1:]
    assert records.edits_by_others == pytest.approx(1 / 3)
    assert "33%" in records.text
    assert records.people.set_index("owner")["manager"]["005A"] == "005M"
    assert records.people["owner"].tolist() == ["005A", "005B"]
    assert "Windows-1252" in " ".join(records.notes)
    reasons = dict(zip(records.excluded["reason"], records.excluded["rows"], strict=True))
    assert reasons["a save that did not change the stage"] == 1
    assert reasons["its deal was not read"] == 1


def test_a_person_has_one_pseudonym_wherever_he_appears(tmp_path):
    records = read_crm(salesforce(tmp_path))
    assert records.stages["changed_by"].tolist()[1] == "manager 1"
    assert records.people["manager"].dropna().tolist() == ["manager 1"]
    assert set(records.deals["owner"]) <= {"seller 01", "seller 02"}


def test_salesforce_report(tmp_path):
    text = (
        "Opportunity Owner,Account Name,Opportunity Name,Stage,Amount,Close Date,Created Date\n"
        'Ann,Acme,One,Closed Won,"1,200.50",31/01/2024,02/01/2024\nBob,Acme,Two,Closed Lost,,31/01/2024,02/01/2024\n'
        "Bob,Acme,Three,Offer,,31/12/2024,02/01/2024\n"
    )
    records = read(tmp_path, text)
    assert records.deals["status"].tolist() == ["won", "lost", "open"]
    assert records.deals["opened"][0] == pd.Timestamp("2024-01-02")
    assert records.deals["value"][0] == 1200.5
    assert any("day first" in note for note in records.notes)


def test_salesforce_field_history(tmp_path):
    text = (
        "Id,IsDeleted,OpportunityId,CreatedById,CreatedDate,Field,DataType,OldValue,NewValue\n"
        "1,0,006A,005M,2024-01-09T08:00:00.000+0000,StageName,x,A,B\n2,0,006A,005M,2024-01-09T08:00:00.000+0000,Amount,x,1,2\n"
    )
    records = read(tmp_path, text, names="keep")
    assert records.stages["stage"].tolist() == ["B"]


HUBSPOT = (
    "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,Is Closed Won,"
    '"Date entered ""Offer (Sales Pipeline)""","Date entered ""Closed Won (Sales Pipeline)"""'
    ',"Date exited ""Offer (Sales Pipeline)"""\n'
    "1,A,Closed Won,Sales,100,2024-02-01 09:30,2024-01-01 09:30,Ann,true,"
    "2024-01-10 09:30,2024-02-01 09:30,2024-02-01 09:30\n"
    "2,B,Offer,Sales,(No value),2024-09-01 09:30,2024-01-01 09:30,Bob,false,2024-01-11 09:30,(No value),(No value)\n"
    "3,C,Closed Lost (Sales Pipeline),Sales,10,2024-02-03 09:30,2024-01-01 09:30,Bob,,(No value),,\n"
)


def test_hubspot_view(tmp_path):
    records = read(tmp_path, HUBSPOT, names="keep")
    assert records.deals["status"].tolist() == ["won", "open", "lost"]
    assert pd.isna(records.deals["value"][1])
    assert records.stages["stage"].tolist() == ["Offer", "Closed Won", "Offer"]
    assert records.stages["left"][0] == pd.Timestamp("2024-02-01 09:30")


def test_only_columns_of_entering_a_stage_are_stages():
    header = ['Date exited "Offer"', 'Date entered "Offer"', "hs_v2_date_exited_9", "hs_date_entered_9", "Date enter"]
    assert stage_columns(header) == {"entered Offer": 1, "entered 9": 3}


def test_days_of_entering_a_stage_tell_the_order_of_day_and_month(tmp_path):
    text = 'Record ID,Deal Stage,Create Date,Deal owner,"Date entered ""Offer"""\n1,Offer,03/04/2024,Ann,13/04/2024\n'
    records = read(tmp_path, text, names="keep")
    assert records.deals["opened"].tolist() == [pd.Timestamp("2024-04-03")]
    assert records.stages["entered"].tolist() == [pd.Timestamp("2024-04-13")]


def test_hubspot_warehouse_stages_come_from_the_table_of_stages(tmp_path):
    put(tmp_path, "deal_id,is_deleted,deal_pipeline_id,deal_pipeline_stage_id,owner_id,"
                  "property_closedate,property_createdate\n"
                  "1,false,p,s9,7,2024-02-01,2024-01-01\n2,false,p,s1,7,,2024-01-01\n", "deal.csv")  # fmt: skip
    put(tmp_path, "stage_id,label,closed_won,is_closed\ns9,Deal done,true,true\ns1,Talk,false,false\n", "stage.csv")
    records = balanced(read_crm(tmp_path))
    assert records.deals[["status", "stage"]].to_numpy().tolist() == [["won", "Deal done"], ["open", "Talk"]]


def test_a_stage_that_is_closed_and_not_won_is_lost(tmp_path):
    deals = (
        "deal_id,deal_pipeline_stage_id,owner_id,property_closedate,property_createdate\n"
        "1,s8,7,2024-02-01,2024-01-01\n2,s9,7,2024-02-01,2024-01-01\n3,s1,7,,2024-01-01\n"
    )
    put(tmp_path, deals, "deal.csv")
    stages = "stage_id,label,closed_won,is_closed\ns9,Yes,true,true\ns8,No,false,true\ns1,,false,false\n"
    put(tmp_path, stages, "stage.csv")
    records = balanced(read_crm(tmp_path, names="keep"))
    assert records.deals.set_index("deal")["status"].to_dict() == {"1": "lost", "2": "won", "3": "open"}
    assert records.deals.set_index("deal")["stage"].to_dict() == {"1": "No", "2": "Yes", "3": "s1"}
    assert records.excluded["reason"].tolist() == ["no id or no label"]


def test_hubspot_tasks_find_their_deal_in_the_file_of_links(tmp_path):
    put(tmp_path, HUBSPOT)
    task = "engagement_id,property_hubspot_owner_id,type,property_hs_timestamp\n8,Ann,TASK,2024-01-05\n9,Bob,TASK,\n"
    put(tmp_path, task, "task.csv")
    put(tmp_path, "engagement_id,deal_id\n8,1\n", "links.csv")
    records = balanced(read_crm(tmp_path, names="keep"))
    assert records.activities.set_index("activity")["deal"].dropna().to_dict() == {"8": "1"}


def test_the_team_file_is_trusted_more_than_the_users_of_the_crm(tmp_path):
    team = pd.DataFrame({"owner": ["005A"], "manager": ["Boss"]})
    records = balanced(read_crm(salesforce(tmp_path), team=team, names="keep"))
    assert records.people.set_index("owner")["manager"]["005A"] == "Boss"
    assert "another file holds this person already" in set(records.excluded["reason"])


def test_plain_with_mapping_and_team(tmp_path):
    text = "Rep;Made;State;Finished;Worth\nAnn;45631;Won;45640,5;1.200,50\nBob;45632;open;;7,5\n"
    team = pd.DataFrame(
        {"owner": ["ann", "ANN", "Zed"], "manager": ["Old", "New", "New"], "from": ["2020-01-01", "2023-01-01", ""]}
    )
    mapping = {"owner": "Rep", "opened": "Made", "status": "State", "closed": "Finished", "value": "Worth"}
    records = read(tmp_path, text, mapping=mapping, team=team, names="keep")
    assert records.source == "plain"
    assert records.deals["value"].tolist() == [1200.5, 7.5]
    assert records.deals["opened"][0] == pd.Timestamp("2024-12-05")
    assert records.deals["closed"][0] == pd.Timestamp("2024-12-14 12:00")
    assert records.people.set_index("owner")["manager"].to_dict()["Ann"] == "New"
    assert records.people["owner"].tolist() == ["Ann", "Bob"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encodings_and_separators(tmp_path, encoding, separator):
    rows = [
        ["Owner", "Status", "Created", "Stage"],
        ["Zoë", "won", "2024-01-01", '"two\nlines"'],
        ["B", "open", "2024-01-02", "x"],
    ]
    text = "\n".join(separator.join(row) for row in rows) + "\n"
    path = put(tmp_path, text, encoding=encoding)
    records = balanced(read_crm(path, names="keep"))
    assert records.deals["owner"].tolist() == ["B"]  # the won one has no closing date
    assert records.excluded["example"].tolist() == ["row 2"]


def test_utf_16_big_endian_and_packed(tmp_path):
    text = b"\xfe\xff" + PIPEDRIVE.encode("utf-16-be")
    path = tmp_path / "deals.csv.gz"
    path.write_bytes(gzip.compress(text))
    records = balanced(read_crm(path))
    assert len(records.deals) == 3
    assert "UTF-16" in " ".join(records.notes)


def test_the_line_that_excel_hides(tmp_path):
    assert len(read(tmp_path, "sep=;\nOwner;Status;Created\nAnn;open;2024-01-01\n").deals) == 1


def test_pseudonyms_are_the_same_for_the_same_salt_and_tell_no_name(tmp_path):
    one, two = (read(tmp_path, PIPEDRIVE, salt="s") for _ in range(2))
    pd.testing.assert_frame_equal(one.deals, two.deals)
    written = one.deals.to_csv() + one.people.to_csv()
    assert not [name for name in ("Ann", "Bob", "Acme", "Beta", "Fab") if name in written]
    assert "seller 01" in written
    assert "deal 00001" in written


def test_a_file_that_is_named_is_never_skipped(tmp_path):
    files = [put(tmp_path, PIPEDRIVE), put(tmp_path, "just some words\n", "notes.txt")]
    with pytest.raises(ValueError, match=r"notes\.txt is like no export that is known"):
        read_crm(files)
    assert len(read_crm(tmp_path).deals) == 3


def test_a_folder_skips_what_it_does_not_know(tmp_path):
    put(tmp_path, PIPEDRIVE)
    put(tmp_path, "just some words\n", "notes.txt")
    records = balanced(read_crm(tmp_path))
    assert len(records.deals) == 3
    assert any("notes.txt was skipped" in note for note in records.notes)
    assert "columns not read" in records.text
