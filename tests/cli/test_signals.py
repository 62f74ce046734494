"""The command as a process of its own: stopped from the keyboard, and read by somebody who stops reading."""

import os
import signal
import subprocess
import sys
import time

import pytest

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the signals and pipes of POSIX")
AT_MOST = 120  # seconds; kernels may have to be compiled first
# What a shell starts in the background ignores the keyboard, and its children with it; here they listen.
COMMAND = """
import signal, sys
from salescoach.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main())
"""


def started(*arguments, unbuffered="1"):
    env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env, start_new_session=True,
    )  # fmt: skip


def stopped(process):
    """Stop it as a terminal does, which the whole group hears; what it said."""
    with process:
        try:
            os.killpg(process.pid, signal.SIGINT)
            return process.communicate(timeout=AT_MOST)[1].decode()
        finally:
            process.kill()


def test_stopped_from_the_keyboard_it_ends_in_one_line(tmp_path):
    process = started("run", "--runs", "100000", "--out", str(tmp_path))
    assert process.stdout.readline().startswith(b"Of what micromanaging costs")
    assert stopped(process) == "salescoach: stopped\n"
    assert process.returncode == 130


def test_stopped_among_several_processes_it_ends_in_one_line(tmp_path):
    process = started(
        "claims", "--make", "--drawn", "--worlds", "200", "--runs", "8", "--jobs", "2", "--out", str(tmp_path / "made")
    )
    journal, until = tmp_path / "made.jsonl", time.monotonic() + AT_MOST
    while not journal.exists() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.1)
    assert journal.exists()
    assert stopped(process) == "salescoach: stopped\n"
    assert process.returncode == 130


@pytest.mark.parametrize("buffered", ["", "1"])
@pytest.mark.parametrize(("command", "status"), [("evidence", 141), ("--help", 0)])
def test_where_nobody_reads_it_ends_in_silence_as_any_program_behind_head(command, status, buffered):
    with started(command, unbuffered=buffered) as process:
        process.stdout.close()  # long before it has something to print
        assert process.stderr.read() == b""
        assert process.wait(timeout=AT_MOST) == status


def test_output_that_cannot_be_written_is_said_in_one_line():
    if not os.path.exists("/dev/full"):
        pytest.skip("there is no /dev/full")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "salescoach", "evidence"], stdout=full, stderr=subprocess.PIPE, timeout=AT_MOST
        )
    assert done.returncode == 2
    assert done.stderr == b"salescoach: No space left on device\n"
