"""The resolved letters, and words counted in order."""

import re
import unicodedata
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "letters"
WHO = ["male", "female"]
NAMES = ["1-official", "2-company", "3-parliament-humanitarian", "4-influential"]
SUBJECTS = {"ar": "الموضوع:", "en": "Subject:"}
# They steer the order of characters and are no part of what was written.
STEERING = dict.fromkeys(map(ord, "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad"))


class Letter:
    """One language of a letter: what the writer wrote, without what the program adds around it."""

    def __init__(self, name, lang, who):
        self.lang = lang
        text = (FOLDER / f"{name}.{lang}.{who}.txt").read_text("utf-8").replace("'", "’")
        lines = [line for line in text.splitlines() if line]
        subject = next(n for n, line in enumerate(lines) if line.startswith(SUBJECTS[lang]))
        closing = next(n for n, line in enumerate(lines) if line.startswith(("وتفضلوا", "Please accept", "Yours ")))
        self.subject = lines[subject].removeprefix(SUBJECTS[lang]).strip()
        # (number or None, text) in order.
        self.blocks = []
        for line in lines[subject + 1 : closing + 1]:
            number, dot, rest = line.partition(". ")
            item = dot and number.isdecimal()
            self.blocks.append((int(number), rest) if item else (None, line))

    def words(self):
        return words("\n".join([self.subject, *(text for _, text in self.blocks)]))

    def markdown(self):
        parts = [f"# {self.subject}"]
        for number, text in self.blocks:
            parts.append(text if number is None else f"{number}. {text}")
        return re.sub(r"\n\n(?=(?!1\.)\d+\. )", "\n", "\n\n".join(parts)) + "\n"


def letters(langs):
    """All letters, in the order in which every producer sets them; each is a list of its languages."""
    return [(f"{name}-{who}", [Letter(name, lang, who) for lang in langs]) for name in NAMES for who in WHO]


def words(text):
    """Words without the punctuation around them."""
    text = unicodedata.normalize("NFC", text.translate(STEERING))
    found = (bare(word) for word in text.split())
    return [word for word in found if word]


def bare(word):
    is_letter = lambda character: unicodedata.category(character)[0] in "LNM"
    places = [at for at, character in enumerate(word) if is_letter(character)]
    return word[places[0] : places[-1] + 1] if places else ""


def in_order(expected, found):
    """How many words of `expected` stand in `found` in the same order: the longest common subsequence, bit by bit
    (Hyyrö 2004)."""
    places = {}
    for at, word in enumerate(expected):
        places[word] = places.get(word, 0) | 1 << at
    everything = (1 << len(expected)) - 1
    row = everything
    for word in found:
        matches = places.get(word, 0)
        both = row & matches
        row = ((row + both) | (row - both)) & everything
    return len(expected) - row.bit_count()
