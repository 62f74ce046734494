"""docs/model.md tells the whole model: names and numbers agree with the code, and it can be built from the page."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

import salescoach as sc
from salescoach.management.library import STYLES
from salescoach.management.seen import Seen
from salescoach.settings.register import SETTINGS
from salescoach.settings.setting import Value
from salescoach.simulation.state import ACCOUNT, MANAGER, RUN_TOTALS, SEAT
from scripts import model_tables
from tests.rebuild import checks, managers, people
from tests.rebuild.compare import RUNS, differences
from tests.rebuild.luck import Luck, normal, philox
from tests.rebuild.people import complaint_chance
from tests.rebuild.run import World, parameters, weeks_of
from tests.rebuild.worlds import CROWD, LIVELY, WORLDS

PAGE = model_tables.PAGE.read_text(encoding="utf-8")
Check = Callable[[str], list[str]]
CHECKS: tuple[Check, ...] = (
    checks.settings_tables, checks.preset_table, checks.settings_in_text, checks.names_in_text, checks.state_tables,
    checks.draw_table, checks.seen_and_done, checks.record_tables, checks.link_sections, model_tables.stale,
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
    (checks.names_in_text, "both_poor: short", "both_bad: short"),
    (checks.state_tables, "| `guiding` | float", "| `leading` | float"),
    (checks.state_tables, "| `tenure` | whole", "| `tenure` | float"),
    (checks.state_tables, "| 13 floats |", "| 12 floats |"),
    (checks.draw_table, "| 9 | SEAT_LEADS |", "| 11 | SEAT_LEADS |"),
    (checks.draw_table, "| SEAT_TRAITS |", "| SEAT_LUCK |"),
    (checks.seen_and_done, "| `activity` |", "| `busyness` |"),
    (checks.seen_and_done, "| `coaching_fit` | `fit` | 0.5 |", "| `coaching_fit` | `fit` | 0 |"),
    (checks.record_tables, "| `lost`* | `walked` |", "| `lost`* | `won` |"),
    (checks.record_tables, "| `vacant_weeks` |", "| `empty_weeks` |"),
    (checks.record_tables, "`closed_week`,", "`closing_week`,"),
    (checks.link_sections, "Link `gaming`", "Link `games`"),
    (checks.link_sections, "**Off (strength 0).** The factor", "The factor"),
    (checks.link_sections, "clip(p.gaming * q.gaming_propensity", "clip(0.2 * q.gaming_propensity"),
    (model_tables.stale, "pass_on = 0.25", "pass_on = 0.3"),
    (model_tables.stale, "CENTRE_TOP: 2509.08", "CENTRE_TOP: 2509.09"),
    (model_tables.stale, "- `coaching_harm`: fitted", "- `coaching_harm`: figure"),
    (model_tables.stale, "| 0.45 to 0.65 |", "| 0.45 to 0.6 |"),
)  # fmt: skip

# Of each setting that has no say in the lively world: a world in which it has.
ELSEWHERE: dict[str, dict[str, Value]] = {
    "performance_peak": {"performance_shape": "inverted_u"},
    "challenge_gain": {"performance_shape": "challenge_hindrance"},
    "star_manager_cost": {"manager_selling": 1.6},
}


# What a cut link leaves: of every seat and its manager, after every week.
OFF: dict[str, Callable[..., bool]] = {
    "target": lambda q, m, p: m.above == 0,
    "pass_on": lambda q, m, p: q.pressure == 0,
    "diagnosis": lambda q, m, p: q.belief == q.said == -1,
    "intrusion": lambda q, m, p: q.intrusion == 0,
    "strain": lambda q, m, p: q.strain == q.baseline_strain,
    "gaming": lambda q, m, p: q.gamed == 0 and q.logged == q.contacts,
    "pass_through": lambda q, m, p: q.push == q.guiding == 0,
    "deadline": lambda q, m, p: q.closing == q.discount == 0,
    "memory": lambda q, m, p: m.reputation == q.neutral_trust == p.trust_start,
    "attrition": lambda q, m, p: q.vacant == q.left == 0,
    "repair": lambda q, m, p: q.repaired == 0,
}


@sc.style
def everything(seen: Seen) -> sc.Practices:
    """Some of every practice."""
    short = seen.attainment < 0.9
    return sc.Practices(
        oversight_hours=np.where(seen.believes("will"), 1.0, 0.2), review_hours=0.3, process_hours=0.3,
        coaching_hours=0.6, support_hours=0.5, takeover_hours=np.where(short, 0.5, 0.0), sharing_hours=0.3,
        report_hours=2.0, asking=0.5, coaching_fit=0.6, pass_on=1.0, activity_push=0.5,
    )  # fmt: skip


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_page_keeps_this_promise(check: Check) -> None:
    assert check(PAGE) == []


@pytest.mark.parametrize(("check", "old", "new"), FAULTS, ids=lambda x: getattr(x, "__name__", x))
def test_a_fault_on_the_page_is_found(check: Check, old: str, new: str) -> None:
    assert old in PAGE
    assert check(PAGE.replace(old, new, 1)) != []


def test_fresh_tables_mend_a_stale_page_and_strange_markers_are_refused() -> None:
    assert model_tables.fresh(PAGE.replace("pass_on = 0.25", "pass_on = 0.3", 1)) == PAGE
    with pytest.raises(ValueError, match="settings peple"):
        model_tables.fresh(PAGE.replace("table: settings people", "table: settings peple"))
    with pytest.raises(ValueError, match="links"):
        model_tables.fresh(PAGE + "<!-- table: links -->\n<!-- end of table -->\n")


def test_the_worked_draws_are_right() -> None:
    words = " ".join(f"{word:08x}" for word in philox([0] * 4, [0] * 2))
    u = Luck(seed=1, run=0).draw(10, 2 * 65536 + 3, week=-4)
    assert f"give `{words}`" in PAGE
    assert f"`u0` = {u[0]!r} and `u3` = {u[3]!r}" in PAGE
    assert normal(0.975) == pytest.approx(1.959963984540054, abs=1e-15)


def test_the_bytes_of_a_run_are_right() -> None:
    sizes = (SEAT.itemsize, ACCOUNT.itemsize, MANAGER.itemsize, RUN_TOTALS.itemsize)
    told = "({} a seat, {} an account, {} a manager, {} for the totals)".format(*sizes)
    assert told in " ".join(PAGE.split())


@pytest.mark.parametrize("name", STYLES)
def test_the_rule_of_a_style_on_the_page_is_the_rule_in_the_code(name: str) -> None:
    assert told_practices(name, seen := random_week()) == true_practices(name, seen)


def test_a_wrong_number_in_a_rule_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = [(sign, n, words.replace("0.8", "0.7")) for sign, n, words in managers.STYLES["coach"]]
    monkeypatch.setitem(managers.STYLES, "coach", rule)
    assert told_practices("coach", seen := random_week()) != true_practices("coach", seen)


def random_week() -> Seen:
    """Made-up numbers around every threshold."""
    luck, shape = np.random.default_rng(4), (4, 8)
    numbers = {name: luck.uniform(0.0, 2.0, shape).round(1) for name in ("attainment", "pipeline", "movement")}
    other = np.zeros(shape)
    return Seen(
        week=0, weeks_to_month_end=3, weeks_to_quarter_end=12, usual_pipeline=1.0, usual_movement=1.0,
        manager_hours=2.0, **numbers, activity=other, tenure_weeks=other, in_seat=np.ones(shape, bool),
        said_cause=other.astype(int), believed_cause=luck.integers(-1, 8, shape), weeks_since_asked=other,
        complaint=np.zeros(shape, bool), team_attainment=other, pressure_from_above=other,
        group=np.repeat([0, 1], 4),
    )  # fmt: skip


def told_practices(style: str, seen: Seen) -> list[dict[str, float]]:
    """Practices by the page's rule, person by person."""
    names = ("attainment", "pipeline_health", "rank", "believed_cause")
    weeks = [{name: getattr(seen, name)[place] for name in names} for place in np.ndindex(seen.shape)]
    return [managers.practices_of(style, week) for week in weeks]


def true_practices(style: str, seen: Seen) -> list[dict[str, float]]:
    amounts = {name: np.broadcast_to(amount, seen.shape) for name, amount in STYLES[style](seen).items()}
    return [{name: float(a[place]) for name, a in amounts.items()} for place in np.ndindex(seen.shape)]


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS)
def test_a_model_built_from_the_page_gives_the_same_numbers(world: World) -> None:
    assert differences(world) == []


def test_the_crowd_has_leavers_newcomers_complaints_and_every_cause() -> None:
    weeks = sc.simulate(sc.Team(**CROWD), "coach", runs=RUNS, threads=1).people_weeks
    assert min(weeks.left.sum(), weeks.complaint.sum()) > 100
    assert weeks.hire.max() > 1
    assert set(weeks.true_cause.dropna()) == set(sc.CAUSES)


@pytest.mark.parametrize(
    ("where", "what", "wrong"),
    [
        (people, "attainment", lambda q: sum(q.recent_revenue[:12]) / (12 * q.quota)),
        (people, "sat", lambda hours, half: hours / (hours + half + 1e-6)),
        (managers, "group_attainment", lambda group: 1.0),
        (people, "normal", lambda u: 0.999 * normal(u)),
        (people, "complaint_chance", lambda p, q: 0.99 * complaint_chance(p, q)),
    ],
)
def test_a_rebuild_that_differs_is_found(
    where: object, what: str, wrong: Callable[..., float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, what, wrong)
    assert differences(WORLDS["crowd"], runs=1) != []


@pytest.mark.parametrize("link", OFF)
def test_a_cut_link_leaves_what_the_page_says(link: str) -> None:
    def held(cut: tuple[str, ...]) -> bool:
        world = World(changes=CROWD | {"weeks": 8}, style="coach", before="micromanage", from_week=4, cut=cut)
        p = parameters(world)
        lived_weeks = weeks_of(world, 0)
        return all(
            OFF[link](q, bosses[s // p.span], p) for _, seats, bosses in lived_weeks for s, q in enumerate(seats)
        )

    assert held((link,))
    assert not held(())


def test_every_setting_changes_something() -> None:
    assert [name for name in SETTINGS if changes_nothing(name, ELSEWHERE.get(name, {}))] == []


def test_a_setting_without_a_say_is_found() -> None:
    assert [name for name in ELSEWHERE if changes_nothing(name, {})] == list(ELSEWHERE)


def changes_nothing(name: str, also: dict[str, Value]) -> bool:
    """True where another value of the setting leaves every total as it was."""
    usual, other = (sc.Team(**LIVELY | also | change) for change in ({}, {name: other_value(name)}))
    first, second = (sc.simulate(team, everything, runs=6, threads=1, before=everything).raw for team in (usual, other))
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


def test_the_command_tells_what_is_stale(tmp_path, monkeypatch, capsys) -> None:
    page = tmp_path / "model.md"
    page.write_text(PAGE.replace("pass_on = 0.25", "pass_on = 0.3", 1), encoding="utf-8")
    monkeypatch.setattr(model_tables, "PAGE", page)
    assert model_tables.main(["check"]) == 1
    assert "'styles' is stale" in capsys.readouterr().out
    assert model_tables.main(["write"]) == 0
    assert model_tables.main(["check"]) == 0
    assert page.read_text(encoding="utf-8") == PAGE
