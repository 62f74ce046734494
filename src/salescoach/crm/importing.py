"""The files of one import, sorted by what they are, and the tables made out of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from ..records.errors import ReadError
from . import headers, hubspot, pipedrive, salesforce, sniff
from . import stage_history as history
from .deals import Part, check_deals, one_currency, one_row_each
from .parsed_file import Taken
from .team import check_people, people_of

NOTES = {**pipedrive.NOTES, **salesforce.NOTES, **hubspot.NOTES}


class Job:
    """Files sorted by what they are, and the tables made out of them."""

    def __init__(self, kind: str | None, mapping: dict[str, str], dates: str | None, decimal: str | None) -> None:
        self.kind, self.mapping, self.dates, self.decimal = kind, mapping, dates, decimal
        self.taken: list[Taken] = []
        self.stage_fields: dict[int, list[str]] = {}
        self.notes: list[str] = []
        self.left_alone: list[tuple[str, str, str, int, str, str]] = []
        self.source = "plain"

    def open(self, path: str | Path | Sequence[str | Path]) -> None:
        """Read every file as what its header tells."""
        folder = isinstance(path, (str, Path)) and Path(path).is_dir()
        files = _files(path)
        for file in files:
            try:
                self._open(file, alone=len(files) == 1)
            except ReadError as error:
                if not folder or self.kind is not None:
                    raise
                self.notes.append(f"{file.name} was left alone. {error}.")
        families = sorted({one.kind.family for one in self.taken if one.kind.table == "deals"})
        if len(families) > 1:
            raise ReadError(
                f"deals of {' and '.join(families)} together: their ids may collide. Read one CRM at a time"
            )
        if not self.taken:
            raise ReadError(f"nothing in {path} is like an export that is known. " + " ".join(self.notes))
        self.source = families[0] if families else self.taken[0].kind.family

    def _open(self, file: Path, alone: bool) -> None:
        sheet = sniff.open_sheet(file)
        kind = headers.detect(sheet.header, self.kind, self.mapping)
        if kind is None:
            raise ReadError(
                f"{sheet.file} is like no export that is known; its columns are {headers.named(sheet.header)}. Say "
                "what it is with kind='pipedrive', or which column is which: mapping={'owner': '<column>', 'status': "
                "'<column>', 'opened': '<column>'}"
            )
        wanted = self.mapping
        if not alone:
            there = {headers.fold(name) for name in sheet.header}
            wanted = {f: name for f, name in wanted.items() if f in kind.fields and headers.fold(name) in there}
        places = headers.match(kind, sheet.header, wanted, sheet.file) if kind.table else {}
        stages = hubspot.stage_columns(sheet.header) if kind.name == "hubspot deals" else {}
        taken = Taken(sheet, kind, places | stages, self.dates, self.decimal)
        if stages:
            self.stage_fields[id(taken)] = list(stages)
        if kind.table is None:
            taken.ledger.aside(taken.ledger.kept, f"{kind.name}: nothing in this file is needed")
            taken.unused = []
        elif not len(taken):
            self.notes.append(
                f"{taken.file} ({kind.name}): a header, but no row. There are no {_rows_of(kind.table)} in it."
            )
        self.taken.append(taken)

    def tables(self, crews: list[Part], currency: str | None) -> tuple[dict[str, pd.DataFrame], list[str], list[Taken]]:
        """Canonical tables, notes, and all files read."""
        of = {
            table: [one for one in self.taken if one.kind.table == table]
            for table in ("deals", "stages", "activities", "people")
        }
        lookups = self._lookups()
        deals = [check_deals(one, self._ending(one, lookups)) for one in of["deals"]]
        one_row_each(deals, "deal")
        notes = one_currency(deals, currency)
        stages = [history.check_stages(one) for one in of["stages"]]
        links = {name: told[0] for name, told in lookups.get("hubspot deal links", {}).items()}
        acts = [
            history.check_activities(one, links if one.kind.family == "hubspot" else {}) for one in of["activities"]
        ]
        one_row_each(acts, "activity")
        known = {deal for part in deals for deal in part.kept["deal"]}
        notes += history.on_known_deals(stages, known, "stages") + history.on_known_deals(acts, known, "activities")
        history.in_order(stages)
        owners = {owner for part in [*deals, *acts] for owner in part.kept["owner"]}
        crews = crews + [check_people(one) for one in of["people"]]
        people, more = people_of(crews, owners)
        columns = [
            hubspot.stages_of(part, self.stage_fields[id(part.taken)])
            for part in deals
            if id(part.taken) in self.stage_fields
        ]
        made = {
            "deals": _joined([part.kept for part in deals]),
            "stages": history.with_left(_joined([*(part.kept for part in stages), *columns])),
            "activities": _joined([part.kept for part in acts]),
            "people": people,
        }
        _named(made, lookups)
        notes += more + _balance(made["deals"])
        notes += [note for one in self.taken for note in NOTES.get(one.kind.name, ())]
        extra = [crew.taken for crew in crews if crew.taken not in self.taken]
        return {name: frame for name, frame in made.items() if len(frame)}, notes, [*self.taken, *extra]

    def _ending(self, taken: Taken, lookups: dict[str, dict[str, tuple[str, str | None]]]) -> Any:
        if taken.kind.family == "salesforce":
            return salesforce.ending(taken)
        if taken.kind.family == "hubspot":
            return hubspot.ending(taken, lookups.get("hubspot stage names", {}))
        return pipedrive.ending(taken)

    def _lookups(self) -> dict[str, dict[str, tuple[str, str | None]]]:
        """Kind -> id -> label and, for stages, status."""
        found: dict[str, dict[str, tuple[str, str | None]]] = {}
        for taken in (one for one in self.taken if one.kind.table == "lookup"):
            ids, labels = taken.text("id"), taken.text("label")
            taken.ledger.aside(ids.isna() | labels.isna(), "no id or no label")
            won, over = taken.flag("is_won").fillna(False), taken.flag("is_closed").fillna(False)
            for row in taken.ledger.kept.nonzero()[0]:
                status = "won" if won[row] else "lost" if over[row] else None
                found.setdefault(taken.kind.name, {})[ids[row]] = (labels[row], status)
        return found


def _files(path: str | Path | Sequence[str | Path]) -> list[Path]:
    if not isinstance(path, (str, Path)):
        return [Path(one) for one in path]
    place = Path(path)
    if not place.is_dir():
        return [place]
    found = sorted(one for one in place.iterdir() if one.name.casefold().endswith(sniff.ENDINGS) and one.is_file())
    if not found:
        raise ReadError(f"no .csv, .tsv, .txt or .gz file in the folder {place}")
    return found


def _joined(frames: list[pd.DataFrame]) -> pd.DataFrame:
    full = [frame for frame in frames if len(frame)]
    return pd.concat(full, ignore_index=True) if full else pd.DataFrame()


def _named(tables: dict[str, pd.DataFrame], lookups: dict[str, dict[str, tuple[str, str | None]]]) -> None:
    """Labels in the place of ids for stages and pipelines, where a file tells them."""
    for kind, column in (("hubspot stage names", "stage"), ("hubspot pipeline names", "pipeline")):
        labels = {name: told[0] for name, told in lookups.get(kind, {}).items()}
        for name in ("deals", "stages"):
            if labels and column in tables[name]:
                tables[name][column] = (
                    tables[name][column].map(lambda one, labels=labels: labels.get(one, one)).astype(object)
                )


def _balance(deals: pd.DataFrame) -> list[str]:
    """What is missing if the export was filtered by status."""
    if deals.empty:
        return []
    counts = deals["status"].value_counts()
    told = []
    if "open" not in counts:
        told.append("There is no open deal: the export may be filtered. Without open deals slow deals are missing, and "
                    "times to close look shorter than they are.")  # fmt: skip
    for status in ("won", "lost"):
        if status not in counts:
            told.append(f"There is no {status} deal: the export may be filtered, so no win rate can be told.")
    return told


def _rows_of(table: str) -> str:
    return {"lookup": "names", "stages": "stage changes"}.get(table, table)
