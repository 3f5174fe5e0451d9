"""Persons: full names, then surnames and first names that belong to them; two of one surname are kept apart."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from graph.extraction.mentions import PARTICLES, Mention
from graph.linguistics.lexicon import closed_class
from graph.resolution.cast import Cast, Figure

TITLES_IN_NAMES = closed_class("titles_in_names")
GENERATIONS = closed_class("generations")
ARTICLES = re.compile(r"^(?:al|an|ar|as|asch|ash|at|el|ul)-(?=\w{3})")
SHORTEST_MISSPELT = 5
LETTERS = str.maketrans({"ł": "l", "ø": "o", "ı": "i", "đ": "d", "æ": "ae"})


def settle_persons(cast: Cast) -> None:
    """Give persons their figures: full names first, so that a surname before the full name finds it too."""
    persons = [mention for mention in cast.mentions if mention.sort == "person" and mention.head not in cast.at]
    full = [mention for mention in persons if not _is_short(name_words(mention.text))]
    for mention in full:
        cast.put(_full(cast, mention), mention)
    for mention in persons:
        if _is_short(name_words(mention.text)) and mention.head not in cast.at:
            cast.put(_organisation(cast, mention) or _short(cast, mention), mention)


def _organisation(cast: Cast, mention: Mention) -> Figure | None:
    """Return the organisation whose longer name begins with the word ("Mahan" after "Mahan Air"), unless a person has it."""
    words = name_words(mention.text)
    if not words or any(figure.kind == "Official" and _has(figure, words[-1]) for figure in cast.figures):
        return None
    matching = (
        figure
        for figure in cast.figures
        if figure.kind == "Organisation"
        for form in figure.surfaces
        if form.split()[0] == words[-1]
    )
    return next(matching, None)


def name_words(text: str) -> list[str]:
    """Return the words of a name without titles before it, initials, "Jr." behind it and genitive endings."""
    words = [word.strip("’'.,()„“\"»«") for word in text.replace("’s", "").replace("'s", "").split()]
    words = [word for word in words if word and word != "s"]
    while len(words) > 1 and words[0].casefold() in TITLES_IN_NAMES:
        words = words[1:]
    while len(words) > 2 and words[-1].casefold() in GENERATIONS:
        words = words[:-1]
    return [words[0], *(word for word in words[1:-1] if len(word) > 1), words[-1]] if len(words) > 2 else words


def same_word(first: str, second: str) -> bool:
    """Tell whether two name words are equal but for accents, hyphens, case and a German genitive s."""
    one, other = _plain(first), _plain(second)
    return one == other or one + "s" == other or other + "s" == one


@cache
def _plain(word: str) -> str:
    """Return a name word in lower case without accents, Arabic article, apostrophes and hyphens ("Erdoğan": erdogan)."""
    decomposed = unicodedata.normalize("NFKD", ARTICLES.sub("", word.casefold()).translate(LETTERS))
    return "".join(char for char in decomposed if char.isalnum())


def _misspelt(first: str, second: str) -> bool:
    """Tell whether two name words differ by one letter, or by two that have changed places ("Karsai", "Karzai")."""
    one, other = sorted((_plain(first), _plain(second)), key=len)
    if len(one) < SHORTEST_MISSPELT or one[0] != other[0] or len(other) - len(one) > 1:
        return False
    left = next((index for index, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), len(one))
    if len(one) < len(other):
        return one[left:] == other[left + 1 :]
    swapped = one[left : left + 2] == other[left : left + 2][::-1]
    return one[left + 1 :] == other[left + 1 :] or (swapped and one[left + 2 :] == other[left + 2 :])


def _is_short(words: list[str]) -> bool:
    """Tell whether a name is a surname alone, perhaps with its particles ("de Maizière")."""
    return sum(word.casefold() not in PARTICLES for word in words) <= 1


def _full(cast: Cast, mention: Mention) -> Figure:
    words = name_words(mention.text)
    for figure in cast.figures:
        if figure.kind == "Official" and _same_person(name_words(figure.name), words):
            if len(words) > len(name_words(figure.name)):
                figure.name = mention.text
            return figure
    return _new(cast, mention)


def _same_person(one: list[str], other: list[str]) -> bool:
    """Tell whether two full names are of one person: the same last word and no first word against it, or one within the other."""
    if not one or not other:
        return False
    if _within(one, other) or _within(other, one):
        return True
    if not same_word(one[-1], other[-1]):
        return same_word(one[0], other[0]) and len(one) == len(other) and _misspelt(one[-1], other[-1])
    return (
        same_word("".join(one[:-1]), "".join(other[:-1]))
        or same_word(one[0], other[0])
        or (one[0][0].casefold() == other[0][0].casefold() and min(len(one[0]), len(other[0])) <= 2)
    )


def _within(part: list[str], whole: list[str]) -> bool:
    """Tell whether two or more words begin or end a longer name ("Hirsi Ali" of "Ayaan Hirsi Ali")."""
    size = len(part)
    return 1 < size < len(whole) and any(all(map(same_word, part, words)) for words in (whole[:size], whole[-size:]))


def _short(cast: Cast, mention: Mention) -> Figure:
    word = name_words(mention.text)[-1] if name_words(mention.text) else mention.text
    persons = [figure for figure in cast.figures if figure.kind == "Official" and not figure.anonymous]
    matching = [figure for figure in persons if _has(figure, word)] or [
        figure for figure in persons if _misspelt(name_words(figure.name)[-1], word)
    ]
    before = [figure for figure in matching if figure.heads and min(figure.heads) <= mention.head]
    if before:
        return max(before, key=lambda figure: max(head for head in figure.heads if head <= mention.head))
    return matching[0] if matching else _new(cast, mention)


def _has(figure: Figure, word: str) -> bool:
    words = name_words(figure.name)
    return (
        same_word(words[-1], word)
        or (len(words) > 2 and same_word(words[-2], word))
        or (len(words) > 1 and same_word(words[0], word))
    )


def _new(cast: Cast, mention: Mention) -> Figure:
    key = _office_meant(cast, [key for key in mention.keys if cast.known.known[key].kind == "Official"])
    name = _without_genitive(mention)
    bare = name.removesuffix("s")
    name = bare if key and bare != name and key in cast.known.lookup(bare) else name
    figure = Figure("Official", name, key, cast.known.known.get(key))
    cast.figures.append(figure)
    return figure


def _office_meant(cast: Cast, keys: list[str]) -> str:
    """Return which of a known person's offices an article means.

    It is held when the article was published, of a side that the article names, of a state rather than a body, of a
    body rather than a party.
    """
    rows = {key: cast.known.known[key] for key in keys}
    held = [key for key, one in rows.items() if one.row["from"] <= cast.year <= (one.row["to"] or "9999")] or keys
    named = [key for key in held if rows[key].of in cast.by_key] or held
    return min(named, key=lambda key: _rank(cast, rows[key].of), default="")


def _rank(cast: Cast, side: str) -> int:
    """Return how little an office of a side is one of state."""
    known = cast.known.known.get(side)
    return 0 if known is None or known.kind == "State" else 2 if known.sort == "party" else 1


def _without_genitive(mention: Mention) -> str:
    return mention.text.replace("’s", "").replace("'s", "").strip()
