// Numbers, units and ticks: the same rules as src/texts/number.rs, so that page and pictures never differ.

const NBSP = "\u00a0";

/** `text` is `exact` cut by 30 digits and rounded; exact halves go to even, as in all other files of the report. */
function evened(text, exact) {
  const head = exact.slice(0, -30).replace(/\.$/, "");
  return /^50*$/.test(exact.slice(-30)) && Number(head.at(-1)) % 2 === 0 ? head : text;
}

/** Digits of a non-negative number with `decimals` places; beyond 10^15 a power of ten. */
function digitsOf(v, decimals) {
  if (v < 1e15) return evened(v.toFixed(decimals), v.toFixed(decimals + 30));
  const [text, power] = v.toExponential(1).split("e+");
  return `${evened(text, v.toExponential(31).split("e")[0])}e${power}`;
}

/**
 * A number as the page's language writes it: `+1,234.5` or `+1.234,5`, with a true minus sign.
 * Missing values are a dash; what rounds to zero has no sign.
 */
function num(value, decimals = 0, signed = false) {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const digits = digitsOf(size, decimals);
  const [group, point] = language === "de" ? [".", ","] : [",", "."];
  const [whole, rest] = digits.split(".");
  const isZero = !/[1-9]/.test(digits);
  const sign = isZero ? "" : value < 0 ? "\u2212" : signed ? "+" : "";
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return sign + grouped + (rest === undefined ? "" : point + rest);
}

/** A share as a percentage; neither 0 nor 100 is written for what is not exactly that. */
function percent(share) {
  if (!Number.isFinite(share)) return "–";
  const whole = Math.round(share * 100);
  const text = whole <= 0 && share > 0 ? `<${NBSP}1` : whole >= 100 && share < 1 ? `>${NBSP}99` : num(whole);
  return `${text}${NBSP}%`;
}

/** A share of the run's worlds as a count: "97 of 100 worlds"; all and none are said only when exactly so. */
function odds(share) {
  if (!Number.isFinite(share)) return "–";
  const worlds = Math.max(D.worlds, 1);
  let events = Math.round(clamp(share, 0, 1) * worlds);
  if (events === 0 && share > 0) events = 1;
  else if (events === worlds && share < 1) events = worlds - 1;
  const isAll = events === 0 || events === worlds;
  const of = Math.min(worlds, 100);
  const n = worlds < 100 ? events : isAll ? (100 * events) / worlds : clamp(Math.round((100 * events) / worlds), 1, 99);
  return t(of === 1 ? "odds_one" : "odds", { n, of });
}

/** The decimal exponent of a positive number: 2 for 123.4. */
function exponent(v) {
  return Number(v.toExponential().split("e")[1]);
}

/** Divisor and word: plain below `plain`, then thousands, millions and so on. */
function unitStep(top, plain) {
  if (top < plain) return [1, ""];
  if (top < 1e7) return [1e3, "thousand"];
  if (top < 1e10) return [1e6, "million"];
  if (top < 1e13) return [1e9, "billion"];
  return [1e12, "trillion"];
}

/**
 * The unit that values up to `top` are shown in: divisor, name, places. `error` is the smallest half-width
 * printed beside a value: digits below its second one say nothing.
 */
function scaleOf(unit, top, error) {
  const plain = unit === "Money" ? 1e4 : 1e6;
  const [divisor, key] = unit === "Share" ? [0.01, "points"] : unitStep(top, plain);
  const word = key && t(`unit_${key}`);
  const money = key && D.sign ? `${word}${NBSP}${D.sign}` : word + D.sign;
  const count = key ? t("unit_in", { unit: word }) : "";
  const name = unit === "Money" ? money : unit === "Share" ? word : count;
  const most = top / divisor;
  let decimals = most > 0 ? Math.min(Math.max(2 - exponent(most), 0), 6) : 0;
  while (decimals > 0 && Number.isFinite(error) && error / divisor >= 10 ** (2 - decimals)) decimals -= 1;
  const format = (v, signed = false) => num(Number.isFinite(v) ? v / divisor : NaN, decimals, signed);
  const isFirst = unit === "Money" && !key && language === "en" && D.sign !== D.currency;
  return { divisor, unit: name, decimals, format, isFirst };
}

/** A text of numbers with the unit of their scale: "+36.4 thousand €", but "+€36" where English puts the sign first. */
function withUnit(text, scale) {
  if (scale.isFirst) return text.replace(/[\d.,]+/g, (digits) => scale.unit + digits);
  return scale.unit ? `${text}${NBSP}${scale.unit}` : text;
}

/** A value with its unit. */
function full(v, scale) {
  return withUnit(scale.format(v, true), scale);
}

/** Money below half a cent and anything else this small is zero to a reader. */
function clean(v, unit) {
  return Math.abs(v) < (unit === "Money" ? 0.005 : 5e-7) ? 0 : v;
}

/** Round ticks at 1, 2, 2.5 or 5 times a power of ten that enclose zero and `low` to `high` in about `count` steps. */
function ticksOf(low, high, count) {
  const [lo, hi] = [Math.min(low, 0), Math.max(high, 0)];
  return hi - lo > 0 ? ticksBetween(lo, hi, count) : ticksBetween(-1, 1, count);
}

/** The same without zero, for data that lie far from it; `high` is above `low`. */
function ticksBetween(lo, hi, count) {
  const raw = (hi - lo) / count;
  const e = exponent(raw);
  const unit = Number(`1e${e}`);
  const multiple = [1, 2, 2.5, 5, 10].find((m) => m * unit >= raw * (1 - 1e-9)) ?? 10;
  const step = multiple * unit;
  const [first, last] = [Math.floor(lo / step + 1e-9), Math.ceil(hi / step - 1e-9)];
  const values = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  const decimals = Math.min(Math.max((multiple === 2.5 ? 1 : 0) - e, 0), 9);
  return { values, decimals, first: values[0], last: values.at(-1) };
}

/** Whether zero is so far from the values that an axis from it would leave no room to tell them apart. */
function isFarFromZero([low, high], most) {
  const far = Math.min(Math.abs(low), Math.abs(high));
  return low * high > 0 && high - low < (most / (1 - most)) * far;
}

/** The label of a tick; zero has no places. */
function tickText(v, ticks, signed = true) {
  return num(v, v === 0 ? 0 : ticks.decimals, signed);
}

/** [low, high] of the finite numbers of a list; [0, 0] of none. */
function extent(values) {
  const finite = values.filter(Number.isFinite);
  return finite.reduce(([lo, hi], v) => [Math.min(lo, v), Math.max(hi, v)], finite.length ? [Infinity, -Infinity] : [0, 0]);
}

/** The largest size among the finite numbers of a list. */
function largest(values) {
  return values.filter(Number.isFinite).reduce((m, v) => Math.max(m, Math.abs(v)), 0);
}
