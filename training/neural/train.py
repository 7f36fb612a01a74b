# SPDX-License-Identifier: Apache-2.0
"""Trains the encoder of one pack:

    train.py FOLDER OUT.pt --train FILE... [--dev FILE...] [--epochs N] [--layers 1,2,4,1]
             [--hints] [--teachers MODEL.pt... [--text FILE...]]

With teachers it learns from what they say of the training sentences, and of sentences whose trees
nobody knows (--text), too (teachers.py). With --hints it guesses the treebanks' fine tags besides.
FOLDER is what export_tokens wrote. Single-threaded: run one process a core. Debian's packages
python3-torch and libopenblas0-pthread are all that it needs.
"""
import argparse
import copy
import random
import time

import torch
import torch.nn.functional as F

import data
import teachers
from model import Parser


def loss_of(model, batch, smoothing):
    x, with_root, arcs = model(batch)
    gold = batch["gold"]
    mask = batch["mask"]
    heads = gold[:, :, 0].clamp(min=0)
    loss = F.cross_entropy(arcs[mask], heads[mask])
    relations = model.relations(x, with_root, heads)[mask]
    loss = loss + F.cross_entropy(relations, gold[:, :, 1][mask], ignore_index=-1)
    loss = loss + 0.5 * F.cross_entropy(model.upos(x)[mask], gold[:, :, 2][mask], ignore_index=-1,
                                        label_smoothing=smoothing)
    if model.xpos is not None:
        loss = loss + 0.5 * F.cross_entropy(model.xpos(x)[mask], gold[:, :, 3][mask],
                                            ignore_index=-1, label_smoothing=smoothing)
    return loss, x


def hint_loss(model, x, batch):
    tags = batch["gold"][:, :, 3][batch["mask"]]
    if model.hints is None or not bool((tags >= 0).any()):
        return 0.0
    return 0.3 * F.cross_entropy(model.hints(x)[batch["mask"]], tags, ignore_index=-1)


@torch.no_grad()
def evaluate(model, bank, limit=None):
    """UPOS, UAS, LAS in percent, each word taking its best head (no tree is asked for)."""
    model.eval()
    items = [(s, bank.domain) for s in bank.sentences[:limit]]
    total = upos = uas = las = 0
    for chunk in data.batches(items, 3000, random.Random(0)):
        batch = data.make_batch(chunk)
        x, with_root, arcs = model(batch)
        gold, mask = batch["gold"], batch["mask"]
        heads = arcs.argmax(2)
        relations = model.relations(x, with_root, heads).argmax(2)
        right = (heads == gold[:, :, 0]) & mask
        total += int(mask.sum())
        uas += int(right.sum())
        las += int((right & (relations == gold[:, :, 1])).sum())
        upos += int(((model.upos(x).argmax(2) == gold[:, :, 2]) & mask).sum())
    model.train()
    return tuple(100.0 * n / total for n in (upos, uas, las))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("out")
    parser.add_argument("--train", nargs="+", required=True)
    parser.add_argument("--dev", nargs="*", default=[])
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--layers", default="1,2,4,1")
    parser.add_argument("--width", type=int, default=256)
    parser.add_argument("--batch", type=int, default=1200)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--dropout", type=float, default=0.33)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--hints", action="store_true")
    parser.add_argument("--teachers", nargs="*", default=[])
    parser.add_argument("--text", nargs="*", default=[])
    parser.add_argument("--longest", type=int, default=90, help="words of a sentence of --text")
    parser.add_argument("--start", help="weights to go on from")
    parser.add_argument("--stop", type=int, help="end after so many of the epochs")
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    random.seed(args.seed)
    rng = random.Random(args.seed)

    meta, domains, banks = data.load(args.folder)
    settings = {"width": args.width, "layers": args.layers.split(","), "dropout": args.dropout}
    if args.hints:
        settings["hints"] = 1 + max(int(s[0][:, 3].max()) for name in args.train
                                    for s in banks[name].sentences)
    model = Parser(meta, len(domains), **settings)
    if args.start:
        model.load_state_dict(torch.load(args.start)["model"])
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters", flush=True)
    items = [(s, banks[name].domain) for name in args.train for s in banks[name].sentences]
    if args.teachers:
        ensemble = teachers.load_teachers(args.teachers)
        text = [(s, banks[name].domain) for name in args.text for s in banks[name].sentences
                if len(s[0]) <= args.longest]
        items = (teachers.with_targets(items, ensemble, known=True)
                 + teachers.with_targets(text, ensemble, known=False))
        del ensemble
    epoch_steps = len(data.batches(items, args.batch, rng))
    steps = args.epochs * epoch_steps
    optimizer = torch.optim.AdamW(model.parameters(), lr=args.rate, betas=(0.9, 0.98),
                                  weight_decay=0.01)
    warmup = max(1, min(400, steps // 20))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warmup, max(0.0, (steps - s) / (steps - warmup))))
    average = copy.deepcopy(model)
    step = 0
    for epoch in range(1, min(args.epochs, args.stop or args.epochs) + 1):
        start, total = time.time(), 0.0
        for chunk in data.batches(items, args.batch, rng):
            batch = data.make_batch(chunk, forget_domain=0.05)
            loss, x = (teachers.loss_of(model, chunk, batch) if args.teachers
                       else loss_of(model, batch, 0.03))
            loss = loss + hint_loss(model, x, batch)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
            schedule.step()
            step += 1
            total += float(loss.detach())
            decay = min(0.9985, (step + 1) / (step + 10))
            with torch.no_grad():
                for a, p in zip(average.parameters(), model.parameters()):
                    a.lerp_(p, 1 - decay)
        scores = ""
        if epoch % args.every == 0 or epoch == args.epochs:
            scores = "".join("  %s %.2f/%.2f/%.2f" % (name, *evaluate(average, banks[name]))
                             for name in args.dev)
        print(f"epoch {epoch} loss {total / epoch_steps:.4f} {time.time() - start:.0f}s{scores}",
              flush=True)
        torch.save({"model": average.state_dict(), "meta": meta, "domains": domains,
                    "settings": settings}, args.out)


if __name__ == "__main__":
    main()
