"""What the judge looks at: named features of positions, gatherings and figures.

Features are binary or small numbers by name; the encoder's state of the trigger is a vector of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graph.extraction.grammar import children_of, feature_of, grammatical_case, is_negated, is_passive, sentence_of
from graph.extraction.modality import is_past
from graph.linguistics.lexicon import closed_class
from graph.resolution.addressees import main_bodies
from graph.resolution.cast import Cast, Figure
from graph.resolution.gatherings import Gathering, has_two_sides
from graph.resolution.positions import Position, is_first_person

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Token

    from graph.resolution.article import Reading

Features = dict[str, float]
REFERRING = closed_class("pointing_back")
REFERRED = ("obj", "nsubj", "obl", "obl:arg", "iobj", "advmod")


def position_features(reading: Reading, position: Position) -> Features:
    """Return the features of a position."""
    doc, frame = reading.doc, position.frame
    token, kind = doc[frame.trigger], position.kind
    names = [
        f"kind={kind}", f"lemma={frame.entry.lemma}", f"lemma={frame.entry.lemma}/{kind}", f"pos={frame.entry.pos}",
        f"holder={position.holder_from}", f"target={position.target_from}", f"content={frame.content_role}",
        f"{kind}/{position.holder_from}", f"{kind}/target={position.target_from}", f"pos={frame.entry.pos}/{position.holder_from}",
        f"holderkind={sort(position.holder)}", f"targetkind={sort(position.target)}", f"{kind}/targetkind={sort(position.target)}",
        f"polarity={frame.polarity}", f"modality={frame.modality}", f"dep={token.dep_}", f"language={doc.lang_}",
        f"statement={_statement(position)}", f"mood={[*feature_of(token, 'Mood')]}", f"form={[*feature_of(token, 'VerbForm')]}",
        f"{frame.entry.lemma}/target={position.target_from}", f"{frame.entry.lemma}/{position.holder_from}",
        f"{kind}/{sort(position.holder)}/{sort(position.target)}",
    ]  # fmt: skip
    role = position.target_from.split("/")[0]
    names += [f"targetrole={role}", f"{kind}/targetrole={role}", f"depth={_depth(token)}"]
    names += [
        *_way(reading, position.holder, frame.trigger, "holder"),
        *_way(reading, position.target, frame.trigger, "target"),
        *(
            f"modal={child.lower_}/{token.dep_}"
            for child in children_of(token)
            if frame.entry.pos == "AUX" and child.dep_ == "aux"
        ),
    ]
    if any(child.lower_ in REFERRING and child.dep_ in REFERRED for child in children_of(token)):
        names.append(f"refers/{role}")
    if position.statement is not None:
        names.append(f"{frame.entry.pos}/cue={doc[position.statement.cue].pos_}")
    flags = {
        "weak": frame.entry.weak, "light": bool(frame.entry.noun), "negated": is_negated(token), "passive": is_passive(token),
        "past": is_past(token), "no content": frame.content is None, "no target": position.target is None,
        "own speaker": position.speaker is not None, "first sentence": sentence_of(token).start < 3, "long": len(sentence_of(token)) > 35,
        "first person": any(is_first_person(doc[head]) for one in frame.holders[:1] for head in one.heads),
        "pair elsewhere": _pair_elsewhere(reading, position),
        "target=speaker": position.target is not None and position.target is position.speaker,
        "inside other": _inside_other(reading, position), "case": grammatical_case(token) == "Gen",
        "main pair": _is_main_pair(reading.cast, position),
        "headline names target": _in_headline(reading, position.target),
        "passed over": position.target is None and _is_unresolved(reading.cast, position),
        "target before": _before(reading.cast, position.target, frame.trigger), "holder anonymous": position.holder.anonymous,
    }  # fmt: skip
    return {**dict.fromkeys(names, 1.0), **{name: 1.0 for name, value in flags.items() if value}}


def _statement(position: Position) -> str:
    said = position.statement
    return "none" if said is None else f"{'direct' if said.direct else 'indirect'}{' carried' if said.carried else ''}"


def _is_main_pair(cast: Cast, position: Position) -> bool:
    """Tell whether holder and target are the two bodies that the article names most."""
    pair = (position.holder, position.target)
    bodies = all(one is not None and one.kind != "Official" for one in pair)
    return bodies and set(map(id, pair)) == set(map(id, main_bodies(cast)))


def _in_headline(reading: Reading, figure: Figure | None) -> bool:
    return figure is not None and any(sentence_of(reading.doc[head]).start < 3 for head in figure.heads[:1])


def _depth(token: Token) -> int:
    """Return how many clauses a word's own is inside of, three at most."""
    return min(3, sum(above.pos_ in ("VERB", "AUX") for above in token.ancestors))


def _way(reading: Reading, figure: Figure | None, trigger: int, name: str) -> list[str]:
    """Return how a figure is mentioned nearest to a trigger, and how many others stand between."""
    nearest = _nearest(reading, figure, trigger)
    if nearest is None:
        return [f"{name} elsewhere"] if figure is not None else []
    first, last = sorted((nearest, trigger))
    others = {
        id(one) for index in range(first + 1, last) for one in reading.cast.at.get(index, ()) if one is not figure
    }
    return [f"{name} as={reading.doc[nearest].pos_}", f"{name} between={min(3, len(others))}"]


def _is_unresolved(cast: Cast, position: Position) -> bool:
    """Tell whether a role of the target has a noun that no actor is behind ("warf der Firma vor")."""
    heads = (index for argument in position.frame.targets for index in argument.heads)
    return any(cast.doc[index].pos_ in ("NOUN", "PROPN") and index not in cast.at for index in heads)


def _inside_other(reading: Reading, position: Position) -> bool:
    """Tell whether the trigger stands inside the content of another frame."""
    trigger = position.frame.trigger
    return any(
        other.frame.trigger != trigger
        and other.frame.content
        and other.frame.content[0] <= trigger < other.frame.content[1]
        for other in reading.positions
    )


def _pair_elsewhere(reading: Reading, position: Position) -> bool:
    """Tell whether another sentence names the same target of the same holder in a role of its own."""
    if position.target is None:
        return False
    return any(
        other.holder is position.holder
        and other.target is position.target
        and other.frame.trigger != position.frame.trigger
        and not other.target_from.startswith(("near", "main", "content"))
        for other in reading.positions
    )


def _before(cast: Cast, figure: Figure | None, index: int) -> bool:
    start = sentence_of(cast.doc[index]).start
    return figure is not None and any(start <= head < index for head in figure.heads)


def sort(figure: Figure | None) -> str:
    """Return what kind of figure it is, finer than its kind."""
    if figure is None:
        return "nobody"
    if figure.kind == "Official":
        return "unnamed" if figure.anonymous else "official" if figure.side is not None else "person"
    return "State" if figure.kind == "State" else f"org:{figure.sort or 'known'}"


def vector(reading: Reading, index: int) -> NDArray[np.float32]:
    """Return the encoder's state of a token, zeros for an engine that has none."""
    tensor = reading.doc.tensor
    if tensor is None or len(tensor) != len(reading.doc):
        return np.zeros(0, dtype=np.float32)
    state: NDArray[np.float32] = np.asarray(tensor[index], dtype=np.float32)
    return state


def position_vector(reading: Reading, position: Position) -> NDArray[np.float32]:
    """Return the encoder's states of a position's trigger, target and holder, joined; zeros for who is not in the sentence."""
    trigger = position.frame.trigger
    state = vector(reading, trigger)
    absent = np.zeros(len(state), dtype=np.float32)
    nearest = (_nearest(reading, figure, trigger) for figure in (position.target, position.holder))
    return np.concatenate([state, *(absent if index is None else vector(reading, index) for index in nearest)])


def _nearest(reading: Reading, figure: Figure | None, index: int) -> int | None:
    """Return the word of a sentence that names a figure, the one nearest to a token."""
    if figure is None:
        return None
    sent = sentence_of(reading.doc[index])
    heads = [head for head in (*figure.heads, *reading.cast.again.get(id(figure), ())) if sent.start <= head < sent.end]
    return min(heads, key=lambda head: (abs(head - index), head), default=None)


def gathering_features(reading: Reading, gathering: Gathering) -> Features:
    """Return the features of a gathering."""
    frame = gathering.frames[0]
    token = reading.doc[frame.trigger]
    kinds = sorted({sort(figure).split(":")[0] for figure in gathering.participants})
    names = [
        f"lemma={frame.entry.lemma}", f"pos={frame.entry.pos}", f"kind={gathering.kind}", f"kinds={kinds}", f"status={gathering.status}",
        f"size={min(5, len(gathering.participants))}", f"times={min(3, len(gathering.triggers))}", f"dep={token.dep_}",
        f"language={reading.doc.lang_}", f"precision={gathering.precision}",
    ]  # fmt: skip
    flags = {
        "one side": not has_two_sides(gathering),
        "date": gathering.date is not None, "place": bool(gathering.place), "definite": frame.definite, "weak": frame.entry.weak,
        "past": is_past(reading.doc[frame.clause]), "negated": is_negated(reading.doc[frame.clause]),
        "two bodies": sum(figure.kind != "Official" for figure in gathering.participants) >= 2,
        "two officials": sum(figure.kind == "Official" for figure in gathering.participants) >= 2,
    }  # fmt: skip
    return {**dict.fromkeys(names, 1.0), **{name: 1.0 for name, value in flags.items() if value}}


def figure_features(reading: Reading, figure: Figure) -> Features:
    """Return the features of a figure."""
    doc, heads = reading.doc, figure.heads
    deps = {doc[head].dep_.split(":")[0] for head in heads}
    adjectives = sum(doc[head].pos_ == "ADJ" or doc[head].dep_ == "amod" for head in heads)
    acts = [position for position in reading.positions if figure in (position.holder, position.speaker)]
    aimed = [position for position in reading.positions if figure is position.target]
    says = any(
        figure in reading.cast.at.get(said.speaker if said.speaker is not None else -1, [])
        for said in reading.statements
    )
    names = [
        f"kind={figure.kind}", f"sort={sort(figure)}", f"count={min(6, len(heads))}", f"{figure.kind}/count={min(4, len(heads))}",
        f"language={doc.lang_}", *(f"dep={dep}" for dep in deps), *(f"{sort(figure)}/dep={dep}" for dep in deps),
        f"offices={min(2, len(figure.offices))}", f"pos={'/'.join(sorted({doc[head].pos_ for head in heads})[:2])}",
        f"known={figure.known is not None}", f"{sort(figure)}/acts={bool(acts)}/aimed={bool(aimed)}",
    ]  # fmt: skip
    flags = {
        "acts": bool(acts), "aimed": bool(aimed), "says": says, "meets": any(figure in one.participants for one in reading.gatherings),
        "adjective only": bool(heads) and adjectives == len(heads), "represented": _represented(reading.cast, figure),
        "headline": any(sentence_of(doc[head]).start < 3 for head in heads), "one word": " " not in figure.name, "unseen": not heads,
        "capital name": figure.name[:1].isupper(), "upper": figure.name.isupper(), "long name": len(figure.name.split()) > 4,
    }  # fmt: skip
    flags |= {f"{sort(figure)}/{name}": value for name, value in list(flags.items())}
    return {**dict.fromkeys(names, 1.0), **{name: 1.0 for name, value in flags.items() if value}}


def _represented(cast: Cast, figure: Figure) -> bool:
    return any(holding.of is figure for other in cast.figures for holding in other.offices if other.kind == "Official")
