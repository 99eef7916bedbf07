"""Write a static site: `write_site(Path("out"))`, a list of the worked examples, a file for each, and the lecture.

The file of an example holds all it needs; a host has nothing to do but to hand the files out.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Final

from chainrule.assets import folder
from chainrule.encode.svg.thumbnail import thumbnail
from chainrule.essay.chapters import essay
from chainrule.fields import one_of
from chainrule.limits import Limits
from chainrule.offline.lecture import write_lecture
from chainrule.offline.page import LANGUAGES, PageTrace, ViewOptions, page
from chainrule.scene import build
from chainrule.sources.presets import PRESETS
from chainrule.sources.presets.preset import Preset

HEADINGS: Final = {
    "en": "Backpropagation that can be watched",
    "zh-Hans": "看得见的反向传播",
    "zh-Hant": "看得見的反向傳播",
}
_LIST: Final = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Chainrule: {heading}</title>
<link rel="icon" type="image/svg+xml" href="icon.svg">
<link rel="stylesheet" href="site.css">
</head>
<body>
<main>
<h1>{heading}</h1>
<p><a href="lecture/index.html"><b>{lecture}</b></a></p>
<ul>
{entries}
</ul>
</main>
</body>
</html>
"""
_ENTRY: Final = """<li><a href="{id}.html"><img src="{id}.svg" alt="" width="220" height="84" loading="lazy">\
<b>{title}</b></a><p>{teaches}</p></li>"""


def write_site(out: Path, *, lang: str = "en") -> Iterator[Path]:
    """Write the site into `out`, which is made where it is missing; yields every file as it is written.

    Raises SourceError for a language that is none, FileNotFoundError where the player has not been built.
    """
    one_of(lang, LANGUAGES, "lang")
    out.mkdir(parents=True, exist_ok=True)
    for preset in PRESETS.values():
        scene = build(preset.document(), Limits())
        title, _ = words_of(preset, lang)
        shown = PageTrace(scene, ViewOptions(lang=lang))
        yield write(out / f"{preset.id}.html", page([shown], title=title, lang=lang))
        yield write(out / f"{preset.id}.svg", thumbnail(scene))
    static = folder("static")
    yield write(out / "site.css", (static / "site.css").read_text(encoding="utf-8"))
    yield write(out / "icon.svg", (static / "icon.svg").read_text(encoding="utf-8"))
    yield from write_lecture(out / "lecture", lang=lang)
    yield write(out / "index.html", list_page(lang))


def list_page(lang: str) -> str:
    """The list of all examples, with what each teaches."""
    entries = []
    for preset in PRESETS.values():
        title, teaches = words_of(preset, lang)
        entries.append(_ENTRY.format(id=escape(preset.id), title=escape(title), teaches=escape(teaches)))
    lecture = escape(essay().words["title"].within(lang))
    return _LIST.format(lang=lang, heading=HEADINGS[lang], lecture=lecture, entries="\n".join(entries))


def words_of(preset: Preset, lang: str) -> tuple[str, str]:
    """Title and lesson of an example in a language."""
    said = preset.words.get(lang)
    return (said.title, said.teaches) if said else (preset.title, preset.teaches)


def write(path: Path, content: str) -> Path:
    path.write_text(content, encoding="utf-8")
    return path
