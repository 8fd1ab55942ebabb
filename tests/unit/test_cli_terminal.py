"""What answers look like on the command line."""

from __future__ import annotations

import io

import pytest

from advisor.channels.terminal import Screen
from tests.unit.fake_chat import SOURCE, answer


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(*answers: dict, width: int = 80, out: io.StringIO | None = None) -> str:
    out = out or io.StringIO()
    Screen(out, io.StringIO(), width=width).answers(answers)
    return out.getvalue()


def test_a_source_is_one_line_under_the_text() -> None:
    lines = shown(answer()).splitlines()
    assert "A ward manager runs a ward [1]." in lines
    assert "[1] NHS Employers: Pay bands (2026)" in lines


def test_suggestions_are_numbered_through_several_answers() -> None:
    lines = shown(answer(suggestions=["One?", "Two?"]), answer(suggestions=["Two?", "Three?"])).splitlines()
    assert [line for line in lines if line.startswith("  ")] == ["  1  One?", "  2  Two?", "  3  Three?"]


def test_a_picture_is_drawn_in_characters_between_text_and_sources() -> None:
    lines = shown(answer(chart={"kind": "pay", "text": "Matron\n··██"})).splitlines()
    place = lines.index("··██")
    assert lines[place - 1] == "Matron"
    assert lines.index("A ward manager runs a ward [1].") < place < lines.index("[1] NHS Employers: Pay bands (2026)")


@pytest.mark.parametrize("width", [40, 60, 100])
def test_a_table_fits_the_width_and_keeps_every_cell(width: int) -> None:
    table = {
        "columns": ["Point", "Matron", "Ward manager"],
        "rows": [["Pay", "Band 8a, 55,690 pounds", "Band 7 " + "word " * 20 + "end"]],
    }
    text = shown(answer(table=table), width=width)
    assert max(map(len, text.splitlines())) <= width
    assert all(word in text for word in ("Point", "Matron", "55,690", "end"))


def test_output_that_is_no_terminal_is_plain() -> None:
    assert "\x1b" not in shown(answer())


def test_a_terminal_gets_styles_unless_no_color_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[2m" in shown(answer(), out=Terminal()).replace("\x1b]8;", "")
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in shown(answer(), out=Terminal())


def test_long_sources_stay_one_line_in_a_terminal_and_whole_in_a_file() -> None:
    source = {**SOURCE, "title": "long " * 40 + "end"}
    assert (
        len([line for line in shown(answer(sources=[source])).splitlines() if line.startswith("[1]") and "end (2026)" in line])
        == 1
    )
    assert "end (2026)" not in shown(answer(sources=[source]), out=Terminal())


def test_nothing_steers_the_terminal() -> None:
    text = shown(answer("safe\x1b]0;title\x07 \u202etext"), out=Terminal())
    assert "\x1b]0" not in text and "\u202e" not in text


def test_marks_that_look_like_markup_are_text() -> None:
    assert "[bold]x[/bold] [1]" in shown(answer("[bold]x[/bold] [1]"))


def test_sources_with_addresses() -> None:
    out = io.StringIO()
    Screen(out, io.StringIO()).sources([answer(), answer()])
    assert out.getvalue().splitlines() == ["[1] NHS Employers: Pay bands (2026)", "    https://example.org/pay", ""]


def test_no_sources_is_said() -> None:
    out = io.StringIO()
    Screen(out, io.StringIO()).sources([])
    assert "cites no source" in out.getvalue()
