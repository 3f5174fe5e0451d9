"""German and English forms that the gazetteer spells out, so that its readers need no grammar.

A hand-written row says "Russe" or "Internationaler Strafgerichtshof"; the built file has "Russen", "Russin" and
"Internationalen Strafgerichtshof" too. The genitive -s of names ("Russlands") is left to the reader of the files.
"""

from itertools import takewhile

ADJECTIVE_ENDINGS = {"e": ("e", "en", "er"), "es": ("es", "e", "en"), "er": ("er", "e", "en", "em")}
"""The endings that an adjective shows in a name, by the ending of its dictionary form."""
ADJECTIVE_SUFFIXES = ("isch", "lich", "ig", "ional", "eral", "är", "iert", "igt", "fnet", "jährig")
"""How the stems of adjectives end."""
ADJECTIVES = frozenset(
    "besetzt blau deutsch ehemals erst frei früher gemeinsam golden groß halb hoh höchst leuchtend link nah neu oberst "
    "orthodox rot schnell schwarz vereint wahr weiss weiß zentral sozial global".split()
)
"""Stems of adjectives with no such ending."""
GENITIVE_IN_ES = (
    "rat",
    "tag",
    "bund",
    "hof",
    "amt",
    "dienst",
    "gericht",
    "pakt",
    "haus",
    "kongress",
    "ausschuss",
    "reich",
)
"""How names end that have a genitive in -es beside or instead of the one in -s."""
NOUN_FORMS = {
    "staat": ("staats", "staates", "staaten"),
    "land": ("lands", "landes", "länder", "ländern"),
    "mitglied": ("mitglieds", "mitgliedes", "mitglieder", "mitgliedern"),
    "republik": ("republiken",),
    "macht": ("mächte", "mächten"),
    "monarchie": ("monarchien",),
    "partner": ("partners", "partnern"),
}
"""Further forms of the nouns that name a group's members, by how the word ends."""
UNCHANGED_PLURALS = ("ese", "ss", "ish", "French", "Dutch", "Kiribati", "Vanuatu", "Basotho", "Batswana", "Swazi")
"""Endings of English words for a people that take no plural -s."""


def name_forms(name: str) -> list[str]:
    """Return ``name`` and its inflected forms ("Europäischer Rat", "Europäischen Rat", "Europäischen Rates", ...)."""
    return [form for one in _adjective_forms(name) for form in (one, *_genitives(one))]


def _genitives(name: str) -> list[str]:
    """Return the genitive in -es of names that have one ("Sicherheitsrates"); the reader knows the one in -s."""
    return [name + "es"] if name.lower().endswith(GENITIVE_IN_ES) else []


def _adjective_forms(name: str) -> list[str]:
    """Return ``name`` with the adjectives at its beginning in all endings."""
    words = name.split()
    count = len(list(takewhile(lambda word: _ending(word) == _ending(words[0]) != "", words[:-1])))
    if not count:
        return [name]
    stems = [word.removesuffix(_ending(word)) for word in words[:count]]
    endings = ADJECTIVE_ENDINGS[_ending(words[0])]
    return [" ".join([*(stem + ending for stem in stems), *words[count:]]) for ending in endings]


def _ending(word: str) -> str:
    """Return the adjective ending of ``word``; empty if it is no adjective ("Wiener" never changes)."""
    for ending in ("es", "er", "e"):
        stem = word.removesuffix(ending).rpartition("-")[2].lower()
        if word.endswith(ending) and (stem in ADJECTIVES or stem.endswith(ADJECTIVE_SUFFIXES)):
            return ending
    return ""


def member_forms(word: str) -> list[str]:
    """Return all forms of a group's word ("EU-Staat", "EU-Staaten"; "ehemalige Sowjetrepubliken")."""
    for ending, forms in NOUN_FORMS.items():
        if word.lower().endswith(ending):
            stem = word[: -len(ending)]
            capital = word[len(stem)].isupper()
            nouns = [word, *(stem + (form.capitalize() if capital else form) for form in forms)]
            return [form for noun in nouns for form in _adjective_forms(noun)]
    return _adjective_forms(word)


def demonym_forms(word: str) -> list[str]:
    """Return all forms of a German word for a person ("Russe": "Russen", "Russin", "Russinnen")."""
    if word.endswith("er"):
        return [word, *(word + ending for ending in ("s", "n", "in", "innen"))]
    if word.endswith("e"):
        return [word, word + "n", word[:-1] + "in", word[:-1] + "innen"]
    if word[-1] in "aiouy":
        return [word, word + "s"]
    return [word, *(word + ending for ending in ("en", "in", "innen"))]


def english_demonym_forms(word: str) -> list[str]:
    """Return the singular and plural of an English word for a person."""
    return [word] if word.endswith(UNCHANGED_PLURALS) else [word, word + "s"]


def city_adjective(city: str) -> str:
    """Return the adjective in -er of a city ("Moskauer"); empty where no rule gives one."""
    regular = city.isalpha() and city[-1] not in "aeiouyáéíóú" and not city.endswith("en")
    return city + "er" if regular else ""
