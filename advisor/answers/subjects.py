"""Questions whose subject is told by its words, whatever post they name: overtime, part time, redundancy, an application.

What is taken for abuse, a patient's question or a cry for help by a faint guess alone is looked at for its words here too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from ..knowledge.base import Knowledge
from ..knowledge.schema import Article
from ..nlu.by_names import asks_as_patient, speaks_to_the_bot
from ..nlu.safety import in_danger, may_be_danger
from . import gaps
from .about import STUDIED, Subject
from .fragments import FALLBACK, HALF, OTHER_JOBS, UNSURE, WHICH, Rule, few_words, is_faint, names_entry
from .model import Context, Question

# A longer message tells of more than what it asks about.
_MOST_WORDS = 30
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[^.?!\n]+[.?!]?")
_OF_IT = re.compile(
    r"\b(?:is|was|would|does|will|do|are) (?:it|that|this|they|he|she|these|those)\b(?! (?:an?|any) )", re.IGNORECASE
)
_OF_THE_FUTURE = frozenset({"outlook", "which_suits_me", "salary"})
_NO_UNIVERSITY = "entry_without_degree"
_OF_STUDY = frozenset({"courses", "degree_comparison"})
_OF_CERTIFICATES = frozenset({"certification", "courses", "degree_comparison"})
_WHICH_ONES = re.compile(r"\bwhich (?:ones?|of (?:them|those|these)|are)\b", re.IGNORECASE)
_BRINGS = re.compile(r"\b(?:raise|rais\w+|increase|boost|bump|rise|more pay)\b", re.IGNORECASE)
_ABUSE, _MEDICAL, _CRISIS = "out_of_scope_abuse", "out_of_scope_medical_advice", "out_of_scope_crisis"
# Words that say whose something is, and who does it.
_ALIKE = (
    ("my", "your", "the", "a", "an", "our", "their", "his", "her"),
    ("i", "you", "we", "they", "he", "she"),
    ("lose", "losing", "lost", "loose"),
    ("keep", "keeping", "kept"),
)
_ANYBODYS = frozenset({*_ALIKE[0], *_ALIKE[1]})
_SHOULD_I = re.compile(r"\b(?:should i|do i take it|worth it)\b", re.IGNORECASE)
# "That's dumb", of a rule
_OF_WHAT_WAS_TOLD = re.compile(
    r"\W*(?:(?:well|ok|lol|ugh|wow|omg|but|and|so|tbh|honestly)\W+)*"
    r"(?:that|this|it|which|the whole thing)(?:'?s| is| sounds| seems)"
    r"(?: (?:so|just|really|pretty|a bit|kind ?of|kinda|actually|absolutely|totally|bloody|fucking|freaking|all))* (?:an? )?"
    r"(?:dumb|stupid|ridiculous|rubbish|bull\w*|crap|disgusting|bs|joke|mad|insane|awful|unfair|shit\w*|garbage|nuts|bollocks"
    r"|nonsense|crazy|disgrace\w*|criminal|pathetic)\W*(?:lol|tbh|then|though|tho)?\W*",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(r"\b(?:i|i'?m|i'?ve|i'?d|me|my|myself)\b", re.IGNORECASE)
# What is surely outside the subject does not go on with it.
_SURE = 0.9


def unrefused(knowledge: Knowledge, question: Question, context: Context) -> Question:
    """Return a question as an unclear one where, in the middle of a talk, it is only faintly abuse or a patient's question.

    "That's disgusting" of a salary, "will my hospital reimburse?". A faint cry for help stands, unless it speaks of a subject by
    name and of no despair: "what can I do to protect myself?" after lay-offs.
    """
    text = question.text
    if question.intent == _ABUSE and context.topic and _OF_WHAT_WAS_TOLD.fullmatch(text):
        return replace(question, intent="react")
    if question.intent not in (_ABUSE, _MEDICAL, _CRISIS) or not is_faint(question, context):
        return question
    of_nobody_here = _named_in(knowledge, text) or not _OF_ONESELF.search(text)
    safe = of_nobody_here and not may_be_danger(text) and not in_danger(text)
    meant = {_ABUSE: speaks_to_the_bot(text), _MEDICAL: asks_as_patient(text), _CRISIS: not safe}[question.intent]
    return question if meant else replace(question, intent=FALLBACK)


def of_message(knowledge: Knowledge, question: Question, context: Context, text: str) -> Question:
    """Return the one question of a message with the subject that the rest of it speaks of: "passed over. Should I leave?"."""
    return _spoken_of(knowledge, question, context, text) or question


def _said(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What a question speaks of by name is what it is about: "does band 8a get unsocial hours?"."""
    return _spoken_of(knowledge, question, context, question.text)


def _spoken_of(knowledge: Knowledge, question: Question, context: Context, text: str) -> Question | None:
    asks = question.topic or question.intent in (*HALF, *UNSURE, "inform")
    # How much more or less a post pays is worked out for who told the band they are on.
    posts = [*(ids[0] for ids in question.names.get("role", [])), *context.roles]
    on_a_band = any(role.bands for role in map(knowledge.roles.get, posts) if role)
    worked_out = gaps.wanted(text) and context.profile.get("band") and on_a_band
    asking = next((sentence for sentence in reversed(_SENTENCE.findall(text)) if sentence.endswith("?")), "")
    said = [name for id, name in question.called.items() if id not in (*knowledge.umbrellas, *knowledge.bands)]
    of_a_post = any(name in asking for name in said if names_entry(question))
    if len(text.split()) > _MOST_WORDS or of_a_post:
        # Of a long message what its last question speaks of counts, and of any whose question names what it is about.
        text = asking
    if not asks or worked_out or len(text.split()) > _MOST_WORDS:
        return None
    found = _named_in(knowledge, text, question.topic)
    if found and found.of_posts_in_general and _asks_of_one(knowledge, question, context):
        return None
    if found and _is_of_something_else(question, found, context):
        return None
    asked_of = {knowledge.roles[id].profession for id in posts if id in knowledge.roles and id not in knowledge.umbrellas}
    if found and found.profession and asked_of and found.profession not in asked_of:
        # Whoever runs a care home need not register as a nurse.
        return None
    return _on(_without_its_words(question, found, text), found) if found else None


def _is_of_something_else(question: Question, article: Article, context: Context) -> bool:
    """Tell whether a question that speaks of a subject is surely on another topic, or on what a certificate brings.

    "ICB cuts, is there a future?" is no question on what a board is, nor "does FACHE raise my pay?" one on how to get more.
    """
    surely = question.topic in _OF_THE_FUTURE and question.confidence >= _SURE
    kinds = {kind for kind in STUDIED if question.names.get(kind)} | {kind for kind, _ in context.entries[:1]}
    if article.topic == "work_setting" and question.topic in _OF_STUDY and "degree" in kinds:
        # "How long is each and can I do it part time?"
        return True
    if question.topic == _NO_UNIVERSITY and question.confidence >= _SURE and article.topic == "education":
        # "And without university? He's not keen on the debt."
        return True
    if article.topic == "career_path" and question.topic in _OF_CERTIFICATES and question.confidence >= _SURE:
        # "Which certificates look good on a CV?"
        return True
    if question.intent == OTHER_JOBS and question.names.get("other_role") and not question.names.get("role"):
        # "A cover letter for a warehouse manager's job"
        return True
    brings = article.topic == "salary" and "certification" in kinds and _BRINGS.search(question.text)
    return bool(brings or (article.topic == "role_overview" and surely))


def _without_its_words(question: Question, article: Article, text: str) -> Question:
    """Return a question without the posts that are but a word of the subject's name: the director of "non-exec director"."""
    said = [match.group().lower() for match in _pattern(article).finditer(text)]
    called = {ids[0]: question.called.get(ids[0], "").lower() for ids in question.names.get("role", [])}
    inside = {id for id, name in called.items() if name and any(f" {name}" in words.replace("-", " ") for words in said)}
    posts = [ids for ids in question.names.get("role", []) if ids[0] not in inside]
    return replace(question, names={**question.names, "role": posts})


def _asks_of_one(knowledge: Knowledge, question: Question, context: Context) -> bool:
    """Tell whether a question is asked of one post or band, by name or as "it": "is it nine to five?"."""
    named = [ids for ids in question.names.get("role", []) if not knowledge.umbrellas.issuperset(ids)]
    named += question.names.get("band", [])
    compared = len([id for kind, id in context.set_apart() if kind == "role"]) > 1 and WHICH.search(question.text)
    focus = [id for id in context.roles if id not in knowledge.umbrellas]
    return bool(named or compared or (focus and _OF_IT.search(question.text)))


def _named_in(knowledge: Knowledge, text: str, topic: str | None = None) -> Article | None:
    """Return the subject whose words a text holds, but not one whose words count on a topic alone where it is on another."""
    by_word = _phrases(knowledge)
    held = [phrase for word in set(_WORD.findall(text.lower())) for phrase in by_word.get(word, ())]
    # Of several subjects the first in the files counts.
    for _, article, pattern in sorted(held, key=lambda phrase: phrase[0]):
        # "Asked to act up, should I?"
        on_topic = article.topic == topic or (topic == "which_suits_me" and _SHOULD_I.search(text))
        if (not article.words_count_on_its_topic or on_topic) and pattern.search(text):
            return article
    return None


def _goes_on(knowledge: Knowledge, question: Question, context: Context) -> Question | None:
    """What is unclear and names nothing goes on with such a subject: "can they do that?"."""
    last = str((context.last or {}).get("text", ""))
    unclear = question.intent in UNSURE and question.confidence < _SURE
    told = next((article for article in _subjects(knowledge) if article.lead.text in last), None)
    # "Which ones are most at risk?" after what machines may change.
    of_them = told and question.topic == told.topic and _WHICH_ONES.search(question.text)
    if not told or not (unclear or of_them) or not few_words(question) or names_entry(question):
        return None
    return _on(question, told)


def spoken_of(knowledge: Knowledge, question: Question) -> Article | None:
    """Return the subject that a question was found to be on, if any."""
    article = knowledge.articles.get(question.article or "")
    return article if article and article.words else None


def in_general(knowledge: Knowledge, question: Question, about: Subject) -> Subject:
    """Return what a question is about without the post that a plain word stands for, where its subject is posts in general."""
    article = spoken_of(knowledge, question) if question.nearness >= 1.0 else None
    if article is None or not article.of_posts_in_general or not about.own:
        return about
    named = {id for ids in question.names.get("role", []) for id in ids}
    return replace(about, roles=[role for role in about.roles if role.id in named])


def _subjects(knowledge: Knowledge) -> Iterator[Article]:
    return (article for article in knowledge.articles.values() if article.words)


def _alike(word: str) -> tuple[str, ...]:
    """Return the words of which one is said as well as another: "keep my pin", "keep your pin"."""
    return next((words for words in _ALIKE if word in words), (word,))


@lru_cache(maxsize=4)
def _phrases(knowledge: Knowledge) -> Mapping[str, Sequence[tuple[int, Article, re.Pattern[str]]]]:
    """Return the phrases that speak of a subject, with the place of its article, by the longest word of each.

    A text without that word needs no search for its phrase.
    """
    found: dict[str, list[tuple[int, Article, re.Pattern[str]]]] = defaultdict(list)
    for place, article in enumerate(_subjects(knowledge)):
        for said in article.words:
            longest = max(re.split("[ -]", said.lower()), key=lambda word: (word not in _ANYBODYS, len(word)))
            pattern = re.compile(rf"\b{_phrase(said)}\b", re.IGNORECASE)
            for form in _alike(longest):
                # "Don't" is two words to who writes the apostrophe, one to who does not.
                for word in {max(_WORD.findall(form), key=len), form.replace("'", "")}:
                    found[word].append((place, article, pattern))
    return found


@cache
def _pattern(article: Article) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(_phrase, article.words))})\b", re.IGNORECASE)


def _phrase(said: str) -> str:
    # Blanks and hyphens are one: "on-call pay".
    return "[ -]".join(map(_form, re.split("[ -]", said.lower())))


def _form(word: str) -> str:
    # The apostrophe is left out as often as not.
    forms = "|".join(re.escape(form) for form in _alike(word)).replace("'", "'?")
    return f"(?:{forms})"


def _on(question: Question, article: Article) -> Question:
    return replace(question, intent=f"ask_{article.topic}", article=article.id, nearness=1.0)


RULES: tuple[Rule, ...] = (_said, _goes_on)
