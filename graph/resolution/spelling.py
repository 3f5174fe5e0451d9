"""One key for the German and the English spelling of a name: Rjabkow and Ryabkov, Selenskyj and Zelensky.

A rough consonant skeleton over the usual transliteration pairs; it is compared only among persons of one side.
"""

from __future__ import annotations

import re
import unicodedata

PAIRS = (
    ("schtsch", "S"), ("shch", "S"), ("tsch", "C"), ("tch", "C"), ("ch", "C"), ("sch", "S"), ("sh", "S"), ("zh", "S"),
    ("kh", "C"), ("dsch", "J"), ("dj", "J"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("q", "k"), ("w", "v"), ("ou", "u"),
    ("z", "s"), ("x", "ks"), ("ya", "a"), ("ja", "a"), ("yu", "u"), ("ju", "u"),
)  # fmt: skip


def skeleton(name: str) -> str:
    """Return the words of a name as consonants in a common spelling, first and last word only."""
    words = [word for word in re.split(r"[\s]+", _ascii(name)) if word]
    chosen = [words[0], words[-1]] if len(words) > 1 else words
    return " ".join(_consonants(word) for word in chosen)


def _ascii(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold().replace("’", "").replace("'", ""))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _consonants(word: str) -> str:
    for spelling, sound in PAIRS:
        word = word.replace(spelling, sound)
    first, rest = word[:1], re.sub(r"[aeiouyjh\W]", "", word[1:])
    return first + re.sub(r"(.)\1+", r"\1", rest)
