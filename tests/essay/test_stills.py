"""The still pictures of the lecture: one for every part, with no number that its trace does not have."""

import re
from html import unescape

import pytest

from chainrule.encode.number_format import figure
from chainrule.essay.chapters import Part, essay
from chainrule.essay.stills import FOLDER, still, still_name
from chainrule.essay.traces import trace_document

PARTS = {still_name(part): part for chapter in essay().chapters for part in chapter.parts}
NUMBER = re.compile(r"(?<![\w.])−?\d+(?:\.\d+)?(?:e−?\d+)?(?![\w.])")


def figures_of(part: Part) -> set[str]:
    """Every number of the trace, as it may be written: with one to four digits."""
    trace = trace_document(part.trace)
    found = [*trace["values"].values(), *trace["gradients"].values()]
    for step in trace["steps"]:
        for given in step.get("contributions", ()):
            found += [given[name] for name in ("local", "amount", "total") if given[name] is not None]
    return {figure(abs(float(each)), digits) for each in found for digits in (1, 2, 3, 4)}


@pytest.mark.parametrize("name", PARTS)
def test_a_still_picture_has_the_numbers_of_its_film_and_no_others(name: str) -> None:
    texts = [unescape(text) for text in re.findall(r"<text[^>]*>([^<]*)</text>", still(PARTS[name]))]
    numbers = {number.lstrip("−") for text in texts for number in NUMBER.findall(text)}
    counted = {str(count) for count in range(8)}  # indices, and how often a gradient was evaluated
    assert len(numbers) > 2
    assert numbers - counted <= figures_of(PARTS[name])


def test_there_is_no_picture_that_nobody_shows() -> None:
    assert {file.stem for file in FOLDER.glob("*.svg")} == set(PARTS)
