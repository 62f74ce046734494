"""Tables that name ids: what a stage, a pipeline or a link stands for."""

from __future__ import annotations

from dataclasses import dataclass

from ..parsed_file import ParsedFile

STAGES, PIPELINES, DEALS_OF_ACTIVITIES = "stage", "pipeline", "deal"


@dataclass(frozen=True, slots=True)
class Label:
    """What an id stands for: the text, and for a stage whether a deal in it is won, lost or neither (None)."""

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
        for row in file.account.kept.nonzero()[0]:
            status = "won" if won[row] else "lost" if closed[row] else None
            self._found.setdefault(of, {})[ids[row]] = Label(texts[row], status)

    def texts(self, of: str) -> dict[str, str]:
        """Id -> text; nothing where no file has it."""
        return {key: label.text for key, label in self._found.get(of, {}).items()}

    def status(self, stage: str | None) -> str | None:
        """Whether deals in a stage are won or lost; None where nothing says so."""
        label = self._found.get(STAGES, {}).get(stage) if stage is not None else None
        return None if label is None else label.status
