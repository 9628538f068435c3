// What is wrong with a page as people see it. Every function of `lint` gives a list of sentences; none is good.
const lint = (() => {
  const SILENT = ["SCRIPT", "STYLE", "TITLE", "DESC", "METADATA", "NOSCRIPT", "TEMPLATE", "OPTION"];
  const brief = text => `“${text.trim().replace(/\s+/g, " ").slice(0, 60)}”`;
  const shown = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  /// A short name of an element for a message.
  const place = e => {
    const near = e.closest("figure, section, dialog, header, footer, nav, table, [id]");
    const name = x => x.tagName.toLowerCase() + (x.id ? "#" + x.id : x.getAttribute("class") ? "." + x.getAttribute("class") : "");
    const box = e.closest("[data-key], figure[id], section[id]");
    return (box && box !== e ? name(box) + " " : near && near !== e ? name(near) + " " : "") + name(e);
  };

  /// Text for screen readers only, made one pixel small.
  const whispered = e => {
    for (let x = e; x && x !== document.body; x = x.parentElement) {
      const s = getComputedStyle(x);
      const small = x.clientWidth <= 1 && x.clientHeight <= 1 && s.position === "absolute";
      if (small || s.clipPath === "inset(50%)" || s.clip === "rect(0px, 0px, 0px, 0px)") return true;
    }
    return false;
  };

  /// Of an element and its ancestors that scroll or cut: the part of a rectangle that can be seen now; null if none.
  const visible = (e, r) => {
    let [left, top, right, bottom] = [r.left, r.top, r.right, r.bottom];
    for (let x = e; x && x !== document.body && x !== document.documentElement; x = x.parentElement) {
      const s = getComputedStyle(x);
      if (x instanceof SVGElement && x.tagName !== "svg") continue;
      if (s.overflowX === "visible" && s.overflowY === "visible") continue;
      if (x.tagName === "svg") continue;
      const b = x.getBoundingClientRect();
      left = Math.max(left, b.left); right = Math.min(right, b.right);
      top = Math.max(top, b.top); bottom = Math.min(bottom, b.bottom);
    }
    return right - left > 0.5 && bottom - top > 0.5 ? { left, top, right, bottom } : null;
  };

  /// Every visible piece of text with the box of its letters: lines are taller than what is written on them.
  const fragments = root => {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node; (node = walker.nextNode());) {
      const e = node.parentElement;
      if (!node.data.trim() || SILENT.includes(e.tagName.toUpperCase())) continue;
      if (!shown(e) || whispered(e)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const r of range.getClientRects()) {
        const seen = r.width > 0.5 && r.height > 0.5 ? visible(e, r) : null;
        if (seen) found.push({ node, e, r, box: letters(e, seen, r) });
      }
    }
    return found;
  };

  const letters = (e, seen, r) => {
    const m = e.getScreenCTM?.();
    const turned = m && Math.abs(m.b) > 0.5 * Math.hypot(m.a, m.b);
    const [w, h] = [r.width, r.height];
    return turned
      ? { left: seen.left + 0.16 * w, right: seen.right - 0.16 * w, top: seen.top, bottom: seen.bottom }
      : { left: seen.left, right: seen.right, top: seen.top + 0.2 * h, bottom: seen.bottom - 0.16 * h };
  };

  const size = e => {
    const px = parseFloat(getComputedStyle(e).fontSize);
    const m = e instanceof SVGElement && e.getScreenCTM?.();
    return m ? px * Math.hypot(m.a, m.b) : px;
  };

  const floating = e => {
    for (let x = e; x; x = x.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(x).position) || x.tagName === "DIALOG") return true;
    }
    return false;
  };

  /// One text: its size, and whether it stays inside of its drawing.
  const oneText = (t, faults) => {
    if (size(t.e) < 11.95) faults.add(`${place(t.e)}: ${brief(t.node.data)} is only ${size(t.e).toFixed(1)} px`);
    const drawing = t.e.closest("svg");
    if (!drawing) return;
    const b = drawing.getBoundingClientRect();
    const over = Math.max(b.left - t.r.left, t.r.right - b.right, b.top - t.box.top, t.box.bottom - b.bottom);
    if (over > 1) faults.add(`${place(t.e)}: ${brief(t.node.data)} is ${over.toFixed(1)} px out of its drawing`);
  };

  const overlaps = (list, faults) => {
    list.sort((a, b) => a.box.top - b.box.top);
    list.forEach((a, i) => {
      for (let k = i + 1; k < list.length && list[k].box.top < a.box.bottom; k++) {
        const b = list[k];
        const w = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const h = Math.min(a.box.bottom, b.box.bottom) - b.box.top;
        if (a.node === b.node || w < 1.5 || h < 1.5) continue;
        // The halo under a text is the same text at the same place.
        const twin = a.node.data === b.node.data && Math.abs(a.r.left - b.r.left) < 0.5 && Math.abs(a.r.top - b.r.top) < 0.5;
        if (!twin) faults.add(`${place(a.e)}: ${brief(a.node.data)} lies on ${brief(b.node.data)}`);
      }
    });
  };

  /// Text out of its drawing, text on text, small text, text cut off, a page wider than its window.
  const layout = () => {
    const faults = new Set();
    const texts = fragments(document.body);
    texts.forEach(t => oneText(t, faults));
    overlaps(texts.filter(t => !floating(t.e)), faults);
    for (const e of document.body.querySelectorAll("*")) {
      if (e.closest("svg") || !shown(e) || whispered(e) || !e.textContent.trim()) continue;
      const s = getComputedStyle(e);
      const cut = s.overflowX !== "visible" && !["auto", "scroll"].includes(s.overflowX) && e.scrollWidth > e.clientWidth + 1;
      // A name may end in dots if it can be read in full by hovering over it.
      const dotted = s.textOverflow === "ellipsis" && (e.title === e.textContent || e.closest("[title]"));
      if (cut && !dotted && e.clientWidth > 0) faults.add(`${place(e)}: ${brief(e.textContent)} is cut off at the right`);
    }
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) faults.add(`the page is ${wide} px wider than its window: ${widest()}`);
    return [...faults];
  };

  /// The same for what lies over the page, where text in the page behind does not count.
  const stage = () => {
    const dialog = document.querySelector("dialog[open]");
    if (!dialog) return ["nothing lies over the page"];
    const faults = new Set();
    const texts = fragments(dialog);
    texts.forEach(t => oneText(t, faults));
    overlaps(texts, faults);
    const wide = dialog.scrollWidth - dialog.clientWidth;
    if (wide > 1) faults.add(`what lies over the page is ${wide} px wider than its window`);
    return [...faults];
  };

  const widest = () => {
    const edge = document.documentElement.clientWidth + 0.5;
    const out = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > edge && shown(e));
    return out.slice(-3).map(place).join(", ");
  };

  // ---- colours

  const brush = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = colour => {
    if (!known.has(colour)) {
      brush.clearRect(0, 0, 1, 1);
      brush.fillStyle = "#000";
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = brush.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
    }
    return known.get(colour);
  };
  const over = (top, alpha, below) => [0, 1, 2].map(i => top[i] * alpha + below[i] * (1 - alpha));
  const light = c => {
    const [r, g, b] = c.map(x => (x /= 255) <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };

  /// What is painted behind an element of the page.
  const ground = e => {
    const layers = [];
    for (let x = e; x; x = x.parentElement) layers.push(rgba(getComputedStyle(x).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, top[3], below), [255, 255, 255]);
  };
  const opacity = e => {
    let all = 1;
    for (let x = e; x; x = x.parentElement) all *= parseFloat(getComputedStyle(x).opacity);
    return all;
  };

  /// What is painted behind a text of a drawing: the page, and the shapes before it that cover its middle.
  const behind = t => {
    const drawing = t.e.closest("svg");
    let below = ground(drawing);
    const [x, y] = [(t.r.left + t.r.right) / 2, (t.r.top + t.r.bottom) / 2];
    for (const shape of drawing.querySelectorAll("rect, path, circle, ellipse, polygon")) {
      if (!(shape.compareDocumentPosition(t.e) & Node.DOCUMENT_POSITION_FOLLOWING) || !shown(shape)) continue;
      const s = getComputedStyle(shape);
      if (s.fill === "none" || s.fill.startsWith("url") || shape.closest("clipPath, defs, mask, pattern")) continue;
      const m = shape.getScreenCTM();
      if (!m || !shape.isPointInFill(new DOMPoint(x, y).matrixTransform(m.inverse()))) continue;
      const c = rgba(s.fill);
      below = over(c, c[3] * parseFloat(s.fillOpacity) * opacity(shape), below);
    }
    return below;
  };

  /// Text that is too pale for its ground.
  const contrasts = () => {
    const faults = new Set();
    for (const t of fragments(document.body)) {
      if (t.e.closest(":disabled, [aria-disabled=true]")) continue;
      const s = getComputedStyle(t.e);
      const drawn = t.e instanceof SVGElement;
      const colour = rgba(drawn ? s.fill : s.color);
      const below = drawn ? behind(t) : ground(t.e);
      const alpha = colour[3] * opacity(t.e) * (drawn ? parseFloat(s.fillOpacity) : 1);
      const ratio = contrast(over(colour, alpha, below), below);
      if (ratio < 4.5) faults.add(`${place(t.e)}: ${brief(t.node.data)} has a contrast of ${ratio.toFixed(2)}`);
    }
    return [...faults];
  };

  // ---- words

  /// Everything that is read or read out: text, labels, tooltips, the title of the window.
  const words = () => {
    const found = fragments(document.body).map(t => t.node).filter((n, i, all) => all.indexOf(n) === i);
    const list = found.map(n => [place(n.parentElement), n.data.trim().replace(/\s+/g, " ")]);
    for (const e of document.querySelectorAll("[aria-label], [title], [placeholder], [alt], svg title, svg desc")) {
      if (!shown(e.closest("svg") ?? e)) continue;
      for (const a of ["aria-label", "title", "placeholder", "alt"]) {
        if (e.getAttribute(a)) list.push([place(e), e.getAttribute(a).trim().replace(/\s+/g, " ")]);
      }
      if (["title", "desc"].includes(e.tagName)) list.push([place(e), e.textContent.trim()]);
    }
    list.push(["title of the window", document.title]);
    return list;
  };

  /// What only a fault of the program writes.
  const nonsense = () => {
    // German counts from „null“.
    const bad = /\bundefined\b|\bNaN\b|\[object |\{[a-z_]+\}|\bInfinity\b|^null$|[:=(] ?null\b/;
    return words().filter(([, text]) => bad.test(text)).map(([where, text]) => `${where}: ${brief(text)}`);
  };

  /// All texts that differ between the languages, with holes where numbers and names go.
  const catalogue = () => {
    const data = JSON.parse(document.getElementById("data").textContent);
    const pairs = { en: new Set(), de: new Set() };
    const walk = x => {
      if (x === null || typeof x !== "object") return;
      if (typeof x.en === "string" && typeof x.de === "string") { pairs.en.add(x.en); pairs.de.add(x.de); return; }
      if (x.en && x.de && typeof x.en === "object" && typeof x.de === "object") {
        Object.keys(x.en).forEach(key => walk({ en: x.en[key], de: x.de[key] }));
        return;
      }
      Object.values(x).forEach(walk);
    };
    walk(data);
    return pairs;
  };
  const pattern = text => {
    const parts = text.trim().replace(/\s+/g, " ").split(/\{[a-z_]+\}/);
    // “{name} better” fits too much.
    if (parts.join("").replace(/[^\p{L}]/gu, "").length < (parts.length > 1 ? 9 : 3)) return null;
    const literal = parts.map(p => p.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${literal.join("[^]*")}$`, "u");
  };

  /// Texts on the page that stand in the catalogue of the other language only.
  const foreign = lang => {
    const pairs = catalogue();
    const own = [...pairs[lang]].map(pattern).filter(Boolean);
    const other = [...pairs[lang === "de" ? "en" : "de"]].map(pattern).filter(Boolean);
    // Names that people gave, whole or wrapped, have no language.
    const data = JSON.parse(document.getElementById("data").textContent);
    const given = [data.title, ...(data.policies ?? []).map(p => p.name)].join(" ");
    const wrong = text => !given.includes(text) && other.some(p => p.test(text)) && !own.some(p => p.test(text));
    return words().filter(([, text]) => wrong(text)).map(([where, text]) => `${where}: ${brief(text)}`);
  };

  // ---- order, controls and motion

  /// Levels of headings that are left out, and pages without one first heading.
  const headings = () => {
    const found = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(shown);
    const faults = [];
    let last = 0;
    for (const h of found) {
      const level = Number(h.tagName[1]);
      if (level > last + 1) faults.push(`${brief(h.textContent)} is ${h.tagName} after level ${last}`);
      if (!h.textContent.trim()) faults.push(`an empty ${h.tagName}`);
      last = level;
    }
    const first = found.filter(h => h.tagName === "H1").length;
    if (first !== 1) faults.push(`${first} headings of the first level`);
    return faults;
  };

  const CONTROLS = "button, input, select, textarea, a[href], summary, [tabindex]";
  /// What the Tab key should reach; of a group of radio buttons one.
  const controls = () => [...document.querySelectorAll(CONTROLS)].filter(e =>
    shown(e) && !e.disabled && e.tabIndex >= 0 && !e.closest("[inert]") && (e.type !== "radio" || e.checked));
  const brightness = e => {
    const s = getComputedStyle(e);
    const outline = s.outlineStyle === "none" || parseFloat(s.outlineWidth) < 1 ? "none" : s.outlineColor;
    const keys = ["boxShadow", "backgroundColor", "borderColor", "stroke", "strokeWidth", "fill", "color", "textDecoration"];
    return keys.map(key => s[key]).concat(outline).join("|");
  };

  /// Remembers how all controls look while none has the focus.
  const begin = () => {
    document.activeElement?.blur();
    getSelection()?.removeAllRanges();
    scrollTo(0, 0);
    window.__seen = new Set();
    window.__calm = new Map(controls().map(e => [e, brightness(e)]));
    return window.__calm.size;
  };
  /// Notes what has the focus now; a sentence if one cannot see that it has it.
  const step = () => {
    const e = document.activeElement;
    if (!e || e === document.body) return "";
    const again = window.__seen.has(e);
    window.__seen.add(e);
    const calm = window.__calm.get(e);
    const own = calm !== brightness(e) && getComputedStyle(e).opacity !== "0";
    const near = own || e.parentElement?.matches(":focus-within:not(body)") && getComputedStyle(e.parentElement).outlineStyle !== "none";
    return again || near || calm === undefined ? "" : `focus cannot be seen on ${place(e)} ${brief(e.textContent)}`;
  };
  const missed = () => [...window.__calm.keys()].filter(e => !window.__seen.has(e) && e.isConnected && shown(e))
    .map(e => `Tab never reaches ${place(e)} ${brief(e.textContent || e.getAttribute("aria-label") || "")}`);

  /// Animations and transitions that are running.
  const motion = () => document.getAnimations().filter(a => a.playState === "running")
    .map(a => `${place(a.effect.target)} moves (${a.transitionProperty || a.animationName || "script"})`);

  /// Names that are given twice, and references to elements that are not there.
  const names = () => {
    const faults = [];
    const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
    ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => faults.push(`two elements are named ${id}`));
    for (const a of ["aria-controls", "aria-labelledby", "aria-describedby", "for", "href"]) {
      for (const e of document.querySelectorAll(`[${a}]`)) {
        const value = e.getAttribute(a);
        if (a === "href" && !/^#[a-z]/i.test(value)) continue;
        for (const id of value.replace(/^#/, "").split(/\s+/)) {
          if (id && !document.getElementById(id)) faults.push(`${place(e)}: ${a} leads to ${id}, which is not there`);
        }
      }
    }
    return faults;
  };

  /// Controls too small for a finger: under 24 by 24 pixels (WCAG 2.2, 2.5.8). Sliders are the browser's own drawing;
  /// marks of a drawing are as large as their number, and arrow keys go from one to the next.
  const targets = () => {
    const small = [...document.querySelectorAll("button, input:not([type=range]), select, summary, [role=button]")].filter(shown);
    const area = e => (e.labels?.[0] ?? e).getBoundingClientRect();
    return small.filter(e => !whispered(e) && !e.closest("svg") && Math.min(area(e).width, area(e).height) < 23.9)
      .map(e => `${place(e)} ${brief(e.textContent)} is only ${Math.round(area(e).width)} × ${Math.round(area(e).height)} px`);
  };

  return { layout, stage, contrasts, words, nonsense, foreign, headings, begin, step, missed, motion, names, targets };
})();
