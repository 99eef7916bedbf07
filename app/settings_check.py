"""Say what is wrong with settings before anything starts: a sentence for each mistake.

settings, mistakes = checked_settings(os.environ, {"port": 99999})
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from pydantic import ValidationError
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from chainrule.limits import Limits

from .config import Settings

PREFIX: Final = "CHAINRULE_"
OTHERS: Final = frozenset(
    {"TEST_POSTGRES", "TEST_REDIS", "TEST_NGINX", "CHROMIUM", "PICTURES", "STATES", "NO_FRONTEND", "PROJECT_URL"}
)
"""Names that the tests and the build of this project use."""
NESTED: Final = "LIMITS__"


def checked_settings(environment: Mapping[str, str], given: Mapping[str, Any]) -> tuple[Settings | None, list[str]]:
    """The settings, or None with what is wrong with them. `given` are those of the command line."""
    mistakes = list(unknown_names(environment))
    try:
        settings = Settings(**given)
    except ValidationError as error:
        return None, [*mistakes, *(sentence(fault, environment) for fault in error.errors())]
    mistakes += [*database_mistakes(settings), *redis_mistakes(settings)]
    return (None if mistakes else settings), mistakes


def sentence(fault: Any, environment: Mapping[str, str]) -> str:
    name = PREFIX + "__".join(str(part) for part in fault["loc"]).upper()
    value = environment.get(name)
    shown = name if value is None else f"{name}={value[:100]}"
    said = str(fault["msg"]).removeprefix("Value error, ")
    return f"{shown} cannot be: {said[:1].lower()}{said[1:]}."


def unknown_names(environment: Mapping[str, str]) -> Iterator[str]:
    """A setting that is misspelt would have no effect, and nobody would know."""
    limits = {f"{NESTED}{name}".upper() for name in Limits().as_dict()}
    known = {name.upper() for name in Settings.model_fields} | limits | OTHERS
    for name in sorted(environment):
        if name.startswith(PREFIX) and name.removeprefix(PREFIX).upper() not in known:
            near = get_close_matches(name.removeprefix(PREFIX), known, 1)
            hint = f" Is {PREFIX}{near[0]} meant?" if near else ""
            yield f"{name} is no setting.{hint}"


def database_mistakes(settings: Settings) -> list[str]:
    """Of the database it is looked whether there could be one; whether it answers, /readyz says."""
    try:
        url = make_url(settings.database)
        driver = url.get_dialect().driver
    except (ArgumentError, ModuleNotFoundError, ImportError) as error:
        return [f"{PREFIX}DATABASE_URL names no database that can be used: {error}."]
    if find_spec(driver) is None and url.get_backend_name() != "sqlite":
        return [f'{PREFIX}DATABASE_URL needs the package {driver}: pip install "chainrule[postgres]".']
    if url.get_backend_name() != "sqlite" or settings.database_url:
        return []
    folder = nearest(settings.data_dir.absolute())
    if not folder.is_dir():
        return [f"{PREFIX}DATA_DIR={settings.data_dir} cannot be: {folder} is no folder."]
    if not os.access(folder, os.W_OK):
        return [f"{PREFIX}DATA_DIR={settings.data_dir} cannot be: this user may not write into {folder}."]
    return []


def redis_mistakes(settings: Settings) -> list[str]:
    if not settings.redis_url:
        return []
    if urlsplit(settings.redis_url).scheme not in {"redis", "rediss", "unix"}:
        return [f"{PREFIX}REDIS_URL names no Redis; write it as redis://127.0.0.1:6379/0."]
    if find_spec("redis") is None:
        return [f'{PREFIX}REDIS_URL needs the package redis: pip install "chainrule[redis]".']
    return []


def nearest(path: Path) -> Path:
    """The path, or of the folders above it the first that is there."""
    while not path.exists() and path != path.parent:
        path = path.parent
    return path
