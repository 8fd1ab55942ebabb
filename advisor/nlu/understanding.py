"""From a message to its questions: linked names, a topic each, and the article nearest in meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any, Iterator, Sequence

import numpy as np

from .articles import ArticleFinder
from .by_names import SUBJECT_KINDS, asks_as_patient, by_names, in_health
from .classifier import Prediction, TopicClassifier
from .clauses import Clause
from .intents import ABUSE, CAREER_INTENTS, CRISIS, FALLBACK, FOLLOW_UP, INJECTION, MEDICAL, OTHER_JOBS, OUT_OF_SCOPE, TELLING
from .listed import topics
from .names import Link
from .posts import UNKNOWN, PostFinder
from .reading import Reading
from .safety import in_danger, in_jest
from .spans import PROFESSIONS, is_plain

# How sure a clause has to be of its topic to count as a question of its own beside others. Chosen, as REFUSAL is, on
# tests/nlu/development.jsonl: at 0.6, 98 in 100 messages with one question stay whole.
SURE = 0.6
# A message of so few words is read as a whole.
FEW = 10
# One of so many tells of other people's posts, too.
_LONG = 35
# As sure one has to be that leans on a clear question before it, and so few words it has.
LEANING, FEW_TO_LEAN = 0.47, 8
# So sure a clause has to be to be taken for the whole, where that is unsure.
SURELY = 0.9
# So sure the whole has to be of its topic to be taken before a surer question at its end: of 4,253 messages 4 gain, 1 loses.
SURER = 0.85
# Who names a post is asked back below this share of the gate: of 2,301 questions 0.7 in 100 instead of 1.0, as many declined.
NAMED = 0.5
# Below this confidence an intent is not worth a guess at what half a sentence in a talk means: without it, of 2,903 turns as
# many are right, and fewer wrong ones are answered on something far off.
LIKELY = 0.05
# A career topic has to be this many times as likely as the likeliest thing out of scope.
REFUSAL = 4.0

# Beside questions that are answered these are declined, each in its place.
_ACHES = re.compile(r"\b(?:pains?|painful|hurts?|hurting|aches?|aching|swollen)\b", re.IGNORECASE)
_DECLINED = frozenset({INJECTION, OTHER_JOBS, MEDICAL})
# These stand whatever else a message asks.
_CERTAIN = frozenset({CRISIS, INJECTION, OTHER_JOBS, ABUSE})
# Manners beside a question: "thanks, that helps. Do I need a degree?"
_MANNERS = frozenset({"thank", "greet", "goodbye", "affirm", "deny", "react"})
# How such a question begins.
_LEANS = re.compile(r"(?:(?:and|also|but|so|then)\W+)*(?:how|which|what|where|who|do|does|is|are|can|could)\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:that|this|it|they|them|those|these|he|she|one|i|me|my)\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"(?:(?:and|also|but|so|then)\W+)*how (?:long|much|far|hard)\b", re.IGNORECASE)
_OTHERWISE = re.compile(r"\bor\W*$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?\n]")


@dataclass(frozen=True)
class Asked:
    """One question of a message, as it is handed to the advisor.

    Attributes:
        text: The words of the question.
        intent: Its intent, "nlu_fallback" where none is certain enough.
        confidence: The confidence in the likeliest intent, between 0 and 1.
        ranking: The likeliest intents with their confidence, best first.
        links: The names in it.
        article: The id of the article nearest to it, if any.
        nearness: The cosine between the question and that article's nearest typical question.
    """

    text: str
    intent: str
    confidence: float
    ranking: list[tuple[str, float]]
    links: list[Link]
    article: str | None
    nearness: float

    def as_dict(self) -> dict[str, Any]:
        """Return the question as JSON types, the form in which it travels over Rasa's messages; names as they are spelt right."""
        entities = [
            {"kind": link.kind, "ids": list(link.ids), "text": link.mended or link.text, "loose": link.loose and not link.mended}
            for link in self.links
        ]
        return {
            "text": self.text,
            "intent": self.intent,
            "confidence": round(self.confidence, 4),
            "ranking": [intent for intent, confidence in self.ranking if confidence >= LIKELY],
            "entities": entities,
            "article": self.article,
            "nearness": round(self.nearness, 4),
        }


def questions(
    reading: Reading, vectors: np.ndarray, classifier: TopicClassifier, articles: ArticleFinder, posts: PostFinder
) -> list[Asked]:
    """Decide what a message asks.

    Args:
        reading: The message, read.
        vectors: The unit vectors of `reading.texts`, one row each.
        classifier: The trained classifier.
        articles: The articles to choose from.
        posts: What knows the posts that are described.

    Returns:
        One question at least, in the order in which they were asked; a cry for help comes before any.
    """
    reading = replace(reading, links=_with_described(reading, vectors, posts))
    predictions = classifier.predict(reading.masked, vectors[: len(reading.masked)])
    whole = _asked(reading.text, reading.masked[0], reading.links, predictions[0], vectors[0], classifier, articles)
    parts = [
        (clause, _asked(clause.text, masked, links, prediction, vector, classifier, articles))
        for (clause, links), masked, prediction, vector in zip(
            _with_names(reading), reading.masked[1:], predictions[1:], vectors[1:]
        )
    ]
    if whole.intent == CRISIS and in_jest(whole.text):
        whole = replace(whole, intent=FALLBACK)
    urgent = next(
        (question for question in [*(part for _, part in parts if _cries(part)), whole] if question.intent == CRISIS), None
    )
    parts = _carried(parts, reading)
    sure = [part for clause, part in parts if clause.asks and part.confidence >= SURE]
    clear = [clause.start for clause, part in parts if part in sure and part.intent in CAREER_INTENTS]
    short = len(reading.text.split()) <= _LONG
    asking = _distinct(
        [
            part
            for clause, part in parts
            if clause.start in clear or (clear and short and clause.start > clear[0] and _goes_on(clause, part, reading))
        ]
    )
    if urgent:
        return [urgent, *(asking if len(asking) > 1 else [whole] if whole.intent in CAREER_INTENTS else asking)]
    declined = [part for part in sure if part.intent in _DECLINED and not _at_work(part, reading)]
    if declined and asking and whole.intent != OTHER_JOBS:
        return [part for part in sure if part in asking or part in declined]
    # Two questions that are clear by themselves are not declined for what they may be together.
    certain = whole.intent in _CERTAIN and len(asking) < 2
    if whole.intent.startswith(OUT_OF_SCOPE) and (whole.confidence >= SURE or certain or not asking):
        return [whole]
    if whole.intent.startswith(OUT_OF_SCOPE):
        # "Sorry, cat on the keyboard. Which pays more?"
        return asking
    if whole.intent in CAREER_INTENTS and len(asking) < 2 and (listed := topics(reading.text, reading.links, whole.intent[4:])):
        # "Matron: duties, pay, hours?"
        return [
            replace(
                whole, text=words, intent=f"ask_{topic}", ranking=[(f"ask_{topic}", whole.confidence)], article=None, nearness=0.0
            )
            for topic, words in listed
        ]
    if len(asking) > 1:
        return _of_what_follows(asking)
    if whole.intent == FOLLOW_UP and asking:
        # "The second one then. How do I get there?"
        return [replace(whole, intent=asking[0].intent, confidence=asking[0].confidence, ranking=asking[0].ranking)]
    # "The second one, what degree?" is one question.
    ends = bool(asking) and asking[0] is parts[-1][1] and asking[0].intent != whole.intent and len(reading.text.split()) > FEW
    unsure = whole.confidence < (SURER if ends else SURE)
    if asking and whole.intent in CAREER_INTENTS and unsure and asking[0].confidence >= SURELY:
        # "Can't sleep. What does a COO earn?"
        lone = replace(asking[0], links=_with_context(asking[0].links, reading.links))
        return [_on_what_is_asked(lone, parts, reading)]
    # The message as a whole knows best what its one question is about, unless it is clear of nothing, or tells more than it asks.
    if whole.intent in (FALLBACK, TELLING):
        asking = [part for clause, part in parts if clause.asks and part.intent in CAREER_INTENTS]
    if whole.intent == TELLING and not asking and whole.confidence < SURE and "?" in reading.text:
        likely = next((label for label, _ in whole.ranking if label in CAREER_INTENTS), TELLING)
        return [replace(whole, intent=likely)]
    if whole.intent in (FALLBACK, TELLING) and asking:
        return [replace(asking[0], links=_with_context(asking[0].links, reading.links))]
    if whole.intent in _MANNERS:
        # "Cheers! Any of that want a degree?"
        going_on = CAREER_INTENTS | {FOLLOW_UP}
        said = [part for clause, part in parts if part.intent in going_on and (clause.asks or part.confidence >= SURE)]
        return said[-1:] or [whole]
    last = parts[-1][1] if parts else whole
    unclear = whole.confidence < SURE and whole.intent not in CAREER_INTENTS
    names = parts and any(link.kind in SUBJECT_KINDS for link in reading.links_in(parts[-1][0]))
    if unclear and names and last in sure and last.intent == FOLLOW_UP:
        # "So I could end up with less. What about house supervisor?"
        return [last]
    return [_at_home(_on_what_is_asked(whole, parts, reading), classifier.gate)]


def _of_what_follows(asking: Sequence[Asked]) -> list[Asked]:
    """Return questions with what the first of them leaves to the next to name: "which skills and which duties has a matron?"."""
    first, second = asking[0], asking[1]
    named = [link for link in second.links if link.kind == "role"]
    alone = any(link.kind in SUBJECT_KINDS for link in first.links) or _POINTS.search(first.text)
    if alone or not named or len(first.text.split()) > FEW_TO_LEAN:
        return list(asking)
    return [replace(first, links=[*first.links, *named]), *asking[1:]]


def _goes_on(clause: Clause, part: Asked, reading: Reading) -> bool:
    """Tell whether a clause is a question of its own, though not a clear one, that leans on a clear one before it.

    "Which pays more, and which is easier to get into?", "is it possible, how long, which degree?"; not "or is it all admin?".
    """
    if not clause.asks or len(clause.text.split()) > FEW_TO_LEAN or _OTHERWISE.search(reading.text[: clause.start]):
        return False
    on_a_topic = part.intent in CAREER_INTENTS and LEANING <= part.confidence < SURE and _LEANS.match(clause.text)
    return bool(on_a_topic or (part.intent == FOLLOW_UP and part.confidence >= LEANING and _HOW_MUCH.match(clause.text)))


def _on_what_is_asked(whole: Asked, parts: Sequence[tuple[Clause, Asked]], reading: Reading) -> Asked:
    """Return the question of a long message with the posts that its asking sentences name, where they name any.

    Posts told of by the way are those of a boss, of a friend, or of long ago.
    """
    if len(reading.text.split()) <= _LONG:
        return whole
    own = [link for clause, _ in parts if clause.asks for link in reading.links_in(clause)]
    if not any(link.kind == "role" and not link.umbrella for link in own):
        return whole
    return replace(whole, links=[link for link in whole.links if link.kind != "role" or link in own])


def _at_home(question: Asked, gate: float) -> Asked:
    """Return an unclear question on its likeliest topic, if it names a post: the gate keeps out what may be on anything."""
    label, confidence = question.ranking[0]
    named = any(link.kind == "role" and (not link.umbrella or in_health(link.text)) for link in question.links)
    likely = question.intent == FALLBACK and label in CAREER_INTENTS and confidence >= NAMED * gate
    return replace(question, intent=label) if named and likely else question


def _at_work(part: Asked, reading: Reading) -> bool:
    """Tell whether a clause that may be a patient's is that of somebody at work: "could I go to a doctor's surgery too?"."""
    tells = any(link.kind == "qualification" for link in reading.links)
    return part.intent == MEDICAL and tells and not asks_as_patient(part.text) and not _ACHES.search(part.text)


def _cries(part: Asked) -> bool:
    """Tell whether one clause is a cry for help by itself: its words say so, or the classifier is sure."""
    return part.intent == CRISIS and (in_danger(part.text) or (part.confidence >= SURE and not in_jest(part.text)))


def _with_names(reading: Reading) -> Iterator[tuple[Clause, list[Link]]]:
    """Yield the clauses of `apart` with their links, those of the words before one included: "A or B, who earns more?".

    A profession or another job counts in its own sentence alone: what somebody's cousin does is asked about nowhere else.
    """
    end = 0
    for clause in reading.apart:
        own = reading.links_in(clause)
        if not any(link.kind in SUBJECT_KINDS for link in own):
            before = [link for link in reading.links if end <= link.start and link.end <= clause.start]
            own = [
                *(
                    link
                    for link in before
                    if link.kind in SUBJECT_KINDS | {"country", "years"}
                    or not _SENTENCE_END.search(reading.text[link.end : clause.start])
                ),
                *own,
            ]
        end = clause.end
        yield clause, own


def _carried(parts: Sequence[tuple[Clause, Asked]], reading: Reading) -> list[tuple[Clause, Asked]]:
    """Return the clauses with what they ask; one that names nothing goes on about what a clause too unclear to answer named."""
    carried: list[tuple[Clause, Asked]] = []
    end = 0
    for clause, part in parts:
        if not any(link.kind in SUBJECT_KINDS for link in part.links):
            before = [link for link in reading.links if end <= link.start < clause.start and link.kind in SUBJECT_KINDS]
            part = replace(part, links=[*before, *part.links])
        if part.confidence >= SURE:
            end = clause.end
        carried.append((clause, part))
    return carried


def _with_described(reading: Reading, vectors: np.ndarray, posts: PostFinder) -> list[Link]:
    """Return the names of a message and the posts it describes, in order."""
    links = list(reading.links)
    certain: set[Link] = set(links)
    for span, vector in zip(reading.spans, vectors[len(reading.masked) :]):
        named = [link for link in links if link.kind in ("role", UNKNOWN)]
        if span.whole and any(link in certain or not posts.says_more(vector, link) for link in named):
            continue
        found = posts.find(span, vector)
        if found and not span.whole and posts.is_certain(vector):
            certain.add(found)
        if found:
            inside = [link for link in links if span.start <= link.start and link.end <= span.end]
            # "The nurse who finds the beds" is no word on who asks.
            told = [link for link in inside if link.umbrella or is_plain(link) or (span.whole and link.kind in PROFESSIONS)]
            told += named if span.whole else []
            links = [link for link in links if link not in told]
            links.append(found)
    return sorted(links, key=lambda link: link.start)


def _asked(
    text: str,
    masked: str,
    links: list[Link],
    prediction: Prediction,
    vector: np.ndarray,
    classifier: TopicClassifier,
    articles: ArticleFinder,
) -> Asked:
    intent, confidence = _likeliest(prediction)
    intent = by_names(text, masked, links, intent if confidence >= classifier.gate else FALLBACK, prediction)
    return Asked(text, intent, confidence, prediction.ranking[:3], links, *articles.find(intent, vector))


def _likeliest(prediction: Prediction) -> tuple[str, float]:
    """Return the likeliest intent and its confidence; a career topic has to be clearly likelier than what is out of scope."""
    if prediction.label in CAREER_INTENTS:
        outside = (item for item in prediction.ranking if item[0].startswith(OUT_OF_SCOPE))
        label, confidence = next(outside, (FALLBACK, 0.0))
        if confidence * REFUSAL > prediction.confidence:
            return label, confidence
    return prediction.label, prediction.confidence


def _with_context(own: list[Link], all_links: list[Link]) -> list[Link]:
    """Return the links of a question with what the rest of the message adds: all of it where the question names nothing."""
    named = any(link.kind in SUBJECT_KINDS for link in own)
    return [link for link in all_links if link in own or not named or link.kind not in SUBJECT_KINDS]


def _distinct(asked: Sequence[Asked]) -> list[Asked]:
    """Join to an earlier question those that repeat its topic without naming anything new, so that their words count too.

    "What does a medical director do? Do they still see patients?" is one question on duties, told with an answer to the second.
    """
    kept: list[Asked] = []
    for question in asked:
        names = {link.ids for link in question.links if link.kind != "country"}
        same = (
            index
            for index, other in enumerate(kept)
            if question.intent == other.intent and names <= {link.ids for link in other.links if link.kind != "country"}
        )
        at = next(same, None)
        if at is None:
            kept.append(question)
        elif question.text not in kept[at].text:
            kept[at] = replace(kept[at], text=f"{kept[at].text} {question.text}")
    return kept
