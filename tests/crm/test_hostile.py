"""Files made to do harm end in a clear refusal, with little memory; the big ones: ``benchmarks/hostile.py``."""

import subprocess
import sys

import pytest

from benchmarks import hostile
from salescoach.crm import decode, lines, workbook
from salescoach.crm.read import read_crm
from salescoach.records.errors import ReadError

pytest.importorskip("openpyxl")
MIB = 1 << 20
LIMITS = [
    (decode, "LARGEST", 8 * MIB), (decode, "PIECE", MIB), (lines, "ROWS", 100_000), (workbook, "PIECE", 1 << 16),
    (workbook, "UNPACKED", 16 * MIB), (workbook, "TAGS", 10_000), (workbook, "CELLS", 10_000),
    (workbook, "ROWS", 10_000),
]  # fmt: skip


@pytest.mark.parametrize("name", [*hostile.MAKERS, "pipe.csv", "/dev/zero"])
def test_a_file_made_to_do_harm_is_refused(tmp_path, monkeypatch, name):
    for module, limit, value in LIMITS:
        monkeypatch.setattr(module, limit, value)
    monkeypatch.setattr(workbook, "_COUNTED", smaller(workbook._COUNTED))
    path = next((one for one in made(tmp_path, name) if name in (one.name, str(one))), None)
    if path is None:
        pytest.skip("this system has no such file")
    with pytest.raises(ReadError) as refused:
        read_crm(path, salt="x")
    assert len(str(refused.value)) > 40


def made(folder, name):
    if name in hostile.MAKERS:
        hostile.MAKERS[name](folder / name, 4 * MIB)
        return [folder / name]
    return hostile.files(folder, 1)


def smaller(counted):
    return {what: {name: (marks, 10_000) for name, (marks, _) in limits.items()} for what, limits in counted.items()}


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded in this way on Linux alone")
@pytest.mark.parametrize("name", ["packed_commas.csv.gz", "styles.xlsx"])
def test_a_packed_file_takes_little_memory(tmp_path, name):
    hostile.MAKERS[name](tmp_path / name, 120 * MIB)
    code = (
        "import resource, sys; from salescoach.crm import read, workbook; import openpyxl, pandas\n"
        "used = int(open('/proc/self/statm').read().split()[0]) * 4096\n"
        "resource.setrlimit(resource.RLIMIT_AS, (used + (400 << 20), -1))\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (60, 60))\n"
        "try:\n    read.read_crm(sys.argv[1], salt='x')\nexcept ValueError as error:\n    print(type(error).__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / name)], capture_output=True, text=True)
    assert done.stdout.strip() == "ReadError", done.stderr[-500:]
