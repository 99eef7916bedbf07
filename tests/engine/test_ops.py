"""The op table, walked: every entry is held to its samples, its shape rule and its gradient."""

from __future__ import annotations

import numpy as np
import pytest

from chainrule.engine.check import OFFSETS, slope
from chainrule.engine.ops import MANY, OPS, SLOT, Op, Sample
from chainrule.engine.tape import function_of, slot_names
from tests.engine.sketch import arrays

POINTS = 200
WANTED = {
    "add", "subtract", "multiply", "divide", "negate", "power", "power_n", "matmul", "exp", "log", "sqrt", "square",
    "abs", "sin", "cos", "tan", "tanh", "sinh", "cosh", "arcsin", "arccos", "arctan", "sigmoid", "logsigmoid", "relu",
    "leaky_relu", "elu", "gelu", "silu", "softplus", "maximum", "minimum", "max", "min", "sum", "mean", "prod", "var",
    "logsumexp", "softmax", "log_softmax", "cross_entropy", "dot", "norm", "transpose", "reshape", "concatenate",
    "stack", "index", "affine",
}  # fmt: skip

every_op = pytest.mark.parametrize("op", OPS.values(), ids=list(OPS))


def random_operands(op: Op, sample: Sample, rng: np.random.Generator) -> tuple[np.ndarray, ...]:
    """Operands of the shapes of `sample` inside the op's domain; what is fixed stays as it is."""
    given = arrays(sample.operands)
    domains = op.domain * len(given) if len(op.domain) == 1 else op.domain
    drawn = [rng.uniform(*domain, size=x.shape) for domain, x in zip(domains, given, strict=False)]
    return tuple(given[slot] if slot in sample.fixed else x for slot, x in enumerate(drawn))


def mixture(
    op: Op, sample: Sample, xs: tuple[np.ndarray, ...], slot: int, *, direction: np.ndarray, g: np.ndarray
) -> np.ndarray:
    """sum(g * op) with operand `slot` moved along `direction` by every one of OFFSETS."""

    def at(offset: float) -> float:
        moved = (*xs[:slot], xs[slot] + offset * direction, *xs[slot + 1 :])
        return float(np.sum(g * op.forward(*moved, **sample.options)))

    return np.array([at(offset) for offset in OFFSETS])


def test_the_table_holds_every_op_wanted() -> None:
    assert set(OPS) >= WANTED


@every_op
def test_every_op_has_samples_of_the_right_number_of_operands(op: Op) -> None:
    assert op.samples
    for sample in op.samples:
        assert op.arity[0] <= len(sample.operands) <= op.arity[1]
        assert set(sample.options) <= set(op.options)


@every_op
def test_every_op_has_either_partials_or_vjps_and_a_formula_for_each_slot(op: Op) -> None:
    slots = 1 if op.arity[1] == MANY else op.arity[1]
    assert len(op.partials or op.vjps) == slots
    assert not (op.partials and op.vjps)
    for formulas in (op.local_text, op.local_tex, op.vjp_text, op.vjp_tex):
        assert len(formulas) == slots
    assert op.about.endswith(".")
    assert bool(op.kink) == (op.at_kink is not None)
    assert 1 <= len(op.symbol) <= 11


@every_op
def test_formulas_hold_no_slot_but_those_of_the_op(op: Op) -> None:
    operands = {"args", "x"} if op.is_variadic else {str(slot) for slot in range(op.arity[1])}
    known = operands | {"out"} | set(op.options)
    for template in (op.text, op.tex, *op.local_text, *op.local_tex):
        assert set(SLOT.findall(template)) <= known, template
    for template in (*op.vjp_text, *op.vjp_tex):
        assert set(SLOT.findall(template)) <= known | {"g"}, template
        assert "{g}" in template


@every_op
def test_braces_of_tex_formulas_are_balanced(op: Op) -> None:
    for template in (op.tex, *op.local_tex, *op.vjp_tex):
        depth = 0
        for character in template.replace(r"\{", "").replace(r"\}", ""):
            depth += {"{": 1, "}": -1}.get(character, 0)
            assert depth >= 0, template
        assert depth == 0, template


@every_op
def test_the_shape_rule_says_what_forward_gives(op: Op) -> None:
    for sample in op.samples:
        xs = arrays(sample.operands)
        assert np.shape(op.forward(*xs, **sample.options)) == op.shape(*(x.shape for x in xs), **sample.options)


@every_op
def test_a_contribution_has_the_shape_of_its_operand(op: Op) -> None:
    for sample in op.samples:
        xs = arrays(sample.operands)
        out = np.asarray(op.forward(*xs, **sample.options))
        for slot, x in enumerate(xs):
            assert np.shape(op.vjp(slot, np.ones(out.shape), out, xs, sample.options)) == x.shape


@every_op
def test_gradients_agree_with_central_differences_at_random_points(op: Op) -> None:
    """At every point one random mixture of the results along one random direction of every operand."""
    rng = np.random.default_rng(7)
    for point in range(POINTS):
        sample = op.samples[point % len(op.samples)]
        xs = random_operands(op, sample, rng)
        out = np.asarray(op.forward(*xs, **sample.options))
        g = rng.uniform(0.5, 1.5, size=out.shape) * rng.choice([-1.0, 1.0], size=out.shape)
        for slot, x in enumerate(xs):
            if slot in sample.fixed or op.name == "stop_gradient":
                continue
            direction = rng.normal(size=x.shape)
            along = op.vjp(slot, g, out, xs, sample.options) * direction
            expected = slope(mixture(op, sample, xs, slot, direction=direction, g=g), OFFSETS)
            assert float(np.sum(along)) == pytest.approx(expected, rel=1e-6, abs=1e-9 * float(np.sum(np.abs(along))))


@every_op
def test_rules_of_element_wise_ops_give_floats_and_arrays_the_same(op: Op) -> None:
    rng = np.random.default_rng(11)
    # No 0.5 (or 1.5, its slope): numpy takes square roots then, of which IEEE's power of minus infinity is none.
    special = [0.0, -0.0, 1.0, -1.0, 2.5, 2.0, -745.0, 800.0, np.inf, -np.inf, np.nan, 1e-320]
    for point in range(300 if op.is_elementwise else 0):
        xs = random_operands(op, Sample((0.0,) * op.arity[1]), rng)
        if point >= POINTS:
            xs = tuple(np.float64(rng.choice(special)) for _ in xs)
        with np.errstate(all="ignore"):
            out = op.forward(*xs)
            expected = [out, *(op.partial(slot, out, xs, {}) for slot in range(len(xs)))]
        for rule, wanted in zip(op.rules, expected, strict=True):
            values = {str(slot): float(x) for slot, x in enumerate(xs)} | {"out": float(out)}
            values |= {name: float(value) for name, value in op.options.items()}
            found = function_of(rule)(*(values[name] for name in slot_names(rule)))
            assert type(found) is float
            np.testing.assert_allclose(found, wanted, rtol=1e-13, atol=1e-300, err_msg=f"{rule} at {values}")
