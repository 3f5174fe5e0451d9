"""Persons: full names, then surnames and first names that belong to them; two of one surname are kept apart."""

from __future__ import annotations

from graph.extraction.mentions import Mention
from graph.linguistics.lexicon import closed_class
from graph.resolution.cast import Cast, Figure

TITLES_IN_NAMES = closed_class("titles_in_names")


def settle_persons(cast: Cast) -> None:
    """Give persons their figures: full names first, so that a surname before the full name finds it too."""
    persons = [mention for mention in cast.mentions if mention.sort == "person" and mention.head not in cast.at]
    full = [mention for mention in persons if len(name_words(mention.text)) > 1]
    for mention in full:
        cast.put(_full(cast, mention), mention)
    for mention in persons:
        if len(name_words(mention.text)) <= 1 and mention.head not in cast.at:
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
    """Return the words of a name without titles and genitive endings."""
    words = [word.strip("’'.,()„“\"»«") for word in text.replace("’s", "").replace("'s", "").split()]
    return [word for word in words if word and word.casefold() not in TITLES_IN_NAMES and word != "s"]


def same_word(first: str, second: str) -> bool:
    """Tell whether two name words are equal but for case and a German genitive s."""
    one, other = first.casefold(), second.casefold()
    return one == other or one + "s" == other or other + "s" == one


def _full(cast: Cast, mention: Mention) -> Figure:
    words = name_words(mention.text)
    for figure in cast.figures:
        if figure.kind == "Official" and _same_person(name_words(figure.name), words):
            if len(words) > len(name_words(figure.name)):
                figure.name = mention.text
            return figure
    return _new(cast, mention)


def _same_person(one: list[str], other: list[str]) -> bool:
    """Tell whether two full names are of one person: the same last word and no first word against it."""
    if not one or not other:
        return False
    if not same_word(one[-1], other[-1]):
        return _is_shorter(one, other) or _is_shorter(other, one)
    if len(one) == 1 or len(other) == 1:
        return True
    return (
        same_word(one[0].replace("-", ""), "".join(other[:-1]).replace("-", ""))
        or same_word(one[0], other[0])
        or (one[0][0].casefold() == other[0][0].casefold() and min(len(one[0]), len(other[0])) <= 2)
    )


def _is_shorter(short: list[str], long: list[str]) -> bool:
    """Tell whether a name is another one without its last surname ("Pedro Pierluisi", "Pedro Pierluisi Urrutia")."""
    names = [word for word in long if len(word) > 1]
    return 1 < len(short) < len(names) and all(same_word(*pair) for pair in zip(short, names, strict=False))


def _short(cast: Cast, mention: Mention) -> Figure:
    word = name_words(mention.text)[-1] if name_words(mention.text) else mention.text
    matching = [
        figure for figure in cast.figures if figure.kind == "Official" and not figure.anonymous and _has(figure, word)
    ]
    before = [figure for figure in matching if figure.heads and min(figure.heads) <= mention.head]
    if before:
        return max(before, key=lambda figure: max(head for head in figure.heads if head <= mention.head))
    return matching[0] if matching else _new(cast, mention)


def _has(figure: Figure, word: str) -> bool:
    words = name_words(figure.name)
    return bool(words) and (
        same_word(words[-1], word)
        or (len(words) > 2 and same_word(words[-2], word))
        or (len(words) == 2 and same_word(words[0], word))
    )


def _new(cast: Cast, mention: Mention) -> Figure:
    key = next((key for key in mention.keys if cast.known.known[key].kind == "Official"), "")
    figure = Figure("Official", _without_genitive(mention), key, cast.known.known.get(key))
    cast.figures.append(figure)
    return figure


def _without_genitive(mention: Mention) -> str:
    return mention.text.replace("’s", "").replace("'s", "").strip()
