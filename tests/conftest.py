"""Shared by all tests: one Hypothesis profile, the same examples on every machine, and a folder for settings.

No test, and no process that one starts, writes into the home folder of whoever runs it.
"""

import os
import shutil
import tempfile

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "kit",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=25,
    print_blob=False,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("kit")


SETTINGS = pytest.StashKey[tuple[str, dict[str, str | None]]]()
FOLDERS = ("XDG_CONFIG_HOME", "APPDATA")


def pytest_configure(config):
    folder = tempfile.mkdtemp(prefix="salescoach-settings-")
    config.stash[SETTINGS] = folder, {name: os.environ.get(name) for name in FOLDERS}
    os.environ.update(dict.fromkeys(FOLDERS, folder))
    if config.getoption("--nbval", default=False) or config.getoption("--nbval-lax", default=False):
        config.pluginmanager.import_plugin("tests.fresh_cells")


def pytest_unconfigure(config):
    folder, before = config.stash[SETTINGS]
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
    shutil.rmtree(folder, ignore_errors=True)
