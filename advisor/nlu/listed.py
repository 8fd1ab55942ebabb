"""Topics that a short message lists by a noun each: "matron: duties, pay and hours?", "A or B, the difference and the pay"."""

from __future__ import annotations

import re
from typing import Iterable, Iterator

from .names import Link

# The noun by which each topic is asked for.
_NOUNS = {
    "salary": r"pay (?:bands?|scales?|range)|salary range|pay|salar(?:y|ies)|wages?|earnings|money",
    "education": r"degrees?|qualifications?|education",
    "certification": r"certificates?|certifications?|licen[cs]es?",
    "skills": r"skills",
    "duties": r"job desc(?:ription)?|day[- ]to[- ]day|duties|responsibilities|tasks",
    "work_setting": r"hours|shifts|stress",
    "experience_needed": r"experience",
    "outlook": r"job (?:outlook|market|prospects)|prospects|outlook|demand",
    "difference": r"differences?",
}
_NOUN = re.compile(r"\b(?:" + "|".join(f"(?P<{topic}>{words})" for topic, words in _NOUNS.items()) + r")\b", re.IGNORECASE)
# What may stand between two of them: a joining word or a sign, and the words that lead over to the next.
_LEADING_OVER = (
    r"(?:(?:and|also|what(?:'?s| is| are)?|which|how(?:'?s| is| are)?|is|are|the|their|its|about|much|typical|average|usual)\s+)*"
)
_JOINT = re.compile(rf"\s*(?:[,/&+;]|\b(?:and|plus|also|n)\b)\s*{_LEADING_OVER}", re.IGNORECASE)
# "Job market for medical directors + pay"
_AT_THE_END = re.compile(
    rf"(?P<first>(?:\S+\s+){{2,}}\S+?)\s*(?:[,/&+;]|\b(?:and|plus|also)\b)\s*{_LEADING_OVER}$", re.IGNORECASE
)
# What somebody has is not asked about: "my experience and skills".
_OWN = re.compile(r"\b(?:my|your|have|has|had|got|with|gained|his|her|our|enough|more|better)\s+(?:\w+\s+)?$", re.IGNORECASE)
_SET_APART = re.compile(r"\bdifferen(?:ce|t)s?\b|\bvs\b|\bversus\b", re.IGNORECASE)
# After the posts that are set side by side: " and is the money much better".
_AND_ON = re.compile(r"\W*(?:\b(?:and|plus|also)\b|[,/&+;])\W*(?:\w+\W+){0,3}?$", re.IGNORECASE)
_MOST_WORDS = 20


def topics(text: str, links: Iterable[Link], topic: str = "") -> list[tuple[str, str]]:
    """Return the topics that a text lists.

    Args:
        text: A message.
        links: The names in it.
        topic: The topic that it is on as a whole, where that is known.

    Returns:
        The topics in the order they stand, each once and with the words that ask for it; none where fewer than two are listed.
    """
    if len(text.split()) > _MOST_WORDS:
        return []
    found = list(_NOUN.finditer(text))
    chain = found[:1]
    for match in found[1:]:
        if chain and _JOINT.fullmatch(text[chain[-1].end() : match.start()]):
            chain.append(match)
        elif len(chain) < 2:
            chain = [match]
    posts = [link for link in links if link.kind == "role"]
    if len(chain) < 2:
        return _with_the_difference(text, posts, found) or _with_one_at_the_end(text, found, topic)
    if _OWN.search(text[: chain[0].start()]):
        return []
    ends = [*(match.start() for match in chain[1:]), len(text)]
    starts = [0, *(match.start() for match in chain[1:])]
    parts = [(str(match.lastgroup), text[start:end]) for match, start, end in zip(chain, starts, ends, strict=True)]
    return _each_once(parts)


def _with_the_difference(text: str, posts: list[Link], nouns: list[re.Match[str]]) -> list[tuple[str, str]]:
    """Return the difference of two posts and the one topic named after them, where a text asks for both."""
    others = [match for match in nouns if match.lastgroup != "difference"]
    if len(posts) < 2 or len(others) != 1 or not _SET_APART.search(text[: posts[-1].end]):
        return []
    noun, end = others[0], posts[-1].end
    if noun.start() < end or not _AND_ON.fullmatch(text[end : noun.start()]):
        return []
    return _each_once([("difference", text[:end]), (str(noun.lastgroup), text[end:])])


def _with_one_at_the_end(text: str, nouns: list[re.Match[str]], topic: str) -> list[tuple[str, str]]:
    """Return what a text asks before its last word, and the topic that this names: "the job market for matrons + pay"."""
    last = nouns[-1] if nouns and not re.search(r"\w", text[nouns[-1].end() :]) else None
    before = last and _AT_THE_END.fullmatch(text[: last.start()])
    if last is None or not before:
        return []
    own = next((str(match.lastgroup) for match in nouns[:-1] if match.end() <= before.end("first")), topic)
    if not own or own == last.lastgroup or (nouns[:-1] and _OWN.search(text[: nouns[0].start()])):
        return []
    return _each_once([(own, before["first"]), (str(last.lastgroup), last.group())])


def _each_once(parts: list[tuple[str, str]]) -> list[tuple[str, str]]:
    def told() -> Iterator[tuple[str, str]]:
        seen: set[str] = set()
        for topic, words in parts:
            if topic not in seen:
                seen.add(topic)
                yield (
                    topic,
                    re.sub(r"(?:\W|\b(?:and|plus|also|what|which|how|is|are|the|their|its)\b)+$", "", words).strip(" ,;/&+"),
                )

    listed = list(told())
    return listed if len(listed) > 1 else []
