"""Joins the labelled documents with their texts, in the form that `bench/accuracy` reads.

    python3 join.py CORPORA > docs_own.jsonl

CORPORA is a folder with the corpora as NAME.jsonl.gz, one document with `id` and `text` a line. Offsets are Unicode code points. Each document comes
whole, since a transcript names whoever speaks before an excerpt begins; `part` is what was labelled.
"""

import gzip
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def placed(statement, offset, text):
    start, end = statement["start"] + offset, statement["end"] + offset
    return {"start": start, "end": end, "quote": text[start:end]}


def main():
    labels = [json.loads(line) for line in open(os.path.join(HERE, "documents.jsonl"), encoding="utf-8")]
    wanted = {row["document"] for row in labels}
    found = {}
    for corpus in sorted({key.split("|", 1)[0] for key in wanted}):
        with gzip.open(os.path.join(sys.argv[1], f"{corpus}.jsonl.gz"), "rt", encoding="utf-8") as file:
            for line in file:
                document = json.loads(line)
                found[f"{corpus}|{document['id']}"] = document
    for row in labels:
        document = found[row["document"]]
        text = document["text"]
        statements = [each | placed(each, row["start"], text) for each in row["statements"]]
        part = [row["start"], row["end"]]
        print(json.dumps({"doc_id": row["id"], "source_id": row["document"], "text": text, "part": part, "form": row["form"], "statements": statements}
                         | {key: document[key] for key in ("publisher", "date", "lang", "title", "url")}, ensure_ascii=False))


if __name__ == "__main__":
    main()
