#!/usr/bin/env python3
"""Writes documents/slides.pptx, the presentation that slides are made on: a master and five layouts, no slide.

Run by hand when the design changes; never at build:  python3 themes/default/tools/slides.py themes/default/documents/slides.pptx
The file may as well be opened and redrawn in PowerPoint or Impress; what must stay are the names that documents/slides.yaml
gives: of layouts, of pictures (Selection Pane) and of theme colours.
"""
import struct
import sys
import zipfile
import zlib

NS = ('xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
      'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
      'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WIDTH, HEIGHT = 12192000, 6858000           # 13.333 × 7.5 in, EMU
PX = 6350                                   # the slide is 1920 × 1080 of these, the grid of the screen artboard
LEFT, FULL = 112, 1696                      # margin and text width on that grid


def frame(x, y, w, h):
    return f'<a:xfrm><a:off x="{x * PX}" y="{y * PX}"/><a:ext cx="{w * PX}" cy="{h * PX}"/></a:xfrm>'


def fill(color):
    return f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill>'


class Sheet:
    """Shapes of a layout or the master, numbered as they come."""

    def __init__(self):
        self.shapes, self.count = [], 1

    def id(self):
        self.count += 1
        return self.count

    def drawn(self, name, box, geometry, color):
        self.shapes.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.id()}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{frame(*box)}{geometry}'
            f'{fill(color)}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="vi-VN"/></a:p></p:txBody></p:sp>')

    def rect(self, name, box, color, shape="rect"):
        self.drawn(name, box, f'<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>', color)

    def picture(self, name, alt, box, relation, crop="", shape="rect"):
        self.shapes.append(
            f'<p:pic><p:nvPicPr><p:cNvPr id="{self.id()}" name="{name}" descr="{alt}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr userDrawn="1"/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{relation}"/>{crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr>{frame(*box)}<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom></p:spPr></p:pic>')

    def place(self, name, kind, index, box, prompt, size, color="tx1", bold=False, anchor="t", line=100, before=0, bullets=False, align="l"):
        index = f' idx="{index}"' if index is not None else ""
        kind = f' type="{kind}"' if kind else ""
        run = f'<a:defRPr sz="{size * 100}" b="{int(bold)}">{fill(color)}</a:defRPr>'
        space = f'<a:lnSpc><a:spcPct val="{line * 1000}"/></a:lnSpc><a:spcBef><a:spcPts val="{before * 100}"/></a:spcBef>'
        levels = ""
        for level in range(5 if bullets else 1):
            step = 342900
            left = f' marL="{step * (level + 1)}" indent="-{step}"' if bullets else ' marL="0" indent="0"'
            mark = f'<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="{"•" if level % 2 == 0 else "–"}"/>' if bullets else "<a:buNone/>"
            own = run if level == 0 else f'<a:defRPr sz="{max(size - 3 * level, 14) * 100}">{fill(color)}</a:defRPr>'
            levels += f'<a:lvl{level + 1}pPr{left} algn="{align}">{space}{mark}{own}</a:lvl{level + 1}pPr>'
        self.shapes.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.id()}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph{kind}{index}/></p:nvPr></p:nvSpPr>'
            f'<p:spPr>{frame(*box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
            f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle>{levels}</a:lstStyle>'
            f'<a:p><a:r><a:rPr lang="vi-VN"/><a:t>{prompt}</a:t></a:r></a:p></p:txBody></p:sp>')

    def line(self, name, box, text, size, color):
        """Words that no slide changes."""
        self.shapes.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.id()}" name="{name}"/><p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr>'
            f'<p:spPr>{frame(*box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>'
            f'<p:txBody><a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/>'
            f'<a:p><a:r><a:rPr lang="vi-VN" sz="{size * 100}">{fill(color)}</a:rPr><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>')

    def number(self, color="tx1"):
        self.shapes.append(
            f'<p:sp><p:nvSpPr><p:cNvPr id="{self.id()}" name="Số trang"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldNum" sz="quarter" idx="12"/></p:nvPr></p:nvSpPr>'
            f'<p:spPr>{frame(1648, 988, 160, 40)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
            f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle><a:lvl1pPr algn="r"><a:defRPr sz="1200">{fill(color)}</a:defRPr></a:lvl1pPr></a:lstStyle>'
            f'<a:p><a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="vi-VN"/><a:t>‹#›</a:t></a:fld><a:endParaRPr lang="vi-VN"/></a:p></p:txBody></p:sp>')

    def foot(self, color="dk2"):
        self.line("Chân trang", (LEFT, 988, 1400, 40), "{{ unit.chapter }} · {{ campaign.dated }}", 12, color)
        self.number(color)

    def tree(self):
        return ('<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/>'
                f'<a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>{"".join(self.shapes)}</p:spTree>')


def ground(color):
    return f'<p:bg><p:bgPr>{fill(color)}<a:effectLst/></p:bgPr></p:bg>'


# White, with a corner as round as on the screen artboard.
SHEET = ('<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="1340" h="1080"><a:moveTo><a:pt x="0" y="0"/></a:moveTo>'
         '<a:lnTo><a:pt x="860" y="0"/></a:lnTo><a:arcTo wR="480" hR="480" stAng="16200000" swAng="5400000"/><a:lnTo><a:pt x="1340" y="1080"/></a:lnTo><a:lnTo><a:pt x="0" y="1080"/></a:lnTo>'
         '<a:close/></a:path></a:pathLst></a:custGeom>')
# A quarter of a disc in the upper right corner.
CORNER = ('<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="100" h="100"><a:moveTo><a:pt x="0" y="0"/></a:moveTo>'
          '<a:arcTo wR="100" hR="100" stAng="10800000" swAng="-5400000"/><a:lnTo><a:pt x="100" y="0"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>')
TITLE = "Bấm để viết tiêu đề"
TEXT = "Bấm để viết nội dung"


def cover():
    s = Sheet()
    s.picture("Hình chủ đạo", "Hình chủ đạo của chiến dịch", (860, 0, 1060, 1080), "rId2")
    s.drawn("Nền trắng", (0, 0, 1340, 1080), SHEET, "bg1")
    s.rect("Vạch chân", (0, 1056, 1920, 24), "accent1")
    s.place("Tiêu đề", "ctrTitle", None, (LEFT, 190, 1090, 520), TITLE, 50, "accent6", True, "ctr", 105)
    s.place("Dòng trên", "subTitle", 1, (LEFT, 88, 920, 84), "Thời gian", 20, "tx2", True, "ctr")
    s.picture("Dấu hiệu", "{{ unit.chapter }}", (64, 790, 912, 240), "rId3")
    return "title", ground("bg1"), s, ["cover", "lockup"]


def section():
    s = Sheet()
    s.drawn("Góc tròn", (1120, 0, 800, 800), CORNER, "accent1")
    s.drawn("Góc tròn nhỏ", (1520, 0, 400, 400), CORNER, "accent4")
    s.place("Tiêu đề", "title", None, (LEFT, 400, 1200, 480), TITLE, 48, "bg1", True, "b", 105)
    s.rect("Vạch", (LEFT, 920, 144, 16), "accent4")
    s.foot("bg1")
    return "secHead", ground("tx2"), s, []


def text():
    s = Sheet()
    s.rect("Vạch", (LEFT, 84, 144, 14), "accent1")
    s.place("Tiêu đề", "title", None, (LEFT, 116, FULL, 132), TITLE, 32, "tx2", True, "ctr", 100)
    s.place("Nội dung", None, 1, (LEFT, 284, FULL, 652), TEXT, 24, "tx1", False, "t", 105, 10, True)
    s.foot()
    s.rect("Vạch chân", (0, 1056, 1920, 24), "accent1")
    return "obj", ground("bg1"), s, []


def columns():
    s = Sheet()
    s.rect("Vạch", (LEFT, 84, 144, 14), "accent1")
    s.rect("Nền cột trái", (LEFT, 276, 824, 668), "bg2")
    s.rect("Nền cột phải", (984, 276, 824, 668), "bg2")
    s.rect("Vạch cột trái", (LEFT, 276, 824, 8), "accent1")
    s.rect("Vạch cột phải", (984, 276, 824, 8), "accent1")
    s.place("Tiêu đề", "title", None, (LEFT, 116, FULL, 132), TITLE, 32, "tx2", True, "ctr", 100)
    for i, x in enumerate((LEFT, 984)):
        s.place(f"Đầu cột {i + 1}", "body", 1 + 2 * i, (x + 40, 316, 744, 64), "Đầu cột", 20, "accent6", True, "ctr")
        s.place(f"Nội dung cột {i + 1}", None, 2 + 2 * i, (x + 40, 396, 744, 516), TEXT, 20, "tx1", False, "t", 105, 8, True)
    s.foot()
    s.rect("Vạch chân", (0, 1056, 1920, 24), "accent1")
    return "twoTxTwoObj", ground("bg1"), s, []


def statement():
    s = Sheet()
    s.rect("Vạch", (LEFT, 310, 16, 400), "accent1")
    s.picture("Hình chủ đạo", "Hình chủ đạo của chiến dịch", (1270, 240, 540, 540), "rId2", '<a:srcRect t="940" b="940"/>', "ellipse")
    s.place("Tiêu đề", "title", None, (LEFT + 64, 302, 1020, 64), TITLE, 20, "tx2", True, "ctr")
    s.place("Câu", "body", 1, (LEFT + 64, 386, 1020, 440), "Bấm để viết một câu", 38, "accent6", True, "t", 110, 12)
    s.foot()
    s.rect("Vạch chân", (0, 1056, 1920, 24), "accent1")
    return None, ground("bg2"), s, ["cover"]


LAYOUTS = [("Trang đầu", cover), ("Mục", section), ("Nội dung", text), ("Hai cột", columns), ("Lời nhắn", statement)]


def master():
    s = Sheet()
    s.place("Tiêu đề", "title", None, (LEFT, 116, FULL, 132), TITLE, 32, "tx2", True, "ctr")
    s.place("Nội dung", "body", 1, (LEFT, 284, FULL, 652), TEXT, 24, "tx1", False, "t", 105, 10, True)
    s.number()
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + i}" r:id="rId{i + 1}"/>' for i in range(len(LAYOUTS)))
    level = '<a:lvl1pPr algn="l"><a:buNone/><a:defRPr sz="{}" b="{}">' + fill("tx1") + '<a:latin typeface="+m{}-lt"/><a:ea typeface="+m{}-ea"/><a:cs typeface="+m{}-cs"/></a:defRPr></a:lvl1pPr>'
    styles = (f'<p:txStyles><p:titleStyle>{level.format(3200, 1, "j", "j", "j")}</p:titleStyle><p:bodyStyle>{level.format(2400, 0, "n", "n", "n")}</p:bodyStyle>'
              f'<p:otherStyle>{level.format(1800, 0, "n", "n", "n")}</p:otherStyle></p:txStyles>')
    return (f'{HEAD}<p:sldMaster {NS}><p:cSld>{ground("bg1")}{s.tree()}</p:cSld>'
            '<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
            f'<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>{styles}</p:sldMaster>')


def theme():
    colors = dict(dk1="1A1A1A", lt1="FFFFFF", dk2="0B3868", lt2="EEF7FC", accent1="1577C2", accent2="4EB0E6", accent3="BDE2F6", accent4="FFD45E", accent5="B9355C", accent6="C4141F",
                  hlink="0B3868", folHlink="B9355C")
    scheme = "".join(f'<a:{n}><a:srgbClr val="{v}"/></a:{n}>' for n, v in colors.items())
    font = lambda n: f'<a:{n}Font><a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/></a:{n}Font>'
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    return (f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Bộ nhận diện"><a:themeElements><a:clrScheme name="Chiến dịch">{scheme}</a:clrScheme>'
            f'<a:fontScheme name="Bộ nhận diện">{font("major")}{font("minor")}</a:fontScheme><a:fmtScheme name="Phẳng"><a:fillStyleLst>{plain * 3}</a:fillStyleLst>'
            f'<a:lnStyleLst>{"".join(f"<a:ln w=&quot;{w}&quot;>{plain}</a:ln>" for w in (6350, 12700, 19050)).replace("&quot;", chr(34))}</a:lnStyleLst>'
            f'<a:effectStyleLst>{"<a:effectStyle><a:effectLst/></a:effectStyle>" * 3}</a:effectStyleLst><a:bgFillStyleLst>{plain * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>')


def png(width, height, color):
    """A plain picture that holds the place of those made for each campaign and chapter."""
    chunk = lambda kind, data: struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + bytes(color) * width) * height
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")


def relations(items):
    return f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
        f'<Relationship Id="{i}" Type="{t}" Target="{to}"/>' for i, t, to in items) + "</Relationships>"


def parts():
    main = "application/vnd.openxmlformats-officedocument.presentationml."
    kinds = {"ppt/presentation.xml": main + "presentation.main+xml", "ppt/slideMasters/slideMaster1.xml": main + "slideMaster+xml", "ppt/presProps.xml": main + "presProps+xml",
             "ppt/viewProps.xml": main + "viewProps+xml", "ppt/tableStyles.xml": main + "tableStyles+xml", "ppt/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
             "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml", "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml"}
    out = {
        "_rels/.rels": relations([("rId1", f"{RELS}/officeDocument", "ppt/presentation.xml"),
                                  ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
                                  ("rId3", f"{RELS}/extended-properties", "docProps/app.xml")]),
        "docProps/app.xml": f'{HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>nhandien</Application></Properties>',
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Bộ nhận diện</dc:title></cp:coreProperties>',
        "ppt/presentation.xml": (f'{HEAD}<p:presentation {NS} saveSubsetFonts="1"><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
                                 f'<p:sldSz cx="{WIDTH}" cy="{HEIGHT}"/><p:notesSz cx="{HEIGHT}" cy="9144000"/></p:presentation>'),
        "ppt/_rels/presentation.xml.rels": relations([("rId1", f"{RELS}/slideMaster", "slideMasters/slideMaster1.xml"), ("rId2", f"{RELS}/presProps", "presProps.xml"),
                                                      ("rId3", f"{RELS}/viewProps", "viewProps.xml"), ("rId4", f"{RELS}/theme", "theme/theme1.xml"), ("rId5", f"{RELS}/tableStyles", "tableStyles.xml")]),
        "ppt/presProps.xml": f"{HEAD}<p:presentationPr {NS}/>",
        "ppt/viewProps.xml": f"{HEAD}<p:viewPr {NS}/>",
        "ppt/tableStyles.xml": f'{HEAD}<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>',
        "ppt/theme/theme1.xml": theme(),
        "ppt/slideMasters/slideMaster1.xml": master(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            [(f"rId{i + 1}", f"{RELS}/slideLayout", f"../slideLayouts/slideLayout{i + 1}.xml") for i in range(len(LAYOUTS))]
            + [(f"rId{len(LAYOUTS) + 1}", f"{RELS}/theme", "../theme/theme1.xml")]),
        "ppt/media/cover.png": png(106, 108, (0x15, 0x77, 0xC2)),
        "ppt/media/lockup.png": png(76, 20, (255, 255, 255)),
    }
    for i, (name, make) in enumerate(LAYOUTS, 1):
        kind, back, sheet, media = make()
        kind = f' type="{kind}"' if kind else ' userDrawn="1"'
        part = f"ppt/slideLayouts/slideLayout{i}.xml"
        kinds[part] = main + "slideLayout+xml"
        out[part] = f'{HEAD}<p:sldLayout {NS}{kind} preserve="1"><p:cSld name="{name}">{back}{sheet.tree()}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>'
        out[f"ppt/slideLayouts/_rels/slideLayout{i}.xml.rels"] = relations(
            [("rId1", f"{RELS}/slideMaster", "../slideMasters/slideMaster1.xml")] + [(f"rId{n + 2}", f"{RELS}/image", f"../media/{m}.png") for n, m in enumerate(media)])
    overrides = "".join(f'<Override PartName="/{p}" ContentType="{k}"/>' for p, k in kinds.items())
    types = (f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
             f'<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>{overrides}</Types>')
    return {"[Content_Types].xml": types, **out}


with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
    for name, content in parts().items():
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(info, content)
