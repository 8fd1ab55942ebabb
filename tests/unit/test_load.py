"""Reading the knowledge files: what comes back, and what is said about files that are wrong."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from advisor.knowledge.__main__ import summary
from advisor.knowledge.base import Knowledge
from advisor.knowledge.check import Problem
from advisor.knowledge.load import KnowledgeError, fingerprint, load
from tests.unit import factory


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return factory.write(tmp_path / "knowledge")


def problems(folder: Path) -> list[Problem]:
    with pytest.raises(KnowledgeError) as raised:
        load(folder)
    return raised.value.problems


def only(folder: Path) -> Problem:
    (problem,) = problems(folder)
    return problem


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def fields_of(knowledge: Knowledge) -> dict[str, dict[str, dict[str, object]]]:
    """What every entry holds; two entries by themselves are the same only if they are one object."""
    collections = {field.name: getattr(knowledge, field.name) for field in fields(knowledge)}
    return {name: {id: entry.dict() for id, entry in entries.items()} for name, entries in collections.items()}


def test_good_files_load_into_their_collections(folder: Path) -> None:
    assert fields_of(load(folder)) == fields_of(factory.knowledge())


def test_a_role_more_is_one_file_more(folder: Path) -> None:
    text = (folder / "roles" / "matron.yml").read_text(encoding="utf-8")
    new = (
        text.replace("id: matron", "id: bed_manager")
        .replace("title: Matron", "title: Bed manager")
        .replace("modern matron", "flow manager")
    )
    (folder / "roles" / "bed_manager.yml").write_text(new, encoding="utf-8")
    assert load(folder).roles["bed_manager"].title == "Bed manager"


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "bands.yml").unlink()
    problem = only(folder)
    assert (problem.file, problem.what) == ("bands.yml", "is missing")
    assert "restore it" in problem.remedy


def test_bad_yaml_is_told_with_its_line(folder: Path) -> None:
    (folder / "roles" / "matron.yml").write_text("id: matron\ntitle: Matron\nsummary: it is: wrong\n", encoding="utf-8")
    problem = only(folder)
    assert problem.file == "roles/matron.yml"
    assert problem.field == "line 3"
    assert "not YAML" in problem.what
    assert "quotes" in problem.remedy


def test_text_that_is_not_utf8_is_told(folder: Path) -> None:
    (folder / "degrees.yml").write_bytes("- title: £".encode("latin-1"))
    problem = only(folder)
    assert problem.file == "degrees.yml"
    assert "UTF-8" in problem.what


@pytest.mark.parametrize(
    ("name", "text"),
    [("roles/matron.yml", "- id: matron"), ("degrees.yml", "id: mha"), ("bands.yml", ""), ("bands.yml", "- band")],
)
def test_a_file_of_the_wrong_shape_is_told(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    problem = only(folder)
    assert problem.file == name
    assert "wrong shape" in problem.what


def test_a_missing_field_is_told_with_its_entry(folder: Path) -> None:
    replace(folder / "roles" / "matron.yml", "track: both\n", "")
    problem = only(folder)
    assert (problem.file, problem.entry, problem.field, problem.remedy) == ("roles/matron.yml", "matron", "track", "add it")


def test_a_misspelt_field_is_told_with_what_to_do(folder: Path) -> None:
    replace(folder / "roles" / "matron.yml", "track: both\n", "track: both\nduty: none\n")
    problem = only(folder)
    assert (problem.entry, problem.field) == ("matron", "duty")
    assert "spelling" in problem.remedy


def test_a_wrong_value_deep_inside_is_told_with_its_path(folder: Path) -> None:
    data = factory.content()
    factory.entry(data, "roles", "ward_manager")["pay"][0]["country"] = "FR"
    factory.write(folder.parent / "other", data)
    problem = only(folder.parent / "other")
    assert (problem.file, problem.field) == ("roles/ward_manager.yml", "pay.0.country")


def test_an_empty_field_is_told_with_what_to_do(folder: Path) -> None:
    replace(folder / "roles" / "matron.yml", "title: Matron", "title:")
    problem = only(folder)
    assert problem.field == "title"
    assert "give it a value" in problem.remedy


def test_a_field_name_that_is_no_word_is_told(folder: Path) -> None:
    replace(folder / "roles" / "matron.yml", "track: both\n", "track: both\n7: none\n")
    assert "no word" in only(folder).what


def test_an_entry_without_an_id_is_told_by_its_place(folder: Path) -> None:
    (folder / "other_roles.yml").write_text("- {id: radiographer, title: Radiographer}\n- {title: Porter}\n", encoding="utf-8")
    problem = only(folder)
    assert (problem.entry, problem.field) == ("entry 2", "id")


def test_an_id_that_differs_from_the_file_name_is_told(folder: Path) -> None:
    (folder / "roles" / "matron.yml").rename(folder / "roles" / "matrons.yml")
    problem = only(folder)
    assert (problem.file, problem.entry, problem.field) == ("roles/matrons.yml", "matron", "id")
    assert "matron.yml" in problem.remedy


def test_an_id_used_twice_is_told(folder: Path) -> None:
    text = (folder / "other_roles.yml").read_text(encoding="utf-8")
    (folder / "other_roles.yml").write_text(text + "- {id: radiographer, title: X-ray technician}\n", encoding="utf-8")
    problem = only(folder)
    assert (problem.entry, problem.what) == ("radiographer", "is used twice")


def test_every_error_of_every_file_is_told_at_once(folder: Path) -> None:
    replace(folder / "roles" / "matron.yml", "track: both\n", "")
    replace(folder / "roles" / "ceo.yml", "level: executive\n", "level: boss\n")
    (folder / "bands.yml").unlink()
    assert {(problem.file, problem.field) for problem in problems(folder)} == {
        ("roles/matron.yml", "track"),
        ("roles/ceo.yml", "level"),
        ("bands.yml", "-"),
    }


def test_the_message_names_file_entry_field_and_remedy(folder: Path) -> None:
    replace(folder / "roles" / "matron.yml", "track: both\n", "")
    with pytest.raises(KnowledgeError) as raised:
        load(folder)
    assert str(raised.value) == "1 problem in the knowledge files:\n  roles/matron.yml: matron: track: field required; add it"


def test_references_are_not_blamed_while_a_file_cannot_be_read(folder: Path) -> None:
    (folder / "sources.yml").write_text("- {", encoding="utf-8")
    assert [problem.file for problem in problems(folder)] == ["sources.yml"]


def test_the_fingerprint_changes_with_any_file(folder: Path) -> None:
    before = fingerprint(folder)
    replace(folder / "roles" / "matron.yml", "modern matron", "lead matron")
    assert fingerprint(folder) != before


def test_the_fingerprint_changes_with_a_file_name(folder: Path) -> None:
    before = fingerprint(folder)
    (folder / "roles" / "matron.yml").rename(folder / "roles" / "matrons.yml")
    assert fingerprint(folder) != before


def test_the_fingerprint_is_of_the_content_alone(folder: Path, tmp_path: Path) -> None:
    assert fingerprint(folder) == fingerprint(factory.write(tmp_path / "copy"))


def test_the_summary_counts_what_there_is() -> None:
    assert "6 roles" in summary(factory.knowledge())
    assert "2 other roles" in summary(factory.knowledge())
