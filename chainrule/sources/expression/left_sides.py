"""What stands before `=`: a name, or a name with what it depends on in brackets, as in `f(x, y) = ...`."""

from __future__ import annotations

from collections.abc import Sequence

from chainrule.sources.expression.tokens import Token


def assigned(tokens: Sequence[Token]) -> set[str]:
    """The names that lines give a value: `y` of `y = ...` and of `y(x) = ...`."""
    found = set()
    for k, token in enumerate(tokens):
        if token[0] == "EQUALS":
            if k and tokens[k - 1].kind == "NAME" and (k == 1 or tokens[k - 2].kind == "NEWLINE"):
                found.add(tokens[k - 1].word)
            elif k > 3 and tokens[k - 1].kind == "RPAR":
                start = k - 1
                while start and tokens[start - 1].kind in {"NAME", "COMMA", "LPAR"}:
                    start -= 1
                if parameters(tokens[start : k + 1]) and (not start or tokens[start - 1].kind == "NEWLINE"):
                    found.add(tokens[start].word)
    return found


def parameters(line: Sequence[Token]) -> tuple[str, ...]:
    """`x, y` of a line that begins `f(x, y) =`; nothing for any other line."""
    names = []
    for k in range(2, len(line) - 1, 2):
        if line[k].kind != "NAME":
            return ()
        names.append(line[k].word)
        if line[k + 1].kind == "RPAR":
            return tuple(names) if k + 2 < len(line) and line[k + 2].kind == "EQUALS" else ()
        if line[k + 1].kind != "COMMA":
            return ()
    return ()
