"""The shape of data/knowledge: what a role, a degree, a topic or a source must say.

Every statement shown to a reader is a `Point`. A point that holds a figure must name its sources, a country and a
year; a point without a figure may stand on common knowledge and then has no source.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, Optional, Union

from pydantic import BaseModel, Extra, Field, conlist, constr, validator

Country = Literal["UK", "US"]
Year = Union[int, Literal["undated"]]
Track = Literal["leadership", "management", "both"]
Level = Literal["executive", "director", "senior_manager", "manager", "supervisor", "any"]
Trait = Literal["patients", "services", "support", "people", "money", "quality", "projects", "digital"]

if TYPE_CHECKING:
    Id = str
    Words = str
    Url = str
else:
    Id = constr(regex=r"^[a-z][a-z0-9_]*$")
    Words = constr(min_length=2, strip_whitespace=True)
    Url = constr(regex=r"^https?://\S+$")

CAREER_TOPICS = (
    "difference",
    "why_both_matter",
    "which_is_better",
    "role_overview",
    "duties",
    "education",
    "degree_comparison",
    "certification",
    "courses",
    "salary",
    "outlook",
    "career_path",
    "experience_needed",
    "entry_without_degree",
    "skills",
    "level_hierarchy",
    "work_setting",
    "which_suits_me",
)
Topic = Literal[CAREER_TOPICS]  # type: ignore[valid-type]

# Levels from the top down: who is above whom when a role file does not say it.
# Professions whose own posts only their people can hold.
PROFESSIONS = ("nursing", "medicine", "pharmacy", "radiography", "laboratory")
REGISTRATIONS = (*PROFESSIONS, "clinical")
LEVELS = ("executive", "director", "senior_manager", "manager", "supervisor")

# Digits that name something and measure nothing: "band 8a", "level 5", "24/7", "HL7", "COVID-19".
_NAMES_WITH_DIGITS = re.compile(
    r"\b(?:bands?|levels?|grades?|tiers?|steps?|stages?|types?)\s+\d+[a-d]?(?:\s*(?:,|to|or|and|-)\s*\d+[a-d]?)*\b"
    r"|\b\d+[a-d](?:\s*(?:,|to|or|and|-)\s*\d+[a-d])*\b|\b24[/-]7\b|\b24[- ]hours?\b|\b[A-Za-z]+-?\d+\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def has_figure(text: str) -> bool:
    """Tell whether a text measures something: whether digits remain once names such as "band 7" are set aside."""
    return bool(re.search(r"\d", _NAMES_WITH_DIGITS.sub("", text)))


class Entry(BaseModel):
    """Base of everything in data/knowledge: an unknown field is an error, since it is nearly always a misspelt one."""

    class Config:
        """Refuse what the schema does not name, and keep entries as they were loaded."""

        extra = Extra.forbid
        allow_mutation = False


class Identified(Entry):
    """An entry that others refer to by its id.

    There is one object of each, so two are told apart without comparing their fields, which takes a millisecond for a role.
    """

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    id: Id


class Source(Identified):
    """Where facts were read: who published them, when, for which country, and how far they can be trusted.

    `primary` is the body itself, `secondary` somebody quoting it, `job_advert` one employer's example, `weak` a
    page that may never be the only support of a claim, `article` the text the project began from.
    """

    title: Words
    publisher: Words
    url: Optional[Url] = None
    year: Year
    country: Literal["UK", "US", "international"]
    kind: Literal["primary", "secondary", "job_advert", "weak", "article"]

    @validator("year")
    def _plausible_year(cls, year: Year) -> Year:
        if isinstance(year, int) and not 1950 <= year <= date.today().year + 1:
            raise ValueError(f"{year} is not a plausible year of publication")
        return year


class Point(Entry):
    """One statement as the reader sees it: a sentence or two of Markdown, with what supports it.

    `country` is left out where the statement holds anywhere; `year` where the newest of its sources says it.
    """

    text: Words
    sources: list[Id] = []
    country: Optional[Country] = None
    year: Optional[Year] = None

    @property
    def has_figure(self) -> bool:
        """Whether the text measures something, so that a source, a country and a year are due."""
        return has_figure(self.text)


class Pay(Point):
    """What a post pays in one country. `low`, `high` and `median` are whole units of `currency` a year.

    `scope` says what the figure is of: this very `post`, its pay `band`, the whole `occupation` the statistics count
    it in, or one employer's `example`. `nation` is the part of the country that it holds in, where that is neither its whole
    nor England.
    """

    country: Country
    nation: Optional[Words] = None
    currency: Literal["GBP", "USD"]
    scope: Literal["post", "band", "occupation", "example"]
    low: Optional[int] = None
    high: Optional[int] = None
    median: Optional[int] = None

    @validator("high")
    def _ordered(cls, high: Optional[int], values: dict[str, object]) -> Optional[int]:
        low = values.get("low")
        if high is not None and isinstance(low, int) and high < low:
            raise ValueError(f"the top of the range ({high}) lies below its bottom ({low})")
        return high


if TYPE_CHECKING:
    Points = list[Point]
    Payments = list[Pay]
    Countries = list[Country]
    Asks = list[Words]
    Choices = list["QuizChoice"]
else:
    Points = conlist(Point, min_items=1)
    Payments = conlist(Pay, min_items=1)
    Countries = conlist(Country, min_items=1)
    Asks = conlist(Words, min_items=2)


class Named(Identified):
    """What people call an entry. `names` are its own; `shared_names` it declares to share with other entries."""

    title: Words
    names: list[Words] = []
    shared_names: list[Words] = []
    described_as: list[Words] = Field([], description='what people say who do not know the name: "runs the money side"')

    @property
    def all_names(self) -> list[str]:
        """Every name that leads here, the title first."""
        return [self.title, *self.names, *self.shared_names]


class InSettings(Named):
    """What a plain word may mean, by what else is spoken of: a manager in a surgery, a medic in the army."""

    implied: dict[str, list[Words]] = Field({}, description="plain words with the settings in which they mean it")


class Role(InSettings):
    """A post, or a family of posts, in healthcare leadership or management."""

    countries: Countries
    kinds: list[Words] = Field(
        [], description="names of kinds of the post, such as a chief pharmacist, of which what is known of the post need not hold"
    )
    counterpart: Optional[Id] = Field(None, description="the same post in the other country")
    abroad: dict[str, Id] = Field(
        {}, description="by countries that lack the post, the one that its plain name means there: an American director"
    )
    seldom_meant: list[Words] = Field(
        [], description="names that it shares with its counterpart, by which whoever tells no country usually means that one"
    )
    track: Track
    level: Level
    traits: list[Trait] = Field([], description="where the post works and what it asks for, by which the quiz matches people")
    profession: Optional[Literal[REGISTRATIONS]] = Field(  # type: ignore[valid-type]
        None, description="the registration the post needs; clinical: any of a clinical profession"
    )
    functions: list[Words] = Field(
        [],
        description="the bare names of what the post manages, such as finance, by which people mean it where they name no post",
    )
    bands: list[str] = Field([], description="NHS Agenda for Change bands the post is usually on, lowest first")
    summary: Point
    duties: Points
    day: Optional[Point] = Field(None, description="what an ordinary day looks like")
    education: Points
    experience: Points
    without_degree: Optional[Point] = None
    open_without_degree: list[Country] = Field([], description="where without_degree says yes")
    certifications: list[Point] = []
    certification_ids: list[Id] = []
    degree_ids: list[Id] = []
    programme_ids: list[Id] = []
    skills: Points
    work_setting: Points
    pay: list[Pay] = []
    outlook: list[Point] = []
    career_path: Points
    previous: list[Id] = []
    next: list[Id] = []
    reports_to: list[Id] = []
    answers_to: list[Point] = Field([], description="whom the post reports to, where that is no post of the files")
    suits: Point
    drawbacks: Optional[Point] = None

    @property
    def all_names(self) -> list[str]:
        """Every name that leads here, those of its kinds among them, the title first."""
        return [*super().all_names, *self.kinds]


class Credential(Named):
    """What somebody can hold on paper. `posts` are those that it is taken for, where it is taken for some above all others."""

    abbreviation: Optional[str] = None
    posts: list[Id] = []


class Degree(Credential):
    """A degree or an apprenticeship."""

    level: Literal["below_bachelor", "bachelor", "postgraduate", "master", "doctorate", "apprenticeship"]
    country: Literal["UK", "US", "international"]
    summary: Point
    teaches: Points
    suits: Point
    length: list[Point] = []
    entry: Points
    accreditation: list[Point] = []
    cost: list[Point] = []
    differs: list[Point] = []
    worth_it: list[Point] = []


class Certification(Credential):
    """A certificate, licence, fellowship or membership."""

    body: Words
    country: Literal["UK", "US", "international"]
    summary: Point
    who: Point
    eligibility: list[Point] = []
    exam: Optional[Point] = None
    renewal: Optional[Point] = None
    fee: Optional[Point] = None


class Programme(Named):
    """A course, scheme or fellowship that somebody offers. `posts` are those that it trains for."""

    posts: list[Id] = []
    provider: Words
    country: Literal["UK", "US", "international"]
    summary: Point
    who: Point
    length: Optional[Point] = None
    format: Optional[Point] = None
    cost: Optional[Point] = None
    award: Optional[Point] = None
    availability: Optional[Point] = None
    afterwards: list[Point] = Field([], description="what people go on to once it is over")


class Band(Named):
    """An NHS Agenda for Change pay band, with its range for a year: in England first, then in other nations."""

    pay: Payments
    examples: Points


class Qualification(InSettings):
    """What somebody is or holds already: a registered profession, a licence, a job outside management."""

    clinical: bool
    profession: Optional[Literal[PROFESSIONS]] = None  # type: ignore[valid-type]
    means: dict[str, list[Id]] = Field(
        {}, description="plain words, such as manager, with the posts they are for this profession"
    )
    country: Literal["UK", "US", "international"] = "international"
    first_posts: list[Id] = Field(
        [], description="the posts that its people usually come to first, by what those say of themselves"
    )
    on_the_way_to: Optional[Id] = Field(None, description="the registered profession that its people can qualify for")


class Article(Identified):
    """What is known on a topic beyond any one role. The default article of a topic answers when none is nearer.

    `asks` are a few ways people put the question: the article whose asks lie nearest in meaning is taken. Where the nearest are
    those of `asked_of_one_post`, the post's own entry answers, and no article of this topic.
    """

    topic: Topic
    title: Words
    default: bool = False
    asks: Asks
    words: list[Words] = Field([], description="words by which a question is on this, whatever its topic and the post it names")
    asked_of_one_post: list[Words] = Field([], description="how the topic is asked of a post")
    lead: Point
    points: Points
    in_order: bool = Field(False, description="whether the points are steps, to be shown in this order whatever their country")
    about: list[Id] = Field([], description="roles that, compared or asked about together, are answered by this article")
    speaks_to: list[Id] = Field([], description="qualifications whose holders this article is for, before the general one")
    turns_to: list[Id] = Field([], description="roles that the talk is about after this article")
    holds_for_any_role: bool = Field(False, description="whether it answers its question even where a role is named")
    of_posts_in_general: bool = Field(False, description="whether its words, asked of one post, are on that post and not on this")
    words_count_on_its_topic: bool = Field(False, description="whether its words are on this only in a question of its topic")
    profession: Optional[Literal["nursing", "medicine"]] = Field(
        None, description="the registration that a post has to ask for, if one is asked about, for this to be on it"
    )
    own_heading: bool = Field(False, description="whether its title stands over it where a role is named, and not the topic's")


class QuizChoice(Entry):
    """An answer to choose in the quiz, and what choosing it says: a leaning, traits of posts, levels. A neutral one says nothing.

    `words` are other words by which people choose it: "computers". `because` is how a result names it among its reasons:
    "close to patients"; `ruled_out` is what it is called where somebody would rather not: "managing people".
    """

    text: Words
    words: list[Words] = []
    leans: Optional[Literal["leadership", "management"]] = None
    traits: list[Trait] = []
    levels: list[Literal[LEVELS]] = []  # type: ignore[valid-type]
    because: Optional[Words] = None
    ruled_out: Optional[Words] = None


if not TYPE_CHECKING:
    Choices = conlist(QuizChoice, min_items=2, max_items=5)


class QuizQuestion(Identified):
    """A question of the quiz "Which suits me?"; they are asked in the order of the file."""

    asks: Words
    choices: Choices


class Nation(Entry):
    """A part of a country with pay and rules of its own: its name, the names that tell it, and where to look for what it has."""

    title: Words
    names: list[Words]
    official: Words


class Place(Named):
    """A country whose facts the advisor has. The id is its code in small letters: "uk", "us".

    `whole` are those of its names that mean all of it and not one place in it; `local_pay` is where pay is published by place.
    """

    nations: list[Nation] = []
    whole: list[Words] = []
    local_pay: Optional[Words] = None


class OtherRole(Named):
    """A job that the advisor knows to lie outside its subject, so that it can say so by name."""


class Sector(Named):
    """A field of work that posts are named after: a part of the health service, or a trade outside it."""

    health: bool
    nearest: list[Id] = Field([], description="the roles nearest to who manages it; else those nearest in meaning")
    led_by: Optional[Id] = Field(None, description="the role of whoever manages it, where the files tell of that")


FILES: dict[str, type[Entry]] = {
    "sources.yml": Source,
    "degrees.yml": Degree,
    "certifications.yml": Certification,
    "programmes.yml": Programme,
    "topics.yml": Article,
    "bands.yml": Band,
    "qualifications.yml": Qualification,
    "other_roles.yml": OtherRole,
    "countries.yml": Place,
    "sectors.yml": Sector,
    "quiz.yml": QuizQuestion,
}
