"""salescoach: run the argument about managing salespeople.

>>> import salescoach as sc
>>> team = sc.Team(people=8)
>>> a = sc.simulate(team, style="micromanage", runs=2)
>>> b = sc.simulate(team, style="coach", runs=2)
>>> int(sc.compare(a, b).table.loc["revenue", "runs"])
2
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .assumptions.boundary import boundary as boundary
    from .assumptions.draw import worlds as worlds
    from .assumptions.over import compare_over as compare_over
    from .assumptions.plausible import find_plausible_worlds as find_plausible_worlds
    from .assumptions.plausible import plausible_worlds as plausible_worlds
    from .claims.register import claim as claim
    from .claims.tables import claims as claims
    from .estimates.bench import mark_estimators as mark_estimators
    from .estimates.campaign_story import two_stories as two_stories
    from .estimates.control import owner_differences as owner_differences
    from .estimates.forecast import fit_forecast as fit_forecast
    from .estimates.leaving import fit_leaving as fit_leaving
    from .estimates.mediation import mediation as mediation
    from .estimates.oversight import effect_of_oversight as effect_of_oversight
    from .estimates.win import fit_win as fit_win
    from .published.report import patterns as patterns
    from .records.company import make_company as make_company
    from .records.company_files import answer_key as answer_key
    from .records.company_files import example_records as example_records
    from .records.own_team import OwnTeam as OwnTeam
    from .records.own_team import own_team as own_team
    from .records.read import read_crm as read_crm
    from .records.write import read_records as read_records
    from .results.columns import columns as columns
    from .results.compare import Comparison as Comparison
    from .results.compare import compare as compare
    from .results.precision import runs_needed as runs_needed
    from .results.simulate import Results as Results
    from .results.simulate import simulate as simulate
    from .sensitivity.morris import screen as screen
    from .sensitivity.sobol import importance as importance
    from .settings.register import CAUSES as CAUSES
    from .settings.tables import evidence as evidence
    from .settings.tables import evidence_rows as evidence_rows
    from .settings.tables import links as links
    from .settings.team import Team as Team
    from .settings.team import without as without
    from .styles.check import check_style as check_style
    from .styles.practices import Practices as Practices
    from .styles.seen import Seen as Seen
    from .styles.style import Style as Style
    from .styles.style import style as style
    from .styles.tables import styles as styles
    from .teaching.check import answer as answer
    from .teaching.check import check as check
    from .teaching.check import hint as hint
    from .teaching.guess import guess as guess
    from .teaching.slider import slider as slider

# Public name -> the module that holds it. Loaded when first used: importing the package costs next to nothing.
_HOME = {
    "CAUSES": "settings.register",
    "Comparison": "results.compare",
    "OwnTeam": "records.own_team",
    "Practices": "styles.practices",
    "Results": "results.simulate",
    "Seen": "styles.seen",
    "Style": "styles.style",
    "Team": "settings.team",
    "answer": "teaching.check",
    "answer_key": "records.company_files",
    "boundary": "assumptions.boundary",
    "check": "teaching.check",
    "check_style": "styles.check",
    "claim": "claims.register",
    "claims": "claims.tables",
    "columns": "results.columns",
    "compare": "results.compare",
    "compare_over": "assumptions.over",
    "effect_of_oversight": "estimates.oversight",
    "evidence": "settings.tables",
    "evidence_rows": "settings.tables",
    "example_records": "records.company_files",
    "find_plausible_worlds": "assumptions.plausible",
    "fit_forecast": "estimates.forecast",
    "fit_leaving": "estimates.leaving",
    "fit_win": "estimates.win",
    "guess": "teaching.guess",
    "hint": "teaching.check",
    "importance": "sensitivity.sobol",
    "links": "settings.tables",
    "make_company": "records.company",
    "mark_estimators": "estimates.bench",
    "mediation": "estimates.mediation",
    "own_team": "records.own_team",
    "owner_differences": "estimates.control",
    "patterns": "published.report",
    "plausible_worlds": "assumptions.plausible",
    "read_crm": "records.read",
    "read_records": "records.write",
    "runs_needed": "results.precision",
    "screen": "sensitivity.morris",
    "simulate": "results.simulate",
    "slider": "teaching.slider",
    "style": "styles.style",
    "styles": "styles.tables",
    "two_stories": "estimates.campaign_story",
    "without": "settings.team",
    "worlds": "assumptions.draw",
}
__all__ = [
    "CAUSES", "Comparison", "OwnTeam", "Practices", "Results", "Seen", "Style", "Team", "__version__", "answer",
    "answer_key", "boundary", "check", "check_style", "claim", "claims", "columns", "compare", "compare_over",
    "effect_of_oversight", "evidence", "evidence_rows", "example_records", "find_plausible_worlds",
    "fit_forecast", "fit_leaving", "fit_win", "guess", "hint", "importance", "links", "make_company",
    "mark_estimators", "mediation", "own_team", "owner_differences", "patterns", "plausible_worlds", "read_crm",
    "read_records", "runs_needed", "screen", "simulate", "slider", "style", "styles", "two_stories", "without",
    "worlds",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'salescoach' has no attribute {name!r}")
    value = getattr(importlib.import_module(f".{_HOME[name]}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
