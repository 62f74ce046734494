"""The facilitator's guide: its numbers are true, its sentences agree with them, and what it points at is there."""

import re
from itertools import product

import pytest

from salescoach.settings.evidence.register import ROWS
from scripts import facilitator_numbers as guide
from scripts.notebook_run import read
from scripts.seed_values import value_of

PAGE = guide.PAGE.path.read_text(encoding="utf-8")
SAID = {name: value for _, name, value, _ in guide.MARK.findall(PAGE)}
SLICE = ("luck",)
CARD_NAMES = {"_".join(parts) for parts in product(guide.CARDS, guide.CHOICES, guide.TIMES)}
PACK_NAMES = {"_".join(("all", *parts)) for parts in product((*guide.CHOICES, "best"), guide.TIMES)}


@pytest.fixture(scope="module")
def known():
    """All numbers but those of most cards, for which the page is believed (the script's own check runs them all)."""
    quick = (guide.on_screen, guide.dice_numbers, guide.ground_numbers, guide.style_numbers)
    believed = {name: SAID[name] for name in CARD_NAMES | PACK_NAMES if name in SAID}
    worked_out = {name: value for part in quick for name, value in part().items()}
    return believed | worked_out | guide.card_numbers(SLICE)


def of(name):
    """A number of the page as a number."""
    return value_of(SAID[name]).number


def test_the_numbers_agree_and_every_result_is_marked(known):
    assert list(guide.problems(PAGE, known)) == [], guide.__doc__


def test_a_number_has_one_value_and_comes_from_somewhere(known):
    assert guide.with_numbers(PAGE, known) == PAGE
    assert set(SAID) <= set(known)
    assert {name for name in known if name.split("_")[0] in (*guide.CARDS, "all")} <= set(SAID)
    assert {f"nb{number}_{name}" for number, names in guide.SCREEN.items() for name in names.split()} <= set(SAID)


def test_changed_missing_and_unmarked_numbers_are_told(known):
    def told(page, numbers=known):
        return " ".join(guide.problems(page, numbers))

    assert "says 99 % for nb00_gain" in told(PAGE.replace(SAID["nb00_gain"], "99 %", 1))
    assert "“12 %” in the text has no mark" in told(PAGE + "\nIt is 12 % more.\n")
    without = {name: value for name, value in known.items() if name != "nb00_gain"}
    assert "notebook 00 does not print one value of gain" in told(PAGE, without)


def test_the_dice_by_counting_four_dice():
    rolls = list(product(range(1, 7), repeat=4))
    missed = [roll for roll in rolls if roll[0] + roll[1] <= 5]
    better = sum(roll[2] + roll[3] > roll[0] + roll[1] for roll in missed)
    found = guide.dice_numbers()
    assert found["dice_better"] == f"{100 * better / len(missed):.0f} of 100"
    assert found["dice_missed"] == f"{100 * len(missed) / len(rolls):.0f} of 100"
    assert found["dice_better"] == found["dice_worse"], "two dice are the same turned upside down"


# The sentences rest on these; where one fails, the sentence has to change, and not only its number.


def test_watching_helps_with_one_back_and_harms_with_the_other():
    for time in guide.TIMES:
        assert of(f"will_watch_{time}") > 0 > of(f"personal_watch_{time}")
    for card in set(guide.CARDS) - {"will", "luck"}:
        assert of(f"{card}_watch_year") < 0, "falls behind even leaving them alone"


def test_helping_does_best_on_five_cards_over_the_year_and_a_fitting_choice_beats_any_single_one():
    year = {card: {choice: of(f"{card}_{choice}_year") for choice in guide.CHOICES} for card in guide.CARDS}
    first = {card for card, leads in year.items() if max(leads, key=leads.__getitem__) == "help"}
    assert first - {"luck"} == set(guide.CARDS) - {"will", "luck"}
    assert year["will"]["help"] == min(year["will"].values())
    assert max(abs(year["luck"]["help"] - year["luck"][choice]) for choice in ("order", "process")) <= 2, "level"
    for time, choice in product(guide.TIMES, guide.CHOICES):
        assert of(f"all_best_{time}") >= of(f"all_{choice}_{time}")


def test_what_the_answers_say_of_the_styles():
    assert (SAID["first_revenue"], SAID["first_strain"]) == ("coach", "coach")
    assert (SAID["last_revenue"], SAID["next_to_last_revenue"]) == ("micromanage", "hands_off")
    assert of("hours_hands_off") < of("hours_coach") / 2
    assert of("assumed") > of("settings") / 2


def test_what_is_said_round_the_numbers_of_the_screen():
    assert of("nb00_micromanage_quarter") > of("nb00_accountability_quarter") > 0
    assert of("nb00_accountability_two_years") > of("nb00_micromanage_two_years")
    assert of("nb02_all_next") > 0 > max(of("nb02_all_later"), of("nb02_picked_next"), of("nb02_picked_later"))
    assert min(of(f"nb02_{who}_told") for who in ("coach", "accountability", "hands_off", "micromanage")) > 15
    assert of("nb03_weak_link") > 0 > of("nb03_usual_link") > of("nb03_strong_link")
    assert of("nb05_will_not_order_hours") < of("nb05_will_not_micro_hours")
    assert of("nb07_both_kinds") < min(of("nb07_process_alone"), of("nb07_person_alone"))
    assert of("nb09_coach_ahead") > 50 > 5 * of("nb09_watching_ahead")
    assert min(of("nb09_watch_wont_quarter"), of("nb09_ask_wont_quarter")) > 0
    assert max(of(f"nb09_{way}_cannot_year") for way in ("watch", "ask", "process")) < 0 < of("nb09_process_wont_year")


# What it points at.


def shows():
    """The sections that the guide has shown: number of the notebook and words of the heading."""
    for paragraph in re.findall(r"\*\*Show:\*\* (.*?)\n\n", PAGE, re.S):
        number = re.match(r"\d\d", paragraph)[0]
        for words in re.findall(r"“(.*?)”", " ".join(paragraph.split())):
            yield number, words


@pytest.mark.parametrize(("number", "words"), sorted(set(shows())))
def test_a_section_that_is_shown_exists(number, words):
    (path,) = guide.NOTEBOOKS.glob(f"{number}_*.ipynb")
    cells = [cell.source for cell in read(path).cells if cell.cell_type == "markdown"]
    headings = [line for source in cells for line in source.splitlines() if line.startswith("#")]
    assert any(words in heading for heading in headings), headings


def test_links_pages_rows_and_styles_exist():
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", PAGE) if "://" not in link]
    assert len(links) >= 6
    named = re.findall(r"`((?:docs|scripts)/[\w./]+|README\.md)`", PAGE)
    assert [link for link in links if not (guide.PAGE.path.parent / link).is_file()] == []
    assert [name for name in named if not (guide.ROOT / name).is_file()] == []
    rows = re.findall(r'<span class="given">(\d+\.\d+)</span>', PAGE)
    assert rows
    assert set(rows) <= set(ROWS)


@pytest.mark.parametrize(("name", "minutes"), [("Ninety", 90), ("Forty-five", 45), ("Thirty", 30)])
def test_a_plan_starts_at_nought_goes_forward_and_ends_in_time(name, minutes):
    section = re.search(rf"^## {name}.*?(?=^##)", PAGE, re.M | re.S)[0]
    starts = [int(start) for start in re.findall(r"^\| (\d+) \|", section, re.M)]
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert minutes - 10 <= starts[-1] < minutes - 4, "the page to hand out needs its five minutes"


def test_the_long_plan_is_told_step_by_step():
    starts = re.findall(r"^\| (\d+) \|", PAGE.partition("## Forty-five")[0], re.M)
    told = re.findall(r"^### (\d+) to (\d+):", PAGE, re.M)
    assert [start for start, _ in told] == starts
    assert [end for _, end in told] == [*starts[1:], "90"]
