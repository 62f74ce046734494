"""What records tell by themselves: every model that they are enough for, printed after the account of an import."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..records.records import Records

LEFT_OUT = "  left out:"
MOST_DEALS = 200_000  # above that, models that are fitted take minutes and are named instead
PERIODS = 6  # that the weekly figures should hold, before longer ones are taken
LENGTHS = (13, 4, 1)  # weeks of a period


def answers(records: Records) -> list[str]:
    """Texts of the models that these records are enough for, and why the others are not told.

    Args:
        records: what was read.
    """
    lines = ["", "What the records tell by themselves (relations, not effects; no ground for judging anybody):"]
    missing = []
    for typed, ask in _questions(records):
        try:
            text = str(ask(records))
        except ValueError as error:
            missing.append(f"  {typed}: {_first_sentence(str(error))}")
            continue
        lines += ["", f"{typed}:", *(line for line in text.splitlines() if not line.startswith(LEFT_OUT))]
    if missing:
        lines += ["", "Not told, for want of what it takes:", *missing]
    return lines


def _questions(records: Records) -> list[tuple[str, Callable[[Records], Any]]]:
    """What can be asked of these tables, as it is typed and as it is done."""
    from ..estimates.models.leaving import fit_leaving
    from ..estimates.models.owners import owner_differences
    from ..estimates.models.pipeline import pipeline_history
    from ..estimates.models.variation import between_and_within
    from ..estimates.models.win import fit_win
    from ..estimates.models.win_age import win_by_age

    found: list[tuple[str, Callable[[Records], Any]]] = []
    if len(records.deals):
        found += [
            ("sc.owner_differences(records)", owner_differences), ("sc.win_by_age(records)", win_by_age),
            ("sc.pipeline_history(records)", pipeline_history), ("sc.fit_win(records)", _if_few(fit_win)),
        ]  # fmt: skip
    if records.people["ended"].notna().any():
        found.append(("sc.fit_leaving(records)", fit_leaving))
    if len(records.deals) or len(records.weeks):
        found.append(("sc.between_and_within(records)", between_and_within))
    if len(records.weeks) and (len(records.meetings) or len(records.changes)):
        found.append(_effect(records))
    return found


def _if_few(ask: Callable[[Records], Any]) -> Callable[[Records], Any]:
    def asked(records: Records) -> Any:
        if len(records.deals) > MOST_DEALS:
            raise ValueError(f"more than {MOST_DEALS:,} deals take minutes, so ask it in Python.")
        return ask(records)

    return asked


def _effect(records: Records) -> tuple[str, Callable[[Records], Any]]:
    """The effect of close oversight, in periods that the weeks hold enough of; people without teams stand alone."""
    from ..estimates.effects.oversight import effect_of_oversight

    covered = (records.weeks["week"].max() - records.weeks["week"].min()).days // 7 + 1
    weeks = next((length for length in LENGTHS if covered >= PERIODS * length), 1)
    alone = bool(records.people["team"].isna().any() and records.people["manager"].isna().any())
    more = ", no_teams=True" if alone else ""
    return (
        f"sc.effect_of_oversight(records, weeks={weeks}{more})",
        lambda asked: effect_of_oversight(asked, weeks=weeks, no_teams=alone),
    )


def _first_sentence(text: str) -> str:
    return text.split(" Type: ")[0].rstrip(".") + "."
