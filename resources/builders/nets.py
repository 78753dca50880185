"""Train a small net that labels the letters of a word one after another, in PyTorch on a CPU with a fixed seed.

A two-layer bidirectional GRU reads the letters; a GRU over the labels chosen so far, fed with the letter's reading,
chooses the next one (an autoregressive tagger). :mod:`arabtext.names.writing.net` is the same net in numpy, with int8
weights. Several large nets with different seeds teach one small net what they agree on (Hinton, Vinyals, Dean 2015,
https://arxiv.org/abs/1503.02531).
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.nn import functional

Example = tuple[str, tuple[str, ...], float]  # letters, one label a letter, weight
PAD, START, UNKNOWN = 0, 1, 1  # label 1 means "no label yet", letter 1 means "any other letter"
BATCH, RATE, CLIP = 256, 2e-3, 1.0
HISTORY_DROPOUT, DROPOUT = 0.15, 0.25


@dataclass(frozen=True)
class Sizes:
    letter: int = 64
    encoder: int = 160
    label: int = 32
    decoder: int = 160
    hidden: int = 128


class Tagger(nn.Module):
    """A net that scores the labels of letters, given the labels before them."""

    def __init__(self, letters: Sequence[str], labels: Sequence[str], sizes: Sizes) -> None:
        super().__init__()
        self.letters, self.labels, self.sizes = tuple(letters), tuple(labels), sizes
        self.letter_number = {letter: k + 2 for k, letter in enumerate(letters)}
        self.label_number = {label: k + 2 for k, label in enumerate(labels)}
        self.letter = nn.Embedding(len(letters) + 2, sizes.letter, padding_idx=PAD)
        self.encoder = nn.GRU(
            sizes.letter, sizes.encoder, num_layers=2, bidirectional=True, batch_first=True, dropout=DROPOUT
        )
        self.label = nn.Embedding(len(labels) + 2, sizes.label)
        self.decoder = nn.GRU(sizes.label + 2 * sizes.encoder, sizes.decoder, batch_first=True)
        self.hidden = nn.Linear(sizes.decoder + 2 * sizes.encoder, sizes.hidden)
        self.out = nn.Linear(sizes.hidden, len(labels) + 2)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, letters: torch.Tensor, lengths: torch.Tensor, before: torch.Tensor) -> torch.Tensor:
        packed = nn.utils.rnn.pack_padded_sequence(
            self.drop(self.letter(letters)), lengths, batch_first=True, enforce_sorted=False
        )
        read, _ = nn.utils.rnn.pad_packed_sequence(self.encoder(packed)[0], batch_first=True)
        read = self.drop(read)
        state, _ = self.decoder(torch.cat([self.label(before), read], dim=-1))
        scores: torch.Tensor = self.out(self.drop(torch.tanh(self.hidden(torch.cat([self.drop(state), read], dim=-1)))))
        return scores

    def tensors(self, batch: Sequence[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]:
        """Return the letters, lengths, labels (0 beyond the end) and weights of a batch."""
        width = max(len(word) for word, _, _ in batch)
        letters = np.zeros((len(batch), width), dtype=np.int64)
        labels = np.zeros((len(batch), width), dtype=np.int64)
        for row, (word, marks, _) in enumerate(batch):
            letters[row, : len(word)] = [self.letter_number.get(c, UNKNOWN) for c in word]
            labels[row, : len(word)] = [self.label_number[m] for m in marks]
        lengths = torch.tensor([len(word) for word, _, _ in batch])
        weights = torch.tensor([weight for _, _, weight in batch], dtype=torch.float32)
        return torch.from_numpy(letters), lengths, torch.from_numpy(labels), weights


def before(labels: torch.Tensor, chance: torch.Generator | None) -> torch.Tensor:
    """Return the label before each place. In training some are hidden, so that the net relies on them less."""
    shifted = functional.pad(labels[:, :-1], (1, 0), value=START)
    if chance is None:
        return shifted
    return torch.where(torch.rand(shifted.shape, generator=chance) < HISTORY_DROPOUT, START, shifted)


def train(
    letters: Sequence[str],
    labels: Sequence[str],
    epoch_examples: Callable[[random.Random], list[Example]],
    epochs: int,
    sizes: Sizes,
    seed: int,
    teachers: Sequence[Tagger] = (),
) -> Tagger:
    """Return a net trained for ``epochs`` on the examples that ``epoch_examples`` draws for each.

    A batch has words of similar length. With ``teachers``, seven tenths of the loss is the cross entropy with the mean
    of their probabilities.
    """
    torch.manual_seed(seed)
    chance, dice = torch.Generator().manual_seed(seed), random.Random(seed)
    net = Tagger(letters, labels, sizes)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    steps = epochs * (len(epoch_examples(random.Random(seed))) // BATCH + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, RATE, total_steps=steps + epochs + 1, pct_start=0.05)
    began = time.monotonic()
    for epoch in range(epochs):
        net.train()
        total = count = 0.0
        for batch in batches(epoch_examples(dice), dice):
            words, lengths, gold, weights = net.tensors(batch)
            history = before(gold, chance)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = net(words, lengths, history)
            scores = scores.float()
            loss = functional.cross_entropy(scores.transpose(1, 2), gold, ignore_index=PAD, reduction="none")
            if teachers:
                with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
                    taught = torch.stack([teacher(words, lengths, history).float().softmax(-1) for teacher in teachers])
                distance = -(taught.mean(0) * scores.log_softmax(-1)).sum(-1)
                loss = 0.3 * loss + 0.7 * distance
            mask = (gold != PAD) * weights[:, None]
            loss = (loss * mask).sum() / mask.sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), CLIP)
            optimizer.step()
            schedule.step()
            total, count = total + float(loss.detach()), count + 1
        print(f"  epoch {epoch + 1}/{epochs}: loss {total / count:.4f}, {time.monotonic() - began:.0f} s", flush=True)
    return net.eval()


def batches(examples: list[Example], dice: random.Random) -> list[list[Example]]:
    """Return batches of words of nearly the same length, in random order."""
    order = sorted(examples, key=lambda e: len(e[0]) + dice.random() * 2)
    cut = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    dice.shuffle(cut)
    return cut


def export(net: Tagger) -> dict[str, np.ndarray]:
    """Return the arrays that :mod:`arabtext.names.writing.net` reads: int8 matrices, a scale a row, float biases."""
    arrays: dict[str, np.ndarray] = {"letters": np.array(net.letters), "labels": np.array(net.labels)}
    for name, value in net.state_dict().items():
        array = value.detach().numpy().astype(np.float32)
        if array.ndim == 1:
            arrays[name] = array.astype(np.float16)
            continue
        scale = np.maximum(np.abs(array).max(axis=1), 1e-8) / 127
        arrays[name] = np.round(array / scale[:, None]).astype(np.int8)
        arrays[name + ".scale"] = scale.astype(np.float32)
    return arrays
