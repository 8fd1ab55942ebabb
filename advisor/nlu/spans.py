"""Cutting out of a message the words that may stand for a post which it does not name, by their form.

A description follows a verb of leading ("runs the money side"), says what somebody does ("who walks round the wards?") or stands
around a noun for somebody in a post ("the IT boss", "catering manager"). Which post it means is decided in posts.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Iterable, Iterator, Sequence

from spacy.lang.en.stop_words import STOP_WORDS

from .names import Link

MOST_SPANS = 4

_VERBS = (
    r"run|runs|running|manage|manages|managing|lead|leads|leading|head|heads|heading|oversee|oversees|overseeing|"
    r"supervise|supervises|supervising|control|controls|controlling|look after|looks after|looking after|"
    r"sorts out|deals with|organi[sz]es|"
    r"(?:in|take|takes|taking)(?: overall| full| sole)? charge of|responsible for|take over|taking over|"
    r"(?:at|to|reach|reaching) the top of|"
    r"(?:who(?:ever)?(?: is|'?s)|person|one|someone|somebody) over|(?<=if i )ran|(?<=if you )ran"
    r"|(?:person|one|someone|somebody) (?:who|that) (?:handles|buys|makes sure|checks|plans|orders)"
    r"|(?<=person )(?:handling|buying|checking|planning|ordering)"
)
# Nouns that end a title, and nouns that stand for somebody in a post.
_TITLES = r"managers?|directors?|supervisors?|administrators?|executives?|officers?|co-?ordinators?|vps?"
_PERSONS = r"boss|bosses|chiefs?|heads?|leads?|leaders?|person|people|guys?|lady|ladies|supremo"
HEADS = re.compile(rf"{_TITLES}|{_PERSONS}")
_TITLE = re.compile(_TITLES + r"|leads?|leaders?|heads?|chiefs?")
# "What's a pathway coordinator?", "what does a discharge lead do"
_ASKED_FOR = re.compile(_TITLES + r"|leads?")
_WHAT_IS = re.compile(r"\bwhat(?:'?s| is| are| does| do)? (?:an? |the )?$", re.IGNORECASE)
# "Tech 7 years, lead 2" counts years.
_GRADED = re.compile(r"(?:leads?|supervisors?|managers?) \d+", re.IGNORECASE)
# Two steps up from somebody, whoever they are.
_BOSS_OF_A_BOSS = re.compile(r"(?:boss|bosses|manager|supervisor)'?s'? boss(?:es)?", re.IGNORECASE)
_NOTHING_MORE = re.compile(
    r"(?: do(?:es)?| jobs?| roles?)?(?: (?:in|at) (?:the |an? )?(?:nhs|uk|us|hospitals?|trust))?(?: exactly| even| then)?"
    r"(?:\W+(?:is (?:that|it|this)|and|or|do|does|like|they|sounds?)\b.*|,.*)?\W*$",
    re.IGNORECASE,
)
# "Locality lead post has come up"
_COMES_UP = re.compile(
    r" (?:posts?|jobs?|roles?|positions?|vacanc(?:y|ies))(?:'?s| has| have| is| are)?(?: just| now)? "
    r"(?:come up|came up|coming up|going|open(?:ed|ing)?|advertised|available|posted|out)\b",
    re.IGNORECASE,
)
# Who is asked for by such a name leads nobody by the sound of it.
_WHAT_IS_SOMEBODY = re.compile(
    r"\bwhat(?:'?s| is| does| do|s) an? (?P<title>(?:[a-z][\w'-]+ ){1,3}"
    r"(?:specialist|recruiter|advocate|advis[eo]r|liaison|analyst|navigator|planner|educator|scheduler))s?\b",
    re.IGNORECASE,
)
_DESCRIBING = re.compile(rf"\b(?:{_VERBS})\b", re.IGNORECASE)
# "The top job in nursing", "second in command at a hospital", "the highest rank a nurse can reach".
_STANDING = re.compile(
    r"\b(?:(?:second|2nd|next|third) in command|number (?:one|two)|right[- ]hand (?:man|woman|person)"
    r"|(?:top|highest|most senior) (?:job|post|rank|role|position|level|rung|grade|spot|title))"
    r"(?: (?:that|which))?(?: (?:of|at|in|for|to|on|under|there is in))?\b(?= )",
    re.IGNORECASE,
)
_TOPMOST = re.compile(r"(?:the )?(?:top|head|lead|chief|highest|most senior)\b", re.IGNORECASE)
_BOSS_OF_ALL = re.compile(r"\b(?:the )?(?:big |top )?(?:boss|head|chief) of all (?:the |our )?", re.IGNORECASE)
_BOSS_OF = re.compile(r"\b(?:boss|bosses|head) of (?:an?|the|all|our|my)? ?$", re.IGNORECASE)
# What somebody does, up to the end of the clause: "who checks that wards are clean?", "the job where you plan the rotas".
_WHO = (
    r"(?:(?:(?:^|[.?!,;:\n]\s*|\b(?:and|so|but|know|wonder(?:ing)?|tell me|is it|about)\s+)"
    r"(?:who(?:ever)?|whose job (?:is it|it is) to))"
    # "There's a lady in the front office who runs it"
    r"|\b(?:person|people|one|ones|someone|somebody|lady|woman|man|guy|bloke|fella|nurse|doctor|manager|boss|director)"
    r"(?: (?:here|there|(?:in|at|from|on|over|up) [\w'-]+(?: [\w'-]+){0,3}))? (?:who|that))"
    r"(?:'?s|(?<=who) (?:is|are)|(?<=whoever) is)? (?:(?:even|actually|really|usually|normally|only|just) )*"
)
_JOB_WHERE = (
    r"\b(?:job|role|post|position|called|title) (?:where|when|in which|if) (?:you|someone|somebody|they|he|she)"
    r"(?:'?re|'?s| are| is| have to| has to)? "
)
# "Who would I ask?", "who gets more?", "somebody who hates meetings" and "a job where you can work from home" describe no post.
_NOTHING_DONE = (
    r"(?:i|you|we|they|he|she|it|that|this|is|are|did|to|else|can|could|should|would|will|may|might|gets?|got|earns?|pays?|paid"
    r"|makes? (?:the )?(?:more|most)|wants?|has|have|had|was|were|been|likes?|loves?|hates?|above|below|better|best|higher|more"
    r"|reports?|answers?|don'?t|doesn'?t|never|not|work|works"
    r"|do(?:es)?(?! (?:the|all|most|\w+ing)\b)(?! (?:[\w'-]+ ){1,4}(?:answer|report) to))"
)
_DOING = re.compile(rf"(?:{_WHO}|{_JOB_WHERE})(?P<does>(?!{_NOTHING_DONE}\b)[^.?!,;:\n]+)", re.IGNORECASE)
# Without one of these nothing is looked for, which takes less time.
_SAYS_WHO = re.compile(r"\bwho|\bthat\b|\b(?:where|when|in which|if)\b", re.IGNORECASE)
_NEXT_QUESTION = re.compile(
    r"\s+(?:and|but|so|or) (?=(?:what|how|who|which|where|is|are|do|does|can|would|should)\b)", re.IGNORECASE
)
_CHOICE = re.compile(r"[,:?]? (?:is it )?(?:the |an? |my )?[\w' ]+ or ", re.IGNORECASE)
_DOES_WORDS = (4, 12)
_JOINING = frozenset({"of", "for", "at", "in"})
_LINKING = frozenset({"a", "an", "the", "of", "at", "in", "on", "for", "and", "&", "/", "'"})
# Words at which a description ends, besides verbs and the like that spaCy counts as carrying no meaning.
_ENDS = re.compile(
    r"say|says|said|tell|want|wants|think|know|ask|asked|get|gets|got|earn|earns|paid|need|needs|like|work|works|worked|"
    r"versus|vs|not|meant?|into|become|every|each|both|stud(?:y|ied|ies)|whats|whos|hows"
)
_NO_END = frozenset({"top", "front", "back", "side", "call", "first", "last", "full", "part", "whole", "next"})
# Words that tell what somebody is like, not which post is meant.
_MODIFIERS = re.compile(
    r"good|great|bad|better|best|new|more|most|few|other|another|first|last|next|current|former|future|previous|real|true|right|"
    r"own|same|different|effective|successful|senior|junior|middle|line|big|old|young|single|\w+teen|one|two|three|four|five|six|"
    r"ten|many|several|average|typical|decent|poor|strong|weak|charismatic|aspiring|natural|born|newly|promoted|little|day|night|"
    r"time|entry|level|interim|acting|private|public|separate|normal"
)
# "Runs the hospital at night"
_NIGHTS = frozenset({"night", "nights"})
# "In charge of all the nurses" goes on.
_QUANTIFIERS = frozenset({"all", "every", "each"})
PROFESSIONS = frozenset({"qualification", "other_role"})
# Who is over all of a profession is described by it.
_ALL_OF = re.compile(r"\b(?:over|all|every|each)\b", re.IGNORECASE)
_NAMING = frozenset({"role", "degree", "certification", "programme", "other_role", "qualification"})
# "A manager in a hospital" is any manager there.
_ANYWHERE = frozenset(
    {
        "hospital",
        "hospitals",
        "nhs",
        "uk",
        "us",
        "trust",
        "trusts",
        "healthcare",
        "health",
        "service",
        "services",
        "care",
        "sector",
    }
)
_ANYONE = re.compile(r"(?:other )?(?:people|staff|others|teams?|anyone|anybody)", re.IGNORECASE)
_ANYBODY = re.compile(r"managers?|leaders?|leads?|supervisors?")
_WORD = re.compile(r"[^\W_][\w&'/-]*|[^\w\s]|\n")


@dataclass(frozen=True)
class Span:
    """A stretch of text that may stand for a post.

    Attributes:
        text: Its words.
        start: Offset of its first character.
        end: Offset after its last character.
        titled: Whether it has the form of a title ("catering manager") rather than of a description ("who does the catering").
        whole: Whether it is all that a message tells of somebody (see described.py); it is a post where no other stretch is.
        does: Whether it is all that a clause says somebody does, whatever the verb.
        asked: Whether a question is what it is, or does, and no more, "what's a pathway coordinator?", or the post has come up.
    """

    text: str
    start: int
    end: int
    titled: bool
    whole: bool = False
    does: bool = False
    asked: bool = False


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    text: str
    written: str

    @property
    def telling(self) -> bool:
        """Whether it says something of a post."""
        return self.text[0].isalnum() and not self.ends and self.text not in _LINKING

    @property
    def ends(self) -> bool:
        """Whether a description ends before it."""
        # "IT", "HR" and "OR" are departments in capitals, whatever the words are otherwise.
        if self.text in _LINKING or (len(self.text) > 1 and self.written.isupper()):
            return False
        stop = self.text in STOP_WORDS and self.text not in _NO_END
        return stop or bool(_ENDS.fullmatch(self.text)) or not self.text[0].isalnum()


def spans(text: str, links: Iterable[Link]) -> list[Span]:
    """Return the stretches of a text that may stand for a post and hold no name of one, in order, at most MOST_SPANS.

    Args:
        text: The message.
        links: The names found in it. An umbrella name may be the end of a title: "manager" in "hotel manager".
    """
    named = [link for link in links if link.kind in _NAMING and not link.umbrella and not is_plain(link)]
    umbrellas = [link for link in links if link.umbrella]
    words = [_Word(match.start(), match.end(), match.group().lower(), match.group()) for match in _WORD.finditer(text)]
    found = [*_descriptions(text, words), *_titles(text, words)]
    found += [span for span in _who_does(text) if not any(span.start < other.end and other.start < span.end for other in found)]
    # Leading set beside managing are the two kinds of work: "leading a team or managing one".
    kinds = umbrellas if len({link.ids for link in umbrellas}) > 1 else []
    found = [
        span
        for span in found
        if not (_GRADED.fullmatch(span.text) or _BOSS_OF_A_BOSS.fullmatch(span.text))
        and not any(span.start < link.end and link.start < span.end for link in kinds)
        and not any(_says_no_more(span, link) or _is_over(span, link) for link in umbrellas)
    ]
    kept: list[Span] = []
    for span in sorted(found, key=lambda span: span.start - span.end):
        over = any(span.start < link.end and link.start < span.end for link in named if not _is_led(span, link))
        if not over and not any(span.start < other.end and other.start < span.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda span: span.start)[:MOST_SPANS]


def _is_led(span: Span, link: Link) -> bool:
    """Tell whether a stretch of text says who leads all of a profession: "the boss of the doctors", "the top job in nursing"."""
    whole = (
        _ALL_OF.search(span.text) or _STANDING.match(span.text) or _TOPMOST.match(span.text) or link.text.lower().endswith("s")
    )
    # "The head of physio", "physio lead"
    headed = span.titled and span.start <= link.start and link.end <= span.end
    return link.kind in PROFESSIONS and (headed or (not span.titled and bool(whole)))


def _is_over(span: Span, link: Link) -> bool:
    """Tell whether a stretch of text says who is above somebody: "the boss of the administrator"."""
    return bool(_BOSS_OF.search(span.text[: max(link.start - span.start, 0)])) and link.end <= span.end


def _says_no_more(span: Span, link: Link) -> bool:
    """Tell whether a stretch of text is an umbrella name and no more: "hospital admin people"."""
    rest = span.text[: max(link.start - span.start, 0)] + span.text[max(link.end - span.start, 0) :]
    overlap = span.start < link.end and link.start < span.end
    return overlap and all(re.fullmatch(_PERSONS, word) for word in rest.lower().split())


def is_plain(link: Link) -> bool:
    """Tell whether a name is a plain word that may be the end of a longer title: the director of "case management director"."""
    return link.kind == "role" and link.text.lower() in ("director", "directors")


def is_title(text: str) -> bool:
    """Tell whether a name is that of somebody who manages, directs or supervises."""
    return any(re.fullmatch(_TITLES, word.lower()) for word in re.findall(r"[\w-]+", text))


def _descriptions(text: str, words: Sequence[_Word]) -> Iterator[Span]:
    """Yield what follows a verb of leading: "runs the money side", "in charge of a ward"."""
    for match in [*_DESCRIBING.finditer(text), *_STANDING.finditer(text), *_BOSS_OF_ALL.finditer(text)]:
        after = next((index for index, word in enumerate(words) if word.start >= match.end()), len(words))
        counted = after < len(words) and words[after].text in _QUANTIFIERS
        end = _phrase_end(words, after + counted, 6)
        # "Can you lead in a hospital?" and "I don't want to manage people" describe no post.
        if end and words[after].text not in _JOINING and not _ANYONE.fullmatch(text[words[after].start : end]):
            yield Span(text[match.start() : end], match.start(), end, titled=False)


def _who_does(text: str) -> Iterator[Span]:
    """Yield what somebody in a post is said to do: "walks round the wards", "the top doctor of a hospital"."""
    for match in _DOING.finditer(text) if _SAYS_WHO.search(text) else ():
        does = _NEXT_QUESTION.split(match["does"])[0].rstrip()
        # "Who handles complaints, the administrator or the DON?" names who may be meant.
        named = _CHOICE.match(text, match.end("does"))
        if not named and _DOES_WORDS[0] <= len(does.split()) <= _DOES_WORDS[1]:
            yield Span(does, match.start("does"), match.start("does") + len(does), titled=False, does=True)


def _titles(text: str, words: Sequence[_Word]) -> Iterator[Span]:
    """Yield what stands before, and after, a noun for somebody in a post: "the IT boss", "head of catering"."""
    for index, word in enumerate(words):
        if not HEADS.fullmatch(word.text):
            continue
        first = index
        while first > 0 and index - first < 4 and words[first - 1].telling and not HEADS.fullmatch(words[first - 1].text):
            first -= 1
        while first < index and _MODIFIERS.fullmatch(words[first].text):
            first += 1
        end = word.end
        if index + 1 < len(words) and words[index + 1].text in _JOINING:
            end = _phrase_end(words, index + 2, 4) or end
        after = {other.text for other in words[index + 1 :] if other.end <= end and other.telling}
        joint = words[index + 1].text if index + 1 < len(words) else ""
        # "A director in a US hospital" is any director, the director of a hospital its head.
        anybody = _ANYBODY.fullmatch(word.text) or (word.text in ("director", "directors") and joint in ("in", "at"))
        if first == index and after <= _ANYWHERE and anybody:
            continue
        if first < index or end > word.end:
            start = words[first].start
            of_it = _WHAT_IS.search(text[:start]) and _NOTHING_MORE.match(text, end)
            asked = _ASKED_FOR.fullmatch(word.text) and (of_it or _COMES_UP.match(text, end))
            yield Span(text[start:end], start, end, titled=bool(_TITLE.fullmatch(word.text)), asked=bool(asked))
    if (match := _WHAT_IS_SOMEBODY.search(text)) and _NOTHING_MORE.match(text, match.end()):
        yield Span(match["title"], match.start("title"), match.end("title"), titled=True, asked=True)


def _phrase_end(words: Sequence[_Word], first: int, most: int) -> int | None:
    """Return where a phrase of at most some words ends, None where no telling word is in it."""
    end = None
    for word in words[first : first + most]:
        if word.ends:
            break
        if word.telling and (word.text in _NIGHTS or not _MODIFIERS.fullmatch(word.text)):
            end = word.end
    return end
