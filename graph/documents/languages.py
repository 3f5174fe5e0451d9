"""Which language a text is in: given, or recognised (docs/decisions/0003-language-detection.md)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.documents.problems import Refusal

if TYPE_CHECKING:
    from lingua import LanguageDetector

LANGUAGES = {"de": "German", "en": "English"}
NAMES = {"de": "de", "deu": "de", "ger": "de", "german": "de", "deutsch": "de",
         "en": "en", "eng": "en", "english": "en", "englisch": "en"}  # fmt: skip
# The languages of most news; a longer list costs memory and takes short English texts for Slovak or Ganda.
KNOWN = (
    "ARABIC", "BOKMAL", "BULGARIAN", "CHINESE", "CROATIAN", "CZECH", "DANISH", "DUTCH", "ENGLISH", "FINNISH", "FRENCH",
    "GERMAN", "GREEK", "HEBREW", "HINDI", "HUNGARIAN", "INDONESIAN", "ITALIAN", "JAPANESE", "KOREAN", "PERSIAN",
    "POLISH", "PORTUGUESE", "ROMANIAN", "RUSSIAN", "SPANISH", "SWEDISH", "TURKISH", "UKRAINIAN", "VIETNAMESE",
)  # fmt: skip
SAMPLE = 3_000
ONLY_OURS = "only German and English articles are read: leave it out"


def language_of(text: str, given: str | None = None) -> str:
    """Return "de" or "en", as given ("de-AT" and "German" too) or recognised from the first 3,000 characters.

    Raises Refusal for any other language and for a text that shows none.
    """
    found = _normal(given) if given else _recognised(text[:SAMPLE])
    if found not in LANGUAGES:
        name = LANGUAGES.get(found, found)
        raise Refusal(f"the article is in {name}", f"{ONLY_OURS}, or give its language if that is wrong")
    return found


def _normal(given: str) -> str:
    words = given.strip().casefold().replace("_", "-").split("-")
    return NAMES.get(words[0], f"the language {given!r}")


def _recognised(sample: str) -> str:
    language = _detector().detect_language_of(sample)
    if language is None:
        raise Refusal("the text shows no language", "give it with --language de or en, or leave the text out")
    return NAMES.get(language.name.casefold(), language.name.title())


@cache
def _detector() -> LanguageDetector:
    from lingua import Language, LanguageDetectorBuilder  # a fifth of a second, so only where it is needed

    chosen = [getattr(Language, name) for name in KNOWN]
    return LanguageDetectorBuilder.from_languages(*chosen).with_low_accuracy_mode().build()
