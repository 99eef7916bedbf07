"""Tests that share one thing run one after the other, in one process: `SIDE_BY_SIDE` keeps the groups together."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from tools.checks import SIDE_BY_SIDE

SHARING = """
import pytest

SHARED = pytest.mark.xdist_group("shared")

@pytest.fixture(params=["alone", pytest.param("shared", marks=SHARED)])
def kind(request):
    return request.param

@pytest.mark.parametrize("number", range(10))
def test_it(kind, number):
    pass

@SHARED
def test_another():
    pass
"""


def test_tests_of_one_group_run_in_one_process(tmp_path: Path) -> None:
    (tmp_path / "test_sharing.py").write_text(SHARING)
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", "-c", "/dev/null", *SIDE_BY_SIDE[1:]]
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    ran = subprocess.run(
        [*command, "--numprocesses=2", "test_sharing.py"],
        cwd=tmp_path, env=env, capture_output=True, text=True, timeout=100, check=True,
    )  # fmt: skip
    seen = re.findall(r"\[(gw\d)\].* PASSED \S*::(\S+)", ran.stdout)
    workers = {worker for worker, test in seen if "shared" in test or "another" in test}
    assert len(seen) == 21
    assert len(workers) == 1
