"""Outside judges of calendars, feeds, sitemap, linked data and schemas: icalendar, feedparser, lxml, PyLD, jsonschema, PyYAML, none of them ours.

usage: judges_formats.py REPOSITORY PUBLIC EVENTS-PROJECT
"""

import datetime
import fnmatch
import json
import sys
from pathlib import Path

import feedparser
import icalendar
import jsonschema
import yaml
from lxml import etree
from pyld import jsonld

from judging import judge, leave

ROOT, PUBLIC, EVENTS = map(Path, sys.argv[1:4])

# --- calendars -----------------------------------------------------------------------------------------------------


def calendar_errors(path):
    wrong = []
    raw = path.read_bytes()
    if any(len(line) > 75 for line in raw.split(b"\r\n")) or b"\n" in raw.replace(b"\r\n", b""):
        wrong.append(f"{path}: lines")
    calendar = icalendar.Calendar.from_ical(raw)
    if calendar.errors or calendar["VERSION"] != "2.0" or "PRODID" not in calendar:
        wrong.append(f"{path}: {calendar.errors}")
    uids = []
    for event in calendar.walk("VEVENT"):
        if event.errors or not all(k in event for k in ("UID", "DTSTAMP", "DTSTART", "SUMMARY")):
            wrong.append(f"{path}: {event.errors} {sorted(event)}")
            continue
        uids.append(str(event["UID"]))
        if "DTEND" in event and not event["DTSTART"].dt < event["DTEND"].dt:
            wrong.append(f"{path}: {event['SUMMARY']} ends before it begins")
    if len(set(uids)) != len(uids):
        wrong.append(f"{path}: a UID twice")
    return wrong


for name, tree in (("the shipped site", PUBLIC), ("a chapter's events", EVENTS / "public")):
    calendars = sorted(tree.rglob("*.ics"))
    judge(f"icalendar reads every calendar of {name}", [w for c in calendars for w in calendar_errors(c)] if calendars else ["none"], len(calendars))

read = lambda path: list(icalendar.Calendar.from_ical((EVENTS / "public" / path).read_bytes()).walk("VEVENT"))
launch = [e for e in read("don-vi/can-tho/lich.ics") if "Lễ phát động" in e["SUMMARY"]]
utc = datetime.timezone.utc
judge("a chapter's event stands in its calendar at its hour (UTC+7)", [] if [(e["DTSTART"].dt, e["DTEND"].dt, str(e["SUMMARY"])) for e in launch] == [
    (datetime.datetime(2023, 5, 7, 23, 30, tzinfo=utc), datetime.datetime(2023, 5, 8, 4, 0, tzinfo=utc), 'Lễ phát động; "Từ trái tim", 2023')] else [launch])
drive = [e for e in read("2023/hien-mau-tinh-nguyen/lich.ics") if e["SUMMARY"] == "Hiến máu"]
judge("a day without an hour is a whole day", [] if [(e["DTSTART"].dt, e["DTEND"].dt) for e in drive] == [(datetime.date(2023, 6, 14), datetime.date(2023, 6, 15))] else [drive])
judge("a chapter's calendar has no other chapter's events", [e["SUMMARY"] for e in read("don-vi/can-tho/lich.ics") if e["SUMMARY"] == "Hiến máu"])
national = (PUBLIC / "lich.ics").read_text("utf-8")
judge("the national calendar has the moved camp where it was held", [] if "DATE:20240813" in national and "DATE:20230701" not in national else ["camp"])

page = (EVENTS / "public/2023/thang-nhan-dao/su-kien/can-tho-phat-dong/index.html").read_text("utf-8")
data = json.loads(page.split('<script type="application/ld+json">')[1].split("</script>")[0])
judge("an event's page tells machines what it tells people", [] if (data["@type"], data["startDate"], data["location"]["name"]) == (
    "Event", "2023-05-08T06:30:00+07:00", "Nhà Văn hóa") else [data])

# --- linked data ---------------------------------------------------------------------------------------------------

SCHEMA = "https://schema.org/"
# Of schema.org's own context, what decides here: names are its terms, and these hold addresses.
CONTEXT = {"@vocab": SCHEMA, **{name: {"@type": "@id"} for name in ("url", "image", "item", "eventStatus", "eventAttendanceMode", "mainEntityOfPage")}}
# What a kind must say to be of use, after schema.org and what search engines ask.
WANTED = {
    "Event": {"name", "startDate", "location", "eventStatus", "organizer", "url"},
    "Article": {"headline", "datePublished", "inLanguage", "publisher", "mainEntityOfPage"},
    "BreadcrumbList": {"itemListElement"}, "ListItem": {"position", "name", "item"}, "Organization": {"name"}, "Place": {"address"}, "PostalAddress": {"addressCountry"},
    "CollectionPage": {"name", "url", "inLanguage", "publisher"}, "DigitalDocument": {"name", "url"}, "WebPage": {"name", "url"}, "WebSite": {"name", "url"},
    "Person": {"name"}, "ImageObject": {"contentUrl"},
}
DATES = {"startDate", "endDate", "datePublished", "dateModified"}


def offline(url, _options):
    assert url.rstrip("/") == "https://schema.org", url
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}


def node_errors(node):
    kinds = [k.removeprefix(SCHEMA) for k in node.get("@type", [])]
    said = {k.removeprefix(SCHEMA): v for k, v in node.items() if k.startswith(SCHEMA)}
    if kinds and (kinds[0] not in WANTED or not WANTED[kinds[0]] <= set(said)):
        yield f"{kinds}: {sorted(WANTED.get(kinds[0], {'an unknown kind'}) - set(said))}"
    for name, values in said.items():
        for value in values:
            address = value.get("@id", "https://")
            if not address.startswith("https://"):
                yield f"{name}: {address} is no absolute address"
            if name in DATES:
                datetime.datetime.fromisoformat(value["@value"])
            for inner in value.get("@list", [value]):
                if "@value" not in inner:
                    yield from node_errors(inner)


def linked_data_errors(page):
    found = etree.HTML(page.read_text("utf-8")).xpath("//script[@type='application/ld+json']/text()")
    for text in found:
        try:
            nodes = jsonld.expand(json.loads(text), {"documentLoader": offline})
            yield from (f"{page.relative_to(PUBLIC)}: {w}" for n in nodes for w in node_errors(n))
        except Exception as e:  # noqa: BLE001: whatever the judge says
            yield f"{page.relative_to(PUBLIC)}: {type(e).__name__} {e}"


pages = [p for p in sorted(PUBLIC.rglob("*.html")) if "kits" not in p.relative_to(PUBLIC).parts]
judge("PyLD reads the linked data of every page, and each kind says what it must", [w for p in pages for w in linked_data_errors(p)] if pages else ["none"], len(pages))

# --- feeds and sitemap ---------------------------------------------------------------------------------------------

BASE = json.loads((PUBLIC / "release.json").read_text("utf-8"))["base_url"]
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def page_of(address):
    """The file of an address of the site; None where it is no such address."""
    if not address.startswith(BASE):
        return None
    path = address[len(BASE):].split("#")[0]
    return PUBLIC / (path + "index.html" if path == "" or path.endswith("/") else path)


def feed_errors(path):
    where = path.relative_to(PUBLIC).as_posix()
    read = feedparser.parse(path.read_bytes())
    wrong = [f"{where}: {read.bozo_exception}"] if read.bozo or read.version != "atom10" else []
    tree = etree.parse(str(path))
    # RFC 4287: what a feed and an entry must have, once; entries by one author; ids that are absolute and differ.
    for node in [tree.getroot(), *tree.findall("a:entry", ATOM)]:
        for name in ("id", "title", "updated"):
            if len(node.findall(f"a:{name}", ATOM)) != 1:
                wrong.append(f"{where}: {name} of {node.findtext('a:id', None, ATOM)}")
    if not tree.findtext("a:author/a:name", None, ATOM):
        wrong.append(f"{where}: no author")
    own = [link.get("href") for link in tree.findall("a:link[@rel='self']", ATOM)]
    if own != [BASE + where]:
        wrong.append(f"{where}: self is {own}")
    ids = [e.id for e in read.entries]
    if len(set(ids)) != len(ids):
        wrong.append(f"{where}: an id twice")
    for entry in read.entries:
        page = page_of(entry.link)
        if page is None or not page.is_file():
            wrong.append(f"{where}: {entry.link} is no page")
        if not entry.get("updated_parsed"):
            wrong.append(f"{where}: {entry.id} has no readable day")
    days = [e.updated_parsed for e in read.entries]
    if days != sorted(days, reverse=True):
        wrong.append(f"{where}: not the latest first")
    return wrong


feeds = sorted(PUBLIC.rglob("atom.xml"))
judge("feedparser reads every feed, and each entry is a page", [w for f in feeds for w in feed_errors(f)] if len(feeds) > 40 else ["too few"], len(feeds))
spoken = {f: feedparser.parse(f.read_bytes()).feed.get("language") for f in feeds}
judge("a feed says its language", [f for f, lang in spoken.items() if lang != ("en" if f.is_relative_to(PUBLIC / "en") else "vi")])

MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
KINDS = etree.XMLSchema(etree.fromstring(b"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  targetNamespace="http://www.sitemaps.org/schemas/sitemap/0.9" elementFormDefault="qualified">
  <xs:element name="urlset"><xs:complexType><xs:sequence><xs:element name="url" maxOccurs="50000"><xs:complexType><xs:sequence>
    <xs:element name="loc"><xs:simpleType><xs:restriction base="xs:anyURI"><xs:minLength value="12"/><xs:maxLength value="2048"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="lastmod" minOccurs="0"><xs:simpleType><xs:union memberTypes="xs:date xs:dateTime"/></xs:simpleType></xs:element>
    <xs:any namespace="##other" processContents="skip" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element></xs:schema>"""))
sitemap = etree.parse(str(PUBLIC / "sitemap.xml"))
judge("the sitemap follows the schema of sitemaps.org", [] if KINDS.validate(sitemap) else list(KINDS.error_log))
locs = [u.findtext("s:loc", None, MAP) for u in sitemap.findall("s:url", MAP)]
judge("the sitemap lists pages that are there, each once", [loc for loc in locs if page_of(loc) is None or not page_of(loc).is_file() or locs.count(loc) > 1], len(locs))
others = {u.findtext("s:loc", None, MAP): {link.get("href") for link in u.findall("x:link", MAP)} for u in sitemap.findall("s:url", MAP)}
judge("pages of two languages name each other", [loc for loc, names in others.items() if loc not in names or any(loc not in others.get(n, ()) for n in names)])

# --- schemas -------------------------------------------------------------------------------------------------------


class Plain(yaml.SafeLoader):
    """YAML as editors read it (1.2 core schema): dates and times of day are texts."""


Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in pairs if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:int")]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Plain.add_implicit_resolver("tag:yaml.org,2002:int", __import__("re").compile(r"^[-+]?[0-9]+$"), list("-+0123456789"))

mapping = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
schemas = {name: json.loads((ROOT / name).read_text("utf-8")) for name in mapping}
every = {p.name: json.loads(p.read_text("utf-8")) for p in sorted((ROOT / ".vscode/schema").glob("*.json"))}


def metaschema_errors(name, schema):
    try:
        jsonschema.Draft202012Validator.check_schema(schema)
        return []
    except jsonschema.SchemaError as e:
        return [f"{name}: {e.message}"]


judge("every JSON Schema passes its metaschema", [w for n, s in every.items() for w in metaschema_errors(n, s)], len(every))


def depth_matches(path, pattern):
    return path.count("/") == pattern.count("/") and fnmatch.fnmatchcase(path, pattern)


def yaml_errors(root, path):
    relative = path.relative_to(root).as_posix()
    found = [name for name, patterns in mapping.items() if any(depth_matches(relative, p) for p in patterns)]
    if len(found) != 1:
        return [f"{relative}: {len(found)} schemas"]
    value = yaml.load(path.read_text("utf-8"), Plain)
    validator = jsonschema.Draft202012Validator(schemas[found[0]])
    return [f"{relative}: {e.json_path}: {e.message[:160]}" for e in validator.iter_errors({} if value is None else value)]


def written(root):
    files = [p for folder in ("content", "brand", "themes") for p in sorted((root / folder).rglob("*.yaml"))]
    return [p for p in files if "/i18n/" not in p.as_posix() and "/archetypes/" not in p.as_posix()]


for name, root in (("shipped", ROOT), ("new", EVENTS)):
    files = written(root)
    judge(f"every {name} YAML file follows its schema", [w for p in files for w in yaml_errors(root, p)], len(files))

WRONG = [
    ("campaign", "status: held\nwindow: { start: 2023-05-01, end: 2023-05-31 }\nversion: 1\naccent: sky\nscope: all\nkit: default\nslogan: x\n"),
    ("campaign", "status: done\nwindow: { start: 2023-05-01, end: 2023-05-31 }\nversion: 1\naccent: sky\nscope: all\nkit: default\n"),
    ("event", "title: Lễ\nstart: 8/5/2023\n"),
    ("event", "title: Lễ\nstart: 2023-05-08 8:00\n"),
    ("override", "theme: Chủ đề của tỉnh\n"),
    ("units", "- { code: VN-25 }\n"),
    ("site", "base_url: https://a.example/\ntitle: A\nlanguages: [fr]\ndate: 2023-01-01\ncurrent_edition: 2023\npublish: {}\n"),
]
right = [f"{name}: {text!r}" for name, text in WRONG
         if not list(jsonschema.Draft202012Validator(every[f"{name}.schema.json"]).iter_errors(yaml.load(text, Plain)))]
judge("what is wrong does not follow its schema", right, len(WRONG))
leave()
