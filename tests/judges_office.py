"""Outside judges of office files: python-docx reads what Word would, LibreOffice sets it, and both say what our PDF says.

usage: judges_office.py NHANDIEN PROJECT FOLDER
"""

import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import docx

NHANDIEN, PROJECT, WORK = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
failed = 0


def judge(name, wrong, count=None):
    global failed
    wrong = list(wrong)
    failed += bool(wrong)
    print(f"FAILED  {name}: {len(wrong)} wrong" if wrong else f"ok      {name}" + (f" ({count})" if count is not None else ""))
    for w in wrong[:8]:
        print(f"        {w}")


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=600).stdout


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
sys.exit(failed > 0)
