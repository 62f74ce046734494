"""How fast a slider of a notebook answers in a real JupyterLab, and how long its pictures are drawn before.

    python -m benchmarks.lab_slider [--notebook 03] [--moves 40] [--slower 1]

The whole copy is run. A move is measured from the input event until the next picture is on the screen.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from benchmarks.lab_server import TOKEN, serving
from salescoach.common.shipped import shipped_folder

MOST = 150.0  # milliseconds, 95 of 100 moves
RUN_MOST = 600_000  # milliseconds for the whole notebook
MOVE = """async value => { const e = document.querySelector('.salescoach-slider input'), from = performance.now();
  e.value = value; e.dispatchEvent(new Event('input', { bubbles: true }));
  const shown = [...document.querySelectorAll('.salescoach-slider img')].find(i => i.style.display === 'block');
  await shown.decode();
  await new Promise(done => requestAnimationFrame(() => {
    const c = new MessageChannel(); c.port1.onmessage = done; c.port2.postMessage(0) }));
  return performance.now() - from }"""


def measured(name: str, moves: int, slower: float) -> tuple[float, int, list[float]]:
    """Seconds of drawing, how many pictures there are, milliseconds of every move."""
    from playwright.sync_api import sync_playwright

    packages = Path(__file__).resolve().parents[1] / "src"
    with (
        tempfile.TemporaryDirectory() as place,
        serving(Path(place), packages) as address,
        sync_playwright() as started,
    ):
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        page.set_default_timeout(RUN_MOST)
        page.goto(f"{address}/lab/tree/lab/{name}?token={TOKEN}")
        page.get_by_text("(ipykernel) | Idle").wait_for()
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        page.get_by_text("pictures are drawn first").wait_for(state="attached")
        begun = time.perf_counter()
        knob = page.locator(".salescoach-slider input")
        knob.wait_for(state="attached")
        drawing = time.perf_counter() - begun
        knob.scroll_into_view_if_needed()
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        count = int(knob.get_attribute("max") or 0) + 1
        times = []
        for k in range(moves):
            times.append(float(page.evaluate(MOVE, str(k % count))))
            page.wait_for_timeout(60)  # a finger is no machine
        browser.close()
    return drawing, count, times


def main() -> int:
    """Print the line; exit code 1 where the moves take too long."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--notebook", default="03", help="how the name of the notebook begins (default: 03)")
    parser.add_argument("--moves", type=int, default=40, help="of the slider (default: 40)")
    parser.add_argument("--slower", type=float, default=1.0, help="how much slower the browser is made (default: 1)")
    asked = parser.parse_args()
    found = sorted(path.name for path in shipped_folder("notebooks").glob(f"{asked.notebook}*.ipynb"))
    if len(found) != 1:
        parser.error(f"{len(found)} notebooks begin with {asked.notebook}. Type: --notebook 03")
    drawing, count, times = measured(found[0], asked.moves, asked.slower)
    late = float(np.quantile(times, 0.95))
    print(f"{found[0]}: {count} pictures drawn in {drawing:.1f} s")
    print(
        f"  {asked.moves} moves, browser slowed {asked.slower:g} times, milliseconds: median {np.median(times):.0f}, "
        f"95 of 100 within {late:.0f}, most {max(times):.0f}"
    )
    return int(late > MOST)


if __name__ == "__main__":
    sys.exit(main())
