"""Looking through the posts: all of them, by level, by track, or by the way in.

A request is recognised by its words, and every suggestion made here is one: "Roles at director level", "Roles for nurses".
What stands in a list comes from the role files.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from ..charts import ladder
from ..knowledge.base import Knowledge
from ..knowledge.schema import LEVELS, Role
from . import refer
from .about import COVERED
from .equivalents import is_outside
from .model import Answer, Context, Question
from .phrasing import ask
from .writing import listed, name

TOPIC = "role_overview"
MOST_SHOWN = 12
_MORE = "More: "
# A longer message tells a story, in which such words stand for something else.
_MOST_WORDS = 14
_ROLES = r"(?:roles?|jobs?|posts?|positions?|careers)"
_LEVEL_WORDS = {
    "executive": r"executive|board|chief|c-suite|top",
    "director": "director",
    "senior_manager": r"senior[- ]manage(?:r|ment)|senior",
    "manager": r"(?:middle[- ])?manage(?:r|ment)|middle",
    "supervisor": r"supervisory?|team[- ]leader|first[- ]line|entry|junior",
}
_FACETS = (
    (
        "all",
        re.compile(
            rf"\b(?:list|show|name|see|browse|give)\b.*\ball\b.*\b{_ROLES}\b|^\W*all (?:the )?{_ROLES}\W*$", re.IGNORECASE
        ),
    ),
    ("all", re.compile(rf"^\W*(?:please )?(?:list|show(?: me)?|browse) (?:the |your )?{_ROLES}\W*$", re.IGNORECASE)),
    ("levels", re.compile(rf"\b{_ROLES} (?:\w+ )?by (?:level|grade|rank)\b", re.IGNORECASE)),
    ("tracks", re.compile(rf"\b{_ROLES} (?:\w+ )?by track\b", re.IGNORECASE)),
    ("routes", re.compile(rf"\b{_ROLES} (?:\w+ )?by (?:route|way in|background)\b", re.IGNORECASE)),
    ("upper", re.compile(rf"\b{_ROLES} higher up\b", re.IGNORECASE)),
    (
        "upper",
        re.compile(
            rf"\b(?:list|show|name|give|what are|which are|what'?re)\b.*\b(?:top|highest|most senior|senior) {_ROLES}\b",
            re.IGNORECASE,
        ),
    ),
    ("lower", re.compile(rf"\b{_ROLES} lower down\b", re.IGNORECASE)),
    ("management", re.compile(rf"\b{_ROLES} (?:on|in|of) the management track\b", re.IGNORECASE)),
    ("both", re.compile(rf"\b{_ROLES} (?:on|in|of) both tracks\b", re.IGNORECASE)),
    (
        "no_degree",
        re.compile(
            rf"\b{_ROLES}\b(?: [\w']+){{0,6}} (?:without (?:a |any )?degree|with no degree"
            rf"|(?:don'?t|do not|doesn'?t|no) (?:need|require|ask for) (?:a |any )?degree"
            rf"|(?:need|require) no degree)",
            re.IGNORECASE,
        ),
    ),
    (
        "apprenticeship",
        re.compile(
            rf"\b{_ROLES}\b(?: [\w']+){{0,4}} (?:by|through|via|with|from|after) (?:an? )?apprenticeships?\b", re.IGNORECASE
        ),
    ),
    (
        "scheme",
        re.compile(
            rf"\b{_ROLES}\b(?: [\w']+){{0,4}} (?:by|through|via|with|from|after) (?:the |a )?(?:nhs )?"
            rf"(?:graduate|management|training|gmts)[ -]?(?:management |training )*scheme\b",
            re.IGNORECASE,
        ),
    ),
    (
        "nursing",
        re.compile(rf"\b{_ROLES}\b(?: [\w']+){{0,4}} (?:for|from|open to) (?:a |registered )*nurs(?:es?|ing)\b", re.IGNORECASE),
    ),
    (
        "medicine",
        re.compile(rf"\b{_ROLES}\b(?: [\w']+){{0,4}} (?:for|from|open to) (?:a )?(?:doctors?|medicine)\b", re.IGNORECASE),
    ),
    (
        "ranks",
        re.compile(
            r"\bnurs(?:es?|ing)(?: (?:management|leadership|job|career))? (?:ranks|grades|levels|hierarchy|ladder)\b"
            r"|\b(?:ranks|grades|levels|hierarchy|ladder|order) (?:of|in|for) (?:nhs )?nurs(?:es?|ing)\b",
            re.IGNORECASE,
        ),
    ),
    *(
        (level, re.compile(rf"\b{_ROLES}\b(?: [\w']+){{0,3}} (?:at|on) (?:the )?(?:{words})[ -](?:level|grade)\b", re.IGNORECASE))
        for level, words in _LEVEL_WORDS.items()
    ),
    *(
        (level, re.compile(rf"\b(?:what|which|list|show|name|all)\b.* (?:{words})[ -]level {_ROLES}\b", re.IGNORECASE))
        for level, words in _LEVEL_WORDS.items()
    ),
)
# Said after a look at the posts: "what about lower down", "the top ones".
_HALVES = {
    "upper": re.compile(r"\b(?:higher(?: up)?|further up|(?:the|at) top|senior|highest|most senior)\b", re.IGNORECASE),
    "lower": re.compile(
        r"\b(?:lower(?: down)?|further down|(?:the|at) bottom|junior|lowest|beginners?|starter|entry[- ]level)\b", re.IGNORECASE
    ),
}
_HALF_WORDS = 7
_LEVEL_CALLED = {level: level.replace("_", " ") for level in LEVELS}
# By what words each list is asked for.
CALLS = {
    "levels": "Show me roles by level",
    "tracks": "Show me roles by track",
    "routes": "Show me roles by route",
    "management": "Roles on the management track",
    "both": "Roles on both tracks",
    "no_degree": "Roles without a degree",
    "apprenticeship": "Roles through an apprenticeship",
    "scheme": "Roles through the graduate scheme",
    "nursing": "Roles for nurses",
    "medicine": "Roles for doctors",
    "ranks": "Ranks in nursing",
    "all": "List all the roles",
    "upper": "Roles higher up",
    "lower": "Roles lower down",
    **{level: f"Roles at {called} level" for level, called in _LEVEL_CALLED.items()},
}
_LEADS = {
    "management": "These {count} posts are mainly about management:",
    "both": "These {count} posts ask for leadership and management alike:",
    "no_degree": "People get these {count} posts without a degree:",
    "apprenticeship": "An apprenticeship helps towards these {count} posts:",
    "scheme": "The NHS Graduate Management Training Scheme, or a fellowship in the US, helps towards these {count} posts:",
    "nursing": "These {count} posts are for registered nurses or other registered clinicians:",
    "medicine": "These {count} posts are for doctors or other registered clinicians:",
    "ranks": "These {count} nursing posts lead or manage, from the top down:",
    "all": "I know {count} posts:",
    "upper": "Higher up are these {count} posts, on the board or at director level:",
    "lower": "Lower down are these {count} posts, where a department manager or a supervisor stands:",
    **{level: f"These {{count}} posts are at {called} level:" for level, called in _LEVEL_CALLED.items()},
}
# Words of a list that stand in other questions too.
_TOLD_BY_WORDS = frozenset({"upper", "ranks"})
_ABOUT = {"ranks": "level_hierarchy"}
_SCHEMES = {"gmts", "admin_fellowship"}


def facet(text: str) -> str | None:
    """Return what somebody wants to look through, a key of the suggestions; None where that is not what a text asks for."""
    few = len(text.split()) <= _MOST_WORDS
    return next((key for key, pattern in _FACETS if few and pattern.search(text)), None)


def answer(knowledge: Knowledge, question: Question, context: Context) -> tuple[Answer, Context] | None:
    """Answer a request to look through the posts; None for any other question, and for one that names a post.

    Args:
        knowledge: The knowledge base.
        question: The question.
        context: What is remembered; the country chooses among the posts.
    """
    named = {id for ids in question.names.get("role", []) for id in ids} - knowledge.umbrellas
    text = _meant(question.text, context)
    key = facet(text) or _half(text, question, context)
    if key in _TOLD_BY_WORDS and question.topic not in (None, TOPIC, "level_hierarchy"):
        # "What do the top roles pay?" asks for no list.
        return None
    if key is None or (named and text == question.text and key not in (*_LEVEL_WORDS, "ranks")):
        return None
    topic = question.topic if question.topic in ("entry_without_degree", "career_path") else _ABOUT.get(key, TOPIC)
    places = [ids[0] for ids in question.names.get("country", []) if ids[0] in COVERED]
    context = context.with_(place=places[0] if places else context.place)
    if key in _OVERVIEWS:
        return _OVERVIEWS[key](knowledge, context), context.with_(topic=TOPIC, roles=[], before=[], entries=[], options=[])
    roles = _listed(knowledge, key, context.country)
    if key in ("management", "both"):
        # A midwife runs no laboratory.
        own = knowledge.qualifications.get(context.profile.get("background", ""))
        roles = [role for role in roles if not is_outside(role, own)]
    begin = _begin(roles, context) if text.startswith(_MORE) else 0
    shown, left = roles[begin : begin + MOST_SHOWN], len(roles) - begin - MOST_SHOWN
    lead = _LEADS[key].format(count=len(roles)) if not begin else "And these:"
    lines = [lead, "\n".join(f"- {_called(role, key, context.country)}" for role in shown)]
    if left > 0:
        lines.append(f"There are {left} more.")
    suggestions = [f"{_MORE}{CALLS[key]}"] if left > 0 else []
    suggestions += [ask(TOPIC, role) for role in shown[:2]] + [CALLS["levels"], CALLS["routes"]]
    made = Answer(topic, "\n\n".join(lines), roles=[role.id for role in shown], suggestions=suggestions[:4])
    options = [["", role.id] for role in shown]
    return made, context.with_(topic=TOPIC, roles=[], before=[], entries=[], options=options, asked_back=0)


def _half(text: str, question: Question, context: Context) -> str | None:
    """Return which half of the ladder a few words ask for, where the talk is on the posts as a whole; None otherwise."""
    whole = context.topic == TOPIC and not context.roles and not any(question.names.values())
    few = len(text.split()) <= _HALF_WORDS
    return next((key for key, pattern in _HALVES.items() if whole and few and pattern.search(text)), None)


def _meant(text: str, context: Context) -> str:
    """Return a text, or the suggestion that a number picks, or that "more" stands for after a list."""
    text = refer.numbered(text, context) or text
    more = next((call for call in (context.last or {}).get("suggestions", []) if call.startswith(_MORE)), None)
    short = re.fullmatch(
        r"\W*(?:(?:show|tell|give) me |any |see |and )?(?:the )?(?:more|rest|others?)(?: please)?\W*", text, re.IGNORECASE
    )
    return more if more and short else text


def _begin(roles: Sequence[Role], context: Context) -> int:
    """Return where a list goes on after the posts last shown."""
    last = ((context.last or {}).get("roles") or [""])[-1]
    ids = [role.id for role in roles]
    return (ids.index(last) + 1) % len(ids) if last in ids else 0


def _listed(knowledge: Knowledge, key: str, country: str | None) -> list[Role]:
    """Return the posts of a list, from the top level down, those of the asker's country where it is known."""
    apprenticeships = {degree.id for degree in knowledge.degrees.values() if degree.level == "apprenticeship"}
    tests: dict[str, Callable[[Role], bool]] = {
        "all": lambda role: True,
        "management": lambda role: role.track == "management",
        "both": lambda role: role.track == "both",
        "no_degree": lambda role: bool(role.open_without_degree) and (country is None or country in role.open_without_degree),
        "apprenticeship": lambda role: bool(apprenticeships & set(role.degree_ids)),
        "scheme": lambda role: bool(_SCHEMES & set(role.programme_ids)),
        "nursing": lambda role: role.profession in ("nursing", "clinical"),
        "medicine": lambda role: role.profession in ("medicine", "clinical"),
        "ranks": lambda role: role.profession == "nursing",
        "upper": lambda role: role.level in LEVELS[:2],
        "lower": lambda role: role.level in LEVELS[3:],
    }
    fits = tests.get(key, lambda role: role.level == key)
    posts = [role for role in knowledge.roles.values() if role.id not in knowledge.umbrellas and fits(role)]
    home = [role for role in posts if country is None or country in role.countries]
    below = Counter(boss for role in home for boss in role.reports_to) if key == "ranks" else Counter()
    return sorted(home, key=lambda role: (LEVELS.index(role.level), -below[role.id], role.title))


def _called(role: Role, key: str, country: str | None) -> str:
    """Return a post's title, with the one country it is listed for where the asker's is not known."""
    places = role.open_without_degree if key == "no_degree" else role.countries
    only = f"({places[0]})" if len(places) == 1 and country is None else ""
    called = f"{role.title} {only}" if only and only not in role.title else role.title
    return f"{called}: {ladder.level(role).lower()}" if key == "ranks" else called


def _by_level(knowledge: Knowledge, context: Context) -> Answer:
    lines = []
    for level in LEVELS:
        roles = _listed(knowledge, level, context.country)
        if roles:
            lines.append(
                f"- {_LEVEL_CALLED[level].capitalize()} ({len(roles)}): {listed([name(role) for role in roles[:2]])} ..."
            )
    text = "From the top down, with how many posts I know and two of each:\n\n" + "\n".join(lines)
    return Answer(TOPIC, text, suggestions=[CALLS[level] for level in ("executive", "director", "manager", "supervisor")])


def _by_track(knowledge: Knowledge, context: Context) -> Answer:
    counts = {key: len(_listed(knowledge, key, context.country)) for key in ("both", "management")}
    text = (
        f"Of the posts I know, {counts['both']} ask for leadership and management alike and {counts['management']} are mainly "
        "about management. Leadership alone is nobody's post: people lead from where they are."
    )
    suggestions = [CALLS["both"], CALLS["management"], "What's the difference between leadership and management?"]
    return Answer(TOPIC, text, suggestions=suggestions)


def _by_route(knowledge: Knowledge, context: Context) -> Answer:
    routes = {
        "no_degree": "without a degree",
        "apprenticeship": "through an apprenticeship",
        "scheme": "through a graduate scheme",
        "nursing": "from nursing",
    }
    counts = [f"- {words}: {len(_listed(knowledge, key, context.country))} posts" for key, words in routes.items()]
    text = "Some ways in, with how many of the posts I know each leads to:\n\n" + "\n".join(counts)
    return Answer(TOPIC, text, suggestions=[CALLS[key] for key in routes])


_OVERVIEWS = {"levels": _by_level, "tracks": _by_track, "routes": _by_route}
