"""Checks that look across the knowledge files: references, figures and their sources, names and their clashes."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Iterator, Mapping

from .base import KINDS, Knowledge, points_of
from .schema import CAREER_TOPICS, Identified, Named, Pay, Point


@dataclass(frozen=True)
class Problem:
    """One error in a knowledge file: where it stands, what is wrong and what to do."""

    file: str
    entry: str
    field: str
    what: str
    remedy: str

    def __str__(self) -> str:
        """Return the problem on one line."""
        return f"{self.file}: {self.entry}: {self.field}: {self.what}; {self.remedy}"


_REFERENCES = {
    "counterpart": "roles",
    "previous": "roles",
    "next": "roles",
    "reports_to": "roles",
    "turns_to": "roles",
    "speaks_to": "qualifications",
    "first_posts": "roles",
    "nearest": "roles",
    "led_by": "roles",
    "on_the_way_to": "qualifications",
    "about": "roles",
    "posts": "roles",
    "degree_ids": "degrees",
    "certification_ids": "certifications",
    "programme_ids": "programmes",
}


def check(knowledge: Knowledge, origin: Mapping[tuple[str, str], str]) -> list[Problem]:
    """Find every error that shows only when the files are read together.

    Args:
        knowledge: The entries, each valid by itself.
        origin: The file of each (collection, id).

    Returns:
        The problems, in the order of the files.
    """
    problems: list[Problem] = []
    for (collection, id), file in origin.items():
        entry = getattr(knowledge, collection)[id]
        found = [*_references(knowledge, entry), *_points(knowledge, entry)]
        problems += [Problem(file, id, field, what, remedy) for field, what, remedy in found]
    problems += _clashes(knowledge, origin)
    problems += _quiz(knowledge, origin)
    for topic in CAREER_TOPICS:
        count = sum(article.default for article in knowledge.articles.values() if article.topic == topic)
        if count != 1:
            problems.append(
                Problem("topics.yml", topic, "default", f"{count} articles are the default", "mark exactly one as default: true")
            )
    return problems


def _references(knowledge: Knowledge, entry: Identified) -> Iterator[tuple[str, str, str]]:
    for field, collection in _REFERENCES.items():
        value = getattr(entry, field, None)
        for id in value if isinstance(value, list) else [value] if value else []:
            if id not in getattr(knowledge, collection):
                yield field, f"{id!r} is not among the {collection}", "correct the id or add that entry"
    for said in getattr(entry, "seldom_meant", []):
        if said not in getattr(entry, "shared_names", []):
            yield "seldom_meant", f"{said!r} is not among its shared_names", "write it as it stands there"
    for place, id in getattr(entry, "abroad", {}).items():
        if id not in knowledge.roles or place not in knowledge.roles[id].countries:
            yield f"abroad.{place}", f"{id!r} is no role of that country", "correct the id, or write UK or US"
    for word, ids in getattr(entry, "means", {}).items():
        for id in ids:
            if id not in knowledge.roles:
                yield f"means.{word}", f"{id!r} is not among the roles", "correct the id or add that entry"
    counterpart = knowledge.roles.get(getattr(entry, "counterpart", None) or "")
    if counterpart and counterpart.counterpart != entry.id:
        yield "counterpart", f"{counterpart.id} does not name {entry.id} back", "name each in the other's file"


def _points(knowledge: Knowledge, entry: Identified) -> Iterator[tuple[str, str, str]]:
    for field, point in points_of(entry):
        unknown = [id for id in point.sources if id not in knowledge.sources]
        for id in unknown:
            yield field, f"source {id!r} is not in sources.yml", "correct the id or add the source"
        if not unknown:
            yield from ((field, *problem) for problem in _support(knowledge, entry, point))


def _support(knowledge: Knowledge, entry: Identified, point: Point) -> Iterator[tuple[str, str]]:
    """Check that what a point claims is held up by its sources."""
    sources = [knowledge.sources[id] for id in point.sources]
    if sources and all(source.kind == "weak" for source in sources):
        yield "rests on weak sources alone", "add a better source or remove the statement"
    if isinstance(point, Pay) and point.scope != "example" and sources and all(source.kind == "job_advert" for source in sources):
        yield "shows the pay of job adverts as a general figure", "set scope: example or add a national source"
    if not point.has_figure:
        return
    if not sources:
        yield "has a figure and no source", "name the source or take the figure out"
        return
    if point.year is None and knowledge.year_of(point) == "undated":
        yield "has a figure and no year", "add year: YYYY, or year: undated where the source tells none"
    countries = {source.country for source in sources} - {"international"}
    if point.country is None and getattr(entry, "country", None) not in ("UK", "US") and len(countries) > 1:
        yield "has a figure and sources of two countries", "add country: UK or country: US"


def _clashes(knowledge: Knowledge, origin: Mapping[tuple[str, str], str]) -> Iterator[Problem]:
    """Find names that lead to two entries of a kind, or to two kinds of thing one can study or do, undeclared."""
    owners: dict[str, list[tuple[str, Named, bool]]] = defaultdict(list)
    for kind, entry in knowledge.named():
        if kind in ("qualification", "other_role"):
            continue  # What somebody is may be named like what they study ("BSN") or do not ask about.
        own = {entry.title.lower(), *(name.lower() for name in [*entry.names, *getattr(entry, "kinds", [])])}
        for name in own | {name.lower() for name in entry.shared_names}:
            owners[name].append((kind, entry, name in own))
    for name, holders in owners.items():
        if len(holders) > 1 and any(is_own for _, _, is_own in holders):
            for kind, entry, is_own in holders:
                others = ", ".join(other.id for _, other, _ in holders if other is not entry)
                if is_own:
                    yield Problem(
                        origin[KINDS[kind], entry.id],
                        entry.id,
                        "names",
                        f"{name!r} also names {others}",
                        "keep it in one, or put it under shared_names in both so that the assistant asks",
                    )


def _quiz(knowledge: Knowledge, origin: Mapping[tuple[str, str], str]) -> Iterator[Problem]:
    """Check that the quiz favours neither leadership nor management, and that quiz and roles share their traits."""
    questions, file = list(knowledge.quiz_questions.values()), "quiz.yml"
    if not 6 <= len(questions) <= 8:
        yield Problem(file, "-", "-", f"has {len(questions)} questions", "ask six to eight, so that people answer them all")
    first: Counter[str] = Counter()
    for question in questions:
        leanings = [choice.leans for choice in question.choices if choice.leans]
        first.update(leanings[:1])
        if leanings.count("leadership") != leanings.count("management"):
            what = "leans more often to one side"
            yield Problem(file, question.id, "choices", what, "let as many choices lean to leadership as to management")
        words = Counter(word.lower() for choice in question.choices for word in {choice.text, *choice.words})
        for word in (word for word, count in words.items() if count > 1):
            yield Problem(file, question.id, "choices", f"{word!r} stands for two choices", "keep it in one of them")
        for index, choice in enumerate(question.choices):
            if (choice.traits or choice.levels) and not choice.because:
                what = "says something of posts and not how a result names it"
                yield Problem(file, question.id, f"choices.{index}.because", what, 'add a few words such as "close to patients"')
    if first["leadership"] != first["management"]:
        yield Problem(file, "-", "choices", "one side is named first more often", "let each come first in half of the questions")
    offered = {trait for question in questions for choice in question.choices for trait in choice.traits}
    posts = [role for role in knowledge.roles.values() if role.id not in knowledge.umbrellas]
    for trait in sorted(offered - {trait for role in posts for trait in role.traits}):
        yield Problem(file, "-", "traits", f"no role has the trait {trait!r}", "add it to a role or take the choice out")
    for role in posts:
        if not offered & set(role.traits):
            what, remedy = (
                "none is offered by the quiz, which can never name this post",
                f"add some of {', '.join(sorted(offered))}",
            )
            yield Problem(origin["roles", role.id], role.id, "traits", what, remedy)
