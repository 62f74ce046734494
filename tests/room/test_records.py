"""A session afterwards: what was chosen, what was lived, and the same year under another manager."""

from __future__ import annotations

import pytest

import salescoach as sc
from salescoach.room.agenda import read_agenda
from salescoach.room.engine import answer
from salescoach.room.event import Event
from salescoach.room.forget import delete_session
from salescoach.room.log import Log, append_all, read_log
from salescoach.room.replay import apply, replay
from salescoach.room.rounds import after_weeks, control
from salescoach.room.session import Session, begin_session
from salescoach.room.steps import steps_of
from salescoach.room.teams import hidden_of
from tests.room.worlds import SEATS, join


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """Two people at one table play thirty minutes: the manager coaches, the salesperson presses."""
    path = tmp_path_factory.mktemp("room") / "a.room"
    begin_session(Session(path, read_agenda("30"), seed=3, lucks=3))
    room = replay(read_log(path)[1])
    events: list[Event] = []

    def put(*new):
        for event in new:
            events.append(event)
            apply(room, event)

    put(join(SEATS[0], 0), join(SEATS[1], 1), *control(room, "start", 1.0))
    while room.phase.kind != "blame":
        if room.phase.kind == "choose":
            picks = {"manager": "coach", "seller1": "last", "customer1": "wait"}
            for seat in (SEATS[0], SEATS[1]):
                put(Event("choice", {"pick": picks[room.role(room.seats[seat])], "place": room.place}, seat))
        put(*control(room, "next", 2.0))
        if room.closed:
            tables = [(hidden_of(3, 0), [step.plain() for step in steps_of(room, 0)])]
            put(Event("lived", {"place": room.place} | answer({"do": "live", "seed": 3, "tables": tables})))
            put(*after_weeks(room, 3.0))
    append_all(path, events)
    return path


def room_of(path):
    return replay(read_log(path)[1])


def test_what_was_chosen_and_by_whom_the_model_played(path):
    choices = sc.read_room(path).choices
    assert list(choices.columns) == ["table", "round", "first_week", "weeks", "place", "pick"]
    assert len(choices) == 4 * 6
    first = choices[choices["round"] == 1].groupby("place").pick.agg(set).to_dict()
    assert first == {"manager": {"coach"}, "seller1": {"last"}, "boss": {"model"}, "customer1": {"model"},
                     "seller2": {"model"}, "customer2": {"model"}}  # fmt: skip
    second = choices[choices["round"] == 2].groupby("place").pick.agg(set).to_dict()
    assert second["seller1"] == {"last"}
    assert second["customer1"] == {"wait"}
    assert not any("Koala" in str(value) for value in choices.to_numpy().ravel())


def test_weeks_are_those_that_were_shown(path):
    session = sc.read_room(path)
    weeks = session.weeks
    assert weeks["week"].tolist() == list(range(8))
    assert (weeks[["above", "pressure", "push"]] <= 1.0).all().all()
    assert "Koala" not in weeks.to_csv()


def test_the_replay_is_what_was_lived_and_can_be_compared(path):
    session = sc.read_room(path)
    quarter = session.simulate(0, runs=2, weeks=8)
    shown = room_of(path).lived[5]["0"]["money"]
    assert int(quarter.totals["revenue"].iloc[0]) == shown
    other = session.simulate(0, "micromanage", runs=2, weeks=8)
    table = sc.compare(quarter, other).table
    assert int(table.loc["revenue", "runs"]) == 2
    assert other.totals["revenue"].tolist() != quarter.totals["revenue"].tolist()
    assert session.style(0).name == "table 0"


def test_no_such_table(path):
    with pytest.raises(ValueError, match="there is no table 4; there are 1"):
        sc.read_room(path).team(4)


def test_a_deleted_session_keeps_the_totals_of_tables_and_no_byte_of_a_person(path, tmp_path):
    copy = tmp_path / "copy.room"
    copy.write_bytes(path.read_bytes())
    before = sc.read_room(copy)
    names = [seat.name for seat in room_of(copy).seats.values()]
    log = Log(copy)
    log.append(Event("end", {"how": "delete"})).result(5)
    log.rewrite(delete_session).result(5)
    log.close()
    left = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert not [name for name in (*names, *SEATS[:2]) if name.encode() in left]
    session = sc.read_room(copy)
    assert room_of(copy).seats == {}
    assert session.weeks.equals(before.weeks)
    assert session.tables == 1
    with pytest.raises(ValueError, match="were deleted"):
        session.simulate(0)


@pytest.fixture(scope="module")
def shipped_session():
    return sc.read_room()


def test_the_shipped_session_is_what_its_bots_play_again(shipped_session):
    """Without the reveal, which takes years: choices and weeks come out as they are stored."""
    from salescoach.common.shipped import shipped
    from scripts.demo_session import Session

    session = Session(lucks=1)
    played = session.play()
    stored = read_log(shipped("demo_session.room"))[1]
    of_lucks = ("cards", "reveal")
    assert [event for event in played if event.kind not in of_lucks] == [e for e in stored if e.kind not in of_lucks]
    assert (shipped_session.tables, len(shipped_session.choices)) == (5, 180)
    assert len(set(shipped_session.hidden)) == 5


def test_it_is_read_where_nothing_may_be_written_and_leaves_nothing_beside_it(tmp_path):
    from salescoach.common.shipped import shipped

    copy = tmp_path / "demo_session.room"
    copy.write_bytes(shipped("demo_session.room").read_bytes())
    copy.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        assert sc.read_room(copy).weeks.equals(sc.read_room().weeks)
        assert [file.name for file in tmp_path.iterdir()] == ["demo_session.room"]
    finally:
        tmp_path.chmod(0o755)


def test_another_boss_is_what_the_reveal_told(shipped_session):
    """The quarter and the year under a boss who trusts, against the numbers that stood on the wall."""
    from salescoach.common.shipped import shipped

    told = room_of(shipped("demo_session.room")).reveal["tables"]
    soft = shipped_session.weeks_under("trust")
    links = soft.columns[2:]
    assert [soft[soft["table"] == table][links].to_numpy().tolist() for table in range(5)] == [
        year["trace_soft"] for year in told
    ]
    own, trusting = (shipped_session.simulate(1, runs=20, boss=boss).totals["revenue"] for boss in (None, "trust"))
    assert [int(money.iloc[0]) for money in (own, trusting)] == [told[1][life]["money"] for life in ("own", "soft")]
    assert (100 * (trusting / own - 1)).round(1).tolist() == told[1]["dots"][:20]


def test_no_such_boss(shipped_session):
    with pytest.raises(ValueError, match="no boss says 'trusts' - did you mean 'trust'"):
        shipped_session.weeks_under("trusts")
