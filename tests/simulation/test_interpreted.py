"""Kernels run as plain Python give what the compiled ones give: the way in which coverage and mutants are measured."""

import json
import subprocess
import sys

import pytest

LIFE = """
import json, warnings
{plugin}
import salescoach as sc
team = sc.Team(people=2, accounts_per_person=4, weeks=5, warmup_weeks=1)
print(json.dumps(sc.simulate(team, "micromanage", runs=2).totals.to_dict("list")))
"""


def lived(plugin):
    run = subprocess.run([sys.executable, "-c", LIFE.format(plugin=plugin)], capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def test_plain_python_lives_the_same_weeks():
    compiled, plain = lived(""), lived("import tests.interpreted")
    assert compiled.keys() == plain.keys()
    for name, values in compiled.items():
        assert plain[name] == pytest.approx(values, rel=1e-12, nan_ok=True), name
