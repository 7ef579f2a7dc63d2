"""Outside judges over a full build: nothing here is ours but the questions.

usage: judges.py PUBLIC NHANDIEN UNITS-YAML

JUDGES_ALL=1 opens every PDF instead of a sample that is the same in every run; that takes several times as long.
Each judgement prints one line; a wrong one adds to the count of failures. Needs unzip, sha256sum, qpdf, and poppler's
pdfinfo, pdffonts, pdftotext.
"""

import concurrent.futures
import gzip
import hashlib
import io
import json
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.dom.minidom
import zipfile
from pathlib import Path

PUBLIC = Path(sys.argv[1])
HERE = Path(__file__).parent
MB = 1_000_000
CORES = os.cpu_count() or 1
ALL = "JUDGES_ALL" in os.environ
passed = failed = 0


def judge(name, wrong, count=None):
    """One line. `wrong` is a list of complaints."""
    global passed, failed
    wrong = list(wrong)
    if wrong:
        failed += 1
        print(f"FAILED  {name}: {len(wrong)} wrong")
        for w in wrong[:5]:
            print(f"        {w}")
    else:
        passed += 1
        print(f"ok      {name}" + (f" ({count})" if count is not None else ""))


def each(work, items):
    """On all cores, in processes: much of the work is Python's own."""
    global at_work
    at_work = work
    with concurrent.futures.ProcessPoolExecutor(CORES, multiprocessing.get_context("fork")) as pool:
        return [w for found in pool.map(one, items, chunksize=8) for w in found]


def one(item):
    return list(at_work(item))


def some_of(paths, one_in):
    """The same ones in every run, of every kind and chapter."""
    return [p for p in paths if int(sha256(p.encode())[:8], 16) % one_in == 0]


def run(*args, **more):
    return subprocess.run(args, capture_output=True, text=True, **more)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def schema_errors(schema, value, root=None, at=""):
    """As much of JSON Schema as our schemas use; an unknown keyword is an error of ours."""
    root = root or schema
    if "$ref" in schema:
        target = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        return schema_errors(target, value, root, at)
    known = {"$schema", "title", "$defs", "type", "const", "enum", "pattern", "minLength", "minimum", "maximum", "exclusiveMinimum",
             "minItems", "items", "properties", "required", "additionalProperties"}
    assert schema.keys() <= known, schema.keys() - known
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "null": type(None)}
    out = []
    types = schema.get("type", [])
    types = [types] if isinstance(types, str) else types
    if types and not any(isinstance(value, kinds[t]) for t in types):
        return [f"{at}: not {types}"]
    if "const" in schema and value != schema["const"]:
        out.append(f"{at}: not {schema['const']}")
    if "enum" in schema and value not in schema["enum"]:
        out.append(f"{at}: not in {schema['enum']}")
    if isinstance(value, str):
        if not re.search(schema.get("pattern", ""), value):
            out.append(f"{at}: {value!r} is not like {schema['pattern']}")
        if len(value) < schema.get("minLength", 0):
            out.append(f"{at}: too short")
    if isinstance(value, (int, float)) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        out.append(f"{at}: {value} out of bounds")
    if isinstance(value, (int, float)) and "exclusiveMinimum" in schema and value <= schema["exclusiveMinimum"]:
        out.append(f"{at}: {value} out of bounds")
    if isinstance(value, dict):
        out += [f"{at}: no {k}" for k in schema.get("required", []) if k not in value]
        for key, inner in value.items():
            if key in schema.get("properties", {}):
                out += schema_errors(schema["properties"][key], inner, root, f"{at}/{key}")
            elif schema.get("additionalProperties") is False:
                out.append(f"{at}: unknown {key}")
    if isinstance(value, list):
        if len(value) < schema.get("minItems", 0):
            out.append(f"{at}: too few")
        for i, inner in enumerate(value):
            out += schema_errors(schema["items"], inner, root, f"{at}/{i}")
    return out


# --- the release ---------------------------------------------------------------------------------------------------

release = json.loads((PUBLIC / "release.json").read_text("utf-8"))
files = {f["path"]: f for f in release["files"]}
tree = {p.relative_to(PUBLIC).as_posix(): p for p in PUBLIC.rglob("*") if p.is_file()}
own = {p for p in tree if p == "release.json" or p.startswith("release/")}
judge("release.json follows its schema", schema_errors(json.loads((HERE / "schema/release.json").read_text()), release))
judge("release.json lists exactly the tree", sorted(set(files) ^ (set(tree) - own)), len(files))
judge("every listed SHA-256 and size is right", each(
    lambda f: [] if (sha256(tree[f["path"]].read_bytes()), tree[f["path"]].stat().st_size) == (f["sha256"], f["size"]) else [f["path"]],
    [f for f in files.values() if f["path"] in tree]))
judge("release.json is sorted", [] if [f["path"] for f in release["files"]] == sorted(files) else ["order"])
judge("no two paths differ only in case", [] if len({p.lower() for p in tree}) == len(tree) else ["clash"])
judge("file names are plain ASCII", [p for p in tree if not re.fullmatch(r"[A-Za-z0-9._/-]+", p)])

# --- kits ----------------------------------------------------------------------------------------------------------

kits = sorted(p for p in tree if p.startswith("kits/") and p.endswith(".zip"))
# 2023: nine campaigns for all 63, two for the 28 with a coast, one for 14 northern mountain provinces and Quảng Ninh; 2026: three for 34.
expected = 9 * 63 + 2 * 28 + 15 + 3 * 34
judge("every campaign has a kit for each chapter in its scope", [] if len(kits) == expected else [f"{len(kits)} kits"], expected)
manifest_schema = json.loads((HERE / "schema/manifest.json").read_text())


def kit_errors(path):
    """unzip, Python's zipfile, sha256sum, the manifest, and the single files of the same bytes."""
    wrong = []
    if run("unzip", "-tqq", str(tree[path])).returncode != 0:
        wrong.append(f"{path}: unzip -t")
    with zipfile.ZipFile(tree[path]) as archive, tempfile.TemporaryDirectory() as folder:
        if archive.testzip() is not None:
            wrong.append(f"{path}: zipfile")
        archive.extractall(folder)
        tops = os.listdir(folder)
        if len(tops) != 1:
            return wrong + [f"{path}: {tops}"]
        top = Path(folder) / tops[0]
        sums = run("sha256sum", "--quiet", "--strict", "-c", "SHA256SUMS", cwd=top)
        if sums.returncode != 0:
            wrong.append(f"{path}: {sums.stdout}{sums.stderr}")
        listed = {line.split("  ", 1)[1] for line in (top / "SHA256SUMS").read_text().splitlines()}
        inside = {p.relative_to(top).as_posix() for p in top.rglob("*") if p.is_file()}
        if listed != inside - {"SHA256SUMS"}:
            wrong.append(f"{path}: SHA256SUMS lists {listed ^ inside}")
        manifest = json.loads((top / "manifest.json").read_text("utf-8"))
        wrong += [f"{path}: {e}" for e in schema_errors(manifest_schema, manifest)]
        for file in manifest["files"]:
            data = (top / file["path"]).read_bytes()
            if (sha256(data), len(data)) != (file["sha256"], file["size"]):
                wrong.append(f"{path}: {file['path']}")
            # What is the same for all chapters is published once, beside them.
            own = f"{path.removesuffix('.zip')}/{file['path']}"
            shared = f"{path.rsplit('/', 1)[0]}/chung/{file['path']}"
            single = own if own in tree else shared
            if single in tree and files[single]["sha256"] != file["sha256"]:
                wrong.append(f"{path}: {single} differs")
            if single not in tree and file["path"][:2] in ("01", "02", "03"):
                wrong.append(f"{path}: {single} is not published")
        if not inside >= {"00-doc-truoc.html", "manifest.json", "SHA256SUMS"}:
            wrong.append(f"{path}: {inside}")
    return wrong


judge("unzip, zipfile, sha256sum and manifest accept every kit", each(kit_errors, kits), len(kits))

# --- PDF -----------------------------------------------------------------------------------------------------------

pdfs = sorted(p for p in tree if p.endswith(".pdf"))
papers = [p for p in pdfs if "/03-van-ban/" in p]
sample = some_of(papers, 1 if ALL else 7)
# The guideline is for screens (tests/judges_brand.py).
prints = [p for p in pdfs if "/03-van-ban/" not in p and not p.startswith("bo-nhan-dien/")]
# With all of those that bear the longest names.
longest = [p for p in prints if "/ba-ria-vung-tau/" in p or "/ho-chi-minh/" in p]
printed = sorted({*longest, *some_of(prints, 1 if ALL else 6)})
MM = 72 / 25.4
# Finished sizes, mm, by the start of the file's name (CATALOGUE.md).
TRIM = {
    "poster-a1": (594, 841), "poster-a2": (420, 594), "poster-a3": (297, 420), "event-poster-a3": (297, 420),
    "banner-3x1": (3000, 1000), "banner-4x1": (4000, 1000), "banner-6x1.5": (6000, 1500),
    "flag-0.6x2": (600, 2000), "flag-0.8x2.5": (800, 2500), "backdrop-4x2.5": (4000, 2500), "backdrop-6x3": (6000, 3000),
    "standee-60x160": (600, 1600), "standee-80x180": (800, 1800), "standee-80x200": (800, 2000),
    "leaflet": (148, 210), "cheque": (1200, 600), "sticker": (80, 80), "volunteer-card": (85.6, 54), "certificate": (297, 210),
}


def chapters():
    """code → chapter names, from the units of 2023 and of today; Central under no code."""
    text = "".join(Path(p).read_text("utf-8") for p in sys.argv[3:])
    out = {None: {"Hội Chữ thập đỏ Việt Nam"}}
    for block in re.split(r"^- ", text, flags=re.M)[1:]:
        code = re.search(r"code: (\S+)", block).group(1)
        chapter = re.search(r"chapter: \{ vi: \"?([^,}\"]+)", block).group(1).strip()
        out.setdefault(code, set()).add(unicodedata.normalize("NFC", chapter))
    return out


CHAPTERS = chapters()


def squeeze(text):
    return re.sub(r"\s+", "", text).lower()


def pdf_errors(path):
    file = str(tree[path])
    wrong = []
    check = run("qpdf", "--check", file)
    if check.returncode != 0:
        wrong.append(f"{path}: qpdf: {check.stdout[-200:]}{check.stderr[-200:]}")
    boxes = dict(re.findall(r"^(\w+Box): +(.+)$", run("pdfinfo", "-box", file).stdout, re.M))
    boxes = {k: [float(n) for n in v.split()] for k, v in boxes.items()}
    stem = Path(path).stem
    width, height = next((v for k, v in TRIM.items() if stem.startswith(k)), (0, 0))
    scale = 0.1 if stem.endswith("-1-10") else 1
    if not width:
        wrong.append(f"{path}: of no known size")
    for box, more in (("TrimBox", 0), ("BleedBox", None)):
        x0, y0, x1, y1 = boxes.get(box, [0, 0, 0, 0])
        w, h = (x1 - x0) / MM, (y1 - y0) / MM
        grown = more if more is not None else w - width * scale
        if abs(w - width * scale - grown) > 0.1 or abs(h - height * scale - grown) > 0.1:
            wrong.append(f"{path}: {box} {w:.2f} × {h:.2f} mm")
        if box == "BleedBox" and not 5.9 <= grown / scale <= 200:
            wrong.append(f"{path}: bleed {grown / 2:.2f} mm")
    media, bleed, trim = (boxes.get(b, [0, 0, 0, 0]) for b in ("MediaBox", "BleedBox", "TrimBox"))
    inside = lambda a, b: a[0] >= b[0] - 0.01 and a[1] >= b[1] - 0.01 and a[2] <= b[2] + 0.01 and a[3] <= b[3] + 0.01
    if not (inside(trim, bleed) and inside(bleed, media)):
        wrong.append(f"{path}: boxes {boxes}")
    fonts = run("pdffonts", file).stdout.splitlines()[2:]
    for line in fonts:
        if line.split()[-5:-2][0] != "yes":
            wrong.append(f"{path}: not embedded: {line}")
    text = run("pdftotext", file, "-").stdout
    if unicodedata.normalize("NFC", text) != text:
        wrong.append(f"{path}: text is not NFC")
    names = CHAPTERS[files[path]["unit"]]
    if not any(squeeze(n) in squeeze(text) for n in names):
        wrong.append(f"{path}: {names} is not in {text!r}")
    return wrong


judge("qpdf, pdfinfo, pdffonts and pdftotext accept the print PDFs", each(pdf_errors, printed), f"{len(printed)} of {len(prints)}")

HEADS = {"ke-hoach": ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "KẾ HOẠCH", "Nơi nhận:", "./."],
         "cong-van": ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "V/v", "Kính gửi:", "Nơi nhận:", "./."],
         "de-cuong": ["ĐỀ CƯƠNG"], "thong-cao-bao-chi": ["THÔNG CÁO BÁO CHÍ"], "giay-moi": ["GIẤY MỜI"], "chuong-trinh": ["CHƯƠNG TRÌNH"]}


def document_errors(path):
    """A document: sound, on its paper, tagged and named PDF/A-2a and PDF/UA-1, fonts inside, the words of its head in its text."""
    file, wrong = str(tree[path]), []
    check = run("qpdf", "--check", file)
    if check.returncode != 0:
        wrong.append(f"{path}: qpdf: {check.stdout[-200:]}{check.stderr[-200:]}")
    info = dict(re.findall(r"^([\w ]+): +(.*)$", run("pdfinfo", file).stdout, re.M))
    size = [float(n) / MM for n in re.findall(r"[\d.]+", info.get("Page size", "0 0"))[:2]]
    stem = Path(path).stem
    expected = (148, 210) if stem.startswith("giay-moi") else (210, 297)
    if any(abs(a - b) > 0.1 for a, b in zip(size, expected)):
        wrong.append(f"{path}: {size} mm")
    if info.get("Tagged") != "yes" or not info.get("Title"):
        wrong.append(f"{path}: tagged {info.get('Tagged')}, title {info.get('Title')}")
    metadata = run("pdfinfo", "-meta", file).stdout
    for sign in ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"):
        if sign not in metadata:
            wrong.append(f"{path}: no {sign} in its metadata")
    for line in run("pdffonts", file).stdout.splitlines()[2:]:
        if line.split()[-5] != "yes":
            wrong.append(f"{path}: not embedded: {line}")
    text = run("pdftotext", file, "-").stdout
    if unicodedata.normalize("NFC", text) != text:
        wrong.append(f"{path}: text is not NFC")
    heads = next((words for kind, words in HEADS.items() if stem.startswith(kind)), [])
    names = CHAPTERS[files[path]["unit"]]
    if not any(squeeze(n) in squeeze(text) for n in names):
        wrong.append(f"{path}: {names} is not in {text!r}")
    return wrong + [f"{path}: {head!r} is not in its text" for head in heads if squeeze(head) not in squeeze(text)]


judge("qpdf, pdfinfo, pdffonts and pdftotext accept the documents", each(document_errors, sample), f"{len(sample)} of {len(papers)}")


def rgb_errors(path):
    """Nothing painted in RGB: no rg, RG, DeviceRGB, CalRGB, or ICC profile of three channels in any content."""
    data = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", str(tree[path]), "-"], capture_output=True).stdout
    text = re.sub(rb"\nstream\n(?:\x00|OTTO|true).*?\nendstream", b"", data, flags=re.S).decode("latin-1")
    wrong = [w for w in ("/DeviceRGB", "/CalRGB", "/N 3\n") if w in text]
    wrong += re.findall(r"^[-\d. ]+ (?:rg|RG)$", text, re.M)[:3]
    return [f"{path}: {w}" for w in wrong]


some = some_of(prints, 1 if ALL else 23)
judge("nothing is painted in RGB", each(rgb_errors, some), f"{len(some)} of {len(prints)}")

# --- pages ---------------------------------------------------------------------------------------------------------


def xml_errors(path):
    try:
        xml.dom.minidom.parse(str(tree[path]))
        return []
    except Exception as e:  # noqa: BLE001
        return [f"{path}: {e}"]


xmls = [p for p in tree if p.endswith((".xml", ".svg"))]
judge("XML is well formed", each(xml_errors, xmls), len(xmls))
sitemap = (PUBLIC / "sitemap.xml").read_text("utf-8")
locations = re.findall(r"<loc>([^<]+)</loc>", sitemap)
judge("the sitemap lists pages that exist", [u for u in locations if not (PUBLIC / u.removeprefix(release["base_url"]) / "index.html").is_file()
                                              and not (PUBLIC / u.removeprefix(release["base_url"])).is_file()], len(locations))
pages = [p for p in tree if p.endswith(".html")]
judge("pages are NFC and name nothing that was left open", [p for p in pages if (t := tree[p].read_text("utf-8")) != unicodedata.normalize("NFC", t) or "{{" in t], len(pages))


def link_errors(path):
    """Every relative address in a page leads to a file, every fragment to an id."""
    text = tree[path].read_text("utf-8")
    wrong = []
    for raw in re.findall(r"""(?:href|src)="([^"]*)\"""", text):
        url = raw.replace("&amp;", "&")
        if re.match(r"[a-z][a-z0-9+.-]*:|//", url):
            continue
        address, _, fragment = url.partition("#")
        address = address.split("?")[0]
        target = path if not address else os.path.normpath(os.path.join(os.path.dirname(path), address)).replace(os.sep, "/")
        if address.startswith("/"):
            target = address.lstrip("/") or "index.html"
        if target not in tree:
            wrong.append(f"{path}: {raw}")
        elif fragment and f'id="{fragment}"' not in tree[target].read_text("utf-8"):
            wrong.append(f"{path}: {raw}: no such id")
    return wrong


judge("every link inside the site leads somewhere", each(link_errors, [p for p in pages if p != "404.html"]))

# --- budgets -------------------------------------------------------------------------------------------------------

sizes = [tree[k].stat().st_size for k in kits]
average = sum(sizes) / max(len(sizes), 1)
# Pages hosts take 1 GB: as much as the three main campaigns of a year for 63 chapters (DESIGN.md, budgets).
MAIN = ("tet-nhan-ai", "thang-nhan-dao", "hien-mau-tinh-nguyen")
parts = {p: re.match(r"(?:kits|xem-truoc)/(\d+)/([^/]+)/", p) for p in tree}
total = sum(tree[p].stat().st_size for p, m in parts.items() if not m or (m[1] == "2023" and m[2] in MAIN))
judge("a kit is 2.5 MB on average", [] if average <= 2.5 * MB else [f"{average / MB:.2f} MB"], f"{average / MB:.2f} MB")
judge("a kit is 5 MB at most", [k for k in kits if tree[k].stat().st_size > 5 * MB], f"{max(sizes, default=0) / MB:.2f} MB")
social = [p for p in tree if "/01-mang-xa-hoi/" in p]
judge("a social image is 300 KB at most", [f"{p} {tree[p].stat().st_size}" for p in social if tree[p].stat().st_size > 300_000],
      f"{max((tree[p].stat().st_size for p in social), default=0) / 1000:.0f} KB")
judge("a site with three campaigns of a year is 1 GB at most", [] if total <= 1000 * MB else [f"{total / MB:.0f} MB"], f"{total / MB:.0f} MB")
heavy = [(p, len(gzip.compress(tree[p].read_bytes(), 6))) for p in pages]
judge("a page is 40 KB at most, compressed", [f"{p} {s}" for p, s in heavy if s > 40_000], f"{max(s for _, s in heavy) / 1000:.0f} KB")

print(f"judges: {passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
