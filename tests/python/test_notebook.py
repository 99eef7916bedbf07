"""What a notebook keeps of a trace: a frame that plays, over a picture for hosts that let no frame through."""

from __future__ import annotations

import base64
from html.parser import HTMLParser

import pytest

import chainrule as cr
from chainrule.errors import LimitError


class Seen(HTMLParser):
    """The elements of a markup with their attributes, in order."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def picture(markup: str) -> str:
    """The SVG that is left where the frame is taken away."""
    (img,) = [about for tag, about in Seen(markup).found if tag == "img"]
    source = img["src"] or ""
    assert source.startswith("data:image/svg+xml;base64,")
    return base64.b64decode(source.partition(",")[2]).decode()


def test_a_host_without_frames_shows_the_picture_of_the_last_step_and_says_the_result() -> None:
    t = cr.trace("y = w*x", w=2.5, x=3)
    markup = t._repr_mimebundle_()["text/html"]
    assert [tag for tag, _ in Seen(markup).found] == ["div", "img", "iframe"]
    assert all(text in picture(markup) for text in (">7.5<", ">2.5<"))
    assert Seen(markup).found[1][1]["alt"] == repr(t)


def test_the_picture_is_of_the_step_that_is_shown() -> None:
    t = cr.trace("y = w*x", w=2.5, x=3)
    assert ">7.5<" in picture(t.show(step=1)._repr_html_())
    assert "∂" not in picture(t.show(step=1)._repr_html_())
    assert "∂" in picture(t.show()._repr_html_())


def test_a_frame_stands_alone_where_the_picture_would_be_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> str:
        raise LimitError("limit-work", "too long")

    monkeypatch.setattr("chainrule.python.notebook.still.svg", refused)
    assert [tag for tag, _ in Seen(cr.trace("y = x*x", x=3).show()._repr_html_()).found] == ["div", "iframe"]
    monkeypatch.undo()
    lines = "\n".join(f"a{i + 1} = a{i} + x" for i in range(250))
    assert [tag for tag, _ in Seen(cr.trace(lines, a0=1, x=1).show()._repr_html_()).found] == ["div", "iframe"]
