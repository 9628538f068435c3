// Numbers, units and ticks: the same rules as src/report/chart/number.rs, so that page and pictures never differ.

const NBSP = "\u00a0";

/** Digits of a non-negative number with `decimals` places; exact halves go to even, as in all other files. */
function fixed(v, decimals) {
  const text = v.toFixed(decimals);
  const exact = v.toFixed(decimals + 30);
  const keep = exact.length - 30 - (decimals === 0 ? 1 : 0);
  const isHalf = /^50*$/.test(exact.slice(-30));
  const head = exact.slice(0, keep);
  return isHalf && Number(head.at(-1)) % 2 === 0 ? head : text;
}

/**
 * A number as the page's language writes it: `+1,234.5` or `+1.234,5`, with a true minus sign.
 * Missing values are a dash; what rounds to zero has no sign.
 */
function num(value, decimals = 0, signed = false) {
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const digits = size < 1e15 ? fixed(size, decimals) : size.toExponential(1).replace("+", "");
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
  const points = share * 100;
  const small = points > 0 && points < 0.5;
  const large = points < 100 && points > 99.5;
  const text = small ? `<${NBSP}1` : large ? `>${NBSP}99` : num(points);
  return `${text}${NBSP}%`;
}

/** A share of the run's worlds as a count: "97 of 100 worlds"; all and none are said only when exactly so. */
function odds(share) {
  if (!Number.isFinite(share)) return "–";
  const base = Math.min(Math.max(D.worlds, 1), 100);
  let count = Math.round(Math.min(Math.max(share, 0), 1) * base);
  if (count === 0 && share > 0) count = 1;
  else if (count === base && share < 1) count = base - 1;
  return t(base === 1 ? "odds_one" : "odds", { n: num(count), of: num(base) });
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
  const money = key ? `${word}${NBSP}${D.sign}` : D.sign;
  const count = key ? t("unit_in", { unit: word }) : "";
  const name = unit === "Money" ? money : unit === "Share" ? word : count;
  const most = top / divisor;
  let decimals = most > 0 ? Math.min(Math.max(2 - exponent(most), 0), 6) : 0;
  while (decimals > 0 && Number.isFinite(error) && error / divisor >= 10 ** (2 - decimals)) decimals -= 1;
  const format = (v, signed = false) => num(Number.isFinite(v) ? v / divisor : NaN, decimals, signed);
  return { divisor, unit: name, decimals, format, full: (v, signed = true) => `${format(v, signed)}${NBSP}${name}`.trim() };
}

/** Money below half a cent and anything else this small is zero to a reader. */
function clean(v, unit) {
  return Math.abs(v) < (unit === "Money" ? 0.005 : 5e-7) ? 0 : v;
}

/** Round ticks at 1, 2, 2.5 or 5 times a power of ten that enclose zero and `low` to `high` in about `count` steps. */
function ticksOf(low, high, count) {
  let [lo, hi] = [Math.min(low, 0), Math.max(high, 0)];
  if (!(hi - lo > 0)) [lo, hi] = [-1, 1];
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
