"""What the essay says: in three languages, in the lecture's order, and no number before the trace has computed it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from chainrule.essay.chapters import LANGUAGES, Beat, Part, Said, essay
from chainrule.essay.prose import evaluations, names_in, prose
from chainrule.essay.traces import trace_document

CHAPTERS = essay().chapters
PARTS = [part for chapter in CHAPTERS for part in chapter.parts]
BEATS = [(part, beat) for part in PARTS for beat in part.beats]
MARK = re.compile(r"`[^`]*`|\{[^}:]*")
OWN_NUMBER = re.compile(r"(?<![A-Za-z0-9_.\-])\d+(?:\.\d+)?")


def passages() -> Iterator[tuple[Part, Beat, Said]]:
    for part, beat in BEATS:
        yield part, beat, beat.said
        if beat.reveal:
            yield part, beat, beat.reveal


def known_at(part: Part, step: int) -> set[tuple[str, str]]:
    """What the trace of a part has computed when so many steps are complete, read off its document."""
    trace = trace_document(part.trace)
    leaves = {("value", node["id"]) for node in trace["graph"]["nodes"] if not node["inputs"]}
    if part.attributes.get("order"):
        # The forward pass is over there; the order's own steps are walked in the browser's test.
        return {("value", name) for name in trace["values"]} | {("gradient", name) for name in trace["gradients"]}
    found, last = set(leaves), {}
    for each in trace["steps"]:
        if each["pass"] == "forward":
            last["value", each["node"]] = each["index"]
        for given in each.get("contributions", ()):
            last["gradient", given["to"]] = each["index"]
    return found | {key for key, index in last.items() if index < step}


def question_of(part: Part) -> str:
    """The node whose gradient a part asks for."""
    return part.attributes.get("ask", "").partition(":")[2]


def step_of(part: Part, name: str) -> int:
    """The steps that are complete before the last contribution to a gradient."""
    steps = trace_document(part.trace)["steps"]
    return max(each["index"] for each in steps for given in each.get("contributions", ()) if given["to"] == name)


def test_there_is_a_chapter_for_each_of_the_sixteen_figures_in_their_order() -> None:
    assert [chapter.figure for chapter in CHAPTERS] == list(range(1, 17))
    assert len({chapter.id for chapter in CHAPTERS}) == 16
    assert all(re.fullmatch(r"[a-z-]+", chapter.id) for chapter in CHAPTERS)


def test_six_times_the_reader_says_first_what_comes_out() -> None:
    asked = [part for part in PARTS if "ask" in part.attributes]
    assert len(asked) == 6
    for part in asked:
        (beat,) = [beat for beat in part.beats if beat.is_asked]
        before = part.beats[part.beats.index(beat) - 1]
        name = question_of(part)
        assert ("gradient", name) in known_at(part, beat.at)
        assert ("gradient", name) not in known_at(part, before.at)
        assert beat.reveal is not None
        assert ("gradient", name) in names_in(beat.reveal.within("en"))


@pytest.mark.parametrize(("part", "beat", "said"), list(passages()), ids=lambda each: getattr(each, "at", ""))
def test_a_passage_names_no_number_that_the_film_has_not_computed_there(part: Part, beat: Beat, said: Said) -> None:
    # Where the trace waits for an answer, it has computed everything before that.
    is_waiting = beat.is_asked and said is beat.said
    known = known_at(part, step_of(part, question_of(part)) if is_waiting else beat.at)
    for lang in LANGUAGES:
        assert set(names_in(said.within(lang))) <= known


def test_films_only_go_forward_within_a_part() -> None:
    for part in PARTS:
        steps = [beat.at for beat in part.beats]
        assert steps == sorted(steps)


@pytest.mark.parametrize("lang", ["zh-Hans", "zh-Hant"])
def test_a_passage_binds_the_same_numbers_and_formulas_in_every_language(lang: str) -> None:
    for _, _, said in passages():
        assert sorted(MARK.findall(said.within(lang))) == sorted(MARK.findall(said.within("en")))


def test_chinese_is_written_with_full_width_punctuation_and_in_its_own_script() -> None:
    for _, _, said in passages():
        for lang in ("zh-Hans", "zh-Hant"):
            bare = re.sub(r"`[^`]*`|\{[^}:]*[:}]?", "", said.within(lang))
            assert not re.search(r"[一-鿿][,.;:?!]|[,;:?!][一-鿿]", bare), bare
        assert not re.search(r"[网络传损变样个权对这]", said.within("zh-Hant"))


def test_no_number_is_typed_by_hand() -> None:
    for lang in LANGUAGES:
        assert not [said for _, _, said in passages() if OWN_NUMBER.search(MARK.sub("", said.within(lang)))]


def test_every_passage_can_be_written_in_every_language() -> None:
    for part, _, said in passages():
        for lang in LANGUAGES:
            written = prose(said.within(lang), part.trace)
            assert "{" not in re.sub(r'data-set="[^"]*"', "", written)
            assert "`" not in written


def test_from_the_left_a_network_is_evaluated_22_times_and_from_the_right_6_times() -> None:
    assert evaluations("network", is_from_left=True) == 22
    assert evaluations("network", is_from_left=False) == 6
