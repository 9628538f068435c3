// The break-even mark of a fan: a dot on the zero line, and two lines of text where the curves leave room.

/** Draws the dot and its text, if half of the worlds break even within the horizon. */
function drawBreakEven(stage, fan, even, room, x, y) {
  // Who neither gains nor loses anything breaks even nowhere.
  if (!Number.isFinite(even?.median) || fan.points.every((p) => p.q.every((v) => v === 0))) return;
  const week = even.median * WEEKS_PER_MONTH;
  if (week > fan.time.weeks) return;
  const at = [x(week), y(0)];
  pen.ringed(stage.picture, ...at, stage.k(7), "var(--blue)");
  const texts = breakEvenTexts(even, fan.time);
  if (stage.w < FAN_NARROW) return breakEvenBelow(stage, texts);
  const width = Math.max(textWidth(texts[0], stage.label, true), textWidth(texts[1], stage.small));
  const size = [width, stage.label * 0.75 + (texts[1] ? stage.small * 1.5 : stage.label * 0.2)];
  const place = clearPlace(stage, fan, room, at, size, x, y);
  drawPointer(stage, at, place, size);
  const base = place.y + stage.label * 0.75;
  pen.text(stage.picture, texts[0], place.x, base, stage.label, { bold: true, halo: "var(--paper)" });
  if (texts[1]) pen.text(stage.picture, texts[1], place.x, base + stage.small * 1.3, stage.small, { color: "var(--muted)", halo: "var(--paper)" });
}

/** On narrow screens the text stands below the picture. */
function breakEvenBelow(stage, texts) {
  const lines = (text, size, bold) => wrap(text, size, stage.w - stage.label * 1.4, { bold });
  const y = stage.h + stage.label * 1.2;
  pen.ringed(stage.picture, stage.label * 0.5, y - stage.label * 0.36, stage.k(7), "var(--blue)");
  const next = drawLines(stage, lines(texts[0], stage.label, true), stage.label * 1.4, y, stage.label, { bold: true });
  stage.h = texts[1] ? drawLines(stage, lines(texts[1], stage.small, false), stage.label * 1.4, next, stage.small, { color: "var(--muted)" }) : next;
}

/** "Break-even, median: month 11" and what the worlds' range is. */
function breakEvenTexts(even, time) {
  // An early moment is told in months even of many years.
  const name = time.name === "year" ? timeOf(Math.max(even.median * WEEKS_PER_MONTH, WEEKS_SHOWN_TO + 1)).name : time.name;
  const unit = t(`even_unit_${name}`);
  const count = (months) => Math.ceil(months / { week: 1 / WEEKS_PER_MONTH, month: 1, year: 12 }[name] - 1e-9);
  const isOne = D.worlds === 1;
  const key = even.median <= 0 ? "even_start" : isOne ? "even_one" : "even_median";
  const first = t(key, { unit, n: num(count(even.median)) });
  const [low, high] = even.range;
  if (isOne) return [first, ""];
  if (Number.isFinite(low) && Number.isFinite(high)) return [first, evenRange(unit, count(low), count(high))];
  return [first, even.never > 0 ? t("even_never", { time: horizonText(), odds: odds(even.never) }) : ""];
}

/** When nearly all worlds break even; from the start in all of them is said once. */
function evenRange(unit, low, high) {
  if (high <= 0) return "";
  return low === high ? t("even_same", { unit, n: num(low) }) : t("even_range", { unit, low: num(low), high: num(high) });
}

/** The place nearest to the dot that is clear of the widest band and of the zero line. */
function clearPlace(stage, fan, room, at, [width, height], x, y) {
  const gap = stage.k(12);
  const place = (left, isAbove) => {
    const over = fan.points.filter((p) => x(p.week) >= left - gap && x(p.week) <= left + width + gap);
    const edges = [at[1], ...over.map((p) => y(p.q[isAbove ? 6 : 0]))];
    return { x: left, y: isAbove ? Math.min(...edges) - height - gap : Math.max(...edges) + gap };
  };
  const [first, last] = [room.left + gap, Math.max(room.left + gap, room.right - gap - width)];
  const lefts = Array.from({ length: 41 }, (_, i) => first + ((last - first) * i) / 40);
  const all = lefts.flatMap((left) => [place(left, false), place(left, true)]);
  const clear = all.filter((p) => p.y >= room.top && p.y + height <= room.bottom);
  const far = (p) => {
    const end = pointerEnd(at, p, [width, height]);
    return 2 * Math.abs(end[0] - at[0]) + Math.abs(end[1] - at[1]) + 0.05 * Math.abs(p.x + width / 2 - at[0]);
  };
  const beside = { x: clamp(at[0] + gap, first, last), y: Math.min(at[1] + gap * 2, room.bottom - height) };
  return clear.reduce((best, p) => (best && far(best) <= far(p) ? best : p), null) ?? beside;
}

/** Where on the edge of the text the pointer ends. */
function pointerEnd(at, place, [width, height]) {
  const inset = height * 0.3;
  const x = clamp(at[0], place.x + inset, Math.max(place.x + width - inset, place.x + inset));
  return [x, place.y > at[1] ? place.y - height * 0.06 : place.y + height * 1.04];
}

function drawPointer(stage, at, place, size) {
  const end = pointerEnd(at, place, size);
  const [dx, dy] = [end[0] - at[0], end[1] - at[1]];
  const from = stage.k(10) / Math.max(Math.hypot(dx, dy), 1);
  if (from < 1) pen.line(stage.picture, [[at[0] + dx * from, at[1] + dy * from], end], "var(--ink)", 1.2);
}
