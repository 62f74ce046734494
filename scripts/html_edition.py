"""Build the HTML edition: notebooks as they were run, and the documents, as pages that need no network.

    python scripts/html_edition.py [--to build/html] [--work build/site-src]

No notebook is run. The sources are put together in the work folder, then Sphinx builds them; a warning is an error.
"""

from __future__ import annotations

# ruff: noqa: E402
import argparse
import json
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from salescoach.common.files import write_bytes, write_text
from scripts.api_page import api_page, columns_page, filled
from scripts.html_access import mend
from scripts.html_clean import cleaned
from scripts.html_guess import with_guesses
from scripts.html_links import FENCE, Edition, rewritten
from scripts.html_present import link_to, write_pages
from scripts.html_quiz import with_quiz

SITE = ROOT / "site"
STORY = ROOT / "data" / "story.html"  # one page by itself, made by story/build.py
PROJECT = ("README.md", "SUPPORT.md", "SECURITY.md", "CONTRIBUTING.md", "CHANGELOG.md")
MADE = {"site/api.md": api_page, "site/columns.md": columns_page}  # filled from the package
PICTURES = (".png", ".svg", ".jpg")
FOLDERS = {"notebooks": "index.md#the-questions", "docs": "index.md#the-documents", ".": "README.md"}
LABELS = {"README.md": "Read me: set-up and use"}  # where the title says too little in a list
TITLE = re.compile(r"^#\s+(.+?)\s*#*\s*$", re.M)
MARKED = re.compile(r"\[([^\]]*)\]\([^)]*\)")  # a link
SENTENCE = re.compile(r"(\S.*?[.?!])(?=\s|$)")


@dataclass(frozen=True)
class Sources:
    """The files of the edition in their order, as paths from the root."""

    notebooks: tuple[str, ...]
    documents: tuple[str, ...]
    project: tuple[str, ...]

    @property
    def pages(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.notebooks, *self.documents, *self.project)


def sources(root: Path) -> Sources:
    """What there is: every notebook, every document, every README under data, the files about the project."""

    def found(pattern: str) -> tuple[str, ...]:
        return tuple(sorted(path.relative_to(root).as_posix() for path in root.glob(pattern)))

    project = tuple(name for name in PROJECT if (root / name).is_file())
    made = tuple(name for name in MADE if (root / name).is_file())
    notebooks = found("notebooks/*.ipynb")
    if not notebooks:
        raise ValueError("There is no notebook in notebooks/. The edition is made of them: git checkout notebooks")
    data = found("data/**/README.md")
    return Sources(notebooks, (*found("notebooks/*.md"), *found("docs/*.md"), *made), (*data, *project))


def edition_of(found: Sources) -> Edition:
    """The pages, and which page stands for a folder."""
    readmes = {path.rpartition("/")[0] or ".": path for path in found.pages if path.endswith("README.md")}
    return Edition({*found.pages, "index.md"}, FOLDERS | readmes)


def markdown_of(path: Path) -> str:
    """The text of a Markdown file, or of the Markdown cells of a notebook."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return text
    cells = json.loads(text)["cells"]
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


def title_of(path: Path) -> str:
    """The first heading, without links. Raises ValueError where there is none."""
    match = TITLE.search(FENCE.sub("", markdown_of(path)))
    if not match:
        raise ValueError(f"{path.name} has no title. Its first line must be a heading: # A question?")
    return MARKED.sub(r"\1", match[1])


def about(path: Path) -> str:
    """A plain sentence from the first paragraph under the title; empty where there is none."""
    text = FENCE.sub("", markdown_of(path))
    match = TITLE.search(text)
    below = text[match.end() :].strip() if match else ""
    paragraph = " ".join(re.split(r"\n\s*\n", below)[0].split())
    plain = re.sub(r"\s*\(`[^`]*`\)", "", MARKED.sub(r"\1", paragraph))
    sentences = SENTENCE.findall(plain)[:3]
    return next((one for one in sentences if re.match(r"[A-Z]\w*,? \w", one) and "`" not in one), "")


def landing_page(root: Path, template: str, found: Sources) -> str:
    """The landing page: the template with its lists filled, and the tree of pages for the side bar."""
    first = found.notebooks[0]
    page = filled(template, {
        "first notebook": title_of(root / first),
        "first notebook path": first,
        "list: notebooks": "\n".join(_question(root, path) for path in found.notebooks),
        "list: documents": "\n".join(_document(root, path) for path in found.documents),
        "list: project": "\n".join(_document(root, path) for path in found.project),
    })  # fmt: skip
    trees = (("Questions", found.notebooks), ("Documents", found.documents), ("Data and project", found.project))
    return page + "".join(_tree(caption, paths) for caption, paths in trees if paths)


def never_run(root: Path, found: Sources) -> list[str]:
    """The notebooks without any output, which make empty pages."""
    texts = {path: json.loads((root / path).read_text(encoding="utf-8")) for path in found.notebooks}
    return [path for path, notebook in texts.items() if not any(cell.get("outputs") for cell in notebook["cells"])]


def _question(root: Path, path: str) -> str:
    number = re.match(r"\d+", Path(path).name)
    return f'- <span class="number">{number[0] if number else ""}</span> [{title_of(root / path)}]({path})'


def _document(root: Path, path: str) -> str:
    sentence = about(root / path)
    return f"- [{LABELS.get(path) or title_of(root / path)}]({path})" + (f"  \n  {sentence}" if sentence else "")


def _tree(caption: str, paths: tuple[str, ...]) -> str:
    names = "\n".join(_entry(path) for path in paths)
    return f"\n```{{toctree}}\n:hidden:\n:maxdepth: 1\n:caption: {caption}\n\n{names}\n```\n"


def _entry(path: str) -> str:
    name = path.rpartition(".")[0]
    return f"{LABELS[path]} <{name}>" if path in LABELS else name


def page_text(root: Path, path: str, edition: Edition) -> str:
    """A source as the edition needs it: links rewritten, everything else as it is."""
    text = (root / path).read_text(encoding="utf-8")
    if path in MADE:
        text = MADE[path](text)
    if not path.endswith(".ipynb"):
        return rewritten(text, path, edition)
    name = Path(path).stem
    notebook: dict[str, Any] = cleaned(with_guesses(with_quiz(json.loads(text), name), name))
    notebook["cells"].insert(1, link_to(name))
    notebook["metadata"].setdefault("language_info", {"name": "python"})  # a notebook that was never run has none
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = rewritten("".join(cell["source"]), path, edition)
    return json.dumps(notebook, ensure_ascii=False, indent=1) + "\n"


def assemble(root: Path, work: Path, template: str) -> Sources:
    """Put the sources of the edition into the folder `work`, which is emptied first."""
    found = sources(root)
    edition = edition_of(found)
    shutil.rmtree(work, ignore_errors=True)
    pages = {path: page_text(root, path, edition) for path in found.pages}
    pages["index.md"] = rewritten(landing_page(root, template, found), "index.md", edition)
    for path, text in pages.items():
        write_text(work / path, text)
    for picture in (p for folder in ("docs", "notebooks", "data") for p in (root / folder).rglob("*")):
        if picture.suffix in PICTURES:
            write_bytes(work / picture.relative_to(root), picture.read_bytes())
    return found


def present(root: Path, found: Sources, to: Path) -> list[str]:
    """Write the presenter view of every notebook into the edition; returns the texts that stay English for now."""
    texts = {Path(path).stem: (root / path).read_text(encoding="utf-8") for path in found.notebooks}
    return write_pages({name: json.loads(text) for name, text in texts.items()}, to)


def build(work: Path, to: Path) -> int:
    """Build the pages from the folder `work`; returns Sphinx's exit code."""
    shutil.rmtree(to, ignore_errors=True)
    doctrees = work.parent / f"{work.name}-doctrees"
    shutil.rmtree(doctrees, ignore_errors=True)
    options = ["-W", "--keep-going", "-q", "-b", "html", "-c", str(SITE), "-d", str(doctrees)]
    code = subprocess.run([sys.executable, "-m", "sphinx", *options, str(work), str(to)], check=False).returncode
    if not code:
        mend(to)
        write_bytes(to / STORY.name, STORY.read_bytes())
    return code


def main(arguments: list[str] | None = None) -> int:
    """Build the edition and say where it lies."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "html", help="folder of the pages")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "site-src", help="folder of the sources")
    chosen = parser.parse_args(arguments)
    start = time.monotonic()
    found = assemble(ROOT, chosen.work, (SITE / "index.md").read_text(encoding="utf-8"))
    for path in never_run(ROOT, found):
        print(f"{path} holds no outputs, so its page has none. Type: make notebooks", file=sys.stderr)
    code = build(chosen.work, chosen.to)
    if code:
        print("The HTML edition was not built: the warnings above are errors.", file=sys.stderr)
        return 1
    for text in present(ROOT, found, chosen.to):
        print(f"The view for a room has no {text}\nType: python scripts/present_words.py", file=sys.stderr)
    size = sum(path.stat().st_size for path in chosen.to.rglob("*") if path.is_file())
    print(f"{len(found.notebooks)} notebooks and {len(found.pages) - len(found.notebooks)} documents, "
          f"{size / 1e6:.1f} MB, {time.monotonic() - start:.0f} s.")  # fmt: skip
    print(f"Open {(chosen.to / 'index.html').resolve()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
