/* What the desk knows: reading setting and state. */

const BOXES = [
  { id: "incoming", text: "Văn bản đến", symbol: "inbox" },
  { id: "outgoing", text: "Văn bản đi", symbol: "outbox" },
  { id: "draft", text: "Dự thảo", symbol: "draft" },
];
const VIEWS = [
  { id: "find", text: "Tra cứu", symbol: "search", group: "files" },
  { id: "list", text: "Danh mục hồ sơ", symbol: "list", group: "files" },
  { id: "files", text: "Hồ sơ của tôi", symbol: "folder", group: "files" },
  { id: "retention", text: "Bảng thời hạn", symbol: "clock", group: "files" },
  { id: "history", text: "Nhật ký", symbol: "history", group: "system" },
  { id: "brief", text: "Đề bài", symbol: "brief", group: "system" },
];
const NAV_GROUPS = [{ id: "documents", text: "Văn bản" }, { id: "files", text: "Hồ sơ" }, { id: "archive", text: "Lưu trữ" }, { id: "system", text: "Hệ thống" }];
const EMPTY_STATE = { version: 0, case_files: [], filed: {}, fates: {}, history: [], progress: { filed: 0, mine: 0, closed: 0, open: 0 }, last_score: null, submitted_text: "", notice: null, today: "", today_text: "", edition_notice: "", documents: [], screens: [], roles: [], plays_roles: {}, file_lists: [], hidden: [], unseen: [], closed: [], keeps_views: false };

function freshView() {
  return {
    view: "incoming", box: "incoming", query: "", filedFilter: "", roleFilter: "",
    sort: { key: "", isDown: false }, current: null, anchor: null, selected: new Set(), isExplicit: false, choices: 0,
    file: null, shut: new Set(), treeYear: null, knownYears: new Set(), pane: "files", step: "list", detail: null, drag: null, markedEntry: null,
    check: null, checkedAt: 0, criterion: null, hints: new Map(), isDockOpen: false, retentionQuery: "", hasHiddenNotice: "",
    find: { form: null, version: -1, isWide: false, query: "", filters: {}, order: "relevance", columns: [], offset: 0, saved: [], savedName: "", answer: null, fault: "" },
    screens: new Map(),
  };
}

function readSetting(desk) {
  const setting = desk.model.get("setting");
  if (!setting?.documents) return false;
  desk.setting = setting;
  desk.era += 1;
  desk.docs = new Map();
  desk.texts = new Map();
  setting.documents.forEach((doc) => learnDocument(desk, doc));
  desk.people = new Map(setting.people.map((person) => [person.person_id, person]));
  desk.ui = freshView();
  // the next person has read nothing yet
  clearTimeout(desk.readTimer);
  desk.lastRead = null;
  return true;
}

/** The issued file lists: the given one, and those of years that were made here; all their entries by name of case file. */
function learnLists(desk) {
  const { file_list: given } = desk.setting;
  const years = new Map(given.headings.length ? [[given.file_catalog, { year: given.file_catalog, is_locked: false, headings: given.headings }]] : []);
  for (const made of desk.state.file_lists) years.set(made.year, made);
  desk.lists = [...years.values()].sort((one, other) => one.year - other.year);
  desk.entries = new Map();
  for (const { year, headings } of desk.lists) {
    const isNew = !desk.ui.knownYears.has(year);
    desk.ui.knownYears.add(year);
    for (const heading of headings) {
      const entries = headingEntries(heading);
      const key = headingKey(desk, year, heading);
      for (const entry of entries) desk.entries.set(entry.file_notation, { ...entry, heading, year, headingKey: key });
      if (isNew && !entries.some((entry) => entry.is_mine)) desk.ui.shut.add(key);
    }
  }
}

const headingKey = (desk, year, heading) => (year === desk.setting.file_list.file_catalog ? heading.abbreviation : `${year}.${heading.abbreviation}`);

/** The list that the tree shows: the chosen year's, else the one in force: the newest that has begun and isn't closed. */
const treeList = (desk) => desk.lists.find((list) => list.year === desk.ui.treeYear) ?? listInForce(desk);

/** The year of the list under which the tree shows a file outside the lists: its own, where there is one. */
const treeYearOf = (desk, file) => (desk.lists.find((list) => list.year === file.file_catalog) ?? listInForce(desk)).year;

function listInForce(desk) {
  const today = readIso(desk.state.today)?.year ?? Infinity;
  const inForce = desk.lists.filter((list) => list.year <= today && !list.is_locked).at(-1);
  return inForce ?? desk.lists.at(-1) ?? { year: desk.setting.file_list.file_catalog, is_locked: false, headings: [] };
}

function learnDocument(desk, doc) {
  desk.docs.set(doc.doc_id, doc);
  desk.texts.set(doc.doc_id, searchable(doc.symbol, doc.arrival_number, doc.date_text, doc.arrival_text, doc.type_name, doc.subject, doc.organ_name, doc.note));
}

function readState(desk) {
  const state = desk.model.get("state");
  desk.state = state?.case_files ? { ...EMPTY_STATE, ...state } : EMPTY_STATE;
  // what was registered, drafted or changed since stands over what was given
  desk.state.documents.forEach((doc) => learnDocument(desk, doc));
  forgetHidden(desk);
  desk.tick += 1;
  desk.files = new Map(desk.state.case_files.map((file) => [file.file_notation, file]));
  learnLists(desk);
}

/** What this person may not see isn't there for him; a right that he is given brings it back. */
function forgetHidden(desk) {
  const { hidden, documents } = desk.state;
  const known = hidden.join(" ");
  if (desk.hidden !== known) {
    const changed = new Set(documents.map((doc) => doc.doc_id));
    for (const doc of desk.setting.documents) if (!desk.docs.has(doc.doc_id) && !changed.has(doc.doc_id)) learnDocument(desk, doc);
  }
  desk.hidden = known;
  for (const id of hidden) { desk.docs.delete(id); desk.texts.delete(id); }
}

const headingEntries = (heading) => [...(heading.entries ?? []), ...(heading.subheadings ?? []).flatMap((sub) => sub.entries)];
const headingTitle = (heading) => `${ROMAN[heading.ordinal] ?? heading.ordinal}. ${heading.name}`;
const filedIn = (desk, docId) => desk.state.filed?.[docId] ?? [];
const canKeepUp = (file) => file.is_mine || Boolean(file.access?.may_edit);
const openFiles = (desk) => desk.state.case_files.filter((file) => file.status === "open" && canKeepUp(file));
const docName = (doc) => `${doc.type_name}${doc.symbol ? " " + doc.symbol : ""}`;
/** Two copies of one document differ only by their arrival number. */
const docLabel = (doc) => `${docName(doc)}${doc.arrival_number ? ` (số đến ${doc.arrival_number})` : ""}`;
const subjectLine = (doc) => (doc.type_name === "Công văn" ? `V/v ${doc.subject}` : doc.subject);
const countActions = (desk) => desk.state.history.filter((line) => line.kind === "action").length;
const isBoxView = (view) => BOXES.some((box) => box.id === view);

/** The documents that the list shows now: box, chips, search, order. */
function listedDocs(desk) {
  const { box, filedFilter, roleFilter, query, sort } = desk.ui;
  const matches = makeMatcher(query);
  const docs = [...desk.docs.values()].filter((doc) => doc.box === box && isKept(desk, doc, filedFilter, roleFilter) && matches(desk.texts.get(doc.doc_id)));
  const key = sort.key || (box === "incoming" ? "arrival" : "date");
  const compare = (a, b) => collator.compare(sortValue(a, key), sortValue(b, key)) || collator.compare(a.doc_id, b.doc_id);
  docs.sort((a, b) => (sort.isDown ? compare(b, a) : compare(a, b)));
  return docs;
}

function isKept(desk, doc, filedFilter, roleFilter) {
  const isFiled = filedIn(desk, doc.doc_id).length > 0;
  if (filedFilter && isFiled !== (filedFilter === "yes")) return false;
  return !roleFilter || (roleFilter === "lead" ? doc.is_mine : doc.is_support);
}

function sortValue(doc, key) {
  // numbers begin anew each year
  if (key === "arrival") return `${(doc.arrival_date ?? "").slice(0, 4)} ${doc.arrival_number ?? ""}`;
  if (key === "date") return doc.issued_date ?? "";
  return key === "symbol" ? doc.symbol : doc.subject;
}

/** What an action on "the selected documents" means: the selection, else the document under the focus (a phone shows none). */
function targetDocs(desk) {
  if (desk.ui.selected.size || isPhone(desk)) return [...desk.ui.selected];
  return desk.ui.current && isBoxView(desk.ui.view) ? [desk.ui.current] : [];
}
