"""Headers of exports in German, French, Spanish and Portuguese, and what they are in English."""

from __future__ import annotations

# What stands before " - " in a list view: the thing to which the column belongs.
DEAL_PREFIXES = ("deal", "deals", "opportunity", "trato", "negocio", "negócio", "affaire", "transaction", "oportunidad",
                 "oportunidade")  # fmt: skip
ACTIVITY_PREFIXES = ("activity", "aktivität", "activité", "actividad", "atividade")
OTHER_PREFIXES = (
    "person", "organization", "organisation", "note", "lead", "product", "kontakt", "notiz", "produkt", "personne",
    "produit", "prospect", "persona", "organización", "nota", "producto", "pessoa", "organização", "produto",
    "account", "contact", "company", "unternehmen", "entreprise", "empresa",
)  # fmt: skip

# English header -> the same in the other languages; a word may stand for several, the kind of the file decides.
TRANSLATED: dict[str, tuple[str, ...]] = {
    # Pipedrive
    "owner": ("Besitzer", "Besitzer/-in", "Inhaber", "Verkäufer", "Propriétaire", "Vendeur", "Propietario", "Vendedor",
              "Proprietário", "Responsável", "Responsable"),
    "value": ("Wert", "Valeur", "Valor"),
    "currency": ("Währung", "Devise", "Moneda", "Divisa", "Moeda"),
    "currency of value": ("Währung des Wertes", "Währung von Wert", "Devise de Valeur", "Devise de la valeur",
                          "Moneda de Valor", "Moeda de Valor"),
    "deal created": ("Deal erstellt", "Deal erstellt am", "Affaire créée", "Affaire créée le", "Trato creado",
                     "Negócio criado", "Negócio criado em"),
    "won time": ("Datum des gewonnenen Deals", "Gewonnen am", "Zeitpunkt des Gewinns", "Date de gain", "Gagnée le",
                 "Heure de gain", "Fecha de ganado", "Fecha ganada", "Ganado el", "Hora de ganado", "Data de ganho",
                 "Data do ganho", "Ganho em"),
    "lost time": ("Datum des verlorenen Deals", "Verloren am", "Zeitpunkt des Verlusts", "Date de perte", "Perdue le",
                  "Heure de perte", "Fecha de perdido", "Fecha perdida", "Perdido el", "Hora de perdido",
                  "Data de perda", "Data da perda", "Perdido em"),
    "deal closed on": ("Deal abgeschlossen am", "Affaire conclue le", "Affaire clôturée le", "Trato cerrado el",
                       "Negócio fechado em"),
    "stage": ("Phase", "Stufe", "Étape", "Etapa", "Fase", "Estágio"),
    "pipeline": ("Vertriebspipeline", "Verkaufspipeline", "Embudo", "Funil"),
    "lost reason": ("Verlustgrund", "Raison de la perte", "Raison de perte", "Motif de perte", "Motivo de pérdida",
                    "Razón de pérdida", "Motivo da perda"),
    "organization": ("Organisation", "Organización", "Organização"),
    "total activities": ("Aktivitäten insgesamt", "Gesamtaktivitäten", "Total des activités", "Total de actividades",
                         "Total de atividades"),
    "last activity date": ("Datum der letzten Aktivität", "Date de la dernière activité",
                           "Fecha de última actividad", "Fecha de la última actividad", "Data da última atividade"),
    "status": ("Statut", "État", "Estado"),
    # Salesforce
    "opportunity owner": ("Opportunity-Inhaber", "Opportunity-Eigentümer", "Propriétaire de l'opportunité",
                          "Propietario de oportunidad", "Propietario de la oportunidad",
                          "Proprietário da oportunidade"),
    "opportunity id": ("Opportunity-ID", "ID d'opportunité", "ID de l'opportunité", "Id. de oportunidad",
                       "ID de oportunidad", "ID da oportunidade"),
    "opportunity name": ("Opportunity-Name", "Name der Opportunity", "Nom de l'opportunité",
                         "Nombre de la oportunidad", "Nombre de oportunidad", "Nome da oportunidade"),
    "account name": ("Accountname", "Account-Name", "Nom du compte", "Nombre de la cuenta", "Nome da conta"),
    "amount": ("Betrag", "Summe", "Montant", "Importe", "Monto", "Cantidad", "Quantia", "Valor", "Montante"),
    "created date": ("Erstelldatum", "Erstellt am", "Erstellungsdatum", "Date de création", "Fecha de creación",
                     "Data de criação", "Data da criação"),
    "close date": ("Schlusstermin", "Abschlussdatum", "Schließdatum", "Date de clôture", "Date de fermeture",
                   "Fecha de cierre", "Data de fechamento", "Data de fecho"),
    "closed": ("Geschlossen", "Abgeschlossen", "Fermé", "Fermée", "Clôturée", "Cerrado", "Cerrada", "Fechado",
               "Fechada"),
    "won": ("Gewonnen", "Gagné", "Gagnée", "Conclue", "Ganado", "Ganada", "Ganho", "Ganha"),
    # HubSpot
    "record id": ("Datensatz-ID", "Datensatz ID", "ID de l'enregistrement", "ID fiche d'info.", "ID de registro",
                  "ID do registro"),
    "deal name": ("Deal-Name", "Dealname", "Nom de la transaction", "Nombre del negocio", "Nome do negócio"),
    "deal stage": ("Deal-Phase", "Dealphase", "Phase de la transaction", "Étape de la transaction",
                   "Etapa del negocio", "Fase del negocio", "Etapa do negócio", "Fase do negócio"),
    "deal owner": ("Deal-Verantwortlicher", "Zuständiger Mitarbeiter", "Zuständiger Mitarbeiter für Deal",
                   "Für Deal zuständiger Mitarbeiter", "Dealverantwortlicher", "Propriétaire de la transaction",
                   "Propietario del negocio", "Proprietário do negócio"),
    "create date": ("Erstellungsdatum", "Erstelldatum", "Date de création", "Fecha de creación", "Data de criação"),
    "is closed won": ("Ist abgeschlossen und gewonnen", "Est fermée gagnée", "Está cerrado ganado",
                      "Está fechado ganho"),
    "is closed lost": ("Ist abgeschlossen und verloren", "Est fermée perdue", "Está cerrado perdido",
                       "Está fechado perdido"),
    # plain files and team files
    "opened": ("Eröffnet", "Angelegt", "Ouvert le", "Abierto el", "Aberto em"),
    "account": ("Kunde", "Firma", "Client", "Cliente", "Compte", "Cuenta", "Conta"),
    "manager": ("Führungskraft", "Vorgesetzter", "Vorgesetzte", "Chef", "Responsable hiérarchique", "Jefe", "Gerente",
                "Gestor"),
    "probability": ("Wahrscheinlichkeit", "Probabilité", "Probabilidad", "Probabilidade"),
}  # fmt: skip
