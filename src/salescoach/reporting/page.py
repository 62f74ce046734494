"""One page out of records: self-contained, to read on a telephone, to print and to hand on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..common.files import write_text
from ..common.messages import whole
from ..from_records.about import RUNS, WORLDS, About, about
from ..records.records import Records
from .html import paragraph, words
from .names import hider
from .of_records import cycle_section, people_section, pipeline_section, rates_section, read_section
from .of_team import answers_section, fit_section, unknown_section
from .style import STYLE

CONTENTS = {
    "read": "What was read", "pipeline": "The pipeline", "rates": "Win rate",
    "people": "Between people and within them", "cycle": "The cycle", "fit": "Your team against a model of it",
    "answers": "What the kit answers", "unknown": "What stays unknown",
}  # fmt: skip
# The page may fetch nothing at all: no picture, no letter, no script from anywhere but itself.
POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
ABOUT = (
    "Made on the computer on which the records lie; nothing left it. No person, customer or deal is named here, and "
    "nothing on this page says anything about a single person."
)


@dataclass(frozen=True, kw_only=True)
class Report:
    """What records show, as one page.

    Attributes:
        records: what was read.
        about: the model of the team; None where none was asked for.

    Example:
        >>> import salescoach as sc
        >>> page = sc.report(sc.example_records(), model=False)
        >>> page.html.startswith("<!DOCTYPE html>")
        True
    """

    records: Records
    about: About | None

    @cached_property
    def html(self) -> str:
        """The page. It holds its pictures, fetches nothing and names nobody."""
        sections = [part for part in self._sections() if part]
        links = "".join(
            f'<li><a href="#{name}">{words(title)}</a></li>'
            for name, title in CONTENTS.items()
            if any(f'id="{name}"' in part for part in sections)
        )
        title = "What the records of this sales team show"
        return (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{words(POLICY)}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<title>{words(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
            '<a class="skip" href="#content">To the content</a>\n'
            f"<header><h1>{words(title)}</h1>\n{paragraph(ABOUT)}</header>\n"
            f'<nav aria-label="Contents"><ol>{links}</ol></nav>\n<main id="content">\n'
            + "\n".join(sections)
            + "\n</main>\n<footer>"
            + paragraph(
                "salescoach simulates how management pressure travels; it is made to think with, not to judge by."
            )
            + "</footer>\n</body>\n</html>\n"
        )

    def _sections(self) -> list[str]:
        hide = hider(self.records)
        told = [read_section(self.records, hide)]
        if len(self.records.deals):
            told += [
                pipeline_section(self.records, hide), rates_section(self.records), people_section(self.records),
                cycle_section(self.records),
            ]  # fmt: skip
        if self.about is not None:
            told += [fit_section(self.about), answers_section(self.about), unknown_section(self.about)]
        return told

    def write(self, path: str | Path) -> Path:
        """Write the page whole, or not at all.

        Args:
            path: of the file, such as ``report.html``.

        Returns:
            The path.
        """
        return write_text(path, self.html)

    def __repr__(self) -> str:
        return f"A page of {len(self.html.encode()) / 1e6:.1f} MB. Type: report.write('report.html')"


def report(
    records: Records, *, model: bool = True, worlds: int = WORLDS, runs: int = RUNS,
    progress: Callable[[int], None] | None = None,
) -> Report:  # fmt: skip
    """One page about records: what was read, pipeline, win rate, people, cycle, the model of the team, its answers.

    Args:
        records: ``sc.read_crm(...)``, ``sc.example_records()`` and the like.
        model: whether to fit a team and ask it; without, the page shows the records alone.
        worlds: how many worlds the answers are over.
        runs: paired runs in each world.
        progress: called with 1 after every part of the fit and the answers.

    Returns:
        Report: ``.html``, ``.write("report.html")``.

    Raises:
        ValueError: ``worlds`` or ``runs`` is no whole number of at least 1.

    Example:
        >>> import salescoach as sc
        >>> page = sc.report(sc.example_records(), model=False)
        >>> page.html.count("<img"), "<script" in page.html
        (5, False)
    """
    found = about(records, whole("worlds", worlds, 1), whole("runs", runs, 1), progress) if model else None
    return Report(records=records, about=found)
