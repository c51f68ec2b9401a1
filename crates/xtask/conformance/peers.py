"""The same letters set by other programs, with the same fonts: in two columns or in one language."""

import html
import json
import subprocess
from pathlib import Path

import typst
import weasyprint

FONTS = Path(__file__).resolve().parents[3] / "fonts"
SIZES = {"ar": 11.5, "en": 9.75}
FAMILIES = {"ar": ("Amiri", "Libertinus Serif"), "en": ("Libertinus Serif", "Amiri")}


def make(place, name, letters):
    """One file a program with all letters, each from a new page: {program: path}."""
    place.mkdir(parents=True, exist_ok=True)
    files = {program: place / f"{name}-{program}.pdf" for program in ("typst", "weasyprint", "chromium")}
    typst_source = place / f"{name}.typ"
    typst_source.write_text(in_typst(letters), "utf-8")
    typst.compile(str(typst_source), output=str(files["typst"]), font_paths=[str(FONTS)], ignore_system_fonts=True)
    page = place / f"{name}.html"
    page.write_text(in_html(letters), "utf-8")
    weasyprint.HTML(filename=str(page)).write_pdf(str(files["weasyprint"]))
    chromium = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    chromium += [f"--print-to-pdf={files['chromium']}", page.as_uri()]
    subprocess.run(chromium, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, timeout=120)
    return files


def rows(sides):
    """Subject and blocks of the languages beside each other; all languages of a letter have the same number."""
    columns = [[(None, side.subject), *side.blocks] for side in sides]
    return list(zip(*columns, strict=True))


def numbered(lang, number, text):
    if number is None:
        return text
    digits = str(number)
    if lang == "ar":
        digits = digits.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    return f"{digits}. {text}"


def in_typst(letters):
    out = ['#set page(paper: "a4", margin: 20mm)', "#set par(justify: false)"]
    for name, sides in letters:
        # English at the left, as on Risala's page.
        sides = sorted(sides, key=lambda side: side.lang != "en")
        cells = []
        for row in rows(sides):
            for side, (number, text) in zip(sides, row):
                families = json.dumps(FAMILIES[side.lang])[1:-1]
                said = json.dumps(numbered(side.lang, number, text), ensure_ascii=False)
                setting = f'lang: "{side.lang}", font: ({families}), size: {SIZES[side.lang]}pt'
                cells.append(f"[#set text({setting})\n#par({said})]")
        columns = ", ".join(["1fr"] * len(sides))
        out.append(f"#grid(columns: ({columns},), column-gutter: 8mm, row-gutter: 3mm, {', '.join(cells)})")
        out.append("#pagebreak(weak: true)")
    return "\n".join(out)


def in_html(letters):
    faces = [("Amiri", "Amiri-Regular.ttf"), ("Libertinus Serif", "LibertinusSerif-Regular.ttf")]
    style = "".join(f"@font-face{{font-family:'{f}';src:url('{(FONTS / file).as_uri()}')}}" for f, file in faces)
    style += "@page{size:A4;margin:20mm}body{margin:0}table{width:100%;table-layout:fixed;border-spacing:4mm 1mm;"
    style += "page-break-after:always}td{vertical-align:top}"
    for lang, size in SIZES.items():
        families = ",".join(f"'{family}'" for family in FAMILIES[lang])
        style += f":lang({lang}){{font:{size}pt {families}}}"
    body = []
    for name, sides in letters:
        sides = sorted(sides, key=lambda side: side.lang != "en")
        body.append("<table>")
        for row in rows(sides):
            body.append("<tr>")
            for side, (number, text) in zip(sides, row):
                direction = "rtl" if side.lang == "ar" else "ltr"
                said = html.escape(numbered(side.lang, number, text))
                body.append(f'<td lang="{side.lang}" dir="{direction}">{said}</td>')
            body.append("</tr>")
        body.append("</table>")
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Letters</title><style>{style}</style>{"".join(body)}'
