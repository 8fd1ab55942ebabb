"""Answers as Slack's blocks: Markdown kept, Slack's own marks escaped."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.answers.model import Answer, SourceNote
from advisor.channels.slack import blocks
from advisor.channels.slack.files import Makers
from advisor.channels.slack.mentions import begins_with_another, escape, mentions, typed
from tests.channels.slack_stand_in import fault, words


def shape(block: dict[str, Any] | None) -> list[Any]:
    """Return the elements of a rich text block, each as its kind and its pieces of text with their styles."""
    assert block

    def inline(section: dict[str, Any]) -> list[str]:
        return [
            f"{piece.get('url', '')}{piece['text']}" + "".join(f"/{style}" for style in piece.get("style", {}))
            for piece in section["elements"]
        ]

    return [
        [element["style"], *map(inline, element["elements"])] if element["type"] == "rich_text_list" else inline(element)
        for element in block["elements"]
    ]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("One.", [["One."]]),
        ("One\ntwo.\n\nThree.", [["One", " ", "two.", "\n\n", "Three."]]),
        ("**A *b* c** d", [["A /bold", "b/bold/italic", " c/bold", " d"]]),
        ("`x*y*`", [["x*y*/code"]]),
        ("[NHS](https://nhs.uk/a) jobs", [["https://nhs.uk/aNHS", " jobs"]]),
        ("Lead:\n\n- a **b**\n- c\n\nEnd", [["Lead:", "\n"], ["bullet", ["a ", "b/bold"], ["c"]], ["\n", "End"]]),
        ("1. a\n2. b", [["ordered", ["a"], ["b"]]]),
        ("- a\n  - b\n- c", [["bullet", ["a"], ["b"], ["c"]]]),
        ("# Head\n\ntext", [["Head", "\n\n", "text"]]),
        ("2 * 3 < 4 & <b>bold</b> _x", [["2 * 3 < 4 & <b>bold</b> _x"]]),
        ("```\ncode\n```", [["code/code"]]),
        ("![alt](https://a.example/b.png)", [["!", "https://a.example/b.pngalt"]]),
    ],
)
def test_markdown_becomes_rich_text(markdown: str, expected: list[Any]) -> None:
    assert shape(blocks.rich_text(markdown)) == expected


@pytest.mark.parametrize("markdown", ["", " \n", "- ", "****", "***", "[](x)", "> quoted", "<!-- x -->", "a\n" * 500])
def test_any_text_is_a_message_slack_takes(markdown: str) -> None:
    _, shown = blocks.message(Answer("duties", markdown, suggestions=["x"]), suggestions=["x"])
    assert fault(shown) == ""


def test_however_many_suggestions_there_are_a_message_holds_fifty_blocks() -> None:
    texts = [str(number) for number in range(400)]
    _, shown = blocks.message(Answer("duties", "Text"), rating="r", suggestions=texts)
    assert fault(shown) == "" and len(shown) == 50 and shown[-1]["type"] == "context_actions"


def test_sources_are_parted_where_they_are_too_long_for_one_block() -> None:
    notes = [SourceNote(str(number), "t" * 500, "p", f"https://a.example/{number}", "undated", "UK") for number in range(20)]
    shown = blocks.sources(notes)
    assert fault(shown) == "" and 1 < len(shown) < 20
    lines = words(shown).splitlines()
    assert [line.split()[0] for line in lines] == [f"[{number}]" for number in range(1, 21)]
    assert all(line.endswith("(undated)") for line in lines)


def test_a_source_without_an_address_is_told_all_the_same() -> None:
    assert words(blocks.sources([SourceNote("a", "T", "P", None, 2024, "UK")])) == "[1] P: T (2024)"


def test_a_long_label_is_cut_and_its_value_whole() -> None:
    made = blocks.button("x" * 80, "a", "x" * 80)
    assert (len(made["text"]["text"]), made["text"]["text"][-1], made["value"]) == (75, "…", "x" * 80)


def test_the_forms_and_tabs_are_within_slacks_limits() -> None:
    assert fault(blocks.home(["a?"] * 12, "quiz")["blocks"], 100) == ""
    assert fault(blocks.comment_form("x")["blocks"], 100) == ""
    assert fault(blocks.erase_offer()[1]) == ""


@pytest.mark.parametrize(("topic", "rated"), [("salary", True), ("plan", True), ("quiz", False), ("failure", False)])
def test_answers_worth_a_rating_have_thumbs(topic: str, rated: bool) -> None:
    _, shown = blocks.message(Answer(topic, "Text"), rating="r")
    assert any(block["type"] == "context_actions" for block in shown) is rated


def test_an_answered_question_keeps_its_text_and_loses_its_buttons_and_block_ids() -> None:
    shown = [{"type": "section", "block_id": "x", "text": {}}, {"type": "actions", "block_id": "y", "elements": []}]
    assert blocks.answered(shown, "<a>") == [{"type": "section", "text": {}}, blocks.context("✓ &lt;a&gt;")]
    assert blocks.answered(shown, "") == [{"type": "section", "text": {}}]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<@UBOT> hello", "hello"),
        ("hello <@UBOT|advisor>", "hello"),
        ("in <#C1|jobs> <!here> <!subteam^S1|@team>", "in jobs @team"),
        ("<https://a.example/b?c=1&amp;d=2>", "https://a.example/b?c=1&d=2"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("1 < 2 > 1", "1 < 2 > 1"),
        ("two\nlines", "two\nlines"),
    ],
)
def test_a_text_is_read_as_a_person_sees_it(written: str, read: str) -> None:
    assert typed(written) == read


def test_what_is_escaped_reads_as_it_was() -> None:
    assert typed(escape("<!channel> & <@U1>")) == "<!channel> & <@U1>"


def test_mentions() -> None:
    assert mentions("hi <@UBOT>", "UBOT") and mentions("<@UBOT|x>", "UBOT")
    assert not mentions("hi <@UBOTX> UBOT", "UBOT") and not mentions("hi", None)
    assert begins_with_another(" <@U2> hi", "UBOT")
    assert not begins_with_another("<@UBOT> hi", "UBOT") and not begins_with_another("hi <@U2>", "UBOT")


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("/chat/charts/pay?roles=matron,ward_manager&country=US", ("pay", ["matron", "ward_manager"], "US", "light", "png")),
        ("/chat/charts/ladder?roles=matron", ("ladder", ["matron"], "UK", "light", "png")),
        ("/chat/charts/ladder", ("ladder", [], "UK", "light", "png")),
        ("/chat/charts/pay?roles=a%2Cb", ("pay", ["a", "b"], "UK", "light", "png")),
    ],
)
def test_the_address_of_a_chart_says_what_to_draw(path: str, wanted: tuple[Any, ...]) -> None:
    asked: list[tuple[Any, ...]] = []

    def draw(*what: Any) -> bytes:
        asked.append(what)
        return b"png"

    assert Makers(draw).picture({"path": path}) == b"png"
    assert asked == [wanted]
