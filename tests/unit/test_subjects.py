"""What a question speaks of by name is what it is about, whatever post it names."""

from __future__ import annotations

import pytest

from advisor.answers import follow
from advisor.answers.advise import advise
from advisor.answers.model import Answer, Context, Question
from advisor.knowledge import load

KNOWLEDGE = load.shared()


def told(text: str, intent: str, context: Context | None = None, **names: str) -> tuple[Answer, Context]:
    question = Question(text, intent, 0.7, names={kind: [[id]] for kind, id in names.items()})
    (answer,), context = advise(KNOWLEDGE, [question], {}, context or Context(), text)
    return answer, context


@pytest.mark.parametrize(
    ("text", "intent", "article"),
    [
        ("does band 8a get unsocial hours", "ask_salary", "extra_pay"),
        ("is there on-call pay", "nlu_fallback", "extra_pay"),
        ("could I job share it", "ask_which_suits_me", "part_time"),
        ("my job is at risk, what are my rights", "out_of_scope_unrelated", "post_at_risk"),
        ("I got laid off", "inform", "post_at_risk"),
        ("the matron bullies me, who do I tell", "ask_level_hierarchy", "hard_boss"),
        ("can I negotiate the pay", "ask_salary", "negotiating"),
        ("how do I write the supporting statement", "ask_career_path", "written_application"),
        ("they said I was not strategic enough", "ask_skills", "turned_down"),
        ("my registration lapsed", "ask_career_path", "time_out"),
        ("would it come with a visa", "ask_experience_needed", "visas"),
        ("what is the acceptance rate", "ask_courses", "dates_and_odds"),
        ("is the MHA worth the debt", "ask_education", "paying_it_back"),
        ("will my hospital pay for my BSN", "nlu_fallback", "paying_it_back"),
        ("would I take a pay cut", "ask_salary", "pay_cut"),
        ("can I step back to staff nurse", "ask_career_path", "stepping_back"),
        ("I manage my friends now, and one is always late", "ask_skills", "first_months"),
        ("is there a post that is 9-5", "ask_work_setting", "office_hours"),
        ("am I too old", "ask_courses", "right_age"),
        ("I'm 45 is it too late", "ask_which_suits_me", "right_age"),
        ("what does agenda for change mean", "nlu_fallback", "agenda_for_change"),
        ("will AI replace them", "ask_outlook", "artificial_intelligence"),
        ("is that a lot", "follow_up", "is_it_a_lot"),
        ("can I work in the UK with that", "nlu_fallback", "visas"),
        ("which post has the best work-life balance", "ask_work_setting", "office_hours"),
        ("what if I hate it, can I go back", "ask_which_suits_me", "stepping_back"),
        ("can I get the masters paid for by my employer", "ask_courses", "paying_for_study"),
    ],
)
def test_a_subject_is_known_by_its_words(text: str, intent: str, article: str) -> None:
    assert KNOWLEDGE.articles[article].lead.text in told(text, intent)[0].text


def test_it_is_so_whatever_post_is_named_and_the_talk_stays_on_the_post() -> None:
    answer, context = told("can a matron go part time", "ask_work_setting", role="matron")
    assert answer.text.startswith("**Matron: part time, job share and flexible hours**") and context.roles == ["matron"]


def test_a_long_message_tells_of_more() -> None:
    text = "I have done lots of overtime this year and " + "my ward is a good one and I like the people there " * 3
    assert KNOWLEDGE.articles["extra_pay"].lead.text not in told(text, "ask_career_path", role="matron")[0].text


def test_what_is_unclear_goes_on_with_the_subject() -> None:
    _, context = told("they refused my compressed hours", "ask_work_setting")
    answer, _ = told("how do I appeal", "out_of_scope_unrelated", context)
    assert "I have no more on that" in answer.text and "ask before you apply" in answer.text


def test_what_the_question_speaks_of_comes_first_and_is_told_alone_the_next_time() -> None:
    answer, context = told("I feel like a fraud in this job", "ask_skills")
    first = next(line for line in answer.text.splitlines() if line.startswith("- "))
    assert first.startswith("- **Feeling a fraud**")
    answer, _ = told("and one of them is always late", "ask_skills", context)
    assert "On that: **Somebody late" in answer.text and "Feeling a fraud" not in answer.text


def test_how_much_less_a_post_pays_is_worked_out_for_who_told_their_band() -> None:
    question = Question("would it be a pay cut", "ask_salary", 0.9, names={"role": [["ward_manager"]]})
    (answer,), _ = advise(KNOWLEDGE, [question], {"band": "band_6"}, Context(), question.text)
    assert KNOWLEDGE.articles["pay_cut"].lead.text not in answer.text and "£" in answer.text


def test_what_is_surely_outside_does_not() -> None:
    _, context = told("they refused my compressed hours", "ask_work_setting")
    question = Question("what is the weather", "out_of_scope_unrelated", 0.99)
    (answer,), _ = advise(KNOWLEDGE, [question], {}, context)
    assert answer.topic == "out_of_scope"


def test_the_rest_of_a_message_tells_the_subject_of_its_one_question() -> None:
    question = Question("should I leave", "ask_which_suits_me", 0.9)
    (answer,), _ = advise(KNOWLEDGE, [question], {}, Context(), "Passed over again. Should I leave?")
    assert KNOWLEDGE.articles["turned_down"].lead.text in answer.text


def test_an_article_on_the_other_country_alone_is_left_for_one_on_the_askers() -> None:
    question = Question("which degree", "ask_education", 0.7, article="degrees_uk", nearness=0.7)
    (american,), _ = advise(KNOWLEDGE, [question], {"country": "US"}, Context())
    assert KNOWLEDGE.articles["degrees_us"].lead.text in american.text
    (british,), _ = advise(KNOWLEDGE, [question], {"country": "UK"}, Context())
    assert KNOWLEDGE.articles["degrees_uk"].lead.text in british.text


def test_a_band_beside_it_does_not_turn_it_to_the_band() -> None:
    answer, _ = told("do managers get overtime, asking for a band 6", "ask_salary", role="healthcare_manager", band="band_6")
    assert KNOWLEDGE.articles["extra_pay"].lead.text in answer.text


def test_posts_in_general_are_no_post_of_a_plain_word() -> None:
    question = Question("the least stressful management job", "ask_which_suits_me", 0.9, names={"role": [["healthcare_manager"]]})
    context = Context(profile={"background": "registered_nurse", "band": "band_7", "country": "UK"})
    answer = advise(load.shared(), [question], {}, context)[0][0]
    assert "quality, safety, education" in answer.text and "ward_manager" not in answer.roles


@pytest.mark.parametrize("text", ["do you lose your HCPC if you manage", "would they lose their hcpc", "put it on a CV"])
def test_whose_it_is_changes_no_subject(text: str) -> None:
    found = follow.in_context(load.shared(), Question(text, "nlu_fallback", 0.2), Context())
    assert found.article in ("keeping_registration", "written_application")


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("what is transformational leadership", "leadership_styles"),
        ("any theories I should mention", "leadership_styles"),
        ("can you give me an example of each", "leading_and_managing_example"),
    ],
)
def test_what_essays_ask_for_is_a_subject_of_its_own(text: str, article: str) -> None:
    context = Context(topic="difference", roles=["healthcare_leader", "healthcare_manager"])
    assert follow.in_context(load.shared(), Question(text, "out_of_scope_unrelated", 0.5), context).article == article


def test_which_of_them_goes_on_with_the_subject_told_of() -> None:
    lead = load.shared().articles["artificial_intelligence"].lead.text
    context = Context(topic="outlook", roles=["healthcare_manager"], last={"text": lead, "topic": "outlook"})
    found = follow.in_context(load.shared(), Question("which ones are most at risk", "ask_outlook", 0.9), context)
    assert found.article == "artificial_intelligence"


@pytest.mark.parametrize(
    ("question", "article"),
    [
        (Question("which certificates look good on a CV", "ask_certification", 0.95), None),
        (Question("what do I put on my CV", "ask_career_path", 0.95), "written_application"),
        (
            Question(
                "a cover letter for a warehouse manager job",
                "out_of_scope_other_jobs",
                0.7,
                names={"other_role": [["logistics"]]},
            ),
            None,
        ),
    ],
)
def test_an_application_is_the_subject_where_nothing_else_is_asked(question: Question, article: str | None) -> None:
    assert follow.in_context(load.shared(), question, Context()).article == article
