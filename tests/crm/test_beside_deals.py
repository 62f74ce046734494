"""What lies beside deals: people with start and end, person-weeks, logs of events, activities, calls and meetings."""

import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salescoach.crm.read import read_crm
from salescoach.records.errors import ReadError
from tests.crm.beside import CASES, beside, counts

DEALS = "id,owner,status,opened,closed\n1,Ann,won,2024-01-01,2024-02-01\n2,Bob,open,2024-01-01,\n"


def put(folder, text, name):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_everybody_is_kept_with_start_and_end(tmp_path):
    people = put(tmp_path, "person,started,ended,manager\nAnn,2020-01-01,,Eve\nZed,2020-01-01,2021-05-01,\n"
                           "Old,2020-01-01,2019-01-01,\n", "people.csv")  # fmt: skip
    records = read_crm(put(tmp_path, DEALS, "d.csv"), people=people, names="keep")
    found = records.people.set_index("owner")
    assert set(found.index) == {"Ann", "Bob", "Zed"}
    assert found["ended"]["Zed"] == pd.Timestamp("2021-05-01")
    assert found["manager"]["Ann"] == "Eve"
    assert records.excluded["reason"].tolist() == ["ended before it began"]


def test_of_several_lines_of_a_team_the_first_start_and_the_last_end_count(tmp_path):
    team = pd.DataFrame({"owner": ["Ann", "Ann"], "manager": ["Eve", "Flo"], "from": ["2020-01-01", "2022-01-01"],
                         "to": ["2021-12-31", "2023-06-30"]})  # fmt: skip
    records = read_crm(put(tmp_path, DEALS, "d.csv"), team=team, names="keep")
    ann = records.people.set_index("owner").loc["Ann"]
    assert (ann["manager"], ann["started"], ann["ended"]) == (
        "Flo", pd.Timestamp("2020-01-01"), pd.Timestamp("2023-06-30"),
    )  # fmt: skip


def test_the_columns_of_a_team_file_can_be_named(tmp_path):
    team = put(tmp_path, "Wer,Chefin\nAnn,Eve\n", "team.csv")
    records = read_crm(put(tmp_path, DEALS, "d.csv"), team=team, team_mapping={"owner": "Wer", "manager": "Chefin"},
                       names="keep")  # fmt: skip
    assert records.people.set_index("owner")["manager"]["Ann"] == "Eve"


def test_person_weeks(tmp_path):
    text = "person,week,treated,result,team\nAnn,0,0,-0.5,N\nAnn,1,1,0.25,N\nAnn,1,1,0.25,N\n,1,1,0,N\n"
    records = read_crm(weeks=put(tmp_path, text, "weeks.csv"), names="keep")
    assert records.weeks["revenue"].tolist() == [-0.5, 0.25]
    assert records.weeks["quota"].tolist() == [100, 100]
    assert records.weeks["week"].diff()[1] == pd.Timedelta(days=7)
    assert records.meetings[["kind", "hours"]].to_numpy().tolist() == [["oversight", 1.5]]
    assert records.people["team"].tolist() == ["N"]
    assert set(records.excluded["reason"]) == {"no person", "person and week given twice: the first row is kept"}


def test_dates_of_weeks_become_mondays(tmp_path):
    text = "owner,week,revenue,quota,oversight_hours\nAnn,2024-01-03,5,10,2\nAnn,soon,5,10,2\n"
    records = read_crm(weeks=put(tmp_path, text, "weeks.csv"))
    assert records.weeks["week"].tolist() == [pd.Timestamp("2024-01-01")]
    assert records.meetings["hours"].tolist() == [2]
    assert records.until == pd.Timestamp("2024-01-01")


LOG = (
    "case,time,who,event\n1,2024-01-01,Ann,offer made\n1,2024-01-05,Bob,called\n1,2024-01-09,,accepted\n"
    "1,2024-02-01,Ann,called\n2,2024-01-02,Ann,offer made\n2,2024-01-03,,called\n3,2024-01-02,,offer made\n"
    "4,2024-01-02,Bob,offer made\n4,2024-01-04,Bob,declined\n5,soon,Bob,offer made\n"
)


def test_a_log_of_events_becomes_deals_and_contacts(tmp_path):
    records = read_crm(put(tmp_path, LOG, "log.csv"), names="keep")
    assert counts(records) == (1, 1, 1)
    deals = records.deals.set_index("deal")
    assert deals["closed"]["1"] == pd.Timestamp("2024-01-09")
    assert records.activities[["deal", "kind"]].to_numpy().tolist() == [["1", "called"], ["2", "called"]]
    assert records.activities["owner"].isna().tolist() == [False, True]
    assert set(records.excluded["reason"]) == {"after its case was over", "its case has no person", "unreadable time"}


def test_events_of_ones_own(tmp_path):
    path = put(tmp_path, LOG.replace("accepted", "signed it").replace("declined", "no thanks"), "log.csv")
    with pytest.raises(ValueError, match=r"column 'event' holds 'offer made' \(5\), 'called' \(3\)"):
        read_crm(path)
    own = {"won": "signed it", "lost": "no thanks", "open": "offer made"}
    assert counts(read_crm(path, **own)) == (1, 1, 1)


def test_activities_beside_a_plain_csv(tmp_path):
    put(tmp_path, DEALS, "deals.csv")
    put(tmp_path, "deal,type,date,owner\n1,call,2024-01-05,\n2,mail,2024-01-06,Bob\n,mail,2024-01-06,\n", "acts.csv")
    records = read_crm(tmp_path, names="keep")
    assert records.activities["deal"].tolist() == ["1", "2"]
    assert records.activities["done"].tolist() == [True, True]
    assert records.excluded["reason"].tolist() == ["no owner and no deal"]


def test_calls_and_meetings_of_hubspot_are_contacts(tmp_path):
    deal = "deal_id,deal_pipeline_stage_id,owner_id,property_createdate\n1,s,7,2024-01-01\n"
    put(tmp_path, deal, "deal.csv")
    put(tmp_path, "engagement_id,property_hs_timestamp,type\n8,2024-01-05,CALL\n", "call.csv")
    put(tmp_path, "engagement_id,start_time,end_time\n9,2024-01-06,2024-01-06\n", "meeting.csv")
    put(tmp_path, "engagement_id,deal_id\n8,1\n9,1\n", "links.csv")
    records = read_crm(tmp_path, names="keep")
    assert records.activities["kind"].tolist() == ["CALL", "MEETING"]
    assert records.activities["deal"].tolist() == ["1", "1"]


def test_a_kind_filters_a_folder(tmp_path):
    put(tmp_path, DEALS, "plain.csv")
    put(tmp_path, "Record ID,Deal Stage,Create Date,Deal owner\n1,Talk,2024-01-01,Ann\n", "hubspot.csv")
    records = read_crm(tmp_path, "hubspot")
    assert records.source == "hubspot"
    assert len(records.deals) == 1
    assert "plain.csv: not read." in records.text


@beside
def test_made_up_models_come_in(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(CASES))
    import models_made_up as made

    made.event_log().to_csv(tmp_path / "log.csv", index=False)
    won, lost, still = counts(read_crm(tmp_path / "log.csv"))
    assert won + lost + still == 200
    weeks = read_crm(weeks=made.panel()).weeks
    assert len(weeks) == 120 * 40
    people = read_crm(people=made.stayed_before_anyone_could_leave()).people
    assert len(people) == 1500


WORD = st.sampled_from(["1", "2", "", "won", "lost", "called", "2024-01-01", "2024-13-01", "0", "-1", "x", "Ann"])


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["case,time,who,event", "owner,week,result,treated", "owner,from,to,manager",
                        "deal,type,date,owner"]),
       st.lists(st.tuples(WORD, WORD, WORD, WORD), max_size=8))  # fmt: skip
def test_every_door_reads_or_refuses(header, rows):
    names = header.split(",")
    frame = pd.DataFrame(rows, columns=names, dtype="str")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "d.csv")
        frame.to_csv(path, index=False)
        options = {"weeks": path} if "week" in names else {"people": path} if "from" in names else {"path": path}
        try:
            records = read_crm(**options)
        except ReadError as refused:
            said = str(refused)
            records = None
        if records is None:
            assert len(said) > 20
        else:
            counts(records)
            assert records.text
