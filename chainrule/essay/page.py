"""Write the essay's pages: `essay_page(place)` is all of it, `essay_page(place, chapter="amplifier")` that alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from chainrule.assets import folder
from chainrule.essay.chapters import LANGUAGES, Chapter, Part, Said, essay
from chainrule.essay.mathml import mathml
from chainrule.essay.prose import prose
from chainrule.fields import one_of

LANGUAGE_NAMES: Final[Mapping[str, str]] = {"en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}


class Place(Protocol):
    """Where pages and files are, as addresses that a page can name."""

    def whole(self, lang: str) -> str: ...
    def chapter(self, id: str, lang: str) -> str: ...
    def trace(self, name: str) -> str: ...
    def still(self, part: Part, lang: str) -> str: ...
    def file(self, name: str) -> str: ...
    def fonts(self) -> str: ...
    def home(self) -> str: ...

    @property
    def home_word(self) -> Literal["studio", "examples"]:
        """What the essay stands beside there."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """Those in which the pages can be had there."""
        ...


@dataclass(frozen=True)
class Writing:
    """What a template needs to say a passage."""

    lang: str

    def say(self, said: Said) -> str:
        return said.within(self.lang)

    def prose(self, said: Said, part: Part) -> Markup:
        return Markup(prose(said.within(self.lang), part.trace, fixed=essay().words["fixed"].within(self.lang)))

    def formula(self, text: str) -> Markup:
        return Markup(mathml(text, is_display=True))


def essay_page(place: Place, *, lang: str = "en", chapter: str | None = None, head: str = "") -> str:
    """The page. `head`: markup for the end of its head.

    Raises SourceError for a language that is none, KeyError for a chapter that is none.
    """
    one_of(lang, LANGUAGES, "lang")
    all_of_it = essay()
    shown = all_of_it.chapters if chapter is None else (_found(chapter),)
    context: dict[str, Any] = {
        "lang": lang,
        "place": place,
        "writing": Writing(lang),
        "words": {name: said.within(lang) for name, said in all_of_it.words.items()},
        "chapters": all_of_it.chapters,
        "shown": shown,
        "alone": chapter,
        "beside": _beside(chapter),
        "language_names": LANGUAGE_NAMES,
        "is_built": (folder("static") / "dist" / "essay.js").is_file(),
        "head": Markup(head),
    }
    return _environment().get_template("essay.html").render(context)


def _found(id: str) -> Chapter:
    chapter = essay().chapter(id)
    if chapter is None:
        raise KeyError(id)
    return chapter


def _beside(id: str | None) -> tuple[Chapter | None, Chapter | None]:
    """The chapters before and after."""
    chapters = (None, *essay().chapters, None)
    for before, here, after in zip(chapters, chapters[1:], chapters[2:], strict=False):
        if here is not None and here.id == id:
            return before, after
    return None, None


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(folder("templates")), autoescape=True, trim_blocks=True, undefined=StrictUndefined
    )
