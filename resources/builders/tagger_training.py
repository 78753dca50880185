"""Train the scorers of the tagger in PyTorch on a CPU, with a fixed seed; arabtext reads them with numpy."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from mention_texts import Tagged, labels
from torch import nn
from torch.nn import functional

from arabtext.names.running_text.listed import find_listed
from arabtext.names.running_text.tagging.model import (
    CONTEXTS,
    DILATIONS,
    GAPS,
    LISTED,
    MAX_LETTERS,
    N_LABELS,
    REACH,
    Sequences,
    contexts,
)
from arabtext.names.running_text.tagging.reading import gap_kinds, listed_labels, read
from arabtext.names.running_text.tagging.word_types import HASHED, N_DENSE, WordType, describe
from arabtext.names.running_text.text_words import TextWord, split_words

SPELLED, STATE, FILTERS, EMBEDDED, WIDTH = 48, 64, 64, 24, 5


@dataclass(frozen=True)
class Document:
    """A tagged text as numbers; ``gold`` has a label a word."""

    source: str
    story: str
    words: list[TextWord]
    numbers: Sequences
    gold: np.ndarray
    offsets: dict[int, int]


class Types:
    """The types of all words seen so far, each with its place."""

    def __init__(self) -> None:
        self.places: dict[str, int] = {}
        self.all: list[WordType] = []

    def place(self, text: str) -> int:
        if text not in self.places:
            self.places[text] = len(self.all)
            self.all.append(describe(text))
        return self.places[text]

    def document(self, text: Tagged) -> Document:
        """Return a tagged text as numbers."""
        words = split_words(text.text)
        gold, offsets = labels(text, words)
        places = [self.place(word.text) for word in words]
        listed = listed_labels(len(words), find_listed(words))
        return Document(
            text.source, text.story, words, read(self.all, places, gap_kinds(words), listed), np.array(gold), offsets
        )


class Letters(nn.Module):
    """Classes of words by their letters."""

    def __init__(self, alphabet: str, classes: int) -> None:
        super().__init__()
        self.alphabet = alphabet
        self.number = {letter: k + 2 for k, letter in enumerate(alphabet)}
        self.embedding = nn.Embedding(len(alphabet) + 2, EMBEDDED)
        self.filters = nn.Linear(WIDTH * EMBEDDED, FILTERS)
        self.hidden = nn.Linear(FILTERS, SPELLED)
        self.out = nn.Linear(SPELLED, classes)

    def numbers(self, words: Sequence[str]) -> tuple[torch.Tensor, torch.Tensor]:
        """Return the numbers of the letters of words, and how many each has."""
        table = np.zeros((len(words), MAX_LETTERS + WIDTH - 1), dtype=np.int64)
        for row, word in enumerate(words):
            word = word[:MAX_LETTERS]
            table[row, WIDTH // 2 : WIDTH // 2 + len(word)] = [self.number.get(c, 1) for c in word]
        lengths = np.array([max(1, min(len(word), MAX_LETTERS)) for word in words])
        return torch.from_numpy(table), torch.from_numpy(lengths)

    def spell(self, numbers: torch.Tensor, lengths: torch.Tensor) -> torch.Tensor:
        """Return what the net over words reads of the letters of each word."""
        embedded = self.embedding(numbers)
        windows = torch.cat([embedded[:, k : k + MAX_LETTERS] for k in range(WIDTH)], dim=2)
        scores = functional.relu(self.filters(windows))
        scores = scores * (torch.arange(MAX_LETTERS)[None, :] < lengths[:, None])[:, :, None]
        spelled: torch.Tensor = functional.relu(self.hidden(scores.amax(dim=1)))
        return spelled


def train_letters(alphabet: str, words: list[tuple[str, int]], classes: int, epochs: int, seed: int) -> Letters:
    """Return a net that tells the class of a word by its letters."""
    torch.manual_seed(seed)
    net = Letters(alphabet, classes)
    numbers, lengths = net.numbers([word for word, _ in words])
    gold = torch.tensor([kind for _, kind in words])
    held = torch.arange(len(words)) % 20 == 0
    train = torch.nonzero(~held)[:, 0]
    optimizer = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-3)
    steps = epochs * (len(train) // 512 + 1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, total_steps=steps)
    for _ in range(epochs):
        for batch in train[torch.randperm(len(train))].split(512):
            scores = net.out(functional.dropout(net.spell(numbers[batch], lengths[batch]), 0.1))
            loss = functional.cross_entropy(scores, gold[batch], label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    with torch.no_grad():
        right = net.out(net.spell(numbers[held], lengths[held])).argmax(1) == gold[held]
    print(f"  letters: {len(words)} words, {float(right.float().mean()):.3f} of those held out right", flush=True)
    return net.eval()


def spell_all(net: Letters, types: list[WordType]) -> torch.Tensor:
    with torch.no_grad():
        parts = [net.spell(*net.numbers([one.rest for one in types[k : k + 4096]])) for k in range(0, len(types), 4096)]
    return torch.cat(parts)


def _bags(places: Sequence[tuple[int, ...]]) -> tuple[torch.Tensor, torch.Tensor]:
    flat = torch.tensor([place for some in places for place in some])
    starts = torch.tensor([0, *np.cumsum([len(some) for some in places[:-1]])])
    return flat, starts


class Linear(nn.Module):
    """The linear scorer, all of its weights zero at first."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        size = (2 * REACH + 1) * N_LABELS
        self.dense = nn.Parameter(torch.zeros(N_DENSE, size))
        self.hashed = nn.Parameter(torch.zeros(HASHED, size))
        self.classes = nn.Parameter(torch.zeros(classes, size))
        self.contexts = nn.Parameter(torch.zeros(CONTEXTS, N_LABELS))
        self.bias = nn.Parameter(torch.zeros(N_LABELS))


def train_linear(
    documents: list[Document], types: Types, letters: Letters, weights: dict[str, float], steps: int, seed: int
) -> Linear:
    """Return the linear scorer trained on all words at once; documents of a source count by its weight."""
    torch.manual_seed(seed)
    net = Linear(letters.out.out_features)
    pad = 2 * REACH
    type_, contexts_, gold, weight = [], [], [], []
    for document in documents:
        n = len(document.words)
        type_.append(np.concatenate((document.numbers.type + 1, np.zeros(pad, dtype=np.int64))))
        contexts_.append(
            np.concatenate((contexts(document.numbers), np.zeros((pad, contexts_width()), dtype=np.int64)))
        )
        gold.append(np.concatenate((document.gold, np.zeros(pad, dtype=np.int64))))
        weight.append(np.concatenate((np.full(n, weights.get(document.source, 1.0)), np.zeros(pad))))
    at = torch.from_numpy(np.concatenate(type_))
    context = torch.from_numpy(np.concatenate(contexts_))
    target = torch.from_numpy(np.concatenate(gold))
    mass = torch.from_numpy(np.concatenate(weight)).float()
    spelled = functional.log_softmax(letters.out(spell_all(letters, types.all)), dim=1).detach()
    hashed, hashed_starts = _bags([one.hashed for one in types.all])
    dense, dense_starts = _bags([one.dense for one in types.all])
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    size = (2 * REACH + 1) * N_LABELS
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = 0.04 * (1 - step / steps) + 0.002
        keep = (torch.rand(len(types.all), 1) > 0.35).float()
        block = functional.embedding_bag(hashed, net.hashed, hashed_starts, mode="sum") * keep
        block = block + functional.embedding_bag(dense, net.dense, dense_starts, mode="sum") + spelled @ net.classes
        block = torch.cat((torch.zeros(1, size), block)).view(-1, 2 * REACH + 1, N_LABELS)[at]
        scores = functional.embedding_bag(context, net.contexts, mode="sum") + net.bias
        for reach in range(-REACH, REACH + 1):
            scores = scores + torch.roll(block[:, reach + REACH], -reach, 0)
        loss = (functional.cross_entropy(scores, target, reduction="none") * mass).sum() / mass.sum()
        penalty = sum((p * p).sum() for p in (net.hashed, net.dense, net.classes, net.contexts))
        optimizer.zero_grad()
        (loss + 3e-6 * penalty).backward()
        optimizer.step()
    print(
        f"  linear: {len(types.all)} types, {int((mass > 0).sum())} words, loss {float(loss.detach()):.4f}", flush=True
    )
    return net


def contexts_width() -> int:
    one = np.zeros(1, dtype=np.int64)
    return int(contexts(Sequences(one, one, one, one, one)).shape[1])


class Net(nn.Module):
    """The net over words."""

    def __init__(self) -> None:
        super().__init__()
        self.dense = nn.EmbeddingBag(N_DENSE, STATE, mode="sum")
        nn.init.normal_(self.dense.weight, std=0.15)
        self.spelled = nn.Linear(SPELLED, STATE, bias=False)
        self.gap = nn.Embedding(GAPS, STATE)
        self.listed = nn.Embedding(LISTED, STATE)
        nn.init.normal_(self.gap.weight, std=0.15)
        nn.init.normal_(self.listed.weight, std=0.15)
        self.layers = nn.ModuleList([nn.Linear(3 * STATE, STATE) for _ in DILATIONS])
        self.out = nn.Linear(STATE, N_LABELS)
        self.drop = nn.Dropout(0.25)

    def forward(
        self, dense: torch.Tensor, spelled: torch.Tensor, gap: torch.Tensor, listed: torch.Tensor, mask: torch.Tensor
    ) -> torch.Tensor:
        """Return the scores of the labels of the words of several texts; ``mask`` is 0 beyond their ends."""
        state: torch.Tensor = dense + self.spelled(spelled) + self.gap(gap) + self.listed(listed)
        state = self.drop(functional.relu(state)) * mask
        for layer, step in zip(self.layers, DILATIONS, strict=True):
            padded = functional.pad(state, (0, 0, step, step))
            windows = torch.cat((padded[:, : -2 * step], state, padded[:, 2 * step :]), dim=2)
            state = (state + self.drop(functional.relu(layer(windows)))) * mask
        scores: torch.Tensor = self.out(state)
        return scores


def train_net(
    documents: list[Document], types: Types, letters: Letters, weights: dict[str, float], epochs: int, seed: int
) -> Net:
    """Return the net trained on pieces of the documents in random order."""
    torch.manual_seed(seed)
    dice = random.Random(seed)
    net = Net()
    spelled = spell_all(letters, types.all)
    present = torch.zeros(len(types.all) + 1, N_DENSE)
    for k, one in enumerate(types.all):
        present[k + 1, list(one.dense)] = 1
    spelled = torch.cat((torch.zeros(1, SPELLED), spelled))
    pieces = []
    size = 120
    for document in documents:
        for start in range(0, len(document.words), size):
            pieces.append((document, start, min(len(document.words), start + size)))
    batch = 24
    steps = epochs * (len(pieces) // batch + 1)
    optimizer = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, total_steps=steps, pct_start=0.15)
    total = 0.0
    net.train()
    for _ in range(epochs):
        dice.shuffle(pieces)
        total = 0.0
        for at in range(0, len(pieces), batch):
            some = pieces[at : at + batch]
            longest = max(stop - start for _, start, stop in some)
            table = np.zeros((5, len(some), longest), dtype=np.int64)
            mass = np.zeros((len(some), longest), dtype=np.float32)
            for row, (document, start, stop) in enumerate(some):
                n = stop - start
                numbers = document.numbers
                table[0, row, :n] = numbers.type[start:stop] + 1
                table[1, row, :n] = numbers.gap[start:stop]
                table[2, row, :n] = numbers.listed[start:stop]
                table[3, row, :n] = document.gold[start:stop]
                table[4, row, :n] = 1
                mass[row, :n] = weights.get(document.source, 1.0)
            type_, gap, listed, gold, mask = torch.from_numpy(table)
            some_present = present[type_]
            dense = (some_present * (torch.rand(some_present.shape) > 0.1)) @ net.dense.weight
            letters_ = functional.dropout(spelled[type_], 0.15)
            scores = net(dense, letters_, gap, listed, mask[..., None].float())
            loss = functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), reduction="none")
            weight = torch.from_numpy(mass).flatten()
            loss = (loss * weight).sum() / weight.sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.detach())
    print(f"  net: {len(pieces)} pieces, loss {total / (len(pieces) // batch + 1):.4f}", flush=True)
    return net.eval()


def export(
    letters: Letters, linear: Linear, net: Net, scale: np.ndarray, mix: tuple[float, float, float]
) -> dict[str, np.ndarray]:
    """Return the arrays that arabtext reads: int8 matrices with a scale a row, small ones pruned, float16 biases."""
    arrays: dict[str, np.ndarray] = {"letters": np.array(letters.alphabet), "scale": scale.astype(np.float32)}
    arrays["mix"] = np.array(mix, dtype=np.float32)
    matrices: dict[str, torch.Tensor] = {
        "letters.embedding": letters.embedding.weight,
        "letters.filters": letters.filters.weight.T,
        "letters.hidden": letters.hidden.weight.T,
        "letters.out": letters.out.weight.T,
        "linear.dense": linear.dense,
        "linear.hashed": linear.hashed,
        "linear.classes": linear.classes,
        "linear.contexts": linear.contexts,
        "net.dense": net.dense.weight,
        "net.spelled": net.spelled.weight.T,
        "net.gap": net.gap.weight,
        "net.listed": net.listed.weight,
        "net.out": net.out.weight.T,
    }
    vectors: dict[str, torch.Tensor] = {
        "letters.filters_bias": letters.filters.bias,
        "letters.hidden_bias": letters.hidden.bias,
        "letters.out_bias": letters.out.bias,
        "linear.bias": linear.bias,
        "net.out_bias": net.out.bias,
    }
    for k, layer in enumerate(net.layers):
        assert isinstance(layer, nn.Linear)
        matrices[f"net.layer{k}"] = layer.weight.T
        vectors[f"net.bias{k}"] = layer.bias
    for name, value in vectors.items():
        arrays[name] = value.detach().numpy().astype(np.float16)
    for name, value in matrices.items():
        array = value.detach().numpy().astype(np.float32)
        if name in ("linear.hashed", "linear.contexts"):  # one scale: what is nearly zero is zero
            limit = float(np.abs(array).max())
            step = min(limit / 127, 4.0 / 127)
            arrays[name] = np.clip(np.round(array / step), -127, 127).astype(np.int8)
            arrays[name + ".scale"] = np.array([step], dtype=np.float32)
            continue
        row = np.maximum(np.abs(array).max(axis=1), 1e-8) / 127
        arrays[name] = np.round(array / row[:, None]).astype(np.int8)
        arrays[name + ".scale"] = row.astype(np.float32)
    return arrays
