"""Hard strings, set by Risala in a letter and by Chromium in a page, with the same fonts.

    strings.py PLACE RISALA

PLACE/strings-*.png shows both, one above the other, to be looked at. What a program can judge it does judge: the characters
must stand on Risala's line in the order that FriBidi gives, and its ink be about as wide as Chromium's.
"""

import ctypes
import html
import os
import re
import statistics
import subprocess
import sys
import unicodedata
from pathlib import Path

import pikepdf
import pypdfium2
from embedded import Embedded
from PIL import Image, ImageDraw

PLACE, RISALA = Path(sys.argv[1]), sys.argv[2]
FONTS = Path(__file__).resolve().parents[3] / "fonts"
DPI = 200
# Between braces: what is a value, and keeps its own direction.
STRINGS = {
    "ar": [
        "نظام (ERP) الجديد في شركة Example (Holdings) Ltd، دمشق",
        "الهاتف {+963 11 123 4567}، والبريد info@example.org",
        "في ٧/١/٢٠٢٦ ثم في 7/1/2026 وفي 2026-01-07",
        "زاد بنسبة ١٢٫٥٪ ثم 25% ثم نقص",
        "بسعر 1,000.50 دولار أو ١٬٠٠٠ ليرة أو €50",
        "قال: «لا بأس»، ثم كتب “OK” وانصرف",
        "تحت الوسم #رفع_العقوبات ومعه {#Syria}",
        "انظر https://example.org/a?b=c&d=1 للمزيد",
        "مُحَمَّدٌ رَسُولُ اللهِ، بِسْمِ اللهِ الرَّحْمٰنِ الرَّحِيمِ",
        "لا إله إلا الله، والأمر لله، بالله وتالله، فلأن الآن لإلا",
        "می‌خواهم کتاب‌ها را بخوانم، پژوهش و چراغ و گفتگو",
        "زمانی کوردی: ڕێزمان، پەیوەندی، هەڵبژاردن، ڤیان، چۆن",
        "كتــاب مـــحمد، وه‍ ثم ه‍ ثم بـ ثم ـب",
        "من ١٠–٢٠ إلى 10–20، ومن أ–ي",
        "الأرقام الفارسية ۱۲۳ و۴۵۶ والعربية ١٢٣ واللاتينية 123",
        "قائمة: (أ) الأول؛ (ب) الثاني؛ (ج) Third؛ (د) الرابع",
        "استعمل C++ وNode.js و.NET أو TCP/IP في البند 5.3.1",
        "الرقم 12/ب/2026 والبند (٤) [انظر المرفق 3]",
        "درجة الحرارة 5°C والارتفاع +5 متر",
        "شركة Beispielsoftware GmbH من مدينة Łódź",
        "سُئل: أهذا صحيح؟! فأجاب: نعم... ثم سكت",
    ],
    "en": [
        "Letter to سعادة السفير, dated 7 January 2026 (ref. 12/ب/2026)",
        "He said “السلام عليكم!” twice, then left.",
        "Hashtags {#رفع_العقوبات} and #Syria; prices 1,000.50 and 25%",
        "Żółkiewicz-Wąs, Nguyễn Minh Ánh, O’Connor, ʿAbd al-Ḥakīm, Türkiye",
        "A (ب) C [د] – e, from 10–20, see example.org",
    ],
}


def main():
    faults, widths = 0, []
    for lang, marked in STRINGS.items():
        strings = [string.translate({ord("{"): None, ord("}"): None}) for string in marked]
        mine = own_rows(risala(lang, strings), strings)
        other = rows(chromium(lang, marked))
        assert len(mine) == len(other) == len(strings), f"{len(mine)} and {len(other)} lines for {len(strings)} strings"
        sheet(lang, mine, other)
        for string, own, peer in zip(marked, mine, other):
            expected = fribidi(lang, string)
            if own["order"] != expected:
                faults += 1
                print(f"order: {string}\n  Risala  {own['order']}\n  FriBidi {expected}")
            widths.append((abs(own["width"] / peer["width"] - 1) * 100, string))
    print(f"widest difference of ink: {max(widths)}")
    print(f"figure strings {sum(map(len, STRINGS.values()))} >= 25")
    print(f"figure order_faults {faults} <= 0")
    print(f"figure ink_width_differs_percent {max(widths)[0]:.1f}")


def risala(lang, strings):
    campaign = PLACE / f"campaign-{lang}"
    run = lambda *a: subprocess.run([RISALA, *map(str, a)], env=os.environ | {"RISALA_DATA": str(PLACE)}, check=True)
    run("new", "--sample", "--quiet", campaign)
    settings = campaign / "campaign.toml"
    text = settings.read_text("utf-8").replace('prevailing = "en"\n', "").replace('layout = "parallel"', 'layout = "single"')
    text = text.replace('languages = ["ar", "en"]', f'languages = ["{lang}"]\nsize = 11.5')
    settings.write_text(re.sub(r"\[\[assign\]\]\n.*\n.*\n", "", text), "utf-8")
    escaped = [re.sub(r"([\[\]])", r"\\\1", string) for string in strings]
    source = "\n\n".join(["# x", "x", *escaped, "x"]) + "\n"
    (campaign / "templates" / "official" / f"letter.{lang}.md").write_text(source, "utf-8")
    out = PLACE / f"letter-{lang}"
    run("render", campaign, "--out", out, "--only", "sample-06", "--force-template", "official", "--date", "2026-01-07",
        "--unsigned", "--quiet")
    return next(out.glob("*.pdf"))


def chromium(lang, strings):
    # Risala's rule by other means: Latin letters and digits in Libertinus at its size, all else in Amiri.
    latin = "U+0041-005A,U+0061-007A,U+0030-0039,U+00C0-024F,U+1E00-1EFF,U+02BF"
    if lang == "en":
        latin += ",U+0020-002F,U+003A-0040,U+005B-0060,U+007B-007E,U+2010-2027"
    style = f"""@font-face{{font-family:L;src:url('{(FONTS / "LibertinusSerif-Regular.ttf").as_uri()}');unicode-range:{latin};size-adjust:84.4%}}
        @font-face{{font-family:A;src:url('{(FONTS / "Amiri-Regular.ttf").as_uri()}')}}
        @page{{size:A4;margin:20mm}}body{{margin:0;font:13.625pt/2 L,A;font-variant-ligatures:no-common-ligatures}}p{{margin:0}}"""
    direction = "rtl" if lang == "ar" else "ltr"
    isolated = {ord("{"): "<bdi>", ord("}"): "</bdi>"}
    body = "".join(f"<p>{html.escape(string).translate(isolated)}</p>" for string in strings)
    page = PLACE / f"{lang}.html"
    page.write_text(f'<!doctype html><html lang="{lang}" dir="{direction}"><meta charset="utf-8"><style>{style}</style>{body}', "utf-8")
    file = PLACE / f"chromium-{lang}.pdf"
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                    f"--print-to-pdf={file}", page.as_uri()], stderr=subprocess.DEVNULL, check=True, timeout=120)
    return file


def fribidi(lang, string):
    """The characters of a string from left to right, by another program's rules."""
    isolated = string.translate({ord("{"): "\u2068", ord("}"): "\u2069"})
    options = ["--rtl" if lang == "ar" else "--ltr", "--nobreak", "--nopad", "--nomirror", "--clean"]
    ran = subprocess.run(["fribidi", *options], input=isolated.encode("utf-8"), stdout=subprocess.PIPE, check=True)
    # It gives forms of presentation, a lam-alef as one, and brackets as they look.
    letters = (unicodedata.normalize("NFKC", c)[::-1] if ord(c) >= 0xFB50 else c for c in ran.stdout.decode("utf-8"))
    return folded("".join(letters))


def own_rows(file, strings):
    """The lines of Risala's file that are these strings, as its content streams draw them: one line each."""
    found = {}
    with pikepdf.open(file) as pdf:
        names = {}
        for page in pdf.pages:
            for mark, element in enumerate(pdf.Root.StructTreeRoot.ParentTree.Nums[2 * page.StructParents + 1]):
                while "/ActualText" not in element and "/P" in element:
                    element = element.P
                names[page.objgen, mark] = str(element.get("/ActualText", ""))
        fonts = {}
        for number, page in enumerate(pdf.pages):
            picture = pypdfium2.PdfDocument(file)[number].render(scale=DPI / 72).to_pil()
            for mark, line in marked_lines(page, fonts):
                string = names.get((page.objgen, mark))
                if string in strings:
                    assert string not in found, f"{string!r} takes more than one line"
                    top = float(page.MediaBox[3]) - line["y"]
                    box = [line["x"] - 6, top - 17, line["x"] + line["width"] + 6, top + 9]
                    line["picture"] = picture.crop([round(v * DPI / 72) for v in box])
                    found[string] = line
    return [found[string] for string in strings]


def marked_lines(page, fonts):
    """Lines of marked content: characters from left to right, place and width."""
    mark, font, size, line = None, None, 0, None
    for operands, operator in pikepdf.parse_content_stream(page):
        operator = str(operator)
        if operator == "BDC":
            properties = operands[1]
            mark = int(properties.MCID) if "/MCID" in properties else None
        elif operator == "BT":
            line = {"order": "", "width": 0}
        elif operator == "Tm":
            line["x"], line["y"] = float(operands[4]), float(operands[5])
        elif operator == "Tf":
            own = page.Resources.Font[str(operands[0])]
            font = fonts.get(own.objgen) or fonts.setdefault(own.objgen, Embedded(own))
            size = float(operands[1])
        elif operator in ("Tj", "TJ"):
            for piece in operands[0] if operator == "TJ" else operands:
                if isinstance(piece, pikepdf.String):
                    data = bytes(piece)
                    codes = [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
                    line["order"] += folded("".join(font.texts[code] for code in codes))
                    line["width"] += sum(font.widths[code] for code in codes) * size / 1000
                else:
                    line["width"] -= float(piece) * size / 1000
        elif operator == "ET" and mark is not None:
            yield mark, line


def rows(file):
    """The lines of Chromium's file from the top: width and picture."""
    found = []
    page = pypdfium2.PdfDocument(file)[0]
    text, scale = page.get_textpage(), DPI / 72
    picture = page.render(scale=scale).to_pil()
    for at in range(text.count_chars()):
        if counts(chr(pypdfium2.raw.FPDFText_GetUnicode(text.raw, at))):
            left, _, right, _ = text.get_charbox(at, loose=True)
            y = baseline(text, at)
            # Marked letters may be drawn a little off the line.
            line = next((line for line in found if abs(line["y"] - y) < 8), None)
            if line is None:
                found.append(line := {"y": y, "left": left, "right": right, "baselines": []})
            line["baselines"].append(y)
            line["left"], line["right"] = min(line["left"], left), max(line["right"], right)
    for line in found:
        top = page.get_height() - statistics.median(line["baselines"])
        line["width"] = line["right"] - line["left"]
        line["picture"] = picture.crop([round(v * scale) for v in [line["left"] - 6, top - 17, line["right"] + 6, top + 9]])
    return sorted(found, key=lambda line: -line["y"])


def folded(text):
    """What counts, brackets without their side: which way they open is for the eye."""
    return "".join(filter(counts, text)).translate(str.maketrans(")]}»", "([{«"))


def counts(character):
    """Letters, digits and signs; spaces, marks and tatweel stand wherever a program puts them."""
    return unicodedata.category(character)[0] in "LNPS" and character != "\u0640"


def baseline(text, at):
    x, y = ctypes.c_double(), ctypes.c_double()
    pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, at, x, y)
    return y.value


def sheet(lang, mine, other):
    """Risala's line above Chromium's."""
    height = sum(line["picture"].height for line in [*mine, *other]) + 12 * len(mine)
    width = max(line["picture"].width for line in [*mine, *other]) + 40
    picture = Image.new("RGB", (width, height), "white")
    draw, y = ImageDraw.Draw(picture), 0
    for number, pair in enumerate(zip(mine, other), 1):
        draw.text((2, y + 10), str(number), fill="red")
        for line in pair:
            left = width - line["picture"].width if lang == "ar" else 40
            picture.paste(line["picture"], (left, y))
            y += line["picture"].height
        draw.line([(0, y + 5), (width, y + 5)], fill="lightgrey")
        y += 12
    picture.save(PLACE / f"strings-{lang}.png")


main()
