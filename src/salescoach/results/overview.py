"""All styles against one reference: the table, the sentences and the picture of the main job."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..common.messages import number
from ..common.signs import more_or_less
from ..figures.styles import quoted, style_label
from ..settings.team import Team
from .compare import compare
from .measures import MEASURES, measure_of
from .simulate import Results, all_styles, simulate
from .words import direction, ends_of, style_sentence

if TYPE_CHECKING:
    import pandas as pd

    from ..figures.picture import Picture


@dataclass(frozen=True)
class Overview:
    """Every style beside the reference.

    Attributes:
        reference: name of the style that all others are compared with.
        table: one row per style and measure: mean, difference from the reference with interval.
        tables: style -> the table of its comparison, best seller first.
        sentences: one plain sentence per style.
        title: the finding in one line.
        runs: replications of each style.
    """

    reference: str
    table: pd.DataFrame
    tables: dict[str, pd.DataFrame]
    sentences: tuple[str, ...]
    title: str
    runs: int

    def plot(self) -> Picture:
        """The picture: one panel per measure, one row per style."""
        from ..figures.differences import differences_picture

        measures = [measure_of(name) for name in next(iter(self.tables.values())).index]
        return differences_picture(self.tables, measures, reference=self.reference, title=self.title)

    def plot_board(self) -> Picture:
        """One picture for a board: sales under each style, best seller on top, in words."""
        from ..figures.board import board_picture

        foot = f"The same people, customers and luck under each; {self.runs} paired runs. {CAVEAT}"
        return board_picture(self.tables, reference=self.reference, title=self.title, foot=foot)

    @property
    def text(self) -> str:
        """Means, then differences with their intervals, as a table for the screen."""
        return f"{_levels(self.table, self.reference)}\n\n{_differences(self.table, self.reference)}"


CAVEAT = "One team at default assumptions, most of which nobody has measured."
LEGEND = (
    "result: money, whole team; conversion: orders per 100 closed deals; trust and strain: points of 100;\n"
    "people leaving: in the whole time; manager hours: a week, spent on people"
)


def overview(
    team: Team,
    runs: int = 200,
    seed: int = 1,
    threads: int | None = None,
    progress: Callable[[int], None] | None = None,
) -> Overview:
    """Let the team live under every style with the same luck, and compare each with the status quo."""
    results = {name: simulate(team, name, runs, seed, threads=threads, progress=progress) for name in all_styles()}
    return overview_of(results)


def overview_of(results: Mapping[str, Results]) -> Overview:
    """Compare finished results; the first is the reference."""
    import pandas as pd

    if len(results) < 2:
        raise ValueError("an overview needs a reference and at least one other style. Type: overview(sc.Team())")
    reference, *others = results
    base = results[reference]
    tables = {name: compare(base, results[name]).table for name in others}
    parts = [table.reset_index().assign(style=name) for name, table in tables.items()]
    ordered = dict(sorted(tables.items(), key=lambda item: item[1].loc["revenue", "difference"], reverse=True))
    team = base.team
    sentences = tuple(
        style_sentence(table, name, int(team.people), int(team.weeks), float(team.manager_hours_per_week))
        for name, table in ordered.items()
    )
    return Overview(
        reference,
        pd.concat(parts, ignore_index=True),
        ordered,
        sentences,
        _title(ordered, reference, base.runs),
        base.runs,
    )


def _title(tables: Mapping[str, pd.DataFrame], reference: str, runs: int) -> str:
    if runs == 1:
        return "One run cannot tell luck from effect: take at least 50"
    names = list(tables)
    best, worst = tables[names[0]].loc["revenue"], tables[names[-1]].loc["revenue"]
    parts = []
    if direction(best["percent_low"], best["percent_high"]) == "more":
        parts.append(f"{quoted(names[0])} sells most ({more_or_less(best['percent'])} than {quoted(reference)})")
    if direction(worst["percent_low"], worst["percent_high"]) == "less":
        parts.append(f"{quoted(names[-1])} least ({more_or_less(worst['percent'])})")
    where = "one kind of team, default assumptions"
    return (", ".join(parts) if parts else f"No style clearly differs from {quoted(reference)}") + f": {where}"


_READ = {
    "revenue": lambda v: f"{v / 1e6:.2f} M" if v >= 1e5 else f"{v:,.0f}",
    "win_rate": lambda v: f"{v:.1f} %",
    "trust": lambda v: f"{v:.1f}",
    "strain": lambda v: f"{v:.1f}",
    "leavers": lambda v: f"{v:.2f}",
    "manager_hours": lambda v: f"{v:.1f}",
}


def _read(measure: str, value: float) -> str:
    return _READ[measure](value) if value == value else "-"


def _levels(table: pd.DataFrame, reference: str) -> str:
    rows = {name: {"style": style_label(name, code=True)} for name in table["style"].unique()}
    first = table[table["style"] == table["style"].iloc[0]]
    base = {"style": style_label(reference, code=True)} | {
        r.measure: _read(r.measure, r.first) for r in first.itertuples()
    }
    for row in table.itertuples():
        rows[row.style][row.measure] = _read(row.measure, row.second)
    return _grid([base, *rows.values()], {n: f"{m.label}" for n, m in MEASURES.items()})


def _differences(table: pd.DataFrame, reference: str) -> str:
    rows: dict[str, dict[str, str]] = {name: {"style": style_label(name)} for name in table["style"].unique()}
    for r in table.itertuples():
        measure = MEASURES[r.measure]
        low, mid, high = (
            (r.percent_low, r.percent, r.percent_high) if measure.relative else (r.low, r.difference, r.high)
        )
        digits = 1 if measure.relative else measure.digits
        unit = " %" if measure.relative else ""
        ends = f"({ends_of(low, high, digits, '')})" if low == low else "(no interval)"
        rows[r.style][r.measure] = f"{number(mid, digits, True)}{unit} {ends}" if mid == mid else "-"
    head = f"Difference from {quoted(reference)}, with 95 % interval (paired: same people, same customers, same luck)"
    return head + "\n" + _grid(list(rows.values()), {n: m.label for n, m in MEASURES.items()})


def _grid(rows: list[dict[str, str]], heads: dict[str, str]) -> str:
    names = ["style", *heads]
    lines = [["style", *heads.values()], *([row.get(name, "") for name in names] for row in rows)]
    widths = [max(len(line[k]) for line in lines) for k in range(len(names))]
    return "\n".join(
        "  ".join(
            cell.ljust(w) if k == 0 else cell.rjust(w) for k, (cell, w) in enumerate(zip(line, widths, strict=True))
        )
        for line in lines
    )
