"""Words in cells, by language: how a deal ended, yes and no, months, and the lines of totals in a report."""

from __future__ import annotations

# How a deal stands, as one word or phrase in a column of statuses.
OUTCOMES: dict[str, tuple[str, ...]] = {
    "open": (
        "open", "active", "in progress", "engaging", "prospecting", "pending", "new", "ongoing",
        "offen", "aktiv", "in bearbeitung", "laufend",
        "ouvert", "ouverte", "en cours", "actif", "active",
        "abierto", "abierta", "en curso", "activo", "activa",
        "aberto", "aberta", "em andamento", "em aberto", "ativo", "ativa",
        "aperto", "aperta",
    ),
    "won": (
        "won", "win", "w", "closed won", "approved", "accepted", "converted", "signed", "sold",
        "gewonnen", "gagné", "gagne", "gagnée", "conclue", "conclu", "ganado", "ganada", "ganho", "ganha", "vinto",
        "angenommen", "accepté", "acceptée", "aceptado", "aceptada", "aceito", "aceita", "aprobado", "aprovado",
    ),
    "lost": (
        "lost", "loss", "l", "closed lost", "declined", "rejected", "denied",
        "verloren", "perdu", "perdue", "perdido", "perdida", "perso", "persa",
        "abgelehnt", "refusé", "refusée", "rechazado", "rechazada", "recusado", "recusada", "rejeitado",
    ),
    "deleted": ("deleted", "gelöscht", "supprimé", "supprimée", "eliminado", "eliminada", "excluído", "excluída"),
}  # fmt: skip

# A stage that begins with one of these and holds a word of the second or third list is an end.
CLOSING = ("closed", "close", "geschlossen", "abgeschlossen", "fermé", "fermée", "clôturé", "clôturée", "clos",
           "conclu", "conclue", "cerrado", "cerrada", "cierre", "fechado", "fechada", "fechamento")  # fmt: skip
CLOSED_WON = ("won", "win", "gewonnen", "gagné", "gagnée", "ganado", "ganada", "ganho", "ganha")
CLOSED_LOST = ("lost", "loss", "verloren", "perdu", "perdue", "perdido", "perdida")

YES = ("1", "true", "yes", "y", "t", "done", "completed", "ja", "wahr", "oui", "vrai", "sí", "si", "verdadero", "sim",
       "verdadeiro")  # fmt: skip
NO = ("0", "false", "no", "n", "f", "to do", "undone", "todo", "nein", "falsch", "non", "faux", "falso", "não", "nao")

MONTHS: tuple[tuple[str, ...], ...] = (
    ("january", "jan", "januar", "jänner", "jän", "janvier", "janv", "enero", "ene", "janeiro"),
    ("february", "feb", "februar", "février", "févr", "fév", "febrero", "fevereiro", "fev"),
    ("march", "mar", "märz", "mär", "mrz", "mars", "marzo", "março"),
    ("april", "apr", "avril", "avr", "abril", "abr"),
    ("may", "mai", "mayo", "maio"),
    ("june", "jun", "juni", "juin", "junio", "junho"),
    ("july", "jul", "juli", "juillet", "juil", "julio", "julho"),
    ("august", "aug", "août", "aout", "agosto", "ago"),
    ("september", "sep", "sept", "septembre", "septiembre", "set", "setembro"),
    ("october", "oct", "oktober", "okt", "octobre", "octubre", "outubro", "out"),
    ("november", "nov", "novembre", "noviembre", "novembro"),
    ("december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dezembro"),
)

TOTALS = ("subtotal", "total", "grand total", "zwischensumme", "teilsumme", "gesamtsumme", "gesamt", "sous-total",
          "total général", "total general", "total geral")  # fmt: skip
MEASURES = ("count", "sum", "avg", "average", "record count", "anzahl", "summe", "durchschnitt", "nombre", "somme",
            "moyenne", "recuento", "suma", "promedio", "contagem", "soma", "média")  # fmt: skip
