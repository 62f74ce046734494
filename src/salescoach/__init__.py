"""salescoach: run the argument about managing salespeople.

>>> import salescoach as sc
>>> team = sc.Team(people=8)
>>> a = sc.simulate(team, style="micromanage", runs=2)
>>> b = sc.simulate(team, style="coach", runs=2)
>>> int(sc.compare(a, b).table.loc["revenue", "runs"])
2
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from .common.lazy import lazy

__version__ = "0.1.0"

if TYPE_CHECKING:
    from . import figures as figures
    from .articles import mixes as mixes
    from .articles.entry import claim as claim
    from .articles.tables import claims as claims
    from .articles.thresholds import Thresholds as Thresholds
    from .assumptions.boundary import boundary as boundary
    from .assumptions.draw import worlds as worlds
    from .assumptions.lost_over import lost_at_customers_over as lost_at_customers_over
    from .assumptions.moved import moved_by_patterns as moved_by_patterns
    from .assumptions.over import compare_over as compare_over
    from .assumptions.plausible import find_plausible_worlds as find_plausible_worlds
    from .assumptions.plausible import look_again as look_again
    from .assumptions.plausible import plausible_worlds as plausible_worlds
    from .assumptions.practices import practices_over as practices_over
    from .assumptions.sensitivity.morris import screen as screen
    from .assumptions.sensitivity.sobol import importance as importance
    from .assumptions.who_wins import who_wins as who_wins
    from .campaign.stories import two_stories as two_stories
    from .common.signs import more_or_less as more_or_less
    from .company.columns import columns as columns
    from .company.files import answer_key as answer_key
    from .company.files import example_records as example_records
    from .company.make import make_company as make_company
    from .crm.read import read_crm as read_crm
    from .estimates.effects.benchmark import benchmark_estimators as benchmark_estimators
    from .estimates.effects.mediation import mediation as mediation
    from .estimates.effects.oversight import effect_of_oversight as effect_of_oversight
    from .estimates.effects.stored import stored_benchmark as stored_benchmark
    from .estimates.models.forecast import fit_forecast as fit_forecast
    from .estimates.models.leaving import fit_leaving as fit_leaving
    from .estimates.models.owners import owner_differences as owner_differences
    from .estimates.models.pipeline import pipeline_history as pipeline_history
    from .estimates.models.variation import between_and_within as between_and_within
    from .estimates.models.win import fit_win as fit_win
    from .estimates.models.win_age import win_by_age as win_by_age
    from .figures.styles import style_label as style_label
    from .from_records.own_team import OwnTeam as OwnTeam
    from .from_records.own_team import own_team as own_team
    from .management import contrasts as contrasts
    from .management.contract.check import check_style as check_style
    from .management.contract.probe import example_week as example_week
    from .management.library import STYLES as STYLES
    from .management.practices import Practices as Practices
    from .management.seen import Seen as Seen
    from .management.style import Style as Style
    from .management.style import style as style
    from .management.tables import styles as styles
    from .pilot.plan import PilotPlan as PilotPlan
    from .pilot.plan import plan_pilot as plan_pilot
    from .published.report import patterns as patterns
    from .records.stored import read_records as read_records
    from .reporting.page import Report as Report
    from .reporting.page import report as report
    from .results.chain.lost import lost_at_customers as lost_at_customers
    from .results.compare import Comparison as Comparison
    from .results.compare import compare as compare
    from .results.made_of import made_of as made_of
    from .results.meant import meant_and_done as meant_and_done
    from .results.runs_needed import runs_needed as runs_needed
    from .results.simulate import Results as Results
    from .results.simulate import simulate as simulate
    from .room.records import read_room as read_room
    from .settings.register import CAUSES as CAUSES
    from .settings.tables import evidence as evidence
    from .settings.tables import evidence_rows as evidence_rows
    from .settings.tables import links as links
    from .settings.team import Team as Team
    from .settings.team import without as without
    from .teaching.check import answer as answer
    from .teaching.check import check as check
    from .teaching.check import hint as hint
    from .teaching.guess import guess as guess
    from .teaching.slider import slider as slider
    from .teaching.tournament import tournament as tournament
    from .teaching.twenty.table import twenty_questions as twenty_questions

# Public name -> the module that holds it. Loaded when first used: importing the package costs next to nothing.
_HOME = {
    "CAUSES": "settings.register",
    "Comparison": "results.compare",
    "OwnTeam": "from_records.own_team",
    "PilotPlan": "pilot.plan",
    "Practices": "management.practices",
    "Report": "reporting.page",
    "Results": "results.simulate",
    "STYLES": "management.library",
    "Seen": "management.seen",
    "Style": "management.style",
    "Team": "settings.team",
    "Thresholds": "articles.thresholds",
    "answer": "teaching.check",
    "answer_key": "company.files",
    "benchmark_estimators": "estimates.effects.benchmark",
    "between_and_within": "estimates.models.variation",
    "boundary": "assumptions.boundary",
    "check": "teaching.check",
    "check_style": "management.contract.check",
    "claim": "articles.entry",
    "claims": "articles.tables",
    "columns": "company.columns",
    "compare": "results.compare",
    "compare_over": "assumptions.over",
    "effect_of_oversight": "estimates.effects.oversight",
    "evidence": "settings.tables",
    "evidence_rows": "settings.tables",
    "example_records": "company.files",
    "example_week": "management.contract.probe",
    "find_plausible_worlds": "assumptions.plausible",
    "fit_forecast": "estimates.models.forecast",
    "fit_leaving": "estimates.models.leaving",
    "fit_win": "estimates.models.win",
    "guess": "teaching.guess",
    "hint": "teaching.check",
    "importance": "assumptions.sensitivity.sobol",
    "links": "settings.tables",
    "look_again": "assumptions.plausible",
    "lost_at_customers": "results.chain.lost",
    "lost_at_customers_over": "assumptions.lost_over",
    "made_of": "results.made_of",
    "make_company": "company.make",
    "meant_and_done": "results.meant",
    "mediation": "estimates.effects.mediation",
    "more_or_less": "common.signs",
    "moved_by_patterns": "assumptions.moved",
    "own_team": "from_records.own_team",
    "owner_differences": "estimates.models.owners",
    "patterns": "published.report",
    "pipeline_history": "estimates.models.pipeline",
    "plan_pilot": "pilot.plan",
    "plausible_worlds": "assumptions.plausible",
    "practices_over": "assumptions.practices",
    "read_crm": "crm.read",
    "read_records": "records.stored",
    "read_room": "room.records",
    "report": "reporting.page",
    "runs_needed": "results.runs_needed",
    "screen": "assumptions.sensitivity.morris",
    "simulate": "results.simulate",
    "slider": "teaching.slider",
    "stored_benchmark": "estimates.effects.stored",
    "style": "management.style",
    "style_label": "figures.styles",
    "styles": "management.tables",
    "tournament": "teaching.tournament",
    "twenty_questions": "teaching.twenty.table",
    "two_stories": "campaign.stories",
    "who_wins": "assumptions.who_wins",
    "win_by_age": "estimates.models.win_age",
    "without": "settings.team",
    "worlds": "assumptions.draw",
}
_MODULES = {"contrasts": "management.contrasts", "figures": "figures", "mixes": "articles.mixes"}
__all__ = [
    "CAUSES", "STYLES", "Comparison", "OwnTeam", "PilotPlan", "Practices", "Report", "Results", "Seen", "Style",
    "Team", "Thresholds", "__version__", "answer", "answer_key", "benchmark_estimators", "between_and_within",
    "boundary", "check", "check_style", "claim", "claims", "columns", "compare", "compare_over", "contrasts",
    "effect_of_oversight", "evidence", "evidence_rows", "example_records", "example_week", "figures",
    "find_plausible_worlds", "fit_forecast", "fit_leaving", "fit_win", "guess", "hint", "importance", "links",
    "look_again", "lost_at_customers", "lost_at_customers_over", "made_of", "make_company", "meant_and_done",
    "mediation", "mixes", "more_or_less", "moved_by_patterns", "own_team", "owner_differences", "patterns",
    "pipeline_history", "plan_pilot", "plausible_worlds", "practices_over", "read_crm", "read_records", "read_room",
    "report", "runs_needed", "screen", "simulate", "slider", "stored_benchmark", "style", "style_label", "styles",
    "tournament", "twenty_questions", "two_stories", "who_wins", "win_by_age", "without", "worlds",
]  # fmt: skip


__getattr__: Callable[[str], Any] = lazy(__name__, _HOME, _MODULES)


def __dir__() -> list[str]:
    return sorted(__all__)
