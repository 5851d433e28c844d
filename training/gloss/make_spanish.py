"""Writes the glosses of Spanish words: python3 training/gloss/make_spanish.py ES_EN.txt EN_ES.txt FREQUENCY.csv OUT.tsv.gz

ES_EN and EN_ES are dictionaries of the English Wiktionary, and FREQUENCY lists the forms of each word with how often they are used. See README.md.
"""

import collections
import csv
import gzip
import math
import os
import re
import sys

PARTS = {
    **dict.fromkeys(("v", "vt", "vi", "vr", "vp", "vtr", "vit", "vip"), "v"),
    **dict.fromkeys(("m", "f", "mf", "n", "m-p", "f-p", "mp", "fp", "mfbysense"), "n"),
    "determiner": "adj",
    "contraction": "prep",
}
UNUSUAL = ("obsolete", "archaic", "slang", "vulgar", "dated", "rare", "heraldry", "cooking", "nautical", "colloquial", "derogatory")
NO_MEANING = re.compile(r"spelling|form of|given name|surname|letter|plural of|feminine of")
MOST_WORDS = 3
LONGEST_PHRASE = 4
# What does not begin and end with a letter is never looked up.
LOOKED_UP = re.compile(r"[^\W\d_](.*[^\W\d_])?")
PLAIN_VOWELS = str.maketrans("áéíóú", "aeiou")
PRONOUNS = {"lo": " it", "la": " it", "los": " them", "las": " them", "le": " them", "les": " them", "nos": " us", "me": " me", "te": " you"}
PASTS = {
    "be": "was", "have": "had", "do": "did", "make": "made", "say": "said", "go": "went", "take": "took", "give": "gave", "get": "got",
    "see": "saw", "come": "came", "know": "knew", "think": "thought", "leave": "left", "find": "found", "tell": "told", "put": "put",
    "bring": "brought", "keep": "kept", "hold": "held", "lose": "lost", "pay": "paid", "meet": "met", "become": "became", "begin": "began",
    "fall": "fell", "grow": "grew", "send": "sent", "build": "built", "understand": "understood", "cut": "cut", "set": "set", "let": "let",
    "buy": "bought", "sell": "sold", "break": "broke", "spend": "spent", "win": "won", "fight": "fought", "lead": "led", "deal": "dealt",
    "hear": "heard", "feel": "felt", "mean": "meant", "write": "wrote", "stand": "stood", "seek": "sought", "undo": "undid", "hurt": "hurt",
    "hit": "hit", "rise": "rose", "speak": "spoke", "choose": "chose", "drive": "drove", "show": "showed",
}
PARTICIPLES = {
    "do": "done", "go": "gone", "take": "taken", "give": "given", "see": "seen", "come": "come", "know": "known", "become": "become",
    "begin": "begun", "fall": "fallen", "grow": "grown", "break": "broken", "write": "written", "rise": "risen", "speak": "spoken",
    "choose": "chosen", "drive": "driven", "be": "been", "show": "shown",
}
DOUBLED = re.compile("^[^aeiou]*[aeiou][bdgmnprt]$")


class Dictionary:
    """The short English meanings of Spanish words by part of speech, and how often the English ones are translated by which Spanish."""

    def __init__(self, spanish, english):
        self.back, self.heads = collections.defaultdict(collections.Counter), collections.Counter()
        self.meanings = collections.defaultdict(list)
        for line in english:
            entry = re.match(r"(.+?) \{(\w[\w-]*)\}.*? :: (.*)", line)
            if entry:
                word = entry[1].strip().lower()
                self.heads[word] += 1
                for each in re.sub(r"\[[^\]]*\]|\([^)]*\)", "", entry[3]).split(","):
                    self.back[word][re.sub(r"\{[^}]*\}", "", each).strip().lower()] += 1
        for line in spanish:
            entry = re.match(r"(.+?) \{([\w-]+)\}(.*?) ?:: ?(.*)", line)
            if entry and entry[4].strip() and "es-compound" not in entry[3].lower():
                self._add(entry[1].strip().lower(), PARTS.get(entry[2], entry[2]), entry[3].lower(), entry[4])

    def _add(self, word, part, note, said):
        said = re.sub(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}", "", said)
        unusual = any(each in note for each in UNUSUAL)
        for place, meaning in enumerate(re.sub(r"\s+", " ", each).strip(" .") for each in re.split("[,;/]", said)):
            meaning = meaning.removeprefix("to ") if part == "v" else meaning
            if meaning and len(meaning.split()) <= MOST_WORDS and not NO_MEANING.search(meaning):
                self.meanings[word, part].append((meaning, unusual, place))

    def best(self, word, part):
        """Returns the meaning that is most often translated back by the word, and is common and short; None if there is none."""
        scores, times = {}, collections.Counter()
        for meaning, unusual, place in self.meanings.get((word, part), ()):
            plain = re.sub("^(a|an|the) ", "", meaning.lower())
            score = (2 * min(3, self.back[plain][word]) + 0.5 * math.log1p(self.heads[plain]) - 2 * unusual
                     - 0.3 * meaning.count(" ") - 0.2 * place)
            times[meaning] += 1
            scores[meaning] = max(scores.get(meaning, -9), score)
        return max(scores, key=lambda each: scores[each] + 0.5 * (times[each] - 1), default=None)


def past(verb):
    if verb in PASTS:
        return PASTS[verb]
    if verb.endswith("e"):
        return verb + "d"
    if re.search("[^aeiou]y$", verb):
        return verb[:-1] + "ied"
    return verb + (verb[-1] if DOUBLED.search(verb) else "") + "ed"


def participle(verb):
    return PARTICIPLES.get(verb, past(verb))


def gerund(verb):
    if re.search("[^e]e$", verb) and verb != "be":
        return verb[:-1] + "ing"
    return verb + (verb[-1] if DOUBLED.search(verb) else "") + "ing"


def plural(noun):
    if noun.endswith("s"):
        return noun
    if re.search("[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search("(x|z|ch|sh)$", noun) else "s")


def inflected(verb, change):
    first, *rest = verb.split(" ", 1)
    return " ".join([change(first), *rest])


def conjugated(form, infinitive, meaning):
    """Returns the meaning of a form of a verb: who does it where that is "we", when, and to whom."""
    joined = re.match(r"(.*?(?:[aeiáéí]r|[aeiáéí]ndo))(se)?(me|te|le|les|lo|la|los|las|nos|se)+$", form)
    whom = ""
    if joined and infinitive.rstrip("se")[:3] == form[:3] and infinitive != form:
        whom = PRONOUNS.get(form[len(joined[1]):].removeprefix("se"), "")
        form = joined[1].translate(PLAIN_VOWELS)
    if form in (infinitive, re.sub("se$", "", infinitive)):
        return meaning + whom
    if re.search("[aeiáéíy]ndo$", form):
        return inflected(meaning, gerund) + whom
    if re.search("(ad|id|íd)[oa]s?$", form):
        return inflected(meaning, participle)
    we = "we " if form.endswith("mos") else ""
    if re.search("([aei]r(á|án|ás|é|emos|éis)|dr(á|án|é|emos))$", form):
        return we + "will " + meaning
    if re.search("r(ía|ían|ías|íamos)$", form):
        return we + "would " + meaning
    if re.search("(ó|aron|ieron|aste|iste|é|í|jo|jeron|yeron|aba|aban|ábamos|ía|ían|íamos)$", form):
        return we + inflected(meaning, past)
    if re.search("(ara|aran|iera|ieran|ase|iese)$", form):
        return inflected(meaning, past)
    return we + meaning


def glosses(dictionary, frequencies):
    """Returns the gloss of each form: that of the word of which the form is used most."""
    found = {}

    def put(form, times, gloss):
        if form not in found or found[form][0] < times:
            found[form] = times, gloss

    for row in frequencies:
        word, part = row["spanish"].lower(), row["pos"]
        other = {"adj": (word, "n"), "n": (word, "adj"), "v": (word + "se", "v")}.get(part)
        meaning = dictionary.best(word, part) or (other and dictionary.best(*other))
        for use in row["usage"].split("|") if meaning else ():
            times, _, form = use.partition(":")
            form = form.lower()
            gloss = conjugated(form, word, meaning) if part == "v" else meaning
            if part == "n" and form != word and form.endswith("s") and not word.endswith("s"):
                gloss = plural(meaning)
            put(form, int(times), gloss)
    for word, part in list(dictionary.meanings):
        meaning = None if part == "v" and not word.endswith("r") else dictionary.best(word, part)
        if meaning:
            forms(word, part, meaning, found)
    return {form: gloss for form, (_, gloss) in found.items()}


def forms(word, part, meaning, found):
    """Adds the forms of a word of which no use is known."""
    found.setdefault(word, (0, meaning))
    if part in ("n", "adj") and not word.endswith("s") and " " not in word:
        many = word + ("s" if re.search("[aeiouáéó]$", word) else "es")
        found.setdefault(re.sub("ónes$", "ones", re.sub("zes$", "ces", many)), (0, plural(meaning) if part == "n" else meaning))
        for end in ("a", "as") if part == "adj" and word.endswith("o") else ():
            found.setdefault(word[:-1] + end, (0, meaning))


def main(spanish, english, frequencies, out):
    with open(spanish, encoding="utf-8") as one, open(english, encoding="utf-8") as other, open(frequencies, encoding="utf-8") as rows:
        found = glosses(Dictionary(one, other), csv.DictReader(rows))
    with open(os.path.join(os.path.dirname(__file__), "official-spanish.tsv"), encoding="utf-8") as file:
        found.update(line.rstrip("\n").split("\t") for line in file)
    lines = sorted(f"{form}\t{gloss}\n".encode() for form, gloss in found.items()
                   if len(form.split()) <= LONGEST_PHRASE and LOOKED_UP.fullmatch(form))
    with open(out, "wb") as file, gzip.GzipFile(fileobj=file, mode="wb", compresslevel=9, mtime=0, filename="") as packed:
        packed.writelines(lines)


if __name__ == "__main__":
    main(*sys.argv[1:])
