# English messages. Each code: the sentence, .title (short name), .why (explanation with examples), .help (what to do).
# Empty arguments: select on $has-<name>. Arguments that begin with "@" are messages expected-….

severity-error = error
severity-warning = warning
severity-info = note
severity-help = help
summary = { $errors ->
    [0] No errors
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}.

## Kinds of values and of things

expected-text = text
expected-text-or-map = text, or both languages vi and en
expected-map = indented “key: value” lines
expected-list = a list
expected-integer = a whole number
expected-number = a number
expected-bool = true or false
expected-date = a date such as 2023-05-31
expected-color = a colour such as #RRGGBB
expected-scope = all, or lists of regions, units, tags
expected-kit = kit list (in kits/, or false)
expected-value = a valid value
expected-nothing = nothing
expected-series = campaign in content/series/
expected-unit = unit code
expected-organisation = organisation
expected-link = link in links.yaml
expected-accent = accent
expected-edition = year
expected-campaign = campaign
expected-region = region
expected-tag = geography tag
expected-taxonomy = taxonomy in site.yaml
expected-cluster = cluster
expected-carried = a year (2023) or one campaign of a year (2023/tet-nhan-ai)
expected-lockup = lockup
expected-artboard = artboard
expected-layout = document layout (.typ)
expected-document = document
expected-preset = preset
expected-string = interface string (i18n)
expected-campaign-folder = folder <campaign>-<year>
expected-unit-slug = chapter valid when the campaign begins
expected-moment = a day, with a time if known: 2023-05-08 or 2023-05-08 08:00
expected-web-address = a web address such as https://…
expected-phone = a telephone number such as 0292 3 820 000
expected-email = an e-mail address such as ctd@cantho.vn
expected-level-brand = the brand, set by Central
expected-level-theme = the theme, set by its designer
expected-level-campaign = the campaign, set by Central
expected-level-unit = the list of units, set by Central
expected-level-override = the chapter's own settings
expected-level-event = each event
expected-slogan = approved slogan of the campaign
expected-target = label of the campaign's targets
expected-weekday-1 = Monday
expected-weekday-2 = Tuesday
expected-weekday-3 = Wednesday
expected-weekday-4 = Thursday
expected-weekday-5 = Friday
expected-weekday-6 = Saturday
expected-weekday-7 = Sunday

## Command line

cli-about = Makes the website and the campaign kit of every chapter
cli-build = Make the website and the kits
cli-check = Judge content, identity and drawings; make nothing
cli-plan = List every file that would be made
cli-kit = Make one chapter's ZIP
cli-proof = Make contact sheets (PDF): every piece of each campaign and each chapter, to be looked at before a release
cli-serve = Preview on this machine, live
cli-explain = Explain a code
cli-new = Make new files from a template: campaign, event, article, page, a chapter's own settings
cli-new-campaign = Make a campaign
cli-new-event = Make an event of a chapter, or of Central without --unit
cli-new-article = Make an article (a draft)
cli-new-page = Make a page
cli-new-override = Make a chapter's own settings for a campaign
cli-init = Make a new project, empty but working, in a new folder
cli-schema = Write JSON Schemas, so that editors complete and mark mistakes
cli-arg-slug = Name of the folder or file: lower-case letters, digits, hyphens
cli-arg-name = The campaign's name
cli-arg-title = What people read
cli-arg-start = First day; for events with a time, if known
cli-arg-end = Last day
cli-arg-place = Where
cli-arg-address = Address
cli-arg-kind = Kind of event
cli-arg-dir = New folder
schemas-made = Wrote { $count } schemas to { $folder }.
project-made = Made a project in { $folder }. Next: go there and run nhandien new campaign …
file-made = Made { $path }
next-step = Open the file, fill in the lines that begin with #, then look with nhandien serve.
cli-arg-project = Project folder
cli-arg-edition = This year only
cli-arg-campaign = This campaign only (its folder, such as thang-nhan-dao)
cli-arg-unit = This unit only (its code, such as VN-25)
cli-arg-date = The build's day, instead of site.yaml's
cli-arg-base-url = The site's address, instead of site.yaml's
cli-arg-drafts = Show drafts of articles, too
cli-arg-locale = Language of messages
cli-arg-quiet = Speak only of errors
cli-arg-out = Output folder
cli-arg-shard = Make part I of N only
cli-arg-jobs = How many things are made at once
cli-arg-format = Form of the result
cli-arg-port = Port
cli-arg-open = Open the browser
cli-arg-poll = Look for changed files at intervals (for network drives)
cli-arg-code = A code, such as TXT-12
cli-merge = Mail merge: fills certificates, cards, presentation boards from a list (CSV, XLSX), one for each row
cli-arg-artefact = Piece, for example certificate
cli-arg-data = List: a CSV or XLSX file, outside the project's folder
cli-arg-as = One PDF of many pages, one ZIP with a file for each person, or both
progress = Making
checked = Nothing to mend.
built = Done in { $seconds } s: { $files } files, { $written } written, { $removed } removed. Folder: { $folder }
kits-made = { $count ->
    [one] Made { $count } kit
   *[other] Made { $count } kits
} in { $folder }
merged = { $count } filled in after { $seconds } seconds: { $files } in { $folder }
proof-title = Contact sheet · { $title }
proof-smallest = “{ $field }” stands at its smallest size ({ $size })
proofs-made = { $count ->
    [one] Made { $count } contact sheet
   *[other] Made { $count } contact sheets
} in { $folder }
unknown-code = There is no code “{ $code }”.{ $has-nearest ->
    [no] {""}
   *[yes] {" "}Did you mean { $nearest }?
} Codes: { $known }

## Syntax

ND0101 = This line is not valid YAML ({ $reason }).
    .title = YAML syntax
    .why =
        The line can't be read, so nobody knows what was meant. The usual reasons: a colon, a # or a special sign in a sentence that is not in double quotes; or lines indented with the Tab key.
        Wrong: title: Slogan: Humanitarian Month
        Right: title: "Slogan: Humanitarian Month"
    .help = { $has-quoted ->
        [yes] write: { $quoted }
       *[no] Look at quotes, colons and indentation (spaces, not tabs).
    }
ND0102 = There is no key “{ $key }” here.
    .title = Unknown key
    .why =
        A key with a wrong letter would be ignored without anyone noticing, so only documented keys are taken.
        Wrong: slogns: […]
        Right: slogans: […]
    .help = { $has-nearest ->
        [yes] Did you mean “{ $nearest }”?{ $has-known ->
            [yes] {" "}Keys: { $known }.
           *[no] {""}
        }
       *[no] { $has-known ->
            [yes] Keys: { $known }.
           *[no] Remove the line, or look the key up in the documentation.
        }
    }
ND0103 = The key “{ $key }” is missing.
    .title = Missing key
    .why =
        This part is of no use without that key, and no value is guessed.
        Wrong: campaign.yaml without accent
        Right: accent: sky
    .help = Add a line “{ $key }: …” here.
ND0104 = This is { $found }, but it must be { $expected }.
    .title = Wrong kind of value
    .why =
        Each key takes one kind of value: text, a number, a date, a list…
        Wrong: version: one
        Right: version: 1
    .help = Change the value to { $expected }.
ND0105 = “{ $found }” is not a date written year-month-day.
    .title = Date written otherwise
    .why =
        Dates in YAML are always year-month-day with two digits each for month and day, so that nobody reads 3/5 as 5/3. On pieces they still appear as each language writes them.
        Wrong: end: 31/5/2023
        Right: end: 2023-05-31
    .help = { $has-suggestion ->
        [yes] write: { $suggestion }
       *[no] Write it as 2023-05-31; see that the day exists.
    }
ND0106 = “{ $found }” can't be chosen here.
    .title = Unknown choice
    .why =
        This key takes a few fixed words only, letter by letter.
        Wrong: status: done
        Right: status: held
    .help = { $has-nearest ->
        [yes] Did you mean “{ $nearest }”? Choose one of: { $known }.
       *[no] Choose one of: { $known }.
    }
ND0107 = The key “{ $key }” is given twice.
    .title = Key given twice
    .why =
        With two lines of one key nobody knows which holds.
        Wrong: version: 1 … version: 2
        Right: version: 2
    .help = Keep one line, remove the other.
ND0108 = The file is not Unicode text (UTF-8).
    .title = Not UTF-8
    .why =
        Vietnamese is safe only in UTF-8. Files saved in older encodings (TCVN3, VNI, Windows-1258) lose their marks.
        Wrong: saved as ANSI
        Right: saved as UTF-8
    .help = Open the file and save it as UTF-8.
ND0109 = The head of the file between two lines “---” is missing.
    .title = Missing front matter
    .why =
        Each .md file begins with its front matter: a line of three hyphens, keys such as title, another line of three hyphens.
        Wrong: starting with the text at once
        Right: “---”, next line “title: Name of the page”, next line “---”, then the text
    .help = Put a line “---”, a line “title: …” and a line “---” at the top.
ND0110 = The key “{ $key }” is written with combining marks.
    .title = Key with combining marks
    .why =
        Precomposed and combining letters look alike but are different texts, so the key would not be known.
        Wrong: an input method set to combining Unicode
        Right: an input method set to precomposed Unicode
    .help = Set the input method to precomposed Unicode and type the key again.
ND0111 = The file is too large or too entangled ({ $size }{ $has-limit ->
        [yes] {" "}MB, at most { $limit } MB
       *[no] {""}
    }).
    .title = File too large
    .why =
        Text above 4 MB, other files above 64 MB, or YAML nested without end are most often in the wrong place. Reading stops so that the machine doesn't hang.
        Wrong: a video in assets/
        Right: only pictures, SVG and texts that the kit needs
    .help = Make the file smaller, or move it out of the project.
ND0112 = The file “{ $path }” is missing.
    .title = Missing file
    .why =
        The project can't do without it: each campaign's folder needs its campaign.yaml, each year its edition.yaml.
        Wrong: content/campaigns/2023/tet-nhan-ai/ with index.md only
        Right: content/campaigns/2023/tet-nhan-ai/campaign.yaml added
    .help = Create “{ $path }”, or look at the folder's name.
ND0113 = The folder “{ $name }” is not a year.
    .title = Folder is not a year
    .why =
        Directly in content/campaigns/ there are years only; campaigns stand in years.
        Wrong: content/campaigns/year-2023/
        Right: content/campaigns/2023/
    .help = Rename it to the four digits of the year, or move it into one.
ND0114 = Nothing reads the file “{ $path }” there.
    .title = Stray file
    .why =
        A file in the wrong folder would be left out in silence. content/ holds site.yaml, organisations.yaml, links.yaml and the folders units, series, campaigns, pages, articles.
        Wrong: content/about.md
        Right: content/pages/about.md
    .help = { $has-nearest ->
        [yes] Is it meant to be “{ $nearest }”? Otherwise move it to its folder.
       *[no] Move the file to its folder, or remove it.
    }
ND0115 = The table can't be read ({ $reason }).
    .title = Broken table
    .why =
        Files in content/data/ must be valid YAML, JSON or CSV; each row of a CSV has as many cells as the first.
        Wrong: a row of two cells where the first has three
        Right: an empty cell added: Huế;2025;
    .help = Mend this line, or save it from Excel as “CSV UTF-8”.

## References

ND0201 = There is no { $kind } “{ $id }”.
    .title = Unknown name
    .why =
        Things refer to each other by short ids; an id must be declared where its kind is listed.
        Wrong: links: [inhandaoo]
        Right: links: [inhandao], with inhandao in links.yaml
    .help = { $has-nearest ->
        [yes] Did you mean “{ $nearest }”?{ $has-known ->
            [yes] {" "}There are: { $known }.
           *[no] {""}
        }
       *[no] { $has-known ->
            [yes] There are: { $known }.
           *[no] Look at the spelling, or declare it first.
        }
    }
ND0202 = “{ $id }” is the same as { $first }.
    .title = Name used twice
    .why =
        Each id and each address belongs to one thing. Names that are alike without their marks are the same, since addresses have none.
        Wrong: bão.md and bảo.md in one folder
        Right: bao-lut.md and bao-ve.md
    .help = Rename one of them.
ND0203 = “{ $slug }” is a name that the site keeps for itself.
    .title = Reserved name
    .why =
        Some words are addresses of the site already (en, kits, don-vi, tim, the…); using them again would hide those pages.
        Wrong: slug: tim
        Right: slug: tim-kiem-cuu-nan
    .help = Choose another slug.
ND0204 = The end { $end } is before the start { $start }.
    .title = Ends before it starts
    .why =
        A period starts first and ends later, or on the same day.
        Wrong: start: 2023-05-31, end: 2023-05-01
        Right: start: 2023-05-01, end: 2023-05-31
    .help = Swap the two days, or look at the year.
ND0206 = The file “{ $path }” is missing.
    .title = Missing file that is referred to
    .why =
        A picture or drawing is named here, but the folder doesn't hold it. Names differ by capitals and marks.
        Wrong: key_visual: Key-Visual.svg for a file key-visual.svg
        Right: key_visual: key-visual.svg
    .help = { $has-nearest ->
        [yes] Did you mean “{ $nearest }”?
       *[no] Copy the file there, or change the name here.
    }
ND0207 = The link “{ $link }” leads to no page.
    .title = Dead link
    .why =
        Whoever follows it finds nothing. Link to a page of the same campaign by its .md file, to other pages by an address that starts with /.
        Wrong: [plan](kehoach.md)
        Right: [plan](ke-hoach.md)
    .help = { $has-nearest ->
        [yes] Did you mean “{ $nearest }”?
       *[no] Look at the file's name or the address.
    }
ND0208 = Two parts make “{ $path }”: { $first } and { $second }.
    .title = One file, two makers
    .why =
        The second would overwrite the first. Names that differ only in capitals are one file on Windows and macOS.
        Wrong: two pages with the address /2023/tet-nhan-ai/
        Right: one of them renamed
    .help = Rename one of them.
ND0209 = “{ $path }” is a symbolic link, not a file.
    .title = Symbolic link
    .why =
        Links are not followed, so that nothing outside the project is read by mistake.
        Wrong: assets/picture.svg links to another drive
        Right: the file itself in assets/
    .help = Put the file itself in the place of the link.
ND0210 = “{ $slug }” can't be an address.
    .title = Not usable as an address
    .why =
        Names of folders and files, and slugs, become addresses and names in ZIPs, so they are lower-case letters without marks, digits and hyphens.
        Wrong: Tết Nhân ái/
        Right: tet-nhan-ai/
    .help = { $has-suggestion ->
        [yes] write: { $suggestion }
       *[no] Use lower-case letters without marks, digits and hyphens only.
    }
ND0211 = The site's address is still the trial one (.example).
    .title = Trial address
    .why =
        QR codes and printed links carry this address. Domains on .example never open, so print pieces say that they are a trial.
        Wrong: base_url: https://bo-nhan-dien.example/
        Right: the address where the site will stand
    .help = Write the real address as base_url in content/site.yaml, or give --base-url.
ND0212 = { $kind ->
    [programme] The programme runs { $expected } only, not in { $year }.
   *[other] The dates of { $year } leave out { $expected }, when the campaign comes back every year.
}
    .title = Dates against the yearly rule
    .why =
        The file in content/series/ says when a campaign comes back: a fixed day, a month, the n-th weekday of a month, or from which year to which. Each year's window must hold that day.
        Wrong: 14 June every year, but window: { "{" } start: 2023-06-15, end: 2023-06-15 { "}" }
        Right: window: { "{" } start: 2023-06-14, end: 2023-06-14 { "}" }
    .help = Mend window in campaign.yaml, or recurrence in content/series/ if the rule has changed.
ND0213 = “{ $key }” belongs to { $owner } ({ $where }) and can't be set here.
    .title = Set at the wrong level
    .why =
        Each value is set at one level only: brand, theme, campaign, chapter, event. A lower level sets only what the one above left open; so the whole country looks as one.
        Wrong: slogans: or accent: in a chapter's override.yaml
        Right: slogan: tu-trai-tim (choosing an approved one)
    .help = Remove this line. Allowed here: { $allowed }.
ND0214 = Chapter “{ $unit }” is outside the scope of the campaign “{ $campaign }”.
    .title = Chapter outside the campaign's scope
    .why =
        The scope is set by the campaign in campaign.yaml; a programme for coastal provinces has kits and events in coastal provinces only.
        Wrong: content/units/ha-noi/an-toan-cho-ngu-dan-2023/
        Right: content/units/quang-tri/an-toan-cho-ngu-dan-2023/
    .help = Remove this folder, or ask Central to change scope in { $where }.
ND0215 = “{ $found }” is a former address of “{ $label }”.
    .title = Former address
    .why =
        Outside addresses move, so they stand once, in content/links.yaml; texts cite the id and QR codes are made anew.
        Wrong: [iNhandao](https://nhandao.itrithuc.vn/)
        Right: [iNhandao](link:inhandao)
    .help = In a text, write link:{ $id } (now { $url }).
ND0216 = { $key ->
    [window] The dates { $found } lie outside { $bounds }
   *[other] The target { $found } lies outside { $bounds }
}, the bounds that the campaign leaves to chapters ({ $where }).
    .title = Outside the campaign's bounds
    .why =
        A chapter chooses its dates and targets within bounds that Central's plan sets; where none are set, the campaign's own.
        Wrong: window 20 March – 31 May while the campaign runs 1 – 31 May
        Right: window 8 – 31 May
    .help = Stay within { $bounds }, or ask Central to widen the bounds.
ND0217 = The photo “{ $path }” { $kind ->
        [large] has too many pixels.
        [cmyk] is in CMYK, which screens can't show.
        [alpha] has see-through parts.
       *[unread] can't be read.
    }
    .title = Photo that can't be used
    .why =
        Photos are JPEG or PNG in RGB (or grey), opaque, of no more than 50 million pixels. They are turned upright and turned into inks here.
        Wrong: a photo turned into CMYK by another program, a HEIC renamed .jpg
        Right: the camera's own picture, saved as JPEG
    .help = { $kind ->
        [large] Scale it down below 50 million pixels.
        [cmyk] Save it in RGB.
        [alpha] Save it on white, without transparency.
       *[unread] Open it in a picture program and save it as JPEG.
    }
ND0218 = A translation sets no tags, terms or weight: { $path } does.
    .title = Translation sets what the original sets
    .why =
        Which tags an article has is a matter of the whole article. A tag's English name is set once, in content/tags.yaml.
        Wrong: tags: [First aid] in trai-he.en.md
        Right: no tags there; in tags.yaml: { "{" } id: so-cap-cuu, name: { "{" } vi: Sơ cấp cứu, en: First aid { "}" } { "}" }
    .help = Delete this line.
ND0219 = “{ $link }” is no former address of the site.
    .title = Former address is not one
    .why =
        A former address (aliases) is an address of this site: it begins with “/”, ends with “/” or “.html”, and has no spaces.
        Wrong: aliases: [old-news]
        Right: aliases: [/tin/old-news/]
    .help = Write it again, such as /tin/old-news/.
ND0220 = The picture “{ $link }” is on another site.
    .title = Picture from another site
    .why =
        Pages load nothing from elsewhere: the picture may vanish or be changed, and readers are seen by that site. Browsers will refuse it, too.
        Wrong: ![The camp](https://site.example/camp.jpg)
        Right: ![The camp](assets/camp.jpg)
    .help = Copy it into assets/ beside the text (where you may), or make it a plain link: without the ! before it.
ND0221 = “{ $link }” is no address for reports of security problems.
    .title = Security contact is not an address
    .why =
        security.txt takes a mail address written with mailto: or a page written with https://, without spaces.
        Wrong: contact: security@society.example
        Right: contact: mailto:security@society.example
    .help = Put “mailto:” before a mail address, or write the page's full address from “https://”.

## Templates and drawings

ND0301 = The template is not valid: { $reason }.
    .title = Template syntax
    .why =
        Templates write values in double braces and commands in braces with percent signs; with one missing nothing can be read.
        Wrong: {"{{ page.title }"}
        Right: {"{{ page.title }}"}
    .help = Look at the braces and at if, for, endif, endfor near here.
ND0302 = The value can't be filled in: { $reason }{ $has-page ->
        [yes] {" "}(page { $page })
       *[no] {""}
    }.
    .title = Unknown value in a template
    .why =
        The template uses a name that doesn't exist, or uses it wrongly. Artboards know campaign, edition and unit.
        Wrong: {"{{ campaign.headlin }}"}
        Right: {"{{ campaign.headline }}"}
    .help = Correct the name; the message above lists those that exist.
ND0303 = The drawing { $drawing } has no element with the id “{ $id }”.
    .title = Element missing in a drawing
    .why =
        The .yaml ties values to elements of the drawing by id or by their layer's name. Ids that a program changes when it writes SVG (adding _1_, an underscore for a space) are still recognised.
        Wrong: frame: headline_box where the drawing says headline-box
        Right: frame: headline-box
    .help = { $has-nearest ->
        [yes] Did you mean “{ $nearest }”?
       *[no] Give the element the id “{ $id }”, or change the name here.
    }
ND0304 = The drawing can't be read: { $reason }.
    .title = Broken SVG
    .why =
        The file is no proper SVG: a tag is not closed, it was saved half way, or it is another format with a new ending.
        Wrong: picture.ai renamed to picture.svg
        Right: exported as SVG by the drawing program
    .help = Open it in the drawing program and export it as SVG again.
ND0305 = “{ $id }” lies above “{ $below }”, which each chapter or person fills.
    .title = Static above a chapter's part
    .why =
        The ground is painted once for everybody and each chapter's part on top of it. Something static drawn after a chapter's part would end up below it, and the picture would differ from the drawing.
        Wrong: an ornament drawn after the lockup's frame
        Right: everything static first, what chapters fill on top
    .help = Move “{ $id }” below “{ $below }” in the drawing program.
ND0306 = Print files can't hold “{ $what }”.
    .title = Effect that can't be printed
    .why =
        Print files are vectors in the brand's CMYK colours. Filters, masks, patterns, pixel pictures, transparency and blend modes don't keep them.
        Wrong: fill="#1577C2" opacity="0.5"
        Right: a light colour of the brand, such as soft
    .help = Use a solid colour of the brand, or leave the effect out.
ND0307 = The colour { $color } is none of the brand's.
    .title = Foreign colour in print
    .why =
        Each RGB in brand.yaml has its CMYK. Any other colour, however near, could only be guessed in print.
        Wrong: fill="#1577C3"
        Right: fill="#1577C2"
    .help = The nearest is { $nearest } ({ $token }).
ND0308 = The brand has no font { $has-family ->
        [yes] “{ $family }”
       *[no] (no name given)
    } of weight { $weight }.
    .title = Foreign font
    .why =
        A font that is not in brand/fonts/ is replaced by another; lines become longer and leave their frames.
        Wrong: font-family="Arial", or weight 700 where there are 400, 600, 800
        Right: font-family="Be Vietnam Pro" font-weight="600"
    .help = Use { $nearest }. There are: { $known }.
ND0309 = The lines of “{ $field }” are { $found } font sizes apart; at least 1.2 are needed.
    .title = Lines too close
    .why =
        Vietnamese letters pile up marks (Ộ, Ẫ) and hang them below (ợ); closer lines touch.
        Wrong: line_height: 1.1
        Right: line_height: 1.25
    .help = Set line_height to 1.2 or more, or leave it out (1.25).
ND0310 = The size “{ $preset }” ({ $found }) has another ratio and no drawing of its own.
    .title = Size of another ratio without a drawing
    .why =
        Nothing is stretched. Sizes of one ratio share a drawing; one that is off by more than 1 % has its own, in its own millimetres.
        Wrong: presets has 4x1: { "{ width: 4000, height: 1000 }" } where size is 3000 × 1000
        Right: a file banner.4x1.svg beside it
    .help = Draw { $wanted }, or leave the size out.
ND0311 = The address is too long for a QR code.
    .title = Too long for a QR code
    .why =
        The more a QR code holds, the harder it is to read; past a limit nothing fits.
        Wrong: an address with a long query
        Right: {"{{ campaign.url }}"}
    .help = Use a shorter address.
ND0312 = The frame “{ $id }” in { $drawing } must be a plain rectangle.
    .title = Frame is no rectangle
    .why =
        Texts and pictures are set into upright rectangles. They may be moved and scaled, not turned or skewed, groups around them included. Where the name is a group's, that group must hold exactly one rectangle.
        Wrong: a circle as a frame, or transform="rotate(5)"
        Right: <rect id="headline-box" x="28" y="290" width="326" height="150" fill="none"/>
    .help = Draw the frame with the rectangle tool; remove rotation and skew from it and from its groups.
ND0313 = The print PDF of “{ $artboard }” can't be made: { $reason }.
    .title = Print PDF failed
    .why =
        Something in the drawing has no counterpart in print PDF. Run nhandien check before printing.
        Wrong: a drawing with pixel pictures or foreign fonts
        Right: vectors with the brand's colours and fonts only
    .help = Remove or redraw the part named in the message.
ND0331 = The drawing holds something that can't be drawn here: { $what }.
    .title = Something visible would be missing
    .why =
        Nothing is fetched from outside, no script runs, and neither web pages nor unknown elements inside the SVG are drawn. They are left out when the drawing is read, so the piece would differ from what you see in the drawing program.
        Wrong: <image href="https://…/photo.jpg"/>, <foreignObject>, <script>
        Right: the picture embedded in the file; the effect drawn as vectors
    .help = Embed the picture in the file, or remove that part in the drawing program and export again.
ND0332 = The drawing holds something that is passed over: { $what }.
    .title = Nothing that is seen
    .why =
        Links, animations, mouse handlers and embedded fonts don't show in a picture or in print, so they are left out when the drawing is read. What stands still looks the same; fonts come from brand/fonts/.
        Wrong: <a href="https://…">, <animate>, @font-face
        Right: the address as text, or a QR slot
    .help = Nothing has to be done. To be rid of this, remove that part in the drawing program.
ND0333 = In { $drawing }, “{ $id }” may be “{ $first }” or “{ $second }”.
    .title = A name that fits two elements
    .why =
        A name in the .yaml is looked for as an id, then as a layer's name, then as an id that the drawing program has changed (headline_1_, headline_2). The number in brackets is the element's line in the SVG file.
        Wrong: two layers named headline
        Right: a name of its own for each text, slot and frame
    .help = Rename one of the two, or write the exact id in the .yaml.
ND0334 = Two elements have the id “{ $id }”.
    .title = The same id twice
    .why =
        Fields, gradients and clips refer to elements by id. With two of the same, each program takes another.
        Wrong: a text copied by hand with its id
        Right: each id once in the file
    .help = Change the id of one of the two.
ND0335 = The field “{ $field }” is no longer text.
    .title = Text turned into outlines
    .why =
        The sample is replaced by each chapter's name, dates and theme, so a field must be live text. Outlines can't be replaced.
        Wrong: Convert to outlines, Object to Path; in Figma “Outline text” ticked on export
        Right: live text; in Figma “Outline text” unticked; in Illustrator Fonts: SVG
    .help = Type the sample again with the text tool, name it “{ $field }” and export.
ND0336 = The drawing measures { $found }; it must have the ratio of { $expected }{ $has-bleed ->
        [yes] {" "}(this one lacks the bleed of { $bleed } mm on each side)
       *[no] {""}
    }.
    .title = Not the size that was declared
    .why =
        The viewBox is the trim plus bleed on each side. Any unit will do (mm, pt, px) as long as the ratio is right; another ratio would be stretched, so it is refused.
        Wrong: a poster of 420 × 594 with 3 mm bleed on a page of 420 × 594
        Right: a page of 426 × 600, viewBox="-3 -3 426 600"
    .help = Make the page (artboard, frame) { $expected }, such as viewBox="{ $viewbox }", or change size and bleed in the .yaml.
ND0337 = “{ $id }” is flowed text of an old Inkscape (flowRoot), which no other program shows.
    .title = Flowed text of an old Inkscape
    .why =
        flowRoot never became part of SVG. From 1.0 on, Inkscape writes shape-inside, which is understood here.
        Wrong: <flowRoot>…</flowRoot>
        Right: <text style="shape-inside:url(#frame)">…</text>
    .help = Open the file in Inkscape 1.x, select the text, Text → Unflow, draw its frame again, Text → Flow into Frame, and save.
ND0338 = “{ $id }” is declared twice{ $has-other ->
        [yes] : this element is also “{ $other }”
       *[no] , in the drawing (nd:) and elsewhere
    }.
    .title = One field declared twice
    .why =
        A field or slot is set at one place only: in the .yaml, or by nd: attributes in the drawing.
        Wrong: nd:value="…" in the drawing and headline: {"{"} value: … {"}"} in the .yaml
        Right: one of the two
    .help = Remove one of the two.
ND0339 = The sample of “{ $field }” has a look that a field can't keep ({ $what }).
    .title = The sample's look would be lost
    .why =
        The value takes the look of the sample's first letters: font, weight, colour, letter spacing. A second colour or size in one field, turned text, word spacing and the like are not kept.
        Wrong: one word of a field in another colour
        Right: one look a field; what looks different is another field
    .help = Give the whole sample one look, or make two fields of it.
ND0340 = The field “{ $field }” has no frame in { $drawing }.
    .title = No frame
    .why =
        The frame is the rectangle that the text must stay inside. Name it under frame, or let the sample bring its own: in Inkscape, text flowed into a frame (shape-inside, inline-size).
        Wrong: headline: {"{"} level: campaign, value: "…", min: 40, max: 90 {"}"} while the sample has no frame
        Right: headline: {"{"} …, frame: headline-box {"}"}
    .help = Draw a rectangle, name it, and write that name under frame of “{ $field }”.
ND0341 = “{ $id }” is hidden in the drawing.
    .title = Hidden field or slot
    .why =
        Hidden elements are not drawn, and neither is what would be filled in. Frames may lie in a hidden layer.
        Wrong: the layer of a field switched off on export
        Right: layers of fields and slots switched on
    .help = Switch on the layer of “{ $id }” in the drawing program and export again.
ND0342 = “{ $id }” stands in a group with an effect ({ $what }).
    .title = A chapter's part in a group with an effect
    .why =
        The ground is painted once, each chapter's part on top of it. Opacity, filter, mask or blend mode of a group would then work on each by itself, and the picture would differ from the drawing.
        Wrong: <g opacity="0.8"> around the ground and the chapter's name
        Right: opacity on the ground's shapes; the chapter's name outside the group
    .help = Move “{ $id }” out of the group, or take the effect off the group.
ND0343 = The lockup “{ $lockup }” on “{ $artboard }” hides “{ $id }”.
    .title = A lockup hides a text or a code
    .why =
        A lockup brings its own white ground and is painted last. A text, QR code or photo below its frame is gone from the finished piece.
        Wrong: the lockup's frame overlaps a corner of the QR code
        Right: frames apart, with free space around the emblem
    .help = Move “{ $id }”, or make “{ $lockup }” smaller, until the two don't overlap.
ND0344 = The key visual of “{ $campaign }” has no view “{ $view }”.
    .title = No such view
    .why =
        Each artboard shows a view that the key visual's designer chose. Without it the whole drawing is squeezed into the frame.
        Wrong: view: sqare
        Right: view: square
    .help = { $has-nearest ->
        [yes] Did you mean “{ $nearest }”? If not, add <view id="{ $view }" viewBox="…"/> to the key visual.
       *[no] Add <view id="{ $view }" viewBox="…"/> to the key visual, or choose one that it has: { $known }.
    }

## Machine and command line

ND0401 = The folder “{ $path }” holds files that this program didn't make.
    .title = Foreign output folder
    .why =
        Publishing replaces the whole output folder. So that your files aren't lost, only an empty folder or one that this program made is written to.
        Wrong: --out Documents
        Right: --out public
    .help = Choose another folder with --out, or clear this one yourself.
ND0402 = The machine failed at “{ $path }”: { $reason }.
    .title = Machine failure
    .why =
        This is no mistake in the content: the disk is full, a permission is missing, or another program holds the file.
        Wrong: the output folder open in an archiver
        Right: that program closed, then run again
    .help = See to space and permissions, and close programs that use the file.
ND0403 = Another build is running.
    .title = Another build is running
    .why =
        Two builds into one folder would spoil each other's work.
        Wrong: nhandien build in two windows
        Right: waiting for the first
    .help = Wait for it to end, or write to another folder with --out.
ND0404 = There is no { $kind } “{ $id }”.
    .title = Unknown name on the command line
    .why =
        Names on the command line must exist in the content: a year, a campaign's folder, a unit's code.
        Wrong: --unit "Quảng Trị"
        Right: --unit VN-25
    .help = { $has-nearest ->
        [yes] Did you mean “{ $nearest }”?{ $has-known ->
            [yes] {" "}There are: { $known }.
           *[no] {""}
        }
       *[no] { $has-known ->
            [yes] There are: { $known }.
           *[no] Look at the spelling.
        }
    }
ND0405 = “{ $found }” is not a date.
    .title = Wrong date on the command line
    .why =
        Dates on the command line are year-month-day.
        Wrong: --date 1/5/2023
        Right: --date 2023-05-01
    .help = Write it as 2023-05-01.
ND0407 = “{ $path }” is there already.
    .title = File is there already
    .why =
        new never overwrites a file.
        Wrong: two events of one name in one campaign
        Right: another name
    .help = Choose another name, or edit that file.
ND0408 = The folder “{ $path }” is not empty.
    .title = Folder not empty
    .why =
        init makes a project in a new or empty folder only.
        Wrong: nhandien init .  (where files are)
        Right: nhandien init identity
    .help = Choose a new folder.

## Values of the brand

ND0501 = There is no rule “{ $id }”.
    .title = Unknown rule
    .why =
        lints.yaml raises or lowers rules by code; a wrong code has no effect.
        Wrong: TXT-99: …
        Right: TXT-12: …
    .help = { $has-nearest ->
        [yes] Did you mean “{ $nearest }”?
       *[no] Codes are those that nhandien check shows.
    }
ND0502 = The text colour “{ $name }” has a contrast of only { $ratio }:1 on paper; 4.5:1 is needed.
    .title = Text colour hard to read
    .why =
        Pale text can't be read by older people or in the sun. WCAG 2.2 asks for 4.5:1.
        Wrong: rgb: "#ED1B2E" (4.4:1) for text
        Right: rgb: "#C4141F" (6.0:1)
    .help = Choose a darker colour, or remove use: text where it carries none.
ND0503 = “{ $name }” has the same { $color } as “{ $first }”.
    .title = One RGB, two colours
    .why =
        Drawings hold RGB only; it says which colour is meant and which CMYK it is printed in. Two colours of one RGB can't be told apart.
        Wrong: two colours of "#1577C2"
        Right: an RGB each
    .help = Change the RGB of one, or drop it.
ND0504 = The accent “{ $name }” lacks: { $missing }.
    .title = Accent lacks roles
    .why =
        A drawing made in one accent is turned into the campaign's by roles (deep, base, soft…). Where a role is missing, another campaign's colour stays.
        Wrong: sky with base and deep, blossom with base only
        Right: the same roles in all accents
    .help = Add { $missing } to “{ $name }”.
ND0505 = The colour “{ $name }” lays on { $total } % of ink; 300 % is the most.
    .title = Too much ink
    .why =
        Above 300 % of the four inks together paper stays wet and stains the next sheet.
        Wrong: cmyk: [90, 100, 80, 40]
        Right: cmyk: [42, 96, 58, 64]
    .help = Take from cyan, magenta and yellow; add black.
ND0506 = “{ $id }” can't be lowered: it is binding.
    .title = Binding rule lowered
    .why =
        Rules of level error keep the identity and the protected emblem; only warnings and notes may be lowered. Any rule may be raised.
        Wrong: EMB-01 with level: warning
        Right: the line removed, the drawing mended
    .help = Remove the line and mend what the rule names.
ND0507 = No reason is given for “{ $id }”.
    .title = Missing reason
    .why =
        Whoever comes later must know why a rule was changed.
        Wrong: reason: ""
        Right: reason: "Central asked for it in letter …"
    .help = Say why, as reason.
ND0508 = “{ $path }” is no CMYK profile.
    .title = Print profile that can't be used
    .why =
        The press's profile (ICC, CMYK) says how much ink a photo becomes. A screen's profile (RGB) can't.
        Wrong: profile: sRGB.icc
        Right: profile: FOGRA39L_coated.icc
    .help = Copy the printer's CMYK profile into brand/icc/, or leave profile out: photos are then turned into ink by a plain formula.

## Emblem

EMB-01 = { $found ->
        [stroke] The cross has an outline.
       *[other] The cross is not the one solid colour { $color }.
    }
    .title = Colour of the cross
    .why =
        The emblem is protected by law and always plain: one solid red, no gradient, transparency, shadow or outline (IFRC; Law 11/2008/QH12, Art. 14).
        Wrong: fill="#DA291C" opacity="0.9"
        Right: fill="#DA291C"
    .help = Fill the cross with { $color } alone; remove outline, shadow, effects and transparency.
EMB-02 = The cross has not the right shape: twelve right angles, four equal arms.
    .title = Shape of the cross
    .why =
        The four arms are equal and meet in the middle; length to width is { $has-ratio ->
            [yes] { $ratio }
           *[other] arm_ratio of brand.yaml
        } (within 1 %). A distorted cross is no longer the sign.
        Wrong: the lower arm longer than the others
        Right: five equal squares in the form of a cross, drawn as one shape
    .help = Draw it as one polygon of twelve corners, arm length : arm width = { $ratio }.
EMB-03 = The emblem is stretched, turned or slanted.
    .title = Distorted emblem
    .why =
        Wherever it stands, the emblem is scaled alike both ways only.
        Wrong: transform="rotate(8)" or scale(2, 1)
        Right: a slot for the lockup, which is fitted evenly
    .help = Remove rotation, slant and uneven scaling from the emblem and its groups.
EMB-04 = The cross is not enclosed by its white ground.
    .title = White ground missing
    .why =
        A white ground (the element emblem-ground) surrounds the cross with room on all four sides; the arms don't touch its edge.
        Wrong: a white ground just as large as the cross
        Right: a white ground one square wider on every side
    .help = Draw a white rectangle with the id “emblem-ground” below the cross, larger on all four sides.
EMB-05 = The emblem's ground is not solid white{ $has-found ->
        [yes] {" "}(it is { $found })
       *[no] {""}
    }.
    .title = Ground not white
    .why =
        The ground is always exactly #FFFFFF, not cream, not grey, not see-through over a photo (IFRC).
        Wrong: fill="#FFFDF5"
        Right: fill="#FFFFFF"
    .help = Fill the ground with #FFFFFF and remove transparency.
EMB-06 = “{ $id }” lies over the emblem or its white ground.
    .title = Something over the emblem
    .why =
        No text, ribbon, QR code or watermark lies on the cross or its white ground.
        Wrong: a ribbon across the corner of the ground
        Right: everything else outside the ground
    .help = Move “{ $id }” off the emblem's white ground.
EMB-07 = There is a red cross outside a lockup.
    .title = Bare cross
    .why =
        The red cross appears only in the lockup with the chapter's name (a slot of kind: lockup). A cross drawn by hand, as an ornament, a plus or a medical sign, misuses the protected emblem (Geneva Convention I, Art. 44).
        Wrong: a red cross in a key visual
        Right: a lockup slot; hearts, drops and hands in pictures
    .help = Remove the cross from this drawing; where the emblem is needed, use a slot of kind: lockup.
EMB-08 = “{ $artboard }” has { $count } emblems; { $max } on a face is the most.
    .title = Too many emblems
    .why =
        The emblem is no pattern. One on a face is enough (max_per_face in brand.yaml).
        Wrong: two lockup slots on a poster
        Right: one lockup slot
    .help = Remove lockup slots or crosses.
EMB-14 = { $has-id ->
        [yes] “{ $id }”
       *[no] A shape
    } enters the clear space of the emblem on “{ $artboard }”.
    .title = Clear space of the emblem
    .why =
        Around the cross there are always clear_space squares (arm widths) of white: no text, no shape, no coloured ground.
        Wrong: a lockup half on a picture, half on white
        Right: a lockup wholly on white, a square away from everything else
    .help = Move it away, or make the lockup's white ground { $squares } squares wider than the cross on every side.

## Kits and wording

COB-01 = { $kind ->
    [number] This partner has no agreement's number.
   *[dates] Agreement { $agreement } ({ $from } – { $to }) does not cover { $start } – { $end }.
}
    .title = Partner without a valid agreement
    .why =
        A partner's name or mark stands beside the emblem only under a written agreement, for one activity, within its dates.
        Wrong: agreement until 30 April, activity until 31 May
        Right: a numbered agreement that covers all of the chapter's dates
    .help = Give the agreement's number and dates in from and to; renew it, or leave the partner out.
COB-09 = The banner hangs for { $days } days; { $limit } at most.
    .title = Hanging too long
    .why =
        A banner hangs for 15 days at most (Advertising Law 16/2012/QH13, article 27; not yet reviewed after its change of 2026). A reminder, no legal advice.
        Wrong: 1 to 31 May
        Right: 8 to 19 May
    .help = Shorten hang: from – to to { $limit } days at most.
KIT-02 = “{ $name }” must not be in a kit.
    .title = Forbidden piece
    .why =
        The donor certificate is a form of the Ministry of Health; certificates of merit, orders and the national emblem are the State's; seals and signatures are never in a template. Kits hold letters of thanks and room for signature and seal.
        Wrong: assets/con-dau.svg
        Right: room left for signature and seal
    .help = Remove the file or piece. If it only shares the name, rename it.
TXT-01 = “{ $found }” is not how the name is written.
    .title = Name of a campaign
    .why =
        People recognise and find a campaign when the whole country writes it one way. Names and known wrong forms stand in content/series/.
        Wrong: Hưởng ứng tháng nhân đạo
        Right: Hưởng ứng Tháng Nhân đạo
    .help = write: { $canonical }
TXT-02 = { $has-year ->
        [yes] “{ $found }” is the theme of { $year }.
       *[no] The slogan “{ $found }” is not in the approved list.
    }
    .title = Not this year's theme or slogan
    .why =
        Each year has its theme, and approved slogans stand in campaign.yaml. Another year's line or one changed word is printed by the thousand.
        Wrong: **Từ trái tim của mỗi chúng ta**
        Right: **Từ trái tim mỗi chúng ta – Chung sức xây dựng cộng đồng nhân ái**
    .help = { $has-nearest ->
        [yes] write: { $nearest }
       *[no] Take it word for word from slogans in campaign.yaml; where there is none, use the campaign's name and year.
    }
TXT-03 = { $kind ->
        [nfd] “{ $found }” is written with combining marks.
        [glyph] The font { $suggestion } has no “{ $found }”.
        [dash] “{ $found }”: the two halves take an en dash.
       *[marks] One file has both “{ $found }” and “{ $suggestion }”: two ways of placing marks.
    }
    .title = Letters and marks
    .why =
        Vietnamese is written in precomposed Unicode, in letters that the fonts have, names of two halves with a spaced en dash, and each file places marks one way (hòa or hoà).
        Wrong: Bà Rịa - Vũng Tàu
        Right: Bà Rịa – Vũng Tàu
    .help = { $kind ->
        [nfd] It is converted when building; better set the input method to precomposed Unicode and save again.
        [glyph] Remove or replace the sign (emoji and odd symbols can't be printed).
        [dash] write: { $suggestion }
       *[marks] Choose one way for the whole file.
    }
TXT-04 = “{ $found }” is not the name on { $date }.
    .title = Unit's name at another time
    .why =
        Names and types of units change (Huế is a centrally-run city since 2025-01-01; there are 34 units since 2025-07-01). A campaign's texts use those of its first day.
        Wrong: thành phố Huế in a text of 2023
        Right: tỉnh Thừa Thiên Huế
    .help = { $has-right ->
        [yes] write: { $right }
       *[no] See the units of that day in content/units/.
    }
TXT-05 = The name “{ $found }” is not made as all others are.
    .title = Chapter's name
    .why =
        A chapter's name is the Society's name, the type and the name of the place, alike in the whole country.
        Wrong: Hội Chữ thập đỏ Quảng Trị
        Right: Hội Chữ thập đỏ tỉnh Quảng Trị
    .help = write: { $right }
TXT-06 = The address still has “{ $found }”, a level that ended on 1 July 2025.
    .title = District in an address
    .why =
        Since 1 July 2025 there are no districts (Resolution 202/2025/QH15): an address has the street, the ward or commune, the province or city.
        Wrong: ward 1, district 3, Ho Chi Minh City
        Right: Ban Co ward, Ho Chi Minh City
    .help = Leave the district out and give the new ward or commune.
TXT-08 = { $kind ->
    [hang] The hanging days { $found } do not touch the chapter's dates ({ $start } – { $end }).
   *[event] { $found } lies outside the chapter's dates ({ $start } – { $end }).
}
    .title = Event or hanging days outside the campaign's dates
    .why =
        A chapter's event should lie within the dates in which it holds the campaign; a launch (kind: launch) may come before. A banner may hang before, but must still be there when the campaign begins.
        Wrong: gifts on 2 June when the campaign ends on 31 May
        Right: gifts on 28 May
    .help = { $kind ->
        [hang] Check day and year in hang: from, to.
       *[event] Check the date, set window in override.yaml, or write kind: launch if it is the launch.
    }
TXT-09 = { $kind ->
        [weekday] { $date } is a { $right }, not “{ $found }”.
       *[lunar] { $date } is { $right } of the lunar calendar, not “{ $found }”.
    }
    .title = Weekday, lunar and solar date disagree
    .why =
        A weekday, a lunar date and a solar date that stand together must be one day, or nobody knows when to come. Lunar dates are of the Vietnamese calendar (UTC+7).
        Wrong: Tuesday 8 May 2023
        Right: Monday 8 May 2023
    .help = { $kind ->
        [weekday] write: { $right }; or look at the date { $date }.
       *[lunar] write { $right } (day/month) of the lunar calendar; or look at the date { $date }.
    }
TXT-11 = { $kind ->
        [year] The year { $found } is not the campaign's ({ $year }).
       *[gap] Something is left to write: “{ $found }”.
    }
    .title = Gaps, last year's digits
    .why =
        Placeholders (TODO, xxx, lorem ipsum, [[…) and last time's year stay behind when a text is copied.
        Wrong: theme: Tháng Nhân đạo 2022 in a campaign of 2023
        Right: theme: Tháng Nhân đạo 2023
    .help = { $kind ->
        [year] Change it to { $year }, or leave the year out.
       *[gap] Write it, or remove it. Captions may use {"{{ unit.chapter }}"}.
    }
TXT-12 = The text “{ $field }” does not fit its frame on “{ $artboard }”{ $has-unit ->
        [yes] {" "}({ $unit }{ $has-others ->
            [yes] {" "}and { $others } more
           *[no] {""}
        })
       *[no] {""}
    }: { $percent } % too large at the smallest size.
    .title = Text does not fit
    .why =
        The text was made as small as allowed and still doesn't fit. Texts are never cut and never overflow in silence, so nothing is made.
        Wrong: a long name in a frame of one line with min equal to max
        Right: two lines allowed, or a smaller min
    .help = Make the frame larger in the drawing, allow more lines, lower min, or shorten: “{ $text }”.
TXT-14 = { $kind ->
        [typed] A QR code takes “{ $found }”, which is no address that Central keeps.
       *[other] “{ $artboard }” prints “{ $found }”, but its QR code says { $known }.
    }
    .title = QR code and address
    .why =
        Nobody reads a QR code by eye; a wrong one is wrong a thousand times. Codes hold only addresses from the data (links.yaml, site.yaml, events), and just the one printed beside them.
        Wrong: url: "https://bit.ly/abc"
        Right: url: {"\"{{ campaign.qr }}\""}
    .help = { $kind ->
        [typed] Use one of these values: { $known }.
       *[other] Give the text and the code the same value.
    }
TXT-15 = The text “{ $id }” on “{ $artboard }” has a contrast of { $ratio }:1 on { $ground }; { $needed }:1 is needed.
    .title = Text drowns in its ground
    .why =
        Older people, and whoever looks in the sun or from afar, can't read pale text. WCAG 2.2: 4.5:1; large text (18 points, bold 14, as seen from the viewing distance) 3:1.
        Wrong: yellow on white
        Right: deep on white, white on deep
    .help = Change the text's colour { $color } or the ground, or move the text: “{ $text }”.
TXT-16 = The photo “{ $id }” doesn't say { $kind ->
        [credit] who took it (credit).
       *[consent] that those shown agreed (consent).
    }
    .title = Photo without credit or consent
    .why =
        Whoever took it has the right to be named. Whoever it shows must agree to that; for children and people being helped, a guardian. Write who agreed, when, and where the paper is kept.
        Wrong: a picture found on the web
        Right: credit: Nguyễn Văn A; consent: "Bà B, mẹ cháu C, ký ngày 3/5/2023, lưu tại Ban Truyền thông"
    .help = { $kind ->
        [credit] Write the photographer's name into credit, or leave the photo out.
       *[consent] Ask and write it into consent, or leave the photo out.
    }

## Print and screens

PRN-01 = Colour on the { $side } edge of “{ $artboard }” doesn't fill the bleed of { $bleed } mm{ $has-preset ->
        [yes] {" "}(size { $preset })
       *[no] {""}
    }.
    .title = Bleed missing
    .why =
        No blade cuts to a tenth of a millimetre; where colour ends at the cut, a white line shows. A size smaller than the drawing needs the same bleed in real millimetres, so the drawing must go beyond its viewBox.
        Wrong: a ground just as large as the viewBox of an A2 drawing, printed as A3
        Right: a ground some millimetres larger on every side
    .help = Draw on beyond the viewBox on this side.
PRN-02 = “{ $id }” on “{ $artboard }” leaves the safe zone by { $by } { $unit } ({ $side }).
    .title = Outside the safe zone in print
    .why =
        Near the edge there are blades, eyelets, battens and seams. Texts, lockups and QR codes keep the distance safe from the trim.
        Wrong: text 4 mm from the edge where safe is 10 mm
        Right: text 10 mm or more from the edge
    .help = Move the frame inwards.
PRN-03 = The picture “{ $id }” ({ $campaign } { $year }) has only { $found } dpi on “{ $artboard }”{ $has-preset ->
        [yes] {" "}in the size { $preset }
       *[no] {""}
    }; { $needed } dpi are needed.
    .title = Picture too coarse for print
    .why =
        A picture of few pixels printed large shows its grain. The nearer one stands, the more it takes: 300 dpi in the hand, 150 at arm's length, 100 at 3 metres, 50 from 8 metres on; straight lines between.
        Wrong: 1200 pixels across printed 60 cm wide, seen from 1 metre (51 dpi)
        Right: the camera's own picture, 6000 pixels across
    .help = Use a larger picture, or cut less of it away.
PRN-08 = The modules of the QR code “{ $id }” on “{ $artboard }”{ $has-preset ->
        [yes] {" "}(size { $preset })
       *[no] {""}
    } are only { $found } { $unit }; { $least } { $unit } are needed.
    .title = QR code too small
    .why =
        A phone must tell the modules apart: 0.4 mm in print, 3 px on screens. To be scanned from afar, a code is a tenth of the distance wide.
        Wrong: a long address in a code of 10 mm
        Right: 25 mm on a leaflet, 100 mm on a poster scanned from 1 metre
    .help = Make the code's frame { $wanted } times as large, or use an address shorter than { $text }.
SOC-02 = “{ $id }” on “{ $artboard }” leaves the safe zone by { $by } { $unit } ({ $side }).
    .title = Outside the safe zone on networks
    .why =
        Networks cover a picture's edges with buttons and cut it to circles and narrow frames. Texts, lockups and QR codes stand inside safe.
        Wrong: text in the top 100 px of a story of 1080 × 1920
        Right: text 250 px away from top and bottom
    .help = Move the frame inwards.

## Preview (serve)

serving = Preview at { $url } (Ctrl-C to stop)
serve-ready = Ready after { $seconds } s.
serve-no-browser = No browser could be opened; please open the address above yourself.
ND0406 = Port { $port } is used by another program.
    .title = The port is used by another program
    .why = Only one program can use a port of this machine; perhaps “nhandien serve” runs in another window.
    .help = Use a free port: --port { $free }, or stop the other program.

## Mail merge

ND0631 = { $kind ->
        [photo] No photo column “{ $name }” in records.
       *[value] No column gives “record.{ $name }” its value.
    }
    .title = A column that isn't there
    .why =
        Each value record.… in a drawing has its column in records; a column of money also gives …_words, one of dates …_line, …_words, …_lunar. A misspelt name leaves that place empty on a thousand sheets.
        Wrong: {"{{ record.nam }}"} where the column's id is name
        Right: {"{{ record.name }}"}
    .help = { $has-nearest ->
        [yes] Did you mean { $nearest }?
       *[no] Add the column to records, or correct the name here.{ $has-known ->
            [yes] {" "}Known: { $known }.
           *[no] {""}
        }
    }
ND0632 = The columns “{ $column }” and “{ $first }” are both called “{ $name }”.
    .title = Two columns of one name
    .why =
        Headings of a list are recognised whatever their case and accents; where two columns share one, nobody knows which is meant.
        Wrong: also: [Tên] in two columns
        Right: each name in one column only
    .help = Change the id or label of one, or shorten its also.
ND0633 = Nothing prints the column “{ $column }”.
    .title = Column without use
    .why =
        Whoever makes the list would type what is printed nowhere.
        Wrong: a column phone in records and no text with record.phone
        Right: no such column
    .help = Remove the column, or add a text with record.{ $column }.
ND0634 = “{ $field }” takes record.{ $name } but is not of level: record.
    .title = A person's value in the common part
    .why =
        The common part is laid out once for everybody on the list, so it has nobody's own value.
        Wrong: level: unit, value: "{"{{ record.name }}"}"
        Right: level: record
    .help = Write level: record for “{ $field }”.
ND0610 = { $kind ->
        [old] This is an Excel file of the old kind (.xls), or one with a password.
        [locked] This workbook has a password.
        [missing] There is no such list.
        [empty] The list is empty.
        [inside] The list stands inside the project's content.
       *[broken] This list can't be read.
    }
    .title = List that can't be read
    .why =
        A list to merge is a CSV or XLSX file with one row of headings and one row for each person. It holds personal data, so it must not stand in the folders content, brand or themes: all that is in there is kept and published.
        Wrong: --data content/data/people.csv
        Right: --data ../people.xlsx
    .help = { $kind ->
        [old] Open it in Excel and save it as “Excel Workbook (.xlsx)”, without a password.
        [locked] Open it in Excel, remove the password (File → Info → Protect Workbook), save again.
        [missing] Check the file and folder named after --data.
        [empty] Write a row of headings, then one row for each person.
        [inside] Move the file out of the project.
       *[broken] Open it in Excel or LibreOffice and save it again as .xlsx, or CSV UTF-8.
    }
ND0611 = The file's letters are not Unicode (UTF-8).
    .title = Old encoding
    .why =
        In an old encoding no letter is certain, and one wrong letter makes a wrong name. UTF-8 is read, and UTF-16 with a byte-order mark (Excel's “Unicode Text”).
        Wrong: saved as “CSV (Comma delimited)”
        Right: saved as “CSV UTF-8 (Comma delimited)”
    .help = In Excel: Save As → “CSV UTF-8 (Comma delimited) (*.csv)”, or keep .xlsx. In LibreOffice: Save As → Text CSV → “Edit filter settings” → Unicode (UTF-8).
ND0612 = { $kind ->
        [rows] The list has more than { $limit } rows.
        [columns] The list has more than { $limit } columns.
        [cell] This cell has more than { $limit } characters.
       *[size] The file is larger than { $limit } MB.
    }
    .title = List too large
    .why =
        An unusually long cell mostly comes from a missing quotation mark: all rows after it stick together in one cell.
        Wrong: "To the school
        Right: "To the school"
    .help = { $kind ->
        [cell] See whether the quotation mark (") at the start of this cell is closed.
       *[other] Split it into several lists and run each by itself.
    }
ND0613 = The list lacks the column “{ $column }”.
    .title = Missing column
    .why =
        A required column has to stand in the row of headings; case and accents don't matter.
        Wrong: STT;Ngày sinh
        Right: STT;Họ và tên
    .help = { $has-nearest ->
        [yes] Is it the column “{ $nearest }”? If so, change that heading to “{ $column }”.
       *[no] Add the column “{ $column }” to the row of headings.
    }
ND0614 = Two columns are both “{ $column }”: this one and number { $first }.
    .title = Two columns alike
    .why =
        Where two headings mean the same column, nobody knows which cell to take.
        Wrong: Họ và tên;Tên
        Right: Họ và tên
    .help = Delete one of the columns, or change its heading.
ND0615 = { $has-nearest ->
        [yes] There is no column “{ $heading }”.
       *[no] The column “{ $heading }” is not used.
    }
    .title = Unknown column
    .why =
        A column that the piece doesn't have is not printed. Where its heading is nearly one that the list lacks, the merge stops, lest that place stay empty on a thousand sheets.
        Wrong: Sô tiềm
        Right: Số tiền
    .help = { $has-nearest ->
        [yes] Did you mean “{ $nearest }”? Correct the heading; if not, give it a wholly different name.
       *[no] Nothing to do if this column holds notes.
    }
ND0616 = Row { $row }, “{ $column }”: blank.
    .title = Required cell blank
    .why =
        Nobody takes a certificate without a name.
        Wrong: 0125;;took part
        Right: a name in every row
    .help = Fill in the cell, or delete the row.
ND0617 = Row { $row }, “{ $column }”: { $kind ->
        [money] not a sum of money.
        [date] not a day.
        [number] not a number of a paper: there is no digit in it.
        [name] not a name: there is no letter in it.
       *[fault] the formula has failed.
    }
    .title = Cell of another kind
    .why =
        Money is written in digits, in whole đồng; dates as day/month/year with four digits of the year. Nothing is guessed: a printed sum or date can't be taken back.
        Wrong: 1,5 triệu; 8/5/23
        Right: 1.500.000; 8/5/2023
    .help = { $kind ->
        [money] Write 1.500.000 or 1500000, without decimals and words.
        [date] Write 8/5/2023 or 2023-05-08.
        [number] Write 0125 or 0125/GCN; in Excel, make the cell Text to keep zeros at the start.
        [name] Write the name in letters.
       *[fault] Mend the formula, or type the value.
    }
ND0618 = Row { $row }, “{ $column }”: the same as in row { $first }.
    .title = Number twice
    .why =
        Each paper has a number of its own, so that it can be looked up.
        Wrong: 0125 in two rows
        Right: 0125, 0126
    .help = Change one of the two rows, or delete the one too many.
ND0619 = Row { $row }, “{ $column }”: { $length } characters, at most { $max } are allowed.
    .title = Cell too long
    .why =
        The designer has set how much this place holds.
        Wrong: a whole paragraph in the column of names
        Right: the name only
    .help = Shorten it.
ND0620 = Row { $row }, column { $place }: no heading stands over this cell.
    .title = Cell outside the list
    .why =
        A row with more cells than headings mostly has a separator inside a text: all cells after it have moved one column to the right.
        Wrong: 0125,Group A, B and C,8/5/2023
        Right: 0125,"Group A, B and C",8/5/2023
    .help = Put texts with a separator in quotation marks, or give this column a heading.
ND0621 = The list has headings only.
    .title = Nobody on the list
    .why =
        There is no row to fill in.
        Wrong: a single row of headings
        Right: headings, then one row for each person
    .help = Add the rows, or choose another file.
ND0622 = Row { $row }, “{ $column }”: broken letters.
    .title = Broken letters
    .why =
        Question marks or odd signs inside a name are the trace of an old encoding (TCVN3, ABC) or of letters lost in saving.
        Wrong: Nguy?n V?n
        Right: typed in Unicode
    .help = Type this cell again in Unicode; where the whole file is broken, convert the original (UniKey: Ctrl+Shift+F6).
ND0623 = Row { $row }, “{ $column }”: the font lacks the character { $letter }.
    .title = Character that can't be printed
    .why =
        A strange character (an emoji, a hidden space, another script) isn't in the brand's font and would be lost in print.
        Wrong: a name pasted from a web page with a hidden character
        Right: typed by hand
    .help = Delete the character and type it again.
ND0624 = Row { $row }, “{ $column }”: doesn't fit the frame “{ $field }”: { $percent } % too much at the smallest size.
    .title = Text of a list that doesn't fit
    .why =
        The text was shrunk to the smallest size and still doesn't fit. A person's name is never cut, so the merge stops.
        Wrong: office and address in the column of names
        Right: the name only
    .help = Shorten this row, or ask the designer for a larger frame.
ND0625 = Row { $row }, “{ $column }”: { $kind ->
        [missing] the photo isn't there.
        [small] the photo has only { $found } dpi, { $needed } dpi are needed.
       *[unread] this is no JPEG or PNG that can be used.
    }
    .title = Photo of a list
    .why =
        A column of photos holds file names, counted from the folder of the list, without drive or “..”.
        Wrong: C:\photos\0125.jpg
        Right: photos/0125.jpg
    .help = { $kind ->
        [missing] Put the photo beside the list; check its name, capitals and .jpg included.
        [small] Use a larger original.
       *[unread] Open the photo and save it again as JPEG, in RGB.
    }
ND0626 = From row { $row } on: { $count } more of this kind in this column ({ $first }).
    .title = More of the same
    .why =
        Where a column is wrong in very many rows, only the first are named.
        Wrong: a whole column of dates without years
        Right: the column put right at once
    .help = Mend the whole column and run again; the codes above say how.
ND0627 = “{ $id }” can't be merged with a list.
    .title = Piece without columns
    .why =
        Only pieces that declare records in their .yaml can be filled in from a list.
        Wrong: --artefact poster
        Right: --artefact certificate
    .help = { $has-nearest ->
        [yes] Did you mean { $nearest }? {""}
       *[no] {""}
    }These can: { $known }.
## Documents

ND0601 = There is no field “{ $found }”.
    .title = Unknown field
    .why =
        What differs from chapter to chapter is written with a known name; an unknown one would stand in a signed letter with its braces.
        Wrong: {"{{"} unit.nam {"}}"}
        Right: {"{{"} unit.name {"}}"}
    .help = { $has-nearest ->
        [yes] write: {"{{"} { $nearest } {"}}"}
       *[no] Use one of: { $known }.
    }
ND0602 = “{ $found }” is not a field as fields are written.
    .title = Malformed field
    .why =
        Fields are written in one way: two braces, one space, the name, one space, two braces, all on one line. Anything else is not filled in.
        Wrong: {"{{"}unit.name{"}}"}, {"{"} unit.name {"}"}, {"{{"} unit.name
        Right: {"{{"} unit.name {"}}"}
    .help = { $has-nearest ->
        [yes] write: {"{{"} { $nearest } {"}}"}
       *[no] Write {"{{"} name {"}}"} with one of: { $known }.
    }
ND0603 = “{ $found }” exists only in documents of an event.
    .title = Field of another document
    .why =
        Invitations and programmes are made for each event and know its name, time and place. Plans, letters and a campaign's page belong to none.
        Wrong: {"{{"} event.place {"}}"} in ke-hoach.md
        Right: {"{{"} event.place {"}}"} in giay-moi.md
    .help = Write it out, leave “…………”, or move the sentence to giay-moi.md or chuong-trinh.md.
ND0604 = A document can't hold { $kind ->
        [picture] pictures
        [html] HTML
        [footnote] footnotes
       *[code] blocks of code
    }.
    .title = Not for print
    .why =
        One markdown text becomes a page, a PDF and a Word file with the same words. What can't be printed would be missing from the paper without a word.
        Wrong: ![Photo](assets/photo.jpg) in ke-hoach.md
        Right: paragraphs, headings, lists, tables, bold, italics
    .help = Remove it, or put it into the campaign's index.md.
ND0605 = { $kind ->
        [name] “{ $document }.md” says document: { $key }, but that document is “{ $key }.md”.
       *[form] “{ $key }” has no place in “{ $document }”.
    }
    .title = Said where it has no place
    .why =
        Each kind of document has its own parts; recipients stand in plans and letters only. A kit finds its documents by the names of files.
        Wrong: recipients: […] in thong-cao-bao-chi.md
        Right: recipients: […] in ke-hoach.md
    .help = { $kind ->
        [name] Rename the file to { $key }.md, or remove the key document.
       *[form] Remove the key { $key }.
    }
ND0606 = The layout “{ $layout }” could not be set as PDF: { $reason }.
    .title = Mistake in a layout
    .why =
        The .typ layouts in themes/<theme>/documents/ set documents. A mistake in them, a character that no font has, or what PDF/A and PDF/UA don't allow ends here.
        Wrong: a file or package from outside documents/
        Right: common.typ, document.json and the fonts in brand/fonts/, nothing else
    .help = Mend the layout at the place shown; where that is a text, look for an unusual character in it.
ND0607 = The Word file could not be made: { $reason }.
    .title = No Word file
    .why =
        The Word file has the same words as the PDF; the lockup's SVG becomes a drawing of Word's.
        Wrong: a lockup with bitmaps or blurs
        Right: a lockup of shapes and letters in solid colours
    .help = Check the lockup in brand/logo/ with nhandien check.
ND0608 = brand/fonts/ has no family “{ $family }”.
    .title = Missing family of a document
    .why =
        Documents use the brand's fonts only, so that every machine makes the same file. The family in the reader's Word is office_family.
        Wrong: family: Times New Roman
        Right: family: Tinos, office_family: Times New Roman
    .help = { $has-nearest ->
        [yes] write: { $nearest }
       *[no] Use one of: { $known }.
    }
ND0609 = { $kind ->
        [unreadable] The presentation can't be read: { $found }.
        [layout] The presentation has no layout “{ $found }”.
        [places] Layout “{ $found }” needs { $count } or more places for text.
        [color] “{ $found }” is no theme colour of PowerPoint's.
        [role] An accent lacks the role “{ $found }”.
        [picture] The presentation has no picture “{ $found }”.
        [format] Picture “{ $found }” in the presentation is no PNG.
        [field] A layout has a field that can't be used there: “{ $found }”.
        [board] There is no artboard “{ $found }”.
       *[needs] Artboard “{ $found }” can't be a picture on slides.
    }
    .title = The presentation lacks what is named
    .why =
        Words, pictures and colours are put into the designer's .pptx by the names of its layouts, of its pictures (Selection Pane) and of theme colours (accent1…). A missing name would leave the slide empty there.
        Wrong: layouts: {"{"} text: Noi dung {"}"} where the layout is called “Nội dung”
        Right: layouts: {"{"} text: Nội dung {"}"}
    .help = { $has-nearest ->
        [yes] write: { $nearest }
       *[no] { $kind ->
            [unreadable] Open the file in PowerPoint or Impress and save it as .pptx again.
            [places] Add placeholders to that layout: title first, then content; two columns need a title, two heads and two columns.
            [color] Use one of dk1, lt1, dk2, lt2, accent1–accent6, hlink, folHlink.
            [format] Put a PNG in its place and save again.
            [field] Only fields of Central, the campaign and the chapter stand there, as {"{{ unit.chapter }}"}.
            [needs] Use an artboard with outputs: [png] and needs: unit or campaign.
           *[other] { $has-known ->
                [yes] There are: { $known }.
               *[no] Look at the names in the presentation again.
            }
        }
    }
ND0636 = Slide “{ $slide }” is { $percent } % too long for { $chapter }.
    .title = Text doesn't stand on its slide
    .why =
        Text on slides shrinks to 62 % of the designer's size at most; smaller, people in the back rows can't read it.
        Wrong: ten items under one heading
        Right: four or five items, the rest under the next heading
    .help = Shorten it, or part it into two slides by one more heading.
DOC-01 = { $part ->
        [width] The paper's width
        [height] The paper's height
        [top] The top margin
        [right] The right margin
        [bottom] The bottom margin
       *[left] The left margin
    } is { $found } mm; Decree 30 has { $least } – { $most } mm.
    .title = Paper and margins of official documents
    .why =
        The official form stands on A4, margins 20–25 mm above and below, 30–35 mm left, 15–20 mm right (Decree 30/2020/NĐ-CP, annex I).
        Wrong: margin: {"{"} top: 20, right: 20, bottom: 20, left: 20 {"}"}
        Right: margin: {"{"} top: 20, right: 20, bottom: 20, left: 30 {"}"}
    .help = Change page in this file.
DOC-02 = { $part ->
        [size] Size of type
        [line] Line spacing
        [indent] First-line indent
        [gap] Space between paragraphs
       *[justify] Justified text (justify)
    }: { $found }; Decree 30 has { $wanted }.
    .title = Type of official documents
    .why =
        Text is 13–14 pt, single to one and a half lines apart, first lines 1 or 1.27 cm in, paragraphs at least 6 pt apart, both edges straight (Decree 30/2020/NĐ-CP, annex I).
        Wrong: size: 12
        Right: size: 14, line: 1.15, indent: 12.7, gap: 6, justify: true
    .help = Change type in this file.
DOC-03 = { $kind ->
        [symbol] The symbol “{ $found }” must be capitals without spaces.
       *[number] The number “{ $found }” is not written as it must be.
    }
    .title = Numbers and symbols
    .why =
        A number under 10 has a zero before it; after the slash stand groups of capitals joined by hyphens, without spaces (Decree 30/2020/NĐ-CP, annex I).
        Wrong: 5/KH - CTĐ
        Right: 05/KH-CTĐ
    .help = { $has-suggestion ->
        [yes] write: { $suggestion }
       *[no] Write as 05/KH-CTĐ.
    }
DOC-04 = The text ends in “./.” already.
    .title = Closing sign written by hand
    .why =
        The layout sets “./.” after the last word; written by hand it would stand there twice, and on the page once too often.
        Wrong: … tổ chức thực hiện./.
        Right: … tổ chức thực hiện.
    .help = Put a full stop in its place.
DOC-05 = { $kind ->
        [dash] “{ $found }”: dashes are the layout's.
        [stop] “{ $found }”: stops at the end are the layout's.
        [file] “{ $found }”: the file copy is the layout's.
       *[empty] An empty line in the list.
    }
    .title = Kính gửi, Nơi nhận
    .why =
        to and recipients hold names only; the layout sets dashes, semicolons and the last line “Lưu: VT.”
        Wrong: recipients: ["- Trung ương Hội;", "Lưu: VT"]
        Right: recipients: ["Trung ương Hội (để báo cáo)"]
    .help = Leave the name only; remove a line that begins with Lưu.
DOC-06 = { $kind ->
        [about] “{ $document }” has no subject (about).
        [to] “{ $document }” is addressed to nobody (to).
        [subject] A letter's subject “{ $found }” must begin with “V/v ”.
       *[letter] “{ $found }”: only a letter's subject begins with “V/v”.
    }
    .title = Subject and addressee
    .why =
        Under the kind, or under a letter's number, stands the subject: what the document is about, in one short line. A letter also says to whom it goes.
        Wrong: cong-van.md with about: Bộ nhận diện and without to
        Right: about: V/v sử dụng bộ nhận diện, to: ["Các cấp Hội cơ sở"]
    .help = Add or change about and to at the head of the text.
