"""A picture that moves in the browser: all pictures of a slider in one block of HTML, without a kernel behind it."""

from __future__ import annotations

import base64
import itertools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from ..figures.picture import shown_size
from ..settings.register import SETTINGS

# Runs in the block at each step of a slider: says the new value, and shows the one picture that belongs to it.
_STEP = """\
let at = 0;
for (const knob of this.querySelectorAll('input')) {
  const said = JSON.parse(knob.dataset.said)[knob.value];
  knob.setAttribute('aria-valuetext', said);
  knob.parentElement.nextElementSibling.textContent = said;
  at += knob.value * knob.dataset.stride;
}
const all = [...this.querySelectorAll('[data-frame]')];
all.forEach((one, k) => { one.style.display = k === at ? 'block' : 'none' });
this.lastElementChild.textContent = all[at].alt || all[at].textContent"""
_UNSEEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap"


@dataclass(frozen=True)
class Frame:
    """One picture of many.

    Attributes:
        png: its bytes; empty where these values cannot be drawn.
        words: what it shows, or why there is none.
    """

    png: bytes
    words: str


@dataclass(frozen=True)
class Moving:
    """All pictures of a slider. As the last line of a cell it shows the slider and moves at once.

    Attributes:
        choices: name -> the values of each slider.
        start: the value by name that each starts at.
        frames: one for each combination of values, the last slider running fastest.
    """

    choices: Mapping[str, Sequence[Any]]
    start: Mapping[str, Any]
    frames: Sequence[Frame]

    def html(self) -> str:
        """The block of HTML: sliders with name, value and unit for whoever does not see them, and the pictures."""
        chosen = tuple(self.start[name] for name in self.choices)
        shown = list(itertools.product(*self.choices.values())).index(chosen)
        knobs, stride = [], len(self.frames)
        for name, values in self.choices.items():
            stride //= len(values)
            knobs.append(_knob(name, values, values.index(self.start[name]), stride))
        frames = [_frame(frame, k == shown) for k, frame in enumerate(self.frames)]
        return (
            f'<figure class="salescoach-slider" style="margin:0;position:relative" oninput="{escape(_STEP)}">'
            f'{"".join([*knobs, *frames])}<p aria-live="polite" style="{_UNSEEN}"></p></figure>'
        )

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.html(), "text/plain": repr(self)}

    def __repr__(self) -> str:
        names = ", ".join(self.choices)
        return f"A picture that moves with {names}: {len(self.frames)} pictures, seen in a notebook."


def said(name: str, value: Any) -> str:
    """A value in words: with the unit where the slider is named after a setting.

    Args:
        name: of the slider.
        value: that it takes.
    """
    unit = SETTINGS[name].unit if name in SETTINGS else "-"
    text = f"{value:g}" if isinstance(value, float) else str(value)
    return text if unit == "-" else f"{text} {unit}"


def _knob(name: str, values: Sequence[Any], start: int, stride: int) -> str:
    label, words = escape(name.replace("_", " ")), [said(name, value) for value in values]
    about = f' title="{escape(SETTINGS[name].meaning)}"' if name in SETTINGS else ""
    # data-lm-suppress-shortcuts: JupyterLab would take the arrow keys for itself.
    return (
        f'<div style="display:flex;gap:0.8em;align-items:center"{about}><label>{label} '
        f'<input type="range" min="0" max="{len(values) - 1}" step="1" value="{start}" aria-label="{label}" '
        f'aria-valuetext="{escape(words[start])}" data-said="{escape(json.dumps(words))}" data-stride="{stride}" '
        'data-lm-suppress-shortcuts="true" style="width:20em;max-width:100%;height:24px;vertical-align:middle"></label>'
        f'<span aria-hidden="true">{escape(words[start])}</span></div>'
    )


def _frame(frame: Frame, shown: bool) -> str:
    look = f'data-frame style="display:{"block" if shown else "none"};max-width:100%"'
    if not frame.png:
        return f"<p {look}>{escape(frame.words)}</p>"
    data, look = base64.b64encode(frame.png).decode(), f'{look} width="{shown_size(frame.png)[0]}"'
    return f'<img {look} decoding="sync" alt="{escape(frame.words)}" src="data:image/png;base64,{data}">'
