"""Which article a question is answered with: the one nearest to it, or that for people of its asker's profession."""

from __future__ import annotations

from ..knowledge.base import Knowledge
from ..knowledge.schema import Article, Named
from . import nations
from .about import Subject
from .fragments import points_back
from .model import Context, Question

# How near an article has to be before it is taken over the role that the talk is about.
SURELY_THE_ARTICLE = 0.85
LIKELY_THE_SUBJECT = 0.75
# Of a question that names a post.
_SURELY_THE_SUBJECT = 0.9
# A word asks for a topic as a whole.
_ONE_WORD = 1


def covered(knowledge: Knowledge, question: Question, about: Subject) -> bool:
    """Tell whether an article answers whichever of the candidates is meant."""
    article = knowledge.articles.get(question.article or "")
    return bool(article and {role.id for role in [*about.roles, *about.unclear]} <= set(article.about))


def nearest_to(knowledge: Knowledge, question: Question, about: Subject) -> Article | None:
    """Return the article nearest to a question, unless it is about other roles than the question."""
    article = knowledge.articles.get(question.article or "")
    one_word = len(question.text.split()) <= _ONE_WORD and question.nearness < SURELY_THE_ARTICLE
    a_post = any(role.level != "any" for role in about.roles) and about.own
    likely = _SURELY_THE_SUBJECT if a_post else LIKELY_THE_SUBJECT
    if one_word or (article and article.words and question.nearness < likely):
        # "Pay?" asks for no advice on pay; what has words of its own is seldom meant without them.
        return None
    others = {role.id for role in [*about.roles, *about.unclear]} - set([*article.about, *article.turns_to] if article else [])
    nation = nations.told(knowledge, [question]).get("nation")
    elsewhere = nation and article and article.topic == "salary" and nation not in f"{article.title} {article.lead.text}"
    if article is None or ((article.about or article.turns_to) and others) or elsewhere:
        return None
    return article if article.words else _for_country(knowledge, article, about.country)


def _for_country(knowledge: Knowledge, article: Article, country: str | None) -> Article:
    """Return an article, or in place of one on the other country alone one of its topic on the asker's."""
    if country is None or _places(article) != {"UK", "US"} - {country}:
        return article
    alike = (other for other in knowledge.articles.values() if other.topic == article.topic and _places(other) == {country})
    return next(alike, knowledge.default_article(article.topic))


def speaks_of(article: Article, entry: Named) -> bool:
    """Tell whether the typical questions of an article name an entry."""
    asks = " ".join(article.asks).lower()
    return any(name.lower() in asks for name in entry.all_names)


def _places(article: Article) -> set[str | None]:
    """Return the countries that the points of an article are on, None for any."""
    return {point.country for point in article.points}


def for_speaker(knowledge: Knowledge, topic: str, context: Context) -> Article | None:
    """Return the article on a topic for people of the speaker's profession, be it told by their post, if there is one."""
    background = context.profile.get("background", "")
    post = knowledge.roles.get(context.profile.get("current_role", ""))
    theirs = [
        id for id, entry in knowledge.qualifications.items() if post and post.profession and entry.profession == post.profession
    ]
    articles = [article for article in knowledge.articles.values() if article.topic == topic]
    return next((article for article in articles if {background, *theirs} & set(article.speaks_to)), None)


def beats_umbrella(article: Article, question: Question) -> bool:
    """Tell whether an article says more on a question than an umbrella role does: any special one, the general one if it fits."""
    return not article.default or question.nearness >= SURELY_THE_ARTICLE


def asks_apart(knowledge: Knowledge, question: Question, about: Subject) -> bool:
    """Tell whether a question that names nothing is about an article rather than about what the talk is on."""
    if about.own:
        return False
    if not (about.roles or about.entries):
        return True
    article = knowledge.articles.get(question.article or "")
    if article and article.default and any(role.id not in knowledge.umbrellas for role in about.roles):
        # "What qualifications?" in a talk on one post is asked of that post.
        return False
    return question.nearness >= SURELY_THE_ARTICLE and not points_back(question)
