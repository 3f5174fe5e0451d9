from __future__ import annotations

import pytest

from graph.linguistics.gazetteer import gazetteer
from graph.linguistics.tokens import pipeline


@pytest.mark.parametrize(
    ("text", "key", "rest"),
    [
        ("Die US-Vizeaußenministerin kam.", "US", "Vizeaußenministerin"),
        ("Das EU-Mitglied schwieg.", "ORG-EU", "Mitglied"),
        ("Der Ukraine-Konflikt dauert an.", "UA", "Konflikt"),
        ("Ein Nordkorea-Kenner sprach.", "KP", "Kenner"),
        ("Der UN-Sicherheitsrats-Vorsitz wechselt.", "ORG-UNSC", "Vorsitz"),
        ("Die Ost-West-Gespräche ruhen.", "", ""),
    ],
)
def test_a_hyphen_compound_shows_the_part_that_names_a_state(text: str, key: str, rest: str) -> None:
    names = gazetteer("de").names(pipeline("de").make_doc(text))
    assert [(name.keys[0], name.rest) for name in names if name.how == "compound"] == ([(key, rest)] if key else [])
