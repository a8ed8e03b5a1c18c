/**
 * A stand-in for anywidget's model and for Python behind it: sample setting and state, and an office in
 * memory that knows just enough rules to make every flow of the desk visible. It judges nothing for real.
 */

const PEOPLE = [
  ["p01", "Trần Thị Bình", "Công chức Văn phòng – Thống kê", "VP"],
  ["p02", "Y Hương Mẫu", "Công chức Tài chính – Kế toán", "KT"],
  ["p04", "Nguyễn Văn Thử", "Công chức Văn hóa – Xã hội", "VHXH"],
].map(([person_id, full_name, position, unit]) => ({ person_id, full_name, position, unit }));
const ME = PEOPLE[2];

const entry = (file_notation, title, maintenance, retention_row, creator) => ({
  file_notation, title, maintenance, retention_row, creator, description: "",
  creator_name: PEOPLE.find((person) => person.person_id === creator).full_name, is_mine: creator === ME.person_id,
});

const FILE_LIST = {
  file_catalog: 2024, decision_symbol: "08/QĐ-UBND", decision_date: "2024-01-05",
  headings: [
    { ordinal: 1, name: "VĂN PHÒNG HĐND VÀ UBND", abbreviation: "VP", entries: [], subheadings: [
      { ordinal: 1, name: "Tổng hợp", entries: [
        entry("01.VP", "Hồ sơ xây dựng chương trình công tác năm 2024 của UBND xã", "20 năm", "5", "p01"),
        entry("02.VP", "Hồ sơ giao ban hằng tháng của UBND xã năm 2024", "10 năm", "8", "p01")] },
      { ordinal: 2, name: "Văn thư – Lưu trữ", entries: [
        entry("03.VP", "Tập lưu Quyết định của UBND xã năm 2024", "Vĩnh viễn", "30", "p01"),
        entry("04.VP", "Hồ sơ kiểm tra công tác văn thư, lưu trữ năm 2024", "20 năm", "31", "p01")] }] },
    { ordinal: 2, name: "VĂN HÓA – XÃ HỘI", abbreviation: "VHXH", subheadings: [], entries: [
      entry("01.VHXH", "Hồ sơ khen thưởng của Chủ tịch UBND xã năm 2024", "10 năm", "190", "p04"),
      entry("02.VHXH", "Hồ sơ tổ chức phong trào thi đua chào mừng ngày Nhà giáo Việt Nam 20/11/2024", "5 năm", "189", "p04"),
      entry("03.VHXH", "Hồ sơ hỗ trợ hộ nghèo đón Tết Giáp Thìn năm 2024", "10 năm", "210", "p04"),
      entry("04.VHXH", "Hồ sơ quản lý di tích trên địa bàn xã năm 2024", "Vĩnh viễn", "212", "p01")] },
    { ordinal: 3, name: "KINH TẾ", abbreviation: "KT", subheadings: [], entries: [
      entry("01.KT", "Hồ sơ dự toán thu, chi ngân sách xã năm 2024", "20 năm", "90", "p02"),
      entry("02.KT", "Hồ sơ quyết toán ngân sách xã năm 2023", "Vĩnh viễn", "91", "p02")] },
  ],
};

const RETENTION = {
  note: "Bảng thời hạn của cơ quan mô phỏng: theo TT 09/2011/TT-BNV (đã bị TT 10/2022/TT-BNV thay thế) – dữ liệu luyện tập, cần đối chiếu văn bản gốc",
  rows: [
    ["5", "Tài liệu tổng hợp", "Kế hoạch, báo cáo công tác hằng năm của cơ quan", "Vĩnh viễn"],
    ["8", "Tài liệu tổng hợp", "Tài liệu về công tác thông tin, tuyên truyền của cơ quan", "10 năm"],
    ["30", "Tài liệu văn thư, lưu trữ", "Tập lưu, sổ đăng ký văn bản đi của cơ quan: văn bản quy phạm pháp luật, chỉ thị, quyết định, quy định, quy chế, hướng dẫn", "Vĩnh viễn"],
    ["189", "Tài liệu thi đua, khen thưởng", "Hồ sơ tổ chức thực hiện phong trào thi đua nhân các dịp kỷ niệm", "10 năm"],
    ["190", "Tài liệu thi đua, khen thưởng", "Hồ sơ khen thưởng cho tập thể, cá nhân: hình thức khen thưởng của người đứng đầu cơ quan, tổ chức", "10 năm"],
    ["210", "Tài liệu lao động – xã hội", "Hồ sơ về công tác xóa đói, giảm nghèo", "10 năm"],
  ].map(([row, group, content, maintenance]) => ({ row, group, content, maintenance })),
};

const FORMS = [
  ["contents_list", "Mục lục văn bản, tài liệu trong hồ sơ", "file", "Phụ lục V mục IV"], ["closing_note", "Chứng từ kết thúc hồ sơ giấy", "file", "Điều 29 khoản 4 điểm c"],
  ["file_list", "Danh mục hồ sơ", "list", "Phụ lục V mục II"], ["case_file_list", "Mục lục hồ sơ", "office", "Phụ lục VI phần I mục V.6"],
  ["incoming_register", "Sổ đăng ký văn bản đến", "office", "Phụ lục IV mục VI"], ["outgoing_register", "Sổ đăng ký văn bản đi", "office", "Phụ lục IV mục I"],
].map(([id, name, scope, citation]) => ({ id, name, scope, citation: `Nghị định 30/2020/NĐ-CP, ${citation}` }));

const SENDERS = [
  ["Sở Nội vụ", "Ủy ban nhân dân tỉnh Kon Mẫu", "SNV-TĐKT", "Kon Mẫu", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lò Văn Mẫu"],
  ["Ủy ban nhân dân huyện Đăk Thử", "", "UBND-NV", "Đăk Thử", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Hà Thị Mẫu"],
  ["Trường Mầm non Hoa Ban", "Ủy ban nhân dân xã Đăk Giả Định", "MN", "Đăk Giả Định", "", "HIỆU TRƯỞNG", "Đinh Thị Thử"],
];
const SUBJECTS = [
  ["Công văn", "xét khen thưởng đợt thi đua chào mừng ngày Nhà giáo Việt Nam 20/11"], ["Kế hoạch", "Tổ chức phong trào thi đua chào mừng ngày 20/11"],
  ["Tờ trình", "Đề nghị khen thưởng tập thể, cá nhân có thành tích"], ["Báo cáo", "Kết quả phong trào thi đua quý III năm 2024"],
  ["Công văn", "rà soát hộ nghèo, hộ cận nghèo năm 2024"], ["Giấy mời", "Dự hội nghị triển khai công tác văn hóa cơ sở"], ["Thông báo", "Kết luận của Chủ tịch UBND tại cuộc họp giao ban"],
];
const SHORT = { "Kế hoạch": "KH", "Tờ trình": "TTr", "Báo cáo": "BC", "Giấy mời": "GM", "Thông báo": "TB", "Quyết định": "QĐ" };
const two = (number) => String(number).padStart(2, "0");
const show = (iso) => (iso ? iso.split("-").reverse().join("/") : "");

function makeDocument(at, box) {
  const [type_name, subject] = SUBJECTS[at % SUBJECTS.length];
  const isIncoming = box === "incoming";
  const sender = isIncoming ? SENDERS[at % SENDERS.length] : ["Ủy ban nhân dân xã Đăk Giả Định", "", "UBND", "Đăk Giả Định", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Siu Thị Mẫu"];
  const [organ_name, superior_name, code, place, authority, position, full_name] = sender;
  const month = 1 + Math.floor((at % 60) / 6), day = 1 + ((at * 5) % 27);
  const issued_date = `2024-${two(month)}-${two(day)}`, arrival_date = isIncoming ? `2024-${two(month)}-${two(day + 1)}` : null;
  const code_number = box === "draft" ? "" : two(9 + at * 31 % 2300), code_notation = type_name === "Công văn" ? code.replace(/^UBND$/, "UBND-VHXH") : `${SHORT[type_name]}-${code.split("-")[0]}`;
  const lead = at % 3 === 0 ? "p04" : at % 3 === 1 ? "p01" : "p02";
  return {
    doc_id: `d${String(at + 1).padStart(3, "0")}`, direction: isIncoming ? "incoming" : "outgoing", copy: box === "draft" ? "draft" : "original", type_name, code_number, code_notation,
    issued_date, organ_name, superior_name, place, subject, addressee: /Công văn|Tờ trình/.test(type_name) ? "Ủy ban nhân dân các xã, thị trấn" : "",
    body: ["Thực hiện Kế hoạch số 118/KH-UBND ngày 02 tháng 10 năm 2024 của Ủy ban nhân dân tỉnh về tổ chức phong trào thi đua chào mừng ngày Nhà giáo Việt Nam, cơ quan đề nghị các đơn vị xét, lập danh sách tập thể, cá nhân có thành tích tiêu biểu.",
      "Hồ sơ gồm tờ trình, danh sách kèm theo báo cáo thành tích, gửi về trước ngày 30 tháng 10 năm 2024 để tổng hợp, trình cấp có thẩm quyền xem xét.", "Đề nghị các đơn vị quan tâm phối hợp thực hiện./."],
    recipients: ["Như trên", "Lưu: VT, TĐKT"], page_amount: 1 + (at % 4), signer: { authority, position, full_name },
    arrival_date, arrival_number: isIncoming ? 400 + at : null, due_date: at % 6 === 0 ? "2024-10-30" : null, urgency: at % 11 === 0 ? "Khẩn" : "", lead, support: at % 4 === 1 ? ["p04"] : [],
    directive: isIncoming && lead === "p04" ? "Giao VHXH chủ trì, tham mưu UBND xã thực hiện đúng hạn." : "", replies_to: null, note: box === "draft" ? "Dự thảo lần 2" : "",
    symbol: code_number ? `${code_number}/${code_notation}` : "", box, date_text: show(issued_date), arrival_text: show(arrival_date), due_text: at % 6 === 0 && isIncoming ? "30/10/2024" : "",
    is_mine: lead === "p04", is_support: at % 4 === 1, duplicate_of: [],
  };
}

function makeSetting(options) {
  const count = Number(options.get("count") ?? 45);
  const documents = [...Array.from({ length: count }, (_, at) => makeDocument(at, "incoming")), ...Array.from({ length: 17 }, (_, at) => makeDocument(count + at, "outgoing")), ...Array.from({ length: 4 }, (_, at) => makeDocument(count + 17 + at, "draft"))];
  const [first, twin] = [documents[2], documents[3]];
  Object.assign(twin, { ...first, doc_id: twin.doc_id, arrival_number: twin.arrival_number, arrival_date: twin.arrival_date, arrival_text: twin.arrival_text, duplicate_of: [first.doc_id] });
  first.duplicate_of = [twin.doc_id];
  documents[count].replies_to = documents[0].doc_id;
  if (options.has("hostile")) Object.assign(documents[0], { subject: '<img src=x onerror="window.hacked=1">', organ_name: "</div><script>window.hacked=1</script>" });
  return {
    exercise: { id: "e16-lap-ho-so", title: "Bài 16 · Thu thập văn bản vào hồ sơ", mode: options.get("mode") ?? "practice", points: 10 },
    office: { organ_id: "000.00.99.H99", organ_name: "Ủy ban nhân dân xã Đăk Giả Định", short_name: "UBND xã Đăk Giả Định", superior_name: "Ủy ban nhân dân huyện Đăk Thử", place: "Đăk Giả Định" },
    person: ME, people: PEOPLE, plays: [ME], edition: "nd30-2011", terms: { maintenance: "Thời hạn bảo quản", archive: "Lưu trữ cơ quan" },
    documents, file_list: FILE_LIST, retention: RETENTION, maintenance_choices: ["Vĩnh viễn", "70 năm", "20 năm", "15 năm", "10 năm", "5 năm"], rights_choices: ["Sử dụng rộng rãi", "Sử dụng hạn chế"],
    criteria: [["opened", "Mở đúng hồ sơ theo Danh mục", 1], ["unlisted", "Mở hồ sơ ngoài Danh mục đủ thông tin", 1], ["dates", "Thời gian bắt đầu, kết thúc", 0.75], ["complete", "Thu thập đủ văn bản", 2], ["belongs", "Văn bản đúng hồ sơ", 1.5], ["clean", "Không còn bản trùng, bản nháp", 1], ["closed", "Rà soát và kết thúc hồ sơ", 0.75]].map(([id, title, points]) => ({ id, title, points })),
    brief: { title: "Lập hồ sơ công việc cuối năm", story: ["Gần hết năm, UBND xã yêu cầu mỗi công chức lập xong hồ sơ các việc mình chủ trì trong năm 2024.", "Văn bản đến, văn bản đi và dự thảo nằm trên hệ thống; Danh mục hồ sơ năm 2024 đã ban hành từ đầu năm."],
      tasks: ["Mở các hồ sơ thuộc nhiệm vụ của mình, kể cả việc đột xuất chưa có trong Danh mục.", "Đưa đủ văn bản, tài liệu của từng việc vào đúng hồ sơ.", "Rà soát, loại bản trùng, bản nháp, xác định lại thời hạn bảo quản rồi kết thúc hồ sơ."] },
    forms: FORMS, formats: [["html", "Xem mẫu"], ["docx", "Word"], ["xlsx", "Excel"], ["pdf", "PDF"]].map(([id, name]) => ({ id, name })),
    buttons: { check: true, hint: true, solution: true, submit: true, download: true, new_variant: true },
  };
}

const refuse = (seen, advice) => ({ ok: false, notice: { kind: "refused", title: "Hệ thống chưa thực hiện", seen, advice, citation: "Nghị định 30/2020/NĐ-CP, Điều 29 khoản 2 điểm a", confidence: "verified" } });
const done = (title, data = {}) => ({ ok: true, notice: { kind: "done", title, seen: "", advice: "" }, data });

/** One action on the state; returns the answer. */
function apply(setting, state, action) {
  const file = state.case_files.find((item) => item.file_notation === action.file_notation);
  const listed = setting.file_list.headings.flatMap((heading) => [...heading.entries, ...heading.subheadings.flatMap((sub) => sub.entries)]).find((item) => item.file_notation === action.file_notation);
  const add = (facts, is_listed) => state.case_files.push({ file_code: "000.00.99.H99.2024." + action.file_notation, rights: "Sử dụng rộng rãi", forms: ["contents_list"], is_listed, is_mine: true, status: "open", status_text: "Đang thực hiện", start_date: action.start_date, start_text: show(action.start_date), end_date: null, end_text: "", heading: "VHXH", doc_total: 0, page_total: 0, contents: [], ...facts });
  switch (action.type) {
    case "open_case_file":
      if (!listed.is_mine) return refuse(`Theo Danh mục, người lập hồ sơ này là ${listed.creator_name}.`, "Chọn hồ sơ mà mình được giao.");
      add({ ...listed }, true);
      return done(`Đã mở hồ sơ ${action.file_notation}`);
    case "open_unlisted_case_file":
      if (file || listed) return refuse(`Số và ký hiệu ${action.file_notation} đã có.`, "Dùng số tiếp theo của đề mục.");
      add({ ...action, creator_name: PEOPLE.find((person) => person.person_id === action.creator).full_name }, false);
      return done(`Đã mở hồ sơ ${action.file_notation}`);
    case "file_document":
      if (!file || file.status !== "open") return refuse("Hồ sơ đã kết thúc hoặc chưa mở.", "Mở hồ sơ trước khi đưa văn bản vào.");
      for (const doc_id of action.documents) if (!file.contents.some((line) => line.doc_id === doc_id)) file.contents.push({ doc_id });
      return done(`Đã đưa ${action.documents.length} văn bản vào hồ sơ ${action.file_notation}`);
    case "take_out_document":
      file.contents = file.contents.filter((line) => !action.documents.includes(line.doc_id));
      return done(`Đã lấy ${action.documents.length} văn bản ra khỏi hồ sơ ${action.file_notation}`);
    case "edit_case_file": Object.assign(file, action, { start_text: show(action.start_date ?? file.start_date) }); return done("Đã lưu thông tin hồ sơ");
    case "close_case_file":
      if (!action.is_reviewed) return refuse("Chưa đánh dấu đủ ba việc rà soát.", "Rà soát từng văn bản rồi đánh dấu.");
      Object.assign(file, { status: "closed", status_text: "Đã kết thúc", end_date: action.end_date, end_text: show(action.end_date), maintenance: action.maintenance, retention_row: action.retention_row });
      return done(`Đã kết thúc hồ sơ ${action.file_notation}`);
    case "reopen_case_file": Object.assign(file, { status: "open", status_text: "Đang thực hiện", end_date: null, end_text: "" }); return done(`Đã mở lại hồ sơ ${action.file_notation}`);
    default: state.case_files = state.case_files.filter((item) => item !== file); return done(`Đã hủy hồ sơ ${action.file_notation}`);
  }
}

/** What Python computes after each action. */
function project(setting, state) {
  const docs = new Map(setting.documents.map((doc) => [doc.doc_id, doc]));
  state.filed = {};
  for (const file of state.case_files) {
    let page = 0;
    file.contents = file.contents.map(({ doc_id }, at) => {
      const doc = docs.get(doc_id);
      (state.filed[doc_id] ??= []).push(file.file_notation);
      const pages = `${page + 1}-${page += doc.page_amount}`;
      return { doc_ordinal: at + 1, doc_id, symbol: doc.symbol, date_text: doc.date_text, type_and_subject: `${doc.type_name} ${doc.subject}`, organ_name: doc.organ_name, pages, note: doc.note };
    });
    Object.assign(file, { doc_total: file.contents.length, page_total: page });
  }
  const mine = setting.documents.filter((doc) => doc.is_mine);
  state.progress = { filed: mine.filter((doc) => state.filed[doc.doc_id]).length, mine: mine.length, closed: state.case_files.filter((file) => file.status === "closed").length, open: state.case_files.filter((file) => file.status === "open").length };
}

/** Searching as far as the page needs it: words in symbol, subject and organ, marked where they stand. */
function search(setting, { query, filters, columns, offset, limit }) {
  const bare = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
  const words = bare(query).split(/\s+/).filter(Boolean);
  const kept = filters.kind === "case_file" ? [] : setting.documents.filter((doc) => (!filters.type_name || doc.type_name === filters.type_name));
  const found = kept.filter((doc) => words.every((word) => bare(`${doc.symbol} ${doc.subject} ${doc.organ_name}`).includes(word)));
  const marks = (text) => words.map((word) => [bare(text).indexOf(word), word.length]).filter(([at]) => at >= 0).map(([at, length]) => [at, at + length]).sort((a, b) => a[0] - b[0]);
  const snippet = (field, label, text) => ({ field, label, text, marks: marks(text) });
  return { total: found.length, is_capped: false, total_text: String(found.length), notices: [], offset, limit, columns: FIND_COLUMNS.filter(({ name }) => columns.includes(name)),
    hits: found.slice(offset, offset + limit).map((doc) => ({ kind: "document", kind_text: "Văn bản", ref: doc.doc_id,
      cells: FIND_COLUMNS.filter(({ name }) => columns.includes(name)).map(({ name }) => ({ symbol: doc.symbol, title: doc.subject, organ_name: doc.organ_name })[name]),
      snippets: [snippet("subject", "Trích yếu", doc.subject), snippet("body", "Nội dung", `😀 ${doc.body[0]}`)].filter((one) => one.marks.length) })) };
}

const FIND_COLUMNS = [["symbol", "Số, ký hiệu"], ["title", "Trích yếu, tiêu đề"], ["organ_name", "Cơ quan"]].map(([name, label]) => ({ name, label }));
const FIND_FORM = {
  columns: FIND_COLUMNS, default_columns: FIND_COLUMNS.map(({ name }) => name), orders: [{ name: "relevance", label: "Phù hợp nhất trước" }, { name: "newest", label: "Mới nhất trước" }],
  filters: { kind: [{ value: "document", label: "Văn bản" }, { value: "case_file", label: "Hồ sơ" }], status: [{ value: "open", label: "Đang thực hiện" }], direction: [{ value: "incoming", label: "Văn bản đến" }],
    type_name: ["Báo cáo", "Công văn"].map((value) => ({ value, label: value })), maintenance: [], rights: [], creator: [] },
};
/** These only read: no new state follows. */
const READING = new Set(["print", "export", "search", "search_form", "save_search", "forget_search"]);

function answerTo(request, setting, state, hints) {
  if (request.do === "search_form") return { ok: true, data: { ...FIND_FORM, saved: hints.saved ?? [] } };
  if (request.do === "search") return { ok: true, data: search(setting, request.request) };
  if (request.do === "save_search") { hints.saved = [...(hints.saved ?? []).filter((one) => one.name !== request.search.name), request.search]; return done("Đã lưu tìm kiếm", { saved: hints.saved }); }
  if (request.do === "forget_search") { hints.saved = hints.saved.filter((one) => one.name !== request.name); return done("Đã xóa tìm kiếm đã lưu", { saved: hints.saved }); }
  if (request.do === "print" && request.format === "html") return { ok: true, data: { title: "Xem mẫu", html: "<p>Mẫu in</p><script>parent.hacked = 1; document.body.append('chạy')</script>" } };
  if (request.do === "print" && request.format === "pdf") return { ok: false, notice: { kind: "error", title: "Chưa in, tải được", seen: "Máy này không có phông chữ tiếng Việt nào dùng được.", advice: "Tải bản Word.", citation: "Phụ lục VI", confidence: "verified" } };
  if (request.do === "print" || request.do === "export") return done("Đã tải xuống", { file_name: "muc-luc.docx", base64: btoa("PK") });
  if (request.do === "act") {
    const answer = apply(setting, state, request.action);
    state.history.push({ n: state.history.length + 1, date_text: "16/12/2024", kind: answer.ok ? "action" : "refused", text: answer.notice.title });
    return answer;
  }
  if (request.do === "check") {
    const outcomes = ["MET", "UNMET", "PARTLY", "PARTLY", "UNMET", "NOT_ATTEMPTED", "SKIPPED"];
    const words = { MET: "Đạt", PARTLY: "Đạt một phần", UNMET: "Chưa đạt", NOT_ATTEMPTED: "Chưa làm", SKIPPED: "Chưa xét", BROKEN: "Máy chấm gặp lỗi" };
    state.last_score = 4.25;
    const finding = { seen: "Tờ trình 71/TTr-MN có mặt hai lần trong hồ sơ (số đến 402 và 403).", advice: "Giữ bản đăng ký trước, lấy bản kia ra khỏi hồ sơ.", citation: "Nghị định 30/2020/NĐ-CP, Điều 29 khoản 4 điểm b", actions: [1, 2], documents: ["d003", "d004"], file_notation: "01.VHXH" };
    return { ok: true, data: { score: 4.25, points: 10, lines: setting.criteria.map((item, at) => ({ ...item, score: outcomes[at] === "MET" ? item.points : outcomes[at] === "PARTLY" ? item.points / 2 : 0, outcome: outcomes[at], outcome_text: words[outcomes[at]], findings: /UNMET|PARTLY/.test(outcomes[at]) ? [finding, finding] : [] })) } };
  }
  if (request.do === "hint") {
    const number = hints[request.criterion] = Math.min(3, (hints[request.criterion] ?? 0) + 1);
    return { ok: true, data: { criterion: request.criterion, title: "", number, of: 3, text: ["Nhìn cột Người lập hồ sơ trong Danh mục.", "Việc mình chủ trì có dấu “chủ trì” trong danh sách.", "Mở 01.VHXH và 02.VHXH, mỗi việc một hồ sơ."][number - 1] } };
  }
  if (request.do === "solution") return { ok: true, data: { steps: ["Mở hồ sơ 01.VHXH.", "Đưa văn bản vào.", "Kết thúc hồ sơ."], files: [{ file_notation: "01.VHXH", title: "Hồ sơ khen thưởng của Chủ tịch UBND xã năm 2024", maintenance: "10 năm", documents: ["d001", "d003"] }] } };
  if (request.do === "submit") { state.submitted_text = "Đã nộp lúc 10:20, 16/12/2024"; return done("Đã nộp bài"); }
  if (request.do === "download") return done("Đã tạo tệp bài làm", { file_name: "e16.zip", base64: btoa("PK") });
  return done("Đã tạo bài mới");
}

export function makeModel(options) {
  const listeners = {};
  const setting = makeSetting(options);
  const state = { version: 1, case_files: [], filed: {}, history: [], progress: {}, last_score: null, submitted_text: "", notice: null, today: "2024-12-16", today_text: "Thứ Hai, 16/12/2024" };
  const hints = {};
  project(setting, state);
  const traits = { setting, state: structuredClone(state) };
  const emit = (name, ...values) => { for (const run of [...(listeners[name] ?? [])]) run(...values); };
  const publish = () => { project(setting, state); state.version += 1; traits.state = structuredClone(state); emit("change:state"); };
  return {
    sent: [], state, publish,
    get: (name) => traits[name],
    on: (name, run) => (listeners[name] ??= []).push(run),
    off: (name, run) => { listeners[name] = (listeners[name] ?? []).filter((other) => other !== run); },
    count: () => Object.values(listeners).flat().length,
    emit: (answer) => emit("msg:custom", answer, []),
    send(request) {
      this.sent.push(request);
      if (options.has("silent")) return;
      setTimeout(() => {
        const answer = answerTo(structuredClone(request), setting, state, hints);
        if (!READING.has(request.do)) publish();
        if (request.do === "new_variant") emit("change:setting");
        emit("msg:custom", { to: request.id, ...answer }, []);
      }, Number(options.get("delay") ?? 5));
    },
  };
}
