"""Composite fonts as a file has them, read by pikepdf and fontTools."""

import io
import re

import pikepdf
from fontTools.ttLib import TTFont


class Embedded:
    """A font as the file has it."""

    def __init__(self, font):
        self.name = str(font.BaseFont).lstrip("/")
        descendant = font.DescendantFonts[0]
        assert font.Encoding == "/Identity-H" and descendant.CIDToGIDMap == "/Identity", self.name
        self.program = TTFont(io.BytesIO(descendant.FontDescriptor.FontFile2.read_bytes()))
        self.widths = widths(descendant)
        self.texts = to_unicode(font.ToUnicode.read_bytes().decode("ascii"))
        self.used = set()


def widths(descendant):
    found, array = {}, list(descendant.get("/W", []))
    while array:
        first = int(array.pop(0))
        second = array.pop(0)
        if isinstance(second, pikepdf.Array):
            found.update({first + n: float(width) for n, width in enumerate(second)})
        else:
            width = float(array.pop(0))
            found.update({cid: width for cid in range(first, int(second) + 1)})
    return found


def to_unicode(cmap):
    texts = {}
    decode = lambda digits: bytes.fromhex(digits).decode("utf-16-be")
    for section in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.S):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", section):
            texts[int(code, 16)] = decode(text)
    for section in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.S):
        pattern = r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[(.*?)\])"
        for low, high, start, several in re.findall(pattern, section, re.S):
            codes = range(int(low, 16), int(high, 16) + 1)
            if several:
                texts.update(zip(codes, map(decode, re.findall(r"<([0-9A-Fa-f]*)>", several))))
            else:
                text = decode(start)
                texts.update({code: text[:-1] + chr(ord(text[-1]) + n) for n, code in enumerate(codes)})
    return texts
