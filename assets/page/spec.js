/* From a tile's look and its answers to the Vega-Lite that is compiled: cycles get their names, null
 * becomes a text where it is a category, times are UTC, bins get their upper edges, sizes fit. */
(function (mill) {
  'use strict';

  const {words} = mill;
  const DISCRETE = {nominal: 1, ordinal: 1};
  const POSITION = {x: 1, y: 1, xOffset: 1, yOffset: 1};
  const APART = 16, HEADER = 22; // pixels between small multiples, and of the name over each
  const LISTED = 200; // values by which Vega-Lite may sort one by one
  const CHARACTER = 6.6; // mean width of a character at 12 px
  const LABEL = 12; // pixels that a label takes across its line

  /* The rows that Vega gets. `_r` leads back to the row as it was answered, `_d` to its dataset, and
   * `_p` is 0 where a pick has taken the light away.
   *
   * @param lit whether a row belongs to what was picked here */
  function drawnRows(dataset, place, rows, lit) {
    return rows.map((row, index) => {
      const drawn = {_r: index, _d: place, _p: lit(row) ? 1 : 0};
      dataset.measures.forEach(measure => { drawn[measure.name] = row[measure.name]; });
      dataset.keys.forEach(key => {
        const value = row[key.name];
        drawn[key.name] = safe(named(key) ? words.key(value, key) : value);
        if (key.bin && key.bin.step && value !== null) drawn[key.name + '_end'] = words.tidy(value + key.bin.step);
        if (key.unit && key.type === 'temporal' && value !== null) drawn[key.name + '_end'] = words.after(value, key.unit);
      });
      Object.keys(row).forEach(name => { if (!(name in drawn)) drawn[name] = row[name]; });
      return drawn;
    });
  }

  /* Vega looks texts up in plain objects, where `constructor` is taken: such a text gets a space of no
   * width. */
  function safe(value) {
    return typeof value === 'string' && value in Object.prototype ? value + '\u200b' : value;
  }

  /* Whether a key is drawn by its name rather than by its value. */
  function named(key) {
    return Boolean(key.cycle) || Boolean(DISCRETE[key.type]);
  }

  /* @param size {width, height} in pixels of the place for the chart */
  function build(tile, rowsOf, size, lit) {
    const spec = JSON.parse(JSON.stringify(tile.look.spec || tile.look));
    delete spec.kind;
    const sets = {};
    spec.datasets = {};
    tile.datasets.forEach((dataset, place) => {
      sets[dataset.name] = {about: dataset, rows: rowsOf[dataset.name] || []};
      spec.datasets[dataset.name] = drawnRows(dataset, place, sets[dataset.name].rows, lit);
    });
    const first = tile.datasets.length ? tile.datasets[0].name : '';
    if (!spec.data) spec.data = {name: first};
    colour(spec);
    walk(spec, {set: sets[(spec.data || {}).name || first], sets, size, mark: null, data: spec.datasets});
    fit(spec, size, spec.datasets);
    return spec;
  }

  /* Colours by meaning, which are others in each theme: `@good @bad @warn @accent @muted @text`, and
   * `@1` to `@8` for those of the categories. */
  function colour(node) {
    Object.keys(node).forEach(name => {
      const value = node[name];
      if (name === 'datasets' || name === 'data') return;
      if (value && typeof value === 'object') colour(value);
      else if (typeof value === 'string' && /^@[a-z0-9]+$/.test(value) && !/^(field|title|text)$/.test(name)) {
        const place = Number(value.slice(1));
        node[name] = place ? mill.theme.variable('categories').split(/\s+/)[place - 1] : mill.theme.variable(value.slice(1));
      }
    });
  }

  function walk(node, from) {
    const name = node.data && node.data.name;
    const mark = node.mark ? node.mark.type || node.mark : from.mark;
    const now = {...from, mark, set: (name && from.sets[name]) || from.set};
    const encoding = node.encoding || {};
    delete encoding.tooltip; // the page has its own; Vega-Lite would put titles into an expression
    if (node.mark && typeof node.mark === 'object') delete node.mark.tooltip;
    if (node.mark && !node.data && targets(encoding)) node.data = {values: [{}]};
    Object.keys(encoding).forEach(channel => {
      const list = Array.isArray(encoding[channel]) ? encoding[channel] : [encoding[channel]];
      list.forEach(def => refine(def, channel, encoding, now));
    });
    if (node.facet) {
      const facets = node.facet.field ? [node.facet] : Object.values(node.facet);
      facets.forEach(def => refine(def, 'facet', {}, now));
    }
    (node.layer || []).forEach(layer => walk(layer, now));
    if (node.spec) walk(node.spec, now);
  }

  /* Whether a mark says its own values: it is drawn once, not once a row. */
  function targets(encoding) {
    const text = JSON.stringify(encoding);
    return text.includes('"datum"') && !text.includes('"field"') && !text.includes('"aggregate"');
  }

  function refine(def, channel, encoding, now) {
    if (!def || !now.set) return;
    [def, def.axis, def.legend, def.header].forEach(titled => {
      if (titled && titled.title) titled.title = safe(titled.title);
    });
    const field = def.field || (def.condition && def.condition.field);
    const key = now.set.about.keys.find(each => each.name === field);
    if (key && key.cycle) cycle(def, key, channel, encoding);
    else if (key && named(key) && Array.isArray(def.sort)) def.sort = def.sort.map(value => safe(words.key(value, key)));
    else if (key && named(key) && channel !== 'tooltip') numbers(def, key, now.set.rows);
    const scaled = !/^(x2|y2|tooltip|detail|order|text)$/.test(channel) && def.scale !== null;
    if (def.type === 'temporal' && scaled) time(def, key, channel, now);
    if (key && key.bin && key.bin.step && def.type === 'quantitative') bins(def, key, channel, encoding, now);
    if (def.type === 'quantitative' && field) figures(def, channel, field, now);
    if (DISCRETE[def.type] && field) categories(def, channel, field, now);
    if (Array.isArray(def.sort) && def.sort.length > LISTED) long(def, channel);
  }

  /* Vega-Lite makes one condition inside the other of a list it sorts by, and too many end its parser.
   * A scale knows an order by its domain. */
  function long(def, channel) {
    if (!/^(facet|row|column|order|detail)$/.test(channel) && def.scale !== null) {
      def.scale = {domain: def.sort, ...def.scale};
    }
    delete def.sort;
  }

  function cycle(def, key, channel, encoding) {
    const names = words.CYCLES[key.cycle].names;
    if (def.type === 'quantitative' || def.type === 'temporal') def.type = 'ordinal';
    delete def.timeUnit;
    delete def.bin;
    if (Array.isArray(def.sort)) def.sort = def.sort.map(value => safe(words.key(value, key)));
    else if (def.sort === undefined || def.sort === 'ascending') def.sort = names;
    else if (def.sort === 'descending') def.sort = names.slice().reverse();
  }

  /* Numbers that are drawn by their names keep the order of numbers, and nothing comes last. */
  function numbers(def, key, rows) {
    const down = def.sort === 'descending';
    if (def.sort !== undefined && def.sort !== 'ascending' && !down) return;
    const values = [...new Set(rows.map(row => row[key.name]))];
    if (!values.some(value => typeof value === 'number') || values.some(value => typeof value === 'string')) return;
    const known = values.filter(value => value !== null).sort((a, b) => down ? b - a : a - b);
    def.sort = known.concat(values.filter(value => value === null)).map(value => safe(words.key(value, key)));
  }

  /* Marks with an extent reach to the end of their bucket; months are named by their beginning. */
  function time(def, key, channel, now) {
    def.scale = {type: 'utc', ...def.scale};
    delete def.timeUnit;
    const wide = /^(bar|rect)$/.test(now.mark);
    if (key && key.unit && wide && POSITION[channel]) def.timeUnit = 'binnedutc' + key.unit.replace(/^utc/, '');
  }

  function bins(def, key, channel, encoding, now) {
    const other = channel + '2';
    if ((channel !== 'x' && channel !== 'y') || !/^(bar|rect)$/.test(now.mark) || encoding[other]) return;
    def.bin = {binned: true, step: key.bin.step};
    encoding[other] = {field: key.name + '_end'};
  }

  /* Thousands as 20k where the spec asks for no format of its own; colours meet at zero. */
  function figures(def, channel, field, now) {
    const values = now.set.rows.map(row => row[field]).filter(value => typeof value === 'number');
    const low = Math.min(...values), high = Math.max(...values);
    const large = Math.max(-low, high) >= 1000;
    const guide = /^[xy]$/.test(channel) ? 'axis' : /^(color|fill|stroke|size|opacity)$/.test(channel) ? 'legend' : null;
    if (guide && large && def[guide] !== null && !(def[guide] && def[guide].format) && !def.format) {
      def[guide] = {...def[guide], format: '~s'};
    }
    const scale = def.scale || {};
    if (/^(color|fill)$/.test(channel) && low < 0 && high > 0 && !scale.range && !scale.scheme && def.scale !== null) {
      def.scale = {...scale, range: 'diverging', domainMid: 0};
    }
  }

  function categories(def, channel, field, now) {
    const key = now.set.about.keys.find(each => each.name === field);
    const raw = [...new Set(now.set.rows.map(row => row[field]))];
    if (def.sort === undefined && key && !key.cycle && raw.some(value => typeof value !== 'string')) {
      def.sort = raw.sort(words.compare).map(value => safe(words.key(value, key))); // by value, null last
    }
    const values = [...new Set(now.set.rows.map(row => words.key(row[field], key)))];
    const longest = values.reduce((most, value) => Math.max(most, value.length), 1);
    if (channel === 'x' && def.axis !== null && !(def.axis && 'labelAngle' in def.axis)) {
      const room = (now.size.width - 50) / Math.max(1, values.length);
      const angle = longest * CHARACTER <= room || /month|day|hours|date|quarter/.test((key || {}).cycle || '') ? 0 : -35;
      def.axis = {...def.axis, labelAngle: angle};
    }
    if (/^[xy]$/.test(channel) && def.axis !== null) labels(def, channel, values.map(safe), now);
    if (/^(color|fill|stroke|shape)$/.test(channel)) steady(def, field, key, now, values);
    if (/^(color|fill|stroke|shape)$/.test(channel) && def.legend !== null) {
      const each = Math.min(160, longest * CHARACTER) + 32;
      const columns = Math.max(1, Math.min(values.length, Math.floor(now.size.width / each)));
      const stroke = /^(line|trail|rule)$/.test(now.mark) ? {symbolType: 'stroke', symbolStrokeWidth: 3} : {};
      def.legend = {title: null, columns, ...stroke, ...def.legend};
    }
  }

  /* Only the labels that have room: Vega makes one of each value, and then hides those without. */
  function labels(def, channel, values, now) {
    const room = (channel === 'x' ? now.size.width - 50 : now.size.height - 40) / Math.max(1, values.length);
    const step = Math.ceil(LABEL / Math.max(room, 1e-3));
    if (step < 2 || (def.axis && def.axis.values)) return;
    const byName = def.sort === undefined || /^(a|de)scending$/.test(def.sort);
    const sorted = Array.isArray(def.sort) ? listed(def.sort, values) : byName ? [...values].sort() : values;
    const named = sorted.filter((_, place) => place % step === 0);
    def.axis = {...def.axis, values: named, tickCount: named.length}; // else the config's few
  }

  /* As a list orders them, which may name some that are not drawn and leave out others. */
  function listed(list, values) {
    const drawn = new Set(values), named = new Set(list);
    return list.filter(value => drawn.has(value)).concat(values.filter(value => !named.has(value)));
  }

  /* A category keeps its colour when filters take others away: the scale knows all of them, the legend
   * names those that are drawn. */
  function steady(def, field, key, now, drawn) {
    const {answer} = now.set.about;
    if (!answer || !answer.columns[field] || def.scale === null || (def.scale && def.scale.domain)) return;
    const whole = [...new Set(mill.cube.rows(answer).concat(now.set.rows).map(row => row[field]))].sort(words.compare);
    const names = whole.map(value => safe(words.key(value, key)));
    const sorted = Array.isArray(def.sort) ? def.sort.filter(name => names.includes(name)) : null;
    def.scale = {...def.scale, domain: sorted && sorted.length === names.length ? sorted : names};
    if (def.legend !== null && drawn.length < names.length) {
      def.legend = {values: def.scale.domain.filter(name => drawn.some(value => safe(value) === name)), ...def.legend};
    }
  }

  /* One view fills its place; small multiples share it. */
  function fit(spec, size, data) {
    const {width, height} = size;
    const encoding = spec.encoding || {};
    const facets = ['row', 'column', 'facet'].filter(channel => encoding[channel]);
    if (!facets.length && !spec.facet && !spec.hconcat && !spec.vconcat && !spec.concat && !spec.repeat) {
      Object.assign(spec, {width, height, autosize: {type: 'fit', contains: 'padding', resize: false}});
      return;
    }
    const rows = data[spec.data.name] || [];
    const count = def => (def && def.field ? new Set(rows.map(row => row[def.field])).size : 1);
    const facet = encoding.facet || (spec.facet && spec.facet.field ? spec.facet : null);
    const whole = count(facet);
    const across = facet ? Math.min(whole, facet.columns || spec.columns || Math.ceil(Math.sqrt(whole * width / height / 1.6)))
      : count(encoding.column || (spec.facet || {}).column);
    const down = facet ? Math.ceil(whole / across) : count(encoding.row || (spec.facet || {}).row);
    if (encoding.facet) encoding.facet.columns = across;
    else if (facet) spec.columns = across;
    const target = spec.spec || spec;
    const rowHeads = encoding.row || (spec.facet || {}).row ? 26 : 0; // names of rows stand at their side
    const above = (facet ? down : 1) * HEADER + (JSON.stringify(spec).includes('"legend":{"title"') ? 28 : 0);
    target.width = Math.max(40, Math.floor((width - 46 - rowHeads - (across - 1) * APART) / across));
    target.height = Math.max(30, Math.floor((height - 34 - above - (down - 1) * APART - (facet ? down - 1 : 0) * 20) / down));
    spec.spacing = APART;
  }

  mill.spec = {build};
})(window.millraceParts = window.millraceParts || {});
