"""Exercises of notebook 03: what of the pressure reaches the customer, and where it helps."""

from __future__ import annotations

from functools import cache
from typing import Any

from ...common.signs import range_of
from ...results.compare import compare
from ...results.simulate import Results, simulate
from ...settings.register import SETTINGS
from ...settings.team import Team
from ..accept import team_that
from ..exercise import Exercise, Mistake

_CUSTOMERS = ("tolerance_median", "tolerance_spread", "reaction_urgency", "adaptiveness", "pass_through", "reaction")


@cache
def _year(cut: str = "", pressed: bool = True, style: str = "micromanage", runs: int = 100) -> Results:
    """A year with one link cut, under pressure from above or with none passed on."""
    team = Team() if pressed else Team().change(pass_on=0.0)
    return simulate(team.without(cut) if cut else team, style=style, runs=runs, seed=1)


def _more(first: Results, second: Results, measure: str, column: str) -> float:
    return float(compare(first, second, measures=(measure,)).table.loc[measure, column])


def _comes_back(style: str = "micromanage", measure: str = "trust") -> float:
    return _more(_year(style=style), _year("pass_through", style=style), measure, "difference")


def _loss(cut: str = "", style: str = "status_quo") -> float:
    """Per cent of sales that pressure passed on takes away, as a plus."""
    return -_more(_year(cut, False, style, 200), _year(cut, True, style, 200), "revenue", "percent")


BACK = Exercise(
    id="03-1",
    level=1,
    task="""Let the default team live a hundred years under style="micromanage", once as it is and once with the link
        pass_through cut, so that nothing is handed on to customers. By how many points of 100 is customers' trust
        higher with the link cut? One decimal.""",
    hints=(
        'A team without a link is sc.without(sc.Team(), "pass_through").',
        'sc.compare(first, second).table.loc["trust", "difference"] is in points of 100.',
    ),
    solution="""
        as_it_is = sc.simulate(sc.Team(), style="micromanage", runs=100)
        cut = sc.simulate(sc.without(sc.Team(), "pass_through"), style="micromanage", runs=100)
        answer = sc.compare(as_it_is, cut).table.loc["trust", "difference"]
    """,
    explain="""So much trust do customers lose because they are pressed, this year alone. Under usual practice they lose
        some of it too, so what close watching adds is less. The figure holds the harm of pressing customers beyond what
        they bear, less the good of urging those who bear it, for one cut takes both out.""",
    right=_comes_back,
    tolerance=0.06,
    mistakes=(
        Mistake(
            wrong=lambda: _comes_back() / 100,
            message="that is on a scale from 0 to 1. Points of 100 are asked: times a hundred.",
        ),
        Mistake(
            wrong=lambda: -_comes_back(),
            message="the sign is turned: take the year as it is away from the year with the link cut.",
        ),
        Mistake(
            wrong=lambda: _comes_back(measure="win_rate"),
            message="that is the win rate. Customers' trust is asked, the row trust of the table.",
        ),
        Mistake(
            wrong=lambda: _comes_back("status_quo"),
            message='that is under usual practice. Take style="micromanage".',
        ),
    ),
)

THROUGH = Exercise(
    id="03-2",
    level=2,
    task="""Pressure passed on costs sales under usual practice as well. Compare style="status_quo" in the default team
        with the same where the manager passes nothing on (pass_on=0). Then cut pass_through in both and compare
        again (200 runs). How large a share of the loss, in per cent of sales, goes through customers? Give a number
        between 0 and 1, with two decimals.""",
    hints=(
        "You need two losses: one with all links on, and one with pass_through cut. Each compares pass_on=0 with the "
        "default.",
        "The share is one minus the loss with the link cut over the loss with all links on.",
    ),
    solution="""
        def loss(team):
            none = sc.simulate(team.change(pass_on=0.0), style="status_quo", runs=200)
            some = sc.simulate(team, style="status_quo", runs=200)
            return -sc.compare(none, some).table.loc["revenue", "percent"]

        answer = 1 - loss(sc.without(sc.Team(), "pass_through")) / loss(sc.Team())
    """,
    explain="""The rest stays with the seller: strain takes effort and skill without any customer being pressed, and
        fresh pressure lifts the effort of some and lowers that of others. Do not add such shares up over links. They
        overlap, because one link feeds the next.""",
    right=lambda: 1 - _loss("pass_through") / _loss(),
    tolerance=0.01,
    mistakes=(
        Mistake(
            wrong=lambda: _loss("pass_through") / _loss(),
            message="that is the share which is left when the link is cut. What goes with it is asked: one minus that.",
        ),
        Mistake(
            wrong=lambda: 100 * (1 - _loss("pass_through") / _loss()),
            message="that is in per cent. A share between 0 and 1 is asked.",
        ),
        Mistake(
            wrong=lambda: _loss() - _loss("pass_through"),
            message="that is the difference of the two losses in per cent of sales. Its share of the loss is asked.",
        ),
        Mistake(
            wrong=lambda: 1 - _loss("pass_through", "micromanage") / _loss(style="micromanage"),
            message='that is under close watching. Take style="status_quo" in all four.',
        ),
        Mistake(
            wrong=lambda: 1 - _loss("performance") / _loss(),
            message="you cut performance, what strain does to the seller's own work. Cut pass_through.",
        ),
    ),
)


def _known(answer: Any) -> bool:
    return isinstance(answer, Team)


def _moved(team: Team) -> list[str]:
    """Settings that differ from the default team, other than those about customers and pressing them."""
    usual = Team()
    return [name for name, value in team.values.items() if value != usual.values[name] and name not in _CUSTOMERS]


def _outside(team: Team) -> list[str]:
    return [name for name in _CUSTOMERS if not SETTINGS[name].low <= float(_value(team, name)) <= SETTINGS[name].high]


def _value(team: Team, name: str) -> float:
    return team.strength(name) if SETTINGS[name].group == "link strength" else float(team.values[name])


def _handing_on(team: Team) -> tuple[float, float]:
    """Interval of what handing pressure on changes, in per cent of sales, against handing nothing on."""
    pair = [simulate(t, style="micromanage", runs=60, seed=1) for t in (team.without("pass_through"), team)]
    row = compare(*pair).table.loc["revenue"]
    return float(row["percent_low"]), float(row["percent_high"])


def _pays(team: Team) -> str | None:
    if team.cut:
        return "a link is cut in your team, so nothing can be handed on. Leave all links on."
    if _moved(team):
        return f"you changed more than customers and pressing them: {', '.join(_moved(team))}. Leave the rest as it is."
    if _outside(team):
        return f"outside the plausible range: {', '.join(_outside(team))}. sc.evidence(team) has low and high."
    low, high = _handing_on(team)
    if low > 0:
        return None
    return f"handing pressure on sells {range_of(low, high, 1)} here. The whole interval must be a gain."


PAYS = Exercise(
    id="03-3",
    level=3,
    task="""Disney is wrong somewhere, too. Find a team in which pressure handed on to customers clearly sells more,
        under style="micromanage" over a year, than if nothing were handed on. You may change tolerance_median,
        tolerance_spread, reaction_urgency, adaptiveness, pass_through and reaction, within their plausible ranges.
        Give the team.""",
    hints=(
        "Customers who bear more before they turn, and who sign sooner when it is urgent: each helps.",
        "sc.Team().change(tolerance_median=...) changes one setting. sc.evidence(sc.Team()) has the ranges.",
    ),
    solution="""
        answer = sc.Team().change(tolerance_median=0.25, reaction_urgency=0.5)
    """,
    explain="""In such a world the cascade ends well for sales: the customer hears that it is urgent, and signs.
        Nobody knows how common such customers are. Tolerance has no published figure behind it.""",
    right=lambda: Team().change(tolerance_median=0.25, reaction_urgency=0.5),
    check=team_that(_pays),
    mistakes=(
        Mistake(
            wrong=lambda: Team().without("pass_through"),
            message="a link is cut in your team, so nothing can be handed on. Leave all links on.",
            when=lambda answer: _known(answer) and bool(answer.cut),
        ),
        Mistake(
            wrong=lambda: Team().change(tolerance_median=0.6),
            message="this lies outside the plausible range. Take a value between low and high of sc.evidence(team).",
            when=lambda answer: _known(answer) and not _moved(answer) and bool(_outside(answer)),
        ),
        Mistake(
            wrong=lambda: Team().change(tolerance_median=0.25, pass_on=0.0),
            message="you also changed something else, such as how much the manager passes on. Change customers and how "
            "they are pressed, and leave the rest.",
            when=lambda answer: _known(answer) and bool(_moved(answer)),
        ),
        Mistake(
            wrong=lambda: Team().change(tolerance_median=0.07),
            message="these customers tolerate less than usual, so pressing them harms more. Go the other way.",
            when=lambda answer: _known(answer) and float(answer.tolerance_median) < float(Team().tolerance_median),
        ),
    ),
)

EXERCISES = (BACK, THROUGH, PAYS)
