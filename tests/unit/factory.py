"""A knowledge base of a few entries, small enough to read: as the content of files, in memory, or written to a folder."""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from advisor.encoder import DIMENSIONS
from advisor.knowledge.base import Knowledge
from advisor.knowledge.schema import CAREER_TOPICS, FILES, Entry, Role

FILE_OF = {
    "sources": "sources.yml",
    "degrees": "degrees.yml",
    "certifications": "certifications.yml",
    "programmes": "programmes.yml",
    "articles": "topics.yml",
    "bands": "bands.yml",
    "qualifications": "qualifications.yml",
    "other_roles": "other_roles.yml",
    "countries": "countries.yml",
    "sectors": "sectors.yml",
    "quiz_questions": "quiz.yml",
}
Content = dict[str, list[dict[str, Any]]]


def source(id: str, **changes: Any) -> dict[str, Any]:
    """Return a source, by default British, primary and of 2025."""
    return {"id": id, "title": f"Page {id}", "publisher": "NHS", "year": 2025, "country": "UK", "kind": "primary", **changes}


def point(text: str, *sources: str, **changes: Any) -> dict[str, Any]:
    """Return a statement with its sources."""
    return {"text": text, "sources": list(sources), **changes}


def pay(text: str, low: int, high: int, *sources: str, **changes: Any) -> dict[str, Any]:
    """Return what a post pays, by default on a British band."""
    return point(text, *sources, **{"country": "UK", "currency": "GBP", "scope": "band", "low": low, "high": high, **changes})


def role(id: str, title: str, **changes: Any) -> dict[str, Any]:
    """Return a role with everything that is due, by default a British manager's."""
    return {
        "id": id,
        "title": title,
        "countries": ["UK"],
        "track": "both",
        "level": "manager",
        "traits": ["services", "people"],
        "summary": point("A person who runs a part of a hospital.", "handbook"),
        "duties": [point(f"Plans the work of the {title.lower()}'s team.", "handbook"), point("Holds the budget.")],
        "education": [point("You need a degree.", "handbook")],
        "experience": [point("Employers ask for some years in healthcare.", "handbook")],
        "skills": [point("Listening and planning.")],
        "work_setting": [point("Hospitals.")],
        "career_path": [point("People come up through the team.", "handbook")],
        "suits": point("People who like order."),
        **changes,
    }


def article(id: str, topic: str, **changes: Any) -> dict[str, Any]:
    """Return an article on a topic."""
    words = topic.replace("_", " ")
    return {
        "id": id,
        "topic": topic,
        "title": words.capitalize(),
        "asks": [f"tell me about {words}", f"{words} in general"],
        "lead": point(f"In general, {words} varies.", "handbook"),
        "points": [point(f"A first word on {words}."), point(f"A second word on {words}.", "bls", country="US")],
        **changes,
    }


def content() -> Content:
    """Return the small knowledge base as its files would hold it: a list of mappings for each collection."""
    ward_manager = role(
        "ward_manager",
        "Ward manager",
        names=["ward sister"],
        shared_names=["nurse manager"],
        counterpart="nurse_manager_us",
        bands=["7"],
        traits=["patients", "people"],
        profession="nursing",
        pay=[pay("The post is on band 7, which pays £49,387 to £56,515 a year.", 49387, 56515, "handbook")],
        certification_ids=["cphq"],
        degree_ids=["mha"],
        programme_ids=["seacole"],
        reports_to=["matron"],
        next=["matron"],
        day=point("No two days are alike."),
        drawbacks=point("You answer for the ward day and night."),
        without_degree=point("You need nursing registration."),
    )
    nurse_manager = role(
        "nurse_manager_us",
        "Nurse manager (US)",
        countries=["US"],
        names=["unit manager"],
        shared_names=["nurse manager"],
        counterpart="ward_manager",
        pay=[
            pay(
                "The median is $117,960 a year.",
                69680,
                219080,
                "bls",
                country="US",
                currency="USD",
                scope="occupation",
                median=117960,
            )
        ],
        outlook=[point("Jobs are expected to grow by 23 per cent.", "bls", country="US")],
    )
    matron = role(
        "matron",
        "Matron",
        names=["modern matron"],
        level="senior_manager",
        traits=["patients", "quality"],
        profession="nursing",
        bands=["8a"],
        previous=["ward_manager"],
        reports_to=["ceo"],
    )
    ceo = role(
        "ceo",
        "Chief executive officer (CEO)",
        names=["CEO", "chief executive"],
        described_as=["runs a whole hospital", "boss of a hospital"],
        countries=["UK", "US"],
        level="executive",
    )
    practice_manager = role("practice_manager", "Practice manager", shared_names=["office manager"])
    business_manager = role(
        "business_office_manager", "Business office manager", countries=["US"], shared_names=["office manager"]
    )
    general = [
        article("levels_nhs" if topic == "level_hierarchy" else f"{topic}_general", topic, default=True)
        for topic in CAREER_TOPICS
    ]
    return {
        "sources": [
            source("handbook"),
            source("bls", country="US", publisher="BLS", year=2024),
            source("old_survey", year=2015),
            source("undated_page", year="undated"),
            source("advert", kind="job_advert"),
            source("blog", kind="weak"),
        ],
        "roles": [ward_manager, nurse_manager, matron, ceo, practice_manager, business_manager],
        "degrees": [
            _degree(
                "mha",
                "Master of Health Administration (MHA)",
                "MHA",
                differs=[point("The MHA is about healthcare; the MBA is business first.")],
            ),
            _degree("mba_healthcare", "Master of Business Administration (MBA)", "MBA", country="international"),
            _degree("msc_healthcare_uk", "MSc in Healthcare Leadership", "MSc", country="UK"),
        ],
        "certifications": [
            _certification("fache", "Fellow of the College", "FACHE"),
            _certification("cphq", "Professional in Quality", "CPHQ", fee=None),
        ],
        "quiz_questions": _quiz(),
        "programmes": [
            {
                "id": "seacole",
                "title": "Mary Seacole programme",
                "provider": "NHS Leadership Academy",
                "country": "UK",
                "summary": point("A first course in leading a team.", "handbook"),
                "who": point("It is for new leaders."),
                "length": point("It takes 6 months.", "handbook"),
            }
        ],
        "bands": [
            _band("band_7", "Band 7", pay("Band 7 pays £49,387 to £56,515 a year.", 49387, 56515, "handbook")),
            _band("band_8a", "Band 8a", pay("Band 8a pays £57,528 to £64,750 a year.", 57528, 64750, "handbook")),
        ],
        "qualifications": [
            {
                "id": "registered_nurse",
                "title": "Registered nurse",
                "names": ["nurse", "RN"],
                "clinical": True,
                "profession": "nursing",
            }
        ],
        "countries": [
            {
                "id": "uk",
                "title": "United Kingdom",
                "names": ["UK", "England", "Scotland", "NHS", "London", "Leeds", "Great Britain"],
            },
            {
                "id": "us",
                "title": "United States",
                "names": ["USA", "U.S.", "America", "the US", "Texas", "New York", "the States"],
            },
        ],
        "sectors": [
            {"id": "infection_control", "title": "Infection control", "health": True},
            {"id": "hospitality", "title": "Hospitality", "names": ["hotel"], "health": False},
        ],
        "other_roles": [
            {"id": "radiographer", "title": "Radiographer", "names": []},
            {"id": "registered_nurse", "title": "Registered nurse", "names": ["nurse"]},
        ],
        "articles": [
            *general,
            article("levels_us", "level_hierarchy"),
            article(
                "difference_risk",
                "difference",
                asks=["who takes more risks", "risk taking or caution"],
                lead=point("Leaders take risks."),
            ),
            article(
                "difference_wards",
                "difference",
                about=["ward_manager", "matron"],
                lead=point("A matron oversees several ward managers.", "handbook"),
            ),
        ],
    }


def _degree(id: str, title: str, abbreviation: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": id,
        "title": title,
        "abbreviation": abbreviation,
        "names": [abbreviation],
        "level": "master",
        "country": "US",
        "summary": point(f"The {abbreviation} is a master's degree.", "handbook"),
        "teaches": [point(f"The {abbreviation} teaches finance.")],
        "suits": point(f"Future managers who want an {abbreviation}."),
        "entry": [point("You need a bachelor's degree.")],
        **changes,
    }


def _certification(id: str, title: str, abbreviation: str, **changes: Any) -> dict[str, Any]:
    return {
        "id": id,
        "title": title,
        "abbreviation": abbreviation,
        "names": [abbreviation],
        "body": f"Board of {abbreviation}",
        "country": "US",
        "summary": point(f"The {abbreviation} is a certificate."),
        "who": point(f"The {abbreviation} is for managers."),
        "fee": point("It costs $200.", "bls", country="US"),
        **changes,
    }


def _quiz() -> list[dict[str, Any]]:
    """Return a quiz of six questions, the first four on leaning."""
    leader = {"leans": "leadership"}
    manager = {"leans": "management"}
    words = ["structure", "don't like surprises"]
    pairs = [
        ("day", {"text": "New ideas", **leader}, {"text": "A tidy day", **manager}),
        (
            "risk",
            {"text": "I want a plan", "words": words, **manager},
            {"text": "I like the unknown", **leader},
        ),
        ("fame", {"text": "Where we are going", **leader}, {"text": "What we delivered", **manager}),
        ("team", {"text": "Fair rotas", **manager}, {"text": "Shared dreams", **leader}),
    ]
    leaning = [{"id": id, "asks": f"What about {id}?", "choices": [one, other, {"text": "Both"}]} for id, one, other in pairs]
    setting = [
        {"text": "Close to patients", "traits": ["patients"], "because": "close to patients"},
        {"text": "Running a service", "traits": ["services"], "because": "running a service"},
        {"text": "Looking after people", "traits": ["people"], "because": "looking after people"},
        {"text": "Quality", "traits": ["quality"], "because": "quality"},
    ]
    level = [
        {"text": "A department", "levels": ["manager"], "because": "having a department"},
        {"text": "Several services", "levels": ["senior_manager", "director"], "because": "having several services"},
        {"text": "A whole organisation", "levels": ["executive"], "because": "having a whole organisation"},
    ]
    return [
        *leaning,
        {"id": "setting", "asks": "Where would you like to be?", "choices": setting},
        {"id": "level", "asks": "How much would you like to be in charge of?", "choices": level},
    ]


def _band(id: str, title: str, amount: dict[str, Any]) -> dict[str, Any]:
    return {"id": id, "title": title, "pay": [amount], "examples": [point("Some posts are on it.")]}


def entry(data: Content, collection: str, id: str) -> dict[str, Any]:
    """Return an entry of the content, to be changed in place."""
    return next(item for item in data[collection] if item["id"] == id)


def knowledge(data: Content | None = None) -> Knowledge:
    """Return the small knowledge base, or other content, in memory and unchecked."""
    data = data or content()
    made: dict[str, dict[str, Any]] = {}
    for collection, items in data.items():
        kind: type[Entry] = Role if collection == "roles" else FILES[FILE_OF[collection]]
        made[collection] = {item["id"]: kind(**item) for item in items}
    return Knowledge(**made)


def write(folder: Path, data: Content | None = None) -> Path:
    """Write the small knowledge base, or other content, as files of data/knowledge; return the folder."""
    data = data or content()
    (folder / "roles").mkdir(parents=True)
    for item in data["roles"]:
        (folder / "roles" / f"{item['id']}.yml").write_text(yaml.safe_dump(item, allow_unicode=True), encoding="utf-8")
    for collection, name in FILE_OF.items():
        (folder / name).write_text(yaml.safe_dump(data[collection], allow_unicode=True), encoding="utf-8")
    return folder


class FakeEncoder:
    """Sentence vectors from words alone: texts are as near as the words they share."""

    def __init__(self) -> None:
        """Begin a record of what is encoded."""
        self.encoded: list[str] = []

    def verify(self) -> None:
        """Be the model that it should be."""

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """Return a unit vector for each text."""
        self.encoded += texts
        rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in zip(rows, texts):
            for word in re.findall(r"\w+", text.lower()) or ["-"]:
                row[zlib.crc32(word.encode()) % DIMENSIONS] += 1
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)
