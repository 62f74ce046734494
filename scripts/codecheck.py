"""Make every file of codecheck.yml again, in a temporary folder, and list what differs.

    python scripts/codecheck.py                  all but the demanding jobs; within the hour on two cores
    python scripts/codecheck.py --list           the jobs with their commands and minutes
    python scripts/codecheck.py NAME ...         these jobs: a name, the start of one, or a file of the manifest
    python scripts/codecheck.py --all            the demanding ones too

Each job starts from a copy of the files as they lie here, so a difference is told where it arises, and nothing here is
changed. Exit code 1 where any file differs. With the pinned versions, on the system of the notebooks (Linux, x86-64),
the same bytes come out. Elsewhere the last bit of an exponential, logarithm or power may differ (docs/model.md, 7.41),
and with it the last digits of what is stored; a difference within that bound is told as such. Beyond it may go: one run
in some thousand million that takes another turn; a world that lies within rounding of a cut; a picture with other
fonts. Those have to be looked at.
"""

from __future__ import annotations

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.codecheck_compare import BOUND, Difference, difference
from scripts.codecheck_jobs import Job, chosen, jobs
from scripts.page import ROOT

LEFT_OUT = shutil.ignore_patterns(".git", ".venv*", "build", "dist", "output", "__pycache__", ".*_cache", ".hypothesis")
TOLD = 5  # last lines of a command that failed


@dataclass(frozen=True)
class Outcome:
    """What became of one job: its files with what differs, and the last lines where the command failed."""

    files: dict[str, Difference]
    failed: str = ""

    @property
    def same(self) -> bool:
        """Whether the command ran well and every file came out with the same bytes."""
        return not self.failed and not any(found.text for found in self.files.values())


def manifest(root: Path = ROOT) -> list[str]:
    """The files of codecheck.yml, in its order."""
    found = yaml.safe_load((root / "codecheck.yml").read_text(encoding="utf-8"))
    return [str(item["file"]) for item in found["manifest"]]


def made_again(job: Job, files: Sequence[str], root: Path, work: Path) -> Outcome:
    """Run a job in a fresh copy of the project, in the folder ``work``, and compare its files."""
    shutil.copytree(root, work, ignore=LEFT_OUT)
    typed = job.typed(root)
    for file in files if job.whole else ():
        (work / file).unlink()
    words = [sys.executable if word == "python" else word for word in shlex.split(typed)]
    env = os.environ | {"PYTHONPATH": str(work / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        words, cwd=work, env=env, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    last = "\n".join(done.stdout.strip().splitlines()[-TOLD:])
    failed = f"exit code {done.returncode}: {last}" if done.returncode else ""
    return Outcome({file: difference(root / file, work / file) for file in files}, failed)


def tell(job: Job, outcome: Outcome, seconds: float) -> None:
    """Print one job: its time, then each file that differs, with how much."""
    same = sum(not found.text for found in outcome.files.values())
    print(f"{job.name}: {same} of {len(outcome.files)} files have the same bytes ({seconds / 60:.1f} min)", flush=True)
    for file, found in outcome.files.items():
        if found.text:
            within = " (within the bound)" if found.within else ""
            print(f"    {file}: {found.text}{within}", flush=True)
    if outcome.failed:
        print(f"    The command ended with {outcome.failed}", flush=True)


def listed(every: Sequence[Job], root: Path = ROOT) -> str:
    """The jobs as a table: name, minutes, and what is typed."""
    lines = [f"{'job':34s} {'minutes':>7s}  command"]
    for job in every:
        mark = "*" if job.demanding else " "
        lines.append(f"{job.name + mark:34s} {job.minutes:7.1f}  {job.typed(root)}")
    plain, whole = (sum(job.minutes for job in every if some or not job.demanding) for some in (False, True))
    return "\n".join([*lines, f"About {plain:.0f} minutes on two cores; with those marked * {whole:.0f}."])


def run(wanted: Sequence[Job], files: Sequence[str], root: Path, folder: Path, keep: bool) -> bool:
    """Run the jobs one after the other; True where everything came out the same."""
    sound = True
    for job in wanted:
        start = time.monotonic()
        work = folder / job.name
        outcome = made_again(job, job.files(files), root, work)
        tell(job, outcome, time.monotonic() - start)
        sound &= outcome.same
        if not keep:
            shutil.rmtree(work)
    return sound


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run what was asked for; 1 where any file differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help="a job, the start of its name, or a file it makes")
    parser.add_argument("--all", action="store_true", help="the demanding jobs too")
    parser.add_argument("--list", action="store_true", help="show the jobs and run none")
    parser.add_argument("--keep", type=Path, help="an empty folder in which the copies are kept")
    asked = parser.parse_args(arguments)
    files = manifest(root)
    every = jobs(files)
    try:
        wanted = chosen(every, asked.names, asked.all)
    except ValueError as fault:
        parser.error(str(fault))
    if asked.list:
        print(listed(every if not asked.names else wanted, root))
        return 0
    with tempfile.TemporaryDirectory(prefix="codecheck-") as own:
        sound = run(wanted, files, root, asked.keep or Path(own), bool(asked.keep))
    left = [job.name for job in every if job not in wanted]
    if left and not asked.names:
        print(f"Not run, for they are demanding: {', '.join(left)}. Type: make codecheck ARGS=--all")
    if not sound:
        print(f"There are differences. The bound for another platform: {BOUND}.")
        return 1
    print("Every file came out the same.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
