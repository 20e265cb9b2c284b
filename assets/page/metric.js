/* One figure, how it changed since the period before, and a line of its past. */
(function (mill) {
  'use strict';

  const {make, svg} = mill.dom;
  const {words} = mill;
  const UNIT = {year: 'year', quarter: 'yearquarter', month: 'yearmonth'};

  const first = rows => (rows && rows.length ? rows[0].m0 : null);
  const inTime = rows => (rows || []).filter(row => row.k0 !== null).sort((a, b) => a.k0 - b.k0);

  /* The last period that is whole, and the one before it: a year that has just begun is not compared.
   * The trend tells how far the data reaches; a filter on the dates makes it shorter.
   *
   * @param reach {from, to} in milliseconds, `to` behind the end; the span that is whole */
  function pair(rows, unit, reach) {
    const whole = inTime(rows).filter(row => row.k0 >= reach.from && words.after(row.k0, unit) <= reach.to);
    const now = whole[whole.length - 1];
    const before = now && whole.find(row => words.after(row.k0, unit) === now.k0);
    return now && before ? {now, before} : null;
  }

  /* What to say of the change: words, and whether it is good (1), bad (-1) or neither (0). */
  function change(look, found) {
    const {now, before} = found;
    if (now.m0 === null || before.m0 === null) return null;
    const by = now.m0 - before.m0;
    const percent = look.ratio || /%$/.test(look.format || '');
    const share = !percent && before.m0 > 0 ? by / before.m0 : null;
    const sign = by > 0 ? '+' : by < 0 ? '-' : '';
    const size = percent ? words.figure('.1f')(Math.abs(by) * 100) + ' points'
      : share === null ? words.number(Math.abs(by), look.format)
        : words.figure(Math.abs(share) >= 10 ? ',.0f' : '.1f')(Math.abs(share) * 100) + '\u00a0%';
    const better = look.better === 'down' ? -1 : look.better === 'none' ? 0 : 1;
    return {text: sign + size, good: Math.sign(by) * better, up: Math.sign(by)};
  }

  const formatOf = (value, look) => look.format || (Math.abs(value) >= 1e5 ? '.3s' : '');

  /* The figure alone, as it is written. */
  const text = (value, look) => (value === null || value === undefined ? '\u2013' : words.number(value, formatOf(value, look)));

  function draw(host, context) {
    const {tile, rows} = context, look = tile.look;
    const value = first(rows.d0);
    const bare = !(look.compare && look.compare !== 'none') && typeof look.target !== 'number';
    const box = make('div.metric' + (bare ? '.bare' : ''), {role: 'group', 'aria-label': context.summary});
    const format = formatOf(value, look);
    box.append(make('div.figure', {text: text(value, look)}));
    const said = make('div.change');
    box.append(said);
    const found = look.compare && look.compare !== 'none' && rows.d1
      ? pair(rows.d1, UNIT[look.compare], context.reach) : null;
    const delta = found && change(look, found);
    if (delta) {
      const mood = delta.good > 0 ? 'good' : delta.good < 0 ? 'bad' : 'same';
      const arrow = delta.up > 0 ? '\u25b2' : delta.up < 0 ? '\u25bc' : '\u25a0';
      said.append(make('b.' + mood, null, make('i', {text: arrow, 'aria-hidden': 'true'}), delta.text),
        ' on ' + words.period(found.before.k0, look.compare));
      said.title = words.period(found.now.k0, look.compare) + ': ' + words.number(found.now.m0, format) + '; '
        + words.period(found.before.k0, look.compare) + ': ' + words.number(found.before.m0, format)
        + (delta.good ? delta.good > 0 ? '; better' : '; worse' : '');
      said.append(make('span.unseen', {text: delta.good > 0 ? ', better' : delta.good < 0 ? ', worse' : ''}));
    } else if (look.compare && look.compare !== 'none') {
      said.append('no ' + look.compare + ' to compare with');
    }
    if (typeof look.target === 'number') target(box, look, value, format);
    const trend = inTime(rows.d2).filter(row => row.m0 !== null);
    if (trend.length > 1) box.append(line(trend, tile, format));
    host.append(box);
    return {finalize: () => {}, resize: () => {}, redraw: () => {}};
  }

  function target(box, look, value, format) {
    const reached = value !== null && (look.better === 'down' ? value <= look.target : value >= look.target);
    box.append(make('div.target', null,
      make('b.' + (reached ? 'good' : 'bad'), {text: reached ? '\u2713 reached ' : '\u2717 missed '}),
      'target ' + words.number(look.target, format)));
  }

  /* Sizes of the line's own coordinates; css stretches it, the stroke keeps its width. */
  const WIDE = 120, HIGH = 32;

  function line(trend, tile, format) {
    const times = trend.map(row => row.k0), values = trend.map(row => row.m0);
    const low = Math.min(...values), high = Math.max(...values);
    const from = times[0], span = times[times.length - 1] - from || 1;
    const x = ms => (ms - from) / span * WIDE;
    const y = value => HIGH - 2 - (high === low ? 0.5 : (value - low) / (high - low)) * (HIGH - 4);
    const path = trend.map((row, i) => (i ? 'L' : 'M') + x(row.k0).toFixed(2) + ' ' + y(row.m0).toFixed(2)).join('');
    const drawn = svg('svg.spark', {viewBox: `0 0 ${WIDE} ${HIGH}`, preserveAspectRatio: 'none', 'aria-hidden': 'true'},
      svg('path', {d: path, fill: 'none', 'vector-effect': 'non-scaling-stroke'}));
    const about = tile.datasets.find(dataset => dataset.name === 'd2');
    drawn.addEventListener('mousemove', event => {
      const box = drawn.getBoundingClientRect();
      const ms = from + (event.clientX - box.left) / box.width * span;
      const near = trend.reduce((best, row) => (Math.abs(row.k0 - ms) < Math.abs(best.k0 - ms) ? row : best));
      mill.tooltip.show(event.clientX, event.clientY,
        [[words.key(near.k0, about && about.keys[0]), words.number(near.m0, format)]]);
    });
    drawn.addEventListener('mouseleave', () => mill.tooltip.hide());
    return drawn;
  }

  mill.metric = {draw, text, pair, change};
})(window.millraceParts = window.millraceParts || {});
