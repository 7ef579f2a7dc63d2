#!/usr/bin/env bash
# What a chapter's piece takes of one core, beside rsvg-convert and headless Chromium with the same drawings, in one run.
#
# usage: benches/rivals.sh [CAMPAIGN]      needs: rsvg-convert, Chromium, and what `tests/run` installs from npm
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# One worker: an idle one that looks for work would count as time of ours.
RAYON_NUM_THREADS=1 cargo bench --quiet --bench artefacts -- --campaign "${1:-thang-nhan-dao}" --out "$work/pieces" >"$work/pieces.tsv"
node benches/rivals.mjs "$work/pieces" brand/fonts target/tests-npm/node_modules >"$work/chromium.json"
python3 benches/rivals.py "$work/pieces.tsv" "$work/pieces" brand/fonts "$work/chromium.json"
