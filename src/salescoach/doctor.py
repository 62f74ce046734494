"""Is this installation sound? Versions, files, and numbers that must come out."""

from __future__ import annotations

import importlib.metadata
import json
import sys
from typing import Any

from .common.shipped import shipped

# One year, worked out when this release was made: the sum of revenue over four runs.
KNOWN_TEAM: dict[str, Any] = {"people": 8, "accounts_per_person": 50, "weeks": 52}
KNOWN_REVENUE = 12760424.0
NEEDED = ("joblib", "matplotlib", "numba", "numpy", "pandas", "pillow", "pyarrow", "scikit-learn", "scipy", "tqdm")
DATA = (
    "bank_contacts.csv", "claims.json", "demo_session.room", "kit.json",
    "lab/labconfig/default_setting_overrides.json", "plausible_worlds.json", "story.html", "what_if_wrong.json",
)  # fmt: skip


def report() -> tuple[list[str], bool]:
    """Look at packages, shipped files, compiled kernels and known numbers.

    Returns:
        Lines to print, and whether all is well.
    """
    lines, sound = [f"Python {sys.version.split()[0]}"], True
    for find in (_packages, _data):
        found, well = find()
        lines, sound = lines + found, sound and well
    if not sound:
        return lines, False
    got = known_revenue()
    same = got == KNOWN_REVENUE
    words = "come out exactly" if same else f"differ: {got:,.0f} instead of {KNOWN_REVENUE:,.0f}"
    return [*lines, _kernels(), f"known numbers: {words}"], same


def _packages() -> tuple[list[str], bool]:
    lines, missing = [], False
    for name in NEEDED:
        try:
            lines.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            missing = True
            lines.append(f"{name}: missing. Type: pip install {name}")
    return lines, not missing


def _data() -> tuple[list[str], bool]:
    """The files that come with the kit."""
    try:
        about = shipped("company/manifest.json")
        company = json.loads(about.read_text(encoding="utf-8"))["files"]
        for name in (*DATA, *(f"company/{name}" for name in company)):
            shipped(name)
    except FileNotFoundError as error:
        return [f"data: {error}"], False
    return [f"data: complete, in {about.parents[1]}"], True


def _kernels() -> str:
    """Where compiled kernels are kept; asked for after they were used."""
    from .simulation.compiled import kernel_folder, kernels_are_kept

    return f"compiled kernels: kept in {kernel_folder()}" if kernels_are_kept() else "compiled kernels: not kept"


def known_revenue() -> float:
    """Revenue of the known year on this machine."""
    from .results.simulate import simulate
    from .settings.team import Team

    return float(simulate(Team(**KNOWN_TEAM), "accountability", runs=4, seed=7).totals.revenue.sum())
