"""Work in parallel: the same numbers everywhere, and no worker outlives its parent."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import joblib
import pytest

from salescoach.common.parallel import _stop_waits, spread

SECONDS = 60  # at most, for a step that takes a few on a free machine


def square(x):
    return x * x, os.getpid()


def test_results_come_in_the_order_of_the_items():
    for processes in (False, True):
        for jobs in (1, 2):
            assert [value for value, _ in spread(square, iter(range(5)), jobs, processes=processes)] == [0, 1, 4, 9, 16]


def test_threads_stay_in_this_process_and_processes_do_not():
    assert {pid for _, pid in spread(square, range(4), 2)} == {os.getpid()}
    assert os.getpid() not in {pid for _, pid in spread(square, range(4), 2, processes=True)}


def test_one_job_or_one_item_needs_no_worker():
    assert {pid for _, pid in spread(square, range(3), 1, processes=True)} == {os.getpid()}
    assert {pid for _, pid in spread(square, [3], 2, processes=True)} == {os.getpid()}
    assert list(spread(square, [], 2)) == []


def test_what_joblib_is_told_to_use_is_used():
    with joblib.parallel_config(backend="threading"):
        assert {pid for _, pid in spread(square, range(4), 2, processes=True)} == {os.getpid()}


def test_an_error_in_a_worker_is_raised_here():
    with pytest.raises(TypeError):
        list(spread(square, [1, None, 3], 2, processes=True))


@pytest.fixture
def heard():
    """Ctrl-C as in a window, also where the tests run behind one and it is ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield signal.default_int_handler
    signal.signal(signal.SIGINT, before)


def test_a_stop_while_workers_are_started_is_heard_right_after(heard):
    """Locks of theirs that are half made would be told as leaked, in lines of another program."""
    done = []

    def start():
        with _stop_waits():
            signal.raise_signal(signal.SIGINT)
            done.append("the rest")

    with pytest.raises(KeyboardInterrupt):
        start()
    assert done == ["the rest"]
    assert signal.getsignal(signal.SIGINT) is heard
    with ThreadPoolExecutor(1) as other:  # where no signal can be held back
        assert other.submit(lambda: list(spread(abs, [-1, -2], 2))).result(SECONDS) == [1, 2]


WORKERS = """
import os, sys, time
from salescoach.common.parallel import _stop_waits, spread

def work(x):
    os.write(1, f"{{os.getpid()}}\\n".encode())  # whole lines: two workers share the pipe
    time.sleep({sleep})
    return x

if __name__ == "__main__":
    for _ in spread(work, range({items}), 2, processes=True):
        pass
    print("done", flush=True)
    time.sleep(600)
"""


def alive(group):
    """Processes of the group that still run, defunct ones apart."""
    rows = subprocess.run(["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    pairs = [line.split() for line in rows.splitlines()]
    return sum(int(number) == group and not state.startswith("Z") for number, state in pairs)


@pytest.mark.skipif(sys.platform == "win32", reason="process groups and kill -9 as on Linux and macOS")
@pytest.mark.parametrize(("items", "sleep"), [(2, 600), (4, 0.05)], ids=["workers at work", "workers at rest"])
def test_a_killed_parent_leaves_no_worker_behind(tmp_path, items, sleep):
    script = tmp_path / "work.py"
    script.write_text(WORKERS.format(items=items, sleep=sleep))
    parent = subprocess.Popen(
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        start_new_session=True,
    )  # fmt: skip
    try:
        said = [parent.stdout.readline().strip() for _ in range(items + (sleep < 1))]
        assert all(said)
        assert alive(parent.pid) > 2
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait(SECONDS)
        until = time.monotonic() + SECONDS
        while alive(parent.pid) and time.monotonic() < until:
            time.sleep(0.1)
        assert alive(parent.pid) == 0
    finally:
        if alive(parent.pid):
            os.killpg(parent.pid, signal.SIGKILL)
        parent.wait(SECONDS)
        parent.stdout.close()


def test_only_one_file_starts_workers():
    home = Path(spread.__code__.co_filename).parents[1]
    starts = ("joblib.Parallel(", "ProcessPoolExecutor", "ThreadPoolExecutor", "multiprocessing.Pool", "ThreadPool(")
    users = {
        path.relative_to(home).as_posix()
        for path in home.rglob("*.py")
        if any(start in path.read_text(encoding="utf-8") for start in starts)
    }
    assert users <= {"common/parallel.py", "common/threads.py"}
