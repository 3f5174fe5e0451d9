"""The network: a multilingual encoder under a tagger, a dependency parser and a name finder.

The parser is the deep biaffine one of Dozat and Manning (2017). One vector a treebank is added before tagging and parsing,
so that one network serves schemes that differ a little (Stymne et al. 2018).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.labels import Labels
from training.pretrained import Pretrained, Shape

PADDING = 1
MASKED = -1e4


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences as the network reads them; a word's `first` and `last` sub-word, 0 where there is no word."""

    pieces: Tensor
    first: Tensor
    last: Tensor
    treebank: Tensor


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of each word; `arcs[b, d, h]` is the score of head `h` (0: root) for word `d`."""

    arcs: Tensor
    label_dependents: Tensor
    label_heads: Tensor
    pos: Tensor
    names: Tensor
    features: Tensor
    states: Tensor


class Layer(nn.Module):
    """One transformer layer as BERT has it, query, key and value in one matrix."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        hidden = shape.hidden
        self.heads, self.dropout = shape.heads, dropout
        self.query_key_value = nn.Linear(hidden, 3 * hidden)
        self.attended = nn.Linear(hidden, hidden)
        self.attended_norm = nn.LayerNorm(hidden, shape.epsilon)
        self.widen = nn.Linear(hidden, shape.feed_forward)
        self.narrow = nn.Linear(shape.feed_forward, hidden)
        self.narrow_norm = nn.LayerNorm(hidden, shape.epsilon)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Attend, then feed forward; `mask` is added to the attention scores."""
        x = self.attended_norm(x + self._drop(self.attended(self._attend(x, mask))))
        return self.narrow_norm(x + self._drop(self.narrow(functional.gelu(self.widen(x)))))  # type: ignore[no-any-return]

    def _attend(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, hidden = x.shape
        split = self.query_key_value(x).view(batch, length, 3, self.heads, hidden // self.heads)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        dropout = self.dropout if self.training else 0.0
        mixed = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=dropout)
        return mixed.transpose(1, 2).reshape(batch, length, hidden)

    def _drop(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.dropout, self.training)


class Encoder(nn.Module):
    """multilingual-e5-small without its pooling."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape, self.dropout = shape, dropout
        self.words = nn.Embedding(shape.pieces, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))

    def forward(self, embedded: Tensor, present: Tensor) -> Tensor:
        """States of all sub-words; `embedded` are rows of `words`, `present` is false on padding."""
        x = self.norm(embedded + self.positions.weight[: embedded.shape[1]])
        x = functional.dropout(x, self.dropout, self.training)
        mask = ((~present).to(x.dtype) * MASKED)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


def project(hidden: int, size: int, dropout: float = 0.2) -> nn.Sequential:
    """A projection into one of the parser's spaces."""
    return nn.Sequential(nn.Linear(hidden, size), nn.GELU(), nn.Dropout(dropout))


def with_one(x: Tensor) -> Tensor:
    """Append a 1 to each vector, the bias of a biaffine form."""
    return torch.cat([x, torch.ones_like(x[..., :1])], -1)


def pick(x: Tensor, index: Tensor) -> Tensor:
    """For each sentence the rows of `x` that `index` names."""
    return torch.gather(x, 1, index[:, :, None].expand(-1, -1, x.shape[2]))


class Reader(nn.Module):
    """The whole model."""

    def __init__(self, encoder: Encoder, labels: Labels, arc_size: int = 256, label_size: int = 96) -> None:
        super().__init__()
        hidden, count = encoder.shape.hidden, len(labels.dependencies)
        self.encoder, self.labels = encoder, labels
        self.treebank = nn.Embedding(len(labels.treebanks), hidden)
        nn.init.zeros_(self.treebank.weight)
        self.root = nn.Parameter(torch.randn(hidden) * 0.1)
        self.arc_head, self.arc_dependent = project(hidden, arc_size), project(hidden, arc_size)
        self.label_head, self.label_dependent = project(hidden, label_size), project(hidden, label_size)
        self.arc_weight = nn.Parameter(torch.randn(arc_size + 1, arc_size) * 0.02)
        self.label_weight = nn.Parameter(torch.randn(count, label_size + 1, label_size + 1) * 0.02)
        self.pos = nn.Linear(hidden, len(labels.pos))
        self.names = nn.Linear(hidden, len(labels.names))
        self.features = nn.Linear(hidden, sum(map(len, labels.features.values())))

    def forward(self, batch: Batch, dropout: float = 0.1) -> Scores:
        """Read a batch of sentences."""
        x = self.encoder(self.encoder.words(batch.pieces), batch.pieces != PADDING)
        states = (pick(x, batch.first) + pick(x, batch.last)) / 2
        return self.score(functional.dropout(states, dropout, self.training), batch.first > 0, batch.treebank)

    def score(self, states: Tensor, words: Tensor, treebank: Tensor) -> Scores:
        """Score words by their states; `words` is false on padding."""
        bank = self.treebank(treebank)[:, None, :]
        tagged = states + bank
        heads = torch.cat([self.root.expand(states.shape[0], 1, -1) + bank, tagged], 1)
        arcs = with_one(self.arc_dependent(tagged)) @ self.arc_weight @ self.arc_head(heads).transpose(1, 2)
        possible = torch.cat([torch.ones_like(words[:, :1]), words], 1)
        return Scores(
            arcs=functional.log_softmax(arcs + (~possible).to(arcs.dtype)[:, None, :] * MASKED, -1),
            label_dependents=self.label_dependent(tagged),
            label_heads=self.label_head(heads),
            pos=self.pos(tagged),
            names=functional.log_softmax(self.names(states), -1),
            features=self.features(tagged),
            states=states,
        )

    def label(self, scores: Scores, heads: Tensor) -> Tensor:
        """Scores of the dependency labels, given each word's head."""
        dependents, governors = with_one(scores.label_dependents), with_one(pick(scores.label_heads, heads))
        return torch.einsum("bti,rij,btj->btr", dependents, self.label_weight, governors)


def load_pretrained(pretrained: Pretrained, rows: list[int]) -> Encoder:
    """An encoder with the pretrained weights and the pieces `rows` only."""
    shape = Shape(**{**asdict(pretrained.shape), "pieces": len(rows)})
    encoder = Encoder(shape)
    encoder.load_state_dict({name: torch.from_numpy(array) for name, array in _arrays(pretrained, rows)})
    return encoder


def _arrays(pretrained: Pretrained, rows: list[int]) -> list[tuple[str, Any]]:
    hidden, vector = pretrained.shape.hidden, pretrained.vector
    positions = vector("emb.pos").reshape(-1, hidden) + vector("emb.type")[:hidden]
    arrays = [("words.weight", pretrained.matrix("emb.word", hidden)[rows]), ("positions.weight", positions)]
    arrays += [("norm.weight", vector("emb.ln.w")), ("norm.bias", vector("emb.ln.b"))]
    for number in range(pretrained.shape.layers):
        arrays += _layer_arrays(pretrained, number)
    return arrays


def _layer_arrays(pretrained: Pretrained, number: int) -> list[tuple[str, Any]]:
    import numpy as np

    hidden, old, new = pretrained.shape.hidden, f"l{number}.", f"layers.{number}."
    matrix, vector = pretrained.matrix, pretrained.vector
    joint = np.concatenate([matrix(f"{old}{name}.w", hidden) for name in "qkv"])
    arrays = [(f"{new}query_key_value.weight", joint)]
    arrays += [(f"{new}query_key_value.bias", np.concatenate([vector(f"{old}{name}.b") for name in "qkv"]))]
    for there, here, columns in (
        ("ao", "attended", hidden),
        ("fi", "widen", hidden),
        ("fo", "narrow", pretrained.shape.feed_forward),
    ):
        arrays += [
            (f"{new}{here}.weight", matrix(f"{old}{there}.w", columns)),
            (f"{new}{here}.bias", vector(f"{old}{there}.b")),
        ]
    for there, here in (("aln", "attended_norm"), ("oln", "narrow_norm")):
        arrays += [(f"{new}{here}.weight", vector(f"{old}{there}.w")), (f"{new}{here}.bias", vector(f"{old}{there}.b"))]
    return arrays


def save(model: Reader, path: Path) -> None:
    """Write the model to `path`, embeddings in half precision, by way of a temporary file."""
    state = {
        name: value.half() if name == "encoder.words.weight" else value for name, value in model.state_dict().items()
    }
    part = path.with_suffix(".part")
    torch.save({"state": state, "shape": asdict(model.encoder.shape), "labels": asdict(model.labels)}, part)
    part.replace(path)


def load(path: Path) -> Reader:
    """Read what `save` wrote, ready to evaluate."""
    record = torch.load(path, weights_only=True)
    model = Reader(Encoder(Shape(**record["shape"])), Labels(**record["labels"]))
    model.load_state_dict({name: value.float() for name, value in record["state"].items()})
    return model.eval()
