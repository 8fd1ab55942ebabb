"""What a question may be about, and what of its topic and its words tells that."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Sequence

from ..knowledge.schema import Credential, Named, Role

# Topics that are about the field even in the middle of a talk about a role.
FIELD_TOPICS = frozenset({"why_both_matter", "which_is_better", "degree_comparison"})
# Topics that set roles side by side, an umbrella among them.
COMPARING = frozenset({"difference", "why_both_matter", "which_is_better", "which_suits_me"})
# Words that set the role in focus beside the one before it: "which pays more?", "do both need a degree?"
COMPARES = re.compile(
    r"\b(?:more|most|less|least|better|worse|nicer|higher|highest|easie(?:r|st)|harde(?:r|st)|quicke(?:r|st)|longer|dearer|cheaper"
    r"|difference|differ|both|each|either|than"
    r"|of (?:the two|these|those|them)|the pair|(?:from )?one to the other|between (?:them|the two))\b",
    re.IGNORECASE,
)
# A longer question tells by itself what it is about.
FEW = 9
# Words for who holds a post.
SOMEBODY = re.compile(r"\b(?:they|their|them|he|his|him|she|her)\b", re.IGNORECASE)
# The countries whose facts the advisor has.
COVERED = ("UK", "US")
# Topics on a post: asked of a degree, a certificate or a band, they are asked of the post that it stands for.
OF_A_POST = frozenset({"salary", "outlook", "duties", "work_setting", "skills"})
STUDIED = ("degree", "certification", "programme")
ENTRY_KINDS = (*STUDIED, "band")


@dataclass(frozen=True)
class Subject:
    """What a question is about.

    Attributes:
        roles: The roles, none for the field in general.
        entries: The degrees, certificates, programmes and bands, with their kind.
        country: The country whose facts come first.
        place: The country that the question itself names.
        unclear: Where one name may mean several roles: the roles to choose from.
        own: Whether the question names any of this itself, rather than leaning on what was said before.
        of_profession: Whether the roles are what "management" means for people of the asker's profession.
        through: The degrees and certificates asked of, where the roles are the posts that they are taken for.
        stands_for: Where it names no post: the posts that its entries stand for, the kinds of work that its topic weighs, or the
            general names of the field.
    """

    roles: list[Role] = field(default_factory=list)
    entries: list[tuple[str, Named]] = field(default_factory=list)
    country: str | None = None
    place: str | None = None
    unclear: list[Role] = field(default_factory=list)
    own: bool = False
    of_profession: bool = False
    through: Sequence[Credential] = ()
    stands_for: list[Role] = field(default_factory=list)
