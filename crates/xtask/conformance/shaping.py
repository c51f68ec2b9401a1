"""The same glyphs as HarfBuzz: paragraphs for Risala to shape, and its items shaped again by uharfbuzz.

    shaping.py write FOLDER       FOLDER/paragraphs.txt
    shaping.py compare FOLDER     with FOLDER/items.txt
"""

import random
import sys
from pathlib import Path

import uharfbuzz as hb
from texts import letters

FONTS = Path(__file__).resolve().parents[3] / "fonts"
STYLES = ["classic", "naskh", "modern"]
TASHKEEL = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670"
WORDS = """
الله لله بالله والله تالله اللهم لا إلا ألا لأن لآل فلا كلا بلا الإسلام الأمم الآن ملآن لاجئ أولاء سلام كلاً لإلا ولا
محمد رحمن هذا ذلك لكن طه يس مسؤول شؤون شيء بيئة هيئة مبتدئ قراءة دفء امرؤ رؤى ملء سماء مائة مئة آخر مرآة قرآن
می‌خواهم نمی‌شود کتاب‌ها گچ پژوهش چراغ ژاله گفتگو خانه‌ای هفته‌نامه یک‌شنبه پنجره کیفیت ترجمه‌ی فارسی‌زبان
کوردی ڕێزمان پەیوەندی خوێندن گەورە ڵاوێکی زانکۆ هەڵبژاردن ئێستا ڤیان چۆن نێوەندی دەوڵەت بەڕێوەبەر سۆران ھەولێر
كتــاب مـــحمد سـلام ـه هـ ‍ه ه‍ ب‍ ‍ب بـ‌ـب
ٱلرحمن قُرآن مُحَمَّدٌ رَسُولُ اللَّهِ لَا إِلَٰهَ إِلَّا ٱللَّهُ بِسْمِ ٱللّٰهِ ٱلرَّحْمٰنِ ٱلرَّحِيمِ شُكْراً جِدّاً عَمْرٌو
١٢٣ ٢٠٢٦ ٣٫١٤ ١٬٠٠٠ ٪٢٥ ٢٥٪ ١٠–٢٠ ٧/١/٢٠٢٦ ۱۲۳ ۴۵۶ ۱۳۹۹/۰۵/۱۲ ١٢:٣٠ ٥- ١٢َ ٣ً ٤ّ ٥ْ
""".split()
MIXED = """
هاتف: +963 11 123 4567 أو (011) 123-4567.
البريد info@example.org، والموقع https://example.org/a?b=c&d=1#x للمزيد.
نظام (ERP) الجديد من شركة Example (Holdings) Ltd، دمشق
25% من ١٢٫٥٪ و٪25 بتاريخ ٢٠٢٦/١/٧ و7/1/2026.
«نص» و“quote” و(نص) و[x] و{y} — السعر 100$ أو €50 أو £1,000.50
وسم #Syria_ICT و#رفع_العقوبات ثم C++، C#، .NET و/أو Node.js
Letter to سعادة السفير, dated 7 January 2026 (reference 12/ب/2026): “السلام عليكم!”
Order, Typography, office, Waffle, flügel, fjord, AVATAR, Türkiye, naïve, Żółkiewicz-Wąs, Nguyễn Minh Ánh
مُحَمَّدٌ رسول الله لا إله إلا الله، قال: «لا بأس».
""".strip().splitlines()


def write(folder):
    """Words and whole paragraphs, in every style, regular and bold, with tashkeel strewn in by a fixed seed."""
    chance = random.Random(2026)
    arabic, latin = [], []
    for _, sides in letters(["ar", "en"]):
        for side in sides:
            for text in [side.subject, *(text for _, text in side.blocks)]:
                (arabic if side.lang == "ar" else latin).append(text)
    arabic, latin = list(dict.fromkeys(arabic)), list(dict.fromkeys(latin))
    words = list(dict.fromkeys(WORDS + " ".join(arabic).split()))
    marked = [strewn(chance, word) for _ in range(3) for word in words]
    rtl = words + marked + arabic + MIXED + [strewn(chance, text) for text in MIXED]
    rows = []
    for style in STYLES:
        for weight in ["regular", "bold"]:
            rows += [(style, "rtl", weight, "upright", text) for text in rtl]
            rows += [(style, "ltr", weight, "upright", text) for text in latin + MIXED]
            rows += [(style, "ltr", weight, "italic", text) for text in MIXED + latin[::4]]
    (folder / "paragraphs.txt").write_text("".join("\t".join(row) + "\n" for row in rows), "utf-8")


def strewn(chance, word):
    """Marks after letters and, since people do write them, after digits."""
    marks = lambda: "".join(chance.sample(TASHKEEL, chance.choice([0, 1, 1, 2])))
    return "".join(c + marks() if "\u0620" <= c <= "\u064a" or c.isdecimal() else c for c in word)


def compare(folder):
    paragraphs = (folder / "paragraphs.txt").read_text("utf-8").split("\n")[:-1]
    texts = [row.split("\t", 4)[4].encode("utf-8") for row in paragraphs]
    fonts = {path.name: hb.Font(hb.Face(path.read_bytes())) for path in FONTS.glob("*.ttf")}
    seen, differ, strings = set(), {}, set()
    for line in (folder / "items.txt").read_text("utf-8").splitlines():
        number, file, script, direction, start, end, ink, glyphs = line.split("\t")
        number, start, end, ink = int(number), int(start), int(end), int(ink)
        text = texts[number][:ink]
        # An item, with what stands around it, is judged once.
        key = (text, file, script, direction, start, end)
        if key in seen:
            continue
        seen.add(key)
        strings.add((text, file))
        expected = shaped(fonts[file], text, script, direction, start, end)
        found = [tuple(map(int, glyph.split(":"))) for glyph in glyphs.split()]
        if found != expected:
            differ[key] = (found, expected)
    for (text, file, script, direction, start, end), (found, expected) in list(differ.items())[:12]:
        print(f"{file} {script} {direction} {text[start:end].decode()!r} in {text.decode()[:60]!r}")
        print(f"  Risala   {found}\n  HarfBuzz {expected}")
    print(f"HarfBuzz {hb.version_string()}")
    print(f"figure pairs {len(strings)} >= 5000")
    print(f"figure items {len(seen)} >= 5000")
    print(f"figure differing_items {len(differ)} <= 0")


def shaped(font, text, script, direction, start, end):
    buffer = hb.Buffer()
    buffer.add_utf8(text, start, end - start)
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.direction, buffer.script = direction, script
    buffer.language = "ar" if script == "Arab" else "en"
    # As Risala does: no ligatures in Latin, so that copied text stays plain.
    hb.shape(font, buffer, {} if script == "Arab" else {"liga": False})
    infos = zip(buffer.glyph_infos, buffer.glyph_positions)
    return [(info.codepoint, info.cluster, at.x_advance, at.x_offset, at.y_offset) for info, at in infos]


if sys.argv[1] == "write":
    write(Path(sys.argv[2]))
else:
    compare(Path(sys.argv[2]))
