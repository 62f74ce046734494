"""The right column for each field: the deal's own, then what the user says, and what else would fit is told."""

import pytest

from salescoach.crm.columns import place_of
from salescoach.crm.headers import folds, prefix_of
from salescoach.crm.read import read_crm
from tests.crm.beside import counts

HEAD = "Organization - Owner,Deal - Owner,Deal - ID,Person - ID,Deal - Status,Deal - Deal created,Deal - Value\n"
ROWS = "Desk,Ann,1,7,open,2024-03-04,5\nDesk,Bob,2,7,open,2024-03-05,6\n"


def read(folder, text, name="d.csv", **options):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_crm(path, names="keep", **options)


def test_the_deals_own_columns_win_and_the_others_are_told(tmp_path):
    records = read(tmp_path, HEAD + ROWS)
    assert records.deals["owner"].tolist() == ["Ann", "Bob"]
    assert records.deals["deal"].tolist() == ["1", "2"]
    assert any("owner is read from 'Deal - Owner'; 'Organization - Owner' would fit too" in note
               for note in records.notes)  # fmt: skip


def test_a_column_of_something_else_is_never_taken(tmp_path):
    text = "Organization - Owner,Deal - ID,Deal - Status,Deal - Deal created\nDesk,1,open,2024-03-04\n"
    with pytest.raises(ValueError, match="no column tells owner"):
        read(tmp_path, text)


def test_an_exact_header_in_a_mapping_beats_every_fold(tmp_path):
    for header, owner in (("Deal - Owner", "Ann"), ("Organization - Owner", "Desk"), ("owner", "Ann")):
        records = read(tmp_path, HEAD + ROWS, mapping={"owner": header})
        assert records.deals["owner"].tolist()[0] == owner


def test_several_columns_that_fold_to_a_name_are_not_chosen_among():
    with pytest.raises(ValueError, match="Type the whole header"):
        place_of("owner", ["Person - Owner", "Organization - Owner"])
    assert place_of("owner", ["Deal owner", "OWNER"]) == 1
    assert place_of("none", ["Owner"]) is None


def test_one_mapping_keeps_what_was_recognised(tmp_path):
    text = "Opportunity Owner,Stage,Amount,Other sum,Created Date\nAnn,Offer,5,7,2024-03-04\n"
    records = read(tmp_path, text, mapping={"value": "Other sum"})
    assert records.source == "salesforce"
    assert records.deals["value"].tolist() == [7]


def test_a_mapping_applies_to_each_file_that_has_the_column(tmp_path):
    (tmp_path / "a.csv").write_text("Rep,Status,Created,Id\nAnn,open,2024-03-04,1\n")
    (tmp_path / "b.csv").write_text("Owner,Status,Created,Id\nBob,open,2024-03-04,2\n")
    records = read_crm(tmp_path, mapping={"owner": "Rep"}, names="keep")
    assert sorted(records.deals["owner"]) == ["Ann", "Bob"]
    with pytest.raises(ValueError, match="no file has a column 'Seller'"):
        read_crm(tmp_path, mapping={"owner": "Seller"})


@pytest.mark.parametrize(
    ("header", "english"),
    [
        ("Deal - Besitzer", "owner"), ("Negócio - Proprietário", "owner"), ("Phase", "stage"),
        ("Propriétaire de l'opportunité", "opportunityowner"), ("Fecha de cierre", "closedate"),
    ],
)  # fmt: skip
def test_headers_of_other_languages(header, english):
    assert english in folds(header)
    assert prefix_of("Trato - Valor") == "trato"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Deal - Besitzer;Deal - Status;Deal - Deal erstellt;Deal - Datum des gewonnenen Deals\n"
         "Ann;Gewonnen;2024-03-04;2024-04-04\nAnn;Offen;2024-03-04;\n", "pipedrive"),
        ("Propriétaire de l'opportunité;Étape;Montant;Date de création;Date de clôture\n"
         "Ann;Fermée gagnée;1,50;04/03/2024;14/04/2024\nAnn;Négociation;2;04/03/2024;\n", "salesforce"),
        ("Propietario de la oportunidad;Etapa;Importe;Fecha de creación;Fecha de cierre\n"
         "Ann;Cerrada ganada;1,5;04/03/2024;14/04/2024\nAnn;Propuesta;2;04/03/2024;\n", "salesforce"),
        ("Proprietário da oportunidade;Fase;Valor;Data de criação;Data de fechamento\n"
         "Ann;Fechado e ganho;1,5;04/03/2024;14/04/2024\nAnn;Proposta;2;04/03/2024;\n", "salesforce"),
    ],
)  # fmt: skip
def test_exports_in_four_languages(tmp_path, text, source):
    records = read(tmp_path, text)
    assert (records.source, counts(records)) == (source, (1, 0, 1))


def test_sap_and_the_rest_are_not_known_by_one_word(tmp_path):
    with pytest.raises(ValueError, match="is like no export that is known"):
        read(tmp_path, "Besitzer,Farbe\nAnn,rot\n")
