"""Outside judges of the identity's packs: whoever reads swatches, letters, print files and mails reads ours.

usage: judges_brand.py PUBLIC FOLDER
"""

import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import docx
import swatch

from judging import judge, leave, run

PUBLIC, WORK = Path(sys.argv[1]), Path(sys.argv[2])
BRAND = PUBLIC / "bo-nhan-dien"
WORK.mkdir(parents=True, exist_ok=True)

packs = sorted(BRAND.glob("*.zip"))
chapters = [p for p in packs if p.stem != "bo-nhan-dien"]
total = sum(p.stat().st_size for p in BRAND.rglob("*") if p.is_file())
judge("all packs, single lockups and palettes stay within 12 MB", [f"{total} bytes"] if total > 12_000_000 else [], f"{total / 1e6:.1f} MB")

# Swatches, by a reader that is not ours.
groups = swatch.parse(str(BRAND / "mau.ase"))
tokens = json.loads((BRAND / "bo-nhan-dien.tokens.json").read_text())


def colours(group, path=()):
    for name, value in group.items():
        if name.startswith("$"):
            continue
        if "$value" in value:
            yield ".".join((*path, name)), value
        else:
            yield from colours(value, (*path, name))


known = dict(colours(tokens["color"]))
wrong = []
seen = {"CMYK": set(), "RGB": set()}
for group in groups:
    for entry in group["swatches"]:
        name, mode, values = entry["name"], entry["data"]["mode"].strip(), entry["data"]["values"]
        seen[mode].add(name)
        token = known.get(name)
        if token is None:
            wrong.append(f"{name}: is no token")
            continue
        wanted = [v / 100 for v in token["$extensions"]["dev.nhandien"]["cmyk"]] if mode == "CMYK" else token["$value"]["components"]
        if any(abs(a - b) > 1e-4 for a, b in zip(values, wanted, strict=True)):
            wrong.append(f"{name} {mode}: {values} for {wanted}")
wrong += [f"{mode}: {set(known) ^ names}" for mode, names in seen.items() if names != set(known)]
judge("swatch reads the ASE, in inks and in RGB as the design tokens have them", wrong, len(known))

# Lockups in print.
lockups, letters, mails, wrong, inks = [], [], [], [], []
for pack in chapters:
    folder = WORK / pack.stem
    with zipfile.ZipFile(pack) as archive:
        bad = archive.testzip()
        if bad:
            wrong.append(f"{pack.name}: {bad}")
        archive.extractall(folder)
    lockups += sorted(folder.glob("*/01-lockup/*.pdf"))
    letters += sorted(folder.glob("*/02-van-phong/*.docx"))
    mails += sorted(folder.glob("*/02-van-phong/*.html"))
judge("every pack opens and is whole", wrong, len(chapters))
wrong = []
for pdf in lockups:
    if run("pdfimages", "-list", str(pdf)).strip().count("\n") > 1:
        wrong.append(f"{pdf}: holds pixels")
    if len(run("pdffonts", str(pdf)).strip().splitlines()) > 2:
        wrong.append(f"{pdf}: holds fonts")
    plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(pdf), "-"], capture_output=True, timeout=60)
    if plain.returncode:
        wrong.append(f"{pdf}: {plain.stderr[:200]}")
    if re.search(rb"^[\d. ]+ (rg|RG|g|G)$|/Device(RGB|Gray)", plain.stdout, re.M):
        wrong.append(f"{pdf}: a colour that is no ink")
    if b"\n0 0.95 1 0 k" not in plain.stdout:
        wrong.append(f"{pdf}: not the emblem's red")
judge("qpdf and poppler see inks and outlines only in every lockup", wrong, len(lockups))
guide = BRAND / "huong-dan-nhan-dien.pdf"
check = subprocess.run(["qpdf", "--check", str(guide)], capture_output=True, text=True, timeout=60)
judge("qpdf passes the guideline", [check.stdout + check.stderr] if check.returncode else [], f"{guide.stat().st_size // 1024} KB")

# Letter paper: by python-docx, and as LibreOffice sets it.
wrong = []
for path in letters:
    document = docx.Document(str(path))
    section = document.sections[0]
    sides = {side: round(getattr(section, f"{side}_margin").mm) for side in ("left", "right", "top", "bottom")}
    if not (30 <= sides["left"] <= 35 and 15 <= sides["right"] <= 20 and 20 <= sides["top"] <= 25 and 20 <= sides["bottom"] <= 25):
        wrong.append(f"{path}: margins {sides}")
    if not section.first_page_header.part.rels or "drawing" not in section.first_page_header._element.xml:
        wrong.append(f"{path}: no lockup at its head")
    foot = "\n".join(p.text for p in section.first_page_footer.paragraphs)
    if "Điện thoại" not in foot or not document.core_properties.author or document.core_properties.author not in foot:
        wrong.append(f"{path}: foot {foot!r}")
    names = {s.name for s in document.styles}
    wrong += [f"{path}: has no style {name}" for name in ("Body Text", "heading 1", "List Paragraph") if name.lower() not in {n.lower() for n in names}]
    if any(p.text for p in document.paragraphs):
        wrong.append(f"{path}: is not empty")
judge("python-docx finds margins, lockup, foot and styles in every letter paper", wrong, len(letters))
shown = [p for p in letters if p.parts[-4] in ("ba-ria-vung-tau", "chung", "ho-chi-minh", "hue")]
wrong = []
for path in shown:
    out = WORK / "office" / path.parts[-4]
    run("soffice", f"-env:UserInstallation=file://{(WORK / 'profile').resolve()}", "--headless", "--convert-to", "pdf", "--outdir", str(out), str(path))
    made = out / f"{path.stem}.pdf"
    if not made.is_file():
        wrong.append(f"{path}: LibreOffice makes nothing of it")
        continue
    text = unicodedata.normalize("NFC", run("pdftotext", "-layout", str(made), "-"))
    if "Pages:           1" not in run("pdfinfo", str(made)) or "Điện thoại" not in text:
        wrong.append(f"{path}: {text!r}")
judge("LibreOffice sets letter papers on one page, with their foot", wrong, len(shown))


class Signature(HTMLParser):
    """The table of a signature: what mail programs would take away."""

    def __init__(self):
        super().__init__()
        self.depth, self.wrong, self.fields, self.images = 0, [], 0, []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.depth += tag == "table"
        if not self.depth:
            return
        if tag not in ("table", "tbody", "tr", "td", "a", "img", "span") or "class" in attrs or "id" in attrs:
            self.wrong.append(f"<{tag} {attrs}>")
        self.fields += "contenteditable" in attrs
        if tag == "img":
            self.images.append(attrs)

    def handle_endtag(self, tag):
        self.depth -= tag == "table"


wrong = []
for path in mails:
    reader = Signature()
    reader.feed(path.read_text())
    wrong += [f"{path}: {w}" for w in reader.wrong]
    if reader.fields != 4 or len(reader.images) != 1 or not reader.images[0].get("alt"):
        wrong.append(f"{path}: {reader.fields} fields, {reader.images}")
        continue
    address = reader.images[0]["src"].split("://", 1)[1].split("/", 1)[1]
    if not any((PUBLIC / address[at:]).is_file() for at in [0, *(m.end() for m in re.finditer("/", address))]):
        wrong.append(f"{path}: {address} is not published")
judge("signatures are one table that mail programs keep, with a picture of this site", wrong, len(mails))
leave()
