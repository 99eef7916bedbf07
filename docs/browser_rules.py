"""Write for the browser's tape what the engine says: the op table, a case a rule and an entry an op; and sentences.

A rule that is a number or a single slot needs no instruction, as in `chainrule.engine.lower`: the register is there.
Rules that differ only in the names of their slots are one instruction.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Iterator, Sequence
from types import ModuleType
from unicodedata import east_asian_width

from chainrule.engine import diagnose
from chainrule.engine.ops import OPS, Op
from chainrule.engine.tape import slot_names
from chainrule.languages import TABLES
from docs.typescript import FUNCTIONS, camel, number, translated

REGISTERS = ("a", "b", "c")
"""What an instruction reads, in the order in which the rule names its slots."""
WIDTH = 120
HEAD = """/** The rules of the op table, element by element: `python -m docs.generate` writes this file. */
import {{
{imports}
}} from "./functions";

/** An instruction and the slots it reads. */
export type Computed = readonly [instruction: number, ...slots: string[]];

/** A number; a slot, whose register has it already; or something to be computed. */
export type Rule = number | string | Computed;

export interface ElementwiseOp {{
  readonly forward: Computed;
  /** The local derivative of each slot. */
  readonly locals: readonly Rule[];
  /** By name, what it is where a node does not say. */
  readonly options?: Readonly<Record<string, number>>;
  /** Hands back exactly 0 where its local derivative is 0, whatever arrives there. */
  readonly blocks?: true;
  /** 1 where the operands sit on a place without derivative, else 0. */
  readonly kink?: Computed;
}}

/** Numbers an instruction takes in a program: itself, the register it writes, those it reads. */
const INSTRUCTION_LENGTH = 5;

export const PLUS = {plus};
export const TIMES = {times};
export const BLOCKED = {blocked};

/** Run the instructions of `code` on registers. */
export function execute(code: Int32Array, registers: Float64Array): void {{
  for (let at = 0; at < code.length; at += INSTRUCTION_LENGTH) {{
    const to = code[at + 1] as number;
    const a = registers[code[at + 2] as number] as number;
    const b = registers[code[at + 3] as number] as number;
    const c = registers[code[at + 4] as number] as number;
    switch (code[at]) {{
{cases}
    }}
  }}
}}

/** By name. */
export const ELEMENTWISE: Readonly<Record<string, ElementwiseOp>> = {{
{ops}
}};
"""


SENTENCES_HEAD = """/**
 * What is said of a run, in other languages, by tag and English template: `python -m docs.generate` writes this file.
 */
export const SENTENCES: Readonly<Record<string, Readonly<Record<string, string>>>> = {"""


UNSAID = frozenset({"{word} in {count} of {size} elements", "what is blocked receives exactly 0"})
"""Of arrays, and what a page does not show."""


def browser_sentences() -> str:
    """`frontend/src/core/tape/sentences.ts`: the templates of diagnostics of single numbers, and all rules at kinks."""
    kinks = {op.kink.template for op in OPS.values() if op.is_elementwise and op.kink}
    templates = sorted({*templates_of(diagnose), *kinks} - UNSAID)
    lines = []
    for tag, table in TABLES.items():
        entries = [entry_of(each, table[each]) for each in templates if table[each] != each]
        lines += [f'  "{tag}": {{', *(f"    {each}" for each in entries), "  },"]
    return "\n".join([SENTENCES_HEAD, *lines, "};\n"])


def templates_of(module: ModuleType) -> Iterator[str]:
    """What a module says, but for what it says of arrays alone."""
    for part in ast.parse(inspect.getsource(module)).body:
        if isinstance(part, ast.FunctionDef) and part.name != "outer_broadcasts":
            for each in ast.walk(part):
                match each:
                    case ast.Call(ast.Name("say"), [ast.Constant(str(template)), *_]):
                        yield template


def entry_of(template: str, text: str) -> str:
    """An entry of a table; what is too long for a line has one of its own."""
    key = template if template.isidentifier() else json.dumps(template, ensure_ascii=False)
    value = json.dumps(text, ensure_ascii=False)
    line = f"{key}: {value},"
    wide = sum(east_asian_width(character) in "WF" for character in line)
    return line if len(line) + wide + 4 <= WIDTH else f"{key}:\n      {value},"


class Instructions:
    """The instructions so far, by what they compute."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, rule: str, *, is_condition: bool = False) -> int:
        """The instruction that computes `rule`; 1 or 0 where it is a condition."""
        names = slot_names(rule)
        if len(names) > len(REGISTERS):
            raise ValueError(f"an instruction reads at most {len(REGISTERS)} registers; {rule!r} names {len(names)}")
        text = translated(rule, dict(zip(names, REGISTERS, strict=False)))
        return self.numbers.setdefault(f"{text} ? 1 : 0" if is_condition else text, len(self.numbers))

    def rule(self, rule: str) -> str:
        """A rule as the table has it."""
        names = slot_names(rule)
        if not names:
            return number(float(rule))
        if rule == f"{{{names[0]}}}":
            return json.dumps(names[0])
        return self.computed(rule)

    def computed(self, rule: str, *, is_condition: bool = False) -> str:
        """The instruction of a rule and the slots it reads."""
        instruction = self.number(rule, is_condition=is_condition)
        return f"[{', '.join([str(instruction), *map(json.dumps, slot_names(rule))])}]"


def browser_rules() -> str:
    """`frontend/src/core/tape/rules.ts`."""
    instructions = Instructions()
    plus, times = instructions.number("{0} + {1}"), instructions.number("{0} * {1}")
    blocked = instructions.number("blocked({0}, {1})")
    ops = [line for op in OPS.values() if op.is_elementwise for line in entry(op, instructions)]
    cases = [line for text, k in instructions.numbers.items() for line in case(k, text)]
    used = {name for text in instructions.numbers for name in re.findall(r"(\w+)\(", text)}
    imports = [f"  {name}," for name in sorted(used & set(map(camel, FUNCTIONS)), key=natural)]
    return HEAD.format(
        imports="\n".join(imports),
        plus=plus,
        times=times,
        blocked=blocked,
        cases="\n".join(cases),
        ops="\n".join(ops),
    )


def entry(op: Op, instructions: Instructions) -> list[str]:
    """The lines of an op, one where it fits."""
    forward = instructions.computed(op.rules[0])
    locals_ = [instructions.rule(rule) for rule in op.rules[1:]]
    options = ", ".join(f"{name}: {infinite(value)}" for name, value in op.options.items())
    fields = [f"forward: {forward}", array("locals", locals_)]
    if options:
        fields.append(f"options: {{ {options} }}")
    if op.blocks:
        fields.append("blocks: true")
    if op.kink_rule:
        fields.append(f"kink: {instructions.computed(op.kink_rule, is_condition=True)}")
    line = f"  {op.name}: {{ {', '.join(fields)} }},"
    if len(line) <= WIDTH and not any("\n" in field for field in fields):
        return [line]
    return [f"  {op.name}: {{", *(f"    {field}," for field in fields), "  },"]


def array(name: str, rules: Sequence[str]) -> str:
    """A field with several rules; where all of them are lists, formatters want a line each."""
    if len(rules) > 1 and all(rule.startswith("[") for rule in rules):
        return "\n".join([f"{name}: [", *(f"      {rule}," for rule in rules), "    ]"])
    return f"{name}: [{', '.join(rules)}]"


def case(number: int, text: str) -> list[str]:
    """The lines of an instruction."""
    return [f"      case {number}:", f"        registers[to] = {text};", "        break;"]


def natural(name: str) -> list[str]:
    """`log2` before `log10`, as formatters sort names."""
    return [part.rjust(3, "0") if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def infinite(value: float) -> str:
    """A number, which may be infinite, as TypeScript has it."""
    return number(value).replace("inf", "Number.POSITIVE_INFINITY").replace("-Number.POSITIVE", "Number.NEGATIVE")
