"""The check under other seeds: planted faults are found, a sound notebook passes, and a small part of it runs here."""

import pytest
from nbformat import v4

import salescoach as sc
from scripts import seed_check, seed_pages
from scripts.notebook_run import NotebookError
from scripts.seed_prose import is_true, prose_of
from scripts.seed_rules import INTERVALS, advice, faults, order_fault
from scripts.seed_run import Run, moved, run_cells, run_notebook
from scripts.seed_values import Line, find_intervals, lines_of, value_of, with_interval
from scripts.seed_verdicts import rows
from tests.each import each


def span(name, text):
    return f'<span class="checked" data-from="{name}">{text}</span>'


def page(prose, printed, *others, texts=None):
    """A checked page of one text, and what other seeds print for it."""
    checked = seed_pages.Checked(
        "toy", seed_pages.ROOT / "toy", texts or {1: prose}, lines_of(2, printed), lambda s: Run()
    )
    return checked, [Run(lines_of(2, other), {2: (100, "runs")}) for other in others]


def told(prose, printed, *others):
    return [f"{row.what}: {row.fault}" for row in rows(*page(prose, printed, *others)) if row.fault]


LEAD = "It is clearly ahead, by " + span("lead", "x") + "."


# What is read of a text.


@pytest.mark.parametrize(
    ("text", "number", "low", "high", "unit", "step"),
    [
        ("+0.3 % (-0.6 to +1.2)", 0.3, -0.6, 1.2, "%", 0.1),
        ("5 % (give or take 2)", 5, 3, 7, "%", 1),
        ("-11.2 % (interval -13.0 to -9.4)", -11.2, -13.0, -9.4, "%", 0.1),
        ("+9 to +13 %", None, 9, 13, "%", 1),
        ("4,525,195", 4525195, None, None, "", 1),
        ("28 of 100", 28, None, None, "of 100", 1),
        ("coach", None, None, None, "", 1),
        ("21 % less", -21, None, None, "%", 1),
        ("21 % less (19 to 23)", -21, -23, -19, "%", 1),
        ("1.2 points higher (0.9 to 1.5)", 1.2, 0.9, 1.5, "points", 0.1),
        ("1 % more (3 % less to 5 % more)", 1, -3, 5, "%", 1),
        ("no difference (0.2 points lower to 0.1 points higher)", 0, -0.2, 0.1, "points", 1),
        ("19 to 23 % less", None, -23, -19, "%", 1),
        ("0.3 people fewer", -0.3, None, None, "people", 0.1),
        ("2 % less (3 % less to 1 % more)", -2, -3, 1, "%", 1),
        ("1.2 points lower", -1.2, None, None, "points", 0.1),
        ("5 % more", 5, None, None, "%", 1),
        ("no difference", 0, None, None, "%", 1),
        ("no difference (1 % less to 3 % more)", 0, -1, 3, "%", 1),
        ("5 %, less than before", 5, None, None, "%, less than before", 1),
    ],
)
def test_a_printed_value_is_read(text, number, low, high, unit, step):
    value = value_of(text)
    assert (value.number, value.low, value.high, value.unit) == (number, low, high, unit)
    assert value.step == pytest.approx(step)


@pytest.mark.parametrize(
    ("printed", "held"),
    [
        ("a = 3 %\na_range = 1 to 5 %", {"a": ("a_range",)}),
        ("a = 3 %\nits_interval = 1 to 5 %", {"a": ("its_interval",)}),
        ("a = 3 %\nb_low = 1 %\nb_high = 5 %", {"a": ("b_low", "b_high")}),
        ("a = 3 %\ngive_or_take = 2 points", {"a": ("give_or_take",)}),
        ("a = 3 (1 to 5)", {"a": ()}),
        ("b_range = 1 to 5 %\na = 3 %", {}),
        ("a = 3 %\nother = 10 to 20 %", {}),
        ("a = word\nb_range = 1 to 5 %", {}),
    ],
)
def test_the_interval_of_a_value_is_found(printed, held):
    assert {k: v for k, v in find_intervals(lines_of(1, printed), {}).items() if k == "a"} == held
    if held and held["a"]:
        texts = {line.name: line.text for line in lines_of(1, printed)}
        value = with_interval("a", held["a"], texts)
        assert (value.number, value.low, value.high) == (3, 1, 5)


def test_a_range_is_called_as_the_first_words_of_its_value_and_holds_it():
    printed = "weak_link = 3\nusual_link = 30\nweak_range = 1 to 5\nusual_range = 10 to 12"
    assert find_intervals(lines_of(1, printed), {}) == {"weak_link": ("weak_range",)}


def test_an_author_says_where_an_interval_stands():
    prose = prose_of("<!-- seeds: a interval b -->")
    found = find_intervals(lines_of(1, "b = 1 to 5\nc = 2\na = 3"), prose.intervals)
    assert found["a"] == ("b",)


# Planted faults.


@pytest.mark.parametrize(
    ("printed", "others", "what"),
    [
        ("lead = +4.2 points", ("lead = -1.8 points", "lead = +0.7 points"), "the sign changes"),
        ("lead = 69 %", ("lead = 57 %", "lead = 46 %"), "without an interval it is 69 here and 46 there"),
        ("lead = +3 % (+1 to +5)", ("lead = +2 % (-1 to +4)", "lead = +3 % (+1 to +5)"), "clear here"),
        ("lead = +1 % (-1 to +3)", ("lead = +3 % (+1 to +5)", "lead = +4 % (+2 to +6)"), "is clear under other seeds"),
        ("lead = +26.0 % (+25.0 to +27.0)", ("lead = +23.0 % (+22.0 to +24.0)",) * 2, "misses the mean of the others"),
        ("lead = holds", ("lead = holds", "lead = fails"), "the word changes"),
        ("lead = 3", ("other = 3", "lead = 3"), "it is not printed under every seed"),
        ("other = 3", ("lead = 3", "lead = 3"), "no cell prints it"),
    ],
)
def test_a_value_that_does_not_come_again_is_found(printed, others, what):
    (said,) = told(LEAD, printed, *others)
    assert said.startswith("lead: ")
    assert what in said


@pytest.mark.parametrize(
    ("printed", "others"),
    [
        ("lead = +4.2 points", ("lead = +4.0 points", "lead = +4.9 points")),
        ("lead = +3 % (+1 to +5)", ("lead = +4 % (+2 to +6)", "lead = +3 % (+1 to +5)")),
        ("lead = +0.3 % (-0.6 to +1.2)", ("lead = -0.4 % (-1.3 to +0.5)", "lead = +1.0 % (+0.1 to +1.9)")),
        ("lead = 1", ("lead = 2", "lead = 3")),
        ("lead = coach", ("lead = coach", "lead = coach")),
        ("lead = +5 to +9 %", ("lead = +3 to +8 %", "lead = +6 to +9 %")),
    ],
)
def test_a_sound_value_passes(printed, others):
    assert told(LEAD, printed, *others) == []


def test_the_order_of_a_comparison_has_to_stay():
    prose = f"The first sells more, {span('a', '+8 %')} against {span('b', '+5 %')}."
    assert told(prose, "a = +8 %\nb = +5 %", "a = +7 %\nb = +6 %") == []
    assert told(prose, "a = +8 %\nb = +5 %", "a = +7 %\nb = +6 %", "a = +6 %\nb = +7 %") == [
        "a against b: which is the larger changes"
    ]
    assert not any(
        "against" in said for said in told(prose + "<!-- seeds: b ~ a -->", "a = +8 %\nb = +5 %", "a = +6 %\nb = +7 %")
    )
    alike = [[value_of(text) for text in texts] for texts in (("+8 %", "+6 %"), ("+7 %", "+7 %"))]
    assert not order_fault(*alike), "one of the last place apart is told as the same"


def test_what_an_author_writes_in_a_comment():
    prose = LEAD + "<!-- seeds: lead > rival > 0; rival == rival -->"
    assert told(prose, "lead = +8 %\nrival = +7 %", "lead = +8 %\nrival = +7 %") == []
    assert told(prose, "lead = +8 %\nrival = +7 %", "lead = +8 %\nrival = +9 %") == [
        "lead > rival > 0: it is not true under every seed"
    ]
    assert told(LEAD + "<!-- seeds: lead give 3 -->", "lead = +1 %", "lead = -2 %") == []
    assert "more than the 3 that is told" in told(LEAD + "<!-- seeds: lead give 3 -->", "lead = +1 %", "lead = -3 %")[0]
    assert told(LEAD + "<!-- seeds: le* give 3 -->", "lead = +1 %", "lead = -2 %") == []
    assert told(LEAD + "<!-- seeds: lead free -->", "lead = seat 1", "lead = seat 2") == []
    assert "gone is not printed" in rows(*page("<!-- seeds: gone > 0 -->", "lead = 1", "lead = 1"))[0].printed


@pytest.mark.parametrize(
    "clause", ["lead", "lead more 3", "lead > ", "open('x') > 1", "lead.real > 0", "lead give three"]
)
def test_a_comment_that_is_not_understood_is_told(clause):
    assert "neither a condition nor a known word" in told(LEAD + f"<!-- seeds: {clause} -->", "lead = 1", "lead = 1")[0]


def test_conditions_know_numbers_and_words():
    known = {"a": 2.0, "b": -3.0, "word": "coach"}
    assert is_true("a > 0 > b and not word == 'process' and abs(b) - a == 1", known)
    assert not is_true("max(a, b) / 2 > 1 or word != 'coach'", known)


def test_more_runs_or_weaker_words_are_advised():
    def values(*texts):
        return [value_of(text) for text in texts]

    mine, *others = values("+4.0 (+0.1 to +7.9)", "+3.0 (-0.9 to +6.9)", "+4.5 (+0.6 to +8.4)")
    assert faults(mine, others)
    assert "about 600 runs (now 100)" in advice(mine, others, (100, "runs"))
    mine, *others = values("+0.4 (+0.1 to +0.7)", "-0.3 (-0.6 to +0.0)", "-0.1 (-0.4 to +0.2)")
    assert "say that it cannot be told" in advice(mine, others, (100, "runs"))
    mine, *others = values("+4", "-1")
    assert advice(mine, others, (100, "runs")).startswith("print an interval beside it")


# The run with other seeds.

CELL = """import salescoach as sc

pair = [sc.simulate(sc.Team(people=2, weeks=13), style=s, runs=20) for s in ("coach", "coach")]
print(f"sold = {pair[0].totals.revenue.mean():.0f}")
print(f"alike = {abs(pair[0].totals.revenue - pair[1].totals.revenue).max():.0f}")
print(f"one = {sc.simulate(sc.Team(people=2, weeks=13), runs=1, seed=7).totals.revenue.sum():.0f}")
sc.slider(lambda x: 1 / 0, x=[1, 2])
sc.check("00-1", 1)"""


def test_seeds_are_moved_and_pairs_and_examples_are_kept():
    here, there = ({line.name: line.text for line in run_cells([(1, CELL)], shift).lines} for shift in (0, 1))
    expected = sc.simulate(sc.Team(people=2, weeks=13), style="coach", runs=20, seed=2).totals.revenue.mean()
    assert (here["alike"], there["alike"]) == ("0", "0")
    assert here["one"] == there["one"]
    assert here["sold"] != there["sold"] == f"{expected:.0f}"
    assert run_cells([(1, CELL)], 0).asked == {1: (20, "runs")}


def test_the_kit_is_as_before_after_a_run_even_one_that_stops():
    before = sc.simulate
    with pytest.raises(NotebookError, match=r"ZeroDivisionError.*moved on by 1"):
        run_cells([(3, "1 / 0")], 1)
    with moved(1):
        assert sc.simulate is not before
    assert sc.simulate is before
    assert sc.worlds(1, seed=2)[0] != sc.worlds(1, seed=1)[0]


def test_a_run_is_kept_until_the_code_changes(tmp_path):
    path = tmp_path / "demo.ipynb"

    def save(value):
        path.write_text(v4.writes(v4.new_notebook(cells=[v4.new_code_cell(f"print('a = {value}')")])), encoding="utf-8")

    save(1)
    first = run_notebook(path, 1, tmp_path)
    (kept,) = tmp_path.glob("*.json")
    kept.write_text(kept.read_text().replace('"1"', '"5"'))
    assert run_notebook(path, 1, tmp_path).lines[0].text == "5"
    save(2)
    assert (first.lines[0].text, run_notebook(path, 1, tmp_path).lines[0].text) == ("1", "2")
    assert len(list(tmp_path.glob("*.json"))) == 1


def test_the_readme_is_run_and_takes_what_notebooks_print(tmp_path, monkeypatch):
    path = tmp_path / "README.md"
    block = (
        "import salescoach as sc\n\nteam = sc.Team(people=2, weeks=13)\nprint(f'a = {sc.simulate(team, runs=5).seed}')"
    )
    prose = f"It is {span('a', '1')}, and\n{span('nb00_gain', '12 %')}. <!-- seeds: a == 1 -->"
    path.write_text(f"# Kit\n\n```python\n{block}\n```\n\n{prose}\n", encoding="utf-8")
    lines = "gain = {} %\ngain_range = 8 to 15 %"
    monkeypatch.setattr(seed_pages, "run_notebook", lambda file, shift: Run(lines_of(7, lines.format(10 + shift))))
    found = {row.what: row for row in rows(seed_pages.readme(path), [seed_pages.readme(path).under(3)])}
    assert found["a"].others == ("4",)
    assert found["nb00_gain"].others == ("13 % [8 to 15 %]",)
    assert found["a == 1"].others == ("false",)
    assert {row.place for row in found.values()} == {10}


def test_measured_sentences_are_read_with_their_words():
    said = (
        "It clearly costs 2.17 points of conversion\n(2.07 to 2.28), 9.5 % of revenue (8.9 to 10.1): 31 % (28 to 34 %)."
    )
    words, *numbers = seed_pages.measured_lines(said)
    values = [value_of(line.text) for line in numbers]
    assert [(v.number, v.low, v.high) for v in values] == [(2.17, 2.07, 2.28), (9.5, 8.9, 10.1), (31, 28, 34)]
    assert "clearly costs … points of conversion (… to …)" in words.text
    assert value_of(words.text).number is None


def test_a_changed_word_of_the_readme_is_found(monkeypatch):
    checked = seed_pages.readme(seed_pages.README)
    others = [Line(x.cell, x.name, x.text.replace("clearly", "perhaps")) for x in checked.lines]
    wrong = [row for row in rows(checked, [Run(others)]) if row.fault]
    assert [(row.what, row.fault) for row in wrong] == [("words", "the word changes")]


# The texts of the kit.


@each("name", seed_pages.every())
def test_comments_are_understood_and_true_with_the_seed_that_is_printed(name):
    checked = seed_pages.named(name)
    found = rows(checked, [])
    assert [f"{row.place} {row.what}: {row.fault}" for row in found if row.fault] == []


def test_the_level_counts_all_intervals():
    assert sum(row.interval for name in seed_pages.every() for row in rows(seed_pages.named(name), [])) <= INTERVALS


def test_the_first_notebook_comes_again_with_another_seed():
    checked = seed_pages.named(seed_pages.every()[0])
    found = rows(checked, [run_notebook(checked.path, 1, None)])
    assert len(found) >= 10
    assert [seed_check.told(checked, row, [2]) for row in found if row.fault] == []


def test_the_command_says_where_what_and_how_to_mend(capsys, monkeypatch):
    checked, runs = page(LEAD, "lead = +4.2 points", "lead = -1.8 points", "lead = -0.7 points", "lead = 4.0 points")
    monkeypatch.setattr(seed_check, "named", lambda name: checked)
    monkeypatch.setattr(seed_check, "write_list", lambda *given: None)
    monkeypatch.setattr(
        seed_check, "run_all", lambda *given: {("README", s): r for s, r in zip((2, 3, 4), runs, strict=True)}
    )
    assert seed_check.main(["readme"]) == 1
    said = capsys.readouterr().out
    assert "toy, cell 1, lead\n    printed +4.2 points   seeds 2: -1.8 points   3: -0.7 points" in said
    assert "the sign changes" in said
    assert "; about 12,000 runs (now 100), or say less of it. Then: make seeds ARGS=toy" in said
    assert "0 of 1 values, orders and conditions come again, 1 do not" in said
    monkeypatch.setattr(seed_check, "run_all", lambda *given: {("README", s): "cell 3: stopped" for s in (2, 3, 4)})
    assert seed_check.main(["readme"]) == 1
    with pytest.raises(SystemExit, match="no such thing"):
        seed_check.main(["99"])
