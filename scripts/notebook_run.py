"""Run a notebook in a fresh kernel and bring the result into the one form in which it is kept."""

import importlib.util
import math
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from salescoach.common.files import write_bytes

# These have no types.
V4: Any = nbformat.v4
FROM_DICT: Any = nbformat.from_dict

TIME_LIMIT = 60  # seconds for a whole notebook, without the start of the kernel
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python"}
KEPT_CELL_METADATA = ("deletable", "editable", "jupyter", "slideshow", "tags")
# The state of a slider lives in the kernel and its name is random, so only its text is kept.
DROPPED_DATA = ("application/vnd.jupyter.widget-view+json",)
CELL_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
# What a user has set for himself must not reach the outputs.
PRIVATE_SETTINGS = ("COLUMNS", "LINES", "MPLBACKEND", "PYTHONSTARTUP", "PYTHONWARNINGS")


class NotebookError(Exception):
    """A notebook that cannot be read, or did not run to its end."""

    def __init__(self, what: str, number: int = 0) -> None:
        super().__init__(what)
        self.what = what
        self.number = number  # counted from 1; 0 stands for the whole file


class OwnKernel(AsyncKernelManager):
    """A kernel on the Python that runs this script, whatever kernels the user has installed."""

    @property
    def kernel_spec(self) -> KernelSpec:
        """The kernel of this Python."""
        return KernelSpec(name="python3", **get_kernel_dict())


def read(path: Path) -> NotebookNode:
    """The notebook as it stands in the file, nothing added."""
    try:
        notebook: NotebookNode = V4.reads(path.read_text(encoding="utf-8"))
        if notebook.nbformat != 4:
            raise NotebookError("is not of notebook format 4: open it in JupyterLab and save it")
        assert all(cell.cell_type for cell in notebook.cells)
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise NotebookError(f"cannot be read as a notebook ({error})") from error
    return notebook


def text(notebook: NotebookNode) -> str:
    """The notebook as it is written to a file."""
    return str(V4.writes(notebook)) + "\n"


def write(path: Path, notebook: NotebookNode) -> bool:
    """Write the notebook and say whether the file has changed."""
    new = text(notebook).encode()
    if path.read_bytes() == new:
        return False
    write_bytes(path, new)
    return True


def normalised(notebook: NotebookNode) -> NotebookNode:
    """A copy with the metadata that every notebook of the kit has, and no more."""
    cells = [_normal_cell(cell) for cell in notebook.cells]
    seen: set[str] = set()
    for number, cell in enumerate(cells, start=1):
        if not CELL_ID.fullmatch(str(cell.get("id", ""))) or cell.id in seen:
            cell["id"] = _free_id(number, seen | {str(other.get("id")) for other in cells})
        seen.add(cell.id)
    metadata = {"kernelspec": dict(KERNEL), "language_info": dict(LANGUAGE)}
    return _node({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def fresh(path: Path, limit: float = TIME_LIMIT) -> NotebookNode:
    """Run the notebook top to bottom in a fresh kernel, in its own folder; the file is left as it is."""
    notebook = normalised(read(path))
    client = NotebookClient(
        notebook,
        kernel_manager_class=OwnKernel,
        extra_arguments=["--log-level=ERROR"],  # of the kernel itself, not of the cells
        resources={"metadata": {"path": str(path.parent)}},
        record_timing=False,
        iopub_timeout=30,
        raise_on_iopub_timeout=True,
        shutdown_kernel="immediate",
        skip_cells_with_tag="",  # no cell is left out
    )
    try:
        with tempfile.TemporaryDirectory() as folder, client.setup_kernel(env=_environment(folder)):
            _run_cells(client, limit)
    except RuntimeError as error:
        raise NotebookError(f"the kernel did not start or stopped answering ({error})") from error
    return normalised(client.nb)


def _run_cells(client: NotebookClient, limit: float) -> None:
    end = time.monotonic() + limit
    count = 0
    for index, cell in enumerate(client.nb.cells):
        if cell.cell_type != "code":
            continue
        cell.outputs, cell.execution_count = [], None
        if not cell.source.strip():
            continue
        count += 1
        left = end - time.monotonic()
        client.timeout = max(1, math.ceil(left))
        try:
            if left <= 0:
                raise CellTimeoutError
            client.execute_cell(cell, index, execution_count=count)
        except CellTimeoutError as error:
            what = f"the notebook takes more than {limit:g} seconds: it was stopped here"
            raise NotebookError(what, index + 1) from error
        except DeadKernelError as error:
            raise NotebookError("the kernel died in this cell", index + 1) from error
        except CellExecutionError as error:
            said = f"{error.ename}: {error.evalue}".splitlines()
            raise NotebookError(f"the cell stops with {said[0]}", index + 1) from error
        for widget in client.widget_state.values():
            for output in widget.get("outputs", ()):
                if output["output_type"] == "error":
                    raise NotebookError(f"a widget stops with {output['ename']}: {output['evalue']}", index + 1)


def _environment(folder: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in PRIVATE_SETTINGS}
    kept["IPYTHONDIR"] = folder
    matplotlib = importlib.util.find_spec("matplotlib")
    if matplotlib is not None and matplotlib.origin is not None:
        kept["MATPLOTLIBRC"] = str(Path(matplotlib.origin).parent / "mpl-data" / "matplotlibrc")
    return kept


def _normal_cell(cell: NotebookNode) -> NotebookNode:
    made: dict[str, Any] = {name: cell[name] for name in ("attachments", "cell_type", "id", "source") if name in cell}
    made["metadata"] = {name: cell.metadata[name] for name in KEPT_CELL_METADATA if name in cell.metadata}
    if cell.cell_type == "code":
        made["execution_count"] = cell.get("execution_count")
        made["outputs"] = list(normal_outputs(cell.get("outputs", [])))
    return _node(made)


def normal_outputs(outputs: list[NotebookNode]) -> Iterator[NotebookNode]:
    """Outputs without the state of widgets; where a stream is cut into messages is chance, so neighbours are joined."""
    last: NotebookNode | None = None
    for output in outputs:
        made = _node(output)
        for name in DROPPED_DATA:
            made.get("data", {}).pop(name, None)
            made.get("metadata", {}).pop(name, None)
        if last is not None and made.output_type == last.output_type == "stream" and made.name == last.name:
            last["text"] += made.text
            continue
        if last is not None:
            yield last
        last = made
    if last is not None:
        yield last


def _node(data: dict[str, Any]) -> NotebookNode:
    made: NotebookNode = FROM_DICT(data)
    return made


def _free_id(number: int, taken: set[str]) -> str:
    wanted = f"cell-{number:02d}"
    while wanted in taken:
        wanted += "x"
    return wanted


def words(cell: NotebookNode, most: int = 40) -> str:
    """The first words of a cell, to find it by."""
    lines = [line.strip() for line in str(cell.source).splitlines() if line.strip()]
    first = lines[0] if lines else "(empty)"
    return first if len(first) <= most else first[: most - 1].rstrip() + "…"


def this_python() -> str:
    """The Python to name in a command, without a path of this machine where that can be."""
    try:
        return Path(sys.executable).relative_to(Path.cwd()).as_posix()
    except ValueError:
        return "python"
