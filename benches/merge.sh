#!/usr/bin/env bash
# How long mail merge takes: certificates for 1,000 and 10,000 rows, as one PDF and as a ZIP of single files; beside it,
# LibreOffice turning a DOCX of the same words into PDF, one document a person, in one process. Prints; judges nothing.
#
# usage: benches/merge.sh          needs: python3, soffice (LibreOffice)
set -euo pipefail
cd "$(dirname "$0")/.."
# As the tests build it, so that dependencies are compiled once.
cargo build --release --all-targets --quiet
python3 benches/merge.py target/release/nhandien
