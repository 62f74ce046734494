"""The sections about the records themselves: what was read, pipeline, win rate, people, cycle."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from ..figures.own_records import cycle_picture, people_picture, pipeline_picture, rate_picture
from ..from_records.in_records import owners_in_records, too_little
from ..from_records.quantities import in_unit, quantities_of
from ..from_records.standard_errors import RESAMPLES
from ..from_records.words import TINY, figure
from ..records.records import Records
from .html import items, paragraph, section, shown, table
from .tally import LEAST_CLOSED, LEAST_PEOPLE, by_age, by_month, days_to_closing, people, pipeline, won_share

PARTS = {"quarter": 0.25, "half": 0.5, "three quarters": 0.75}
Hide = Callable[[str], str]


def read_section(records: Records, hide: Hide) -> str:
    """Every file with rows read, used and excluded, the reasons, and the notes.

    Args:
        records: what was read.
        hide: takes names out of a text.
    """
    account, rows = records.account, []
    for file, part in account.groupby("file", sort=False):
        counts = part.groupby("outcome")["rows"].sum()
        read, used = (int(counts.get(outcome, 0)) for outcome in ("read", "used"))
        said = [f"{int(row.rows):,} {row.reason}" for row in part[part["outcome"] == "excluded"].itertuples()]
        if (part["outcome"] == "file not read").any():
            said = [f"not read: {reason}" for reason in part.loc[part["outcome"] == "file not read", "reason"]]
        cells = (str(file), f"{read:,}", f"{used:,}", f"{read - used:,}", "; ".join(said) or "none")
        rows.append([hide(cell) for cell in cells])
    counted = ", ".join(f"{len(frame):,} {name}" for name, frame in records.tables.items() if len(frame))
    until = f" until {records.until:%d %B %Y}" if records.until is not None else ""
    head = ("file", "rows read", "used", "excluded", "why excluded")
    return section(
        "read", "What was read",
        paragraph(f"Records of {records.source or 'unknown source'}{until}: {counted or 'no rows'}."),
        table("Rows of every file: read = used + excluded", head, rows, left=(0, 4)) if rows else "",
        paragraph("To keep in mind:") if records.notes else "",
        items(hide(note) for note in records.notes),
    )  # fmt: skip


def pipeline_section(records: Records, hide: Hide) -> str:
    """Open deals by stage and age.

    Args:
        records: what was read.
        hide: takes names out of a text.
    """
    found = pipeline(records)
    title = "The pipeline, by stage and age"
    if not len(found):
        return section("pipeline", title, paragraph("There is no open deal in these records."))
    found.index = [hide(str(name)) for name in found.index]
    rows = [[str(name), *(f"{int(n):,}" for n in row), f"{int(row.sum()):,}"] for name, row in found.iterrows()]
    old = found[found.columns[-1]].sum() / found.to_numpy().sum()
    return section(
        "pipeline", title,
        shown(
            pipeline_picture(found),
            paragraph(f"{old:.0%} of the open deals were opened over 180 days before the last day of the records."),
            paragraph(
                "How to read it: a bar is a stage, the most deals on top. The darker a part, the longer its deals have "
                "been open. An open deal is neither won nor lost, whatever its age.", "read"),
        ),
        table("Open deals by stage and days open", ("stage", *(f"{age} days" for age in found.columns), "all"), rows),
    )  # fmt: skip


def rates_section(records: Records) -> str:
    """Win rate by month of closing, and by the age of the deal.

    Args:
        records: what was read.
    """
    share, title = won_share(records), "Win rate, by month and by age of the deal"
    months, ages = by_month(records), by_age(records)
    if not len(months):
        return section("rates", title, paragraph("There is no closed deal with a day of closing in these records."))
    return section(
        "rates", title,
        shown(
            rate_picture(months, "month of closing", share, "months"),
            paragraph(f"Of all closed deals {share:.1%} are won. {_clear(months, share, 'months')}"),
            paragraph(
                "How to read it: a dot is the share of the deals closed in a month that were won, the line through it "
                "where the true share lies in 95 of 100 such cases. A dot whose line crosses the dashed one does not "
                "differ from the others by more than luck.", "read"),
        ),
        _rates_table("Win rate by month of closing", "month", months),
        shown(
            rate_picture(ages, "days from opening to closing", share, "ages"),
            paragraph(_clear(ages, share, "ages")),
            paragraph(
                "How to read it: the same for deals that were closed at this age. Where quick deals are lost more "
                "often, that need not be for their speed: a clear no is written down at once, and a deal that is left "
                "open is in neither share.", "read"),
        ),
        _rates_table("Win rate by age at closing", "days open", ages),
    )  # fmt: skip


def _clear(found: pd.DataFrame, share: float, what: str) -> str:
    above, below = int((found["low"] > share).sum()), int((found["high"] < share).sum())
    expected = 0.05 * len(found)
    return (
        f"Of {len(found)} {what} {above} lie clearly above and {below} clearly below that share; luck alone makes "
        f"about {expected:.1f} of them look so."
    )


def _rates_table(caption: str, name: str, found: pd.DataFrame) -> str:
    rows = [
        (str(r.Index), f"{int(r.won):,}", f"{int(r.closed):,}", f"{r.rate:.0%}", f"{r.low:.0%} to {r.high:.0%}")
        for r in found.itertuples()
    ]
    return table(caption, (name, "won", "closed", "win rate", "95 % range"), rows)


def people_section(records: Records) -> str:
    """How far people differ, against what luck makes of people who are alike: no names, no order.

    Args:
        records: what was read.
    """
    found, title = people(records), "Between people and within them"
    if not len(found):
        few = f"Fewer than {LEAST_PEOPLE} people closed {LEAST_CLOSED} deals or more"
        text = f"{few}, so that a picture would show persons."
        return section("people", title, paragraph(text), *_spreads(records))
    total = int(found["people"].sum())
    return section(
        "people", title,
        shown(
            people_picture(found, f"{total} people, and what luck alone would make of them"),
            *_spreads(records),
            paragraph(
                "How to read it: bars count people, with no name and no order. The dashed line is what would be seen "
                "if all won with the same chance and only luck made the difference. Where bars follow the line, a list "
                f"from best to worst would be a list of luck. People with fewer than {LEAST_CLOSED} closed deals are "
                "left out.", "read"),
        ),
        table(
            "People by the share of their closed deals that they won", ("won, %", "people", "if all were alike"),
            [(str(r.Index), f"{r.people:.0f}", f"{r.expected:.1f}") for r in found.itertuples()],
        ),
    )  # fmt: skip


def _spreads(records: Records) -> list[str]:
    """Standard deviations between people beyond chance, and of deal values within them."""
    if too_little(records):
        return [paragraph("There are too few closed deals to say how far people differ beyond chance.")]
    owners = owners_in_records(records)
    found = {name: float(values[0]) for name, values in quantities_of(owners).items()}
    drawn = quantities_of(owners.bootstrap(RESAMPLES, 1), each=True)
    said = [_win_spread(found["win_spread"], drawn["win_spread"])] if np.isfinite(found["win_spread"]) else []
    between, within = (in_unit(name, found[name]) for name in ("value_between", "value_within"))
    if np.isfinite(between) and np.isfinite(within) and within > TINY:
        part = between**2 / (between**2 + within**2)
        said.append(
            f"Of the variance of the value of won deals (its logarithm) {part:.0%} lies between people, the rest "
            "between the deals of one person."
        )
    return [paragraph(line) for line in said]


def _win_spread(size: float, drawn: np.ndarray) -> str:
    """How far win rates differ beyond chance, with its sampling error; negative squares count as below chance."""
    half = 1.96 * float(np.nanstd(drawn, ddof=1))
    high = 100 * max(0.0, size + half)
    if size <= half:
        return f"Win rates of people differ no more than luck alone may make; at most by {high:.1f} points beyond it."
    return (
        f"Beyond what luck makes, win rates of people differ by {100 * size:.1f} points (standard deviation; 95 % "
        f"range {100 * (size - half):.1f} to {high:.1f})."
    )


def cycle_section(records: Records) -> str:
    """Days from opening to order, and to loss.

    Args:
        records: what was read.
    """
    won, lost = days_to_closing(records)
    title = "The cycle"
    if not len(won):
        return section("cycle", title, paragraph("There is no won deal with both of its days in these records."))
    rows = [_quantiles("won", won)] + ([_quantiles("lost", lost)] if len(lost) else [])
    return section(
        "cycle", title,
        shown(
            cycle_picture(won, lost),
            paragraph(f"A quarter of the orders came within {rows[0][2]} days, three quarters within {rows[0][4]}."),
            paragraph(
                "How to read it: a line climbs with the deals that were closed by that day; where it crosses 50 % half "
                "of them were. Deals that are open on the last day are not in it, so late ones are too few.", "read"),
        ),
        table("Days from opening to closing", ("deals", "number", *(f"{part} within" for part in PARTS)), rows),
    )  # fmt: skip


def _quantiles(name: str, days: np.ndarray) -> tuple[str, ...]:
    return (name, f"{len(days):,}", *(figure(float(np.quantile(days, level))) for level in PARTS.values()))
