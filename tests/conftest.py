"""What all tests share: how hypothesis looks for counter-examples, and what is too costly to be made twice.

Counter-examples are the same ones every time in `test`, new ones every round in `fuzz`.
"""

import fcntl
import os
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.archives import unpack
from tools import package
from tools.environment import ROOT

settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
settings.register_profile(
    "fuzz",
    deadline=timedelta(seconds=30),
    max_examples=1_000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci")

# A program of JAX runs here once: what its compiler spends on making it fast takes longer than running it.
os.environ.setdefault("XLA_FLAGS", "--xla_backend_optimization_level=0 --xla_llvm_disable_expensive_passes=true")


@pytest.fixture(scope="session")
def npm_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The npm package, unpacked. Tests run side by side: one of them builds it, the others wait."""
    with (tmp_path_factory.getbasetemp().parent / "npm.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        tarball = package.package(ROOT)
    folder = tmp_path_factory.mktemp("npm")
    unpack(tarball, folder)
    return folder / "package"
