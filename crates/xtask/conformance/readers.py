"""Five programs that read text out of PDF files."""

import json
import subprocess
from pathlib import Path

import pymupdf
import pypdf
import pypdfium2

REQUIRED = ["pdftotext", "pdfium", "pdfjs", "pypdf"]
ALL = [*REQUIRED, "pymupdf"]


def read(files, node_modules):
    """The text of each file by each reader: {reader: [text]}."""
    files = [str(file) for file in files]
    script = Path(__file__).with_name("pdfjs.mjs")
    pages = subprocess.run(["node", script, node_modules, *files], stdout=subprocess.PIPE, check=True).stdout
    return {
        "pdftotext": [poppler(file) for file in files],
        "pdfium": [pdfium(file) for file in files],
        "pdfjs": json.loads(pages),
        "pypdf": ["\n".join(page.extract_text() for page in pypdf.PdfReader(file).pages) for file in files],
        "pymupdf": [mupdf(file) for file in files],
    }


def poppler(file):
    return subprocess.run(["pdftotext", file, "-"], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")


def pdfium(file):
    document = pypdfium2.PdfDocument(file)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def mupdf(file):
    with pymupdf.open(file) as document:
        return "\n".join(page.get_text() for page in document)
