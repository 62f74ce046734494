"""A refusal names the thing, says what is allowed, puts a near word right and has a line to type."""

import ast
import re
from dataclasses import dataclass
from types import SimpleNamespace

import pytest

import salescoach as sc


@dataclass(frozen=True)
class Refusal:
    """A wrong call: what its message names and says is allowed, and the word that it should propose."""

    call: object
    named: str
    allowed: str
    near: str | None = None
    again: object = None  # takes the keyword argument that is to be typed, and must then work


def rule(seen):
    return sc.Practices()


def named_by(w):
    return {"sc": sc, "team": w.team, "a": w.a, "b": w.b, "results": w.a, "rule": rule, "comparison": w.pair}


@pytest.fixture(scope="module")
def world():
    team = sc.Team(people=2, accounts_per_person=5, weeks=6, warmup_weeks=2)
    a, b = (sc.simulate(team, style, runs=12) for style in ("micromanage", "coach"))
    return SimpleNamespace(team=team, a=a, b=b, pair=sc.compare(a, b))


def run(**wrong):
    return lambda w, **right: sc.simulate(w.team, **({"runs": 1} | wrong | right))


def pair(**wrong):
    return lambda w, **right: sc.compare(w.a, w.b, **(wrong | right))


def needed(**wrong):
    return lambda w, **right: sc.runs_needed(w.pair, **(wrong | right))


WHOLE = "must be a whole number, at least "
PRESETS = "Presets: business_to_business, outbound_campaign"
LEVELS = "must lie between 0.5 and 0.999"
FRAMES = "Frames: totals, people_weeks, managers_weeks, deals"
COLUMNS = "Columns of totals: revenue, wins, "
STYLES = "Styles: status_quo, watch_more, "
LINKS = "Links: target, drift, pass_on, "
NOT_A_TEAM = "is not a team"
SEVERAL = "names in brackets"

REFUSALS = {
    "unknown setting": Refusal(lambda w: sc.Team(poeple=3), "'poeple'", "all settings", "people"),
    "unknown setting in change": Refusal(lambda w: w.team.change(markt=1), "'markt'", "all settings", "market"),
    "setting like nothing": Refusal(lambda w: sc.Team(xyzzy=3), "'xyzzy'", "all settings"),
    "unknown preset": Refusal(lambda w: sc.Team("outbound"), "'outbound'", PRESETS, "outbound_campaign"),
    "preset a number": Refusal(lambda w: sc.Team(8), "preset 8", PRESETS),
    "preset a list": Refusal(lambda w: sc.Team([8]), "preset [8]", PRESETS),
    "nobody": Refusal(lambda w: sc.Team(people=0), "people=0", "takes 1 to 20000"),
    "half a person": Refusal(lambda w: sc.Team(people=2.5), "people=2.5", "takes 1 to 20000"),
    "no accounts": Refusal(lambda w: sc.Team(accounts_per_person=0), "accounts_per_person=0", "takes 1 to 65535"),
    "no weeks": Refusal(lambda w: sc.Team(weeks=0), "weeks=0", "takes 1 to 5200"),
    "less than nothing": Refusal(lambda w: sc.Team(market=-1), "market=-1", "takes 0 to 5"),
    "not a number": Refusal(lambda w: sc.Team(market=float("nan")), "market=nan", "takes 0 to 5"),
    "unknown choice": Refusal(
        lambda w: sc.Team(performance_shape="linaer"), "performance_shape='linaer'", "Allowed: none, linear", "linear"
    ),
    "shares above one": Refusal(lambda w: sc.Team(share_low_will=0.9), "share_low_will=0.9", "at most 1 is allowed"),
    "unknown cause": Refusal(lambda w: sc.Team(causes={"wil": 0.3}), "'wil'", "Causes: hiring, training", "will"),
    "cause without a share": Refusal(lambda w: sc.Team(causes="will"), "causes='will'", "a mix of shares"),
    "share no number": Refusal(lambda w: sc.Team(causes={"will": "much"}), "share_low_will='much'", "takes 0 to 1"),
    "unknown link": Refusal(lambda w: sc.without(w.team, "memry"), "'memry'", LINKS, "memory"),
    "link like nothing": Refusal(lambda w: w.team.without("xyzzy"), "'xyzzy'", LINKS),
    "links in a list": Refusal(lambda w: w.team.without(["memory"]), "['memory']", LINKS, "memory"),
    "no link": Refusal(lambda w: w.team.without(), "without()", "a link to cut"),
    "strength of no link": Refusal(lambda w: w.team.strength("peer"), "'peer'", LINKS, "peers"),
    "cutting no team": Refusal(lambda w: sc.without("memory"), "'memory'", NOT_A_TEAM),
    "evidence of no team": Refusal(lambda w: sc.evidence("people"), "'people'", NOT_A_TEAM),
    "links of no team": Refusal(lambda w: sc.links(3), "3", NOT_A_TEAM),
    "simulating no team": Refusal(lambda w: sc.simulate("coach"), "'coach'", NOT_A_TEAM),
    "simulating a class": Refusal(lambda w: sc.simulate(sc.Team), "Team", NOT_A_TEAM),
    "unknown style": Refusal(run(style="coahc"), "'coahc'", STYLES, "coach"),
    "unknown style before": Refusal(run(before="macr"), "'macr'", STYLES, "macro"),
    "style a number": Refusal(run(style=3), "3", STYLES),
    "style missing": Refusal(run(style=None), "None", STYLES),
    "plain function": Refusal(run(style=rule), "rule is a plain function", "@sc.style on the line above def rule("),
    "plain lambda": Refusal(run(style=lambda seen: sc.Practices()), "my_style", "@sc.style on the line above def"),
    "style of a number": Refusal(lambda w: sc.style(3), "3", "@sc.style stands above a function"),
    "style of a style": Refusal(lambda w: sc.style(w.b.style), "coach is a style already", "use it as it is"),
    "no runs": Refusal(run(runs=0), "runs=0", WHOLE + "1", again=run(runs=0)),
    "runs below nought": Refusal(run(runs=-3), "runs=-3", WHOLE + "1", again=run(runs=-3)),
    "half a run": Refusal(run(runs=2.5), "runs=2.5", WHOLE + "1", again=run(runs=2.5)),
    "runs in words": Refusal(run(runs="3"), "runs='3'", WHOLE + "1", again=run(runs="3")),
    "runs a truth": Refusal(run(runs=True), "runs=True", WHOLE + "1", again=run(runs=True)),
    "seed below nought": Refusal(run(seed=-1), "seed=-1", "from 0 to 2**64 - 1", again=run(seed=-1)),
    "seed too large": Refusal(run(seed=2**64), f"seed={2**64}", "from 0 to 2**64 - 1", again=run(seed=2**64)),
    "seed a fraction": Refusal(run(seed=1.5), "seed=1.5", "from 0 to 2**64 - 1", again=run(seed=1.5)),
    "seed in words": Refusal(run(seed="1"), "seed='1'", "from 0 to 2**64 - 1", again=run(seed="1")),
    "seed missing": Refusal(run(seed=None), "seed=None", "from 0 to 2**64 - 1", again=run(seed=None)),
    "seed a truth": Refusal(run(seed=True), "seed=True", "from 0 to 2**64 - 1", again=run(seed=True)),
    "no threads": Refusal(run(threads=0), "threads=0", WHOLE + "1", again=run(threads=0)),
    "half a thread": Refusal(run(threads=0.5), "threads=0.5", WHOLE + "1", again=run(threads=0.5)),
    "from a week before": Refusal(run(from_week=-1), "from_week=-1", WHOLE + "0", again=run(from_week=-1)),
    "from half a week": Refusal(run(from_week=1.5), "from_week=1.5", WHOLE + "0", again=run(from_week=1.5)),
    "from a week in words": Refusal(run(from_week="May"), "from_week='May'", WHOLE + "0", again=run(from_week="May")),
    "first of none": Refusal(lambda w, runs=0: w.a.first(runs), "runs=0", WHOLE + "1"),
    "first of more than all": Refusal(lambda w: w.a.first(13), "first(13)", "of 12 runs"),
    "unknown frame": Refusal(lambda w: sc.columns("total"), "'total'", FRAMES, "totals"),
    "frame a list": Refusal(lambda w: sc.columns(["deals"]), "['deals']", FRAMES, "deals"),
    "frame a number": Refusal(lambda w: sc.columns(3), "3", FRAMES),
    "unknown column": Refusal(pair(measures=("revnue",)), "'revnue'", COLUMNS, "revenue"),
    "column a list": Refusal(pair(measures=(["strain"],)), "['strain']", COLUMNS, "strain"),
    "measures a word": Refusal(pair(measures="strain"), "'strain'", SEVERAL, again=pair()),
    "level in per cent": Refusal(pair(level=95), "level=95", LEVELS, again=pair(level=95)),
    "level of nought": Refusal(pair(level=0), "level=0", LEVELS, again=pair(level=0)),
    "level of one": Refusal(pair(level=1.0), "level=1.0", LEVELS, again=pair(level=1.0)),
    "level not a number": Refusal(pair(level=float("nan")), "level=nan", LEVELS, again=pair(level=2)),
    "level in words": Refusal(pair(level="95 %"), "level='95 %'", LEVELS, again=pair(level="95 %")),
    "level missing": Refusal(pair(level=None), "level=None", LEVELS, again=pair(level=None)),
    "comparing styles": Refusal(lambda w: sc.compare("coach", "macro"), "a str", "two results"),
    "comparing frames": Refusal(lambda w: sc.compare(w.a, w.b.totals), "a DataFrame", "two results"),
    "unknown measure to draw": Refusal(lambda w: w.pair.plot_runs("strian"), "'strian'", COLUMNS, "strain"),
    "unknown measure of a pilot": Refusal(needed(measure="strian"), "'strian'", COLUMNS, "strain"),
    "measure not compared": Refusal(needed(measure="opened"), "'opened'", "was not compared"),
    "width of nought": Refusal(needed(within=0), "within=0", "above zero", again=needed(within=0)),
    "width below": Refusal(needed(within=-1), "within=-1", "above zero", again=needed(within=-1)),
    "width in words": Refusal(needed(within="1"), "within='1'", "above zero", again=needed(within="1")),
    "width without end": Refusal(
        needed(within=float("inf")), "within=inf", "above zero", again=needed(within=-1)
    ),
    "pilot too small": Refusal(
        lambda w: sc.runs_needed(sc.compare(w.a.first(9), w.b.first(9))), "a pilot of 9 runs", "ten or more",
        again=run(runs=1),
    ),
}  # fmt: skip


def line_of(message):
    """What there is to type: the longest beginning of the last line to type that is Python."""
    words = message.split("Type: ")[-1].split(" ")
    for length in range(len(words), 0, -1):
        line = " ".join(words[:length])
        try:
            ast.parse(line)
        except SyntaxError:
            continue
        return line
    return ""


@pytest.mark.parametrize("name", REFUSALS)
def test_a_refusal_names_the_thing_what_is_allowed_and_the_nearest_word_with_a_line_that_works(world, name):
    refusal = REFUSALS[name]
    with pytest.raises(ValueError, match=r"Type: \S") as caught:
        refusal.call(world)
    message = str(caught.value)
    assert refusal.named in message
    assert refusal.allowed in message
    assert re.findall(r"did you mean '(\w+)'", message) == ([refusal.near] if refusal.near else [])
    assert message.count("Type: ") == 1
    assert len(message) < 700
    type_it(world, refusal, message)


def type_it(world, refusal, message):
    line = line_of(message)
    if not line:
        assert "@sc.style on the line above def" in message
        return
    space = named_by(world) | {world.b.style.name: world.b.style, "my_style": rule}
    exec(line, space)
    if refusal.again:
        named = re.fullmatch(r"(\w+)=(.+)", line)
        assert refusal.again(world, **{named[1]: space[named[1]]}) is not None


def test_a_line_to_type_is_found_before_the_words_after_it():
    assert line_of("unknown. Type: sc.Team(people=3) for a team of three") == "sc.Team(people=3)"
    assert line_of("Type: @sc.style on the line above def f(seen):") == ""
