"""From a message to its questions: linked names, a topic each, and the article nearest in meaning."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Iterator, Sequence

import numpy as np

from ..knowledge.schema import CAREER_TOPICS
from .articles import ArticleFinder
from .classifier import Prediction, TopicClassifier
from .clauses import Clause
from .names import Link
from .posts import UNKNOWN, PostFinder, is_title
from .reading import Reading
from .safety import in_danger

# How sure a clause has to be of its topic to count as a question of its own beside others. Chosen, as REFUSAL is, on
# tests/nlu/development.jsonl: at 0.6, 98 in 100 messages with one question stay whole.
SURE = 0.6
# Who names a post is asked back below this share of the gate: of 2,301 questions 0.7 in 100 instead of 1.0, as many declined.
NAMED = 0.5
# A career topic has to be this many times as likely as the likeliest thing out of scope.
REFUSAL = 4.0

CAREER_INTENTS = frozenset(f"ask_{topic}" for topic in CAREER_TOPICS)
FALLBACK = "nlu_fallback"
TELLING = "inform"
FOLLOW_UP = "follow_up"
OUT_OF_SCOPE = "out_of_scope"
CRISIS = "out_of_scope_crisis"
OTHER_JOBS = "out_of_scope_other_jobs"
MEDICAL = "out_of_scope_medical_advice"
INJECTION = "out_of_scope_injection"
# A longer text names jobs in passing: what its writer does, what a friend became.
_LONG = 30
# Words that make a question one about leading or managing, whatever job it names besides.
_LEADING = re.compile(
    r"manag|lead|admin|direct|supervis|charge|promot|executive|senior|board\b"
    r"|\bhead of\b|\bway up\b|\bmov(?:e|ed|ing) up\b|\b(?:to the|the very) top\b|\btop (?:job|post|of)\b",
    re.IGNORECASE,
)
# Words that set a question in the health service, whatever manager it names besides.
_HEALTH = re.compile(
    r"health|hospital|nhs|clinic|ward\b|nurs|patient|medic|doctor|physician|surgery|surgeries|\bgps?\b|care home|therap|\brn\b|"
    r"\bmha\b|matron|trust\b|hospice|\bbed manag",
    re.IGNORECASE,
)
# "What is X?" is a question on certificates if X is one.
_WHAT_IS = {
    "certification": "ask_certification",
    "degree": "ask_education",
    "programme": "ask_courses",
    "band": "ask_level_hierarchy",
}
# "What's the role of a matron?", "what is a matron's job?"
_ROLE_OF = re.compile(r"\b(?:role|job|function|remit)s? of\b|['’]s? (?:role|job|function|remit|task)s?\b", re.IGNORECASE)
_BANDS = re.compile(r"\bbands?\b|\bb[2-9]\b|\b8[a-d]\b", re.IGNORECASE)
# What is good and bad about one post is asked by who may take it, unless it is set against something.
_PROS_AND_CONS = re.compile(
    r"\b(?:pros|cons|(?:dis)?advantages?|(?:up|down)sides?|ups and downs|benefits?|drawbacks?|perks?|worth|good and bad)\b",
    re.IGNORECASE,
)
_RATHER_THAN = re.compile(
    r"\b(?:over|than|instead|versus|vs|against|or|compar\w+|between|before|beside|from|outweigh)\b", re.IGNORECASE
)
# Beside questions that are answered these are declined, each in its place.
_DECLINED = frozenset({INJECTION, OTHER_JOBS, MEDICAL})
# "CMO versus CNO?"
_BESIDE = re.compile(r"\b(?:versus|vs|v|or)\b", re.IGNORECASE)
_NOTHING_ELSE = re.compile(r"\W*(?:(?:versus|vs|v|or|an?|the)\W*)*", re.IGNORECASE)
# Above this confidence a question is on another job though it names a degree or a band besides.
SURELY = 0.9
# These stand whatever else a message asks.
_CERTAIN = frozenset({CRISIS, INJECTION, OTHER_JOBS, "out_of_scope_abuse"})
# Topics on which a profession is asked about for itself where nobody speaks of leading, or of being in it.
_OF_A_JOB = frozenset(f"ask_{topic}" for topic in ("salary", "role_overview", "duties", "education", "courses", "certification"))
_BEING = re.compile(r"\b(?:be|being|been|become|as|from) an? $", re.IGNORECASE)
# "The best paid job that isn't a doctor's"
_NOT_ONE = re.compile(
    r"\b(?:not|isn'?t|aren'?t|non|other than|except(?: for)?|besides|apart from)(?: an?| the)? $", re.IGNORECASE
)
# Whether a post asks for a profession is a question about that post: "do I have to be a doctor?"
_MUST_BE = re.compile(r"\b(?:have to|has to|need to|must|got to|without|not)(?: \w+)? be(?:ing)? an? \w+", re.IGNORECASE)
_REQUIRED = re.compile(r"\b(?:have|has|need|needs|got|must)(?: \w+)?(?: to)? be(?:en)? an? $", re.IGNORECASE)
# "Are they always consultants?"
_ARE_THEY = re.compile(
    r"\b(?:are|is|were|was) (?:(?:the|an?|most|all) )?(?:they|he|she|these people|most of them|all of them)"
    r"(?: (?:always|usually|mostly|all|often|generally|normally|typically|ever|just|only|really|still|mainly))?(?: an?)? $"
    r"|\b(?:are|is) [^.?!,]*\b(?:always|usually|mostly|often|generally|normally|typically|mainly)(?: an?)? $",
    re.IGNORECASE,
)
_ASKING_WHAT = re.compile(r"\b(?:what|which|how|whats|wat)\b[^.?!]*$", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:i|i'?m|im|i'?ve|ive|i'?d|my|me|we|our|us)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
# What is asked as a patient, whoever asks.
_TREATMENT = re.compile(
    r"\b(?:take|taking|pain ?killers?|tablets?|pills?|medicines?|medication|dos(?:e|age)|ibuprofen|paracetamol|tylenol|"
    r"antibiotics?|symptoms?|diagnos\w+|treat\w*|prescri\w+|cream|rash|fever|bleeding|see (?:a|my) (?:doctor|gp))\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?\n]")
_SUBJECT_KINDS = frozenset({"role", "degree", "certification", "programme", "band"})


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
        """Return the question as JSON types, the form in which it travels over Rasa's messages."""
        entities = [{"kind": link.kind, "ids": list(link.ids), "text": link.text, "loose": link.loose} for link in self.links]
        return {
            "text": self.text,
            "intent": self.intent,
            "confidence": round(self.confidence, 4),
            "ranking": [intent for intent, _ in self.ranking],
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
    urgent = next(
        (question for question in [*(part for _, part in parts if _cries(part)), whole] if question.intent == CRISIS), None
    )
    sure = [part for clause, part in parts if clause.asks and part.confidence >= SURE]
    asking = _distinct([part for part in sure if part.intent in CAREER_INTENTS])
    if urgent:
        return [urgent, *(asking if len(asking) > 1 else [whole] if whole.intent in CAREER_INTENTS else asking)]
    if any(part.intent in _DECLINED for part in sure) and asking and whole.intent != OTHER_JOBS:
        return [part for part in sure if part in asking or part.intent in _DECLINED]
    if whole.intent.startswith(OUT_OF_SCOPE) and (whole.confidence >= SURE or whole.intent in _CERTAIN or not asking):
        return [whole]
    if whole.intent.startswith(OUT_OF_SCOPE):
        # "Sorry, cat on the keyboard. Which pays more?"
        return asking
    if len(asking) > 1:
        return asking
    if whole.intent == FOLLOW_UP and asking:
        # "The second one then. How do I get there?"
        return [replace(whole, intent=asking[0].intent, confidence=asking[0].confidence, ranking=asking[0].ranking)]
    if asking and whole.intent in CAREER_INTENTS and whole.confidence < SURE and asking[0].confidence >= SURELY:
        # "Can't sleep. What does a COO earn?"
        return [replace(asking[0], links=_with_context(asking[0].links, reading.links))]
    # The message as a whole knows best what its one question is about, unless it is clear of nothing, or tells more than it asks.
    if whole.intent in (FALLBACK, TELLING):
        asking = [part for clause, part in parts if clause.asks and part.intent in CAREER_INTENTS]
    if whole.intent == TELLING and not asking and whole.confidence < SURE and "?" in reading.text:
        likely = next((label for label, _ in whole.ranking if label in CAREER_INTENTS), TELLING)
        return [replace(whole, intent=likely)]
    if whole.intent in (FALLBACK, TELLING) and asking:
        return [replace(asking[0], links=_with_context(asking[0].links, reading.links))]
    return [_at_home(whole, classifier.gate)]


def _at_home(question: Asked, gate: float) -> Asked:
    """Return an unclear question on its likeliest topic, if it names a post: the gate keeps out what may be on anything."""
    label, confidence = question.ranking[0]
    named = any(link.kind == "role" and not link.umbrella for link in question.links)
    likely = question.intent == FALLBACK and label in CAREER_INTENTS and confidence >= NAMED * gate
    return replace(question, intent=label) if named and likely else question


def _cries(part: Asked) -> bool:
    """Tell whether one clause is a cry for help by itself: its words say so, or the classifier is sure."""
    return part.intent == CRISIS and (in_danger(part.text) or part.confidence >= SURE)


def _with_names(reading: Reading) -> Iterator[tuple[Clause, list[Link]]]:
    """Yield the clauses of `apart` with their links, those of the words before one included: "A or B, who earns more?".

    A profession or another job counts in its own sentence alone: what somebody's cousin does is asked about nowhere else.
    """
    end = 0
    for clause in reading.apart:
        own = reading.links_in(clause)
        if not any(link.kind in _SUBJECT_KINDS for link in own):
            before = [link for link in reading.links if end <= link.start and link.end <= clause.start]
            own = [
                *(
                    link
                    for link in before
                    if link.kind in _SUBJECT_KINDS | {"country", "years"}
                    or not _SENTENCE_END.search(reading.text[link.end : clause.start])
                ),
                *own,
            ]
        end = clause.end
        yield clause, own


def _with_described(reading: Reading, vectors: np.ndarray, posts: PostFinder) -> list[Link]:
    """Return the names of a message and the posts it describes, in order."""
    links = list(reading.links)
    for span, vector in zip(reading.spans, vectors[len(reading.masked) :]):
        found = posts.find(span, vector)
        if found:
            links = [link for link in links if not (link.umbrella and span.start <= link.start and link.end <= span.end)]
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
    intent = _by_names(text, masked, links, intent if confidence >= classifier.gate else FALLBACK, prediction)
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
    named = any(link.kind in _SUBJECT_KINDS for link in own)
    return [link for link in all_links if link in own or not named or link.kind not in _SUBJECT_KINDS]


def _by_names(text: str, masked: str, links: list[Link], intent: str, prediction: Prediction) -> str:
    """Return the intent once the names in a question are weighed too, which the classifier sees only masked."""
    kinds = {link.kind for link in links} & _SUBJECT_KINDS
    if in_danger(text):
        return CRISIS
    if intent in CAREER_INTENTS and len(text.split()) <= _LONG and _asks_of_other_job(text, links, intent):
        return OTHER_JOBS
    if kinds == {"role"} and not _WORD.search(_without(text, links)):
        # A name alone asks what that post is.
        return "ask_role_overview"
    if kinds == {"role"} and intent == FOLLOW_UP and _BESIDE.search(text) and _NOTHING_ELSE.fullmatch(_without(text, links)):
        return "ask_difference"
    posts = [link for link in links if link.kind == "role"]
    if intent == FALLBACK and any(_leads_to(one, other, text) for one, other in pairwise(posts)):
        # "Assistant practice manager to practice manager, how long?"
        return "ask_career_path"
    if intent in CAREER_INTENTS | {OTHER_JOBS, FALLBACK} and any(_asks_for(link, text, posts) for link in links):
        return "ask_experience_needed"
    at_work = {"years"} < {link.kind for link in links} and any(link.kind in ("qualification", "role") for link in links)
    if intent == MEDICAL and at_work and not _TREATMENT.search(text):
        # "HCA 9 years, knees gone, what can I do that's not lifting?"
        return next(label for label, _ in prediction.ranking if label in CAREER_INTENTS)
    # A nurse's band is no question of leading; whoever tells of their own may mean to.
    leading_kinds = kinds - ({"role"} if _FIRST_PERSON.search(text) else {"role", "band"})
    surely = prediction.confidence >= SURELY and not (_LEADING.search(text) and _HEALTH.search(text))
    # A health manager whom the files lack is at home in the subject.
    lacking = any(link.kind == UNKNOWN for link in links)
    own_profession = _FIRST_PERSON.search(text) and any(link.kind == "qualification" for link in links)
    in_health = own_profession or _HEALTH.search(text)
    must_be = _MUST_BE.search(masked)
    required = must_be and not _ASKING_WHAT.search(masked[: must_be.start()])
    leads_inside = (leading_kinds and not surely) or required or (in_health and _LEADING.search(text))
    if intent == OTHER_JOBS and (leads_inside or lacking):
        return next(label for label, _ in prediction.ranking if label in CAREER_INTENTS)
    one_post = kinds == {"role"} and len(posts) == 1 and not posts[0].umbrella
    if intent == "ask_which_is_better" and one_post and _PROS_AND_CONS.search(text) and not _RATHER_THAN.search(text):
        return "ask_which_suits_me"
    if intent == "ask_role_overview":
        return _what_is_asked_of(text, kinds)
    return intent


def _what_is_asked_of(text: str, kinds: set[str]) -> str:
    """Return the topic of a question on what something is: of a post's role what it does, of a band where it stands."""
    if "role" in kinds and _ROLE_OF.search(text):
        return "ask_duties"
    if kinds and kinds <= {"band", "role"} and _BANDS.search(text):
        # "What's a band 7 nurse?"
        return "ask_level_hierarchy"
    return _WHAT_IS.get(next(iter(kinds)), "ask_role_overview") if len(kinds) == 1 else "ask_role_overview"


def _leads_to(one: Link, other: Link, text: str) -> bool:
    """Tell whether a text goes from one post straight to another: "ward manager to matron"."""
    between = r"\W*\b(?:in)?to\b(?: (?:an?|the|being|be))?\W*"
    return bool(re.search(f"{re.escape(one.text)}{between}{re.escape(other.text)}", text, re.IGNORECASE))


def _asks_for(link: Link, text: str, posts: Sequence[Link]) -> bool:
    """Tell whether a question is whether a post asks for a profession: "would I have to be a radiographer first?".

    "What do you need to be a radiographer?" asks about that profession itself.
    """
    before = text[: max(text.find(link.text), 0)]
    for post in posts:
        before = before.replace(post.text, "they")
    profession = link.kind in ("qualification", "other_role")
    return profession and bool(_REQUIRED.search(before) or _ARE_THEY.search(before)) and not _ASKING_WHAT.search(before)


def _asks_of_other_job(text: str, links: list[Link], intent: str) -> bool:
    """Tell whether a question is about a job outside the subject, and nothing in it leads back inside."""
    # "Must I be a doctor?" asks what a post requires.
    before = [text[: text.find(link.text)] for link in links]
    links = [
        link
        for link, words in zip(links, before)
        if link.kind in _SUBJECT_KINDS or not (_BEING.search(words) or _NOT_ONE.search(words))
    ]
    professions = {(link.start, link.end) for link in links if link.kind == "qualification"}
    others = [link for link in links if link.kind == "other_role" and (link.start, link.end) not in professions]
    managers = [link for link in others if is_title(link.text)]
    inside = any(link.kind in _SUBJECT_KINDS and not link.umbrella for link in links)
    if managers:
        return not _HEALTH.search(_without(text, managers))
    if others:
        return not inside and not _LEADING.search(_without(text, others))
    return bool(
        professions and intent in _OF_A_JOB and not inside and not _LEADING.search(text) and not _FIRST_PERSON.search(text)
    )


def _without(text: str, links: Sequence[Link]) -> str:
    """Return a text with some names blanked out."""
    for link in links:
        text = text.replace(link.text, " ")
    return text


def _distinct(asked: Sequence[Asked]) -> list[Asked]:
    """Drop questions that repeat the topic of an earlier one without naming anything new."""
    kept: list[Asked] = []
    for question in asked:
        names = {link.ids for link in question.links if link.kind != "country"}
        repeated = any(
            question.intent == other.intent and names <= {link.ids for link in other.links if link.kind != "country"}
            for other in kept
        )
        if not repeated:
            kept.append(question)
    return kept
