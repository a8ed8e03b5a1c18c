"""What each role may do, as people say it: lines of work, each with the actions that it stands for.

Only words. The roles come from the office's own table (`office.duties`), so what is shown here is what is refused
there; actions of one line have the same roles.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.office.actions import action_types
from hoso_kit.office.administration_state import ROLE_TEXTS
from hoso_kit.office.duties import duties

_LINES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Văn bản đến",
        (
            ("Tiếp nhận, từ chối, chuyển tiếp; ghi nhận văn bản mật", "receive_delivery refuse_delivery "
             "forward_unopened note_secret_paper"),
            ("Đăng ký, số hóa, trình; hủy khi bên gửi thu hồi", "register_incoming digitise_document submit_incoming "
             "cancel_incoming"),
            ("Trả lại bì thư của người nhận", "hand_back_delivery"),
            ("Cho ý kiến chỉ đạo, giao chủ trì và phối hợp", "direct_document"),
            ("Giao việc trong đơn vị", "assign_document"),
            ("Đôn đốc", "urge_document"),
            ("Báo kết quả giải quyết (người được giao)", "resolve_document"),
        ),
    ),
    (
        "Văn bản đi",
        (
            ("Soạn, sửa, trình dự thảo; đính chính, thay thế", "draft_document edit_draft attach submit_draft "
             "correct_document replace_document"),
            ("Góp ý dự thảo", "comment_on_draft"),
            ("Chuyển lại dự thảo", "send_back_draft"),
            ("Duyệt, ký văn bản; cho phép sao", "approve_draft sign_document allow_copy"),
            ("Cấp số, đóng dấu, phát hành, lưu bản gốc, sao văn bản", "assign_number seal_document issue_document "
             "keep_original copy_document"),
            ("Ghi nhận bên nhận đã tiếp nhận", "record_receipt"),
            ("Gửi bưu điện; giao, nhận lại bản lưu", "post_document lend_kept_copy take_back_kept_copy"),
            ("Thu hồi văn bản", "recall_document"),
            ("Gửi, nhận qua Trục liên thông", "send_message deliver_message send_status record_status send_recall "
             "deliver_recall"),
        ),
    ),
    (
        "Hồ sơ",
        (
            ("Mở hồ sơ, đưa văn bản vào, kết thúc hồ sơ (hồ sơ của mình)", "open_case_file open_unlisted_case_file "
             "file_document take_out_document edit_case_file close_case_file reopen_case_file discard_case_file "
             "split_case_file join_case_files mark_construction set_carrier number_sheets write_contents_list "
             "write_closing_note"),
            ("Cấp, thu hồi quyền xem hồ sơ của mình; lãnh đạo xác nhận", "grant_access withdraw_access "
             "confirm_access_change view_case_file view_document"),
            ("Lập, sửa, trình Danh mục hồ sơ", "create_file_list carry_over_file_list import_file_list "
             "discard_file_list add_heading edit_heading move_heading remove_heading add_subheading "
             "remove_subheading add_entry edit_entry move_entry remove_entry submit_file_list"),
            ("Duyệt, trả lại Danh mục hồ sơ", "approve_file_list return_file_list"),
            ("Ban hành, đóng Danh mục hồ sơ", "issue_file_list lock_file_list"),
            ("Đóng băng, bỏ đóng băng hồ sơ", "freeze unfreeze"),
        ),
    ),
    (
        "Lưu trữ",
        (
            ("Nộp lưu, xin giữ lại, bàn giao hồ sơ của mình", "make_transfer_batch discard_transfer_batch "
             "submit_transfer retain_case_file hand_over finish_hand_over"),
            ("Tiếp nhận, trả lại hồ sơ nộp lưu; nộp Lưu trữ lịch sử", "accept_case_file return_case_file "
             "transfer_to_historical_archive"),
            ("Nhận hồ sơ của cơ quan cũ khi sắp xếp", "take_over_case_files note_missing_case_file finish_take_over"),
            ("Gửi phiếu xin đọc hồ sơ đã nộp lưu; thôi đọc", "request_use end_use"),
            ("Trả lời phiếu xin đọc", "grant_use refuse_use"),
            ("Đề nghị, thực hiện hủy hồ sơ hết thời hạn", "propose_destruction destroy_case_files"),
            ("Quyết định hủy hoặc giữ hồ sơ hết thời hạn", "decide_destruction decline_destruction"),
        ),
    ),
    (
        "Hệ thống",
        (
            ("Đề nghị đổi vai trò; khóa, mở tài khoản; nhóm tài liệu", "propose_roles lock_account unlock_account "
             "make_group change_group dissolve_group"),
            ("Xác nhận hoặc không đồng ý đổi vai trò (người thứ hai)", "confirm_roles reject_roles"),
            ("Thêm, sửa danh bạ liên thông", "add_contact change_contact"),
        ),
    ),
)  # fmt: skip


# the clock stands in no line: it belongs to the exercise, not to a role
def duty_rows() -> list[dict[str, Any]]:
    """All lines of work with the roles that may do them, by group."""
    kinds, table = action_types(), duties()
    return [
        {
            "group": group,
            "lines": [
                {
                    "text": text,
                    "roles": [role for role in ROLE_TEXTS if role in table[kinds[names.split()[0]]]],
                }
                for text, names in lines
            ],
        }
        for group, lines in _LINES
    ]


def told_actions() -> list[tuple[str, ...]]:
    """The actions of each line, for the test that none is left out and none is told wrongly."""
    return [tuple(names.split()) for _, lines in _LINES for _, names in lines]
