"""Making what people type safe to read: no intent payloads, no control characters, no runs of blanks, no shorthand."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Telephones write the one on the right for an apostrophe.
_PLAIN = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"'})
# Controls (Cc) and format characters (Cf): bidirectional overrides, zero-width signs. Line ends and tabs become blanks.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
# How people shorten common words when they text.
_SHORT_FOR = {
    "u": "you",
    "ur": "your",
    "r": "are",
    "w": "with",
    "y": "why",
    "da": "the",
    "dat": "that",
    "hav": "have",
    "hw": "how",
    "wat": "what",
    "wot": "what",
    "wots": "what's",
    "wats": "what's",
    "wer": "where",
    "wk": "week",
    "wks": "weeks",
    "wud": "would",
    "wld": "would",
    "cud": "could",
    "cld": "could",
    "shud": "should",
    "shld": "should",
    "wnt": "want",
    "wnts": "wants",
    "jst": "just",
    "mor": "more",
    "gd": "good",
    "enuf": "enough",
    "abt": "about",
    "abv": "above",
    "bcos": "because",
    "cuz": "because",
    "b4": "before",
    "ppl": "people",
    "mtg": "meeting",
    "mtgs": "meetings",
    "exp": "experience",
    "thx": "thanks",
    "thnx": "thanks",
    "ty": "thank you",
    "pls": "please",
    "plz": "please",
    "tho": "though",
    "dunno": "don't know",
    "wfh": "work from home",
    "quals": "qualifications",
    "alot": "a lot",
    "mgr": "manager",
    "mgrs": "managers",
}
_LONGER = "|".join(word for word in _SHORT_FOR if len(word) > 2)
# Two letters in capitals are a name, of a ward or a place.
_SHORTENED = re.compile(rf"\b(?:[uryw]|{'|'.join(word for word in _SHORT_FOR if len(word) == 2)}|(?i:{_LONGER}))\b(?!['.&/-])")
# Thanks before a question are not what it asks: "cheers! Any of that want a degree?"
_THANKED = re.compile(
    r"^\W*(?:(?:ok|okay|ah|oh|great|lovely|brilliant|perfect)\W+)*(?:many )?(?:thanks|thank you|cheers|ta)"
    r"(?: (?:so|very) much| a (?:lot|million)| loads| again| mate| love)?\s*[.!,;]+\s*"
    r"(?!(?:that|this|it|you|your|very|so|really|much|bye|goodbye|see|have|i|i'?ll|i'?m|great|good|no|all)\b)(?=(?:\S+\s+){2}\S)",
    re.IGNORECASE,
)
# Nor is an oath or a laugh: "bloody hell. For doing what?", "haha ok. What about the hours?"
_OATH = re.compile(
    r"^\W*(?:bloody hell|blimey|crikey|jesus(?: christ)?|christ|(?:oh )?my god|omg|ffs|wtf|hell|damn|dear god"
    r"|haha+|lol|lmao|oof|ouch|wow|yikes|jeez|huh)(?: ok(?:ay)?| right| then)?\s*[.!,;]+\s*"
    r"(?=\S+\s+\S)",
    re.IGNORECASE,
)
# A letter by itself is short for no word of a question: "y" is yes.
_ALONE = re.compile(r"\w[.! ]*")
_TO = re.compile(r"\b2 (?=(?:b|be|do|get|go|become|work)\b)")
_BE = re.compile(r"(?<=\bto )b\b")
_WITH = re.compile(r"\bw/(o(?:ut)?\b)?\s*")
# "More $?"
_MONEY = re.compile(r"(?<!\S)[$£]{1,3}(?=\W*$|\s)")
# American nurses say "I was charge", "from charge to manager", "RN, charge most nights", "is charge worth it": the American post,
# and written out so. "In charge of" and "charge a fee" are something else.
_CHARGE = re.compile(
    r"(?i)(?P<before>\b(?:than|or|from|been|being|as|become|becoming|i'?m|am|is|only|just|to|was|did|does|doing|vs|versus|worked|"
    r"working|stay|staying|relief|night|made|go|going|after|beyond|above|past|before|called|offered"
    r"|(?:apply(?:ing)?|appl(?:y|ied)|go(?:ing)?|went|interview(?:ing|ed)?) for|rn) |, |^)charge"
    r"(?=\W*$|\s*[,.?!;:]|\s+(?:to|or|and|but|vs|then|now|right now|\d+|worth|pay|most|some|half|on (?:nights|days|a \d+)"
    r"|for (?:\d+|a|the|two|three|four|five|six|seven|eight|nine|ten|years))\b)"
)
# No cook leads nurses.
_CHEF = re.compile(r"\bchef(?= (?:nurs|exec|operat|financ|medical|information|quality|officer))", re.IGNORECASE)

# Nobody's life: "I don't want to drive for a living", "would stepping down be career suicide?"
_FOR_A_LIVING = re.compile(r"\bfor a living\b", re.IGNORECASE)
_FIGURE_OF_SPEECH = re.compile(r"\b(career|professional|political|financial|commercial|social) suicide\b", re.IGNORECASE)


def readable(text: str) -> str:
    """Return a text in its own words, without unseen characters, repeated blanks and slashes at its start, its quotes plain."""
    text = re.sub(r"[ \t\r\f\v]+", " ", text.translate(_PLAIN))
    if not text.isprintable():
        text = "".join(" " if char != "\n" and unicodedata.category(char) in _UNSEEN else char for char in text)
    return re.sub(r" {2,}", " ", text).strip().lstrip("/ ")


@lru_cache(maxsize=256)
def clean(text: str) -> str:
    """Return a text as it is to be understood: readable, and with the shorthand of texting written out. Latest ones are kept.

    Rasa takes a text that begins with "/" for an intent with slots to set; nothing a person types may do that.
    """
    return _written_out(readable(text)).lstrip("/ ")


def _written_out(text: str) -> str:
    """Return a text with the short forms of texting written out: "hw 2 b a matron" is "how to be a matron"."""
    if not _ALONE.fullmatch(text):
        text = _SHORTENED.sub(lambda match: _SHORT_FOR[match.group().lower()], text)
    text = _OATH.sub("", _THANKED.sub("", text))
    text = _MONEY.sub("money", _BE.sub("be", _TO.sub("to ", text)))
    text = _CHARGE.sub(r"\g<before>shift charge nurse", text)
    text = _CHEF.sub("chief", text)
    text = _FOR_A_LIVING.sub("as a job", text)
    text = _FIGURE_OF_SPEECH.sub(r"\1 ruin", text)
    return _WITH.sub(lambda match: "without " if match[1] else "with ", text)


def spelt_out(text: str) -> str:
    """Return a text in which "IT" is spelt out: the encoder reads small letters only, and would take it for a pronoun."""
    return text if text.isupper() else re.sub(r"\bIT\b", "information technology", text)
