"""Finding the names of roles, degrees, certificates ... in a text and linking them to knowledge ids.

Names come from the knowledge files alone, in the order exact, plural or spelling variant, spelling slip. Where one
name may mean several entries all of them are kept as candidates, and the advisor picks by country or asks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Callable, Container, Iterable, Iterator

import spacy
from rapidfuzz.distance import OSA
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from .. import encoder
from ..knowledge import load as knowledge_files
from ..knowledge.base import Knowledge
from . import bare_bands, beside, years
from .elsewhere import OtherTrades
from .forms import short_forms, variants
from .somebody import is_somebody
from .vocabulary import acronyms, is_a_word, words_of

# A slip is at most one wrong, missing, extra or swapped letter in a short word and two in a long one.
SHORT_WORD = 7
LONGEST_NAME = 8
# "How would I end up running the place?": which place, the rest of the text tells.
_RUNNING = (
    r"\b(?:runs?|running|ran|manag(?:e|es|ing)|leads?|leading|(?:in|take|taking) charge of|tak(?:e|ing) over|look(?:ing)? after) "
)
# A ward clerk who wants to be a manager does not mean that of a ward, nor does who is told by HR mean that of HR.
_NO_SETTING = re.compile(
    r"\bward (?:clerk|receptionist|secretary|administrator|housekeeper|host(?:ess)?)s?\b"
    r"|\b(?:hr|human resources) (?:now |just |has |have |also |only |then |never |always )*(?:say|said|told|tell|want"
    r"|keep|think|insist"
    r"|bounce|reject|sent|send|rang|call|wrote|ask|need|hint|told|won'?t|will|turn|put|made|make|suggest|call|claim|did"
    r"|do(?:es)?n)\w*"
    r"|\b(?:somebody|someone|anyone|person|lady|woman|man|bloke|guy|people|ones?|email|letter|meeting|spoke|went|go|complain\w*)"
    r" (?:in|from|at|with|to) (?:hr|human resources)\b"
)
_THE_PLACE = re.compile(
    rf"{_RUNNING}(?:the|this|that|our) (?:whole |entire )?(?:place|show|thing|lot|building|facility)\b"
    rf"|{_RUNNING}(?:one of )?(?:those|these) places\b|\b(?:run|running|managing) (?-i:it)\b",
    re.IGNORECASE,
)
# The country code of every place whose facts the advisor does not have.
ELSEWHERE = "ELSEWHERE"


@dataclass(frozen=True)
class Link:
    """A stretch of text and what it names.

    Attributes:
        kind: A key of knowledge.base.KINDS, or "country" or "years".
        ids: The entries it may mean, best first; the country code; or the number of years as text.
        start: Offset of its first character.
        end: Offset after its last character.
        text: The words as written.
        loose: Whether a spelling slip was mended to find it, or its meaning found it.
        umbrella: Whether it names no post in particular: "manager", "leadership".
        mended: The name that a misspelt one stands for, empty for one spelt right.
        elsewhere: Whether it is somebody's own post in a trade outside health.
    """

    kind: str
    ids: tuple[str, ...]
    start: int
    end: int
    text: str
    loose: bool = False
    umbrella: bool = False
    mended: str = ""
    elsewhere: bool = False


@lru_cache(maxsize=1)
def shared() -> NameLinker:
    """Return the linker of this process, over the knowledge files as they were when it was first asked for."""
    return NameLinker(knowledge_files.shared())


@lru_cache(maxsize=1)
def english() -> spacy.Language:
    """Return spaCy's English tokenizer, which needs no trained model."""
    return spacy.blank("en")


class NameLinker:
    """Finds names in texts. Building one reads every name of the knowledge base; linking takes well under 1 ms."""

    def __init__(self, knowledge: Knowledge) -> None:
        """Prepare the names and the vocabulary against which spelling slips are judged.

        Args:
            knowledge: The knowledge base whose names are to be found.
        """
        self._nlp = english()
        self._umbrellas = knowledge.umbrellas
        self._bands = frozenset(knowledge.bands)
        self._targets: dict[str, list[tuple[str, str]]] = defaultdict(list)
        names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, targets in knowledge.names().items():
            plain = re.sub(r"\s*\(.*?\)", "", name)
            names[plain] += [target for target in targets if target not in names[plain]]
        self._add(names, variants)
        # A looser form never takes a name away from the entry that really has it.
        self._add(
            {name: targets for name, targets in names.items() if targets[0][0] == "role"}, short_forms, taken=set(self._targets)
        )
        self._matcher = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        self._matcher.add("name", [self._nlp.make_doc(name) for name in self._targets])
        self._countries = PhraseMatcher(self._nlp.vocab, attr="LOWER")
        for country in knowledge.countries.values():
            # spaCy's tokenizer keeps "U.S." whole and parts "u.s.".
            forms = {form for name in country.all_names for form in (name, name.lower())}
            self._countries.add(country.id.upper(), [self._nlp.make_doc(form) for form in sorted(forms)])
        self._name_words = {word for name in self._targets for word in name.split() if len(word) > 3 and word.isalpha()}
        self._by_length: dict[int, list[str]] = defaultdict(list)
        letters = acronyms(knowledge)
        for word in sorted(word for word in self._name_words if word.removesuffix("s") not in letters):
            self._by_length[len(word)].append(word)
        self._vocabulary = self._name_words | words_of(knowledge) | encoder.words()
        self._other_trades = OtherTrades(knowledge)
        self._implied: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
        for entry in [*knowledge.roles.values(), *knowledge.qualifications.values()]:
            for word, settings in entry.implied.items():
                pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, settings))})s?\b", re.IGNORECASE)
                self._implied[word.lower()].append((entry.id, pattern))
        # Of these the ones that name nothing by themselves, such as "deputy".
        self._settings_only = sorted(self._implied.keys() - self._targets.keys())
        of_what = r"(?: (?:bed(?:ded)?|patient|doctor|partner|provider|chair))?"
        size = rf"(?: own| whole| busy| small| big| large| [\w-]*\d[\w,-]*{of_what})?"
        a_place = rf"{_RUNNING}(?:an?|the|this|that|my|our|your|their){size} "
        self._places = [
            (id, re.compile(f"{a_place}{pattern.pattern}", re.IGNORECASE)) for id, pattern in self._implied["manager"]
        ]

    def _add(
        self,
        names: dict[str, list[tuple[str, str]]],
        forms: Callable[[str], set[str]],
        taken: Container[str] = (),
    ) -> None:
        for name, targets in names.items():
            for key in {self._key(form) for form in forms(name)} - {""}:
                if key not in taken:
                    self._targets[key] += [target for target in targets if target not in self._targets[key]]

    def _key(self, text: str) -> str:
        return " ".join(token.lower_ for token in self._nlp.make_doc(text))

    def link(self, text: str) -> list[Link]:
        """Return the names in a text, in order and without overlap, longer names before shorter ones."""
        doc = self._nlp.make_doc(text)
        links = [*self._named(doc), *self._slipped(doc), *self._kinds_of_work(text)]
        links += [*self._running_the_place(text), *self._meaning_a_post(text)]
        kept = _longest(self._other_trades.moved(link, text) for link in _longest(links))
        kept = [link for link in kept if not is_somebody(link, text, self._implied)]
        if len({link.ids for link in kept if link.umbrella}) < 2:
            # Leaders set beside managers are the two kinds of work, wherever they are.
            kept = [self._in_setting(link, text) for link in kept]
        for country, span in sorted(self._country_spans(doc), key=lambda found: -len(found[1])):
            if not any(link.start < span.end_char and span.start_char < link.end for link in kept):
                kept.append(Link("country", (country,), span.start_char, span.end_char, span.text))
        kept += [Link("years", (number,), start, end, text[start:end]) for number, start, end in years.found(text)]
        if not any(link.kind == "band" for link in kept):
            bands = [(f"band_{number}", start, end) for number, start, end in bare_bands.found(text)]
            kept += [Link("band", (id,), start, end, text[start:end]) for id, start, end in bands if id in self._bands]
        return sorted(kept, key=lambda link: link.start)

    def _in_setting(self, link: Link, text: str) -> Link:
        """Return a link to what a plain word means in the setting a text speaks of: a ward's manager, an army's medic."""
        word = link.text.lower().removesuffix("s")
        meant = self._meant_by(word, text) if link.kind in ("role", "qualification") and word in self._implied else None
        return replace(link, ids=(meant,), umbrella=False) if meant else link

    def _meant_by(self, word: str, text: str) -> str | None:
        """Return what a plain word means in the setting a text speaks of; None if it speaks of none, or of several."""
        spoken_of = _NO_SETTING.sub(" ", text.lower())
        found = {id: len(set(pattern.findall(spoken_of))) for id, pattern in self._implied[word]}
        most = max(found.values(), default=0)
        ids = [id for id, count in found.items() if count == most]
        return ids[0] if most and len(ids) == 1 else None

    def _running_the_place(self, text: str) -> Iterator[Link]:
        """Find the post of who runs the place that a text speaks of: "running my own ward", "running the place"."""
        for match in _THE_PLACE.finditer(text):
            if meant := self._meant_by("manager", text):
                yield Link("role", (meant,), match.start(), match.end(), match.group(), loose=True)
        for id, pattern in self._places:
            for match in pattern.finditer(text):
                yield Link("role", (id,), match.start(), match.end(), match.group(), loose=True)

    def _meaning_a_post(self, text: str) -> Iterator[Link]:
        """Find plain words that name nothing by themselves and mean a post in the setting of a text: a care home's "deputy"."""
        for word in self._settings_only:
            if meant := self._meant_by(word, text):
                for match in re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE):
                    yield Link("role", (meant,), match.start(), match.end(), match.group())

    def _kinds_of_work(self, text: str) -> Iterator[Link]:
        """Find leading and managing where they are set side by side as verbs."""
        for name, start, end in beside.kinds_of_work(text):
            yield from self._links(name, start, end, text[start:end], loose=False)

    def _country_spans(self, doc: Doc) -> Iterator[tuple[str, Span]]:
        for key, start, end in self._countries(doc):
            yield self._nlp.vocab.strings[key], doc[start:end]
        for token in doc:
            # "US" is the country only in capitals, "tell us", or where more tells it: "uk vs us", "us rn here".
            if token.text in ("US", "USA") or (token.lower_ == "us" and beside.is_america(doc.text, token.idx)):
                yield "US", doc[token.i : token.i + 1]

    def _named(self, doc: Doc) -> Iterator[Link]:
        # spaCy puts the text together anew each time it is asked for.
        text = doc.text
        for _, start, end in self._matcher(doc):
            span = doc[start:end]
            if is_a_word(text, span.start_char, span.end_char):
                continue
            yield from self._links(self._key(span.text), span.start_char, span.end_char, span.text, loose=False)

    def _links(self, name: str, start: int, end: int, text: str, *, loose: bool) -> Iterator[Link]:
        by_kind: dict[str, list[str]] = defaultdict(list)
        for kind, id in self._targets[name]:
            by_kind[kind].append(id)
        for kind, ids in by_kind.items():
            umbrella = kind == "role" and self._umbrellas.issuperset(ids)
            yield Link(kind, tuple(ids), start, end, text, loose, umbrella, name if loose else "")

    def _slipped(self, doc: Doc) -> Iterator[Link]:
        """Find names that appear once misspelt words are mended."""
        words = [token.lower_ for token in doc]
        choices = [self._mend(word) for word in words]
        for start in range(len(words)):
            for end in range(start + 1, min(start + LONGEST_NAME, len(words)) + 1):
                if not any(choices[start:end]):
                    continue
                options = [[word, *found] for word, found in zip(words[start:end], choices[start:end])]
                known = any(word in self._vocabulary for word in words[start:end])
                for wording in product(*options) if _few(options) else ():
                    name = " ".join(wording)
                    # A word spelt right is taken for another only inside a longer name: "practise manager".
                    if name in self._targets and list(wording) != words[start:end] and (end - start > 1 or not known):
                        span = doc[start:end]
                        links = self._links(name, span.start_char, span.end_char, span.text, loose=True)
                        # A short word is no slip of some job outside the subject: firmer is not farmer.
                        yield from (link for link in links if link.kind != "other_role" or len(name) > SHORT_WORD)

    def _mend(self, word: str) -> tuple[str, ...]:
        """Return the words of names that a misspelt word may stand for; none for a word that is no slip.

        Two words of names that are run together are told apart: "wardmanager".
        """
        if len(word) < 4 or not word.isalpha() or word in self._name_words:
            return ()
        if len(word) > SHORT_WORD and word not in self._vocabulary:
            halves = ((word[:at], word[at:]) for at in range(4, len(word) - 3))
            if parted := tuple(" ".join(pair) for pair in halves if self._name_words.issuperset(pair)):
                return parted
        allowed = 1 if len(word) <= SHORT_WORD or word in self._vocabulary else 2
        if word in self._vocabulary and len(word) < SHORT_WORD:
            return ()
        near = [
            candidate for length in range(len(word) - allowed, len(word) + allowed + 1) for candidate in self._by_length[length]
        ]
        scored = (
            (OSA.distance(word, candidate, score_cutoff=allowed), candidate) for candidate in near if candidate[0] == word[0]
        )
        return tuple(candidate for distance, candidate in sorted(scored) if distance <= allowed)[:3]


def _few(options: list[list[str]]) -> bool:
    """Tell whether there are few enough ways to mend a stretch of words to try them all."""
    return sum(len(option) > 1 for option in options) <= 3


def _longest(links: Iterable[Link]) -> list[Link]:
    """Keep the links that lie inside no longer one; links of several kinds over the same words all stay."""
    kept: list[Link] = []
    # Of two that are as long the later one holds the head of the phrase: a "hospital [finance director]".
    for link in sorted(links, key=lambda link: (link.start - link.end, link.loose, -link.start)):
        over = [other for other in kept if link.start < other.end and other.start < link.end]
        if all((other.start, other.end) == (link.start, link.end) and other.kind != link.kind for other in over):
            kept.append(link)
    return kept
