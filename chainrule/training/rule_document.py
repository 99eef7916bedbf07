"""Read the update rule of a training document.

"optimiser": "sgd", "momentum", "nesterov" (momentum), "rmsprop" (alpha, epsilon), "adam" or "adamw" (beta1, beta2,
    epsilon), each with `eta`
"weight_decay": 0.01    added to the gradient as weight_decay theta (L2); of adamw the parameters shrink by it
"l1": 0.001             added to the gradient as l1 sign(theta)
"clip_norm": 1          the longest gradient; "clip_value": 0.5, the largest number in it
"schedule": "constant", "step" (decay_every, decay_factor) or "cosine" (eta_end), each after `warmup` steps
"""

from __future__ import annotations

from typing import Any

from chainrule.fields import Fields
from chainrule.training.optimisers import OPTIMISERS
from chainrule.training.schedules import Constant, Cosine, Schedule, StepDecay, WarmUp
from chainrule.training.update_rule import UpdateRule

SCHEDULES = ("constant", "step", "cosine")
CONSTANTS = ("momentum", "alpha", "beta1", "beta2", "epsilon")
SCHEDULE_CONSTANTS = ("decay_every", "decay_factor", "eta_end")
"""A form may hold those of another optimiser or schedule, too; they are left out of the normal form."""
MOST_ETA = 1e6
MOST_DECAY = 100.0


def read_rule(fields: Fields, steps: int, longest: int) -> tuple[dict[str, Any], UpdateRule]:
    """The settings in normal form, what is off left out, and the rule. Raises SourceError, naming the field.

    `steps` is the length of the training, `longest` the longest there may be.
    """
    name = fields.choice("optimiser", OPTIMISERS, "sgd")
    constants = _constants(name, fields)
    decay = _decay(fields, 0.01 if name == "adamw" else 0.0)
    given = dict(constants)
    if name == "adamw":
        given["decay"] = decay
    schedule_settings, schedule = _schedule(fields, steps, longest)
    rule = UpdateRule(
        OPTIMISERS[name](**given),
        clip_norm=_off_or(fields, "clip_norm", MOST_ETA),
        clip_value=_off_or(fields, "clip_value", MOST_ETA),
        l2=0.0 if name == "adamw" else decay,
        l1=_off_or(fields, "l1", MOST_DECAY),
        schedule=schedule,
    )
    optional = {"l1": rule.l1, "clip_norm": rule.clip_norm, "clip_value": rule.clip_value}
    settings = {
        "optimiser": name,
        **constants,
        **({"weight_decay": decay} if decay or name == "adamw" else {}),
        **{field: value for field, value in optional.items() if value},
        **schedule_settings,
    }
    return settings, rule


def _constants(name: str, fields: Fields) -> dict[str, float]:
    for of_any in CONSTANTS:
        fields.any(of_any)
    found = {"eta": fields.number("eta", 0.1, low=0.0, high=MOST_ETA)}
    if name in ("momentum", "nesterov"):
        found["momentum"] = fields.number("momentum", 0.9, low=0.0, high=1.0)
    if name in ("adam", "adamw"):
        found["beta1"] = fields.number("beta1", 0.9, low=0.0, high=0.999_999)
        found["beta2"] = fields.number("beta2", 0.999, low=0.0, high=0.999_999)
    if name == "rmsprop":
        found["alpha"] = fields.number("alpha", 0.99, low=0.0, high=0.999_999)
    if name in ("adam", "adamw", "rmsprop"):
        found["epsilon"] = fields.number("epsilon", 1e-8, low=1e-16, high=1.0)
    return found


def _decay(fields: Fields, default: float) -> float:
    return fields.number("weight_decay", default, low=0.0, high=MOST_DECAY)


def _off_or(fields: Fields, name: str, high: float) -> float:
    return fields.number(name, 0.0, low=0.0, high=high)


def _schedule(fields: Fields, steps: int, longest: int) -> tuple[dict[str, Any], Schedule]:
    for of_any in SCHEDULE_CONSTANTS:
        fields.any(of_any)
    name = fields.choice("schedule", SCHEDULES, "constant")
    settings: dict[str, Any] = {}
    schedule: Schedule = Constant()
    if name == "step":
        every = fields.integer("decay_every", max(1, steps // 3), low=1, high=longest)
        by = fields.number("decay_factor", 0.1, low=0.0, high=1.0)
        settings, schedule = {"decay_every": every, "decay_factor": by}, StepDecay(every, by)
    elif name == "cosine":
        end = fields.number("eta_end", 0.0, low=0.0, high=1.0)
        settings, schedule = {"eta_end": end}, Cosine(steps, end)
    warmup = fields.integer("warmup", 0, high=longest)
    if warmup:
        settings["warmup"], schedule = warmup, WarmUp(warmup, schedule)
    return ({"schedule": name} if name != "constant" else {}) | settings, schedule
