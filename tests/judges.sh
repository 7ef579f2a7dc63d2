#!/usr/bin/env bash
# Outside judges over the full national build (63 chapters × 3 campaigns), made twice.
#
# usage: tests/judges.sh [NHANDIEN] [FOLDER]     default: target/release/nhandien, target/judged
set -euo pipefail
cd "$(dirname "$0")/.."
nhandien=$(realpath "${1:-target/release/nhandien}")
work=$(mkdir -p "${2:-target/judged}" && realpath "${2:-target/judged}")
failed=0
say() { printf '%s\n' "$*"; }

# Once as it comes, measuring memory; once elsewhere, with one thread, another zone and locale.
copy() { rm -rf "$1" && mkdir -p "$1" && cp -R brand content themes "$1/"; }
copy "$work/one" && copy "$work/two"
peak=$(cd "$work/one" && python3 - "$nhandien" <<'PY'
import resource, subprocess, sys
subprocess.run([sys.argv[1], "build", "--quiet"], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
PY
)
if [ "$peak" -lt 600 ]; then say "ok      peak memory ($peak MB)"; else say "FAILED  peak memory: $peak MB"; failed=1; fi
(cd "$work/two" && TZ=Pacific/Kiritimati LC_ALL=C "$nhandien" build --quiet --jobs 1 --out "other place")
if diff -rq "$work/one/public" "$work/two/other place" >"$work/differences"; then
    say "ok      two builds are the same bytes"
else
    say "FAILED  two builds differ"; head -5 "$work/differences"; failed=1
fi
rm -rf "$work/two"

stamps() { (cd "$work/one/public" && find . -printf '%p %i %s %T@ %C@\n' | LC_ALL=C sort); }
before=$(stamps | sha256sum)
(cd "$work/one" && "$nhandien" build --quiet)
if [ "$before" = "$(stamps | sha256sum)" ]; then say "ok      a second build writes nothing"; else say "FAILED  a second build writes"; failed=1; fi

python3 tests/judges.py "$work/one/public" "$nhandien" content/units/provinces-63.yaml || failed=1
exit "$failed"
