"""Answers that set two or three roles side by side: what they are, their pay and their rank."""

from __future__ import annotations

import re
from itertools import permutations
from types import MappingProxyType
from typing import Mapping, Sequence

from ..knowledge.base import Knowledge
from ..knowledge.moves import superiors
from ..knowledge.schema import LEVELS, Article, Band, Pay, Point, Role
from . import gaps
from .model import Answer, Table
from .phrasing import ask, titled
from .roles import HOURS, pay_points
from .verdicts import told_of_each
from .writing import HOME_COUNTRY, Draft, a, labelled, listed, lower_first, name, ordered, upper_first

# Comparing is what these topics do with two roles; of two roles in a career path, one is where somebody stands.
TOPICS = frozenset(
    {
        "difference",
        "which_is_better",
        "which_suits_me",
        "salary",
        "level_hierarchy",
        "role_overview",
        "duties",
        "education",
        "experience_needed",
        "skills",
        "work_setting",
        "certification",
        "outlook",
    }
)
MOST_COMPARED = 3
# An order is a line for each.
MOST_RANKED = 6
# "Which has more stress?"
_STRESS = re.compile(r"\b(?:stress\w*|pressure|burn\w*|exhaust\w*|tiring|hard on)\b", re.IGNORECASE)
# Rows that a comparison of whole posts has no room for.
_ONLY_IF_ASKED = frozenset({"Works in", "Certificates"})


def roles(
    knowledge: Knowledge,
    topic: str,
    compared: Sequence[Role],
    country: str | None,
    called: Mapping[str, str] = MappingProxyType({}),
    asked: str = "",
) -> Answer:
    """Compare two or three roles, or rank up to MOST_RANKED.

    Args:
        knowledge: The knowledge base.
        topic: The topic asked about; "difference" compares the whole of the posts.
        compared: The roles.
        country: The asker's country, where it is known.
        called: The asker's own words for roles, by their ids.
        asked: The words of the question, which may be about hours or stress.
    """
    draft = Draft(knowledge, topic, country)
    first, *others = [titled(role, called) for role in compared]
    titles = listed([first, *map(lower_first, others)])
    if topic == "salary":
        return _pay(knowledge, draft.say(f"**{titles}: pay**"), compared)
    if topic == "level_hierarchy":
        return _rank(knowledge, draft.say(f"**{titles}: who is above whom**"), compared)
    return _posts(knowledge, draft.say(f"**{titles}**"), compared, asked)


def _posts(knowledge: Knowledge, draft: Draft, compared: Sequence[Role], question: str) -> Answer:
    topic = draft.topic
    article = _article(knowledge, topic, compared)
    sections: dict[str, list[Sequence[Point]]] = {
        "Duties": [role.duties for role in compared],
        "Education": [role.education for role in compared],
        "Experience": [role.experience for role in compared],
        "Certificates": [role.certifications for role in compared],
        "Pay": [pay_points(knowledge, role) for role in compared],
        "Skills": [role.skills for role in compared],
        "Prospects": [role.outlook for role in compared],
        "Works in": [role.work_setting for role in compared],
    }
    asked = {
        "duties": "Duties",
        "education": "Education",
        "experience_needed": "Experience",
        "skills": "Skills",
        "work_setting": "Works in",
        "certification": "Certificates",
        "outlook": "Prospects",
    }.get(topic)
    if article:
        draft.lead(article.lead).points(article.points)
    elif asked:
        told_of_each(draft, compared, question)
        if topic == "work_setting" and _STRESS.search(question):
            draft.say("Nothing I have read measures the stress of one post against another; this is the hard side of each.")
            asked = "The hard side"
            sections[asked] = [[role.drawbacks] if role.drawbacks else [] for role in compared]
        for role, own in zip(compared, sections[asked], strict=True):
            if topic == "work_setting" and HOURS.search(question) and not any(HOURS.search(point.text) for point in own):
                draft.say(f"**{role.title}:** I have no hours for this post.")
            elif own:
                draft.lead(_most_telling(ordered(own, draft.country), question), f"**{role.title}:**")
            else:
                draft.say(f"**{role.title}:** I have nothing reliable on this.")
    else:
        draft.say(_how_they_differ(knowledge, compared))
        for role in compared:
            draft.lead(role.suits, f"{role.title} tends to suit:")
    if asked:
        cells = [draft.cell(own, 3) for own in sections[asked]]
        return _compared(draft, compared, [[asked, *cells]])
    umbrellas = all(role.level == "any" for role in compared)
    rows = [["Purpose", *(draft.cell([role.summary]) for role in compared)]]
    rows += [] if umbrellas else [["Level", *(_level(role) for role in compared)]]
    for label, points in sections.items():
        if any(points) and label not in _ONLY_IF_ASKED:
            rows.append([label, *(draft.cell(own, 2 if label == "Duties" else 1) for own in points)])
    rows.append(["Next step", *(_next(knowledge, role) for role in compared)])
    return _compared(draft, compared, rows)


def _most_telling(points: Sequence[Point], question: str) -> Point:
    """Return the point that a question asks for: the first on hours where it speaks of them, else the first of all."""
    if HOURS.search(question):
        return next((point for point in points if HOURS.search(point.text)), points[0])
    return points[0]


def _compared(draft: Draft, compared: Sequence[Role], rows: list[list[str]]) -> Answer:
    """Return a finished comparison with its table."""
    table = Table(["", *(role.title for role in compared)], rows)
    suggestions = [
        f"Which pays more, {listed([name(role) for role in compared], 'or')}?",
        *(ask("career_path", role) for role in compared),
    ]
    return draft.answer([role.id for role in compared], table, suggestions)


def _how_they_differ(knowledge: Knowledge, compared: Sequence[Role]) -> str:
    """Return in a sentence where posts stand to one another: one above the other, at one level, or at which each."""
    for above, below in permutations(compared, 2):
        if len(compared) == 2 and above.level == below.level and above.id in superiors(knowledge, below):
            return f"They differ first in rank: {a(name(above))} is above {a(name(below))}, who reports up to that post."
    if len({role.level for role in compared}) == 1:
        both = "Both" if len(compared) == 2 else "All"
        level = compared[0].level.replace("_", " ")
        stand = "may be at any level" if level == "any" else f"are at the same level, {level}"
        return f"{both} {stand}; they differ in what they answer for."
    placed = [f"{a(name(role))} {_standing(role)}" for role in compared]
    return f"They differ first in level: {listed(placed, 'while')}."


def _standing(role: Role) -> str:
    """Return at what level a role stands, after its name: "is a manager (band 7)", "sits at executive level"."""
    level = _level(role).lower()
    if role.level == "any":
        return "may be at any level"
    return f"sits at {level} level" if role.level == "executive" else f"is {a(level)}"


def _article(knowledge: Knowledge, topic: str, compared: Sequence[Role]) -> Article | None:
    """Return the article written about just these roles, if there is one."""
    ids = {role.id for role in compared}
    articles = (article for article in knowledge.articles.values() if article.topic == topic)
    return next((article for article in articles if ids <= set(article.about)), None)


def _level(role: Role) -> str:
    level = role.level.replace("_", " ")
    return f"{level[0].upper()}{level[1:]}" + (f" (band {listed(role.bands, 'or')})" if role.bands else "")


def _next(knowledge: Knowledge, role: Role) -> str:
    return ", ".join(name(knowledge.roles[id]) for id in role.next[:2]) or "Varies"


def _amount(points: Sequence[Pay], country: str) -> Pay | None:
    """Return the general pay of a post in one country, an employer's example never being general."""
    return next(
        (point for point in points if point.country == country and point.scope != "example" and (point.median or point.low)), None
    )


def general_pay(knowledge: Knowledge, role: Role, country: str | None) -> Pay | None:
    """Return the general pay of a post in a country, or in the first that has a figure where none is known."""
    points = pay_points(knowledge, role)
    amounts = (_amount(points, place) for place in ([country] if country else [HOME_COUNTRY, "US"]))
    return next((pay for pay in amounts if pay), None)


def _middle(pay: Pay) -> float:
    return float(pay.median or (pay.low + (pay.high or pay.low)) / 2 if pay.low else pay.median or 0)


def _pay(knowledge: Knowledge, draft: Draft, compared: Sequence[Role]) -> Answer:
    points = {role.id: pay_points(knowledge, role) for role in compared}
    verdict = ""
    worked_out_from: list[Pay] = []
    for place in [draft.country] if draft.country else [HOME_COUNTRY, "US"]:
        amounts = {role.id: _amount(points[role.id], place) for role in compared}
        known = {id: _middle(pay) for id, pay in amounts.items() if pay}
        if len(known) == len(compared):
            top = max(compared, key=lambda role: known[role.id])
            occupations = all(pay and pay.scope == "occupation" for pay in amounts.values())
            if occupations and any(other.id in superiors(knowledge, top) for other in compared):
                # Who is below somebody earns no more for being counted in a larger group.
                verdict = f"I cannot rank these fairly: the {place} statistics count them in groups of unlike kinds."
            elif len(set(known.values())) > 1:
                most = "more" if len(compared) == 2 else "most"
                verdict = f"On the {place} figures, {a(name(top))} earns {most}"
                if len(compared) == 2 and _overlap(*(pay for pay in amounts.values() if pay)):
                    verdict = f"The {place} ranges overlap; by their middles {a(name(top))} earns {most}"
                if occupations:
                    verdict = (
                        f"The {place} statistics count whole occupations, not titles; the group of {a(name(top))} earns {most}"
                    )
                others = [amounts[role.id] for role in compared if role is not top]
                more = _by(amounts[top.id], others)
                verdict += f"{more}."
                worked_out_from = [pay for pay in (amounts[top.id], *others) if pay and more]
            elif occupations:
                verdict = f"I cannot rank these: the {place} statistics count them as one occupation."
            else:
                verdict = f"On the {place} figures they are paid alike."
            break
    of = f"the {draft.country} figures I have" if draft.country else "the figures I have"
    draft.worked_out(verdict or f"I cannot rank these fairly: {of} are not for the same kind of post.", worked_out_from)
    # What was ranked comes first, and a figure of each before a second one of any.
    ranked = [amounts[role.id] for role in compared] if verdict else []
    own = {
        role.id: [
            labelled(point, role.title)
            for point in sorted(ordered(points[role.id], draft.country), key=lambda point: point not in ranked)
        ]
        for role in compared
    }
    for role in compared:
        if own[role.id]:
            draft.points(own[role.id][:1], all_of_them=True)
        else:
            draft.bullet(f"**{role.title}:** I have no reliable figure.")
    for role in compared:
        at_home = [point for point in own[role.id][1:] if draft.country in (None, point.country)]
        draft.points(at_home, most=6)
    return draft.answer([role.id for role in compared], suggestions=[ask("career_path", role) for role in compared])


def _overlap(one: Pay, other: Pay) -> bool:
    """Tell whether of two ranges of pay the one lies within the other, so that either post may pay more."""
    if not (one.low and one.high and other.low and other.high):
        return False
    return (one.low - other.low) * (one.high - other.high) < 0


def _by(top: Pay | None, others: Sequence[Pay | None]) -> str:
    """Return what follows in a sentence that says which pay is higher: by how much, where there is one other of the same kind."""
    more = gaps.between(top, others[0]) if top and others[0] and len(others) == 1 else ""
    return f": {more}" if more else ""


def with_band(knowledge: Knowledge, role: Role, band: Band, called: Mapping[str, str] = MappingProxyType({})) -> Answer | None:
    """Set the pay of a role beside that of an NHS pay band; None where the role has no British figure."""
    own, other = general_pay(knowledge, role, HOME_COUNTRY), band.pay[0]
    if own is None:
        return None
    draft = Draft(knowledge, "salary", HOME_COUNTRY).say(f"**{titled(role, called)} and {lower_first(band.title)}: pay**")
    this, that = upper_first(a(name(role))), lower_first(band.title)
    if band.id.removeprefix("band_") in role.bands:
        draft.say(f"{this} is usually on band {listed(role.bands, 'or')} itself.")
    elif _overlap(own, other):
        draft.worked_out(f"The two ranges overlap, so {lower_first(this)} may earn more than {that} or less.", [own, other])
    elif _middle(own) > _middle(other):
        draft.worked_out(f"{this} earns more than {that}{_by(own, [other])}.", [own, other])
    else:
        draft.worked_out(f"{this} earns less than {that}{_by(other, [own])}.", [own, other])
    draft.points([labelled(own, role.title), labelled(other, band.title)], all_of_them=True)
    return draft.answer([role.id], suggestions=[ask("career_path", role), "What do the NHS pay bands pay?"])


def _rank(knowledge: Knowledge, draft: Draft, compared: Sequence[Role]) -> Answer:
    above, below = sorted(compared, key=lambda role: _depth(knowledge, role))[:2]
    if below.id in superiors(knowledge, above):
        above, below = below, above
    if above.id in superiors(knowledge, below):
        draft.say(f"{upper_first(a(name(above)))} is above {a(name(below))}, who reports up to that post.")
    elif _depth(knowledge, above) == _depth(knowledge, below):
        shared = next((knowledge.roles[id] for id in above.reports_to if id in below.reports_to), None)
        boss = f"Both usually report to the {name(shared)}." if shared else "Who reports to whom depends on the employer."
        draft.say(f"They are at about the same level: {_level(above).lower()}. {boss}")
    else:
        draft.say(f"{upper_first(a(name(above)))} is at a higher level than {a(name(below))}, though in another line.")
    for role in sorted(compared, key=lambda role: _depth(knowledge, role)):
        to = f"; reports to the {name(knowledge.roles[role.reports_to[0]])}" if role.reports_to else ""
        draft.bullet(f"**{role.title}:** {_level(role)}{to}.")
    article = knowledge.articles["levels_us" if draft.country == "US" else "levels_nhs"]
    draft.lead(article.lead)
    return draft.answer(
        [role.id for role in compared],
        suggestions=[f"Which pays more, {name(above)} or {name(below)}?", ask("career_path", above)],
    )


def _depth(knowledge: Knowledge, role: Role) -> int:
    return LEVELS.index(role.level) if role.level in LEVELS else 0
