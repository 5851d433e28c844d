"""Trains the comparison models: the shipped readers, trained further on public sets whose licences allow measuring but not shipping.

    python3 compare.py SETS VAST_TRAIN.csv RESOURCES TOKENIZERS OUT

SETS holds the unpacked sets that StanceSetsScore reads, RESOURCES the shipped stance-LANG.onnx, and TOKENIZERS the folders LANG/ that `build`
unpacks. Writes OUT/stance-en.onnx and OUT/stance-zh.onnx, to be scored with `bench/score StanceSetsScore SETS --models OUT`.
It reads none of the splits that are scored.
"""

import csv
import glob
import gzip
import os
import random
import sys

import torch

import data
import export
import model as models
import train
from wordpiece import WordPiece

LABELS = {"FAVOR": 0, "AGAINST": 1, "NONE": 2, "支持": 0, "反对": 1, "中立": 2, "PRO": 0, "CON": 1}
# The most pairs from each source. The sets of tweets are large, but far from official language.
MOST = {"vast": 5000, "perspectrum": 1500, "pstance": 500, "semeval2016": 500, "covid19": 500, "cstance": 9000, "nlpcc2016": 9000}
MOST_OF_A_LANGUAGE = 9000


def rows(path, delimiter=",", encoding="utf-8-sig"):
    opened = gzip.open(path, "rt", encoding=encoding, errors="replace") if path.endswith(".gz") else open(
        path, encoding=encoding, errors="replace")
    with opened as file:
        yield from csv.DictReader(file, delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL)


def pair(claim, text, label, lang):
    parts = data.sentences(text, lang)[:6]
    return data.Example(claim, "", parts, label, [label] if len(parts) == 1 else [-1] * len(parts)) if parts else None


def tables(sets, pattern, claim, text, stance, lang, delimiter=","):
    found = []
    for path in sorted(glob.glob(os.path.join(sets, pattern))):
        for row in rows(path, delimiter):
            label = LABELS.get((row.get(stance) or "").strip().upper(), LABELS.get((row.get(stance) or "").strip()))
            if label is not None and row.get(claim) and row.get(text):
                found.append(pair(row[claim], row[text], label, lang))
    return [each for each in found if each]


def english(sets, vast):
    # VAST's labels: 0 con, 1 pro, 2 neutral.
    found = [pair(row["new_topic"], row["post"], {"0": 1, "1": 0, "2": 2}[row["label"]], "en") for row in rows(vast)
             if row.get("label") in ("0", "1", "2")]
    return {
        "vast": [each for each in found if each],
        "pstance": tables(sets, "stance_pstance/raw_train_*.csv.gz", "Target", "Tweet", "Stance", "en"),
        "semeval2016": tables(sets, "stance_semeval2016/trainingdata-all-annotations.txt", "Target", "Tweet", "Stance", "en", "\t"),
        "covid19": tables(sets, "stance_covid19/raw_train_all_onecol.csv.gz", "Target 1", "Tweet", "Stance 1", "en"),
        "perspectrum": data.perspectrum(os.path.join(sets, "stance_perspectrum")),
    }


def chinese(sets):
    nlpcc = []
    for name in ("NLPCC_2016_Stance_Detection_Task_A_gold.utf8", "evasampledata4-TaskAA.txt"):
        nlpcc += tables(sets, f"stance_nlpcc2016/{name}", "TARGET", "TEXT", "STANCE", "zh", "\t")
    return {
        "cstance": tables(sets, "stance_cstance/c_stance_dataset/subtaskA/raw_val_all_onecol.csv.gz", "Target 1", "Text", "Stance 1", "zh"),
        "nlpcc2016": nlpcc,
    }


def drawn(sources, rng):
    """Returns the pairs of all sources in one order, each source up to its limit."""
    pairs = []
    for name, found in sources.items():
        rng.shuffle(found)
        pairs += found[: MOST[name]]
    rng.shuffle(pairs)
    return pairs[:MOST_OF_A_LANGUAGE]


def main():
    sets, vast, resources, tokenizers, out = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    train.MOST_TOKENS, train.QUERY_TOKENS = 160, 40
    for lang, sources, epochs in (("zh", chinese(sets), 3), ("en", english(sets, vast), 2)):
        path = os.path.join(out, f"stance-{lang}.onnx")
        if os.path.exists(path):
            continue
        torch.manual_seed(1)
        rng = random.Random(1)
        pairs = drawn(sources, rng)
        print(f"{lang}: {len(pairs)} pairs, {epochs} epochs", flush=True)
        pieces = WordPiece(os.path.join(tokenizers, lang, f"bge-small-{lang}-v1.5-tokenizer.json"))
        reader = models.from_shipped(os.path.join(resources, f"stance-{lang}.onnx"))
        train.learn(reader, pieces, [pairs] * epochs, 2e-4, rng, lang)
        export.export(reader, path)


if __name__ == "__main__":
    main()
