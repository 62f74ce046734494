"""Salesforce: opportunities, their history, tasks and users, from the full export, a report or a warehouse."""

from __future__ import annotations

from .deals import Ending
from .headers import fold
from .parsed_file import Taken

STAGE_FIELDS = ("stagename", "stage")


def ending(taken: Taken) -> Ending:
    """Status from IsClosed and IsWon; in reports, which lack them, from stages called Closed Won and Closed Lost."""
    stage = taken.text("stage").map(lambda name: "" if name is None else fold(name))
    if "is_closed" in taken or "is_won" in taken:
        won = taken.flag("is_won")
        over = taken.flag("is_closed") if "is_closed" in taken else won.mask(won == False, None)  # noqa: E712
        status = over.map({True: "lost", False: "open"}).astype(object)
        status = status.where(~won.fillna(False).to_numpy(dtype=bool), "won")
        if "is_won" not in taken:
            status = status.where(~((over == True).fillna(False).to_numpy() & (stage == "closedwon").to_numpy()), "won")  # noqa: E712
            taken.notes.append(f"{taken.file}: no column IsWon; closed deals are won if their stage is Closed Won.")
    else:
        named = {"closedwon": "won", "closedlost": "lost"}
        status = stage.map(lambda name: named.get(name, "open") if name else None).astype(object)
        taken.notes.append(
            f"{taken.file}: no columns IsClosed and IsWon; deals are won or lost if their stage is Closed Won or "
            "Closed Lost, else open."
        )
    closed, unreadable = taken.time("closed")
    return Ending(status, closed, unreadable, closed_is_forecast=True)


NOTES = {
    "salesforce opportunities": (
        "The closing date of an open opportunity is a forecast and was not read.",
        "Opportunities deleted for good and fields without history tracking are not in an export.",
    ),
    "salesforce users": ("Managers are those of the day of the export; who managed whom before is lost.",),
    "salesforce stage versions": ("This history does not tell who made a change.",),
}
