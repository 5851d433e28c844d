"""Labelled passages, and the training examples drawn from them: (query, lead, sentences) with a label for the whole and for each sentence."""

import csv
import glob
import gzip
import json
import os
import random
import re
from dataclasses import dataclass, field

STANCES = {"favor": 0, "against": 1, "none": 2}
NONE = STANCES["none"]

_ENGLISH_BORDER = re.compile(r"(?<=[.!?…])[\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9¿¡])")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|No|U\.S|U\.K|Jan|Feb|Aug|Sept|Oct|Nov|Dec|[A-Z])\.$")
_CHINESE_BORDER = re.compile(r"(?<=[。！？；])(?![”’」』）])|(?<=[。！？；][”’」』）])")
_LABEL = re.compile(r"^([^\n:：。.?？]{1,60})[:：]\s*")

LEADS = {
    "en": {"CN": "China", "US": "United States", "MX": "Mexico", "CA": "Canada", "UN": "United Nations"},
    "zh": {"CN": "中方", "US": "美方", "MX": "墨方", "CA": "加方", "UN": "联合国"},
}


@dataclass
class Passage:
    """A passage with its labels.

    `stances` maps a claim's id to (stance, indices of the sentences that show it); `topics` is None where they are not labelled.
    """

    issue: str
    id: str
    lang: str
    side: str
    sentences: list
    stances: dict
    topics: set | None
    on_issue: bool | None


@dataclass
class Example:
    """An example for the model: `whole` and `each` are classes (-1 is ignored), `about` is 0, 1 or None."""

    query: str
    lead: str
    sentences: list
    whole: int = -1
    each: list = field(default_factory=list)
    about: int | None = None


def family(lang):
    """Returns the model that reads a language: `zh` for Chinese, `en` for all others."""
    return "zh" if lang.startswith("zh") else "en"


def lead(side, lang):
    """Returns the words that tell the model whom the passage speaks for; empty if unknown."""
    return LEADS[family(lang)].get(side, "")


def sentences(text, lang):
    """Returns the sentences of a text, with the labels of a transcript shortened to Q and A."""
    found = []
    for paragraph in re.split(r"\n+", text):
        paragraph = paragraph.strip()
        if not paragraph:
            continue
        label = _LABEL.match(paragraph)
        if label and len(paragraph) > label.end() + 10:
            asks = re.search(r"[?？]", paragraph[label.end():])
            marks = ("问：", "答：") if family(lang) == "zh" else ("Q: ", "A: ")
            paragraph = marks[0 if asks else 1] + paragraph[label.end():]
        if family(lang) == "zh":
            parts = [part for part in _CHINESE_BORDER.split(paragraph) if part.strip()]
        else:
            parts = []
            for part in _ENGLISH_BORDER.split(paragraph):
                if parts and _ABBREVIATION.search(parts[-1]):
                    parts[-1] += " " + part
                else:
                    parts.append(part)
        found += [part.strip() for part in parts if part.strip()]
    return found


def _plain(text):
    return re.sub(r"\W+", "", text.lower())


def shows(sentence, evidence):
    """Returns True if the sentence holds the evidence or a good part of it."""
    a, b = _plain(sentence), _plain(evidence)
    if not a or not b:
        return False
    return b in a or a in b or (len(b) > 40 and (b[:25] in a or b[-25:] in a))


def read_issue(folder, name):
    with open(os.path.join(folder, f"{name}.issue.json"), encoding="utf-8") as file:
        return json.load(file)


def read_passages(folder, name):
    """Returns the passages of an issue, and those of `NAME.contrast.jsonl` if it exists."""
    passages = []
    for part in (f"{name}.jsonl", f"{name}.contrast.jsonl"):
        path = os.path.join(folder, part)
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                passages += [passage(json.loads(line), name) for line in file if line.strip()]
    return passages


def passage(record, issue):
    parts = sentences(record["text"], record["lang"])
    stances = {}
    for claim, stance in record.get("stances", {}).items():
        words = record.get("evidence", {}).get(claim, "")
        stances[claim] = (STANCES[stance], [i for i, part in enumerate(parts) if shows(part, words)])
    topics = set(record["topics"]) if record.get("topics") is not None else None
    return Passage(issue, record["id"], record["lang"], record.get("side", ""), parts, stances, topics, record.get("on_issue"))


def names(folder):
    return sorted(os.path.basename(path)[: -len(".issue.json")] for path in glob.glob(os.path.join(folder, "*.issue.json")))


class Domain:
    """Issues with their passages in one language family. Each epoch draws a new sample, a share of each folder."""

    def __init__(self, folders, lang, skip=(), shares=None):
        self.issues, self.passages, self.share = {}, [], {}
        for folder, share in zip(folders, shares or [1.0] * len(folders)):
            for name in names(folder):
                if name in skip:
                    continue
                self.issues[name] = read_issue(folder, name)
                self.share[name] = share
                self.passages += [p for p in read_passages(folder, name) if family(p.lang) == lang and p.sentences]
        self.lang = lang
        self.near = {}

    def rank_claims(self, similarity):
        """Orders the claims for each passage, the most confusable first; `similarity(texts, claims)` returns a matrix."""
        for name, issue in self.issues.items():
            own = [p for p in self.passages if p.issue == name]
            if own:
                wordings = [queries(c, self.lang)[0][0] for c in issue["claims"]]
                scores = similarity([" ".join(p.sentences) for p in own], wordings)
                for p, row in zip(own, scores):
                    order = sorted(range(len(row)), key=lambda i: -row[i])
                    self.near[p.issue, p.id] = [issue["claims"][i]["id"] for i in order]

    def draw(self, rng, topics=1.0, negatives=3):
        examples = []
        for p in self.passages:
            if rng.random() >= self.share[p.issue]:
                continue
            issue = self.issues[p.issue]
            claims = {c["id"]: c for c in issue["claims"]}
            for claim, (stance, shown) in p.stances.items():
                query, turned = self._query(rng, claims[claim])
                examples.append(self._window(rng, p, query, turn(stance, turned), shown))
                if shown and len(p.sentences) > len(shown) + 2 and rng.random() < 0.35:
                    examples.append(self._without(rng, p, query, shown))
            left = [c for c in self.near.get((p.issue, p.id), claims) if c not in p.stances]
            hard = left[:2]
            rest = left[2:]
            rng.shuffle(rest)
            for claim in (hard + rest)[: negatives if p.stances or p.on_issue else negatives - 1]:
                query, _ = self._query(rng, claims[claim])
                examples.append(self._window(rng, p, query, NONE, self._decisive(rng, p)))
            if rng.random() < 0.15:
                other = rng.choice(list(self.issues.values()))
                if other["issue"] != p.issue:
                    query, _ = self._query(rng, rng.choice(other["claims"]))
                    examples.append(self._window(rng, p, query, NONE, self._decisive(rng, p)))
            if p.topics is not None and rng.random() < topics:
                examples += self._topics(rng, p, issue)
        for issue in self.issues.values():
            examples += self._examples(rng, issue)
        return examples

    def _query(self, rng, claim):
        """Returns a wording of a claim, and whether it says the opposite."""
        wordings = queries(claim, self.lang)
        plain = [w for w in wordings if w[0] in (claim.get("text"), claim.get("text_zh"))]
        if plain and rng.random() < 0.6:
            return plain[0]
        opposite = [w for w in wordings if w[0] in (claim.get("opposite"), claim.get("opposite_zh"))]
        return opposite[0] if opposite and rng.random() < 0.6 else rng.choice(wordings)

    def _decisive(self, rng, p):
        shown = [s for _, indices in p.stances.values() for s in indices]
        return shown if shown and rng.random() < 0.5 else []

    def _cut(self, rng, p, start, end):
        side = lead(p.side, p.lang) if rng.random() < 0.8 else ""
        return side, p.sentences[start:end]

    def _window(self, rng, p, claim, stance, shown):
        """Returns the passage, or a part of it around the sentences that show a side."""
        n = len(p.sentences)
        if rng.random() < 0.5 or (stance != NONE and not shown):
            start, end = 0, n
        elif shown:
            anchor = rng.choice(shown) if stance == NONE else shown[0]
            last = anchor if stance == NONE else max(i for i in shown if i - anchor < 4)
            start = max(0, anchor - rng.choice((0, 0, 1, 2, 4)))
            end = min(n, last + 1 + rng.choice((0, 0, 1, 2, 4)))
        else:
            size = rng.choice((1, 2, 3, 6))
            start = rng.randrange(max(1, n - size + 1))
            end = min(n, start + size)
        side, parts = self._cut(rng, p, start, end)
        if stance == NONE:
            each = [NONE] * len(parts)
        else:
            each = [stance if i in shown else -1 for i in range(start, end)]
        return Example(claim, side, parts, stance, each)

    def _without(self, rng, p, claim, shown):
        """Returns a part of the passage without the sentences that take the side; that part takes none."""
        free = [i for i in range(len(p.sentences)) if i not in shown]
        anchor = rng.choice(free)
        start = end = anchor
        while start - 1 in free and anchor - start < 3:
            start -= 1
        while end + 1 in free and end - anchor < 3:
            end += 1
        side, parts = self._cut(rng, p, start, end + 1)
        return Example(claim, side, parts, NONE, [-1] * len(parts))

    def _topics(self, rng, p, issue):
        found = []
        texts = {t["id"]: topic_query(t["label"], t.get("description", "")) for t in issue["topics"]}
        positive = [t for t in p.topics if t in texts]
        negative = [t for t in texts if t not in p.topics]
        rng.shuffle(positive)
        rng.shuffle(negative)
        side, parts = self._cut(rng, p, 0, len(p.sentences))
        for topic in positive[:1]:
            found.append(Example(texts[topic], side, parts, about=1))
        for topic in negative[:2]:
            found.append(Example(texts[topic], side, parts, about=0))
        if rng.random() < 0.5:
            found.append(Example(topic_query(issue["title"], ""), side, parts, about=int(bool(p.on_issue))))
        return found

    def _examples(self, rng, issue):
        """Returns the example sentences of an issue file, for their own claim and as no side on another."""
        found = []
        for claim in issue["claims"]:
            for stance in ("favor", "against"):
                own = [s for s in claim.get(stance, []) if family(_script(s)) == self.lang]
                for sentence in rng.sample(own, min(len(own), 1)):
                    query, turned = self._query(rng, claim)
                    label = turn(STANCES[stance], turned)
                    found.append(Example(query, "", [sentence], label, [label]))
        return found


def queries(claim, lang):
    """Returns the wordings of a claim in a language, the plainest first: its text, its opposite, examples in favor, and examples against,
    which also say the opposite."""
    suffix = "_zh" if lang == "zh" else ""
    own = [(claim["text" + suffix], False)] if claim.get("text" + suffix) else []
    own += [(claim["opposite" + suffix], True)] if claim.get("opposite" + suffix) else []
    found = own + [(s, False) for s in claim.get("favor", []) if _script(s) == lang]
    found += [(s, True) for s in claim.get("against", []) if _script(s) == lang]
    return found or [(claim["text"], False)]


def turn(stance, turned):
    return {0: 1, 1: 0}.get(stance, stance) if turned else stance


def topic_query(label, description):
    """Returns the words that put a topic or an issue in the place of the claim."""
    return f"Topic: {label}. {description}".strip()


def _script(text):
    return "zh" if re.search(r"[\u4e00-\u9fff]", text) else "en"


class Claims:
    """Claims with short texts that support, oppose or avoid them, from NAME.jsonl: `claim`, `opposite`, `favor`, `against`, `none`."""

    def __init__(self, folder, lang):
        self.lang, self.claims = lang, []
        for path in sorted(glob.glob(os.path.join(folder, "*.jsonl"))):
            with open(path, encoding="utf-8") as file:
                self.claims += [c for c in map(json.loads, filter(str.strip, file)) if family(c["lang"]) == lang]

    def draw(self, rng):
        """Returns every text with its claim or the opposite, and one text in three with another claim, on which it takes no side."""
        found = []
        for claim in self.claims:
            for name, stance in STANCES.items():
                for text in claim[name]:
                    parts = sentences(_turns(text), claim["lang"])
                    turned = rng.random() < 0.35
                    label = turn(stance, turned)
                    found.append(Example(claim["opposite" if turned else "claim"], "", parts, label, self._each(label, parts)))
                    if rng.random() < 0.33:
                        other = rng.choice(self.claims)
                        if other is not claim:
                            found.append(Example(other["claim"], "", parts, NONE, [NONE] * len(parts)))
        return found

    @staticmethod
    def _each(label, parts):
        return [label] if len(parts) == 1 else [NONE if label == NONE else -1] * len(parts)


_ANSWERS = re.compile(r"(?<=[.?!。？！”\"])\s*(?=(?:[A-Z][\w ]{2,30}|[\u4e00-\u9fff]{1,8})[:：])")


def _turns(text):
    """Splits a question and its answer from one line into two."""
    return _ANSWERS.sub("\n", text)


def perspectrum(folder, splits=("train",)):
    """Returns claims and perspectives of Perspectrum (CC BY-SA 4.0); one perspective in six is unrelated to its claim."""
    with gzip.open(os.path.join(folder, "perspective_pool_v1.0.json.gz"), "rt", encoding="utf-8") as file:
        pool = {p["pId"]: p["text"] for p in json.load(file)}
    with open(os.path.join(folder, "dataset_split_v1.0.json"), encoding="utf-8") as file:
        split = json.load(file)
    with open(os.path.join(folder, "perspectrum_with_answers_v1.0.json"), encoding="utf-8") as file:
        claims = json.load(file)
    rng, found = random.Random(1), []
    ids = list(pool)
    for claim in claims:
        if split[str(claim["cId"])] not in splits:
            continue
        for cluster in claim["perspectives"]:
            label = {"SUPPORT": 0, "UNDERMINE": 1}.get(cluster["stance_label_3"])
            if label is None:
                continue
            for pid in cluster["pids"]:
                found.append(Example(claim["text"], "", [pool[pid]], label, [label]))
                if rng.random() < 0.17:
                    found.append(Example(claim["text"], "", [pool[rng.choice(ids)]], NONE, [NONE]))
    return found


def taxinli(path):
    """Returns the pairs of MNLI that TaxiNLI annotates: entailment counts as favor, contradiction as against, neutral as none."""
    classes = {"entailment": 0, "contradiction": 1, "neutral": 2}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Example(row["hyp"], "", [row["prem"]], classes[row["label"]], [classes[row["label"]]])
                for row in rows if row["label"] in classes]
