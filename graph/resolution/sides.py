"""For whom an office stands: by its own words, by the words around it, by its kind, by the article."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from graph.extraction.grammar import case
from graph.extraction.mentions import Mention, owners
from graph.linguistics.lexicon import closed_class
from graph.resolution.cast import KINDS, Cast, Figure, owner
from graph.resolution.focus import by_possessive, has_complement
from graph.resolution.towns import home_town, town_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from spacy.tokens import Token

    from graph.linguistics.gazetteer import Gazetteer

REACH = 4
RECENT = 60
AMERICA = "US"
BEFORE = {"de": ("ADJ", "PART", "PROPN", "ADV"), "en": ("ADJ", "PART", "PROPN", "ADV", "NOUN")}
SHORTEST_BODY = 4
POLICE = tuple(closed_class("police_words"))
COURTS = tuple(closed_class("court_words"))
BODIES = frozenset("party company bank union ngo council agency un_body international_organisation unknown".split())
KINDRED = {"party": {"party"}, "company": {"company", "bank"}, "organisation": BODIES}
NATIONAL = frozenset(("foreign", "defence"))
JUDGES = closed_class("titles_of_judges")
COMMISSIONERS = ("kommissar", "commissioner")
OTHER_COMMISSIONERS = ("hochkommissar", "rechtskommissar", "high commissioner", "rights commissioner")
STATE_BODIES = frozenset("state government ministry parliament diplomatic royal court".split())
EXECUTIVE = STATE_BODIES - {"parliament", "court"}
PARTISAN = frozenset(("parliament", "party"))
ADJECTIVE_ENDINGS = ("en", "er", "em", "es", "e")
PRIVATE = closed_class("titles_of_no_state")
UPPER_HOUSE = closed_class("titles_upper_house")
LOWER_HOUSE = closed_class("titles_lower_house")
TOWN = closed_class("titles_of_towns")
FEDERAL = closed_class("titles_of_federal_houses")
UPPER_WORDS = closed_class("upper_house_words")
LOWER_WORDS = closed_class("lower_house_words")
MEDIA = closed_class("media")
AFFILIATIONS = closed_class("affiliations")
COORDINATORS = closed_class("coordinators")
ORGANS = closed_class("organs_de")
COMPOUND_HEADS = tuple(sorted(closed_class("compound_heads_de"), key=lambda title: (-len(title), title)))


def side_of(cast: Cast, mention: Mention) -> Figure | None:
    """Return whom an office stands for: by its own words, by the words right before it, or by the office itself."""
    if _lemma(mention) in TOWN:
        return town_of(cast, mention)
    for find in (_own, _before, _by_adjective, by_possessive, _by_first_part, _by_context):
        said = find(cast, mention)
        if said is not None:
            return fitting(cast, mention, said)
    return None


def _by_adjective(cast: Cast, mention: Mention) -> Figure | None:
    """Return the party named in the article whose adjective stands before an office of politics ("grüne Abgeordnete")."""
    office = mention.office
    if cast.doc.lang_ != "de" or office is None or office.title.body not in PARTISAN:
        return None
    stems = {_stem(child.lower_) for child in cast.doc[mention.head].children if child.dep_ == "amod"} - {""}
    parties = [f for f in cast.figures if f.sort == "party" and stems & _member_stems((f.name, *f.surfaces))]
    if parties:
        return parties[0] if len(parties) == 1 else None
    keys = {key for stem in stems for key in _known_parties(cast.known).get(stem, ()) if _is_at_home(cast, key)}
    return cast.figure_of_key(keys.pop()) if len(keys) == 1 else None


@cache
def _known_parties(known: Gazetteer) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of the known parties by the stem of what their members are called."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in known.known.values():
        if entry.sort == "party":
            names = f"{entry.name_de}|{entry.row.get('aliases_de', '')}".split("|")
            for stem in _member_stems(name for name in names if " " not in name):
                found[stem] = (*found.get(stem, ()), entry.key)
    return found


def _is_at_home(cast: Cast, party: str) -> bool:
    """Tell whether the article names the state of a known party."""
    return cast.known.known[party].of in cast.by_key


def _member_stems(names: Iterable[str]) -> set[str]:
    """Return the stems of what a party's members are called ("Sozialdemokraten": sozialdemokrat)."""
    words = (name.split()[-1] for name in names if name)
    return {_stem(word.casefold()) for word in words if not word.isupper() and len(word) >= SHORTEST_BODY}


def _stem(word: str) -> str:
    """Return the part that an adjective and the noun of a party's members share ("republikanischen", "Republikaner")."""
    for ending in ADJECTIVE_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_BODY:
            word = word.removesuffix(ending)
            break
    return word.removesuffix("isch").removesuffix("er")


def _own(cast: Cast, mention: Mention) -> Figure | None:
    """Return the owner of an office, the next one where the first cannot have it ("the Republican US president")."""
    first = owner(cast, mention) or _behind_apposition(cast, mention) or _genitive_behind(cast, mention)
    if first is None or fitting(cast, mention, first) is not None:
        return first
    others = (figure for token in owners(cast.doc[mention.head]) for figure in cast.at.get(token.i, []))
    return next((one for one in others if one.kind != "Official" and fitting(cast, mention, one) is not None), None)


def _behind_apposition(cast: Cast, mention: Mention) -> Figure | None:
    """Return the body whose "of" stands right behind an office that follows a name, however it is parsed ("X, Sprecher von Y,")."""
    doc = cast.doc
    if mention.start < 2 or doc[mention.start - 1].text != "," or mention.definite:
        return None
    index = mention.end + 1
    if index < len(doc) and doc[mention.end].lower_ in AFFILIATIONS:
        return next((figure for figure in cast.at.get(index, []) if figure.kind != "Official"), None)
    return None


def _genitive_behind(cast: Cast, mention: Mention) -> Figure | None:
    """Return the state whose genitive stands right behind a German office, however it is parsed ("der Präsident Lesothos")."""
    if cast.doc.lang_ != "de" or mention.end >= len(cast.doc) or not cast.doc[mention.end].text.endswith("s"):
        return None
    return next((figure for figure in cast.at.get(mention.end, []) if figure.kind == "State"), None)


def home(cast: Cast, mention: Mention) -> Figure | None:
    """Return the article's own state for an office of a state that names none, or its region for one of a region."""
    office = mention.office
    if office is None or (office.title.generic and not mention.plural) or _has_unknown_owner(cast, mention):
        return None
    if _lemma(mention) in TOWN:
        return home_town(cast)
    if office.title.body == "subnational":
        return _most_named(f for f in cast.figures if f.sort == "subnational" and f.known is not None)
    if office.title.body not in STATE_BODIES:
        return None
    if _is_american(cast, mention):
        return fitting(cast, mention, cast.figure_of_key(AMERICA))
    state = main_state(cast)
    return _region(cast, mention, state) or fitting(cast, mention, state)


def _region(cast: Cast, mention: Mention, state: Figure | None) -> Figure | None:
    """Return the region for a minister in an article that names it as often as its state ("Landwirtschaftsminister X")."""
    office = mention.office
    if state is None or office is None or office.title.body != "ministry" or office.title.ministry in NATIONAL:
        return None
    inner = [f for f in cast.figures if f.sort == "subnational" and f.known is not None and f.known.of == state.key]
    region = _most_named(inner)
    return region if region is not None and len(region.heads) >= len(state.heads) else None


def kindred(cast: Cast, mention: Mention) -> Figure | None:
    """Return the body of an office's kind that stands alone before it in its sentence or is the article's own ("Richter X")."""
    office = mention.office
    if office is None or "-" in mention.text or has_complement(cast.doc[mention.head]):
        return None
    if _lemma(mention).startswith(POLICE):
        return _police(cast)
    if _lemma(mention).endswith(COMMISSIONERS) and not _lemma(mention).endswith(OTHER_COMMISSIONERS):
        found = cast.by_key.get("ORG-EC") or cast.by_key.get("ORG-EU")
        if found is not None:
            return found
    if office.title.generic or _lemma(mention) in PRIVATE:
        return None
    sorts = {"court"} if _lemma(mention) in JUDGES else KINDRED.get(office.title.body, set())
    options = [one for one in cast.figures if one.heads and _sort(one) in sorts and one.name.casefold() not in MEDIA]
    start = cast.doc[mention.head].sent.start
    near = _named_within(options, start, mention.head)
    if office.title.body == "organisation" and not near and start > 0:
        near = _named_within(options, cast.doc[start - 1].sent.start, start)
    if len(near) == 1:
        return near[0]
    return None if office.title.body == "organisation" else _most_named(options)


def _named_within(figures: Iterable[Figure], start: int, stop: int) -> list[Figure]:
    """Return the figures that are named between two tokens."""
    return [one for one in figures if any(start <= head < stop for head in one.heads)]


def _sort(figure: Figure) -> str:
    """Return the kind of a body; a court is one that is known or called so, not a prosecution."""
    if figure.kind == "Organisation" and figure.name.casefold().removesuffix("s").endswith(COURTS):
        return "court"
    return "" if figure.sort == "court" and figure.known is None else figure.sort


def _police(cast: Cast) -> Figure:
    """Return the police of the article, new if only a title names them ("Police spokesman X")."""
    found = next((one for one in cast.figures if one.sort == "police"), None)
    if found is None:
        found = Figure("Organisation", "Polizei" if cast.doc.lang_ == "de" else "Police", "/police", sort="police")
        cast.figures.append(found)
    return found


def main_state(cast: Cast) -> Figure | None:
    """Return the state that the article names at least twice as often as any other."""
    return _most_named(figure for figure in cast.figures if figure.kind == "State")


def _is_american(cast: Cast, mention: Mention) -> bool:
    """Tell whether a title that names no state is American: a secretary of a department, a senator, where the article has America."""
    title = _lemma(mention)
    department = title.startswith("secretary of ") and mention.text.casefold().endswith(title)
    if cast.doc.lang_ != "en" or not (department or title in FEDERAL):
        return False
    return any(AMERICA in (figure.key, _state_of(figure)) for figure in cast.figures)


def _most_named(figures: Iterable[Figure]) -> Figure | None:
    """Return the figure that is named at least twice as often as any other."""
    counts = sorted(
        ((sum(f.surfaces.values()), -min(f.heads, default=0), f) for f in figures if f.heads),
        key=lambda one: one[:2],
        reverse=True,
    )
    if not counts or (len(counts) > 1 and counts[0][0] < 2 * counts[1][0]):
        return None
    return counts[0][2]


def _has_unknown_owner(cast: Cast, mention: Mention) -> bool:
    """Tell whether a name that nobody knows owns the office ("president of the Tunisian League")."""
    office = mention.office
    if office is None or office.title.body in ("ministry", "government"):
        return False
    return any(
        token.pos_ == "PROPN" and token.i > mention.head and token.dep_ == "nmod" and token.i not in cast.at
        for token in owners(cast.doc[mention.head])
    )


def fitting(cast: Cast, mention: Mention, side: Figure | None) -> Figure | None:
    """Return the side that an office can stand for: a candidate for no state, a senator for the Senate, a minister for no party."""
    title = mention.office.title if mention.office is not None else None
    if side is None or title is None:
        return side
    if side.name.casefold() in MEDIA:
        return None
    if side.kind == "State" and _lemma(mention) in PRIVATE:
        return None
    if side.sort == "subnational" and side.known is not None and _lemma(mention) in FEDERAL:
        side = cast.figure_of_key(side.known.of) or side
    if side.sort == "party" and title.body in EXECUTIVE and not mention.keys and title.rank < 3:
        return None
    if side.kind == "State" and title.body == "parliament":
        return _chamber(cast, _lemma(mention), side) or side
    return side


def _lemma(mention: Mention) -> str:
    title = mention.office.title if mention.office is not None else None
    return (title.lemma or title.word).casefold() if title is not None else ""


def _chamber(cast: Cast, title: str, state: Figure) -> Figure | None:
    """Return the chamber named in the article to which a legislator of a state belongs."""
    words = UPPER_WORDS if title in UPPER_HOUSE else LOWER_WORDS if title in LOWER_HOUSE else frozenset()
    for figure in cast.figures:
        if figure.kind == "Organisation" and _state_of(figure) == state.key and figure.sort == "parliament":
            names = {word for form in (figure.name, *figure.surfaces) for word in form.casefold().split()}
            if names & words:
                return figure
    return None


def _state_of(figure: Figure) -> str:
    return figure.known.of if figure.known is not None else figure.side.key if figure.side is not None else ""


def _before(cast: Cast, mention: Mention) -> Figure | None:
    """Return the state or organisation named right before an office ("Israeli Prime Minister", "Iran's president")."""
    index = mention.start - 1
    if index > 2 and cast.doc[index].text == ")" and cast.doc[index - 2].text == "(":
        index -= 1
    while index >= 0 and mention.start - index <= REACH and cast.doc[index].pos_ in BEFORE[cast.doc.lang_]:
        figures = [figure for figure in cast.at.get(index, []) if figure.kind != "Official"]
        if figures:
            return figures[0] if not _is_from(cast.doc[index]) else None
        if cast.doc[index].pos_ == "NOUN":
            return None
        index -= 1
    return None


def _is_from(name: Token) -> bool:
    """Tell whether a name is only where somebody comes from ("der aus Somalia stammenden Abgeordneten")."""
    return name.lang_ == "de" and case(name) != "" and name.head.dep_ == "amod"


def _by_first_part(cast: Cast, mention: Mention) -> Figure | None:
    """Return the body named before whose word the title begins with ("Polizeisprecher" after "Polizei")."""
    if _lemma(mention) in PRIVATE:
        return None
    word = cast.doc[mention.head].lower_ if cast.doc.lang_ == "de" else mention.text.casefold()
    joined = cast.doc.lang_ == "de" and "-" not in word
    first = _first_part(word) if joined and mention.office is not None and mention.office.title.body in KINDRED else ""
    found = [
        (max(head for head in figure.heads if head < mention.head), figure)
        for figure in cast.figures
        if figure.kind == "Organisation" and figure.name.casefold() not in ORGANS and any(head < mention.head for head in figure.heads)
        and (any(word.startswith(part) and len(word) > len(part) + 3 for part in _parts(figure)) or _ends_with(figure, first, mention.head))
    ]  # fmt: skip
    parties = [figure for _, figure in found if figure.sort == "party"]
    if len(parties) > 1:
        return _most_named(parties)
    return max(found, key=lambda one: one[0])[1] if found else None


def _first_part(word: str) -> str:
    """Return what stands before the title in a German compound, without its joint ("verbandsdirektor": verband)."""
    title = next((title for title in COMPOUND_HEADS if word.endswith(title) and len(word) > len(title)), "")
    return word.removesuffix(title).rstrip("-").removesuffix("s") if title else ""


def _ends_with(figure: Figure, first: str, index: int) -> bool:
    """Tell whether a body named shortly before is of the kind that a title begins with ("Verbandsdirektor" after "Bauernverband")."""
    if len(first) < SHORTEST_BODY or first in ORGANS or figure.name.casefold() in MEDIA:
        return False
    if not any(0 < index - head < RECENT for head in figure.heads):
        return False
    kind = KINDS.get(first)
    return (kind is not None and figure.sort == kind) or any(
        form.casefold().split()[-1].endswith(first) for form in (figure.name, *figure.surfaces) if form.strip()
    )


def _parts(figure: Figure) -> list[str]:
    """Return the words with which titles of a body begin: its own noun, its kind, its names."""
    words = [figure.key.rsplit("/", 1)[-1]] if "/" in figure.key else []
    words += {"party": ["partei", "party"], "union": ["gewerkschaft", "union"]}.get(figure.sort, [])
    words += [form.casefold() for form in figure.surfaces if " " in form]
    return [word for word in words if len(word) >= SHORTEST_BODY]


def _by_context(cast: Cast, mention: Mention) -> Figure | None:
    """Return the state of a title that only one state has, or of a federal one by the article; None if it is not clear."""
    if mention.office is not None and mention.office.title.state:
        return cast.figure_of_key(mention.office.title.state)
    word = mention.text.casefold()
    if "bundes" in word or "kanzler" in word:
        options = [key for key in ("DE", "AT", "CH") if cast.figure_of_key(key, make=False)]
        return cast.figure_of_key(options[0] if len(options) == 1 else "DE")
    return None


def by_owner(cast: Cast, mention: Mention) -> Figure | None:
    """Return the side of the person to whom an office belongs ("Zelensky's aide", "Sprecher von Präsident X")."""
    tokens = [token.i for token in owners(cast.doc[mention.head])]
    tokens += [child.i for child in cast.doc[mention.head].children if child.dep_ == "compound"]
    if mention.start >= 2 and cast.doc[mention.start - 1].lower_ in ("'s", "’s"):
        tokens.append(mention.start - 2)
    for index in tokens:
        for figure in cast.at.get(index, []):
            if figure.kind == "Official" and figure.side is not None:
                return fitting(cast, mention, figure.side)
    return None


def by_coordination(cast: Cast, mention: Mention) -> Figure | None:
    """Return the state of the official before a minister ("Prime Minister X and energy minister Y")."""
    office, index = mention.office, mention.start - 1
    if office is None or office.title.body != "ministry" or index < 1 or cast.doc[index].lower_ not in COORDINATORS:
        return None
    for figure in cast.at.get(index - 1, []):
        if figure.kind == "Official" and figure.side is not None and figure.side.kind == "State":
            return figure.side
    return None


def before_person(cast: Cast, end: int) -> bool:
    """Tell whether a role ends with the name of a state or body, so that a name right behind it is its holder's."""
    return cast.doc[end - 1].pos_ in ("PROPN", "NOUN", "X", "ADJ") and any(
        figure.kind != "Official" for figure in cast.at.get(end - 1, [])
    )
