"""Compiled kernels are kept under a fingerprint of all that they are compiled from, and nothing else is ever run."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from salescoach.common.sources import fingerprint, sources
from salescoach.simulation import compiled
from salescoach.simulation.compiled import HERE, kernel_folder

HOME = HERE.parent
RATE = "settings/rate.py"
INNER = "simulation/inner.py"
CODE = """
from salescoach.simulation.outer import outer
from salescoach.simulation.compiled import kernels_are_kept
value = outer(2.0)
print(value, sum(outer.stats.cache_hits.values()), sum(outer.stats.cache_misses.values()), kernels_are_kept())
"""


@pytest.fixture
def kit(tmp_path):
    """A small package that compiles as this one does: a kernel that calls another file's and uses a constant."""
    home = tmp_path / "kit" / "salescoach"
    shutil.copytree(HOME / "common", home / "common", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("", "settings", "simulation"):
        (home / name).mkdir(exist_ok=True)
        (home / name / "__init__.py").write_text('"""A room."""\n')
    shutil.copy(HERE / "compiled.py", home / "simulation")
    (home / RATE).write_text("RATE = 10.0\n")
    (home / INNER).write_text("from .compiled import compiled\n\n\n@compiled\ndef inner(x):\n    return x + 1.0\n")
    (home / "simulation" / "outer.py").write_text(
        "from ..settings.rate import RATE\nfrom .compiled import compiled\nfrom .inner import inner\n\n\n"
        "@compiled\ndef outer(x):\n    return RATE * inner(x)\n"
    )
    return home


def started(kit, cache, **more):
    """A Python that runs the kernel once; nothing of this process's own cache settings reaches it."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("NUMBA_", "XDG_"))}
    env |= {"PYTHONPATH": str(kit.parent), "PYTHONDONTWRITEBYTECODE": "1", "NUMBA_CACHE_DIR": str(cache), **more}
    return subprocess.Popen(
        [sys.executable, "-c", CODE], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def outcome(process):
    """Value, whether it was loaded or compiled, whether it is kept; and what was said."""
    out, said = process.communicate(timeout=120)
    assert process.returncode == 0, said
    value, hits, misses, kept = out.split()
    assert {hits, misses} == {"0", "1"}
    return float(value), "loaded" if hits == "1" else "compiled", kept == "True", said


def run(kit, cache, **more):
    return outcome(started(kit, cache, **more))


def edit(path, old, new):
    text = path.read_text()
    assert text.count(old) == 1
    path.write_text(text.replace(old, new))


def folders(cache):
    return {path.name for path in (cache / "salescoach").iterdir()}


def test_kernels_are_found_again_until_something_that_they_were_compiled_from_changes(kit, tmp_path):
    cache = tmp_path / "cache"
    before = sorted(path for path in kit.rglob("*"))
    assert run(kit, cache) == (30.0, "compiled", True, "")
    assert run(kit, cache) == (30.0, "loaded", True, "")
    edit(kit / RATE, "10.0", "100.0")
    assert run(kit, cache) == (300.0, "compiled", True, "")
    edit(kit / INNER, "x + 1.0", "x + 2.0")
    assert run(kit, cache) == (400.0, "compiled", True, "")
    edit(kit / RATE, "100.0", "10.0")
    edit(kit / INNER, "x + 2.0", "x + 1.0")
    assert run(kit, cache) == (30.0, "loaded", True, "")
    assert len(folders(cache)) == 3
    assert sorted(path for path in kit.rglob("*")) == before, "something was written beside the sources"


def test_another_processor_or_numba_finds_no_kernels_of_this_one(kit, tmp_path):
    run(kit, tmp_path)
    assert run(kit, tmp_path, NUMBA_CPU_NAME="generic")[1] == "compiled"
    assert len(folders(tmp_path)) == 2


def test_several_processes_at_once_get_the_same_and_leave_whole_files(kit, tmp_path):
    together = [started(kit, tmp_path) for _ in range(4)]
    assert {outcome(process)[0] for process in together} == {30.0}
    (folder,) = (tmp_path / "salescoach").iterdir()
    assert {path.suffix for path in folder.iterdir()} == {".kernel"}
    assert len(list(folder.iterdir())) == 2
    assert run(kit, tmp_path)[1] == "loaded"


def test_half_a_file_is_compiled_again(kit, tmp_path):
    run(kit, tmp_path)
    for path in tmp_path.rglob("*.kernel"):
        path.write_bytes(path.read_bytes()[:100])
    assert run(kit, tmp_path) == (30.0, "compiled", True, "")
    assert run(kit, tmp_path)[1] == "loaded"


def test_where_nothing_can_be_written_kernels_run_all_the_same_and_one_line_says_so(kit, tmp_path):
    nowhere = tmp_path / "file" / "cache"
    nowhere.parent.write_text("no folder")
    value, way, kept, said = run(kit, nowhere)
    assert (value, way, kept) == (30.0, "compiled", False)
    assert re.fullmatch(
        r"salescoach: compiled kernels cannot be kept, because .*salescoach cannot be written, .* NUMBA_CACHE_DIR .*\n",
        said,
    )
    assert nowhere.parent.read_text() == "no folder"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the folder is named otherwise there")
def test_without_a_named_folder_they_lie_in_the_cache_of_the_user(kit, tmp_path):
    assert run(kit, "", XDG_CACHE_HOME=str(tmp_path / "mine")) == (30.0, "compiled", True, "")
    assert len(folders(tmp_path / "mine")) == 1
    assert run(kit, "", HOME=str(tmp_path / "home")) == (30.0, "compiled", True, "")
    assert len(folders(tmp_path / "home" / ".cache")) == 1


def test_the_oldest_kernels_go_when_new_ones_come(kit, tmp_path):
    home = tmp_path / "salescoach"
    for age in range(6):
        (home / f"{age:016x}").mkdir(parents=True)
        os.utime(home / f"{age:016x}", (1000 - age, 1000 - age))
    (home / "notes").mkdir()
    run(kit, tmp_path)
    stay = {f"{age:016x}" for age in range(compiled.MOST_FOLDERS - 1)}
    assert len(folders(tmp_path)) == compiled.MOST_FOLDERS + 1
    assert folders(tmp_path) > stay | {"notes"}


def test_without_compilation_the_functions_run_as_they_are_written(kit, tmp_path):
    code = "from salescoach.simulation.outer import outer; print(outer(2.0))"
    env = {**os.environ, "PYTHONPATH": str(kit.parent), "NUMBA_DISABLE_JIT": "1", "NUMBA_CACHE_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=120)
    assert done.stdout == "30.0\n"
    assert not (tmp_path / "salescoach").exists()


# What a kernel is compiled from.


def by_syntax(path):
    """Every module that a file of the package imports when it is loaded, read from its syntax tree."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        assert not (isinstance(node, ast.Import) and any("salescoach" in a.name for a in node.names)), path
        if isinstance(node, ast.ImportFrom) and node.level:
            base = path.parents[node.level - 1].joinpath(*(node.module or "").split("."))
            yield base.with_suffix(".py")
            yield from (base / f"{alias.name}.py" for alias in node.names)


def test_the_sources_are_those_that_the_syntax_names():
    found, waiting = set(), set(HERE.glob("*.py"))
    while waiting:
        path = waiting.pop()
        found.add(path)
        waiting |= {other for other in by_syntax(path) if other.is_file()} - found
    named = {path for path in sources(HERE) if path.name != "__init__.py"}
    assert named == {path for path in found if path.name != "__init__.py"}


def test_the_sources_are_all_that_is_loaded_with_the_simulation():
    modules = ", ".join(f"salescoach.simulation.{path.stem}" for path in HERE.glob("[!_]*.py"))
    code = (
        f"import sys, salescoach\nbefore = set(sys.modules)\nimport {modules}\n"
        "new = [sys.modules[name] for name in set(sys.modules) - before if name.startswith('salescoach.')]\n"
        "print(*[module.__file__ for module in new], sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    loaded = {Path(line) for line in done.stdout.splitlines()}
    assert len(loaded) > 30
    assert loaded - sources(HERE).keys() == set()


def test_only_the_simulation_compiles_with_this_cache():
    users = {
        path.parent
        for path in HOME.rglob("*.py")
        if re.search(r"^\s*from \S*\bcompiled import .*\bcompiled\b", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert users == {HERE}


def test_a_fingerprint_depends_on_names_contents_and_versions_alone(kit):
    room = kit / "simulation"
    before = fingerprint(room, "numba 1")
    os.utime(room / "inner.py", (1, 1))
    shutil.copytree(kit, kit.parent / "other" / "salescoach")
    assert fingerprint(room, "numba 1") == before
    assert fingerprint(kit.parent / "other" / "salescoach" / "simulation", "numba 1") == before
    assert fingerprint(room, "numba 2") != before
    (room / "inner.py").rename(room / "within.py")
    assert fingerprint(room, "numba 1") != before


@pytest.mark.parametrize(
    "text",
    [
        "from ..settings.more import MORE",
        "from ..settings.more import (\n    MORE,\n)",
        "from ..settings import more",
        "from ..settings import (\n    rate,\n    more,  # (a note)\n)",
    ],
)
def test_every_way_to_import_a_constant_is_seen(kit, text):
    (kit / "settings" / "more.py").write_text("MORE = 1\n")
    assert kit / "settings" / "more.py" not in sources(kit / "simulation")
    (kit / "simulation" / "late.py").write_text(text + "\n")
    assert kit / "settings" / "more.py" in sources(kit / "simulation")


def test_the_kernels_of_this_run_have_the_fingerprint_of_this_code():
    assert re.fullmatch("[0-9a-f]{16}", kernel_folder().name)
    assert {path.name for path in sources(HERE)} >= {"week.py", "draws.py", "register.py", "team.py"}
