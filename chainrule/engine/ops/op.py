"""What an op is: forward, shape rule, gradient rules, formulas and conventions, in one frozen value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from chainrule.engine.graph import NO_OPTIONS, Shape
from chainrule.engine.ops import arrays, shape_rules
from chainrule.engine.ops.code import Code, Writer, called, functions_of
from chainrule.engine.ops.literals import number
from chainrule.engine.ops.slots import SLOT
from chainrule.sentences import SILENCE, Sentence

Rule = Callable[..., Any]
Operand = float | tuple[Any, ...]

MANY = 1_000
"""The most operands of an op that takes as many as one likes."""


@dataclass(frozen=True)
class Sample:
    """Operands (nested tuples of numbers) and options an op can be shown and tested with.

    `fixed` are slots of operands that are no numbers like any other, such as labels of classes.
    """

    operands: tuple[Operand, ...]
    options: Mapping[str, Any] = field(default_factory=lambda: NO_OPTIONS)
    fixed: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Op:
    """One entry of the op table.

    `forward(*xs, **options)` computes; `shape(*shapes, **options)` infers the result's shape without computing, or
    raises ShapeError. Element-wise ops have `partials`, one a slot: `d(out, *xs, **options)`, the local derivative, a
    number or an array that broadcasts to `out`. All others have `vjps`, one a slot: `(g, out, *xs, **options)`, the
    contribution to an operand of its shape. An op with any number of operands has one vjp, which takes the slot as
    an option. `rules` are forward and partials of an element-wise op as expressions, for the tape. `code` is how the op
    is written in other people's words: NumPy, PyTorch, JAX.

    Formulas are templates, as text and as TeX. Slots are `{0}`, `{1}` (operands), `{out}` (the result), `{g}` (the
    upstream gradient), `{name}` (an option) and, where there may be any number of operands, `{args}` (all of them,
    with commas) and `{x}` (the operand in question): whatever matches `SLOT`, and nothing else, so that a single
    regular expression fills them. A replacement is put in as it stands: negative numbers need brackets of their own.

    `symbol` is drawn inside a small circle. `prefix` begins the ids of nameless nodes: `mul_1`. `kink` states the
    convention where there is no derivative, and `at_kink(*xs, **options)` tells whether operands sit on such a place;
    of an element-wise op `kink_rule` is that as an expression, like its `rules`.
    `domain` is the interval, one a slot or one for all, in which the op is smooth enough to be tested.
    An op that `blocks` hands back exactly 0 where its local derivative is 0, whatever arrives there, NaN too; all
    others multiply. One that `stops` hands nothing back at all. One that `broadcasts` does so without being
    element-wise. `also` are other names it goes by.
    """

    name: str
    prefix: str
    symbol: str
    about: Sentence
    arity: tuple[int, int]
    forward: Rule
    shape: Callable[..., Shape]
    partials: tuple[Rule, ...] = ()
    vjps: tuple[Rule, ...] = ()
    rules: tuple[str, ...] = ()
    code: Code
    options: Mapping[str, Any] = field(default_factory=lambda: NO_OPTIONS)
    text: str
    tex: str
    local_text: tuple[str, ...]
    local_tex: tuple[str, ...]
    vjp_text: tuple[str, ...]
    vjp_tex: tuple[str, ...]
    kink: Sentence = SILENCE
    at_kink: Rule | None = None
    kink_rule: str = ""
    domain: tuple[tuple[float, float], ...] = ((-2.0, 2.0),)
    samples: tuple[Sample, ...] = ()
    blocks: bool = False
    stops: bool = False
    broadcasts: bool = False
    also: tuple[str, ...] = ()

    @property
    def is_elementwise(self) -> bool:
        return bool(self.partials)

    @property
    def is_variadic(self) -> bool:
        return self.arity[1] == MANY

    def partial(self, slot: int, out: Any, xs: tuple[Any, ...], options: Mapping[str, Any]) -> Any:
        """The local derivative of an element-wise op: a number, or an array that broadcasts to `out`."""
        return self.partials[slot](out, *xs, **options)

    def vjp(self, slot: int, g: Any, out: Any, xs: tuple[Any, ...], options: Mapping[str, Any]) -> Any:
        """The contribution to operand `slot`, of its shape: the upstream gradient times the Jacobian."""
        if self.is_elementwise:
            local = self.partial(slot, out, xs, options)
            # Times one changes no bit: sums and differences hand the gradient on without a copy.
            if type(local) is float and local == 1.0:
                amount = g
            else:
                amount = arrays.blocked(g, local) if self.blocks else g * local
            return shape_rules.unbroadcast(amount, xs[slot].shape)
        if self.is_variadic:
            return self.vjps[0](g, out, *xs, slot=slot, **options)
        return self.vjps[slot](g, out, *xs, **options)


ARRAY_NAMES = {name: getattr(arrays, name) for name in arrays.__all__}
LIBRARY = re.compile(r"(?<![\w.])(" + "|".join([*arrays.__all__, "abs"]) + r")\(")


def reading(rule: str, parameters: str, names: Mapping[str, Any]) -> Rule:
    """A rule of the op table as a function of `parameters`; its slots become names: `{0}` x0, `{out}` out."""
    body = SLOT.sub(lambda match: f"x{match[1]}" if match[1].isdigit() else match[1], rule)
    function: Rule = eval(f"lambda {parameters}: {body}", {"__builtins__": {"abs": abs, "float": float}, **names})
    return function


def elementwise(
    name: str,
    rule: str,
    *partials: str,
    text: str,
    tex: str,
    local: tuple[tuple[str, str], ...],
    torch: Writer,
    about: Sentence,
    samples: tuple[Sample, ...],
    prefix: str = "",
    symbol: str = "",
    options: Mapping[str, Any] = NO_OPTIONS,
    kink: Sentence = SILENCE,
    at_kink: str = "",
    domain: tuple[tuple[float, float], ...] = ((-2.0, 2.0),),
    numpy: Writer = "",
    jax: Writer = "",
    plain: tuple[Writer, ...] = (),
    blocks: bool = False,
    also: tuple[str, ...] = (),
) -> Op:
    """An op that works on every element by itself, with broadcasting.

    `rule`, `partials` and `at_kink` are written once, as expressions over `{0}`, `{1}`, `{out}` and the options, and
    read five ways: by numpy on arrays, by the tape on floats, as the lines of a compiled tape, as TypeScript for the
    tape of the browser, and as code, where `numpy`, `jax` and `plain` (the partials) can say it in words that read
    better. `local` holds the local derivatives as
    (text, TeX); the contribution is the upstream gradient times that.
    """
    operands = [f"x{slot}" for slot in range(len(partials))]
    keywords = ["*", *(f"{name}={number(value)}" for name, value in options.items())] if options else []
    forms = (rule, *partials)
    written = numpy or qualified(rule)
    return Op(
        name=name,
        prefix=prefix or name,
        symbol=symbol or name,
        about=about,
        arity=(len(partials), len(partials)),
        forward=reading(rule, ", ".join(operands + keywords), ARRAY_NAMES),
        shape=lambda *shapes, **_: shape_rules.broadcast(name, *shapes),
        partials=tuple(reading(each, ", ".join(["out", *operands, *keywords]), ARRAY_NAMES) for each in partials),
        rules=forms,
        code=Code(
            numpy=written,
            jax=jax or written,
            torch=torch,
            gradients=plain or tuple(map(qualified, partials)),
            functions=(*(each for form in forms for each in own_functions(form)), *[arrays.blocked][: int(blocks)]),
        ),
        options=MappingProxyType(dict(options)),
        text=text,
        tex=tex,
        local_text=tuple(text for text, _ in local),
        local_tex=tuple(tex for _, tex in local),
        vjp_text=tuple(times("{g}", text, " * ", "({})") for text, _ in local),
        vjp_tex=tuple(times("{g}", tex, r" \cdot ", r"\left({}\right)") for _, tex in local),
        kink=kink,
        at_kink=reading(at_kink, ", ".join(operands + keywords), ARRAY_NAMES) if at_kink else None,
        kink_rule=at_kink,
        domain=domain,
        samples=samples,
        blocks=blocks,
        stops=set(partials) == {"0.0"},
        also=also,
    )


def is_own(name: str) -> bool:
    """Is a function of the rules one that numpy does not have?"""
    return name != "abs" and getattr(ARRAY_NAMES[name], "__module__", "") == arrays.__name__


def own_functions(rule: str) -> tuple[Rule, ...]:
    return tuple(ARRAY_NAMES[name] for name in LIBRARY.findall(rule) if is_own(name))


def qualified(rule: str) -> str:
    """A rule as NumPy code: `np.` before the functions that numpy has."""
    return LIBRARY.sub(lambda match: match[0] if is_own(match[1]) else f"np.{match[0]}", rule)


def general(
    name: str,
    forward: Rule,
    shape: Callable[..., Shape],
    *vjps: Rule,
    arity: tuple[int, int] | None = None,
    about: Sentence,
    text: str,
    tex: str,
    local: tuple[tuple[str, str], ...],
    vjp: tuple[tuple[str, str], ...],
    torch: Writer,
    samples: tuple[Sample, ...],
    symbol: str = "",
    options: Mapping[str, Any] = NO_OPTIONS,
    kink: Sentence = SILENCE,
    at_kink: Rule | None = None,
    domain: tuple[tuple[float, float], ...] = ((-2.0, 2.0),),
    numpy: Writer = "",
    jax: Writer = "",
    gradients: tuple[Writer, ...] = (),
    functions: tuple[Rule, ...] = (),
    stops: bool = False,
    broadcasts: bool = False,
    also: tuple[str, ...] = (),
) -> Op:
    """An op that is not element-wise: `vjps` are its gradient rules, `local` and `vjp` their (text, TeX).

    Without `numpy`, `jax` or `gradients` the code calls the very functions of the table, whose source the text brings
    along; those must have names then, not be lambdas. `functions` are more of them that the code calls.
    """
    written = numpy or called(forward)
    return Op(
        name=name,
        prefix=name,
        symbol=symbol or name,
        about=about,
        arity=arity or (len(vjps), len(vjps)),
        forward=forward,
        shape=shape,
        vjps=vjps,
        code=Code(
            numpy=written,
            jax=jax or written,
            torch=torch,
            gradients=gradients or tuple(called(each, backward=True) for each in vjps),
            functions=(*functions, *functions_of(*(() if numpy else (forward,)), *(() if gradients else vjps))),
        ),
        options=MappingProxyType(dict(options)),
        text=text,
        tex=tex,
        local_text=tuple(text for text, _ in local),
        local_tex=tuple(tex for _, tex in local),
        vjp_text=tuple(text for text, _ in vjp),
        vjp_tex=tuple(tex for _, tex in vjp),
        kink=kink,
        at_kink=at_kink,
        domain=domain,
        samples=samples,
        stops=stops,
        broadcasts=broadcasts,
        also=also,
    )


GROUP = re.compile(r"\([^()]*\)|\[[^][]*\]|\{[^{}]*\}")
"""Something in brackets of any kind that holds no brackets."""


def times(g: str, local: str, dot: str, brackets: str) -> str:
    """Upstream gradient times local derivative, without the ones and the brackets nobody would write."""
    if local in {"1", "-1"}:
        return local[:-1] + g
    if local.startswith("1 / "):
        return g + local[1:]
    outside = local
    while (bare := GROUP.sub("", outside)) != outside:
        outside = bare
    is_sum = local.startswith("-") or " + " in outside or " - " in outside or " if " in local
    return g + dot + (brackets.replace("{}", local) if is_sum else local)
