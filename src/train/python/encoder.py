"""A BERT encoder with span heads, its weights read out of an ONNX file of LangChain4j's embedding jars."""
import math, re
import numpy as np, onnx, torch
from onnx import numpy_helper
from torch import nn
import torch.nn.functional as F

H, HEADS = 384, 12

class Layer(nn.Module):
    def __init__(self, drop):
        super().__init__()
        self.qkv = nn.Linear(H, 3 * H)
        self.out = nn.Linear(H, H)
        self.norm1 = nn.LayerNorm(H, eps=1e-12)
        self.up = nn.Linear(H, 4 * H)
        self.down = nn.Linear(4 * H, H)
        self.norm2 = nn.LayerNorm(H, eps=1e-12)
        self.drop = nn.Dropout(drop)
    def forward(self, x, bias):
        b, n, _ = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, HEADS, H // HEADS).permute(2, 0, 3, 1, 4)
        a = torch.softmax((q * (1 / math.sqrt(H // HEADS))) @ k.transpose(-1, -2) + bias, -1)
        a = (a @ v).transpose(1, 2).reshape(b, n, H)
        x = self.norm1(x + self.drop(self.out(a)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))

class Reader(nn.Module):
    def __init__(self, layers, drop=0.05):
        super().__init__()
        self.word = nn.Embedding(30522, H)
        self.place = nn.Embedding(512, H)
        self.kind = nn.Embedding(2, H)
        self.norm = nn.LayerNorm(H, eps=1e-12)
        self.drop = nn.Dropout(drop)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(layers))
        self.span = nn.Linear(H, 2)
        nn.init.normal_(self.span.weight, std=.02)
        nn.init.zeros_(self.span.bias)
    def embed(self, ids, kinds):
        return self.drop(self.norm(self.word(ids) + self.place.weight[:ids.shape[1]] + self.kind(kinds)))
    def upper(self, x, mask, first=0):
        bias = (1 - mask)[:, None, None, :] * -1e4
        for layer in self.layers[first:]:
            x = layer(x, bias)
        return x
    def forward(self, ids, kinds, mask):
        return self.span(self.upper(self.embed(ids, kinds), mask))  # [b, n, 2]

def load(path, keep=None):
    graph = onnx.load(path).graph
    w = {i.name: torch.tensor(np.array(numpy_helper.to_array(i), dtype=np.float32)) for i in graph.initializer}
    mats = {}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in w:
            m = re.match(r"/?encoder/layer\.(\d+)/(.*)/MatMul$", node.name)
            mats[int(m[1]), m[2]] = w[node.input[1]].T
    n = 1 + max(l for l, _ in mats)
    keep = keep or list(range(n))
    model = Reader(len(keep))
    with torch.no_grad():
        for mine, theirs in (("word", "word_embeddings"), ("place", "position_embeddings"), ("kind", "token_type_embeddings")):
            getattr(model, mine).weight.copy_(w[f"embeddings.{theirs}.weight"])
        def norm(mine, name):
            mine.weight.copy_(w[name + ".weight"]); mine.bias.copy_(w[name + ".bias"])
        norm(model.norm, "embeddings.LayerNorm")
        for i, l in enumerate(keep):
            a, p = model.layers[i], f"encoder.layer.{l}."
            a.qkv.weight.copy_(torch.cat([mats[l, f"attention/self/{x}"] for x in ("query", "key", "value")]))
            a.qkv.bias.copy_(torch.cat([w[p + f"attention.self.{x}.bias"] for x in ("query", "key", "value")]))
            for mine, name in ((a.out, "attention/output/dense"), (a.up, "intermediate/dense"), (a.down, "output/dense")):
                mine.weight.copy_(mats[l, name]); mine.bias.copy_(w[p + name.replace("/", ".") + ".bias"])
            norm(a.norm1, p + "attention.output.LayerNorm"); norm(a.norm2, p + "output.LayerNorm")
    return model
