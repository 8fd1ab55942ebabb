"""The documents of the chat API: GET /chat/plan.html, .pdf and .txt, for who holds the conversation's token."""

from __future__ import annotations

import asyncio
from typing import Any

from sanic.response import HTTPResponse, raw

from .. import documents
from ..answers.planning import Wish
from ..knowledge import load
from .errors import ChatError

NO_PLAN = "There is no plan in this conversation yet; ask for one with: Make me a plan."
_HEADERS = {
    "html": {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"},
    "pdf": {"Content-Disposition": 'attachment; filename="plan.pdf"'},
    "txt": {"Content-Disposition": 'attachment; filename="plan.txt"'},
}


async def plan(history: list[dict[str, Any]], format: str) -> HTTPResponse:
    """Return the latest plan of a conversation as a file, made afresh from the knowledge files.

    Args:
        history: The conversation, as the store gives it.
        format: "html", "pdf" or "txt".

    Raises:
        ChatError: If the conversation has no plan.
    """
    kept = (said["document"]["plan"] for said in reversed(history) if (said.get("document") or {}).get("plan"))
    wish = next(kept, None)
    if wish is None:
        raise ChatError("not_found", NO_PLAN)
    try:
        made = await asyncio.to_thread(documents.plan, load.shared(), Wish.from_dict(wish), format)
    except KeyError as error:
        raise ChatError("not_found", "The plan names a post that is no longer known; ask for a new one.") from error
    headers = {"X-Content-Type-Options": "nosniff", **_HEADERS[format]}
    return raw(made, content_type=documents.TYPES[format], headers=headers)
