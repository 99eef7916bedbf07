"""A static site: a list, and a file for every example, with nothing missing and nothing from elsewhere."""

import re
from html import escape
from pathlib import Path

import pytest

from chainrule.errors import SourceError
from chainrule.offline import site
from chainrule.offline.lecture import write_lecture
from chainrule.sources.presets import PRESETS


@pytest.fixture
def two_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "PRESETS", {id: PRESETS[id] for id in ("colah", "lecture-network")})


@pytest.mark.parametrize("lang", ["en", "zh-Hans", "zh-Hant"])
def test_everything_its_list_names_is_there(lang: str, two_examples: None, tmp_path: Path) -> None:
    files = list(site.write_site(tmp_path / "out", lang=lang))
    listed = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    named = set(re.findall(r'(?:src|href)="([^"]*)"', listed))
    written = {file.relative_to(tmp_path / "out").as_posix() for file in files}
    assert named == {name for name in written if "/" not in name} - {"index.html"} | {"lecture/index.html"}
    assert f'<html lang="{lang}">' in listed
    title, teaches = site.words_of(PRESETS["lecture-network"], lang)
    assert escape(title) in listed
    assert escape(teaches) in listed


def test_every_example_is_a_file_for_offline_use(two_examples: None, tmp_path: Path) -> None:
    list(site.write_site(tmp_path))
    for id in ("colah", "lecture-network"):
        written = (tmp_path / f"{id}.html").read_text(encoding="utf-8")
        assert written.count("<chain-rule") == 1
        assert "Content-Security-Policy" in written


def test_everything_a_page_of_the_lecture_names_is_there(two_examples: None, tmp_path: Path) -> None:
    files = {file.relative_to(tmp_path / "lecture").as_posix() for file in write_lecture(tmp_path / "lecture")}
    for page in (name for name in files if name.endswith(".html")):
        text = (tmp_path / "lecture" / page).read_text(encoding="utf-8")
        named = set(re.findall(r'(?:src|href)="([^"#]+)"', text)) - {"../index.html"}
        assert named <= files
        assert '<a href="../index.html">All worked examples</a>' in text
    sheet = (tmp_path / "lecture" / "fonts.css").read_text(encoding="utf-8")
    assert set(re.findall(r"url\(([^)]*)\)", sheet)) <= files


def test_a_list_of_every_example_can_be_written() -> None:
    assert all(f'href="{id}.html"' in site.list_page("en") for id in PRESETS)


def test_a_language_that_is_none_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="lang"):
        next(site.write_site(tmp_path / "out", lang="de"))
    assert not (tmp_path / "out").exists()
