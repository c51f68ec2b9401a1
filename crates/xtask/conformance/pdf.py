"""What fonts and metadata of Risala's files say, read by pikepdf and fontTools; and veraPDF's report, counted.

    pdf.py PLACE        PLACE/letters/*/*.pdf, PLACE/verapdf.xml
"""

import getpass
import os
import re
import socket
import sys
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
from embedded import Embedded
from fontTools.ttLib import TTFont

PLACE = Path(sys.argv[1])
FONTS = Path(__file__).resolve().parents[3] / "fonts"
# Characters that steer: they have no place in copied text.
STEERING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")

faults = Counter()
counts = Counter()


def fault(kind, file, what):
    faults[kind] += 1
    if faults[kind] <= 10:
        print(f"{kind}: {file.parent.name}/{file.name}: {what}")


def main():
    files = sorted((PLACE / "letters").glob("*/*.pdf"))
    read_verapdf(len(files))
    originals = {}
    for path in sorted(FONTS.glob("*.ttf")):
        font = TTFont(path, lazy=True)
        originals[font["name"].getDebugName(6)] = font["maxp"].numGlyphs
    for file in files:
        with pikepdf.open(file) as pdf:
            check_fonts(file, pdf, originals)
            check_metadata(file, pdf)
    for kind in ["width", "notdef", "no_text", "steering", "not_subset"]:
        print(f"figure {kind}_faults {faults[kind]} <= 0")
    print(f"figure metadata_faults {faults['metadata']} <= 0")
    for kind in ["fonts", "widths", "codes"]:
        print(f"figure {kind}_checked {counts[kind]} >= {len(files)}")


def read_verapdf(files):
    """Every file must have been judged by both profiles; `failures` are failed checks."""
    reports, failures = Counter(), Counter()
    for report in ElementTree.parse(PLACE / "verapdf.xml").iter("validationReport"):
        profile = report.get("profileName").split()[0]
        reports[profile] += 1
        failed = int(report.find("details").get("failedChecks"))
        failures[profile] += failed
        if failed or report.get("isCompliant") != "true":
            failures[profile] += failed == 0
            for rule in report.iter("rule"):
                print(f"{profile} {rule.get('clause')}-{rule.get('testNumber')}: {rule.findtext('description')}")
    for name, profile in [("pdfa2a", "PDF/A-2A"), ("pdfua1", "PDF/UA-1")]:
        print(f"figure {name}_files {reports[profile]} >= {files}")
        print(f"figure {name}_failures {failures[profile]} <= 0")


def check_fonts(file, pdf, originals):
    fonts = {}
    for page in pdf.pages:
        streams = [(page, page.get("/Resources", {}))]
        for annotation in page.get("/Annots", []):
            appearance = annotation.get("/AP", {}).get("/N")
            if appearance is not None:
                streams.append((appearance, appearance.get("/Resources", {})))
        for stream, resources in streams:
            read_codes(file, stream, resources, fonts)
    for font in fonts.values():
        check_font(file, font, originals)


def read_codes(file, stream, resources, fonts):
    current = None
    stack = []
    for operands, operator in pikepdf.parse_content_stream(stream):
        operator = str(operator)
        if operator == "q":
            stack.append(current)
        elif operator == "Q":
            current = stack.pop()
        elif operator == "Tf":
            font = resources["/Font"][str(operands[0])]
            current = fonts.setdefault(font.objgen, None) or Embedded(font)
            fonts[font.objgen] = current
        elif operator in ("Tj", "'", '"', "TJ"):
            strings = operands[0] if operator == "TJ" else [operands[-1]]
            for string in strings:
                if isinstance(string, pikepdf.String):
                    data = bytes(string)
                    counts["codes"] += len(data) // 2
                    current.used.update(int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2))
        elif operator == "Do":
            form = resources["/XObject"][str(operands[0])]
            if form.Subtype == "/Form":
                read_codes(file, form, form.get("/Resources", {}), fonts)


def check_font(file, font, originals):
    counts["fonts"] += 1
    if not font.used:
        fault("not_subset", file, f"{font.name} draws nothing")
    advances, units = font.program["hmtx"], font.program["head"].unitsPerEm
    names = font.program.getGlyphOrder()
    for cid, name in enumerate(names):
        counts["widths"] += 1
        expected = advances[name][0] * 1000 / units
        declared = font.widths.get(cid)
        if declared is None and cid in font.used or declared is not None and abs(declared - expected) > 1:
            fault("width", file, f"{font.name} CID {cid}: /W {declared}, hmtx {expected}")
    for code in sorted(font.used):
        if code == 0 or code >= len(names):
            fault("notdef", file, f"{font.name} code {code} of {len(names)} glyphs")
        if not font.texts.get(code):
            fault("no_text", file, f"{font.name} code {code}")
    for code, text in font.texts.items():
        if STEERING & set(text) or not text.isprintable() and text not in "\u200c\u200d\u00a0\u202f\u3000" + "\u2009":
            fault("steering", file, f"{font.name} code {code} stands for {ascii(text)}")
    tag, plus, original = font.name.partition("+")
    if not (plus and re.fullmatch("[A-Z]{6}", tag)):
        fault("not_subset", file, f"{font.name} has no subset tag")
    # A baked font has a glyph a cluster; without the original's glyphs it cannot be the whole font.
    if original in originals and len(names) >= originals[original]:
        fault("not_subset", file, f"{font.name} has {len(names)} glyphs, the original {originals[original]}")


def check_metadata(file, pdf):
    date = "D:20260107090000+03'00"
    for key in ("/CreationDate", "/ModDate"):
        if not str(pdf.docinfo[key]).startswith(date):
            fault("metadata", file, f"{key} is {pdf.docinfo[key]}")
    packet = pdf.Root.Metadata.read_bytes().decode("utf-8")
    said = " ".join([packet, *map(str, pdf.docinfo.values())])
    dates = set(re.findall(r"\d{4}-\d\d-\d\dT[0-9:.]+(?:[+-][0-9:]+|Z)", packet))
    if dates != {"2026-01-07T09:00:00+03:00"}:
        fault("metadata", file, f"the packet's dates are {sorted(dates)}")
    for word in [getpass.getuser(), socket.gethostname()]:
        if re.search(rf"\b{re.escape(word)}\b", said):
            fault("metadata", file, f"names this machine: {word}")
    everything = said + " ".join(strings(pdf))
    for folder in [str(Path.home()), os.getcwd(), str(PLACE), "/tmp/"]:
        if len(folder) > 1 and folder in everything:
            fault("metadata", file, f"names a folder: {folder}")


def strings(pdf):
    """Every string of every object."""
    pending = list(pdf.objects)
    while pending:
        item = pending.pop()
        if isinstance(item, pikepdf.String):
            yield str(item)
        elif isinstance(item, pikepdf.Array):
            pending.extend(kid for kid in item if not getattr(kid, "is_indirect", False))
        elif isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
            pending.extend(kid for _, kid in item.items() if not getattr(kid, "is_indirect", False))


main()
