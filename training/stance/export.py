"""Writes a trained reader as ONNX, 8-bit per channel, and checks it against the trained one.

    python3 export.py MODEL.pt OUT.onnx
"""

import hashlib
import os
import sys
import tempfile
import types

# Debian's onnx comes without the reference evaluator that the quantiser imports but does not use.
for name, attribute in (("onnx.reference", "ReferenceEvaluator"), ("onnx.reference.op_run", "to_array_extended")):
    if name not in sys.modules:
        stand_in = types.ModuleType(name)
        setattr(stand_in, attribute, None)
        sys.modules[name] = stand_in
sys.modules["onnx.reference"].op_run = None

import numpy as np  # noqa: E402
import onnxruntime  # noqa: E402
import torch  # noqa: E402
from onnxruntime.quantization import QuantType, quantize_dynamic  # noqa: E402

import model as models  # noqa: E402

INPUTS = ["input_ids", "attention_mask", "token_type_ids"]
OUTPUTS = ["sentence_logits", "whole_logits"]


def export(reader, path):
    reader.eval()
    example = (torch.ones(2, 9, dtype=torch.long), torch.ones(2, 9, dtype=torch.long), torch.zeros(2, 9, dtype=torch.long))
    axes = {name: {0: "batch", 1: "tokens"} for name in INPUTS + OUTPUTS[:1]} | {OUTPUTS[1]: {0: "batch"}}
    with tempfile.TemporaryDirectory() as folder:
        wide = os.path.join(folder, "wide.onnx")
        torch.onnx.export(reader, example, wide, input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=axes,
                          opset_version=14, do_constant_folding=True, dynamo=False)
        quantize_dynamic(wide, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=False)
        return onnxruntime.InferenceSession(wide)


def main():
    source, path = sys.argv[1:]
    reader = models.load(source)
    wide = export(reader, path)
    small = onnxruntime.InferenceSession(path)
    rng = np.random.default_rng(1)
    apart = []
    for _ in range(50):
        length = int(rng.integers(12, 200))
        ids = rng.integers(1000, reader.shape["vocabulary"], (1, length))
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        apart.append(np.abs(wide.run(None, feed)[1] - small.run(None, feed)[1]).mean())
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    print(f"{path}: {os.path.getsize(path) / 1e6:.1f} MB, sha256 {digest}, logits {np.mean(apart):.3f} from 32-bit on the mean")


if __name__ == "__main__":
    main()
