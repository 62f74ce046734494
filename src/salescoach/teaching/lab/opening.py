"""JupyterLab on the folder: with the folder as its root, so that links to documents work, and without a pop-up."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from ...common.needs import MissingPackageError, need
from ...common.shipped import shipped

AS_ROOT = "--allow-root"
_PATHS = "JUPYTER_CONFIG_PATH"


def can_open(line: str, as_root: bool) -> None:
    """Ask whether JupyterLab would open here, before anything is written.

    Args:
        line: what the reader typed, without options.
        as_root: whether root may run it.

    Raises:
        MissingPackageError: JupyterLab is not installed.
        ValueError: this is root, which nobody allowed.
    """
    try:
        need("jupyterlab", "lab")
    except MissingPackageError as error:
        raise MissingPackageError(f"{error}; to copy only, type: {line} --no-open", name=error.name) from None
    if hasattr(os, "geteuid") and os.geteuid() == 0 and not as_root:
        raise ValueError(
            f"this is root, as whom JupyterLab runs only where it is told to, as in a container. Type: {line} {AS_ROOT}"
        )


def words_of(root: Path, first: Path, as_root: bool, more: Sequence[str]) -> list[str]:
    """What JupyterLab is told.

    Args:
        root: the folder that it shows.
        first: the notebook to open.
        as_root: whether root may run it.
        more: words of the reader for JupyterLab.

    Returns:
        Its arguments.
    """
    root = root.resolve()
    return [f"--ServerApp.root_dir={root}", *([AS_ROOT] if as_root else []), *more, str(root / first)]


def open_lab(words: list[str]) -> None:
    """Run JupyterLab until it is stopped.

    The kit's settings are laid under the reader's own, which stay as they are: nothing is written in the home.

    Args:
        words: what it is told.
    """
    ours = str(shipped("lab/labconfig/default_setting_overrides.json").parents[1])
    os.environ[_PATHS] = os.pathsep.join(filter(None, (os.environ.get(_PATHS), ours)))
    need("jupyterlab.labapp", "lab").main(words)
