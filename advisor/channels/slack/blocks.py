"""Answers as Slack's Block Kit: pure functions from an Answer to blocks, within Slack's limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ...answers import plain
from ...answers.model import OTHER_TOPICS, Answer, SourceNote, Table
from .mentions import escape

Block = dict[str, Any]

# Slack's limits, in characters and items.
BUTTON_TEXT = 75
BUTTON_VALUE = 2000
ALT_TEXT = 1000
SECTION_TEXT = 3000
MESSAGE_TEXT = 40_000
MESSAGE_BLOCKS = 50
ROW = 5
TABLE_ROWS = 100
TABLE_COLUMNS = 20
TABLE_TEXT = 10_000

# Action ids. A button's own follows after a colon, since Slack wants each to be unique in its block.
SUGGESTION = "suggestion"
QUIZ = "quiz"
HOME = "home"
FEEDBACK = "feedback"
EXPORT = "export"
ERASE = "erase"
COMMENT = "comment"

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).disable(["html_block", "html_inline", "image"])
_STYLES = {"strong": "bold", "em": "italic"}


def cut(text: str, most: int) -> str:
    """Return a text of at most that many characters, with an ellipsis where some are left out."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def notice(text: str) -> str:
    """Return a text as Slack's notification and screen readers take it, escaped and within the limit."""
    return cut(escape(text), MESSAGE_TEXT)


def section(text: str) -> Block:
    """Return a section of mrkdwn, which the caller has escaped."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": cut(text, SECTION_TEXT)}}


def context(*texts: str) -> Block:
    """Return a context block with a piece of mrkdwn for each text, which the caller has escaped."""
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": cut(text, SECTION_TEXT)} for text in texts]}


def button(label: str, action: str, value: str, **more: Any) -> Block:
    """Return a button; a label that is too long is cut while the value keeps the whole text."""
    text = {"type": "plain_text", "text": cut(label, BUTTON_TEXT)}
    return {"type": "button", "text": text, "action_id": action, "value": cut(value, BUTTON_VALUE), **more}


def choices(texts: Sequence[str], action: str) -> list[Block]:
    """Return plain texts as buttons in rows of five, each with its text as value."""
    buttons = [button(text, f"{action}:{index}", text) for index, text in enumerate(texts)]
    return [{"type": "actions", "elements": buttons[start : start + ROW]} for start in range(0, len(buttons), ROW)]


def rich_text(markdown: str) -> Block | None:
    """Return Markdown as a rich text block, in which nothing has to be escaped; None where there is no text.

    Paragraphs, headings, lists, bold, italic, code and links are kept; all else is shown as it was typed.
    """
    elements: list[Block] = []
    for node in _grouped(_MARKDOWN.parse(markdown)):
        if isinstance(node, list):
            _add_paragraph(elements, node)
        else:
            if elements and elements[-1]["type"] == "rich_text_section":
                elements[-1]["elements"].append(_text("\n"))
            elements.append(node)
    return {"type": "rich_text", "elements": elements} if elements else None


def _add_paragraph(elements: list[Block], inline: list[Block]) -> None:
    if elements and elements[-1]["type"] == "rich_text_section":
        elements[-1]["elements"] += [_text("\n\n"), *inline]
    else:
        before = [_text("\n")] if elements else []
        elements.append({"type": "rich_text_section", "elements": [*before, *inline]})


def _grouped(tokens: Sequence[Token]) -> Iterable[list[Block] | Block]:
    """Yield the inline elements of each paragraph, and each list as its rich text element; an inner list is flattened."""
    items: list[Block] = []
    depth, style = 0, "bullet"
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
            style = "ordered" if token.type == "ordered_list_open" else "bullet"
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
            if not depth:
                yield {"type": "rich_text_list", "style": style, "elements": items}
                items = []
        elif token.type == "list_item_open":
            items.append({"type": "rich_text_section", "elements": []})
        elif token.type == "inline":
            inline = _inline(token.children or [])
            if depth:
                held = items[-1]["elements"]
                held += [_text("\n"), *inline] if held else inline
            else:
                yield inline
        elif token.type in ("fence", "code_block"):
            yield [_text(token.content.rstrip("\n"), {"code": True})]


def _inline(tokens: Sequence[Token]) -> list[Block]:
    style: dict[str, bool] = {}
    address = ""
    found: list[Block] = []
    for token in tokens:
        name, _, edge = token.type.rpartition("_")
        if edge in ("open", "close") and name in _STYLES:
            style = {**style, _STYLES[name]: True} if edge == "open" else {k: v for k, v in style.items() if k != _STYLES[name]}
        elif token.type == "link_open":
            address = str(token.attrs.get("href") or "")
        elif token.type == "link_close":
            address = ""
        elif token.type in ("softbreak", "hardbreak"):
            found.append(_text(" " if token.type == "softbreak" else "\n"))
        elif token.content:
            shown = {**style, "code": True} if token.type == "code_inline" else style
            found.append(_link(address, token.content, shown) if address else _text(token.content, shown))
    return found or [_text(" ")]


def _text(text: str, style: dict[str, bool] | None = None) -> Block:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


def _link(address: str, text: str, style: dict[str, bool]) -> Block:
    return {"type": "link", "url": address, "text": text, **({"style": style} if style else {})}


def table(data: Table) -> list[Block]:
    """Return a comparison as a table block, or as rich text where it is larger than Slack's tables."""
    rows = [data.columns, *data.rows]
    size = sum(len(cell) for row in rows for cell in row)
    if len(rows) <= TABLE_ROWS and len(data.columns) <= TABLE_COLUMNS and size <= TABLE_TEXT:
        cells = [[_cell(cell, line == 0 or column == 0) for column, cell in enumerate(row)] for line, row in enumerate(rows)]
        return [{"type": "table", "rows": cells, "column_settings": [{"is_wrapped": True} for _ in data.columns]}]
    sections = []
    for label, *cells_ in data.rows:
        lines = [_text(label, {"bold": True})]
        lines += [_text(f"\n{head}: {cell}") for head, cell in zip(data.columns[1:], cells_)]
        sections.append({"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": lines}]})
    # The rest of an answer needs far fewer blocks than are left.
    return sections[: MESSAGE_BLOCKS - 10]


def _cell(text: str, head: bool) -> Block:
    if not head or not text:
        return {"type": "raw_text", "text": text or " "}
    inner = {"type": "rich_text_section", "elements": [_text(text, {"bold": True})]}
    return {"type": "rich_text", "elements": [inner]}


def sources(notes: Sequence[SourceNote]) -> list[Block]:
    """Return the sources as context blocks, numbered as the marks in the text."""
    pieces: list[str] = []
    for number, note in enumerate(notes, 1):
        line = _source(number, note)
        if pieces and len(pieces[-1]) + 1 + len(line) <= SECTION_TEXT:
            pieces[-1] += "\n" + line
        else:
            pieces.append(line)
    return [context(piece) for piece in pieces]


def _source(number: int, note: SourceNote) -> str:
    title = escape(f"{note.publisher}: {note.title}")
    if note.url:
        # A bar would end the address and a blank the link.
        title = f"<{escape(quote(note.url, safe=_KEPT_IN_ADDRESSES))}|{title.replace('|', '/')}>"
    return f"[{number}] {title} ({note.year})"


_KEPT_IN_ADDRESSES = "%/:?#[]@!$&'()*+,;=~"


def progress(numbers: Sequence[int]) -> Block:
    """Return how far a quiz has come, from the number of the question and how many there are."""
    at, of = numbers
    return context(f"Question {at} of {of}  {'▰' * at}{'▱' * (of - at)}")


def feedback(value: str) -> Block:
    """Return thumbs up and down; `value` says for which answer, with ":up" or ":down" behind it."""
    thumbs = {
        "type": "feedback_buttons",
        "action_id": FEEDBACK,
        "positive_button": _thumb("Helpful", "This answer helped", f"{value}:up"),
        "negative_button": _thumb("Not helpful", "This answer did not help", f"{value}:down"),
    }
    return {"type": "context_actions", "elements": [thumbs]}


def _thumb(label: str, read_out: str, value: str) -> Block:
    return {"text": {"type": "plain_text", "text": label}, "accessibility_label": read_out, "value": value}


def can_be_rated(answer: Answer) -> bool:
    """Tell whether an answer gets thumbs: one on a career topic or a plan does, small talk and a crisis line do not."""
    return answer.topic == "plan" or answer.topic not in OTHER_TOPICS


def message(
    answer: Answer, *, asked: str = "", owner: str = "", rating: str = "", suggestions: Sequence[str] = ()
) -> tuple[str, list[Block]]:
    """Return an answer as a message of Slack's.

    Args:
        answer: The answer.
        asked: A line of mrkdwn above it that says what was asked, where the person did not type it there.
        owner: Id of the person it is for, who alone may answer a question of a quiz.
        rating: What its thumbs stand for (see `feedback`); none are shown without.
        suggestions: What to show as buttons below it.

    Returns:
        The text for notifications and screen readers, and the blocks.
    """
    blocks = [context(asked)] if asked else []
    if answer.progress:
        blocks.append(progress(answer.progress))
    body = rich_text(answer.text)
    blocks += [body] if body else []
    blocks += table(answer.table) if answer.table else []
    blocks += sources(answer.sources)
    room = MESSAGE_BLOCKS - len(blocks) - 1
    blocks += choices(suggestions, f"{QUIZ}:{owner}" if answer.topic == "quiz" else SUGGESTION)[:room]
    if rating and can_be_rated(answer):
        blocks.append(feedback(rating))
    return notice(plain.text(answer)), blocks


def answered(blocks: Sequence[Block], choice: str) -> list[Block]:
    """Return the blocks of a quiz question whose buttons have given way to the choice that was made."""
    kept = [{key: value for key, value in block.items() if key != "block_id"} for block in blocks if block["type"] != "actions"]
    return [*kept, context(f"✓ {escape(choice)}")] if choice else kept


def home(questions: Sequence[str], quiz: str) -> Block:
    """Return the Home tab: what to ask, the quiz, and the person's own data."""
    erase = button("Erase my data", ERASE, ERASE, style="danger", confirm=_confirm())
    export = button("Send me my data", EXPORT, EXPORT)
    return {
        "type": "home",
        "blocks": [
            {"type": "header", "text": {"type": "plain_text", "text": "Careers in healthcare leadership and management"}},
            section(
                "Ask me here in *Messages*, mention me in a channel, or type `/career` and your question anywhere. "
                "I say where each figure comes from and how old it is."
            ),
            section("*What you can ask*"),
            *choices(questions, HOME),
            section("*Not sure which role suits you?*"),
            {"type": "actions", "elements": [button("Take the quiz", f"{HOME}:quiz", quiz, style="primary")]},
            {"type": "divider"},
            section("*Your data*\nYour talks with me are kept until you erase them."),
            {"type": "actions", "elements": [export, erase]},
            context(OWN_COPY),
        ],
    }


OWN_COPY = "Slack keeps its own copy of every message. Delete messages in Slack itself, or ask whoever runs your workspace."


def erase_offer() -> tuple[str, list[Block]]:
    """Return the question whether to erase, asked before anything is."""
    text = "This erases every talk you have had with me, in messages and in channels. It cannot be undone."
    buttons = [button("Erase my data", ERASE, ERASE, style="danger", confirm=_confirm())]
    return text, [section(text), {"type": "actions", "elements": buttons}, context(OWN_COPY)]


def _confirm() -> Block:
    return {
        "title": {"type": "plain_text", "text": "Erase my data?"},
        "text": {"type": "plain_text", "text": "Every talk you have had with me is erased. This cannot be undone."},
        "confirm": {"type": "plain_text", "text": "Erase"},
        "deny": {"type": "plain_text", "text": "Keep"},
        "style": "danger",
    }


def comment_form(rating: str) -> Block:
    """Return the modal that asks what was wrong with an answer; `rating` comes back as its private metadata."""
    box = {"type": "plain_text_input", "action_id": COMMENT, "multiline": True, "max_length": 500}
    label = {"type": "plain_text", "text": "What was wrong or missing?"}
    return {
        "type": "modal",
        "callback_id": COMMENT,
        "private_metadata": rating,
        "title": {"type": "plain_text", "text": "Thank you"},
        "submit": {"type": "plain_text", "text": "Send"},
        "close": {"type": "plain_text", "text": "Skip"},
        "blocks": [{"type": "input", "block_id": COMMENT, "optional": True, "label": label, "element": box}],
    }
