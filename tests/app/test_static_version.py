"""The version that the addresses of files carry."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from app.static_version import LOOKED_AT_S, FolderVersion, is_digest


def test_the_version_changes_with_what_a_file_holds_and_with_its_name(tmp_path: Path) -> None:
    now = 0.0
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.js").write_text("1")
    version = FolderVersion(tmp_path, clock=lambda: now)
    seen = [version.digest]
    for change in (
        lambda: (tmp_path / "deep" / "a.js").write_text("22"),
        lambda: (tmp_path / "deep" / "a.js").rename(tmp_path / "b.js"),
        lambda: (tmp_path / "c.css").write_text(""),
    ):
        change()
        now += LOOKED_AT_S
        seen.append(version.digest)
    assert len(set(seen)) == 4
    assert all(is_digest(digest) for digest in seen)


def test_the_same_files_have_the_same_version_everywhere(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    (first / "a.js").write_text("1")
    shutil.copytree(first, second)
    os.utime(second / "a.js", (1, 1))
    assert FolderVersion(first).digest == FolderVersion(second).digest


def test_a_file_that_is_touched_keeps_the_version(tmp_path: Path) -> None:
    now = 0.0
    (tmp_path / "a.js").write_text("1")
    version = FolderVersion(tmp_path, clock=lambda: now)
    before = version.digest
    os.utime(tmp_path / "a.js", (1, 1))
    now += LOOKED_AT_S
    assert version.digest == before
