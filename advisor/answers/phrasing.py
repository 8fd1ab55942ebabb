"""The advisor's wording of questions: what each topic is called, and how a person would ask it about a role."""

from __future__ import annotations

import re
from typing import Mapping

from ..knowledge.schema import Role
from .writing import a, lower_first, name

# For each topic: a heading over an answer about a role, and a question about a role or about the field.
TOPICS: dict[str, tuple[str, str, str]] = {
    "difference": ("how they differ", "How does {a} differ from other roles?", "How do leadership and management differ?"),
    "why_both_matter": ("why both matter", "Why do hospitals need {a}?", "Why do hospitals need both leaders and managers?"),
    "which_is_better": ("which is better", "Is it better to be {a}?", "Which is better, leadership or management?"),
    "role_overview": ("what the role is", "What is {a}?", "What roles are there in healthcare management?"),
    "duties": ("duties and responsibilities", "What does {a} do?", "What do healthcare managers do all day?"),
    "education": ("education", "What degree do I need to be {a}?", "What degree do I need?"),
    "degree_comparison": ("degrees compared", "Which degree is best for {a}?", "MHA or MBA?"),
    "certification": ("certificates", "Which certificates help {a}?", "Which certificates are worth having?"),
    "courses": ("courses", "Which courses are there for {a}?", "Which courses can I take?"),
    "salary": ("pay", "How much does {a} earn?", "What do healthcare managers earn?"),
    "outlook": ("prospects", "What are the job prospects for {a}?", "Is healthcare management a growing field?"),
    "career_path": ("the path into the role", "How do I become {a}?", "How do I get into healthcare management?"),
    "experience_needed": ("experience", "How much experience does {a} need?", "How much experience do I need?"),
    "entry_without_degree": (
        "getting in without a degree",
        "Can I become {a} without a degree?",
        "Can I get in without a degree?",
    ),
    "skills": ("skills", "What skills does {a} need?", "What skills do healthcare leaders need?"),
    "level_hierarchy": ("level and reporting line", "Who does {a} report to?", "Who is above whom in a hospital?"),
    "work_setting": ("where and how they work", "What are the hours of {a} like?", "What are the hours and stress like?"),
    "which_suits_me": ("would it suit you?", "Would I like being {a}?", "Would leadership or management suit me?"),
}

# What a person is likely to ask next, by what they asked last.
NEXT = {
    "role_overview": ("duties", "salary", "career_path"),
    "duties": ("salary", "career_path", "skills"),
    "education": ("experience_needed", "career_path", "entry_without_degree"),
    "salary": ("career_path", "education", "level_hierarchy"),
    "career_path": ("education", "experience_needed", "salary"),
    "experience_needed": ("education", "career_path", "skills"),
    "skills": ("duties", "which_suits_me", "courses"),
    "work_setting": ("which_suits_me", "duties", "salary"),
    "which_suits_me": ("duties", "work_setting", "career_path"),
    "level_hierarchy": ("salary", "career_path", "duties"),
    "outlook": ("salary", "career_path", "education"),
}
_NEXT_OTHERWISE = ("duties", "salary", "career_path")


def titled(role: Role, called: Mapping[str, str]) -> str:
    """Return a role's title, with the asker's own name for it where that is another: "Ward manager (nurse manager)"."""
    said = called.get(role.id, "")
    singular = said.lower().removesuffix("s")
    said = next((written for written in role.all_names if written.lower() in (said.lower(), singular)), singular)
    plain = ("manager", "leader", "management", "leadership", "lead", "leading", "manage", "managing", "charge")
    known = singular in role.title.lower() or singular in plain
    known = known or any(f"({word.upper()})" in role.title for word in said.split())
    if not said or known:
        return role.title
    # "Chief nursing officer (CNO, DON)".
    return f"{role.title[:-1]}, {said})" if role.title.endswith(")") else f"{role.title} ({said})"


def names_of(role: Role, text: str) -> list[str]:
    """Return the names of a role that a text has, as the knowledge files write them: "chief nurse" and "director of nursing"."""
    found: list[str] = []
    names = {re.sub(r" *[(].*[)]", "", written) for written in role.all_names}
    for written in sorted(names, key=len, reverse=True):
        pattern = re.compile(rf"\b{re.escape(written)}s?\b", re.IGNORECASE)
        if pattern.search(text):
            found.append(lower_first(written))
            text = pattern.sub(" ", text)
    return found


def heading(topic: str, subject: str) -> str:
    """Return the bold line over an answer, such as "**Matron: pay**"."""
    return f"**{subject}: {TOPICS[topic][0]}**"


def ask(topic: str, role: Role | None = None) -> str:
    """Return a question on a topic as a person would type it."""
    return TOPICS[topic][1].format(a=a(name(role))) if role else TOPICS[topic][2]


def plan_for(role: Role) -> str:
    """Return the words that ask for a plan."""
    return f"Make me a plan to become {a(name(role))}"


def next_questions(topic: str, role: Role | None = None) -> list[str]:
    """Return the questions likely to follow one on this topic."""
    plan = [plan_for(role)] if topic == "career_path" and role and role.level != "any" else []
    return plan + [ask(following, role) for following in NEXT.get(topic, _NEXT_OTHERWISE)]
