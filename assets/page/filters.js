/* The controls at the top of the page: choice, dates, numbers. Each is a button that says what is
 * set and a panel under it; all of it works by keys. */
(function (mill) {
  'use strict';

  const {make, clear, popup, walk} = mill.dom;
  const {words} = mill;
  const LISTED = 400; // buckets of time that are still chosen from a list

  /* @param state of state.js
   * @return {element, refresh} */
  function control(filter, state) {
    const value = make('b');
    const empty = filter.kind === 'choice' ? filter.values.length === 0 : filter.min === null;
    const button = make('button.filter', {type: 'button', disabled: empty}, make('span', {text: filter.title}), value,
      make('i.down', {'aria-hidden': 'true', text: '\u25be'}));
    const panel = make('div.panel', {role: 'dialog', 'aria-label': 'Filter ' + filter.title});
    const inside = {choice, date, range}[filter.kind](filter, state, panel);
    popup(button, panel);
    panel.addEventListener('opened', inside);

    function refresh() {
      const now = state.get(filter.id);
      value.textContent = empty ? 'no values' : mill.state.text(filter, now);
      button.classList.toggle('set', Boolean(now));
      if (!panel.hidden) inside();
    }

    refresh();
    return {element: make('div.control', {'data-filter': filter.id}, button, panel), refresh};
  }

  function choice(filter, state, panel) {
    const search = make('input', {type: 'search', placeholder: 'Search ' + filter.title.toLowerCase(),
      'aria-label': 'Search ' + filter.title});
    const list = make('div.choices');
    const all = make('button.plain', {type: 'button', text: 'All', onclick: () => state.put(filter.id, null)});
    const none = make('button.plain', {type: 'button', text: 'None', onclick: () => state.put(filter.id, {any: []})});
    if (filter.values.length > 8) panel.append(search);
    panel.append(make('div.row', null, all, none), list);
    walk(panel, 'input, button');
    const boxes = filter.values.map(value => {
      const name = mill.state.choiceText(filter, value);
      const box = make('input', {type: 'checkbox', onchange: () => change()});
      const only = make('button.only', {type: 'button', text: 'only', tabindex: '-1', 'aria-label': 'Only ' + name,
        onclick: e => {
          e.preventDefault();
          state.put(filter.id, {any: [value]});
        }});
      const label = make('label', null, box, make('span', {text: name, title: name}), only);
      list.append(label);
      return {value, name, box, label};
    });

    function change() {
      state.put(filter.id, {any: boxes.filter(each => each.box.checked).map(each => each.value)});
    }

    search.addEventListener('input', () => {
      const wanted = search.value.trim().toLowerCase();
      boxes.forEach(each => { each.label.hidden = !each.name.toLowerCase().includes(wanted); });
    });

    return () => {
      const now = state.get(filter.id);
      boxes.forEach(each => { each.box.checked = !now || !now.any || now.any.includes(each.value); });
    };
  }

  /* From and to by the filter's unit, and a button for each year. */
  function date(filter, state, panel) {
    const buckets = [];
    for (let ms = words.floor(filter.min, filter.unit); ms <= filter.max && buckets.length <= LISTED; ms = words.after(ms, filter.unit)) {
      buckets.push(ms);
    }
    const listed = buckets.length <= LISTED;
    const from = listed ? select('From') : typed('From');
    const to = listed ? select('To') : typed('To');
    const years = make('div.row.wrap');
    const first = new Date(filter.min).getUTCFullYear(), last = new Date(filter.max).getUTCFullYear();
    if (last - first < 24 && filter.unit !== 'year') {
      for (let year = first; year <= last; year++) {
        years.append(make('button.plain', {type: 'button', text: String(year), onclick: () => put(
          Math.max(filter.min, Date.UTC(year, 0, 1)), Math.min(filter.max, words.floor(Date.UTC(year + 1, 0, 1) - 1, filter.unit)))}));
      }
    }
    panel.append(make('div.row', null, make('button.plain', {type: 'button', text: 'All', onclick: () => state.put(filter.id, null)})),
      years, make('div.fields', null, from, to));

    function select(title) {
      const box = make('select', {onchange: read});
      buckets.forEach(ms => box.append(make('option', {value: ms, text: words.time(ms, filter.unit)})));
      return make('label', null, make('span', {text: title}), box);
    }

    function typed(title) {
      return make('label', null, make('span', {text: title}), make('input', {type: 'text', inputmode: 'numeric',
        placeholder: 'YYYY-MM-DD', pattern: '\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2})?', onchange: read}));
    }

    const field = label => label.querySelector('select, input');

    function value(label) {
      if (listed) return Number(field(label).value);
      const ms = Date.parse(field(label).value.trim().replace(' ', 'T') + (field(label).value.length > 10 ? ':00Z' : 'T00:00:00Z'));
      return Number.isNaN(ms) ? null : words.floor(ms, filter.unit);
    }

    function read() {
      const low = value(from), high = value(to);
      put(low === null ? filter.min : low, high === null ? filter.max : high);
    }

    function put(low, high) {
      const a = Math.min(low, high), b = Math.max(low, high);
      const start = words.floor(filter.min, filter.unit), end = words.floor(filter.max, filter.unit);
      state.put(filter.id, {from: a <= start ? null : a, to: b >= end ? null : b});
    }

    return () => {
      const now = state.get(filter.id) || {};
      const low = now.from === undefined || now.from === null ? words.floor(filter.min, filter.unit) : now.from;
      const high = now.to === undefined || now.to === null ? words.floor(filter.max, filter.unit) : now.to;
      field(from).value = listed ? String(words.floor(low, filter.unit)) : words.time(low, filter.unit);
      field(to).value = listed ? String(words.floor(high, filter.unit)) : words.time(high, filter.unit);
    };
  }

  /* Two numbers, typed or slid. */
  function range(filter, state, panel) {
    const span = filter.max - filter.min;
    const step = span > 0 ? Math.pow(10, Math.floor(Math.log10(span / 50))) : 1;
    const low = ends('From'), high = ends('To');
    panel.append(make('div.row', null, make('button.plain', {type: 'button', text: 'All', onclick: () => state.put(filter.id, null)})),
      make('div.fields', null, low.element, high.element));

    function ends(title) {
      const number = make('input', {type: 'number', step: 'any', min: filter.min, max: filter.max,
        onchange: () => put(number.value, other(title).number.value, title)});
      const slide = make('input', {type: 'range', min: filter.min, max: filter.max, step: Math.min(step, span || 1),
        'aria-label': filter.title + ' ' + title.toLowerCase(),
        onchange: () => put(slide.value, other(title).number.value, title)});
      return {number, slide, element: make('label', null, make('span', {text: title}), number, slide)};
    }

    function other(title) {
      return title === 'From' ? high : low;
    }

    function put(mine, its, title) {
      const a = Number(title === 'From' ? mine : its), b = Number(title === 'From' ? its : mine);
      if (Number.isNaN(a) || Number.isNaN(b)) return;
      state.put(filter.id, {from: Math.min(a, b) <= filter.min ? null : Math.min(a, b),
        to: Math.max(a, b) >= filter.max ? null : Math.max(a, b)});
    }

    return () => {
      const now = state.get(filter.id) || {};
      const from = now.from === undefined || now.from === null ? filter.min : now.from;
      const to = now.to === undefined || now.to === null ? filter.max : now.to;
      low.number.value = low.slide.value = String(from);
      high.number.value = high.slide.value = String(to);
    };
  }

  /* What is set, each with a cross that clears it. */
  function chips(host, filters, state) {
    clear(host);
    const set = filters.filter(filter => state.get(filter.id));
    set.forEach(filter => host.append(make('span.chip', {'data-filter': filter.id},
      make('span', {text: filter.title + ': '}), make('b', {text: mill.state.text(filter, state.get(filter.id))}),
      make('button', {type: 'button', text: '\u00d7', 'aria-label': 'Clear ' + filter.title,
        onclick: () => state.put(filter.id, null)}))));
    if (set.length > 1) {
      host.append(make('button.plain', {type: 'button', text: 'Clear all', onclick: () => state.replace({})}));
    }
    host.hidden = set.length === 0;
  }

  mill.filters = {control, chips};
})(window.millraceParts = window.millraceParts || {});
