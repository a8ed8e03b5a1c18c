"""Invented names: places, organs, people, and the words that titles and subjects are made of.

Places are made of syllables that no district or commune is known by. The kinds of organ (Sở Nội vụ, Phòng Tư
pháp …) exist in every province; these ones don't. Only data and simple joining here.
"""

from __future__ import annotations

from dataclasses import dataclass

PROVINCE = "Kơ Vâng"
_FIRST = ("Hlơ", "Mrơ", "Pơ", "Tlơ", "Grơ", "Blơ", "Nhơ", "Srơ", "Kliu", "Dreng", "Chrơ", "Vơ")
_SECOND = ("Nhĩ", "Duênh", "Thoong", "Rưng", "Mỡi", "Siêng", "Khuâng", "Toỏng", "Hyam", "Blưk")

# (name, abbreviation)
PROVINCE_BODIES = (
    ("Sở Nội vụ", "SNV"),
    ("Sở Tài chính", "STC"),
    ("Sở Kế hoạch và Đầu tư", "SKHĐT"),
    ("Sở Xây dựng", "SXD"),
    ("Sở Giao thông vận tải", "SGTVT"),
    ("Sở Nông nghiệp và Phát triển nông thôn", "SNN"),
    ("Sở Công Thương", "SCT"),
    ("Sở Y tế", "SYT"),
    ("Sở Giáo dục và Đào tạo", "SGDĐT"),
    ("Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL"),
    ("Sở Khoa học và Công nghệ", "SKHCN"),
    ("Sở Thông tin và Truyền thông", "STTTT"),
    ("Sở Tài nguyên và Môi trường", "STNMT"),
    ("Sở Lao động – Thương binh và Xã hội", "SLĐTBXH"),
    ("Sở Tư pháp", "STP"),
    ("Ban Dân tộc", "BDT"),
    ("Thanh tra tỉnh", "TTT"),
    ("Ban Quản lý Khu kinh tế", "BQLKKT"),
    ("Văn phòng Ủy ban nhân dân tỉnh", "VP"),
    ("Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh", "VPQH"),
)
DISTRICT_BODIES = (
    ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện", "VP"),
    ("Phòng Nội vụ", "PNV"),
    ("Phòng Tài chính – Kế hoạch", "PTCKH"),
    ("Phòng Tư pháp", "PTP"),
    ("Phòng Giáo dục và Đào tạo", "PGDĐT"),
    ("Phòng Văn hóa và Thông tin", "PVHTT"),
    ("Phòng Lao động – Thương binh và Xã hội", "PLĐTBXH"),
    ("Phòng Nông nghiệp và Phát triển nông thôn", "PNN"),
    ("Phòng Kinh tế và Hạ tầng", "PKTHT"),
    ("Thanh tra huyện", "TTH"),
)
UNITS = {
    "province": (
        ("VP", "Văn phòng"),
        ("TTr", "Thanh tra"),
        ("TCCB", "Phòng Tổ chức cán bộ"),
        ("KHTC", "Phòng Kế hoạch – Tài chính"),
        ("NV", "Phòng Nghiệp vụ"),
    ),
    "district": (("TH", "Bộ phận Tổng hợp"), ("CM", "Bộ phận Chuyên môn")),
    "commune": (
        ("VP", "Văn phòng – Thống kê"),
        ("VHXH", "Văn hóa – Xã hội"),
        ("TCKT", "Tài chính – Kế toán"),
        ("ĐCXD", "Địa chính – Xây dựng"),
        ("TPHT", "Tư pháp – Hộ tịch"),
    ),
}
PEOPLE_PER_UNIT = {"province": 5, "district": 3, "commune": 2}
LEADERS = {
    "province": ("Giám đốc", "Phó Giám đốc"),
    "district": ("Trưởng phòng", "Phó Trưởng phòng"),
    "commune": ("Chủ tịch", "Phó Chủ tịch"),
}
POSITION = {"province": "Chuyên viên", "district": "Chuyên viên", "commune": "Công chức"}

SURNAMES = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý",
    "Đinh", "Lương", "Mai", "Tô", "Trịnh", "A", "Y", "Rơ", "Lò", "Hà", "Cao",
)  # fmt: skip
MIDDLE_NAMES = (
    "Văn", "Thị", "Hữu", "Đức", "Minh", "Ngọc", "Thanh", "Quang", "Thu", "Kim", "Xuân", "Công", "Thị Thu", "Đình",
    "Hoài", "Mạnh", "Thị Ngọc",
)  # fmt: skip
GIVEN_NAMES = (
    "Lành", "Hoài", "Sáng", "Vinh", "Đạt", "Thơm", "Khải", "Thuật", "Nghiêm", "Toản", "Bích", "Chung", "Diệp", "Giang",
    "Hạnh", "Hằng", "Hòa", "Khánh", "Lan", "Lộc", "Mẫn", "Nga", "Oanh", "Phúc", "Quý", "Quỳnh", "Sơn", "Tâm", "Thảo",
    "Thúy", "Tiến", "Trang", "Tuấn", "Tuyết", "Uyên", "Vân", "Việt", "Yến", "Ánh", "Đông",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Topic:
    """A matter that offices handle: ``{one}`` is filled with one of ``over``; the period fits its kind."""

    matter: str
    over: str
    maintenance: str


TOPICS = (
    Topic("khen thưởng thành tích {one}", "occasions", "10 năm"),
    Topic("xét tặng danh hiệu thi đua {one}", "occasions", "10 năm"),
    Topic("bổ nhiệm, điều động công chức của {one}", "units", "70 năm"),
    Topic("nâng bậc lương đối với {one}", "people", "70 năm"),
    Topic("đào tạo, bồi dưỡng nghiệp vụ {one}", "skills", "10 năm"),
    Topic("kiểm tra công vụ tại {one}", "places", "20 năm"),
    Topic("thanh tra việc quản lý {one}", "goods", "20 năm"),
    Topic("giải quyết đơn khiếu nại của {one}", "people", "15 năm"),
    Topic("giải quyết đơn tố cáo tại {one}", "places", "15 năm"),
    Topic("cấp giấy phép xây dựng cho {one}", "people", "20 năm"),
    Topic("thu hồi đất, bồi thường tại {one}", "places", "Vĩnh viễn"),
    Topic("đầu tư xây dựng công trình {one}", "works", "Vĩnh viễn"),
    Topic("sửa chữa, bảo trì {one}", "works", "20 năm"),
    Topic("lập dự toán và quyết toán {one}", "goods", "20 năm"),
    Topic("mua sắm {one}", "goods", "20 năm"),
    Topic("cải cách hành chính {one}", "occasions", "10 năm"),
    Topic("chuyển đổi số tại {one}", "places", "10 năm"),
    Topic("văn thư, lưu trữ tại {one}", "places", "10 năm"),
    Topic("phòng, chống dịch bệnh tại {one}", "places", "10 năm"),
    Topic("phòng, chống thiên tai tại {one}", "places", "10 năm"),
    Topic("hỗ trợ hộ nghèo tại {one}", "places", "10 năm"),
    Topic("trợ giúp xã hội đối với {one}", "people", "10 năm"),
    Topic("tổ chức lễ hội, hoạt động văn hóa {one}", "occasions", "05 năm"),
    Topic("tuyên truyền, phổ biến pháp luật {one}", "occasions", "05 năm"),
    Topic("tiếp công dân {one}", "occasions", "05 năm"),
    Topic("chứng thực, hộ tịch của {one}", "people", "Vĩnh viễn"),
    Topic("tổ chức hội nghị {one}", "occasions", "05 năm"),
    Topic("bảo vệ rừng, phát triển nông thôn tại {one}", "places", "10 năm"),
)
OVER = {
    "occasions": (
        "đợt 1", "đợt 2", "quý I", "quý II", "quý III", "quý IV", "6 tháng đầu năm", "6 tháng cuối năm", "cả năm",
        "đột xuất", "chuyên đề", "theo phong trào thi đua",
    ),
    "skills": (
        "soạn thảo văn bản", "lập hồ sơ công việc", "quản lý ngân sách", "tiếp công dân", "chữ ký số",
        "hòa giải ở cơ sở", "quản lý đất đai", "thống kê", "cấp cứu ban đầu", "an toàn thông tin",
    ),
    "goods": (
        "tài sản công", "ngân sách", "vật tư y tế", "thiết bị dạy học", "máy tính, máy in", "trang thiết bị văn phòng",
        "quỹ phòng, chống thiên tai", "kinh phí khuyến nông", "kinh phí bầu cử", "xe ô tô công",
    ),
    "works": (
        "trụ sở làm việc", "đường liên thôn", "cầu treo", "trường mầm non", "trạm y tế", "kênh mương nội đồng",
        "nhà văn hóa", "hệ thống nước sinh hoạt", "kho lưu trữ", "đường điện hạ thế", "chợ trung tâm",
    ),
}  # fmt: skip

# (type, abbreviation of Phụ lục III or "", weight in a hundred, what its subject says before the matter)
TYPES = (
    ("Công văn", "", 52, ("đề nghị báo cáo về", "hướng dẫn", "phúc đáp về", "đôn đốc", "góp ý dự thảo về",
                          "cung cấp số liệu", "lấy ý kiến về", "phối hợp thực hiện")),
    ("Báo cáo", "BC", 12, ("Kết quả", "Tình hình", "Tổng hợp")),
    ("Quyết định", "QĐ", 9, ("Về việc", "Phê duyệt kế hoạch", "Thành lập tổ công tác về")),
    ("Kế hoạch", "KH", 8, ("Thực hiện", "Triển khai")),
    ("Tờ trình", "TTr", 8, ("Về việc", "Đề nghị phê duyệt")),
    ("Thông báo", "TB", 7, ("Kết luận cuộc họp về", "Về việc")),
    ("Giấy mời", "GM", 4, ("Họp bàn về", "Dự hội nghị về")),
)  # fmt: skip
BODIES = (
    "Căn cứ chức năng, nhiệm vụ được giao, {organ} gửi các cơ quan nội dung về {matter} để phối hợp thực hiện.",
    "Thực hiện chỉ đạo của cấp trên, {organ} đề nghị các đơn vị rà soát {matter} và gửi kết quả đúng hạn.",
    "{organ} đã xem xét đề nghị về {matter}; các đơn vị liên quan chịu trách nhiệm tổ chức thực hiện.",
    "Qua theo dõi {matter}, {organ} nhận thấy còn một số vướng mắc, đề nghị báo cáo nguyên nhân và giải pháp.",
    "Để việc {matter} được kịp thời, {organ} phân công cán bộ đầu mối và thông báo thời gian cụ thể.",
)
DIRECTIVES = ("Giao {unit} tham mưu", "Chuyển {unit} nghiên cứu, thực hiện", "{unit} chủ trì, báo cáo trước hạn", "")
RETURN_REASONS = (
    "Thiếu văn bản trả lời, đề nghị bổ sung",
    "Tiêu đề hồ sơ chưa nêu nội dung",
    "Thời hạn bảo quản chưa đúng bảng thời hạn",
    "Còn bản nháp, bản trùng trong hồ sơ",
)


def place_names(amount: int) -> list[str]:
    """The first so many invented places."""
    names = [f"{first} {second}" for second in _SECOND for first in _FIRST]
    return names[:amount]
