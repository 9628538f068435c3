// A pilot: what it shows beside what is true, the bias by contact, and what a single pilot would find.

CHARTS.pilot = function (host, figure, view) {
  chart(host, figure, view, (stage) => {
    const { data } = figure;
    const rows = data.rows.map((r) => rowOf(r, data.measure.unit));
    const scale = scaleOfRows(rows, data.measure.unit);
    const draw = stage.w >= ROWS_SIDE_BY_SIDE ? rowsBeside : rowsBelow;
    draw(stage, rows, scale);
    const y = stage.h + stage.small * 1.6;
    const next = drawLines(stage, wrap(pilotPower(data), stage.small, stage.w), 0, y, stage.small);
    stage.h = next;
  });
};

/** What one pilot of this size finds. */
function pilotPower(data) {
  const [control, pilot] = data.customers.map((n) => num(n));
  const one = t("pilot_finds", { pilot, control, finds: odds(data.finds), wrong: odds(data.wrong_way) });
  const size = Number.isFinite(data.needed) ? t("pilot_needed", { n: num(data.needed) }) : t("pilot_no_size");
  return `${one} ${size} ${t("pilot_apart")}`;
}
