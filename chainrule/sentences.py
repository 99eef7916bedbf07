"""Sentences for people: an English template with slots, which other languages can say as well.

    say("there is no function {name}", name="'sigmod'")       # a str, in English
    translated(sentence, "zh-Hans")                             # the same in another language, slots and all

A `Sentence` is the English text, and remembers how it came about. The template is the key of the tables in
`chainrule.languages`; a test names every template that a language lacks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Final


class Sentence(str):
    """A text in English that knows its `template` and what stands in its `slots`; a slot may hold a sentence."""

    __slots__ = ("slots", "template")

    template: str
    slots: Mapping[str, object]


def listed(parts: Sequence[str]) -> Sentence:
    """Several sentences with commas between them."""
    template = ", ".join(f"{{part_{k}}}" for k in range(len(parts)))
    return say(template, **{f"part_{k}": part for k, part in enumerate(parts)})


def either(choices: Sequence[str]) -> str:
    """`a or b or c`, each of them a choice."""
    return reduce(lambda first, second: say("{first} or {second}", first=first, second=second), choices)


def say(template: str, /, **slots: object) -> Sentence:
    """`template` with `slots` filled in."""
    sentence = Sentence(template.format_map(slots))
    sentence.template = template
    sentence.slots = slots
    return sentence


SILENCE: Final = say("")
"""Where there is nothing to say."""
