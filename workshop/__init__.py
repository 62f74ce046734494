"""The workshop kit: cards, sheets, handout and the facilitator's script, to print, in three languages."""
