"""The issue reader: one pass over a passage decides the sides on all claims of one issue.

    python3 issue_reader.py train --issue FILE.issue.json --base BASE.pt --tokenizer FILE --passages FILE ... --out MODEL.pt
    python3 issue_reader.py read  --issue FILE.issue.json --model MODEL.pt --tokenizer FILE --passages FILE ... > scores.jsonl
    python3 issue_reader.py average --model MODEL.pt --base OTHER.pt --part 0.6 --out OUT.pt
    python3 issue_reader.py export --issue FILE.issue.json --model MODEL.pt --out OUT.onnx

Input: `[CLS] lead [SEP] sentence [SEP] sentence [SEP] ...`. Each token gives three logits (favor, against, none) for each claim; those of a
sentence are their mean, its `[SEP]` included. (The `[SEP]` alone does not do: it is the same for all sentences of a passage.) `[CLS]` gives
the same for the whole passage. `FILE=N` repeats the passages of a file N times in an epoch, and `FILE=0.4` takes two fifths
of them.
"""

import argparse
import json
import random
import time

import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

import data
import model as models
import train as common
from wordpiece import WordPiece

MOST_TOKENS = 288

# Without the speaker's government a model reads the words. With it alone it would learn what each government usually says.
LEAD_SHARE = 0.5

# A sentence takes one of 24 sides about once in thirty; without the weight the first epoch learns to say "none".
SIDE_WEIGHT = 3.0


class IssueReader(models.StanceReader):
    """A stance reader with heads for the claims of one issue instead of one claim in words."""

    def __init__(self, claims, **shape):
        super().__init__(**shape)
        self.shape["claims"] = claims
        self.whole = nn.Linear(shape["hidden"], 3 * claims)
        self.sentence = nn.Linear(shape["hidden"], 3 * claims)


def begin(base, claims):
    """Returns an issue reader with the encoder of another reader."""
    reader = IssueReader(claims, **{k: v for k, v in base.shape.items() if k != "claims"})
    kept = {k: v for k, v in base.state_dict().items() if not k.startswith(("whole.", "sentence."))}
    reader.load_state_dict(kept, strict=False)
    return reader


def start(path, claims):
    """Returns the issue reader to train: one that was trained before, or one with the encoder of a saved or exported reader."""
    if path.endswith(".onnx"):
        return begin(models.from_shipped(path), claims)
    kept = torch.load(path, weights_only=True)
    return load(path) if "claims" in kept["shape"] else begin(models.load(path), claims)


def load(path):
    kept = torch.load(path, weights_only=True)
    reader = (IssueReader if "claims" in kept["shape"] else models.StanceReader)(**kept["shape"])
    reader.load_state_dict(kept["state"])
    return reader


class Example:
    """`whole` and each of `each` hold one class for every claim; -1 is ignored."""

    def __init__(self, lead, sentences, whole, each):
        self.lead, self.sentences, self.whole, self.each = lead, sentences, whole, each


def read_passages(paths, lang):
    """Returns the passages of files in a language family. `FILE=N` counts each N times, and `FILE=0.N` a part of them."""
    found, rng = [], random.Random(7)
    for path in paths:
        path, _, times = path.partition("=")
        with open(path, encoding="utf-8") as file:
            own = [data.passage(json.loads(line), "watched") for line in file if line.strip()]
        share = float(times or 1)
        own = [p for p in own if data.family(p.lang) == lang and p.sentences and (share >= 1 or rng.random() < share)]
        found += own * max(1, int(share))
    return found


def draw(rng, passages, claims):
    """Returns one example for each passage: all of it, or a part that keeps some of its sides."""
    return [_part(rng, p, claims) for p in passages]


def _part(rng, p, claims):
    n = len(p.sentences)
    start, end = 0, n
    if n > 2 and rng.random() < 0.35:
        start = rng.randrange(n - 1)
        end = min(n, start + rng.choice((1, 2, 3, 4, 6)))
    whole, each = [2] * len(claims), [[2] * len(claims) for _ in range(end - start)]
    for i, claim in enumerate(claims):
        if claim not in p.stances:
            continue
        stance, shown = p.stances[claim]
        inside = [s - start for s in shown if start <= s < end]
        for s in inside:
            each[s][i] = stance
        if not shown:
            for row in each:
                row[i] = -1
        whole[i] = stance if inside or not shown else 2
    lead = data.lead(p.side, p.lang) if rng.random() < LEAD_SHARE else ""
    return Example(lead, p.sentences[start:end], whole, each)


def encode(pieces, lead, sentences):
    """Returns ids, types and the positions of the sentence ends; what does not fit is dropped from the end."""
    ids = [pieces.cls, *(pieces.ids(lead) if lead else []), pieces.sep]
    types, ends = [0] * len(ids), []
    for sentence in sentences:
        room = MOST_TOKENS - len(ids) - 1
        if room < 8:
            break
        part = pieces.ids(sentence)[:room]
        ids += part + [pieces.sep]
        types += [1] * (len(part) + 1)
        ends.append(len(ids) - 1)
    return ids, types, ends


def windows(pieces, lead, sentences):
    """Returns ranges of sentences that fit into the model together; each begins with the last sentence of the one before."""
    return common.windows(pieces, sentences, 0, len(pieces.ids(lead)) if lead else 0)


def fitted(rng, pieces, example):
    """Returns a window of an example that is too long; one that shows a side, if any does."""
    ranges = windows(pieces, example.lead, example.sentences)
    if len(ranges) < 2:
        return example
    showing = [r for r in ranges if any(c in (0, 1) for row in example.each[r[0]:r[1]] for c in row)]
    a, b = rng.choice(showing or ranges)
    each = example.each[a:b]
    whole = [next((row[i] for row in each if row[i] in (0, 1)), 2 if any(row[i] in (0, 1) for row in example.each) else w)
             for i, w in enumerate(example.whole)]
    return Example(example.lead, example.sentences[a:b], whole, each)


def loss_of(reader, items, examples, claims, share):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        each, whole = reader(*common.tensors(items))
    each, whole = each.float(), whole.float()
    pooled = torch.cat([sentences_of(each[i], item) for i, item in enumerate(items)])
    classes = [row for item, example in zip(items, examples) for row, _ in zip(example.each, item[2])]
    return (_loss(whole, torch.tensor([e.whole for e in examples]), claims)
            + share * _loss(pooled, torch.tensor(classes), claims))


def sentences_of(tokens, item):
    """Returns the logits of the sentences of an input: the mean of those of their tokens."""
    _, types, ends = item
    starts = [types.index(1), *(end + 1 for end in ends[:-1])]
    return torch.stack([tokens[start:end + 1].mean(0) for start, end in zip(starts, ends)])


def _loss(logits, classes, claims):
    weights = torch.tensor([SIDE_WEIGHT, SIDE_WEIGHT, 1.0])
    return F.cross_entropy(logits.reshape(-1, 3), classes.reshape(-1), weight=weights, ignore_index=-1) * 4


def learn(reader, pieces, passages, claims, epochs, rate, rng, after, stop, share):
    for table in (reader.words, reader.positions, reader.types):
        table.weight.requires_grad = False
    parameters = [p for p in reader.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=rate, weight_decay=0.01, fused=True)
    plans = []
    for _ in range(epochs):
        examples = [fitted(rng, pieces, e) for e in draw(rng, passages, claims)]
        items = [encode(pieces, e.lead, e.sentences) for e in examples]
        plans.append((examples, items, common.batches(items, rng, 2560)))
    schedule = common.Schedule(optimizer, sum(len(p[2]) for p in plans), rate)
    began, running = time.time(), None
    for epoch, (examples, items, plan) in enumerate(plans[:stop]):
        reader.train()
        for batch in plan:
            schedule.step()
            loss = loss_of(reader, [items[i] for i in batch], [examples[i] for i in batch], claims, share)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            running = loss.item() if running is None else 0.98 * running + 0.02 * loss.item()
            if schedule.done % 50 == 0:
                took = time.time() - began
                print(f"{schedule.done}/{schedule.steps} loss {running:.4f}, {took / 60:.1f} min, "
                      f"{took / schedule.done * (schedule.steps - schedule.done) / 60:.1f} left", flush=True)
        after(epoch)


@torch.no_grad()
def read(reader, pieces, asked):
    """Returns for each (lead, sentences) the probabilities of the whole, claims x 3, and of the sentences, n x claims x 3."""
    reader.eval()
    claims = reader.shape["claims"]
    found = []
    for lead, sentences in asked:
        whole, each = [], np.zeros((len(sentences), claims, 3))
        for a, b in windows(pieces, lead, sentences):
            item = encode(pieces, lead, sentences[a:b])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                tokens, first = reader(*common.tensors([item]))
            whole.append(torch.softmax(first.float().view(claims, 3), -1).numpy())
            ends = torch.softmax(sentences_of(tokens.float()[0], item).view(-1, claims, 3), -1).numpy()
            for i, row in enumerate(ends):
                now = each[a + i]
                better = (now.sum(-1) == 0) | (row[:, 2] < now[:, 2])
                each[a + i] = np.where(better[:, None], row, now)
        whole = np.array(whole)
        surest = whole[:, :, 2].argmin(0)
        found.append((whole[surest, np.arange(claims)], each))
    return found


def export(reader, claims, path):
    """Writes a reader as 8-bit ONNX; the file names its claims in their order."""
    import onnx

    import export as exports

    exports.export(reader, path)
    described = onnx.load(path)
    onnx.helper.set_model_props(described, {"claims": ",".join(claims)})
    onnx.save(described, path)


def average(path, other, part):
    """Returns the weighted mean of two readers, of which one was trained from the other; `part` is the weight of the first."""
    reader, base = load(path), load(other).state_dict()
    reader.load_state_dict({name: part * value + (1 - part) * base[name] for name, value in reader.state_dict().items()})
    return reader


def save(reader, path):
    torch.save({"shape": reader.shape, "state": reader.state_dict()}, path)


def claim_ids(path):
    with open(path, encoding="utf-8") as file:
        return [claim["id"] for claim in json.load(file)["claims"]]


def average_precision(passages, scores, claims):
    """Returns the area under the precision-recall curve over all sides: each claim of a passage proposes its likelier side."""
    rows, sides = [], 0
    for p, (whole, each) in zip(passages, scores):
        sides += len(p.stances)
        for i, claim in enumerate(claims):
            strongest = each[:, i, :2].max(0)
            score = (whole[i, :2] + strongest) / 2
            said = int(score.argmax())
            rows.append((score[said], p.stances.get(claim, (2, []))[0] == said))
    rows.sort(key=lambda row: -row[0])
    right, area = 0, 0.0
    for k, (_, is_right) in enumerate(rows):
        if is_right:
            right += 1
            area += right / (k + 1)
    return area / max(1, sides)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("train", "read", "average", "export"))
    parser.add_argument("--issue")
    parser.add_argument("--lang", default="en")
    parser.add_argument("--base")
    parser.add_argument("--model")
    parser.add_argument("--tokenizer")
    parser.add_argument("--passages", nargs="*", default=[])
    parser.add_argument("--held", nargs="*", default=[], help="passages to score after every epoch")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--stop", type=int, help="epochs after which the training ends early, before the rate has fallen to zero")
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--share", type=float, default=1.0, help="weight of the sentences' loss beside that of the whole")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", type=float, default=0.5, help="weight of --model in an average with --base")
    parser.add_argument("--out")
    given = parser.parse_args()
    if given.command == "average":
        save(average(given.model, given.base, given.part), given.out)
        return
    claims = claim_ids(given.issue)
    if given.command == "export":
        export(load(given.model), claims, given.out)
        return
    pieces = WordPiece(given.tokenizer)
    if given.command == "read":
        reader = load(given.model)
        for path in given.passages:
            for p in read_passages([path], given.lang):
                for lead in (data.lead(p.side, p.lang), ""):
                    (whole, each), = read(reader, pieces, [(lead, p.sentences)])
                    print(json.dumps({"file": path, "id": p.id, "lead": lead, "side": p.side, "lang": p.lang,
                                      "sentences": p.sentences,
                                      "stances": {c: s[0] for c, s in p.stances.items()},
                                      "shown": {c: s[1] for c, s in p.stances.items()},
                                      "whole": whole.round(5).tolist(), "each": each.round(5).tolist()}))
        return
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    reader = start(given.base, len(claims))
    passages = read_passages(given.passages, given.lang)
    held = {path: read_passages([path], given.lang) for path in given.held}
    print(f"{len(passages)} passages, {sum(len(p.stances) for p in passages)} sides", flush=True)

    def after(epoch):
        save(reader, given.out)
        for path, own in held.items():
            row = []
            for with_lead in (True, False):
                scores = read(reader, pieces, [(data.lead(p.side, p.lang) if with_lead else "", p.sentences) for p in own])
                row.append(f"{average_precision(own, scores, claims):.3f}")
            print(f"after epoch {epoch + 1}: {path.rsplit('/', 1)[-1]} average precision with side {row[0]}, without {row[1]}", flush=True)

    learn(reader, pieces, passages, claims, given.epochs, given.rate, rng, after, given.stop or given.epochs, given.share)


if __name__ == "__main__":
    main()
