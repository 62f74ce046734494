"""What a manager does with a week: hours and habits for each person. A style returns this."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

Amount = float | npt.NDArray[np.float64]

SHARES = ("asking", "coaching_fit", "pass_on", "activity_push")  # 0 to 1; all others are hours, 0 to 168


@dataclass(frozen=True, slots=True, kw_only=True)
class Practices:
    """One week's practices. Each is a number for everybody or an array of shape (runs, people).

    Attributes:
        oversight_hours: watching the person: listening in, joining meetings, hourly updates.
        review_hours: one-to-ones on results.
        process_hours: going through the pipeline, deal by deal: the process, not the person.
        coaching_hours: practising skills.
        support_hours: help with what stands in the way.
        takeover_hours: the manager works the person's deals.
        sharing_hours: structured sharing of know-how among colleagues.
        report_hours: hours that the *salesperson* spends on reports for the manager.
        asking: how much of the talk is open asking for causes, 0-1.
        coaching_fit: coaching shaped to the person (1) or cloned from the manager's own way (0).
        pass_on: share of the pressure from above that is not held back, 0-1.
        activity_push: how hard activity counts are pushed, 0-1.

    Example:
        >>> import salescoach as sc
        >>> sc.Practices(review_hours=0.5, pass_on=0.3).review_hours
        0.5
    """

    oversight_hours: Amount = 0.0
    review_hours: Amount = 0.0
    process_hours: Amount = 0.0
    coaching_hours: Amount = 0.0
    support_hours: Amount = 0.0
    takeover_hours: Amount = 0.0
    sharing_hours: Amount = 0.0
    report_hours: Amount = 0.0
    asking: Amount = 0.0
    coaching_fit: Amount = 0.5
    pass_on: Amount = 1.0
    activity_push: Amount = 0.0

    def items(self) -> Iterator[tuple[str, Amount]]:
        """Go through all practices.

        Yields:
            Name and amount of each.
        """
        for field in fields(self):
            yield field.name, getattr(self, field.name)


def most_of(name: str) -> float:
    """The largest amount that a practice may have: 1 for a share, else the hours of a week."""
    return 1.0 if name in SHARES else 168.0


def checked(practices: object, shape: tuple[int, int], style: str) -> Practices:
    """The practices, once they are known to be usable for ``shape`` = (runs, people).

    Raises:
        ValueError: not Practices, wrong shape, not a number, negative or too large; says which.
    """
    if not isinstance(practices, Practices):
        raise ValueError(
            f"style {style!r} returned {type(practices).__name__}, not practices. "
            "End it with: return sc.Practices(review_hours=0.5)"
        )
    for name, amount in practices.items():
        _check_amount(name, amount, shape, style)
    return practices


def _check_amount(name: str, amount: Amount, shape: tuple[int, int], style: str) -> None:
    values = np.asarray(amount)
    if values.dtype.kind not in "fiub" or values.shape not in ((), shape):
        raise ValueError(
            f"style {style!r}: {name} has shape {values.shape} and type {values.dtype}; it must be one number or "
            f"numbers of shape {shape}. Build it from what is seen, e.g. np.where(seen.attainment < 1, 2.0, 0.0)"
        )
    most = most_of(name)
    low, high = values.min(), values.max()
    if not (low >= 0.0 and high <= most):  # false for NaN too
        bad = "nan" if np.isnan(low) else f"{low:g} to {high:g}"
        raise ValueError(
            f"style {style!r}: {name} is {bad}; allowed is 0 to {most:g}. "
            f"Fix it with: np.clip(..., 0, {most:g}), and divide by nothing that can be zero"
        )
