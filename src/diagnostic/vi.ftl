
## Xem trước (serve)

serving = Đang xem trước tại { $url } (nhấn Ctrl-C để dừng)
serve-ready = Đã sẵn sàng sau { $seconds } giây.
serve-no-browser = Không mở được trình duyệt; hãy tự mở địa chỉ trên.

ND0406 = Cổng { $port } đang được chương trình khác dùng.
    .title = Cổng đã có chương trình khác dùng
    .why = Mỗi cổng trên máy chỉ một chương trình dùng được; có thể một cửa sổ khác đang chạy “nhandien serve”.
    .help = Dùng cổng còn trống: --port { $free }, hoặc dừng chương trình kia.
