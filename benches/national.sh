#!/usr/bin/env bash
# How long the national build takes, and how that compares. Prints; judges nothing.
#
# usage: benches/national.sh          needs: python3; uses rsvg-convert and chromium where they are
set -euo pipefail
cd "$(dirname "$0")/.."
cargo build --release --quiet
nhandien=$(realpath target/release/nhandien)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R brand content themes "$work/"
cd "$work"

# Seconds and peak memory (MB) of a command, the median of $1 runs.
measure() {
    python3 - "$@" <<'PY'
import os, resource, statistics, subprocess, sys, time
runs, command = int(sys.argv[1]), sys.argv[2:]
times = []
for _ in range(runs):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    times.append(time.perf_counter() - start)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f"{statistics.median(times):.3f} {peak:.0f}")
PY
}
row() { printf '%-44s %9.3f s %7s MB\n' "$1" "$2" "${3:-}"; }
ratio() { python3 -c "import sys; a, b = map(float, sys.argv[1:]); print(f'{a / b:.1f}')" "$1" "$2"; }

echo "cores: $(nproc)"
read -r cold memory <<<"$(measure 1 "$nhandien" build --quiet)"
row "full build, cold" "$cold" "$memory"
read -r second peak <<<"$(measure 3 "$nhandien" build --quiet)"
row "second build, nothing changed" "$second" "$peak"
sed -i 's/^version: 1$/version: 2/' content/campaigns/2023/thang-nhan-dao/campaign.yaml
read -r third peak <<<"$(measure 1 "$nhandien" build --quiet)"
row "after a change to one campaign" "$third" "$peak"
read -r checked peak <<<"$(measure 3 "$nhandien" check --quiet)"
row "check" "$checked" "$peak"
files=$(find public -type f | wc -l)
drawn=$(find public -name '*.png' -o -name '*.pdf' | wc -l)
printf '%-44s %9s\n' "files" "$files"
printf '%-44s %9s\n' "kits per second, all cores" "$(ratio 189 "$cold")"
per=$(python3 -c "print($cold * $(nproc) / $drawn)")
row "a picture or PDF, of one core" "$per"

# The same drawing by others: the square post of one chapter, from the kit's own editable source.
mkdir kit && (cd kit && unzip -qq ../public/kits/2023/thang-nhan-dao/quang-tri.zip)
svg=$(find "$PWD/kit" -name fb-post-square.svg)
compare() { printf '%-44s %9.3f s   %s times ours\n' "$1" "$2" "$(ratio "$2" "$per")"; }
if command -v rsvg-convert >/dev/null; then
    read -r other _ <<<"$(measure 3 rsvg-convert -w 1080 -o other.png "$svg")"
    compare "rsvg-convert: fb-post-square.png" "$other"
fi
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
if [ -n "$chromium" ]; then
    browser=("$chromium" --headless --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars)
    read -r other _ <<<"$(measure 3 "${browser[@]}" --window-size=1080,1080 "--screenshot=$work/other.png" "file://$svg")"
    compare "Chromium: fb-post-square.png" "$other"
    poster=$(find "$PWD/kit" -name poster.svg)
    read -r other _ <<<"$(measure 1 "${browser[@]}" "--print-to-pdf=$work/other.pdf" "file://$poster")"
    compare "Chromium: poster.pdf (RGB, no bleed)" "$other"
fi
