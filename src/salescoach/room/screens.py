"""What stands on a phone: at most forty words, and only what the person in that seat would see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .choices import BOSS, CUSTOMER, MANAGER, SELLER
from .own_year import year_lines
from .pictures import trace_picture, year_picture
from .roles import KINDS_OF_CHOICE, colour_of, role_of
from .state import BEFORE, BLAMED, GUESSES, Room, Seat
from .teams import hidden_of
from .words import amount

Say = Callable[[str], str]
EASY, HARD = 0.05, 0.2  # how hard customers are pushed: below the one they are asked, above the other pressed


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen of a phone.

    Attributes:
        title: the heading.
        lines: paragraphs.
        buttons: value and label; empty where nothing is to be chosen.
        kind: which form the buttons belong to: ``choice``, ``guess`` or ``blame``.
        chosen: the value that was chosen.
        note: status line: what was chosen, and by whom.
        picture: an SVG from the server, or nothing.
        link: words of the link to the story page, or nothing.
    """

    title: str
    lines: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    kind: str = ""
    chosen: str = ""
    note: str = ""
    picture: str = ""
    link: str = ""


def colour_word(_: Say, table: int) -> str:
    """The colour of a table in the reader's language, with a number where colours come again."""
    names = {
        "red": _("red"), "blue": _("blue"), "green": _("green"), "yellow": _("yellow"), "purple": _("purple"),
        "orange": _("orange"), "brown": _("brown"), "pink": _("pink"), "grey": _("grey"), "black": _("black"),
    }  # fmt: skip
    colour, number = colour_of(table)
    return names[colour] if number == 1 else f"{names[colour]} {number}"


def labels(_: Say) -> dict[str, str]:
    """Words of all buttons."""
    return {
        "trust": _("Trust them"), "forecast": _("Ask for a forecast"), "number": _("I want this number"),
        "heads": _("Heads will roll"),
        "pass_on": _("Pass the number on"), "ask": _("Ask what’s wrong"), "coach": _("Practise together"),
        "shield": _("Keep pressure away"), "in_order": _("Take it in order"),
        "time": _("Give time"), "own": _("As I would"), "date": _("Press for a date"), "last": _("Last chance"),
        "buy": _("Buy"), "wait": _("Wait"), "walk": _("Walk away"),
        "less": _("Less"), "same": _("The same"), "more": _("A bit more"), "much": _("Much more"),
        "boss": _("The boss"), "manager": _("The manager"), "sellers": _("The salespeople"),
        "customers": _("The customers"), "luck": _("Luck"),
    }  # fmt: skip


def screen(room: Room, seat: Seat, _: Say) -> Screen:
    """The screen of a seat, from the room alone."""
    if not seat.name:
        return Screen(
            _("You are forgotten"), [_("Your name is gone. The model plays your seat. Thank you for coming.")]
        )
    if room.ended:
        return Screen(_("The end"), [_("Thank you for playing.")], link=take_home(_))
    if room.eyes:
        return Screen(_("Eyes up"), [_("Please look at the wall.")])
    if room.closed:
        return Screen(_("The weeks pass"), [_("The bell has rung. Your company lives these weeks now.")])
    make = {"join": _join, "practice": _choose, "choose": _choose, "blame": _blame, "trace": _trace, "year": _year,
            "tables": _tables, "end": _goodbye}[room.phase.kind]  # fmt: skip
    return make(room, seat, _)


def _join(room: Room, seat: Seat, _: Say) -> Screen:
    lines = [_("Your table is %s.") % colour_word(_, seat.table)]
    if room.place == BEFORE:
        lines.append(_("It begins soon."))
    if room.pair:
        lines.append(_("Two of you share this phone: talk, then tap."))
    lines.append(_("Your guess: same people, same luck, a softer boss for a year. How much would they sell?"))
    return _asked(_, seat.name, lines, GUESSES, "guess", seat.guess)


def _blame(room: Room, seat: Seat, _: Say) -> Screen:
    lines = [_("Your table's result: whose doing was it most of all?")]
    return _asked(_, _("Guess the cause"), lines, BLAMED, "blame", seat.blame)


def _asked(_: Say, title: str, lines: list[str], values: tuple[str, ...], kind: str, chosen: str) -> Screen:
    word = labels(_)
    note = _("Chosen.") if chosen else ""
    return Screen(title, lines, [(value, word[value]) for value in values], kind, chosen, note)


def _choose(room: Room, seat: Seat, _: Say) -> Screen:
    place = room.role(seat)
    role = role_of(place)
    facts, picks = before(room, seat.table)
    teller = {BOSS: _boss, MANAGER: _manager, SELLER: _seller, CUSTOMER: _customer}[role]
    word = labels(_)
    chosen = room.picks.get(room.place, {}).get(seat.id, "")
    lines = teller(room, place, facts, picks, _)
    if room.phase.kind == "practice":
        lines.insert(0, _("Practice: nothing counts."))
    title = _title(room, role, _)
    note = _("Chosen.") if chosen else _last_time(room, seat, _)
    return Screen(title, lines, [(pick, word[pick]) for pick in KINDS_OF_CHOICE[role]], "choice", chosen, note)


def _title(room: Room, role: str, _: Say) -> str:
    names = {BOSS: _("You are the boss"), MANAGER: _("You are the manager"), SELLER: _("You sell"),
             CUSTOMER: _("You are a customer")}  # fmt: skip
    if room.phase.kind == "practice":
        return names[role]
    week = _("Week %d") % (room.agenda.first_week(room.place) + 1)
    return f"{week} · {names[role]}"


def _last_time(room: Room, seat: Seat, _: Say) -> str:
    """That the model chose, where it did."""
    over = [place for place in room.agenda.choices if place in room.lived]
    if over and seat.id not in room.picks.get(over[-1], {}):
        return _("Last time the model chose.")
    return ""


def before(room: Room, table: int) -> tuple[dict[str, Any], dict[str, str]]:
    """What the last weeks brought to a table, and what was chosen there: place -> pick, where a person chose."""
    over = [place for place in room.agenda.choices if place in room.lived]
    if not over:
        return room.front.get(hidden_of(room.seed, table), {}), {}
    facts = room.lived[over[-1]].get(str(table)) or room.front.get(hidden_of(room.seed, table), {})
    chosen = room.picks.get(over[-1], {})
    at = {s.id: room.role(s, over[-1]) for s in room.seats.values() if s.table == table}
    return facts, {at[seat]: pick for seat, pick in chosen.items() if seat in at}


def _boss(room: Room, place: str, facts: dict[str, Any], picks: dict[str, str], _: Say) -> list[str]:
    left = 13 - room.agenda.first_week(room.place)
    return [
        _("The company stands at %d of 100.") % facts.get("company", 100),
        _("%d weeks are left. What do you send down?") % left,
    ]


def _manager(room: Room, place: str, facts: dict[str, Any], picks: dict[str, str], _: Say) -> list[str]:
    first, second = facts.get("sellers", (100, 100))
    thin = [_(", thin pipeline") if flag else "" for flag in facts.get("thin", (False, False))]
    line = labels(_)[picks.get("boss") or facts.get("line", "forecast")]
    return [
        _("Your boss: “%s.”") % line,
        _("Sam %d%s. Kim %d%s.") % (first, thin[0], second, thin[1]),
        _("For those below 100:"),
    ]


def _seller(room: Room, place: str, facts: dict[str, Any], picks: dict[str, str], _: Say) -> list[str]:
    nth = 0 if place == "seller1" else 1
    stands = facts.get("sellers", (100, 100))[nth]
    told = {
        "pass_on": _("Your manager passed the number on."), "ask": _("Your manager asked what is wrong."),
        "coach": _("Your manager practised with you."), "shield": _("Your manager keeps the numbers away from you."),
        "in_order": _("Your manager went through your results and deals."), "": _("Your manager led as usual."),
    }  # fmt: skip
    name = _("You are Sam.") if nth == 0 else _("You are Kim.")
    card = picks.get("manager", "") if stands < 100 else ""
    return [name, told[card], _("You stand at %d of 100. How do you go to your customers?") % stands]


def _customer(room: Room, place: str, facts: dict[str, Any], picks: dict[str, str], _: Say) -> list[str]:
    push = facts.get("push", (0.0, 0.0))[0 if place == "customer1" else 1]
    if push < EASY:
        offer = _("They call: “What do you need?”")
    elif push < HARD:
        offer = _("They call: “Which day can you sign?”")
    else:
        offer = _("They call again: “The price ends on Friday.”")
    return [offer, _("You need it, but not this week. You answer for eight customers like you.")]


def _trace(room: Room, seat: Seat, _: Say) -> Screen:
    find = _("Look at the wall, and find your table: %s.") % colour_word(_, seat.table)
    found = table_reveal(room, seat.table)
    drawn = "" if found is None else trace_picture(found["trace"], colour_word(_, seat.table), _)
    return Screen(_("Where the pressure went"), [find], picture=drawn)


def _year(room: Room, seat: Seat, _: Say) -> Screen:
    found = table_reveal(room, seat.table)
    if found is None:
        return Screen(_("Your table's year"), [_("The years are still being lived. One moment.")])
    return Screen(_("Your year, a softer boss"), year_lines(found, seat.lang, _), picture=year_picture(found, _))


def _tables(room: Room, seat: Seat, _: Say) -> Screen:
    found = table_reveal(room, seat.table)
    if found is None:
        return Screen(_("The tables were not alike"), [_("The years are still being lived. One moment.")])
    cards = room.cards[found["hidden"]]
    best = max(cards, key=lambda card: cards[card])
    lines = [
        _("Your team: %s") % team_words(_)[found["hidden"]],
        _("Best card for them: “%s”, %s %% in a year against the usual.")
        % (labels(_)[best], amount(cards[best], seat.lang, 1, signed=True)),
    ]
    return Screen(_("The tables were not alike"), lines)


def team_words(_: Say) -> dict[str, str]:
    """What each hidden team is."""
    return {
        "unwilling": _("most of them did not want to."), "untrained": _("most of them wanted to and could not yet."),
        "unhelped": _("most of them lacked help."), "keen": _("they rose to a challenge and held pressure back."),
        "thin_skinned": _("pressure went straight through them to customers."),
    }  # fmt: skip


def _goodbye(room: Room, seat: Seat, _: Say) -> Screen:
    lines = [_("At the end names and choices are deleted. Only totals of tables stay.")]
    return Screen(_("Thank you"), lines, link=take_home(_))


def take_home(_: Say) -> str:
    """Words of the link to the story page."""
    return _("To take home: play the model yourself. Open, then save the page.")


def table_reveal(room: Room, table: int) -> dict[str, Any] | None:
    """What the engine told of a table's year; None where it has not yet."""
    tables = room.reveal["tables"] if room.revealed else []
    return tables[table] if table < len(tables) else None
