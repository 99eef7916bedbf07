"""A page of a long list: `limit` entries from `offset` on, how many there are in all, and where the next ones are.

page = ListPage.of(entries, limit, offset)
Response(joined("presets", page), headers=page.headers(request))
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import Query, Request

MOST: Final = 1_000

Limit = Annotated[int, Query(ge=1, le=MOST, description="At most so many entries.")]
Offset = Annotated[int, Query(ge=0, le=2**31, description="The first entry, counted from 0.")]


@dataclass(frozen=True, slots=True)
class ListPage:
    """`entries`, each written as JSON, of a list of `total`; `following` is the offset of those after them, if any."""

    entries: Sequence[bytes]
    total: int
    limit: int
    following: int | None

    @classmethod
    def of(cls, entries: Sequence[bytes], limit: int, offset: int) -> ListPage:
        end = offset + limit
        return cls(entries[offset:end], len(entries), limit, end if end < len(entries) else None)

    def headers(self, request: Request) -> dict[str, str]:
        """`Link` with the address of the next page (RFC 8288), relative to this one's."""
        if self.following is None:
            return {}
        address = f"{request.url.path}?limit={self.limit}&offset={self.following}"
        return {"Link": f'<{address}>; rel="next"'}


def joined(noun: str, page: ListPage) -> bytes:
    """The answer: the entries as the list `noun`, and `total`."""
    return b'{"%s":[%s],"total":%d}' % (noun.encode(), b",".join(page.entries), page.total)
