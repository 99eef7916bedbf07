"""Write the traces of the slide, as files and into the slide itself: `python3 docs/examples/export.py`.

The slide holds its traces, because a page that is opened from disk may not read the files beside it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from chainrule.canonical_json import dumps
from chainrule.encode.document import document
from chainrule.limits import Limits
from chainrule.scene import build

HERE: Final = Path(__file__).parent
SOURCES: Final[Mapping[str, Mapping[str, Any]]] = {
    "chain-case-2": {"kind": "expression", "text": "x = s**2\ny = 3*s\nz = x*y", "inputs": {"s": 2}},
    # Neurons are shown by the film of one sample, every number a value of its own.
    "lecture-network": {
        "kind": "network",
        "detail": "scalar",
        "layers": [
            {"W": [[1, -2], [-1, 1]], "b": [1, 0], "activation": "sigmoid"},
            {"W": [[2, -1], [-2, -1]], "b": [0, 0], "activation": "sigmoid"},
            {"W": [[3, -1], [-1, 4]], "b": [-2, 2], "activation": "sigmoid"},
        ],
        "loss": "half_sse",
        "samples": [{"x": [1, -1], "target": [1, 0]}],
    },
}


def main() -> None:
    slide = HERE / "slide.html"
    text = slide.read_text(encoding="utf-8")
    for name, source in SOURCES.items():
        trace = dumps(document(build(source, Limits()))).decode()
        (HERE / f"{name}.json").write_text(trace + "\n", encoding="utf-8")
        text = with_trace(text, name, trace)
    slide.write_text(text, encoding="utf-8")


def with_trace(page: str, name: str, trace: str) -> str:
    """The page with the trace in the script of that name."""
    # In a script element nothing but `</` needs care.
    inline = trace.replace("</", "<\\/")
    pattern = rf'(<script type="application/json" data-film="{name}">).*?(</script>)'
    return re.sub(pattern, lambda found: f"{found[1]}\n{inline}\n      {found[2]}", page, flags=re.DOTALL)


if __name__ == "__main__":
    main()
