// Fitting text into a picture: measuring, shortening in the middle, wrapping into lines of similar length.

const ruler = document.createElement("canvas").getContext("2d");

/** Width in pixels of a text in the page's typeface. */
function textWidth(text, size, bold = false) {
  ruler.font = `${bold ? 600 : 400} ${size}px ${getComputedStyle(document.body).fontFamily}`;
  return ruler.measureText(text).width;
}

/** The widest of some texts. */
function widest(texts, size, bold = false) {
  return texts.reduce((most, text) => Math.max(most, textWidth(text, size, bold)), 0);
}

/** A text from outside on one line: white space is one space, invisible and direction-changing characters go. */
function plain(text) {
  return say(text)
    .replace(/[\u00ad\u200b\u2060-\u206f\u202a-\u202e\ufeff]/g, "")
    .replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, (space) => (space === NBSP ? NBSP : " "))
    .trim();
}

/** What a reader calls characters: an emoji of several code points is one. */
function characters(text) {
  return Array.from(new Intl.Segmenter().segment(text), (part) => part.segment);
}

/** The text cut in its middle to at most `max` characters: names often differ at either end. */
function shorten(text, max) {
  const chars = characters(text);
  if (chars.length <= max) return text;
  const head = Math.floor(((max - 1) * 2) / 3);
  const start = chars.slice(0, head).join("");
  const end = chars.slice(chars.length - (max - 1 - head)).join("");
  // Whole words are kept where that costs little.
  const cutStart = chars[head] === " " ? start : start.replace(/ \S{0,6}$/, "");
  return `${cutStart.trimEnd()}…${end.replace(/^\S{0,6} /, "").trimStart()}`;
}

/** A name in the quotation marks of the language, kept apart from text that runs the other way. */
function quoted(name, max = 40) {
  const text = `\u2068${shorten(plain(name), max)}\u2069`;
  return language === "de" ? `„${text}“` : `“${text}”`;
}

/** The text on one line of at most `room` pixels, cut in its middle if need be. */
function fit(text, size, room, bold = false) {
  let [low, high] = [2, characters(text).length];
  if (textWidth(text, size, bold) <= room) return text;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (textWidth(shorten(text, middle), size, bold) <= room) low = middle;
    else high = middle - 1;
  }
  return shorten(text, low);
}

/** Splits a word that is wider than the room, with hyphens. */
function pieces(word, size, room, bold) {
  if (textWidth(word, size, bold) <= room) return [word];
  const out = [];
  let piece = "";
  for (const c of characters(word)) {
    if (piece && textWidth(`${piece}${c}-`, size, bold) > room) {
      out.push(`${piece}-`);
      piece = "";
    }
    piece += c;
  }
  return [...out, piece];
}

function fillLines(text, size, room, bold) {
  const lines = [""];
  for (const word of text.split(" ").flatMap((w) => pieces(w, size, room, bold))) {
    const line = lines.at(-1);
    const longer = line ? `${line} ${word}` : word;
    if (!line || textWidth(longer, size, bold) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** At most `max` lines; of a longer text the start, up to the end of a word. */
function wrapStart(text, size, room, { max = 99, bold = false } = {}) {
  const words = text.split(" ");
  let lines = wrap(text, size, room, { bold });
  for (let keep = words.length - 1; lines.length > max && keep > 0; keep -= 1) {
    lines = fillLines(`${words.slice(0, keep).join(" ").replace(/[,;:]$/, "")}…`, size, room, bold);
  }
  return lines.length > max ? wrap(text, size, room, { max, bold }) : lines;
}

/** At most `max` lines of similar length within `room` pixels; a longer text is cut in its middle. */
function wrap(text, size, room, { max = 99, bold = false } = {}) {
  let best = fillLines(text, size, room, bold);
  for (let keep = characters(text).length; best.length > max && keep > 8; ) {
    keep = Math.floor(keep * 0.92);
    best = fillLines(shorten(text, keep), size, room, bold);
  }
  const whole = best.join(" ");
  let [low, high] = [room / best.length, room];
  while (best.length > 1 && high - low > 4) {
    const middle = (low + high) / 2;
    const lines = fillLines(whole, size, middle, bold);
    if (lines.length > best.length) low = middle;
    else [best, high] = [lines, middle];
  }
  return best;
}
