/* What stands at the top of a page that is arranged: its titles, its tabs and its filters. */
(function (mill) {
  'use strict';

  const {make} = mill.dom;
  const KINDS = {auto: 'as the column suggests', choice: 'choice of values', range: 'range of numbers', date: 'range of time'};
  const UNITS = ['month', 'year', 'quarter', 'week', 'day', 'hour'];

  /* @param page that of arrange.js, with {edit(change), taken(tab), tabMoved(from, to)} */
  function create(page) {
    let isOn = false, row = null, titles = [];

    const model = () => page.model();

    function turn(on) {
      isOn = on;
      if (!on) clear();
    }

    function clear() {
      if (row) row.remove();
      titles.forEach(each => each.remove());
      row = null;
      titles = [];
    }

    /* After the page was shown anew: what is typed meanwhile stays. */
    function shown() {
      if (!isOn) return;
      const focus = document.activeElement, held = row && focus && focus.id && (row.contains(focus) || titles.includes(focus))
        ? {id: focus.id, value: focus.value} : null;
      clear();
      const head = page.head().parts[0];
      titles = [text('bench-title', 'Title of the page', model().title, value => change({title: value})),
        text('bench-subtitle', 'Line under the title', model().subtitle, value => change({subtitle: value}))];
      head.querySelector('.titles').append(...titles);
      row = make('div.bench', {role: 'toolbar', 'aria-label': 'Tabs and filters of the page'}, ...tabParts(), filterPart());
      head.after(row);
      if (held && document.getElementById(held.id)) {
        const again = document.getElementById(held.id);
        if (held.value !== undefined && again.value !== undefined) again.value = held.value;
        again.focus();
      }
    }

    function text(id, label, value, act) {
      const input = make('input', {type: 'text', id, 'aria-label': label, placeholder: label, value: value || ''});
      input.addEventListener('change', () => act(input.value.trim()));
      input.addEventListener('keydown', e => {
        if (e.key === 'Enter') input.blur();
        if (e.key === 'Escape') {
          input.value = value || '';
          e.stopPropagation();
        }
      });
      return input;
    }

    const button = (id, title, act, off) => make('button', {type: 'button', id, text: title, onclick: act, disabled: off});

    function change(made) {
      const now = model();
      if (made.title !== undefined) now.title = made.title;
      if (made.subtitle !== undefined) now.subtitle = made.subtitle;
      if (made.tabs) now.tabs = made.tabs.map(title => ({title}));
      page.head().retitle(now);
      page.edit(made);
    }

    /* Tabs. */

    const names = () => model().tabs.map(tab => tab.title);

    function tabParts() {
      const tabs = names(), at = page.front();
      const add = button('bench-tab-add', 'Add a tab', () => {
        const before = tabs.length ? tabs : ['Page 1'];
        lay({tabs: [...before, fresh(before)]}, before.length);
      });
      if (!tabs.length) return [add];
      return [
        make('label', null, make('span', {text: 'Tab'}), text('bench-tab', 'Name of the tab', tabs[at],
          value => lay({tabs: tabs.map((name, i) => (i === at && value ? value : name))}, at))),
        button('bench-tab-left', '\u2190', () => shift(tabs, at, at - 1), at === 0),
        button('bench-tab-right', '\u2192', () => shift(tabs, at, at + 1), at === tabs.length - 1),
        button('bench-tab-remove', 'Remove the tab', () => remove(tabs, at)), add
      ].map(named);
    }

    function named(part) {
      const says = {'bench-tab-left': 'Move the tab to the left', 'bench-tab-right': 'Move the tab to the right'}[part.id];
      if (says) part.setAttribute('aria-label', says);
      return part;
    }

    function fresh(tabs) {
      let number = tabs.length + 1;
      while (tabs.includes('Page ' + number)) number++;
      return 'Page ' + number;
    }

    function lay(made, front) {
      change(made);
      page.lay();
      page.select(front);
      shown();
    }

    function shift(tabs, from, to) {
      const moved = tabs.filter((_, i) => i !== from);
      moved.splice(to, 0, tabs[from]);
      lay({tabs: moved, tiles: page.tabMoved(from, to)}, to);
    }

    function remove(tabs, at) {
      if (tabs.length === 1) {
        lay({tabs: []}, 0);
        return;
      }
      const left = tabs.filter((_, i) => i !== at);
      lay({tabs: left, tiles: page.taken(at)}, Math.max(0, at - 1));
    }

    /* Filters. */

    function filterPart() {
      const opener = button('bench-filters', 'Filters\u2026', () => filters(opener));
      return opener;
    }

    function filters(opener) {
      const board = model().board || {}, fields = board.fields || [];
      const held = (board.filters || []).map(filter => ({...filter}));
      const list = make('ol.filterlist');
      const add = make('select', {id: 'filter-add', 'aria-label': 'Add a filter'},
        make('option', {value: '', text: 'Add a filter\u2026'}), ...fields.map(field => make('option', {value: field.column, text: field.column})));
      add.addEventListener('change', () => {
        if (!add.value) return;
        held.push({column: add.value});
        add.value = '';
        fill();
      });
      const keep = make('button.main', {type: 'button', id: 'filters-keep', text: 'Keep', onclick: () => {
        mill.sheet.hide();
        change({filters: held.map(plain)});
      }});
      mill.sheet.show({title: 'Filters of the page', subtitle: 'Each acts on every tile whose rows have its column.',
        close: 'Cancel', back: opener}, [list, add], [keep]);
      fill();
      add.focus();

      function fill() {
        mill.dom.clear(list);
        held.forEach((filter, at) => list.append(line(filter, at)));
        if (!held.length) list.append(make('li.none', {text: 'No filter yet.'}));
      }

      function line(filter, at) {
        const field = fields.find(each => each.column === filter.column) || {type: ''};
        const title = make('input', {type: 'text', value: filter.title || '', placeholder: filter.column, 'aria-label': 'Title of ' + filter.column});
        title.addEventListener('input', () => { filter.title = title.value; });
        const kind = choose('How ' + filter.column + ' is chosen', kinds(field.type), filter.kind || 'auto', value => {
          filter.kind = value;
          fill();
        });
        const isTime = field.type === 'time' && filter.kind !== 'choice';
        const unit = isTime ? choose('Steps of ' + filter.column, UNITS.map(each => [each, 'by ' + each]), filter.unit || 'month',
          value => { filter.unit = value; }) : make('span');
        return make('li', null, make('b', {text: filter.column}), title, kind, unit,
          step('\u2191', 'Move ' + filter.column + ' up', at, at - 1), step('\u2193', 'Move ' + filter.column + ' down', at, at + 1),
          icon('\u00d7', 'Remove ' + filter.column, false, () => held.splice(at, 1)));
      }

      function step(sign, label, from, to) {
        return icon(sign, label, to < 0 || to >= held.length, () => held.splice(to, 0, ...held.splice(from, 1)));
      }

      function icon(sign, label, off, act) {
        return make('button', {type: 'button', text: sign, 'aria-label': label, disabled: off, onclick: () => {
          act();
          fill();
          const again = [...list.querySelectorAll('button')].find(each => each.getAttribute('aria-label') === label && !each.disabled);
          (again || add).focus();
        }});
      }
    }

    const kinds = type => Object.entries(KINDS)
      .filter(([kind]) => kind === 'auto' || kind === 'choice' || (type === 'time' ? kind === 'date' : type === 'number' && kind === 'range'));

    function choose(label, choices, value, act) {
      const made = make('select', {'aria-label': label}, ...choices.map(([each, text]) => make('option', {value: each, text, selected: each === value})));
      made.addEventListener('change', () => act(made.value));
      return made;
    }

    const plain = ({column, title, kind, unit}) => ({column, ...(title && title.trim() ? {title: title.trim()} : {}),
      ...(kind && kind !== 'auto' ? {kind} : {}), ...(unit && unit !== 'month' ? {unit} : {})});

    return {turn, shown};
  }

  mill.bench = {create};
})(window.millraceParts = window.millraceParts || {});
