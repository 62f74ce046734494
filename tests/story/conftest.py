import json
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from salescoach.simulation.params import managers, parameters
from salescoach.simulation.state import MANAGER, RUN_TOTALS, SEAT
from story.engine.source import page_styles
from story.unpack import unpacked

ROOT = Path(__file__).parents[2]
STORY = ROOT / "data" / "story.html"
WASM = ROOT / "story" / "engine" / "engine.wasm"
NUMBERS = {style.name: number for number, style in enumerate(page_styles())}


@pytest.fixture(scope="session")
def page():
    """The page as it is shipped."""
    return STORY.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def packed(page):
    """What is packed in it."""
    return unpacked(page)


def in_wasm(team, arms, runs, seed=1, wasm=WASM):
    """Totals of every arm (style, knobs, from which week) in the page's engine, shape (arms, runs, columns)."""
    if shutil.which("node") is None:
        pytest.skip("node is not installed. Type, as root: apt-get install -y nodejs")
    row = parameters(team)
    job = {
        "wasm": str(wasm), "params": [float(row[name]) for name in row.dtype.names], "runs": runs, "seed": seed,
        "totals_at": int(team.people) * SEAT.itemsize + managers(team) * MANAGER.itemsize,
        "columns": len(RUN_TOTALS.names), "warmup": int(team.warmup_weeks), "weeks": int(team.weeks), "before": 0,
        "arms": [{"style": NUMBERS[style], "knobs": list(knobs), "from_week": week} for style, knobs, week in arms],
    }  # fmt: skip
    command = ["node", str(ROOT / "story" / "engine" / "run.mjs")]
    run = subprocess.run(command, input=json.dumps(job), capture_output=True, text=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    return np.array(json.loads(run.stdout))
