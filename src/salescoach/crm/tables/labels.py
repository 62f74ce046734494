"""Tables that name ids: what a stage, a pipeline or a link stands for."""

from __future__ import annotations

from dataclasses import dataclass

from .. import outcomes
from ..parsed_file import ParsedFile

STAGES, PIPELINES, DEALS_OF_ACTIVITIES = "stage", "pipeline", "deal"
UNCLEAR = "closed"  # a stage that is closed, and nothing tells whether won or lost


@dataclass(frozen=True, slots=True)
class Label:
    """What an id stands for: the text, and for a stage whether a deal in it is won, lost, closed or none (None)."""

    text: str
    status: str | None


class Labels:
    """Labels by what they are of, such as ``STAGES``, and by id."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, Label]] = {}

    def read(self, of: str, file: ParsedFile) -> None:
        """Add those of a file with the columns ``id`` and ``label`` and, for stages, ``is_won`` and ``is_closed``."""
        ids, texts = file.text("id"), file.text("label")
        file.account.exclude(ids.isna() | texts.isna(), "no id or no label")
        won, closed = file.is_true("is_won"), file.is_true("is_closed")
        sure = file.optional_number("probability")
        for row in file.account.kept.nonzero()[0]:
            end = _end(won[row], closed[row], texts[row], float(sure[row]), told="is_won" in file)
            self._found.setdefault(of, {})[ids[row]] = Label(texts[row], end)

    def texts(self, of: str) -> dict[str, str]:
        """Id -> text; nothing where no file has it."""
        return {key: label.text for key, label in self._found.get(of, {}).items()}

    def status(self, stage: str | None) -> str | None:
        """Whether deals in a stage are won or lost; None where nothing says so."""
        label = self._found.get(STAGES, {}).get(stage) if stage is not None else None
        return None if label is None else label.status

    def text_of_stage(self, stage: str | None) -> str | None:
        """What a stage is called; its id where no file tells."""
        label = self._found.get(STAGES, {}).get(stage) if stage is not None else None
        return stage if label is None else label.text


def _end(won: bool, closed: bool, text: str, probability: float, *, told: bool) -> str | None:
    """How deals in a stage ended: as a column tells, else by its name, else by its probability."""
    named = outcomes.of_stage(text)
    if won or not closed:
        return "won" if won else named if not told else None
    if told:
        return "lost"
    by_chance = "won" if probability >= 1 else "lost" if probability == 0 else UNCLEAR
    return named or by_chance
