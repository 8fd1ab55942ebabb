"""Making what people type safe to read: no intent payloads, no control characters, no runs of blanks."""

from __future__ import annotations

import re
import unicodedata

# Controls (Cc) and format characters (Cf): bidirectional overrides, zero-width signs. Line ends and tabs become blanks.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})


def clean(text: str) -> str:
    """Return a text without leading slashes, unseen characters and repeated blanks.

    Rasa takes a text that begins with "/" for an intent with slots to set; nothing a person types may do that.
    """
    text = re.sub(r"[ \t\r\f\v]+", " ", text)
    kept = (char if char == "\n" else " " if unicodedata.category(char) in _UNSEEN else char for char in text)
    return re.sub(r" {2,}", " ", "".join(kept)).strip().lstrip("/ ")


def spelt_out(text: str) -> str:
    """Return a text in which "IT" is spelt out: the encoder reads small letters only, and would take it for a pronoun."""
    return text if text.isupper() else re.sub(r"\bIT\b", "information technology", text)
