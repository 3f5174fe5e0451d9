"""Stances without a stance word: what somebody says must be done, and how somebody judges.

"Der Iran müsse den Vertrag einhalten, sagte Merkel" is a demand of Merkel's; "nannte die Wahl eine Farce" a criticism.
They hold only for a known speaker: the holder role is `speaker` (whoever says the sentence) or the judging verb's subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from graph.extraction.grammar import (
    case,
    children_of,
    feature_of,
    is_future_werden,
    is_negated,
    is_passive,
    is_subjunctive,
    lemmas,
    members,
    phrase,
    role,
    spoken_of,
    subject,
)
from graph.extraction.modality import modality_of
from graph.extraction.stances import Argument, StanceFrame, fits
from graph.linguistics.lexicon import Lexicon, Stance, closed_class, lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SPEAKER = Argument("speaker", ())
OPPOSITE = {"SUPPORTS": "CRITICISES"}
CONDITIONALS = closed_class("conditionals")
TEMPORAL = closed_class("temporal")
INTENT = closed_class("intent_forms")
PERFECT = closed_class("perfect_forms")
PERFECT_INFINITIVES = closed_class("perfect_infinitives")
WILLING = closed_class("willing_forms")
ONLY = closed_class("only")
NO_COMMENT = closed_class("no_comment")
REPORTED = closed_class("reported_forms")
PLEDGES = closed_class("pledge_forms")
HOSTILE = closed_class("hostile_verbs")
DUE = closed_class("due")
DUTIES = closed_class("duties")
SHORTEST_FIRST = 3
FUTURE = closed_class("future_forms")
NAMING = closed_class("naming_verbs")
SOURCES = closed_class("sources_de")
BARRING = closed_class("barring_forms")
WOULD = frozenset(("would", "'d", "’d"))
AWAITING = closed_class("awaiting")
OUT_OF_IT = closed_class("rejecting_predicates")
FILLERS = closed_class("filler_imperatives")
LASTING = closed_class("lasting_verbs")
SPEAKING = ("speak", "talk")
ARTICLES = frozenset(("", "a", "an", "ein", "eine", "einen", "einer", "einem"))
MOCKING = closed_class("mocking_verbs_de")
WISHES = closed_class("wishes_de")
BEING = ("sein", "liegen", "stehen", "handeln")
STATES = closed_class("states_de")
IMPERSONAL = closed_class("impersonal")
POSSIBLE = closed_class("possible_forms")
LASTING_DE = closed_class("lasting_conditions")
NO_DUTIES = closed_class("no_duties_de")
DEEDS = ("xcomp", "ccomp", "csubj", "advcl", "acl")
QUOTES = frozenset("\"'“”‘’„»«")


def implied_frames(doc: Doc, words: Lexicon) -> Iterator[StanceFrame]:
    """Yield the frames of obligations, judgements and of what verbs say by their form, in the order of the text."""
    for token in doc:
        if token.dep_ == "dep":
            continue
        if _is_obligation(token):
            yield _obligation(token.head)
        due = _due(token) or _due_in_german(token)
        if due is not None:
            yield _obligation(due)
        if _is_up_to(token):
            yield _turn(token)
        if token.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            yield from _by_form(token, words)
        if token.lang_ == "en" and token.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            yield from _by_english_form(token)
        judges = token.pos_ in ("ADJ", "NOUN", "ADV", "VERB") and not _is_due(token)
        kind = _evaluation(token, words) if judges else None
        frame = _judgement(token, kind, words) if kind else None
        if frame is not None:
            yield frame


def _by_form(verb: Token, words: Lexicon) -> Iterator[StanceFrame]:
    """Yield what a clause says by its form alone.

    A refusal ("will den Hafen nicht räumen"), an intention ("will den Hafen sperren"), a pledge ("said he would withdraw the
    bill"), a denial of one's own deed ("habe nie Söldner angeworben, sagte er"), an accusation in reported speech ("X habe Y
    getan, sagte Z"), a threat or a condition ("sollte ..., werde man ..."; "erst wenn ...").
    """
    auxiliaries = [child for child in children_of(verb) if child.dep_ in ("aux", "aux:pass", "cop")]
    who = subject(verb)
    if who is None:
        return
    if _is_preferred(verb):
        yield _formal(verb, "preference", "DEMANDS", _acting(who), ())
    if not auxiliaries:
        yield from _by_mood(verb, who, words)
        return
    forms = {word.lower_ for word in auxiliaries}
    acting, negated = _acting(who), is_negated(verb)
    condition = next((clause for clause in _clauses_beside(verb) if _is_condition(clause)), None)
    if condition is not None and (forms & INTENT or is_future_werden(verb)):
        yield _conditional(verb, condition, acting)
    elif (required := _required(verb, forms | {verb.lower_})) is not None:
        yield _demanding(verb, required)
    elif negated and forms & INTENT and not is_passive(verb) and not _declines_comment(verb):
        yield _formal(verb, "refusal", "REJECTS", acting, ())
    elif (
        verb.lang_ == "de" and not negated and forms & WILLING and not is_passive(verb) and not _says_more(verb, words)
    ):
        yield _formal(verb, "intention", "OFFERS", acting, ())
    elif negated and forms & PERFECT and not (_declines_comment(verb) or _in_infinitive(verb)):
        yield _formal(verb, "denial", "DENIES", acting, ())
    elif not negated and _is_german_threat(verb, forms):
        targets = (*role(verb, "object"), *role(verb, "gegen"), *role(verb, "auf"))[:1]
        yield _formal(verb, "pledge", "THREATENS", acting, tuple(Argument("object", (one.i,)) for one in targets))
    elif not negated and forms & PLEDGES and _may_pledge(verb, words):
        yield _formal(verb, "pledge", "THREATENS" if HOSTILE & set(lemmas(verb)) else "OFFERS", acting, ())
    elif not negated and any(_is_reported(word) or _is_told(word) for word in auxiliaries) and not is_passive(verb):
        yield _formal(verb, "assertion", "ACCUSES", SPEAKER, (acting,))


def _by_mood(verb: Token, who: Token, words: Lexicon) -> Iterator[StanceFrame]:
    """Yield what a German clause without auxiliary says: a condition, or what another is reproached with ("X breche das Recht")."""
    required = _required(verb, {verb.lower_})
    inside = verb.dep_ in ("acl", "acl:relcl", "advcl", "csubj") or any(_asks(child) for child in verb.children)
    if required is not None:
        yield _demanding(verb, required)
    elif _is_deed(verb) and who.lower_ not in IMPERSONAL and not (inside or _says_more(verb, words)):
        yield _formal(verb, "deed", "ACCUSES", SPEAKER, (_acting(who),))


def _is_deed(verb: Token) -> bool:
    """Tell whether a German verb reports what somebody does now, in another's words; "stehe" or "gebe" is no deed."""
    told = verb.pos_ == "VERB" and is_subjunctive(verb) and not is_negated(verb)
    return told and STATES.isdisjoint(lemmas(verb))


def _required(verb: Token, forms: set[str]) -> Token | None:
    """Return the clause that says what must be done before a German clause comes true.

    "Nur wenn X zahle, rede man"; "wenn X zahle, könne man reden"; "solange X nicht zahle, gebe es kein Gespräch".
    """
    if verb.lang_ != "de":
        return None
    for clause in _clauses_beside(verb):
        marks = {child.lower_ for child in clause.children if child.dep_ == "mark"}
        before = clause.doc[max(0, clause.left_edge.i - 1)].lower_
        only = before in ONLY or any(child.lower_ in ONLY for child in clause.children)
        if marks & CONDITIONALS and (only or forms & POSSIBLE):
            return clause
        if marks & LASTING_DE and is_negated(verb):
            return clause
    return None


def _demanding(verb: Token, required: Token) -> StanceFrame:
    """Return the demand of a condition, by whoever says it, of who must act in it."""
    addressed = subject(required)
    targets = (Argument("condition", tuple(one.i for one in members(addressed))),) if addressed is not None else ()
    return _formal(verb, "requirement", "DEMANDS", SPEAKER, targets)


def _in_infinitive(verb: Token) -> bool:
    """Tell whether German words are no statement of a deed: "nichts zu verbergen haben", "nicht bezahlt zu haben"."""
    return verb.lang_ == "de" and any(child.lower_ == "zu" and child.dep_ in ("mark", "aux") for child in verb.children)


def _is_preferred(verb: Token) -> bool:
    """Tell whether a German clause says what somebody would like best ("würde den Vertrag am liebsten kündigen")."""
    return any(child.lower_ == "liebsten" for child in verb.children)


def _is_german_threat(verb: Token, forms: set[str]) -> bool:
    """Tell whether a German clause says that something hostile will be done ("werde zurückschlagen")."""
    future = is_future_werden(verb) or forms & FUTURE
    return verb.lang_ == "de" and bool(future) and not is_passive(verb) and not HOSTILE.isdisjoint(lemmas(verb))


def _may_pledge(verb: Token, words: Lexicon) -> bool:
    """Tell whether what somebody will do can be a pledge: an English deed of their own that is no stance itself."""
    entries = (entry for lemma in lemmas(verb) for entry in words.stances.get(lemma, ()))
    active = verb.lang_ == "en" and verb.pos_ == "VERB" and not is_passive(verb)
    return active and not any(fits(verb, entry) and not entry.weak for entry in entries)


def _says_more(verb: Token, words: Lexicon) -> bool:
    """Tell whether an intended deed is a stance by its own word or a meeting ("will protestieren", "will nach Rom reisen")."""
    return any(
        lemma in words.meetings or any(fits(verb, entry) for entry in words.stances.get(lemma, ()))
        for lemma in lemmas(verb)
    )


def _acting(who: Token) -> Argument:
    return Argument("subject", tuple(one.i for one in members(who)))


def _conditional(verb: Token, condition: Token, acting: Argument) -> StanceFrame:
    """Return what a condition says: "only if" demands, any other threatens; both are addressed to who must act in it."""
    addressed = subject(condition)
    heads = tuple(one.i for one in members(addressed)) if addressed is not None else ()
    demanded = any(child.lower_ in ONLY for child in (*verb.children, *condition.children))
    targets = (Argument("condition", heads),) if heads else ()
    return _formal(verb, "condition", "DEMANDS" if demanded else "THREATENS", acting, targets)


def _declines_comment(verb: Token) -> bool:
    """Tell whether somebody only does not want to speak ("wollte keine Einzelheiten nennen")."""
    words = (verb, *(child for child in verb.children if child.dep_ in ("obj", "obl:arg")))
    return any(lemma in NO_COMMENT for word in words for lemma in (word.lemma_.casefold(), word.lower_))


def _clauses_beside(verb: Token) -> list[Token]:
    """Return the clauses under a verb, and those before it that the parser hung on its verb of saying."""
    beside = verb.head.lefts if verb.dep_ in ("ccomp", "parataxis", "conj") else ()
    above = [verb.head] if verb.dep_ in ("ccomp", "parataxis") and verb.head.i < verb.i else []
    return [
        *(one for one in above if _is_verb_first(one, _first_word(one))),
        *(child for child in verb.children if child.dep_ == "advcl"),
        *(one for one in beside if one.i < verb.i and one.dep_ == "ccomp"),
    ]


def _formal(verb: Token, name: str, kind: str, holder: Argument, targets: tuple[Argument, ...]) -> StanceFrame:
    span = phrase(verb)
    entry = Stance(name, "FORM", kind, (holder.role,), ("subject",), ("clause",))
    return StanceFrame(verb.i, entry, kind, (holder,), targets, (span.start, span.end), "clause", "affirmed", "actual")


def _is_reported(word: Token) -> bool:
    """Tell whether an auxiliary reports a deed in the words of another: "habe", "hätten", "sei" with a participle."""
    verb = word.head
    inside = verb.dep_ in ("acl", "acl:relcl", "advcl") or any(_asks(child) for child in verb.children)
    participle = "Part" in feature_of(verb, "VerbForm")
    return word.lang_ == "de" and participle and word.lower_ in REPORTED and word.dep_ == "aux" and not inside


def _is_told(word: Token) -> bool:
    """Tell whether "soll" with a perfect passes on what a source says ("laut Amnesty sollen Soldaten gefoltert haben")."""
    rumour = word.lemma_.casefold() == "sollen" and word.dep_ == "aux" and _is_rumour(word)
    return rumour and any(case(child) in SOURCES for child in word.head.children)


def _asks(word: Token) -> bool:
    """Tell whether a word opens a relative clause or an indirect question ("erkenne an, was Serbien geleistet habe")."""
    return not {"Int", "Rel", "Int,Rel"}.isdisjoint(feature_of(word, "PronType"))


def _is_condition(clause: Token) -> bool:
    first = _first_word(clause)
    return (
        any(child.lower_ in CONDITIONALS and child.dep_ in ("mark", "aux", "advmod") for child in clause.children)
        or first.lower_ in CONDITIONALS
        or (clause.dep_ in ("advcl", "ccomp") and _is_verb_first(clause, first))
    )


def _first_word(clause: Token) -> Token:
    return next(word for word in clause.subtree if not word.is_punct)


def _is_verb_first(clause: Token, first: Token) -> bool:
    """Tell whether a German clause begins with its subjunctive verb, as conditions do: "Zahle Peru nicht, werde man klagen"."""
    own = first.i == clause.i or (first.head.i == clause.i and first.dep_.startswith(("aux", "cop")))
    return own and clause.lang_ == "de" and is_subjunctive(first) and first.lower_ not in WISHES


def _is_obligation(token: Token) -> bool:
    """Tell whether a modal obliges: "müssen", "sollen", and "dürfen" that is negated."""
    if token.dep_ != "aux" or _opens_clause(token) or _is_rumour(token) or _in_condition(token.head):
        return False
    forbids = token.lemma_.casefold() == "dürfen" and is_negated(token.head)
    wishes = token.lang_ == "de" and token.lower_ in WISHES
    return forbids or wishes or token.lemma_.casefold() in _obligations(token.lang_)


def _due(verb: Token) -> Token | None:
    """Return the English deed that somebody else "needs to" or "has to" do, in the words of a speaker."""
    who = subject(verb) if verb.lang_ == "en" and verb.pos_ == "VERB" and verb.lower_ in DUTIES else None
    if who is None or is_negated(verb) or _in_condition(verb):
        return None
    deed = next((one for one in role(verb, "infinitive") if one.dep_ == "xcomp"), None)
    return deed


def _due_in_german(verb: Token) -> Token | None:
    """Return the German deed that is due: "seien abzuziehen", "habe sich an den Vertrag zu halten", "gehöre abgeschafft"."""
    if verb.lang_ != "de" or verb.pos_ != "VERB" or is_negated(verb) or _in_condition(verb):
        return None
    below = list(verb.children)
    if any(child.lower_.startswith("gehör") and child.dep_ in ("advmod", "aux") for child in below):
        return verb
    if verb.lemma_.casefold() == "gehören":
        return verb if any(child.dep_ == "xcomp" and _is_participle(child) for child in below) else None
    if any(child.lower_ == "gehabt" for child in below):
        return None
    told = any(child.dep_ == "aux" and child.lower_ in REPORTED and is_subjunctive(child) for child in below)
    return verb if told and _has_zu(verb) and NO_DUTIES.isdisjoint(lemmas(verb)) else None


def _is_participle(verb: Token) -> bool:
    return "Part" in verb.morph.get("VerbForm", [])


def _has_zu(verb: Token) -> bool:
    """Tell whether a German infinitive stands with "zu", before it or inside it ("abzuziehen")."""
    before = verb.i > 0 and verb.nbor(-1).lower_ == "zu"
    return before or (verb.lower_ != verb.lemma_ and verb.lower_.replace("zu", "", 1) == verb.lemma_.casefold())


def _is_rumour(modal: Token) -> bool:
    """Tell whether a modal reports what is said to have been done ("soll bestochen haben", "sollte beteiligt gewesen sein")."""
    verb = modal.head
    perfect = any(
        child.dep_ in ("aux", "aux:pass", "cop") and child.i > verb.i and child.lower_ in PERFECT_INFINITIVES
        for child in verb.children
    )
    passive = any(child.lower_ == "werden" for child in verb.children)
    return verb.lang_ == "de" and perfect and not passive


def _in_condition(verb: Token) -> bool:
    """Tell whether a clause is a condition or only says when ("bevor die Gespräche beginnen sollen")."""
    return any(child.dep_ == "mark" and child.lower_ in CONDITIONALS | TEMPORAL for child in verb.children)


def _opens_clause(modal: Token) -> bool:
    """Tell whether a modal stands first in its clause: a condition ("sollte die Seite ...") or a question."""
    words = [word.i for word in modal.head.subtree if not word.is_punct]
    return modal.i == min(words) or _is_condition_behind(modal)


def _is_condition_behind(modal: Token) -> bool:
    """Tell whether a German "sollte" behind a comma opens a condition, whatever the parser hung before it."""
    who = subject(modal.head)
    after_comma = modal.i > 0 and modal.nbor(-1).text in (",", "–", "-")
    return modal.lower_ in CONDITIONALS and after_comma and who is not None and who.i > modal.i


@cache
def _obligations(language: str) -> frozenset[str]:
    """Return the modal verbs of obligation ("müssen", "sollen", "must")."""
    rows = lexicon(language).modality.get("modal", ())
    return frozenset(str(row["lemma"]).casefold() for row in rows if row.get("effect") == "obligation")


def _obligation(verb: Token) -> StanceFrame:
    """Return the demand of an obligation, addressed to who must act."""
    who = subject(verb)
    targets = (_acting(who),) if who is not None and not is_passive(verb) else ()
    span = phrase(verb)
    entry = Stance("obligation", "AUX", "DEMANDS", ("speaker",), ("subject",), ("clause",))
    return StanceFrame(
        verb.i, entry, "DEMANDS", (SPEAKER,), targets, (span.start, span.end), "clause", "affirmed", "actual"
    )


def _by_english_form(verb: Token) -> Iterator[StanceFrame]:
    """Yield what an English clause says by its form.

    That something will not be ("there can be no talks with Iran"), a refusal ("would not sign", "is not going to pay"), for
    what a deed waits ("will not sign until Iran withdraws"), an order in direct speech ("Free the sailors!").
    """
    forms = {child.lower_ for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop")}
    negated = is_negated(verb)
    who = subject(verb)
    barred = _barred(verb) if negated and forms & BARRING else None
    if barred is not None:
        heads = next((found for name in ("with", "for", "to") if (found := role(barred, name))), [])
        yield _formal(verb, "refusal", "REJECTS", SPEAKER, (Argument("with", tuple(one.i for one in heads)),))
    elif negated and who is not None and _is_refused(verb, forms):
        yield _formal(verb, "refusal", "REJECTS", _acting(who), ())
    awaited = _awaited(verb) if forms & BARRING else None
    only = any(child.lower_ in ONLY for child in verb.children)
    if awaited is not None and (negated or only or verb.lemma_.casefold() in LASTING):
        addressed = subject(awaited)
        targets = (_acting(addressed),) if addressed is not None else ()
        own = (negated or only) and who is not None and not is_passive(verb) and barred is None
        holder = _acting(who) if own and who is not None else SPEAKER
        yield _formal(verb, "awaiting", "DEMANDS", holder, targets)
        if own and negated and _is_condition(awaited):
            yield _formal(verb, "refusal", "REJECTS", holder, ())
    kind = _predicated(verb) if "is" in forms or "was" in forms or "are" in forms or "were" in forms else ""
    if kind == "ACCUSES" and who is not None:
        yield _formal(verb, "predicate", "DENIES" if negated else kind, SPEAKER, (_acting(who),))
    elif kind and who is not None:
        yield _formal(verb, "predicate", "OFFERS" if negated else kind, SPEAKER, ())
    if _is_command(verb):
        yield _formal(verb, "command", "DEMANDS", SPEAKER, ())


def _predicated(word: Token) -> str:
    """Return the kind of an English predicate with a preposition ("is behind the attack", "is out of the question")."""
    before = word.doc[word.left_edge.i : word.i]
    led = "_".join(
        one.lower_ for one in before if one.head.i in (word.i, word.i - 1, word.i - 2) and one.pos_ in ("ADP", "PART")
    )
    if led == "behind" or (led == "to" and word.lower_ == "blame"):
        return "ACCUSES"
    return "REJECTS" if f"{led} {word.lower_}" in OUT_OF_IT else ""


def _is_command(verb: Token) -> bool:
    """Tell whether an English verb opens its clause as an imperative of its own ("Free the sailors", not "Imagine", "Let's")."""
    plain = "Imp" in verb.morph.get("Mood", []) and verb.lower_ == verb.lemma_ and verb.lower_ not in FILLERS
    before = verb.doc[verb.i - 1] if verb.i > 0 else verb
    opens = verb.is_sent_start or before.text in QUOTES or before.lower_ in ("please", "not")
    return plain and opens and not any(child.dep_ in ("nsubj", "nsubj:pass") for child in verb.children)


def _barred(verb: Token) -> Token | None:
    """Return of what an English clause says that there is none ("there will be no talks")."""
    if not any(child.dep_ == "expl" and child.lower_ == "there" for child in verb.children):
        return None
    return next((child for child in verb.children if child.dep_ in ("nsubj", "obj") and child.lower_ != "there"), None)


def _is_refused(verb: Token, forms: set[str]) -> bool:
    """Tell whether a negated English deed is refused: "would not sign" that depends on nothing, "is not going to pay"."""
    free = not any(_is_condition(clause) for clause in _clauses_beside(verb))
    would = bool(forms & WOULD) and not is_passive(verb) and not _declines_comment(verb)
    return free and (would or (verb.lower_ == "going" and bool(role(verb, "infinitive"))))


def _awaited(verb: Token) -> Token | None:
    """Return the clause that must come true first ("until Iran withdraws", "as long as it shells the town")."""
    only = any(child.lower_ in ONLY for child in verb.children)
    marks = AWAITING | {"if", "when"} if only else AWAITING
    clauses = (child for child in verb.children if child.dep_ == "advcl")
    return next(
        (one for one in clauses if any(word.dep_ == "mark" and word.lower_ in marks for word in one.children)), None
    )


def _is_up_to(token: Token) -> bool:
    """Tell whether German words say whose turn it is: "es ist (nicht) an Moskau, darüber zu entscheiden"."""
    copula = next((child for child in children_of(token) if child.dep_ == "cop"), None) if token.lang_ == "de" else None
    if copula is None or case(token) != "an":
        return False
    below = (*token.children, *copula.children)
    deed = any(word.dep_ in DEEDS and "Inf" in feature_of(word, "VerbForm") for word in below)
    return deed and any(word.lower_ == "es" for word in below)


def _turn(token: Token) -> StanceFrame:
    """Return the demand on whose turn it is, or the rejection of whose business it is not."""
    kind = "REJECTS" if is_negated(token) else "DEMANDS"
    span = phrase(token)
    entry = Stance("turn", "AUX", kind, ("speaker",), ("an",), ("infinitive",))
    targets = (Argument("an", tuple(one.i for one in members(token))),)
    return StanceFrame(
        token.i, entry, kind, (SPEAKER,), targets, (span.start, span.end), "infinitive", "affirmed", "actual"
    )


def _evaluation(token: Token, words: Lexicon) -> str | None:
    """Return the kind of a judging word, or of the adjective before a predicate ("is a great man")."""
    own = _listed(token, "NOUN" if token.pos_ == "NOUN" else "ADJ", words)
    own = own or _phrase_evaluation(token, words)
    own = own or (_by_last_part(token, words) if token.pos_ == "NOUN" else None)
    own = own or _compound_evaluation(token, words)
    if own or token.pos_ not in ("NOUN", "ADJ"):
        return own
    adjectives = [child for child in children_of(token) if child.dep_ == "amod"]
    kinds = (_listed(word, "ADJ", words) for word in adjectives)
    return next((kind for kind in kinds if kind), None) or ("CRITICISES" if _is_mocked(token) else None)


def _listed(token: Token, pos: str, words: Lexicon) -> str | None:
    """Return the kind of a listed judging word; an English lemma may be a verb's ("disappointing"), a noun read as an adjective."""
    kind = words.evaluations.get((token.lemma_.casefold(), pos))
    if kind or token.lang_ != "en":
        return kind
    noun = words.evaluations.get((token.lower_, "NOUN")) if token.pos_ == "ADJ" else None
    return words.evaluations.get((token.lower_, pos)) or noun


def _phrase_evaluation(token: Token, words: Lexicon) -> str | None:
    """Return the kind of a German phrase with a preposition that judges ("vom Tisch", "am Zug")."""
    return words.evaluations.get((f"{case(token)} {token.lemma_.casefold()}", "PREDICATE"))


def _by_last_part(noun: Token, words: Lexicon) -> str | None:
    """Return the kind of the judging word that a compound ends with ("Zeitungsente", "Justizskandal")."""
    lemma = noun.lemma_.casefold()
    parts = (lemma[cut:] for cut in range(SHORTEST_FIRST, len(lemma) - SHORTEST_FIRST))
    return next((words.last_parts[part] for part in parts if part in words.last_parts), None)


def _is_due(token: Token) -> bool:
    """Tell whether a word says that a deed is due, not how good something is ("it is essential that they withdraw")."""
    due = token.lang_ == "en" and token.lower_ in DUE
    return due and bool(role(token, "infinitive") or role(token, "clause"))


def _compound_evaluation(token: Token, words: Lexicon) -> str | None:
    """Return the kind of an English compound that judges as a whole ("witch hunt")."""
    if token.lang_ != "en":
        return None
    firsts = [child for child in children_of(token) if child.dep_ == "compound"]
    kinds = (words.evaluations.get((f"{one.lower_}-{token.lemma_.casefold()}", "NOUN")) for one in firsts)
    return next((kind for kind in kinds if kind), None)


def _is_mocked(token: Token) -> bool:
    """Tell whether a predicate stands in quotation marks: nobody quotes a neutral name ("called it a 'stunt'")."""
    verb = token.head.head if _behind_object(token) else token.head
    naming = {token.head.lemma_.casefold(), verb.lemma_.casefold()}
    if naming.isdisjoint(NAMING | MOCKING):
        return False
    marks = [child for child in token.children if child.dep_ == "punct" and child.text in QUOTES and child.i < token.i]
    if token.lang_ == "de":
        article = next((child.lower_ for child in token.children if child.dep_.startswith("det")), "")
        return bool(marks) and article in ARTICLES and verb.lemma_.casefold() in MOCKING
    return bool(marks) and not naming.isdisjoint(NAMING)


def _judgement(token: Token, kind: str, words: Lexicon) -> StanceFrame | None:
    negated = is_negated(token)
    if negated and not OPPOSITE.get(kind):
        return None
    kind = OPPOSITE[kind] if negated else kind
    verb = _judging(token, words)
    if verb is not None:
        who = next(iter(role(verb, "subject")), None)
        if who is None and is_passive(verb):
            return None
        holders = (_acting(who),) if who is not None else (SPEAKER,)
        judged = [one for one in role(verb, "object") if one.i != token.i] or role(verb, "dative") or role(verb, "to")
    elif any(child.dep_ == "cop" for child in token.children):
        holders, judged = (_judge(token),), [one for one in (subject(token), spoken_of(token)) if one is not None]
    elif token.head.lemma_.casefold() in BEING and _phrase_evaluation(token, words):
        holders, judged = (SPEAKER,), [one for one in (subject(token.head),) if one is not None]
    else:
        return None
    entry = Stance("judgement", token.pos_, kind, ("speaker",), ("object",), ("object",))
    targets = tuple(Argument("judged", tuple(one.i for one in members(head))) for head in judged)
    span = phrase(judged[0]) if judged else phrase(token)
    return StanceFrame(
        token.i, entry, kind, holders, targets, (span.start, span.end), "judged", "affirmed", modality_of(verb or token)
    )


def _judge(token: Token) -> Argument:
    """Return for whom something is what a predicate says ("Für die Grünen ist das ein Skandal"), or whoever says it."""
    for child in token.lefts:
        if token.lang_ == "de" and case(child) == "für" and child.left_edge.i == token.sent.start:
            return Argument("für", tuple(one.i for one in members(child)))
    return SPEAKER


def _judging(token: Token, words: Lexicon) -> Token | None:
    """Return the verb that puts a judgement into words, if the word is its predicate ("als", "von", or bare)."""
    verb = token.head
    if _behind_object(token):
        return verb.head if verb.head.lemma_.casefold() in words.judging else None
    if verb.pos_ != "VERB" or verb.lemma_.casefold() not in words.judging:
        return None
    spoken = verb.lemma_ in SPEAKING and case(token) == "of"
    marked = (
        spoken
        or case(token) in ("als", "von", "für", "as")
        or any(child.lower_ in ("als", "as") for child in token.children)
    )
    if (case(token) or verb.lemma_ in SPEAKING) and not marked:
        return None
    return verb if marked or token.dep_ in ("xcomp", "obj", "advmod", "ccomp", "obl", "advcl") else None


def _behind_object(token: Token) -> bool:
    """Tell whether a parser hung a predicate on the object before it ("called the inquiry a witch hunt")."""
    judged = token.head
    naming = token.lang_ == "en" or judged.head.lemma_.casefold() in MOCKING
    beside = naming and judged.dep_ == "obj" and judged.i < token.i and judged.head.pos_ == "VERB"
    return beside and token.dep_ in ("nmod", "appos", "acl") and not case(token) and _is_indefinite(token)


def _is_indefinite(token: Token) -> bool:
    return any(child.lower_ in ARTICLES or child.text in QUOTES for child in token.lefts)
