"""Turn the description of a data set into the data set.

    {"name": "spiral", "noise": 0.1, "points": 500, "seed": 0, "features": ["x", "y", "sin x"]}    drawn from a formula
    {"name": "iris", "standardise": true, "seed": 0}                            shipped inside scikit-learn
    {"name": "csv", "text": "x,y,label\\n1,2,red\\n...", "label": "label"}         one's own

Of one's own text `delimiter`, `decimal` and `header` are found out unless they are told; columns named in `leave_out`
are not used.

All but the name has a default.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from chainrule.datasets.csv_dialect import DECIMALS, DELIMITERS
from chainrule.datasets.csv_text import HEADERS, CsvOptions, read_csv
from chainrule.datasets.features import FEATURES, featured
from chainrule.datasets.formulas import CLASSES, REGRESSIONS
from chainrule.datasets.packaged import PACKAGED, load
from chainrule.datasets.table import Dataset, shuffled, standardised
from chainrule.errors import SourceError
from chainrule.fields import Fields, one_of
from chainrule.limits import Limits
from chainrule.seeded_random import SeededRandom
from chainrule.sentences import say

FORMULAS = CLASSES | REGRESSIONS
DEFAULT_POINTS = 500
MOST_NOISE = 0.5


def names() -> tuple[str, ...]:
    """Every data set there is; the packaged ones need scikit-learn."""
    return (*FORMULAS, *PACKAGED, "csv")


def normalise(description: object, limits: Limits) -> dict[str, Any]:
    """The description with every default written out. Raises SourceError, naming the field; nothing is drawn."""
    fields = Fields(description, "dataset")
    name = fields.choice("name", names())
    result: dict[str, Any] = {"name": name, "seed": fields.integer("seed", 0)}
    if name in FORMULAS:
        result |= {
            "points": fields.integer("points", DEFAULT_POINTS, low=4, high=limits.dataset_points),
            "noise": fields.number("noise", 0.0, low=0.0, high=MOST_NOISE),
            "features": _features(fields),
        }
    elif name == "csv":
        result |= {
            "text": fields.text("text", longest=limits.csv_length),
            "label": fields.text("label", "", longest=limits.name_length),
            "task": fields.choice("task", ("auto", "classes", "regression"), "auto"),
            "delimiter": fields.choice("delimiter", ("auto", *DELIMITERS), "auto"),
            "decimal": fields.choice("decimal", ("auto", *DECIMALS), "auto"),
            "header": fields.choice("header", HEADERS, "auto"),
            "leave_out": _left_out(fields, limits),
            "standardise": fields.boolean("standardise", False),
        }
    else:
        result["standardise"] = fields.boolean("standardise", PACKAGED[name].standardise)
    fields.refuse_others()
    return result


def make(description: object, limits: Limits) -> Dataset:
    """The data set of a description, shuffled by its seed, half for training."""
    told = normalise(description, limits)
    name, seed = told["name"], told["seed"]
    if name in FORMULAS:
        return shuffled(_drawn(told), seed)
    data = shuffled(_own(told, limits) if name == "csv" else load(name), seed)
    return standardised(data) if told["standardise"] else data


def _drawn(told: Mapping[str, Any]) -> Dataset:
    name, columns = told["name"], tuple(told["features"])
    points, labels = FORMULAS[name](SeededRandom(told["seed"]), told["points"], told["noise"])
    classes = ("-1", "+1") if name in CLASSES else ()
    return Dataset(name, columns, featured(points, columns), labels.astype(float), classes, len(labels))


def _own(told: Mapping[str, Any], limits: Limits) -> Dataset:
    options = {name: told[name] for name in ("label", "task", "delimiter", "decimal", "header")}
    return read_csv(told["text"], limits, CsvOptions(**options, leave_out=tuple(told["leave_out"])))


def _left_out(fields: Fields, limits: Limits) -> list[str]:
    names = [] if "leave_out" not in fields else list(fields.sequence("leave_out"))
    fields.any("leave_out")
    if not all(isinstance(name, str) and len(name) <= limits.name_length for name in names):
        fields.fault("leave_out", say("dataset.leave_out must be a list of names of columns"))
    return names


def _features(fields: Fields) -> list[str]:
    if "features" not in fields:
        fields.any("features")
        return ["x", "y"]
    chosen = [one_of(name, tuple(FEATURES), "dataset.features") for name in fields.sequence("features")]
    if not chosen or len(set(chosen)) != len(chosen):
        message = say("dataset.features must name at least one feature, and none twice")
        raise SourceError("invalid-value", message, node="dataset.features")
    return chosen
