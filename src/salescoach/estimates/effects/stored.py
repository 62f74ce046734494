"""The benchmark of all estimators that comes with the kit, so that nobody has to wait for it."""

from __future__ import annotations

import json
from typing import Any

from ...common.shipped import shipped
from .benchmark import Benchmark
from .benchmark_table import benchmark_text

STORED = "estimator_bench.json"


def stored_benchmark() -> Benchmark:
    """The benchmark of every estimator in every world that comes with the kit; ``docs/estimators.md`` shows it.

    Returns:
        As ``sc.benchmark_estimators()`` gives it, with numbers rounded to four decimals; ``.estimates`` is empty, for
        the single companies are not stored.

    Raises:
        FileNotFoundError: the file is missing; says how to get it back.

    Example:
        >>> import salescoach as sc
        >>> found = sc.stored_benchmark()
        >>> found.companies, len(found.table)
        (80, 99)
    """
    import pandas as pd

    stored: dict[str, Any] = json.loads(shipped(STORED).read_text(encoding="utf-8"))
    table = pd.DataFrame(stored["table"])
    text = benchmark_text(table, stored["companies"], stored["seed"])
    return Benchmark(
        table=table, estimates=pd.DataFrame(), companies=stored["companies"], seed=stored["seed"], text=text
    )  # fmt: skip
