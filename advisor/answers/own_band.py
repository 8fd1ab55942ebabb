"""What comes next for somebody who told the NHS band they are on."""

from __future__ import annotations

from ..knowledge.base import Knowledge
from ..knowledge.schema import Role
from .model import Answer, Context
from .phrasing import ask
from .writing import HOME_COUNTRY, Draft, labelled, listed

# The first band on which nobody begins, the first on which people lead, and how many posts are told of one.
_PAST_THE_FIRST = "8a"
_LEADING_BAND = "7"
_MOST_ON_A_BAND = 4


def leads_already(knowledge: Knowledge, context: Context) -> bool:
    """Tell whether somebody is on a band on which people lead, so that the first steps of a profession are behind them."""
    bands, band = list(knowledge.bands), context.profile.get("band", "")
    return band in bands and bands.index(band) >= bands.index(f"band_{_LEADING_BAND}")


def following(knowledge: Knowledge, band: str) -> list[str]:
    """Return the id of the band after one, given by its id; nothing after the highest, or where it is none."""
    bands = list(knowledge.bands)
    return bands[bands.index(band) + 1 :][:1] if band in bands else []


def next_posts(knowledge: Knowledge, context: Context) -> Answer | None:
    """Name the posts on the band above that of somebody, and on their own where they are past the first; None if it is untold."""
    bands = [id.removeprefix("band_") for id in knowledge.bands]
    band = context.profile.get("band", "").removeprefix("band_")
    if band not in bands:
        return None
    past = bands.index(band) >= bands.index(_PAST_THE_FIRST)
    near = bands[bands.index(band) + (not past) : bands.index(band) + 2]
    own = knowledge.qualifications.get(context.profile.get("background", ""))
    posts = [
        role
        for role in knowledge.roles.values()
        if set(near) & set(role.bands)
        and role.id not in knowledge.umbrellas
        and (own is None or role.profession in (None, own.profession) or role.id in own.first_posts)
    ]
    if not posts:
        return None
    if past:
        posts.sort(key=lambda role: (near[0] not in role.bands, role.profession is not None, len(role.bands)))
    else:
        posts.sort(key=lambda role: ("support" in role.traits, len(role.bands)))
    draft = Draft(knowledge, "career_path", HOME_COUNTRY)
    if past:
        draft.say(f"On band {band} you are past the posts where people begin. On your band or the next one are:")
    else:
        draft.say(f"From band {band} the next is band {near[0]}. Posts that may be on it:")
    shown = posts[:_MOST_ON_A_BAND]
    draft.points([labelled(role.suits, f"{role.title} (band {listed(role.bands, 'or')})") for role in shown], all_of_them=True)
    draft.say("A move sideways, into another kind of service or organisation, counts as well. Which of these is nearest to you?")
    return draft.answer([role.id for role in shown], suggestions=[ask("career_path", role) for role in shown[:3]])


def past_own(knowledge: Knowledge, role: Role, context: Context) -> list[str]:
    """Return a post, or those that follow it, above the asker's band: who is on its band already goes on from there."""
    bands, band = list(knowledge.bands), context.profile.get("band", "")
    found, seen, ahead = [], set(), [role.id]
    while ahead:
        post = knowledge.roles[ahead.pop(0)]
        on = [f"band_{number}" for number in post.bands if f"band_{number}" in bands]
        if band in on or (band in bands and on and bands.index(band) > max(map(bands.index, on))):
            seen.add(post.id)
            ahead += [id for id in post.next if id not in seen]
        else:
            found.append(post.id)
    return found
