"""How long others take for the pieces that `cargo bench --bench artefacts` drew: the same drawings, to the same sizes.

usage: rivals.py PIECES.tsv FOLDER FONTS CHROMIUM.json     prints a line a piece, and ratios

All times are milliseconds of processor, whoever's. rsvg-convert's are less those of an empty drawing (its start, shown
apart). Chromium's come from `rivals.mjs`: all its processes, in a browser that runs already and has drawn the piece before.
Ours are averaged over all chapters, the ground that they share and the layout of their texts included.
"""

import json
import math
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 3
pieces, folder, fonts, chromium = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]).resolve(), json.loads(Path(sys.argv[4]).read_text())
work = Path(tempfile.mkdtemp())
(work / "fonts.conf").write_text(f"<fontconfig><dir>{fonts}</dir><cachedir>{work}/cache</cachedir></fontconfig>", "utf-8")
environment = os.environ | {"FONTCONFIG_FILE": str(work / "fonts.conf")}


def used(command):
    """Milliseconds of processor that a command takes, the least of some runs."""
    best = math.inf
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1e3)
    return best


def rsvg(drawing, kind):
    return used(["rsvg-convert", "--unlimited", "-f", kind, "-o", str(work / "out"), str(drawing)])


def mean(ratios):
    return math.exp(sum(map(math.log, ratios)) / len(ratios))


(work / "empty.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text font-family="Be Vietnam Pro">.</text></svg>')
start = rsvg(work / "empty.svg", "png")
print(f"start of process, ms: rsvg-convert {start:.0f}, Chromium {chromium['start']:.0f} (on the wall)")
print(f"{'piece':<30}{'ours ms':>9}{'rsvg ms':>9}{'Chromium ms':>13}{'rsvg ×':>9}{'Chromium ×':>12}")
ratios = {"png": [], "pdf": []}
for line in Path(pieces).read_text().splitlines():
    name, count, first, each, _ = line.split("\t")
    if int(count) < 2:
        continue  # Made once for all chapters: nothing to compare with a chapter's.
    kind = name.rsplit(".", 1)[1]
    others = max(rsvg(folder / f"{name}.svg", kind) - start, 0.01), chromium["pieces"][name]["cpu"]
    ratio = [o / float(each) for o in others]
    ratios[kind].append(ratio)
    print(f"{name:<30}{float(each):>9.2f}{others[0]:>9.1f}{others[1]:>13.1f}{ratio[0]:>9.0f}{ratio[1]:>12.0f}")
for kind, all_of in ratios.items():
    print(f"geometric mean over {len(all_of)} {kind}: rsvg-convert {mean([r[0] for r in all_of]):.0f} ×, Chromium {mean([r[1] for r in all_of]):.0f} ×")
