"""Every sentence of the library is said in every language, with the same things in its slots."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from chainrule.engine.ops import OPS
from chainrule.languages import ENGLISH, LANGUAGES, TABLES, chosen, known, translated
from chainrule.limits import Limits
from chainrule.sentences import SILENCE, Sentence, say
from chainrule.sources.expression.foreign import SENTENCES
from chainrule.sources.expression.refusals import REFUSED_SIGNS, WORDS
from tests.sources.expression.reading import refused

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*(ROOT / "chainrule").rglob("*.py"), *(ROOT / "app").rglob("*.py")])


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def calls_of_say(path: Path) -> Iterator[ast.expr]:
    """What `say` is called with, in the file at `path`."""
    for node in nodes(path):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say":
            yield node.args[0]


def written_templates() -> set[str]:
    """The templates that stand in a call of `say`, and those of the tables of refusals and foreign names."""
    found = {
        argument.value for path in SOURCES for argument in calls_of_say(path) if isinstance(argument, ast.Constant)
    }
    found |= {template for _, template, _ in [*REFUSED_SIGNS.values(), *WORDS.values()]}
    return ({str(template) for template in found} | set(SENTENCES.values())) - {SILENCE}


def slots(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def test_templates_stand_where_they_are_said_but_for_the_tables_of_names_and_signs() -> None:
    elsewhere = {
        path.name for path in SOURCES for argument in calls_of_say(path) if not isinstance(argument, ast.Constant)
    }
    assert elsewhere == {"foreign.py", "refusals.py", "sentences.py"}


def test_the_library_speaks_the_languages_of_the_pages() -> None:
    """Adding a language to the front end alone, or to the library alone, is told here."""
    pages = {path.stem for path in (ROOT / "frontend" / "src" / "core" / "messages").glob("*.ts")}
    presets = {path.stem for path in (ROOT / "chainrule" / "sources" / "presets" / "words").glob("*.json")}
    assert pages == {tag.lower() for tag in LANGUAGES}
    assert presets | {ENGLISH} == pages


@pytest.mark.parametrize("language", TABLES)
def test_no_sentence_is_missing_in_a_language(language: str) -> None:
    missing = sorted(written_templates() - set(TABLES[language]))
    assert not missing, f"{language} lacks {len(missing)} sentences:\n" + "\n".join(missing)


@pytest.mark.parametrize("language", TABLES)
def test_what_an_op_is_is_said_in_every_language(language: str) -> None:
    """A text of the op table that is no sentence of `say` could not be found missing."""
    missing = [op.name for op in OPS.values() if not isinstance(op.about, Sentence) or op.about not in TABLES[language]]
    assert missing == []


@pytest.mark.parametrize("language", TABLES)
def test_no_language_keeps_a_sentence_that_nobody_says(language: str) -> None:
    assert sorted(set(TABLES[language]) - written_templates()) == []


@pytest.mark.parametrize("language", TABLES)
def test_the_slots_of_a_sentence_are_the_same_in_every_language(language: str) -> None:
    differing = [template for template, said in TABLES[language].items() if slots(template) != slots(said)]
    assert differing == []


def test_chinese_sentences_have_chinese_marks() -> None:
    for language, table in TABLES.items():
        for said in table.values():
            assert not re.search(r"[\u4e00-\u9fff][,;:!?]|[;!?][\u4e00-\u9fff]", said), (language, said)


def test_traditional_chinese_has_no_simplified_characters() -> None:
    """Big5 has the traditional ones and few others; Unicode has both."""
    for said in TABLES["zh-Hant"].values():
        letters = "".join(letter for letter in said if "\u4e00" <= letter <= "\u9fff")
        assert letters.encode("big5", "ignore").decode("big5") == letters, said


def test_a_sentence_in_a_slot_is_translated_with_the_sentence_around_it() -> None:
    inner = say("an entry of {name}", name="axes")
    outer = say("{what} is at most {most}, not {piece}", what=inner, most=9, piece="'10'")
    assert outer == "an entry of axes is at most 9, not '10'"
    assert translated(outer, "zh-Hans") == "axes 的一项最大是 9，不是 '10'"


def test_choices_are_joined_in_the_language_of_their_sentence() -> None:
    for text in ("y = log2x", "y = sin 2x"):
        error = refused(text)
        assert " or " in error.message
        for language in TABLES:
            said = translated(error.message, language)
            assert " 或 " in said, said
            assert " or " not in said, said


def test_what_is_no_sentence_stays_as_it_is() -> None:
    assert translated("d'accord", "zh-Hant") == "d'accord"
    assert translated(say("an index"), "en") == "an index"
    assert translated(say("an index"), "de") == "an index"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"),
        ("zh", "zh-Hans"),
        ("zh-TW,zh;q=0.8", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("fr,de;q=0.7", "en"),
        ("fr, zh;q=0.5, en;q=0.6", "en"),
        ("zh;q=0", "en"),
        ("zh;q=no", "en"),
        ("*", "en"),
        (";;;,,,q=", "en"),
    ],
)
def test_the_header_chooses_the_best_language_that_is_spoken(header: str, language: str) -> None:
    assert chosen(header) == language


def test_tags_are_known_by_their_parts() -> None:
    assert [known(tag) for tag in ("en-US", "ZH-tw", "zh_CN", "de", "")] == ["en", "zh-Hant", None, None, None]
    assert set(LANGUAGES) == {"en", *TABLES}


def test_a_refusal_of_a_text_is_said_in_chinese_with_its_names() -> None:
    error = refused("y = sigmod(x)", {"x": 1.0}, limits=Limits())
    assert translated(error.message, "zh-Hans") == "没有函数 'sigmod'；是不是 'sigmoid'？"
    assert translated(error.message, "zh-Hant") == "沒有函數 'sigmod'；是不是 'sigmoid'？"


FRONT = ROOT / "frontend" / "src"
PLACES = (
    *sorted({file.parent for file in FRONT.rglob("en.ts")}),
    ROOT / "chainrule" / "sources" / "presets" / "words",
    ROOT / "chainrule" / "languages",
    ROOT / "chainrule" / "languages" / "ops",
)


def spoken_in(place: Path) -> set[str]:
    """The languages of a folder, a file each; English is everywhere, or is the language of the code."""
    files = (file for file in place.iterdir() if file.suffix in {".ts", ".json", ".py"})
    tags = {file.stem.replace("_", "-") for file in files}
    return {tag for tag in tags if re.fullmatch(r"[a-z]{2}(-[a-z]+)?", tag)} | {"en"}


@pytest.mark.parametrize("place", PLACES, ids=lambda place: str(place.relative_to(ROOT)))
def test_a_language_that_is_spoken_anywhere_is_spoken_everywhere(place: Path) -> None:
    everywhere = set.union(*map(spoken_in, PLACES))
    missing = sorted(everywhere - spoken_in(place))
    assert not missing, f"{place} lacks a file for: {', '.join(missing)}"
    assert everywhere == {language.lower() for language in LANGUAGES}
