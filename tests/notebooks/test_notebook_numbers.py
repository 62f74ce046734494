"""Marked numbers must agree with the printed ones, and numbers that look like results need a mark."""

import pytest

from scripts.notebook_prose import number_problems

VALUES = {"extra": {"8"}, "share": {"44.4 %"}, "loss": {"-2"}, "two": {"1", "2"}}
MARK = '<span class="checked" data-from="{}">{}</span>'


@pytest.mark.parametrize(
    "prose",
    [
        MARK.format("extra", "8"),
        MARK.format("extra", "**8**"),
        MARK.format("share", "44.4\n%"),
        MARK.format("loss", "−2"),
        "<span class='checked' data-from='extra'>8</span>",
        '<span data-from="extra" class="big checked">8</span>',
        'Set to <span class="given">0.35</span> by the source.',
        "Set to `0.35`, or ``0.3 ` 5``.",
        "```python\nshare = 0.35\n```",
        "~~~\n8 %\n~~~",
        "## From 0.35 to 8 %",
        "See [a 12.5 % rise](https://example.org/0.35) and https://example.org/0.35 and 10.1000/182.5.",
        "Noted on 2026-11-21 and 21.11.2026 with version 1.2.3, 8 teams and 1,000 weeks.",
        '<div style="width: 50.5%">wide</div>',
        "<!-- 0.35 -->",
    ],
)
def test_proper_prose_passes(prose: str) -> None:
    assert list(number_problems(prose, VALUES)) == []


@pytest.mark.parametrize(
    ("prose", "problem"),
    [
        (MARK.format("extra", "9"), "the text says 9 for extra, but the code prints 8"),
        (MARK.format("share", "44.4"), "the text says 44.4 for share, but the code prints 44.4 %"),
        (MARK.format("gain", "8"), "the text says 8 for gain, but no code cell prints a line “gain = …”"),
        (MARK.format("two", "1"), "two is printed with several values: 1, 2"),
        ('<span class="checked">8</span>', "the marked number “8” does not say where it comes from (data-from)"),
        ('<span class="checked" data-from="extra">8', "a marked number is not closed with </span>"),
        ("Up by 8%.", "the number “8%” in the text has no mark"),
        ("Up by **8** %.", "the number “8 %” in the text has no mark"),
        ("Up by 5–12.5 per cent.", "the number “12.5 per cent” in the text has no mark"),
        ("Up by 8 percentage points.", "the number “8 percentage points” in the text has no mark"),
        ("A share of 0.35.", "the number “0.35” in the text has no mark"),
        ("It is 3.5x as much.", "the number “3.5” in the text has no mark"),
        ("<b>1,234.5</b> euros", "the number “1,234.5” in the text has no mark"),
        ('<span class="big">0.35</span>', "the number “0.35” in the text has no mark"),
        ("| told | 0.35 |", "the number “0.35” in the text has no mark"),
        ("`code` 0.35 `code`", "the number “0.35” in the text has no mark"),
        ("p<0.05 and r>0", "the number “0.05” in the text has no mark"),
    ],
)
def test_a_number_that_may_go_stale_is_noticed(prose: str, problem: str) -> None:
    assert list(number_problems(prose, VALUES)) == [problem]
