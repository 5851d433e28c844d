"""Joins the labels of real passages in labels/ with the words that they are about.

    python3 labels.py CORPORA OUT

The labels name a document by its corpus and id, and a passage by its offsets in the document's text (Unicode code points). CORPORA is a folder
with the corpora as NAME.jsonl.gz, one document with `id` and `text` a line. OUT gets NAME.jsonl and NAME.issue.json as data.py reads them.
"""

import glob
import gzip
import json
import os
import shutil
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def texts(corpora, wanted):
    """Returns the texts of the wanted documents by `corpus|id`."""
    found = {}
    for corpus in sorted({key.split("|", 1)[0] for key in wanted}):
        with gzip.open(os.path.join(corpora, f"{corpus}.jsonl.gz"), "rt", encoding="utf-8") as file:
            for line in file:
                document = json.loads(line)
                key = f"{corpus}|{document['id']}"
                if key in wanted:
                    found[key] = document
    return found


def main():
    corpora, out = sys.argv[1:]
    os.makedirs(out, exist_ok=True)
    sets = {path: [json.loads(line) for line in open(path, encoding="utf-8")] for path in glob.glob(os.path.join(HERE, "labels", "*.jsonl"))}
    documents = texts(corpora, {row["document"] for rows in sets.values() for row in rows})
    for path, rows in sorted(sets.items()):
        with open(os.path.join(out, os.path.basename(path)), "w", encoding="utf-8") as file:
            for row in rows:
                document = documents[row["document"]]
                text = document["text"][row["start"]:row["end"]]
                evidence = {claim: text[start:end] for claim, (start, end) in row.get("evidence", {}).items()}
                joined = row | {"text": text, "evidence": evidence, "publisher": document["publisher"], "date": document["date"]}
                file.write(json.dumps(joined, ensure_ascii=False) + "\n")
        issue = path.replace(".jsonl", ".issue.json")
        if os.path.exists(issue):
            shutil.copy(issue, out)
        print(f"{os.path.basename(path)}: {len(rows)} passages")


if __name__ == "__main__":
    main()
