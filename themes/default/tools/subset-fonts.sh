#!/bin/sh
# Makes static/fonts/*.woff2 from the TTF of Be Vietnam Pro. Run by hand when the family changes; never at build.
#
#   npm install @expo-google-fonts/be-vietnam-pro        # somewhere outside the project: OFL 1.1, unmodified TTF
#   pip install fonttools brotli
#   themes/default/tools/subset-fonts.sh node_modules/@expo-google-fonts/be-vietnam-pro
#
# Kept: Latin and Vietnamese (all of U+1EA0–1EF9, combining tone marks for NFD text, ₫), punctuation, arrows of the
# interface. The family's file names stay; the licence (OFL.txt) stands beside the fonts, as it demands.
# The size-adjust of the fallback faces in static/site.css is the ratio of the mean advance width of Vietnamese
# running text: Be Vietnam Pro to Roboto (Android), to Arial (Windows, iOS, macOS) and to DejaVu Sans (Linux).
set -eu
from=${1:?"usage: subset-fonts.sh <folder of @expo-google-fonts/be-vietnam-pro>"}
to=$(CDPATH='' cd -- "$(dirname -- "$0")/../static/fonts" && pwd)
chars='U+0020-007E,U+00A0-017F,U+01A0-01A1,U+01AF-01B0,U+0300-0304,U+0306,U+0309,U+031B,U+0323,U+1EA0-1EF9,U+2010-2015,U+2018-201E,U+2022,U+2026,U+2030,U+2032-2033,U+2039-203A,U+20AB,U+20AC,U+2122,U+2190-2193,U+2212,U+2260,U+2264-2265'
for face in 400Regular 600SemiBold 800ExtraBold; do
  weight=$(printf %.3s "$face")
  pyftsubset "$from/$face/BeVietnamPro_$face.ttf" --unicodes="$chars" --flavor=woff2 \
    --layout-features='kern,mark,mkmk,ccmp,locl,liga,case' --no-hinting --desubroutinize \
    --output-file="$to/be-vietnam-pro-$weight.woff2"
done
cp "$from/LICENSE_FONT" "$to/OFL.txt"
