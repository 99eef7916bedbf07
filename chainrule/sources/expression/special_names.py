"""Names with letters beyond ASCII or an underscore in front: folded, or refused with what to write instead."""

from __future__ import annotations

from chainrule.errors import SourceError
from chainrule.sentences import say
from chainrule.sources.expression import characters as ch
from chainrule.sources.expression.latex import REMEDIES
from chainrule.sources.expression.text import Text, named, shown


def read_special_name(text: Text, piece: str, start: int, end: int) -> str:
    """A name with an underscore in front or with letters beyond ASCII: fold it, or say why it is none."""
    name, span = ch.fold_name(piece), text.span(start, end)
    if name.startswith("_"):
        # What begins with two underscores is Python's own, and no other name is meant by it.
        remedy = None if name.startswith("__") or name.strip("_").isdigit() else name.strip("_") or None
        raise SourceError(
            "underscore-name", say("{name}: names begin with a letter", name=shown(piece)), span=span, suggestion=remedy
        )
    if name[0] in "ΣΠ" and ch.plain_spelling(name[1:]) != name[1:]:
        # What stands below a sum is its index.
        raise SourceError("sum-over-index", REMEDIES["sum" if name[0] == "Σ" else "prod"], span=span)
    plain = ch.plain_spelling(name)
    if plain != ch.same_name(name):
        message = say(
            "{name} holds letters that only resemble {plain}; write it in ordinary letters",
            name=shown(piece),
            plain=shown(plain),
        )
        raise SourceError("compatibility-letters", message, span=span, suggestion=plain)
    if ch.mixes_scripts(name):
        message = say(
            "{name} mixes Cyrillic letters with others that look the same; write it in one script", name=shown(piece)
        )
        plain = ch.skeleton(name)
        raise SourceError("confusable", message, span=span, suggestion=None if ch.mixes_scripts(plain) else plain)
    fault = piece[0] if not name[0].isalpha() else ch.name_fault(name)
    if fault is not None:
        raise unfit_letter(text, piece, start, fault)
    return name


def unfit_letter(text: Text, piece: str, start: int, fault: str) -> SourceError:
    at = start + max(piece.find(fault), 0)
    if piece.startswith(fault):
        message = say("{character} cannot begin a name", character=named(fault))
    else:
        message = say("{character} cannot be part of a name", character=named(fault))
    return SourceError("unexpected-character", message, span=text.span(at, at + 1))
