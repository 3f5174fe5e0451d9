"""The cast of an article: its mentions gathered into figures, one for each state, organisation and person.

The steps, in order: known names, persons by full name and surname, unknown organisations, bodies ("Regierung in
Paris"), groups, offices attached to persons, offices alone (the person meant, or an unnamed official), pronouns and
general words ("das Land", "der 61-Jährige").
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.extraction.grammar import grammatical_case
from graph.extraction.mentions import Mention, group_word, is_indefinite, mentions, owners
from graph.linguistics.gazetteer import Gazetteer, Known
from graph.linguistics.lexicon import closed_class
from graph.model.records import ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

TWO = closed_class("both")
LEGAL_FORMS = closed_class("legal_forms")
COMMISSION = ("commission", "kommission")
BRUSSELS = {"BE": "ORG-EU"}
ACRONYM_REACH = 6
SHORTEST_NAME = 4
KINDS = {
    word: kind
    for kind in ("armed_group", "company", "international_organisation", "ngo", "party", "union")
    for word in closed_class(f"kind_{kind}")
}
"""What a noun means by its known kind when it comes back alone: "die Partei" is the party named before."""


@dataclass(eq=False, slots=True)
class Figure:
    """An actor while the article is read: what it is called, where it is mentioned, what offices it holds."""

    kind: ActorKind
    name: str
    key: str = ""
    known: Known | None = None
    anonymous: bool = False
    surfaces: dict[str, int] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)
    offices: list[Holding] = field(default_factory=list)
    gender: str = ""
    sort: str = ""

    def see(self, mention: Mention, text: str = "") -> None:
        """Note a mention of the figure."""
        word = text or mention.text
        self.surfaces[word] = self.surfaces.get(word, 0) + 1
        self.heads.append(mention.head)

    @property
    def side(self) -> Figure | None:
        """Whom the figure speaks for first of all."""
        return next((holding.of for holding in self.offices if holding.of is not None), None)


@dataclass(eq=False, slots=True)
class Holding:
    """An office of a figure: the words of the role, its tokens, and whom it stands for (None if not said)."""

    role: str
    start: int
    end: int
    of: Figure | None
    lemma: str = ""
    also: Figure | None = None


@dataclass(slots=True)
class Cast:
    """The figures of an article, and which figure a token (the head of a mention) names.

    `year` is that of publication; `again` lists the pronouns and general words that mean a figure, by the figure's identity.
    """

    doc: Doc
    known: Gazetteer
    mentions: list[Mention] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    at: dict[int, list[Figure]] = field(default_factory=dict)
    places: dict[int, Mention] = field(default_factory=dict)
    by_key: dict[str, Figure] = field(default_factory=dict)
    again: dict[int, list[int]] = field(default_factory=dict)
    year: str = ""

    def figure_of_key(self, key: str, *, make: bool = True) -> Figure | None:
        """Return the figure of a gazetteer entry, a new one if asked for."""
        if key not in self.by_key and make and key in self.known.known:
            entry = self.known.known[key]
            kind: ActorKind = (
                "State" if entry.kind == "State" else "Organisation" if entry.kind != "Official" else "Official"
            )
            self.by_key[key] = Figure(kind, entry.name_en, key, entry, sort=entry.sort)
            self.figures.append(self.by_key[key])
        return self.by_key.get(key)

    def put(self, figure: Figure, mention: Mention, text: str = "") -> None:
        """Record that a mention names a figure."""
        figure.see(mention, text)
        for index in {mention.head, *range(mention.start, mention.end)}:
            self.at.setdefault(index, [])
            if figure not in self.at[index] and (index == mention.head or not self.at[index]):
                self.at[index].append(figure)

    def choose(self, keys: Iterable[str]) -> str:
        """Return the key that an ambiguous name means here: one already in the cast, else the first."""
        options = [key for key in keys if key in self.known.known]
        return next((key for key in options if key in self.by_key), options[0] if options else "")


def cast_of(doc: Doc, known: Gazetteer, published: str = "") -> Cast:
    """Return the cast of a parsed article; by its day of publication, known persons are in office or not."""
    from graph.resolution.offices import settle_offices
    from graph.resolution.persons import settle_persons
    from graph.resolution.reference import settle_references

    cast = Cast(doc, known, mentions(doc, known), year=published[:4])
    settle_known(cast)
    settle_persons(cast)
    settle_organisations(cast)
    settle_bodies(cast)
    settle_groups(cast)
    settle_offices(cast)
    settle_references(cast)
    return cast


def settle_known(cast: Cast) -> None:
    """Give states and known organisations their figures."""
    for mention in cast.mentions:
        if mention.sort in ("state", "adjective") or (mention.sort == "organisation" and mention.keys):
            key = _meant(cast, mention)
            figure = cast.figure_of_key(key)
            if figure is not None:
                cast.put(figure, mention)
        elif mention.sort == "place":
            cast.places[mention.head] = mention


def _meant(cast: Cast, mention: Mention) -> str:
    key = cast.choose(key for key in mention.keys if cast.known.known[key].kind in ("State", "Organisation"))
    return BRUSSELS.get(key, key) if mention.how == "capital" else key


def settle_bodies(cast: Cast) -> None:
    """Give bodies their figures: the state where the body stands for it, else an organisation beside the state."""
    for mention in cast.mentions:
        if mention.body is None:
            continue
        named = named_beside(cast, mention)
        if named is not None:
            cast.put(named, mention)
            continue
        state = owner(cast, mention)
        if mention.body.stands_for_state and state is not None:
            cast.put(state, mention)
        elif state is not None:
            cast.put(_beside(cast, mention, state), mention)
        elif not mention.body.stands_for_state and (mention.definite or _is_alone(cast, mention)):
            cast.put(_again(cast, mention), mention)


def _is_alone(cast: Cast, mention: Mention) -> bool:
    """Tell whether a body without an article is itself meant, like a name ("police", "Gericht bestätigt Urteil")."""
    noun = cast.doc[mention.head]
    return not mention.plural and noun.dep_ != "compound" and not is_indefinite(noun)


def owner(cast: Cast, mention: Mention) -> Figure | None:
    """Return the state or organisation to whom a body or an office belongs, by its own words."""
    if mention.keys:
        return cast.figure_of_key(cast.choose(mention.keys))
    prefix = _prefix(cast, mention)
    if prefix is not None:
        return prefix
    for token in owners(cast.doc[mention.head]):
        for figure in cast.at.get(token.i, []):
            if figure.kind != "Official":
                return figure
        place = cast.places.get(token.i)
        governs = mention.office is not None and mention.office.title.body == "government"
        if place is not None and (mention.sort == "body" or governs):
            return state_of_place(cast, place)
    return None


def _prefix(cast: Cast, mention: Mention) -> Figure | None:
    """Return the organisation before the hyphen of an office that the gazetteer does not know ("PDS-Abgeordnete")."""
    first, _, rest = cast.doc[mention.head].text.rpartition("-")
    if not first and mention.office is not None:
        return _by_modifier(cast, mention.office.modifier)
    if not first or not rest or first.casefold() in ("ex", "vize", "alt", "co", "chef", "top", "noch"):
        return None
    for figure in cast.figures:
        if first in figure.surfaces:
            return figure
    if not first.isupper():
        return None
    figure = Figure("Organisation", first, sort="unknown")
    figure.surfaces[first] = 1
    cast.figures.append(figure)
    return figure


def _by_modifier(cast: Cast, modifier: str) -> Figure | None:
    """Return the organisation whose name is the first part of an office's compound ("Porschesprecher" beside "Porsche AG")."""
    if len(modifier) < SHORTEST_NAME:
        return None
    for figure in cast.figures:
        names = {form.casefold().split()[0] for form in figure.surfaces if form[:1].isupper()}
        if figure.kind == "Organisation" and figure.sort != "group" and "/" not in figure.key and modifier in names:
            return figure
    return None


def state_of_place(cast: Cast, place: Mention) -> Figure | None:
    """Return the state whose seat a place is ("die Regierung in Kiew")."""
    known = [cast.known.known[key] for key in place.keys]
    keys = [entry.key if entry.kind == "State" else entry.of for entry in known]
    return cast.figure_of_key(cast.choose(keys)) if keys else None


def _beside(cast: Cast, mention: Mention, state: Figure) -> Figure:
    body = mention.body
    word = body_word(mention)
    key = f"{state.key or state.name}/{word}"
    if key not in cast.by_key:
        cast.by_key[key] = Figure("Organisation", _called(cast, mention), key, sort=body.kind if body else "")
        cast.by_key[key].offices.append(Holding("", mention.start, mention.end, state))
        cast.figures.append(cast.by_key[key])
    return cast.by_key[key]


def _called(cast: Cast, mention: Mention) -> str:
    """Return what to call a body: one word without the ending of its genitive ("des Außenministeriums")."""
    noun = cast.doc[mention.head]
    alone = noun.lang_ == "de" and mention.end == mention.start + 1 and grammatical_case(noun) == "Gen"
    return noun.lemma_ if alone and noun.text.startswith(noun.lemma_) else mention.text


def body_word(mention: Mention) -> str:
    """Return the body's own word without the state before the hyphen, in lower case and singular where it is easy.

    Of a phrase its words, the kind of body last ("Ministry of Justice": justice ministry).
    """
    phrase = mention.body.word if mention.body is not None else ""
    if " " in phrase:
        kind, of, field = phrase.partition(" of ")
        return f"{field.removeprefix('the ')} {kind}" if of else phrase
    return mention.text.rsplit("-", 1)[-1].rsplit(" ", 1)[-1].casefold().removesuffix("s")


def _again(cast: Cast, mention: Mention) -> Figure:
    """Return the last body of the same word, or a new one without a state."""
    word = body_word(mention)
    for key, figure in reversed(cast.by_key.items()):
        if "/" in key and key.endswith((f"/{word}", f" {word}")):
            return figure
    key = f"/{word}"
    name = _called(cast, mention)
    cast.by_key[key] = Figure("Organisation", name, key, sort=mention.body.kind if mention.body else "")
    cast.figures.append(cast.by_key[key])
    return cast.by_key[key]


def settle_organisations(cast: Cast) -> None:
    """Give organisations that only the name finder knows their figures; "Name (ABC)" makes ABC an alias."""
    named: dict[str, Figure] = {}
    for mention in cast.mentions:
        if mention.sort != "organisation" or mention.keys or mention.head in cast.at:
            continue
        name = _without_legal_form(normalised(mention.text))
        figure = named.get(name) or _acronym(cast, mention, named) or _surname(cast, mention)
        figure = figure or _known_company(cast, mention, name) or _short_form(cast, mention, named)
        if figure is None:
            figure = named[name] = Figure("Organisation", mention.text.strip(), sort="unknown")
            cast.figures.append(figure)
        cast.put(figure, mention)


def _without_legal_form(name: str) -> str:
    """Return a company's name without its legal form ("porsche ag": porsche)."""
    words = name.split()
    while len(words) > 1 and words[-1].rstrip(".") in LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def _known_company(cast: Cast, mention: Mention, name: str) -> Figure | None:
    """Return the known company of which a mention gives the legal form too ("Airbus SE")."""
    if len(name.split()) == len(mention.text.split()):
        return None
    short = " ".join(mention.text.split()[: len(name.split())])
    keys = (key for key in cast.known.lookup(short) if cast.known.known[key].kind == "Organisation")
    return cast.figure_of_key(cast.choose(keys))


def _short_form(cast: Cast, mention: Mention, named: dict[str, Figure]) -> Figure | None:
    """Return the one organisation named before that begins with the word ("Ford" after "Ford Motor Company")."""
    word = normalised(mention.text)
    if mention.how != "ner" or " " in word or len(word) < SHORTEST_NAME or cast.doc[mention.head].pos_ != "PROPN":
        return None
    longer = {id(figure): figure for name, figure in named.items() if name.startswith(f"{word} ")}
    return next(iter(longer.values())) if len(longer) == 1 else None


def _surname(cast: Cast, mention: Mention) -> Figure | None:
    """Return the person whose surname stands before an office, taken for an organisation ("a Trump adviser")."""
    before_office = any(one.office is not None and one.head == cast.doc[mention.head].head.i for one in cast.mentions)
    if not before_office or " " in mention.text:
        return None
    persons = (one for one in cast.figures if one.kind == "Official" and " " in one.name)
    return next((one for one in persons if one.name.split()[-1] == mention.text), None)


def settle_groups(cast: Cast) -> None:
    """Give groups without a name ("die Rebellen") a figure, one for each noun and state."""
    for mention in cast.mentions:
        if mention.sort != "group" or mention.head in cast.at or _is_pair(cast, mention):
            continue
        named = named_beside(cast, mention) or _of_same_name(cast, mention) or _commission(cast, mention)
        if named is not None:
            cast.put(named, mention)
            continue
        word, state = group_word(cast.doc[mention.head]), owner(cast, mention)
        before = (
            _named_before(cast, mention, word) if state is None and mention.definite and not mention.plural else None
        )
        if before is not None:
            cast.put(before, mention)
            continue
        key = f"group/{state.key if state else ''}/{word}"
        if state is None:
            key = next(
                (one for one in reversed(cast.by_key) if one.startswith("group/") and one.endswith(f"/{word}")), key
            )
        if key not in cast.by_key:
            name = _nominative(cast, mention, word)
            held = [Holding("", mention.start, mention.end, state)] if state is not None else []
            cast.by_key[key] = Figure("Organisation", name, key, sort="group", offices=held)
            cast.figures.append(cast.by_key[key])
        cast.put(cast.by_key[key], mention)


def _commission(cast: Cast, mention: Mention) -> Figure | None:
    """Return the European Commission, if it is in the cast, for a commission with nothing beside it ("Commission spokesman")."""
    noun = cast.doc[mention.head]
    bare = all(child.dep_ in ("det", "case", "punct") for child in noun.children) and not mention.plural
    proper = noun.lang_ == "de" or noun.text[:1].isupper()
    return cast.by_key.get("ORG-EC") if bare and proper and noun.lower_ in COMMISSION else None


def _is_pair(cast: Cast, mention: Mention) -> bool:
    """Tell whether a group noun means two actors named before ("beide Gewerkschaften", "both groups")."""
    return any(child.lower_ in TWO for child in cast.doc[mention.head].children)


def _of_same_name(cast: Cast, mention: Mention) -> Figure | None:
    """Return the organisation of which a group noun is a part of the name, written small ("Thai Raksa Chart party")."""
    if cast.doc[mention.start].pos_ != "PROPN" or mention.end == mention.start + 1:
        return None
    name = mention.text.casefold()
    return next((one for one in cast.figures if any(form.casefold() == name for form in one.surfaces)), None)


def _nominative(cast: Cast, mention: Mention, word: str) -> str:
    """Return a group's name without the genitive ending of its noun ("Landesumweltamtes": Landesumweltamt)."""
    ending = len(cast.doc[mention.head].text) - len(word)
    inflected = ending > 0 and cast.doc[mention.head].lower_.startswith(word)
    return mention.text[:-ending] if inflected else mention.text


def _named_before(cast: Cast, mention: Mention, word: str) -> Figure | None:
    """Return the organisation last named before of which a noun says the kind ("die Gewerkschaft" after "Gewerkschaft Verdi")."""
    matching = [
        (max(head for head in figure.heads if head < mention.head), figure)
        for figure in cast.figures
        if figure.kind == "Organisation" and figure.sort != "group" and any(head < mention.head for head in figure.heads)
        and (word in last_words(figure) or is_of_kind(figure, word))
    ]  # fmt: skip
    return max(matching, key=lambda one: one[0])[1] if matching else None


def is_of_kind(figure: Figure, word: str) -> bool:
    """Tell whether a noun says of what kind an organisation is; of an unknown one only that it is a company."""
    kind = KINDS.get(word)
    return kind is not None and (figure.sort == kind or (kind == "company" and figure.sort == "unknown"))


def last_words(figure: Figure) -> set[str]:
    """Return the last words of a figure's names ("Nationaler Übergangsrat": der Übergangsrat)."""
    return {form.casefold().split()[-1] for form in figure.surfaces if form.strip()}


def named_beside(cast: Cast, mention: Mention) -> Figure | None:
    """Return the organisation that a common noun only says the kind of ("die Gewerkschaft Verdi", "the YPG militia")."""
    kind = cast.doc[mention.head]
    for token in cast.doc[mention.start : min(mention.end + 2, kind.sent.end)]:
        beside = token.dep_ in ("appos", "flat", "compound") and token.head.i == kind.i
        if beside and (token.i < kind.i) == (kind.lang_ == "en"):
            for figure in cast.at.get(token.i, []):
                if figure.kind == "Organisation" and token.text in figure.name.split() + list(figure.surfaces):
                    return figure
    return _of_kind_behind(cast, mention) or _quoted_behind(cast, mention) or _acronym_behind(cast, mention)


def _of_kind_behind(cast: Cast, mention: Mention) -> Figure | None:
    """Return the known organisation right behind a German noun of its kind, however it is parsed ("Gewerkschaft ver.di")."""
    kind = KINDS.get(group_word(cast.doc[mention.head])) if cast.doc.lang_ == "de" else None
    return next((figure for figure in cast.at.get(mention.end, []) if kind and figure.sort == kind), None)


def _quoted_behind(cast: Cast, mention: Mention) -> Figure | None:
    """Return the organisation whose name stands in quotation marks behind a noun of its kind ("Partei „Neue Rechte“")."""
    doc = cast.doc
    if mention.end + 1 >= len(doc) or not doc[mention.end].is_quote:
        return None
    named = (figure for index in (mention.end + 1, mention.end + 2) for figure in cast.at.get(index, [])[:1])
    return next((figure for figure in named if figure.kind == "Organisation" and figure.known is None), None)


def _acronym_behind(cast: Cast, mention: Mention) -> Figure | None:
    """Return the organisation whose acronym stands behind its full name ("die Gewerkschaft der Polizei (GdP)")."""
    doc, sent = cast.doc, cast.doc[mention.head].sent
    for index in range(mention.end, min(mention.end + ACRONYM_REACH, sent.end - 1)):
        if doc[index].text == "(":
            acronym = doc[index + 1].text
            named = [figure for figure in cast.at.get(index + 1, []) if figure.kind == "Organisation"]
            initials = {word.text[0] for word in doc[mention.start : index]}
            return named[0] if named and len(acronym) > 1 and acronym[:1] in initials else None
        if doc[index].pos_ in ("VERB", "AUX", "PUNCT"):
            return None
    return None


def normalised(name: str) -> str:
    """Return a name in lower case without article and genitive ending."""
    words = name.casefold().replace("’", "'").removesuffix("'s").split()
    words = words[1:] if words and words[0] in ("the", "der", "die", "das", "des", "dem", "den") else words
    return " ".join(_uninflected(word) if len(word) > 4 else word for word in words)


def _uninflected(word: str) -> str:
    """Return a word of a name without genitive ending, a German adjective without its own ("Humanistischen")."""
    for ending in ("e", "en", "em", "er", "es"):
        if word.endswith(f"sch{ending}"):
            return word.removesuffix(ending)
    return word.removesuffix("s")


def _acronym(cast: Cast, mention: Mention, named: dict[str, Figure]) -> Figure | None:
    """Return the organisation whose acronym stands in parentheses behind its name."""
    start = mention.start
    if start >= 2 and cast.doc[start - 1].text == "(":
        figures = cast.at.get(start - 2, [])
        for figure in figures:
            if figure.kind == "Organisation":
                named[normalised(mention.text)] = figure
                return figure
    return None
