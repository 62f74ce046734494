"""The datasheet of the company: what is in it, how it was made, where it is wrong, what it is not for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..records.schema import Column
from ..records.tables import TABLES
from .defects import DEFECTS
from .dictionary import ANSWERS
from .make import Company

if TYPE_CHECKING:
    import pandas as pd

_HEAD = """# A synthetic company

Written by `python -m salescoach company`; do not edit by hand. Nothing here is real: no person, customer, team or deal
in it exists, and all names are running numbers.

## What it is for

To try methods on records that look like those of a company while the truth is known. Whoever estimates what a change of
management did can look up what it truly did. `sc.example_records()` reads the records, `sc.answer_key("effects")` a
frame of the answer key.

## What is in it

{size}

Every team has one manager and begins under {before}. Then:

{teams}

Records run from Monday 2024-01-01 to {until}. Week 0 starts on that Monday. Months are those of the
model: quarters of 13 weeks whose months end in weeks 4, 8 and 13.

## How it was made

Each team is one run of the model of this kit, with its own seed (`teams` in the answer key), lived week by week after
a warm-up under the first style. Teams differ in people mix, spread of ability, managers' mean skills and temper of
senior management, by up to a quarter of each setting's plausible range to either side. The change dates do not depend
on how a team does. This makes the same files again, byte for byte under the versions that `manifest.json` names
(Parquet files carry that of pyarrow):

    {command}

- A deal opens when a customer has a need. It moves, is won or refused on the day of a contact; a dead deal is closed
  on a Friday as lost, with the reason "no decision".
- The day within a week, the kind of an activity and the defects below are drawn here and mean nothing: the model
  knows weeks only. Kinds are half calls, three in ten mails, the rest meetings, true or not.
- When a person leaves, the seat is empty for a while. Colleagues in the team share the customers and own their deals;
  then the successor, a new seller, takes them over. The owner of a deal is whoever had it last. Where a whole team is
  empty, deals stay under the name of the last one who left.
- The value of an order is its price. The value of any other deal is the customer's usual order, rounded to hundreds.
- Deals open in week 0 have their stages from before, without a name of who changed them. Activities, meetings and
  weekly figures begin with week 0.
- Weekly figures count by the week in which things happened, so they miss none of the late entries in the other tables.
- Every activity is marked as done; nothing is planned ahead.

## Where the records are wrong, on purpose

| defect | table | rate | here | among | what it means |
| --- | --- | --- | --- | --- | --- |
{defects}

"Rate" is the chance drawn for each row at risk, "here" the share that came out. Where no rate is given, the model makes
the defect. `answer_key/` tells for each deal and activity what is true; `answer_key/weeks` holds the hours of every
meeting, also of those not written down.

## What it must not be used for

- Not as evidence that a way of managing works. The effects are those of a model whose strengths are largely assumed.
- Not for judging real people, and not as a benchmark of how high sales, turnover or activity should be.
- Not for training a model that is then used on people.
- Not with the answer key at hand while estimating: then nothing is learnt about the method.

## Records

An empty cell is a missing value. {currency}
"""

_KEY = """
## Answer key

`effects` lives each team twice with the same people, customers and luck: with and without the change. Both are equal
before it. For teams that never changed, `happened` is false and the change is tried in thought. Each is one run, so a
week's effect holds the luck that parts the two; average over weeks and teams. `people` holds traits and the cause after
the first week in the model's run, which for those who were there from the start lies before week 0. A manager under
pressure from above does not keep to the style of `team_weeks`: `drift` in `weeks` says how far, and the hours there are
those that were spent.
"""


def datasheet(company: Company, command: str) -> str:
    """The datasheet in Markdown, with the dictionary of every table."""
    records, plan = company.records, company.plan
    tables = company.records.tables
    head = _HEAD.format(
        size=_size(tables, len(plan)),
        before=" and ".join(f"`{name}`" for name in sorted(set(plan["before"]))),
        teams=_teams(plan),
        until=f"{records.until:%A %Y-%m-%d}",
        command=f"{command} --out data/company" if command else f"sc.make_company(seed={company.seed}, ...)",
        defects="\n".join(_defects(company.truth["defects"])),
        currency="Money is in a made-up amount of EUR; it is a scale only.",
    )
    records_part = "\n".join(_dictionary(TABLES, ""))
    key_part = "\n".join(_dictionary(ANSWERS, "answer_key/"))
    return f"{head}\n{records_part}\n{_KEY}\n{key_part}\n"


def _size(tables: dict[str, pd.DataFrame], teams: int) -> str:
    counts = ", ".join(f"{len(frame):,} {name}" for name, frame in tables.items())
    return f"{teams} teams. Rows: {counts}."


def _teams(plan: pd.DataFrame) -> str:
    return "\n".join(
        f"- {row.team} never changes"
        if row.starts is None or row.starts != row.starts  # a missing date is unlike itself
        else f"- {row.team} goes over to `{row.style}` in week {row.from_week} ({row.starts:%Y-%m-%d})"
        for row in plan.itertuples(index=False)
    )


def _defects(counts: pd.DataFrame) -> Iterable[str]:
    for row in counts.itertuples(index=False):
        defect = DEFECTS[row.defect]
        rate = f"{defect.rate:.0%}" if defect.rate is not None else "model"
        share = f"{row.rows / row.at_risk:.1%}" if row.at_risk else "none at risk"
        yield f"| {row.defect} | {row.table} | {rate} | {share} | {defect.at_risk} | {defect.meaning} |"


def _dictionary(tables: dict[str, tuple[Column, ...]], folder: str) -> Iterable[str]:
    for name, columns in tables.items():
        yield f"### {folder}{name}\n"
        yield "| column | kind | unit | meaning |"
        yield "| --- | --- | --- | --- |"
        for column in columns:
            yield f"| {column.name} | {column.kind} | {column.unit} | {column.meaning} |"
        yield ""
