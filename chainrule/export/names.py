"""Names of nodes as identifiers of Python."""

from __future__ import annotations

import builtins
import keyword
import re
import unicodedata
from collections.abc import Iterable

TAKEN = frozenset({"np", "jnp", "jax", "torch", "math", "F", "gradients", "erf", "values", *dir(builtins)})


def identifiers(ids: Iterable[str], reserved: Iterable[str] = ()) -> dict[str, str]:
    """An identifier by node id: the id itself where it can be one, else something like it. No two are the same.

    Python reads identifiers in normal form NFKC, so that two names which differ for the eye may be one for it. Names
    of gradients, `d_...`, are kept free, as are `reserved` ones.
    """
    found: dict[str, str] = {}
    used = TAKEN | set(reserved)
    for each in ids:
        plain = unicodedata.normalize("NFKC", each.replace("@", "_sample"))
        name = re.sub(r"\W", "_", plain)
        if not name.isidentifier() or keyword.iskeyword(name) or keyword.issoftkeyword(name) or name.startswith("d_"):
            name = f"v_{name}"
        while name in used:
            name += "_"
        used = used | {name}
        found[each] = name
    return found
