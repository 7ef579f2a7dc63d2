#!/usr/bin/env bash
# How long the national build takes: three campaigns for 63 chapters, then the whole programme of both years. Prints; judges
# nothing. What others take for the same pieces: rivals.sh.
#
# usage: benches/national.sh          needs: python3
set -euo pipefail
cd "$(dirname "$0")/.."
# As the tests build it, so that dependencies are compiled once.
cargo build --release --all-targets --quiet
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
kits() { find public/kits -name '*.zip' | wc -l; }
three=(--edition 2023 --campaign tet-nhan-ai --campaign thang-nhan-dao --campaign hien-mau-tinh-nguyen)
read -r cold memory <<<"$(measure 1 "$nhandien" build --quiet "${three[@]}")"
row "three campaigns, cold" "$cold" "$memory"
printf '%-44s %9s\n' "kits a second" "$(ratio "$(kits)" "$cold")"
read -r second peak <<<"$(measure 3 "$nhandien" build --quiet "${three[@]}")"
row "again, nothing changed" "$second" "$peak"
sed -i 's/^version: 1$/version: 2/' content/campaigns/2023/thang-nhan-dao/campaign.yaml
read -r third peak <<<"$(measure 1 "$nhandien" build --quiet "${three[@]}")"
row "after a change to one campaign" "$third" "$peak"
rm -rf public .nhandien
read -r cold memory <<<"$(measure 1 "$nhandien" build --quiet)"
row "everything, $(kits) kits, cold" "$cold" "$memory"
printf '%-44s %9s\n' "files" "$(find public -type f | wc -l)"
read -r second peak <<<"$(measure 3 "$nhandien" build --quiet)"
row "again, nothing changed" "$second" "$peak"
read -r checked peak <<<"$(measure 3 "$nhandien" check --quiet)"
row "check" "$checked" "$peak"
