# SPDX-License-Identifier: Apache-2.0
"""The encoder and its heads as PyTorch modules; extractor/neural runs the same sums in integers.

tokens: columns of rows added up, side by side -> linear -> residual layers -> tags and trees.
A residual layer is a gated convolution (Dauphin et al. 2017, "Language modeling with gated
convolutional networks") over three words at a distance, or self-attention with a learned bias for
the distance between words. Trees are scored by a bilinear form (Dozat and Manning 2017, "Deep
biaffine attention for neural dependency parsing"); relations by a linear form of both words'
vectors and of their elementwise product.
"""
import torch
from torch import nn
import torch.nn.functional as F

DISTANCES = 24  # biases for heads up to so many words away, on either side


class Convolution(nn.Module):
    def __init__(self, width, dilation, dropout):
        super().__init__()
        self.dilation = dilation
        self.norm = nn.LayerNorm(width)
        self.linear = nn.Linear(3 * width, 2 * width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        h = self.norm(x) * mask
        d = self.dilation
        # F.pad on the time axis: what lies beyond the sentence is 0.
        padded = F.pad(h, (0, 0, d, d))
        length = x.shape[1]
        window = torch.cat([padded[:, :length], h, padded[:, 2 * d:2 * d + length]], dim=2)
        a, b = self.linear(window).chunk(2, dim=2)
        return x + self.dropout(a * torch.sigmoid(b))


class Attention(nn.Module):
    def __init__(self, width, heads, size, dropout):
        super().__init__()
        self.heads, self.size = heads, size
        self.norm = nn.LayerNorm(width)
        self.query = nn.Linear(width, heads * size)
        self.key = nn.Linear(width, heads * size)
        self.value = nn.Linear(width, heads * size)
        self.out = nn.Linear(heads * size, width)
        self.distance = nn.Parameter(torch.zeros(heads, 2 * DISTANCES + 1))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        batch, length, _ = x.shape
        h = self.norm(x)

        def split(y):
            return y.view(batch, length, self.heads, self.size).transpose(1, 2)

        q, k, v = split(self.query(h)), split(self.key(h)), split(self.value(h))
        scores = q @ k.transpose(2, 3) / self.size**0.5
        scores = scores + self.distance[:, distances(length)]
        scores = scores.masked_fill(mask.squeeze(2)[:, None, None, :] == 0, -1e9)
        mixed = self.dropout(torch.softmax(scores, dim=3)) @ v
        return x + self.dropout(self.out(mixed.transpose(1, 2).reshape(batch, length, -1)))


def distances(length):
    """index[i, j] of the bias for a word i that looks at a word j."""
    at = torch.arange(length)
    return (at[None, :] - at[:, None]).clamp(-DISTANCES, DISTANCES) + DISTANCES


class Parser(nn.Module):
    def __init__(self, meta, domains, width, layers, arc=160, relation=128, dropout=0.33, hints=0):
        super().__init__()
        self.columns = nn.ModuleList(
            nn.EmbeddingBag(c["rows"], c["width"], mode="sum") for c in meta["columns"])
        for table in self.columns:
            nn.init.normal_(table.weight, std=0.3)
        self.domain = nn.Embedding(domains + 1, 16)
        nn.init.normal_(self.domain.weight, std=0.3)
        self.input = nn.Linear(sum(c["width"] for c in meta["columns"]) + 16, width)
        self.layers = nn.ModuleList(
            Attention(width, 4, 32, dropout / 2) if layer == "a"
            else Convolution(width, int(layer), dropout / 2) for layer in layers)
        self.norm = nn.LayerNorm(width)
        self.upos = nn.Linear(width, len(meta["upos"]))
        self.xpos = nn.Linear(width, len(meta["xpos"])) if meta["xpos"] else None
        self.dependent = nn.Linear(width, arc)
        self.head = nn.Linear(width, arc)
        self.root = nn.Parameter(torch.randn(width) * 0.1)
        self.bilinear = nn.Linear(arc, arc)  # its bias weighs the head alone
        nn.init.normal_(self.bilinear.weight, std=arc**-0.5)
        self.distance = nn.Parameter(torch.zeros(2 * DISTANCES + 1))
        self.relation_dependent = nn.Linear(width, relation)
        self.relation_head = nn.Linear(width, relation)
        self.relation = nn.Linear(3 * relation, len(meta["relations"]))
        # Tags that train the encoder and that nobody asks for afterwards.
        self.hints = nn.Linear(width, hints) if hints else None
        self.dropout = dropout

    def encode(self, batch):
        drop = self.dropout if self.training else 0.0
        parts = []
        for c, (table, (ids, offsets)) in enumerate(zip(self.columns, batch["columns"])):
            part = table(ids, offsets)
            if self.training:
                part = part * (torch.rand(part.shape[0], 1) > (0.15 if c == 0 else 0.07))
            parts.append(part)
        parts.append(self.domain(batch["domain"]))
        packed = self.input(F.dropout(torch.cat(parts, dim=1), drop, self.training))
        mask = batch["mask"]
        x = packed.new_zeros(mask.shape[0], mask.shape[1], packed.shape[1])
        x[mask] = packed
        mask = mask.unsqueeze(2).float()
        for layer in self.layers:
            x = layer(x, mask)
        return F.dropout(self.norm(x), drop, self.training)

    def forward(self, batch):
        """Tag scores and arc scores [sentence, dependent, head]; head 0 is the root."""
        x = self.encode(batch)
        length = x.shape[1]
        with_root = torch.cat([self.root.expand(x.shape[0], 1, -1), x], dim=1)
        dependent = F.dropout(F.relu(self.dependent(x)), self.dropout, self.training)
        head = F.dropout(F.relu(self.head(with_root)), self.dropout, self.training)
        arcs = self.bilinear(dependent) @ head.transpose(1, 2)
        near = self.distance[distances(length)]
        arcs = arcs + F.pad(near, (1, 0))
        mask = F.pad(batch["mask"], (1, 0), value=True)
        arcs = arcs.masked_fill(~mask[:, None, :], -1e9)
        itself = F.pad(torch.eye(length, dtype=torch.bool), (1, 0))
        arcs = arcs.masked_fill(itself, -1e9)
        return x, with_root, arcs

    def relations(self, x, with_root, heads):
        """Relation scores of every word to the given heads."""
        dependent = F.relu(self.relation_dependent(x))
        head = F.relu(self.relation_head(with_root))
        head = head.gather(1, heads.unsqueeze(2).expand(-1, -1, head.shape[2]))
        both = torch.cat([dependent * head, dependent, head], dim=2)
        return self.relation(F.dropout(both, self.dropout, self.training))
