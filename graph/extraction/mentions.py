"""Who is mentioned: states, organisations, persons, offices and bodies as stretches of tokens.

A mention is about words. Which actor it is, `graph.resolution` decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from graph.extraction.grammar import case, feature_of, genitives, grammatical_case, remembered, sentence_of
from graph.extraction.institutions import institutions, known_bodies
from graph.extraction.offices import Body, Office, body_of, body_phrase, office_of, office_phrase
from graph.linguistics.gazetteer import Gazetteer, Name
from graph.linguistics.lexicon import closed_class, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Doc, Span, Token

Sort = Literal["state", "organisation", "person", "office", "body", "group", "place", "adjective"]
LOCATIVE = {
    "de": closed_class("locatives_de"),
    "en": closed_class("locatives_en"),
}
OPENERS = closed_class("name_openers")
PARTICLES = closed_class("name_particles")
INSTITUTIONS = tuple(sorted(closed_class("institution_endings")))
COMPOUNDED = tuple(sorted({*INSTITUTIONS, *closed_class("institution_parts")}))
NO_INSTITUTIONS = closed_class("no_institutions")
CURRENCIES = closed_class("currencies")
GROUP_ENDINGS = tuple(sorted(closed_class("group_endings")))
TYPE_ENDINGS = tuple(sorted(closed_class("organisation_endings")))
OWNING = closed_class("owning")
SINGULAR = closed_class("articles_of_one_de")
ORGANISATION_LABELS = ("ORG",)
PERSON_LABELS = ("PER", "PERSON")
NAMING = ("flat", "appos")
PARTY_AND_PLACE = re.compile(r"^[DIR]-[A-Z][a-z]*\.?$")
"""How an American legislator's party and state stand behind the name: (R-La.)."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens `start` to `end` (exclusive) with the head `head`; `keys` of the gazetteer, several if ambiguous."""

    start: int
    end: int
    head: int
    sort: Sort
    text: str
    keys: tuple[str, ...] = ()
    how: str = ""
    office: Office | None = None
    body: Body | None = None
    definite: bool = True
    plural: bool = False


def mentions(doc: Doc, known: Gazetteer) -> list[Mention]:
    """Return the mentions of a Doc in the order of the text; names go before offices, long ones before short ones."""
    found: list[Mention] = []
    taken: set[int] = set()
    names = known.names(doc)
    for mention in (
        *_body_phrases(doc, known, names),
        *_institutions(doc, known, names),
        *_names(doc, known, names),
        *_persons(doc),
        *_after_titles(doc, known),
        *_organisations(doc, known),
        *_typed(doc, known),
    ):
        span = set(range(mention.start, mention.end))
        if not span & taken and doc[mention.start].pos_ != "SPACE":
            found.append(mention)
            taken |= span if mention.how != "compound" else span - {mention.end - 1}
    phrases = _phrases(doc, taken)
    taken |= {index for mention in phrases for index in range(mention.start, mention.end)}
    common = [*phrases, *(mention for token in doc for mention in _common(token, known, taken))]
    return sorted((*_without_compounds(found, common), *common), key=lambda mention: (mention.start, mention.end))


def _without_compounds(named: Iterable[Mention], common: Iterable[Mention]) -> list[Mention]:
    """Drop the bare first part of a compound whose whole is an office or a body ("US" of "US-Regierung")."""
    heads = {mention.head for mention in common}
    return [mention for mention in named if mention.how != "compound" or mention.end - 1 not in heads]


def _names(doc: Doc, known: Gazetteer, names: list[Name]) -> list[Mention]:
    return [mention for name in names if (mention := _name(doc, known, name)) is not None]


def _name(doc: Doc, known: Gazetteer, name: Name) -> Mention | None:
    span = doc[name.start : name.end]
    head = span.root
    kinds = {known.known[key].kind for key in name.keys}
    basic = Mention(name.start, name.end, head.i, "state", span.text, name.keys, name.how)
    if head.pos_ not in ("PROPN", "NOUN", "ADJ", "X", "ADV", "PRON", "DET", "NUM") or head.dep_ == "dep":
        return None
    if name.how == "adjective":
        return replace(basic, sort="adjective")
    if "Official" in kinds:
        end = next((ent.end for ent in doc.ents if ent.start == name.start and ent.end > name.end), name.end)
        return replace(basic, sort="person", end=end, text=doc[name.start : end].text)
    if inside_person(doc, name) or _is_longer(doc, name) or _is_of_money(head):
        return None
    if "Organisation" in kinds and "State" not in kinds:
        keys = () if _is_elsewhere(head, name, known) else name.keys
        return replace(basic, sort="organisation", keys=keys, how=name.how if keys else "ner")
    if kinds == {"Place"} or (name.how == "capital" and is_place(head)):
        return replace(basic, sort="place")
    return basic


def _is_elsewhere(head: Token, name: Name, known: Gazetteer) -> bool:
    """Tell whether a name is that of another country's body: "die Demokratische Partei Thailands" is not the American one."""
    homes = {known.known[key].of for key in name.keys} - {""}
    states = {key for word in owners(head) for key in known.lookup(word.text) if known.known[key].kind == "State"}
    return bool(homes and states) and homes.isdisjoint(states)


def inside_person(doc: Doc, name: Name) -> bool:
    """Tell whether a known name is only a part of a person's name ("Jordan" in "Michael Jordan")."""
    labels = [doc[index].ent_type_ in PERSON_LABELS for index in range(name.start, name.end)]
    neighbours = [index for index in (name.start - 1, name.end) if 0 <= index < len(doc)]
    return all(labels) and any(doc[index].ent_type_ in PERSON_LABELS for index in neighbours)


def _is_longer(doc: Doc, name: Name) -> bool:
    """Tell whether an English name of one word is only the end of another name ("New Jersey", "American Samoa")."""
    first = doc[name.start]
    if doc.lang_ != "en" or name.end != name.start + 1 or first.is_sent_start or first.text.isupper():
        return False
    before = first.nbor(-1)
    return before.lower_ in OPENERS and before.text[:1].isupper() and before.head.i == first.i


def _is_of_money(head: Token) -> bool:
    """Tell whether a country only names its money ("US-Dollar", "US dollars")."""
    last = head.lower_.rsplit("-", 1)[-1]
    return last in CURRENCIES or (head.dep_ in ("compound", "amod", "nmod") and head.head.lower_ in CURRENCIES)


def is_place(head: Token) -> bool:
    """Tell whether a city is meant as a place: it stands in a locative phrase."""
    preposition = case(head)
    if head.dep_ == "conj":
        return is_place(head.head)
    if preposition == "in" and _is_of_those_who_speak(head):
        return False
    return preposition in LOCATIVE.get(head.lang_, frozenset()) or (
        head.dep_ in ("flat", "appos") and is_dateline(head)
    )


def _is_of_those_who_speak(head: Token) -> bool:
    """Tell whether a German phrase says whose nameless people speak or act: "hieß es in Ankara", "in Rom weist man das zurück"."""
    verb = head.head
    below = {child.lower_ for child in verb.children if child.dep_.startswith(("nsubj", "expl", "obj"))}
    return head.lang_ == "de" and ("man" in below or (verb.lemma_ == "heißen" and "es" in below))


def is_dateline(head: Token) -> bool:
    """Tell whether a city opens a sentence as its dateline ("Genf (dpa)")."""
    return head.i == sentence_of(head).start


def _persons(doc: Doc) -> list[Mention]:
    spans = [span for span in doc.ents if span.label_ in PERSON_LABELS and _is_name(span) and not _is_title(span)]
    spans = [span for span in spans if not PARTY_AND_PLACE.match(span.text)]
    return [
        Mention(span.start, span.end, span.root.i, "organisation" if _has_acronym(span) else "person", span.text)
        for span in _joined(doc, spans)
    ]


def _after_titles(doc: Doc, known: Gazetteer) -> list[Mention]:
    """Return the names right behind a German title that the name finder took for no person ("Vizepremier Schawkat Nurmatow")."""
    if doc.lang_ != "de":
        return []
    found = []
    for token in doc[:-2]:
        first, last = doc[token.i + 1], doc[token.i + 2]
        named = first.text.istitle() and last.text.istitle() and last.pos_ == "PROPN" and last.head.i == first.i
        labels = {first.ent_type_, last.ent_type_}
        if (
            not named
            or token.pos_ != "NOUN"
            or labels & {*PERSON_LABELS, *ORGANISATION_LABELS}
            or last.dep_ not in NAMING
        ):
            continue
        if (
            first.pos_ in ("PROPN", "NOUN")
            and not (known.lookup(first.text) or known.lookup(last.text))
            and office_of(token, known)
        ):
            found.append(Mention(first.i, last.i + 1, first.i, "person", doc[first.i : last.i + 1].text))
    return found


def _has_acronym(span: Span) -> bool:
    """Tell whether a supposed person is followed by their initials, which only organisations are ("Thai Rak Thai (TRT)")."""
    initials = "".join(token.text[0] for token in span)
    behind = span.doc[span.end : span.end + 2]
    return len(initials) > 2 and [token.text for token in behind] == ["(", initials]


def _joined(doc: Doc, spans: list[Span]) -> list[Span]:
    """Join names that the name finder has cut ("Hans" and "Jörg Schelling", "Abdulaziz" bin "Salman")."""
    found: list[Span] = []
    for span in spans:
        if found and found[-1].sent == span.sent and _is_one_name(doc, found[-1].end, span.start):
            found[-1] = doc[found[-1].start : span.end]
        else:
            found.append(span)
    return found


def _is_one_name(doc: Doc, end: int, start: int) -> bool:
    return end == start or (end + 1 == start and doc[end].lower_ in PARTICLES)


def _is_name(span: Span) -> bool:
    return span.text != span.text.lower() and any(token.pos_ in ("PROPN", "NOUN", "X") for token in span)


def _is_title(span: Span) -> bool:
    """Tell whether the name finder took a bare title for a person."""
    return all(token.lower_ in lexicon(token.lang_).titles for token in span)


def _organisations(doc: Doc, known: Gazetteer) -> list[Mention]:
    return [
        Mention(span.start, span.end, span.root.i, "organisation", span.text, how="ner")
        for span in doc.ents
        if span.label_ in ORGANISATION_LABELS and _is_name(span) and not _is_title(span) and not _is_common(span, known)
    ]


def _body_phrases(doc: Doc, known: Gazetteer, names: list[Name]) -> list[Mention]:
    """Return the bodies whose name has several words ("Foreign Ministry", "Department of Justice")."""
    taken = known_bodies(known, names)
    begins = {index: name.start for name in names for index in range(name.start, name.end)}
    found: list[Mention] = []
    end = 0
    for token in doc:
        phrase = body_phrase(token) if token.i >= end and token.i not in taken else None
        if phrase is not None and not _goes_on(doc[token.i : phrase[0]]):
            end, body = phrase
            head = doc[token.i : end].root
            text = doc[min(token.i, begins.get(_start(head), _start(head))) : end].text
            found.append(Mention(token.i, end, head.i, "body", text, body.keys, body=body, definite=is_definite(head)))
    return found


def _goes_on(span: Span) -> bool:
    """Tell whether a longer name goes on behind the words ("Coast Guard Agency")."""
    following = span.doc[span.end] if span.end < span.sent.end else None
    return following is not None and following.ent_type_ in ORGANISATION_LABELS and following.text[:1].isupper()


def _institutions(doc: Doc, known: Gazetteer, names: list[Name]) -> list[Mention]:
    return [
        Mention(span.start, span.end, span.root.i, "organisation", span.text, how="words")
        for span in institutions(doc, known, names)
    ]


def _typed(doc: Doc, known: Gazetteer) -> list[Mention]:
    """Return the names that only their type tells to be organisations ("Gewerkschaft Sincta")."""
    found = []
    for token in doc[:-1]:
        named = token.nbor().pos_ in ("PROPN", "X") and is_type(token, known)
        end = _end_of_name(token) if named else token.i + 1
        if end > token.i + 1:
            span = doc[token.i + 1 : end]
            found.append(Mention(span.start, span.end, span.root.i, "organisation", span.text, how="type"))
    return found


def is_type(token: Token, known: Gazetteer) -> bool:
    """Tell whether a noun says what kind of organisation the name behind it is ("Umweltorganisation", "Miliz")."""
    if token.pos_ not in ("NOUN", "PROPN") or "Plur" in feature_of(token, "Number"):
        return False
    return bool(group_word(token)) or body_of(token, known) is not None or token.lower_.endswith(TYPE_ENDINGS)


def _end_of_name(kind: Token) -> int:
    """Return the token behind the proper nouns that stand beside their type as its apposition."""
    end = kind.i + 1
    while end < sentence_of(kind).end and (token := kind.doc[end]).pos_ in ("PROPN", "X") and not token.ent_type_:
        if token.dep_ not in ("appos", "flat", "compound") or not kind.i <= token.head.i < end:
            break
        end += 1
    return end


def _is_common(span: Span, known: Gazetteer) -> bool:
    """Tell whether a name of one word is an office or a body ("PDS-Bundestagsabgeordnete", "Bundesregierung")."""
    return len(span) == 1 and (office_of(span[0], known) is not None or body_of(span[0], known) is not None)


def _phrases(doc: Doc, taken: set[int]) -> list[Mention]:
    """Return the offices whose title has several words ("Prime Minister", "Secretary of State")."""
    found: list[Mention] = []
    end = 0
    for token in doc:
        phrase = office_phrase(token) if token.i >= end and token.i not in taken and token.dep_ != "dep" else None
        if phrase is not None:
            end, office = phrase
            head = doc[token.i : end].root
            found.append(
                Mention(
                    token.i, end, head.i, "office", doc[token.i : end].text, office=office, definite=is_definite(head)
                )
            )
    return found


def _common(token: Token, known: Gazetteer, taken: set[int]) -> list[Mention]:
    """Return the office or body that a common noun names."""
    if token.i in taken or token.pos_ not in ("NOUN", "PROPN", "ADJ", "X") or token.dep_ == "dep":
        return []
    office, body = office_of(token, known), body_of(token, known)
    if office is None and body is None and not group_word(token):
        return []
    plural = "Plur" in feature_of(token, "Number")
    if office is not None:
        plural = (plural and not _is_masculine_singular(token, office)) or _is_masculine_plural(token, office)
    start = _start(token)
    basic = Mention(
        start, token.i + 1, token.i, "office", token.doc[start : token.i + 1].text,
        definite=is_definite(token), plural=plural,
    )  # fmt: skip
    if office is not None and not (plural and is_group(token)):
        return [replace(basic, office=office, keys=office.keys)]
    if body is not None:
        return [replace(basic, sort="body", body=body, keys=body.keys)]
    if group_word(token):
        return [replace(basic, sort="group")]
    return []


def _is_masculine_plural(token: Token, office: Office) -> bool:
    """Tell whether its article shows that a masculine German title is a plural ("die Minister", genitive "der Minister")."""
    if token.lang_ != "de" or office.title.gender != "m":
        return False
    articles = {child.lower_ for child in token.children if child.dep_ == "det"}
    return "die" in articles or ("der" in articles and grammatical_case(token) == "Gen")


def _is_masculine_singular(token: Token, office: Office) -> bool:
    """Tell whether its form or its article shows that a masculine German title is a singular ("Experte", "den Sprecher")."""
    title = office.title
    if token.lang_ != "de" or title.gender != "m" or not token.lower_.endswith(title.word.casefold()):
        return False
    unlike = title.lemma == title.word and not title.word.endswith(("er", "el", "en"))
    return unlike or any(child.dep_ == "det" and child.lower_ in SINGULAR for child in token.children)


@remembered
def group_word(token: Token) -> str:
    """Return the group noun that a token is or ends with ("Rebellen", "Tuareg-Rebellen"), or an empty text."""
    return _listed_group(token) or institution(token)


def is_group(token: Token) -> bool:
    """Tell whether a noun is listed as one of a group, so that its plural is the group ("Vermittler", "prosecutors")."""
    return bool(_listed_group(token))


def _listed_group(token: Token) -> str:
    words = lexicon(token.lang_).groups
    lemma = token.lemma_.casefold()
    for form in (lemma, token.lower_, token.lower_.rsplit("-", 1)[-1], lemma.rsplit("-", 1)[-1]):
        if form in words and token.pos_ in ("NOUN", "PROPN"):
            return form
    people = token.lang_ == "de" and token.pos_ == "NOUN" and "Plur" in feature_of(token, "Number")
    if people and lemma.endswith(GROUP_ENDINGS):
        return lemma
    return ""


def institution(token: Token) -> str:
    """Return the German noun that only its last part tells to be a body that acts ("Bauernverband", "Lehrerverbände"), or an empty text."""
    if token.lang_ != "de" or token.pos_ != "NOUN":
        return ""
    plural = "Plur" in feature_of(token, "Number")
    lemma = token.lemma_.casefold()
    for form in (lemma,) if plural else (token.lower_, token.lower_.removesuffix("s"), token.lower_.removesuffix("es")):
        compound = form.endswith(COMPOUNDED) and form not in COMPOUNDED
        if (compound or (not plural and form in INSTITUTIONS)) and form not in NO_INSTITUTIONS:
            return form
    return ""


def _start(token: Token) -> int:
    """Return the first of the adjectives and compound parts right before a noun, without its article."""
    start = token.i
    while start > sentence_of(token).start and token.doc[start - 1].dep_ in ("amod", "compound", "nmod:poss", "nummod"):
        if token.doc[start - 1].head.i not in range(start - 1, token.i + 1):
            break
        start -= 1
    return start


def is_indefinite(token: Token) -> bool:
    """Tell whether a noun has an indefinite article."""
    return any(child.dep_ == "det" and "Ind" in feature_of(child, "Definite") for child in token.children)


def is_definite(token: Token) -> bool:
    """Tell whether a noun has a definite article, a demonstrative or a possessive."""
    for child in token.children:
        if child.dep_ in ("det", "det:poss", "nmod:poss"):
            return "Ind" not in feature_of(child, "Definite") and child.lower_ not in (
                "ein",
                "eine",
                "einer",
                "eines",
                "einem",
                "einen",
                "a",
                "an",
                "kein",
                "keine",
                "mehrere",
                "several",
                "some",
            )
    return case(token) in ("an", "in", "zu", "bei", "von") and any(
        child.lower_ in ("am", "im", "zum", "zur", "beim", "vom") for child in token.children
    )


def owners(head: Token) -> list[Token]:
    """Return the words that say whose an office or a body is, nearest first."""
    related = genitives(head)
    related += [child for child in head.children if child.dep_ in ("nmod", "obl") and case(child) in OWNING]
    return related
