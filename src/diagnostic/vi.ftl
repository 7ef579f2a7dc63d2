# Lời nhắn tiếng Việt. Mỗi mã: câu chính, .title (tên ngắn), .why (giải thích, có ví dụ), .help (cách sửa).
# Đối số rỗng: chọn theo $has-<tên>. Đối số bắt đầu bằng “@” là một lời nhắn expected-….

severity-error = lỗi
severity-warning = cảnh báo
severity-info = ghi chú
severity-help = cách sửa
summary = { $errors ->
    [0] Không có lỗi
   *[other] { $errors } lỗi
}, { $warnings } cảnh báo.

## Kiểu giá trị và loại mục

expected-text = chữ
expected-text-or-map = chữ, hoặc hai thứ tiếng vi và en
expected-map = các dòng “khóa: giá trị” thụt vào
expected-list = một danh sách
expected-integer = một số nguyên
expected-number = một số
expected-bool = true hoặc false
expected-date = một ngày dạng 2023-05-31
expected-color = một màu dạng #RRGGBB
expected-scope = all, hoặc danh sách regions, units, tags
expected-kit = danh sách bộ (trong kits/, hoặc false)
expected-value = giá trị hợp lệ
expected-nothing = để trống
expected-series = chiến dịch trong content/series/
expected-unit = mã đơn vị
expected-organisation = tổ chức
expected-link = đường dẫn trong links.yaml
expected-accent = màu nhấn
expected-edition = năm
expected-campaign = chiến dịch
expected-region = vùng
expected-tag = nhãn địa lý
expected-taxonomy = hệ phân loại trong site.yaml
expected-cluster = cụm
expected-carried = một năm (2023) hoặc một chiến dịch của năm (2023/tet-nhan-ai)
expected-lockup = mẫu ghép tên
expected-artboard = bản vẽ
expected-layout = mẫu văn bản (.typ)
expected-document = văn bản
expected-preset = cỡ
expected-string = chuỗi giao diện (i18n)
expected-campaign-folder = thư mục dạng <chiến dịch>-<năm>
expected-unit-slug = đơn vị có hiệu lực khi chiến dịch bắt đầu
expected-moment = một ngày, có thể kèm giờ: 2023-05-08 hoặc 2023-05-08 08:00
expected-web-address = một địa chỉ web dạng https://…
expected-phone = một số điện thoại, chẳng hạn 0292 3 820 000
expected-email = một địa chỉ thư điện tử, chẳng hạn ctd@cantho.vn
expected-level-brand = bộ nhận diện, do Trung ương đặt
expected-level-theme = giao diện, do người thiết kế đặt
expected-level-campaign = chiến dịch, do Trung ương đặt
expected-level-unit = danh sách đơn vị, do Trung ương đặt
expected-level-override = phần riêng của đơn vị
expected-level-event = từng sự kiện
expected-slogan = khẩu hiệu đã duyệt của chiến dịch
expected-target = nhãn chỉ tiêu của chiến dịch
expected-weekday-1 = Thứ Hai
expected-weekday-2 = Thứ Ba
expected-weekday-3 = Thứ Tư
expected-weekday-4 = Thứ Năm
expected-weekday-5 = Thứ Sáu
expected-weekday-6 = Thứ Bảy
expected-weekday-7 = Chủ nhật

## Dòng lệnh

cli-about = Làm trang web và bộ nhận diện chiến dịch cho từng đơn vị
cli-build = Làm trang web và các bộ
cli-check = Soát nội dung, nhận diện, bản vẽ; không làm ra tệp nào
cli-plan = Liệt kê mọi tệp sẽ được làm
cli-kit = Làm bộ ZIP của một đơn vị
cli-proof = Làm các tờ soát (PDF): mọi ấn phẩm của từng chiến dịch và từng đơn vị, để xem bằng mắt trước khi phát hành
cli-serve = Xem trước trên máy này, sửa là thấy ngay
cli-explain = Giải thích một mã lỗi
cli-new = Tạo tệp mới từ mẫu: chiến dịch, sự kiện, bài viết, trang, phần riêng của đơn vị
cli-new-campaign = Tạo một chiến dịch
cli-new-event = Tạo một sự kiện của đơn vị, hoặc của Trung ương khi không ghi --unit
cli-new-article = Tạo một bài viết (bản nháp)
cli-new-page = Tạo một trang
cli-new-override = Tạo phần riêng của một đơn vị trong một chiến dịch
cli-init = Tạo một dự án mới, trống mà chạy được, trong thư mục mới
cli-schema = Ghi JSON Schema để VS Code gợi ý và báo lỗi khi gõ
cli-arg-slug = Tên thư mục hoặc tệp: chữ thường không dấu, gạch nối
cli-arg-name = Tên chiến dịch
cli-arg-title = Tên hiện ra cho người đọc
cli-arg-start = Ngày bắt đầu, có thể kèm giờ với sự kiện
cli-arg-end = Ngày kết thúc
cli-arg-place = Nơi diễn ra
cli-arg-address = Địa chỉ
cli-arg-kind = Loại sự kiện
cli-arg-dir = Thư mục mới
schemas-made = Đã ghi { $count } schema vào { $folder }.
project-made = Đã tạo dự án trong { $folder }. Tiếp theo: vào thư mục ấy rồi chạy nhandien new campaign …
file-made = Đã tạo { $path }
next-step = Mở tệp, điền tiếp những dòng có dấu #, rồi chạy nhandien serve để xem.
cli-arg-project = Thư mục dự án
cli-arg-edition = Chỉ năm này
cli-arg-campaign = Chỉ chiến dịch này (tên thư mục, ví dụ thang-nhan-dao)
cli-arg-unit = Chỉ đơn vị này (mã, ví dụ VN-25)
cli-arg-date = Ngày dùng khi làm, thay cho site.yaml
cli-arg-base-url = Địa chỉ trang, thay cho site.yaml
cli-arg-drafts = Hiện cả bài còn là bản nháp
cli-arg-locale = Ngôn ngữ của lời nhắn
cli-arg-quiet = Chỉ nói khi có lỗi
cli-arg-out = Thư mục kết quả
cli-arg-shard = Chỉ làm phần thứ I trong N phần
cli-arg-jobs = Số việc làm cùng lúc
cli-arg-format = Dạng kết quả
cli-arg-port = Cổng
cli-arg-open = Mở trình duyệt
cli-arg-poll = Dò tệp đổi theo nhịp (cho ổ mạng)
cli-arg-code = Mã, ví dụ TXT-12
cli-merge = Trộn thư: điền giấy chứng nhận, thẻ, bảng tượng trưng từ danh sách (CSV, XLSX), mỗi dòng một tờ
cli-arg-artefact = Ấn phẩm, ví dụ certificate
cli-arg-data = Danh sách: tệp CSV hoặc XLSX, để ngoài thư mục dự án
cli-arg-as = Một tệp PDF nhiều trang, một tệp ZIP mỗi người một tệp, hoặc cả hai
progress = Đang làm
checked = Không thấy gì cần sửa.
built = Xong trong { $seconds } giây: { $files } tệp, ghi mới { $written }, bỏ { $removed }. Thư mục: { $folder }
kits-made = Đã làm { $count } bộ vào { $folder }
merged = Đã điền { $count } tờ trong { $seconds } giây: { $files } trong { $folder }
proof-title = Tờ soát · { $title }
proof-smallest = “{ $field }” ở cỡ nhỏ nhất cho phép ({ $size })
proofs-made = Đã làm { $count } tờ soát vào { $folder }
unknown-code = Không có mã “{ $code }”.{ $has-nearest ->
    [no] {""}
   *[yes] {" "}Có phải { $nearest }?
} Các mã: { $known }

## Cú pháp

ND0101 = Dòng này không đúng cú pháp YAML ({ $reason }).
    .title = Sai cú pháp YAML
    .why =
        Máy không đọc được dòng này nên chưa biết bạn muốn ghi gì. Lỗi hay gặp nhất: trong câu có dấu hai chấm, dấu # hoặc câu bắt đầu bằng ký hiệu đặc biệt mà không đặt trong ngoặc kép; hoặc thụt dòng bằng phím Tab.
        Sai: title: Khẩu hiệu: Tháng Nhân đạo
        Đúng: title: "Khẩu hiệu: Tháng Nhân đạo"
    .help = { $has-quoted ->
        [yes] viết: { $quoted }
       *[no] Xem lại dấu ngoặc, dấu hai chấm và cách thụt dòng (dùng dấu cách, không dùng phím Tab).
    }
ND0102 = Không có khóa “{ $key }”.
    .title = Khóa không có
    .why =
        Khóa viết sai một chữ sẽ bị bỏ qua mà không ai biết, vì vậy chương trình chỉ nhận những khóa có trong tài liệu.
        Sai: slogns: […]
        Đúng: slogans: […]
    .help = { $has-nearest ->
        [yes] Có phải bạn muốn viết “{ $nearest }”?{ $has-known ->
            [yes] {" "}Các khóa dùng được: { $known }.
           *[no] {""}
        }
       *[no] { $has-known ->
            [yes] Các khóa dùng được: { $known }.
           *[no] Xóa dòng này, hoặc xem tên khóa trong tài liệu.
        }
    }
ND0103 = Thiếu khóa bắt buộc “{ $key }”.
    .title = Thiếu khóa
    .why =
        Phần này cần khóa ấy mới dùng được, chương trình không tự đoán thay.
        Sai: campaign.yaml không có dòng accent
        Đúng: accent: sky
    .help = Thêm một dòng “{ $key }: …” vào đây.
ND0104 = Chỗ này là { $found }, nhưng cần { $expected }.
    .title = Sai kiểu giá trị
    .why =
        Mỗi khóa nhận một kiểu giá trị: chữ, số, ngày, danh sách… Giá trị khác kiểu thì không hiểu được.
        Sai: version: một
        Đúng: version: 1
    .help = Sửa giá trị thành { $expected }.
ND0105 = “{ $found }” không phải ngày theo dạng năm-tháng-ngày.
    .title = Ngày viết sai dạng
    .why =
        Ngày trong YAML luôn viết năm-tháng-ngày, đủ hai chữ số cho tháng và ngày, để không ai đọc 3/5 thành 5/3. Trên ấn phẩm ngày vẫn hiện theo kiểu Việt Nam.
        Sai: end: 31/5/2023
        Đúng: end: 2023-05-31
    .help = { $has-suggestion ->
        [yes] viết: { $suggestion }
       *[no] Viết dạng 2023-05-31; kiểm tra ngày đó có trong lịch.
    }
ND0106 = “{ $found }” không phải lựa chọn ở đây.
    .title = Lựa chọn không có
    .why =
        Khóa này chỉ nhận vài từ định sẵn, viết đúng từng chữ.
        Sai: status: da-xong
        Đúng: status: held
    .help = { $has-nearest ->
        [yes] Có phải “{ $nearest }”? Chọn một trong: { $known }.
       *[no] Chọn một trong: { $known }.
    }
ND0107 = Khóa “{ $key }” viết hai lần.
    .title = Khóa lặp
    .why =
        Hai dòng cùng khóa thì không biết dòng nào đúng.
        Sai: version: 1 … version: 2
        Đúng: version: 2
    .help = Giữ một dòng, xóa dòng kia.
ND0108 = Tệp không phải chữ Unicode (UTF-8).
    .title = Tệp không phải UTF-8
    .why =
        Chữ Việt chỉ đúng khi tệp lưu bằng UTF-8. Tệp lưu bằng bảng mã cũ (TCVN3, VNI, Windows-1258) sẽ vỡ dấu.
        Sai: lưu từ Notepad cũ với bảng mã ANSI
        Đúng: lưu với bảng mã UTF-8
    .help = Mở tệp, chọn “Lưu thành…” (Save As) với bảng mã UTF-8.
ND0109 = Đầu tệp thiếu phần khai báo nằm giữa hai dòng “---”.
    .title = Thiếu phần khai báo đầu tệp
    .why =
        Mỗi tệp .md mở đầu bằng phần khai báo: một dòng ba gạch, các khóa như title, rồi một dòng ba gạch nữa.
        Sai: mở đầu ngay bằng nội dung
        Đúng: “---”, xuống dòng “title: Tên trang”, xuống dòng “---”, rồi đến nội dung
    .help = Thêm ở đầu tệp: một dòng “---”, dòng “title: …”, một dòng “---”.
ND0110 = Khóa “{ $key }” gõ bằng dấu rời (Unicode tổ hợp).
    .title = Khóa gõ bằng dấu rời
    .why =
        Nhìn giống nhau nhưng chữ dựng sẵn và chữ dấu rời là hai chuỗi khác nhau, nên khóa sẽ không được nhận ra.
        Sai: gõ bằng bộ gõ đặt Unicode tổ hợp
        Đúng: đặt bộ gõ về Unicode (dựng sẵn)
    .help = Đặt bộ gõ về “Unicode dựng sẵn”, xóa khóa và gõ lại.
ND0111 = Tệp quá lớn hoặc quá rối ({ $size }{ $has-limit ->
        [yes] {" "}MB, tối đa { $limit } MB
       *[no] {""}
    }).
    .title = Tệp quá lớn
    .why =
        Tệp chữ trên 4 MB, tệp khác trên 64 MB, hoặc YAML lồng nhau quá nhiều thường là đặt nhầm chỗ. Chương trình dừng để không treo máy.
        Sai: đặt video vào assets/
        Đúng: chỉ để ảnh, SVG và văn bản cần cho bộ
    .help = Thu nhỏ tệp, hoặc chuyển ra ngoài thư mục dự án.
ND0112 = Không thấy tệp “{ $path }”.
    .title = Thiếu tệp bắt buộc
    .why =
        Dự án không chạy được nếu thiếu tệp này: ví dụ mỗi thư mục chiến dịch phải có campaign.yaml, mỗi năm phải có edition.yaml.
        Sai: content/campaigns/2023/tet-nhan-ai/ chỉ có index.md
        Đúng: thêm content/campaigns/2023/tet-nhan-ai/campaign.yaml
    .help = Tạo tệp “{ $path }”, hoặc xem lại tên thư mục.
ND0113 = Thư mục “{ $name }” không phải một năm.
    .title = Thư mục năm viết sai
    .why =
        Ngay trong content/campaigns/ chỉ có các thư mục năm; chiến dịch nằm trong năm.
        Sai: content/campaigns/nam-2023/
        Đúng: content/campaigns/2023/
    .help = Đổi tên thành bốn chữ số của năm, hoặc chuyển vào thư mục năm.
ND0114 = Không ai đọc tệp “{ $path }” ở chỗ này.
    .title = Tệp nằm lạc chỗ
    .why =
        Tệp để sai thư mục sẽ bị bỏ qua mà không ai biết. Trong content/ chỉ có site.yaml, organisations.yaml, links.yaml và các thư mục units, series, campaigns, pages, articles.
        Sai: content/gioi-thieu.md
        Đúng: content/pages/gioi-thieu.md
    .help = { $has-nearest ->
        [yes] Có phải tệp này tên là “{ $nearest }”? Nếu không, chuyển vào đúng thư mục.
       *[no] Chuyển tệp vào đúng thư mục, hoặc xóa đi.
    }
ND0115 = Không đọc được bảng số liệu ({ $reason }).
    .title = Bảng số liệu hỏng
    .why =
        Tệp trong content/data/ phải là YAML, JSON hoặc CSV đúng cú pháp; mỗi dòng CSV có đủ số ô như dòng đầu.
        Sai: một dòng có hai ô khi dòng đầu có ba
        Đúng: thêm ô trống: Huế;2025;
    .help = Sửa dòng này, hoặc lưu lại từ Excel dạng “CSV UTF-8”.

## Liên hệ giữa các phần

ND0201 = Không có { $kind } “{ $id }”.
    .title = Tên được nhắc tới mà không có
    .why =
        Các phần gọi nhau bằng mã ngắn; mã phải có ở nơi khai báo thì mới nối được.
        Sai: links: [inhandaoo]
        Đúng: links: [inhandao], và links.yaml có mã inhandao
    .help = { $has-nearest ->
        [yes] Có phải “{ $nearest }”?{ $has-known ->
            [yes] {" "}Hiện có: { $known }.
           *[no] {""}
        }
       *[no] { $has-known ->
            [yes] Hiện có: { $known }.
           *[no] Xem lại cách viết, hoặc khai báo mã này trước.
        }
    }
ND0202 = “{ $id }” trùng với { $first }.
    .title = Trùng tên
    .why =
        Mỗi mã, mỗi địa chỉ chỉ thuộc về một thứ. Bỏ dấu mà giống nhau cũng là trùng, vì địa chỉ trang không có dấu.
        Sai: bão.md và bảo.md cùng một thư mục
        Đúng: bao-lut.md và bao-ve.md
    .help = Đổi tên một trong hai.
ND0203 = “{ $slug }” là tên dành riêng của trang.
    .title = Tên dành riêng
    .why =
        Một số từ đã là địa chỉ của trang (en, kits, don-vi, tim, the…), dùng lại sẽ che mất trang đó.
        Sai: slug: tim
        Đúng: slug: tim-kiem-cuu-nan
    .help = Chọn một slug khác.
ND0204 = Ngày kết thúc { $end } trước ngày bắt đầu { $start }.
    .title = Kết thúc trước khi bắt đầu
    .why =
        Một khoảng thời gian bắt đầu trước, kết thúc sau; bằng nhau nếu chỉ một ngày.
        Sai: start: 2023-05-31, end: 2023-05-01
        Đúng: start: 2023-05-01, end: 2023-05-31
    .help = Đổi lại hai ngày, hoặc xem lại năm.
ND0206 = Không thấy tệp “{ $path }”.
    .title = Thiếu tệp được nhắc tới
    .why =
        Ở đây nhắc tới một ảnh hay bản vẽ, nhưng trong thư mục không có tệp đó. Tên tệp phân biệt chữ hoa, chữ thường và dấu.
        Sai: key_visual: Key-Visual.svg khi tệp là key-visual.svg
        Đúng: key_visual: key-visual.svg
    .help = { $has-nearest ->
        [yes] Có phải “{ $nearest }”?
       *[no] Chép tệp vào đúng chỗ, hoặc sửa tên ở đây.
    }
ND0207 = Liên kết “{ $link }” không dẫn tới trang nào.
    .title = Liên kết trong trang bị hỏng
    .why =
        Người xem bấm vào sẽ gặp trang trống. Liên kết tới trang cùng chiến dịch viết bằng tên tệp .md; tới trang khác viết địa chỉ bắt đầu bằng /.
        Sai: [kế hoạch](kehoach.md)
        Đúng: [kế hoạch](ke-hoach.md)
    .help = { $has-nearest ->
        [yes] Có phải “{ $nearest }”?
       *[no] Xem lại tên tệp hoặc địa chỉ.
    }
ND0208 = Hai phần cùng tạo ra “{ $path }”: { $first } và { $second }.
    .title = Hai phần cùng tạo một tệp
    .why =
        Phần sau sẽ đè mất phần trước. Tên chỉ khác nhau chữ hoa, chữ thường cũng là một tệp trên Windows và máy Mac.
        Sai: hai trang cùng địa chỉ /2023/tet-nhan-ai/
        Đúng: đổi tên một trong hai
    .help = Đổi tên một trong hai.
ND0209 = “{ $path }” là lối tắt (liên kết), không phải tệp.
    .title = Lối tắt trong dự án
    .why =
        Chương trình không đi theo lối tắt, để không đọc nhầm thứ nằm ngoài dự án.
        Sai: assets/anh.svg là lối tắt sang ổ khác
        Đúng: chép hẳn tệp vào assets/
    .help = Thay lối tắt bằng chính tệp đó.
ND0210 = “{ $slug }” không dùng làm địa chỉ được.
    .title = Tên không dùng làm địa chỉ được
    .why =
        Tên thư mục, tên tệp và slug trở thành địa chỉ trang và tên tệp trong ZIP, nên chỉ gồm chữ thường không dấu, chữ số và gạch nối.
        Sai: Tết Nhân ái/
        Đúng: tet-nhan-ai/
    .help = { $has-suggestion ->
        [yes] viết: { $suggestion }
       *[no] Chỉ dùng chữ thường không dấu, chữ số và gạch nối.
    }
ND0211 = Địa chỉ trang còn là địa chỉ thử (.example).
    .title = Địa chỉ trang còn là địa chỉ thử
    .why =
        Mã QR và đường dẫn in trên ấn phẩm lấy địa chỉ này. Tên miền .example không bao giờ mở được, in ra là hỏng; vì thế bản in đang ghi “BẢN THỬ”.
        Sai: base_url: https://bo-nhan-dien.example/
        Đúng: địa chỉ thật mà trang sẽ đứng
    .help = Ghi địa chỉ thật vào base_url trong content/site.yaml, hoặc dùng --base-url.

ND0212 = { $kind ->
    [programme] Chương trình chỉ chạy { $expected }, không có năm { $year }.
   *[other] Thời gian của năm { $year } không gồm { $expected }, ngày mà chiến dịch trở lại hằng năm.
}
    .title = Thời gian không khớp với lệ hằng năm
    .why =
        Tệp trong content/series/ ghi chiến dịch trở lại khi nào: ngày cố định, tháng, thứ mấy lần thứ mấy của tháng, hay từ năm nào đến năm nào. Thời gian của từng năm phải gồm ngày ấy.
        Sai: 14/6 hằng năm, nhưng window: { "{" } start: 2023-06-15, end: 2023-06-15 { "}" }
        Đúng: window: { "{" } start: 2023-06-14, end: 2023-06-14 { "}" }
    .help = Sửa window trong campaign.yaml, hoặc recurrence trong content/series/ nếu lệ đã đổi.
ND0213 = “{ $key }” thuộc { $owner } ({ $where }), không đặt ở đây được.
    .title = Đặt ở sai cấp
    .why =
        Mỗi giá trị chỉ đặt ở một cấp: bộ nhận diện, giao diện, chiến dịch, đơn vị, sự kiện. Cấp dưới chỉ đặt những gì cấp trên để ngỏ, nhờ vậy cả nước cùng một hình ảnh.
        Sai: slogans: hay accent: trong override.yaml của một tỉnh
        Đúng: slogan: tu-trai-tim (chọn một khẩu hiệu đã duyệt)
    .help = Bỏ dòng này. Ở đây đặt được: { $allowed }.
ND0214 = Đơn vị “{ $unit }” không thuộc phạm vi của chiến dịch “{ $campaign }”.
    .title = Đơn vị ngoài phạm vi chiến dịch
    .why =
        Phạm vi do cấp chiến dịch đặt ở scope trong campaign.yaml; chương trình dành cho tỉnh ven biển thì chỉ tỉnh ven biển có bộ và đặt được sự kiện.
        Sai: content/units/ha-noi/an-toan-cho-ngu-dan-2023/
        Đúng: content/units/quang-tri/an-toan-cho-ngu-dan-2023/
    .help = Bỏ thư mục này, hoặc đề nghị Trung ương sửa scope trong { $where }.
ND0215 = “{ $found }” là địa chỉ cũ của “{ $label }”.
    .title = Địa chỉ cũ
    .why =
        Địa chỉ ngoài trang có thể đổi, nên chỉ ghi một lần trong content/links.yaml; nơi khác dẫn bằng id, mã QR được tạo lại khi địa chỉ đổi.
        Sai: [iNhandao](https://nhandao.itrithuc.vn/)
        Đúng: [iNhandao](link:inhandao)
    .help = Trong bài viết, dẫn bằng link:{ $id } (nay là { $url }).
ND0216 = { $key ->
    [window] Thời gian { $found } nằm ngoài khung { $bounds }
   *[other] Chỉ tiêu { $found } nằm ngoài khung { $bounds }
} mà cấp chiến dịch cho đơn vị đặt ({ $where }).
    .title = Ngoài khung mà chiến dịch để ngỏ
    .why =
        Đơn vị chọn thời gian và chỉ tiêu của mình trong khung do kế hoạch của Trung ương đặt; nơi không ghi khung thì là thời gian và chỉ tiêu của cả chiến dịch.
        Sai: window ngày 20/3 – 31/5 khi chiến dịch chỉ 1/5 – 31/5
        Đúng: window ngày 8/5 – 31/5
    .help = Đặt lại trong khung { $bounds }, hoặc đề nghị Trung ương nới khung.
ND0217 = Ảnh “{ $path }” { $kind ->
        [large] có quá nhiều điểm ảnh.
        [cmyk] là ảnh CMYK, màn hình không hiện đúng được.
        [alpha] có chỗ trong suốt.
       *[unread] không đọc được.
    }
    .title = Ảnh không dùng được
    .why =
        Ảnh chụp là JPEG hoặc PNG màu RGB (hay đen trắng), không trong suốt, không quá 50 triệu điểm. Chương trình tự xoay ảnh cho đứng và tự đổi sang mực in.
        Sai: ảnh đã đổi sang CMYK bằng phần mềm khác, ảnh HEIC đổi đuôi thành .jpg
        Đúng: ảnh gốc của máy chụp, lưu dạng JPEG
    .help = { $kind ->
        [large] Thu nhỏ ảnh còn dưới 50 triệu điểm.
        [cmyk] Lưu lại ở chế độ màu RGB.
        [alpha] Lưu lại trên nền trắng, không giữ phần trong suốt.
       *[unread] Mở bằng phần mềm ảnh rồi lưu lại thành JPEG.
    }
ND0218 = Bản dịch không đặt lại nhãn, phân loại hay thứ tự: { $path } đã đặt.
    .title = Bản dịch đặt lại điều của bản gốc
    .why =
        Một bài thuộc nhãn nào là chuyện của cả bài. Tên nhãn bằng tiếng Anh đặt một lần trong content/tags.yaml.
        Sai: tags: [First aid] trong trai-he.en.md
        Đúng: bỏ dòng tags; trong tags.yaml: { "{" } id: so-cap-cuu, name: { "{" } vi: Sơ cấp cứu, en: First aid { "}" } { "}" }
    .help = Xóa dòng này.
ND0219 = “{ $link }” không phải một địa chỉ cũ của trang.
    .title = Địa chỉ cũ viết sai
    .why =
        Địa chỉ cũ (aliases) là địa chỉ trên trang này: bắt đầu bằng “/”, kết thúc bằng “/” hoặc “.html”, không có dấu cách.
        Sai: aliases: [tin-cu]
        Đúng: aliases: [/tin/tin-cu/]
    .help = Viết lại, ví dụ /tin/tin-cu/.
ND0220 = Ảnh “{ $link }” nằm ở trang khác.
    .title = Ảnh từ trang khác
    .why =
        Trang không tải gì từ nơi khác: ảnh ấy có thể mất hoặc bị đổi, và người đọc bị lộ với nơi ấy. Trình duyệt cũng sẽ chặn.
        Sai: ![Hội trại](https://vi-du.example/trai.jpg)
        Đúng: ![Hội trại](assets/trai.jpg)
    .help = Chép ảnh vào thư mục assets/ cạnh bài (khi được phép dùng), hoặc viết thành liên kết thường: bỏ dấu ! ở đầu.
ND0221 = “{ $link }” không phải địa chỉ nhận báo lỗi an toàn.
    .title = Địa chỉ nhận báo lỗi an toàn viết sai
    .why =
        Tệp security.txt chỉ nhận địa chỉ thư viết với mailto: hoặc địa chỉ trang viết với https://, không có dấu cách.
        Sai: contact: an-toan@hoi.example
        Đúng: contact: mailto:an-toan@hoi.example
    .help = Thêm “mailto:” trước địa chỉ thư, hoặc viết địa chỉ trang đầy đủ từ “https://”.

## Mẫu và bản vẽ

ND0301 = Mẫu viết sai cú pháp: { $reason }.
    .title = Mẫu sai cú pháp
    .why =
        Mẫu trang dùng dấu ngoặc nhọn đôi cho giá trị và ngoặc nhọn kèm phần trăm cho lệnh; thiếu một dấu là không đọc được.
        Sai: {"{{ page.title }"}
        Đúng: {"{{ page.title }}"}
    .help = Xem lại các dấu ngoặc nhọn và lệnh if, for, endif, endfor ở quanh đây.
ND0302 = Không điền được giá trị: { $reason }{ $has-page ->
        [yes] {" "}(trang { $page })
       *[no] {""}
    }.
    .title = Mẫu gọi giá trị không có
    .why =
        Mẫu gọi một tên không có, hoặc dùng sai cách. Bản vẽ có các giá trị campaign, edition và unit.
        Sai: {"{{ campaign.headlin }}"}
        Đúng: {"{{ campaign.headline }}"}
    .help = Sửa tên giá trị; danh sách tên dùng được nằm trong lời nhắn ở trên.
ND0303 = Bản vẽ { $drawing } không có phần tử mang id “{ $id }”.
    .title = Bản vẽ thiếu phần tử
    .why =
        Tệp .yaml nối giá trị vào phần tử của bản vẽ theo id, hoặc theo tên lớp. Id mà phần mềm vẽ tự đổi khi xuất (thêm _1_, đổi dấu cách thành gạch dưới) vẫn được nhận ra.
        Sai: frame: headline_box khi bản vẽ ghi headline-box
        Đúng: frame: headline-box
    .help = { $has-nearest ->
        [yes] Có phải “{ $nearest }”?
       *[no] Đặt id “{ $id }” cho phần tử trong bản vẽ, hoặc sửa tên ở đây.
    }
ND0304 = Không đọc được bản vẽ: { $reason }.
    .title = SVG hỏng
    .why =
        Tệp không phải SVG đúng chuẩn: thiếu thẻ đóng, lưu dở, hoặc là định dạng khác đổi đuôi.
        Sai: đổi tên hinh.ai thành hinh.svg
        Đúng: xuất ra “SVG” từ phần mềm vẽ
    .help = Mở lại trong phần mềm vẽ và xuất ra SVG một lần nữa.
ND0305 = “{ $id }” nằm trên “{ $below }”, phần thay đổi theo đơn vị hay theo từng người.
    .title = Phần tĩnh nằm trên phần của đơn vị
    .why =
        Nền được vẽ một lần cho cả nước, phần của từng đơn vị đặt lên sau cùng. Hình tĩnh vẽ sau phần của đơn vị sẽ bị che mất, ảnh làm ra khác với bản vẽ.
        Sai: khung trang trí vẽ sau ô mẫu ghép tên
        Đúng: mọi hình tĩnh vẽ trước, phần của đơn vị ở trên cùng
    .help = Trong phần mềm vẽ, đưa “{ $id }” xuống dưới “{ $below }”.
ND0306 = Bản in không dùng được “{ $what }”.
    .title = Hiệu ứng không in được
    .why =
        Bản gửi xưởng in là hình véc-tơ với màu CMYK của bộ nhận diện. Bộ lọc, mặt nạ, họa tiết lặp, ảnh điểm, độ trong suốt và chế độ hòa màu không giữ được màu đó.
        Sai: fill="#1577C2" opacity="0.5"
        Đúng: dùng màu nhạt có sẵn của bộ, ví dụ màu soft
    .help = Thay bằng màu đặc của bộ nhận diện, hoặc bỏ hiệu ứng.
ND0307 = Màu { $color } không có trong bộ nhận diện.
    .title = Màu ngoài bộ nhận diện trong bản in
    .why =
        Mỗi màu RGB trong brand.yaml có một màu CMYK đi kèm. Màu khác, dù chỉ lệch một chút, sẽ không biết in bằng mực nào.
        Sai: fill="#1577C3"
        Đúng: fill="#1577C2"
    .help = Màu gần nhất: { $nearest } ({ $token }).
ND0308 = Bộ nhận diện không có phông { $has-family ->
        [yes] “{ $family }”
       *[no] (chưa ghi tên)
    } độ đậm { $weight }.
    .title = Phông ngoài bộ nhận diện
    .why =
        Phông không có trong brand/fonts/ sẽ bị thay bằng phông khác, dòng chữ dài ngắn khác đi và tràn khung.
        Sai: font-family="Arial", hoặc độ đậm 700 khi bộ chỉ có 400, 600, 800
        Đúng: font-family="Be Vietnam Pro" font-weight="600"
    .help = Dùng { $nearest }. Hiện có: { $known }.
ND0309 = Dòng của “{ $field }” cách nhau { $found } lần cỡ chữ, cần ít nhất 1,2.
    .title = Dòng quá sát
    .why =
        Chữ Việt có dấu chồng lên nhau (Ộ, Ẫ) và dấu dưới (ợ); dòng sát quá thì dấu chạm nhau.
        Sai: line_height: 1.1
        Đúng: line_height: 1.25
    .help = Đặt line_height từ 1.2 trở lên, hoặc bỏ khóa này (mặc định 1.25).
ND0310 = Cỡ “{ $preset }” ({ $found }) khác tỷ lệ mà không có bản vẽ riêng.
    .title = Cỡ khác tỷ lệ chưa có bản vẽ
    .why =
        Không có gì bị kéo giãn. Cỡ cùng tỷ lệ dùng chung một bản vẽ; cỡ khác tỷ lệ quá 1 % có bản vẽ riêng, vẽ theo đúng milimét của cỡ đó.
        Sai: presets có 4x1: { "{ width: 4000, height: 1000 }" } trong khi size là 3000 × 1000
        Đúng: thêm tệp banner.4x1.svg
    .help = Vẽ thêm { $wanted }, hoặc bỏ cỡ này.
ND0311 = Địa chỉ dài quá, không làm được mã QR.
    .title = Địa chỉ quá dài cho mã QR
    .why =
        Mã QR càng nhiều chữ càng khó quét, quá một mức thì không chứa nổi.
        Sai: địa chỉ có cả đoạn tham số dài
        Đúng: {"{{ campaign.url }}"}
    .help = Dùng địa chỉ ngắn hơn.
ND0312 = Khung “{ $id }” trong { $drawing } phải là hình chữ nhật đơn giản.
    .title = Khung không phải hình chữ nhật
    .why =
        Chữ và hình được xếp vào khung chữ nhật nằm thẳng. Dời chỗ và phóng to, thu nhỏ thì được; xoay, xiên thì không (kể cả nhóm chứa nó). Tên chỉ vào một nhóm thì trong nhóm phải có đúng một hình chữ nhật.
        Sai: khung là hình tròn, hoặc có transform="rotate(5)"
        Đúng: <rect id="headline-box" x="28" y="290" width="326" height="150" fill="none"/>
    .help = Vẽ lại khung bằng công cụ chữ nhật; bỏ xoay, xiên trên khung và các nhóm chứa khung.
ND0313 = Không làm được PDF in của “{ $artboard }”: { $reason }.
    .title = Không làm được PDF in
    .why =
        Trong bản vẽ có thứ không chuyển sang PDF in được. Soát bản vẽ bằng nhandien check trước khi in.
        Sai: bản vẽ dùng ảnh điểm hoặc phông lạ
        Đúng: chỉ hình véc-tơ, màu và phông của bộ nhận diện
    .help = Bỏ hoặc vẽ lại phần được nêu trong lời nhắn.
ND0331 = Bản vẽ có thứ không vẽ lại được: { $what }.
    .title = Phần nhìn thấy sẽ mất
    .why =
        Chương trình không tải gì từ bên ngoài, không chạy kịch bản, không vẽ trang web hay phần tử lạ nằm trong SVG. Những thứ ấy bị bỏ khi đọc bản vẽ, nên ấn phẩm sẽ khác với hình bạn thấy trong phần mềm vẽ.
        Sai: <image href="https://…/anh.jpg"/>, <foreignObject>, <script>
        Đúng: ảnh được nhúng vào tệp; hiệu ứng được vẽ thành hình véc-tơ
    .help = Nhúng ảnh vào tệp (Embed), hoặc xóa phần ấy trong phần mềm vẽ rồi xuất lại.
ND0332 = Bản vẽ có thứ bị bỏ qua: { $what }.
    .title = Phần không ảnh hưởng tới hình
    .why =
        Liên kết, hoạt hình, lệnh khi bấm chuột và phông nhúng không hiện ra trên ảnh hay bản in, nên bị bỏ khi đọc bản vẽ. Hình vẫn như bạn thấy lúc đứng yên; phông lấy từ brand/fonts/.
        Sai: <a href="https://…">, <animate>, @font-face
        Đúng: địa chỉ viết thành chữ, hoặc ô mã QR
    .help = Không bắt buộc sửa. Muốn hết nhắc thì bỏ phần ấy trong phần mềm vẽ.
ND0333 = Tên “{ $id }” trong { $drawing } có thể là “{ $first }” hoặc “{ $second }”.
    .title = Tên chỉ vào hai phần tử
    .why =
        Tên trong tệp .yaml được tìm lần lượt theo id, theo tên lớp, rồi theo id mà phần mềm vẽ đã đổi (headline_1_, headline_2). Số trong ngoặc là dòng của phần tử trong tệp SVG.
        Sai: hai lớp cùng tên headline
        Đúng: mỗi ô chữ, ô hình, khung một tên riêng
    .help = Đổi tên một trong hai, hoặc ghi đúng id vào tệp .yaml.
ND0334 = Id “{ $id }” có ở hai phần tử.
    .title = Hai phần tử trùng id
    .why =
        Ô chữ, màu chuyển sắc hay vùng cắt gọi tới phần tử qua id. Khi hai phần tử trùng id, mỗi phần mềm hiểu một cách.
        Sai: chép một ô chữ rồi sửa tay mà quên đổi id
        Đúng: mỗi id chỉ có một lần trong tệp
    .help = Đổi id của một trong hai phần tử.
ND0335 = Ô chữ “{ $field }” không còn là chữ.
    .title = Chữ đã chuyển thành hình
    .why =
        Chương trình thay chữ mẫu bằng tên, ngày, chủ đề của từng đơn vị, nên ô chữ phải là chữ sống. Chữ đã chuyển thành đường nét thì không thay được nữa.
        Sai: Convert to outlines, Object to Path; trong Figma để dấu chọn “Outline text” khi xuất
        Đúng: giữ chữ sống; trong Figma bỏ chọn “Outline text”; trong Illustrator chọn Fonts: SVG
    .help = Gõ lại chữ mẫu bằng công cụ chữ, đặt tên “{ $field }” rồi xuất lại.
ND0336 = Bản vẽ có khổ { $found }, cần tỉ lệ của { $expected }{ $has-bleed ->
        [yes] {" "}(bản vẽ này chưa có phần tràn { $bleed } mm ở mỗi cạnh)
       *[no] {""}
    }.
    .title = Khổ bản vẽ khác với khổ đã khai
    .why =
        viewBox là khổ thành phẩm cộng phần tràn ở mỗi cạnh. Đơn vị thế nào cũng được (mm, pt, px) miễn đúng tỉ lệ; khác tỉ lệ thì hình bị kéo méo, nên không nhận.
        Sai: áp phích 420 × 594 tràn 3 mm mà trang vẽ chỉ 420 × 594
        Đúng: trang vẽ 426 × 600, viewBox="-3 -3 426 600"
    .help = Đặt trang vẽ (artboard, page, frame) đúng { $expected }, ví dụ viewBox="{ $viewbox }", hoặc sửa size, bleed trong tệp .yaml.
ND0337 = “{ $id }” là chữ chảy kiểu cũ của Inkscape (flowRoot), không phần mềm nào khác hiện được.
    .title = Chữ chảy kiểu Inkscape cũ
    .why =
        flowRoot chưa bao giờ là một phần của chuẩn SVG. Inkscape từ bản 1.0 dùng shape-inside, là cách mà chương trình này hiểu.
        Sai: <flowRoot>…</flowRoot>
        Đúng: <text style="shape-inside:url(#khung)">…</text>
    .help = Mở tệp bằng Inkscape 1.x, chọn ô chữ, vào Text → Unflow, rồi vẽ lại khung và chọn Text → Flow into Frame. Lưu lại.
ND0338 = “{ $id }” được khai báo hai lần{ $has-other ->
        [yes] : phần tử này cũng là “{ $other }”
       *[no] , trong bản vẽ (nd:) và ở nơi khác
    }.
    .title = Một ô khai báo hai lần
    .why =
        Mỗi ô chữ, ô hình chỉ được đặt ở một nơi: trong tệp .yaml, hoặc bằng thuộc tính nd: trên bản vẽ.
        Sai: nd:value="…" trên bản vẽ và headline: {"{"} value: … {"}"} trong tệp .yaml
        Đúng: chỉ một trong hai
    .help = Bỏ một trong hai nơi.
ND0339 = Chữ mẫu của “{ $field }” có kiểu mà ô chữ không giữ được ({ $what }).
    .title = Kiểu chữ mẫu sẽ mất
    .why =
        Chữ thật lấy kiểu của những chữ cái đầu trong chữ mẫu: phông, độ đậm, màu, giãn chữ. Màu hay cỡ thứ hai trong cùng một ô, chữ xoay nghiêng, giãn từ… không giữ được.
        Sai: một từ trong ô tô màu khác
        Đúng: cả ô một kiểu; phần khác kiểu là một ô khác
    .help = Cho cả chữ mẫu một kiểu, hoặc tách thành hai ô.
ND0340 = Ô chữ “{ $field }” chưa có khung trong { $drawing }.
    .title = Thiếu khung chữ
    .why =
        Khung là hình chữ nhật mà chữ phải nằm gọn trong đó. Ghi tên khung ở frame, hoặc để chữ mẫu tự mang khung: trong Inkscape là chữ chảy trong khung (shape-inside, inline-size).
        Sai: headline: {"{"} level: campaign, value: "…", min: 40, max: 90 {"}"} khi chữ mẫu không có khung
        Đúng: headline: {"{"} …, frame: headline-box {"}"}
    .help = Vẽ một hình chữ nhật, đặt tên, rồi ghi tên ấy vào frame của “{ $field }”.
ND0341 = “{ $id }” đang bị ẩn trong bản vẽ.
    .title = Ô nằm trong lớp bị ẩn
    .why =
        Phần tử ẩn không được vẽ, nên chữ hay hình điền vào đó cũng không hiện. Khung thì được phép nằm trong lớp ẩn.
        Sai: lớp chứa ô chữ bị tắt con mắt khi xuất
        Đúng: lớp chứa ô chữ và ô hình luôn bật
    .help = Bật lớp chứa “{ $id }” trong phần mềm vẽ rồi xuất lại.
ND0342 = “{ $id }” nằm trong nhóm có hiệu ứng ({ $what }).
    .title = Phần của đơn vị nằm trong nhóm có hiệu ứng
    .why =
        Nền được vẽ một lần, phần của từng đơn vị vẽ lên sau. Độ mờ, bộ lọc, mặt nạ hay chế độ hòa màu của cả nhóm khi ấy tác động riêng lên từng lớp, hình làm ra khác với bản vẽ.
        Sai: <g opacity="0.8"> chứa cả nền lẫn tên đơn vị
        Đúng: đặt độ mờ cho riêng hình nền; tên đơn vị ở ngoài nhóm
    .help = Đưa “{ $id }” ra khỏi nhóm, hoặc bỏ hiệu ứng của nhóm.
ND0343 = Ô lockup “{ $lockup }” trên “{ $artboard }” che mất “{ $id }”.
    .title = Lockup che mất chữ hoặc mã
    .why =
        Lockup mang theo nền trắng của mình và được vẽ sau cùng. Chữ, mã QR hay ảnh nằm dưới ô của nó sẽ biến mất trên bản làm ra.
        Sai: ô lockup chồng lên góc của mã QR
        Đúng: hai ô rời nhau, còn chỗ trống quanh biểu trưng
    .help = Dời “{ $id }” hoặc thu ô “{ $lockup }” lại cho hai ô không chồng lên nhau.
ND0344 = Hình chủ đạo của “{ $campaign }” không có khung nhìn “{ $view }”.
    .title = Không có khung nhìn này
    .why =
        Mỗi artboard cho thấy một khung nhìn (view) mà người vẽ hình chủ đạo đã chọn. Không có khung ấy thì cả tệp hình bị dồn vào ô.
        Sai: view: sqare
        Đúng: view: square
    .help = { $has-nearest ->
        [yes] Có phải “{ $nearest }”? Nếu không, thêm <view id="{ $view }" viewBox="…"/> vào tệp hình chủ đạo.
       *[no] Thêm <view id="{ $view }" viewBox="…"/> vào tệp hình chủ đạo, hoặc chọn một khung đã có: { $known }.
    }

## Máy và dòng lệnh

ND0401 = Thư mục “{ $path }” có tệp không do chương trình này làm ra.
    .title = Thư mục kết quả không phải của chương trình
    .why =
        Khi xuất bản, cả thư mục kết quả được thay mới. Để không xóa nhầm tệp của bạn, chương trình chỉ ghi vào thư mục trống hoặc thư mục chính nó đã làm.
        Sai: --out Documents
        Đúng: --out public
    .help = Chọn thư mục khác bằng --out, hoặc tự dọn thư mục này trước.
ND0402 = Máy không làm được với “{ $path }”: { $reason }.
    .title = Máy gặp trở ngại
    .why =
        Không phải lỗi nội dung: hết chỗ trên đĩa, thiếu quyền ghi, hoặc tệp đang bị phần mềm khác giữ.
        Sai: thư mục kết quả đang mở trong phần mềm nén
        Đúng: đóng phần mềm đó rồi chạy lại
    .help = Xem còn chỗ trống, còn quyền ghi, và đóng phần mềm đang mở tệp ấy.
ND0403 = Một lần làm khác đang chạy.
    .title = Đang có lần làm khác
    .why =
        Hai lần cùng ghi vào một thư mục sẽ làm hỏng kết quả của nhau.
        Sai: chạy nhandien build ở hai cửa sổ
        Đúng: đợi lần trước xong
    .help = Đợi lần kia xong rồi chạy lại, hoặc ghi vào thư mục khác bằng --out.
ND0404 = Không có { $kind } “{ $id }”.
    .title = Tên trên dòng lệnh không có
    .why =
        Tên ghi trên dòng lệnh phải có trong nội dung: năm, tên thư mục chiến dịch, mã đơn vị.
        Sai: --unit "Quảng Trị"
        Đúng: --unit VN-25
    .help = { $has-nearest ->
        [yes] Có phải “{ $nearest }”?{ $has-known ->
            [yes] {" "}Hiện có: { $known }.
           *[no] {""}
        }
       *[no] { $has-known ->
            [yes] Hiện có: { $known }.
           *[no] Xem lại cách viết.
        }
    }
ND0405 = “{ $found }” không phải ngày.
    .title = Ngày trên dòng lệnh viết sai
    .why =
        Ngày trên dòng lệnh viết năm-tháng-ngày.
        Sai: --date 1/5/2023
        Đúng: --date 2023-05-01
    .help = Viết dạng 2023-05-01.
ND0407 = Đã có tệp “{ $path }”.
    .title = Tệp đã có
    .why =
        Lệnh new không bao giờ ghi đè tệp đang có.
        Sai: tạo hai sự kiện cùng tên trong một chiến dịch
        Đúng: chọn tên khác
    .help = Chọn tên khác, hoặc mở tệp ấy ra sửa.
ND0408 = Thư mục “{ $path }” không trống.
    .title = Thư mục không trống
    .why =
        init chỉ tạo dự án trong thư mục mới hoặc trống, để không trộn với tệp khác.
        Sai: nhandien init .  (trong thư mục đã có tệp)
        Đúng: nhandien init bo-nhan-dien
    .help = Chọn một thư mục mới.

## Giá trị của bộ nhận diện

ND0501 = Không có quy tắc “{ $id }”.
    .title = Quy tắc không có
    .why =
        lints.yaml nâng hoặc hạ mức của các quy tắc theo mã; mã viết sai thì không có tác dụng gì.
        Sai: TXT-99: …
        Đúng: TXT-12: …
    .help = { $has-nearest ->
        [yes] Có phải “{ $nearest }”?
       *[no] Xem mã trong lời nhắn của nhandien check.
    }
ND0502 = Màu chữ “{ $name }” chỉ đạt độ tương phản { $ratio }:1 trên nền giấy, cần 4,5:1.
    .title = Màu chữ khó đọc
    .why =
        Chữ nhạt quá thì người lớn tuổi và người xem ngoài nắng không đọc được. Chuẩn WCAG 2.2 yêu cầu 4,5:1 cho chữ thường.
        Sai: rgb: "#ED1B2E" (4,4:1) dùng làm chữ
        Đúng: rgb: "#C4141F" (6,0:1)
    .help = Chọn màu đậm hơn, hoặc bỏ use: text nếu màu không dùng cho chữ.
ND0503 = Màu “{ $name }” trùng { $color } với “{ $first }”.
    .title = Hai màu cùng một RGB
    .why =
        Bản vẽ chỉ ghi RGB; chương trình nhìn RGB để biết là màu nào và in bằng CMYK nào. Hai màu trùng RGB thì không phân biệt được.
        Sai: hai màu cùng "#1577C2"
        Đúng: mỗi màu một RGB
    .help = Đổi RGB của một trong hai, hoặc bỏ bớt một màu.
ND0504 = Màu nhấn “{ $name }” thiếu: { $missing }.
    .title = Màu nhấn thiếu vai
    .why =
        Bản vẽ làm bằng một màu nhấn sẽ được đổi sang màu nhấn của chiến dịch theo từng vai (deep, base, soft…). Thiếu vai nào thì chỗ đó giữ màu của chiến dịch khác.
        Sai: sky có base và deep, blossom chỉ có base
        Đúng: mọi màu nhấn có cùng các vai
    .help = Thêm { $missing } cho “{ $name }”.
ND0505 = Màu “{ $name }” dùng tổng cộng { $total } % mực, tối đa 300 %.
    .title = Quá nhiều mực
    .why =
        Tổng bốn mực quá 300 % thì giấy ướt, lâu khô, lem sang tờ sau.
        Sai: cmyk: [90, 100, 80, 40]
        Đúng: cmyk: [42, 96, 58, 64]
    .help = Giảm bớt xanh lơ, hồng và vàng; tăng đen.
ND0506 = Không được hạ mức “{ $id }”: đây là quy tắc bắt buộc.
    .title = Hạ mức một quy tắc bắt buộc
    .why =
        Quy tắc mức lỗi giữ cho nhận diện và biểu tượng được bảo vệ; chỉ cảnh báo và ghi chú mới được hạ. Mọi quy tắc đều được nâng.
        Sai: EMB-01 đặt level: warning
        Đúng: bỏ dòng này và sửa bản vẽ
    .help = Bỏ dòng này, sửa điều mà quy tắc nêu.
ND0507 = Chưa ghi lý do đổi mức “{ $id }”.
    .title = Thiếu lý do
    .why =
        Người đến sau cần biết vì sao quy tắc được đổi mức.
        Sai: reason: ""
        Đúng: reason: "Trung ương yêu cầu tại công văn số …"
    .help = Ghi lý do vào reason.
ND0508 = “{ $path }” không phải hồ sơ màu CMYK.
    .title = Hồ sơ màu in không dùng được
    .why =
        Hồ sơ màu của máy in (ICC, CMYK) cho biết ảnh chụp thành bao nhiêu mực. Hồ sơ của màn hình (RGB) không dùng vào việc này.
        Sai: profile: sRGB.icc
        Đúng: profile: FOGRA39L_coated.icc
    .help = Chép hồ sơ CMYK của nhà in vào brand/icc/, hoặc bỏ dòng profile: ảnh được đổi theo công thức đơn giản.

## Biểu tượng

EMB-01 = { $found ->
        [stroke] Chữ thập có đường viền.
       *[other] Chữ thập không phải một màu đặc { $color }.
    }
    .title = Màu chữ thập
    .why =
        Biểu tượng được pháp luật bảo vệ và luôn hiện nguyên: một màu đỏ đặc, không chuyển màu, không trong suốt, không bóng, không viền (quy định của IFRC; Luật 11/2008/QH12, Điều 14).
        Sai: fill="#DA291C" opacity="0.9"
        Đúng: fill="#DA291C"
    .help = Tô chữ thập một màu { $color }, bỏ viền, bóng, hiệu ứng và độ trong suốt.
EMB-02 = Hình chữ thập không đúng: cần mười hai góc vuông, bốn cánh bằng nhau.
    .title = Hình chữ thập
    .why =
        Bốn cánh bằng nhau và gặp nhau ở giữa; tỷ lệ dài : rộng của cánh là { $has-ratio ->
            [yes] { $ratio }
           *[other] giá trị arm_ratio trong brand.yaml
        } (sai lệch tối đa 1 %). Chữ thập méo không còn là biểu tượng.
        Sai: cánh dưới dài hơn ba cánh kia
        Đúng: năm hình vuông bằng nhau xếp thành chữ thập, vẽ thành một hình
    .help = Vẽ lại thành một đa giác mười hai góc, dài cánh : rộng cánh = { $ratio }.
EMB-03 = Biểu tượng bị kéo giãn, xoay hoặc nghiêng.
    .title = Biểu tượng bị biến dạng
    .why =
        Ở mọi chỗ, biểu tượng chỉ được phóng to thu nhỏ đều hai chiều.
        Sai: transform="rotate(8)" hoặc scale(2, 1)
        Đúng: đặt mẫu ghép tên vào ô, để chương trình tự co đều
    .help = Bỏ xoay, nghiêng, co giãn lệch trên biểu tượng và các nhóm chứa nó.
EMB-04 = Chữ thập không nằm gọn trong nền trắng.
    .title = Thiếu nền trắng
    .why =
        Nền trắng (phần tử emblem-ground) bao quanh chữ thập, còn lề ở cả bốn phía; cánh chữ thập không chạm mép nền.
        Sai: nền trắng vừa khít chữ thập
        Đúng: nền trắng rộng hơn chữ thập một ô vuông mỗi bên
    .help = Vẽ hình chữ nhật trắng id “emblem-ground” dưới chữ thập, rộng hơn ở cả bốn phía.
EMB-05 = Nền của biểu tượng không phải trắng đặc{ $has-found ->
        [yes] {" "}(đang là { $found })
       *[no] {""}
    }.
    .title = Nền không trắng
    .why =
        Nền luôn đúng trắng #FFFFFF, không kem, không xám, không trong suốt trên ảnh (quy định của IFRC).
        Sai: fill="#FFFDF5"
        Đúng: fill="#FFFFFF"
    .help = Tô nền #FFFFFF, bỏ độ trong suốt.
EMB-06 = “{ $id }” đè lên biểu tượng hoặc nền trắng của nó.
    .title = Có thứ đè lên biểu tượng
    .why =
        Không chữ, ruy băng, mã QR hay hình mờ nào nằm trên chữ thập và nền trắng của nó.
        Sai: dải ruy băng vắt qua góc nền trắng
        Đúng: mọi thứ khác nằm ngoài nền trắng
    .help = Dời “{ $id }” ra khỏi nền trắng của biểu tượng.
EMB-07 = Có chữ thập đỏ nằm ngoài mẫu ghép tên.
    .title = Chữ thập đứng một mình
    .why =
        Chữ thập đỏ chỉ xuất hiện trong mẫu ghép với tên đơn vị (ô kind: lockup). Chữ thập tự vẽ, dùng làm trang trí, dấu cộng hay biểu tượng y tế là dùng sai biểu tượng được bảo vệ (Công ước Geneva I, Điều 44).
        Sai: vẽ chữ thập đỏ trong hình chủ đạo
        Đúng: đặt ô lockup; trong tranh dùng trái tim, giọt máu, bàn tay
    .help = Bỏ chữ thập khỏi hình này; cần biểu tượng thì đặt một ô kind: lockup.
EMB-08 = “{ $artboard }” có { $count } biểu tượng, tối đa { $max } trên một mặt.
    .title = Quá nhiều biểu tượng
    .why =
        Biểu tượng không phải họa tiết. Mỗi mặt ấn phẩm có một biểu tượng là đủ (max_per_face trong brand.yaml).
        Sai: hai ô lockup trên một áp phích
        Đúng: một ô lockup
    .help = Bỏ bớt ô lockup hoặc chữ thập.
EMB-14 = { $has-id ->
        [yes] “{ $id }”
       *[no] Một hình
    } lấn vào khoảng trống quanh biểu tượng trên “{ $artboard }”.
    .title = Khoảng trống quanh biểu tượng
    .why =
        Quanh chữ thập luôn có khoảng trắng rộng bằng clear_space ô vuông (bề rộng cánh), không chữ, không hình, không nền màu.
        Sai: mẫu ghép tên đặt nửa trên ảnh, nửa trên nền trắng
        Đúng: mẫu ghép tên nằm trọn trên nền trắng, cách hình khác ít nhất một ô vuông
    .help = Dời ra xa, hoặc để nền trắng của mẫu ghép tên rộng đủ { $squares } ô vuông mỗi bên.

## Bộ và lời văn

COB-01 = { $kind ->
    [number] Đối tác này chưa ghi số thỏa thuận.
   *[dates] Thỏa thuận { $agreement } ({ $from } – { $to }) không bao hết thời gian { $start } – { $end }.
}
    .title = Đối tác không có thỏa thuận còn hiệu lực
    .why =
        Tên, dấu hiệu của đối tác chỉ đứng cạnh biểu tượng khi có thỏa thuận bằng văn bản, cho một hoạt động, trong thời hạn của thỏa thuận.
        Sai: thỏa thuận đến 30/4, hoạt động đến 31/5
        Đúng: thỏa thuận có số, bao trọn thời gian của đơn vị
    .help = Ghi số thỏa thuận và thời hạn đúng ở from, to; hết hạn thì gia hạn hoặc bỏ đối tác.
COB-09 = Băng rôn treo { $days } ngày, tối đa { $limit } ngày.
    .title = Treo quá lâu
    .why =
        Băng rôn treo không quá 15 ngày (Luật Quảng cáo 16/2012/QH13, điều 27; chưa rà lại theo sửa đổi năm 2026). Đây là lời nhắc, không phải tư vấn pháp luật.
        Sai: từ 1/5 đến 31/5
        Đúng: từ 8/5 đến 19/5
    .help = Rút ngắn hang: from – to còn nhiều nhất { $limit } ngày.
KIT-02 = “{ $name }” không được có trong bộ.
    .title = Ấn phẩm không được làm
    .why =
        Giấy chứng nhận hiến máu là biểu mẫu của ngành y tế; bằng khen, huân chương, Quốc huy do Nhà nước quy định; con dấu và chữ ký không bao giờ nằm trong mẫu. Bộ chỉ có thư cảm ơn, giấy ghi nhận của Hội và chỗ trống để ký, đóng dấu.
        Sai: assets/con-dau.svg
        Đúng: để trống chỗ ký và đóng dấu
    .help = Bỏ tệp hoặc ấn phẩm này. Nếu chỉ trùng tên, hãy đổi tên.
TXT-01 = Viết “{ $found }” chưa đúng tên.
    .title = Tên chiến dịch viết chưa đúng
    .why =
        Cả nước viết tên chiến dịch một kiểu thì người dân mới nhận ra và tìm được. Tên đúng và các cách viết sai hay gặp nằm trong content/series/.
        Sai: Hưởng ứng tháng nhân đạo
        Đúng: Hưởng ứng Tháng Nhân đạo
    .help = viết: { $canonical }
TXT-02 = { $has-year ->
        [yes] “{ $found }” là chủ đề của năm { $year }.
       *[no] Khẩu hiệu “{ $found }” không có trong danh sách đã duyệt.
    }
    .title = Chủ đề, khẩu hiệu không phải của năm này
    .why =
        Mỗi năm có chủ đề riêng, khẩu hiệu được duyệt nằm trong campaign.yaml. Chép nhầm năm khác hay sửa một chữ là in sai hàng loạt.
        Sai: **Từ trái tim của mỗi chúng ta**
        Đúng: **Từ trái tim mỗi chúng ta – Chung sức xây dựng cộng đồng nhân ái**
    .help = { $has-nearest ->
        [yes] viết: { $nearest }
       *[no] Lấy đúng từng chữ trong slogans của campaign.yaml; chưa có thì để tên chiến dịch và năm.
    }
TXT-03 = { $kind ->
        [nfd] Chữ “{ $found }” gõ bằng dấu rời (Unicode tổ hợp).
        [glyph] Phông { $suggestion } không có chữ “{ $found }”.
        [dash] “{ $found }”: giữa hai vế dùng gạch ngang dài.
       *[marks] Trong cùng một tệp có cả “{ $found }” và “{ $suggestion }”: hai cách đặt dấu.
    }
    .title = Chữ và dấu
    .why =
        Chữ Việt viết bằng Unicode dựng sẵn, bằng chữ mà phông của bộ có, tên hai vế nối bằng gạch ngang dài có dấu cách, và mỗi tệp chỉ một kiểu đặt dấu (hòa hoặc hoà).
        Sai: Bà Rịa - Vũng Tàu
        Đúng: Bà Rịa – Vũng Tàu
    .help = { $kind ->
        [nfd] Chương trình tự đổi khi làm; nên đặt bộ gõ về “Unicode dựng sẵn” và lưu lại.
        [glyph] Bỏ hoặc thay ký tự này (biểu tượng cảm xúc và ký hiệu lạ không in được).
        [dash] viết: { $suggestion }
       *[marks] Chọn một kiểu đặt dấu cho cả tệp.
    }
TXT-04 = “{ $found }” không đúng tên gọi vào ngày { $date }.
    .title = Tên tỉnh, thành phố không đúng thời điểm
    .why =
        Tên và cấp của đơn vị hành chính đổi theo thời gian (Huế là thành phố trực thuộc từ 1/1/2025; còn 34 tỉnh, thành từ 1/7/2025). Bài của một chiến dịch dùng tên đúng vào ngày đầu của chiến dịch.
        Sai: thành phố Huế trong bài năm 2023
        Đúng: tỉnh Thừa Thiên Huế
    .help = { $has-right ->
        [yes] viết: { $right }
       *[no] Xem tên đơn vị của ngày đó trong content/units/.
    }
TXT-05 = Tên “{ $found }” không đúng mẫu.
    .title = Tên đơn vị không đúng mẫu
    .why =
        Tên đơn vị gồm tên Hội, cấp hành chính và tên địa phương, giống nhau trên cả nước.
        Sai: Hội Chữ thập đỏ Quảng Trị
        Đúng: Hội Chữ thập đỏ tỉnh Quảng Trị
    .help = viết: { $right }
TXT-06 = Địa chỉ còn ghi “{ $found }”, cấp không còn từ 1/7/2025.
    .title = Địa chỉ còn cấp huyện
    .why =
        Từ 1/7/2025 không còn quận, huyện, thị xã (Nghị quyết 202/2025/QH15): địa chỉ gồm số nhà, đường, phường hoặc xã, tỉnh hoặc thành phố.
        Sai: phường 1, quận 3, Thành phố Hồ Chí Minh
        Đúng: phường Bàn Cờ, Thành phố Hồ Chí Minh
    .help = Bỏ cấp huyện, ghi phường hoặc xã mới.
TXT-08 = { $kind ->
    [hang] Thời gian treo { $found } không chạm thời gian của đơn vị ({ $start } – { $end }).
   *[event] Ngày { $found } nằm ngoài thời gian của đơn vị ({ $start } – { $end }).
}
    .title = Sự kiện hoặc ngày treo ngoài thời gian chiến dịch
    .why =
        Sự kiện của đơn vị nên nằm trong thời gian đơn vị thực hiện chiến dịch; lễ phát động (kind: launch) được diễn ra trước. Băng rôn treo trước được, nhưng phải còn đó khi chiến dịch bắt đầu.
        Sai: trao quà ngày 2/6 khi chiến dịch đến 31/5
        Đúng: trao quà ngày 28/5
    .help = { $kind ->
        [hang] Kiểm lại ngày và năm ở hang: from, to.
       *[event] Kiểm lại ngày, hoặc đặt window trong override.yaml, hoặc ghi kind: launch nếu là lễ phát động.
    }
TXT-09 = { $kind ->
        [weekday] Ngày { $date } là { $right }, không phải “{ $found }”.
       *[lunar] Ngày { $date } là ngày { $right } âm lịch, không phải “{ $found }”.
    }
    .title = Thứ, ngày âm và ngày dương không khớp
    .why =
        Thứ, ngày dương và ngày âm đi cùng nhau phải là một ngày, nếu không người xem không biết đến hôm nào. Ngày âm tính theo lịch Việt Nam (múi giờ 7).
        Sai: Thứ Ba, 8/5/2023
        Đúng: Thứ Hai, 8/5/2023
    .help = { $kind ->
        [weekday] viết: { $right }; hoặc xem lại ngày { $date }.
       *[lunar] viết ngày { $right } âm lịch; hoặc xem lại ngày { $date }.
    }
TXT-11 = { $kind ->
        [year] Năm { $found } không phải năm của chiến dịch ({ $year }).
       *[gap] Còn chỗ chưa viết: “{ $found }”.
    }
    .title = Chỗ chưa điền, năm cũ
    .why =
        Chữ giữ chỗ (TODO, xxx, lorem ipsum, [[…) và năm của kỳ trước hay còn sót khi chép từ bản cũ.
        Sai: theme: Tháng Nhân đạo 2022 trong chiến dịch 2023
        Đúng: theme: Tháng Nhân đạo 2023
    .help = { $kind ->
        [year] Đổi thành { $year }, hoặc bỏ năm.
       *[gap] Viết nốt, hoặc bỏ đi. Trong lời đăng được dùng {"{{ unit.chapter }}"}.
    }
TXT-12 = Chữ “{ $field }” không vừa khung trên “{ $artboard }”{ $has-unit ->
        [yes] {" "}({ $unit }{ $has-others ->
            [yes] {" "}và { $others } đơn vị khác
           *[no] {""}
        })
       *[no] {""}
    }: quá { $percent } % ở cỡ nhỏ nhất.
    .title = Chữ không vừa khung
    .why =
        Chương trình thu chữ đến cỡ nhỏ nhất mà vẫn không vừa. Chữ không bao giờ bị cắt hay tràn ra ngoài một cách âm thầm, nên việc làm ra tệp dừng lại.
        Sai: tên dài đặt trong khung một dòng, min bằng max
        Đúng: cho phép hai dòng, hoặc min nhỏ hơn
    .help = Nới khung trong bản vẽ, thêm dòng (lines), giảm min, hoặc rút ngắn: “{ $text }”.
TXT-14 = { $kind ->
        [typed] Mã QR lấy “{ $found }”, không phải địa chỉ do Trung ương giữ.
       *[other] Trên “{ $artboard }” in “{ $found }”, còn mã QR dẫn tới { $known }.
    }
    .title = Mã QR và địa chỉ
    .why =
        Mắt người không đọc được mã QR, in sai thì cả nghìn tờ cùng sai. Mã chỉ chứa địa chỉ lấy từ dữ liệu (links.yaml, site.yaml, sự kiện), và đúng bằng địa chỉ in bên cạnh.
        Sai: url: "https://bit.ly/abc"
        Đúng: url: {"\"{{ campaign.qr }}\""}
    .help = { $kind ->
        [typed] Dùng một trong các giá trị: { $known }.
       *[other] Cho chữ và mã dùng cùng một giá trị.
    }
TXT-15 = Chữ “{ $id }” trên “{ $artboard }” chỉ tương phản { $ratio }:1 với nền { $ground }, cần { $needed }:1.
    .title = Chữ chìm vào nền
    .why =
        Người lớn tuổi, người xem ngoài nắng hay đứng xa không đọc được chữ nhạt. Chuẩn WCAG 2.2: 4,5:1; chữ lớn (18 point, đậm 14 point, tính theo khoảng cách xem) 3:1.
        Sai: chữ vàng trên nền trắng
        Đúng: chữ màu deep trên nền trắng, chữ trắng trên nền deep
    .help = Đổi màu chữ { $color } hoặc nền, hoặc dời chữ: “{ $text }”.
TXT-16 = Ảnh “{ $id }” chưa ghi { $kind ->
        [credit] người chụp (credit).
       *[consent] sự đồng ý của người trong ảnh (consent).
    }
    .title = Ảnh thiếu tên người chụp hoặc sự đồng ý
    .why =
        Người chụp có quyền được nêu tên. Người trong ảnh phải đồng ý cho dùng hình của mình; ảnh trẻ em và người được giúp cần người giám hộ đồng ý. Ghi ai đồng ý, ngày nào, giấy lưu ở đâu.
        Sai: một ảnh tải trên mạng
        Đúng: credit: Nguyễn Văn A; consent: "Bà B, mẹ cháu C, ký ngày 3/5/2023, lưu tại Ban Truyền thông"
    .help = { $kind ->
        [credit] Ghi tên người chụp vào credit, hoặc bỏ ảnh này.
       *[consent] Hỏi và ghi vào consent, hoặc bỏ ảnh này.
    }

## In và màn hình

PRN-01 = Màu ở cạnh { $side ->
        [top] trên
        [right] phải
        [bottom] dưới
       *[left] trái
    } của “{ $artboard }” không tràn hết lề { $bleed } mm{ $has-preset ->
        [yes] {" "}(cỡ { $preset })
       *[no] {""}
    }.
    .title = Thiếu tràn lề
    .why =
        Dao xén không bao giờ trúng từng phần mười milimét; màu dừng ở mép thì lộ viền trắng. Cỡ nhỏ hơn bản vẽ vẫn cần đủ lề tính bằng milimét thật, nên phải vẽ quá khung nhìn.
        Sai: nền chỉ rộng bằng viewBox của bản vẽ A2, in ra A3
        Đúng: nền rộng hơn viewBox vài milimét mỗi bên
    .help = Kéo dài hình ra ngoài khung nhìn ở cạnh này.
PRN-02 = “{ $id }” trên “{ $artboard }” ra ngoài vùng an toàn { $by } { $unit } (cạnh { $side ->
        [top] trên
        [right] phải
        [bottom] dưới
       *[left] trái
    }).
    .title = Ra ngoài vùng an toàn khi in
    .why =
        Gần mép có dao xén, khoen, nẹp, đường may. Chữ, tên Hội và mã QR cách mép thành phẩm ít nhất bằng safe.
        Sai: chữ cách mép 4 mm khi safe là 10 mm
        Đúng: chữ cách mép từ 10 mm trở lên
    .help = Dời khung vào trong.
PRN-03 = Ảnh “{ $id }” ({ $campaign } { $year }) chỉ đạt { $found } dpi trên “{ $artboard }”{ $has-preset ->
        [yes] {" "}cỡ { $preset }
       *[no] {""}
    }, cần { $needed } dpi.
    .title = Ảnh không đủ nét để in
    .why =
        Ảnh ít điểm in to thì vỡ hạt. Càng xem gần càng cần nét: 300 dpi khi cầm tay, 150 ở tầm tay với, 100 cách 3 mét, 50 từ 8 mét; ở giữa tính theo đường thẳng.
        Sai: ảnh 1200 điểm ngang in rộng 60 cm, xem từ 1 mét (51 dpi)
        Đúng: ảnh gốc của máy chụp, 6000 điểm ngang
    .help = Dùng ảnh lớn hơn, hoặc cắt ít hơn.
PRN-08 = Ô của mã QR “{ $id }” trên “{ $artboard }”{ $has-preset ->
        [yes] {" "}(cỡ { $preset })
       *[no] {""}
    } chỉ { $found } { $unit }, cần { $least } { $unit }.
    .title = Mã QR quá nhỏ
    .why =
        Điện thoại phải phân biệt được từng ô: ít nhất 0,4 mm khi in, 3 px trên màn hình. Muốn quét được từ xa thì cạnh mã bằng một phần mười khoảng cách.
        Sai: mã 10 mm chứa địa chỉ dài
        Đúng: mã 25 mm cho tờ rơi, 100 mm cho áp phích quét từ 1 mét
    .help = Phóng khung mã lên { $wanted } lần, hoặc dùng địa chỉ ngắn hơn { $text }.
SOC-02 = “{ $id }” trên “{ $artboard }” ra ngoài vùng an toàn { $by } { $unit } (cạnh { $side ->
        [top] trên
        [right] phải
        [bottom] dưới
       *[left] trái
    }).
    .title = Ra ngoài vùng an toàn trên mạng
    .why =
        Mạng xã hội che mép ảnh bằng nút bấm và cắt ảnh theo khung tròn, khung hẹp. Chữ, tên Hội và mã QR nằm trong vùng safe.
        Sai: chữ ở 100 px trên cùng của ảnh tin 1080 × 1920
        Đúng: chữ cách mép trên và dưới 250 px
    .help = Dời khung vào trong.

## Xem trước (serve)

serving = Đang xem trước tại { $url } (nhấn Ctrl-C để dừng)
serve-ready = Đã sẵn sàng sau { $seconds } giây.
serve-no-browser = Không mở được trình duyệt; hãy tự mở địa chỉ trên.

ND0406 = Cổng { $port } đang được chương trình khác dùng.
    .title = Cổng đã có chương trình khác dùng
    .why = Mỗi cổng trên máy chỉ một chương trình dùng được; có thể một cửa sổ khác đang chạy “nhandien serve”.
    .help = Dùng cổng còn trống: --port { $free }, hoặc dừng chương trình kia.

## Trộn thư (merge)

ND0631 = { $kind ->
        [photo] Không có cột ảnh “{ $name }” trong records.
       *[value] Không có cột nào cho giá trị “record.{ $name }”.
    }
    .title = Mẫu dùng cột không có
    .why =
        Mỗi giá trị record.… trong bản vẽ phải có cột ở records; cột tiền có thêm …_words (bằng chữ), cột ngày có thêm …_line, …_words, …_lunar. Tên viết sai thì một nghìn tờ đều trống chỗ ấy.
        Sai: {"{{ record.nam }}"} khi cột mang id name
        Đúng: {"{{ record.name }}"}
    .help = { $has-nearest ->
        [yes] Có phải { $nearest }?
       *[no] Thêm cột ấy vào records, hoặc sửa tên ở đây.{ $has-known ->
            [yes] {" "}Hiện có: { $known }.
           *[no] {""}
        }
    }
ND0632 = Cột “{ $column }” và cột “{ $first }” cùng có tên “{ $name }”.
    .title = Hai cột trùng tên
    .why =
        Tiêu đề trong danh sách được nhận ra không kể hoa thường và dấu; hai cột cùng một tên thì không biết chữ thuộc cột nào.
        Sai: hai cột cùng có also: [Tên]
        Đúng: mỗi tên chỉ ở một cột
    .help = Đổi id, label hoặc bỏ bớt also ở một trong hai cột.
ND0633 = Không chỗ nào in cột “{ $column }”.
    .title = Cột không dùng tới
    .why =
        Người lập danh sách sẽ gõ thứ không được in ra đâu cả.
        Sai: cột phone trong records mà không có dòng chữ nào dùng record.phone
        Đúng: bỏ cột ấy
    .help = Bỏ cột, hoặc thêm một dòng chữ dùng record.{ $column }.
ND0634 = “{ $field }” dùng record.{ $name } mà không ghi level: record.
    .title = Giá trị từng người ở phần chung
    .why =
        Phần chung chỉ dàn một lần cho mọi người trong danh sách, nên không có giá trị riêng của ai.
        Sai: level: unit, value: "{"{{ record.name }}"}"
        Đúng: level: record
    .help = Ghi level: record cho “{ $field }”.
ND0610 = { $kind ->
        [old] Đây là tệp Excel kiểu cũ (.xls), hoặc tệp có mật khẩu.
        [locked] Tệp Excel này có mật khẩu.
        [missing] Không thấy tệp danh sách này.
        [empty] Danh sách trống.
        [inside] Danh sách nằm trong thư mục nội dung của dự án.
       *[broken] Không đọc được danh sách này.
    }
    .title = Danh sách không đọc được
    .why =
        Danh sách để trộn thư là tệp CSV hoặc XLSX, có một dòng tiêu đề và mỗi người một dòng. Danh sách có thông tin cá nhân nên không được để trong thư mục content, brand, themes: mọi thứ ở đó được lưu lại và đưa lên trang.
        Sai: --data content/data/danh-sach.csv
        Đúng: --data ../danh-sach.xlsx
    .help = { $kind ->
        [old] Mở bằng Excel, chọn Lưu thành (Save As), kiểu “Excel Workbook (.xlsx)”, không đặt mật khẩu.
        [locked] Mở bằng Excel, bỏ mật khẩu (File → Info → Protect Workbook), rồi lưu lại.
        [missing] Xem lại tên tệp và thư mục ghi sau --data.
        [empty] Ghi một dòng tiêu đề, rồi mỗi người một dòng.
        [inside] Chuyển tệp ra ngoài thư mục dự án.
       *[broken] Mở bằng Excel hay LibreOffice rồi lưu lại thành .xlsx, hoặc CSV UTF-8.
    }
ND0611 = Chữ trong tệp không phải Unicode (UTF-8).
    .title = Bảng mã cũ
    .why =
        Tệp lưu bằng bảng mã cũ thì không thể biết chắc từng chữ, mà sai một chữ là sai tên người. Chương trình nhận UTF-8, và UTF-16 có dấu đầu tệp (kiểu “Unicode Text” của Excel).
        Sai: lưu kiểu “CSV (Comma delimited)”
        Đúng: lưu kiểu “CSV UTF-8 (Comma delimited)”
    .help = Trong Excel: Lưu thành (Save As) → kiểu “CSV UTF-8 (Comma delimited) (*.csv)”, hoặc để nguyên .xlsx. Trong LibreOffice: Lưu thành → Text CSV → đánh dấu “Edit filter settings” → Unicode (UTF-8).
ND0612 = { $kind ->
        [rows] Danh sách dài quá { $limit } dòng.
        [columns] Danh sách rộng quá { $limit } cột.
        [cell] Ô này dài quá { $limit } ký tự.
       *[size] Tệp lớn quá { $limit } MB.
    }
    .title = Danh sách quá lớn
    .why =
        Ô dài bất thường thường do thiếu một dấu ngoặc kép: mọi dòng sau đó dính vào một ô.
        Sai: "Trao cho trường
        Đúng: "Trao cho trường"
    .help = { $kind ->
        [cell] Xem dấu ngoặc kép (") ở đầu ô này có dấu đóng chưa.
       *[other] Chia thành nhiều danh sách, mỗi danh sách chạy một lần.
    }
ND0613 = Danh sách thiếu cột “{ $column }”.
    .title = Thiếu cột
    .why =
        Cột bắt buộc phải có trong dòng tiêu đề; viết hoa hay thường, có dấu hay không đều được.
        Sai: STT;Ngày sinh
        Đúng: STT;Họ và tên
    .help = { $has-nearest ->
        [yes] Có phải cột “{ $nearest }”? Nếu đúng, đổi tiêu đề cột ấy thành “{ $column }”.
       *[no] Thêm cột “{ $column }” vào dòng tiêu đề.
    }
ND0614 = Hai cột cùng là “{ $column }”: cột này và cột thứ { $first }.
    .title = Hai cột như nhau
    .why =
        Hai tiêu đề cùng chỉ một cột thì không biết lấy chữ ở cột nào.
        Sai: Họ và tên;Tên
        Đúng: Họ và tên
    .help = Xóa một cột, hoặc đổi tiêu đề của nó.
ND0615 = { $has-nearest ->
        [yes] Không có cột “{ $heading }”.
       *[no] Cột “{ $heading }” không dùng đến.
    }
    .title = Cột lạ
    .why =
        Cột không có trong ấn phẩm thì không được in. Nếu tiêu đề gần giống một cột mà danh sách thiếu, chương trình dừng lại để không in ra cả nghìn tờ trống chỗ ấy.
        Sai: Sô tiềm
        Đúng: Số tiền
    .help = { $has-nearest ->
        [yes] Có phải “{ $nearest }”? Sửa tiêu đề; nếu không phải, đặt cho nó một tên khác hẳn.
       *[no] Không cần làm gì nếu cột này để ghi chú.
    }
ND0616 = Dòng { $row }, cột “{ $column }”: bỏ trống.
    .title = Ô bắt buộc bỏ trống
    .why =
        Không ai nhận một tờ giấy không có tên.
        Sai: 0125;;Đã tham gia
        Đúng: mỗi dòng đều có tên
    .help = Điền ô này, hoặc xóa cả dòng.
ND0617 = Dòng { $row }, cột “{ $column }”: { $kind ->
        [money] không phải số tiền.
        [date] không phải một ngày.
        [number] không phải số giấy: không có chữ số nào.
        [name] không phải tên: không có chữ cái nào.
       *[fault] công thức bị lỗi.
    }
    .title = Ô không đúng loại
    .why =
        Tiền viết bằng chữ số, tròn đồng; ngày viết ngày/tháng/năm, năm đủ bốn chữ số. Chương trình không đoán: tiền và ngày in sai không rút lại được.
        Sai: 1,5 triệu; 8/5/23
        Đúng: 1.500.000; 8/5/2023
    .help = { $kind ->
        [money] Viết như 1.500.000 hoặc 1500000, không có phần lẻ, không có chữ “triệu”.
        [date] Viết như 8/5/2023 hoặc 2023-05-08.
        [number] Viết như 0125 hoặc 0125/GCN; trong Excel, đặt ô kiểu Text để giữ số 0 ở đầu.
        [name] Viết tên bằng chữ.
       *[fault] Sửa công thức, hoặc gõ thẳng giá trị.
    }
ND0618 = Dòng { $row }, cột “{ $column }”: trùng với dòng { $first }.
    .title = Trùng số
    .why =
        Mỗi giấy một số, để tra lại được.
        Sai: hai dòng cùng số 0125
        Đúng: 0125, 0126
    .help = Sửa một trong hai dòng, hoặc xóa dòng thừa.
ND0619 = Dòng { $row }, cột “{ $column }”: dài { $length } ký tự, nhiều nhất { $max }.
    .title = Ô dài quá
    .why =
        Người thiết kế đã định chỗ này chứa được bao nhiêu.
        Sai: cả một đoạn văn trong cột tên
        Đúng: chỉ có tên
    .help = Viết ngắn lại.
ND0620 = Dòng { $row }, cột thứ { $place }: không có tiêu đề.
    .title = Ô ngoài bảng
    .why =
        Dòng có nhiều ô hơn dòng tiêu đề thường do trong chữ có dấu phân cách: mọi ô sau đó lệch sang phải một cột.
        Sai: 0125,Nhóm A, B và C,8/5/2023
        Đúng: 0125,"Nhóm A, B và C",8/5/2023
    .help = Đặt chữ có dấu phân cách trong ngoặc kép, hoặc ghi tiêu đề cho cột này.
ND0621 = Danh sách chỉ có dòng tiêu đề.
    .title = Danh sách không có ai
    .why =
        Không có dòng nào để điền.
        Sai: chỉ một dòng tiêu đề
        Đúng: tiêu đề, rồi mỗi người một dòng
    .help = Thêm các dòng, hoặc chọn tệp khác.
ND0622 = Dòng { $row }, cột “{ $column }”: chữ bị hỏng.
    .title = Chữ bị hỏng
    .why =
        Dấu hỏi hay ký hiệu lạ giữa tên là dấu vết của bảng mã cũ (TCVN3, ABC) hoặc của lần lưu làm mất chữ.
        Sai: Nguy?n V?n
        Đúng: gõ bằng Unicode (Telex, VNI trên UniKey với bảng mã Unicode)
    .help = Gõ lại ô này bằng bảng mã Unicode; cả tệp bị hỏng thì chuyển mã bằng UniKey (Ctrl+Shift+F6) từ bản gốc.
ND0623 = Dòng { $row }, cột “{ $column }”: có ký tự { $letter } mà phông chữ không có.
    .title = Ký tự không in được
    .why =
        Ký tự lạ (biểu tượng cảm xúc, khoảng trắng ẩn, chữ của thứ tiếng khác) không có trong phông chữ của bộ nhận diện, in ra sẽ mất.
        Sai: dán tên kèm ký tự ẩn từ trang web
        Đúng: gõ tay
    .help = Xóa ký tự ấy rồi gõ lại.
ND0624 = Dòng { $row }, cột “{ $column }”: không vừa khung “{ $field }”: quá { $percent } % ở cỡ nhỏ nhất.
    .title = Chữ trong danh sách không vừa khung
    .why =
        Chương trình thu chữ đến cỡ nhỏ nhất mà vẫn không vừa. Tên người không bao giờ bị cắt, nên việc trộn dừng lại.
        Sai: cả chức danh và địa chỉ trong cột tên
        Đúng: chỉ có tên
    .help = Viết ngắn lại ở dòng này, hoặc nhờ người thiết kế nới khung.
ND0625 = Dòng { $row }, cột “{ $column }”: { $kind ->
        [missing] không thấy tệp ảnh.
        [small] ảnh chỉ đạt { $found } dpi, cần { $needed } dpi.
       *[unread] tệp này không phải ảnh JPEG hay PNG dùng được.
    }
    .title = Ảnh trong danh sách
    .why =
        Cột ảnh ghi tên tệp, tính từ thư mục chứa danh sách, không có ổ đĩa hay “..”.
        Sai: C:\anh\0125.jpg
        Đúng: anh/0125.jpg
    .help = { $kind ->
        [missing] Chép ảnh vào cạnh danh sách, xem lại tên tệp kể cả chữ hoa và đuôi .jpg.
        [small] Dùng ảnh gốc lớn hơn.
       *[unread] Mở ảnh và lưu lại thành JPEG, màu RGB.
    }
ND0626 = Từ dòng { $row }: còn { $count } chỗ nữa như vậy ở cột này ({ $first }).
    .title = Còn nhiều chỗ như vậy
    .why =
        Khi một cột sai ở rất nhiều dòng, chỉ những dòng đầu được kể ra.
        Sai: cả cột ngày viết thiếu năm
        Đúng: sửa cả cột một lượt
    .help = Sửa cả cột rồi chạy lại; các mã ở trên nói cách sửa.
ND0627 = “{ $id }” không trộn với danh sách được.
    .title = Ấn phẩm không có cột
    .why =
        Chỉ ấn phẩm có khai báo records trong tệp .yaml của nó mới điền được từ danh sách.
        Sai: --artefact poster
        Đúng: --artefact certificate
    .help = { $has-nearest ->
        [yes] Có phải { $nearest }? {""}
       *[no] {""}
    }Trộn được: { $known }.
## Văn bản

ND0601 = Không có chỗ điền nào tên “{ $found }”.
    .title = Chỗ điền lạ
    .why =
        Trong văn bản, chỗ mỗi đơn vị một khác viết bằng tên có sẵn; tên lạ sẽ nằm nguyên cả ngoặc trong thư đã ký.
        Sai: {"{{"} unit.ten {"}}"}
        Đúng: {"{{"} unit.name {"}}"}
    .help = { $has-nearest ->
        [yes] viết: {"{{"} { $nearest } {"}}"}
       *[no] Dùng một trong các tên: { $known }.
    }
ND0602 = “{ $found }” không phải chỗ điền viết đúng.
    .title = Chỗ điền viết sai
    .why =
        Chỗ điền chỉ có một cách viết: hai ngoặc mở, một dấu cách, tên, một dấu cách, hai ngoặc đóng, tất cả trên một dòng. Viết khác đi thì không được điền.
        Sai: {"{{"}unit.name{"}}"}, {"{"} unit.name {"}"}, {"{{"} unit.name
        Đúng: {"{{"} unit.name {"}}"}
    .help = { $has-nearest ->
        [yes] viết: {"{{"} { $nearest } {"}}"}
       *[no] Viết {"{{"} tên {"}}"} với một trong các tên: { $known }.
    }
ND0603 = “{ $found }” chỉ có trong văn bản của một sự kiện.
    .title = Chỗ điền không thuộc văn bản này
    .why =
        Giấy mời, chương trình làm cho từng sự kiện nên biết tên, giờ, nơi của sự kiện. Kế hoạch, công văn và trang của chiến dịch thì không gắn với sự kiện nào.
        Sai: {"{{"} event.place {"}}"} trong ke-hoach.md
        Đúng: {"{{"} event.place {"}}"} trong giay-moi.md
    .help = Viết hẳn ra, để dấu “…………”, hoặc chuyển câu này sang giay-moi.md hay chuong-trinh.md.
ND0604 = Văn bản không chứa được { $kind ->
        [picture] hình
        [html] mã HTML
        [footnote] chú thích cuối trang
       *[code] khối mã
    }.
    .title = Thứ không in được trong văn bản
    .why =
        Một bản markdown thành trang web, PDF và Word với cùng câu chữ. Thứ không in được sẽ mất khỏi bản in mà không ai hay.
        Sai: ![Ảnh](assets/anh.jpg) trong ke-hoach.md
        Đúng: đoạn văn, đề mục, gạch đầu dòng, bảng, chữ đậm, chữ nghiêng
    .help = Bỏ đi, hoặc đưa vào index.md của chiến dịch.
ND0605 = { $kind ->
        [name] Tệp “{ $document }.md” ghi document: { $key }, nhưng văn bản ấy phải nằm trong tệp “{ $key }.md”.
       *[form] “{ $key }” không có chỗ trong { $document }.
    }
    .title = Khai điều không có chỗ dùng
    .why =
        Mỗi loại văn bản có những phần của nó; Nơi nhận chỉ có trong kế hoạch và công văn. Bộ của đơn vị tìm văn bản theo tên tệp.
        Sai: recipients: […] trong thong-cao-bao-chi.md
        Đúng: recipients: […] trong ke-hoach.md
    .help = { $kind ->
        [name] Đổi tên tệp thành { $key }.md, hoặc bỏ dòng document.
       *[form] Bỏ khóa { $key }.
    }
ND0606 = Không dựng được PDF bằng mẫu “{ $layout }”: { $reason }.
    .title = Mẫu văn bản có lỗi
    .why =
        Mẫu .typ trong themes/<giao diện>/documents/ dàn trang văn bản. Lỗi trong mẫu, chữ mà phông không có, hoặc điều trái với PDF/A, PDF/UA đều dừng ở đây.
        Sai: gọi một tệp hay gói ngoài thư mục documents/
        Đúng: chỉ dùng common.typ, document.json và phông trong brand/fonts/
    .help = Sửa mẫu ở chỗ được chỉ; nếu chỗ chỉ là một bài viết, tìm ký tự lạ trong bài ấy.
ND0607 = Không làm được bản Word: { $reason }.
    .title = Không làm được bản Word
    .why =
        Bản Word dựng từ cùng câu chữ với bản PDF; mẫu ghép tên là SVG được chuyển thành hình của Word.
        Sai: mẫu ghép tên có ảnh điểm hoặc hiệu ứng mờ
        Đúng: mẫu ghép tên chỉ có hình và chữ màu đặc
    .help = Soát mẫu ghép tên trong brand/logo/ bằng nhandien check.
ND0608 = Không có phông “{ $family }” trong brand/fonts/.
    .title = Phông của văn bản không có
    .why =
        Văn bản chỉ dùng phông của bộ nhận diện, để mọi máy làm ra cùng một tệp. Phông trong Word của người nhận thì ghi ở office_family.
        Sai: family: Times New Roman
        Đúng: family: Tinos, office_family: Times New Roman
    .help = { $has-nearest ->
        [yes] viết: { $nearest }
       *[no] Dùng một trong các phông: { $known }.
    }
ND0609 = { $kind ->
        [unreadable] Không đọc được tệp trình chiếu: { $found }.
        [layout] Tệp trình chiếu không có bố cục tên “{ $found }”.
        [places] Bố cục “{ $found }” cần ít nhất { $count } chỗ đặt chữ.
        [color] “{ $found }” không phải màu của chủ đề PowerPoint.
        [role] Có gam màu nhấn không có vai “{ $found }”.
        [picture] Tệp trình chiếu không có hình tên “{ $found }”.
        [format] Hình “{ $found }” trong tệp trình chiếu không phải PNG.
        [field] Bố cục có chỗ điền không dùng được: “{ $found }”.
        [board] Không có bản vẽ “{ $found }”.
       *[needs] Bản vẽ “{ $found }” không làm hình trang chiếu được.
    }
    .title = Tệp trình chiếu mẫu thiếu thứ được gọi tên
    .why =
        Chữ, hình và màu được đặt vào tệp .pptx của người thiết kế theo tên của bố cục, của hình (Bảng chọn – Selection Pane) và của màu chủ đề (accent1…). Thiếu một tên thì trang chiếu trống chỗ ấy.
        Sai: layouts: {"{"} text: Noi dung {"}"} khi bố cục tên là “Nội dung”
        Đúng: layouts: {"{"} text: Nội dung {"}"}
    .help = { $has-nearest ->
        [yes] viết: { $nearest }
       *[no] { $kind ->
            [unreadable] Mở tệp bằng PowerPoint hoặc Impress rồi lưu lại thành .pptx.
            [places] Thêm chỗ đặt chữ vào bố cục ấy: tiêu đề trước, rồi nội dung; bố cục hai cột cần tiêu đề, hai đầu cột và hai cột.
            [color] Dùng một trong: dk1, lt1, dk2, lt2, accent1–accent6, hlink, folHlink.
            [format] Đặt một ảnh PNG vào chỗ ấy rồi lưu lại.
            [field] Chỉ dùng chỗ điền của Trung ương, chiến dịch và đơn vị, như {"{{ unit.chapter }}"}.
            [needs] Dùng bản vẽ có outputs: [png] và needs: unit hoặc campaign.
           *[other] { $has-known ->
                [yes] Hiện có: { $known }.
               *[no] Soát lại tên trong tệp trình chiếu.
            }
        }
    }
ND0636 = Trang chiếu “{ $slide }” dài quá { $percent } % với { $chapter }.
    .title = Chữ không đứng vừa trang chiếu
    .why =
        Chữ trên trang chiếu được thu nhỏ nhiều nhất tới 62 % cỡ người thiết kế đặt; nhỏ hơn nữa thì người ngồi xa không đọc được.
        Sai: mười gạch đầu dòng dưới một tiêu đề
        Đúng: bốn, năm gạch đầu dòng; phần còn lại sang tiêu đề sau
    .help = Rút gọn, hoặc chia phần này thành hai trang bằng một tiêu đề nữa.
DOC-01 = { $part ->
        [width] Khổ giấy rộng
        [height] Khổ giấy cao
        [top] Lề trên
        [right] Lề phải
        [bottom] Lề dưới
       *[left] Lề trái
    } { $found } mm, Nghị định 30 quy định { $least } – { $most } mm.
    .title = Khổ giấy, lề của văn bản hành chính
    .why =
        Văn bản theo thể thức hành chính dùng giấy A4; lề trên, dưới 20–25 mm, trái 30–35 mm, phải 15–20 mm (Nghị định 30/2020/NĐ-CP, Phụ lục I).
        Sai: margin: {"{"} top: 20, right: 20, bottom: 20, left: 20 {"}"}
        Đúng: margin: {"{"} top: 20, right: 20, bottom: 20, left: 30 {"}"}
    .help = Sửa page trong tệp này.
DOC-02 = { $part ->
        [size] Cỡ chữ
        [line] Giãn dòng
        [indent] Thụt đầu dòng
        [gap] Khoảng cách đoạn
       *[justify] Canh đều hai lề (justify)
    }: { $found }, Nghị định 30 quy định { $wanted }.
    .title = Cỡ chữ, giãn dòng của văn bản hành chính
    .why =
        Lời văn cỡ 13–14, dòng cách dòng từ đơn đến 1,5, đầu dòng lùi 1 cm hoặc 1,27 cm, đoạn cách đoạn ít nhất 6 pt, canh đều hai lề (Nghị định 30/2020/NĐ-CP, Phụ lục I).
        Sai: size: 12
        Đúng: size: 14, line: 1.15, indent: 12.7, gap: 6, justify: true
    .help = Sửa type trong tệp này.
DOC-03 = { $kind ->
        [symbol] Ký hiệu “{ $found }” phải là chữ in hoa viết liền.
       *[number] Số, ký hiệu “{ $found }” viết chưa đúng.
    }
    .title = Số và ký hiệu văn bản
    .why =
        Số dưới 10 có số 0 đứng trước; sau dấu gạch chéo là các nhóm chữ in hoa nối nhau bằng gạch nối, không có dấu cách (Nghị định 30/2020/NĐ-CP, Phụ lục I).
        Sai: 5/KH - CTĐ
        Đúng: 05/KH-CTĐ
    .help = { $has-suggestion ->
        [yes] viết: { $suggestion }
       *[no] Viết như 05/KH-CTĐ.
    }
DOC-04 = Bài đã có “./.” ở cuối.
    .title = Dấu kết thúc viết tay
    .why =
        Mẫu văn bản tự đặt dấu “./.” sau chữ cuối cùng; viết sẵn thì bản in có hai lần, trang web có một lần thừa.
        Sai: … tổ chức thực hiện./.
        Đúng: … tổ chức thực hiện.
    .help = Thay “./.” bằng dấu chấm.
DOC-05 = { $kind ->
        [dash] “{ $found }”: gạch đầu dòng là việc của mẫu.
        [stop] “{ $found }”: dấu câu cuối dòng là việc của mẫu.
        [file] “{ $found }”: dòng Lưu là việc của mẫu.
       *[empty] Một dòng trống trong danh sách.
    }
    .title = Kính gửi, Nơi nhận
    .why =
        to và recipients chỉ ghi tên; mẫu tự đặt gạch đầu dòng, dấu chấm phẩy và dòng “Lưu: VT.” cuối cùng.
        Sai: recipients: ["- Trung ương Hội;", "Lưu: VT"]
        Đúng: recipients: ["Trung ương Hội (để báo cáo)"]
    .help = Chỉ để lại tên; bỏ hẳn dòng Lưu.
DOC-06 = { $kind ->
        [about] { $document } thiếu trích yếu (about).
        [to] { $document } thiếu nơi gửi tới (to).
        [subject] Trích yếu công văn “{ $found }” phải mở đầu bằng “V/v ”.
       *[letter] “{ $found }”: chỉ trích yếu của công văn mới mở đầu bằng “V/v”.
    }
    .title = Trích yếu, nơi gửi tới
    .why =
        Dưới tên loại hoặc dưới số công văn là trích yếu: một câu ngắn nói văn bản về việc gì. Công văn còn phải ghi gửi ai.
        Sai: cong-van.md có about: Bộ nhận diện, không có to
        Đúng: about: V/v sử dụng bộ nhận diện, to: ["Các cấp Hội cơ sở"]
    .help = Thêm hoặc sửa about, to ở đầu bài.
