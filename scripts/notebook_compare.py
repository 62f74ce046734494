"""Compare the outputs in a notebook file with those of a fresh run."""

import io
import math
from collections.abc import Iterator
from itertools import zip_longest

import numpy as np
from nbformat import NotebookNode
from PIL import Image

from scripts.notebook_rules import WRITE, Problem, picture_bytes
from scripts.notebook_run import words

# Root mean square over all pixels and colours, of 255. Moving one bar or one word changes more.
PICTURE_TOLERANCE = 0.5


def stale_outputs(kept: NotebookNode, run: NotebookNode) -> Iterator[Problem]:
    """Where the outputs in the file are not those of the fresh run."""
    for number, (old, new) in enumerate(zip(kept.cells, run.cells, strict=True), start=1):
        if old.cell_type == "code":
            for what in cell_differences(old.get("outputs", []), new.get("outputs", [])):
                yield Problem(what, number, words(old), WRITE)


def picture_difference(old: bytes, new: bytes) -> float:
    """Root mean square difference of two pictures, from 0 to 255; infinite if the sizes differ."""
    if old == new:
        return 0.0
    try:
        pixels = [np.asarray(Image.open(io.BytesIO(data)).convert("RGBA"), dtype=float) for data in (old, new)]
    except (OSError, ValueError):
        return math.inf
    if pixels[0].shape != pixels[1].shape:
        return math.inf
    return float(np.sqrt(np.mean((pixels[0] - pixels[1]) ** 2)))


def cell_differences(kept: list[NotebookNode], run: list[NotebookNode]) -> Iterator[str]:
    """Where the outputs of a cell are not those of the run, in words."""
    if not kept and run:
        yield "the outputs were cleared: a fresh run gives some"
    elif kept and not run:
        yield "the file has an output where a fresh run gives none"
    elif len(kept) != len(run):
        yield f"the file has {len(kept)} outputs where a fresh run gives {len(run)}"
    else:
        for old, new in zip(kept, run, strict=True):
            yield from _output_differences(old, new)


def _output_differences(old: NotebookNode, new: NotebookNode) -> Iterator[str]:
    kinds = [(output.output_type, output.get("name"), sorted(output.get("data", {}))) for output in (old, new)]
    if kinds[0] != kinds[1]:
        yield f"the output is {_kind_words(old)} where a fresh run gives {_kind_words(new)}"
        return
    if old.get("text") != new.get("text"):
        yield _text_difference(old.text, new.text)
    for kind, value in old.get("data", {}).items():
        if kind == "image/png":
            difference = picture_difference(picture_bytes(old), picture_bytes(new))
            if difference > PICTURE_TOLERANCE:
                yield f"the picture is stale: it differs from a fresh one by {_amount(difference)}"
        elif value != new.data[kind]:
            yield _text_difference(str(value), str(new.data[kind]))
    if old.get("metadata") != new.get("metadata"):
        yield "the alternative text or other data about the output is stale"


def _amount(difference: float) -> str:
    if math.isinf(difference):
        return "its size"
    return f"{difference:.1f} of 255, more than {PICTURE_TOLERANCE}"


def _kind_words(output: NotebookNode) -> str:
    kinds = output.get("name") or " + ".join(sorted(output.get("data", {})))
    return f"{output.output_type} ({kinds})" if kinds else str(output.output_type)


def _text_difference(old: str, new: str) -> str:
    for before, after in zip_longest(old.splitlines(), new.splitlines()):
        if before != after:
            return f"the text is stale: the file says {_short(before)}, a fresh run {_short(after)}"
    return "the text is stale: line ends differ"


def _short(line: str | None) -> str:
    return "nothing" if line is None else repr(line if len(line) <= 60 else line[:59] + "…")
