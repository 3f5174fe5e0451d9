"""Write a trained model as the int8 ONNX file that the package ships.

`python -m training.export MODEL.pt PREPARED --out graph/linguistics/weights`

The matrices are quantised per channel, the activations by fixed ranges measured on calibration sentences: a sentence is
then read the same whichever sentences share its batch (ranges measured at run time span the batch and would not do that).
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import onnxruntime
import torch
from onnx import numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.batches import Batcher
from training.examples import Example, read
from training.model import Reader, load, pick

OUTPUTS = ("arcs", "label_dependents", "label_heads", "pos", "names", "features", "states")
CALIBRATION = 150
Feed = dict[str, npt.NDArray[np.int64]]
INPUTS = ("pieces", "first", "last", "treebank")


class Exported(nn.Module):
    """The network with its embedding table in int8, inputs and outputs as plain tensors."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model
        table = model.encoder.words.weight.detach()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-6) / 127
        self.register_buffer("table", (table / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, pieces: Tensor, first: Tensor, last: Tensor, treebank: Tensor) -> tuple[Tensor, ...]:
        """The scores in the order of `OUTPUTS`."""
        embedded = self.table[pieces].to(torch.float32) * self.scale[pieces]
        x = self.model.encoder(embedded, pieces != 1)
        states = (pick(x, first) + pick(x, last)) / 2
        scores = self.model.score(states, first > 0, treebank)
        return tuple(getattr(scores, name) for name in OUTPUTS)


def write_float(model: Reader, path: Path) -> None:
    """Write the float ONNX graph."""
    pieces, words = torch.randint(4, 99, (2, 12)), torch.randint(1, 9, (2, 8))
    batch, length, count = "sentences", "pieces_padded", "words_padded"
    axes = {name: {0: batch, 1: count} for name in OUTPUTS}
    axes |= {"arcs": {0: batch, 1: count, 2: "heads"}, "label_heads": {0: batch, 1: "heads"}}
    axes |= {
        "pieces": {0: batch, 1: length},
        "first": {0: batch, 1: count},
        "last": {0: batch, 1: count},
        "treebank": {0: batch},
    }
    torch.onnx.export(
        Exported(model).eval(), (pieces, words, words, torch.zeros(2, dtype=torch.long)), str(path),
        input_names=list(INPUTS), output_names=list(OUTPUTS), dynamic_axes=axes, opset_version=17, dynamo=False,
    )  # fmt: skip


def quantise(source: Path, target: Path) -> None:
    """Quantise matrix products to int8, activations by ranges measured at run time."""
    quantize_dynamic(str(source), str(target), weight_type=QuantType.QInt8, per_channel=True)


def fix_ranges(path: Path, feeds: Sequence[Feed]) -> None:
    """Measure the activations' ranges on `feeds` and write them into the graph at `path`."""
    model = onnx.load(str(path))
    measured = _ranges(model, feeds)
    for node in model.graph.node:
        if node.op_type == "DynamicQuantizeLinear":
            _fix(model, node, *measured[node.output[1]])
    onnx.save(model, str(path))


def _ranges(model: onnx.ModelProto, feeds: Sequence[Feed]) -> dict[str, tuple[float, float]]:
    """The least and the greatest value each DynamicQuantizeLinear covered, by the name of its scale."""
    probe = onnx.ModelProto()
    probe.CopyFrom(model)
    nodes = [node for node in probe.graph.node if node.op_type == "DynamicQuantizeLinear"]
    scales = [(node.output[1], node.output[2]) for node in nodes]
    probe.graph.output.extend(onnx.ValueInfoProto(name=name) for pair in scales for name in pair)
    session = onnxruntime.InferenceSession(probe.SerializeToString(), providers=["CPUExecutionProvider"])
    found: dict[str, tuple[float, float]] = {scale: (0.0, 0.0) for scale, _ in scales}
    for feed in feeds:
        values = session.run([name for pair in scales for name in pair], feed)
        for (name, _), scale, zero in zip(scales, values[::2], values[1::2], strict=True):
            low, high = -int(zero) * float(scale), (255 - int(zero)) * float(scale)
            found[name] = (min(found[name][0], low), max(found[name][1], high))
    return found


def _fix(model: onnx.ModelProto, node: onnx.NodeProto, low: float, high: float) -> None:
    """Make the node a QuantizeLinear with a constant scale and zero point."""
    scale = (high - low) / 255
    zero = round(-low / scale)
    for name, value in ((node.output[1], np.float32(scale)), (node.output[2], np.uint8(zero))):
        model.graph.initializer.append(numpy_helper.from_array(np.array(value), name))
    node.op_type = "QuantizeLinear"
    node.input.extend(list(node.output[1:]))
    del node.output[1:]


def calibration(batcher: Batcher, examples: Sequence[Example]) -> list[Feed]:
    """Inputs of single sentences."""
    batches = [batcher.inputs([example]) for example in examples]
    return [{name: getattr(batch, name).numpy() for name in INPUTS} for batch in batches]


def export(model: Reader, prepared: Path, out: Path) -> None:
    """Write model.onnx, label_weight.npy, labels.json and tokenizer.json into `out`, all or nothing."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        part = Path(folder) / "weights"
        part.mkdir()
        write_float(model, Path(folder) / "float.onnx")
        quantise(Path(folder) / "float.onnx", part / "model.onnx")
        batcher = Batcher(prepared / "tokenizer.json", model.labels)
        chosen = [read(prepared / f"{name}.jsonl")[:CALIBRATION] for name in ("german", "news_de", "news_en")]
        fix_ranges(part / "model.onnx", calibration(batcher, [example for found in chosen for example in found]))
        np.save(part / "label_weight.npy", model.label_weight.detach().numpy().astype(np.float16))
        model.labels.write(part / "labels.json")
        shutil.copy(prepared / "tokenizer.json", part / "tokenizer.json")
        for file in part.iterdir():
            file.replace(out / file.name)


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("--out", type=Path, default=Path("graph/linguistics/weights"))
    arguments = parser.parse_args()
    export(load(arguments.model), arguments.prepared, arguments.out)


if __name__ == "__main__":
    main()
