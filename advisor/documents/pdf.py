"""A page as PDF on A4, in the fonts that every reader of PDF has."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer

from .content import Page, Part

_BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=9.5, leading=12.5, alignment=TA_LEFT, spaceAfter=1.5)
_TITLE = ParagraphStyle("title", _BODY, fontName="Helvetica-Bold", fontSize=15, leading=18, spaceAfter=5)
_HEAD = ParagraphStyle("head", _BODY, fontName="Helvetica-Bold", fontSize=11.5, leading=14, spaceBefore=7, spaceAfter=2)
_PART = ParagraphStyle("part", _BODY, fontName="Helvetica-Bold", spaceBefore=3)
_ITEM = ParagraphStyle("item", _BODY, leftIndent=10, bulletIndent=0)
_SMALL = ParagraphStyle("small", _BODY, fontSize=7.5, leading=9.5)


def write(page: Page) -> bytes:
    """Return the page as a PDF file; the same page gives the same bytes."""
    file = io.BytesIO()
    document = SimpleDocTemplate(
        file,
        pagesize=A4,
        leftMargin=18 * mm,
        rightMargin=18 * mm,
        topMargin=14 * mm,
        bottomMargin=14 * mm,
        title=page.title,
        author="Healthcare career advisor",
        lang="en-GB",
        invariant=1,
    )
    document.build(_flow(page))
    return file.getvalue()


def _flow(page: Page) -> list[Flowable]:
    flow: list[Flowable] = [Paragraph(_set(page.title), _TITLE)]
    flow += [Paragraph(f"<b>{_set(label)}:</b> {_set(said)}", _BODY) for label, said in page.about]
    flow += _parts("Steps", page.steps)
    if page.routes:
        flow += _parts("Two routes to a qualification" if len(page.routes) > 1 else "A qualification that fits", page.routes)
    if page.gaps:
        flow.append(Paragraph("What is still open", _HEAD))
        flow += [Paragraph(_set(gap), _ITEM, bulletText="•") for gap in page.gaps]
    flow.append(Paragraph("Sources", _HEAD))
    for source in page.sources:
        said = _set(source.text)
        flow.append(Paragraph(f"<a href={quoteattr(source.url)}>{said}</a>" if source.url else said, _SMALL))
    return [*flow, Spacer(1, 6), Paragraph(f"<b>{_set(page.notice)}</b>", _SMALL)]


def _parts(title: str, parts: list[Part]) -> list[Flowable]:
    flow: list[Flowable] = [Paragraph(title, _HEAD)]
    for part in parts:
        lines = [
            Paragraph(f"<b>{_set(line.label)}:</b> {_set(line.text)} {_set(line.marks)}", _ITEM, bulletText="•")
            for line in part.lines
        ]
        flow.append(KeepTogether([Paragraph(_set(part.title), _PART), *lines]))
    return flow


def _set(text: str) -> str:
    """Return a text as the library's markup; what its fonts lack becomes a question mark instead of a black box."""
    return escape(text.encode("cp1252", "replace").decode("cp1252"))
