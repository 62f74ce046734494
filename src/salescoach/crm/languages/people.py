"""Words around the names of people in exports, and names that are no person."""

from __future__ import annotations

# Behind a name, in brackets: somebody who is not there any more.
GONE = ("deactivated", "deactivated user", "inactive", "deleted", "former", "ex", "deaktiviert", "inaktiv", "gelöscht",
        "désactivé", "inactif", "supprimé", "desactivado", "inactivo", "eliminado", "desativado", "inativo",
        "excluído")  # fmt: skip
# In the place of a name: several people, or none.
POOLED = ("deleted user", "deactivated user", "unassigned", "unknown", "unknown user", "former user", "former employee",
          "no owner", "none", "n/a", "queue", "sales team", "team", "house account", "admin", "administrator", "system",
          "integration", "integration user", "api user", "marketing", "pool", "gelöschter benutzer", "nicht zugewiesen",
          "unbekannt", "utilisateur supprimé", "non attribué", "inconnu", "usuario eliminado", "sin asignar",
          "desconocido", "usuário excluído", "não atribuído", "desconhecido")  # fmt: skip
