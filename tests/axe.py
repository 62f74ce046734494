"""What axe-core finds on a page that a browser has opened, made cheap enough for every page of the edition.

Contrast takes four fifths of axe's time, so it is asked of one element of each look: same colours, sizes and grounds.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
CONTRAST = "color-contrast"
BY_SIZE = ("target-size", "scrollable-region-focusable")  # another one in another window
MATTERS = ("serious", "critical")
ALL = ("minor", "moderate", *MATTERS)
RUN = """only => {
  axe.configure({rules: [{id: 'color-contrast', selector: '[data-look]'}]});
  return axe.run(document, {runOnly: only, resultTypes: ['violations'], preload: false})
    .then(found => found.violations.flatMap(rule => rule.nodes.map(
      node => [rule.impact, rule.id + ': ' + node.html.slice(0, 100)])));
}"""
ONE_OF_EACH_LOOK = """() => {
  const grounds = new Map(), seen = new Set();
  const ground = e => {
    if (!e) return '';
    if (!grounds.has(e)) {
      const s = getComputedStyle(e), own = [s.backgroundColor, s.backgroundImage, s.opacity, s.filter].join();
      grounds.set(e, ground(e.parentElement) + (own === 'rgba(0, 0, 0, 0),none,1,none' ? '' : '/' + own));
    }
    return grounds.get(e);
  };
  for (const e of document.querySelectorAll('body *')) {
    e.removeAttribute('data-look');
    const says = e.matches('input, select, textarea')
      || [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
    if (!says || !e.getClientRects().length) continue;
    const s = getComputedStyle(e);
    const look = [s.color, s.fontSize, s.fontWeight, s.textShadow, e.closest('[disabled]') ? 1 : 0, ground(e)].join();
    if (!seen.has(look)) e.setAttribute('data-look', '');
    seen.add(look);
  }
  return seen.size;
}"""


@cache
def axe_script() -> str:
    """The text of axe-core; skips the test where it is not installed."""
    found = find_spec("axe_playwright_python")
    if found is None or found.origin is None:
        pytest.skip("axe is not installed. Type: pip install --group docs")
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")


def found_by_axe(page: Any, impacts: tuple[str, ...] = MATTERS) -> list[str]:
    """What axe finds on a page as it stands, a line each: "rule: the element"."""
    return _of(page, {"type": "tag", "values": list(TAGS)}, impacts)


def found_in_another_window(page: Any) -> list[str]:
    """The rules that may come out otherwise once the window has another width."""
    return _of(page, {"type": "rule", "values": [CONTRAST, *BY_SIZE]}, MATTERS)


def found_in_other_colours(page: Any) -> list[str]:
    """Contrast alone, for a page in other colours."""
    return _of(page, {"type": "rule", "values": [CONTRAST]}, MATTERS)


def _of(page: Any, only: dict[str, Any], impacts: tuple[str, ...]) -> list[str]:
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(axe_script())
    page.evaluate(ONE_OF_EACH_LOOK)
    return [said for impact, said in page.evaluate(RUN, only) if impact in impacts]
