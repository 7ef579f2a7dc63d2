"""Outside judges of office files and of documents' PDFs.

Microsoft's Open XML SDK holds DOCX and PPTX against the schemas; python-docx and python-pptx read what Word and PowerPoint
would; LibreOffice sets them, and says what our PDF says. pdf_oxide and pdfua look for what PDF/A-2a and PDF/UA-1 forbid.

usage: judges_office.py NHANDIEN PROJECT FOLDER [OOXML_VALIDATOR]
"""

import json
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import docx
import pdf_oxide
import pptx

from judging import judge, leave, run

NHANDIEN, PROJECT, WORK = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
VALIDATOR = Path(sys.argv[4]) if len(sys.argv) > 4 else None


def letters(pdf):
    """The letters of a PDF with how often each stands there: where words end is a guess of whoever takes the text out."""
    text = unicodedata.normalize("NFC", run("pdftotext", "-nopgbrk", str(pdf), "-"))
    return Counter(c for c in text if c.isalpha())


# The longest name of a province, and that of the largest city.
kits = []
for unit in ("VN-43", "VN-SG"):
    out = WORK / unit
    run(NHANDIEN, "kit", "--quiet", "--project", str(PROJECT), "--edition", "2023", "--campaign", "thang-nhan-dao", "--unit", unit, "--out", str(out))
    with zipfile.ZipFile(next(out.glob("*.zip"))) as archive:
        archive.extractall(out)
    kits.append(next(out.glob("*/03-van-ban")))
files = [f for kit in kits for f in sorted(kit.glob("*.docx"))]
papers = []
for name in ("chung", "hue"):
    with zipfile.ZipFile(PROJECT / f"public/bo-nhan-dien/{name}.zip") as archive:
        archive.extractall(WORK / "packs")
        papers += [WORK / "packs" / n for n in archive.namelist() if n.endswith(".docx")]
official = ("ke-hoach", "cong-van")


def form_errors(path):
    """Styles, margins and fonts as the decree and the theme have them."""
    document = docx.Document(str(path))
    wrong = []
    section = document.sections[0]
    margins = {side: round(getattr(section, f"{side}_margin").mm) for side in ("left", "right", "top", "bottom")}
    used = {p.style.name for p in document.paragraphs}
    if path.stem in official:
        if not (30 <= margins["left"] <= 35 and 15 <= margins["right"] <= 20 and 20 <= margins["top"] <= 25 and 20 <= margins["bottom"] <= 25):
            wrong.append(f"{path.name}: margins {margins}")
        if "Times New Roman" not in document.styles.element.xml:
            wrong.append(f"{path.name}: is not set in Times New Roman")
        if not section.different_first_page_header_footer:
            wrong.append(f"{path.name}: has a number on the first page")
        wanted = {"Body Text"}
    else:
        wanted = {"Title"}
    wrong += [f"{path.name}: style {style} is not used" for style in wanted - used]
    if not document.core_properties.title or document.core_properties.language != "vi-VN":
        wrong.append(f"{path.name}: title or language is missing")
    return wrong


judge("python-docx reads every DOCX, its styles, margins and fonts", [e for f in files for e in form_errors(f)], len(files))


def schema_errors(path):
    """What Microsoft's validator has against an office file."""
    found = json.loads(subprocess.run([str(VALIDATOR), str(path)], capture_output=True, text=True, timeout=120).stdout)
    return [f"{path.name} {e['path']} {e['xPath']}: {e['description']}" for e in found["errors"]]


decks = [f for kit in kits for f in sorted(kit.glob("*.pptx"))]
if VALIDATOR and VALIDATOR.is_file():
    judge("Microsoft's Open XML SDK finds nothing against the schemas", [e for f in files + decks + papers for e in schema_errors(f)], len(files + decks + papers))
else:
    print("absent  Microsoft's Open XML SDK: no validator for this machine")


def deck_errors(path):
    """Layouts, titles and words as PowerPoint would show them."""
    deck = pptx.Presentation(str(path))
    wrong = []
    if len(deck.slide_layouts) != 5:
        wrong.append(f"{path.name}: {len(deck.slide_layouts)} layouts")
    unused = {layout.name for layout in deck.slide_layouts} - {slide.slide_layout.name for slide in deck.slides}
    wrong += [f"{path.name}: no slide on layout {name}" for name in unused]
    for number, slide in enumerate(deck.slides, 1):
        if slide.shapes.title is None or not slide.shapes.title.text_frame.text.strip():
            wrong.append(f"{path.name}: slide {number} has no title")
        wrong += [f"{path.name}: slide {number}: {shape.name} is empty" for shape in slide.placeholders if not shape.text_frame.text.strip()]
        said = [shape.text_frame.text for holder in (slide, slide.slide_layout) for shape in holder.shapes if shape.has_text_frame]
        wrong += [f"{path.name}: slide {number}: {text}" for text in said if "{{" in text]
    if not deck.core_properties.title or deck.core_properties.language != "vi-VN":
        wrong.append(f"{path.name}: title or language is missing")
    return wrong


judge("python-pptx reads every PPTX: five layouts, each in use, a title on each slide", [e for f in decks for e in deck_errors(f)], len(decks))


def archive_errors(path):
    """What two readers of PDF, neither of them Typst's, have against PDF/A-2a and PDF/UA-1."""
    document = pdf_oxide.PdfDocument(str(path))
    a, ua = document.validate_pdf_a("2a"), document.validate_pdf_ua()
    said = subprocess.run([sys.executable, "-m", "pdfua", "check", str(path)], capture_output=True, text=True, timeout=120)
    wrong = [f"{path.name}: {e}" for found in (a, ua) for e in found["errors"]]
    return wrong + ([f"{path.name}: pdfua: {said.stdout[:300]}"] if said.returncode else [])


guideline = PROJECT / "public/bo-nhan-dien/huong-dan-nhan-dien.pdf"
archival = [f for kit in kits for f in sorted(kit.glob("*.pdf"))] + [guideline]
judge("pdf_oxide and pdfua find nothing against PDF/A-2a and PDF/UA-1", [e for f in archival for e in archive_errors(f)], len(archival))


set_by_office = WORK / "office"
run("soffice", f"-env:UserInstallation=file://{(WORK / 'profile').resolve()}", "--headless", "--convert-to", "pdf", "--outdir", str(set_by_office / "1"), *map(str, sorted(kits[0].glob("*.docx"))))
run("soffice", f"-env:UserInstallation=file://{(WORK / 'profile').resolve()}", "--headless", "--convert-to", "pdf", "--outdir", str(set_by_office / "2"), *map(str, sorted(kits[1].glob("*.docx"))))
wrong = []
compared = 0
for number, kit in enumerate(kits, 1):
    for path in sorted(kit.glob("*.docx")):
        made = set_by_office / str(number) / f"{path.stem}.pdf"
        if not made.is_file():
            wrong.append(f"{path.name}: LibreOffice makes nothing of it")
            continue
        ours = kit / f"{path.stem}.pdf"
        if not ours.is_file():
            continue
        compared += 1
        a, b = letters(ours), letters(made)
        # What stands at the foot of each page is counted once a page, and pages break elsewhere.
        apart = sum(((a - b) + (b - a)).values())
        if apart > 0.02 * sum(a.values()) + 60:
            wrong.append(f"{path.name}: {apart} of {sum(a.values())} letters differ: {(a - b).most_common(5)} {(b - a).most_common(5)}")
judge("LibreOffice sets every DOCX with the letters of our PDF", wrong, compared)


def words(path):
    """The words on slides, as PowerPoint has them."""
    shapes = [shape for slide in pptx.Presentation(str(path)).slides for shape in slide.placeholders if shape.placeholder_format.idx < 12]
    return Counter(c for shape in shapes for c in unicodedata.normalize("NFC", shape.text_frame.text) if c.isalpha())


wrong = []
for number, path in enumerate(decks, 1):
    folder = set_by_office / f"deck{number}"
    run("soffice", f"-env:UserInstallation=file://{(WORK / 'profile').resolve()}", "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path))
    made = folder / f"{path.stem}.pdf"
    if not made.is_file():
        wrong.append(f"{path.name}: LibreOffice makes nothing of it")
    elif words(path) - letters(made):
        wrong.append(f"{path.name}: {(words(path) - letters(made)).most_common(5)} are not on the slides")
judge("LibreOffice shows every PPTX with all its words", wrong, len(decks))
leave()
