"""Draws statements at random from what `onrecord analyze --jsonl` found in corpora.

    python3 draw.py inside CORPORA FOUND NUMBER SEED    statements inside others that are on the issue
    python3 draw.py names CORPORA FOUND NUMBER SEED     different names of speakers
    python3 draw.py long CORPORA FOUND                  own texts of more than 5,000 characters

CORPORA is a folder with the corpora as NAME.jsonl.gz, FOUND one with the output for each as NAME.jsonl. Prints a statement a line, with offsets in
Unicode code points.
"""

import gzip
import json
import os
import random
import sys

LONG = 5000


def statements(folder):
    for name in sorted(os.listdir(folder)):
        if name.endswith(".jsonl"):
            for line in open(os.path.join(folder, name), encoding="utf-8"):
                document = json.loads(line)
                for statement in document.get("statements", []):
                    yield name[: -len(".jsonl")], document["id"], statement


def chosen(kind, found):
    if kind == "inside":
        return [each for each in found if each[2]["within"] is not None and each[2]["onIssue"]]
    if kind == "long":
        return [each for each in found if each[2]["kind"] == "own-text" and len(each[2]["quote"]) > LONG]
    first = {}
    for each in found:
        if each[2]["speaker"]:
            first.setdefault(each[2]["speaker"], each)
    return list(first.values())


def texts(corpora, wanted):
    found = {}
    for corpus in {corpus for corpus, _ in wanted}:
        with gzip.open(os.path.join(corpora, f"{corpus}.jsonl.gz"), "rt", encoding="utf-8") as file:
            for line in file:
                document = json.loads(line)
                if (corpus, document["id"]) in wanted:
                    found[corpus, document["id"]] = document["text"].encode("utf-16-le")
    return found


def main():
    kind, corpora, folder = sys.argv[1:4]
    rows = chosen(kind, statements(folder))
    rows.sort(key=lambda row: (row[0], row[1], row[2]["start"], row[2]["end"]))
    if kind != "long":
        random.Random(int(sys.argv[5])).shuffle(rows)
        rows = rows[: int(sys.argv[4])]
    text = texts(corpora, {row[:2] for row in rows})
    for corpus, document, statement in rows:
        units = text[corpus, document]
        start, end = (len(units[: 2 * statement[at]].decode("utf-16-le")) for at in ("start", "end"))
        row = {"document": f"{corpus}|{document}", "start": start, "end": end}
        print(json.dumps(row | {key: statement[key] for key in ("kind", "speaker")}, ensure_ascii=False))


if __name__ == "__main__":
    main()
