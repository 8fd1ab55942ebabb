"""Finding the names of entries in a text."""

from __future__ import annotations

import pytest

from advisor.nlu.forms import plural, short_forms, variants
from advisor.nlu.names import Link, NameLinker, shared
from tests.unit import factory

LINKER = NameLinker(factory.knowledge())


def found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(link.kind, link.ids) for link in LINKER.link(text)]


@pytest.mark.parametrize(
    "text",
    [
        "what does a matron do",
        "MATRON",
        "Matron?",
        "are matrons nurses",
        "modern matron",
        "the matron's job",
        "a modern-day matron",
    ],
)
def test_a_name_is_found_however_it_is_written(text: str) -> None:
    assert ("role", ("matron",)) in found(text)


@pytest.mark.parametrize("text", ["ward mgr", "ward management", "ward managers", "Ward Sister"])
def test_a_name_is_found_in_its_looser_forms(text: str) -> None:
    assert found(text) == [("role", ("ward_manager",))]


@pytest.mark.parametrize(
    "text", ["ward manger", "ward managar", "wrad manager", "chief exectuive", "practise manager", "practice maneger"]
)
def test_a_spelling_slip_is_mended_and_marked(text: str) -> None:
    (link,) = LINKER.link(text)
    assert link.kind == "role"
    assert link.loose


def test_a_name_spelt_right_is_no_slip() -> None:
    (link,) = LINKER.link("ward manager")
    assert not link.loose


@pytest.mark.parametrize("text", ["what about money", "the patron of the hospital", "my mattress", "I care for people", ""])
def test_other_words_are_no_names(text: str) -> None:
    assert found(text) == []


def test_a_title_is_found_without_its_bracket() -> None:
    assert found("chief executive officer") == [("role", ("ceo",))]


def test_the_abbreviation_of_a_title_is_found() -> None:
    assert found("how to become a CEO") == [("role", ("ceo",))]


def test_a_shared_name_has_every_candidate() -> None:
    ((kind, ids),) = found("what does an office manager do")
    assert kind == "role"
    assert set(ids) == {"practice_manager", "business_office_manager"}


def test_the_longer_name_wins() -> None:
    assert found("business office manager") == [("role", ("business_office_manager",))]


def test_a_word_that_is_of_two_kinds_is_linked_as_both() -> None:
    assert {kind for kind, _ in found("I am a nurse")} == {"qualification", "other_role"}


def test_every_kind_of_entry_is_found() -> None:
    text = "a matron with an MHA and FACHE on band 8a took the Mary Seacole programme beside a radiographer"
    assert [kind for kind, _ in found(text)] == ["role", "degree", "certification", "band", "programme", "other_role"]


def test_links_come_in_order_with_their_place_in_the_text() -> None:
    text = "Is a matron above a ward manager?"
    links = LINKER.link(text)
    assert [link.ids for link in links] == [("matron",), ("ward_manager",)]
    assert [text[link.start : link.end] for link in links] == ["matron", "ward manager"] == [link.text for link in links]


@pytest.mark.parametrize("text", ["in the UK", "in England", "an NHS trust", "in London", "United Kingdom"])
def test_the_home_country_is_found(text: str) -> None:
    assert ("country", ("UK",)) in found(text)


@pytest.mark.parametrize("text", ["in the US", "in the USA", "in the United States", "here in Texas", "the u.s. system"])
def test_the_other_country_is_found(text: str) -> None:
    assert ("country", ("US",)) in found(text)


def test_us_in_small_letters_is_a_pronoun() -> None:
    assert found("tell us more about it") == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("10 years", "10"),
        ("five years", "5"),
        ("8+ yrs", "8"),
        ("a couple of years", "2"),
        ("twenty years", "20"),
        ("1 year", "1"),
        ("2.5 years", "2.5"),
        ("eleven years", "11"),
        ("twenty-two years", "22"),
        ("Twenty two yrs", "22"),
        ("forty-nine years", "49"),
        ("a few years", "3"),
        ("10-12 years", "10"),
    ],
)
def test_years_are_found_as_a_number(text: str, years: str) -> None:
    assert LINKER.link(f"{text} on a ward") == [Link("years", (years,), 0, len(text), text)]


@pytest.mark.parametrize(
    "text",
    ["a fine 2 yrs back", "six years ago", "I am 45 years old", "I'm forty-five years old", "many years", "the year", "years"],
)
def test_an_age_or_no_number_is_no_number_of_years_served(text: str) -> None:
    assert found(text) == []


def test_a_role_added_to_the_files_is_found() -> None:
    data = factory.content()
    data["roles"].append(factory.role("bed_manager", "Bed manager"))
    assert NameLinker(factory.knowledge(data)).link("what does a bed manager do")[0].ids == ("bed_manager",)


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("matron", "matrons"),
        ("head of nursing", "heads of nursing"),
        ("deputy", "deputies"),
        ("boss", "bosses"),
        ("attorney", "attorneys"),
        ("nursing", "nursing"),
    ],
)
def test_the_plural_is_of_the_head(name: str, many: str) -> None:
    assert plural(name) == many


def test_variants_spell_the_name_as_both_countries_do() -> None:
    assert {"healthcare programme", "health care program", "healthcare programs"} <= variants("healthcare programme")


def test_short_forms_leave_the_name_itself_out() -> None:
    assert "ward manager" not in short_forms("ward manager")
    assert {"ward mgr", "ward management", "ward mgmt"} <= short_forms("ward manager")


PLAIN = factory.content()
PLAIN["roles"] += [
    factory.role("manager", "Manager", level="any", names=["management"]),
    factory.role("leader", "Leader", level="any"),
]
factory.entry(PLAIN, "roles", "ward_manager")["implied"] = {"manager": ["ward", "nursing"]}
factory.entry(PLAIN, "roles", "practice_manager")["implied"] = {"manager": ["surgery", "GP"]}
PLAIN_LINKER = NameLinker(factory.knowledge(PLAIN))


def plain(text: str) -> list[tuple[tuple[str, ...], bool]]:
    return [(link.ids, link.umbrella) for link in PLAIN_LINKER.link(text) if link.kind == "role"]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("what does the manager of a ward do", "ward_manager"),
        ("Managers in NURSING homes", "ward_manager"),
        ("a gp surgery and its manager", "practice_manager"),
        ("the manager of a GP surgery near the ward", "practice_manager"),
    ],
)
def test_a_plain_word_means_the_post_of_the_setting_that_is_spoken_of_most(text: str, id: str) -> None:
    assert plain(text) == [((id,), False)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I'm on the desk of a GP surgery, how would I end up running the place", [(("practice_manager",), False)]),
        ("in charge of the whole place, on a ward", [(("ward_manager",), False)]),
        ("how would I end up running my own ward", [(("ward_manager",), False)]),
        ("what do I need to run a GP surgery", [(("practice_manager",), False)]),
        ("running a 20 bed ward", [(("ward_manager",), False)]),
        ("a GP surgery wants somebody to run it", [(("practice_manager",), False)]),
        ("somebody to run it", []),
        ("I run IT for a GP surgery", []),
        ("my ward runs late", []),
        ("running the place", []),
        ("I like the place, a GP surgery", []),
    ],
)
def test_who_runs_the_place_is_the_manager_of_the_setting(text: str, found: list[tuple[tuple[str, ...], bool]]) -> None:
    assert plain(text) == found


@pytest.mark.parametrize("text", ["a manager", "a forward manager", "the manager of the ward surgery"])
def test_a_plain_word_without_one_setting_names_no_post_in_particular(text: str) -> None:
    assert plain(text) == [(("manager",), True)]


def test_leaders_set_beside_managers_are_kinds_of_work_in_any_setting() -> None:
    assert plain("leaders and managers on a ward") == [(("leader",), True), (("manager",), True)]


@pytest.mark.parametrize("text", ["my manager on the ward", "his old manager", "our leader", "your line manager"])
def test_a_plain_word_for_somebody_known_is_no_post(text: str) -> None:
    assert plain(text) == []


def test_a_post_of_its_own_name_is_one_whosever_it_is() -> None:
    assert plain("my ward manager and our matron") == [(("ward_manager",), False), (("matron",), False)]


@pytest.mark.parametrize("text", ["what does it actually pay", "I joined in 2010", "is the water cold", "they complain"])
def test_common_words_are_no_slips_of_names(text: str) -> None:
    data = factory.content()
    data["other_roles"].append({"id": "waiter", "title": "Waiter", "names": ["actuary", "joiner", "waiter", "chaplain"]})
    assert NameLinker(factory.knowledge(data)).link(text) == []


@pytest.mark.parametrize("text", ["running a nurse clinic", "the nurse department", "a nurse's office"])
def test_a_place_is_no_profession(text: str) -> None:
    assert not [link for link in LINKER.link(text) if link.kind == "qualification"]


@pytest.mark.parametrize("text", ["how many years in management", "is management experience needed", "a spell of management"])
def test_time_spent_in_management_is_no_post(text: str) -> None:
    assert plain(text) == []


@pytest.mark.parametrize(("text", "ids"), [("is HIM for me", [("ward_manager",)]), ("should I tell him", [])])
def test_an_acronym_that_is_a_common_word_is_a_name_only_in_capitals(text: str, ids: list[tuple[str, ...]]) -> None:
    data = factory.content()
    factory.entry(data, "roles", "ward_manager")["names"].append("HIM")
    assert [link.ids for link in NameLinker(factory.knowledge(data)).link(text)] == ids


@pytest.mark.parametrize(
    "text",
    ["my sister is thirty", "I'm her big sister", "the director stopped me in the hall", "my sister works nights on a ward"],
)
def test_family_and_people_who_do_something_are_no_posts(text: str) -> None:
    data = factory.content()
    factory.entry(data, "roles", "ward_manager")["names"].append("sister")
    data["roles"].append(factory.role("director", "Director", level="any"))
    assert NameLinker(factory.knowledge(data)).link(text) == []


@pytest.mark.parametrize("text", ["my sister on the ward", "what does a sister earn"])
def test_a_sister_of_a_ward_is_a_post(text: str) -> None:
    data = factory.content()
    factory.entry(data, "roles", "ward_manager")["names"].append("sister")
    assert [link.ids for link in NameLinker(factory.knowledge(data)).link(text)] == [("ward_manager",)]


@pytest.mark.parametrize("text", ["wardmanager pay", "a practicemanager", "modernmatrons"])
def test_names_whose_words_are_run_together_are_found(text: str) -> None:
    assert [link.loose for link in LINKER.link(text) if link.kind == "role"] == [True]


def test_of_two_names_that_overlap_the_one_with_the_head_is_meant() -> None:
    data = factory.content()
    data["roles"].append(factory.role("cfo", "Finance director"))
    data["roles"].append(factory.role("finance_manager", "Finance manager", names=["hospital finance"]))
    assert [link.ids for link in NameLinker(factory.knowledge(data)).link("a hospital finance director")] == [("cfo",)]


@pytest.mark.parametrize("text", ["a ward mngr", "ward mgrs", "the ward mgmt"])
def test_words_of_titles_may_be_shortened(text: str) -> None:
    assert [link.ids for link in LINKER.link(text) if link.kind == "role"] == [("ward_manager",)]


WORDED = factory.content()
WORDED["roles"] += [
    factory.role("manager", "Manager", level="any", names=["management"]),
    factory.role("leader", "Leader", level="any", names=["leadership"]),
]
factory.entry(WORDED, "roles", "practice_manager")["implied"] = {"manager": ["GP surgery"], "DON": ["nursing home"]}
factory.entry(WORDED, "roles", "matron")["names"] = ["DON"]
WORDED["qualifications"].append({"id": "army_medic", "title": "Army medic", "clinical": True, "implied": {"medic": ["army"]}})
factory.entry(WORDED, "qualifications", "registered_nurse")["names"] = ["RN", "nurse", "medic"]
WORDED_LINKER = NameLinker(factory.knowledge(WORDED))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("leading a team and managing one", ["leader", "manager"]),
        ("should I lead or manage", ["leader", "manager"]),
        ("I lead a team and manage the rota", []),
        ("does managing a shop lead to more", []),
        ("how does a clinical lead manage a budget", []),
        ("he wrote MANAGE on the left and LEAD on the right", ["manager", "leader"]),
        ("who leads the team", []),
        ("he manages and she follows", []),
        ("manage a 9,000 patient GP surgery", ["practice_manager"]),
        ("from the desk of a GP surgery to managing it", ["practice_manager"]),
        ("a GP surgery, and how they manage it", []),
        ("what's a DON in a nursing home", ["practice_manager"]),
        ("what's a DON in a hospital", ["matron"]),
        ("our DON in the nursing home says no", ["practice_manager"]),
    ],
)
def test_a_post_is_found_by_how_people_word_it(text: str, ids: list[str]) -> None:
    assert [link.ids[0] for link in WORDED_LINKER.link(text) if link.kind == "role"] == ids


@pytest.mark.parametrize(("text", "id"), [("a medic in the army", "army_medic"), ("a medic in a hospital", "registered_nurse")])
def test_a_word_for_a_profession_goes_by_the_setting_too(text: str, id: str) -> None:
    assert [link.ids for link in WORDED_LINKER.link(text) if link.kind == "qualification"] == [(id,)]


@pytest.mark.parametrize(
    ("name", "many"), [("fellowship", "fellowships"), ("apprenticeship", "apprenticeship"), ("leadership", "leadership")]
)
def test_a_fellowship_has_a_plural(name: str, many: str) -> None:
    assert plural(name) == many


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("chief executive pay uk vs us", {"UK", "US"}),
        ("us or uk, where is it better", {"UK", "US"}),
        ("not uk, us", {"UK", "US"}),
        ("could you help us, uk nurses need it", {"UK"}),
        ("in the uk, us nurses are tired", {"UK"}),
        ("us rn here, nine years", {"US"}),
        ("so tired. im a us nurse", {"US"}),
        ("they gave us nurse training", set()),
        ("could you tell us, in the uk", {"UK"}),
    ],
)
def test_us_beside_the_uk_is_a_country(text: str, countries: set[str]) -> None:
    assert {link.ids[0] for link in LINKER.link(text) if link.kind == "country"} == countries


@pytest.mark.parametrize("text", ["chief executive of a hotel", "CEO in hospitality", "the CEO at our local hotel"])
def test_a_post_in_a_trade_outside_health_is_a_job_outside_the_subject(text: str) -> None:
    assert [(link.kind, link.ids) for link in LINKER.link(text)] == [("other_role", ("hospitality",))]


@pytest.mark.parametrize(
    ("text", "id"),
    [("a CEO near a hotel", "ceo"), ("a matron in a hotel", "matron"), ("a practice manager in a hotel", "practice_manager")],
)
def test_a_post_of_health_is_one_wherever_it_is(text: str, id: str) -> None:
    assert [(link.kind, link.ids) for link in LINKER.link(text)] == [("role", (id,))]


@pytest.mark.parametrize(
    "text", ["Matron told me I'm not ready", "our CEO has just asked us to help", "the matron wants me on nights"]
)
def test_who_spoke_to_somebody_is_no_post(text: str) -> None:
    assert LINKER.link(text) == []


@pytest.mark.parametrize("text", ["what matron wants", "the matron wants me to go for her job", "I told the matron"])
def test_who_is_spoken_of_is_a_post(text: str) -> None:
    assert [link.ids for link in LINKER.link(text)] == [("matron",)]


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [("I'm a business office manager in a hotel", True), ("business office manager at a hotel, would you take me", True)],
)
def test_ones_own_post_in_money_or_people_is_the_same_work_in_any_trade(text: str, elsewhere: bool) -> None:
    data = factory.content()
    factory.entry(data, "roles", "business_office_manager")["traits"] = ["support"]
    (link,) = NameLinker(factory.knowledge(data)).link(text)
    assert (link.kind, link.ids[0], link.elsewhere) == ("role", "business_office_manager", elsewhere)


def test_a_post_held_in_a_trade_named_before_is_a_job_of_that_trade() -> None:
    trade = {"id": "hotels", "title": "Hotels", "names": ["hotel"], "health": False}
    linker = NameLinker(factory.knowledge({**factory.content(), "sectors": [trade]}))
    (link,) = linker.link("ran a hotel, the last three as CEO")
    assert (link.kind, link.ids) == ("other_role", ("hotels",))
    assert [link.kind for link in linker.link("left the hotel, now as a ward manager")] == ["role"]


def test_somebody_elses_is_a_job_outside_the_subject() -> None:
    data = factory.content()
    factory.entry(data, "roles", "business_office_manager")["traits"] = ["support"]
    (link,) = NameLinker(factory.knowledge(data)).link("can I become a business office manager in a hotel")
    assert link.kind == "other_role"


def test_a_misspelt_name_knows_what_it_stands_for() -> None:
    (link,) = LINKER.link("ward manger")
    assert (link.text, link.mended, link.loose) == ("ward manger", "ward manager", True)
    (link,) = LINKER.link("ward manager")
    assert (link.mended, link.loose) == ("", False)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("I've been asked to go for deputy in a care home", [("deputy_care_home_manager",)]),
        ("they want a deputy at head office", []),
    ],
)
def test_a_plain_word_that_is_no_name_means_a_post_in_its_setting_alone(text: str, ids: list[tuple[str, ...]]) -> None:
    data = factory.content()
    post = {**factory.entry(data, "roles", "matron"), "id": "deputy_care_home_manager", "title": "Deputy care home manager"}
    post.update(names=[], shared_names=[], described_as=[], implied={"deputy": ["care home"]})
    data["roles"].append(post)
    assert [link.ids for link in NameLinker(factory.knowledge(data)).link(text) if link.kind == "role"] == ids


def test_an_hour_of_the_day_is_no_post() -> None:
    data = factory.content()
    factory.entry(data, "roles", "matron")["names"] = ["PM"]
    linker = NameLinker(factory.knowledge(data))
    assert [link.kind for link in linker.link("what does a PM do")] == ["role"]
    assert linker.link("they rang at 9pm, or 10 pm") == []


def test_the_manager_of_a_trade_outside_health_is_no_health_manager() -> None:
    linker = shared()
    (link,) = [link for link in linker.link("I have been a school business manager") if link.kind in ("role", "other_role")]
    assert (link.kind, link.text) == ("other_role", "school business manager")
    assert [link.kind for link in linker.link("I have been a business manager")] == ["role"]


def test_a_ward_clerks_manager_is_not_that_of_a_ward() -> None:
    linker = shared()
    for text, id in (("ward clerk, want to be a manager", "healthcare_manager"), ("manager on a ward", "ward_manager")):
        assert [link.ids for link in linker.link(text) if link.kind == "role"] == [(id,)]


@pytest.mark.parametrize("text", ["I make 101k as staff with OT", "98k plus OT", "no more OT for me", "mandatory OT again"])
def test_hours_beyond_the_week_are_no_therapist(text: str) -> None:
    assert not [link for link in shared().link(text) if "occupational_therapist" in link.ids]


def test_a_therapist_is_one() -> None:
    assert any("occupational_therapist" in link.ids for link in shared().link("I'm an OT on band 6"))


@pytest.mark.parametrize(
    ("text", "of_hr"),
    [
        ("HR says the manager job needs a degree", False),
        ("somebody in HR turned me down for manager", False),
        ("HR told me that a manager needs it", False),
        ("I work in HR and would like to be a manager", True),
    ],
)
def test_who_is_told_by_hr_does_not_mean_its_manager(text: str, of_hr: bool) -> None:
    assert any("hr_manager" in link.ids for link in shared().link(text)) == of_hr


def test_a_sister_is_family_in_a_post_that_speaks_of_wards_elsewhere() -> None:
    text = "My sister had a long stay in hospital. Nobody knew who was in charge of discharge, and I wonder about ward management"
    assert "sister" not in [link.text for link in shared().link(text)]
