"""Splitting a message into clauses, and telling the clauses that ask from those that tell.

Boundaries are sentence ends, and joining words ("and", "also", "plus", a comma) before a word that opens a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_QUESTION_WORDS = r"(?:what(?:'?s| is| are)?|which|who(?:'?s)?|whose|when|where|why|how(?:'?s)?)"
_AUXILIARIES = r"(?:is|are|am|do|does|did|can|could|should|would|will|must|has|have|need)"
_SUBJECTS = (
    r"(?:i|you|we|they|he|she|it|there|this|that|these|those|a|an|the|my|your|their|people|someone|anyone|nurses?|managers?)"
)
_REQUESTS = r"(?:tell me|explain|compare|describe|give me|show me|list|recommend|suggest|help me|print|write|ignore)"

# What a question may come down to at the end of a message: "what does a matron do, and the pay".
_TOPIC_WORD = (
    r"(?:(?:the|their|its) )?(?:pay|salary|wages?|money|hours|skills|qualifications?|degrees?|duties|training|prospects|outlook|"
    r"certificates?|courses?|experience)\W*$"
)
_OPENER = (
    rf"(?:(?:in|at|on|for|to|with|from|by) {_QUESTION_WORDS}\b|{_QUESTION_WORDS}\b"
    rf"|{_AUXILIARIES}(?:n'?t)? {_SUBJECTS}\b|(?:does|do|would|will|could|can) \w{{3,}}ing\b|whether\b|{_REQUESTS}\b)"
)
_JOINT = re.compile(
    rf"\s*(?:,|;|-|–)?\s+(?:and also|and then|and|also|plus|but|then|or)\s+(?={_OPENER})"
    # "Tell me what it does, and whether they take physios"
    rf"|\s*,?\s+and\s+(?=whether\b)|\s*,\s+and\s+(?={_TOPIC_WORD})|\s*[,:]\s+(?={_OPENER})",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?…])[\"')\]]*\s+|\n+|;\s+")
_ABBREVIATION = re.compile(r"\b(?:e\.g|i\.e|etc|vs|dr|mr|mrs|ms|st|approx|inc|no|u\.s|u\.k|b\.sc|m\.sc|ph\.d)\.$", re.IGNORECASE)

_ASKS = re.compile(
    rf"\?\s*$|^(?:(?:and|but|so|ok|okay|well|also|or|hi|hello|hey|please|sorry|anyone know|does anyone know)[,\s]+)*{_OPENER}"
    rf"|^(?:[\w'/]+ ){{1,6}}[-–:] {_OPENER}"
    # "MHA or MBA"
    r"|^(?-i:(?:an? )?[A-Z]{2,5} (?:or|vs\.?|versus) (?:an? )?[A-Z]{2,5})\W*$"
    # "Just curious," asks nothing yet.
    r"|\b(?:(?:wonder(?:ing)?|curious)\b(?!\W*$)|my (?:main |only |real )?question is|want(?:ed)? to know|"
    r"would like to know|any (?:advice|tips|ideas|suggestions|thoughts)|"
    r"(?:not sure|don'?t know) (?:if|whether|which|what|how)|trying to (?:decide|figure|work out|choose)|"
    r"should i|advice on|torn between|thinking (?:about|of) (?:whether|applying|becoming)|"
    r"how (?:do|can|would|could|should) i|looking for)\b",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(rf"{_AUXILIARIES} {_SUBJECTS}\b", re.IGNORECASE)
_BARE_TOPIC = re.compile(_TOPIC_WORD, re.IGNORECASE)
# "Matron salary", before "and do I need a master's?"
_NAMED_TOPIC = re.compile(
    rf"(?!forget|not?\b|never|more|better|good|great|love|hate|want)(?:(?!i\b|i'|my\b)[\w'-]+ ){{1,4}}{_TOPIC_WORD}",
    re.IGNORECASE,
)
_TELLS_OF = re.compile(
    r"\b(?:who(?:ever)?|(?:one|person|guy|lady|woman|man|someone|somebody) (?:that|who)) (?!would|should|do i)\w+s\b[^?]*$", re.I
)
_GOES_ON = re.compile(r"(?:does|has|is) (?:the|an?|all|my|our|their)\b", re.IGNORECASE)
# Two words are no question of their own: "and why".
_FEWEST_WORDS = 2


@dataclass(frozen=True)
class Clause:
    """A part of a message: its text, its offset in the message, and whether it asks something."""

    text: str
    start: int
    asks: bool

    @property
    def end(self) -> int:
        """Offset after its last character."""
        return self.start + len(self.text)


def split(text: str) -> list[Clause]:
    """Split a message into clauses.

    Args:
        text: The message.

    Returns:
        Its clauses in order, none of them empty; one for a message that holds a single question.
    """
    clauses = []
    for start, sentence in _sentences(text):
        for offset, part in _parts(sentence):
            stripped = part.strip(" ,;-–")
            if stripped:
                position = start + offset + part.index(stripped)
                # "My friend is one and does it all from home."
                tells = offset and sentence.rstrip().endswith(".") and _VERB_FIRST.match(stripped)
                asks = not tells and (_ASKS.search(stripped) or _BARE_TOPIC.match(stripped) or _NAMED_TOPIC.fullmatch(stripped))
                clauses.append(Clause(stripped, position, bool(asks)))
    return clauses


def _sentences(text: str) -> list[tuple[int, str]]:
    pieces, start = [], 0
    for boundary in _SENTENCE.finditer(text):
        if _ABBREVIATION.search(text[start : boundary.start()]):
            continue
        pieces.append((start, text[start : boundary.start()]))
        start = boundary.end()
    pieces.append((start, text[start:]))
    return [(offset, piece) for offset, piece in pieces if re.search(r"\w", piece)] or [(0, text)]


def _parts(sentence: str) -> list[tuple[int, str]]:
    parts, start = [], 0
    for joint in _JOINT.finditer(sentence):
        before = sentence[start : joint.start()]
        rest = sentence[joint.end() :]
        if joint.group().strip() == "and" and _TELLS_OF.search(before) and _GOES_ON.match(rest):
            # "The one who chairs the meetings and does the rotas" is one person still.
            continue
        if len(before.split()) >= _FEWEST_WORDS and (len(rest.split()) >= _FEWEST_WORDS or _BARE_TOPIC.match(rest)):
            parts.append((start, before))
            start = joint.end()
    parts.append((start, sentence[start:]))
    return parts
