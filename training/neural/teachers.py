# SPDX-License-Identifier: Apache-2.0
"""What an ensemble says of sentences, as targets for a smaller model (Hinton, Vinyals and Dean
2015, "Distilling the knowledge in a neural network"; Kuncoro et al. 2016, "Distilling an ensemble
of greedy dependency parsers into one MST parser").

Targets of a sentence of n words: the chances of every head [n, n + 1], the heads whose relations
are meant [n], the chances of every relation to them [n, relations] and of every UPOS [n, tags].
Chances are the mean of the teachers'; where the truth is known it makes up half of them.
"""
import random

import torch
import torch.nn.functional as F

import data
from model import Parser

TRUTH = 0.5


def load_teachers(files):
    teachers = []
    for file in files:
        saved = torch.load(file)
        teacher = Parser(saved["meta"], len(saved["domains"]), **saved["settings"])
        teacher.load_state_dict(saved["model"])
        teachers.append(teacher.eval())
    return teachers


def mixed(said, gold, known):
    """The mean of the teachers' chances, and the truth in every word that has one."""
    said = torch.stack([torch.softmax(s, dim=-1) for s in said]).mean(0)
    if not known:
        return said
    truth = F.one_hot(gold.clamp(min=0), said.shape[-1]).float()
    share = TRUTH * (gold >= 0).unsqueeze(-1)
    return said + share * (truth - said)


@torch.no_grad()
def with_targets(items, teachers, known):
    """The items with their targets; `known` says whether their labels are the truth."""
    out = []
    if not items:
        return out
    for chunk in data.batches(items, 3000, random.Random(0)):
        batch = data.make_batch(chunk)
        gold = batch["gold"] if known else torch.full_like(batch["gold"], -1)
        seen = [teacher(batch) for teacher in teachers]
        arcs = mixed([arcs for _, _, arcs in seen], gold[:, :, 0], known)
        heads = gold[:, :, 0].clamp(min=0) if known else arcs.argmax(2)
        relations = mixed([teacher.relations(x, root, heads)
                           for teacher, (x, root, _) in zip(teachers, seen)], gold[:, :, 1], known)
        upos = mixed([teacher.upos(x) for teacher, (x, _, _) in zip(teachers, seen)],
                     gold[:, :, 2], known)
        for i, ((labels, columns), domain) in enumerate(chunk):
            n = len(labels)
            targets = (arcs[i, :n, :n + 1].half(), heads[i, :n].clone(), relations[i, :n].half(),
                       upos[i, :n].half())
            out.append(((gold[i, :n].numpy().copy(), columns, targets), domain))
    return out


def targets_of(chunk, longest):
    """The targets of a batch, padded."""
    arcs = torch.zeros(len(chunk), longest, longest + 1)
    heads = torch.zeros(len(chunk), longest, dtype=torch.long)
    relations, upos = [], []
    for i, ((labels, _, targets), _) in enumerate(chunk):
        n = len(labels)
        arcs[i, :n, :n + 1] = targets[0]
        heads[i, :n] = targets[1]
        relations.append(targets[2])
        upos.append(targets[3])
    return arcs, heads, torch.cat(relations).float(), torch.cat(upos).float()


def soft_loss(scores, chances):
    return -(chances * torch.log_softmax(scores, dim=-1)).sum(-1).mean()


def loss_of(model, chunk, batch):
    """Of the model's arcs, relations and tags against the targets."""
    x, with_root, arcs = model(batch)
    mask = batch["mask"]
    arc_chances, heads, relation_chances, upos_chances = targets_of(chunk, mask.shape[1])
    loss = soft_loss(arcs[mask], arc_chances[mask])
    loss = loss + soft_loss(model.relations(x, with_root, heads)[mask], relation_chances)
    loss = loss + 0.5 * soft_loss(model.upos(x)[mask], upos_chances)
    return loss, x
