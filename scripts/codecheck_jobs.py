"""Which command makes which file of codecheck.yml, and about how long that takes on two cores."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path


@dataclass(frozen=True, kw_only=True)
class Job:
    """One command and the files that it makes.

    Attributes:
        name: what a user types to run it alone.
        makes: patterns of the files, as paths from the top; ``*`` stands for folders too.
        command: what is typed; ``{made_by}`` is what the first file says of itself.
        minutes: about how long it takes.
        demanding: it is run by name or with ``--all`` only.
        whole: the command writes whole files, so the old ones are taken away first.
    """

    name: str
    makes: tuple[str, ...]
    command: str
    minutes: float
    demanding: bool = False
    whole: bool = True

    def files(self, manifest: Iterable[str]) -> list[str]:
        """The files of the manifest that it makes."""
        return [file for file in manifest if any(fnmatchcase(file, pattern) for pattern in self.makes)]

    def typed(self, root: Path) -> str:
        """The command with everything filled in; ValueError where a file does not say how it was made."""
        if "{made_by}" not in self.command:
            return self.command
        stored = root / self.makes[0]
        found = json.loads(stored.read_text(encoding="utf-8")).get("made_by")
        if not found:
            raise ValueError(f"{self.makes[0]} does not say by which command it was made")
        made_by = found.replace("salescoach ", "python -m salescoach ", 1) if found.startswith("salescoach ") else found
        return self.command.format(made_by=made_by)


def _page(
    name: str, *files: str, minutes: float = 0.3, demanding: bool = False, whole: bool = False, page: str = ""
) -> Job:
    """A page of which scripts/pages.py writes a part, or all."""
    command = f"python scripts/pages.py write {page or name}"
    return Job(name=name, makes=files, command=command, minutes=minutes, demanding=demanding, whole=whole)


def _stored(name: str, file: str, minutes: float, demanding: bool = True, out: bool = False) -> Job:
    """A file of data that names its own command."""
    command = "{made_by}" + (f" --out {file}" if out else "")
    return Job(name=name, makes=(file,), command=command, minutes=minutes, demanding=demanding)


_NOTEBOOK = Job(
    name="notebooks", makes=("notebooks/*.ipynb",), command="python scripts/notebooks.py write", minutes=0.7,
    demanding=True, whole=False,
)  # fmt: skip
_JOBS = (
    Job(
        name="company",
        makes=("data/company/*",),
        command="python -m salescoach company --out data/company",
        minutes=0.5,
    ),
    Job(
        name="demo_session",
        makes=("data/demo_session.room",),
        command="python scripts/demo_session.py write",
        minutes=0.2,
    ),
    Job(name="story", makes=("data/story.html",), command="python -m story.build", minutes=2),
    Job(name="kit", makes=("data/kit.json",), command="python -m workshop.build --no-pdf", minutes=0.1),
    _page("cascade", "site/index.md", "docs/cascade.png", minutes=5),
    _page("claims", "docs/claims.md", whole=True),
    _page("claim_pages", "src/salescoach/teaching/claim_pages.py"),
    _page("estimators", "docs/estimators.md"),
    _page("evidence", "docs/evidence.md", whole=True),
    _page("facilitator", "docs/facilitator.md"),
    _page("model", "docs/model.md"),
    _page("models", "docs/models.md", minutes=1),
    _page("notebooks_readme", "notebooks/README.md", page="notebooks"),
    _page("model_values", "docs/model.md", minutes=5),
    _page("recovery", "docs/own_team.md", minutes=8),
    _stored("what_if_wrong", "data/what_if_wrong.json", 7, demanding=False),
    _page("pilot", "docs/pilot.md", "docs/pilot.png", minutes=15, demanding=True),
    _page("practices", "docs/practices.md", "docs/practices.png", minutes=20, demanding=True),
    _page("readme", "README.md"),
    _page("twenty_questions", "docs/twenty_questions.md", whole=True, minutes=1),
    _page("which_estimator", "docs/which_estimator.md", whole=True),
    _page("winners", "docs/winners.md", "docs/winners*.png", minutes=45, demanding=True),
    _page("worlds_page", "docs/worlds.md", page="worlds"),
    _stored("estimator_bench", "data/estimator_bench.json", 20),
    _stored("ledger", "data/claims.json", 20, out=True),
    _stored("worlds", "data/plausible_worlds.json", 40, out=True),
)


def jobs(manifest: Iterable[str]) -> list[Job]:
    """All jobs; each notebook is one of its own, called by its file's name."""
    books = [
        replace(_NOTEBOOK, name=Path(file).stem, makes=(file,), command=f"{_NOTEBOOK.command} {Path(file).stem}")
        for file in _NOTEBOOK.files(manifest)
    ]
    return [*_JOBS, *books]


def chosen(every: Iterable[Job], names: Iterable[str], all_of_them: bool = False) -> list[Job]:
    """The jobs that are meant: named, or all, or all that are not demanding; ValueError for an unknown name.

    A name is that of a job, the start of one, a file that it makes, or *notebooks* for all notebooks.
    """
    every = list(every)
    names = list(names)
    if not names:
        return [job for job in every if all_of_them or not job.demanding]
    found: list[Job] = []
    for name in names:
        meant = [job for job in every if job.name == name or job.files([name])]
        if name == _NOTEBOOK.name:
            meant = [job for job in every if job.makes[0].endswith(".ipynb")]
        meant = meant or [job for job in every if job.name.startswith(name)]
        if not meant:
            raise ValueError(f"nothing is called {name!r}. Here are: {', '.join(job.name for job in every)}")
        found += [job for job in meant if job not in found]
    return found
