"""The words of other libraries: `np.exp(x)`, `torch.nn.functional.relu(x)`, `x.sum()`, `np.array([1, 2])`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from chainrule.sources.expression import foreign
from chainrule.sources.expression.constants import OF_LIBRARIES, TYPES
from chainrule.sources.expression.functions import FUNCTIONS
from chainrule.sources.expression.text import Text
from chainrule.sources.expression.tokens import Token

LIBRARIES = {
    "np": "numpy", "numpy": "numpy", "onp": "numpy", "cp": "numpy", "jnp": "numpy", "jax": "jax", "math": "math",
    "cmath": "math", "scipy": "numpy", "sp": "numpy", "torch": "torch", "F": "torch", "nn": "torch",
    "tf": "tensorflow", "tensorflow": "tensorflow", "keras": "tensorflow", "K": "tensorflow", "special": "numpy",
    "Math": "math", "sympy": "math", "lax": "jax", "anp": "numpy", "nd": "numpy", "npx": "numpy", "cupy": "numpy",
    "jsp": "jax", "paddle": "torch",
}  # fmt: skip
"""What a library is called in formulas, and whose rules its functions keep."""
MODULES = frozenset(
    {
        "nn", "functional", "numpy", "linalg", "special", "math", "lax", "scipy", "keras", "activations", "losses",
        "ops", "backend", "autograd", "constants", "signal",
    }
)  # fmt: skip
ONE_LETTER = frozenset({"F", "K", "sp", "nn", "special", "nd"})
"""Libraries whose name a value may have as well: read as a library only before a function with arguments."""
ARRAYS = frozenset(
    {"array", "asarray", "tensor", "as_tensor", "Tensor", "FloatTensor", "constant", "matrix", "Variable", "Value"}
)
METHODS = frozenset(
    {
        "view", "flatten", "ravel", "permute", "t", "reciprocal", "rsqrt", "exp2", "clamp_min", "clamp_max",
        "masked_fill", "sigmoid_cross_entropy_with_logits", "linear", "addmm", "unsqueeze", "squeeze", "expand_dims",
        "vector_norm", "matrix_norm",
    }
)  # fmt: skip
"""Functions of other libraries that are put into words of the op table's."""


class LibraryCall(NamedTuple):
    """`length` tokens name the function or the constant of a library."""

    length: int
    function: str = ""
    constant: str = ""
    library: str = ""


def library_call(text: Text, tokens: Sequence[Token], k: int) -> LibraryCall | None:
    """What the dotted name at `k` stands for, or None where it begins with no library.

    Raises SourceError for what the library has and the op table has not.
    """
    root = tokens[k].word
    if root == "self":
        raise foreign.part_of_a_model(text, tokens[k], tokens[k + 1])
    if root not in LIBRARIES:
        return None
    last = k + 1
    while tokens[last].word in MODULES and tokens[last + 1].kind == "ATTRIBUTE":
        last += 1
    word, is_called = tokens[last].word, tokens[last + 1].kind == "LPAR"
    if root in ONE_LETTER and last == k + 1 and (not is_called or tokens[last + 2].kind == "RPAR"):
        return None
    count = last - k + 1
    if root == "Math" and word in {"PI", "E"} and not is_called:
        return LibraryCall(count, constant=word.lower())
    if not is_called and word == "newaxis":
        return LibraryCall(count, constant="None")
    if not is_called and word in OF_LIBRARIES | dict.fromkeys(TYPES):
        return LibraryCall(count, constant=word)
    if is_called and (word in FUNCTIONS or word in METHODS or word in ARRAYS):
        # torch.nn has layers only: `nn.gelu` is that of flax, whose functions are those of jax.
        is_flax = root == "nn" and last == k + 1
        return LibraryCall(count, function=word, library="jax" if is_flax else LIBRARIES[root])
    raise foreign.unknown_in_library(text, tokens[k], tokens[last], is_called=is_called)
