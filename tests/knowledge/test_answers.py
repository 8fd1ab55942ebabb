"""What the advisor says of every role on every topic: complete, short, and without the marks of a program gone wrong."""

from __future__ import annotations

import re

import pytest
import textstat

from advisor.answers import compare, entries, fields, roles
from advisor.answers.model import Answer
from advisor.knowledge import load
from advisor.knowledge.schema import CAREER_TOPICS, has_figure
from advisor.nlu.names import NameLinker

KNOWLEDGE = load.load()
LINKER = NameLinker(KNOWLEDGE)
MOST_WORDS = 120
# The school year, by Flesch and Kincaid, in which most people are 14.
GRADE_AT_14 = 9
ROLE_ANSWERS = {
    (id, topic, country): roles.answer(KNOWLEDGE, topic, role, country)
    for id, role in KNOWLEDGE.roles.items()
    for topic in CAREER_TOPICS
    for country in (None, "UK", "US")
    # Of a post that both countries have the asker's own form is told.
    if country in (None, *role.countries) or not role.counterpart
}
OTHER_ANSWERS = {
    **{(id, article.topic, None): fields.answer(KNOWLEDGE, article, None) for id, article in KNOWLEDGE.articles.items()},
    **{
        (entry.id, topic, None): entries.answer(KNOWLEDGE, topic, entry, None)
        for kind in (KNOWLEDGE.degrees, KNOWLEDGE.certifications, KNOWLEDGE.programmes, KNOWLEDGE.bands)
        for entry in kind.values()
        for topic in ("education", "courses", "career_path", "salary")
    },
    **{
        (f"{role.id}+{role.next[0]}", topic, None): compare.roles(KNOWLEDGE, topic, [role, KNOWLEDGE.roles[role.next[0]]], None)
        for role in KNOWLEDGE.roles.values()
        if role.next
        for topic in ("difference", "salary", "level_hierarchy", "which_suits_me")
    },
}
ALL_ANSWERS = {**ROLE_ANSWERS, **OTHER_ANSWERS}

ARTEFACTS = {
    "a Python value": re.compile(r"\bNone\b(?! (?:is|are|of)\b)|\b(?:True|False|nan)\b|<[\w.]+ object|Point\("),
    "a bracket of a template": re.compile(r"[{}]"),
    "an empty list": re.compile(r"\[\]|\(\)"),
    "two articles": re.compile(r"\b(?:an?|the) (?:an?(?! levels?\b)|the)\b", re.IGNORECASE),
    "a capital article inside a sentence": re.compile(r"\bis (?:A|An|The) "),
    "the wrong article": re.compile(
        r"\ba (?:[aio]\w|e(?!u))[a-z]*\b(?<!\bone)|\ban (?![aeiouAEFHILMNORSX8]|hour|hono)\w+", re.ASCII
    ),
    "a name without its capital": re.compile(
        r"\b(?:american|british|english|britain|england|london|kingston|derby|salford|maryland|kotter)\b"
        r"|\b(?:national|central|city) Univ"
    ),
    "two full stops": re.compile(r"(?<!\.)\.\.(?!\.)"),
    "a blank before a mark": re.compile(r" [,.;:!?](?:\s|$)"),
    "two blanks": re.compile(r"\S  +\S"),
    "two marks": re.compile(r"[,;:][.,;:]|[.?!][,;:]"),
    "a word said twice": re.compile(r"\b(?!that\b|had\b)([a-z]+) \1\b"),
    "bold that is not closed": re.compile(r"^(?:[^*]|\*(?!\*))*\*\*(?:[^*]|\*(?!\*))*$", re.MULTILINE),
}


def texts(answer: Answer) -> str:
    """Return everything of an answer that is read."""
    cells = [cell for row in answer.table.rows for cell in row] if answer.table else []
    return "\n".join([answer.text, *cells, *answer.suggestions])


@pytest.mark.parametrize("topic", CAREER_TOPICS)
def test_every_role_is_answered(topic: str) -> None:
    # The heading is the first paragraph; an answer is what follows it.
    empty = [
        key
        for key, answer in ROLE_ANSWERS.items()
        if key[1] == topic and len(re.findall("[a-z]+", answer.text.partition("\n\n")[2])) < 2
    ]
    assert empty == []


@pytest.mark.parametrize("artefact", ARTEFACTS)
def test_no_answer_holds(artefact: str) -> None:
    found = {}
    for (id, topic, country), answer in ALL_ANSWERS.items():
        match = ARTEFACTS[artefact].search(texts(answer))
        if match:
            found[f"{id} {topic} {country}"] = texts(answer)[max(0, match.start() - 40) : match.end() + 40]
    assert found == {}


@pytest.mark.parametrize("topic", CAREER_TOPICS)
def test_no_answer_about_a_role_is_a_wall_of_text(topic: str) -> None:
    long = {
        key: len(answer.text.split())
        for key, answer in ROLE_ANSWERS.items()
        if key[1] == topic and len(answer.text.split()) > MOST_WORDS
    }
    assert long == {}


def test_no_other_answer_is_a_wall_of_text() -> None:
    long = {key: len(answer.text.split()) for key, answer in OTHER_ANSWERS.items() if len(answer.text.split()) > MOST_WORDS}
    assert long == {}


def as_prose(answer: Answer) -> str:
    """Return what an answer says as sentences, every name replaced by a short one, and without marks and addresses."""
    text = answer.text.partition("\n\n")[2] or answer.text
    for link in reversed(LINKER.link(text)):
        if link.kind != "years":
            text = text[: link.start] + "Sam" + text[link.end :]
    text = re.sub(r"\[\d+\]|\*|\S+\.(?:uk|gov|com)\S*|^- ", "", text, flags=re.MULTILINE)
    lines = [re.sub(r"[:;,]?\s*$", "", line) for line in text.splitlines() if line.strip()]
    return "\n".join(line if line.endswith((".", "!", "?")) else f"{line}." for line in lines)


@pytest.mark.parametrize("id", sorted(KNOWLEDGE.roles))
def test_what_is_said_of_a_role_is_read_with_ease_at_14(id: str) -> None:
    texts = [as_prose(answer) for (role, _, country), answer in ROLE_ANSWERS.items() if role == id and country is None]
    assert textstat.flesch_kincaid_grade("\n".join(texts)) <= GRADE_AT_14


def test_what_is_said_of_the_field_is_read_with_ease_at_14() -> None:
    texts = {key: as_prose(answer) for key, answer in OTHER_ANSWERS.items()}
    # One short answer full of figures scores anything; together they show how the advisor writes.
    hard = {key for key, text in texts.items() if textstat.flesch_kincaid_grade(text) > GRADE_AT_14}
    assert textstat.flesch_kincaid_grade("\n".join(texts.values())) <= GRADE_AT_14
    assert len(hard) <= len(texts) / 10


def test_every_line_with_a_figure_names_its_source() -> None:
    bare = []
    for key, answer in ALL_ANSWERS.items():
        for line in answer.text.splitlines():
            words = re.sub(r"\[\d+\]|\*\(\d{4} figure.*?\)\*|bls\.gov\S*|jobs\.nhs\.uk", "", line)
            # A heading is a name: "Band 7", "NHS Graduate Management Training Scheme 2026".
            if has_figure(words) and not re.search(r"\[\d+\]", line) and not line.startswith("**"):
                bare.append((key, line))
    assert bare == []


def test_every_mark_leads_to_a_source() -> None:
    wrong = []
    for key, answer in ALL_ANSWERS.items():
        marks = {int(mark) for mark in re.findall(r"\[(\d+)\]", texts(answer))}
        wrong += [key] if marks and max(marks) > len(answer.sources) else []
    assert wrong == []


def test_every_answer_with_a_figure_has_a_source_with_a_year_or_says_undated() -> None:
    wrong = []
    for key, answer in ALL_ANSWERS.items():
        figures = has_figure(re.sub(r"\[\d+\]", "", answer.text)) and answer.sources
        dated = (
            any(isinstance(note.year, int) for note in answer.sources)
            or "undated source" in answer.text
            or re.search(r"\b20\d\d\b", answer.text)
        )
        wrong += [key] if figures and not dated else []
    assert wrong == []


@pytest.mark.parametrize("country", ["UK", "US"])
def test_the_askers_country_comes_first(country: str) -> None:
    other = {"UK": "US", "US": "UK"}[country]
    wrong = []
    for (id, topic, asked), answer in ROLE_ANSWERS.items():
        labels = re.findall(r"^- (UK|US): ", answer.text, flags=re.MULTILINE)
        if asked == country and labels and labels[0] == other and country in labels:
            wrong.append((id, topic))
    assert wrong == []


def test_every_answer_offers_two_to_four_questions_as_plain_text() -> None:
    wrong = {key: answer.suggestions for key, answer in ALL_ANSWERS.items() if not 2 <= len(answer.suggestions) <= 4}
    assert wrong == {}
    assert not [key for key, answer in ALL_ANSWERS.items() if any(text.startswith("/") for text in answer.suggestions)]


@pytest.mark.parametrize("topic", CAREER_TOPICS)
def test_roles_are_not_all_answered_alike(topic: str) -> None:
    bodies = {ROLE_ANSWERS[id, topic, None].text for id in KNOWLEDGE.roles}
    assert len(bodies) == len(KNOWLEDGE.roles)
