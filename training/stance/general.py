"""Trains a reader of any claim further: public stance sets for polarity, labelled passages of official documents for the domain.

    python3 general.py LANG --init READER.pt --base EMBEDDER.pt --tokenizer FILE --sets SETS [--vast VAST_TRAIN.csv] [--taxinli FILE]
        --real FOLDER... [--hold ISSUE ...] [--passes PUBLIC:DOMAIN ...] --out MODEL.pt

SETS holds the unpacked public sets (stance_ibm30k, stance_perspectrum, stance_cstance, stance_nlpcc2016). Each folder of real passages is read as
data.py says; pairs/ and claims/ beside this script are read too, but what is on the watched issue is not, so that it stays an unseen issue. None of the splits that
bench/score StanceSetsScore scores is read.
"""

import argparse
import csv
import gzip
import os
import random

import torch

import data
import model as models
import train
from wordpiece import WordPiece

HERE = os.path.dirname(os.path.abspath(__file__))
LABELS = {"FAVOR": 0, "AGAINST": 1, "NONE": 2, "支持": 0, "反对": 1, "中立": 2}

# Of each source, how many pairs the first pass reads; the later ones read a tenth to a fifth of them, against forgetting.
MOST = {"en": {"vast": 13000, "ibm": 9000, "perspectrum": 5000, "taxinli": 10071, "claims": 4000}, "zh": {}}
PASSES = {"en": ["1:0.5", "0.2:1"], "zh": ["1:1", "0.2:1", "0.1:1"]}
SHARE_OF_PAIRS = {"en": 0.12, "zh": 0.5}
# Words of a post of VAST, which often goes on for hundreds.
WORDS = 140


def pair(claim, text, label, lang):
    parts = data.sentences(text, lang)[:8]
    each = [label] if len(parts) == 1 else [data.NONE if label == data.NONE else -1] * len(parts)
    return data.Example(claim, "", parts, label, each)


def rows(path, claim, text, stance, lang, delimiter=","):
    opened = gzip.open if path.endswith(".gz") else open
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    with opened(path, "rt", encoding="utf-8-sig", errors="replace") as file:
        found = [(row.get(claim), row.get(text), LABELS.get((row.get(stance) or "").strip()))
                 for row in csv.DictReader(file, delimiter=delimiter, quoting=quoting)]
    return [pair(c, t, label, lang) for c, t, label in found if c and t and t.strip() and label is not None]


def vast(path):
    """Returns VAST's training split; its labels are 0 con, 1 pro, 2 neutral. A neutral pair of type 4 has a topic of another post, which stands in `topic_str` only."""
    with open(path, encoding="utf-8") as file:
        return [pair(row["topic_str" if row["type_idx"] == "4" else "new_topic"], " ".join(row["post"].split()[:WORDS]), {"0": 1, "1": 0, "2": 2}[row["label"]], "en")
                for row in csv.DictReader(file) if row["label"] in ("0", "1", "2") and row["post"].strip()]


def sources(given):
    if given.lang == "en":
        return {
            "vast": vast(given.vast) if given.vast else [],
            "ibm": rows(f"{given.sets}/stance_ibm30k/raw_train_all_onecol.csv.gz", "Target 1", "Tweet", "Stance 1", "en"),
            "perspectrum": data.perspectrum(f"{given.sets}/stance_perspectrum"),
            "taxinli": data.taxinli(given.taxinli) if given.taxinli else [],
        }
    nlpcc = ("NLPCC_2016_Stance_Detection_Task_A_gold.utf8", "evasampledata4-TaskAA.txt")
    return {
        "cstance": rows(f"{given.sets}/stance_cstance/c_stance_dataset/subtaskA/raw_val_all_onecol.csv.gz", "Target 1", "Text", "Stance 1", "zh"),
        "nlpcc": [each for name in nlpcc for each in rows(f"{given.sets}/stance_nlpcc2016/{name}", "TARGET", "TEXT", "STANCE", "zh", "\t")],
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lang", choices=("en", "zh"))
    for name in ("init", "base", "tokenizer", "sets", "out"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--vast")
    parser.add_argument("--taxinli")
    parser.add_argument("--real", nargs="+", required=True)
    parser.add_argument("--hold", nargs="*", default=[], help="issues to leave out")
    parser.add_argument("--passes", nargs="+", help="shares of the public pairs and of the domain's in each pass, as PUBLIC:DOMAIN")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--seed", type=int, default=11)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    pieces = WordPiece(given.tokenizer)
    public = sources(given)
    claims = data.Claims(os.path.join(HERE, "claims"), given.lang)
    pairs = os.path.join(HERE, "pairs")
    domain = data.Domain([*given.real, pairs], given.lang, set(given.hold), [*(1.0 for _ in given.real), SHARE_OF_PAIRS[given.lang]])
    domain.passages = [p for p in domain.passages if not p.lang.startswith("es")]
    domain.rank_claims(train.similarity_of(given.base, pieces))
    passes = []
    for of_public, of_domain in (map(float, shares.split(":")) for shares in given.passes or PASSES[given.lang]):
        drawn = domain.draw(rng, 0.2, 2)
        examples = rng.sample(drawn, int(of_domain * len(drawn)))
        for name, found in {**public, "claims": claims.draw(rng)}.items():
            most = min(len(found), MOST[given.lang].get(name, len(found)))
            examples += rng.sample(found, int(of_public * most))
        passes.append(examples)
    print(f"{len(domain.passages)} passages, {[len(each) for each in passes]} examples", flush=True)
    reader = models.load(given.init)
    train.learn(reader, pieces, passes, given.rate, rng, given.lang)
    models.save(reader, given.out)


if __name__ == "__main__":
    main()
