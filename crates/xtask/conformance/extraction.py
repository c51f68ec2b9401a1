"""Words in order out of Risala's pages and its peers', and the structure tree's text against the source.

    extraction.py PLACE RISALA NODE_MODULES
"""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import peers
import pikepdf
import readers
from texts import SUBJECTS, in_order, letters, words

PLACE, RISALA, NODE_MODULES = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
DATE = "2026-01-07T09:00:00+03:00"
# What is compared: a name, the languages on the page, the campaign's layout.
PAGES = [("bilingual", ["en", "ar"], "parallel"), ("arabic", ["ar"], "single"), ("english", ["en"], "single")]


def main():
    print("| page | words of | reader | Risala | " + " | ".join(["Typst", "WeasyPrint", "Chromium"]) + " |")
    print("|---|---|---|---|---|---|---|")
    figures = []
    for name, langs, layout in PAGES:
        sets = letters(langs)
        mine = render(resolved(name, sets, layout))
        others = peers.make(PLACE / "peers", name, sets)
        found = {"risala": readers.read(mine, NODE_MODULES)}
        together = readers.read(others.values(), NODE_MODULES)
        found |= {peer: {r: [texts[at]] for r, texts in together.items()} for at, peer in enumerate(others)}
        for lang in langs:
            expected = [word for _, sides in sets for side in sides if side.lang == lang for word in side.words()]
            figures += compare(name, lang, expected, found)
        actual_text_of_source(mine, sets)
    figures += sample()
    for figure in figures:
        print("figure", figure)
    print(f"figure actual_text_faults {faults['actual']} <= 0")
    print(f"figure actual_text_lines {counts['lines']} >= 1")


def compare(page, lang, expected, found):
    """A row for each reader; Risala is asked to be at least as good as its best peer."""
    for reader in readers.ALL:
        scores = {}
        for producer, texts in found.items():
            got = words("\n".join(texts[reader]))
            scores[producer] = 100 * in_order(expected, got) / len(expected)
        own, rest = scores.pop("risala"), scores.values()
        print(f"| {page} | {lang} | {reader} | {own:.2f} | " + " | ".join(f"{score:.2f}" for score in rest) + " |")
        bound = f" >= {max(rest):.2f}" if reader in readers.REQUIRED else ""
        yield f"{page}.{lang}.{reader} {own:.2f}{bound}"


def sample():
    """The sample campaign as it is, all officials: no peer has this page."""
    campaign = new("sample")
    files = render(campaign)
    sources = {"en": [], "ar": []}
    for file in files:
        for lang, lines in sides(file.with_suffix(".txt").read_text("utf-8")).items():
            sources[lang] += lines
        actual_text_of_file(file)
    found = readers.read(files, NODE_MODULES)
    for lang, lines in sources.items():
        expected = words("\n".join(lines))
        for reader in readers.ALL:
            score = 100 * in_order(expected, words("\n".join(found[reader]))) / len(expected)
            print(f"| sample campaign | {lang} | {reader} | {score:.2f} | | | |")
            yield f"sample.{lang}.{reader} {score:.2f}"


# Campaigns


def risala(*arguments):
    subprocess.run([RISALA, *map(str, arguments)], env=os.environ | {"RISALA_DATA": str(PLACE / "data")}, check=True)


def new(name):
    campaign = PLACE / "campaigns" / name
    campaign.parent.mkdir(parents=True, exist_ok=True)
    risala("new", "--sample", "--quiet", campaign)
    return campaign


def resolved(name, sets, layout):
    """The sample campaign with the resolved letters as its templates, one official for each."""
    campaign = new(name)
    settings = campaign / "campaign.toml"
    text = settings.read_text("utf-8")
    langs = ", ".join(f'"{side.lang}"' for side in reversed(sets[0][1]))
    text = replaced(text, 'languages = ["ar", "en"]', f"languages = [{langs}]")
    if len(sets[0][1]) == 1:
        text = replaced(text, 'prevailing = "en"\n', "")
    text = replaced(text, 'layout = "parallel"', f'layout = "{layout}"')
    text = re.sub(r"\[\[assign\]\]\n.*\n.*\n", "", text)
    rules = "".join(f'[[assign]]\nwhere = "tag:{letter}"\ntemplate = "{letter}"\n' for letter, _ in sets)
    settings.write_text(replaced(text, "[mail]\n", f"{rules}\n[mail]\n"), "utf-8")
    officials = ["id,gender,rank,name_en,name_ar,title_en,title_ar,country,email,channel,language,tags"]
    for letter, sides in sets:
        template = campaign / "templates" / letter
        template.mkdir()
        (template / "template.toml").write_text('schema = 1\ntitle = { ar = "نص", en = "Text" }\n', "utf-8")
        for side in sides:
            (template / f"letter.{side.lang}.md").write_text(side.markdown(), "utf-8")
        officials.append(
            f"{letter},{letter.rpartition('-')[2]},minister,John Smith,جون سميث,Minister for Trade,وزير التجارة,"
            f"GB,minister@example.org,email,{'+'.join(sorted(side.lang for side in sides))},{letter}"
        )
    (campaign / "officials.csv").write_text("\n".join(officials) + "\n", "utf-8")
    return campaign


def replaced(text, old, new_text):
    assert text.count(old) == 1, f"the sample campaign has no {old}"
    return text.replace(old, new_text)


def render(campaign):
    out = PLACE / "letters" / campaign.name
    risala("render", campaign, "--out", out, "--text", "--date", DATE, "--quiet", "--unsigned")
    return sorted(out.glob("*.pdf"))


# The structure tree

faults, counts = Counter(), Counter()


def fault(file, what):
    faults["actual"] += 1
    if faults["actual"] <= 10:
        print(f"ActualText: {file.parent.name}/{file.name}: {what}")


def sides(text):
    """The languages of a text file: paragraphs by language, English first."""
    found = {}
    for part in text.strip().split("\n\n"):
        lang = "ar" if re.search(r"^(الرقم|التاريخ)", part, re.M) else "en"
        found[lang] = found.get(lang, []) + part.splitlines()
    return found


def spoken(file):
    """For each language, what the structure tree says in order of reading; a list item's label and body in one."""
    found = {}
    with pikepdf.open(file) as pdf:
        document = kids(pdf.Root.StructTreeRoot)[0]
        for section in kids(document):
            lang = str(section.get("/Lang", "")).partition("-")[0]
            found.setdefault(lang, []).extend(lines(section))
    return found


def lines(element):
    if element.S == "/LI":
        label, body = (str(kid.ActualText) for kid in kids(element))
        yield f"{int(re.match('[0-9٠-٩]+', label)[0])}. {body}"
    elif "/ActualText" in element:
        yield str(element.ActualText)
    else:
        for kid in kids(element):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from lines(kid)


def kids(element):
    found = element.get("/K", [])
    return found if isinstance(found, pikepdf.Array) else [found]


def actual_text_of_source(files, sets):
    """What the writer wrote stands in the tree, whole and in order."""
    for file, (_, written) in zip(files, sets, strict=True):
        tree = spoken(file)
        for side in written:
            blocks = [text if number is None else f"{number}. {text}" for number, text in side.blocks]
            match(file, side.lang, [f"{SUBJECTS[side.lang]} {side.subject}", *blocks], tree.get(side.lang, []))


def actual_text_of_file(file):
    """What `--text` wrote is what the tree says."""
    tree = spoken(file)
    for lang, expected in sides(file.with_suffix(".txt").read_text("utf-8")).items():
        match(file, lang, expected, tree.get(lang, []))


def match(file, lang, expected, said):
    """Every expected line, equal to the letter, in order; lines of letterhead and signature stand around them. An
    address with too many lines has two of them joined by a comma."""
    counts["lines"] += len(expected)
    at = 0
    while expected:
        line, *rest = expected
        joined = [", ".join(expected[:2]), "، ".join(expected[:2])]
        while at < len(said) and said[at] != line and said[at] not in joined:
            at += 1
        if at == len(said):
            fault(file, f"{lang}: no element says {line!r}")
            return
        expected = rest if said[at] == line else rest[1:]
        at += 1


main()
