"""Reading what people tell of themselves."""

from __future__ import annotations

import pytest

from advisor.nlu import names, profile
from advisor.nlu.names import NameLinker, shared
from advisor.nlu.text import clean
from tests.unit import factory

DATA = factory.content()
for band in DATA["bands"]:
    band["names"] = [band["id"].removeprefix("band_")] if band["id"].endswith("a") else []
DATA["roles"].append(factory.role("manager", "Manager", level="any", names=["leader", "management"]))
LINKER = NameLinker(factory.knowledge(DATA))


def told(text: str) -> dict[str, str]:
    return profile.read(text, LINKER.link(text))


@pytest.mark.parametrize(
    "text", ["I am a ward manager", "I'm a ward manager at a big trust", "I work as a ward manager", "currently a ward manager"]
)
def test_the_post_somebody_holds(text: str) -> None:
    assert told(text) == {"current_role": "ward_manager"}


@pytest.mark.parametrize(
    "text", ["I want to become a matron", "I'm hoping to be a matron", "my goal is matron", "I am applying for a matron post"]
)
def test_the_post_somebody_wants(text: str) -> None:
    assert told(text) == {"goal": "matron"}


def test_a_post_held_and_a_post_wanted_are_told_apart() -> None:
    assert told("I am a ward manager and want to become a matron") == {"current_role": "ward_manager", "goal": "matron"}


@pytest.mark.parametrize("text", ["I am a nurse", "RN here", "I've been an RN on a surgical ward"])
def test_what_somebody_is(text: str) -> None:
    assert told(text) == {"background": "registered_nurse"}


@pytest.mark.parametrize("text", ["I have an MHA", "I've got my MHA", "I finished my MHA"])
def test_what_somebody_holds(text: str) -> None:
    assert told(text) == {"qualification": "mha"}


@pytest.mark.parametrize("text", ["I do not have an MHA", "I have no MHA", "I am not a ward manager", "I am without an MHA"])
def test_what_somebody_lacks_is_not_held(text: str) -> None:
    assert told(text) == {}


def test_years_served() -> None:
    assert told("I have 10 years of experience") == {"years": "10"}


def test_where_somebody_is() -> None:
    assert told("I live in London") == {"country": "UK"}


def test_two_countries_leave_it_open() -> None:
    assert told("the UK or the US") == {}


@pytest.mark.parametrize(
    "text",
    [
        "What does a matron do?",
        "How long is an MHA?",
        "How many nurses become matrons after 5 years?",
        "is a matron paid more than a nurse",
    ],
)
def test_a_question_about_others_tells_nothing(text: str) -> None:
    assert told(text) == {}


def test_the_country_of_a_question_is_not_where_the_speaker_is() -> None:
    assert told("What does a matron earn in the US?") == {}
    assert told("I am in the US, what does a matron earn?") == {"country": "US"}


def test_everything_of_a_long_post_is_read() -> None:
    text = "Hi all. I'm a nurse in the UK with 8 years behind me. I have an MHA. I'd like to become a matron. Any tips?"
    assert told(text) == {
        "country": "UK",
        "background": "registered_nurse",
        "years": "8",
        "qualification": "mha",
        "goal": "matron",
    }


def test_a_text_about_nothing_tells_nothing() -> None:
    assert told("thank you so much") == {}


@pytest.mark.parametrize(
    "text",
    [
        "My wife is a matron",
        "My sister works as a ward manager",
        "She is a matron",
        "my mum was a nurse",
        "My boss has an MBA",
        "I report to the matron who is a nurse",
        "My friend has ten years",
        "Our director has an MHA",
        "Someone I know: he is a matron",
    ],
)
def test_what_other_people_are_and_hold_is_not_the_speakers(text: str) -> None:
    assert told(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("My wife is a matron and I am a nurse", {"background": "registered_nurse"}),
        ("My boss has an MBA and I have an MHA", {"qualification": "mha"}),
        ("She has an MHA. I have an MBA.", {"qualification": "mba_healthcare"}),
        ("I am a nurse and my wife is a matron", {"background": "registered_nurse"}),
        ("My director told me I should become a matron", {"goal": "matron"}),
        ("my boss, a ward manager, wants me to be a matron", {"goal": "matron"}),
        ("I'm in coding, is matron a realistic step", {}),
    ],
)
def test_the_speaker_is_told_from_other_people_in_a_sentence(text: str, expected: dict[str, str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Do I need to be a nurse?", "Must I be a nurse first? They said I have to be a nurse", "Am I required to be a nurse?"],
)
def test_what_a_post_asks_for_is_not_what_the_speaker_is(text: str) -> None:
    assert told(text) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Matron for surgery, 8a, ten years", {"current_role": "matron", "band": "band_8a", "years": "10"}),
        ("Matron, ten years. Am I stuck?", {"current_role": "matron", "years": "10"}),
        ("Hi all, ward sister at a big trust. I want to move on.", {"current_role": "ward_manager"}),
        ("Ward manager here. How do I get on?", {"current_role": "ward_manager"}),
        ("Lead nurse here, I have an MHA", {"background": "registered_nurse", "qualification": "mha"}),
    ],
)
def test_a_post_told_at_the_start_or_before_here_is_held(text: str, expected: dict[str, str]) -> None:
    assert {key: value for key, value in told(text).items() if key != "country"} == expected


@pytest.mark.parametrize(
    "text",
    ["Matron or ward manager", "Matron for me or not", "Matron pay", "Matron, please"],
)
def test_a_post_named_without_more_is_not_held(text: str) -> None:
    assert "current_role" not in told(text)


OPEN = "Our matron {} and everybody on the ward says that {}, but I have only been a nurse for six years."


@pytest.mark.parametrize("open_", ["is retiring in spring", "has left", "handed in her notice", "is on maternity leave"])
def test_a_post_that_comes_up_is_the_goal_of_who_goes_for_it(open_: str) -> None:
    assert told(OPEN.format(open_, "I should put in for it"))["goal"] == "matron"


def test_a_post_that_comes_up_is_no_goal_of_who_does_not_go_for_it() -> None:
    assert "goal" not in told(OPEN.format("is retiring in spring", "she was the best they ever met"))


def test_the_post_somebody_holds_is_not_the_one_that_comes_up() -> None:
    text = "I'm a matron and my job is at risk, the whole department is going, so should I apply for it again or go for good?"
    assert told(text) == {"current_role": "matron"}


@pytest.mark.parametrize("text", ["I was a ward manager until 2019", "I used to be a matron", "before that I was a ward manager"])
def test_a_post_once_held_is_neither_held_nor_wanted(text: str) -> None:
    assert told(text) == {}


def test_a_post_held_now_counts_after_one_once_held() -> None:
    assert told("I was a ward manager and now I am a matron") == {"current_role": "matron"}


@pytest.mark.parametrize("text", ["I want to be a manager", "I'd like to go into management"])
def test_an_umbrella_name_may_be_wanted(text: str) -> None:
    assert told(text) == {"goal": "manager"}


def test_an_umbrella_name_is_no_post_somebody_holds() -> None:
    assert told("I am a manager") == {}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("I earn £50,000", "UK"),
        ("I earn $90,000", "US"),
        ("I am on band 7", "UK"),
        ("We pay £9 for parking", "UK"),
        ("I am on £40,000 in the US", "US"),
        ("I get £10 or $12", None),
        ("A matron on £50,000", None),
        ("I moved to the UK from the US", "UK"),
    ],
)
def test_money_and_bands_tell_the_country_of_the_speaker_unless_it_is_named(text: str, country: str | None) -> None:
    assert told(text).get("country") == country


def test_a_band_somebody_wants_is_not_theirs() -> None:
    assert told("I am on band 7 and want band 8a") == {"country": "UK", "band": "band_7"}
    assert "band" not in told("I want to get to band 8a")


def test_years_in_words() -> None:
    assert told("I've twenty-two years on the wards") == {"years": "22"}


def test_the_first_of_two_posts_held_counts() -> None:
    assert told("I am a ward manager. I am also a matron.") == {"current_role": "ward_manager"}


def test_my_nurse_is_somebody_else() -> None:
    assert "background" not in told("I was offered a job by my nurse")


@pytest.mark.parametrize("text", ["do i need my MHA", "i bet one has to have an MHA", "must i get the MHA first"])
def test_a_degree_that_may_be_needed_is_not_held(text: str) -> None:
    assert "qualification" not in profile.read(text, LINKER.link(text))


@pytest.mark.parametrize("gone", ["'s handed her notice in", " is retiring", " has left", "'s been off since June"])
def test_who_leaves_a_post_is_not_the_speaker(gone: str) -> None:
    assert told(f"I'm deputy here, ward manager{gone} and I've been asked to step up").get("current_role") is None


def test_who_is_in_charge_of_shifts_holds_that_post() -> None:
    data = factory.content()
    data["roles"].append(factory.role("charge_nurse", "Charge nurse", level="supervisor"))
    linker = NameLinker(factory.knowledge(data))

    def read(text: str) -> dict[str, str]:
        return profile.read(clean(text), linker.link(clean(text)))

    assert read("RN, 7 years, charge most weekends. Should I go for matron?")["current_role"] == "charge_nurse"
    assert "current_role" not in read("RN, 7 years. Is charge worth it?")
    assert "current_role" not in read("I'm a nurse. What does a charge nurse on nights do?")


@pytest.mark.parametrize("text", ["RN, fed up with nights. What comes next?", "Nurse here. What could I do?"])
def test_a_profession_told_before_a_question_is_the_speakers(text: str) -> None:
    assert told(text) == {"background": "registered_nurse"}


@pytest.mark.parametrize(
    "text",
    [
        "nurse or matron, what pays more?",
        "nurses, who earns more?",
        "nurse pay, how does it compare?",
        "nurse, what does one earn?",
    ],
)
def test_a_profession_asked_about_is_not_the_speakers(text: str) -> None:
    assert told(text) == {}


@pytest.mark.parametrize("text", ["I'm a ward manager going for matron", "I'm a ward manager leaving the NHS"])
def test_who_leaves_a_post_of_their_own_holds_it_still(text: str) -> None:
    assert told(text)["current_role"] == "ward_manager"


@pytest.mark.parametrize("text", ["I'm chief executive of a hotel", "chief executive of a hotel here, fed up of it"])
def test_who_manages_in_another_trade(text: str) -> None:
    assert told(text) == {"background": "manager_elsewhere"}


@pytest.mark.parametrize("text", ["I want to be chief executive of a hotel", "my wife is chief executive of a hotel"])
def test_who_only_wants_to_or_is_somebody_else_does_not(text: str) -> None:
    assert told(text) == {}


def test_a_post_held_since_another_is_the_speakers() -> None:
    assert told("I was a nurse for 5 years and I've been matron for one")["current_role"] == "matron"


def test_bands_set_side_by_side_are_nobodys() -> None:
    assert "band" not in told("difference between band 8a and band 7 pay")


@pytest.mark.parametrize(
    "text", ["I didn't say I am a matron", "I don't want to be a matron", "I work at a ward manager agency, not as a matron"]
)
def test_what_somebody_says_they_are_not_is_not_told(text: str) -> None:
    assert "matron" not in told(text).values()


@pytest.mark.parametrize(
    "text", ["I'm a ward manager assistant", "I'm in the ward manager team", "Ward manager adviser here, 4 years"]
)
def test_who_works_under_a_post_does_not_hold_it(text: str) -> None:
    assert "current_role" not in told(text)


def test_a_question_that_begins_with_whats_tells_of_no_post_held() -> None:
    assert "current_role" not in told("I'm an RN, whats the difference between a case manager and a ward manager")


def test_a_band_hoped_for_is_not_ones_own() -> None:
    assert "band" not in told("will either get me a band 7")
    assert told("I'm on band 7")["band"] == "band_7"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("practice manager here with 3 doctors, what next", "background"),
        ("I have my pension in 4 years", "years"),
        ("how do I get from 7 to 8a", "band"),
        ("I was thinking MHA", "qualification"),
    ],
)
def test_what_is_not_told_of_the_writer(text: str, key: str) -> None:
    assert key not in told(text)


@pytest.mark.parametrize("text", ["I have to prepare for a ward manager interview", "I'm a ward manager in training"])
def test_a_post_that_somebody_is_not_in_yet_is_their_goal(text: str) -> None:
    assert told(text) == {"goal": "ward_manager"}


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("PA-C here, ten years in, I want out", "US"),
        ("rad tech RT(R)(CT), not sure how to move up", "US"),
        ("just got my NMC pin, what next", "UK"),
        ("the A&E I work in pays no overtime", "UK"),
        ("my trust sent me to a Medicare course", None),
        ("what do I do next", None),
    ],
)
def test_letters_and_bodies_that_one_country_has_tell_where_somebody_is(text: str, country: str | None) -> None:
    assert told(text).get("country") == country


@pytest.mark.parametrize(
    ("text", "profile_told"),
    [
        ("I haven't got an MHA. How do I become a matron?", {"goal": "matron"}),
        ("I dropped out of my MHA", {}),
        ("everybody says get your MHA", {}),
        ("I bumped into the matron and she was rude", {}),
        ("how do I manage a matron who bullies me?", {}),
        ("I am an RN, can I be a ward manager", {"background": "registered_nurse", "goal": "ward_manager"}),
        ("I'm told they are begging for a ward manager", {}),
        ("I work in Leeds as a ward manager", {"country": "UK", "current_role": "ward_manager"}),
        ("do I need 5 years experience to be a matron?", {"goal": "matron"}),
        ("I'm 5 years from retirement", {}),
        ("I keep applying but everyone wants 3 years of experience", {}),
        ("I see that the adverts ask for 5 years", {}),
        ("can I start as band 7?", {"country": "UK"}),
        ("do I need GP experience to be a practice manager?", {"goal": "practice_manager"}),
        ("I am an RN, 2 years into a 4 year degree", {"background": "registered_nurse"}),
    ],
)
def test_what_is_lacked_advised_or_ahead_is_not_held(text: str, profile_told: dict[str, str]) -> None:
    assert told(text) == profile_told


@pytest.mark.parametrize(
    "text", ["I'm told the 8a is fixed term", "and pay for 8a for me?", "if I take an 8a, do I keep my pay", "I was on 8a once"]
)
def test_a_band_that_is_spoken_of_is_not_its_writers(text: str) -> None:
    assert "band" not in told(text)


@pytest.mark.parametrize("text", ["I'm on 8a", "I am an 8a ward manager", "I'm the 8a who gets the keys"])
def test_a_band_that_somebody_is_on_is_theirs(text: str) -> None:
    assert told(text)["band"] == "band_8a"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("I'm a nurse in the US", "US"),
        ("how do I become a matron in the US", "US"),
        ("can I ask what a matron earns in the US?", None),
        ("I'm not from the US", None),
        ("I'd never move to the US", None),
        ("my cousin moved to the US. What should I do?", None),
    ],
)
def test_a_country_is_the_speakers_where_they_speak_of_being_there(text: str, country: str | None) -> None:
    assert told(text).get("country") == country


def test_who_runs_a_shop_manages_elsewhere_unless_they_say_what_they_are() -> None:
    assert told("I manage a Target store and want a change") == {"background": "manager_elsewhere"}
    assert told("I work in retail management and want a change") == {"background": "manager_elsewhere"}
    assert told("I'm an RN now, before that I ran a pub")["background"] == "registered_nurse"


def test_a_no_before_what_puts_it_right_denies_nothing() -> None:
    assert told("no sorry, I'm on 8a")["band"] == "band_8a"
    assert "band" not in told("I'm not on 8a")


def test_the_country_that_somebody_is_tired_of_is_not_theirs() -> None:
    assert told("you keep telling me about the US, I'm in London") == {"country": "UK"}


@pytest.mark.parametrize("text", ["I'm told I lack vision, from my 8a interview", "I'm deputy to the ward manager"])
def test_a_band_of_an_interview_and_a_post_that_one_is_deputy_to_are_not_ones_own(text: str) -> None:
    assert not told(text).keys() & {"band", "current_role"}


def test_a_post_that_is_chosen_from_is_not_held() -> None:
    assert "current_role" not in told("RN here, ward manager or matron")


def test_a_post_that_there_is_and_one_whose_holder_acts_are_not_held() -> None:
    text = "Now there's a matron secondment going and the ward manager stopped me about it. I've been nursing for years."
    assert "current_role" not in told(text)
    assert told("I'm the ward manager and was asked to run two") == {"current_role": "ward_manager"}


def test_the_degree_of_who_says_what_they_are_is_held() -> None:
    assert told("MHA grad, would a masters help me")["qualification"] == "mha"
    assert "qualification" not in told("MHA or what, I can't tell")


def test_where_somebody_would_go_is_not_where_they_are() -> None:
    assert "country" not in told("what if I moved to Texas")
    assert told("I moved to Texas")["country"] == "US"


def test_what_somebody_asks_to_work_as_is_not_what_they_are() -> None:
    assert told("I'm abroad, can i work as a ward manager there") == {"goal": "ward_manager"}


def test_the_last_of_two_things_somebody_is_counts_where_they_correct_themselves() -> None:
    text = "im a nurse. no wait im a nursing student"
    assert profile.read(text, names.shared().link(text))["background"] == "nursing_student"


def test_a_post_at_a_place_that_a_question_follows_is_asked_about() -> None:
    assert "current_role" not in told("matron in hospital do i have to be chartered")
    assert told("matron in a hospital, 6 years in")["current_role"] == "matron"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("is that realistic for me in say 2 years", "years"),
        ("I was a matron, been out for 7 years, can I come back", "years"),
        ("I've looked at jobs, there's 8a, 7a, all sorts", "band"),
        ("what would I earn at 8a", "band"),
        ("I'm torn between a matron and a ward manager", "current_role"),
    ],
)
def test_what_lies_ahead_or_is_weighed_is_nobodys_own(text: str, key: str) -> None:
    assert key not in told(text)


def test_until_somebody_is_a_matron_that_is_their_goal() -> None:
    assert told("how long until I'm a matron realistically")["goal"] == "matron"


def test_a_post_for_the_last_years_is_the_present_one() -> None:
    assert told("I've been a nurse for 30 years, matron for the last 8")["current_role"] == "matron"


def test_a_band_that_is_searched_for_is_nobodys_own() -> None:
    assert "band" not in told("8a nhs pay scale")
    assert told("8a")["band"] == "band_8a"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I'm a band 7 nurse", {"band": "band_7", "background": "registered_nurse"}),
        ("physio band 7, what's next", {"band": "band_7", "background": "physiotherapist"}),
        ("I'm a band 5, sister says I should go for more", {"country": "UK", "band": "band_5"}),
        ("im in nhs finance band 4, how far can i go", {"country": "UK", "band": "band_4"}),
        ("do I need my MSN or will a BSN do it", {}),
        ("I already have a doctorate", {}),
        ("band 7 physio. MBA, MSc or the apprenticeship?", {"band": "band_7", "background": "physiotherapist"}),
    ],
)
def test_no_more_is_told_than_what_is_said(text: str, expected: dict[str, str]) -> None:
    assert profile.read(text, names.shared().link(text)) == expected


def test_a_post_that_somebody_was_asked_to_think_about_is_not_held() -> None:
    text = "I'm a consultant anaesthetist and have been asked to think about the clinical director post"
    assert "current_role" not in profile.read(text, names.shared().link(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Matron 8a, considering a change. Is it wise?", {"current_role": "matron", "band": "band_8a"}),
        ("matron in a small trust. want to move on, what is there", {"current_role": "matron"}),
        ("been a matron for 6 yrs, what's next", {"current_role": "matron", "years": "6"}),
        ("hiya, nurse on nights, fed up. what is there", {"background": "registered_nurse"}),
        ("MHA 2021, currently in retail. How do I get in?", {"qualification": "mha"}),
    ],
)
def test_who_begins_with_what_they_are_tells_of_themselves(text: str, expected: dict[str, str]) -> None:
    found = told(text)
    assert {key: found.get(key) for key in expected} == expected


def test_the_desk_that_somebody_works_on_is_their_job() -> None:
    text = "been on the front desk nearly 3 years"
    assert profile.read(text, shared().link(text)) == {"background": "receptionist", "years": "3"}


def test_a_band_that_others_are_on_is_nobodys_own() -> None:
    assert "band" not in told("in my ward all band 6 are old hands")
