"""WordPiece for lower-case text, with the same ids as the tokenizer of the Java side.

The text is in lower case because the Chinese vocabulary has no capitals and would read names such as COP28 as unknown.
"""

import json
import unicodedata


def _is_cjk(code):
    return (0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0x20000 <= code <= 0x2FA1F
            or 0xF900 <= code <= 0xFAFF)


def _is_mark(char, code, category):
    return (33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126
            or category.startswith("P") or _is_cjk(code))


class WordPiece:
    """Turns text into ids by the vocabulary of a `tokenizer.json`, without special tokens."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            described = json.load(file)
        self.vocabulary = described["model"]["vocab"]
        self.strips_accents = described["normalizer"]["lowercase"]
        self.cls, self.sep = self.vocabulary["[CLS]"], self.vocabulary["[SEP]"]
        self.pad, self.unknown = self.vocabulary["[PAD]"], self.vocabulary["[UNK]"]
        self._known = {}

    def _words(self, text):
        out = []
        text = text.lower()
        if self.strips_accents:
            text = unicodedata.normalize("NFD", text)
        for char in text:
            category, code = unicodedata.category(char), ord(char)
            if char in "\t\n\r" or category == "Zs":
                out.append(" ")
            elif self.strips_accents and category == "Mn" or category.startswith("C") or code == 0xFFFD:
                continue
            elif _is_mark(char, code, category):
                out.append(f" {char} ")
            else:
                out.append(char)
        return "".join(out).split()

    def _pieces(self, word):
        if word in self._known:
            return self._known[word]
        pieces, start = [], 0
        if len(word) > 100:
            pieces, start = [self.unknown], len(word)
        while start < len(word):
            end = len(word)
            while end > start:
                piece = ("##" if start else "") + word[start:end]
                if piece in self.vocabulary:
                    break
                end -= 1
            if end == start:
                pieces = [self.unknown]
                break
            pieces.append(self.vocabulary[piece])
            start = end
        self._known[word] = pieces
        return pieces

    def ids(self, text):
        return [piece for word in self._words(text) for piece in self._pieces(word)]
