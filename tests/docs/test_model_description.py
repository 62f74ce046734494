"""docs/model.md is the whole model: its tables agree with the code, its equations, executed, give the same numbers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import numpy as np
import pytest

import salescoach as sc
from salescoach.management.library import STYLES
from salescoach.management.seen import Seen
from salescoach.settings.register import SETTINGS
from salescoach.settings.setting import Value
from salescoach.simulation.state import ACCOUNT, MANAGER, RUN_TOTALS, SEAT
from scripts import model_tables, model_values
from tests.rebuild import checks, equations, grammar, noticed
from tests.rebuild.compare import RUNS, differences
from tests.rebuild.faults import off, swapped, wrong_lines, wrong_words
from tests.rebuild.notation import lines_of
from tests.rebuild.page import TEXT as PAGE
from tests.rebuild.page import practices, section, table_after
from tests.rebuild.planted import FREE, MEASURES, PLANTED, WITHOUT_TRACE
from tests.rebuild.run import Run, World, begin
from tests.rebuild.worlds import CROWD, LIVELY, TELLING, THOROUGH, WORLDS

# All faults are planted by `make thorough`; every so manieth in the suite, which has ten minutes.
WHOLE = "SALESCOACH_THOROUGH" in os.environ
LINES, WORDS = (1, 1) if WHOLE else (5, 50)

Check = Callable[[str], list[str]]
CHECKS: tuple[Check, ...] = (
    checks.settings_tables, checks.preset_table, checks.settings_in_text, checks.names_in_text, checks.state_tables,
    checks.draw_table, checks.seen_and_done, checks.record_tables, checks.link_sections, model_tables.stale,
    model_values.stale, equations.numbering, equations.units, equations.order, equations.names, equations.strange,
)  # fmt: skip
# A check, and a change of the page that it has to notice.
FAULTS: tuple[tuple[Check, str, str], ...] = (
    (checks.settings_tables, "| `need_rate` |", "| `need_rat` |"),
    (checks.settings_tables, "| `deal_noise` | 0.", "| `deal_noise` | 1."),
    (checks.settings_tables, "1e-06 to 1000 |", "1e-05 to 1000 |"),
    (checks.preset_table, "| `start_open` | 1 |", "| `start_open` | 0.9 |"),
    (checks.settings_in_text, "p.hiding_cost * q.intrusion", "0.1 * q.intrusion"),
    (checks.settings_in_text, "p.relation_gain * (1", "p.relation_win * (1"),
    (checks.settings_in_text, "* m.leak", "* m.leek"),
    (checks.names_in_text, "`weeks_since_asked`", "`weeks_since_talk`"),
    (checks.state_tables, "| `guiding` | float", "| `leading` | float"),
    (checks.state_tables, "| `tenure` | whole", "| `tenure` | float"),
    (checks.state_tables, "| 13 floats |", "| 12 floats |"),
    (checks.draw_table, "| 9 | SEAT_LEADS |", "| 11 | SEAT_LEADS |"),
    (checks.draw_table, "| SEAT_TRAITS |", "| SEAT_LUCK |"),
    (checks.seen_and_done, "s.activity = ", "s.busyness = "),
    (checks.seen_and_done, "| `fit` | 0.5 |", "| `fit` | 0 |"),
    (checks.seen_and_done, "review_hours, process_hours, coaching", "process_hours, review_hours, coaching"),
    (checks.seen_and_done, "| `support` | 0 |", "| `coaching` | 0 |"),
    (checks.record_tables, "`lost`*, `helped`", "`losses`*, `helped`"),
    (checks.record_tables, "t.vacant_weeks = ", "t.empty_weeks = "),
    (checks.record_tables, "`closed_week` |", "`closing_week` |"),
    (checks.link_sections, "Link `gaming`", "Link `games`"),
    (checks.link_sections, "**Off (strength 0).** The factor", "The factor"),
    (checks.link_sections, "clip(p.gaming * q.gaming_propensity", "clip(0.2 * q.gaming_propensity"),
    (model_tables.stale, "pass_on = 0.25", "pass_on = 0.3"),
    (model_tables.stale, "CENTRE_TOP: 2509.08", "CENTRE_TOP: 2509.09"),
    (model_tables.stale, "- `peers`: fitted", "- `peers`: figure"),
    (model_tables.stale, "| 0.45 to 0.65 |", "| 0.45 to 0.6 |"),
    (model_values.stale, "| 0 | 0.14 |", "| 0 | 0.15 |"),
    (model_values.stale, "| `advance_base` | 0.260 (", "| `advance_base` | 0.270 ("),
    (model_values.stale, "| `sharing_lasts` | 0.09 to 0.27 | `peers`", "| `sharing_last` | 0.09 to 0.27 | `peers`"),
    (model_values.stale, "holds people back (`care_leaving`)", "holds people back"),
    (equations.numbering, "(7.14.3)", "(7.14.33)"),
    (equations.units, "[strain/week]", "[strain/month]"),
    (equations.units, "| `tidy` | float | chance |", "| `tidy` | float | share |"),
    (equations.units, "  [strain/week]", ""),
    (equations.order, "do 7.32: q.skill", "do 7.34: q.complaint"),
    (equations.order, "do 7.10: q.said, q.belief, ", "do 7.10: q.said, "),
    (equations.order, "do 7.16: above, factor", "do 7.16: above, factor, effort"),
    (equations.names, "relief = p.strain_recovery", "care = p.strain_recovery"),
    (equations.names, "relief = p.strain_recovery", "hours = p.strain_recovery"),
    (equations.names, "sat(hours, half) = ", "sate(hours, half) = "),
    (equations.strange, "= min(max(x, low), high)", "= minimum(max(x, low), high)"),
)  # fmt: skip
# Of each setting that has no say in the lively world: a world in which it has.
ELSEWHERE: dict[str, dict[str, Value]] = {
    "performance_peak": {"performance_shape": "inverted_u"},
    "star_manager_cost": {"manager_selling": 1.6},
    "dismissal_level": {"dismissal": 1.0},
    "dismissal_weeks": {"dismissal": 1.0, "dismissal_weeks": 3},
    "warning_effort": {"dismissal": 1.0},
    "warning_strain": {"dismissal": 1.0},
}


# What a cut link leaves: of every seat and its manager, after every week.
OFF: dict[str, Callable[..., bool]] = {
    "target": lambda q, m, p: m.above == 0,
    "pass_on": lambda q, m, p: q.pressure == 0,
    "diagnosis": lambda q, m, p: q.belief == q.said == -1,
    "intrusion": lambda q, m, p: q.intrusion == 0,
    "strain": lambda q, m, p: q.strain == q.baseline_strain,
    "gaming": lambda q, m, p: q.gamed == 0 and q.logged == q.contacts,
    "drift": lambda q, m, p: q.alarm == 0,
    "sight": lambda q, m, p: q.sight == 1 and q.seen_pipeline == q.open_deals,
    "pass_through pay": lambda q, m, p: q.push == 0,
    "mix": lambda q, m, p: q.reach_small == q.reach_large,
    "deadline": lambda q, m, p: q.closing == q.discount == 0,
    "memory": lambda q, m, p: q.customer_trust >= p.trust_start,
    "goodwill": lambda q, m, p: q.customer_trust <= p.trust_start,
    "attrition": lambda q, m, p: q.vacant == q.left == 0,
    "repair": lambda q, m, p: q.repaired == 0,
}


@sc.style
def everything(seen: Seen) -> sc.Practices:
    """Some of every practice."""
    short, thin = seen.attainment < 0.9, seen.pipeline_health < 0.8
    return sc.Practices(
        oversight_hours=np.where(seen.believes("will"), 1.0, 0.2), review_hours=0.3, process_hours=0.3,
        coaching_hours=0.6, support_hours=0.5, takeover_hours=np.where(short, 0.5, 0.0), sharing_hours=0.3,
        report_hours=2.0, asking=0.9, coaching_fit=0.6, pass_on=1.0, activity_push=np.where(thin, 0.8, 0.4),
    )  # fmt: skip


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: f"{check.__module__}.{check.__name__}")
def test_the_page_keeps_this_promise(check: Check) -> None:
    assert check(PAGE) == []


def test_a_fault_on_the_page_is_found() -> None:
    assert [old for _, old, _ in FAULTS if old not in PAGE] == []
    assert [(old, new) for check, old, new in FAULTS if check(PAGE.replace(old, new, 1)) == []] == []


def test_fresh_tables_mend_a_stale_page_and_strange_markers_are_refused() -> None:
    assert model_tables.fresh(PAGE.replace("pass_on = 0.25", "pass_on = 0.3", 1)) == PAGE
    with pytest.raises(ValueError, match="settings peple"):
        model_tables.fresh(PAGE.replace("table: settings people", "table: settings peple"))
    with pytest.raises(ValueError, match="links"):
        model_tables.fresh(PAGE + "<!-- table: links -->\n<!-- end of table -->\n")


@pytest.mark.parametrize(
    "line",
    ["import os", "x = p._name", "x = (1).real", "x = p.will()", "x = f(a=1)", "x = 'text'", "x = [p.will]", "x += 1",
     "x = lambda: 1", "del p", "while 1 < 2:", "x = __import__(1).y", "print(1)", "x = {1}"],
)  # fmt: skip
def test_what_is_no_equation_is_refused(line: str) -> None:
    with pytest.raises((ValueError, SyntaxError)):
        grammar.check(line)


def test_the_worked_draws_are_right() -> None:
    names = begin(WORLDS["small"], 0).names
    words = " ".join(f"{word:08x}" for word in names["philox"](0, 0, 0, 0, 0, 0))
    u = names["draw"](10, 2 * 65536 + 3, -4)
    assert f"give `{words}`" in PAGE
    assert f"`u0` = {u[0]!r} and `u3` = {u[3]!r}" in PAGE
    assert names["normal"](0.975) == pytest.approx(1.959963984540054, abs=1e-15)


def test_the_bytes_of_a_run_are_right() -> None:
    sizes = (SEAT.itemsize, ACCOUNT.itemsize, MANAGER.itemsize, RUN_TOTALS.itemsize)
    told = "({} a seat, {} an account, {} a manager, {} for the totals)".format(*sizes)
    assert told in " ".join(PAGE.split())


@pytest.mark.parametrize("name", STYLES)
def test_the_rule_of_a_style_on_the_page_is_the_rule_in_the_code(name: str) -> None:
    assert told_practices(name, seen := random_week()) == true_practices(name, seen)


def random_week() -> Seen:
    """Made-up numbers around every threshold."""
    luck, shape = np.random.default_rng(4), (4, 8)
    numbers = {name: luck.uniform(0.0, 2.0, shape).round(1) for name in ("attainment", "pipeline", "movement")}
    other = np.zeros(shape)
    return Seen(
        week=0, weeks_to_month_end=3, weeks_to_quarter_end=12, usual_pipeline=other + 1.0, usual_movement=other + 1.0,
        manager_hours=2.0, **numbers, activity=other, tenure_weeks=other, in_seat=np.ones(shape, bool),
        said_cause=other.astype(int), believed_cause=luck.integers(-1, 8, shape), weeks_since_asked=other,
        complaint=np.zeros(shape, bool), team_attainment=other, pressure_from_above=other,
        group=np.repeat([0, 1], 4),
    )  # fmt: skip


class At:
    """What is seen of one person."""

    def __init__(self, seen: Seen, place: tuple[int, ...]) -> None:
        self.seen, self.place = seen, place

    def __getattr__(self, name: str) -> float:
        return float(getattr(self.seen, name)[self.place])


def told_practices(style: str, seen: Seen) -> list[dict[str, float]]:
    """Practices by the page's rule, person by person."""
    rule = begin(WORLDS["small"], 0).names[style]
    chosen = [rule(At(seen, place)) for place in np.ndindex(seen.shape)]
    return [dict(zip(practices(PAGE), map(float, amounts), strict=True)) for amounts in chosen]


def true_practices(style: str, seen: Seen) -> list[dict[str, float]]:
    amounts = {name: np.broadcast_to(amount, seen.shape) for name, amount in STYLES[style](seen).items()}
    return [{name: float(a[place]) for name, a in amounts.items()} for place in np.ndindex(seen.shape)]


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_a_life_by_the_page_gives_the_same_numbers(world: World) -> None:
    assert differences(world) == []


def test_the_crowd_has_leavers_newcomers_complaints_and_every_cause() -> None:
    weeks = sc.simulate(sc.Team(**CROWD), "coach", runs=RUNS, threads=1).people_weeks
    assert min(weeks.left.sum(), weeks.complaint.sum()) > 100
    assert weeks.hire.max() > 1
    assert set(weeks.true_cause.dropna()) == set(sc.CAUSES)


def test_draws_measures_and_experiments_of_the_page_are_those_of_the_kit() -> None:
    assert list(noticed.functions_that_differ()) == []
    assert list(noticed.measures_that_differ()) == []
    assert list(noticed.experiments_that_differ()) == []


def test_an_undamaged_page_passes_unnoticed() -> None:
    assert not any(noticed.noticed(PAGE, where) for where in ("7.13.1", "7.2.1", "10.2.1", "coach 1"))


def test_every_line_of_every_equation_is_noticed_where_it_is_a_hundredth_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(grammar.GIVEN, "off", off)
    pages = dict(wrong_lines(PAGE))
    heads = {line.number for line in lines_of(PAGE) if line.number} - set(pages)
    assert len(pages) > 600
    assert heads == {line.number for line in lines_of(PAGE) if line.text.endswith("):") and line.number in heads}
    some = list(pages)[::LINES]
    left = [name for name in some if not noticed.noticed(pages[name], name)]
    assert left == [name for name in WITHOUT_TRACE if name in some]


def test_a_wrong_number_sign_or_setting_is_noticed_wherever_it_can_be() -> None:
    every = list(wrong_words(PAGE))
    assert len(every) > 1500
    some = every[::WORDS]
    left = [name for name, page in some if not noticed.noticed(page, name, THOROUGH)]
    assert len(left) <= 0.1 * len(some), left  # limits that nothing reaches, a 60th halving and the like


def test_steps_of_the_week_in_another_order_are_noticed_unless_they_do_not_touch() -> None:
    assert {name for name, page in swapped(PAGE) if not noticed.noticed(page, worlds=TELLING[:4])} == FREE


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_shows_in_the_numbers(fault: str) -> None:
    old, new = PLANTED[fault]
    assert old in PAGE
    assert noticed.noticed(PAGE.replace(old, new, 1), worlds=(*TELLING, "starts later", "micromanage"))


def test_a_planted_fault_shows_in_measures_and_experiments() -> None:
    assert [old for old, _ in MEASURES.values() if old not in PAGE] == []
    pages = {name: PAGE.replace(old, new, 1) for name, (old, new) in MEASURES.items()}
    assert [name for name, page in pages.items() if not noticed.noticed(page, "10.2.1")] == []


@pytest.mark.parametrize("link", OFF)
def test_a_cut_link_leaves_what_the_page_says(link: str) -> None:
    def held(cut: tuple[str, ...]) -> bool:
        changes = CROWD | {"weeks": 8, "trust_spread": 0.0}
        run = begin(World(changes=changes, style="coach", before="micromanage", from_week=4, cut=cut), 0)
        pairs = [(q, m) for m in run.force.managers for q in m.seats]
        weeks = (week for week in run.weeks() if week is not None)
        return all(OFF[link](q, m, run.names["p"]) for _ in weeks for q, m in pairs)

    assert held(tuple(link.split()))
    assert not held(())


def test_an_empty_seat_holds_what_the_page_says() -> None:
    cells = [row[0] for row in table_after(section(PAGE, "3.4"), "| columns | on an empty seat |")]
    zero, going_on, fixed, kept = (told_columns(cell) for cell in cells)
    assert zero | going_on | fixed | kept == set(SEAT.names or ()) - {"vacant", "newcomer"} - COUNTS
    empty = 0
    for q, old in seat_weeks(begin(WORLDS["crowd"], 0)):
        assert {name for name in fixed if getattr(q, name) != old[name]} == set()
        if q.worked == 0:
            empty += 1
            assert {name for name in zero if getattr(q, name) != 0} == set()
            assert q.newcomer or {name for name in kept if getattr(q, name) != old[name]} == set()
    assert empty > 100


# What the page calls "all counts and sums of the accounts".
COUNTS = {"opened", "won", "walked", "no_decision", "contacts", "moved", "open_deals", "dead_deals", "revenue",
          "customer_trust"}  # fmt: skip


def told_columns(cell: str) -> set[str]:
    """Columns that a cell names; "the twelve practices" stands for theirs."""
    named = {name for name in cell.replace("`", "").split(", ") if name in (SEAT.names or ())}
    rows = table_after(PAGE, "| practice | unit | column |") if "the twelve practices" in cell else []
    return named | {row[2] for row in rows}


def seat_weeks(run: Run) -> Iterator[tuple[SimpleNamespace, dict[str, object]]]:
    """Every seat after every week, and what it was before."""
    before: list[dict[str, object]] = []
    for week in run.weeks():
        if week is not None:
            yield from zip(run.force.seats, before, strict=True)
        before = [dict(vars(q)) for q in run.force.seats]


def test_every_setting_changes_something() -> None:
    assert [name for name in SETTINGS if changes_nothing(name, ELSEWHERE.get(name, {}))] == []


def test_a_setting_without_a_say_is_found() -> None:
    assert [name for name in ELSEWHERE if changes_nothing(name, {})] == list(ELSEWHERE)


def changes_nothing(name: str, also: dict[str, Value]) -> bool:
    """True where another value of the setting leaves every total as it was."""
    usual, other = (sc.Team(**LIVELY | also | change) for change in ({}, {name: other_value(name)}))
    first, second = (
        sc.simulate(team, everything, runs=24, threads=1, before=everything).raw for team in (usual, other)
    )
    return first.tobytes() == second.tobytes()


def other_value(name: str) -> Value:
    """The end of the plausible range that lies further off, or a step up."""
    s, now = SETTINGS[name], sc.Team(**LIVELY).values[name]
    if s.kind == "choice":
        return next(choice for choice in s.choices if choice != now)
    if s.kind == "whole":
        return int(now) + 1
    if s.low == s.high:
        return s.low + 5000.0
    return s.low if abs(float(now) - s.low) > abs(float(now) - s.high) else s.high


def test_the_page_tells_what_is_stale_in_it() -> None:
    stale = PAGE.replace("pass_on = 0.25", "pass_on = 0.3", 1)
    assert list(model_tables.PAGE.faults(stale)) == ["the table 'styles' is stale"]
    assert model_tables.PAGE.renewed(stale) == PAGE


def test_the_page_tells_what_is_no_longer_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    stale = PAGE.replace("| 0 | 0.14 |", "| 0 | 0.15 |", 1)
    assert "settling is no longer so" in list(model_values.PAGE.faults(stale))
    monkeypatch.setitem(model_values.TABLES, "patterns", lambda: "| all |\n")  # measuring takes minutes
    written = model_values.PAGE.renewed(stale)
    assert model_values.settling_table() in written
    assert "<!-- measured: patterns -->\n| all |\n<!-- end of measured -->" in written
