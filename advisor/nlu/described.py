"""A message that as a whole describes somebody's post: "second in charge at a care home, what's it called?".

Where no stretch of it is a title or follows a verb of leading, all that it says of the post is taken together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .names import Link
from .spans import Span

# A shorter description fits many posts; a longer message tells of more than one thing.
_WORDS = (4, 22)
_MOST_WORDS = 30
_NAMING = frozenset({"role", "degree", "certification", "programme", "band"})
# What speaks of somebody in a post, or of the name of one.
_OF_SOMEBODY = re.compile(
    r"\bwho(?:'?s|se)?\b|\b(?:one|person|lady|guy|man|woman|nurse|doctor|consultant|rn) (?:who|that|whose|over)\b|\bcalled\b"
    r"|\bjob (?:where|between|that)\b|\bin charge\b|\bsecond in (?:command|charge)\b|\bnumber two\b|\bwhich exec"
    r"|\b(?:top|highest|most senior|head|boss)\b|\bthat (?:job|role)\b",
    re.IGNORECASE,
)
# How a description is asked about: before it, "what do you call the person who"; behind it, "what do they earn?".
_BEFORE = re.compile(
    r"\W*(?:so |and |ok )?(?:what(?:'?s| is| do you| would you)? (?:the |it |a )?(?:(?:call(?:ed)?|job|title|role|name|of|for"
    r"|when|where|if) )*|who(?:'?s| is| are)?(?: the one (?:who|that))? |whose job (?:is it|it is) to |which exec(?:utive)? "
    r"|is there (?:someone|somebody)(?: in a hospital)? (?:who|that) |(?:the )?(?:one|person|lady|guy) (?:who|that) "
    r"|you(?:'re| are)? |(?:someone|somebody) (?:who |that )?|the )",
    re.IGNORECASE,
)
# "Scratch that. Who decides which nurse goes to which floor?"
_PUT_ASIDE = re.compile(r"^\W*(?:scratch that|never ?mind|forget (?:that|it))\W+", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:[,;:?.-]| and) ?(?:what|whats|how|do i|do you|does|is it|is that|which|pay\b|where|can i)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
# Who asks how to do something, for somebody of their own choice, or weighs two, describes no post.
_NO_POST = re.compile(
    r"^\W*(?:(?:and|so|but|ok) )?(?:where|how|why|when|what (?:does|did|do (?!you call))|do|does|did|is it|is this|are|can|could"
    r"|must)\b|\bor\b|\border\b|\blist\b"
    r"|\b(?:better|best|more|most|highest|top)[ -]paid\b|\b(?:should|would|could) (?:i|you|we|she|he|they|someone|somebody)\b"
    r"|\bwho (?:gets?|earns?|pays?|makes?|do (?:i|they|we|you)|can|was|were|said|invented"
    r"|regulates?|inspects?|licenses?|accredits?)\b"
    r"|\bboss\W*$|\b(?:schemes?|courses?|programmes?|degrees?|masters?|experience|skills)\b",
    re.IGNORECASE,
)


def whole(text: str, links: Iterable[Link]) -> list[Span]:
    """Return what a message says of somebody's post, where it names none and asks little else; nothing for most messages.

    Args:
        text: The message.
        links: The names found in it.
    """
    text = _PUT_ASIDE.sub("", text)
    if len(text.split()) > _MOST_WORDS or any(link.kind in _NAMING for link in links):
        return []
    if not _OF_SOMEBODY.search(text) or _NO_POST.search(text):
        return []
    said = _BEHIND.sub("", text).rstrip(" ?.!,")
    start = 0
    while match := _BEFORE.match(said, start):
        start = match.end()
    told = said[start:]
    if not _WORDS[0] <= len(told.split()) <= _WORDS[1]:
        return []
    return [Span(told, 0, len(said), titled=False, whole=True)]
