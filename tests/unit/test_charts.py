"""Pictures of pay and of career ladders: what they show, in words, in characters and drawn."""

from __future__ import annotations

import re
import struct
from xml.etree import ElementTree

import pytest

from advisor import charts
from advisor.answers import pictures
from advisor.charts import ladder, paint, pay
from advisor.knowledge import load
from tests.unit import factory

KNOWN = load.shared()
SMALL = factory.knowledge()
SVG = "{http://www.w3.org/2000/svg}"
EVERY_CHART = [
    (kind, id, country)
    for id, role in KNOWN.roles.items()
    for country in role.countries
    for kind, made in (("pay", pictures.pay(KNOWN, [id], country)), ("ladder", pictures.ladder(KNOWN, [id], country)))
    if made
]


def words(svg: bytes) -> list[str]:
    """Return the texts of a picture, line by line."""
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


# Pay


def test_pay_is_that_of_the_knowledge_with_its_year_and_source() -> None:
    chart = pay.chart(SMALL, ["ward_manager", "matron"], "UK")
    assert [(bar.title, bar.low, bar.high) for bar in chart.bars] == [
        ("Ward manager", 49387, 56515),
        ("Matron", 57528, 64750),
    ]
    assert chart.bars[0].note == "NHS band 7, 2025"
    assert chart.sources == ["NHS: Page handbook (2025)"]
    assert "Ward manager: £49,387 to £56,515 (NHS band 7, 2025) [1]." in chart.alt
    assert "[1] NHS: Page handbook (2025)." in chart.alt


def test_a_median_is_told_with_the_range_of_most() -> None:
    (bar,) = pay.chart(SMALL, ["nurse_manager_us"], "US").bars
    assert bar.amount == "median $117,960, most $69,680 to $219,080"
    assert bar.note == "a whole occupation, 2024"


def test_a_figure_is_never_shown_for_another_country() -> None:
    with pytest.raises(charts.ChartError, match="no general UK pay figure for nurse manager"):
        pay.chart(SMALL, ["nurse_manager_us"], "UK")


def test_an_employers_example_is_no_general_figure() -> None:
    data = factory.content()
    factory.entry(data, "roles", "ward_manager")["pay"][0]["scope"] = "example"
    factory.entry(data, "roles", "ward_manager")["bands"] = []
    chart = pay.chart(factory.knowledge(data), ["ward_manager", "matron"], "UK")
    assert [bar.title for bar in chart.bars] == ["Matron"]
    assert chart.missing == ["Ward manager"]
    assert "No general UK figure: ward manager." in chart.alt


def test_an_old_figure_says_so() -> None:
    data = factory.content()
    factory.entry(data, "roles", "ward_manager")["pay"][0]["year"] = 2015
    assert pay.chart(factory.knowledge(data), ["ward_manager"], "UK").bars[0].note.endswith("2015, may be out of date")


def test_pay_in_characters_has_longer_bars_further_right() -> None:
    lines = pay.chart(SMALL, ["band_7", "band_8a"], "UK").text.splitlines()
    first, second = (line for line in lines if "█" in line)
    assert len(first) == len(second)
    assert first.index("█") < second.index("█")


def test_a_pay_picture_names_every_post_its_amount_and_the_source() -> None:
    svg = charts.draw("pay", ["ward_manager", "matron"], "UK", "light", "svg")
    shown = " ".join(words(svg))
    for text in ("Pay in the UK", "Ward manager", "£49,387 to £56,515", "NHS band 8a, England, 2026 [1]", "Agenda for Change"):
        assert text in shown


# Ladders


def test_a_ladder_around_one_post_shows_what_comes_before_and_after() -> None:
    chart = ladder.chart(KNOWN, ["ward_manager"], "UK")
    assert [[rung.id for rung in row] for row in chart.rows] == [["junior_sister"], ["ward_manager"], ["matron"]]
    assert chart.moves == [("junior_sister", "ward_manager"), ("ward_manager", "matron")]
    assert [rung.id for rung in chart.rungs if rung.meant] == ["ward_manager"]
    assert "Junior sister (supervisor, band 6) leads to Ward manager." in chart.alt


def test_a_ladder_between_posts_leaves_out_short_cuts() -> None:
    chart = ladder.chart(KNOWN, ["ceo", "coo", "cno"], "UK")
    assert [[rung.id for rung in row] for row in chart.rows] == [["cno"], ["coo"], ["ceo"]]
    assert chart.moves == [("coo", "ceo"), ("cno", "coo")]


def test_a_ladder_as_text_is_indented_row_by_row() -> None:
    lines = ladder.chart(KNOWN, ["ward_manager"], "UK").text.splitlines()
    assert lines[2:5] == [
        "Junior sister (supervisor, band 6)",
        "   └─ Ward manager (manager, band 7)",
        "      └─ Matron (senior manager, band 8a)",
    ]


def test_a_post_of_another_country_is_refused() -> None:
    with pytest.raises(charts.ChartError, match="The matron is no US post"):
        ladder.chart(KNOWN, ["matron"], "US")


# Drawn


@pytest.mark.parametrize("theme", charts.THEMES)
def test_a_png_is_twice_as_wide_as_the_card(theme: str) -> None:
    png = charts.draw("ladder", ["ward_manager"], "UK", theme, "png")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    assert width == 2 * paint.WIDTH
    assert 400 < height < 1600


@pytest.mark.parametrize("theme", charts.THEMES)
def test_texts_stand_out_from_what_is_behind_them(theme: str) -> None:
    def light(colour: str) -> float:
        parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    colours = paint.COLOURS[theme]
    for front in ("text", "soft"):
        for back in ("back", "box"):
            high, low = sorted((light(colours[front]), light(colours[back])), reverse=True)
            assert (high + 0.05) / (low + 0.05) > 4.5, (front, back)


def test_a_picture_is_read_out_whole_and_holds_no_script() -> None:
    svg = charts.draw("pay", ["matron", "ward_manager"], "UK")
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    alt = pay.chart(KNOWN, ["matron", "ward_manager"], "UK").alt
    assert [root.findtext(f"{SVG}{name}") for name in ("title", "desc")] == ["Pay in the UK", alt]
    assert not [element for element in root.iter() if element.tag in (f"{SVG}script", f"{SVG}image", f"{SVG}foreignObject")]
    fonts = re.findall(rb"font: [^;]*?px ([^;\"]+)", svg)
    assert set(fonts) == {b"sans-serif"}


def test_dollars_are_no_formula() -> None:
    shown = " ".join(words(charts.draw("pay", ["nurse_manager_us"], "US")))
    assert "median $117,960, most $69,680 to $219,080" in shown


@pytest.mark.parametrize(("kind", "id", "country"), EVERY_CHART)
def test_no_text_is_cut_off_or_written_over_another(kind: str, id: str, country: str) -> None:
    made = pictures.pay(KNOWN, [id], country) if kind == "pay" else pictures.ladder(KNOWN, [id], country)
    assert made
    ids = made["path"].split("roles=")[1].split("&")[0].split(",")
    svg = ElementTree.fromstring(charts.draw(kind, ids, country))
    height = float(svg.get("height", "0"))
    boxes = []
    for text in svg.iter(f"{SVG}text"):
        style = text.get("style", "")
        size = float(re.search(r"([\d.]+)px", style)[1])  # type: ignore[index]
        width = paint.measured(text.text or "", size, bold="700" in style)
        x, y = float(text.get("x", "0")), float(text.get("y", "0"))
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[re.search("text-anchor: (\\w+)", style)[1]]  # type: ignore[index]
        assert left >= 0
        assert left + width <= paint.WIDTH
        assert size <= y <= height
        boxes.append((left, y - 0.7 * size, left + width, y + 0.1 * size, text.text))
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, (one, other)


def test_the_same_question_is_drawn_once() -> None:
    first = charts.draw("ladder", ["matron"], "UK", "dark", "svg")
    assert charts.draw("ladder", ("matron",), "UK", "dark", "svg") is first


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "pie"}, "pay or ladder"),
        ({"country": "FR"}, "UK or US"),
        ({"theme": "pink"}, "light or dark"),
        ({"format": "gif"}, "svg or png"),
        ({"roles": []}, "one to 6 roles"),
        ({"roles": list("abcdefg")}, "one to 6 roles"),
        ({"roles": ["king"]}, "no role or pay band with the id 'king'"),
        ({"roles": ["band_7"], "kind": "ladder"}, "no role with the id 'band_7'"),
        ({"roles": ["hr_manager"], "kind": "ladder"}, "no post before or after the human resources"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_plain_words(changes: dict[str, object], said: str) -> None:
    asked = {"kind": "pay", "roles": ["matron"], "country": "UK", "theme": "light", "format": "svg", **changes}
    with pytest.raises(charts.ChartError, match=said):
        charts.draw(**asked)  # type: ignore[arg-type]


# With answers


def test_one_posts_pay_is_shown_between_its_neighbours() -> None:
    chart = pictures.pay(KNOWN, ["matron"], "UK")
    assert chart
    assert chart["path"] == "/chat/charts/pay?roles=ward_manager,matron,divisional_director_nursing&country=UK"
    assert chart["alt"].startswith("Pay in the UK. Ward manager: £")


def test_a_band_is_shown_between_its_neighbours() -> None:
    chart = pictures.pay(KNOWN, ["band_7"], "UK")
    assert chart
    assert chart["path"] == "/chat/charts/pay?roles=band_6,band_7,band_8a&country=UK"


def test_figures_that_are_all_the_same_make_no_picture() -> None:
    assert pictures.pay(KNOWN, ["cno", "coo"], "US") is None


def test_a_post_without_a_figure_has_no_picture_of_its_neighbours_pay() -> None:
    assert pictures.pay(KNOWN, ["ceo"], "UK") is None


def test_of_a_long_way_the_picture_shows_as_many_posts_as_can_be_asked_for() -> None:
    way = [
        "admin_team_leader",
        "deputy_service_manager",
        "service_manager",
        "general_manager",
        "director_of_operations",
        "coo",
        "ceo",
    ]
    chart = pictures.ladder(KNOWN, way, "UK")
    assert chart
    assert chart["path"] == f"/chat/charts/ladder?roles={','.join(way[1:])}&country=UK"


def test_a_post_that_nothing_leads_to_or_from_has_no_ladder() -> None:
    assert pictures.ladder(KNOWN, ["hr_manager"], "UK") is None
