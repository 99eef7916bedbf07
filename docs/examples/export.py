"""Write the trace of the slide, as a file and into the slide itself: `python3 docs/examples/export.py`.

The slide holds its trace, because a page that is opened from disk may not read the file beside it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

from chainrule.encode.document import document
from chainrule.encode.json import dumps
from chainrule.limits import Limits
from chainrule.scene import build

HERE: Final = Path(__file__).parent
SOURCE: Final[dict[str, Any]] = {
    "kind": "expression",
    "text": "x = s**2\ny = 3*s\nz = x*y",
    "inputs": {"s": 2},
}
INLINE: Final = re.compile(r'(<script type="application/json">).*?(</script>)', re.DOTALL)


def main() -> None:
    trace = dumps(document(build(SOURCE, Limits()))).decode()
    (HERE / "chain-case-2.json").write_text(trace + "\n", encoding="utf-8")
    slide = HERE / "slide.html"
    # In a script element nothing but `</` needs care.
    inline = trace.replace("</", "<\\/")
    written = INLINE.sub(lambda found: f"{found[1]}\n{inline}\n      {found[2]}", slide.read_text(encoding="utf-8"))
    slide.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
