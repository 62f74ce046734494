"""What stands on the wall: tables and totals, never one person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from .own_year import SMALL
from .pictures import trace_picture
from .screens import colour_word, labels, take_home, team_words
from .state import BEFORE, BLAMED, GUESSES, Room
from .words import amount

Say = Callable[[str], str]
LEAST = 2  # people at a table that is shown by itself
LEAST_ANSWERS = 5  # before counts of answers are shown
Row = list[str]


def shown_tables(room: Room) -> list[int]:
    """Tables that may stand on the wall by themselves: those of at least two people, or with one phone for all."""
    people = Counter(seat.table for seat in room.seats.values() if seat.name)
    return sorted(table for table, many in people.items() if many >= LEAST or room.chairs == 1)


def wall(room: Room, _: Say) -> dict[str, Any]:
    """Heading, lines, table (rows of texts, the first the header) and pictures of the wall."""
    page: dict[str, Any] = {"title": "", "lines": [], "rows": [], "pictures": [], "doors": False, "link": ""}
    if room.ended:
        lines = [_("Names and choices are deleted at the end.")]
        return page | {"title": _("Thank you"), "lines": lines, "link": take_home(_)}
    make = {"join": _join, "practice": _weeks, "choose": _weeks, "blame": _blame, "trace": _trace, "year": _year,
            "tables": _tables, "end": _end}[room.phase.kind]  # fmt: skip
    return page | make(room, _)


def _join(room: Room, _: Say) -> dict[str, Any]:
    lines = [
        _("1. Join the Wi-Fi of this room. Stay connected, even without internet."),
        _("2. Open the page. Nothing is asked about you."),
        _("Seats taken: %d") % len(room.seats),
    ]
    if room.place > BEFORE:
        lines.append(_("Guess on your phone: a softer boss, the same people, the same luck. How much more?"))
    return {"title": _("Pressure travels"), "lines": lines, "doors": True}


def _weeks(room: Room, _: Say) -> dict[str, Any]:
    if room.phase.kind == "practice":
        return {"title": _("Practice"), "lines": [_("Try it: nothing counts."), _("Seats taken: %d") % len(room.seats)]}
    first = room.agenda.first_week(room.place) + 1
    last = first + room.phase.weeks - 1
    lines = [_("Weeks %d to %d of 13. Choose on your phone.") % (first, last)]
    lines.append(_("Whoever does not choose is played by the model."))
    if room.closed:
        lines = [_("The bell has rung. The weeks pass.")]
    return {"title": _("Round %d") % room.phase.round, "lines": lines}


def _blame(room: Room, _: Say) -> dict[str, Any]:
    return {"title": _("Guess the cause"), "lines": [_("Your table's result: whose doing was it most of all?")]}


def years(room: Room) -> list[dict[str, Any]]:
    """What the engine told of every table; nothing until it has told all."""
    return room.reveal["tables"] if room.revealed else []


def _counts(answers: list[str], known: tuple[str, ...], text: str, _: Say) -> list[str]:
    """What the room answered, once enough have."""
    said = Counter(answer for answer in answers if answer)
    if sum(said.values()) < LEAST_ANSWERS:
        return []
    word = labels(_)
    return [text % " · ".join(f"{word[answer]} {said[answer]}" for answer in known)]


def _blamed(room: Room, _: Say) -> list[str]:
    return _counts([seat.blame for seat in room.seats.values()], BLAMED, _("You said: %s"), _)


def _trace(room: Room, _: Say) -> dict[str, Any]:
    title = _("Where the pressure went")
    found = years(room)
    if not found:
        return {"title": title, "lines": [*_blamed(room, _), _("The years are still being lived. One moment.")]}
    heads = [_("Boss on manager"), _("Manager on people"), _("People on customers"), _("Customers lost of 100 met")]
    played, soft = (_means(found, name) for name in ("trace", "trace_soft"))
    digits = (2, 2, 2, 1)
    rows = [["", *heads]]
    rows.append([_("As you played"), *(amount(v, room.lang, d) for v, d in zip(played, digits, strict=True))])
    rows.append([_("Under a boss who trusts"), *(amount(v, room.lang, d) for v, d in zip(soft, digits, strict=True))])
    shown = [table for table in shown_tables(room) if table < len(found)]
    pictures = [
        (colour_word(_, table), trace_picture(found[table]["trace"], colour_word(_, table), _)) for table in shown
    ]
    return {
        "title": title,
        "lines": [*_blamed(room, _), _link_words(played, soft, heads, _)],
        "rows": rows,
        "pictures": pictures,
    }


def _link_words(played: list[float], soft: list[float], heads: list[str], _: Say) -> str:
    """Which links carried the boss's pressure on: those that are higher than under a boss who trusts."""
    carried = [head for head, a, b in zip(heads[1:], played[1:], soft[1:], strict=True) if a > b * 1.005]
    if not carried:
        return _("The boss's pressure was held back: no link below is higher than under a boss who trusts.")
    return _("Higher than under a boss who trusts: %s.") % ", ".join(carried)


def _means(found: list[dict[str, Any]], name: str) -> list[float]:
    rows = [row for table in found for row in table[name]]
    return [sum(row[place] for row in rows) / len(rows) for place in range(4)] if rows else [0.0] * 4


def _year(room: Room, _: Say) -> dict[str, Any]:
    title, found = _("The same year under a boss who trusts"), years(room)
    if not found:
        return {"title": title, "lines": [_("The years are still being lived. One moment.")]}
    rows = [[_("Table"), _("Money, your luck"), _("Money, 200 lucks"), _("Strain"), _("Pushing")]]
    for table in shown_tables(room):
        if table < len(found):
            rows.append([colour_word(_, table), *_changes(found[table], room.lang, _)])
    still = sum(abs(year["dots"][0]) < SMALL for year in found)
    lines = [_("Your habits, lived on for a year, with the same luck.")]
    lines += _counts([seat.guess for seat in room.seats.values()], GUESSES, _("You had guessed: %s"), _)
    if still:
        lines.append(
            _("Tables where nothing changed in their one year: %d. That is a lesson too: one year cannot tell.") % still
        )
    wrong = sum(year["dots"][0] * year["mean"] < 0 for year in found)
    if wrong:
        lines.append(_("Tables whose one year points against their 200 lucks: %d.") % wrong)
    return {"title": title, "lines": lines, "rows": rows}


def _changes(year: dict[str, Any], lang: str, _: Say) -> Row:
    def change(name: str) -> str:
        before, after = year["own"][name], year["soft"][name]
        return "–" if not before else f"{amount(100.0 * (after / before - 1.0), lang, 0, signed=True)} %"

    money = _("no change") if abs(year["dots"][0]) < SMALL else f"{amount(year['dots'][0], lang, 1, signed=True)} %"
    return [money, f"{amount(year['mean'], lang, 1, signed=True)} %", change("strain"), change("push")]


def _tables(room: Room, _: Say) -> dict[str, Any]:
    title, found = _("The tables were not alike"), years(room)
    if not found:
        return {"title": title, "lines": [_("The years are still being lived. One moment.")]}
    word, cards = labels(_), {year["hidden"]: room.cards[year["hidden"]] for year in found}
    names = list(next(iter(cards.values())))
    rows = [[_("Team"), _("Tables"), *(word[name] for name in names)]]
    for hidden, values in cards.items():
        at = [colour_word(_, t) for t in shown_tables(room) if t < len(found) and found[t]["hidden"] == hidden]
        best = max(values.values())
        cells = [amount(v, room.lang, 1, signed=True) + (" ★" if v == best else "") for v in values.values()]
        rows.append([team_words(_)[hidden], ", ".join(at) or "–", *cells])
    lines = [
        _("A year of money with one card, per cent against the usual; ★ is the best."),
        _luck_words(found, room, _),
    ]
    return {"title": title, "rows": rows, "lines": lines}


def _luck_words(found: list[dict[str, Any]], room: Room, _: Say) -> str:
    """The best rise of a seat that nobody touched."""
    table = max(range(len(found)), key=lambda t: found[t]["rise"]["to"] - found[t]["rise"]["from"])
    rise = found[table]["rise"]
    text = _("The best rise of the day: seat %d at table %s, from %d to %d of 100. Nobody touched it. That was luck.")
    return text % (rise["seat"], colour_word(_, table), rise["from"], rise["to"])


def _end(room: Room, _: Say) -> dict[str, Any]:
    lines = [
        _("What did you see, from your seat? What did you believe about the person above you?"),
        _("At the end names and choices are deleted. Only totals of tables stay."),
    ]
    return {"title": _("Thank you"), "lines": lines, "link": take_home(_)}
