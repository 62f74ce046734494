"""docs/models.md holds what the models say about the shipped company."""

from scripts import models_doc


def test_page_holds_the_numbers(capsys):
    assert models_doc.main(["check"]) == 0, capsys.readouterr().out
