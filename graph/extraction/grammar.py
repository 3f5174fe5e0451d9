"""Questions to a parsed sentence: who is the subject, what is the object, is it passive, is it negated.

All functions take spaCy tokens with Universal Dependencies labels (UD v2, as in the GSD and EWT treebanks).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeVar

from spacy.tokens import Doc, MorphAnalysis, Span, Token

from graph.linguistics.lexicon import closed_class, lexicon

CONTRACTIONS = {
    "am": "an", "ans": "an", "im": "in", "ins": "in", "zum": "zu", "zur": "zu", "beim": "bei", "vom": "von",
    "fürs": "für", "ums": "um", "aufs": "auf", "durchs": "durch", "übers": "über", "vors": "vor", "hinterm": "hinter",
}  # fmt: skip
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
NOMINAL = ("NOUN", "PROPN", "PRON", "X", "NUM", "ADJ", "DET")
AGENT = {"de": ("von", "durch"), "en": ("by",)}
PARTICLES = {
    "de": closed_class("particles_de"),
    "en": closed_class("particles_en"),
}
NOMINATIVES = closed_class("nominatives")
LET_SAY = closed_class("let_say")
ACCUSATIVES = closed_class("accusatives")
PRONOMINAL = closed_class("pronominal")
CLAUSES = ("ccomp", "csubj", "parataxis")
SUBJUNCTIVES = closed_class("subjunctive_forms")
SPEAKING = closed_class("quoting_verbs")
NEGATORS = closed_class("negators")
Answer = TypeVar("Answer")
NO_LONGER = closed_class("no_longer")
UNSTRESSED = tuple(sorted(closed_class("unstressed_prefixes_de")))


def remembered(question: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """Keep the last answers of a pure question to a parsed token, which many rules ask; older ones go with their Docs."""
    return lru_cache(maxsize=4096)(question)


@remembered
def children_of(token: Token) -> tuple[Token, ...]:
    """Return the words that depend on a word, in the order of the text."""
    return tuple(token.children)


def sentence_of(token: Token) -> Span:
    """Return the sentence of a word, which spaCy would search for at every call."""
    return _sentences(token.doc)[token.i]


@lru_cache(maxsize=2)
def _sentences(doc: Doc) -> list[Span]:
    return [sent for sent in doc.sents for _ in range(len(sent))]


def feature_of(token: Token, name: str) -> tuple[str, ...]:
    """Return the values of a morphological feature of a word ("VerbForm": "Fin"), none if it has none."""
    return _values(token.morph, name)


@lru_cache(maxsize=4096)
def _values(morph: MorphAnalysis, name: str) -> tuple[str, ...]:
    return tuple(morph.get(name, []))


@remembered
def case(token: Token) -> str:
    """Return the preposition of a phrase in lower case, contractions opened ("zum" is "zu"), or an empty text."""
    for child in children_of(token):
        if child.dep_ == "case" and child.i != token.i:
            word = child.lower_
            return CONTRACTIONS.get(word, word)
    return "for" if token.dep_ == "obl" and token.lang_ == "en" and _for_infinitive(token) else ""


def _for_infinitive(token: Token) -> bool:
    """Tell whether "for" before a phrase hangs on the infinitive behind it ("called for Johnson to resign")."""
    first = token.left_edge.i
    before = token.doc[first - 1] if first > sentence_of(token).start else token
    return before.lower_ == "for" and before.dep_ == "mark" and before.head.head.i == token.head.i


@remembered
def grammatical_case(token: Token) -> str:
    """Return Nom, Acc, Dat, Gen of a phrase from its head or its determiners, or an empty text."""
    for word in (*(child for child in children_of(token) if child.dep_ in ("det", "amod", "det:poss")), token):
        found = feature_of(word, "Case")
        if found:
            return str(found[0])
    return ""


@remembered
def particle(verb: Token) -> str:
    """Return the separated particle of a verb ("fordert ... auf", "ruled out"), or an empty text."""
    found = next((child.lower_ for child in children_of(verb) if child.dep_ == "compound:prt"), "")
    return found or next((child.lower_ for child in verb.rights if _like_particle(child)), "")


def _like_particle(token: Token) -> bool:
    """Tell whether a parser may have taken a particle for an adverb: a bare word of the closed list behind its verb."""
    loose = token.dep_ in ("advmod", "compound", "xcomp", "obl", "advcl", "mark", "obj")
    bare = token.lower_ in PARTICLES.get(token.lang_, ()) and token.n_lefts + token.n_rights == 0
    return loose and bare and (token.lang_ != "de" or _ends_clause(token))


def _ends_clause(token: Token) -> bool:
    """Tell whether a German word stands where particles do, at the end ("lehnt ... ab", not "setzt weiter auf", "darüber hinaus")."""
    last = token.i + 1 == len(token.doc) or token.nbor().is_punct or token.nbor().pos_ in ("CCONJ", "SCONJ")
    return last and token.nbor(-1).lower_ != "darüber"


@remembered
def lemmas(token: Token) -> tuple[str, ...]:
    """Return the lemmas under which a lexicon may list the word, the most special first, in lower case.

    A verb's separated particle is joined to it; where a lemmatiser fails, likely infinitives are added.
    """
    prefix = particle(token)
    bases = dict.fromkeys(
        (token.lemma_.casefold(), *(infinitives(token.lower_, token.lang_) if token.pos_ == "VERB" else ()))
    )
    if not prefix:
        return tuple(bases)
    return (*(f"{base} {prefix}" if token.lang_ == "en" else f"{prefix}{base}" for base in bases), *bases)


@lru_cache(maxsize=65536)
def infinitives(form: str, language: str) -> tuple[str, ...]:
    """Return the infinitives that a verb form can belong to by its ending or its past stem, likeliest first."""
    if language == "en":
        stems = [form.removesuffix(ending) for ending in ("ed", "ing", "es", "s") if form.endswith(ending)]
        undoubled = [stem[:-1] for stem in stems if len(stem) > 3 and stem[-1] == stem[-2]]
        silent = [f"{stem}e" for stem in stems if not stem.endswith("e")]
        irregular = lexicon("en").past_stems.get(form)
        return tuple(dict.fromkeys((*([irregular] if irregular else []), form, *stems, *silent, *undoubled)))
    return tuple(dict.fromkeys((*_strong(form), *_weak(form))))


def _strong(form: str) -> list[str]:
    found = []
    for ending in ("", "en", "est", "st", "et", "t", "e", "n"):
        stem = form.removesuffix(ending) if ending else form
        for past, infinitive in lexicon("de").past_stems.items():
            if form.endswith(ending) and stem.endswith(past) and len(stem) - len(past) != 1:
                found.append(stem.removesuffix(past) + infinitive)
    return found


def _weak(form: str) -> list[str]:
    stems = [
        form.removesuffix(ending)
        for ending in ("etest", "test", "eten", "ten", "ete", "te", "et", "t")
        if form.endswith(ending)
    ]
    stems += [form[2:-1]] if form.startswith("ge") and form.endswith("t") else []
    found = [f"{stem}en" for stem in stems if len(stem) > 2]
    return found + [f"{stem}n" for stem in stems if stem.endswith(("el", "er")) and len(stem) > 3]


@remembered
def is_passive(verb: Token) -> bool:
    """Tell whether a verb is passive: auxiliary, passive subject, or participle as an attribute."""
    if is_future_werden(verb) or _is_participle(verb) or _is_simple_past(verb):
        return False
    if any(child.dep_ in ("aux:pass", "nsubj:pass") for child in children_of(verb)):
        return True
    participle = "Part" in feature_of(verb, "VerbForm")
    if participle and any(child.dep_ == "aux" and child.lemma_.casefold() == "werden" for child in children_of(verb)):
        return True
    if verb.dep_ in ("amod", "acl") and participle and not any(c.dep_ in ("aux", "nsubj") for c in children_of(verb)):
        return not verb.lower_.rstrip("enrsm").endswith("nd") and "Pres" not in feature_of(verb, "Tense")
    return verb.dep_ == "conj" and participle and not _has_auxiliary(verb) and is_passive(verb.head)


def is_subjunctive(verb: Token) -> bool:
    """Tell whether a German verb stands in the mood of reported speech ("sei", "habe", "stehe"), which taggers miss.

    A present form of the third person in -e can be nothing else; "würde" and the first person are left out.
    """
    word = verb.lower_
    if word.startswith(("würd", "wurd")) or "Fin" not in feature_of(verb, "VerbForm") or _says_i(verb):
        return False
    form = verb.pos_ == "VERB" and word.endswith("e") and not word.endswith("te")
    return form or word in SUBJUNCTIVES or "Sub" in feature_of(verb, "Mood")


def _says_i(verb: Token) -> bool:
    clause = verb.head if verb.dep_.startswith(("aux", "cop")) else verb
    return any(child.lower_ == "ich" for child in children_of(clause))


@remembered
def is_future_werden(verb: Token) -> bool:
    """Tell whether a bare infinitive stands with "werden", whatever the parser called it ("wird das Urteil befolgen")."""
    werden = [
        child
        for child in children_of(verb)
        if child.dep_ in ("aux", "aux:pass") and child.lemma_.casefold() == "werden"
    ]
    looks = verb.lower_ == verb.lemma_.casefold() and (
        any(child.dep_ == "aux" for child in werden) or not verb.lower_.startswith(UNSTRESSED)
    )
    infinitive = "Inf" in feature_of(verb, "VerbForm") or looks
    return infinitive and bool(werden) and not any(_closes_passive(child, verb) for child in children_of(verb))


def _closes_passive(child: Token, verb: Token) -> bool:
    return child.lower_ in ("worden", "werden") and child.i < verb.i


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_.startswith(("aux", "nsubj")) for child in children_of(verb))


@remembered
def subject(verb: Token) -> Token | None:
    """Return the grammatical subject of a verb, found through coordination, control and relative clauses."""
    own = _nominative(verb) or next((child for child in children_of(verb) if child.dep_ in SUBJECTS), None)
    if own is not None:
        return antecedent(own)
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
        return subject(verb.head)
    if verb.dep_ in ("xcomp", "advcl") and verb.head.pos_ in ("VERB", "ADJ", "AUX", "NOUN"):
        return _controller(verb)
    if verb.dep_ in ("amod", "acl") or (verb.dep_ in ("nmod", "appos") and verb.head.pos_ == "PROPN"):
        return verb.head
    return None


@remembered
def _nominative(verb: Token) -> Token | None:
    """Return the real subject where the parser took it for the object ("Schäuble warf er vor", "den Rivalen forderte May auf")."""
    bare = _bare(verb)
    found = next((child for child in bare if child.pos_ == "PRON" and child.lower_ in NOMINATIVES), None)
    if found is not None or not (_lacks_subject(verb) or any(_is_accusative(child) for child in _subjects_below(verb))):
        return found
    return next((child for child in bare if child.pos_ in ("NOUN", "PROPN") and not _is_accusative(child)), None)


def _subjects_below(verb: Token) -> list[Token]:
    return [child for child in children_of(verb) if child.dep_ in SUBJECTS]


def _lacks_subject(verb: Token) -> bool:
    """Tell whether a parser left a German clause that must have a subject without one ("hat die Anklage Haft gefordert")."""
    if verb.lang_ != "de" or verb.pos_ != "VERB" or verb.dep_ in ("conj", "xcomp", "amod"):
        return False
    below = list(children_of(verb))
    finite = any("Fin" in feature_of(word, "VerbForm") for word in (verb, *(c for c in below if c.dep_ == "aux")))
    filled = any(child.dep_ in SUBJECTS or child.dep_.startswith(("expl", "aux:pass")) for child in below)
    clause = any(child.dep_ in ("ccomp", "csubj") and child.i < verb.i for child in below)
    return finite and not filled and not clause


def _is_accusative(token: Token) -> bool:
    """Tell whether a noun's article can be no nominative: "den", "ihren", "dem"."""
    return token.lang_ == "de" and any(
        child.lower_ in ACCUSATIVES and child.dep_.startswith("det") and child.head.i == token.i
        for child in children_of(token)
    )


def _controller(verb: Token) -> Token | None:
    """Return the subject of an infinitive: the person asked ("fordert Berlin auf, ... zu") or the subject above."""
    if verb.dep_ == "advcl" and "Inf" not in feature_of(verb, "VerbForm") and not _is_participle(verb):
        return None
    if verb.dep_ == "xcomp" and verb.head.lemma_ == "lassen" and not LET_SAY.isdisjoint(lemmas(verb)):
        return subject(verb.head)
    if verb.dep_ == "xcomp":
        asked = [child for child in children_of(verb.head) if child.dep_ in ("obj", "iobj") and child.pos_ != "PRON"]
        if asked and not is_passive(verb.head):
            return asked[0]
    return subject(verb.head)


def _is_participle(verb: Token) -> bool:
    """Tell whether a verb is an English "-ing" form, whose subject is that of the clause ("..., calling for talks")."""
    return verb.lang_ == "en" and verb.lower_.endswith("ing") and not any(c.dep_ == "aux" for c in children_of(verb))


def _is_simple_past(verb: Token) -> bool:
    """Tell whether an English main verb has a subject but no auxiliary: a parser may still call it passive."""
    relations = {child.dep_ for child in children_of(verb)}
    main = verb.lang_ == "en" and verb.dep_ in ("ROOT", "ccomp", "parataxis")
    return main and "nsubj:pass" in relations and not relations & {"aux:pass", "aux"}


@remembered
def antecedent(token: Token) -> Token:
    """Return what a relative pronoun refers to; any other word is returned as it is."""
    if "Rel" in feature_of(token, "PronType") or (token.pos_ == "PRON" and token.lower_ in ("who", "which", "that")):
        clause = token.head
        while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ in ("acl", "acl:relcl"):
            return clause.head
    return token


def members(token: Token) -> list[Token]:
    """Return a phrase's head and the heads coordinated with it."""
    found = [token]
    for child in children_of(token):
        if (child.dep_ == "conj" and child.pos_ in NOMINAL) or _is_example(child):
            found.extend(members(child))
    return found


def _is_example(token: Token) -> bool:
    """Tell whether a name is one of the many before it ("several states, including Chad and Mali")."""
    return token.pos_ == "PROPN" and token.dep_ in ("nmod", "appos") and case(token) in ("including", "such")


def role(token: Token, name: str) -> list[Token]:
    """Return the heads of the phrases that fill a role of the lexicon at a word, before coordination is opened."""
    special = {
        "subject": _subjects, "object": _objects, "dative": _datives, "genitive": _own_genitives,
        "clause": _clauses, "infinitive": _infinitives, "gerund": _gerunds, "adjective": _adjectives,
    }  # fmt: skip
    if name in special:
        return special[name](token)
    return [child for child in _dependents(token) if case(child) == name or _pronominal(child) == name]


def _pronominal(token: Token) -> str:
    """Return the preposition of a pronominal adverb ("dagegen": gegen), or an empty text."""
    if token.lang_ != "de" or not token.lower_.startswith("da"):
        return ""
    rest = token.lower_.removeprefix("dar").removeprefix("da")
    return rest if rest in PRONOMINAL and not case(token) else ""


def _dependents(token: Token) -> Iterator[Token]:
    for child in children_of(token):
        if child.dep_.startswith(("obl", "nmod", "obj", "iobj", "xcomp", "advmod", "advcl")):
            yield child


def _subjects(token: Token) -> list[Token]:
    if token.pos_ in ("VERB", "AUX") and is_passive(token):
        return [child for child in _dependents(token) if case(child) in AGENT.get(token.lang_, ())]
    if (
        token.pos_ in ("ADJ", "ADV")
        and token.dep_ in ("xcomp", "advmod", "obl", "obj", "advcl")
        and token.head.pos_ == "VERB"
    ):
        found = next((child for child in children_of(token) if child.dep_ in SUBJECTS), None) or subject(token.head)
    else:
        found = subject(token)
    return [found] if found is not None else []


def _objects(token: Token) -> list[Token]:
    if token.pos_ in ("VERB", "AUX") and is_passive(token):
        found = subject(token)
        return [found] if found is not None else []
    real = _nominative(token)
    if real is not None and _subjects_below(token):
        return _subjects_below(token)
    datives = {child.i for child in _datives(token)}
    bare = [child for child in _bare(token) if real is None or child.i != real.i] or _raised(token)
    return [antecedent(child) for child in bare if child.i not in datives or len(bare) == 1]


def _bare(verb: Token) -> list[Token]:
    return [child for child in children_of(verb) if child.dep_ in ("obj", "obl:arg", "iobj") and not case(child)]


def _raised(verb: Token) -> list[Token]:
    """Return the object of an English verb that the parser made the subject of its infinitive ("asked X to be patient")."""
    clauses = (child for child in children_of(verb) if child.dep_ in ("xcomp", "ccomp") and _is_infinitive(child))
    words = [word for clause in clauses if verb.lang_ == "en" for word in children_of(clause)]
    return [] if any(word.lower_ == "for" for word in words) else [word for word in words if word.dep_ in SUBJECTS]


def _datives(token: Token) -> list[Token]:
    real = _nominative(token)
    if real is not None and _subjects_below(token):
        return _subjects_below(token)
    found = [child for child in _bare(token) if real is None or child.i != real.i]
    sure = [child for child in found if child.dep_ == "iobj" or grammatical_case(child) == "Dat"]
    names = [child for child in found if len(found) > 1 and child.pos_ == "PROPN" and grammatical_case(child) != "Acc"]
    return [antecedent(child) for child in (sure or names[:1])]


def _own_genitives(token: Token) -> list[Token]:
    """Return whose something is; in English without "of", which names the matter as often as the holder."""
    return [word for word in genitives(token) if token.lang_ != "en" or case(word) != "of"]


def _adjectives(token: Token) -> list[Token]:
    return [
        child
        for child in children_of(token)
        if child.pos_ == "ADJ" and child.dep_ in ("xcomp", "advmod", "obj", "ccomp", "amod")
    ]


def genitives(token: Token) -> list[Token]:
    """Return whose something is: genitive, "von"/"of" phrase, possessive, English noun before it."""
    found = []
    if token.pos_ == "VERB":
        return [
            child
            for child in children_of(token)
            if child.dep_.startswith(("obj", "obl")) and not case(child) and grammatical_case(child) == "Gen"
        ]
    for child in children_of(token):
        bare = child.dep_ in ("nmod", "nmod:poss", "det:poss") and case(child) in ("", "'s", "’s", "'", "’")
        if (
            bare
            or (child.dep_ == "nmod" and case(child) in ("von", "of", "seitens", "durch", "by"))
            or (child.dep_ in ("compound", "amod") and child.pos_ in ("PROPN", "ADJ", "NOUN"))
        ):
            found.append(child)
    return found


def _clauses(token: Token) -> list[Token]:
    kinds = (*CLAUSES, "acl") if token.pos_ == "NOUN" else CLAUSES
    return [
        child
        for child in children_of(token)
        if child.dep_ in kinds and "Inf" not in feature_of(child, "VerbForm") and _is_finite(child)
    ]


def _is_finite(token: Token) -> bool:
    """Tell whether a dependent is a clause of its own: not a relative clause or a bare participle under a noun."""
    return token.dep_ != "acl" or any(child.dep_ == "mark" for child in children_of(token))


def _infinitives(token: Token) -> list[Token]:
    return [
        child
        for child in children_of(token)
        if child.dep_ in ("xcomp", "ccomp", "acl", "advcl", "obj") and _is_infinitive(child)
    ]


def _is_infinitive(token: Token) -> bool:
    marked = any(child.dep_ in ("mark", "aux") and child.lower_ in ("zu", "to") for child in children_of(token))
    inside = token.pos_ == "VERB" and "zu" in token.lower_ and "Inf" in feature_of(token, "VerbForm")
    return marked or inside or (token.dep_ == "xcomp" and "Inf" in feature_of(token, "VerbForm"))


def _gerunds(token: Token) -> list[Token]:
    return [child for child in token.subtree if child.head.i == token.i and "Ger" in feature_of(child, "VerbForm")]


def spoken_of(token: Token) -> Token | None:
    """Return of whom an English sentence says something at a word ("'He incarnated a France of values', he said of Chirac")."""
    if token.lang_ != "en":
        return None
    for verb in (token, *token.ancestors):
        for child in children_of(verb) if verb.lemma_ in SPEAKING else ():
            if child.dep_ == "obl" and child.i != token.i and case(child) == "of":
                return child
    return None


def reflexive(verb: Token) -> bool:
    """Tell whether a verb has a reflexive pronoun."""
    return any(child.lower_ == "sich" or "Yes" in feature_of(child, "Reflex") for child in children_of(verb))


@remembered
def is_negated(token: Token) -> bool:
    """Tell whether a word is negated: by an adverb, by its verb group, or by a negated object or subject."""
    if any(
        _negates(child) for child in children_of(token) if child.dep_.startswith(("advmod", "det", "cc", "mark", "aux"))
    ):
        return True
    if any(_negates(word) for child in children_of(token) if child.lower_ in NO_LONGER for word in children_of(child)):
        return True
    arguments = [child for child in children_of(token) if child.dep_ in ("obj", "nsubj", "nsubj:pass", "iobj", "obl")]
    phrases = (child for child in arguments if child.dep_ != "obl" or case(child))
    return any(child.pos_ == "PRON" and _negates(child) for child in arguments) or any(
        _negates(word) for phrase in phrases for word in children_of(phrase) if _can_negate(word)
    )


def _can_negate(word: Token) -> bool:
    """Tell whether a word of a phrase negates the phrase: "kein", or "neither" before the first of several."""
    return word.dep_ in ("det", "advmod") or (word.dep_ == "cc" and word.i < word.head.i)


def _negates(token: Token) -> bool:
    return token.lower_ in NEGATORS or "Neg" in feature_of(token, "Polarity") or "Neg" in feature_of(token, "PronType")


def phrase(token: Token) -> Span:
    """Return the whole phrase or clause of a head word, without the punctuation and preposition at its edges."""
    words = [word for word in token.subtree if word.dep_ not in ("punct",)]
    first, last = min(word.i for word in words), max(word.i for word in words)
    while first < token.i and (_introduces(token.doc[first], token) or token.doc[first].is_punct):
        first += 1
    return token.doc[first : last + 1]


def _introduces(word: Token, head: Token) -> bool:
    """Tell whether a word is the preposition or conjunction of a phrase itself, not of something inside it."""
    return word.dep_ in ("case", "mark") and word.head.i == head.i
