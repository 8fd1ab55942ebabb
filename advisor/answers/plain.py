"""An answer as plain text, for channels that show nothing else, such as `rasa shell`."""

from __future__ import annotations

from .model import Answer


def text(answer: Answer) -> str:
    """Return an answer's text, its comparison line by line, its picture in characters, its sources and its suggestions."""
    parts = [answer.text.replace("**", "")]
    if answer.table:
        heads = answer.table.columns[1:]
        for label, *cells in answer.table.rows:
            parts.append("\n".join([f"{label}:", *(f"  {head}: {cell}" for head, cell in zip(heads, cells))]))
    if answer.chart:
        parts.append(answer.chart["text"])
    if answer.sources:
        parts.append(
            "\n".join(f"[{index}] {note.publisher}: {note.title} ({note.year})" for index, note in enumerate(answer.sources, 1))
        )
    if answer.suggestions:
        parts.append(f"You could {'answer' if answer.progress else 'ask'}: " + " | ".join(answer.suggestions))
    return "\n\n".join(parts)
