"""What can be set from outside: `Settings()` reads the environment, every name with the prefix CHAINRULE_.

    CHAINRULE_PORT=9000 CHAINRULE_TRUSTED_PROXIES=10.0.0.0/8 CHAINRULE_LIMITS__NODES=500 python -m app

Lists are separated by commas. Sizes are in bytes, times in seconds.
"""

from __future__ import annotations

import os
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from chainrule.limits import Limits

from .logs import LogFormat

Network = IPv4Network | IPv6Network
LogLevel = Literal["critical", "error", "warning", "info", "debug"]


class Settings(BaseSettings):
    """Settings of one application. Immutable; anything out of range is refused when it is made."""

    model_config = SettingsConfigDict(env_prefix="CHAINRULE_", env_nested_delimiter="__", frozen=True, extra="ignore")

    host: str = "127.0.0.1"
    port: int = Field(8000, ge=0, le=65535)
    log_level: LogLevel = "info"
    log_format: LogFormat = "auto"
    """auto is text on a terminal, else json."""

    data_dir: Path = Path(".chainrule")
    """Where the SQLite database is kept, unless `database_url` says otherwise."""
    database_url: str = ""
    """An SQLAlchemy address; empty is SQLite in `data_dir`. PostgreSQL: postgresql+psycopg://user@host/name"""
    store_bytes: int = Field(1_000_000_000, ge=100_000)
    """Room for source documents. Where it is short, those that were not read longest go first, presets never."""
    store_patience_s: float = Field(0.1, gt=0)
    """How long an answer waits for the database."""

    allowed_hosts: Annotated[tuple[str, ...], NoDecode] = ()
    """Names that this server goes by, besides addresses and localhost; * is any. Left out: none where it listens to
    this machine alone, else any.
    """
    metrics_from: Annotated[tuple[Network, ...], NoDecode] = (ip_network("127.0.0.0/8"), ip_network("::1"))
    """Who may read /metrics, as addresses or networks."""
    public_address: str = ""
    """Where others reach this server, such as https://chainrule.example or https://example.org/chainrule; embed codes
    and previews of links name it. Left out: the address it was asked at.
    """
    allowed_origins: Annotated[tuple[str, ...], NoDecode] = ()
    """Origins of other sites that may call the API and open live connections, such as https://lectures.example"""
    trusted_proxies: Annotated[tuple[Network, ...], NoDecode] = ()
    """Peers whose X-Forwarded-For is believed, as addresses or networks."""

    limits: Limits = Field(default_factory=Limits)
    """The library's limits; each can be set by itself, as CHAINRULE_LIMITS__NODES=500."""

    body_limit: int = Field(4_000_000, ge=1_000)
    header_limit: int = Field(65_536, ge=1_000)
    header_timeout_s: float = Field(10.0, gt=0)
    body_timeout_s: float = Field(20.0, gt=0)

    redis_url: str = ""
    """A Redis that several processes or instances share, such as redis://127.0.0.1:6379/0: rates, places for live
    connections and what is known of bodies are then those of all together. One process needs none.
    """
    redis_patience_s: float = Field(0.1, gt=0)
    """How long an answer waits for it; then the process counts by itself."""
    work_rate: float = Field(500_000_000.0, gt=0)
    """Units of work (about nanoseconds, by chainrule/cost.py) a second that one address may ask for, for ever."""
    work_burst: float = Field(60_000_000_000.0, gt=0)
    """And at once: a lecture hall shares one address, and arrives in the same minute."""
    live_per_address: int = Field(1_000, ge=1)
    live_rate: float = Field(2_000.0, gt=0)
    """Messages a second on one live connection; above it for long, the connection is closed."""
    live_bytes: int = Field(200_000_000, ge=1_000_000)
    """Memory for what all live connections have open."""
    live_idle_s: float = Field(900.0, gt=0)

    workers: int = Field(1, ge=1, le=64)
    """Server processes. Each has its own threads, job processes, caches and numbers."""
    threads: int = Field(default_factory=lambda: max(2, min(8, os.cpu_count() or 2)), ge=1)
    """Threads that compute what is short; one less has what takes a while."""
    waiting: int = Field(1_000, ge=1)
    """Jobs that may wait for one of them."""
    processes: int = Field(2, ge=1)
    """Heavy computations at a time, each in a process of its own."""
    spool_bytes: int = Field(2_000_000_000, ge=1_000_000)
    """Room on disk for long answers that are on their way."""
    write_timeout_s: float = Field(20.0, gt=0)
    """A client that takes almost nothing of its answer for so long is parted from."""
    deadline_s: float = Field(20.0, gt=0)
    cache_bytes: int = Field(64_000_000, ge=0)
    """Room for scenes that are kept in memory."""
    answer_cache_bytes: int = Field(32_000_000, ge=0)
    """Room for whole answers that are kept as they were sent."""

    @field_validator("allowed_origins", "allowed_hosts", mode="before")
    @classmethod
    def _split_names(cls, value: object) -> object:
        return _split(value)

    @field_validator("public_address")
    @classmethod
    def _check_public_address(cls, address: str) -> str:
        parts = urlsplit(address)
        if address and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment):
            raise ValueError(f"{address!r} is no address of a site; write it as https://chainrule.example")
        return address.rstrip("/")

    @field_validator("allowed_origins")
    @classmethod
    def _check_origins(cls, origins: tuple[str, ...]) -> tuple[str, ...]:
        for origin in origins:
            parts = urlsplit(origin)
            if (
                parts.scheme not in {"http", "https"}
                or not parts.netloc
                or origin != f"{parts.scheme}://{parts.netloc}"
            ):
                raise ValueError(f"{origin!r} is no origin; write it as https://lectures.example, without a path")
        return tuple(origin.lower() for origin in origins)

    @field_validator("trusted_proxies", "metrics_from", mode="before")
    @classmethod
    def _read_networks(cls, value: object) -> object:
        parts = _split(value)
        return tuple(ip_network(part) if isinstance(part, str) else part for part in parts)

    @field_validator("limits")
    @classmethod
    def _check_limits(cls, limits: Limits) -> Limits:
        for name, value in limits.as_dict().items():
            if value < 1:
                raise ValueError(f"the limit {name} must be at least 1; got {value}")
        return limits

    @property
    def host_names(self) -> tuple[str, ...]:
        """Names that this server goes by; * is any."""
        is_of_this_machine = self.host in {"localhost", "::1"} or self.host.startswith("127.")
        return tuple(name.lower() for name in self.allowed_hosts) or (() if is_of_this_machine else ("*",))

    @property
    def database(self) -> str:
        """The address of the database."""
        return self.database_url or f"sqlite:///{(self.data_dir / 'chainrule.sqlite3').absolute()}"


def _split(value: object) -> tuple[object, ...]:
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split(",") if part.strip())
    return tuple(value) if isinstance(value, list | tuple) else (value,)
