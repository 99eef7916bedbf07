"""The builder: ids, shapes, limits and what it says when something does not fit."""

from __future__ import annotations

import math
from typing import Any

import pytest

from chainrule.engine.build import GraphBuilder
from chainrule.errors import ChainruleError, GraphError, LimitError, ShapeError, Span
from chainrule.limits import Limits
from tests.engine.sketch import scalars


def shape_of(op: str, *shapes: tuple[int, ...], **options: Any) -> tuple[int, ...]:
    builder = GraphBuilder()
    operands = [builder.input(f"x{slot}", shape) for slot, shape in enumerate(shapes)]
    return builder.shape(builder.add(op, operands, options))


def test_nameless_nodes_are_numbered_by_op() -> None:
    builder, at = scalars("a", "b")
    for _ in range(2):
        builder.add("multiply", (at["a"], at["b"]))
    builder.add("negate", (at["a"],))
    builder.constant(2.0)
    assert [builder[i].id for i in range(2, 6)] == ["mul_1", "mul_2", "neg_1", "const_1"]


def test_ids_given_out_never_meet_names_that_come_later() -> None:
    builder = GraphBuilder(reserved=["mul_1", "const_2"])
    x = builder.input("x")
    assert builder[builder.add("multiply", (x, x))].id == "mul_2"
    assert builder[builder.constant(1.0)].id == "const_1"
    assert builder[builder.constant(1.0)].id == "const_3"
    assert builder[builder.add("multiply", (x, x), id="mul_1")].id == "mul_1"


def test_the_output_node_gets_its_role() -> None:
    builder, at = scalars("x")
    graph = builder.graph(builder.add("sin", (at["x"],)))
    assert [node.role for node in graph] == ["input", "output"]


@pytest.mark.parametrize(
    ("op", "shapes", "options", "expected"),
    [
        ("add", [(3, 1), (4,)], {}, (3, 4)),
        ("multiply", [(), (2, 2)], {}, (2, 2)),
        ("matmul", [(2, 3), (3,)], {}, (2,)),
        ("matmul", [(5, 1, 2, 3), (4, 3, 6)], {}, (5, 4, 2, 6)),
        ("sum", [(2, 3, 4)], {"axis": [0, -1]}, (3,)),
        ("mean", [(2, 3)], {"axis": 1, "keepdims": True}, (2, 1)),
        ("reshape", [(2, 3)], {"shape": [-1, 2]}, (3, 2)),
        ("reshape", [(1, 1)], {"shape": []}, ()),
        ("transpose", [(2, 3, 4)], {"axes": [1, 2, 0]}, (3, 4, 2)),
        ("concatenate", [(2, 3), (2, 1)], {"axis": -1}, (2, 4)),
        ("stack", [(2,), (2,), (2,)], {"axis": 1}, (2, 3)),
        ("index", [(4, 5)], {"index": [[1, None, 2], -1]}, (2,)),
        ("cross_entropy", [(7, 3), (3,)], {}, (7,)),
        ("affine", [(7, 3), (2, 3), (2,)], {}, (7, 2)),
    ],
)
def test_shapes_are_inferred(op: str, shapes: list[Any], options: dict[str, Any], expected: Any) -> None:
    assert shape_of(op, *shapes, **options) == expected


@pytest.mark.parametrize(
    ("op", "shapes", "options", "code"),
    [
        ("add", [(3,), (4,)], {}, "shape-mismatch"),
        ("matmul", [(2, 3), (2, 3)], {}, "shape-mismatch"),
        ("matmul", [(), (2,)], {}, "shape-mismatch"),
        ("matmul", [(2, 2, 3), (3, 3, 1)], {}, "shape-mismatch"),
        ("dot", [(2,), (3,)], {}, "shape-mismatch"),
        ("affine", [(3,), (2, 2), (2,)], {}, "shape-mismatch"),
        ("affine", [(2,), (3, 2), (2,)], {}, "shape-mismatch"),
        ("cross_entropy", [(3,), (2,)], {}, "shape-mismatch"),
        ("concatenate", [(2, 3), (3, 3)], {"axis": 1}, "shape-mismatch"),
        ("concatenate", [(), ()], {}, "shape-mismatch"),
        ("stack", [(2,), (3,)], {}, "shape-mismatch"),
        ("reshape", [(2, 3)], {"shape": [4]}, "shape-mismatch"),
        ("reshape", [(2, 3)], {"shape": [-1, -1]}, "shape-mismatch"),
        ("reshape", [(2, 3)], {"shape": [-2, -3]}, "shape-mismatch"),
        ("reshape", [(2, 3)], {"shape": [-1, 0]}, "shape-mismatch"),
        ("reshape", [(2,)], {"shape": [2.0]}, "bad-option"),
        ("sum", [(2,)], {"axis": 1}, "bad-axis"),
        ("sum", [()], {"axis": 0}, "bad-axis"),
        ("sum", [(2, 2)], {"axis": [0, -2]}, "bad-axis"),
        ("sum", [(2,)], {"axis": True}, "bad-option"),
        ("sum", [(2,)], {"axis": 0.0}, "bad-option"),
        ("sum", [(2,)], {"keepdims": 1}, "bad-option"),
        ("softmax", [()], {}, "bad-axis"),
        ("transpose", [(2, 3)], {"axes": [0]}, "bad-axis"),
        ("index", [(3,)], {"index": [3]}, "bad-index"),
        ("index", [(3,)], {"index": [0, 0]}, "bad-index"),
        ("index", [(3,)], {"index": [[5, None]]}, "bad-index"),
        ("index", [(3,)], {"index": [[0, 1, 0]]}, "bad-index"),
        ("index", [(3,)], {"index": [[]]}, "bad-index"),
        ("index", [(3,)], {"index": [1.5]}, "bad-option"),
        ("index", [(3,)], {"index": [["a", 1]]}, "bad-option"),
        ("power_n", [()], {"n": math.inf}, "bad-option"),
        ("power_n", [()], {"n": 10**400}, "bad-option"),
        ("power_n", [()], {"n": "2"}, "bad-option"),
        ("sin", [()], {"axis": 0}, "unknown-option"),
        ("sin", [(), ()], {}, "wrong-arity"),
        ("stack", [], {}, "wrong-arity"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_code(
    op: str, shapes: list[Any], options: dict[str, Any], code: str
) -> None:
    with pytest.raises(ShapeError) as caught:
        shape_of(op, *shapes, **options)
    assert caught.value.code == code
    assert op in caught.value.message or code == "bad-index"


def test_a_shape_mismatch_names_both_shapes_and_both_places() -> None:
    builder = GraphBuilder()
    left, right, whole = Span(0, 1, 1, 1), Span(4, 1, 5, 1), Span(0, 1, 1, 5)
    a = builder.input("a", (3,), span=left)
    b = builder.input("b", (2,), span=right)
    with pytest.raises(ShapeError) as caught:
        builder.add("add", (a, b), id="c", span=whole)
    assert "(3,)" in caught.value.message
    assert "(2,)" in caught.value.message
    assert (caught.value.span, caught.value.related, caught.value.node) == (whole, (left, right), "c")


def test_an_output_that_is_no_single_number_is_refused_with_advice() -> None:
    builder = GraphBuilder()
    x = builder.input("x", (3,))
    with pytest.raises(ShapeError, match="sum it") as caught:
        builder.graph(x)
    assert caught.value.code == "output-not-scalar"
    assert caught.value.suggestion == "sum(x)"


@pytest.mark.parametrize("length", [0, -1, 1.5, True, "10"])
def test_a_length_that_is_no_positive_integer_is_refused(length: Any) -> None:
    with pytest.raises(ShapeError):
        GraphBuilder().input("x", (length,))


def test_a_doubled_id_an_unknown_op_and_a_dangling_operand_are_refused() -> None:
    builder, at = scalars("x")
    for attempt, code in [
        (lambda: builder.input("x"), "doubled-id"),
        (lambda: builder.add("sinus", (at["x"],)), "unknown-op"),
        (lambda: builder.add("sin", (9,)), "dangling-edge"),
        (lambda: builder.add("sin", (-1,)), "dangling-edge"),
        (lambda: builder.graph(9), "no-output"),
    ]:
        with pytest.raises(GraphError) as caught:
            attempt()
        assert caught.value.code == code


def refused(builder: GraphBuilder, op: str, *shapes: tuple[int, ...], **options: Any) -> ChainruleError:
    with pytest.raises(LimitError) as caught:
        builder.add(op, [builder.input(f"x{k}", shape) for k, shape in enumerate(shapes)], options)
    return caught.value


def test_a_result_that_would_be_too_large_is_refused_before_anything_is_allocated() -> None:
    assert refused(GraphBuilder(), "add", (1_000_000, 1), (1, 1_000_000)).code == "limit-tensor-elements"
    huge = Limits(tensor_elements=2**62, total_elements=2**62)
    assert refused(GraphBuilder(huge), "add", (2**40, 1), (1, 2**40)).code == "limit-tensor-elements"


def test_nodes_elements_in_all_and_dimensions_are_limited() -> None:
    assert refused(GraphBuilder(Limits(nodes=1)), "sin", ()).code == "limit-nodes"
    assert refused(GraphBuilder(Limits(total_elements=15)), "sin", (8,)).code == "limit-total-elements"
    at_the_limit = GraphBuilder(Limits(total_elements=16))
    assert at_the_limit.shape(at_the_limit.add("sin", [at_the_limit.input("x", (8,))])) == (8,)
    with pytest.raises(LimitError, match="more than 16 elements"):
        at_the_limit.input("y")
    assert refused(GraphBuilder(Limits(dimensions=2)), "stack", (2, 2), (2, 2)).code == "limit-dimensions"
