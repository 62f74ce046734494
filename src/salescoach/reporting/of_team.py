"""The sections about the model of the team: how it fits, what it answers, what stays unknown."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from ..figures.own_team import answers_picture, distribution_picture, fit_picture
from ..from_records.about import About
from ..from_records.answers import Answer, added, ends
from ..from_records.distributions import Distribution
from ..from_records.fit_table import PARTS
from ..from_records.own_team import OwnTeam
from ..from_records.quantities import in_currency
from ..from_records.words import UNTESTED, figure, head_line, unknown_lines
from .html import items, paragraph, section, shown, table

UNKNOWN_SHOWN = 12
Hide = Callable[[str], str]


def fit_section(found: About) -> str:
    """Records and fitted team side by side, and the misfits in words.

    Args:
        found: what is said about the team.
    """
    title, own = "Your team against a model of it", found.own
    if own is None:
        return section("fit", title, paragraph(found.why))
    rows = [_fit_row(row) for row in own.fits.to_dict("records")]
    head = ("measured", "unit", "your records", "95 % range", "model", "in a word")
    return section(
        "fit", title,
        paragraph(head_line(own.team, own.source, own.weeks)),
        _misfits(own),
        shown(
            fit_picture(own.fits),
            paragraph(
                "How to read it: a mark in the grey band is as near as luck lets one tell. What is near is beyond "
                "luck, yet off by little; what misses is off by so much that the model shows another team in this.",
                "read"),
        ),
        table("Every measured value beside its sampling error and the model's", head, rows, left=(0, 1, 5)),
        *(shown(distribution_picture(one, in_currency(one.unit, own.currency)), _how_distribution(one, own.currency))
          for one in own.spread),
    )  # fmt: skip


def _misfits(own: OwnTeam) -> str:
    if not own.misfits:
        return paragraph("The model misses none of the values that were measured.")
    return paragraph("The model is not like your team in this:", "stop") + items(own.misfits)


def _how_distribution(one: Distribution, currency: str) -> str:
    parts = [
        f"{part} {figure(float(records))} in your records, {figure(float(shown))} in the model"
        for part, records, shown in zip(PARTS.values(), one.records, one.fitted, strict=True)
    ]
    return paragraph(f"In {in_currency(one.unit, currency)}: {'; '.join(parts)}.") + paragraph(
        "How to read it: each line climbs with the share of values up to there. Where the two part, the model has "
        "other deals, or other people, than your records.", "read",
    )  # fmt: skip


def _fit_row(row: dict[str, Any]) -> tuple[str, ...]:
    name = row["what"] if row["part"] == "typical" else f"{row['what']}, {row['part']}"
    range_ = "counted" if math.isnan(row["low"]) else f"{figure(row['low'])} to {figure(row['high'])}"
    return name, row["unit"], figure(row["records"]), range_, figure(row["fitted"]), row["word"]


def answers_section(found: About) -> str:
    """Two comparisons of ways of managing, without any records and with these.

    Args:
        found: what is said about the team.
    """
    if found.own is None:
        text = "No model could be fitted to these records, so the kit has no answer that would be about this team."
        return section("answers", "What the kit answers", paragraph(text))
    rows = [row for answer in found.answers for row in _answer_rows(answer)]
    head = ("comparison", "worlds", "first-named ahead", "other ahead", "unclear", "typical world", "nine in ten")
    return section(
        "answers", "What the kit answers, with your records and without",
        *(paragraph(f"{_name(a)}: the answer with your records is withheld, for {a.withheld}.", "stop")
          for a in found.answers if a.with_records is None),
        shown(
            answers_picture(found.answers),
            *(paragraph(f"{_name(a)}: {added(a.without, a.with_records)}") for a in found.answers if a.with_records),
            _but_for(found.answers),
            paragraph(
                "How to read it: a mark is a world, a way in which sales forces may work that nobody could rule out. "
                "To the right of nought the way that is named first sells more. The short bar is the "
                "typical world, the line nine in ten. A share of worlds is no chance.", "read"),
        ),
        table("Shares of worlds, and the effect on a year's revenue", head, rows),
        paragraph(found.origin), paragraph(UNTESTED),
    )  # fmt: skip


def _but_for(answers: tuple[Answer, ...]) -> str:
    if any(answer.with_records and answer.except_for for answer in answers):
        return paragraph("The worlds with your records show what these show but for what the model misses (see above).")
    return ""


def _name(answer: Answer) -> str:
    return f"{answer.second} against {answer.first}"


def _answer_rows(answer: Answer) -> list[tuple[str, ...]]:
    rows = []
    for word, over in (("without any records", answer.without), ("with your records", answer.with_records)):
        name = f"{_name(answer)}, {word}"
        if over is None:
            rows.append((name, *["withheld"] * 6))
            continue
        low, middle, high = ends(over)
        shares = (f"{over.shares[which]:.0%}" for which in ("second", "first", "unclear"))
        rows.append((name, f"{len(over.table)}", *shares, f"{middle:+.0f} %", f"{low:+.0f} to {high:+.0f} %"))
    return rows


def unknown_section(found: About) -> str:
    """What records do not tell.

    Args:
        found: what is said about the team.
    """
    if found.own is None:
        return ""
    unknown = found.own.unknown
    rows = [
        (r.setting, r.meaning, f"{figure(float(r.low))} to {figure(float(r.high))} {r.unit}",
         "not known" if math.isnan(r.moves_lead) else f"{abs(r.moves_lead):.0f}")
        for r in unknown.head(UNKNOWN_SHOWN).itertuples()
    ]  # fmt: skip
    head = ("setting", "what it is", "range of the kit", "moves coach's lead (points)")
    return section(
        "unknown", "What stays unknown",
        *(paragraph(line) for line in (" ".join(" ".join(unknown_lines(unknown)).split()),)),
        table("Settings that no record of this kind tells", head, rows, left=(0, 1, 2)),
    )  # fmt: skip
