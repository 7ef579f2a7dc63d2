"""Measures `nhandien merge` and LibreOffice in one run; see merge.sh."""

import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile

# A sample for the rival: it takes the same for each document, so that more tell nothing new.
DOCUMENTS = 201
DIGITS = "Không Một Hai Ba Bốn Năm Sáu Bảy Tám Chín".split()
REASON = "Đã tích cực tham gia các hoạt động nhân đạo tại địa phương"


def name(i):
    """Nobody's name, different in every row."""
    return "Họ Và Tên Thứ " + " ".join(DIGITS[int(c)] for c in str(i))


def measure(*command):
    """Seconds by the clock, seconds of processors, peak memory in MB."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    pid = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(pid.pid, 0)
    clock = time.perf_counter() - start
    if status:
        sys.exit(f"failed: {' '.join(map(str, command))}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)
    return clock, busy, usage.ru_maxrss / 1024


def rows(path, count):
    lines = ["Số;Họ và tên;Nội dung;Ngày;Chức vụ người ký;Người ký"]
    lines += [f"{i:05};{name(i)};{REASON};8/5/2023;CHỦ TỊCH;Họ Tên Người Ký" for i in range(1, count + 1)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def docx(path, i):
    """A landscape page with the words of a certificate and its frame: text only, which is kind to the rival."""

    def line(words, size, bold=False):
        style = f'<w:rFonts w:ascii="Be Vietnam Pro" w:hAnsi="Be Vietnam Pro"/>{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/>'
        return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr>{style}</w:rPr><w:t>{words}</w:t></w:r></w:p>'

    side = 'w:val="single" w:sz="18" w:space="24" w:color="1577C2"'
    border = f"<w:pgBorders><w:top {side}/><w:left {side}/><w:bottom {side}/><w:right {side}/></w:pgBorders>"
    size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134"/>'
    body = "".join(
        [
            line("Hội Chữ thập đỏ tỉnh Quảng Trị", 28, True),
            line("GIẤY CHỨNG NHẬN", 96, True),
            line("Tháng Nhân đạo 2023", 40, True),
            line("Chứng nhận", 30),
            line(name(i), 56, True),
            line(REASON, 30),
            line("Quảng Trị, ngày 08 tháng 5 năm 2023", 26),
            line("CHỦ TỊCH", 28, True),
            line("Họ Tên Người Ký", 28, True),
            line(f"Số: {i:05}", 22),
        ]
    )
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        out.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}" Target="word/document.xml"/></Relationships>',
        )
        out.writestr("word/document.xml", f'<w:document xmlns:w="{main}"><w:body>{body}<w:sectPr>{size}{border}</w:sectPr></w:body></w:document>')


def show(what, count, clock, busy, peak):
    print(f"{what:<44} {clock:7.2f} s {busy:7.2f} s busy {peak:5.0f} MB {count / busy:7.0f} a second and core")


def ours(program, work):
    """Milliseconds by the clock and of processors for each of 1,000, by kind of file, the start of the program included."""
    each = {}
    for count, kinds in ((1_000, ("pdf", "zip")), (10_000, ("pdf",))):
        rows(work / "people.csv", count)
        for kind in kinds:
            order = ["--edition", "2023", "--campaign", "thang-nhan-dao", "--unit", "VN-25", "--artefact", "certificate"]
            found = measure(program, "merge", "--quiet", *order, "--data", work / "people.csv", "--out", work / "out", "--as", kind)
            size = (work / "out" / f"certificate.{kind}").stat().st_size / 1e6
            show(f"{count:,} certificates, {kind} ({size:.1f} MB)", count, *found)
            each.setdefault(kind, [took / count * 1000 for took in found[:2]])
    return each


def theirs(work):
    """Milliseconds by the clock and of processors for each document, the start of the program left out."""
    took = {}
    for count in (1, DOCUMENTS):
        folder = work / f"docx-{count}"
        folder.mkdir()
        for i in range(1, count + 1):
            docx(folder / f"{i:04}.docx", i)
        profile = f"-env:UserInstallation=file://{work}/profile"
        files = sorted(folder.glob("*.docx"))
        # Once for nothing: the first start makes the profile.
        for _ in range(2 if count == 1 else 1):
            *took[count], peak = measure("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", work / "pdf", *files)
        show(f"LibreOffice, {count} DOCX to PDF, one process", count, *took[count], peak)
    if len(list((work / "pdf").glob("*.pdf"))) != DOCUMENTS:
        sys.exit("LibreOffice left documents out")
    return [(many - one) / (DOCUMENTS - 1) * 1000 for many, one in zip(took[DOCUMENTS], took[1])]


def main():
    program = os.path.realpath(sys.argv[1])
    work = pathlib.Path(tempfile.mkdtemp())
    try:
        each = ours(program, work)
        rival = theirs(work)
        print(f"LibreOffice, each document after the first: {rival[0]:.0f} ms by the clock, {rival[1]:.0f} ms of processors")
        for kind, own in each.items():
            faster = [theirs / ours for theirs, ours in zip(rival, own)]
            print(
                f"one certificate of 1,000, {kind}, start included: {own[0]:.2f} ms by the clock, {own[1]:.2f} ms of processors: "
                f"{faster[0]:.0f} and {faster[1]:.0f} times as fast"
            )
    finally:
        shutil.rmtree(work)


main()
