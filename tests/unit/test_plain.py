"""An answer as plain text."""

from __future__ import annotations

from advisor.answers.model import Answer, SourceNote, Table
from advisor.answers.plain import text

SOURCE = SourceNote("bls", "Handbook", "BLS", "https://bls.gov", 2024, "US")


def test_text_alone_stays_without_its_marks_of_bold() -> None:
    assert text(Answer("salary", "**Matron: pay**\n\nA lot.")) == "Matron: pay\n\nA lot."


def test_a_table_is_told_line_by_line() -> None:
    table = Table(["", "Matron", "CEO"], [["Level", "Senior manager", "Executive"], ["Pay", "£1", "£2"]])
    shown = text(Answer("difference", "Two roles.", table=table))
    assert shown == "Two roles.\n\nLevel:\n  Matron: Senior manager\n  CEO: Executive\n\nPay:\n  Matron: £1\n  CEO: £2"


def test_sources_are_numbered_with_publisher_and_year() -> None:
    assert text(Answer("salary", "A lot. [1]", sources=[SOURCE])).endswith("\n\n[1] BLS: Handbook (2024)")


def test_a_picture_is_drawn_in_characters() -> None:
    assert text(Answer("salary", "A lot.", chart={"kind": "pay", "text": "Matron\n··██"})) == "A lot.\n\nMatron\n··██"


def test_suggestions_are_one_line() -> None:
    assert text(Answer("salary", "A lot.", suggestions=["Why?", "How?"])).endswith("\n\nYou could ask: Why? | How?")


def test_the_parts_come_in_the_order_they_are_read() -> None:
    shown = text(Answer("salary", "Lead.", table=Table(["", "A"], [["Row", "cell"]]), sources=[SOURCE], suggestions=["Why?"]))
    assert shown.index("Lead.") < shown.index("cell") < shown.index("[1]") < shown.index("Why?")
