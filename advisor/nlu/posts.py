"""Finding posts that people describe ("who runs the money side of a hospital") or whose names the knowledge files lack.

The words that may stand for a post are cut out in spans.py. Which post they mean is decided by their nearness in meaning to the
names and descriptions of the knowledge files, jobs outside the subject among them.
"""

from __future__ import annotations

import re

import numpy as np

from ..encoder import TextEncoder
from ..knowledge.base import Knowledge
from ..knowledge.schema import Sector
from .names import Link
from .spans import HEADS, Span
from .text import spelt_out

# Cosines chosen on tests/nlu/development.jsonl. A description that near to one of a post's means that post.
NEAR = 0.70
# A title has to be nearer: "infection control manager" is no quality manager.
NEAR_TITLE = 0.86
# A title that near to a job outside the subject, and nearer than to any inside, is that job.
NEAR_OUTSIDE = 0.66
# Posts whose nearness differs by less are both meant; the advisor then goes by the country, or asks.
MARGIN = 0.01
# All that a message says of somebody is compared with the three nearest descriptions of each post, on average.
NEAR_WHOLE = 0.60
ALIKE = 3
# One that is less near has to be nearer than the next by so much.
NEARISH, APART = 0.52, 0.04
# A stretch of a message that near to a description stands for its post whatever else is said.
CERTAIN = 0.85
MOST_OFFERED = 2
UNKNOWN = "unknown_role"

# How whoever manages a field is called.
_FORMS = ("{} manager", "director of {}", "VP of {}", "{} director")
# Who supervises a department does not head it.
_UNDER_THE_HEAD = re.compile(r"\b(?:supervisors?|leads?|leaders?|co-?ordinators?)\b", re.IGNORECASE)


class PostFinder:
    """Knows which post, inside the subject or outside it, a stretch of text stands for."""

    def __init__(self, knowledge: Knowledge, encoder: TextEncoder) -> None:
        """Encode every name and description of a post once."""
        names = [
            ("role", role.id, re.sub(r"\s*\(.*?\)", "", name))
            for role in knowledge.roles.values()
            if role.id not in knowledge.umbrellas
            for name in [*role.all_names, *role.described_as]
        ]
        names += [("other_role", job.id, name) for job in knowledge.other_roles.values() for name in job.all_names]
        names += [
            (UNKNOWN if sector.health else "other_role", sector.id, form.format(name))
            for sector in knowledge.sectors.values()
            for name in sector.all_names
            for form in (_FORMS if sector.health else _FORMS[:1])
        ]
        self._titled = len(names)
        names += [(UNKNOWN, sector.id, name) for sector in knowledge.sectors.values() for name in sector.described_as]
        self._titles = {sector.id: f"{sector.title.lower()} manager" for sector in knowledge.sectors.values()}
        self._nearest = {sector.id: sector.nearest for sector in knowledge.sectors.values()}
        self._fields = {
            name if name.isupper() else name.lower(): sector
            for sector in knowledge.sectors.values()
            if sector.health
            for name in sector.all_names
        }
        self._called = {name: re.compile(rf"\b{re.escape(name)}\b") for name in self._fields}
        self._described = [
            (role.id, [index for index, (_, id, name) in enumerate(names) if id == role.id and name in role.described_as])
            for role in knowledge.roles.values()
            if role.described_as and role.id not in knowledge.umbrellas
        ]
        self._kinds = [kind for kind, _, _ in names]
        self._ids = [id for _, id, _ in names]
        self._said = [name.lower() for _, _, name in names]
        functions = "|".join(re.escape(name) for role in knowledge.roles.values() for name in role.functions) or r"(?!)"
        self._function = re.compile(rf"(?:\w+|in charge of|responsible for) (?:the )?({functions})\b", re.IGNORECASE)
        self._vectors = encoder.encode([spelt_out(name) for _, _, name in names])

    def find(self, span: Span, vector: np.ndarray) -> Link | None:
        """Return what a stretch of text stands for.

        Args:
            span: The stretch.
            vector: Its unit vector.

        Returns:
            A link of the kind `role`; of the kind `other_role` for a job outside the subject; of the kind `unknown_role` for a
            health manager whom the files lack, its ids those of the nearest roles; None for what is no post.
        """
        cosines = self._vectors @ vector
        if span.whole:
            return self._whole(span, cosines)
        described = int(np.argmax(cosines)) >= self._titled
        near: dict[str, dict[str, float]] = {"role": {}, "other_role": {}, UNKNOWN: {}}
        for index in np.argsort(-cosines)[:60]:
            near[self._kinds[index]].setdefault(self._ids[index], float(cosines[index]))
        kind, best = max(((kind, max(found.values(), default=0.0)) for kind, found in near.items()), key=lambda item: item[1])
        if kind == "role" and best >= (NEAR_TITLE if span.titled else NEAR):
            led = None if span.titled else self._function.match(span.text)
            if led and led[1].lower() not in self._said[int(np.argmax(cosines))]:
                # Who runs quality for a hospital does not run the hospital.
                return None
            meant = [id for id, cosine in near["role"].items() if best - cosine <= MARGIN]
        elif kind == "other_role" and best >= (NEAR_OUTSIDE if span.titled else NEAR):
            meant = list(near["other_role"])[:1]
        elif kind == UNKNOWN and (best >= NEAR_TITLE if span.titled else described and best >= NEAR):
            field = next(iter(near[UNKNOWN]))
            meant = self._nearest[field] or list(near["role"])[:MOST_OFFERED]
            # What a post is described by is no name to call it by.
            called = span.text if span.titled else self._titles[field]
            return Link(kind, tuple(meant), span.start, span.end, called, loose=True)
        elif (sector := self._field(span)) and not (sector.led_by and _UNDER_THE_HEAD.search(span.text)):
            kind = "role" if sector.led_by else UNKNOWN
            meant = [sector.led_by] if sector.led_by else sector.nearest or list(near["role"])[:MOST_OFFERED]
        elif span.titled and span.asked:
            # A title that nothing here bears is no other post.
            kind, meant = UNKNOWN, list(near["role"])[:MOST_OFFERED]
        else:
            return self._whole(span, cosines) if span.does else None
        return Link(kind, tuple(meant), span.start, span.end, span.text, loose=True)

    def _whole(self, span: Span, cosines: np.ndarray) -> Link | None:
        """Return the post that is described most like all that a message says of somebody, None where none is near."""
        (best, id), (next_best, other) = [*self._alike(cosines), (0.0, ""), (0.0, "")][:2]
        near = best >= NEAR_WHOLE or (span.whole and best >= NEARISH and best - next_best >= APART)
        ids = (id, other) if span.whole and best - next_best <= MARGIN else (id,)
        return Link("role", ids, span.start, span.end, span.text, loose=True) if near else None

    def _alike(self, cosines: np.ndarray) -> list[tuple[float, str]]:
        """Return how alike a text is to what each post is described by, and the post, best first."""
        alike = ((float(np.mean(np.sort(cosines[rows])[-ALIKE:])), id) for id, rows in self._described)
        return sorted(alike, reverse=True)

    def is_certain(self, vector: np.ndarray) -> bool:
        """Tell whether a stretch of text is so near to a name or a description that no other words can mean more."""
        return float(np.max(self._vectors @ vector)) >= CERTAIN

    def says_more(self, vector: np.ndarray, link: Link) -> bool:
        """Tell whether all that a message says of somebody is clearly on another post than a stretch of it was taken for.

        "The person who deals with the staff, the money and the building at the doctors'" manages more than the staff.
        """
        if not link.loose or link.mended or link.kind != "role":
            return False
        alike = {id: cosine for cosine, id in self._alike(self._vectors @ vector)}
        return max(alike.values()) - max(alike.get(id, 1.0) for id in link.ids) >= APART

    def _field(self, span: Span) -> Sector | None:
        """Return the field of health that a title names anywhere: "head of the X-ray place"; the longest name wins."""
        if not any(HEADS.fullmatch(word.lower()) for word in re.findall(r"[\w-]+", span.text)):
            return None
        lowered = span.text.lower()
        named = [name for name, called in self._called.items() if called.search(span.text if name.isupper() else lowered)]
        return self._fields[max(named, key=len)] if named else None
