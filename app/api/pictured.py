"""Which picture of a trace is asked for: the same words for SVG, PNG and slides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Final, Literal

from fastapi import Depends, Query

from chainrule.cost import Form
from chainrule.offline import ViewOptions
from chainrule.offline.neurons import View
from chainrule.offline.page import Theme
from chainrule.offline.still import HEIGHT, WIDTH

from ..encoded_scene import Question

FURTHEST: Final = 2**31
NARROWEST, WIDEST = 240, 2560

Step = Annotated[int | None, Query(ge=0, le=FURTHEST, description="The moment when this step is done; else the last.")]
Sample = Annotated[int, Query(ge=1, le=FURTHEST, description="Of a network of several, from 1.")]
Language = Literal["en", "zh-Hans", "zh-Hant"]


@dataclass(frozen=True)
class SlidesQuery:
    """How the pictures of all steps are shown."""

    view: Annotated[View | None, Query(description="Left out: what suits the source.")] = None
    unit: Annotated[Literal["op", "neuron", "layer"] | None, Query(description="What one key press plays.")] = None
    sample: Sample = 1
    theme: Annotated[Theme, Query(description="A file cannot ask its reader: auto is light.")] = "light"
    lang: Annotated[Language, Query()] = "en"
    width: Annotated[int, Query(ge=NARROWEST, le=WIDEST, description="In CSS pixels.")] = WIDTH
    height: Annotated[int, Query(ge=NARROWEST, le=WIDEST, description="In CSS pixels.")] = HEIGHT

    def question(self, form: Form) -> Question:
        view_options = ViewOptions(view=self.view, unit=self.unit, sample=self.sample, theme=self.theme, lang=self.lang)
        return Question(form, view_options=view_options, width=self.width, height=self.height)


@dataclass(frozen=True)
class PictureQuery(SlidesQuery):
    """One of them."""

    step: Step = None
    scale: Annotated[float, Query(ge=0.5, le=2, description="Of a PNG: its pixels for each of these.")] = 1

    def question(self, form: Form) -> Question:
        return replace(super().question(form), step=self.step, scale=self.scale)


Slides = Annotated[SlidesQuery, Depends()]
Pictured = Annotated[PictureQuery, Depends()]
