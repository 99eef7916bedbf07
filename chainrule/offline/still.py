"""Pictures of the player without a browser: `svg(scene, view_options)`, `png(...)`, `drawings(...)`.

The player's own scripts run in a JavaScript engine (QuickJS, a wheel of 2.5 MB) on a page that `frontend/src/still`
keeps: a tree of elements, the rules of style sheets, the widths of letters. The engine is made anew for every call, is
given the trace as text, and has nothing else: no file, no network, no function of Python; its memory and its time have
limits. What comes back is the picture as marks, which `frontend/src/picture` reads from a browser's page alike.
"""

from __future__ import annotations

import base64
import re
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

import orjson
import quickjs

from chainrule.canonical_json import dumps
from chainrule.errors import LimitError
from chainrule.offline import raster
from chainrule.offline.fonts import font_rules
from chainrule.offline.page import ViewOptions, script, shown_trace
from chainrule.pictures import pdf as pdf_pages
from chainrule.pictures.drawing import Drawing
from chainrule.scene import Scene
from chainrule.sentences import say

WIDTH: Final = 1280
HEIGHT: Final = 720
MOST_PICTURES: Final = 120
MOST_STROKES: Final = 60_000
MOST_SHAPES: Final = 4_000
"""A picture of more strokes is not drawn; one of more shapes no program for slides would open gladly."""
SCRIPTS: Final = ("still.js", "player.js", "network.js")
MEMORY: Final = 1_000_000_000
STACK: Final = 8_000_000
"""Bytes that the engine may hold, and of its stack."""
TIME_S: Final = 60
"""Seconds of the processor that drawing may take."""
SMALL_IMAGE: Final = 400
"""Shorter images are not worth compressing."""
OUT_OF_TIME: Final = "interrupted"
OUT_OF_MEMORY: Final = "out of memory"
PAINTED: Final = "painted-picture"
_INSTALL: Final = "(size) => ChainRuleStill.install(JSON.parse(size))"
_DRAW: Final = "(trace, shown) => JSON.stringify([...ChainRuleStill.draw(JSON.parse(trace), JSON.parse(shown))])"
_SVG: Final = """(drawing, options) => {
    const { isSeparated, ...look } = JSON.parse(options);
    const given = JSON.parse(drawing);
    return ChainRuleStill.svgText(isSeparated ? ChainRuleStill.separated(given) : given, look);
}"""
_IMAGE = re.compile(r"data:image/png;base64,([A-Za-z0-9+/=]+)")


def svg(
    scene: Scene,
    view_options: ViewOptions,
    *,
    title: str = "",
    width: int = WIDTH,
    height: int = HEIGHT,
    has_fonts: bool = True,
    time_s: int = TIME_S,
) -> str:
    """The picture as the text of an SVG file; `has_fonts`: with its fonts inside. `title`: by default its sentence.

    Raises SourceError for a view, sample or step that is none, LimitError for a picture that takes too long, too much
    memory or too many strokes, and FileNotFoundError where the player has not been built.
    """
    engine = Engine(width, height, time_s=time_s)
    (drawn,) = engine.draw(scene, view_options, [view_options.step])
    named = {"title": title} if title else {}
    content = engine.svg(drawn, **named)
    return engine.svg(drawn, style=font_rules(content), **named) if has_fonts else content


def png(
    scene: Scene, view_options: ViewOptions, *, width: int = WIDTH, height: int = HEIGHT, scale: float = 2.0
) -> bytes:
    """The picture, `width` x `height` in CSS pixels, of each the file has `scale`. Raises what `svg` raises."""
    engine = Engine(width, height)
    (drawn,) = engine.draw(scene, view_options, [view_options.step])
    return raster.png(engine.svg(drawn, isSeparated=True), width=round(width * scale))


def drawings(
    scene: Scene, view_options: ViewOptions, steps: Sequence[int], *, width: int = WIDTH, height: int = HEIGHT
) -> list[Drawing]:
    """The picture as marks for every number of `steps` that are done.

    Raises what `svg` raises, and LimitError for more pictures than are made at once.
    """
    check_count(steps)
    engine = Engine(width, height)
    return [Drawing.read(orjson.loads(each)) for each in engine.draw(scene, view_options, steps, most=MOST_SHAPES)]


def pdf(
    scene: Scene,
    view_options: ViewOptions,
    steps: Sequence[int],
    *,
    title: str = "",
    width: int = WIDTH,
    height: int = HEIGHT,
) -> bytes:
    """A page for every number of `steps` that are done. Raises what `drawings` raises, and ImportError without the
    extra `export`."""
    drawn = drawings(scene, view_options, steps, width=width, height=height)
    return pdf_pages.document(drawn, fonts=raster.fonts_by_weight(), title=title)


def check_count(steps: Sequence[int]) -> None:
    """Raises LimitError for more pages than are made."""
    if len(steps) > MOST_PICTURES:
        message = say("{pages} pages would be too many; at most {most} are made", pages=len(steps), most=MOST_PICTURES)
        raise LimitError("too-many-pages", message, node="step")


class Engine:
    """A page of that size in an engine of its own, with the player's scripts. One thread's."""

    def __init__(self, width: int, height: int, *, time_s: int = TIME_S, memory: int = MEMORY) -> None:
        self._context = quickjs.Context()
        self._context.set_memory_limit(memory)
        self._context.set_max_stack_size(STACK)
        self._context.set_time_limit(time_s)
        first, *others = SCRIPTS
        self.run(script(first))
        self.call(_INSTALL, dumps({"width": width, "height": height}).decode())
        for name in others:
            self.run(script(name))

    def draw(
        self, scene: Scene, view_options: ViewOptions, steps: Sequence[int], *, most: int = MOST_STROKES
    ) -> list[str]:
        """The pictures as documents in JSON, one for every number of `steps` that are done; `most`: strokes of each."""
        trace, attributes = shown_trace(scene, replace(view_options, is_bare=True))
        if view_options.theme == "auto":
            attributes["theme"] = "light"  # a file has no reader whose wish it could ask for
        shown = {"attributes": attributes, "steps": list(steps), "most": most}
        made = self.call(_DRAW, trace.decode(), dumps(shown).decode())
        return [orjson.dumps(each).decode() for each in orjson.loads(_IMAGE.sub(compressed, made))]

    def svg(self, drawn: str, **options: Any) -> str:
        return self.call(_SVG, drawn, dumps({"isSeparated": False, **options}).decode())

    def run(self, text: str) -> None:
        """Run a classic script, whose variables are the page's."""
        self._guarded(lambda: self._context.eval(f"{text}\n;0"))

    def call(self, function: str, *texts: str) -> str:
        """What a function of texts, written in JavaScript, makes of these."""
        made: str = self._guarded(lambda: self._context.eval(f"({function})")(*texts))
        return made

    def _guarded(self, work: Callable[[], Any]) -> Any:
        try:
            return work()
        except quickjs.JSException as error:
            raise refusal(str(error)) from None


def refusal(said: str) -> Exception:
    """What an error of the engine means."""
    if OUT_OF_TIME in said:
        return LimitError("limit-work", say("this picture takes too long to draw"), node="view")
    if OUT_OF_MEMORY in said:
        return LimitError("limit-memory", say("this picture takes more memory than one may have"), node="view")
    if PAINTED in said:
        message = say("this view is painted, not drawn: take a video of it")
        return LimitError("painted-picture", message, node="view")
    return RuntimeError(f"the picture was not drawn: {said}")


def compressed(found: re.Match[str]) -> str:
    """An image that the engine has written without compressing it, as the same image, smaller."""
    if len(found[1]) < SMALL_IMAGE:
        return found[0]
    content = base64.b64decode(found[1])
    parts = b"".join(
        part if kind != b"IDAT" else chunk(kind, zlib.compress(zlib.decompress(part[8:-4]), 9))
        for kind, part in chunks(content)
    )
    return f"data:image/png;base64,{base64.b64encode(content[:8] + parts).decode()}"


def chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts of a PNG after its signature, each with its kind."""
    at = 8
    while at < len(content):
        length = struct.unpack_from(">I", content, at)[0] + 12
        yield content[at + 4 : at + 8], content[at : at + length]
        at += length


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
