"""What a question asks once the names in it are weighed, which the classifier sees only masked."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Sequence

from .classifier import Prediction
from .intents import ABUSE, CAREER_INTENTS, CRISIS, FALLBACK, FOLLOW_UP, MEDICAL, OTHER_JOBS
from .names import Link
from .posts import UNKNOWN
from .safety import in_danger
from .spans import is_title

# Above this confidence a question is on another job though words in it are of leading or of health: of 5,980 messages 41 more
# are declined rightly, and 13 wrongly.
OUTSIDE = 0.5
SUBJECT_KINDS = frozenset({"role", "degree", "certification", "programme", "band"})
# A longer text names jobs in passing: what its writer does, what a friend became.
_LONG = 30
# Words that make a question one about leading or managing, whatever job it names besides.
_LEADING = re.compile(
    r"manag|\bmg(?:mt|r)\b|lead|\bboss(?:es)?\b|admin|direct|supervis|in charge|charge (?:nurse|of)|promot|executive|senior"
    r"|board\b"
    r"|\bhead of\b|\bway up\b|\bmov(?:e|ed|ing) up\b|\b(?:to the|the very) top\b|\btop (?:job|post|of)\b",
    re.IGNORECASE,
)
_JOBS = re.compile(r"\b(?:jobs?|posts?|roles?|go into|get into|move into|become)\b", re.IGNORECASE)
# Words that set a question in the health service, whatever manager it names besides.
_HEALTH = re.compile(
    r"health|hospital|nhs|clinic|ward\b|nurs|patient|medic|doctor|physician|surgery|surgeries|\bgps?\b|care home|therap|\brn\b|"
    r"\bmha\b|matron|trust\b|hospice|\bbed manag|practice manag|\bcare manag|registered manag",
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
_ROLE_OF = re.compile(r"\b(?:role|job|function|remit)s? of\b|'s? (?:role|job|function|remit|task)s?\b", re.IGNORECASE)
# "House sup versus charge: who handles what?"
_WHO_DOES_WHAT = re.compile(r"\bwho (?:\w+ ){1,3}what\b", re.IGNORECASE)
# "Where does a programme director stand in relation to a project manager?"
_WHERE_IT_STANDS = re.compile(r"\bwhere (?:do|does|would|is|are)\b.*\b(?:stand|sit|rank|come|fit)s?\b", re.IGNORECASE)
_OF_WHAT_IT_IS = frozenset({"ask_role_overview", "ask_difference", "ask_duties"})
# "What's a practice manager do?"
_WHATS_IT_DO = re.compile(r"^\W*(?:\w+ )?what(?:'?s| does| do)\b.*\bdo\W*$", re.IGNORECASE)
_BANDS = re.compile(r"\bbands?\b|\bb[2-9]\b|\b8[a-d]\b", re.IGNORECASE)
# What is good and bad about one post is asked by who may take it, unless it is set against something.
_PROS_AND_CONS = re.compile(
    r"\b(?:pros|cons|(?:dis)?advantages?|(?:up|down)sides?|ups and downs|benefits?|drawbacks?|perks?|worth|good and bad)\b",
    re.IGNORECASE,
)
_RATHER_THAN = re.compile(
    r"\b(?:over|than|instead|versus|vs|against|or|compar\w+|between|before|beside|from|outweigh)\b", re.IGNORECASE
)
# "Who's better paid, a matron or a ward manager?"
_BETTER_PAID = re.compile(
    r"\b(?:better paid|(?:higher|highest|best|most) paid|paid (?:more|most|better|best)"
    r"|(?:earn|pay)s? (?:the )?(?:more|most|better|best)|makes? (?:the )?(?:more|most)\b(?! sense)"
    r"|(?:more|most|better|best) (?:money|pay|salary)|higher (?:pay|salary))\b",
    re.IGNORECASE,
)
# "Total time from now to 8a?"
_TIME_TAKEN = re.compile(r"\b(?:total|how much|how long a) time\b|\bhow (?:long|many years)\b", re.IGNORECASE)
_MONEY = re.compile(r"\b(?:how much (?:is|are|do|does|would|money)|pays?|paid|earn\w*|salar\w+|money|wages?)\b", re.IGNORECASE)
# "CMO versus CNO?"; "or the CNO?" goes on from what was said.
_VERSUS = re.compile(r"\b(?:versus|vs|v)\b", re.IGNORECASE)
# Two posts set beside each other are compared where the rest says nothing surely.
_UNCLEAR = 0.3
_BESIDE = re.compile(r"\b(?:versus|vs|v|or)\b", re.IGNORECASE)
_NOTHING_ELSE = re.compile(r"\W*(?:(?:versus|vs|v|or|an?|the)\W*)*", re.IGNORECASE)
# "Clinic manager in Texas"
_IN_A_PLACE = re.compile(r"\b(?:in|the|of)\b", re.IGNORECASE)
# "Head of IT at a trust"
_AT_WORK = re.compile(
    r"\b(?:in|at|for|of) (?:an? |the |our |my )?(?:nhs |local |big |small )?(?:hospital|trust|clinic|nhs|surgery|care home)\b"
    r"|\bhospital\W*$",
    re.IGNORECASE,
)
# "Who looks after the money in a hospital?"
_WHO_IN = re.compile(
    r"\W*(?:(?:and|so|ok)\W+)*who(?:'s| is| actually| really)?\s+(?:(?:in|at|of|for) (?:an?|the|our|my) (?:\w+ )?\w+)?\W*",
    re.IGNORECASE,
)
# Topics on which a profession is asked about for itself where nobody speaks of leading, or of being in it.
_OF_A_JOB = frozenset(f"ask_{topic}" for topic in ("salary", "role_overview", "duties", "education", "courses", "certification"))
_BEING = re.compile(r"\b(?:be|being|been|become|as|from) an? $", re.IGNORECASE)
# "Been asked to lead five other pharmacists"
_TO_LEAD = re.compile(
    r"\b(?:asked|told|expected|offered|want(?:s|ed)? me|made|supposed|meant|chosen|picked|got) to \W?"
    r"(?:lead|manage|supervise|run|head up|line manage)\b",
    re.IGNORECASE,
)
# "The best paid job that isn't a doctor's"
_NOT_ONE = re.compile(
    r"\b(?:not|isn'?t|aren'?t|non|other than|except(?: for)?|besides|apart from)(?: an?| the)? $", re.IGNORECASE
)
# Whether a post asks for a profession is a question about that post: "do I have to be a doctor?"
_MUST_BE = re.compile(
    r"\b(?:have to|has to|need to|must|got to|gotta|hafta|without|not)(?: \w+)? be(?:ing|come|coming)? an? \w+", re.IGNORECASE
)
_REQUIRED = re.compile(
    r"\b(?:have|has|need|needs|got|must|gotta|hafta)(?: \w+)?(?: to)? (?:be(?:en|come)?|train as|qualify as) (?:an? )?$",
    re.IGNORECASE,
)
# "Are they always consultants?"
_ARE_THEY = re.compile(
    r"\b(?:are|is|were|was) (?:(?:the|an?|most|all) )?(?:they|he|she|these people|most of them|all of them)"
    r"(?: (?:always|usually|mostly|all|often|generally|normally|typically|ever|just|only|really|still|mainly))?(?: an?)? $"
    r"|\b(?:are|is) [^.?!,]*\b(?:always|usually|mostly|often|generally|normally|typically|mainly)(?: an?)? $",
    re.IGNORECASE,
)
# "Who's in charge there, is it a doctor?"
_WHO_IT_IS = re.compile(r"\b(?:who|boss|in charge)\b", re.IGNORECASE)
_IS_IT = re.compile(r"\bis it (?:always |usually |mostly |normally )?(?:an? )?$", re.IGNORECASE)
_ASKING_WHAT = re.compile(r"\b(?:what|which|how|whats|wat)\b[^.?!]*$", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"^\W*(?:been|worked|working as) |\b(?:i|i'?m|im|i'?ve|ive|i'?d|my|me|we|our|us)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
# What is asked as a patient, whoever asks.
_TREATMENT = re.compile(
    r"\b(?:take|taking|pain ?killers?|tablets?|pills?|medicines?|medication|dos(?:e|age)|ibuprofen|paracetamol|tylenol|"
    r"antibiotics?|symptoms?|diagnos\w+|treat\w*|prescri\w+|cream|rash|fever|bleeding|see (?:a|my) (?:doctor|gp))\b",
    re.IGNORECASE,
)
# "I feel so stupid for getting an MHA", "is it dumb to go back to school?": nobody is abused.
_FOOL = r"(?:stupid|dumb|idiot\w*|thick|daft|silly|a fool|crazy|mad|insane|nuts|useless|pathetic|rubbish|a failure|a joke)"
_OF_ONESELF = re.compile(
    rf"\b(?:i|i'?m|im|i'?d|id|i'?ll|i'?ve|me|my ?self)\b(?: \w+){{0,4}} {_FOOL}\b"
    rf"|\b(?:is|was|isn'?t|would|wouldn'?t|am|be|being)(?: (?:it|that|this|i|be))+(?: \w+)? {_FOOL}\b",
    re.IGNORECASE,
)
# "I manage a call centre. Which jobs in the NHS would have me?"
_IN_HEALTH = r"(?:nhs|hospitals?|trusts?|health ?care|health|care homes?)"
_HAVE_ME = r"(?:have|take|hire|want|employ|consider|look at) (?:me|someone like me)"
_WOULD_HAVE_ME = re.compile(
    rf"\b(?:which|what|any) (?:\w+ ){{0,3}}(?:jobs?|posts?|roles?|work) (?:\w+ ){{0,2}}in (?:an? |the )?{_IN_HEALTH}\b"
    rf"|\b{_IN_HEALTH}\b[^.?!]*\b{_HAVE_ME}\b|\b{_HAVE_ME}\b[^.?!]*\b{_IN_HEALTH}\b",
    re.IGNORECASE,
)
# "I run operations at a logistics firm, could I be a hospital COO?"
_AIMED_AT = re.compile(
    r"\b(?:be|become|becoming|being|get|getting|go|going|move|moving|step|stepping|switch|switching|apply|jump)"
    r"(?: (?:in|up|over|across))?(?:to| to be| for| as)?(?: (?:an?|the|its|their))?(?: (?:hospital|nhs|trust))?(?: '?s)? $",
    re.IGNORECASE,
)
_WHAT_NEXT = re.compile(
    r"\bwhat(?:'?s| is| comes| do \w+ do)? (?:my |the )?(?:next|after)\b|\bnext step\b|\b(?:step|move|moving) up\b"
    r"|\bwhere next\b",
    re.IGNORECASE,
)
_ONWARDS = re.compile(r"\b(?:realistic|possible|next|step up|move up|go for|get to|reach|after)\b", re.IGNORECASE)
# "Physio lead" is a title; more words tell what somebody does.
_TITLE_WORDS = 2
_AT_THE_BOT = re.compile(r"\b(?:you|you'?re|your|ur|u|bot|chatbot|machine)\b", re.IGNORECASE)


def by_names(text: str, masked: str, links: list[Link], intent: str, prediction: Prediction) -> str:
    """Return the intent once the names in a question are weighed too, which the classifier sees only masked."""
    kinds = {link.kind for link in links} & SUBJECT_KINDS
    if in_danger(text):
        return CRISIS
    comes_over = _FIRST_PERSON.search(text) and _WOULD_HAVE_ME.search(text)
    few = len(text.split()) <= _LONG and not comes_over
    if intent in CAREER_INTENTS and few and _asks_of_other_job(text, links, intent):
        return OTHER_JOBS
    posts = [link for link in links if link.kind == "role"]
    rest = _without(text, links)
    beside = (len(posts) > 1 and _VERSUS.search(rest)) or (intent == FOLLOW_UP and _BESIDE.search(rest))
    if kinds == {"role"} and beside and _NOTHING_ELSE.fullmatch(rest):
        return "ask_difference"
    compared = len(posts) == 2 and _VERSUS.fullmatch(text[posts[0].end : posts[1].start].strip())
    if compared and intent in CAREER_INTENTS | {FALLBACK} and prediction.confidence < _UNCLEAR:
        # "BMS, blood sciences. Lab manager vs quality manager, convince me of one"
        return "ask_difference"
    described = kinds == {"role"} and all(link.loose and not link.mended for link in posts)
    if described and intent in CAREER_INTENTS | {FALLBACK} and _WHO_IN.fullmatch(rest):
        return "ask_level_hierarchy"
    placed = any(link.kind == "country" for link in links)
    rest_of_it = _AT_WORK.sub(" ", rest)
    if kinds == {"role"} and not _WORD.search(_IN_A_PLACE.sub(" ", rest_of_it) if placed else rest_of_it):
        # A name alone asks what that post is.
        return "ask_role_overview"
    if intent == FALLBACK and any(_leads_to(one, other, text) for one, other in pairwise(posts)):
        # "Assistant practice manager to practice manager, how long?"
        return "ask_career_path"
    if intent in CAREER_INTENTS | {OTHER_JOBS, FALLBACK} and any(_asks_for(link, text, posts) for link in links):
        return "ask_experience_needed"
    if intent == ABUSE and _OF_ONESELF.search(text) and not _AT_THE_BOT.search(text):
        return next(label for label, _ in prediction.ranking if label in CAREER_INTENTS)
    at_work = {"years"} < {link.kind for link in links} and any(link.kind in ("qualification", "role") for link in links)
    if intent == MEDICAL and at_work and not _TREATMENT.search(text):
        # "HCA 9 years, knees gone, what can I do that's not lifting?"
        return next(label for label, _ in prediction.ranking if label in CAREER_INTENTS)
    # A nurse's band is no question of leading; whoever tells of their own may mean to.
    leading_kinds = kinds - ({"role"} if _FIRST_PERSON.search(text) else {"role", "band"})
    profession = any(link.kind == "qualification" for link in links)
    # "Physio band 7, is 8a realistic?"
    own_band = "band" in kinds and profession
    # A health manager whom the files lack is at home in the subject.
    lacking = any(link.kind == UNKNOWN for link in links)
    own_profession = profession and _FIRST_PERSON.search(text)
    # A pay band is one of the NHS: "band 6 midwife, is coordinator a promotion?"
    in_health = own_profession or own_band or _HEALTH.search(text)
    must_be = _MUST_BE.search(masked)
    required = must_be and not _ASKING_WHAT.search(masked[: must_be.start()])
    onwards = own_band and _ONWARDS.search(text)
    # "How much does a physio lead earn?"
    titled = any(link.loose and not link.mended and _LEADING.search(link.text) for link in posts)
    leads = leading_kinds or onwards or titled or (in_health and _LEADING.search(text))
    told_to_lead = profession and _TO_LEAD.search(text)
    goes_on = own_band and _WHAT_NEXT.search(text)
    leads_inside = (prediction.confidence < OUTSIDE and leads) or told_to_lead or goes_on
    way_up = _JOBS.search(rest) or "ask_career_path" in dict(prediction.ranking[:3])
    if intent == FALLBACK and profession and few and _LEADING.search(rest) and way_up:
        # "Is there any boss's job for porters?"
        return "ask_career_path"
    chosen_from = any(not link.umbrella and not link.loose for link in posts) and _BESIDE.search(rest)
    if intent == OTHER_JOBS and chosen_from and _NOTHING_ELSE.fullmatch(rest):
        # "Nurse manager or nurse educator?"
        return "ask_which_suits_me"
    aimed_at = any(not link.umbrella and not link.loose and _AIMED_AT.search(_before(link, text)) for link in posts)
    if intent == MEDICAL and lacking and not _FIRST_PERSON.search(text):
        # "A normal week for an infection prevention lead"
        return next(label for label, _ in prediction.ranking if label in CAREER_INTENTS)
    # "The nurse who finds the beds at night"; not "project manager in tech", which is both a post and another job.
    others = [link for link in links if link.kind == "other_role"]
    both = any(one.start < other.end and other.start < one.end for one in posts for other in others)
    told_of = described and not both and len(posts[0].text.split()) > _TITLE_WORDS
    if intent == OTHER_JOBS and (leads_inside or required or lacking or chosen_from or comes_over or aimed_at or told_of):
        return next(label for label, _ in prediction.ranking if label in CAREER_INTENTS)
    one_post = kinds == {"role"} and len(posts) == 1 and not posts[0].umbrella
    if intent == "ask_which_is_better" and one_post and _PROS_AND_CONS.search(text) and not _RATHER_THAN.search(text):
        return "ask_which_suits_me"
    if intent == "ask_which_is_better" and posts and _BETTER_PAID.search(text):
        return "ask_salary"
    if intent == "ask_salary" and "band" in kinds and _TIME_TAKEN.search(text) and not _MONEY.search(text):
        return "ask_experience_needed"
    if intent in _OF_WHAT_IT_IS and posts and _WHERE_IT_STANDS.search(text):
        return "ask_level_hierarchy"
    if intent == "ask_duties" and len(posts) > 1 and _WHO_DOES_WHAT.search(text):
        return "ask_difference"
    if intent == "ask_role_overview":
        return _what_is_asked_of(text, kinds)
    return intent


def asks_as_patient(text: str) -> bool:
    """Tell whether a text speaks of medicines, complaints and treatment."""
    return bool(_TREATMENT.search(text))


def speaks_to_the_bot(text: str) -> bool:
    """Tell whether a text speaks to the assistant, or of it."""
    return bool(_AT_THE_BOT.search(text))


def in_health(text: str) -> bool:
    """Tell whether a text sets what it speaks of in the health service."""
    return bool(_HEALTH.search(text))


def _what_is_asked_of(text: str, kinds: set[str]) -> str:
    """Return the topic of a question on what something is: of a post's role what it does, of a band where it stands."""
    if "role" in kinds and (_ROLE_OF.search(text) or _WHATS_IT_DO.search(text)):
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
    before = _before(link, text)
    for post in posts:
        before = _spelt(post.text).sub("they", before)
    profession = link.kind in ("qualification", "other_role")
    asks = (_REQUIRED.search(before) or _ARE_THEY.search(before)) and not _ASKING_WHAT.search(before)
    who = _IS_IT.search(before) and _WHO_IT_IS.search(before)
    return profession and bool(asks or who)


def _asks_of_other_job(text: str, links: list[Link], intent: str) -> bool:
    """Tell whether a question is about a job outside the subject, and nothing in it leads back inside."""
    # "Must I be a doctor?" asks what a post requires.
    before = [_before(link, text) for link in links]
    links = [
        link
        for link, words in zip(links, before)
        if link.kind in SUBJECT_KINDS or not (_BEING.search(words) or _NOT_ONE.search(words))
    ]
    professions = {(link.start, link.end) for link in links if link.kind == "qualification"}
    others = [link for link in links if link.kind == "other_role" and (link.start, link.end) not in professions]
    managers = [link for link in others if is_title(link.text)]
    inside = any(link.kind in SUBJECT_KINDS and not link.umbrella for link in links)
    if managers:
        # "I'm an IT manager at a trust, how do I become its CIO?"
        return not inside and not _HEALTH.search(_without(text, managers))
    if others:
        return not inside and not _LEADING.search(_without(text, others))
    return bool(
        professions and intent in _OF_A_JOB and not inside and not _LEADING.search(text) and not _FIRST_PERSON.search(text)
    )


def _without(text: str, links: Sequence[Link]) -> str:
    """Return a text with some names blanked out."""
    for link in links:
        text = _spelt(link.text).sub(" ", text)
    return text


def _before(link: Link, text: str) -> str:
    """Return what stands before a name in a text; nothing where the name stands in another part of the message."""
    found = _spelt(link.text).search(text)
    return text[: found.start()] if found else ""


@lru_cache(maxsize=1024)
def _spelt(name: str) -> re.Pattern[str]:
    """Return a pattern of a name as it was written, as words of their own: the nurse of "nursery" is none."""
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
