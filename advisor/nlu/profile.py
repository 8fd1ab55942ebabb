"""Reading what people say of themselves: what they are, for how long, what they hold, where, and what they aim at.

A long post tells of other people too: a wife who is a matron, a boss with an MBA. What counts is whom the words before a
name in its sentence speak of, and what they say of that person: that they are it, hold it or want it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Sequence

from . import holdings, where
from .elsewhere import MANAGES_ELSEWHERE
from .names import Link
from .whose import FIRST_PERSON, before, of_another

# Words that, before a name in the same sentence, say whether the speaker is it, holds it or wants it. The last one counts.
_AIMS = (
    r"accepted|enrolled|want|wants|wanting|hoping|hope|hopes|aim|aiming|goal|dream|become|becoming|towards?|apply|applying|"
    r"applied|offered|offers|"
    r"(?:ge|got|go|mov|step|break|promot|switch|transition|pivot)\w* (?:back |up |over |on )?into|"
    r"offer|offering|(?:would|i'?d|we'?d) (?:really )?(?:like|love)|like to be|love to be"
    r"|fancy|move up to|next step|promoted|promotion|interested in|"
    r"thinking|considering|plan(?:ning)? to|taking over|take over|end up|go(?:ing)? for|put in for|interview (?:\w+ ){0,4}for|"
    r"(?:would|i'?d|you'?d) make an?|asked (?:me )?to|(?:think|thinking|know|ask|asking|hear|talk|talking) about|"
    r"position (?:as|of)|looking (?:at|for)|(?:i'?m|i am|we'?re) after|get to|(?<!used )to be|be the"
    r"|trying for|eye on|back as|me on as|up to|"
    r"(?:route|path|way) (?:in)?to|how (?:do|can|could|would) i (?:ever )?(?:become|be|get|go|move|step|make|reach|land"
    r"|break|work|progress)|"
    r"(?:can|could|will|would|should|may) i (?:ever |still |even )?(?:become|be|get|go|move|do|work|start|begin|apply|jump)|"
    r"(?:until|till|before) i(?:'?m| am)"
)
_IS = (
    r"i'?m|i am|im|i was|i'?ve been|ive been|i have been|been|work(?:ing|ed)?(?: \w+){0,3} as|currently"
    r"|started (?:out )?as|my job|"
    r"role as|now|years? as|yrs? as|since|here|background|acting|used to be|ex"
)
_HAS = (
    r"i have|i'?ve|ive|i'?ve got|ive got|i hold|with|got|have|has|my|finished|completed|earned|doing|done|studying|graduated|"
    r"passed|picked up|did"
)
_CUES = re.compile(rf"\b(?:(?P<aims>{_AIMS})|(?P<is>{_IS})|(?P<has>{_HAS}))\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:no|not|without|never|don'?t (?:have|want|wanna|mean|hold)|isn'?t|aren'?t|haven'?t|hasn'?t|wasn'?t|nor"
    r"|didn'?t (?:say|mean|ask|tell|finish|complete|get|pass))\b[^,.;]{0,25}$|\bi meant? (?:an? |the )?$",
    re.IGNORECASE,
)
# "At a physician group" tells of an employer.
_AN_EMPLOYER = re.compile(
    r" (?:group|practice|place|surgery|office|network|owned|led|staffing|agency|team|experience|setting|land)\b", re.IGNORECASE
)
_ASKED_OF = re.compile(r"\b(?:need|have|has|had|got|must|supposed|required|expected)(?: \w+)? (?:to be|be) an? $", re.IGNORECASE)
# "They're begging for a DON": whom they look for is not who tells of it.
_SOUGHT = re.compile(
    r"\bdeputy (?:to|of|for) (?:an? |the |my |our )?$|\b(?:begging|looking|search\w*|panel|hiring|recruit\w*|advertis\w*"
    r"|vacancy|short|need|needs|needed) (?:for |of )?(?:an? |the )?$",
    re.IGNORECASE,
)
# "Now there's a matron secondment going."
_THERE_IS = re.compile(r"\bthere(?:'?s| is| was|'?s been) (?:also |now |just )?an? $", re.IGNORECASE)
# "The head of nursing stopped me."
_ACTS = re.compile(
    r" (?:retir\w+|leav\w+|quits?|resign\w*"
    r"|\w+ed|said|says|told|tells|wants?|thinks?|thought|keeps?|kept|has|had|took|gave|is|was|went|came)\b",
    re.IGNORECASE,
)
# "I'm in NHS finance": of a field, not its manager.
_IN_A_FIELD = re.compile(r"\b(?:in|from)(?: the)? $", re.IGNORECASE)
# "I'm basically the manager"
_AS_GOOD_AS = re.compile(
    r"\b(?:basically|practically|pretty much|more or less|essentially|virtually|technically) (?:an? |the )?$", re.I
)
# A band that is asked about or offered: "pay for band 7", "and 8b?", "the 8a is fixed term", "if I take a band 8a".
_BAND_SPOKEN_OF = re.compile(
    r"\b(?:jobs?|posts?|roles?|adverts?|vacancies) (?:are |is )?(?:at|on) (?:an? )?$"
    r"|\b(?:earn|make|get|paid|pay|come in|start) (?:at|on|in) (?:an? )?$"
    r"|\b(?:all|every|each|most|other|any)(?: of)?(?: the| our)? $"
    r"|(?<!\bi'm )(?<!\bim )(?<!\bam )(?:\b(?:for|about|of|than|to|take|took|is|are|does|do|would|get|gets"
    r"|a step down to)(?: (?:an?|the|this|that))?|\bthe|\b(?:i'?d|would) be"
    r"(?: on| an?)?) $|^\W*(?:(?:ok|so|but)\W+)*(?:and|or|an?) $",
    re.IGNORECASE,
)
# "8a, 8b, general manager": a list of bands is nobody's own.
_A_BAND = r"(?:band )?[2-9][a-d]?(?! ?(?:years?|yrs?|months?|beds?)\b)"
_BANDS_AFTER = re.compile(rf" ?(?:,|/|or|and) ?{_A_BAND}\b", re.IGNORECASE)
_BANDS_BEFORE = re.compile(rf"\b{_A_BAND} ?(?:,|/|or|and) ?$", re.IGNORECASE)
_BAND_ALONE = re.compile(
    r"\W*(?:(?:no|sorry|actually|currently|now|on|an?)\W+)*(?:nhs )?(?:band )?[2-9][a-d]?(?:\W+(?:here|now|currently))?\W*", re.I
)
# "I'm a band 7 nurse": a specialist, a team's lead or who runs a ward.
_BAND_OF_A_NURSE = re.compile(r"band ([2-7]) nurse", re.IGNORECASE)
_NURSE = "registered_nurse"
# "5 years from retirement", "2 years into a degree": nobody's service.
_NO_SERVICE = re.compile(
    r"\s*(?:(?:full|part)[- ]time )?(?:degree|course|program\w*|masters?|bachelors?|apprenticeship)\b"
    r"|\s*(?:from|until|till|left|off|away|to (?:go|retire\w*))\b|\s*into (?:an?|my|the) [^,.;]{0,20}\b(?:degree|course"
    r"|program\w*|masters?)",
    re.IGNORECASE,
)
# "I manage a Target store"
_RUNS_ELSEWHERE = re.compile(
    r"\bi(?:'ve| have)? (?:currently )?(?:manage|managed|run|ran|oversee|oversaw)d? (?:an?|the|my|one|two"
    r"|three) (?:[\w'-]+ ){0,3}"
    r"(?:stores?|shops?|restaurants?|hotels?|branch(?:es)?|warehouses?|supermarkets?|caf[eé]s?|pubs?|bars?|salons?"
    r"|gyms?|call cent(?:re|er)s?"
    r"|factory|factories|depots?|dealerships?)\b"
    r"|\b(?:i'?m|i am|was|been|as) an? (?:bank |area |regional )?(?:branch|area|regional|store|shop|warehouse|depot) manager\b"
    r"|\b(?:i'?m|i am|i'?ve|i have|i)(?: (?:been|worked|working|work|currently))* in "
    r"(?:retail|hospitality|banking|logistics|manufacturing|construction|insurance|catering|sales) management\b",
    re.IGNORECASE,
)
# A post that its holder leaves, or that is open, is what somebody who tells of it is after, if they speak of going for it.
_OPEN = re.compile(
    r"retir|leav|left\b|resign|notice|quit|gone\b|going\b|comes? up|coming up|came up|opening|opened|open\b|vacan|advert|posted|"
    r"walked out|sacked|fired|maternity|off sick|job\b|post\b|role\b|position|opportunit|secondment",
    re.IGNORECASE,
)
_GOES_FOR_IT = re.compile(
    r"\b(?:appl(?:y|ied|ying|ication)|go(?:ing)? for|gone for|put in for|put my name|want|offer(?:ed|ing)?|interview|shortlisted|"
    r"asked (?:me|if i|whether i)|wants me|step(?:ping)? in|take (?:it|over|the job)|say yes|would love|i'?d love|i'?d like|"
    r"my shot|succession|got to)\b",
    re.IGNORECASE,
)
# A post is told of at the start of a message or before "here": "Matron for surgery, 8a", "RN here".
_OPENING = re.compile(
    r"^\W*(?:(?:hi|hiya|hello|hey|morning|evening|folks|all|so|ok"
    r"|lead|senior|new|newly|acting|long time|former|ex|an?|(?:nhs )?band [2-9][a-d]?"
    r"|\d\d ?(?:yo|y/o|[mf]|years? old|yr old))\W+)*$",
    re.IGNORECASE,
)
# What follows a post that somebody tells of without a verb: ", band 7", "at a big trust".
# "Finance manager in hospital do i have to be chartered" asks of it.
_HELD = re.compile(
    r"(?!\s*(?:in|at|on) (?:\w+ ){0,2}\w+,? (?:do|does|what|how|is|are|can|which|who)\b)"
    r"(?!\s*,\s*(?:what|which|how|where|do|does|is|are)\b)"
    r"\s*(?:[,.]|(?:nhs )?(?:band )?[2-9][a-d]?,"
    r"|(?:here|now|at|in|on|of (?:an?|our|my)|burn(?:ed|t)|since|for (?!me\b|my\b|us\b)\w+|\d+ ?(?:years?|yrs?))\b)",
    re.IGNORECASE,
)
# "I'm a nurse. No wait, I'm a nursing student."
_NO_WAIT = re.compile(r"(?:^|[.!?,;] *)(?:no,? wait|wait,? no|sorry|scratch that|i mean)\b[^.!?]*$", re.IGNORECASE)
_SERVED = re.compile(r"\b(?:years?|yrs?|band \d)\b", re.IGNORECASE)
# "Nurse in charge at a nursing home. Want to be its manager."
_WISHES = re.compile(
    r"\b(?:want(?:ing)? (?:to|out)|wanna|looking to|hoping to|considering|thinking (?:of|about))\b", re.IGNORECASE
)
# "Will it get me a band 6?"
_WOULD_GET = re.compile(r"\b(?:get|gets|give|gives|land|lands|earn|earns|put|puts) (?:me|you|us)(?: \w+){0,2} *$", re.IGNORECASE)
_MANAGES = re.compile(
    r"\b(?:managers?|head ?teachers?|principal|director|supervisor|leader|head|chief|executive)\b", re.IGNORECASE
)
# "I'm deputy in a home, manager's handed her notice in": the manager is somebody else.
_LEAVES = re.compile(
    r"(?:'s| is| has| was)(?: just| now)? "
    r"(?:leav|left\b|retir|resign|handed|quit|gone\b|going\b|been (?:off|sacked)|off\b|walked|died)"
    r"| (?:left|resigned|retired|quit|died)\b",
    re.IGNORECASE,
)
# "Nurse for 30 years, matron for the last 8"
_LATELY = re.compile(r" for (?:the )?(?:last|past) \w+\b", re.IGNORECASE)
# "RN, 7 years, charge most weekends"
_IN_CHARGE = re.compile(
    r"(?:shift )?charge(?: nurse)? (?:most|every|some|half|on (?:nights|days|a \d)|for (?:\d|half|most|the last)"
    r"|\d+ ?(?:years?|yrs?|yr))\b",
    re.IGNORECASE,
)
# "A presentation for a ward manager interview", "administrator in training": not in the post yet.
_NOT_YET = re.compile(r" (?:interviews?|vacanc(?:y|ies)|applications?|assessment|in[- ]training)\b", re.IGNORECASE)
# "Pension in 4 years"
_AHEAD = re.compile(r"\b(?:in|within|next|another|takes?|took|waste of) (?:about |the |only |say |maybe |like )*$", re.IGNORECASE)
# "I've been out for 7 years"
_AWAY = re.compile(
    r"\b(?:out|off|away|at home)(?: of (?:work|it|nursing|practice))?(?: for)?(?: about| the last)? $", re.IGNORECASE
)
# "Physio here, ward manager or therapy lead?"
_CHOSEN_FROM = re.compile(r" (?:or|vs|versus)\b", re.IGNORECASE)
_OR = re.compile(r"\b(?:or|vs|versus) (?:an? |the )?$", re.IGNORECASE)
# "3 GPs", "we nurses": of whom there are several, nobody tells that they are one.
_SEVERAL = re.compile(r".*(?:[a-z]{3}|[A-Z])s")
# "From 7 to 8a"
_UP_TO = re.compile(r"\bto (?:an? )?$", re.IGNORECASE)
# "I'm a health IT analyst": of a field, not of its head.
_UNDER_IT = re.compile(
    r" (?:analysts?|clerks?|assistants?|technicians?|engineers?|specialists?|advis[oe]rs?|interns?|trainees?|students?"
    r"|dept|departments?|team|office|staff|generalists?|secretar(?:y|ies)|consultants?"
    r"|electricians?|plumbers?|engineers?|joiners?|cleaners?)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"\b(?:an?|the) $", re.IGNORECASE)
# "Consultant anaesthetist, fed up" tells, "nurse, what does one earn" and "nurse pay, how is it" ask.
_AND_GOES_ON = re.compile(
    r"(?: (?:here|now|\w+ist))?(?:,? (?:nhs )?(?:band )?[2-9][a-d]?)?"
    r"(?: (?:at|in|on) (?:\w+ ){0,3}\w+)?\s*(?:\.|,(?!\s*(?:what|how|who"
    r"|which|where|is|are|do|does|can|or|and)\b))"
    r"|(?: (?:at|in|on) (?:an?|the|my|our) (?:\w+ ){0,2}\w+)?\s+(?:for )?\d+ ?(?:years?|yrs?|months?)\b"
    # "Physio band 7, what's next?"
    r"|(?:,? (?:nhs )?band [2-9][a-d]?)?[,.]\s*(?:and )?"
    r"(?:what'?s (?:my )?next|where (?:next|to|now|can i|could i|do i)|next step|how do i|can i|could i|am i|is there)\b",
    re.IGNORECASE,
)
_ONCE = re.compile(r"\b(?:i was|used to be|before (?:that )?i)\b(?:(?!\b(?:now|i am|i'?m|i'?ve been)\b)[^,.;])*$", re.IGNORECASE)
# "My GP" is somebody else.
_THEIRS = re.compile(r"\b(?:my|our|his|her|their|the) $", re.IGNORECASE)
# "Been on the front desk", "three years behind the bar"
_WORKS_ON = re.compile(r"\b(?:on|behind|worked|work|working) the $", re.IGNORECASE)
_HERE = re.compile(r"\s*(?:here|by (?:trade|background))\b", re.IGNORECASE)
_QUESTION = re.compile(
    r"\?|\b(?:what|how|which|who|whats|hows|whos|does|do)\b|^\W*(?:(?:and|so|but|ok)\W+)*(?:is|are|was|were|can|could"
    r"|would|will|should|must)\b",
    re.IGNORECASE,
)


def read(text: str, links: Sequence[Link]) -> dict[str, str]:
    """Return what a message tells of the speaker.

    Args:
        text: The message.
        links: The names linked in it.

    Returns:
        Some of `current_role`, `background`, `qualification`, `band` and `goal` (knowledge ids), `years` (a number as text) and
        `country` ("UK" or "US"). Empty for a message that tells nothing.
    """
    opening = any(_opens(text, link) for link in links)
    if not (FIRST_PERSON.search(text) or opening) and _QUESTION.search(text):
        return where.marked(text) if not any(link.kind == "country" for link in links) else {}
    told = where.country(text, links)
    for link in links:
        key = _told_by(text, link)
        if key == "current_role" and link.elsewhere:
            key = "background"
        if key == "current_role" and (band := _BAND_OF_A_NURSE.fullmatch(link.text)):
            told.setdefault("band", f"band_{band[1].lower()}")
            key, link = "background", replace(link, ids=(_NURSE,))
        if key and (key not in told or (key == "background" and _NO_WAIT.search(text[: link.start]))):
            told[key] = MANAGES_ELSEWHERE if link.elsewhere or link.kind == "other_role" else link.ids[0]
    if _RUNS_ELSEWHERE.search(text):
        told.setdefault("background", MANAGES_ELSEWHERE)
    if told.keys() - {"country", "nation"} == {"band"} and not FIRST_PERSON.search(text) and not _BAND_ALONE.fullmatch(text):
        # "Band 8b nhs" looks for what the band pays.
        del told["band"]
    wanted = _sought(text, links, told)
    if wanted and "goal" not in told:
        told["goal"] = wanted
    return told


def _opens(text: str, link: Link) -> bool:
    """Tell whether a message begins with the profession of its writer: "Consultant, fed up. What posts are there?"."""
    post = link.kind == "role" and not link.umbrella and (_BAND_OF_A_NURSE.fullmatch(link.text) or _WISHES.search(text))
    return (
        bool(link.kind == "qualification" or post)
        and not link.text.lower().endswith("s")
        and bool(_OPENING.match(text[: link.start]))
        and bool(_AND_GOES_ON.match(text[link.end :]))
    )


def _of_oneself(text: str) -> bool:
    """Tell whether a message tells of its writer: in the first person, by years of service or by what they wish for."""
    return bool(FIRST_PERSON.search(text) or _SERVED.search(text) or _WISHES.search(text))


def _told_by(text: str, link: Link) -> str | None:
    """Return the part of a profile that a name tells, None if it tells nothing of the speaker."""
    sentence = before(text, link)
    opens = bool(_OPENING.match(text[: link.start])) or bool(_HERE.match(text[link.end :]))
    if _NEGATED.search(sentence) or _ASKED_OF.search(sentence) or (not opens and of_another(sentence)):
        return None
    cue = next(
        (name for match in reversed(list(_CUES.finditer(sentence))) for name, value in match.groupdict().items() if value), None
    )
    if link.kind == "years":
        ahead = (
            _AHEAD.search(sentence)
            or _AWAY.search(sentence)
            or holdings.NEEDED.search(sentence)
            or _NO_SERVICE.match(text[link.end :])
        )
        return None if ahead else "years"
    if link.kind == "role" and (
        _CHOSEN_FROM.match(text[link.end :])
        or any(pattern.search(sentence) for pattern in (_OR, _SOUGHT, _THERE_IS, _AS_GOOD_AS, holdings.SET_BESIDE))
    ):
        return None
    if link.kind == "role" and not link.umbrella:
        if cue == "aims" or (cue and _NOT_YET.match(text[link.end :])):
            return "goal"
        opens = opens and bool(_HELD.match(text[link.end :])) and _of_oneself(text)
        opens |= bool(_IN_CHARGE.match(text[link.start :]) or _LATELY.match(text[link.end :])) and not _ARTICLE.search(sentence)
        theirs = _ONCE.search(sentence) or _LEAVES.match(text[link.end :])
        theirs = theirs or (_THEIRS.search(sentence) and _ACTS.match(text[link.end :]))
        under = _UNDER_IT.match(text[link.end :]) or _IN_A_FIELD.search(sentence)
        return "current_role" if not under and (opens or (cue == "is" and not theirs)) else None
    if link.kind == "role":
        return "goal" if cue == "aims" else None
    if link.kind == "other_role":
        # "Store manager here", "I'm a team leader in a call centre"
        is_it = cue == "is" or opens or re.search(r"\bas an? ", link.text)
        return "background" if _MANAGES.search(link.text) and cue != "aims" and is_it else None
    if link.kind == "qualification":
        spoken_of = _THEIRS.search(sentence) and not _WORKS_ON.search(sentence)
        if spoken_of or _AN_EMPLOYER.match(text[link.end :]) or _SEVERAL.fullmatch(link.text):
            return None
        return "background" if cue != "aims" and (cue or opens or _early(text, link)) else None
    if link.kind == "band":
        hoped_for = holdings.SET_BESIDE.search(sentence) or _WOULD_GET.search(sentence) or _UP_TO.search(sentence)
        hoped_for = hoped_for or _NOT_YET.match(text[link.end :]) or _ONCE.search(sentence) or _BAND_SPOKEN_OF.search(sentence)
        hoped_for = hoped_for or _BANDS_AFTER.match(text[link.end :]) or _BANDS_BEFORE.search(sentence)
        return "band" if len(link.ids) == 1 and cue != "aims" and not hoped_for else None
    if link.kind in ("degree", "certification"):
        said = cue in ("has", "is")
        return "qualification" if holdings.is_held(text, link, sentence, said, bool(_OPENING.match(text[: link.start]))) else None
    return None


def _early(text: str, link: Link) -> bool:
    """Tell whether a name stands in the first words of a message, where people say what they are."""
    return link.start < 25 or not re.search(r"[.!?]", text[: link.start])


def _sought(text: str, links: Sequence[Link], told: dict[str, str]) -> str | None:
    """Return the post that is told of as open or being left, if the speaker tells of going for a post."""
    if len(text.split()) < 20 or not _GOES_FOR_IT.search(text):
        return None
    for link in links:
        if link.kind != "role" or link.umbrella or link.ids[0] == told.get("current_role"):
            continue
        sentence = before(text, link) + text[link.start :].split(".")[0]
        if _OPEN.search(sentence) and not _NEGATED.search(before(text, link)):
            return link.ids[0]
    return None
