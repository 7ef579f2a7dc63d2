#!/usr/bin/env python3
"""Takes the screen hints out of the TTF files of a brand: instructions for coarse screens, which no press, no phone and no
page needs, and which every PDF would carry along (a third of a subset). Outlines, widths, names and features stay.

Run by hand when a family changes; never at build:  pip install fonttools; python3 themes/default/tools/unhint-fonts.py brand/fonts
"""
import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import ttProgram

for path in sorted(Path(sys.argv[1]).glob("*.ttf")):
    font = TTFont(path, recalcTimestamp=False)
    before = path.stat().st_size
    for table in ("fpgm", "prep", "cvt ", "hdmx", "VDMX", "LTSH", "gasp"):
        if table in font:
            del font[table]
    for glyph in font["glyf"].glyphs.values():
        glyph.expand(font["glyf"])
        if hasattr(glyph, "program"):
            glyph.program = ttProgram.Program()
            glyph.program.fromBytecode(b"")
    most = font["maxp"]
    for key in ("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions"):
        setattr(most, key, 0)
    most.maxZones = 1
    font.save(path)
    print(path.name, before, "→", path.stat().st_size)
