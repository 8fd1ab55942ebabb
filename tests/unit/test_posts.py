"""Posts that people describe instead of naming, with an encoder whose every name has an axis of its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from advisor.encoder import DIMENSIONS
from advisor.nlu.names import Link, NameLinker
from advisor.nlu.posts import MARGIN, MOST_OFFERED, NEAR, NEAR_OUTSIDE, NEAR_TITLE, PostFinder
from advisor.nlu.spans import MOST_SPANS, Span, is_title, spans
from tests.unit import factory

DATA = factory.content()
DATA["roles"].append(factory.role("manager", "Manager", level="any"))
KNOWLEDGE = factory.knowledge(DATA)
LINKER = NameLinker(KNOWLEDGE)


class AxisEncoder:
    """Gives each text an axis of its own, so that a vector can be made with any cosine to any of them."""

    def __init__(self) -> None:
        self.axes: dict[str, int] = {}

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        for row, text in zip(rows, texts):
            row[self.axes.setdefault(text, len(self.axes))] = 1
        return rows

    def vector(self, cosines: dict[str, float]) -> np.ndarray:
        """Return a unit vector with these cosines to texts met before; its rest lies on an axis that no text has."""
        made = np.zeros(DIMENSIONS, dtype=np.float32)
        for text, cosine in cosines.items():
            made[self.axes[text]] = cosine
        made[-1] = np.sqrt(1 - np.sum(made**2))
        return made


ENCODER = AxisEncoder()
FINDER = PostFinder(KNOWLEDGE, ENCODER)
DESCRIPTION = Span("who runs the place", 4, 22, titled=False)
TITLE = Span("place manager", 2, 15, titled=True)
RATHER = 0.5


def cut(text: str) -> list[tuple[str, bool]]:
    return [(span.text, span.titled) for span in spans(text, LINKER.link(text))]


def found(span: Span, **cosines: float) -> tuple[str, tuple[str, ...]] | None:
    """Return what a span of these cosines stands for, the names written with "_" for a blank."""
    link = FINDER.find(span, ENCODER.vector({name.replace("_", " "): cosine for name, cosine in cosines.items()}))
    return (link.kind, link.ids) if link else None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("who runs the money side of a hospital", "runs the money side of a hospital"),
        ("the man who looks after the money", "looks after the money"),
        ("someone who manages the rota but wants more", "manages the rota"),
        ("who is in charge of a ward?", "in charge of a ward"),
        ("the person responsible for beds, and more", "responsible for beds"),
        ("in charge of every bed in the place", "in charge of every bed in the place"),
        ("whoever is over the beds", "whoever is over the beds"),
        ("who sorts out the beds at night", "sorts out the beds at night"),
        ("the boss of all the porters, pay", "the boss of all the porters"),
        ("what would I do if I ran a laundry", "ran a laundry"),
    ],
)
def test_what_follows_a_verb_of_leading_describes_a_post(text: str, phrase: str) -> None:
    assert cut(text) == [(phrase, False)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("what does a catering manager do", "catering manager"),
        ("chief laundry officer", "laundry officer"),
        ("a really old laundry supervisor wants more", "laundry supervisor"),
        ("director of catering pay?", "director of catering pay"),
    ],
)
def test_what_stands_around_a_noun_for_somebody_in_a_post_is_a_title(text: str, title: str) -> None:
    assert cut(text) == [(title, True)]


def test_a_boss_is_described_and_not_titled() -> None:
    assert cut("what does the laundry boss earn") == [("laundry boss", False)]


@pytest.mark.parametrize("text", ["the IT boss", "what does an HR boss do"])
def test_a_department_in_capitals_is_no_stop_word(text: str) -> None:
    assert len(cut(text)) == 1


@pytest.mark.parametrize(
    "text", ["it boss", "the best manager", "I am a good manager", "who runs it", "he runs", "the head of", ""]
)
def test_words_that_tell_nothing_of_a_post_are_not_cut_out(text: str) -> None:
    assert cut(text) == []


def test_who_is_over_all_of_a_profession_is_described_by_it() -> None:
    assert cut("in charge of all the nurses") == [("in charge of all the nurses", False)]
    assert cut("in charge of nurses") == [("in charge of nurses", False)]
    assert cut("in charge of a nurse") == []


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("what is the top job in nursing", "top job in nursing"),
        ("who is second in command at a hospital", "second in command at a hospital"),
        ("the highest rank a nurse can reach", "highest rank a nurse"),
    ],
)
def test_what_stands_at_the_top_is_described(text: str, described: str) -> None:
    assert cut(text) == [(described, False)]


def test_a_name_of_the_knowledge_files_is_no_description() -> None:
    assert cut("what does a matron do") == []
    assert cut("who manages a matron") == []


def test_an_umbrella_name_alone_is_no_title_but_may_end_one() -> None:
    assert cut("a manager") == []
    assert cut("a hotel manager") == [("hotel manager", True)]


def test_stretches_come_in_order_with_their_place_and_no_more_than_the_most() -> None:
    text = "hotel manager, laundry supervisor, parking administrator, linen officer, catering director"
    cut_out = spans(text, LINKER.link(text))
    assert [span.text for span in cut_out] == ["hotel manager", "laundry supervisor", "parking administrator", "linen officer"]
    assert len(cut_out) == MOST_SPANS
    assert all(text[span.start : span.end] == span.text for span in cut_out)


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("hotel manager", True),
        ("Managers", True),
        ("care co-ordinator", True),
        ("plumber", False),
        ("management", False),
        ("", False),
    ],
)
def test_a_title_is_told_by_its_noun(text: str, titled: bool) -> None:
    assert is_title(text) is titled


def test_a_description_near_to_one_of_a_role_means_that_role() -> None:
    assert found(DESCRIPTION, runs_a_whole_hospital=NEAR + 0.01) == ("role", ("ceo",))


def test_a_link_keeps_the_words_and_their_place_and_is_loose() -> None:
    link = FINDER.find(DESCRIPTION, ENCODER.vector({"runs a whole hospital": 0.9}))
    assert link == Link("role", ("ceo",), 4, 22, "who runs the place", loose=True)


def test_a_description_below_the_threshold_means_nothing() -> None:
    assert found(DESCRIPTION, runs_a_whole_hospital=NEAR - 0.01) is None


def test_a_title_has_to_be_nearer_to_a_role_than_a_description() -> None:
    between = (NEAR + NEAR_TITLE) / 2
    assert found(DESCRIPTION, Matron=between) == ("role", ("matron",))
    assert found(TITLE, Matron=between) is None
    assert found(TITLE, Matron=NEAR_TITLE + 0.01) == ("role", ("matron",))


def test_a_job_outside_the_subject_is_that_job() -> None:
    assert found(TITLE, Radiographer=NEAR_OUTSIDE + 0.01, Matron=RATHER) == ("other_role", ("radiographer",))
    assert found(TITLE, Radiographer=NEAR_OUTSIDE - 0.01, Matron=RATHER) is None


def test_a_description_of_another_job_has_to_be_as_near_as_one_of_a_role() -> None:
    assert found(DESCRIPTION, Radiographer=(NEAR_OUTSIDE + NEAR) / 2) is None
    assert found(DESCRIPTION, Radiographer=NEAR + 0.01) == ("other_role", ("radiographer",))


def test_the_manager_of_a_trade_is_a_job_outside_the_subject() -> None:
    assert found(TITLE, hotel_manager=0.9, Matron=0.3) == ("other_role", ("hospitality",))


def test_a_role_nearer_than_the_job_outside_is_not_that_job() -> None:
    assert found(TITLE, Radiographer=0.68, Matron=0.69) is None


def test_a_health_manager_that_the_files_lack_is_unknown_with_the_nearest_roles() -> None:
    cosines = {"Infection_control_manager": 0.88, "Matron": 0.35, "Ward_manager": 0.25, "Practice_manager": 0.1}
    assert found(TITLE, **cosines) == ("unknown_role", ("matron", "ward_manager"))
    assert MOST_OFFERED == 2


def test_a_description_of_a_health_manager_that_the_files_lack_means_nothing() -> None:
    assert found(DESCRIPTION, Infection_control_manager=0.88, Matron=0.35) is None
    assert found(TITLE, Infection_control_manager=NEAR_TITLE - 0.01, Matron=0.35) is None


def test_roles_of_one_name_are_both_meant() -> None:
    kind, ids = found(DESCRIPTION, nurse_manager=0.9) or ("", ())
    assert (kind, set(ids)) == ("role", {"ward_manager", "nurse_manager_us"})


def test_roles_almost_as_near_are_both_meant_and_further_ones_are_not() -> None:
    close = {"Matron": 0.702, "modern_matron": 0.0, "Ward_manager": 0.702 - MARGIN / 2, "Practice_manager": 0.1}
    assert found(DESCRIPTION, **close) == ("role", ("matron", "ward_manager"))
    assert found(DESCRIPTION, **{**close, "Ward_manager": 0.702 - MARGIN * 2}) == ("role", ("matron",))


def test_an_umbrella_name_is_none_that_a_description_can_mean() -> None:
    assert "Manager" not in ENCODER.axes
    assert "Matron" in ENCODER.axes


def test_a_title_in_the_files_is_met_without_its_bracket() -> None:
    assert "Chief executive officer" in ENCODER.axes
    assert not any("(" in name for name in ENCODER.axes)


@pytest.mark.parametrize("text", ["a manager in a hospital", "leaders in healthcare", "can you lead in a hospital"])
def test_anybody_in_charge_anywhere_is_no_post_of_its_own(text: str) -> None:
    assert cut(text) == []


def test_the_nearest_roles_of_a_sector_may_be_given() -> None:
    data = factory.content()
    factory.entry(data, "sectors", "infection_control")["nearest"] = ["ceo"]
    finder = PostFinder(factory.knowledge(data), factory.FakeEncoder())
    name = "infection control manager"
    (vector,) = factory.FakeEncoder().encode([name])
    link = finder.find(Span(name, 0, len(name), titled=True), vector)
    assert link is not None and (link.kind, link.ids) == ("unknown_role", ("ceo",))


@pytest.mark.parametrize("text", ["is she the boss of the manager", "who is head of a manager there"])
def test_who_is_over_somebody_describes_no_post(text: str) -> None:
    assert cut(text) == []


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("who checks that the place is clean?", "checks that the place is clean"),
        ("So who's the top doctor in a hospital, and is it hard?", "the top doctor in a hospital"),
        ("what do you call the person who signs off the spending and what do they earn?", "signs off the spending"),
        ("whose job is it to find the beds at night?", "find the beds at night"),
        ("the job where you plan the rotas of a ward", "plan the rotas of a ward"),
        ("what's it called when someone is over the porters of a hospital?", "over the porters of a hospital"),
        ("who do the consultants answer to?", "do the consultants answer to"),
    ],
)
def test_what_somebody_does_describes_a_post(text: str, described: str) -> None:
    assert (described, False) in cut(text)


@pytest.mark.parametrize(
    "text",
    [
        "who would I talk to about my contract?",
        "who gets more out of a course like that?",
        "who is better for a busy place?",
        "a nurse who wants to move on to something else",
        "is there a job where you can stay at home all day?",
        "who reports to whom in such a place?",
        "who decides what is bought, the boss or the clerk?",
    ],
)
def test_what_anybody_may_do_describes_no_post(text: str) -> None:
    assert cut(text) == []


@pytest.mark.parametrize("text", ["leading other staff all day", "who runs teams", "managing others"])
def test_managing_people_describes_no_post(text: str) -> None:
    assert cut(text) == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("head of infection control", ("matron",)),
        ("infection control lead at a hospital", ("matron",)),
        ("infection control boss", ("matron",)),
        ("runs infection control", None),
        ("head of catering", None),
    ],
)
def test_the_head_of_a_field_of_health_is_told_by_its_name_in_any_title(text: str, ids: tuple[str, ...] | None) -> None:
    data = factory.content()
    factory.entry(data, "sectors", "infection_control")["nearest"] = ["matron"]
    finder = PostFinder(factory.knowledge(data), AxisEncoder())
    link = finder.find(Span(text, 0, len(text), titled=True), np.zeros(DIMENSIONS, dtype=np.float32))
    assert (link and link.ids) == ids
    assert link is None or link.kind == "unknown_role"


def test_a_field_may_be_led_by_a_post_of_the_files() -> None:
    data = factory.content()
    factory.entry(data, "sectors", "infection_control")["led_by"] = "matron"
    finder = PostFinder(factory.knowledge(data), AxisEncoder())
    link = finder.find(Span("infection control chief", 0, 23, titled=True), np.zeros(DIMENSIONS, dtype=np.float32))
    assert link == Link("role", ("matron",), 0, 23, "infection control chief", loose=True)


def test_a_plain_word_at_the_end_of_a_longer_title_does_not_hide_it() -> None:
    director = Link("role", ("ceo",), 16, 24, "director")
    assert [span.text for span in spans("case management director", [director])] == ["case management director"]
    assert spans("a director", [Link("role", ("ceo",), 2, 10, "director")]) == []


@pytest.mark.parametrize("text", ["head of nurses at a hospital", "nurse lead"])
def test_whoever_heads_a_profession_has_a_title(text: str) -> None:
    assert cut(text) == [(text, True)]


@pytest.mark.parametrize("text", ["what's a widget coordinator?", "what does a widget coordinator do"])
def test_a_title_that_is_asked_about_and_unknown_is_said_to_be(text: str) -> None:
    (span,) = spans(text, LINKER.link(text))
    encoder = AxisEncoder()
    link = PostFinder(KNOWLEDGE, encoder).find(span, encoder.vector({}))
    assert span.asked and link is not None and (link.kind, link.text) == ("unknown_role", "widget coordinator")


@pytest.mark.parametrize("text", ["my widget coordinator left", "what is a good manager"])
def test_a_title_told_by_the_way_is_not_asked_about(text: str) -> None:
    assert not any(span.asked for span in spans(text, LINKER.link(text)))


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("there's a lady in the front office who hires all of the carers", "hires all of the carers"),
        ("the one that juggles the lists for theatres", "juggles the lists for theatres"),
        ("who even does the off duty on our ward", "does the off duty on our ward"),
        ("the manager who does cleaning porters and food", "does cleaning porters and food"),
    ],
)
def test_what_somebody_does_is_cut_out(text: str, does: str) -> None:
    assert [span.text for span in spans(text, []) if span.does] == [does]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("whats a patient advocate is that a real job or what", "patient advocate"),
        ("What is a health system specialist?", "health system specialist"),
        ("what does a physician recruiter do", "physician recruiter"),
        ("locality lead post has come up what do they do", "locality lead"),
    ],
)
def test_a_title_of_somebody_who_leads_nobody_may_be_asked_about_too(text: str, title: str) -> None:
    (span,) = spans(text, [])
    assert (span.text, span.titled, span.asked) == (title, True, True)


def test_who_runs_a_function_of_a_place_does_not_run_the_place() -> None:
    data = factory.content()
    data["roles"] += [
        factory.role("boss", "Chief executive", described_as=["runs the hospital"]),
        factory.role("quality", "Quality manager", functions=["quality"], described_as=["runs quality"]),
    ]
    encoder = AxisEncoder()
    finder = PostFinder(factory.knowledge(data), encoder)
    found = [
        finder.find(Span(text, 0, len(text), titled=False), encoder.vector({near: NEAR + 0.1}))
        for text, near in (
            ("running quality for the hospital", "runs the hospital"),
            ("running quality for the hospital", "runs quality"),
            ("running the hospital", "runs the hospital"),
        )
    ]
    assert [link and link.ids for link in found] == [None, ("quality",), ("boss",)]
