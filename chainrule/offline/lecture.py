"""Write the lecture to read as files that any static host can serve: `write_lecture(Path("out/lecture"))`."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from chainrule.assets import folder
from chainrule.essay.chapters import Part, essay
from chainrule.essay.page import essay_page
from chainrule.essay.stills import still, still_name
from chainrule.essay.traces import trace_file
from chainrule.offline.fonts import font_sheet, fonts

SCRIPTS: Final = ("player.js", "network.js", "essay.js")
STYLE: Final = "essay.css"
POLICY: Final = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; \
style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
base-uri 'none'; form-action 'none'">"""


@dataclass(frozen=True)
class SitePlace:
    """Addresses within the folder of the lecture, which stands beside the list of examples."""

    languages: tuple[str, ...] = ()
    home_word: Literal["examples"] = "examples"

    def whole(self, lang: str) -> str:
        return "index.html"

    def chapter(self, id: str, lang: str) -> str:
        return f"{id}.html"

    def trace(self, name: str) -> str:
        return f"traces/{name}.json"

    def still(self, part: Part, lang: str) -> str:
        return f"stills/{still_name(part)}.svg"

    def file(self, name: str) -> str:
        return name.rpartition("/")[2]

    def fonts(self) -> str:
        return "fonts.css"

    def home(self) -> str:
        return "../index.html"


def write_lecture(out: Path, *, lang: str = "en") -> Iterator[Path]:
    """Write all pages and what they load into `out`; yields every file as it is written.

    Raises FileNotFoundError where the player has not been built.
    """
    place, all_of_it = SitePlace(), essay()
    for name in ("traces", "stills", "fonts"):
        (out / name).mkdir(parents=True, exist_ok=True)
    pages = {None: "index.html"} | {chapter.id: f"{chapter.id}.html" for chapter in all_of_it.chapters}
    for chapter, name in pages.items():
        yield _write(out / name, essay_page(place, lang=lang, chapter=chapter, head=POLICY).encode())
    for name in all_of_it.traces:
        yield _write(out / place.trace(name), trace_file(name))
    for part in (part for chapter in all_of_it.chapters for part in chapter.parts):
        yield _write(out / place.still(part, lang), still(part).encode())
    static = folder("static")
    for source in (*(static / "dist" / script for script in SCRIPTS), static / STYLE, static / "icon.svg"):
        yield _copy(source, out / source.name)
    for font in fonts():
        yield _copy(font.file, out / "fonts" / font.file.name)
    yield _write(out / "fonts.css", font_sheet(lambda file: f"fonts/{file.name}").encode())


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _copy(source: Path, to: Path) -> Path:
    """Raises FileNotFoundError, saying how the player is built."""
    if not source.is_file():
        raise FileNotFoundError(f"{source} is missing: build the player first, with `python3 run.py build`")
    shutil.copyfile(source, to)
    return to
