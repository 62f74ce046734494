"""How Sphinx builds the HTML edition (see scripts/html_edition.py): offline, from the outputs in the notebooks."""

from __future__ import annotations

import base64
import hashlib
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

from docutils import nodes

ROOT = Path(__file__).resolve().parents[1]

project = "salescoach"
release = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
version = release
language = "en"
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.autosummary", "sphinx.ext.napoleon"]

nb_execution_mode = "off"
nb_ipywidgets_js: dict[str, Any] = {}  # the script of widgets would be fetched from the network,
nb_mime_priority_overrides = [("html", "application/vnd.jupyter.widget-view+json", None)]  # so their text is shown
myst_enable_extensions: list[str] = []  # no formulas: a dollar sign is a dollar sign
myst_heading_anchors = 6

highlight_language = "none"  # a fence without a language is plain text

# The page of names is made of docstrings.
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
from scripts.html_guess import SUMMARY, fold  # noqa: E402
from scripts.html_tables import dressed  # noqa: E402

add_module_names = False
autodoc_member_order = "bysource"
autosummary_generate = False  # no page per name
napoleon_numpy_docstring = False
napoleon_use_rtype = False
napoleon_custom_sections = [("Attributes", "params_style")]
python_maximum_signature_line_length = 90

html_theme = "furo"
html_title = f"salescoach {release}"
html_static_path = ["_static"]
html_css_files = ["edition.css", "reveal.css", "quiz.css"]
html_js_files = [
    ("edition.js", {"loading_method": "defer"}),
    ("reveal.js", {"loading_method": "defer"}),
    ("quiz.js", {"loading_method": "defer"}),
]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_show_copyright = False
html_show_search_summary = False  # the search page would fetch pages, which a browser refuses for files
html_domain_indices = False
html_use_index = False
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": "#00527f",
        "color-brand-content": "#00629b",
        "color-api-name": "#00527f",
        "color-api-pre-name": "#00527f",
        "color-link-underline": "#7fb0cd",  # a link is told by its line, not by its colour alone
    },
    "dark_css_variables": {
        "color-brand-primary": "#8ecdf2",
        "color-brand-content": "#7cc4ee",
        "color-api-name": "#8ecdf2",
        "color-api-pre-name": "#8ecdf2",
        "color-link-underline": "#4f7f9c",
    },
    "top_of_page_buttons": [],
}


def about_pictures(notebook: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Alternative text and width of each picture in a notebook, by the name that myst-nb gives its file."""
    found = {}
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            about = output.get("metadata", {}).get("image/png", {})
            if "alt" in about:
                coded = output["data"]["image/png"]
                picture = base64.b64decode("".join(coded))
                found[hashlib.sha256(picture).hexdigest()] = about
    return found


def add_alternative_texts(app: Any, doctree: Any) -> None:
    """Give each picture of a notebook the alternative text and the width of its output, which myst-nb leaves out."""
    path = Path(app.env.doc2path(app.env.docname))
    if path.suffix != ".ipynb":
        return
    known = about_pictures(json.loads(path.read_text(encoding="utf-8")))
    for image in doctree.findall(nodes.image):
        name = Path(image["uri"]).stem
        if name in known:
            image["alt"] = str(known[name]["alt"])
            if "width" in known[name]:
                image["width"] = f"{int(known[name]['width'])}px"


class Cover(nodes.General, nodes.Element):
    """What is covered until there is a guess."""


def open_cover(translator: Any, _: Cover) -> None:
    """Begin what is covered."""
    translator.body.append(f'<details class="reveal"><summary>{SUMMARY}</summary>\n')


def close_cover(translator: Any, _: Cover) -> None:
    """End what is covered."""
    translator.body.append("</details>\n")


def cover_answers(_: Any, doctree: Any, docname: str) -> None:
    """Cover what follows a guess; once the headings have been listed, for nothing moves for them."""
    if docname.startswith("notebooks/"):
        fold(doctree, Cover)


def dress_tables(_: Any, __: str, ___: str, context: dict[str, Any], ____: Any) -> None:
    """Give the tables of a page captions and scopes."""
    if "body" in context:
        context["body"] = dressed(context["body"])


def setup(app: Any) -> dict[str, bool]:
    """Called by Sphinx."""
    app.add_node(Cover, html=(open_cover, close_cover))
    app.connect("doctree-read", add_alternative_texts)
    app.connect("doctree-resolved", cover_answers)
    app.connect("html-page-context", dress_tables)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
