r"""Read a line of LaTeX: commands become the tokens they stand for.

`\frac{a}{b}`, `\sqrt{x}` and `\sin x` keep a token of their own, which the parser knows; `\alpha`, `\mathbf{w}_{1}`,
`\hat{y}` are names, `\cdot` and `\times` are signs, `\left` and `\,` are nothing at all.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from chainrule.errors import SourceError
from chainrule.sentences import say
from chainrule.sources.expression.foreign import FORMULAS
from chainrule.sources.expression.text import Text, shown

COMMAND = re.compile(r"\\([A-Za-z]+|.)?", re.DOTALL)
BRACED = re.compile(r"[ \t]*\{[ \t]*+(\\?[^\W\d_][\w ]*+)[ \t]*+\}")
UNBRACED = re.compile(r"[ \t]*(\\[A-Za-z]+|(?<=[ \t])[^\W\d_])")
r"""`\hat y`, `\hat\theta`: one letter needs no braces."""
PART = re.compile(r"[ \t]*([0-9]|[^\W\d_]|\\[A-Za-z]+)")
r"""What TeX takes for a part without braces, as in `\frac12`, `\frac x2`, `\frac\pi2`: one character, or a command."""
SUBSCRIPT = re.compile(r"_(?:\{[ \t]*+(\w[\w, ]*+(?:[ \t]*+[+-][ \t]*+\w++)?+)[ \t]*+\}|([^\W_]))")
LAYER = re.compile(r"\^\{[ \t]*(?:\[(\w+)\]|\((\w+)\))[ \t]*\}")
OPENS_CALL = re.compile(r"[ \t]*+(?:\^(?:\{[^{}]*\}|\w))?[ \t]*+(?:\\left|\\[bB]igg?l?)?[ \t]*+(?:[(\[]|\\\{)")
OPENS_SET = re.compile(r"[ \t]*+(?:\\limits)?[ \t]*+(?:\\left)?[ \t]*+\\?[({]")
r"""`\max\{0, x\}`."""

LETTERS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "vartheta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ",
    "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "l",
}  # fmt: skip
STYLES = frozenset(
    {
        "mathbf", "mathrm", "mathit", "mathsf", "mathcal", "mathbb", "boldsymbol", "bm", "vec", "text", "textbf",
        "textit", "operatorname",
    }
)  # fmt: skip
ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "bar": "\u0304", "overline": "\u0304", "tilde": "\u0303", "dot": "\u0307",
}  # fmt: skip
FUNCTIONS = frozenset(
    {
        "sin", "cos", "tan", "sinh", "cosh", "tanh", "arcsin", "arccos", "arctan", "exp", "ln", "log", "max", "min",
        "det",
    }
)  # fmt: skip
SIGNS = {
    "cdot": ("DOT", "·"), "bullet": ("DOT", "·"), "times": ("STAR", "*"), "ast": ("STAR", "*"), "odot": ("STAR", "*"),
    "div": ("SLASH", "/"), "le": ("COMPARE", "<="), "leq": ("COMPARE", "<="), "ge": ("COMPARE", ">="),
    "geq": ("COMPARE", ">="), "lt": ("COMPARE", "<"), "gt": ("COMPARE", ">"), "ne": ("COMPARE", "!="),
    "neq": ("COMPARE", "!="), "{": ("LPAR", "("), "}": ("RPAR", ")"), "|": ("NORM", "‖"), "lVert": ("NORM", "‖"),
    "rVert": ("NORM", "‖"), "lvert": ("BAR", "|"), "rvert": ("BAR", "|"), "top": ("TRANSPOSED", "ᵀ"),
    "intercal": ("TRANSPOSED", "ᵀ"), "frac": ("FRACTION", "frac"), "dfrac": ("FRACTION", "frac"),
    "tfrac": ("FRACTION", "frac"), "cfrac": ("FRACTION", "frac"), "sqrt": ("ROOT", "sqrt"),
    "\\": ("NEWLINE", "\n"), "_": ("", ""),
    "leftarrow": ("EQUALS", "="), "gets": ("EQUALS", "="), "coloneqq": ("EQUALS", "="),
}  # fmt: skip
NOTHING = frozenset(
    {
        "left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl",
        "Biggr", "displaystyle", "textstyle", "limits", "quad", "qquad", ",", ";", ":", "!", "(", ")", "[", "]", " ",
        "\n", "\t",
    }
)  # fmt: skip


ENVIRONMENT = re.compile(r"\{(?:align(?:ed)?|equation|gather(?:ed)?|split|multline|math|displaymath)\*?\}")
"""What `\\begin` and `\\end` may name: surroundings of formulas, which change nothing."""
REMEDIES = {
    "sum": say("a sum over an index is written over whole vectors, as in sum(w * x)"),
    "prod": say("a product over an index is written over a whole vector, as in prod(x)"),
    "int": say("integrals are not computed here"),
    "lim": say("limits are not computed here"),
    "partial": say("nothing needs to be called: the gradient of every value is always there"),
    "nabla": say("nothing needs to be called: the gradient of every value is always there"),
    "begin": say("a matrix is written [[1, 2], [3, 4]], and a choice where(x > 0, a, b)"),
    **dict.fromkeys(("lfloor", "rfloor"), say("rounding down is written floor(x)")),
    **dict.fromkeys(("lceil", "rceil"), say("rounding up is written ceil(x)")),
    **dict.fromkeys(("langle", "rangle"), say("a scalar product is written dot(w, x)")),
    "binom": say("there are no factorials here; products of numbers are written out"),
}


class Command(NamedTuple):
    """A command as the token it stands for, "" for none, and where it ends."""

    kind: str
    word: str
    end: int


def command(text: Text, start: int) -> Command:
    """The command at `start`. Raises SourceError for one that is not known."""
    string = text.string
    match = COMMAND.match(string, start)
    assert match is not None
    name, end = match[1] or "", match.end()
    surrounding = ENVIRONMENT.match(string, end) if name in {"begin", "end"} else None
    if name in NOTHING or surrounding:
        return Command("", "", surrounding.end() if surrounding else end)
    if name in LETTERS:
        return index(string, LETTERS[name], end)
    if name in SIGNS:
        return Command(*SIGNS[name], end)
    if name in FUNCTIONS:
        return function(text, name, start, end)
    if name in STYLES or name in ACCENTS:
        inner = BRACED.match(string, end) or UNBRACED.match(string, end)
        if inner is not None:
            return styled(string, name, inner[1].replace(" ", ""), inner.end())
    raise unknown_command(text, name, start, end)


def unknown_command(text: Text, name: str, start: int, end: int) -> SourceError:
    message = say(
        "{command} is not read; known are \\frac, \\sqrt, \\cdot, Greek letters and functions such as \\exp",
        command=shown(text.piece(start, end)),
    )
    remedy = REMEDIES.get(name) or (say("write {formula}", formula=FORMULAS[name]) if name in FORMULAS else None)
    if remedy is not None:
        message = say("{command} is not read; {remedy}", command=shown(text.piece(start, end)), remedy=remedy)
    return SourceError("latex-command", message, span=text.span(start, end))


def styled(string: str, style: str, inner: str, end: int) -> Command:
    letter = LETTERS.get(inner.removeprefix("\\"), "") if inner.startswith("\\") else inner
    name = unicodedata.normalize("NFC", letter + ACCENTS.get(style, ""))
    return index(string, name, end)


def index(string: str, name: str, end: int) -> Command:
    """A name with its subscript and the number of its layer: `W_{ij}^{[2]}` is `W_ij_2`."""
    for _ in range(2):
        for pattern in (SUBSCRIPT, LAYER):
            found = pattern.match(string, end)
            if found is not None:
                name += "_" + "_".join(re.findall(r"\w+", shifted(found[1] or found[2])))
                end = found.end()
    return Command("NAME", name, end)


def shifted(inner: str) -> str:
    """`t-1` is `tm1` and `t+1` is `tp1` in a name, as programs have it."""
    for sign, letter in (("-", "m"), ("+", "p")):
        base, found, offset = inner.partition(sign)
        if found:
            return base.rstrip() + letter + offset.lstrip()
    return inner


def function(text: Text, name: str, start: int, end: int) -> Command:
    r"""`\sin(x)` is a call as any other; in `\sin x` the function stands before its value without brackets."""
    string = text.string
    subscript = SUBSCRIPT.match(string, end) if name in SUBSCRIPTED else None
    if subscript is not None:
        name, end = subscripted(text, name, subscript, start), subscript.end()
    is_call = OPENS_CALL.match(string, end) or (name in EXTREMA and OPENS_SET.match(string, end))
    return Command("NAME" if is_call else "APPLY", name, end)


def subscripted(text: Text, name: str, subscript: re.Match[str], start: int) -> str:
    r"""`\log_2` and `\log_e`. Raises SourceError for other bases, and for `\max_i`."""
    below = (subscript[1] or subscript[2]).rstrip()
    if name == "log" and below in BASES:
        return BASES[below]
    remedy = say("write {formula}", formula=f"log(x, {below})" if name == "log" else f"{name}(x)")
    message = say("{command} is not read; {remedy}", command=shown(text.piece(start, subscript.end())), remedy=remedy)
    raise SourceError("latex-command", message, span=text.span(start, subscript.end()))


EXTREMA = frozenset({"max", "min"})
SUBSCRIPTED = EXTREMA | {"log"}
BASES = {"2": "log2", "10": "log10", "e": "log"}
