"""Lines of a program or a notebook that are no formulas: each gets the sentence that helps."""

from __future__ import annotations

import re

from chainrule.errors import SourceError
from chainrule.sentences import Sentence, say
from chainrule.sources.expression.text import Text

LINE = re.compile(r"[^\r\n]*")
DEF = re.compile(r"(?:async\s+)?def\s+\w+\s*\(")
CLASS = re.compile(r"class\s+\w+\s*[(:]")
IMPORT = re.compile(r"(?:import\s+\w|from\s+[\w.]+\s+import\b)[^\r\n]*(?:\r\n|\r|\n)?")
PROMPT = re.compile(r">>>[ \t]*|In[ \t]*\[\d*\]:[ \t]*|Out[ \t]*\[\d*\]:[ \t]*")
PRINT = re.compile(r"print\s*\(")
RETURN = re.compile(r"return\b[ \t]*")
SHELL = re.compile(r"![ \t]*\w[^\r\n]*(?:\r\n|\r|\n)?")
WITH = re.compile(r"with\b[^\r\n]*:[ \t]*(?:\r\n|\r|\n)?")
CHECK = re.compile(r"(?:assert|global|nonlocal|del|pass|raise)\b[^\r\n]*(?:\r\n|\r|\n)?")
DECORATOR = re.compile(r"@[ \t]*[A-Za-z_][^\r\n]*(?:\r\n|\r|\n)?")
ANNOTATED = re.compile(r"[^\W\d]\w*[ \t]*:[ \t]*[A-Za-z_][\w.\[\], ]*=(?!=)")
NUMBERED = re.compile(r"(?:\(\d+(?:\.\d+)?\)|\d+[.)]|[-*•])[ \t]+(?=[^\W\d]\w*[ \t]*=(?!=))")
TRY = re.compile(r"(?:try|except|finally)\b[^\r\n]*")
LOOP = re.compile(r"(?:for\s++(?:[\w,]++\s++)+?in\b|while\b)")


def python_line(text: Text, start: int) -> None:
    """Raise SourceError if the line that begins at `start` is one of a program rather than a formula."""
    line = LINE.match(text.string, start)
    assert line is not None
    for pattern, code, sentence, is_left_out in LINES:
        found = pattern.match(text.string, start)
        if found is not None:
            # A line that only makes names known can go, as can a prompt; the rest stays to be rewritten.
            stop = found.end() if is_left_out else line.end()
            suggestion = "" if is_left_out else None
            raise SourceError(code, sentence, span=text.span(start, stop), suggestion=suggestion)


LINES: tuple[tuple[re.Pattern[str], str, Sentence, bool], ...] = (
    (DEF, "python-function", say(
        "'def' makes a function, and only values are named here: write the formula it returns as a line, y = ..."
    ), False),
    (CLASS, "python-class", say(
        "'class' makes a model of objects; here a network is written as its formulas, a = sigmoid(W @ x + b)"
    ), False),
    (IMPORT, "import", say(
        "nothing needs to be imported: np.exp, torch.sigmoid and the like are read without it"
    ), True),
    (PROMPT, "prompt", say("this is the prompt of a notebook or of Python and no part of the formula"), True),
    (PRINT, "python-print", say("nothing needs to be printed: every value is shown"), False),
    (RETURN, "python-return", say("a formula stands by itself, without 'return'"), True),
    (SHELL, "prompt", say("a line for the shell is no part of the formula"), True),
    (WITH, "python-with", say("nothing is done within something else: write the formulas inside as lines"), True),
    (CHECK, "python-statement", say("a line says what a value is, and this one does not: leave it out"), True),
    (DECORATOR, "python-statement", say("a line says what a value is, and this one does not: leave it out"), True),
    (ANNOTATED, "type", say("all numbers are float64: a line is y = ..., without a type"), False),
    (NUMBERED, "numbered-line", say("a line begins with the name of its value: leave its number or bullet out"), True),
    (TRY, "python-statement", say("a line says what a value is, and this one does not: leave it out"), False),
    (LOOP, "loop", say("there are no loops; write each step as a line of its own, or use a tensor"), False),
)  # fmt: skip
