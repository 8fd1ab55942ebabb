"""What the benchmark says: texts of which no two are alike, so that nothing is answered from a cache.

The encoder keeps the texts it met lately, with the names of roles masked; so the texts differ in more than their roles.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import lru_cache

from advisor.knowledge.load import load

SHORT, LONG = 50, 1000
SMALL_TALK_LENGTH = 60

_QUESTIONS = (
    "{hello}how much does a {role} earn in {town}?",
    "{hello}what does a {role} do all day in {town}?",
    "{hello}do I need a degree to be a {role} in {town}?",
    "{hello}how do I become a {role} in {town}?",
    "{hello}what is the difference between a {role} and a {other} in {town}?",
    "{hello}is it hard to get a job as a {role} around {town}?",
    "{hello}what skills should a {role} in {town} have?",
    "{hello}how many years before I could be a {role} in {town}?",
    "{hello}what hours does a {role} work in {town}?",
    "{hello}which courses are there near {town} for a {role}?",
)
_HELLOS = (
    "", "hi, ", "hello, ", "please, ", "sorry, ", "honestly, ", "right, ", "so, ", "well, ", "ok, ",
    "evening all, ", "just curious, ", "quick one, ", "asking for my sister, ", "new here, ", "one more, ", "morning, ",
    "bit lost here, ", "for my essay, ", "thanks, ",
)  # fmt: skip
_TOWNS = (
    "Leeds", "York", "Hull", "Derby", "Exeter", "Truro", "Bristol", "Cardiff", "Swansea", "Belfast", "Glasgow", "Dundee",
    "Inverness", "Carlisle", "Durham", "Preston", "Bolton", "Oldham", "Chester", "Stoke", "Telford", "Coventry", "Leicester",
    "Norwich", "Ipswich", "Luton", "Oxford", "Reading", "Slough", "Croydon", "Brighton", "Hastings", "Dover", "Poole",
    "Plymouth", "Barnsley", "Wigan", "Crewe", "Bangor", "Perth",
)  # fmt: skip
# How people write when they write a lot: who they are, what worries them, and a few questions in between.
_SENTENCES = (
    "I have been a staff nurse in {town} for {number} years and I am thinking about what comes next.",
    "My current manager says I would make a good {role}, but nobody here can tell me what it takes.",
    "What does a {role} do in a normal week in {town}?",
    "I have a diploma from {number} years ago and no degree, two children and a mortgage.",
    "Would I have to study full time, or can I do it beside my job in {town}?",
    "A friend of mine moved to {town} and became a {role} after {number} months, which sounds too good to be true.",
    "How much does a {role} earn, and is it worth the stress?",
    "The nights are wearing me out, and the rota for the next {number} weeks is not even written yet.",
)
# What the stock project's own stories and rules answer with one message each, the least work there is for it.
_SMALL_TALK = (
    ("hello there", "hey there", "good morning", "good evening", "good afternoon", "hi", "hello", "hey dude"),
    ("I am great", "I am feeling very good", "I am amazing", "wonderful", "so perfect", "extremely good", "amazing"),
    ("are you a bot?", "are you a human?", "am I talking to a bot?", "am I talking to a human?"),
    ("bye bye", "goodbye", "see you later", "have a nice day", "good night", "bye", "see you around"),
)


@lru_cache(maxsize=1)
def roles() -> tuple[str, ...]:
    """Return the roles of the knowledge files as people type them."""
    return tuple(re.sub(r" \(.*\)", "", role.title).lower() for role in load().roles.values())


def question(number: int, names: Sequence[str] | None = None) -> str:
    """Return a question to this project. Ten in a row are of ten kinds; 8,000 in a row differ in more than the roles.

    Args:
        number: Which one, from 0.
        names: The roles to ask about; those of the knowledge files by default.
    """
    names = names or roles()
    rest, kind = divmod(number, len(_QUESTIONS))
    town, hello = divmod(rest, len(_HELLOS))
    return _QUESTIONS[kind].format(
        hello=_HELLOS[(hello + kind) % len(_HELLOS)],
        town=_TOWNS[(town + kind) % len(_TOWNS)],
        role=names[number % len(names)],
        other=names[(number + 7) % len(names)],
    )


def is_short(text: str) -> bool:
    """Tell whether a text has SHORT characters, give or take a few."""
    return abs(len(text) - SHORT) <= 3


def long_question(number: int) -> str:
    """Return a message of LONG characters with several questions in it."""
    text, place = "", number
    while len(text) < LONG:
        sentence = _SENTENCES[place % len(_SENTENCES)]
        town, role = _TOWNS[(place * 3 + number) % len(_TOWNS)], roles()[place % len(roles())]
        text += sentence.format(town=town, role=role, number=2 + (place + number // 7) % 90) + " "
        place += 1
    return text[:LONG]


def small_talk(number: int) -> str:
    """Return a message to the stock project, about as long as a question to this one; four in a row are a talk it knows."""
    phrases, dice, said = _SMALL_TALK[number % len(_SMALL_TALK)], random.Random(number), ""
    while len(said) < SMALL_TALK_LENGTH:
        said = f"{said} {dice.choice(phrases)}".strip()
    return said
