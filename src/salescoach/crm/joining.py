"""The tables of one import, joined out of its files."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from .importing import Import, OpenedFile
from .tables.activities import drop_unknown_deals
from .tables.deals import keep_one_currency
from .tables.events import activities_of, deals_of
from .tables.labels import PIPELINES, STAGES, Labels
from .tables.missing import missing_statuses, owners_missing_with_the_outcome
from .tables.part import Part, joined, keep_first_of_each
from .tables.people import one_row_per_owner
from .tables.stages import exclude_of_unknown_deals, exclude_repeats, with_left
from .tables.weeks import oversight_of, people_of

Frames = dict[str, pd.DataFrame]


def tables_of(imported: Import, team_files: Sequence[OpenedFile], currency: str | None) -> tuple[Frames, list[str]]:
    """Join the files of an import.

    Args:
        imported: the files.
        team_files: of people, given beside the export and trusted more.
        currency: code of the values to keep; None for the most common.

    Returns:
        Canonical tables with rows by name, and what to say about them.
    """
    parts, labels = _parts([*team_files, *imported.files])
    deals, stages, activities = (parts.get(table, []) for table in ("deals", "stages", "activities"))
    keep_first_of_each(deals, "deal")
    notes = keep_one_currency(deals, currency)
    keep_first_of_each(activities, "activity")
    known = {deal for part in deals for deal in part.kept["deal"]}
    notes += exclude_of_unknown_deals(stages, known) + drop_unknown_deals(activities, known)
    exclude_repeats(stages)
    owners = dict.fromkeys(owner for part in [*deals, *activities] for owner in part.kept["owner"].dropna())
    events, weeks = (joined([part.kept for part in parts.get(table, [])]) for table in ("events", "weeks"))
    owners |= dict.fromkeys(_more_owners(events, weeks))
    people, about_people = one_row_per_owner(parts.get("people", []), owners.keys())
    in_columns = [part.stages_of(part) for part in deals]
    made = {
        "deals": joined([part.kept for part in deals]),
        "stages": with_left(joined([*(part.kept for part in stages), *in_columns])),
        "activities": joined([part.kept for part in activities]),
        "people": people,
    }
    _add_events_and_weeks(made, events, weeks)
    _put_labels(made, labels)
    notes += about_people + missing_statuses(deals) + owners_missing_with_the_outcome(deals)
    notes += [note for one in imported.files for note in one.kind.notes]
    return {name: frame for name, frame in made.items() if len(frame)}, notes


def _more_owners(events: pd.DataFrame, weeks: pd.DataFrame) -> list[str]:
    names = [events[column].dropna() for column in ("owner", "who") if len(events)]
    return [name for column in [*names, *([weeks["owner"]] if len(weeks) else [])] for name in column]


def _add_events_and_weeks(made: Frames, events: pd.DataFrame, weeks: pd.DataFrame) -> None:
    """Deals and activities out of logs of events; meetings, managers and teams out of person-weeks."""
    if len(events):
        made["deals"] = joined([made["deals"], deals_of(events)])
        made["activities"] = joined([made["activities"], activities_of(events)])
    if len(weeks):
        made["weeks"], made["meetings"] = weeks, oversight_of(weeks)
        known = people_of(weeks).set_index("owner")
        for column in ("manager", "team"):
            there = made["people"][column]
            made["people"][column] = there.where(there.notna(), made["people"]["owner"].map(known[column]))


def _parts(files: Sequence[OpenedFile]) -> tuple[dict[str, list[Part]], Labels]:
    """Rows of every file by table, in order; names of ids are read first, for they are needed to read the others."""
    labels = Labels()
    for one in files:
        if one.kind.labels_of:
            labels.read(one.kind.labels_of, one.parsed)
    parts: dict[str, list[Part]] = {}
    for one in files:
        if one.kind.reader is not None:
            parts.setdefault(one.kind.table, []).append(one.kind.reader.read(one.parsed, labels))
    return parts, labels


def _put_labels(tables: Frames, labels: Labels) -> None:
    """Labels in the place of ids for stages and pipelines, where a file tells them."""
    for column in (STAGES, PIPELINES):
        texts = labels.texts(column)
        for name in ("deals", "stages"):
            if texts and column in tables[name]:
                shown = [texts.get(one, one) for one in tables[name][column]]
                tables[name][column] = pd.Series(shown, index=tables[name].index, dtype=object)
