"""Gives a reader of an issue its topics: one linear head for each, on what the reader makes of a passage anyway.

    python3 issue_topics.py --issue FILE.issue.json --model IN.onnx --tokenizer FILE --passages FILE ... --held FILE ... --out OUT.onnx

A head sees the mean of a passage's tokens after the eighth layer and after the last one, read by the words alone. The reader's other outputs stay as
they are. `FILE=0.5` gives the passages of a file half the weight.
"""

import argparse
import json

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

import issue_reader as readers
from wordpiece import WordPiece

LAYERS = [f"/layers.{layer}/norm2/Add_1_output_0" for layer in (7, 11)]
FEATURES, LOGITS = "topic_features", "topic_logits"

# One over the strength of the penalty.
PENALTY = 0.01


def with_features(path):
    """Returns a model that also gives the features of the heads, 1 x 768."""
    model = onnx.load(path)
    means = []
    for layer in LAYERS:
        means.append(f"{layer}_mean")
        model.graph.node.append(helper.make_node("ReduceMean", [layer], [means[-1]], axes=[1], keepdims=0))
    model.graph.node.append(helper.make_node("Concat", means, [FEATURES], axis=1))
    model.graph.output.append(helper.make_tensor_value_info(FEATURES, TensorProto.FLOAT, [1, None]))
    return model


def with_topics(model, topics, weights, biases):
    """Returns a model whose features became one logit for each topic; it names the topics in their order."""
    model.graph.output.pop()
    model.graph.initializer.append(numpy_helper.from_array(weights.astype(np.float32), "topics.weight"))
    model.graph.initializer.append(numpy_helper.from_array(biases.astype(np.float32), "topics.bias"))
    model.graph.node.append(helper.make_node("Gemm", [FEATURES, "topics.weight", "topics.bias"], [LOGITS]))
    model.graph.output.append(helper.make_tensor_value_info(LOGITS, TensorProto.FLOAT, [1, len(topics)]))
    properties = {each.key: each.value for each in model.metadata_props}
    helper.set_model_props(model, {**properties, "topics": ",".join(topics)})
    return model


class Passages:
    """The passages of a file with labels of topics, as the model reads them: the features of each of its windows."""

    def __init__(self, path, session, pieces, topics):
        path, _, weight = path.partition("=")
        self.name = path.rsplit("/", 1)[-1]
        read = [p for p in readers.read_passages([path], "en") if p.topics is not None]
        self.windows = [np.concatenate([features(session, pieces, p.sentences[a:b])
                                        for a, b in readers.windows(pieces, "", p.sentences)]) for p in read]
        self.labels = np.array([[topic in p.topics for topic in topics] for p in read])
        self.on_issue = np.array([p.on_issue is not False for p in read])
        self.weights = np.full(len(read), float(weight or 1))


def features(session, pieces, sentences):
    ids, types, _ = readers.encode(pieces, "", sentences)
    ids = np.array([ids])
    asked = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.array([types])}
    return session.run([FEATURES], asked)[0]


def fit(files, topics):
    """Returns the weights, features x topics, and the biases."""
    rows = np.array([each.mean(0) for file in files for each in file.windows])
    labels = np.concatenate([file.labels for file in files])
    weights = np.concatenate([file.weights for file in files])
    scaler = StandardScaler().fit(rows)
    heads = [LogisticRegression(C=PENALTY, max_iter=500).fit(scaler.transform(rows), labels[:, i], sample_weight=weights)
             for i in range(len(topics))]
    slopes = np.stack([head.coef_[0] for head in heads], 1) / scaler.scale_[:, None]
    return slopes, np.array([head.intercept_[0] for head in heads]) - scaler.mean_ @ slopes


def score(file, weights, biases):
    """Prints the micro-F1 of the topics of words on the issue by the threshold; the likeliest window decides."""
    logits = np.array([(each @ weights + biases).max(0) for each in file.windows])[file.on_issue]
    labels = file.labels[file.on_issue]
    row = []
    for threshold in (0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        found = logits >= np.log(threshold / (1 - threshold))
        row.append(f"{threshold}: {2 * (found & labels).sum() / (found.sum() + labels.sum()):.3f}")
    print(f"{file.name}, {len(labels)} passages: {', '.join(row)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("issue", "model", "tokenizer", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--passages", nargs="+", required=True)
    parser.add_argument("--held", nargs="*", default=[], help="passages to score")
    given = parser.parse_args()
    with open(given.issue, encoding="utf-8") as file:
        topics = [topic["id"] for topic in json.load(file)["topics"]]
    model = with_features(given.model)
    session = onnxruntime.InferenceSession(model.SerializeToString())
    pieces = WordPiece(given.tokenizer)
    files = [Passages(path, session, pieces, topics) for path in given.passages]
    weights, biases = fit(files, topics)
    for path in given.held:
        score(Passages(path, session, pieces, topics), weights, biases)
    onnx.save(with_topics(model, topics, weights, biases), given.out)


if __name__ == "__main__":
    main()
