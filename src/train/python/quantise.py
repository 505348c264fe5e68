"""Writes the trained reader as a quantised ONNX graph of fused operators."""
import numpy as np, onnx, torch
from onnx import TensorProto as T, helper, numpy_helper
import encoder as M

def export(state, path):
    nodes, inits = [], []
    def const(name, array):
        inits.append(numpy_helper.from_array(np.ascontiguousarray(array), name)); return name
    def op(kind, ins, name, domain="", **attributes):
        nodes.append(helper.make_node(kind, ins, [name], name=name, domain=domain, **attributes)); return name
    f = lambda key: state[key].numpy().astype(np.float32)
    def linear(x, key, name):
        """Seven bits a weight, a scale a column: eight overflow 16-bit sums on processors without VNNI."""
        w = f(key + ".weight").T
        scale = np.abs(w).max(0) / 63
        q = np.clip(np.round(w / scale), -63, 63).astype(np.int8)
        return op("DynamicQuantizeMatMul", [x, const(name + ".w", q), const(name + ".s", scale.astype(np.float32)),
                  const(name + ".z", np.zeros(w.shape[1], np.int8)), const(name + ".b", f(key + ".bias"))], name, "com.microsoft")
    def norm(x, y, key, name):
        return op("SkipLayerNormalization", [x, y, const(name + ".g", f(key + ".weight")), const(name + ".b", f(key + ".bias"))],
                  name, "com.microsoft", epsilon=1e-12)
    word = f("word.weight")
    scale = np.abs(word).max(1, keepdims=True) / 127
    rows = op("Cast", [op("Gather", [const("word.q", np.round(word / scale).astype(np.int8)), "ids"], "word.rows")], "word.float", to=T.FLOAT)
    words = op("Mul", [rows, op("Gather", [const("word.s", scale.astype(np.float32)), "ids"], "word.scale")], "words")
    length = op("Slice", [op("Shape", ["ids"], "shape"), const("one", np.array([1])), const("two", np.array([2]))], "length")
    places = op("Slice", [const("place", f("place.weight")), const("zero", np.array([0])), length, const("axis", np.array([0]))], "places")
    kinds = op("Gather", [const("kind", f("kind.weight")), "kinds"], "kind.rows")
    x = norm(op("Add", [words, places], "placed"), kinds, "norm", "embedded")
    layers = 1 + max(int(k.split(".")[1]) for k in state if k.startswith("layers."))
    split = const("split", np.array([M.H] * 3))
    for i in range(layers):
        p, k = f"l{i}.", f"layers.{i}."
        qkv = linear(x, k + "qkv", p + "qkv")
        nodes.append(helper.make_node("Split", [qkv, split], [p + "q", p + "k", p + "v"], axis=2))
        a = op("MultiHeadAttention", [p + "q", p + "k", p + "v"], p + "attention", "com.microsoft", num_heads=M.HEADS)
        x1 = norm(linear(a, k + "out", p + "out"), x, k + "norm1", p + "norm1")
        up = op("Gelu", [linear(x1, k + "up", p + "up")], p + "gelu", "com.microsoft")
        x = norm(linear(up, k + "down", p + "down"), x1, k + "norm2", p + "norm2")
    op("Add", [op("MatMul", [x, const("span.w", f("span.weight").T)], "span"), const("span.b", f("span.bias"))], "logits")
    graph = helper.make_graph(nodes, "reader", [helper.make_tensor_value_info(n, T.INT64, [1, "n"]) for n in ("ids", "kinds")],
        [helper.make_tensor_value_info("logits", T.FLOAT, [1, "n", 2])], inits)
    proto = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 14), helper.make_opsetid("com.microsoft", 1)])
    proto.ir_version = 8
    onnx.save(proto, path)
