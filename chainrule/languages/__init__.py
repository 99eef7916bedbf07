"""The languages in which the library can say its sentences.

    translated(error.message, "zh-Hans")        # English where a sentence was not made by `say`
    chosen("zh-TW,zh;q=0.8,en;q=0.5")           # "zh-Hant"

A language is a table from English templates to its own; a test names every template that it lacks.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from chainrule.languages import zh_hans, zh_hant
from chainrule.languages.ops import zh_hans as ops_zh_hans
from chainrule.languages.ops import zh_hant as ops_zh_hant
from chainrule.sentences import Sentence

ENGLISH = "en"
TABLES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "zh-Hans": {**zh_hans.SENTENCES, **ops_zh_hans.ABOUT},
        "zh-Hant": {**zh_hant.SENTENCES, **ops_zh_hant.ABOUT},
    }
)
LANGUAGES = (ENGLISH, *TABLES)
TRADITIONAL = frozenset({"tw", "hk", "mo", "hant"})


def translated(text: str, language: str) -> str:
    """`text` in `language`, with what stands in its slots translated, too."""
    if not isinstance(text, Sentence) or language not in TABLES:
        return text
    template = TABLES[language].get(text.template, text.template)
    slots = {name: translated(each, language) if isinstance(each, str) else each for name, each in text.slots.items()}
    return template.format_map(slots)


def translations(sentences: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """`sentences`, by name, in every language but English."""
    return {tag: {name: translated(text, tag) for name, text in sentences.items()} for tag in TABLES}


def known(tag: str) -> str | None:
    """The language of a tag such as `zh-TW` or `en-GB`; None for one that is not spoken here."""
    first, *others = tag.strip().lower().split("-")
    if first == "en":
        return ENGLISH
    if first != "zh":
        return None
    return "zh-Hant" if TRADITIONAL & set(others) else "zh-Hans"


def chosen(accepted: str) -> str:
    """The language a header `Accept-Language` prefers among those that are spoken here; English by default."""
    wishes: list[tuple[float, str]] = []
    for part in accepted[:1_000].split(","):
        tag, _, parameter = part.partition(";")
        language = known(tag)
        if language is not None:
            wishes.append((weight(parameter), language))
    best = max(wishes, key=lambda wish: wish[0], default=(0.0, ENGLISH))
    return best[1] if best[0] > 0.0 else ENGLISH


def weight(parameter: str) -> float:
    """The number of `q=0.8`; 1 where nothing is said, 0 where it is no number."""
    name, _, number = parameter.strip().partition("=")
    if not name:
        return 1.0
    try:
        return min(max(float(number), 0.0), 1.0) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0
