"""The stance reader: a BERT that reads a claim and a passage, and gives logits for each sentence and for the whole.

Input: `[CLS] claim [SEP] lead [SEP] sentence [SEP] sentence [SEP] ...`. Each `[SEP]` that ends a sentence gives three logits (favor,
against, none) for that sentence in its context. `[CLS]` gives three for the whole passage, and one for whether the passage treats the text
in the place of the claim (a topic or the title of an issue).
"""

import math

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F


class SequenceDropout(nn.Module):
    """Dropout with one mask for all positions of a sequence. It works as well here and is much cheaper on a CPU."""

    def __init__(self, share):
        super().__init__()
        self.share = share

    def forward(self, x):
        if not self.training or self.share == 0:
            return x
        shape = (x.shape[0], 1, x.shape[-1]) if x.dim() == 3 else x.shape
        return x * ((torch.rand(shape) > self.share).to(x.dtype) / (1 - self.share))


class Layer(nn.Module):
    def __init__(self, hidden, heads, inner):
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(hidden, hidden) for _ in range(4))
        self.norm1 = nn.LayerNorm(hidden, eps=1e-12)
        self.up, self.down = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = SequenceDropout(0.1)

    def forward(self, x, mask):
        batch, length, hidden = x.shape
        size = hidden // self.heads
        split = lambda t: t.view(batch, length, self.heads, size).transpose(1, 2).reshape(batch * self.heads, length, size)
        q, k, v = split(self.q(x)), split(self.k(x)), split(self.v(x))
        scores = torch.bmm(q * (1 / math.sqrt(size)), k.transpose(1, 2))
        scores = scores.view(batch, self.heads, length, length) + mask.to(scores.dtype)
        # The type of the product instead of autocast's wider one halves the time without loss.
        with torch.autocast("cpu", enabled=False):
            weights = torch.softmax(scores, -1)
        y = torch.bmm(weights.view(batch * self.heads, length, length), v)
        y = y.view(batch, self.heads, length, size).transpose(1, 2).reshape(batch, length, hidden)
        x = self.norm1(x + self.dropout(self.o(y)))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class StanceReader(nn.Module):
    def __init__(self, layers, hidden, heads, inner, vocabulary):
        super().__init__()
        self.shape = dict(layers=layers, hidden=hidden, heads=heads, inner=inner, vocabulary=vocabulary)
        self.words = nn.Embedding(vocabulary, hidden)
        self.positions = nn.Embedding(512, hidden)
        self.types = nn.Embedding(2, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(hidden, heads, inner) for _ in range(layers))
        self.dropout = SequenceDropout(0.1)
        self.whole = nn.Linear(hidden, 4)
        self.sentence = nn.Linear(hidden, 3)

    def forward(self, ids, mask, types):
        """Returns the logits of every position: three for the sentence that ends there, and four for the whole, as at `[CLS]`."""
        positions = torch.arange(ids.shape[1]).unsqueeze(0)
        x = self.dropout(self.norm(self.words(ids) + self.positions(positions) + self.types(types)))
        bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, bias)
        return self.sentence(self.dropout(x)), self.whole(self.dropout(x[:, 0]))


def from_embedder(path):
    """Returns a reader with the encoder of a BGE sentence embedder, taken from its ONNX file, and two new heads."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    weights = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    products = {n.name: weights[n.input[1]] for n in graph.node if n.op_type == "MatMul" and n.input[1] in weights}
    layers = 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layer."))
    vocabulary, hidden = weights["embeddings.word_embeddings.weight"].shape
    inner = weights["encoder.layer.0.intermediate.dense.bias"].shape[0]
    heads = {384: 12, 512: 8}[hidden]
    reader = StanceReader(layers, hidden, heads, inner, vocabulary)
    tensor = lambda array: torch.tensor(np.array(array), dtype=torch.float32)
    state = reader.state_dict()
    for mine, theirs in (("words", "word_embeddings"), ("positions", "position_embeddings"), ("types", "token_type_embeddings")):
        state[f"{mine}.weight"] = tensor(weights[f"embeddings.{theirs}.weight"])
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = tensor(weights[f"embeddings.LayerNorm.{part}"])
    linear = (("q", "attention.self.query"), ("k", "attention.self.key"), ("v", "attention.self.value"),
              ("o", "attention.output.dense"), ("up", "intermediate.dense"), ("down", "output.dense"))
    for layer in range(layers):
        for mine, theirs in linear:
            product = products[f"/encoder/layer.{layer}/{theirs.replace('.', '/')}/MatMul"]
            state[f"layers.{layer}.{mine}.weight"] = tensor(product.T.copy())
            state[f"layers.{layer}.{mine}.bias"] = tensor(weights[f"encoder.layer.{layer}.{theirs}.bias"])
        for mine, theirs in (("norm1", "attention.output.LayerNorm"), ("norm2", "output.LayerNorm")):
            for part in ("weight", "bias"):
                state[f"layers.{layer}.{mine}.{part}"] = tensor(weights[f"encoder.layer.{layer}.{theirs}.{part}"])
    reader.load_state_dict(state)
    return reader


def from_shipped(path):
    """Returns a reader from an export with its 8-bit weights widened, which is close enough to continue training."""
    import onnx
    from onnx import numpy_helper

    graph = onnx.load(path).graph
    weights = {i.name: numpy_helper.to_array(i) for i in graph.initializer}

    def wide(name):
        scale, zero = weights[f"{name}_scale"], weights[f"{name}_zero_point"].astype(np.float32)
        return (weights[f"{name}_quantized"].astype(np.float32) - zero) * scale

    vocabulary, hidden = weights["words.weight_quantized"].shape
    layers = 1 + max(int(name.split(".")[1]) for name in weights if name.startswith("layers."))
    reader = StanceReader(layers, hidden, {384: 12, 512: 8}[hidden], weights["layers.0.up.bias"].shape[0], vocabulary)
    state = reader.state_dict()
    for name in state:
        if name in weights:
            state[name] = torch.tensor(np.array(weights[name]))
        elif f"{name}_quantized" in weights:
            kept = torch.tensor(wide(name))
            state[name] = kept if kept.shape == state[name].shape else kept.T.contiguous()
    for node in graph.node:
        if node.op_type == "MatMulInteger" and not node.name.startswith("/whole/"):
            name = node.name.strip("/").rsplit("/", 1)[0].replace("/", ".")
            state[f"{name}.weight"] = torch.tensor(wide(node.input[1].removesuffix("_quantized")).T.copy())
    reader.load_state_dict(state)
    return reader


def load(path):
    """Returns a reader that `save` wrote."""
    kept = torch.load(path, weights_only=True)
    reader = StanceReader(**kept["shape"])
    reader.load_state_dict(kept["state"])
    return reader


def save(reader, path):
    torch.save({"shape": reader.shape, "state": reader.state_dict()}, path)
