"""docs/trace-format.md says what is written."""

from __future__ import annotations

import re
from pathlib import Path

import orjson

from chainrule.canonical_json import dumps
from chainrule.encode.binary import MAGIC, decode, encode
from chainrule.encode.document import MOST_NUMBERS, MOST_PLACED, document
from chainrule.encode.phrases import LONGEST_LABEL, MOST_ROWS
from chainrule.engine.run import JACOBIAN_ELEMENTS
from chainrule.layout.metrics import MOST_CELLS, ROOM_HEIGHT, ROOM_WIDTH
from chainrule.limits import Limits
from chainrule.scene import FORMAT, build
from chainrule.sources.network.per_sample import MOST_ELEMENTS

PAGE = (Path(__file__).parents[2] / "docs" / "trace-format.md").read_text(encoding="utf-8")
NETWORK = {
    "kind": "network", "layers": [{"W": [[1, 2]], "b": [0], "activation": "relu"}], "loss": "mse",
    "samples": [{"x": [-1, 0.5], "target": [1]}],
}  # fmt: skip


def test_stated_sizes_are_those_of_the_code() -> None:
    for said in (
        f"Version {FORMAT}.",
        f"left out above {MOST_PLACED} nodes",
        f"more than {MOST_NUMBERS:,} numbers",
        f"left out above {MOST_ELEMENTS:,} numbers",
        f"at most {LONGEST_LABEL} characters",
        f"more than {JACOBIAN_ELEMENTS}\nelements",
        f"arrays of up to {MOST_ROWS} x {MOST_ROWS}",
        f"at most {MOST_CELLS} x {MOST_CELLS}",
        f'"chips": {{"width": {ROOM_WIDTH}, "height": {ROOM_HEIGHT}}}',
        f"the ASCII letters `{MAGIC.decode()}`",
    ):
        assert said in PAGE


def test_every_field_that_is_written_is_on_the_page() -> None:
    found = build(NETWORK, Limits(), verify=True)
    read = orjson.loads(dumps(document(found)))
    header, _ = decode(encode(found))
    layout = read["layout"]
    parts = [*read["graph"]["nodes"], *read["steps"], *read["diagnostics"], read["steps"][0]["formula"]]
    parts += [each for by_name in (layout["nodes"], layout["edges"], read["ops"]) for each in by_name.values()]
    parts += [each for step in read["steps"] for each in step.get("contributions", ())]
    fields = {*read, *header, *read["graph"], *layout}
    for part in parts:
        fields |= set(part)
    assert {name for name in fields if not re.search(rf"\b{name}\b", PAGE)} == set()
