"""The package as a whole: cheap to import, laid out in floors, and clear when it refuses something."""

import ast
import doctest
import inspect
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

import salescoach as sc
from salescoach.settings.register import SETTINGS

HOME = Path(sc.__file__).parent
FILES = sorted(HOME.rglob("*.py"))
PUBLIC = [name for name in sc.__all__ if name != "__version__"]


def place(path):
    return path.relative_to(HOME).as_posix()


def python(script):
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


# Importing.


def test_importing_the_package_loads_no_heavy_package():
    heavy = ("pandas", "numba", "matplotlib", "sklearn", "seaborn", "scipy", "numpy", "tqdm")
    assert python(f"import sys, salescoach; print([n for n in {heavy} if n in sys.modules])") == "[]"


@pytest.mark.parametrize("name", ["Team", "without", "CAUSES"])
def test_a_team_is_made_without_heavy_packages(name):
    heavy = ("pandas", "numba", "matplotlib", "scipy", "numpy")
    script = f"import sys, salescoach; salescoach.{name}; print([n for n in {heavy} if n in sys.modules])"
    assert python(script) == "[]"


@pytest.mark.parametrize("first", ["simulate", "check_style", "styles"])
def test_a_public_name_is_the_same_whatever_was_used_before_it(first):
    script = (
        "import salescoach as sc\n"
        f"sc.{first}\n"
        "print([name for name in sc.__all__ if type(getattr(sc, name)).__name__ == 'module'])\n"
    )
    assert python(script) == "[]"


def test_public_names_are_those_with_a_home():
    assert sorted(sc.__all__) == sorted([*sc._HOME, "__version__"])
    assert dir(sc) == sorted(sc.__all__)
    assert len(set(sc.__all__)) == len(sc.__all__)


def test_an_unknown_name_is_no_part_of_the_package():
    with pytest.raises(AttributeError, match="module 'salescoach' has no attribute 'simulat'"):
        _ = sc.simulat


def test_the_version_is_that_of_the_project():
    text = (HOME.parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'version = "{sc.__version__}"' in text


def test_type_checkers_see_the_names_that_a_user_sees():
    tree = ast.parse(Path(sc.__file__).read_text(encoding="utf-8"))
    seen = {
        alias.asname: node.module
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
        for alias in node.names
    }
    assert seen == sc._HOME


# Words about it.


def test_the_example_of_the_package_runs():
    found = doctest.testmod(sc)
    assert found.attempted >= 5
    assert found.failed == 0


def test_the_examples_of_the_team_run():
    runner = doctest.DocTestRunner()
    for test in doctest.DocTestFinder().find(sc.Team, globs={"Team": sc.Team}):
        runner.run(test)
    found = runner.summarize(verbose=False)
    assert found.attempted >= 1
    assert found.failed == 0


UNITS = re.compile(
    r"one row|columns?\b|shape|whole number|weeks?\b|hours?\b|per cent|0-1|between|\bunit|\bname|number of|copy|frame",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", [name for name in PUBLIC if inspect.isroutine(getattr(sc, name)) or name[0].isupper()])
def test_a_public_name_says_what_it_takes_and_gives(name):
    thing = getattr(sc, name)
    if name == "CAUSES":
        return
    words = inspect.getdoc(thing)
    assert words
    assert UNITS.search(words), words
    if inspect.isfunction(thing) and len(inspect.signature(thing).parameters) > 1:
        assert "Args:" in words, words


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def public_parts(tree):
    """Public functions, classes and methods at the top of a file."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (f for f in node.body if isinstance(f, ast.FunctionDef) and not f.name.startswith("_"))


@pytest.mark.parametrize("path", FILES, ids=place)
def test_every_file_and_every_public_part_of_it_says_what_it_is(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    overloads = {f.name for f in functions(tree) if any(ast.unparse(d) == "overload" for d in f.decorator_list)}
    silent = [part.name for part in public_parts(tree) if not ast.get_docstring(part) and part.name not in overloads]
    assert silent == []


# Sizes.


@pytest.mark.parametrize("path", FILES, ids=place)
def test_a_file_has_at_most_260_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 260


@pytest.mark.parametrize("path", FILES, ids=place)
def test_a_function_has_at_most_65_lines(path):
    lengths = {f.name: f.end_lineno - f.lineno + 1 for f in functions(ast.parse(path.read_text(encoding="utf-8")))}
    assert {name: lines for name, lines in lengths.items() if lines > 65} == {}


# Floors: what may import what.

FLOORS = (
    "settings", "styles", "simulation", "results", "published", "assumptions", "sensitivity",
    "records", "estimates", "claims", "teaching", "cli",
)  # fmt: skip
BELOW = {floor: set(FLOORS[: number + 1]) for number, floor in enumerate(FLOORS)}
MAY_USE = BELOW | {"figures": {"figures"}, "doctor": {"doctor", *BELOW["results"]}, "__main__": {"cli"}}
DOORS = {"cli_worlds", "cli_records", "cli_company", "cli_claims", "cli_real"}
ALSO = {"figures": {"results.measures"}, "cli": {"doctor", *DOORS}}
MAY_USE |= {door: {*BELOW["cli"], door, "cli_worlds"} for door in DOORS}
# A result draws itself: the drawing is loaded when asked for, never when the file is.
DRAWN = ("results", "published", "assumptions", "sensitivity", "records", "estimates", "claims", "teaching")
ON_DEMAND = {room: {"figures"} for room in DRAWN} | {"settings": {"records"}}  # Team.from_records


def imports_of(path):
    """(module within the package, whether it is loaded with the file) for every import of the package in a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {id(node) for f in functions(tree) for node in ast.walk(f)}
    package = ["salescoach", *path.relative_to(HOME).parts[:-1]]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*base, *(node.module or "").split(".")]).strip(".")
            names = [f"{module}.{alias.name}" for alias in node.names]
            targets = names if module == "salescoach" or not node.module else [module]
        else:
            continue
        for target in targets:
            if target.split(".")[0] == "salescoach" and target != "salescoach":
                yield target.removeprefix("salescoach."), id(node) not in inside


def wrong_imports(path):
    floor = path.relative_to(HOME).parts[0].removesuffix(".py")
    for module, at_once in imports_of(path):
        room = module.split(".")[0]
        allowed = room in MAY_USE[floor] or module in ALSO.get(floor, ())
        if not allowed and (at_once or room not in ON_DEMAND.get(floor, ())):
            yield module


@pytest.mark.parametrize("path", [path for path in FILES if path.parent != HOME or path.stem in MAY_USE], ids=place)
def test_a_file_imports_only_from_its_own_floor_and_those_below(path):
    floor = path.relative_to(HOME).parts[0].removesuffix(".py")
    assert floor in MAY_USE, f"{floor} is a new room: say above what it may use"
    assert list(wrong_imports(path)) == []


def test_an_arrow_that_points_upwards_is_found(tmp_path, monkeypatch):
    (tmp_path / "settings").mkdir()
    (tmp_path / "figures").mkdir()
    wrong = tmp_path / "settings" / "wrong.py"
    wrong.write_text("from ..results.compare import compare\nimport salescoach.cli.main\nfrom .team import Team\n")
    picture = tmp_path / "figures" / "picture.py"
    picture.write_text("from ..results.measures import MEASURES\nfrom ..results import compare\n")
    monkeypatch.setattr(sys.modules[__name__], "HOME", tmp_path)
    assert list(wrong_imports(wrong)) == ["results.compare", "cli"]
    assert list(wrong_imports(picture)) == ["results"]


def test_the_simulation_draws_prints_and_tabulates_nothing():
    for path in (HOME / "simulation").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\bimport (pandas|matplotlib)|\bprint\(", text), path.name


# Refusals. Each names the thing, says what is allowed, puts a near word right and has a line to type.


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
STYLES = "Styles: status_quo, hands_off, "
LINKS = "Links: target, pass_on, "
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
    "runs missing": Refusal(run(runs=None), "runs=None", WHOLE + "1", again=run(runs=None)),
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
    "width of nought": Refusal(needed(half_width=0), "half_width=0", "above zero", again=needed(half_width=0)),
    "width below": Refusal(needed(half_width=-1), "half_width=-1", "above zero", again=needed(half_width=-1)),
    "width in words": Refusal(needed(half_width="1"), "half_width='1'", "above zero", again=needed(half_width="1")),
    "width without end": Refusal(
        needed(half_width=float("inf")), "half_width=inf", "above zero", again=needed(half_width=-1)
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


@pytest.fixture(params=REFUSALS)
def refusal(request):
    return REFUSALS[request.param]


def test_a_refusal_names_the_thing_what_is_allowed_and_the_nearest_word(world, refusal):
    with pytest.raises(ValueError, match=r"Type: \S") as caught:
        refusal.call(world)
    message = str(caught.value)
    assert refusal.named in message
    assert refusal.allowed in message
    assert re.findall(r"did you mean '(\w+)'", message) == ([refusal.near] if refusal.near else [])
    assert message.count("Type: ") == 1
    assert len(message) < 700


def test_the_line_to_type_works(world, refusal):
    with pytest.raises(ValueError, match="Type: ") as caught:
        refusal.call(world)
    line = line_of(str(caught.value))
    if not line:
        assert "@sc.style on the line above def" in str(caught.value)
        return
    space = named_by(world) | {world.b.style.name: world.b.style, "my_style": rule}
    exec(line, space)
    if refusal.again:
        named = re.fullmatch(r"(\w+)=(.+)", line)
        assert refusal.again(world, **{named[1]: space[named[1]]}) is not None


def test_a_line_to_type_is_found_before_the_words_after_it():
    assert line_of("unknown. Type: sc.Team(people=3) for a team of three") == "sc.Team(people=3)"
    assert line_of("Type: @sc.style on the line above def f(seen):") == ""


@pytest.mark.parametrize("name", [name for name, setting in SETTINGS.items() if setting.kind != "choice"])
def test_every_number_is_refused_in_words_with_a_line_that_works(name):
    with pytest.raises(ValueError, match=f"{name}='three' is not a finite number") as caught:
        sc.Team(**{name: "three"})
    assert eval(line_of(str(caught.value)), {"sc": sc}) == sc.Team()
