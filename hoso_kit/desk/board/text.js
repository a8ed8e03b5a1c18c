/* Vietnamese text, numbers and dates. */

const collator = new Intl.Collator("vi", { numeric: true });
const WEEKDAYS = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"];
const WEEKDAY_NAMES = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"];
const ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV"];

const lower = (text) => String(text ?? "").normalize("NFC").toLocaleLowerCase("vi");
const upper = (text) => String(text ?? "").normalize("NFC").toLocaleUpperCase("vi");

/** Lower case without diacritics: "Đề nghị" becomes "de nghi". */
function fold(text) {
  return lower(text).normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d");
}

/**
 * A predicate over {plain, folded}. Every word must match: a word typed with diacritics matches them, one
 * typed without matches any; a word that holds a digit must be a whole piece ("9" is 09/TTr, never 2019).
 */
function makeMatcher(query) {
  const tests = lower(query).split(/\s+/).filter(Boolean).map((word) => {
    const bare = fold(word);
    if (/\d/.test(word)) {
      const piece = bare.replace(/^0+(?=\d)/, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      const pattern = new RegExp(`(^|[^\\p{L}\\p{N}])0*${piece}(?![\\p{L}\\p{N}])`, "u");
      return (entry) => pattern.test(entry.folded);
    }
    return bare === word ? (entry) => entry.folded.includes(word) : (entry) => entry.plain.includes(word);
  });
  return (entry) => tests.every((test) => test(entry));
}

const searchable = (...parts) => {
  const plain = lower(parts.filter((part) => part !== null && part !== undefined).join(" · "));
  return { plain, folded: fold(plain) };
};

const pad = (number) => String(number).padStart(2, "0");
const formatNumber = (value) => new Intl.NumberFormat("vi", { maximumFractionDigits: 2 }).format(value);

/** "2024-02-09" → {year, month, day}, or null for anything that is no date. */
function readIso(iso) {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? "");
  return found ? { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) } : null;
}

const toIso = (year, month, day) => `${year}-${pad(month)}-${pad(day)}`;

function showIso(iso) {
  const date = readIso(iso);
  return date ? `${pad(date.day)}/${pad(date.month)}/${date.year}` : "";
}

/** What a clerk types (5/1/2024, 05-01-2024, 05.01.2024, 05012024) → ISO, or null. */
function parseDate(text) {
  const found = /^\s*(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})\s*$/.exec(text) ?? /^\s*(\d{2})(\d{2})(\d{4})\s*$/.exec(text);
  if (!found) return null;
  const [day, month, year] = found.slice(1).map(Number);
  const real = new Date(Date.UTC(year, month - 1, day));
  const isReal = year >= 1900 && real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
  return isReal ? toIso(year, month, day) : null;
}

function shiftIso(iso, days) {
  const { year, month, day } = readIso(iso);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

function shiftMonth(iso, months) {
  const { year, month, day } = readIso(iso);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The date line of an administrative document: days below 10, January and February take a leading 0. */
function sheetDate(place, iso) {
  const date = readIso(iso);
  const day = date ? pad(date.day) : "      ";
  const month = date ? (date.month < 3 ? pad(date.month) : String(date.month)) : "      ";
  const year = date ? date.year : "        ";
  return `${place ? place + ", " : ""}ngày ${day} tháng ${month} năm ${year}`;
}
