"""The numbers of docs/facilitator.md: worked out, and put into the page.

A number in the page stands in <span class="checked" data-from="name">…</span>, as in a notebook. What the room sees on
the screen is read from the kept outputs of the notebooks; the rest is worked out here, in half a minute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import cache
from itertools import product

import salescoach as sc
from scripts.notebook_prose import number_problems, printed_values
from scripts.notebook_run import read
from scripts.page import ROOT, Page

NOTEBOOKS = ROOT / "notebooks"
MARK = re.compile(r'(<span class="checked" data-from="(\w+)">)(.*?)(</span>)', re.S)
RUNS, SEED = 600, 1
TIMES = {"quarter": 13, "year": 52}

# What the screen shows: the notebook, and the names that its cells print. Here they are called nb00_gain and so on.
SCREEN = {
    "00": (
        "gain strain_less ahead open_gap shut_gap through_customers accountability_quarter accountability_year "
        "accountability_two_years micromanage_quarter micromanage_year micromanage_two_years"
    ),
    "02": (
        "alone coach_told coach_true accountability_told accountability_true hands_off_told "
        "micromanage_told micromanage_true picked_next picked_later all_next all_later"
    ),
    "03": (
        "part_1_conversion part_1_revenue weak_link usual_link strong_link d11a_holds d11a_fails d11b_holds "
        "d11b_unclear d11b_fails"
    ),
    "05": (
        "review_gain strain_change as_is_order as_is_coach as_is_micro will_not_order will_not_coach "
        "will_not_micro will_not_order_hours will_not_micro_hours unwilling_if_complaint willing_if_complaint"
    ),
    "07": (
        "over_hands_off month_late quarter_late process_alone person_alone person_alone_leavers both_kinds C2_holds "
        "C2_fails"
    ),
    "09": (
        "worlds_asked watching_ahead coach_ahead not_clear watch_wont_quarter watch_wont_year watch_cannot_year "
        "ask_wont_quarter ask_wont_year ask_cannot_year watching_wins watching_loses asking_wins asking_loses "
        "process_wont_year process_cannot_year"
    ),
}
# The back of a card: what stands in the way, in eight of ten people. "luck" is a team in which nothing does.
CARDS = ("will", "training", "support", "tools", "environment", "personal", "luck")
CHOICES = {"watch": "micromanage", "order": "accountability", "process": "process", "help": "coach"}
WATCHED_BELOW = 6  # the dice round: the sum of two dice that is "a miss"


def percent(value: float) -> str:
    """A whole per cent with its sign, which 0 has not."""
    whole = round(value)
    return f"{whole:+d} %" if whole else "0 %"


def on_screen() -> dict[str, str]:
    """What the notebooks print, as it is kept with them. What is not there is left out, and the check says so."""
    found: dict[str, str] = {}
    for number, names in SCREEN.items():
        for path in NOTEBOOKS.glob(f"{number}_*.ipynb"):
            printed = printed_values(read(path))
            for name in names.split():
                values = printed.get(f"{name}_said") or printed.get(name, ())  # in words where it says so
                found |= {f"nb{number}_{name}": next(iter(values))} if len(values) == 1 else {}
    return found


def lead(team: sc.Team, first: str, second: str) -> float:
    """How many per cent more revenue the second style brings than the first."""
    pair = (_run(team, style) for style in (first, second))
    return float(sc.compare(*pair).table.loc["revenue", "percent"])


@cache
def _run(team: sc.Team, style: str) -> sc.Results:
    return sc.simulate(team, style=style, runs=RUNS, seed=SEED)


def card_team(card: str, weeks: int) -> sc.Team:
    """The team behind a card."""
    return sc.Team(causes={} if card == "luck" else {card: 0.8}, weeks=weeks)


@cache
def card_leads(card: str, weeks: int) -> dict[str, float]:
    """What each choice brings over leaving people alone, in per cent, for one card."""
    team = card_team(card, weeks)
    found = {choice: lead(team, "hands_off", style) for choice, style in CHOICES.items()}
    _run.cache_clear()
    return found


def card_numbers(cards: tuple[str, ...] = CARDS) -> dict[str, str]:
    """The backs of the cards."""
    return {
        f"{card}_{choice}_{time}": percent(value)
        for card, (time, weeks) in product(cards, TIMES.items())
        for choice, value in card_leads(card, weeks).items()
    }


def pack_numbers() -> dict[str, str]:
    """The whole pack: one choice for all cards, and the best choice for each, on average over the cards."""
    found = {}
    for time, weeks in TIMES.items():
        leads = [card_leads(card, weeks) for card in CARDS]
        for choice in CHOICES:
            found[f"all_{choice}_{time}"] = percent(sum(one[choice] for one in leads) / len(leads))
        found[f"all_best_{time}"] = percent(sum(max(one.values()) for one in leads) / len(leads))
    return found


def dice_numbers() -> dict[str, str]:
    """Two dice, rolled twice: of those who missed, how many do better the second time. Exact."""
    sums = [a + b for a, b in product(range(1, 7), repeat=2)]
    missed = [s for s in sums if s < WATCHED_BELOW]
    top = [s for s in sums if s > 14 - WATCHED_BELOW]
    better = Fraction(sum(second > first for first in missed for second in sums), len(missed) * len(sums))
    worse = Fraction(sum(second < first for first in top for second in sums), len(top) * len(sums))
    return {
        "dice_missed": f"{round(100 * Fraction(len(missed), len(sums)))} of 100",
        "dice_better": f"{round(100 * better)} of 100",
        "dice_worse": f"{round(100 * worse)} of 100",
        "dice_before": f"{sum(missed) / len(missed):.1f}",
        "dice_after": f"{sum(sums) / len(sums):.0f}",
    }


def style_numbers() -> dict[str, str]:
    """All styles in the default year: who comes first on what, and who last."""
    names = list(sc.styles()["name"])
    mean = {name: _run(sc.Team(), name).totals.mean() for name in names}
    by_revenue = sorted(names, key=lambda name: mean[name].revenue)
    numbers = {
        "first_revenue": by_revenue[-1],
        "next_to_last_revenue": by_revenue[1],
        "last_revenue": by_revenue[0],
        "first_strain": min(names, key=lambda name: mean[name].strain),
    }
    for name in ("coach", "process", "accountability", "micromanage"):
        numbers[f"hours_{name}"] = f"{mean[name].manager_hours:.0f} hours"
        numbers[f"strain_{name}"] = f"{100 * mean[name].strain:.0f}"
    numbers["hours_hands_off"] = f"{mean['hands_off'].manager_hours:.0f} hours"
    return numbers


def ground_numbers() -> dict[str, str]:
    """How many settings there are, and how many of them are graded assumed."""
    grade = sc.evidence(sc.Team())["grade"]
    return {"settings": str(len(grade)), "assumed": str(int((grade == "assumed").sum()))}


PARTS: tuple[Callable[[], dict[str, str]], ...] = (
    on_screen,
    dice_numbers,
    ground_numbers,
    style_numbers,
    card_numbers,
    pack_numbers,
)


@cache
def numbers() -> dict[str, str]:
    """All numbers of the page by name."""
    return {name: value for part in PARTS for name, value in part().items()}


def forget() -> None:
    """Forget what was worked out, so that it is worked out again."""
    for kept in (numbers, card_leads, _run):
        kept.cache_clear()


def with_numbers(page: str, known: dict[str, str]) -> str:
    """The page with the numbers put in."""
    return MARK.sub(lambda m: m[1] + known.get(m[2], m[3]) + m[4], page)


def problems(page: str, known: dict[str, str]) -> Iterator[str]:
    """What is wrong with the numbers of the page: not on the screen any more, stale, unknown, or without a mark."""
    for number, names in SCREEN.items():
        gone = [name for name in names.split() if f"nb{number}_{name}" not in known]
        if gone:
            yield f"notebook {number} does not print one value of {', '.join(gone)}: change SCREEN in this script"
    bare = {
        name: {value.replace("_", "")} for name, value in known.items()
    }  # as the prose is compared: without emphasis
    yield from number_problems(page, bare)


PAGE = Page(
    path=ROOT / "docs" / "facilitator.md",
    renewed=lambda text: with_numbers(text, numbers()),
    faults=lambda text: problems(text, numbers()),
    slow=True,  # a part of it is worked out again in tests/docs/test_facilitator.py
)
