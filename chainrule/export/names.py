"""Names of nodes as identifiers of Python."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Iterable, Mapping

TAKEN = frozenset({"np", "jnp", "jax", "torch", "math", "F", "gradients", "erf", "values", *dir(builtins)})


def identifiers(signs: Mapping[str, str], reserved: Iterable[str] = ()) -> dict[str, str]:
    """An identifier by node id: what the node is called if that can be one, else something like it. All are different.

    The sign `ŷ_1` becomes `y_hat_1`.

    Python reads identifiers in normal form NFKC, so that two names which differ for the eye may be one for it. Names
    of gradients, `d_...`, are kept free, as are `reserved` ones.
    """
    found: dict[str, str] = {}
    used = TAKEN | set(reserved)
    for each, sign in signs.items():
        plain = unicodedata.normalize("NFKC", _spelled(sign.replace("@", "_sample")))
        name = re.sub(r"\W", "_", plain)
        if not name.isidentifier() or keyword.iskeyword(name) or keyword.issoftkeyword(name) or name.startswith("d_"):
            name = f"v_{name}"
        while name in used:
            name += "_"
        used = used | {name}
        found[each] = name
    return found


def _spelled(name: str) -> str:
    """A hat as a word, which every keyboard has."""
    return re.sub(r"(?<=\w)\N{COMBINING CIRCUMFLEX ACCENT}", "_hat", unicodedata.normalize("NFD", name))
