"""The essay's pages, as they are before any script runs."""

import re
from html.parser import HTMLParser

import pytest

from chainrule.errors import SourceError
from chainrule.essay.chapters import LANGUAGES, essay
from chainrule.essay.page import essay_page
from chainrule.offline.lecture import SitePlace

PLACE = SitePlace()


class Balanced(HTMLParser):
    """Fails where an element is closed that is not open."""

    VOID = frozenset({"meta", "link", "img"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Nothing stays open."""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_whole_lecture_is_there_as_text_with_a_picture_for_every_film(lang: str) -> None:
    written = essay_page(PLACE, lang=lang)
    assert Balanced(written).open == []
    assert f'<html lang="{lang}">' in written
    assert "{" not in re.sub(r'data-set="[^"]*"|content="[^"]*"', "", written)
    for chapter in essay().chapters:
        assert f'id="{chapter.id}"' in written
        assert chapter.title.within(lang).replace("'", "&#39;") in written
    parts = [part for chapter in essay().chapters for part in chapter.parts]
    assert written.count("<chain-rule ") == written.count('<img class="still"') == len(parts)


@pytest.mark.parametrize("chapter", [chapter.id for chapter in essay().chapters])
def test_a_chapter_has_a_page_of_its_own_with_a_way_on(chapter: str) -> None:
    written = essay_page(PLACE, chapter=chapter)
    assert Balanced(written).open == []
    assert written.count("<section") == written.count("<h1") == 1
    assert ('rel="prev"' in written) == (chapter != essay().chapters[0].id)
    assert ('rel="next"' in written) == (chapter != essay().chapters[-1].id)


def test_nothing_is_said_by_a_language_that_is_none_or_a_chapter_that_is_none() -> None:
    with pytest.raises(SourceError, match="lang"):
        essay_page(PLACE, lang="de")
    with pytest.raises(KeyError):
        essay_page(PLACE, chapter="nowhere")
