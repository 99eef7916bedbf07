"""Write a scene in binary: eight letters, the length of a JSON header, the header, float64 arrays (trace-format.md)."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import orjson

from chainrule.canonical_json import dumps
from chainrule.encode.document import diagnostic_document, structure
from chainrule.engine.trace import Array, Trace
from chainrule.errors import SourceError
from chainrule.scene import Scene
from chainrule.sentences import say

MAGIC: Final = b"CHNRULE1"
_PRELUDE: Final = 12
_WORD: Final = 8
_FLOATS: Final = np.dtype("<f8")


def encode(scene: Scene) -> bytes:
    """The whole scene: its structure as the header, its numbers as arrays."""
    arrays, local_shapes = _numbers(scene.trace)
    header = structure(scene) | {"on_path": scene.graph.on_path, "local_shapes": local_shapes}
    return pack(header, arrays)


def encode_live(scene: Scene, seq: int | None) -> bytes:
    """The numbers of a scene whose structure is known already, in answer to message `seq`."""
    arrays, local_shapes = _numbers(scene.trace)
    diagnostics = [diagnostic_document(diagnostic) for diagnostic in scene.diagnostics]
    header = {"seq": seq, "id": scene.id, "local_shapes": local_shapes, "diagnostics": diagnostics}
    return pack(header, arrays)


def decode(data: bytes) -> tuple[dict[str, Any], dict[str, Array]]:
    """The header and the arrays of a binary form. Raises SourceError for anything else."""
    start = _PRELUDE + (struct.unpack_from("<I", data, len(MAGIC))[0] if len(data) >= _PRELUDE else 0)
    if data[: len(MAGIC)] != MAGIC or start % _WORD or start > len(data):
        raise SourceError("not-a-trace", say("this is no binary form of a trace"))
    header = orjson.loads(data[_PRELUDE:start])
    floats = np.frombuffer(data, _FLOATS, offset=start)
    places = header["arrays"].items()
    return header, {name: floats[at["offset"] : at["offset"] + at["length"]] for name, at in places}


def _numbers(trace: Trace) -> tuple[dict[str, Array], tuple[Any, ...]]:
    flat_locals, local_shapes = trace.flat_locals()
    return trace.flat() | {"locals": flat_locals}, local_shapes


def pack(header: Mapping[str, Any], arrays: Mapping[str, Array]) -> bytes:
    """Any header and arrays in the binary form; the header is told where the arrays are."""
    places, offset = {}, 0
    for name, array in arrays.items():
        places[name] = {"offset": offset, "length": array.size}
        offset += array.size
    text = dumps({**header, "arrays": places})
    text += b" " * (-(_PRELUDE + len(text)) % _WORD)
    prelude = MAGIC + struct.pack("<I", len(text))
    return b"".join([prelude, text, *(np.ascontiguousarray(array, _FLOATS).tobytes() for array in arrays.values())])
