"""The worked examples: what they say of themselves, their figures, and the stops of their tours."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from chainrule.engine.check import check_gradients
from chainrule.engine.run import run
from chainrule.engine.trace import ForwardStep, Trace
from chainrule.errors import ChainruleError
from chainrule.limits import Limits
from chainrule.sources import PRESETS, read
from chainrule.sources.presets import Preset, translations
from tests.lecture_signs import in_the_lectures_signs

GOLDEN_FILE = Path(__file__).parents[2] / "golden" / "expressions.json"
GOLDEN = json.loads(GOLDEN_FILE.read_text(encoding="utf-8"))["expressions"]
NOT_SMOOTH = {"kinks", "distance-at-zero", "double-where"}
"""Examples about places without a derivative: differences cannot check them."""
MOST_WRITTEN = 100
"""Figures of more numbers than this are not written out."""

every_preset = pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS)


def trace_of(preset: Preset) -> Trace:
    found = read({"kind": "preset", "id": preset.id}, Limits())
    return run(found.graph, found.inputs)


def compare(found: Any, expected: Any) -> None:
    np.testing.assert_allclose(found, expected, rtol=1e-10, atol=1e-14)


@pytest.mark.parametrize("golden", GOLDEN, ids=[entry["id"] for entry in GOLDEN])
def test_every_golden_entry_is_a_preset_with_its_title_source_and_figures(golden: dict[str, Any]) -> None:
    entry = in_the_lectures_signs(golden)
    preset = PRESETS[entry["id"]]
    document = preset.document()
    assert (preset.title, preset.source) == (entry["title"], entry["source"])
    assert (document["text"], document["inputs"], document["output"]) == (
        entry["expression"],
        entry["inputs"],
        entry["output"],
    )
    for figures, written in ((preset.expected.values, "values"), (preset.expected.gradients, "gradients")):
        assert figures.keys() == entry[written].keys()
        for name, figure in figures.items():
            compare(figure, entry[written][name])


@every_preset
def test_the_engine_reaches_the_expected_figures(preset: Preset) -> None:
    trace = trace_of(preset)
    for name, figure in preset.expected.values.items():
        compare(trace.values[trace.graph.position[name]], figure)
    for name, figure in preset.expected.gradients.items():
        gradient = trace.gradients[trace.graph.position[name]]
        assert gradient is not None
        compare(gradient, figure)


@every_preset
def test_every_named_value_and_every_input_that_is_not_large_has_an_expected_gradient(preset: Preset) -> None:
    graph = trace_of(preset).graph
    output = graph.nodes[graph.output].id
    short = [node for i, node in enumerate(graph) if graph.on_path[i] and math.prod(node.shape) <= MOST_WRITTEN]
    named = {node.id for node in short if node.op == "input" or "_" not in node.id}
    assert named - preset.expected.gradients.keys() == set()
    assert preset.expected.gradients[output] == 1.0


@pytest.mark.parametrize("preset", [p for p in PRESETS.values() if p.id not in NOT_SMOOTH], ids=lambda p: p.id)
def test_differences_confirm_the_gradients(preset: Preset) -> None:
    found = read(preset.document(), Limits())
    assert check_gradients(found.graph, found.inputs, run(found.graph, found.inputs)).worst_relative_error < 1e-6


@every_preset
def test_the_totals_of_the_contributions_end_at_the_gradient(preset: Preset) -> None:
    trace = trace_of(preset)
    last = {}
    for step in trace.steps(trace.seed):
        assert not isinstance(step, ForwardStep)
        for contribution in step.contributions:
            last[contribution.source] = contribution.total
    for source, total in last.items():
        np.testing.assert_array_equal(trace.gradients[source], total)


@every_preset
def test_a_tour_goes_forward_through_steps_that_concern_what_it_shows(preset: Preset) -> None:
    trace = trace_of(preset)
    graph = trace.graph
    steps = [cue.step for cue in preset.tour]
    assert len(steps) >= 2
    assert steps == sorted(set(steps))
    for cue in preset.tour:
        node = trace.step(cue.step).node
        operands = {graph.nodes[source].id for source in graph.nodes[node].inputs}
        edges = {graph.edge_id(edge) for edge in graph.edges if edge.consumer == node}
        assert cue.look[0] == graph.nodes[node].id
        assert set(cue.look) <= {graph.nodes[node].id} | operands | edges


@every_preset
def test_a_tour_shows_both_passes(preset: Preset) -> None:
    trace = trace_of(preset)
    assert preset.tour[0].step < trace.seed < preset.tour[-1].step


@every_preset
def test_every_preset_says_in_one_sentence_what_it_teaches(preset: Preset) -> None:
    for text in (preset.teaches, *(cue.text for cue in preset.tour)):
        assert text == text.strip()
        assert text[-1] in ".?"
        assert len(text) <= 160
    assert preset.title
    assert preset.source


def test_the_gallery_has_its_shelves_in_order() -> None:
    groups = list(dict.fromkeys(preset.group for preset in PRESETS.values()))
    assert groups == ["The lecture", "Networks", "Other courses", "Tensors", "Building blocks", "Traps"]
    assert len({preset.title for preset in PRESETS.values()}) == len(PRESETS)


def test_a_preset_has_the_normal_form_of_its_own_document() -> None:
    preset = PRESETS["colah"]
    assert read({"kind": "preset", "id": "colah"}, Limits()).document == read(preset.document(), Limits()).document


def test_a_document_handed_out_can_be_changed_without_harm() -> None:
    PRESETS["colah"].document()["inputs"]["a"] = 99.0
    assert PRESETS["colah"].document()["inputs"]["a"] == 2.0


def test_an_unknown_preset_is_given_the_nearest_id() -> None:
    with pytest.raises(ChainruleError) as caught:
        read({"kind": "preset", "id": "colha"}, Limits())
    assert (caught.value.code, caught.value.suggestion, caught.value.node) == ("unknown-preset", "colah", "id")


def test_the_traps_show_what_they_warn_of() -> None:
    def gradient(id: str, name: str) -> float:
        return float(PRESETS[id].expected.gradients[name])

    assert PRESETS["log-sum-exp"].expected.values["naive"] == math.inf
    assert math.isnan(gradient("distance-at-zero", "x1"))
    assert gradient("dead-relu", "w") == 0.0
    assert abs(gradient("vanishing-chain", "w1")) < abs(gradient("vanishing-chain", "w6")) / 500
    assert gradient("saturation-cured", "w") > 1_000 * gradient("saturated-sigmoid", "w")


def test_what_is_said_in_other_languages_is_about_presets_that_exist() -> None:
    assert set(translations()) <= set(PRESETS)
    for name, said in translations().items():
        for words in said.values():
            assert words.title
            assert words.teaches
            assert len(words.tour) == len(PRESETS[name].tour)


def test_every_preset_has_its_title_in_both_ways_of_writing_chinese() -> None:
    for preset in PRESETS.values():
        assert set(preset.words) == {"zh-Hans", "zh-Hant"}, preset.id
        assert all(words.teaches != preset.teaches for words in preset.words.values())


def test_every_cue_of_every_tour_is_told_in_both_ways_of_writing_chinese() -> None:
    missing = [
        f"{preset.id} {language}, cue {k + 1}"
        for preset in PRESETS.values()
        for language in ("zh-Hans", "zh-Hant")
        for k, cue in enumerate(preset.tour)
        if k >= len(preset.words[language].tour) or preset.words[language].tour[k] in {"", cue.text}
    ]
    assert missing == []


def chinese() -> Iterator[tuple[str, str, str]]:
    """Preset, language and text of everything that is said in Chinese."""
    for preset in PRESETS.values():
        for language, words in preset.words.items():
            for text in (words.title, words.teaches, *words.tour):
                yield preset.id, language, text


def test_chinese_has_full_width_marks() -> None:
    """A comma, colon or stop that touches a Chinese character is a Chinese one, and so are brackets."""
    half = re.compile(r"[\u4e00-\u9fff][,;:!?.]|[,;:!?][\u4e00-\u9fff]|\([^()]*[\u4e00-\u9fff][^()]*\)|\.\.\.")
    assert [(id, language, text) for id, language, text in chinese() if half.search(text)] == []


def test_chinese_sentences_end_as_english_ones_do() -> None:
    for preset in PRESETS.values():
        for words in preset.words.values():
            for text in (words.teaches, *words.tour):
                assert text[-1] in "。！？……：", (preset.id, text)


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh-Hans", ("代价", "影片")), ("zh-Hant", ("代價", "影片", "通過", "方差", "識別", "數組", "默認", "程序"))],
)
def test_terms_are_those_of_the_place(language: str, words: tuple[str, ...]) -> None:
    odd = [(id, text) for id, spoken, text in chinese() if spoken == language for word in words if word in text]
    assert odd == []


def test_traditional_chinese_has_no_simplified_characters() -> None:
    """Big5 has the traditional ones and few others; Unicode has both."""
    for preset in PRESETS.values():
        words = preset.words["zh-Hant"]
        for text in (words.title, words.teaches, *words.tour):
            chinese = "".join(letter for letter in text if "\u4e00" <= letter <= "\u9fff")
            assert chinese.encode("big5", "ignore").decode("big5") == chinese
