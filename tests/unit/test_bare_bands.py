"""Pay bands of which people say no more than the number."""

from __future__ import annotations

import pytest

from advisor.nlu.bare_bands import found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("so how long till a 6", ["6"]),
        ("I'm a 5 at the moment", ["5"]),
        ("im on a 7 now, is that it", ["7"]),
        ("then 7?", ["7"]),
        ("is that a 7?", ["7"]),
        ("from a 5 to a 6, how long", ["5", "6"]),
        ("physio here, B6", ["6"]),
        ("should I take vitamin B6", []),
        ("I've a 9 to 5 job", []),
        ("im 6 months in", []),
        ("it got a 4.5 from me", []),
        ("on a 6 month contract", []),
        ("be a 3 here", []),
    ],
)
def test_a_number_is_a_band_where_a_post_could_be(text: str, numbers: list[str]) -> None:
    bands = list(found(text))
    assert [number for number, _, _ in bands] == numbers
    assert all(text[start:end] == number for number, start, end in bands)
