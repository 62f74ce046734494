"""The page on screening and importance prints what the code prints."""

import contextlib
import io
import re
from pathlib import Path

import pytest

pytest.importorskip("SALib", reason="SALib comes with the extra analyst")

PAGE = Path(__file__).resolve().parents[3] / "docs" / "sensitivity.md"


def test_the_examples_print_what_stands_below_them():
    page = PAGE.read_text(encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```\n\n```text\n(.*?)```", page, re.DOTALL)
    assert len(examples) == page.count("```python") == 2
    space = {}
    for code, printed in examples:
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(code, space)
        assert out.getvalue() == printed
