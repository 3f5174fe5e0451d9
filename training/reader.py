"""Try an end-to-end stance reader: `python -m training.reader --annotated DIR --out RUN [--passes 3] [--layers 4]`.

For every sentence and everybody in it (slot 0: somebody outside) the reader says which of ten kinds of stance they hold, and
against whom. A stance has its trigger word as a latent variable: the score of holder h and kind k is the log-sum-exp over the
words t of `A(t) . W(k) . B(h) + C(t, k) + D(h, k)`, a biaffine form as in the parser; the target is scored from the words weighted by it.
The engine's own weights are read back from its ONNX file; its lower layers stay as they are and are computed once, copies of
the upper `--layers` are trained. A third of the articles is held out by name. RUN/reader.pt is written after every pass and
taken up again by the next start. What came of it: `docs/decisions/0008-judge-and-reader.md`; it is not part of the package.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from graph.linguistics.engines.encoder import WEIGHTS
from training.gold import Case, cases, is_tuning, sentences
from training.model import MASKED, PADDING, Encoder, pick, project
from training.pretrained import Shape
from training.reader_windows import KINDS, Window, of_articles, of_sentences

DATA = Path(__file__).parent / "data"
MATRICES = ("query_key_value", "attended", "widen", "narrow")
BEGIN, END, UNKNOWN = 0, 2, 3
WORD_PIECES, LONGEST = 16, 200
BATCH, SORTED = 24, 960
SIZE = 160
ENCODER_RATE, HEAD_RATE = 1e-4, 1e-3
WARM_UP = 100
EMPTY_SHARE = 0.4
"""Of the sentences without a stance this share is learnt from."""
WRITTEN_WEIGHT = 0.6
THRESHOLDS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)


@dataclass
class Item:
    """A window as the network reads it: the lower layers' states of its sub-words, each word's first and last."""

    window: Window
    pieces: list[int]
    first: list[int]
    last: list[int]
    weight: float
    states: Tensor | None = None


def engine_encoder(path: Path) -> Encoder:
    """Return the engine's encoder with its int8 weights read back as floats."""
    model = onnx.load(str(path))
    arrays = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    epsilon = next(node for node in model.graph.node if node.op_type == "LayerNormalization")
    shape = Shape(
        384, 12, 12, 1536, len(arrays["table"]), 512, next(a.f for a in epsilon.attribute if a.name == "epsilon")
    )
    state = {
        name.removeprefix("model.encoder."): value
        for name, value in arrays.items()
        if name.startswith("model.encoder.")
    }
    state["words.weight"] = arrays["table"].astype(np.float32) * _floats(arrays, "scale")
    products = [node.input[1] for node in model.graph.node if node.op_type == "MatMulInteger"]
    for number, name in enumerate(products[: len(MATRICES) * shape.layers]):
        layer, part = divmod(number, len(MATRICES))
        state[f"layers.{layer}.{MATRICES[part]}.weight"] = _floats(arrays, name.removesuffix("_quantized")).T
    encoder = Encoder(shape)
    encoder.load_state_dict({name: torch.from_numpy(np.array(value)) for name, value in state.items()})
    return encoder


def _floats(arrays: dict[str, np.ndarray], name: str) -> np.ndarray:
    zero = arrays[f"{name}_zero_point"].astype(np.float32)
    return (arrays[f"{name}_quantized"].astype(np.float32) - zero) * arrays[f"{name}_scale"]


class StanceReader(nn.Module):
    """The upper layers of the encoder and the scores of holders and targets."""

    def __init__(self, layers: nn.ModuleList, hidden: int) -> None:
        super().__init__()
        self.layers = layers
        self.words, self.holders = project(hidden, SIZE), project(hidden, SIZE)
        self.kinds = nn.Parameter(torch.randn(len(KINDS), SIZE) * 0.1)
        self.of_word, self.of_holder = nn.Linear(hidden, len(KINDS)), nn.Linear(hidden, len(KINDS))
        self.trigger, self.target = nn.Linear(2 * hidden, SIZE), nn.Linear(hidden, SIZE)
        self.kind = nn.Embedding(len(KINDS), SIZE)
        nn.init.constant_(self.of_word.bias, -3.0)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Return the words' states, the slots' states, and scores: sentences x slots x kinds x words."""
        x = raised(self.layers, batch.states, batch.present)
        states = functional.dropout((pick(x, batch.first) + pick(x, batch.last)) / 2, 0.1, self.training)
        slots = (batch.slots / batch.slots.sum(-1, keepdim=True).clamp(min=1)) @ states
        slots = torch.cat([x[:, :1], slots[:, 1:]], 1)
        pairs = torch.einsum("btd,bmd,kd->bmkt", self.words(states), self.holders(slots), self.kinds) / 8
        scores = pairs + self.of_word(states).transpose(1, 2)[:, None] + self.of_holder(slots)[..., None]
        return states, slots, scores + (~batch.words)[:, None, None, :] * MASKED

    def targets(self, states: Tensor, slots: Tensor, scores: Tensor, keys: Tensor) -> Tensor:
        """Return the score of every slot as the target of the stances `keys` (sentence, holder, kind)."""
        sentence, holder, kind = keys
        weights = torch.softmax(scores[sentence, holder, kind], -1)
        trigger = (weights[:, :, None] * states[sentence]).sum(1)
        asked = torch.tanh(self.trigger(torch.cat([trigger, slots[sentence, holder]], -1)) + self.kind(kind))
        return (asked[:, None, :] * self.target(slots[sentence])).sum(-1) / 4


def raised(layers: nn.ModuleList, x: Tensor, present: Tensor) -> Tensor:
    """Return states after some layers of the encoder."""
    mask = ((~present).to(x.dtype) * MASKED)[:, None, None, :]
    for layer in layers:
        x = layer(x, mask)
    return x


@dataclass
class Batch:
    """Items as tensors; `held` and `weights` are sentences x slots x kinds, `keys` the stances held with their right targets."""

    states: Tensor
    present: Tensor
    first: Tensor
    last: Tensor
    words: Tensor
    slots: Tensor
    filled: Tensor
    held: Tensor
    weights: Tensor
    keys: list[tuple[int, int, int]]
    targets: list[set[int]]


def batch_of(items: list[Item]) -> Batch:
    """Pad items into a batch."""
    count, length = len(items), max(len(item.pieces) for item in items)
    width, places = max(len(item.first) for item in items), 1 + max(len(item.window.slots) for item in items)
    empty = torch.zeros
    made = Batch(
        empty(count, length, 384), empty(count, length, dtype=torch.bool), empty(count, width, dtype=torch.long),
        empty(count, width, dtype=torch.long), empty(count, width, dtype=torch.bool), empty(count, places, width),
        empty(count, places, dtype=torch.bool), empty(count, places, len(KINDS)), empty(count, places, len(KINDS)), [], [],
    )  # fmt: skip
    for row, item in enumerate(items):
        window, size = item.window, len(item.first)
        made.states[row, : len(item.pieces)], made.present[row, : len(item.pieces)] = item.states.float(), True
        made.first[row, :size], made.last[row, :size] = torch.tensor(item.first), torch.tensor(item.last)
        made.words[row, :size], made.filled[row, : len(window.slots) + 1] = True, True
        made.weights[row, : len(window.slots) + 1] = item.weight
        for slot, at in enumerate(window.slots, 1):
            made.slots[row, slot, at] = 1
        for slot, kind in window.open:
            made.weights[row, slot, kind] = 0
        for slot, kind in window.held:
            made.held[row, slot, kind] = 1
            made.keys.append((row, slot, kind))
            made.targets.append(window.targets[slot, kind])
    return made


def loss_of(model: StanceReader, batch: Batch) -> Tensor:
    """Cross-entropy of holders and kinds, and of the targets of the stances held, per sentence."""
    states, slots, scores = model(batch)
    held = torch.logsumexp(scores, -1) - 1
    loss = functional.binary_cross_entropy_with_logits(
        held, batch.held, batch.weights * (1 + batch.held), reduction="sum"
    )
    if batch.keys:
        keys = torch.tensor(batch.keys).T
        chances = functional.log_softmax(
            model.targets(states, slots, scores, keys) + (~batch.filled[keys[0]]) * MASKED, -1
        )
        right = torch.zeros_like(chances, dtype=torch.bool)
        for row, slot_numbers in enumerate(batch.targets):
            right[row, list(slot_numbers)] = True
        loss = loss - 0.5 * torch.logsumexp(chances.masked_fill(~right, MASKED), -1).sum()
    return loss / len(batch.states)


@torch.no_grad()
def judged(model: StanceReader, items: list[Item]) -> tuple[list[tuple[float, bool, bool]], int]:
    """Return chance, rightness and rightness with target of every holder and kind above the least threshold; and how many are right."""
    model.eval()
    found, total = [], sum(len(item.window.held) for item in items)
    for batch in map(batch_of, _groups(items)):
        states, slots, scores = model(batch)
        chances = torch.sigmoid(torch.logsumexp(scores, -1) - 1) * (batch.weights > 0)
        keys = (chances >= THRESHOLDS[0]).nonzero().T
        best = (model.targets(states, slots, scores, keys) + (~batch.filled[keys[0]]) * MASKED).argmax(-1)
        right = dict(zip(batch.keys, batch.targets, strict=True))
        for key, target in zip(keys.T.tolist(), best.tolist(), strict=True):
            wanted = right.get(tuple(key))
            found.append((float(chances[tuple(key)]), wanted is not None, wanted is not None and target in wanted))
    model.train()
    return found, total


def report(name: str, found: list[tuple[float, bool, bool]], total: int) -> None:
    """Print precision, recall and F1 at each threshold, and F1 with target."""
    print(f"{name}: {total} stances")
    for cut in THRESHOLDS:
        kept = [(right, aimed) for chance, right, aimed in found if chance >= cut]
        hit, aimed = sum(right for right, _ in kept), sum(aimed for _, aimed in kept)
        precision, recall = hit / max(1, len(kept)), hit / max(1, total)
        one, both = (2 * count / max(1, len(kept) + total) for count in (hit, aimed))
        print(f"  {cut}: P {precision:.2f} R {recall:.2f} F1 {one:.2f}, with target {both:.2f}")


def _groups(items: list[Item]) -> list[list[Item]]:
    ordered = sorted(items, key=lambda item: len(item.pieces))
    return [ordered[start : start + BATCH] for start in range(0, len(ordered), BATCH)]


def _shuffled(items: list[Item], chance: random.Random) -> list[list[Item]]:
    mixed = chance.sample(items, len(items))
    groups = [group for start in range(0, len(mixed), SORTED) for group in _groups(mixed[start : start + SORTED])]
    return chance.sample(groups, len(groups))


def items_of(windows: Iterator[Window], weight: float) -> Iterator[Item]:
    """Cut windows into sub-words."""
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    for window in windows:
        cut = [
            one.ids[:WORD_PIECES] or [UNKNOWN] for one in tokenizer.encode_batch(window.words, add_special_tokens=False)
        ]
        ends = np.cumsum([len(rows) for rows in cut]).tolist()
        pieces = [BEGIN, *(row for rows in cut for row in rows), END]
        if len(pieces) <= LONGEST:
            yield Item(window, pieces, [1, *(end + 1 for end in ends[:-1])], ends, weight)


@torch.no_grad()
def fill(encoder: Encoder, items: list[Item], layers: int) -> None:
    """Compute the states of the lower layers of all items."""
    encoder.eval()
    for group in _groups(items):
        length = max(len(item.pieces) for item in group)
        pieces = torch.full((len(group), length), PADDING)
        for row, item in enumerate(group):
            pieces[row, : len(item.pieces)] = torch.tensor(item.pieces)
        x = encoder.norm(encoder.words(pieces) + encoder.positions.weight[:length])
        for item, states in zip(group, raised(encoder.layers[:layers], x, pieces != PADDING), strict=True):
            item.states = states[: len(item.pieces)].half()


def is_held_out(article: str) -> bool:
    """Tell whether an article is one of the third that is not learnt from."""
    return is_tuning(article) or sum(article.encode()) // 10 % 3 == 0


def _held_out(found: list[Case], language: str, tuning: bool) -> list[Item]:
    chosen = [case for case in found if is_held_out(case.name) and is_tuning(case.name) == tuning]
    return list(items_of(of_articles([case for case in chosen if case.gold["language"] == language]), 1.0))


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--annotated", type=Path, required=True, action="append")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--layers", type=int, default=4, help="how many upper layers are trained")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    chance = random.Random(1)
    arguments.out.mkdir(parents=True, exist_ok=True)
    encoder = engine_encoder(WEIGHTS / "model.onnx")
    found = [case for folder in (*arguments.annotated, DATA / "articles") for case in cases(folder)]
    learn = [case for case in found if not is_held_out(case.name)]
    written = items_of(of_sentences(sentences(DATA / "sentences")), WRITTEN_WEIGHT)
    items = [*items_of(of_articles(learn), 1.0), *written]
    items = [item for item in items if item.window.held or chance.random() < EMPTY_SHARE]
    tests = {
        f"{language}, {'tuning tenth' if tuning else 'other articles held out'}": _held_out(found, language, tuning)
        for language in ("de", "en")
        for tuning in (False, True)
    }
    lower = encoder.shape.layers - arguments.layers
    fill(encoder, [*items, *(item for group in tests.values() for item in group)], lower)
    train(StanceReader(encoder.layers[lower:], encoder.shape.hidden), items, tests, arguments.passes, arguments.out)


def train(model: StanceReader, items: list[Item], tests: dict[str, list[Item]], passes: int, out: Path) -> None:
    """Train, going on from `out`/reader.pt if it is there; print the figures of the held-out articles after every pass."""
    upper = list(model.layers.parameters())
    heads = [parameter for name, parameter in model.named_parameters() if not name.startswith("layers.")]
    rates = [
        {"params": upper, "lr": ENCODER_RATE, "peak": ENCODER_RATE},
        {"params": heads, "lr": HEAD_RATE, "peak": HEAD_RATE},
    ]
    optimiser = torch.optim.AdamW(rates, weight_decay=0.01, betas=(0.9, 0.98))
    path, begun = out / "reader.pt", 0
    if path.exists():
        state = torch.load(path, weights_only=True)
        model.load_state_dict(state["model"])
        optimiser.load_state_dict(state["optimiser"])
        begun = state["passes"]
    for number in range(begun, passes):
        groups = _shuffled(items, random.Random(number))
        for step, group in enumerate(groups, number * len(groups)):
            rate = min(1.0, (step + 1) / WARM_UP) * max(0.02, 1 - step / (passes * len(groups)))
            for parameters in optimiser.param_groups:
                parameters["lr"] = parameters["peak"] * rate
            loss = loss_of(model, batch_of(group))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            if step % 50 == 0:
                print(f"pass {number + 1}, step {step}, loss {float(loss.detach()):.2f}", flush=True)
        torch.save({"model": model.state_dict(), "optimiser": optimiser.state_dict(), "passes": number + 1}, path)
        for name, group in tests.items():
            report(name, *judged(model, group))


if __name__ == "__main__":
    main()
