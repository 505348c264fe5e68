"""Teaches the reading model: which tokens of a text begin and end the answer to a question.

    train.py --questions LESSONS.jsonl --base e5-small-v2.onnx --tokenizer tokenizer.json --out reader.onnx

With --held-out N every Nth title is kept to measure. Deterministic for one number of workers.
"""
import argparse, multiprocessing, os, time
os.environ["OPENBLAS_NUM_THREADS"] = "1"  # the workers share the cores
import torch
import torch.nn.functional as F
import encoder
from lessons import Lessons, best_span, f1, tensors
from quantise import export
from wordpiece import WordPiece


def measure(net, lessons, rows):
    """F1 of the best span over the answerable rows, never abstaining."""
    net.eval()
    total = 0.
    with torch.no_grad():
        for row in rows:
            lesson = lessons.lesson(row["question"], row["title"], row["paragraph"])
            ids, kinds, mask, allowed = tensors([lesson])
            first, last = (net(ids, kinds, mask) + allowed)[0].log_softmax(0).unbind(-1)
            a, b, _ = best_span(first, last, lesson["base"], len(lesson["places"]))
            said = row["paragraph"][lesson["places"][a][0]:lesson["places"][b][1]]
            total += max(f1(said, x["text"]) for x in row["answers"])
    net.train()
    return total / len(rows)


def arguments():
    args = argparse.ArgumentParser()
    for name in ("questions", "base", "tokenizer", "out"):
        args.add_argument("--" + name, required=True)
    args.add_argument("--seed", type=int, default=1)
    args.add_argument("--epochs", type=int, default=3)
    args.add_argument("--rate", type=float, default=2e-4)
    args.add_argument("--batch", type=int, default=16)
    args.add_argument("--workers", type=int, default=2, help="processes that share each batch")
    args.add_argument("--frozen", type=int, default=4, help="lowest layers that stay as they are, the embeddings too")
    args.add_argument("--words", type=int, default=70, help="about so many words of the paragraph are shown")
    args.add_argument("--negatives", type=float, default=.2, help="share of questions also shown a wrong paragraph")
    args.add_argument("--swaps", type=float, default=.15, help="share of questions also asked of another name or number")
    args.add_argument("--held-out", type=int, default=0, help="every so manieth title is kept to measure; 0 keeps none")
    return args.parse_args()


class Shared:
    """The mean of all workers' gradients, weighed by their share of the batch; one thread each beats two for all."""

    def __init__(self, workers, parameters):
        self.sums = torch.zeros(workers, sum(p.numel() for p in parameters)).share_memory_()
        self.barrier = multiprocessing.get_context("fork").Barrier(workers)

    def join(self, worker, parameters, share):
        torch.mul(torch.cat([p.grad.view(-1) for p in parameters]), share, out=self.sums[worker])
        self.barrier.wait()
        at, mean = 0, self.sums.sum(0)
        self.barrier.wait()
        for p in parameters:
            p.grad.copy_(mean[at:at + p.numel()].view_as(p))
            at += p.numel()


def learn(worker, a, lessons, net, measured, shared):
    torch.manual_seed(a.seed + worker)
    heads = list(net.span.parameters())
    body = [p for layer in net.layers[a.frozen:] for p in layer.parameters()]
    optimiser = torch.optim.AdamW([{"params": body, "lr": a.rate, "weight_decay": .01},
                                   {"params": heads, "lr": a.rate * 5}], betas=(.9, .98))
    epochs = [lessons.batches(lessons.epoch(a.seed + e), a.batch) for e in range(a.epochs)]
    total = sum(map(len, epochs))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (.06 * total), max(.02, (total - s) / (.94 * total))))
    start, step, mean = time.time(), 0, None
    for batch in (batch for batches in epochs for batch in batches):
        mine = batch[worker::a.workers] or batch[:1]
        ids, kinds, mask, allowed = tensors(mine)
        odds = net(ids, kinds, mask) + allowed
        loss = sum(F.cross_entropy(odds[..., i], torch.tensor([x[key] for x in mine]))
                   for i, key in enumerate(("first", "last"))) / 2
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        shared.join(worker, body + heads, len(batch[worker::a.workers]) / len(batch))
        torch.nn.utils.clip_grad_norm_(body + heads, 1.)
        optimiser.step()
        schedule.step()
        step += 1
        mean = float(loss) if mean is None else .98 * mean + .02 * float(loss)
        if worker == 0 and step % 25 == 0:
            print(f"step {step}/{total}  loss {mean:.3f}  {time.time() - start:.0f} s", flush=True)
        if worker == 0 and (step % 300 == 0 or step == total):
            torch.save(net.state_dict(), a.out + ".checkpoint")
            if measured:
                print(f"held-out titles: F1 {measure(net, lessons, measured):.3f}", flush=True)


def main():
    a = arguments()
    torch.manual_seed(a.seed)
    torch.set_num_threads(1)
    lessons = Lessons(a.questions, WordPiece(a.tokenizer), a.words, a.negatives, a.swaps, a.seed)
    titles = sorted({row["title"] for row in lessons.rows})
    kept = set(titles[::a.held_out]) if a.held_out else set()
    measured = [row for row in lessons.rows if row["title"] in kept and row["answerable"]][:300]
    lessons.rows = [row for row in lessons.rows if row["title"] not in kept]
    net = encoder.load(a.base)
    for part in [net.word, net.place, net.kind, net.norm, *net.layers[:a.frozen]]:
        part.requires_grad_(False)
    for part in [net, *net.layers[:a.frozen]]:
        part.drop.p = 0.  # what does not learn is not disturbed either
    shared = Shared(a.workers, [p for p in net.parameters() if p.requires_grad])
    torch.multiprocessing.start_processes(
        learn, (a, lessons, net, measured, shared), nprocs=a.workers, start_method="fork")
    net.load_state_dict(torch.load(a.out + ".checkpoint"))
    export(net.state_dict(), a.out)
    os.remove(a.out + ".checkpoint")  # beside the weights it would be packed into the jar


if __name__ == "__main__":
    main()
