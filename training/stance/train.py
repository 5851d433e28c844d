"""Trains a stance reader and scores it on issues that it has not seen.

    python3 train.py --lang en --base BASE.pt --domain GOLD/train pairs --out MODEL.pt [--hold ISSUE ...]
"""

import argparse
import json
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import data
import model as models
from wordpiece import WordPiece

MOST_TOKENS = 288
QUERY_TOKENS = 56
BATCH_TOKENS = 3072


def encode(pieces, example, most=MOST_TOKENS):
    """Returns ids, types and the positions of the sentence ends; sentences that do not fit are dropped from the end."""
    query = pieces.ids(example.query)[:QUERY_TOKENS]
    ids = [pieces.cls, *query, pieces.sep]
    types = [0] * len(ids)
    start = pieces.ids(example.lead) + [pieces.sep] if example.lead else []
    ids += start
    types += [1] * len(start)
    ends = []
    for sentence in example.sentences:
        room = most - len(ids) - 1
        if room < 8:
            break
        part = pieces.ids(sentence)[:room]
        ids += part + [pieces.sep]
        types += [1] * (len(part) + 1)
        ends.append(len(ids) - 1)
    return ids, types, ends


def fitted(pieces, example, rng):
    """Returns the example cut to the length that the model reads; the sentences that show a side stay in."""
    lengths = [len(pieces.ids(s)) + 1 for s in example.sentences]
    room = MOST_TOKENS - QUERY_TOKENS
    if sum(lengths) <= room or len(lengths) == 1:
        return example
    shown = [i for i, c in enumerate(example.each) if c in (0, 1)]
    start = end = rng.choice(shown) if shown else rng.randrange(len(lengths))
    used = lengths[start]
    while True:
        grown = False
        if end + 1 < len(lengths) and used + lengths[end + 1] <= room:
            end += 1
            used += lengths[end]
            grown = True
        if start > 0 and used + lengths[start - 1] <= room:
            start -= 1
            used += lengths[start]
            grown = True
        if not grown:
            break
    return data.Example(example.query, example.lead, example.sentences[start:end + 1], example.whole,
                        example.each[start:end + 1], example.about)


def batches(items, rng, most=BATCH_TOKENS):
    """Returns batches of indices of similar length, each with at most `most` tokens including padding, in random order."""
    order = list(range(len(items)))
    rng.shuffle(order)
    made = []
    for chunk in range(0, len(order), 1500):
        part = sorted(order[chunk:chunk + 1500], key=lambda i: len(items[i][0]) + rng.random() * 8)
        batch, longest = [], 0
        for i in part:
            longest_now = max(longest, len(items[i][0]))
            if batch and (longest_now * (len(batch) + 1) > most or len(batch) >= 48):
                made.append(batch)
                batch, longest_now = [], len(items[i][0])
            batch.append(i)
            longest = longest_now
        made.append(batch)
    rng.shuffle(made)
    return made


def tensors(items):
    longest = max(len(ids) for ids, _, _ in items)
    ids = np.zeros((len(items), longest), np.int64)
    mask, types = np.zeros_like(ids), np.zeros_like(ids)
    for i, (row, kinds, _) in enumerate(items):
        ids[i, :len(row)], mask[i, :len(row)], types[i, :len(row)] = row, 1, kinds
    return torch.tensor(ids), torch.tensor(mask), torch.tensor(types)


def loss_of(reader, items, examples):
    with torch.autocast("cpu", dtype=torch.bfloat16):
        each, whole = reader(*tensors(items))
    each, whole = each.float(), whole.float()
    stance = torch.tensor([e.whole for e in examples])
    total = torch.zeros(())
    if (stance >= 0).any():
        total = total + F.cross_entropy(whole[:, :3], stance, ignore_index=-1)
    about = [(i, e.about) for i, e in enumerate(examples) if e.about is not None]
    if about:
        rows = torch.tensor([i for i, _ in about])
        total = total + F.binary_cross_entropy_with_logits(whole[rows, 3], torch.tensor([float(a) for _, a in about]))
    rows, columns, classes, weights = [], [], [], []
    for i, (item, example) in enumerate(zip(items, examples)):
        known = [(end, c) for end, c in zip(item[2], example.each) if c >= 0]
        for end, c in known:
            rows.append(i), columns.append(end), classes.append(c), weights.append(1 / len(known))
    if rows:
        losses = F.cross_entropy(each[rows, columns], torch.tensor(classes), reduction="none")
        weights = torch.tensor(weights)
        total = total + (losses * weights).sum() / weights.sum()
    return total


class Schedule:
    """Returns the learning rate of a step: it warms up, then falls linearly to zero."""

    def __init__(self, optimizer, steps, rate):
        self.optimizer, self.steps, self.rate, self.done = optimizer, steps, rate, 0
        self.warm = max(1, int(0.06 * steps))

    def step(self):
        self.done += 1
        share = self.done / self.warm if self.done < self.warm else max(0.02, (self.steps - self.done) / (self.steps - self.warm))
        for group in self.optimizer.param_groups:
            group["lr"] = self.rate * share


def learn(reader, pieces, epochs, rate, rng, label, after=lambda epoch: None):
    """Trains on lists of examples, one list for each epoch."""
    for table in (reader.words, reader.positions, reader.types):
        table.weight.requires_grad = False
    parameters = [p for p in reader.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=rate, weight_decay=0.01, fused=True)
    prepared = []
    for examples in epochs:
        examples = [fitted(pieces, e, rng) for e in examples]
        prepared.append((examples, [encode(pieces, e) for e in examples]))
    plans = [batches(items, rng) for _, items in prepared]
    schedule = Schedule(optimizer, sum(map(len, plans)), rate)
    began, running, tokens = time.time(), None, 0
    for epoch, ((examples, items), plan) in enumerate(zip(prepared, plans)):
        reader.train()
        for batch in plan:
            schedule.step()
            loss = loss_of(reader, [items[i] for i in batch], [examples[i] for i in batch])
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            optimizer.zero_grad()
            tokens += sum(len(items[i][0]) for i in batch)
            running = loss.item() if running is None else 0.98 * running + 0.02 * loss.item()
            if schedule.done % 50 == 0:
                took = time.time() - began
                left = took / schedule.done * (schedule.steps - schedule.done)
                print(f"{label} {schedule.done}/{schedule.steps} loss {running:.4f} {tokens / took:.0f} tokens/s, "
                      f"{took / 60:.1f} min, {left / 60:.1f} left", flush=True)
        after(epoch)


def windows(pieces, parts, query_length, lead_length):
    """Returns ranges of sentences that fit into the model together; each begins with the last sentence of the one before."""
    room = MOST_TOKENS - query_length - lead_length - 3
    lengths = [min(room, len(pieces.ids(s)) + 1) for s in parts]
    found, start = [], 0
    while start < len(parts):
        end, used = start, 0
        while end < len(parts) and used + lengths[end] <= room:
            used += lengths[end]
            end += 1
        found.append((start, end))
        if end >= len(parts):
            break
        start = max(start + 1, end - 1)
    return found


@torch.no_grad()
def read(reader, pieces, queries):
    """Returns for each (query, lead, sentences) the stance probabilities of the whole and of each sentence, and `about`."""
    reader.eval()
    items, origin = [], []
    for q, (query, start, parts) in enumerate(queries):
        query_length = min(QUERY_TOKENS, len(pieces.ids(query)))
        for a, b in windows(pieces, parts, query_length, len(pieces.ids(start))):
            items.append(encode(pieces, data.Example(query, start, parts[a:b])))
            origin.append((q, a, b))
    results = [{"whole": np.zeros((0, 3)), "each": np.zeros((len(parts), 3)), "about": []} for _, _, parts in queries]
    order = sorted(range(len(items)), key=lambda i: len(items[i][0]))
    at = 0
    while at < len(order):
        size = max(1, 4096 // len(items[order[min(len(order) - 1, at + 15)]][0]))
        batch = order[at:at + size]
        at += len(batch)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            each, whole = reader(*tensors([items[i] for i in batch]))
        each, whole = each.float(), whole.float()
        stance, about = torch.softmax(whole[:, :3], -1).numpy(), torch.sigmoid(whole[:, 3]).numpy()
        for row, i in enumerate(batch):
            q, a, b = origin[i]
            results[q]["whole"] = np.vstack([results[q]["whole"], stance[row]])
            results[q]["about"].append(float(about[row]))
            probabilities = torch.softmax(each[row, items[i][2]], -1).numpy()
            for offset in range(min(b - a, len(probabilities))):
                now = results[q]["each"][a + offset]
                if now.sum() == 0 or probabilities[offset][2] < now[2]:
                    results[q]["each"][a + offset] = probabilities[offset]
    return results


def macro_f1(rows, threshold):
    """Returns the macro-F1 of favor and against, and the number of opposite sides; rows are (label or 2, p favor, p against)."""
    found = {0: [0, 0, 0], 1: [0, 0, 0]}
    wrong = 0
    for label, favor, against in rows:
        said = 2 if max(favor, against) < threshold else (0 if favor >= against else 1)
        for side in (0, 1):
            found[side][0] += label == side and said == side
            found[side][1] += said == side
            found[side][2] += label == side
        wrong += label != 2 and said != 2 and said != label
    score = np.mean([2 * hit / max(1, said + real) for hit, said, real in found.values()])
    return float(score), wrong


def validate(reader, pieces, folders, issues, lang, out=None):
    """Scores whole passages against all claims; prints F1 at each issue's best threshold and at the best common one."""
    rows, topics, everything = {}, [], []
    for folder in folders:
        for name in data.names(folder):
            if name not in issues:
                continue
            issue = data.read_issue(folder, name)
            passages = [p for p in data.read_passages(folder, name) if data.family(p.lang) == lang and p.sentences]
            queries = [(data.queries(c, lang)[0][0], data.lead(p.side, p.lang), p.sentences)
                       for p in passages for c in issue["claims"]]
            results = read(reader, pieces, queries)
            own = []
            for k, (p, c) in enumerate((p, c) for p in passages for c in issue["claims"]):
                whole, each = results[k]["whole"], results[k]["each"]
                label = p.stances.get(c["id"], (2, []))[0]
                favor = (whole[:, 0].max() + each[:, 0].max()) / 2
                against = (whole[:, 1].max() + each[:, 1].max()) / 2
                own.append((label, favor, against))
                everything.append({"issue": name, "id": p.id, "claim": c["id"], "label": label,
                                   "whole": whole.max(0).round(4).tolist(), "each": each.round(4).tolist(),
                                   "shown": p.stances.get(c["id"], (2, []))[1], "lang": lang})
            rows[name] = own
    if not rows:
        return
    every = [row for own in rows.values() for row in own]
    best = max(np.arange(0.1, 0.95, 0.025), key=lambda t: macro_f1(every, t)[0])
    for name, own in sorted(rows.items()):
        there = max(macro_f1(own, t)[0] for t in np.arange(0.1, 0.95, 0.025))
        print(f"  {name:20} macro-F1 {macro_f1(own, best)[0]:.3f} (own best {there:.3f}) wrong side {macro_f1(own, best)[1]}", flush=True)
    print(f"  all {macro_f1(every, best)[0]:.3f} at {best:.3f}; mean of issues "
          f"{np.mean([macro_f1(own, best)[0] for own in rows.values()]):.3f}", flush=True)
    if out:
        with open(out, "w", encoding="utf-8") as file:
            for row in everything:
                file.write(json.dumps(row) + "\n")


def similarity_of(base, pieces):
    """Returns cosines by the embedder that the reader started from, to find claims that are easily confused."""
    embedder = models.load(base)
    embedder.eval()

    @torch.no_grad()
    def vectors(texts):
        found = []
        for at in range(0, len(texts), 16):
            items = [([pieces.cls, *pieces.ids(t)[:200], pieces.sep],) for t in texts[at:at + 16]]
            ids, mask, types = tensors([(i[0], [0] * len(i[0]), []) for i in items])
            x = embedder.norm(embedder.words(ids) + embedder.positions(torch.arange(ids.shape[1]).unsqueeze(0)) + embedder.types(types))
            bias = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
            with torch.autocast("cpu", dtype=torch.bfloat16):
                for layer in embedder.layers:
                    x = layer(x, bias)
            found.append(F.normalize(x[:, 0].float(), dim=-1))
        return torch.cat(found)

    return lambda texts, claims: (vectors(texts) @ vectors(claims).T).numpy()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=("en", "zh"), required=True)
    parser.add_argument("--base", required=True, help="the embedder as model.py saves it; ranks the claims")
    parser.add_argument("--init", help="a reader to go on from, instead of the base")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--domain", nargs="*", default=[])
    parser.add_argument("--claims", help="folder of claims in words with short texts; read in every epoch of the domain")
    parser.add_argument("--mix", type=float, default=0.0, help="share of the general pairs that every epoch of the domain reads too")
    parser.add_argument("--shares", nargs="*", type=float, help="share of each domain folder's passages that an epoch reads; all without it")
    parser.add_argument("--perspectrum")
    parser.add_argument("--taxinli")
    parser.add_argument("--hold", nargs="*", default=[], help="issues to leave out and to be scored on")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--negatives", type=int, default=3)
    parser.add_argument("--topics", type=float, default=0.7)
    parser.add_argument("--every", action="store_true", help="validate after every epoch")
    parser.add_argument("--out", required=True)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    rng = random.Random(given.seed)
    pieces = WordPiece(given.tokenizer)
    reader = models.load(given.init or given.base)
    general = []
    if given.perspectrum:
        general += data.perspectrum(given.perspectrum)
    if given.taxinli:
        general += data.taxinli(given.taxinli)
    claims = data.Claims(given.claims, given.lang) if given.claims else None
    if general and not given.init:
        general += claims.draw(rng) if claims else []
        print(f"general: {len(general)} pairs", flush=True)
        learn(reader, pieces, [general], given.rate, rng, "general")
    if given.domain:
        domain = data.Domain(given.domain, given.lang, set(given.hold), given.shares)
        domain.rank_claims(similarity_of(given.base, pieces))
        epochs = [domain.draw(rng, given.topics, given.negatives)
                  + (claims.draw(rng) if claims else [])
                  + rng.sample(general, int(given.mix * len(general))) for _ in range(given.epochs)]
        print(f"domain: {len(domain.passages)} passages, {[len(e) for e in epochs]} examples", flush=True)

        def after(epoch):
            models.save(reader, given.out + ".part")
            if given.hold and (given.every or epoch == given.epochs - 1):
                print(f"after epoch {epoch + 1}", flush=True)
                validate(reader, pieces, given.domain, given.hold, given.lang, given.out + ".held.jsonl")

        learn(reader, pieces, epochs, given.rate, rng, "domain", after)
    models.save(reader, given.out + ".part")
    os.replace(given.out + ".part", given.out)


if __name__ == "__main__":
    main()
