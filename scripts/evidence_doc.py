"""docs/evidence.md, from the code: every number with its range, its source and what changes if it is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from textwrap import fill

from salescoach.assumptions.draw import free_settings
from salescoach.assumptions.sensitivity.wrong import AnswerChange, shipped_changes
from salescoach.published.table import PATTERNS, Pattern
from salescoach.settings.evidence.readings import word_of
from salescoach.settings.evidence.register import ROWS, TOPICS, WEIGHT_ROWS, rows_of, status_of
from salescoach.settings.evidence.second_reading import PROVISIONAL
from salescoach.settings.evidence.sources import SOURCES, Source
from salescoach.settings.presets import PRESETS, Change
from salescoach.settings.register import GROUPS, SETTINGS
from salescoach.settings.setting import Setting
from scripts.model_tables import number, table
from scripts.page import ROOT, Page
from scripts.second_reading_doc import second_reading_section
from scripts.what_if_wrong import manifest, stale

INTRODUCTION = """\
# Evidence

Generated from the code by `python scripts/pages.py write evidence`. Every number of the model stands here with its
range and with who says so; `sc.evidence(team)` gives the same for any team as a frame.

{counts}

## How to read this page

**Status** tells whether anybody looked: *seen* in a stored text of the source (mostly an abstract or a summary page,
seldom the whole paper), *computed* from public raw data, **recalled** (from memory, not verified: check before you
quote it), or *assumed* (no published figure known, or a choice of this kit).

**Grade** tells how strong the design is: *experiment* (field, laboratory or natural), *meta-analysis*, *study* (one
observational study), *survey* (vendors and consultants), *assumed*.

**Basis** tells what the source gives: this *figure*; a pattern to which the number is *fitted*; only the *direction*,
so the size is ours and the grade is assumed; *none* where there is no source.

**Reading** is *read twice* where the number was held against its rows again, and figure, people, direction and range
fit; all else is **provisional**. [The second reading](#the-second-reading) says what was found for each number.

**Plausible** is the range within which a world is still believable; **spread** is how plausible worlds draw from it
(*fixed*: they do not; *weighted*: words, by how often each was found). Treat any result that holds only at one value of
an assumed number as a result about that number. A range for a number says nothing about how numbers go together: for
that see `docs/worlds.md`.

**Rows** number single findings: a claim about the literature in these pages names its row, as "(row 1.2)", and
[the rows](#the-rows) say what was found, on whom, and whether anybody here saw it. How much a wrong number would matter
stands under [what changes if it is wrong](#what-changes-if-it-is-wrong); a link's strength is the setting of its name.
"""
SETTING_HEAD = (
    "setting", "default", "unit", "plausible", "spread", "grade", "status", "basis", "reading", "source",
    "reason",
)  # fmt: skip
PATTERNS_SAID = """\
What a credible sales team shows; `sc.patterns()` measures each and says whether it lies inside its target, outside, or
cannot be told. *Rows* number the entries of [the rows](#the-rows). *Above* or *below* means that the source fixes a
sign and no size. *How the range follows* says where a figure is recalled or derived, not seen. *Discrepancy* is how far
so simple a model may be expected to lie off, as a standard deviation in the unit of the row: worlds are
[ruled out](worlds.md) by what lies beyond luck, target and discrepancy together. *Set to meet it* names the setting or
choice of ours that was set with the row in view; such a row is no test of the model."""
PATTERN_HEAD = (
    "pattern", "what is measured", "target", "rows", "source", "how the range follows", "discrepancy", "why so far",
    "set to meet it",
)  # fmt: skip


def marked(status: str) -> str:
    """A status as printed: what is only remembered stands out."""
    return "**recalled**" if status == "recalled" else status


def who_says(source: Source, basis: str) -> tuple[str, str, str, str]:
    """Grade, status, basis and citation, as ``sc.evidence`` grades them."""
    grade = "assumed" if basis == "direction" else source.grade
    rests = "none" if source.grade == "assumed" else basis
    return grade, marked(source.status), rests, source.citation


def who_says_of(setting: Setting, sources: Mapping[str, Source]) -> tuple[str, str, str, str]:
    """The same of a setting; where a row gives the weights of a choice, the row is named."""
    grade, _, rests, citation = who_says(sources[setting.source], setting.basis)
    row = f" (row {WEIGHT_ROWS[setting.name]})" if setting.name in WEIGHT_ROWS else ""
    return grade, marked(status_of(setting.name, setting.source)), rests, citation + row


def with_reading(said: tuple[str, str, str, str], name: str) -> tuple[str, ...]:
    """Grade, status and basis, then whether the number was read twice, then the citation."""
    word = word_of(name)
    return (*said[:3], "**provisional**" if word == PROVISIONAL else word, said[3])


def plausible(setting: Setting) -> str:
    """The plausible range, or the choices."""
    if setting.kind == "choice":
        return ", ".join(setting.choices)
    return "-" if setting.low == setting.high == 0 else f"{number(setting.low)} to {number(setting.high)}"


def drawn(setting: Setting) -> str:
    """How plausible worlds draw it: a choice with weights is drawn by them."""
    return "weighted" if setting.weights else setting.spread


def settings_table(settings: Iterable[Setting], sources: Mapping[str, Source]) -> str:
    """A group of settings."""
    rows = [
        (f"`{s.name}`", number(s.default), s.unit, plausible(s), drawn(s),
         *with_reading(who_says_of(s, sources), s.name), f"{s.meaning}: {s.reason}")
        for s in settings
    ]  # fmt: skip
    return table(SETTING_HEAD, rows)


def preset_table(preset: str, changes: Mapping[str, Change], sources: Mapping[str, Source]) -> str:
    """What a preset changes."""
    rows = [
        (
            f"`{name}`",
            number(c.value),
            *with_reading(who_says(sources[c.source], c.basis), f"{preset}.{name}"),
            c.reason,
        )
        for name, c in changes.items()
    ]
    return table(("setting", "value", "grade", "status", "basis", "reading", "source", "reason"), rows)


def sources_table(sources: Mapping[str, Source]) -> str:
    """All sources."""
    rows = [
        (f"`{key}`", s.citation, s.design, s.grade, marked(s.status), ", ".join(rows_of(key)) or "-")
        for key, s in sorted(sources.items())
    ]
    return table(("key", "source", "what was done", "grade", "status", "rows"), rows)


def patterns_table(patterns: Iterable[Pattern]) -> str:
    """The published patterns with their target ranges, how closely a model is held to them, and what was set."""
    rows = [
        (f"`{p.name}`", p.meaning, p.target, p.rows, p.source,
         p.why_range if p.rules_out else f"{p.why_range}; it rules no world out",
         number(p.discrepancy), p.why_discrepancy, fitted(p))
        for p in patterns
    ]  # fmt: skip
    return table(PATTERN_HEAD, rows)


def fitted(pattern: Pattern) -> str:
    """What was set to meet a pattern; settings as code."""
    name = pattern.fitted
    return f"`{name}`" if name in SETTINGS else name or "-"


def rows_tables() -> str:
    """The evidence rows, a table a topic."""
    parts = []
    for topic, title in TOPICS.items():
        rows = [
            (row.number, row.found, row.design, row.who, row.grade, marked(row.status))
            for row in ROWS.values()
            if row.number.startswith(f"{topic}.")
        ]
        head = ("row", "what was found", "what was done", "who", "grade", "status")
        parts.append(f"### {topic}. {title[0].upper()}{title[1:]}\n\n{table(head, rows)}")
    return "\n".join(parts)


def moved(change: AnswerChange, what: str, unit: str) -> str:
    """A change in words."""
    if not change.clear:
        return "no clear effect"
    return f"{what}{change.change:+.1f} ({change.low:.1f} to {change.high:.1f}) {unit}"


def wrong_table(changes: Mapping[str, Mapping[str, AnswerChange]]) -> str:
    """What changes between the ends of each free setting's range; what moves the headline most comes first."""
    ranges = {s.name: plausible(s) for s in free_settings()}
    order = sorted(changes, key=lambda name: (not changes[name]["lead"].clear, -abs(changes[name]["lead"].change)))
    rows = [
        (f"`{name}`", ranges[name],
         moved(changes[name]["lead"], "moves coach's lead over micromanage by ", "points"),
         moved(changes[name]["revenue"], "", "%"), moved(changes[name]["strain"], "", "points"))
        for name in order
    ]  # fmt: skip
    return table(("setting", "from lowest to highest", "headline", "revenue, usual practice", "strain"), rows)


def wrong_section() -> str:
    """What changes if a setting is wrong, or how to find out where the file is missing or stale."""
    title = "## What changes if it is wrong\n\n"
    fault = stale()
    if fault:
        return f"{title}Not known at present: {fault}\n"
    made, changes = manifest(), shipped_changes()
    clear = sum(row["lead"].clear for row in changes.values())
    how = (
        f"From `data/what_if_wrong.json`, made by `{made['made_by']}`. In each of {made['worlds']:,} worlds, drawn "
        f"evenly from all plausible ranges, each style had {made['runs']} runs. A line was fitted over the worlds, all "
        "free settings at once. The table tells how far the answer moves between a setting's lowest and highest "
        "plausible value, the others averaged over, with 95 % intervals. *Headline* is coach's lead over micromanage "
        f"in revenue (median {made['median']['lead']:.0f} %), in points; *revenue* and *strain* (of 100) are those of "
        "`status_quo`."
    )
    careful = (
        f"The headline is moved clearly by {clear} of {len(changes)} settings. *No clear effect* means that the "
        "interval holds zero: the setting may matter less than these worlds can show, or up in some worlds and down in "
        f"others, or not along a line. Of so many intervals about {len(changes) / 20:.0f} a column would look clear by "
        "luck alone. The worlds are not screened by the published patterns (`docs/worlds.md`), so they differ more "
        "than plausible worlds do. A setting that is *fixed* is not varied."
    )
    told = "\n\n".join(fill(text, 120, break_long_words=False, break_on_hyphens=False) for text in (how, careful))
    return f"{title}{told}\n\n{wrong_table(changes)}"


def counted() -> str:
    """How many numbers rest on what."""
    pairs = [who_says_of(s, SOURCES) for group in GROUPS.values() for s in group]
    basis = Counter(rests for _, _, rests, _ in pairs)
    twice = sum(word_of(s.name) != PROVISIONAL for group in GROUPS.values() for s in group)
    recalled = sum(status == marked("recalled") for _, status, _, _ in pairs)
    return (
        f"Of {len(pairs)} settings {basis['figure']} rest on a figure, {basis['fitted']} are fitted to a pattern, "
        f"{basis['direction']} have a direction only and {basis['none']} have no\nsource; "
        f"{recalled} name a recalled source. {twice} were read twice with the same outcome; the rest are provisional."
    )


def page() -> str:
    """The whole page."""
    parts = [INTRODUCTION.format(counts=counted())]
    parts += [f"## Settings: {group}\n\n{settings_table(GROUPS[group], SOURCES)}" for group in GROUPS]
    parts += [
        f"## Preset: {preset}\n\nWhat it changes; all else is as above.\n\n{preset_table(preset, changes, SOURCES)}"
        for preset, changes in PRESETS.items()
        if changes
    ]
    parts.append(f"## Sources\n\n{sources_table(SOURCES)}")
    parts.append(f"## Published patterns\n\n{PATTERNS_SAID}\n\n{patterns_table(PATTERNS.values())}")
    parts.append(
        "## The rows\n\nEvery finding that the kit cites, by number; `sc.evidence_rows()` gives them as "
        "a frame.\nNumbers leave gaps: a finding that nothing here needs is left out. Findings that speak against the "
        f"kit's own numbers\nstand among them.\n\n{rows_tables()}"
    )
    parts.append(second_reading_section())
    parts.append(wrong_section())
    return "\n".join(parts)


PAGE = Page(path=ROOT / "docs" / "evidence.md", renewed=lambda text: page())
