"""notebooks/README.md knows every notebook, and every claim of the articles is treated in one that exists."""

import re

import nbformat
import pytest

from salescoach.articles.register import CLAIMS
from salescoach.teaching.claim_pages import CLAIM_PAGES, NOTEBOOKS, notebooks_of, notebooks_text
from scripts import reading_minutes as reading
from tests.each import each

PAGE = reading.PAGE.path.read_text(encoding="utf-8")
FACTS = {facts.number: facts for facts in reading.all_facts()}
V4 = nbformat.v4


def test_the_folder_holds_the_notebooks_that_are_meant():
    assert [facts.file for facts in FACTS.values()] == list(NOTEBOOKS.values())


def test_every_notebook_stands_in_the_table_with_its_title():
    table = PAGE.partition("<!-- table: notebooks -->")[2]
    for facts in FACTS.values():
        assert f"| [{facts.number} {facts.title}]({facts.file}) |" in table


def test_every_claim_is_named_in_a_notebook():
    named = {name for facts in FACTS.values() for name in facts.claims}
    assert set(CLAIMS) - named == set()


@each("number", list(NOTEBOOKS))
def test_every_claim_that_a_notebook_names_exists(number):
    assert set(FACTS[number].claims) - set(CLAIMS) == set()


@each("number", list(NOTEBOOKS))
def test_the_list_of_claims_says_what_the_notebook_says(number):
    assert tuple(CLAIM_PAGES[number].split()) == FACTS[number].claims, "Type: python scripts/pages.py write claim_pages"


def test_links_lead_somewhere():
    links = re.findall(r"\]\(([^)#\s]+)", PAGE)
    assert links
    assert [link for link in links if not (reading.FOLDER / link).is_file()] == []
    for name in re.findall(r"`((?:docs|scripts)/[\w./]+)`", PAGE):
        assert (reading.ROOT / name).is_file(), name


def test_each_path_names_notebooks_once_and_the_evenings_take_all():
    walked = {name: [n for _, numbers in steps for n in numbers.split()] for name, steps in reading.PATHS.items()}
    assert sorted(walked["evenings"]) == list(NOTEBOOKS)
    for name, numbers in walked.items():
        assert len(set(numbers)) == len(numbers), name


# From a claim to its notebooks.


@each("id", list(CLAIMS))
def test_both_ways_agree(id):
    assert [name[:2] for name in notebooks_of(id)] == [n for n, facts in FACTS.items() if id in facts.claims]
    assert notebooks_of(id), f"no notebook treats {id}"
    assert notebooks_text(id) == f"Notebooks: {', '.join(notebooks_of(id))}"


def test_a_claim_is_found_in_any_case_and_an_unknown_one_is_refused():
    assert notebooks_of(" d11 ") == notebooks_of("D11")
    with pytest.raises(ValueError, match="unknown claim 'D99'"):
        notebooks_of("D99")


def test_a_claim_without_notebook_is_told(monkeypatch):
    monkeypatch.setattr("salescoach.teaching.claim_pages.CLAIM_PAGES", {"01": "D11"})
    assert notebooks_text("D1") == "Notebooks: none treats it."
    assert notebooks_of("D11") == ("01_black_and_white.ipynb",)


# The script, on notebooks of our own.


def picture():
    return V4.new_output("display_data", {"image/png": "", "text/plain": "a picture"})


GUESSED, TRIED = "my_guess = sc.guess('more', 5)", "sc.check('01-{}', answer)"


def code(source, *outputs):
    return V4.new_code_cell(source, outputs=list(outputs))


def notebook(*cells):
    return V4.new_notebook(cells=[V4.new_markdown_cell("# Why?"), *cells])


@pytest.mark.parametrize(
    ("cells", "minutes"),
    [
        ([V4.new_markdown_cell("word " * 1999)], 10),
        ([V4.new_markdown_cell("word <span class='checked' data-from='a'>8</span> `some code` " * 500)], 8),
        ([code("1 + 1") for _ in range(8)], 4),
        ([code("draw()", picture()) for _ in range(4)], 6),
        ([code(GUESSED)], 1),
        ([code(TRIED.format(level)) for level in (1, 2, 3)], 30),
        ([code("sc.hint('01-1')"), code("sc.answer('01-1')")], 1),
    ],
)
def test_minutes_with_code(cells, minutes):
    assert reading.minutes_with_code(notebook(*cells)) == minutes


@pytest.mark.parametrize(
    ("cells", "exercises", "minutes"),
    [
        ([V4.new_markdown_cell("word " * 1999)], 0, 10),
        ([code("draw()", picture()) for _ in range(4)], 3, 10),
        ([code(GUESSED), code(TRIED.format(3)), *[code("1 + 1") for _ in range(8)]], 0, 1),
    ],
)
def test_minutes_of_the_page_alone(cells, exercises, minutes):
    assert reading.minutes_alone(notebook(*cells), exercises) == minutes


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("**D11** and (W2).", ("D11", "W2")),
        ("C7, B1 and D1, D1 again", ("D1", "B1", "C7")),
        ('sc.claim("D15")', ("D15",)),
        ("B2B, Q1, C1_holds, D1.5, XD2, H2O, d3", ()),
        ("D16 and W1", ("W1", "D16")),
    ],
)
def test_claims_are_found_by_their_ids(text, claims):
    assert reading.claims_named(notebook(V4.new_markdown_cell(text))) == claims


def test_a_notebook_without_title_is_refused(tmp_path):
    path = tmp_path / "03_no_title.ipynb"
    path.write_text(V4.writes(V4.new_notebook(cells=[V4.new_markdown_cell("no title")])))
    with pytest.raises(ValueError, match=r"03_no_title\.ipynb: its first cell must"):
        reading.all_facts(tmp_path)


def test_notebooks_that_are_not_there_are_left_out():
    page = reading.with_tables(PAGE, [FACTS["00"]])
    assert "[00 Does pressure sell?" in page.partition("<!-- table: notebooks -->")[2]
    assert "01_black" not in page.partition("<!-- path: workshop -->")[2]


def test_a_stale_table_and_a_stale_list_of_claims_are_renewed():
    changed = [reading.Facts("00_first_five_minutes.ipynb", "Another title?", ("D1", "W2"), 99, 12)]
    assert "| [00 Another title?](00_first_five_minutes.ipynb) | D1 W2 | 12 | 99 |" in reading.with_tables(
        PAGE, changed
    )
    module = reading.CLAIMS_OF_NOTEBOOKS.path.read_text(encoding="utf-8")
    assert '"00": "D1 W2",' in reading.renewed_pages(module, changed)
