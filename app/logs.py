"""What is written down while the app runs: a JSON object a line for programs, or a line for people.

Every line that belongs to a request says its id, which the answer carries as `X-Request-Id`. From `info` up a line
holds nothing that a client wrote: routes, not addresses; codes, not texts.
"""

from __future__ import annotations

import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, Final, Literal

import orjson

LogFormat = Literal["auto", "json", "text"]

request_id: ContextVar[str] = ContextVar("request_id", default="")

STANDARD: Final = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "color_message"}


class JsonLines(logging.Formatter):
    """A record as a JSON object; what was handed in as `extra` is a field each."""

    def format(self, record: logging.LogRecord) -> str:
        found: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if request_id.get():
            found["request_id"] = request_id.get()
        found |= {name: value for name, value in record.__dict__.items() if name not in STANDARD}
        if record.exc_info:
            found["exception"] = self.formatException(record.exc_info)
        return orjson.dumps(found, default=str).decode()


class TextLines(logging.Formatter):
    """A record as a line, its fields behind it."""

    def format(self, record: logging.LogRecord) -> str:
        extra = {name: value for name, value in record.__dict__.items() if name not in STANDARD}
        if request_id.get():
            extra["request_id"] = request_id.get()
        fields = " ".join(f"{name}={value}" for name, value in extra.items())
        line = f"{record.levelname.lower()}: {record.getMessage()}" + (f"  {fields}" if fields else "")
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def log_config(level: str, form: LogFormat) -> dict[str, Any]:
    """The configuration of `logging` for the app and the server it runs on."""
    is_json = form == "json" or (form == "auto" and not sys.stderr.isatty())
    own = {"handlers": ["stderr"], "level": level.upper()}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": JsonLines if is_json else TextLines}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "stream": "ext://sys.stderr"}},
        "loggers": {"uvicorn": own, "chainrule": own},
    }
