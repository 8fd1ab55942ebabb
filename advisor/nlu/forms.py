"""The forms in which a name is written: plurals, spellings of both countries, shortened words."""

from __future__ import annotations

import re

_SPELLINGS = (("healthcare", "health care"), ("programme", "program"), ("organisation", "organization"), ("centre", "center"))
# How people shorten the words of a title, and how they name the field of work instead of the post.
_FORMS = (
    ("manager", "management"),
    ("manager", "mgr"),
    ("manager", "mngr"),
    ("leader", "ldr"),
    ("supervisor", "sup"),
    ("charge", "chrg"),
    ("practice", "prac"),
    ("general", "gen"),
    ("house", "hse"),
    ("management", "mgmt"),
    ("administrator", "admin"),
    ("administration", "admin"),
    ("department", "dept"),
    ("hospital", "hosp"),
    ("nursing home", "nh"),
    ("director", "dir"),
)
_INVARIABLE = ("nursing", "management", "leadership", "administration", "apprenticeship")


def variants(name: str) -> set[str]:
    """Return the ways a name is spelt: as it is, in the plural, with US or UK spellings, with or without hyphens."""
    forms = {name}
    for british, other in _SPELLINGS:
        forms |= {form.replace(british, other) for form in forms} | {form.replace(other, british) for form in forms}
    forms |= {form.replace("-", " ") for form in forms} | {form.replace("&", "and") for form in forms}
    return forms | {plural(form) for form in forms}


def short_forms(name: str) -> set[str]:
    """Return looser ways to say a name: its words shortened, the field instead of the post."""
    forms = {name}
    for long, short in _FORMS:
        forms |= {re.sub(rf"\b{long}\b", short, form) for form in forms}
    return {spelling for form in forms - {name} for spelling in variants(form)}


def plural(name: str) -> str:
    """Return the plural of a name: of its head, so that "head of nursing" gives "heads of nursing"."""
    head, of, rest = name.partition(" of ")
    if head.endswith(_INVARIABLE):
        return name
    if head.endswith("y") and not head.endswith(("ay", "ey", "oy")):
        return head[:-1] + "ies" + of + rest
    return head + ("es" if head.endswith(("s", "x", "ch", "sh")) else "s") + of + rest
