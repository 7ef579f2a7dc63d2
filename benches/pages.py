"""The same many pages for nhandien and for Hugo: 550 words of Vietnamese each, three tags, a date.

usage: pages.py REPOSITORY COUNT OUT      writes OUT/nhandien and OUT/hugo

Sentences are those of the shipped content, put together by a fixed rule: no clock, no chance, the same pages on every run.
"""

import datetime
import re
import shutil
import sys
from pathlib import Path

ROOT, COUNT, OUT = Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
WORDS = 550
TAGS = ["Sơ cấp cứu", "Hiến máu", "Tình nguyện viên", "Thanh niên", "Địa chỉ nhân đạo", "Ngư dân", "Dinh dưỡng", "Rừng ngập mặn", "Bão lũ",
        "Hạn mặn", "Tết Nhân ái", "Tháng Nhân đạo", "Người cao tuổi", "Trẻ em", "Người khuyết tật", "Nước sạch", "Nhà ở", "Sinh kế", "Học bổng",
        "Tập huấn", "Hội trại", "Hội thi", "Gây quỹ", "Đối tác", "Quốc tế", "Biên giới", "Hải đảo", "Miền núi", "Đô thị", "Trường học"]


def sentences():
    found = []
    for path in sorted((ROOT / "content").rglob("*.md")):
        if path.name.endswith(".en.md") or path.name == "HUONG-DAN.md":
            continue
        body = path.read_text("utf-8").split("\n---", 2)[-1]
        body = re.sub(r"`[^`]*`|[*_#>|]", " ", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", body))
        for line in body.splitlines():
            found += [s.strip(" -") for s in re.split(r"(?<=[.!?]) ", line)]
    # Sentences of names, numbers and quotations belong to their campaign.
    return sorted({s for s in found if s.endswith(".") and 8 <= len(s.split()) <= 30 and not re.search(r"[0-9“”\"{}\[\]:…]|Nhân đạo|Nhân ái", s)})


def body(n, all_sentences):
    out, words, at = [], 0, n * 7919
    while words < WORDS:
        if len(out) % 7 == 0:
            out.append(f"\n\n## Phần {len(out) // 7 + 1}\n\n")
        sentence = all_sentences[at % len(all_sentences)]
        emphasis = sentence.split(" ", 2)
        out.append(f"**{emphasis[0]} {emphasis[1]}** {emphasis[2]} " if len(out) % 5 == 4 else sentence + " ")
        words += len(sentence.split())
        at += 1 + n % 13
    return "".join(out).strip() + "\n\n- Một việc\n- Hai việc\n\n[Về danh sách](/tin/)\n"


def main():
    all_sentences = sentences()
    assert len(all_sentences) > 40, len(all_sentences)
    shutil.rmtree(OUT, ignore_errors=True)
    ours, hugo = OUT / "nhandien", OUT / "hugo"
    for folder in (ours / "content/articles", hugo / "content/tin", hugo / "layouts/_default"):
        folder.mkdir(parents=True)
    shutil.copytree(ROOT / "brand", ours / "brand")
    shutil.copytree(ROOT / "themes/default", ours / "themes/default", ignore=shutil.ignore_patterns("artboards", "kits"))
    (ours / "content/site.yaml").write_text(
        "base_url: https://bench.example/\ntitle: Tin\nlanguages: [vi]\ndate: 2026-01-01\ncurrent_edition: 0\npublish: { kits: [] }\n"
        "menu:\n  - { label: Tin, url: /tin/ }\n  - { label: Nhãn, url: /the/ }\n  - { label: Lịch, url: /lich/ }\n", "utf-8")
    (hugo / "hugo.toml").write_text(
        'baseURL = "https://bench.example/"\ntitle = "Tin"\nlanguageCode = "vi"\n[taxonomies]\ntag = "the"\n[pagination]\npagerSize = 12\n[services.rss]\nlimit = 60\n'
        '[[menus.main]]\nname = "Tin"\nurl = "/tin/"\n[[menus.main]]\nname = "Nhãn"\nurl = "/the/"\n', "utf-8")
    head = ('<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{{ .Title }}</title><link rel="canonical" href="{{ .Permalink }}"></head><body>'
            '<nav><ul>{{ range site.Menus.main }}<li><a href="{{ .URL }}">{{ .Name }}</a></li>{{ end }}</ul></nav><main>{{ block "main" . }}{{ end }}</main></body></html>\n')
    (hugo / "layouts/_default/baseof.html").write_text(head, "utf-8")
    (hugo / "layouts/_default/single.html").write_text(
        '{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p><time>{{ .Date.Format "2006-01-02" }}</time>{{ .TableOfContents }}{{ .Content }}'
        '<ul>{{ range .GetTerms "the" }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>'
        '{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}'
        '{{ range site.RegularPages.Related . | first 4 }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}\n', "utf-8")
    (hugo / "layouts/_default/list.html").write_text(
        '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.summary }}</li>{{ end }}</ul>'
        '{{ template "_internal/pagination.html" . }}{{ end }}\n', "utf-8")
    (hugo / "layouts/_default/terms.html").write_text(
        '{{ define "main" }}<ul>{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}\n', "utf-8")
    (hugo / "layouts/index.html").write_text('{{ define "main" }}<h1>{{ .Title }}</h1>{{ end }}\n', "utf-8")
    first = datetime.date(2010, 1, 1)
    for n in range(COUNT):
        tags = sorted({TAGS[n % 30], TAGS[n * 7 % 30], TAGS[n * 11 % 30]})
        day = first + datetime.timedelta(days=n % 5800)
        text = body(n, all_sentences)
        summary = all_sentences[n % len(all_sentences)]
        (ours / f"content/articles/bai-{n:05}.md").write_text(
            f"---\ntitle: Bài số {n}\nsummary: {summary}\ndate: {day}\ntags: [{', '.join(tags)}]\n---\n{text}", "utf-8")
        (hugo / f"content/tin/bai-{n:05}.md").write_text(
            f"---\ntitle: Bài số {n}\nsummary: {summary}\ndate: {day}\nthe: [{', '.join(tags)}]\n---\n{text}", "utf-8")


main()
