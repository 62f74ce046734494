"""Philox 4x32-10 and the normal quantile, from section 7.2."""

from __future__ import annotations

import math

from .page import PAGE, coefficients

WORD = 2**32
POLYNOMIALS = coefficients(PAGE.read_text(encoding="utf-8"))
Four = tuple[float, float, float, float]


def philox(counter: list[int], key: list[int]) -> list[int]:
    c0, c1, c2, c3 = counter
    k0, k1 = key
    for _ in range(10):
        x, y = 0xD2511F53 * c0, 0xCD9E8D57 * c2
        c0, c1, c2, c3 = (y // WORD) ^ c1 ^ k0, y % WORD, (x // WORD) ^ c3 ^ k1, x % WORD
        k0, k1 = (k0 + 0x9E3779B9) % WORD, (k1 + 0xBB67AE85) % WORD
    return [c0, c1, c2, c3]


class Luck:
    """The draws of one run."""

    def __init__(self, seed: int, run: int) -> None:
        self.key, self.run = [seed % WORD, seed // WORD], run

    def draw(self, purpose: int, entity: int, week: int = 0) -> Four:
        a, b, c, d = philox([self.run, entity, week % WORD, purpose], self.key)
        return (a + 0.5) / WORD, (b + 0.5) / WORD, (c + 0.5) / WORD, (d + 0.5) / WORD


def normal(u: float) -> float:
    d = u - 0.5
    if abs(d) <= 0.425:
        return d * _ratio("CENTRE", 0.180625 - d * d)
    r = math.sqrt(-math.log(min(u, 1 - u)))
    z = _ratio("SIDE", r - 1.6) if r <= 5 else _ratio("TAIL", r - 5)
    return z if d > 0 else -z


def _ratio(name: str, r: float) -> float:
    top = bottom = 0.0
    for a, b in zip(POLYNOMIALS[name + "_TOP"], POLYNOMIALS[name + "_BOTTOM"], strict=True):
        top, bottom = top * r + a, bottom * r + b
    return top / bottom
