"""What a role file says to a question that wants a yes or a no, or a number: told before what else is known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..knowledge.base import Knowledge
from ..knowledge.schema import Degree, Point, Role
from . import skipped
from .aspects import aspect
from .writing import Draft, a, labelled, listed, lower_first, name, ordered, there, upper_first

_PROFESSION = re.compile(
    r"\b(?:doctors?|physicians?|medical(?:ly)?|nurs\w+|midwi\w+|clinical|clinicians?|licen[cs]\w+|regist\w+)\b", re.IGNORECASE
)
# "Do I need a degree to be one?", "must I have been to university?"
_DEGREE_NEEDED = re.compile(
    r"^(?!.*\b(?:which|what|kind|sort)\b).*"
    r"(?:\b(?:do|does|did|would|will|must|should)\b[^.?!]*\b(?:need|have|require)\b[^.?!]*\b(?:a degree|degrees|uni|university)\b"
    r"|\b(?:a degree|uni|university)\b[^.?!]*\b(?:needed|necessary|essential|required|compulsory|a must)\b"
    r"|\b(?:needed|necessary|essential|required|compulsory)\b[^.?!]*\ba degree\b)",
    re.IGNORECASE,
)
_CLINICIANS = r"(?:nurses?|RNs?|doctors?|clinicians?|medics?|physicians?|physios?|therapists?)"
# "Do you have to be a nurse?", "can a nurse do it?"
_PEOPLE_OF_A_JOB = r"(?:RN|L[VP]N|nurse|midwife|physio\w*|OT|paramedic|therapist|pharmacist|tech\w*|medical assistant|MA|CNA|HCA)"
# "Which can I do as an LVN?"
AS_ONE = re.compile(
    r"\b(?:can|could|may) (?:i|you) (?:\w+ )?(?:do|be|get|hold|have|go for|apply for)\b"
    rf"[^.?!]*\bas (?:an? )?{_PEOPLE_OF_A_JOB}\b",
    re.IGNORECASE,
)
_MUST_BE_ONE = re.compile(
    r"\b(?:need|have|has|must|got)(?: \w+)?(?: i| you| they)?(?: to)? "
    r"(?:be|been|have been|be from|come from|become|train as|qualify as)(?: an?)?(?: \w+)? "
    rf"(?:{_CLINICIANS}|clinical)\b"
    rf"|\b(?:can|could|may|might|would) (?:an? )?(?:\w+ )?{_CLINICIANS} (?:\w+ )?(?:be|become|do|hold|get|apply)\b"
    rf"|\bwithout (?:being|having been) (?:an? )?(?:\w+ )?{_CLINICIANS}\b"
    rf"|{AS_ONE.pattern}",
    re.IGNORECASE,
)
# "Do you still nurse at that level?", "would I have to give up my lists?"
STILL_CLINICAL = re.compile(
    r"\bstill (?:\w+ )?(?:nurse|nursing|practi[sc]\w*|operat\w+|treat\w*|see(?:ing)? (?:\w+ )?patients"
    r"|clinical\w*|(?:be |do(?:ing)? |have |run |work(?:ing)? |with )+(?:an? |any |my |their |the )?"
    r"(?:patients?|clinics?|lists|bedside|shifts?|clinical|hands[- ]on|on the (?:ward|floor)))\b"
    r"|\b(?:give up|drop|lose|leave|quit|come off|keep|carry|cut|stop) (?:\w+ )?(?:my |the |any |all |their |seeing )*"
    r"(?:lists?|clinics?|patients?|bedside|a? ?case ?load|clinical(?: work| days?| time)?|sessions)\b"
    r"|\b(?:give up|stop|lose|quit) (?:being )?hands[- ]on\b"
    r"|\bhow much (?:of (?:it|that) is )?(?:clinical|hands[- ]on|patient)\b"
    r"|\b(?:(?:hardly|barely|scarcely)(?: see(?:ing)?)?(?: any)?|no(?: more)?|not many|not much|less|little|any) "
    r"(?:patients|(?:patient|clinical) (?:contact|work|time)|bedside)\b"
    r"|\bstill get to (?:nurse|practi[sc]e|treat|see|touch|be with|look after)\b",
    re.IGNORECASE,
)
_CLINICAL_WORK = re.compile(
    r"\b(?:clinical (?:work|practice|sessions)|own patients|patient care|hands[- ]on"
    r"|(?:caring for|seeing|see|treat\w*) (?:\w+ )?patients)\b",
    re.IGNORECASE,
)
_ACCOUNTANCY = re.compile(r"\b(?:accountan\w+|accounting|chartered|CPA|ACCA|CIMA|CIPFA)\b", re.IGNORECASE)
# "Do I need my pin back for that?"
_REGISTRATION = re.compile(
    r"\b(?:nmc|hcpc|gmc|my (?:pin|registration)|(?:a|the) pin|(?:nurs\w+|clinical) (?:registration|licen[cs]e)"
    r"|to be registered)\b",
    re.IGNORECASE,
)
# "Is the MBA necessary?", "CIPD needed?", "do I need a master's?"; "what do I need for a master's?" asks what it takes.
_NEEDED = re.compile(
    r"\b(?:needed|necessary|necessarily|required|compulsory|mandatory|essential|a must)\b"
    r"|\b(?:do|does|would|will|must|should|have|has)\b[^.?!]*\b(?:need|have|require|hold|get)\b"
    r"|^\W*(?:(?:and|so|ok|but)\W+)*need(?:s|ed)?\b|\bneed (?:an?|my|the)\b",
    re.IGNORECASE,
)
_ASKS_WHAT = re.compile(r"\b(?:what|which|how|where|why|need (?:for|to get (?:in|on)))\b", re.IGNORECASE)
_ON_NEEDS = frozenset({"education", "certification", "experience_needed", "courses"})
# What each level of degree is called, by those in the knowledge files.
_LEVELS = {"bachelor": "bachelor's degree", "master": "master's degree", "doctorate": "doctorate"}
_SAID_LEVELS = {
    "bachelor": r"bachelor'?s?|undergraduate degree|\bBSc\b|\bBS\b|\bBSN\b|\bBHA\b",
    "master": r"master'?s?\b|postgraduate degree|\bMSc\b|\bM(?:SN|HA|BA|PH)\b",
    "doctorate": r"doctora\w+|\bPh\.?D\b|\bD(?:NP|HA)\b",
}
# "What's it called there?"
_CALLED_THERE = re.compile(
    r"\b(?:it|that|this|they|she|he)\b[^.?!]*\b(?:called|titled|named|known as)\b|\bother (?:names?|titles?)\b", re.IGNORECASE
)
_TWO = 2
_MOST_FEES = 3
_MOST_NAMES = 5
_DOWNSIDES = re.compile(
    r"\b(?:regrets?|down ?sides?|drawbacks?|cons|catch|worst|hard(?:est)? (?:bit|part|thing)s?|bad (?:bit|part|thing|side)s?)\b",
    re.I,
)
# Spelt with one s too.
_STRESS = re.compile(r"\b(?:stres\w*|pressure|burn(?:ed|t)?[ -]?out|exhausting|tiring)\b", re.IGNORECASE)
_OF_GETTING_IT = frozenset({"career_path", "entry_without_degree", "outlook", "which_suits_me"})
_MUST = re.compile(r"\b(?:need|have|has|must|got)\b", re.IGNORECASE)
_HOW_LONG = re.compile(r"\bhow (?:long|many years|much time)\b", re.IGNORECASE)
_TIMED = re.compile(r"\b(?:\d+|one|two|three|four|five|six|twelve)(?: to \w+)? (?:years?|months?)\b|\bhours\b", re.IGNORECASE)
# "How much do they start on?"
_STARTING = re.compile(
    r"\bstart(?:ing|s)?(?: off)? (?:on|at|out on|pay|salary|wage)\b|\bstarters?\b|\bentry[- ]level\b|\bnew to it\b", re.IGNORECASE
)
# Numbers are written as words as often as not: "at least five years".
_YEARS = re.compile(r"\b(?:years?|months?)\b", re.IGNORECASE)


def told(draft: Draft, role: Role, asked: str, outside: bool = False) -> None:
    """Answer what is asked with yes or no, where the role file says so, before what else is known.

    The way to a post begins with the registration that it asks for, for somebody outside that profession.
    """
    if outside and draft.topic in _OF_GETTING_IT:
        draft.points(of_profession(role, draft.country), most=1)
    if draft.topic in _ON_NEEDS and role.level != "any":
        _told_needed(draft, role, asked)
        _told_registration(draft, role, asked)
        _told_trade(draft, role, asked)
    if draft.topic == "education" and _DEGREE_NEEDED.search(asked) and role.without_degree:
        draft.lead(there(role.without_degree, draft.country), "**Without a degree?**")
    if draft.topic == "experience_needed" and _MUST_BE_ONE.search(asked) and role.level != "any":
        asks_for = of_profession(role, draft.country)
        if role.profession is None:
            if _MUST.search(asked):
                draft.say("No: nothing I have read asks for a nurse or a doctor in this post.")
            else:
                draft.say("Yes: nothing I have read asks for a nurse or a doctor in this post, or keeps one out.")
        elif asks_for:
            draft.lead(asks_for[0])
    if draft.topic == "which_suits_me" and role.drawbacks and _DOWNSIDES.search(asked):
        draft.lead(role.drawbacks, "**The hard side:**")
    if draft.topic == "certification" and role.level != "any" and aspect(asked) == "cost":
        _told_fees(draft, role)
    if draft.topic == "work_setting" and role.drawbacks and _STRESS.search(asked):
        if not any(_STRESS.search(point.text) for point in role.work_setting):
            draft.say("Nothing I have read measures the stress of this post.")
        draft.lead(role.drawbacks, "**The hard side:**")
    if draft.topic == "role_overview" and role.level != "any" and _CALLED_THERE.search(asked):
        names = [said for said in role.names if not said.isupper()][:_MOST_NAMES]
        draft.say(f"Other names for the post: {listed(names)}." if names else "I know no other name for the post.")
    if draft.topic == "duties" and role.level != "any" and STILL_CLINICAL.search(asked):
        known = [*role.work_setting, *role.experience, *role.duties, *([role.drawbacks] if role.drawbacks else [])]
        # "Five years of clinical work" is what comes before it.
        told_of = (point for point in ordered(known, draft.country) if _CLINICAL_WORK.search(point.text))
        left = next((point for point in told_of if not _YEARS.search(point.text)), None)
        if left:
            draft.lead(left, "**Work with patients:**")
        else:
            draft.say("How much work with patients is left I cannot say: nothing I have read gives it.")
    if draft.topic == "certification" and role.level != "any" and _HOW_LONG.search(asked):
        timed = [point for point in ordered([*role.experience, *role.certifications], draft.country) if _TIMED.search(point.text)]
        if timed:
            draft.lead(timed[0], "**How long:**")
        else:
            draft.say("How long it takes I cannot say: nothing I have read gives it.")
    starts = draft.topic == "salary" and role.level != "any" and _STARTING.search(asked)
    if starts and not any(_STARTING.search(point.text) for point in role.pay):
        draft.say("I have no figure for what people start on in this post; what I have is this:")
    if draft.topic in ("career_path", "experience_needed") and role.level != "any":
        _told_of_skipping(draft, role, asked)
    years = draft.topic in ("experience_needed", "career_path") and role.level != "any" and _HOW_LONG.search(asked)
    if years and not any(_YEARS.search(point.text) for point in [*role.experience, *role.career_path]):
        draft.say("How many years it takes I cannot say: nothing I have read gives a number.")
        draft.points([point for point in ordered(role.education, draft.country) if _YEARS.search(point.text)], most=1)


def _told_of_skipping(draft: Draft, role: Role, asked: str) -> None:
    """Say that nothing tells whether a step before a post may be left out, and what the post asks for."""
    before = [draft.knowledge.roles[id] for id in role.previous]
    deputies = ["deputy"] if any(other.title.lower().startswith("deputy") for other in before) else []
    if not before or not skipped.asks(asked, [*deputies, *(said for other in before for said in other.all_names)]):
        return
    draft.say("Whether a step may be left out I cannot say: nothing I have read tells.")
    if draft.topic == "career_path":
        draft.points(ordered(role.experience, draft.country), most=1)
        draft.say("This is the usual way:")


def of_profession(role: Role, country: str | None) -> list[Point]:
    """Return what a role's education says of the profession that it asks for, the asker's country first."""
    return [point for point in ordered(role.education, country) if _PROFESSION.search(point.text)]


def asks_whether_needed(text: str) -> bool:
    """Tell whether a question is whether something has to be held, and not what."""
    return bool(_NEEDED.search(text)) and not _ASKS_WHAT.search(text)


def _told_fees(draft: Draft, role: Role) -> None:
    """Say what the certificates of a post cost, and of which no fee is known."""
    held = [draft.knowledge.certifications[id] for id in role.certification_ids]
    at_home = [entry for entry in held if draft.country is None or entry.country in (draft.country, "international")][:_MOST_FEES]
    unknown = [entry.abbreviation or lower_first(entry.title) for entry in at_home if entry.fee is None]
    draft.points([labelled(entry.fee, f"{entry.abbreviation or entry.title}, fee") for entry in at_home if entry.fee])
    if unknown:
        draft.say(f"I have no reliable fee for: {listed(unknown)}. Whoever gives them publishes it.")


def told_of_each(draft: Draft, roles: Sequence[Role], asked: str) -> None:
    """Say of several posts how long they take, and which need a nurse, a doctor or another registered clinician, where asked."""
    known = [point for role in roles for point in [*role.experience, *role.career_path]]
    if draft.topic == "experience_needed" and _HOW_LONG.search(asked) and not any(_YEARS.search(point.text) for point in known):
        draft.say("How many years it takes I cannot say of any of them: nothing I have read gives a number.")
    if draft.topic != "experience_needed" or not _MUST_BE_ONE.search(asked):
        return
    open_to_all = [role for role in roles if role.profession is None]
    closed = [role for role in roles if role.profession is not None]
    if not closed:
        plainly = "No" if _MUST.search(asked) else "Yes"
        each = "either" if len(roles) == _TWO else "any of them"
        draft.say(f"{plainly}: nothing I have read asks for a nurse or a doctor in {each}.")
        return
    for role in closed:
        if asks_for := of_profession(role, draft.country):
            draft.lead(asks_for[0], f"**{role.title}, what is needed:**")
    if open_to_all:
        draft.say(f"Nothing I have read asks for one in the post of {listed([name(role) for role in open_to_all], 'or')}.")


def _told_trade(draft: Draft, role: Role, asked: str) -> None:
    """Say what a role's file says of an accountant's qualification, where a question doubts that it is needed."""
    if not (_ACCOUNTANCY.search(asked) and asks_whether_needed(asked)):
        return
    known = ordered([*role.certifications, *role.education, *role.experience], draft.country)
    if said := next((point for point in known if _ACCOUNTANCY.search(point.text)), None):
        draft.lead(said, "**An accountant's qualification?**")


def asks_whether_registered(text: str) -> bool:
    """Tell whether a question is whether a clinical registration has to be held."""
    return bool(_REGISTRATION.search(text)) and asks_whether_needed(text)


def _told_needed(draft: Draft, role: Role, asked: str) -> None:
    """Say of the degrees and certificates that a question doubts what a role's file says of them; where nothing, that."""
    if not asks_whether_needed(asked):
        return
    known = ordered([*role.education, *role.certifications, *role.experience], draft.country)
    for called, pattern in _doubted(draft.knowledge, asked):
        short = called.removeprefix("a ").removeprefix("an ")
        said = next((point for point in known if pattern.search(point.text)), None)
        if said and not draft.says(said.text):
            # What holds in one country alone is marked as that.
            only = f" ({said.country})" if said.country not in (None, draft.country) and len(role.countries) > 1 else ""
            draft.lead(said, f"**{upper_first(short)}{only}?**")
        elif not said:
            draft.say(f"Nothing I have read asks for {called} in this post.")


def _told_registration(draft: Draft, role: Role, asked: str) -> None:
    """Say whether a post asks for the registration that a question doubts to be needed."""
    if not asks_whether_registered(asked):
        return
    asks_for = of_profession(role, draft.country)
    if role.profession is None:
        draft.say("**Your registration?** Nothing I have read asks for a nurse's or another clinical one in this post.")
    elif asks_for:
        draft.lead(asks_for[0], "**Your registration?**")


def _doubted(knowledge: Knowledge, asked: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield what a question doubts to be needed: what is asked for, with its article, and how a role's file would speak of it."""
    for level, words in _SAID_LEVELS.items():
        if re.search(words.split(r"|\b", 1)[0], asked, re.IGNORECASE):
            yield a(_LEVELS[level]), re.compile(words, re.IGNORECASE)
            return
    for credential in [*knowledge.degrees.values(), *knowledge.certifications.values()]:
        names = "|".join(re.escape(said) for said in sorted(credential.all_names, key=len, reverse=True))
        if re.search(rf"\b(?:{names})\b", asked, re.IGNORECASE):
            level = _SAID_LEVELS.get(getattr(credential, "level", ""), "")
            spoken_of = "|".join(filter(None, [rf"\b(?:{names})\b", level]))
            short = credential.abbreviation or credential.title
            # "An MBA", but no "a CPHQ".
            yield a(short) if isinstance(credential, Degree) else short, re.compile(spoken_of, re.IGNORECASE)
            return
