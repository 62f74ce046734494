"""The contract of a style, check by check, with the line to type where one fails."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from textwrap import indent
from typing import TYPE_CHECKING

from ..library import find_style
from .calls import CALLS
from .fair import FAIR
from .form import FORM
from .trial import Case, NotChecked, Problem

if TYPE_CHECKING:
    import pandas as pd

CHECKS: dict[str, Callable[[Case], Problem | None]] = {**FORM, **CALLS, **FAIR}
MOST_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check came to.

    Attributes:
        check: its name.
        passed: whether it was made and passed.
        found: what is wrong, or a note; empty where there is nothing to say.
        fix: the line to type.
    """

    check: str
    passed: bool
    found: str = ""
    fix: str = ""

    @property
    def skipped(self) -> bool:
        """True where the check could not be made."""
        return not self.passed and not self.fix


@dataclass(frozen=True, eq=False)
class StyleReport:
    """What the checks of a style came to.

    Attributes:
        name: of the style.
        ok: True where every check was made and passed.
        table: one row per check: check, passed, found, fix. A check that could not be made is not passed.
        text: the same in sentences, failures first.
    """

    name: str
    ok: bool
    table: pd.DataFrame
    text: str

    def __repr__(self) -> str:
        return self.text


def check_style(style: object) -> StyleReport:
    """Try a style on made-up weeks and on every week of two years: may it be compared with the others?

    A style sees what a manager can see and nothing else, does the same in the same week, treats each
    run and each person alone, and keeps within the hours of a week. What it names is looked at as well:
    clock, files and ways round what a manager can see do not show in what it does. Code that hides what
    it does, behind an object of its own or in a library, is not seen through.

    Args:
        style: a style, the name of a style of the kit, or a function that is to become one.

    Returns:
        A report. ``.ok`` is True where all is well; else each failure says what was found and the
        line to type.

    Raises:
        ValueError: a name that no style has.

    Example:
        >>> import salescoach as sc
        >>> sc.check_style("coach").ok
        True
    """
    import pandas as pd

    case = Case(find_style(style) if isinstance(style, str) else style)
    findings = [_finding(case, name) for name in CHECKS]
    columns = ["check", "passed", "found", "fix"]
    table = pd.DataFrame([[f.check, f.passed, f.found, f.fix] for f in findings], columns=columns)
    return StyleReport(case.name, all(f.passed for f in findings), table, _text(case.name, findings))


def _finding(case: Case, name: str) -> Finding:
    try:
        problem = CHECKS[name](case)
    except NotChecked as why:
        return Finding(name, False, f"not checked: {why}")
    if problem is None:
        return Finding(name, True)
    if problem.note:
        return Finding(name, True, f"note: {problem.found}", problem.fix)
    return Finding(name, False, problem.found, problem.fix)


def _text(name: str, findings: list[Finding]) -> str:
    passed, skipped = sum(f.passed for f in findings), [f for f in findings if f.skipped]
    failed = _together([f for f in findings if not f.passed and not f.skipped])
    head = f"{name}: " + ("all" if passed == len(findings) else f"{passed} of") + f" {len(findings)} checks passed"
    lines = [head]
    for names, first in failed[:MOST_SHOWN]:
        lines += [f"  failed: {names}", f"    {first.found}", indent(first.fix, "    ")]
    if len(failed) > MOST_SHOWN:
        lines.append(f"  {len(failed) - MOST_SHOWN} more kinds of failure: type report.table")
    lines += [f"  not checked: {names} ({first.found[13:]})" for names, first in _together(skipped)]
    lines += [f"  {f.found}. {f.fix}" for f in findings if f.found.startswith("note: ")]
    return "\n".join(lines)


def _together(findings: list[Finding]) -> list[tuple[str, Finding]]:
    """Findings that say the same share a line: the first check and how many more."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        groups.setdefault((finding.found, finding.fix), []).append(finding)
    return [
        (group[0].check + (f" and {len(group) - 1} more" if len(group) > 1 else ""), group[0])
        for group in groups.values()
    ]
