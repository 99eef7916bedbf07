"""Whatever is typed, the reader answers with a program or with an error of its own."""

from __future__ import annotations

import contextlib

from hypothesis import example, given
from hypothesis import strategies as st

from chainrule.errors import ChainruleError
from chainrule.limits import Limits
from chainrule.sources import read
from chainrule.sources.expression import inspect
from tests.sources.expression.reading import program

PIECES = [
    "x", "y", "z1", "σ", "α", "х", "2", ".5", "1e9", "²", "₁", "+", "-", "*", "/", "**", "^", "@", "=", "==", "(", ")",
    "[", "]", ",", ":", ";", "\n", " ", "#", ".", "...", "'", "exp", "sum", "max", "stack", "reshape", "axis=", "None",
    "True", "lambda", "for", "_", "\u0302", "\u200b", "（", "×", "−", "\ud800", "\x00", "😀", "ｘ", "0", "-1",
]  # fmt: skip


def check(text: str) -> None:
    """Read `text`; an error must have its place inside the text and be fit to be shown."""
    try:
        found = inspect(text, Limits())
        program(text, dict.fromkeys(found.inputs, 1.5))
    except ChainruleError as error:
        error.message.encode()
        (error.suggestion or "").encode()
        for span in (error.span, *error.related):
            if span is not None:
                assert 0 <= span.offset <= span.offset + span.length <= len(text)
                assert span.line >= 1
                assert span.column >= 1


@given(st.text(max_size=60))
@example("x\u0345")
@example("ϴ + θ")
@example("1_000")
@example("x[1:2:3, ::]")
@example("sum(x, axis=(0,))")
def test_any_text_is_read_or_refused(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_any_heap_of_tokens_is_read_or_refused(text: str) -> None:
    check(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(JSON, JSON, JSON)
def test_any_document_is_read_or_refused(text: object, inputs: object, output: object) -> None:
    whole = {"kind": "expression", "text": "y = x*2", "inputs": inputs, "output": output}
    for document in (text, {"kind": text}, {"kind": "expression", "text": text}, whole):
        with contextlib.suppress(ChainruleError):
            read(document, Limits())  # type: ignore[arg-type]


@given(JSON)
def test_any_value_of_an_input_is_read_or_refused(value: object) -> None:
    with contextlib.suppress(ChainruleError):
        program("y = sum(x*2)", {"x": value})
