"""Faults to plant in a written notebook."""

import base64
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
from nbformat import NotebookNode, v4
from PIL import Image

TEXT, SET_UP, PICTURE, STREAM, HTML = range(5)  # where the cells stand
HOME_FOLDER = "/" + "home/anna/deals.csv"

Change = Callable[[NotebookNode], None]


def saved(path: Path, *sources: str) -> Path:
    cells = [v4.new_markdown_cell(s) if s.startswith("#") else v4.new_code_cell(s) for s in sources]
    path.write_text(v4.writes(v4.new_notebook(cells=cells)), encoding="utf-8")
    return path


def paint(notebook: NotebookNode, share: float, by: int = 255) -> None:
    """Darken the first rows of the picture."""
    data = notebook.cells[PICTURE].outputs[0].data
    pixels = np.asarray(Image.open(io.BytesIO(base64.b64decode(data["image/png"])))).copy()
    pixels[: int(len(pixels) * share), :, :3] -= np.uint8(by)
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, format="png")
    data["image/png"] = base64.b64encode(stream.getvalue()).decode()


def put_picture(notebook: NotebookNode, width: int, noise: bool = False) -> None:
    pixels = np.full((10, width, 3), 255, dtype=np.uint8)
    if noise:
        pixels = np.random.default_rng(1).integers(0, 255, (300, width, 3), dtype=np.uint8)
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, format="png")
    notebook.cells[PICTURE].outputs[0].data["image/png"] = base64.b64encode(stream.getvalue()).decode()


def clear_all(notebook: NotebookNode) -> None:
    for cell in notebook.cells[1:]:
        cell.outputs = []


def stale_text(notebook: NotebookNode) -> None:
    notebook.cells[HTML].outputs[0].data["text/plain"] = "   deals\n0     10\n1     19"


def add_output(notebook: NotebookNode) -> None:
    notebook.cells[SET_UP].outputs = [v4.new_output("stream", text="ready\n")]


def other_kind(notebook: NotebookNode) -> None:
    del notebook.cells[HTML].outputs[0].data["text/html"]


def twice(notebook: NotebookNode) -> None:
    notebook.cells[HTML].outputs *= 2


def wrong_count(notebook: NotebookNode) -> None:
    notebook.cells[STREAM].execution_count = 7


def stale_alt(notebook: NotebookNode) -> None:
    output = notebook.cells[PICTURE].outputs[0]
    output.data["text/plain"] = output.metadata["image/png"]["alt"] = "An older alternative text"


def timings(notebook: NotebookNode) -> None:
    notebook.cells[STREAM].metadata["execution"] = {"iopub.execute_input": "2026-11-21T19:00:00Z"}


def kernel_details(notebook: NotebookNode) -> None:
    notebook.metadata["language_info"]["version"] = "3.11.7"


def no_cell_id(notebook: NotebookNode) -> None:
    del notebook.cells[STREAM]["id"]


def stderr(notebook: NotebookNode) -> None:
    notebook.cells[SET_UP].outputs = [v4.new_output("stream", name="stderr", text="a note\n")]


def error(notebook: NotebookNode) -> None:
    made = v4.new_output("error", ename="ValueError", evalue="no", traceback=["ValueError: no"])
    notebook.cells[SET_UP].outputs = [made]


def prints(line: str) -> Change:
    def change(notebook: NotebookNode) -> None:
        notebook.cells[STREAM].outputs[0].text += line + "\n"

    return change


def shows(kind: str, value: str) -> Change:
    def change(notebook: NotebookNode) -> None:
        notebook.cells[HTML].outputs[0].data[kind] = value

    return change


def says(line: str, cell: int = TEXT) -> Change:
    def change(notebook: NotebookNode) -> None:
        notebook.cells[cell].source += "\n" + line

    return change


def no_alt(notebook: NotebookNode) -> None:
    notebook.cells[PICTURE].outputs[0].metadata = {}


def short_alt(notebook: NotebookNode) -> None:
    notebook.cells[PICTURE].outputs[0].metadata["image/png"]["alt"] = "a picture"


def no_plain_alt(notebook: NotebookNode) -> None:
    notebook.cells[PICTURE].outputs[0].data["text/plain"] = "<Figure size 640x480 with 1 Axes>"
