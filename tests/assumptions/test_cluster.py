"""The same numbers on a cluster as on one computer."""

import json

import joblib
import pandas as pd
import pytest

import salescoach as sc
from salescoach.assumptions.draw import worlds
from salescoach.assumptions.over import compare_over
from salescoach.settings.team import Team

distributed = pytest.importorskip("distributed", reason="dask comes with the extra cluster")

TINY = Team(people=2, accounts_per_person=5, weeks=8, warmup_weeks=2)
SECONDS = 60  # for every step of starting and stopping


@pytest.fixture
def cluster():
    """Two worker processes on this computer, reached by its own address only, and no dashboard."""
    dask = pytest.importorskip("dask")
    quiet = {"distributed.comm.timeouts.connect": SECONDS, "distributed.admin.system-monitor.gil.enabled": False}
    with (
        dask.config.set(quiet),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None,
            scheduler_kwargs={"dashboard_address": "127.0.0.1:0"}, silence_logs="ERROR", memory_limit=0,
        ) as started,
        distributed.Client(started, timeout=SECONDS) as client,
    ):  # fmt: skip
        client.wait_for_workers(2, timeout=SECONDS)
        yield client


def test_a_cluster_gives_the_same_bytes(cluster):
    drawn = worlds(6, seed=3, team=TINY)
    here = compare_over(drawn, "micromanage", "coach", runs=3)
    with joblib.parallel_config(backend="dask", wait_for_workers_timeout=SECONDS):
        there = compare_over(drawn, "micromanage", "coach", runs=3)
    ran = cluster.run(lambda: "salescoach.assumptions.effect" in __import__("sys").modules)
    assert any(ran.values())  # the work was done over there
    pd.testing.assert_frame_equal(there.table, here.table, check_exact=True)
    assert there.table.to_csv().encode() == here.table.to_csv().encode()
    assert there.text == here.text


def test_a_search_and_a_claim_give_the_same_bytes_on_two_workers(cluster):
    here = sc.find_plausible_worlds((3,), seed=4, jobs=1)
    claim, lived = sc.claim("D2"), worlds(2, seed=3, team=Team(people=4, accounts_per_person=10))
    verdict = claim.test(lived, runs=16, jobs=1)
    with joblib.parallel_config(backend="dask", wait_for_workers_timeout=SECONDS):
        there = sc.find_plausible_worlds((3,), seed=4)
        again = claim.test(lived, runs=16)
    assert json.dumps(there) == json.dumps(here)
    assert again.table.to_csv() == verdict.table.to_csv()
