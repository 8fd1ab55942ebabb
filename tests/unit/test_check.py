"""Checks across the knowledge files, each seen in one wrong entry of an otherwise right knowledge base."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.knowledge.check import Problem
from advisor.knowledge.load import KnowledgeError, load
from tests.unit import factory
from tests.unit.factory import Content, entry, pay, point


def problems(folder: Path, data: Content) -> list[Problem]:
    try:
        load(factory.write(folder / "knowledge", data))
    except KnowledgeError as error:
        return error.problems
    return []


@pytest.fixture
def data() -> Content:
    return factory.content()


@pytest.fixture
def matron(data: Content) -> dict:
    return entry(data, "roles", "matron")


def test_the_small_knowledge_base_is_right(tmp_path: Path, data: Content) -> None:
    assert problems(tmp_path, data) == []


def test_an_unknown_source_is_told(tmp_path: Path, data: Content, matron: dict) -> None:
    matron["duties"][1] = point("Plans.", "handbok")
    (problem,) = problems(tmp_path, data)
    assert (
        str(problem)
        == "roles/matron.yml: matron: duties.1: source 'handbok' is not in sources.yml; correct the id or add the source"
    )


@pytest.mark.parametrize(
    ("field", "collection"),
    [
        ("next", "roles"),
        ("previous", "roles"),
        ("reports_to", "roles"),
        ("degree_ids", "degrees"),
        ("certification_ids", "certifications"),
        ("programme_ids", "programmes"),
    ],
)
def test_a_reference_to_nothing_is_told(tmp_path: Path, data: Content, matron: dict, field: str, collection: str) -> None:
    matron[field] = ["nobody"]
    (problem,) = problems(tmp_path, data)
    assert (problem.file, problem.entry, problem.field) == ("roles/matron.yml", "matron", field)
    assert problem.what == f"'nobody' is not among the {collection}"
    assert "correct the id" in problem.remedy


@pytest.mark.parametrize("field", ["about", "turns_to"])
def test_an_article_about_nobody_is_told(tmp_path: Path, data: Content, field: str) -> None:
    entry(data, "articles", "difference_risk")[field] = ["nobody"]
    (problem,) = problems(tmp_path, data)
    assert (problem.file, problem.entry, problem.field) == ("topics.yml", "difference_risk", field)


def test_a_post_that_a_plain_word_means_for_a_profession_has_to_be_a_role(tmp_path: Path, data: Content) -> None:
    nurse = entry(data, "qualifications", "registered_nurse")
    nurse["means"] = {"manager": ["ward_manager", "nobody"], "director": ["matron"]}
    (problem,) = problems(tmp_path, data)
    assert (
        str(problem) == "qualifications.yml: registered_nurse: means.manager: 'nobody' is not among the roles; "
        "correct the id or add that entry"
    )


def test_posts_that_plain_words_mean_may_be_any_roles(tmp_path: Path, data: Content) -> None:
    entry(data, "qualifications", "registered_nurse")["means"] = {"manager": ["ward_manager", "nurse_manager_us"], "director": []}
    assert problems(tmp_path, data) == []


def test_an_article_for_no_known_profession_is_told(tmp_path: Path, data: Content) -> None:
    entry(data, "articles", "difference_risk")["speaks_to"] = ["registered_nurse", "nobody"]
    (problem,) = problems(tmp_path, data)
    assert (problem.file, problem.entry, problem.field) == ("topics.yml", "difference_risk", "speaks_to")
    assert problem.what == "'nobody' is not among the qualifications"


def test_a_sector_has_to_say_whether_it_is_of_health(tmp_path: Path, data: Content) -> None:
    del entry(data, "sectors", "hospitality")["health"]
    (problem,) = problems(tmp_path, data)
    assert str(problem) == "sectors.yml: hospitality: health: field required; add it"


@pytest.mark.parametrize(
    ("collection", "id", "changes", "place"),
    [
        ("sectors", "hospitality", {"health": "perhaps"}, "sectors.yml: hospitality: health: "),
        ("sectors", "hospitality", {"names": "hotel"}, "sectors.yml: hospitality: names: "),
        ("sectors", "hospitality", {"names": ["x"]}, "sectors.yml: hospitality: names.0: "),
        ("sectors", "hospitality", {"heath": True}, "sectors.yml: hospitality: heath: "),
        ("sectors", "hospitality", {"id": "Hotel trade"}, "sectors.yml: Hotel trade: id: "),
        ("roles", "matron", {"implied": {"manager": "ward"}}, "roles/matron.yml: matron: implied.manager: "),
        ("roles", "matron", {"implied": {"manager": [""]}}, "roles/matron.yml: matron: implied.manager.0: "),
        ("roles", "matron", {"implied": ["manager"]}, "roles/matron.yml: matron: implied: "),
        ("roles", "matron", {"described_as": ["x"]}, "roles/matron.yml: matron: described_as.0: "),
        (
            "qualifications",
            "registered_nurse",
            {"means": {"manager": ["Ward manager"]}},
            "qualifications.yml: registered_nurse: means.manager.0: ",
        ),
        (
            "qualifications",
            "registered_nurse",
            {"means": {"manager": "ward_manager"}},
            "qualifications.yml: registered_nurse: means.manager: ",
        ),
    ],
)
def test_a_wrong_value_is_told_with_its_file_entry_and_field(
    tmp_path: Path, data: Content, collection: str, id: str, changes: dict, place: str
) -> None:
    entry(data, collection, id).update(changes)
    (problem,) = problems(tmp_path, data)
    assert str(problem).startswith(place)
    assert problem.remedy


def test_a_sector_may_not_be_told_twice(tmp_path: Path, data: Content) -> None:
    data["sectors"].append({"id": "hospitality", "title": "Hotels", "health": False})
    (problem,) = problems(tmp_path, data)
    assert (problem.file, problem.entry, problem.what) == ("sectors.yml", "hospitality", "is used twice")


def test_a_file_of_sectors_has_to_be_there(tmp_path: Path, data: Content) -> None:
    (factory.write(tmp_path / "knowledge", data) / "sectors.yml").unlink()
    with pytest.raises(KnowledgeError, match=r"sectors\.yml: -: -: is missing; restore it"):
        load(tmp_path / "knowledge")


def test_a_counterpart_that_does_not_answer_is_told(tmp_path: Path, data: Content, matron: dict) -> None:
    matron["counterpart"] = "nurse_manager_us"
    (problem,) = problems(tmp_path, data)
    assert (problem.entry, problem.field) == ("matron", "counterpart")
    assert "nurse_manager_us does not name matron back" in problem.what


def test_a_figure_without_a_source_is_told(tmp_path: Path, data: Content, matron: dict) -> None:
    matron["experience"] = [point("You need 5 years.")]
    (problem,) = problems(tmp_path, data)
    assert (problem.entry, problem.field, problem.what) == ("matron", "experience.0", "has a figure and no source")
    assert problem.remedy == "name the source or take the figure out"


def test_a_figure_without_a_year_is_told(tmp_path: Path, data: Content, matron: dict) -> None:
    matron["experience"] = [point("You need 5 years.", "undated_page")]
    (problem,) = problems(tmp_path, data)
    assert (problem.field, problem.what) == ("experience.0", "has a figure and no year")
    assert "add year" in problem.remedy


@pytest.mark.parametrize("year", [2024, "undated"])
def test_a_figure_may_say_its_year_itself(tmp_path: Path, data: Content, matron: dict, year: object) -> None:
    matron["experience"] = [point("You need 5 years.", "undated_page", year=year)]
    assert problems(tmp_path, data) == []


def test_a_statement_without_a_figure_needs_no_source(tmp_path: Path, data: Content, matron: dict) -> None:
    matron["experience"] = [point("You have led a ward on band 7 before.")]
    assert problems(tmp_path, data) == []


def test_a_figure_of_two_countries_is_told(tmp_path: Path, data: Content) -> None:
    entry(data, "degrees", "mba_healthcare")["length"] = [point("It takes 2 years.", "handbook", "bls")]
    (problem,) = problems(tmp_path, data)
    assert (problem.file, problem.entry, problem.field) == ("degrees.yml", "mba_healthcare", "length.0")
    assert "two countries" in problem.what


def test_weak_sources_alone_are_told(tmp_path: Path, data: Content, matron: dict) -> None:
    matron["skills"] = [point("Patience.", "blog")]
    (problem,) = problems(tmp_path, data)
    assert (problem.field, problem.what) == ("skills.0", "rests on weak sources alone")
    assert "better source" in problem.remedy


def test_a_weak_source_beside_a_better_one_is_right(tmp_path: Path, data: Content, matron: dict) -> None:
    matron["skills"] = [point("Patience.", "blog", "handbook")]
    assert problems(tmp_path, data) == []


@pytest.mark.parametrize("scope", ["post", "band", "occupation"])
def test_the_pay_of_an_advert_is_no_general_figure(tmp_path: Path, data: Content, matron: dict, scope: str) -> None:
    matron["pay"] = [pay("It pays £60,000.", 60000, 60000, "advert", scope=scope)]
    (problem,) = problems(tmp_path, data)
    assert (problem.entry, problem.field) == ("matron", "pay.0")
    assert "job adverts" in problem.what
    assert "scope: example" in problem.remedy


def test_the_pay_of_an_advert_may_be_an_example(tmp_path: Path, data: Content, matron: dict) -> None:
    matron["pay"] = [pay("One trust offered £60,000.", 60000, 60000, "advert", scope="example")]
    assert problems(tmp_path, data) == []


def test_a_name_of_two_entries_is_told_for_both(tmp_path: Path, data: Content, matron: dict) -> None:
    matron["names"] = ["Ward Sister"]
    found = problems(tmp_path, data)
    assert {(problem.file, problem.field) for problem in found} == {
        ("roles/matron.yml", "names"),
        ("roles/ward_manager.yml", "names"),
    }
    assert all("'ward sister' also names" in problem.what and "shared_names" in problem.remedy for problem in found)


def test_a_shared_name_declared_on_one_side_only_is_told(tmp_path: Path, data: Content, matron: dict) -> None:
    matron["shared_names"] = ["ward sister"]
    (problem,) = problems(tmp_path, data)
    assert (problem.entry, problem.field) == ("ward_manager", "names")


def test_a_name_that_both_declare_to_share_is_right(tmp_path: Path, data: Content, matron: dict) -> None:
    matron["shared_names"] = ["ward sister"]
    entry(data, "roles", "ward_manager").update(names=[], shared_names=["nurse manager", "ward sister"])
    assert problems(tmp_path, data) == []


def test_names_may_not_clash_across_kinds_either(tmp_path: Path, data: Content, matron: dict) -> None:
    matron["names"] = ["FACHE"]
    assert {problem.entry for problem in problems(tmp_path, data)} == {"matron", "fache"}


@pytest.mark.parametrize("default", [True, False])
def test_each_topic_has_just_one_default_article(tmp_path: Path, data: Content, default: bool) -> None:
    entry(data, "articles", "difference_risk")["default"] = default
    entry(data, "articles", "difference_general")["default"] = default
    (problem,) = problems(tmp_path, data)
    assert (problem.file, problem.entry, problem.field) == ("topics.yml", "difference", "default")
    assert problem.what == f"{2 if default else 0} articles are the default"


def test_all_errors_are_told_at_once(tmp_path: Path, data: Content, matron: dict) -> None:
    matron["skills"] = [point("Patience.", "blog")]
    matron["next"] = ["nobody"]
    entry(data, "degrees", "mha")["cost"] = [point("About $28,000.")]
    assert {(problem.file, problem.field) for problem in problems(tmp_path, data)} == {
        ("roles/matron.yml", "skills.0"),
        ("roles/matron.yml", "next"),
        ("degrees.yml", "cost.0"),
    }


def test_a_quiz_that_leans_to_one_side_is_told(tmp_path: Path, data: Content) -> None:
    del data["quiz_questions"][0]["choices"][1]
    (problem,) = problems(tmp_path, data)
    assert (problem.file, problem.entry, problem.what) == ("quiz.yml", "day", "leans more often to one side")


def test_a_quiz_that_names_one_side_first_is_told(tmp_path: Path, data: Content) -> None:
    data["quiz_questions"][0]["choices"].reverse()
    (problem,) = problems(tmp_path, data)
    assert problem.what == "one side is named first more often"


def test_a_quiz_that_is_too_short_is_told(tmp_path: Path, data: Content) -> None:
    del data["quiz_questions"][2:4]
    (problem,) = problems(tmp_path, data)
    assert problem.what == "has 4 questions"


def test_choices_that_cannot_be_told_apart_are_told(tmp_path: Path, data: Content) -> None:
    data["quiz_questions"][0]["choices"][2]["text"] = "new ideas"
    (problem,) = problems(tmp_path, data)
    assert problem.what == "'new ideas' stands for two choices"


def test_a_word_for_two_choices_is_told(tmp_path: Path, data: Content) -> None:
    for choice in data["quiz_questions"][4]["choices"][:2]:
        choice["words"] = ["wards"]
    (problem,) = problems(tmp_path, data)
    assert (problem.entry, problem.what) == ("setting", "'wards' stands for two choices")


def test_a_choice_without_the_words_for_its_reason_is_told(tmp_path: Path, data: Content) -> None:
    del data["quiz_questions"][4]["choices"][1]["because"]
    (problem,) = problems(tmp_path, data)
    assert (problem.entry, problem.field) == ("setting", "choices.1.because")


def test_a_trait_that_no_role_has_is_told(tmp_path: Path, data: Content) -> None:
    data["quiz_questions"][4]["choices"][1]["traits"] = ["services", "digital"]
    (problem,) = problems(tmp_path, data)
    assert problem.what == "no role has the trait 'digital'"


def test_a_role_that_the_quiz_can_never_name_is_told(tmp_path: Path, data: Content) -> None:
    entry(data, "roles", "ceo")["traits"] = ["money"]
    (problem,) = problems(tmp_path, data)
    assert (problem.file, problem.entry, problem.field) == ("roles/ceo.yml", "ceo", "traits")


@pytest.mark.parametrize("abroad", [{"US": "nobody"}, {"US": "matron"}, {"FR": "nurse_manager_us"}])
def test_what_a_post_is_abroad_is_a_post_there(tmp_path: Path, data: Content, matron: dict, abroad: dict[str, str]) -> None:
    matron["abroad"] = abroad
    (problem,) = problems(tmp_path, data)
    assert problem.field == f"abroad.{next(iter(abroad))}" and "is no role of that country" in problem.what


def test_what_a_post_is_seldom_meant_by_is_a_name_that_it_shares(tmp_path: Path, data: Content, matron: dict) -> None:
    matron["seldom_meant"] = ["nurse boss"]
    (problem,) = problems(tmp_path, data)
    assert problem.field == "seldom_meant" and "'nurse boss' is not among its shared_names" in problem.what
