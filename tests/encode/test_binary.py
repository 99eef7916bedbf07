"""The binary form, byte by byte as docs/trace-format.md has it."""

from __future__ import annotations

import struct

import numpy as np
import orjson
import pytest

from chainrule.canonical_json import dumps
from chainrule.encode.binary import decode, encode, encode_live
from chainrule.encode.document import document
from chainrule.engine.trace import Array, Value
from chainrule.errors import SourceError
from chainrule.limits import Limits
from chainrule.scene import edit
from tests.encode.scenes import PRESET_IDS, preset, scene


def cut(flat: Array, shapes: list[tuple[int, ...]]) -> list[Array]:
    """A flat array as arrays of these shapes; nothing may be left over."""
    sizes = [int(np.prod(shape)) for shape in shapes]
    assert sum(sizes) == flat.size
    return [piece.reshape(shape) for piece, shape in zip(np.split(flat, np.cumsum(sizes)[:-1]), shapes, strict=True)]


def is_same(found: Array, value: Value) -> bool:
    """The same numbers, zeros with their signs; a NaN has none."""
    wanted = np.asarray(value)
    return np.array_equal(found, wanted, equal_nan=True) and np.array_equal(
        np.signbit(found) & ~np.isnan(found), np.signbit(wanted) & ~np.isnan(wanted)
    )


@pytest.mark.parametrize("id", PRESET_IDS)
def test_every_preset_comes_back_number_by_number(id: str) -> None:
    found = preset(id)
    graph, trace = found.graph, found.trace
    header, arrays = decode(encode(found))
    shapes = [node.shape for node in graph.nodes]
    operands = [graph.nodes[edge.source].shape for edge in graph.edges]
    for value, read in zip(trace.values, cut(arrays["values"], shapes), strict=True):
        assert is_same(read, value)
    for i, read in enumerate(cut(arrays["gradients"], shapes)):
        gradient = trace.gradients[i]
        assert header["on_path"][i] == graph.on_path[i] == (gradient is not None)
        assert is_same(read, np.zeros(shapes[i]) if gradient is None else gradient)
    for name, column in (("amounts", trace.amounts), ("totals", trace.totals)):
        for e, read in enumerate(cut(arrays[name], operands)):
            moved = column[e]
            assert is_same(read, np.zeros(operands[e]) if moved is None else moved)
    present = [local for local in trace.locals if local is not None]
    assert header["local_shapes"] == [None if local is None else list(np.shape(local)) for local in trace.locals]
    for read, local in zip(cut(arrays["locals"], [np.shape(local) for local in present]), present, strict=True):
        assert is_same(read, local)


@pytest.mark.parametrize("id", PRESET_IDS)
def test_the_header_is_the_document_without_its_numbers(id: str) -> None:
    header, _ = decode(encode(preset(id)))
    read = orjson.loads(dumps(document(preset(id))))
    for name in ("values", "gradients", "steps", "per_sample_gradients"):
        read.pop(name, None)
    for name in ("arrays", "on_path", "local_shapes"):
        header.pop(name)
    assert header == read


def test_the_first_bytes_are_as_described() -> None:
    data = encode(scene("y = x*x", x=3))
    length = struct.unpack("<I", data[8:12])[0]
    assert data[:8] == b"CHNRULE1"
    assert (12 + length) % 8 == 0
    header = orjson.loads(data[12 : 12 + length])
    assert header["arrays"] == {
        "values": {"offset": 0, "length": 2},
        "gradients": {"offset": 2, "length": 2},
        "amounts": {"offset": 4, "length": 2},
        "totals": {"offset": 6, "length": 2},
        "locals": {"offset": 8, "length": 2},
    }
    assert struct.unpack("<10d", data[12 + length :]) == (3, 9, 6, 1, 3, 3, 3, 6, 3, 3)


def test_a_live_answer_carries_the_numbers_and_the_sequence_number_alone() -> None:
    found = scene("y = x*x + relu(x)", x=3)
    edited = edit(found, {"x": 0}, Limits())
    header, arrays = decode(encode_live(edited, 7))
    assert set(header) == {"seq", "id", "local_shapes", "diagnostics", "arrays"}
    assert header["seq"] == 7
    assert header["id"] == edited.id != found.id
    assert [each["code"] for each in header["diagnostics"]] == ["kink"]
    assert all(is_same(arrays[name], flat) for name, flat in edited.trace.flat().items())


def test_a_non_finite_number_survives() -> None:
    _, arrays = decode(encode(scene("y = log(x)", x=-1)))
    assert np.isnan(arrays["values"][1])


@pytest.mark.parametrize("data", [b"", b"CHNRULE1", b"CHNRULE2\4\0\0\0{}  ", b"CHNRULE1\xff\0\0\0{}  ", b"{" * 40])
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="no binary form"):
        decode(data)
