"""Answers about one role, a topic at a time."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import Callable, Mapping, Sequence

from ..knowledge.base import Knowledge
from ..knowledge.schema import Pay, Point, Role
from . import verdicts
from .model import Answer
from .phrasing import heading, next_questions, titled
from .standing import LEVEL_NAMES, hierarchy, titles
from .writing import MOST_POINTS, Draft, a, labelled, listed, lower_first, name, there, upper_first

HOURS = re.compile(r"hour|shift|night|weekend|full time|part time|on.call|remote|office-based", re.IGNORECASE)
# Where a role's file tells of a topic; what it lacks on pay is said with the pay.
_FIELDS = {
    "duties": "duties",
    "education": "education",
    "career_path": "career_path",
    "experience_needed": "experience",
    "skills": "skills",
    "work_setting": "work_setting",
    "outlook": "outlook",
}
_FOR_THE_MONEY = re.compile(r"\b(?:extra|money(?:[ -]?wise)?|pay|paid|differential|salary|wages?)\b", re.IGNORECASE)
# Who describes a post without its name is told first which one it is.
_WHO_DOES = re.compile(
    r"\b(?:who|whose job)\b(?!.*\b(?:above|over|under|below) (?:it|them|me|us|you|him|her|that)\b)", re.IGNORECASE
)
# Where the official figures are kept, for what the knowledge files lack.
OFFICIAL = {
    "UK": "NHS Employers and NHS Jobs (jobs.nhs.uk)",
    "US": "the Occupational Outlook Handbook (bls.gov/ooh)",
}


def answer(
    knowledge: Knowledge,
    topic: str,
    role: Role,
    country: str | None,
    called: Mapping[str, str] = MappingProxyType({}),
    asked: str = "",
    outside: bool = False,
) -> Answer:
    """Answer a question on a topic about one role.

    Args:
        knowledge: The knowledge base.
        topic: A career topic.
        role: The role asked about.
        country: The asker's country, where it is known.
        called: The asker's own words for roles, by their ids.
        asked: The words of the question, which may be answered in short first: "do I need a degree?", "must I be a nurse?".
        outside: Whether the asker lacks the registration that the role asks for, so that a way to it begins with that.

    Returns:
        The answer; where nothing is known on this point, it says so and offers what is known.
    """
    draft = Draft(knowledge, topic, country or (role.countries[0] if len(role.countries) == 1 else None))
    where = f" in the {country}" if country in role.countries and len(role.countries) > 1 else ""
    subject = titled(role, called) + where
    # One post is asked what it is for, not why both kinds of work are needed.
    draft.say(f"**{subject}: what it is for**" if topic == "why_both_matter" else heading(topic, subject))
    if country and country not in role.countries:
        draft.say(
            f"This is a {role.countries[0]} post; I have nothing reliable on it for the {country}. Look at {OFFICIAL[country]}."
        )
    elif where and _lacks(role, topic, country):
        other = next(place for place in role.countries if place != country)
        draft.say(f"I have nothing on that from the {country}; this is from the {other}:")
    if topic == "level_hierarchy" and role.id not in called and _WHO_DOES.search(asked):
        draft.lead(_is(role))
    verdicts.told(draft, role, asked, outside)
    TOPICS[topic](knowledge, draft, role)
    if topic == "which_suits_me" and _FOR_THE_MONEY.search(asked):
        # "Is it worth the extra?"
        draft.points(pay_points(knowledge, role), most=1)
    _name_counterpart(knowledge, draft, role)
    if draft.left_out:
        return draft.answer([role.id], suggestions=["Tell me more", *next_questions(topic, role)])
    return draft.answer([role.id], suggestions=next_questions(topic, role))


def _lacks(role: Role, topic: str, country: str | None) -> bool:
    """Tell whether a role's file tells something on a topic, and all of it of the other country."""
    points: Sequence[Point] = getattr(role, _FIELDS.get(topic, ""), [])
    return bool(points) and all(point.country not in (None, country) for point in points)


def _name_counterpart(knowledge: Knowledge, draft: Draft, role: Role) -> None:
    """Name the same post in the other country, so that nobody reads the wrong one without knowing."""
    other = knowledge.roles.get(role.counterpart or "")
    place = next((country for country in (other.countries if other else []) if country not in role.countries), None)
    if other and place:
        draft.say(f"In the {place} the nearest post is the {lower_first(other.title)}.")


def _overview(knowledge: Knowledge, draft: Draft, role: Role) -> None:
    draft.lead(_is(role))
    draft.say(
        f"It is a {LEVEL_NAMES[role.level]} role. Among other things, the person:"
        if role.level != "any"
        else "Among other things:"
    )
    draft.points(role.duties, most=3)


def _duties(knowledge: Knowledge, draft: Draft, role: Role) -> None:
    draft.lead(_is(role))
    draft.points(role.duties, most=3 if role.day else MOST_POINTS)
    if role.day and draft.has_room_for(role.day.text):
        draft.lead(role.day, "**A day:**")


def _is(role: Role) -> Point:
    """Return a role's summary as a full sentence."""
    return role.summary.copy(update={"text": f"{upper_first(a(name(role)))} is {lower_first(role.summary.text)}"})


def _section(field: str) -> Callable[[Knowledge, Draft, Role], None]:
    """Return a writer that shows the points of one field."""

    def write(knowledge: Knowledge, draft: Draft, role: Role) -> None:
        points: Sequence[Point] = getattr(role, field)
        if points:
            draft.points(points)
        else:
            _unknown(draft, role)

    return write


def _unknown(draft: Draft, role: Role) -> None:
    places = [OFFICIAL[country] for country in (["UK", "US"] if draft.country is None else [draft.country])]
    draft.say(f"I have nothing reliable on this for {a(name(role))}, and I would rather not guess. Look at {listed(places)}.")


def _education(knowledge: Knowledge, draft: Draft, role: Role) -> None:
    draft.points(role.education)
    fitting = [knowledge.degrees[id] for id in role.degree_ids]
    # No level 5 apprenticeship for who is in the US.
    fitting = [degree for degree in fitting if draft.country is None or degree.country in (draft.country, "international")]
    degrees = [degree.abbreviation or degree.title for degree in fitting[:4]]
    if degrees:
        draft.say(f"Degrees and courses that fit: {listed(degrees)}.")


def _certification(knowledge: Knowledge, draft: Draft, role: Role) -> None:
    if not role.certifications and not role.certification_ids:
        _unknown(draft, role)
        return
    draft.points(role.certifications, most=3)
    certifications = [knowledge.certifications[id] for id in role.certification_ids]
    at_home = [certification for certification in certifications if certification.country in (draft.country, "international")]
    # Who is in one country is told of no certificate of the other while there is one at home.
    certifications = at_home or certifications
    for certification in certifications[:3]:
        draft.points([labelled(certification.summary, certification.abbreviation or certification.title)])


def _courses(knowledge: Knowledge, draft: Draft, role: Role) -> None:
    programmes = [knowledge.programmes[id] for id in role.programme_ids]
    if not programmes:
        _unknown(draft, role)
        return
    at_home = [programme for programme in programmes if programme.country in (draft.country, "international")]
    # Who is in one country is told of no course of the other while there is one at home.
    programmes = at_home or programmes
    # A scheme that trains for other posts comes after what people in this one take.
    programmes = sorted(programmes, key=lambda programme: bool(programme.posts) and role.id not in programme.posts)
    places = {programme.country for programme in programmes}
    if draft.country and places.isdisjoint((draft.country, "international")):
        draft.say(f"I know no course for this post in the {draft.country}. These are for the {listed(sorted(places))}:")
    else:
        draft.say("Courses and programmes that people in or near this post take:")
    for programme in programmes[:4]:
        draft.points([labelled(programme.summary, programme.title)])


def pay_points(knowledge: Knowledge, role: Role) -> list[Pay]:
    """Return what is known of a role's pay; where only its NHS band is known, what the band pays."""
    points = list(role.pay)
    if role.bands and not any(point.country == "UK" for point in points):
        points += [knowledge.bands[f"band_{band}"].pay[0] for band in role.bands if f"band_{band}" in knowledge.bands]
    return points


def _salary(knowledge: Knowledge, draft: Draft, role: Role) -> None:
    points = pay_points(knowledge, role)
    missing = [country for country in role.countries if country not in {point.country for point in points}]
    if not points:
        _unknown(draft, role)
        return
    lacking = f"I have no reliable {missing[0]} figure for this post; look at {OFFICIAL[missing[0]]}." if missing else ""
    if draft.country in missing:
        # Nobody should take what follows for their own country's.
        draft.say(lacking)
    draft.points(points)
    if missing and draft.country is None:
        draft.say(lacking)


def _career_path(knowledge: Knowledge, draft: Draft, role: Role) -> None:
    draft.points(role.career_path, most=4)
    before, after = (
        titles(knowledge, [id for id in ids if draft.country is None or draft.country in knowledge.roles[id].countries])
        for ids in (role.previous, role.next)
    )
    if before:
        draft.say(f"Usual steps before it: {listed(before)}.")
    if after:
        draft.say(f"Usual next steps: {listed(after)}.")


def _without_degree(knowledge: Knowledge, draft: Draft, role: Role) -> None:
    if role.without_degree:
        draft.lead(there(role.without_degree, draft.country))
    if role.profession:
        # Office work and management elsewhere lead to no post that asks for a registration.
        draft.points(role.education, most=2)
    else:
        draft.points(knowledge.default_article("entry_without_degree").points, most=3)


def _outlook(knowledge: Knowledge, draft: Draft, role: Role) -> None:
    if role.outlook:
        draft.points(role.outlook)
        return
    draft.say(f"Nobody counts {name(role)} posts on their own; for the field as a whole:")
    general = knowledge.default_article("outlook")
    draft.points([general.lead, *general.points], most=4)


def _experience(knowledge: Knowledge, draft: Draft, role: Role) -> None:
    # Whether a post takes a nurse or a doctor is asked as experience, and told where its education is.
    points = [*role.experience, *(point for point in verdicts.of_profession(role, None) if not draft.says(point.text))]
    if points:
        draft.points(points)
    else:
        _unknown(draft, role)
    if role.profession is None and role.level != "any" and not draft.says("asks for a nurse or a doctor"):
        draft.say("Nothing I have read asks for a nurse or a doctor in this post.")


def _work_setting(knowledge: Knowledge, draft: Draft, role: Role) -> None:
    draft.points(role.work_setting)
    if not any(HOURS.search(point.text) for point in role.work_setting):
        # Most who ask where people work want to know about the hours too.
        general = [point for point in knowledge.default_article("work_setting").points if HOURS.search(point.text)]
        draft.say("I have no hours for this post alone. For such posts as a whole:").points(general, most=3)


_YOURS_TO_WEIGH = "Only you can weigh that up. What draws you to it, and what puts you off?"


def _suits(knowledge: Knowledge, draft: Draft, role: Role) -> None:
    draft.lead(role.suits, "It tends to suit:")
    if role.drawbacks and not draft.says(role.drawbacks.text) and draft.has_room_for(role.drawbacks.text + _YOURS_TO_WEIGH):
        draft.lead(role.drawbacks, "The other side:")
    if role.work_setting and draft.has_room_for(role.work_setting[0].text + _YOURS_TO_WEIGH):
        draft.points(role.work_setting, most=1)
    if draft.has_room_for(_YOURS_TO_WEIGH):
        draft.say(_YOURS_TO_WEIGH)


def _not_of_one_role(topic: str) -> Callable[[Knowledge, Draft, Role], None]:
    """Return a writer for a topic of the field: what the role is and does, then the general answer where that is on it."""

    def write(knowledge: Knowledge, draft: Draft, role: Role) -> None:
        general = knowledge.default_article(topic).lead
        draft.lead(_is(role))
        of_one = topic == "why_both_matter" and role.id not in knowledge.umbrellas
        draft.points(role.duties, most=3 if of_one else 2)
        if not of_one and draft.has_room_for(general.text):
            draft.lead(general)

    return write


TOPICS: dict[str, Callable[[Knowledge, Draft, Role], None]] = {
    "role_overview": _overview,
    "duties": _duties,
    "education": _education,
    "certification": _certification,
    "courses": _courses,
    "salary": _salary,
    "outlook": _outlook,
    "career_path": _career_path,
    "experience_needed": _experience,
    "entry_without_degree": _without_degree,
    "skills": _section("skills"),
    "level_hierarchy": hierarchy,
    "work_setting": _work_setting,
    "which_suits_me": _suits,
    "difference": _not_of_one_role("difference"),
    "why_both_matter": _not_of_one_role("why_both_matter"),
    "which_is_better": _not_of_one_role("which_is_better"),
    "degree_comparison": _education,
}
