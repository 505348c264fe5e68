"""Questions on paragraphs as lessons for a span reader, and their measure."""
import collections, json, math, random, re, string
import torch

MOST_QUESTION, MOST_TITLE, MOST_TOKENS = 48, 16, 224  # as E5SmallSpanModel has them
CLS, SEP, COLON = 101, 102, 1024
NAMED = re.compile(r"\b(?:[A-Z][\w'’-]+(?: (?:of |the )?[A-Z][\w'’-]+)*|\d[\d,.]*\d)")

def sentences(text):
    out, start = [], 0
    for m in re.finditer(r"(?<=[.!?\"”])\s+(?=[A-Z\"“0-9])", text):
        if m.start() - start > 20:
            out.append((start, m.start()))
            start = m.end()
    out.append((start, len(text)))
    return out


def window(text, start, end, words, rng):
    """A run of sentences of about so many words around [start, end); around any sentence if start < 0."""
    found = sentences(text)
    sizes = [len(text[a:b].split()) for a, b in found]
    if sum(sizes) <= words * 4 // 3:
        return 0, len(text)
    lo = next((i for i, (_, b) in enumerate(found) if start < b), 0) if start >= 0 else rng.randrange(len(found))
    hi = next((i for i, (_, b) in enumerate(found) if end <= b), len(found) - 1) if start >= 0 else lo
    total = sum(sizes[lo:hi + 1])
    while total < words and (lo > 0 or hi < len(found) - 1):
        if lo > 0 and (hi == len(found) - 1 or rng.random() < .5):
            lo -= 1
            total += sizes[lo]
        else:
            hi += 1
            total += sizes[hi]
    return found[lo][0], found[hi][1]


class Lessons:
    """Lessons from rows of {title, question, paragraph, answers: [{text, start}], answerable}."""

    def __init__(self, path, tokenizer, words, negatives, swaps, seed):
        with open(path, encoding="utf-8") as lines:
            self.rows = [json.loads(line) for line in lines]
        self.tokenizer, self.words, self.negatives, self.swaps = tokenizer, words, negatives, swaps
        self.rng = random.Random(seed)
        self.rng.shuffle(self.rows)
        self.pieces = {}
        self.paragraphs = collections.defaultdict(dict)
        for row in self.rows:
            self.paragraphs[row["title"]].setdefault(row["paragraph"], frozenset(self.plain(row["paragraph"])))
        self.frequency = collections.Counter(w for of in self.paragraphs.values() for words in of.values() for w in words)
        self.count = sum(map(len, self.paragraphs.values()))
        self.named = collections.defaultdict(set)
        for row in self.rows:
            self.named[row["title"]].update(m[0] for m in NAMED.finditer(row["question"]) if m.start() > 0)

    @staticmethod
    def plain(text):
        return re.findall(r"[a-z0-9]+", text.lower())

    def encode(self, text):
        if text not in self.pieces:
            self.pieces[text] = self.tokenizer.encode(text)
        return self.pieces[text]

    def lesson(self, question, title, text, answer=None):
        q = [t for t, _, _ in self.encode(question)][:MOST_QUESTION]
        t = [t for t, _, _ in self.encode(title)][:MOST_TITLE]
        ids = [CLS] + q + [SEP] + t + ([COLON] if t else [])
        base = len(ids)
        pieces = self.encode(text)[:MOST_TOKENS - base - 1]
        ids += [i for i, _, _ in pieces] + [SEP]
        first = last = 0  # [CLS] stands for no answer
        if answer:
            hit = [i for i, (_, a, b) in enumerate(pieces) if b > answer[0] and a < answer[1]]
            if not hit:
                return None
            first, last = base + hit[0], base + hit[-1]
        return dict(ids=ids, kinds=[0] * (len(q) + 2) + [1] * (len(ids) - len(q) - 2), first=first, last=last, base=base,
                    places=[(a, b) for _, a, b in pieces])

    def negative(self, row):
        """A paragraph of the same title that shares the question's rarest words but not its answer."""
        asked = set(self.plain(row["question"]))
        near = [(sum(math.log(self.count / self.frequency[w]) for w in sorted(asked & words)), text)
                for text, words in self.paragraphs[row["title"]].items() if text != row["paragraph"]
                and not any(a["text"].lower() in text.lower() for a in row["answers"])]
        near.sort(reverse=True)
        return self.rng.choice(near[:3])[1] if near else None

    def swapped(self, row):
        """The question with a name or number exchanged for one of another question on the same title; None if there is none."""
        asked = [m for m in NAMED.finditer(row["question"]) if m.start() > 0]
        if not asked:
            return None
        out = self.rng.choice(asked)
        known = set(self.plain(row["question"])).union(*(self.plain(a["text"]) for a in row["answers"]))
        others = [name for name in sorted(self.named[row["title"]]) if name[0].isdigit() == out[0][0].isdigit()
                  and (not name[0].isdigit() or len(name) == len(out[0])) and not known & set(self.plain(name))]
        return row["question"][:out.start()] + self.rng.choice(others) + row["question"][out.end():] if others else None

    def epoch(self, seed):
        self.rng.seed(seed)
        out = []
        for row in self.rows:
            text, title, question = row["paragraph"], row["title"], row["question"]
            answer = None
            if row["answerable"]:
                a = row["answers"][0]
                answer = a["start"], a["start"] + len(a["text"])
            lo, hi = window(text, *(answer or (-1, -1)), self.words, self.rng)
            out.append(self.lesson(question, title, text[lo:hi], answer and (answer[0] - lo, answer[1] - lo)))
            other = self.negative(row) if answer and self.rng.random() < self.negatives else None
            if other:
                lo2, hi2 = window(other, -1, -1, self.words, self.rng)
                out.append(self.lesson(question, title, other[lo2:hi2]))
            false = self.swapped(row) if answer and self.rng.random() < self.swaps else None
            if false:
                out.append(self.lesson(false, title, text[lo:hi]))
        return [lesson for lesson in out if lesson]

    def batches(self, lessons, size):
        """Shuffled batches of lessons of like length."""
        self.rng.shuffle(lessons)
        out = []
        for i in range(0, len(lessons), size * 40):
            part = sorted(lessons[i:i + size * 40], key=lambda x: len(x["ids"]))
            out += [part[j:j + size] for j in range(0, len(part), size)]
        self.rng.shuffle(out)
        return out


def tensors(batch):
    """Ids, kinds and mask, padded to one length, and what may begin or end an answer."""
    n = max(len(x["ids"]) for x in batch)
    pad = lambda key: torch.tensor([x[key] + [0] * (n - len(x[key])) for x in batch])
    mask = torch.tensor([[1.] * len(x["ids"]) + [0.] * (n - len(x["ids"])) for x in batch])
    allowed = torch.full((len(batch), n), -1e4)
    for i, x in enumerate(batch):
        allowed[i, 0] = 0
        allowed[i, x["base"]:x["base"] + len(x["places"])] = 0
    return pad("ids"), pad("kinds"), mask, allowed[..., None]


def best_span(first, last, base, size, longest=25):
    """Place of the likeliest span, and its log-odds against none; of log-probabilities."""
    scores = first[base:base + size, None] + last[None, base:base + size]
    inside = torch.triu(torch.ones(size, size)) - torch.triu(torch.ones(size, size), longest)
    scores = scores.masked_fill(inside == 0, -1e4)
    at = int(scores.argmax())
    return at // size, at % size, float(scores.max() - first[0] - last[0])


def f1(given, wanted):
    def words(text):
        bare = "".join(c for c in text.lower() if c not in string.punctuation)
        return re.sub(r"\b(a|an|the)\b", " ", bare).split()
    g, w = words(given), words(wanted)
    common = sum((collections.Counter(g) & collections.Counter(w)).values())
    return 2 * common / (len(g) + len(w)) if common else float(g == w)
