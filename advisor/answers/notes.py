"""What is said around an answer: what it is not about, what nothing is known of, what else a name means."""

from __future__ import annotations

import re
from dataclasses import replace

from ..knowledge.base import Knowledge
from . import compare
from .about import Subject
from .equivalents import is_outside, training_of
from .fragments import HALF, few_words, is_named, many_words, names_entry
from .model import UNKNOWN_POST, Answer, Context, Question
from .phrasing import ask, titled
from .writing import a, listed, lower_first, name, upper_first

_SET_BESIDE = re.compile(r"\b(?:than|versus|vs|compared? (?:to|with)|differen\w+)\b", re.IGNORECASE)
# "What does an RT director make?": not the director of a division.
_LETTERS = r"(?-i:\b[A-Z]{2,5}) directors?\b"
# A name of so few letters is an abbreviation: DON.
_LETTERS_ONLY = 4
_ANY_DIRECTOR = "service_director"
_WEIGHED = frozenset({"which_suits_me", "which_is_better", "career_path"})
_A_YEAR = re.compile(r"(?<![$£\d,.])\b20[1-3]\d\b(?![,.]?\d)")
_KINDS = re.compile(r"\b(?:lead\w*|manag\w*|admin\w*|organi[sz]ation\w*|hospitals?|both)\b", re.IGNORECASE)
_WEIGHS = re.compile(r"\b(?:which|what'?s|better|best)\b", re.IGNORECASE)
_OF_THE_KINDS = frozenset({"which_is_better", "why_both_matter", "difference", "degree_comparison"})
_ABROAD = re.compile(r"\n\nIn the (?:US|UK) the nearest post is the [^.\n]+\.")
# Topics of a question that may be about one name and nothing else.
_OF_A_NAME = frozenset({"role_overview", "certification", "education", "courses", "degree_comparison", "which_suits_me"})


def of_another_year(answer: Answer, question: Question) -> Answer:
    """Say of pay that was asked about for a year which the figures are not of that there are none: "band 8a salary 2025"."""
    years = {year for year in _A_YEAR.findall(question.text) if year not in answer.text}
    if answer.topic != "salary" or not years or not answer.sources or many_words(question):
        return answer
    note = f"I have no figures for {listed(sorted(years))}; these are the latest that I have."
    return replace(answer, text=f"{note}\n\n{answer.text}")


def _unknown(question: Question) -> list[str]:
    return [ids[0] for ids in question.names.get("unknown_name", [])]


def of_unknown_name(question: Question) -> Answer | None:
    """Say that the files hold nothing by a name, where that is all that a question asks about: "FEDIP, what is it?"."""
    said = _unknown(question)
    if not said or names_entry(question) or not few_words(question):
        return None
    if question.topic not in _OF_A_NAME and question.intent not in HALF:
        return None
    text = (
        f"I have nothing on {listed(said)}, so I would rather not guess. What I know is posts, degrees, certificates and courses."
    )
    return Answer("clarify", text, suggestions=[ask(topic) for topic in ("certification", "courses", "education")])


def spelt_out(knowledge: Knowledge, question: Question) -> Question:
    """Return a question on letters that are no entry's name but an article's with that article: "what's the AIT?"."""
    said = _unknown(question)
    named = (article for article in knowledge.articles.values() if len(said) == 1 and f"({said[0].upper()})" in article.title)
    article = next(named, None)
    if article is None:
        return question
    names = {kind: ids for kind, ids in question.names.items() if kind != "unknown_name"}
    return replace(question, intent=f"ask_{article.topic}", names=names, article=article.id, nearness=1.0)


def of_unknown_field(knowledge: Knowledge, question: Question, context: Context) -> Question:
    """Return a question on the director of a field, "an RT director", "director of case management", as on an unknown post."""
    called = question.called.get(_ANY_DIRECTOR, "").lower()
    if called not in ("director", "directors") or [_ANY_DIRECTOR] not in question.names.get("role", []):
        return question
    fields = "|".join(
        re.escape(name) for sector in knowledge.sectors.values() if sector.health for name in sector.all_names if len(name) > 3
    )
    of_it = r"(?: (?:therapy|care|services?|department))?"
    named = rf"\bdirectors? (?:of|for) (?:the )?(?:{fields}){of_it}\b|\b(?:{fields}){of_it} directors?\b" if fields else r"(?!)"
    found = re.search(rf"{_LETTERS}|{named}", question.text, re.IGNORECASE)
    if not found:
        return question
    place = next((ids[0] for ids in question.names.get("country", [])), context.country)
    nearest = knowledge.roles[_ANY_DIRECTOR].abroad.get(place or "", _ANY_DIRECTOR)
    others = [ids for ids in question.names["role"] if ids != [_ANY_DIRECTOR]]
    names = {**question.names, "role": others, UNKNOWN_POST: [[nearest]]}
    title = re.sub(r"\bdirectors\b", "director", found.group())
    return replace(question, names=names, called={**question.called, UNKNOWN_POST: title}, article=None)


def better_than_what(knowledge: Knowledge, question: Question, context: Context) -> Answer | None:
    """Ask which two things are weighed, where a few words say no more than "which is better?", or name one alone."""
    kinds = {role.id for role in knowledge.kinds_of_work}
    if question.topic == "which_is_better" and few_words(question) and (one := _beside_nothing_known(question, kinds)):
        role = knowledge.roles[one]
        text = f"I have nothing on what you set beside {a(name(role))}, so I would rather not say which is better."
        return Answer("clarify", text, [one], suggestions=[ask(topic, role) for topic in ("duties", "salary", "career_path")])
    named = any(question.names.get(kind) for kind in ("role", "degree", "certification", "programme", "band"))
    if question.topic == "which_is_better" and question.names.get("country") and not named and few_words(question):
        text = (
            "I do not rank countries. I can set what a post or a degree asks for and pays in the UK beside the US: ask for both."
        )
        return Answer("clarify", text, suggestions=["What do healthcare managers earn?", ask("career_path"), "MHA or MBA?"])
    weighed = context.set_apart() or kinds & {*context.roles} or context.topic in _OF_THE_KINDS
    if question.topic != "which_is_better" or weighed or is_named(question) or not few_words(question):
        return None
    if _KINDS.search(question.text) or not _WEIGHS.search(question.text):
        return None
    text = "Better than what? Name the two, be they posts, degrees or courses, and I set them side by side."
    return Answer("clarify", text, suggestions=["MHA or MBA?", "Leadership or management: which suits me?", ask("difference")])


def _beside_nothing_known(question: Question, kinds: set[str]) -> str | None:
    """Return the one post that a question names of two, "consulting or hospital admin"; None where it names none, or more."""
    named = [ids for kind in ("role", "degree", "certification", "programme") for ids in question.names.get(kind, [])]
    lone = len(named) == 1 and not kinds & {*named[0]} and question.names.get("role") == named
    return named[0][0] if lone and re.search(r"\b(?:or|vs|versus)\b", question.text, re.IGNORECASE) else None


def told_once(answer: Answer, context: Context) -> Answer:
    """Leave out the name of a post in the other country where the answer before told it to somebody whose country is known."""
    if "country" not in context.profile:
        return answer
    told = _ABROAD.search(answer.text)
    before = str((context.last or {}).get("text", ""))
    return replace(answer, text=answer.text.replace(told.group(), "")) if told and told.group().strip() in before else answer


# "Physician assistant here. Can I be a CMO?"
_COULD_I_BE = re.compile(
    r"\b(?:can|could) (?:i|we|an? \w+(?: \w+)?) (?:ever |still |really )?(?:be|become|get to be)\b", re.IGNORECASE
)
# An American practical nurse holds a licence too.
_RN = "a registered nurse's licence"
# How the registrations are called that posts ask for.
_REGISTRATIONS = {
    "nursing": "a nurse's registration",
    "medicine": "a doctor's registration",
    "pharmacy": "a pharmacist's registration",
    "radiography": "a radiographer's training",
    "laboratory": "a laboratory scientist's training",
    "clinical": "a clinical registration",
}


def outside(knowledge: Knowledge, answer: Answer, question: Question, about: Subject, context: Context) -> Answer:
    """Say which posts that are weighed ask for a registration that somebody lacks, or whether one does: "and a physio?"."""
    own = training_of(knowledge, question, context)
    closed = [role for role in about.roles if is_outside(role, own)]
    weighed = len(about.roles) > 1 and answer.topic in _WEIGHED
    hoped_for = answer.topic == "career_path" and _COULD_I_BE.search(question.text)
    spoken_of = (answer.topic == "experience_needed" or hoped_for) and question.names.get("qualification")
    if own is None or not closed or not (weighed or spoken_of):
        return answer
    if question.called.get(own.id, "").lower().endswith("s"):
        # "I like teaching new grads"
        return answer
    posts = listed([a(name(role)) for role in closed], "or")
    needed = (
        _RN if role.profession == "nursing" and "UK" not in role.countries else _REGISTRATIONS[role.profession or "clinical"]
        for role in closed
    )
    asked = listed(list(dict.fromkeys(needed)), "or")
    own_one = own.id == context.profile.get("background") or not question.names.get("qualification")
    who = f"As {a(lower_first(own.title))} you" if own_one else upper_first(a(lower_first(own.title)))
    others = [role for role in about.roles if role not in closed]
    rest = (
        f"; nothing of the kind is in the way of {listed([a(name(role)) for role in others], 'or')}"
        if spoken_of and others
        else ""
    )
    begins = [knowledge.roles[id] for id in own.first_posts if not is_outside(knowledge.roles[id], own)]
    begins = [role for role in begins if own_one and about.country in (None, *role.countries)]
    way = f" A post to begin with as you are: {listed([name(role) for role in begins], 'or')}." if begins else ""
    note = f"{who} could not be {posts} without {asked}{rest}.{way}"
    return replace(answer, text=f"{note}\n\n{answer.text}") if note not in str((context.last or {}).get("text", "")) else answer


def of_one_name(knowledge: Knowledge, answer: Answer, question: Question, about: Subject) -> Answer:
    """Say, where posts are set beside each other, that a name of the one means the other at home: "director of nursing"."""
    ids = [role.id for role in about.roles]
    if about.place or answer.topic not in compare.TOPICS or len(ids) != len(answer.roles) or len(ids) < 2:
        return answer
    for meant in question.names.get("role", []):
        here = [knowledge.roles[id] for id in meant if id in ids and "UK" in knowledge.roles[id].countries]
        abroad = [knowledge.roles[id] for id in meant if id in ids and "UK" not in knowledge.roles[id].countries]
        shared = {said.lower() for role in abroad for said in role.all_names} & {
            said.lower() for role in here for said in role.all_names
        }
        called = next((said for said in sorted(shared, key=len, reverse=True) if said in question.text.lower()), None)
        if called and len(here) == 1:
            called = called.upper() if len(called) <= _LETTERS_ONLY else called
            note = f"In the UK, {called} is another name for {a(name(here[0]))}; here it is taken for the American post."
            return replace(answer, text=f"{note}\n\n{answer.text}")
    return answer


def first_post_named(knowledge: Knowledge, answer: Answer, id: str) -> Answer:
    """Name the post that the way up of the asker's profession leads to first, and offer what there is to ask of it."""
    role = knowledge.roles[id]
    told = f"For somebody of your profession the nearest management post is usually {a(name(role))}."
    asked = [ask(topic, role) for topic in ("career_path", "duties", "salary")]
    return replace(answer, text=f"{answer.text}\n\n{told}", suggestions=[*asked, *answer.suggestions][:4])


def beside_another_job(knowledge: Knowledge, answer: Answer, question: Question, about: Subject, context: Context) -> Answer:
    """Say, where a post is set beside a job outside the subject that is not the asker's own, that it is on that post alone."""
    # What is outside the subject may be a sector too.
    others = [knowledge.other_roles[ids[0]] for ids in question.names.get("other_role", []) if ids[0] in knowledge.other_roles]
    others = [job for job in others if job.id != context.profile.get("background")]
    called = "|".join(re.escape(question.called.get(job.id, job.title)) for job in others)
    chosen_from = called and re.search(rf"\bor (?:an? )?(?:{called})\b|\b(?:{called}) or\b", question.text, re.IGNORECASE)
    beside = chosen_from or _SET_BESIDE.search(question.text)
    # "Which surgeons' list goes where" speaks of no surgeon's post.
    others = [job for job in others if not question.called.get(job.id, "").lower().endswith("s")]
    if not others or len(about.roles) != 1 or question.topic not in compare.TOPICS or not beside:
        return answer
    both = f"{a(lower_first(others[0].title))} beside {a(name(about.roles[0]))}"
    lead = f"I only know posts that lead or manage in healthcare, so I cannot set {both}. On the latter alone:"
    return replace(answer, text=f"{lead}\n\n{answer.text}")


def of_a_kind(knowledge: Knowledge, answer: Answer, about: Subject, context: Context, in_general: bool) -> Answer:
    """Say, of a post that the files know as a kind of another alone, that what follows is on that: a chief pharmacist.

    `in_general` tells of an answer that holds for any post.
    """
    role = about.roles[0] if len(about.roles) == 1 else None
    said = context.called.get(role.id, "").lower() if role else ""
    kind = next((kind for kind in role.kinds if kind.lower() in (said, said.removesuffix("s"))), None) if role else None
    if role is None or kind is None or f"**{titled(role, context.called)}" not in answer.text or in_general:
        return answer
    note = f"I have nothing on {a(kind)} alone; this is on {a(name(role))} in general."
    told = note in str((context.last or {}).get("text", ""))
    return answer if told else replace(answer, text=f"{note}\n\n{answer.text}")


def beside_unknown_post(answer: Answer, question: Question, about: Subject) -> Answer:
    """Say that the files lack a post that a question sets beside one they have: "a risk manager or a quality manager?"."""
    missing = question.names.get(UNKNOWN_POST, [])
    if not missing or not about.own or not about.roles or answer.topic not in compare.TOPICS:
        return answer
    called = question.called.get(UNKNOWN_POST, "that post")
    known = listed([a(name(role)) for role in about.roles])
    note = f"I have no entry on {a(called)}, so I cannot set them side by side. On {known} alone:"
    return replace(answer, text=f"{note}\n\n{answer.text}")


def beside_unknown(answer: Answer, question: Question) -> Answer:
    """Say that nothing is known of a name that a question sets beside what is known."""
    said = _unknown(question)
    if not said or answer.topic not in _OF_A_NAME or many_words(question):
        return answer
    return replace(answer, text=f"I have nothing on {listed(said)}; of the rest:\n\n{answer.text}")
