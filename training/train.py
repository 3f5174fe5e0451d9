"""Train the reader.

`python -m training.train PREPARED --encoder e5-small-q4.bin --out RUN --minutes 45`

Every round reads the prepared files, mixes all German trees with a share of the rest, and writes RUN/last.pt (everything a
second start needs to go on) and RUN/average.pt (the averaged weights, which are the ones to export).
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training import examples, silver
from training.batches import Batcher, Targets
from training.examples import Example
from training.labels import Labels
from training.model import Reader, Scores, load_pretrained, save
from training.pretrained import Pretrained

BATCH_PIECES = 800
WARM_UP_STEPS = 60
ENCODER_RATE, HEAD_RATE = 2.5e-4, 2e-3
AVERAGE = 0.997
SHARES = {"german_cut": 200, "english": 1200, "names": 1500}
NEWS_SHARE = {"news_de": 700, "news_en": 350}
SILVER_FROM = 0.25
PASSES = 2
"""How often a round goes through its sentences; completing them costs a third of a pass."""
FEATURE_WEIGHT, POS_WEIGHT = 0.1, 0.5


@dataclass(slots=True)
class Run:
    """A training under way; `elapsed` in seconds of training, over all starts."""

    model: Reader
    average: Reader
    optimiser: torch.optim.Optimizer
    batcher: Batcher
    total: float
    step: int = 0
    round: int = 0
    elapsed: float = 0.0

    @property
    def progress(self) -> float:
        """How much of the time is spent, 0 to 1."""
        return self.elapsed / self.total


def loss_of(model: Reader, scores: Scores, targets: Targets) -> Tensor:
    """The sum of all heads' losses, each an average over the words that count for it."""

    def mean(logits: Tensor, gold: Tensor, weights: Tensor) -> Tensor:
        losses = functional.cross_entropy(logits.transpose(1, 2), gold, reduction="none")
        return (losses * weights).sum() / weights.sum().clamp(min=8.0)

    trusted = targets.syntax_weights
    total = mean(scores.arcs, targets.heads, trusted)
    total = total + mean(model.label(scores, targets.heads), targets.dependencies, trusted)
    total = (
        total
        + POS_WEIGHT * mean(scores.pos, targets.pos, trusted)
        + mean(scores.names, targets.names, targets.name_weights)
    )
    start = 0
    for gold, values in zip(targets.features, model.labels.features.values(), strict=True):
        part = scores.features[..., start : start + len(values)]
        total = total + FEATURE_WEIGHT * mean(part, gold, targets.feature_weights)
        start += len(values)
    return total


def open_run(prepared: Path, encoder: Path, out: Path, minutes: float) -> Run:
    """Begin a run, or go on with the one in `out`."""
    labels = Labels.read(prepared / "labels.json")
    import json

    model = Reader(load_pretrained(Pretrained(encoder), json.loads((prepared / "rows.json").read_text())), labels)
    model.encoder.words.weight.requires_grad = False
    run = Run(
        model, copy.deepcopy(model), optimiser_of(model), Batcher(prepared / "tokenizer.json", labels), minutes * 60
    )
    if (out / "last.pt").exists():
        restore(run, out / "last.pt")
    return run


def optimiser_of(model: Reader) -> torch.optim.Optimizer:
    """AdamW, slow for the encoder and fast for the heads."""
    encoder = [parameter for parameter in model.encoder.parameters() if parameter.requires_grad]
    heads = [parameter for name, parameter in model.named_parameters() if not name.startswith("encoder.")]
    groups = [
        {"params": encoder, "lr": ENCODER_RATE, "peak": ENCODER_RATE},
        {"params": heads, "lr": HEAD_RATE, "peak": HEAD_RATE},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01, betas=(0.9, 0.98), fused=True)


def checkpoint(run: Run, out: Path) -> None:
    """Write last.pt and average.pt."""
    state = {
        "model": run.model.state_dict(),
        "average": run.average.state_dict(),
        "optimiser": run.optimiser.state_dict(),
    }
    state |= {"step": run.step, "round": run.round, "elapsed": run.elapsed}
    torch.save(state, out / "last.part")
    (out / "last.part").replace(out / "last.pt")
    save(run.average, out / "average.pt")


def restore(run: Run, path: Path) -> None:
    """Go on from last.pt."""
    state = torch.load(path, weights_only=True)
    run.model.load_state_dict(state["model"])
    run.average.load_state_dict(state["average"])
    run.optimiser.load_state_dict(state["optimiser"])
    run.step, run.round, run.elapsed = state["step"], state["round"], state["elapsed"]


def learn(run: Run, batch: list[Example]) -> float:
    """One step; the loss."""
    rate = min(1.0, (run.step + 1) / WARM_UP_STEPS) * max(0.02, 1 - run.progress)
    for group in run.optimiser.param_groups:
        group["lr"] = group["peak"] * rate
    run.model.train()
    loss = loss_of(run.model, run.model(run.batcher.inputs(batch)), run.batcher.targets(batch))
    run.optimiser.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    trained = [parameter for parameter in run.model.parameters() if parameter.requires_grad]
    torch.nn.utils.clip_grad_norm_(trained, 1.0)
    run.optimiser.step()
    follow(run, trained)
    run.step += 1
    return float(loss.detach())


def follow(run: Run, trained: list[torch.nn.Parameter]) -> None:
    """Move the averaged weights towards the trained ones."""
    pace = 1 - min(AVERAGE, (run.step + 1) / (run.step + 10))
    followers = [parameter for parameter in run.average.parameters() if parameter.requires_grad]
    with torch.no_grad():
        torch._foreach_lerp_(followers, trained, pace)


def round_examples(run: Run, prepared: Path, chance: random.Random) -> list[Example]:
    """The sentences of one round."""
    chosen = examples.read(prepared / "german.jsonl")
    for name, share in SHARES.items():
        chosen += rotating(examples.read(prepared / f"{name}.jsonl"), share, run.round, name)
    if run.progress < SILVER_FROM:
        return chosen
    for name, share in NEWS_SHARE.items():
        chosen += rotating(examples.read(prepared / f"{name}.jsonl"), share, run.round, name)
    return silver.complete(run.average, run.batcher, chosen)


def rotating(found: list[Example], share: int, turn: int, seed: str) -> list[Example]:
    """The next `share` examples, in an order fixed by the seed, so that rounds go through all of them."""
    order = list(found)
    random.Random(seed).shuffle(order)
    start = (turn * share) % max(1, len(order))
    return (order + order)[start : start + min(share, len(order))]


def train(run: Run, prepared: Path, out: Path) -> None:
    """Train until the time is spent."""
    while run.progress < 1:
        chance = random.Random(run.round)
        torch.manual_seed(run.round)
        began, losses = time.monotonic() - run.elapsed, []
        found = round_examples(run, prepared, chance)
        for batch in (one for _ in range(PASSES) for one in run.batcher.shuffled(found, BATCH_PIECES, chance)):
            losses.append(learn(run, batch))
            run.elapsed = time.monotonic() - began
            if run.step % 50 == 0:
                loss = sum(losses[-50:]) / len(losses[-50:])
                print(f"{run.elapsed / 60:.1f} min, round {run.round}, step {run.step}, loss {loss:.3f}", flush=True)
            if run.progress >= 1:
                break
        run.round += 1
        checkpoint(run, out)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=90)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    arguments.out.mkdir(parents=True, exist_ok=True)
    run = open_run(arguments.prepared, arguments.encoder, arguments.out, arguments.minutes)
    train(run, arguments.prepared, arguments.out)


if __name__ == "__main__":
    main()
