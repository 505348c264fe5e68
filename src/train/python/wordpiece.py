"""BERT's uncased WordPiece with character offsets, as the Java tokenizer does it."""
import json, unicodedata

def _space(c): return c in " \t\n\r\x85\u2028\u2029" or (ord(c) > 127 and unicodedata.category(c) == "Zs")
def _control(c): return c not in "\t\n\r" and unicodedata.category(c) in ("Cc", "Cf", "Cn", "Co", "Cs")
def _alone(c):
    o = ord(c)
    if o < 128:
        return 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126
    return unicodedata.category(c).startswith("P") or 0x4E00 <= o <= 0x9FFF or 0x3400 <= o <= 0x4DBF or 0xF900 <= o <= 0xFAFF or 0x20000 <= o <= 0x2FA1F

class WordPiece:
    CLS, SEP, UNK = 101, 102, 100
    def __init__(self, path):
        with open(path, encoding="utf-8") as f:
            self.vocab = json.load(f)["model"]["vocab"]
        self.cache = {}
    def word(self, w):
        got = self.cache.get(w)
        if got is None:
            got, start = [], 0
            if len(w) > 100:
                got = [(self.UNK, 0, len(w))]
            while len(w) <= 100 and start < len(w):
                end = len(w)
                while end > start and (("##" if start else "") + w[start:end]) not in self.vocab:
                    end -= 1
                if end == start:
                    got = [(self.UNK, 0, len(w))]
                    break
                got.append((self.vocab[("##" if start else "") + w[start:end]], start, end))
                start = end
            self.cache[w] = got
        return got
    def encode(self, text):
        """[(id, start, end)] with offsets into text."""
        chars = []
        for i, c in enumerate(text):
            if c == "\x00" or c == "\ufffd" or _control(c):
                continue
            for d in unicodedata.normalize("NFD", c):
                if unicodedata.category(d) != "Mn":
                    for l in d.lower()[:1]:
                        chars.append((l, i))
        out, i = [], 0
        while i < len(chars):
            if _space(chars[i][0]):
                i += 1
                continue
            j = i + 1
            if not _alone(chars[i][0]):
                while j < len(chars) and not _space(chars[j][0]) and not _alone(chars[j][0]):
                    j += 1
            for id, a, b in self.word("".join(c for c, _ in chars[i:j])):
                out.append((id, chars[i + a][1], chars[i + b - 1][1] + 1))
            i = j
        return out
