"""What the advisor says of the person it talks to: what it understood, so that it can be corrected."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..knowledge.base import Knowledge
from ..knowledge.schema import LEVELS
from . import entries, own_pay, roles
from .equivalents import narrow
from .model import Answer, Context, Question
from .phrasing import ask
from .writing import HOME_COUNTRY, a, lower_first, name

# What somebody wishes for is a question of how to get it.
_WAY_UP = re.compile(r"\b(?:any|a|is there|what'?s the|the) (?:\w+ )?way(?:s)? (?:up|in|out)\b", re.IGNORECASE)
_WHAT_NEXT = re.compile(r"\b(?:what|wot|whats)\b[^.?!]*\bnext\b", re.IGNORECASE)
_AFTER = (
    r"\b(?:what(?:'?s| is| comes| would be)?|where (?:do|can|could) (?:you|i|they|people) go"
    r"|(?:way|steps?|moves?|rungs?)(?: up)?) "
    r"(?:\w+ ){0,2}(?:after|from|above|beyond) (?:being )?(?:an?|the|my)? ?"
)
_ABOVE_ME = re.compile(r"\bwhat(?:'?s| is| would be| comes)?\b[^.?!]*\b(?:above|over|up from|after) me\b", re.IGNORECASE)
_WISH = re.compile(
    r"\bi(?: really| do| just)* (?:want|wanna|wish|hope|fancy|am (?:looking|hoping|aiming))\b|\bi(?:'?d| would) (?:like|love)\b"
    r"|\b(?:want|wanting|hoping|looking|trying|time|ready) to "
    r"(?:move|get|go|leave|become|be|do|try|step|switch|change|work|run|lead)\b"
    r"|\b(?:want|need|looking for)(?: to get)? (?:out|a change|something|away|off)\b"
    r"|\b(?:fancy|dreaming of|dream of|set on|keen on|interested in|thinking (?:of|about)) "
    r"(?:be|becom|mov|gett|go|do|try|runn|manag|lead)\w*"
    r"|\b(?:can|could|might|would|should) i (?:ever |still |really |actually |just )?"
    r"(?:(?:get|go|move|break|cross|switch|step|make it|end up|work my way) (?:in|into|over|up|across|to)\b"
    r"|(?:run|manage|lead|head) an?\b)"
    r"|\bwhat(?:'?s| is)? (?:next|now)\b|\bwhere (?:next|to (?:next|now))\b|\b(?:ideas|suggestions)\W*$|\bdo with my life\b"
    r"|\bany (?:chance|hope|jobs?|roles?|posts?)\b|\b(?:what|which) (?:jobs|roles|posts)\b"
    r"|\b(?:sensible|good|natural|realistic|logical|obvious|right) (?:next )?(?:step|move)\b|\bgo(?:ing)? for it\b",
    re.IGNORECASE,
)
_NO_DEGREE = re.compile(
    r"\bgcses?\b"
    r"|\b(?:\w+n'?t|dont|not|no|without|never) (?:say |suggest |want |doing |do |need )?(?:to (?:do|get) )?another degree\b"
    r"|\b(?:no|without a|never got a|haven'?t got a|don'?t have (?:a|an|any|my))"
    r" (?:degree|qualifications?|bachelor'?s?)\b|\bleft school\b"
    r"|\b(?:never|didn'?t|not) (?:went|go|been|gone|going) to (?:uni\w*|college)\b|\bhigh school diploma\b|\bged\b",
    re.IGNORECASE,
)
# Topics whose answer depends on who asks.
_PERSONAL = frozenset(
    {"career_path", "education", "experience_needed", "entry_without_degree", "courses", "degree_comparison", "which_suits_me"}
)
# What is asked of a post, and not of the way from one to another.
_OF_THE_WORK = frozenset({"certification", "skills", "work_setting", "outlook", "courses"})
_LONG = 35
_SENTENCES = re.compile(r"[^.?!\n]+[.?!]?")
_WHO = frozenset({"background", "current_role", "qualification", "band", "years"})


def wished(question: Question, told: dict[str, str], context: Context) -> str | None:
    """Return the intent that what somebody tells of themselves comes to; None if it only tells.

    A country puts right where the last answer was for; a wish asks how to get there; a missing degree, told in a talk on
    the way into a post, asks for a way without one; and what somebody tells in the middle of a talk may change the answer
    they just got.
    """
    if (context.topic or context.roles) and _NO_DEGREE.search(question.text):
        return "ask_entry_without_degree"
    if context.topic and ("country" in told or question.names.get("country")) and len(told.keys() - {"nation"}) == 1:
        return f"ask_{context.topic}"
    if "years" in told and context.focus and context.topic not in _PERSONAL:
        return "ask_experience_needed"
    if context.topic in _PERSONAL and context.focus and _WHO.intersection(told):
        return f"ask_{context.topic}"
    if wishes(question.text):
        return "ask_career_path"
    return f"ask_{context.topic}" if context.topic and context.topic != "role_overview" and "goal" not in told else None


def asks_for_a_way_up(text: str) -> bool:
    """Tell whether somebody asks how they get on from where they are: "any way up?"."""
    return bool(_WAY_UP.search(text))


def asks_what_is_next(text: str) -> bool:
    """Tell whether somebody asks what comes next: "what would be next?"."""
    return bool(_WHAT_NEXT.search(text))


def starts_from(question: Question) -> str | None:
    """Return the job, none of the posts of the files, after which a question asks what comes: "what's after receptionist?"."""
    for ids in question.names.get("qualification", []):
        said = re.escape(question.called.get(ids[0], ""))
        if said and re.search(rf"{_AFTER}{said}\b", question.text, re.IGNORECASE):
            return ids[0]
    return None


def asks_above_oneself(text: str) -> bool:
    """Tell whether somebody asks what stands above them: "what would be above me?"."""
    return bool(_ABOVE_ME.search(text))


def wishes(text: str) -> bool:
    """Tell whether a text wishes for something: a post, a way out, a next step."""
    return bool(_WISH.search(text))


_FOR_ONESELF = re.compile(
    r"\b(?:next|options|ways? up|way out|open|anything|jobs|posts|roles|management)\b[^.?!]*"
    r"\b(?:for|to) (?:me|us|someone like me|people like me)\b"
    r"|\b(?:where|what|how) (?:do|can|could|should|would|else can) (?:i|we) (?:go|move|progress|do next|get on)\b",
    re.IGNORECASE,
)


def asks_of_oneself(text: str) -> bool:
    """Tell whether somebody who tells what they are asks how to get on from there."""
    return bool(_FOR_ONESELF.search(text))


# "I've just been made a department supervisor."
_NEW_IN_IT = re.compile(
    r"\b(?:just|newly|recently|new)\b|\b(?:been|got|was) (?:made|promoted|appointed|given)\b"
    r"|\bstart(?:ing|ed)? (?:as|next|on|in)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\?|\b(?:what|how|which|where|when|why|who|whats|hows|(?:can|could|should|would|do|does|is|are|am|will) (?:i|you|we|they|it"
    r"|there|an?|the|that)|tell me|pay|salary|earn\w*|jobs?|vs|versus|or"
    r"|duties|skills|hours|qualifications?|requirements?|outlook)\b",
    re.IGNORECASE,
)


def only_tells(text: str) -> bool:
    """Tell whether a text asks nothing."""
    return not _ASKS.search(text)


# "Ugh, that's what burned me out", "my wife would never move"
_OF_ONESELF = re.compile(
    r"\W*(?:(?:ugh|oh|ah|yeah|yes|no|nah|well|ok|okay|hmm+|haha|lol|and|but|so|honestly|tbh|wow|god|also)\W+)*"
    r"(?:i|i'?m|i'?ve|i'?d|my|mine|we|we'?re|our|ours"
    r"|(?:my |the )?(?:\w+ ){1,3}?(?:told me|says|said|thinks|thought|reckons|keeps saying) (?:that )?i(?:'?m|'?d|'?ve)?"
    r"|(?P<cause>(?:that|this|it)(?:'?s| is| was) (?:exactly )?(?:what|why|how|where)))\b",
    re.IGNORECASE,
)


def tells_of_oneself(text: str) -> bool:
    """Tell whether a text asks nothing and speaks of its writer."""
    found = _OF_ONESELF.match(text)
    return bool(found and only_tells(text[found.end() :] if found["cause"] else text))


def country_of(knowledge: Knowledge, told: dict[str, str]) -> dict[str, str]:
    """Return the country that what somebody is and holds belongs to, as a profile: who has an ADN is American.

    Whoever is on a band is British.
    """
    held = [knowledge.degrees.get(told.get("qualification", "")), knowledge.qualifications.get(told.get("background", ""))]
    post = knowledge.roles.get(told.get("current_role", ""))
    told_by: list[str] = [entry.country for entry in held if entry]
    told_by += post.countries if post and len(post.countries) == 1 else []
    told_by += [HOME_COUNTRY] if "band" in told else []
    countries = {*told_by} - {"international"}
    return {"country": countries.pop()} if len(countries) == 1 else {}


def beside_own_band(question: Question, told: dict[str, str]) -> Question:
    """Return a question without the band that its writer told to be theirs, where it names posts to be told of.

    Nor is "I'm a band 7 nurse" the name of a post.
    """
    nurse = f"{told.get('band', '').replace('_', ' ')} nurse"
    own_words = {id for id, said in question.called.items() if said.lower() == nurse}
    roles = [ids for ids in question.names.get("role", []) if own_words.isdisjoint(ids)]
    question = replace(question, names={**question.names, "role": roles})
    own = [told.get("band")]
    named = question.names.get("band", [])
    if own not in named or len(named) > 1 or not question.names.get("role"):
        return question
    return replace(question, names={**question.names, "band": []})


def of_their_own(question: Question, told: dict[str, str], text: str) -> Question:
    """Return a question of a long message, in whose asking sentence no post is named, on the post that its writer is after.

    "An interview for a ward manager job ... the lead nurse on the panel ... Which skills should I be showing them?"
    """
    wanted = told.get("goal", "")
    asking = next((sentence for sentence in reversed(_SENTENCES.findall(text)) if sentence.endswith("?")), "")
    spoken_of = not asking or any(name in asking for name in question.called.values())
    weighed = question.topic in _OF_THE_WORK and [wanted] in question.names.get("role", [])
    if spoken_of or not weighed or len(text.split()) <= _LONG:
        return question
    return replace(question, names={**question.names, "role": [[wanted]]})


# By how many bands a post lies above its holder's own before it is one that they held once.
_FAR_ABOVE = 2
_PAST_SUPERVISORS = "band_8a"


def held_before(knowledge: Knowledge, told: dict[str, str]) -> dict[str, str]:
    """Return what somebody told of themselves without a post that lies far above the band they are on: they held it once."""
    post, in_order = knowledge.roles.get(told.get("current_role", "")), list(knowledge.bands)
    of_post = [in_order.index(f"band_{band}") for band in post.bands if f"band_{band}" in in_order] if post else []
    if told.get("band") not in in_order or not of_post or min(of_post) - in_order.index(told["band"]) < _FAR_ABOVE:
        return told
    return {key: value for key, value in told.items() if key != "current_role"}


def past_supervision(
    knowledge: Knowledge, told: dict[str, str], questions: Sequence[Question]
) -> tuple[dict[str, str], list[Question]]:
    """Return what was told and asked without the first-line post by which somebody on a high band is called: "team lead"."""
    post, in_order = knowledge.roles.get(told.get("current_role", "")), list(knowledge.bands)
    band = told.get("band", "")
    high = band in in_order and in_order.index(band) >= in_order.index(_PAST_SUPERVISORS)
    if post is None or post.level != LEVELS[-1] or not high:
        return told, list(questions)
    rest = {key: value for key, value in told.items() if key != "current_role"}
    posts = [[ids for ids in question.names.get("role", []) if ids != [post.id]] for question in questions]
    return rest, [
        replace(question, names={**question.names, "role": left}) for question, left in zip(questions, posts, strict=True)
    ]


def of_the_forces(told: dict[str, str], questions: Sequence[Question], known: Mapping[str, str]) -> dict[str, str]:
    """Return what somebody told with the medic of the forces, where a veteran says no more than "medic"."""
    called = {question.called.get("doctor", "").lower() for question in questions}
    return {**told, "background": "military_medic"} if known.get("background") == "veteran" and "medic" in called else told


def one_post(knowledge: Knowledge, told: dict[str, str], questions: Sequence[Question], country: str | None) -> dict[str, str]:
    """Return what somebody told of themselves with the post they hold, if their word for it means one; else without it.

    A "sister" may be a junior one or a ward's manager: the band or the country tells, or it has to be asked.
    """
    own = told.get("current_role", "")
    named = [ids for question in questions for ids in question.names.get("role", []) if own in ids and len(ids) > 1]
    certain = any([own] in question.names.get("role", []) for question in questions)
    if certain and all(ids[0] != own for ids in named):
        return told
    if not named:
        return {**told, **_at_home(knowledge, own, told.get("country") or country)}
    # Who asks what it takes to be a CNO is a director of nursing of another kind.
    spoken_of = {ids[0] for question in questions for ids in question.names.get("role", []) if len(ids) == 1}
    others = [id for id in named[0] if id not in spoken_of | {told.get("goal")}]
    at_home = [id for id in named[0] if told.get("country") in knowledge.roles[id].countries]
    if len(at_home) == 1 and told.get("goal") not in at_home:
        # "Nurse manager in Michigan"
        others = at_home
    posts = [knowledge.roles[id] for id in others or named[0]]
    on_band = [post for post in posts if told.get("band", "").removeprefix("band_") in post.bands]
    said = next((question.called.get(posts[0].id, "") for question in questions if posts), "")
    left = narrow(on_band or posts, told.get("country") or country, said)
    rest = {key: value for key, value in told.items() if key != "current_role"}
    return {**rest, "current_role": left[0].id} if len(left) == 1 else rest


def _at_home(knowledge: Knowledge, own: str, country: str | None) -> dict[str, str]:
    """Return the post that the name of somebody's post means where they are, if it is another: "charge nurse in Glasgow"."""
    post = knowledge.roles.get(own)
    if post is None or country is None or country in post.countries:
        return {}
    names = {said.lower() for said in post.shared_names}
    alike = [
        role.id
        for role in knowledge.roles.values()
        if country in role.countries and names & {said.lower() for said in role.shared_names}
    ]
    return {"current_role": alike[0]} if len(alike) == 1 else {}


# Not "my hours are hard": what somebody goes through.
_HARD_TIMES = re.compile(
    r"\b(?:burn(?:t|ed) out|in tears|crying|exhausted|at breaking point|stressed out|off (?:sick )?with stress|bullied|gutted"
    r"|feel(?:ing)? (?:really |so |very |pretty )?(?:low|down|lost|stuck|useless|worthless)|devastated|heartbroken"
    r"|(?:feel like|thinking of|ready to|about to) giv(?:e|ing) up|lost (?:all )?(?:hope|my confidence)|knackered|worn out"
    r"|drowning|shouted at"
    r"|failed (?:\w+ ){0,4}interviews?|turned (?:me )?down again"
    r"|(?:keep|kept) (?:getting |being )?(?:rejected|turned down|knocked back)"
    r"|can'?t take (?:it|much) (?:any ?)?more|(?:been|being|was|am|i'?m) made redundant|lost my job)\b",
    re.IGNORECASE,
)
_ASKS_OF_OTHERS = re.compile(
    r"\W*(?:(?:and|so|but|ok)\W+)*(?:is|are|do|does|did|how|why|what|which|who|can|will|would)\b", re.IGNORECASE
)


def kindness(text: str) -> str:
    """Return a kind word for a message that tells of a hard time, empty for any other, such as one that asks about others."""
    found = _HARD_TIMES.search(text)
    asks = found and _ASKS_OF_OTHERS.match(re.split(r"[.!?\n]", text[: found.start()])[-1])
    return "That sounds hard, and I am sorry.\n\n" if found and not asks else ""


def understood(knowledge: Knowledge, told: dict[str, str]) -> str:
    """Return one clause with what was understood of the speaker, so that it can be corrected; none for a country alone."""
    parts = profile_parts(knowledge, {key: value for key, value in told.items() if key not in ("country", "nation", "goal")})
    return f"*I understood: {', '.join(parts)}. Correct me if that is wrong.*\n\n" if parts else ""


def profile_parts(knowledge: Knowledge, profile: dict[str, str]) -> list[str]:
    parts = []
    if "current_role" in profile and profile["current_role"] not in knowledge.umbrellas:
        parts.append(f"you are {a(name(knowledge.roles[profile['current_role']]))}")
    if "background" in profile:
        parts.append(lower_first(knowledge.qualifications[profile["background"]].title))
    if "band" in profile:
        parts.append(lower_first(knowledge.bands[profile["band"]].title))
    if own_pay.PAY in profile:
        parts.append(f"on {own_pay.said(profile[own_pay.PAY])}")
    if "years" in profile:
        parts.append(f"{profile['years']} years")
    held = knowledge.degrees.get(profile.get("qualification", "")) or knowledge.certifications.get(
        profile.get("qualification", "")
    )
    if held:
        parts.append(f"{entries.short(held)}")
    if "country" in profile:
        parts.append(f"in {profile.get('nation') or 'the ' + profile['country']}")
    if "goal" in profile:
        parts.append(f"aiming for {name(knowledge.roles[profile['goal']])}")
    return parts


def acknowledge(
    knowledge: Knowledge, told: dict[str, str], context: Context, text: str, courses: Sequence[str] = ()
) -> tuple[Answer, Context]:
    """Say what was understood of the speaker, and turn the talk to the role they have or want, or to the course they tell of."""
    parts = profile_parts(knowledge, told)
    noted = f"Noted: {', '.join(parts)}." if parts else "Thank you."
    role = knowledge.roles.get(told.get("goal") or told.get("current_role") or "")
    wanted = role or knowledge.roles.get(context.profile.get("goal", ""))
    suggestions = [ask("career_path", wanted), ask("salary", wanted), ask("education", wanted)]
    if role is None and len(courses) == 1 and "qualification" not in told:
        answer = entries.answer(knowledge, "role_overview", knowledge.programmes[courses[0]], context.country)
        context = context.with_(topic="courses", roles=[], entries=[["programme", courses[0]]])
        return replace(answer, text=f"{noted} What would you like to know?\n\n{answer.text}"), context
    if role is None:
        return Answer("small_talk", f"{noted} What would you like to know?", suggestions=suggestions), context
    context = context.with_(topic="role_overview", roles=[role.id], entries=[])
    if not (told.get("goal") or _NEW_IN_IT.search(text)):
        # Nobody who is used to it wants to be told what their own job is.
        onward = [f"What comes after {name(role)}?", ask("courses", role), ask("salary", role)]
        return Answer("small_talk", f"{noted} What would you like to know?", [role.id], suggestions=onward), context
    answer = roles.answer(knowledge, "role_overview", role, context.country, context.called)
    return replace(answer, text=f"{noted} What would you like to know?\n\n{answer.text}", suggestions=suggestions), context
