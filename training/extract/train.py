"""Trains the boosted trees of the main-text model; run by the script `train`.

On pages with labelled passages, the labelled blocks are those that hold a passage that must or must not be in the text. On pages with a whole
body, every block is labelled by whether its three-word sequences occur in the body. A page with passages weighs one per passage. A page with a
body weighs ten if the body was made by hand, and five if it is another extractor's output, spread over its blocks by the square root of length.
"""

import glob
import gzip
import html
import json
import os
import random
import re
import sys
from collections import Counter
from urllib.parse import urlparse

TOKEN = re.compile(r"[\u3041-\u9fff\uac00-\ud7af]|[^\W_]+")
PARAMETERS = dict(max_iter=300, learning_rate=0.05, max_leaf_nodes=12, min_samples_leaf=20, l2_regularization=2, early_stopping=False)
ENOUGH = 0.55
NEGATIVES = 50
COMMENT = 72 + 6  # the column of the trait "comment"


def tokens(text):
    return TOKEN.findall(text.lower())


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


def sets(folder):
    """Returns the files by which the three sets are recognised."""
    passages = glob.glob(folder + "/**/evaldata.json", recursive=True)
    bodies = glob.glob(folder + "/**/meta.info", recursive=True)
    outputs = glob.glob(folder + "/**/test-pages/*/expected.html*", recursive=True)
    if not (passages and bodies and outputs):
        sys.exit(folder + " does not hold all three sets of labelled pages: unpack them there")
    return passages[0], sorted(bodies), sorted(outputs)


def pages(folder):
    """Yields name, file, site and labels of each page."""
    passages, bodies, outputs = sets(folder)
    for url, labels in json.load(open(passages, encoding="utf-8")).items():
        for place in ("cache", "eval"):
            file = os.path.join(os.path.dirname(passages), place, labels["file"] + ".gz")
            if os.path.exists(file):
                yield "P:" + url, file, site(url), labels
                break
    for info in bodies:
        for name, about in json.load(open(info, encoding="utf-8")).items():
            file = os.path.join(os.path.dirname(info), name)
            if os.path.exists(file):
                yield "B:" + file, file, site(about["url"]), os.path.join(os.path.dirname(info), re.sub(r"_\d.*", "", name) + ".json")
    for expected in outputs:
        source = glob.glob(os.path.dirname(expected) + "/source.html*")
        if source:
            yield "O:" + source[0], source[0], source[0], expected


def site(url):
    parts = urlparse(url).netloc.split(":")[0].removeprefix("www.").split(".")
    second = len(parts) > 2 and (len(parts[-1]) == 2 and len(parts[-2]) <= 3 or parts[-2] in ("com", "co", "org", "net", "gov"))
    return ".".join(parts[-3 if second else -2 :])


def read(file):
    opener = gzip.open if file.endswith(".gz") else open
    return opener(file, "rt", encoding="utf-8", errors="replace").read()


def visible(markup):
    markup = re.sub(r"(?s)<(script|style).*?</\1>", " ", markup)
    markup = re.sub(r"</?(p|div|h\d|li|ul|ol|br|td|tr|table|blockquote|pre|figure|section|article|dd|dt)\b[^>]*>", " ", markup)
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def body(versions, page_text):
    """Returns the paragraphs of the version with the largest share of its words on the page; None if none fits."""
    have = set(tokens(page_text))
    best = (0.6, None)
    for version in json.load(open(versions, encoding="utf-8")).values():
        if version.get("body"):
            paragraphs = list(version["body"].get("summary") or [])
            for section in version["body"]["sections"]:
                paragraphs += section["headline"] + section["paragraphs"]
            words = tokens(" ".join(paragraphs))
            share = sum(word in have for word in words) / max(1, len(words))
            if share >= best[0]:
                best = (share, paragraphs)
    return best[1]


def trigrams(words):
    return set(zip(words, words[1:], words[2:]))


def label_whole(texts, paragraphs, weight):
    """Returns label and weight of each block of a page whose text is known."""
    known = trigrams(tokens(" ".join(paragraphs)))
    exact = {tuple(tokens(paragraph)) for paragraph in paragraphs}
    labels, weights = [], []
    for text in texts:
        words = tokens(text)
        grams = trigrams(words)
        inside = tuple(words) in exact or bool(grams) and sum(g in known for g in grams) >= 0.6 * len(grams)
        labels.append(-1 if not words else int(inside))
        weights.append((1 + len(words)) ** 0.5 if words else 0)
    total = sum(weights) or 1
    return labels, [weight * w / total for w in weights]


def label_passages(texts, labels):
    spans, joined = [], ""
    for text in texts:
        joined += " " if joined else ""
        spans.append((len(joined), len(joined) + len(plain(text))))
        joined += plain(text)

    def places(passage):
        passage, found = plain(passage), []
        at = joined.find(passage)
        while at >= 0:
            found.append([i for i, (start, end) in enumerate(spans) if start < at + len(passage) and end > at])
            at = joined.find(passage, at + 1)
        return found

    label, weight = [-1] * len(texts), [0.0] * len(texts)
    for passage in labels["with"]:
        found = places(passage)
        if found:
            blocks = max(found, key=lambda place: sum(len(texts[i]) for i in place))
            for i in blocks:
                label[i] = 1
                weight[i] += 1 / len(blocks)
    for passage in labels["without"]:
        found = places(passage)
        for blocks in found:
            for i in blocks:
                if label[i] != 1:
                    label[i] = 0
                    weight[i] += 1 / len(blocks) / len(found)
    return label, weight


def thin(label, weight, rng):
    """Keeps a sample of the negatives of a page, with the weight of all."""
    negative = [i for i, y in enumerate(label) if y == 0]
    if len(negative) <= NEGATIVES:
        return
    kept = set(rng.sample(negative, NEGATIVES))
    scale = sum(weight[i] for i in negative) / (sum(weight[i] for i in kept) or 1)
    for i in negative:
        if i in kept:
            weight[i] *= scale
        else:
            label[i] = -1


def export(model, path):
    import numpy as np

    with open(path, "w") as out:
        out.write("%.5g\n" % float(model._baseline_prediction.ravel()[0]))
        for (tree,) in model._predictors:
            words = []

            def walk(at):
                node = tree.nodes[at]
                if node["is_leaf"]:
                    words.append("%.3g" % node["value"])
                else:
                    words.append("%d<%s" % (node["feature_idx"], str(np.float32("%.5g" % node["num_threshold"]))))
                    walk(node["left"])
                    walk(node["right"])

            walk(0)
            out.write(" ".join(words) + "\n")


def cross_validate(X, y, w, names, starts, sites, gold, texts):
    import numpy as np
    from sklearn.ensemble import HistGradientBoostingClassifier

    order = sorted(set(sites))
    random.Random(1).shuffle(order)
    fold_of = {name: i % 4 for i, name in enumerate(order)}
    fold = np.repeat([fold_of[s] for s in sites], np.diff(starts))
    chance = np.zeros(len(y))
    for k in range(4):
        rows = (fold != k) & (y >= 0)
        model = HistGradientBoostingClassifier(**PARAMETERS).fit(X[rows], y[rows], sample_weight=w[rows])
        chance[fold == k] = model.predict_proba(X[fold == k])[:, 1]
    found = wrong = wanted = 0
    f1 = []
    for i, name in enumerate(names):
        rows = [j for j in range(starts[i], starts[i + 1]) if chance[j] > ENOUGH]
        comments = [j for j in rows if X[j, COMMENT] <= 12]
        beside = sum(X[j, 1] for j in rows if X[j, COMMENT] > 12)
        if comments and beside >= 50 and beside > 0.3 * sum(X[j, 1] for j in comments):
            rows = [j for j in rows if X[j, COMMENT] > 12]
        text = " ".join(texts[j] for j in rows)
        if name.startswith("P:"):
            text = plain(text)
            wanted += len(gold[i]["with"])
            found += sum(plain(passage) in text for passage in gold[i]["with"])
            wrong += sum(plain(passage) in text for passage in gold[i]["without"])
        elif name.startswith("B:"):
            expected, ours = Counter(tokens(" ".join(gold[i] or []))), Counter(tokens(text))
            f1.append(2 * sum((expected & ours).values()) / max(1, sum(expected.values()) + sum(ours.values())))
    print("cross-validated by site: passages precision %.4f, recall %.4f, F %.4f; bodies token F1 %.4f" % (
        found / (found + wrong), found / wanted, 2 * found / (found + wrong + wanted), sum(f1) / len(f1)))


def fit(folder, work, path, validate):
    import numpy as np
    from sklearn.ensemble import HistGradientBoostingClassifier

    counts = [line.rstrip("\n").split("\t") for line in open(work + "/counts.tsv", encoding="utf-8")]
    texts = open(work + "/texts.txt", encoding="utf-8").read().split("\n")[:-1]
    starts = [0]
    for _, count in counts:
        starts.append(starts[-1] + int(count))
    X = np.fromfile(work + "/columns.bin", dtype="<f4").reshape(starts[-1], -1)
    y, w, gold, rng = [], [], [], random.Random(0)
    every = list(pages(folder))
    for i, (name, file, _, labels) in enumerate(every):
        own = texts[starts[i] : starts[i + 1]]
        if name.startswith("P:"):
            gold.append(labels)
            label, weight = label_passages(own, labels)
        else:
            known = body(labels, " ".join(own) + visible(read(file))) if name.startswith("B:") else [visible(read(labels))]
            gold.append(known)
            label, weight = label_whole(own, known, 10 if name.startswith("B:") else 5) if known else ([-1] * len(own), [0] * len(own))
            thin(label, weight, rng)
        y += label
        w += weight
    y, w = np.array(y), np.array(w)
    if validate:
        cross_validate(X, y, w, [p[0] for p in every], starts, [p[2] for p in every], gold, texts)
    rows = y >= 0
    export(HistGradientBoostingClassifier(**PARAMETERS).fit(X[rows], y[rows], sample_weight=w[rows]), path)


if __name__ == "__main__":
    if sys.argv[1] == "list":
        with open(sys.argv[3] + "/pages.tsv", "w", encoding="utf-8") as out:
            for name, file, _, _ in pages(sys.argv[2]):
                out.write(name + "\t" + file + "\n")
    else:
        fit(sys.argv[2], sys.argv[3], sys.argv[4], "--cv" in sys.argv)
