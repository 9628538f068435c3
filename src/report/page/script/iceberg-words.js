// What stands around the iceberg: labels at the water line, the groups' numbers, stories as dots, and hover.

/** "what the firm hears" above the water line and "what it never hears" below it. */
function waterLabels(stage, ground, berg) {
  const { small } = stage;
  const beside = (half) => clamp(berg.center - half - 14, small * 6.5, stage.w * 0.3);
  const lines = (key, room) => wrap(t(key), small, room, { bold: true });
  const layer = { picture: ground };
  const above = lines("ice_hears", beside(berg.waist));
  const top = berg.water - stage.k(12) - (above.length - 1) * small * 1.25;
  drawLines(layer, above, 4, top, small, { bold: true, color: "var(--muted)", halo: "var(--paper)" });
  const below = lines("ice_never_hears", beside(Math.max(berg.waist, ...berg.below.slice(0, 1).map((r) => berg.half(r.n) + berg.px * 0.4))));
  drawLines(layer, below, 4, berg.water + small + stage.k(9), small, { bold: true, color: "var(--ink)", halo: "var(--sea0)" });
}

/** Lines of a block in their order: number, the other policy's number, what they tell. */
function blockLines(stage, block, room) {
  const lines = (texts, size, more) => texts.flatMap((text) => wrap(text, size, room, { max: 3, bold: more.bold })).map((text) => ({ text, size, ...more }));
  return [
    ...lines([block.head], stage.figure, { bold: true, color: block.color }),
    ...lines(block.compare ? [block.compare] : [], stage.small, { color: "var(--sea-text)" }),
    ...lines(block.lines, stage.small, { color: "var(--ink)" }),
  ];
}

const lineHeight = (line) => line.size * 1.3;
const heightOf = (lines) => lines.reduce((h, line) => h + lineHeight(line), 0);

/** Draws a block from its top; returns its bottom. */
function drawBlock(stage, lines, x, top, ground) {
  for (const line of lines) {
    const y = top + line.size * 0.95;
    pen.text(stage.picture, line.text, x, y, line.size, { ...line, halo: ground(y) });
    top += lineHeight(line);
  }
  return top;
}

/** The groups' numbers right of the berg, each near its figures; returns the height of the chart. */
function blocksBeside(stage, blocks, side, berg, high, storyDot) {
  const x = stage.w * 0.62;
  const room = stage.w - x - 12;
  const all = blocks.map((b) => blockLines(stage, b, room));
  const tall = all.map(heightOf);
  const stories = storyLayout(side.told, storyDot, room);
  const tops = blockHeights(blocks, tall, berg, stage, high - stories.height - stage.small);
  const ground = (y) => (y > berg.water ? "var(--sea0)" : "var(--paper)");
  blocks.forEach((block, i) => {
    const end = [x - stage.k(14), tops[i] + stage.figure * 0.6];
    const at = block.at.reduce((best, p) => (best && Math.abs(best[1] - end[1]) <= Math.abs(p[1] - end[1]) ? best : p), null);
    if (at) pen.line(stage.picture, [at, end], "var(--ink)", 1.2, { opacity: 0.45 });
    block.box = [x, tops[i], room, tall[i]];
    drawBlock(stage, all[i], x, tops[i], ground);
  });
  const bottom = tops[2] + tall[2] + stage.small * 0.6;
  drawStories(stage, stories, x, bottom);
  return Math.max(high, bottom + stories.height + stage.small);
}

/** Heights for the blocks: near what they name, apart from each other, and off the water line. */
function blockHeights(blocks, tall, berg, stage, limit) {
  const [gap, pad] = [stage.k(20), stage.k(12)];
  for (const wish of [1, 0.5, 0]) {
    let cursor = 4;
    const tops = blocks.map((block, i) => {
      const rest = tall.slice(i).reduce((a, b) => a + b, 0) + gap * (2 - i);
      const wanted = (block.at[0] ? block.at[0][1] - stage.figure * 0.5 : 0) * wish;
      let top = Math.max(Math.min(wanted, limit - rest), cursor);
      if (top < berg.water + pad && top + tall[i] > berg.water - pad) {
        const up = berg.water - pad - tall[i];
        top = up >= cursor ? up : berg.water + pad;
      }
      cursor = top + tall[i] + gap;
      return top;
    });
    if (cursor - gap <= limit || wish === 0) return tops;
  }
  return [];
}

/** The groups' numbers under the berg, each beside a figure of its colour; returns the height of the chart. */
function blocksBelow(stage, blocks, side, berg, high, storyDot) {
  const pad = 14;
  const x = pad + stage.figure * 1.9;
  const room = stage.w - x - pad;
  let y = high + stage.small * 0.4;
  const colors = ["var(--rust)", "var(--stayer)", "var(--leaver)"];
  blocks.forEach((block, i) => {
    const lines = blockLines(stage, block, room);
    person(stage.picture, pad + stage.figure * 0.6, y + stage.figure * 0.55, stage.figure / 30, colors[i]);
    block.box = [pad, y, stage.w - 2 * pad, heightOf(lines)];
    y = drawBlock(stage, lines, x, y, () => null) + stage.small * 0.6;
  });
  const stories = storyLayout(side.told, storyDot, room);
  drawStories(stage, stories, x, y);
  return y + stories.height + pad;
}

function storyLayout(told, value, room) {
  const count = Math.round(told / value);
  const pitch = Math.max(room / 40, 7);
  const columns = Math.floor(room / pitch);
  return { count, pitch, columns, height: Math.ceil(count / columns) * pitch * 1.15 };
}

function drawStories(stage, { count, pitch, columns }, x, y) {
  for (let i = 0; i < count; i++) {
    pen.dot(stage.picture, x + ((i % columns) + 0.4) * pitch, y + Math.floor(i / columns) * pitch * 1.15, pitch * 0.36, "var(--leaver)", 0.6);
  }
}

/** Figures go from where they stood in the last picture to where they stand now. */
function movePeople(stage, people) {
  const kept = memory(stage.host);
  const before = kept.people;
  kept.people = people.map((p) => p.at);
  if (stage.view.still || !before || before.length !== people.length || kept.width !== stage.w) {
    kept.width = stage.w;
    return;
  }
  people.forEach(({ node, at }, i) => {
    const [dx, dy] = [before[i][0] - at[0], before[i][1] - at[1]];
    if (dx || dy) node.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: "none" }], { duration: 600, easing: "ease-in-out" });
  });
}

/** A group tells its numbers; its figures stay bright while it is read. */
function iceMarks(stage, people, blocks, berg) {
  const light = (group) => (on) => people.forEach((p) => (p.node.style.opacity = on && p.group !== group ? 0.3 : 1));
  for (const { at, group } of people) {
    const [w, h] = [berg.px * 0.6, berg.py * 0.9];
    hotspot(stage, [at[0] - w / 2, at[1] - h / 2, w, h], [at[0], at[1] - h / 2], [blocks[group].head, t("per_thousand"), ...blocks[group].tip], light(group));
  }
  blocks.forEach(({ box, head, tip }, i) => mark(stage, box, [box[0] + box[2] / 2, box[1]], [head, t("per_thousand"), ...tip], light(i)));
}
