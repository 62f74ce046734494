"""Workbooks of three CRMs in five languages, and lists of other CRMs, are read without a mapping."""

import datetime as dt

import pytest

from salescoach.crm.headers import fold
from salescoach.crm.read import read_crm
from tests.crm.beside import counts

openpyxl = pytest.importorskip("openpyxl")

# Title, owner, opened, closed, value, stage; then the stages of a deal that is won, lost and open.
SALESFORCE = {
    "en": ("Opportunity Name", "Opportunity Owner", "Created Date", "Close Date", "Amount", "Stage",
           "Closed Won", "Closed Lost", "Prospecting"),
    "de": ("Opportunity-Name", "Opportunity-Inhaber", "Erstelldatum", "Schlusstermin", "Betrag", "Phase",
           "Geschlossen und gewonnen", "Geschlossen und verloren", "Angebot"),
    "fr": ("Nom de l'opportunité", "Propriétaire de l'opportunité", "Date de création", "Date de clôture", "Montant",
           "Étape", "Fermée gagnée", "Fermée perdue", "Prospection"),
    "es": ("Nombre de la oportunidad", "Propietario de la oportunidad", "Fecha de creación", "Fecha de cierre",
           "Importe", "Etapa", "Cerrada ganada", "Cerrada perdida", "Prospección"),
    "pt": ("Nome da oportunidade", "Proprietário da oportunidade", "Data de criação", "Data de fechamento", "Valor",
           "Fase", "Fechado e ganho", "Fechado e perdido", "Prospecção"),
}  # fmt: skip
HUBSPOT = {
    "en": ("Deal Name", "Deal owner", "Create Date", "Close Date", "Amount", "Deal Stage",
           "Closed won (Sales Pipeline)", "Closed lost (Sales Pipeline)", "Appointment scheduled (Sales Pipeline)"),
    "de": ("Deal-Name", "Für Deal zuständiger Mitarbeiter", "Erstellungsdatum", "Abschlussdatum", "Betrag",
           "Deal-Phase", "Abgeschlossen und gewonnen", "Abgeschlossen und verloren", "Termin vereinbart"),
    "fr": ("Nom de la transaction", "Propriétaire de la transaction", "Date de création", "Date de fermeture",
           "Montant", "Phase de la transaction", "Fermée gagnée", "Fermée perdue", "Rendez-vous planifié"),
    "es": ("Nombre del negocio", "Propietario del negocio", "Fecha de creación", "Fecha de cierre", "Valor",
           "Etapa del negocio", "Cierre ganado", "Cierre perdido", "Cita programada"),
    "pt": ("Nome do negócio", "Proprietário do negócio", "Data de criação", "Data de fechamento", "Valor",
           "Etapa do negócio", "Fechado ganho", "Fechado perdido", "Reunião agendada"),
}  # fmt: skip
# Here there is a column of statuses, and the times of winning and losing stand apart.
PIPEDRIVE = {
    "en": ("Deal - Title", "Deal - Owner", "Deal - Deal created", "Deal - Won time", "Deal - Lost time",
           "Deal - Value", "Deal - Status", "Won", "Lost", "Open"),
    "de": ("Deal - Titel", "Deal - Besitzer", "Deal - Deal erstellt", "Deal - Gewonnen am", "Deal - Verloren am",
           "Deal - Wert", "Deal - Status", "Gewonnen", "Verloren", "Offen"),
    "fr": ("Affaire - Titre", "Affaire - Propriétaire", "Affaire - Affaire créée", "Affaire - Date de gain",
           "Affaire - Date de perte", "Affaire - Valeur", "Affaire - Statut", "Gagnée", "Perdue", "Ouverte"),
    "es": ("Trato - Título", "Trato - Propietario", "Trato - Trato creado", "Trato - Fecha de ganado",
           "Trato - Fecha de perdido", "Trato - Valor", "Trato - Estado", "Ganado", "Perdido", "Abierto"),
    "pt": ("Negócio - Título", "Negócio - Proprietário", "Negócio - Negócio criado", "Negócio - Data de ganho",
           "Negócio - Data de perda", "Negócio - Valor", "Negócio - Status", "Ganho", "Perdido", "Aberto"),
}  # fmt: skip
ENDS = ("won", "won", "lost", "lost", "lost", "open")
DAY = dt.datetime(2025, 1, 10, 10, 15)


def rows_of(words, apart):
    """Six deals of two owners: two won, three lost, one open."""
    named = dict(zip(("won", "lost", "open"), words, strict=True))
    for number, end in enumerate(ENDS):
        opened, closed = DAY + dt.timedelta(days=number), DAY + dt.timedelta(days=20 + number)
        ends = [closed if end == one else None for one in ("won", "lost")] if apart else [closed]
        yield [f"Offer {number}", ("Ana Lima", "Zoë Król")[number % 2], opened, *ends, 1000.5 + number, named[end]]


def save(path, header, rows):
    book = openpyxl.Workbook()
    for row in (header, *rows):
        book.active.append(list(row))
    book.save(path)


@pytest.mark.parametrize("language", SALESFORCE)
@pytest.mark.parametrize("crm", ["salesforce", "hubspot", "pipedrive"])
def test_a_workbook_of_a_crm_in_a_language_needs_no_mapping(tmp_path, crm, language):
    words = {"salesforce": SALESFORCE, "hubspot": HUBSPOT, "pipedrive": PIPEDRIVE}[crm][language]
    path = tmp_path / "export.xlsx"
    save(path, words[:-3], rows_of(words[-3:], crm == "pipedrive"))
    records = read_crm(path, names="keep")
    assert records.source == crm
    assert counts(records) == (2, 3, 1)
    assert records.deals["owner"].tolist() == ["Ana Lima", "Zoë Król"] * 3
    assert records.deals["value"].tolist() == [1000.5 + number for number in range(6)]
    over = records.deals[records.deals["status"] != "open"]
    assert ((over["closed"] - over["opened"]).dt.days == 20).all()


SUITE = (
    '"name","date_entered","date_modified","assigned_user_name","account_name","amount","sales_stage","date_closed",'
    '"deleted"\r\n'
    '"Offer ""one""","2025-01-10 10:15","2025-02-01 09:00","ana","Firm","1,000.00","Closed Won","2025-02-01","0"\r\n'
    '"Two","2025-01-11 10:15","2025-02-01 09:00","ben","Firm","500.00","Closed Lost","2025-02-02","0"\r\n'
    '"Three","2025-01-12 10:15","2025-02-01 09:00","ben","Firm","500.00","Needs Analysis","2027-02-02","0"\r\n'
    '"Gone","2025-01-12 10:15","2025-02-01 09:00","ben","Firm","500.00","Closed Won","2025-02-02","1"\r\n'
)
ESPO = (
    "id;name;assignedUserName;accountName;stage;amount;amountCurrency;closeDate;createdAt\n"
    "5f1a;One;Ana;Firm;Closed Won;1000,5;EUR;01.02.2025;10.01.2025 10:15\n"
    "5f1b;Two;Ben;Firm;Closed Lost;500,25;EUR;02.02.2025;11.01.2025 10:15\n"
    "5f1c;Three;Ben;Firm;Negotiation;1;EUR;28.09.2027;12.01.2025 10:15\n"
)
KADEMI = (
    '"ID","Funnel","Created Date dd/MM/yyyy HH:mm","Closed Date","Sales consultant","Team","Stage","Deal Amount"\n'
    '"1","journey1","10/01/2025  10:15:00 AM","15/02/2025  10:55:00 PM","Ana","A","Won","1000"\n'
    '"2","journey1","11/01/2025 10:15","16/02/2025  10:55:00 PM","Ben","A","Lost","500"\n'
    '"3","journey1","12/01/2025 10:15","","Ben","A","Contacted",""\n'
)


@pytest.mark.parametrize(
    ("text", "source", "first"),
    [
        (SUITE, "suitecrm", "2025-02-01"), (ESPO, "espocrm", "2025-02-01"), (KADEMI, "kademi", "2025-02-15 22:55:00"),
    ],
)  # fmt: skip
def test_lists_of_other_crms_need_no_mapping(tmp_path, text, source, first):
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8", newline="")
    records = read_crm(path, names="keep")
    assert records.source == source
    assert counts(records) == (1, 1, 1)
    assert str(records.deals["closed"][0]) == f"{first} 00:00:00"[:19]
    assert records.deals["value"].dropna().iloc[0] >= 1000


def test_the_form_of_dates_in_a_header_is_no_part_of_its_name():
    assert fold("Created Date dd/MM/yyyy HH:mm") == fold("Close date (MM/DD/YYYY)").replace("close", "created")
    assert fold("Days dd") == "daysdd"
