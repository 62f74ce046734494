"""Build the story: one page for any browser, from a file.

    python -m story.build [--to data/story.html] [--engine]

``--engine`` translates and compiles the model anew first (pip install ziglang); without it the committed one is taken,
which must belong to the kernels as they are.
"""

from __future__ import annotations

import argparse
import base64
import json
import re
import shutil
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import salescoach as sc
from salescoach.common.files import write_bytes, write_text
from story.data import WORLDS, page_data
from story.engine.build import compiled_wasm, has_compiler
from story.engine.source import engine_c
from story.words import LANGUAGES, catalogue, faults, page_words

HERE = Path(__file__).parent
ROOT = HERE.parent
PAGE, ENGINE = HERE / "page", HERE / "engine"
STORY = ROOT / "data" / "story.html"
MOST_BYTES = 120_000
SETTINGS = {
    "seed": 1, "pairs": 200, "worldPairs": 12, "kindPairs": 120, "dealRuns": 10, "weeks": 13, "book": 20,
    "authorRuns": 24, "stillRuns": 6, "roughWorlds": 10, "roughLeast": 4, "roughTime": 35, "fine": [2, 6, 8],
}  # fmt: skip
AUTHORS = {"disney": "coach", "weinberg": "accountability", "burn": "macro", "colleen": "process"}
WARNS_OF = {
    "disney": ["micromanage"], "weinberg": ["hands_off"], "burn": ["take_over", "micromanage"], "colleen": ["hands_off"]
}  # fmt: skip
RIVALS = ("micromanage", "hands_off", "take_over", "status_quo")


def made() -> dict[str, Any]:
    """Everything in the page that was worked out when it was made."""
    if shutil.which("node") is None:
        raise RuntimeError("the story needs node to work out its frames. Type, as root: apt-get install -y nodejs")
    data = page_data()
    job = {
        "model": str(PAGE / "model.js"), "wasm": str(ENGINE / "engine.wasm"), "data": data, "settings": SETTINGS,
        "authors": [{"id": name, "style": style, "against": WARNS_OF[name]} for name, style in AUTHORS.items()],
        "rivals": RIVALS,
    }  # fmt: skip
    run = subprocess.run(
        ["node", str(PAGE / "made.mjs")],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if run.returncode:
        raise RuntimeError(f"the frames of the story could not be worked out:\n{run.stderr}")
    team, evidence = sc.Team(), sc.evidence(sc.Team())
    facts = {
        "worlds": WORLDS, "settings": len(evidence), "assumed": int((evidence.grade == "assumed").sum()),
        "varied": len(data["varied"]) + len(data["mixed"]) - 3, "people": int(team.people),
        "customers": int(team.people) * int(team.accounts_per_person), "hours": float(team.manager_hours_per_week),
    }  # fmt: skip
    return {**SETTINGS, **facts, **json.loads(run.stdout), "data": data}


def page(ready: dict[str, Any], words: dict[str, dict[str, str]]) -> str:
    """The whole page as one text."""
    data = ready["data"]
    rest = {name: value for name, value in ready.items() if name != "data"}
    rest["authors"] = [{key: value for key, value in author.items() if key != "all"} for author in rest["authors"]]
    scripts = "\n".join(_script(name) for name in ("faces.js", "pictures.js", "app.js"))
    parts = [_script("model.js"), scripts, _json(page_words(words)), _json(rest), _json(data)]
    packed = _packed([*(part.encode() for part in parts), (ENGINE / "engine.wasm").read_bytes()])
    text = (PAGE / "story.html").read_text(encoding="utf-8")
    filled = {
        "<!-- pack -->": base64.b64encode(packed).decode(),
        "/* inflate.js */": _script("inflate.js"),
        "/* story.css */": re.sub(r"\s*\n\s*", "\n", (PAGE / "story.css").read_text(encoding="utf-8")),
    }
    for mark, part in filled.items():
        text = text.replace(mark, part)
    return text


def all_words() -> dict[str, dict[str, str]]:
    """The catalogues of every language; ValueError where one has not all that the first one has."""
    words = {language: catalogue(language) for language in LANGUAGES}
    if found := faults(words):
        raise ValueError("the words of the story are not complete:\n" + "\n".join(found))
    return words


def write_engine() -> None:
    """Translate the model anew, and compile it."""
    if not has_compiler():
        raise RuntimeError("the compiler is not installed. Type: pip install --group story")
    write_text(ENGINE / "engine.c", engine_c())
    compiled_wasm(ENGINE / "engine.c", ENGINE / "engine.wasm")


def _script(name: str) -> str:
    """A script without its comments and indents."""
    lines = (line.strip() for line in (PAGE / name).read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _packed(parts: list[bytes]) -> bytes:
    """Number of parts, their lengths and the parts, deflated."""
    head = b"".join(size.to_bytes(4, "little") for size in (len(parts), *map(len, parts)))
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    return press.compress(head + b"".join(parts)) + press.flush()


def main(arguments: list[str] | None = None) -> int:
    """Build the page and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=STORY, help="file of the page")
    parser.add_argument("--engine", action="store_true", help="translate and compile the model anew first")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.engine:
            write_engine()
        elif engine_c() != (ENGINE / "engine.c").read_text(encoding="utf-8"):
            raise RuntimeError(
                "the kernels have changed since engine.wasm was compiled. Type: make story ARGS=--engine"
            )
        text = page(made(), all_words()).encode()
    except (RuntimeError, ValueError) as problem:
        print(problem, file=sys.stderr)
        return 1
    if len(text) > MOST_BYTES:
        print(f"The story has {len(text):,} bytes, more than {MOST_BYTES:,}.", file=sys.stderr)
        return 1
    write_bytes(chosen.to, text)
    print(f"{len(text):,} bytes, {len(LANGUAGES)} languages. Open {chosen.to.resolve()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
