"""Tell clients apart by the address they come from. A forwarded address counts only where a trusted proxy says it."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from starlette.datastructures import Headers
from starlette.types import Scope

from .config import Network

NOBODY = "unknown"


def client_of(scope: Scope, trusted: Iterable[Network]) -> str:
    """The client of a request: the last address on its way that is no trusted proxy; of IPv6 the /64 network."""
    peer = scope["client"][0] if scope.get("client") else NOBODY
    forwarded = ",".join(Headers(scope=scope).getlist("x-forwarded-for")).split(",")
    for hop in reversed(forwarded):
        if not is_within(peer, trusted):
            break
        peer = hop.strip() or peer
    return shortened(peer)


def may_read(scope: Scope, readers: Iterable[Network], trusted: Iterable[Network]) -> bool:
    """Does a request come from one of these networks? What a proxy hands on that is not trusted never does."""
    peer = scope["client"][0] if scope.get("client") else NOBODY
    if "x-forwarded-for" in Headers(scope=scope) and not is_within(peer, trusted):
        return False
    return is_within(client_of(scope, trusted).partition("/")[0], readers)


@lru_cache(maxsize=256)
def parsed(address: str) -> IPv4Address | IPv6Address | None:
    """What an address says, or None. One is looked at several times a request; what it is may be as long as a head."""
    with suppress(ValueError):
        return ip_address(address)
    return None


def is_within(address: str, networks: Iterable[Network]) -> bool:
    found = parsed(address)
    return found is not None and any(found in network for network in networks)


def shortened(address: str) -> str:
    """One household has a whole /64 of IPv6 addresses, and counts once."""
    found = parsed(address)
    if found is None:
        return NOBODY
    if isinstance(found, IPv6Address):
        return str(found.ipv4_mapped or ip_network((found, 64), strict=False))
    return str(found)
