"""Write SVG elements. Text and attributes are escaped here and nowhere else: whatever they hold, they stay inert."""

from __future__ import annotations

import re
from html import escape
from typing import Final

_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ATTRIBUTES: Final = {"cls": "class"}


def element(tag: str, *inside: str, **attributes: str | float) -> str:
    """An element. `inside` is markup already; `cls` is written as `class`, `_` in names as `-`."""
    written_attributes = "".join(
        f' {_ATTRIBUTES.get(name, name.replace("_", "-"))}="{_attribute(value)}"' for name, value in attributes.items()
    )
    content = "".join(inside)
    return f"<{tag}{written_attributes}>{content}</{tag}>" if content else f"<{tag}{written_attributes}/>"


def written(content: str) -> str:
    """Plain text as markup; characters that XML does not know are shown as `�`."""
    return escape(_ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", content))


def number(x: float) -> str:
    """A coordinate with two digits at most."""
    return f"{x:.2f}".rstrip("0").rstrip(".")


def _attribute(value: str | float) -> str:
    return written(value) if isinstance(value, str) else number(value)
