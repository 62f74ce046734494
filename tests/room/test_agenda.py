"""Plans of a session: the shipped ones can be played, and wrong ones are told line by line."""

from __future__ import annotations

import pytest

from salescoach.room.agenda import SHIPPED, agenda_text, from_plain, read_agenda


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_agendas_last_as_long_as_they_say(name):
    agenda = read_agenda(name)
    assert sum(phase.seconds for phase in agenda.phases) == 60 * int(name)
    assert sum(phase.weeks for phase in agenda.phases) <= 13
    assert from_plain(agenda.plain()) == agenda


def test_a_copy_can_be_edited_and_played(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(agenda_text("45").replace('kind = "blame"', 'kind = "blame"\nsay = "Well?"'), encoding="utf-8")
    agenda = read_agenda(str(path))
    assert agenda.phases[agenda.place_of("blame")].say == "Well?"


WRONG = {
    'kind = "join"': ('kind = "jion"', "phase 1: kind='jion' - did you mean 'join'"),
    "minutes = 4": ("minutes = 0", "phase 1: minutes=0 must lie between"),
    "weeks = 3": ("weeks = 9", "19 weeks are decided"),
    "round = 2": ("round = 5", "rounds of the choices are"),
    'kind = "trace"': ('kind = "year"', "behind the choices stand"),
    "[[phase]]": ("[phase]", "no TOML|once|phases"),
    'name = "45 minutes"': ("title = 3", "it holds a name and phases"),
    'kind = "practice"': ('kind = "practice"\nweeks = 2', "weeks=2 of kind 'practice' must be left out"),
    'kind = "year"': ('kind = "year"\nminute = 2', "unknown 'minute' - did you mean 'minutes'"),
}


@pytest.mark.parametrize("old", WRONG)
def test_a_wrong_plan_is_told_where(tmp_path, old):
    new, message = WRONG[old]
    path = tmp_path / "mine.toml"
    path.write_text(agenda_text("45").replace(old, new, 1 if "[[" not in old else -1), encoding="utf-8")
    with pytest.raises(ValueError, match=message):
        read_agenda(str(path))


def test_no_such_plan():
    with pytest.raises(ValueError, match=r"none of 90, 45, 30\. Type: salescoach room --agenda 45"):
        read_agenda("60")
