/* The page: reads the model, lays the tiles out, keeps the filters, and answers its host through
 * `window.millracePage`. */
(function (mill) {
  'use strict';

  const {make, clear} = mill.dom;
  const {words} = mill;
  const root = document.getElementById('page');
  let model = null, state = null, head = null, tiles = [], grids = [], list = null, front = 0, round = 0, settled;
  const ready = new Promise(done => { settled = done; });

  /* Shows a model in place of the one before. Where only the places changed, or names, nothing is drawn
   * anew; of the same page, what a person set stays.
   * @return a promise kept when every tile is drawn */
  function show(given) {
    const next = {filters: [], tiles: [], tabs: [], ...given};
    next.tiles.forEach(tile => { tile.datasets = tile.datasets || []; tile.look = tile.look || {}; });
    const before = model;
    if (before && mill.kept.hasSameFrame(before, next) && !mill.kept.isSame(before, next)) return inPlace(next);
    model = next;
    document.title = model.title || 'Dashboard';
    if (before && mill.kept.isSame(before, model)) {
      const takes = arranging.takes(model);
      tiles.forEach(tile => {
        const fresh = model.tiles.find(each => each.id === tile.id);
        if (takes) tile.tile.place = fresh.place;
        else fresh.place = tile.tile.place;
      });
      head.retitle(model);
      if (!model.report) lay();
      arranging.shown();
      return Promise.resolve();
    }
    const kept = before && mill.kept.of(before, model, state, {tab: front, top: scrollY});
    tiles.forEach(tile => tile.finalize());
    state = mill.state.create(model.filters, refresh);
    clear(root);
    root.classList.toggle('single', Boolean(model.single && model.live));
    root.classList.toggle('document', Boolean(model.report));
    head = mill.head.create(model, state);
    root.append(...head.parts);
    front = kept ? kept.tab : 0;
    list = null;
    grids = [];
    if (model.report) layText();
    else layGrid();
    tiles.forEach(tile => watcher.observe(tile.element));
    arranging.shown();
    const drawn = kept ? state.replace(kept.filters, kept.from) : refresh();
    if (kept) scrollTo(0, kept.top);
    drawn.then(() => settled());
    return drawn;
  }

  function layText() {
    const report = mill.report.create(model, tile => mill.tile.create(tile, doors));
    tiles = report.tiles;
    root.append(report.element);
  }

  /* The same tiles, filters and places, of another run: what a person set stays, and where they are. */
  function inPlace(next) {
    const {filters, tiles: held} = model;
    filters.forEach((filter, i) => Object.assign(filter, next.filters[i]));
    held.forEach((tile, i) => Object.assign(tile, {fault: undefined, look: {}, datasets: []}, next.tiles[i]));
    Object.assign(model, next, {filters, tiles: held});
    const focused = document.activeElement.closest('.control');
    const old = head.parts;
    head = mill.head.create(model, state);
    old[0].before(...head.parts);
    old.forEach(part => part.remove());
    if (focused) root.querySelector(`.control[data-filter="${focused.dataset.filter}"] button`)?.focus({preventScroll: true});
    return refresh();
  }

  function layGrid() {
    tiles = model.tiles.map(tile => mill.tile.create(tile, doors));
    lay();
    if (!model.tiles.length) root.append(make('p.state.empty', {text: 'This dashboard has no tiles yet.'}));
  }

  const placeOf = tile => tile.tile.place || {tab: 0, x: 0, y: 0, w: 12, h: 3};

  /* Puts the tiles where they stand, in the order in which they are read. */
  function lay() {
    const tabs = model.tabs.length ? model.tabs : [{title: ''}];
    const names = JSON.stringify(tabs.map(tab => tab.title));
    if (!grids.length || root.dataset.tabs !== names) layTabs(tabs);
    root.dataset.tabs = names;
    const focus = document.activeElement;
    grids.forEach((grid, index) => {
      const ours = tiles.filter(tile => Math.min(placeOf(tile).tab || 0, grids.length - 1) === index)
        .sort((a, b) => placeOf(a).y - placeOf(b).y || placeOf(a).x - placeOf(b).x);
      ours.forEach((tile, at) => {
        tile.put(placeOf(tile));
        const there = grid.lastChild.children[at];
        if (there !== tile.element) grid.lastChild.insertBefore(tile.element, there || null);
      });
      grid.lastChild.style.setProperty('--columns', model.columns || 12);
    });
    if (focus && focus !== document.activeElement && root.contains(focus)) focus.focus();
    select(Math.min(front, grids.length - 1));
  }

  function layTabs(tabs) {
    const made = tabs.map((tab, index) => make('section.tab', {id: 'tab-' + index},
      make('h2.printed', {text: tab.title}), make('div.grid')));
    const listed = tabs.length > 1 ? tabList(tabs, made) : null;
    const after = head.parts[head.parts.length - 1];
    after.after(...[listed, ...made].filter(Boolean));
    grids.forEach((grid, index) => {
      made[Math.min(index, made.length - 1)].lastChild.append(...grid.lastChild.children);
      grid.remove();
    });
    if (list) list.remove();
    list = listed;
    grids = made;
  }

  function tabList(tabs, panels) {
    const made = make('div.tabs', {role: 'tablist'});
    tabs.forEach((tab, index) => made.append(make('button', {type: 'button', role: 'tab', id: 'tab-of-' + index,
      'aria-controls': 'tab-' + index, text: tab.title, onclick: () => select(index)})));
    panels.forEach((grid, index) => {
      grid.setAttribute('role', 'tabpanel');
      grid.setAttribute('aria-labelledby', 'tab-of-' + index);
    });
    made.addEventListener('keydown', e => {
      const step = {ArrowRight: 1, ArrowLeft: -1}[e.key], all = [...made.querySelectorAll('[role=tab]')];
      if (!step || !all.includes(e.target)) return;
      const next = (all.indexOf(e.target) + step + all.length) % all.length;
      select(next);
      all[next].focus();
    });
    return made;
  }

  function select(index) {
    const changed = front !== index;
    front = index;
    grids.forEach((grid, i) => grid.classList.toggle('away', i !== index));
    root.querySelectorAll('[role=tab]').forEach((tab, i) => {
      tab.setAttribute('aria-selected', String(i === index));
      tab.tabIndex = i === index ? 0 : -1;
    });
    tiles.forEach(tile => tile.resize());
    if (changed) arranging.shown();
  }

  /* Draws every tile under the filters that are set. Of two rounds the later one counts.
   * @return a promise kept when this round is drawn */
  function refresh() {
    const mine = ++round;
    head.refresh();
    const wanted = tiles.map(tile => ({tile: tile.tile, shown: tile,
      ...mill.answers.reaching(tile.tile, state.all(), state.from, model.live)}));
    const put = (each, answers, fault) => {
      if (mine !== round) return;
      if (fault) each.shown.fail(fault);
      else each.shown.draw(answers, each.why);
    };
    const asked = [];
    wanted.forEach(each => {
      const first = each.tile.datasets.every(dataset => dataset.answer);
      if (each.tile.fault) put(each, null, each.tile.fault);
      else if (model.live && each.tile.datasets.length && !(first && !Object.keys(each.reach).length)) asked.push(each);
      else put(each, mill.answers.own(each.tile, each.reach), null);
    });
    asked.forEach(each => each.shown.busy());
    const byId = new Map(asked.map(each => [each.tile.id, each]));
    return (asked.length ? mill.answers.ask(asked, (tile, answers, fault) => put(byId.get(tile.id), answers, fault))
      : Promise.resolve()).then(() => undefined);
  }

  /* A click on a mark sets the filters its values are bound to; the same click again clears them. */
  function pick(tile, row, dataset, picks, more) {
    const wanted = {};
    picks.forEach(({name, filter}) => {
      const about = doors.filter(filter), key = dataset.keys.find(each => each.name === name);
      if (about && key && row[name] !== undefined) wanted[filter] = stateOf(about, key, row[name]);
    });
    const ids = Object.keys(wanted);
    if (!ids.length) return;
    const same = ids.every(id => JSON.stringify(state.get(id)) === JSON.stringify(wanted[id]) && state.from(id) === tile.id);
    if (more && ids.length === 1 && wanted[ids[0]].any) wanted[ids[0]] = toggled(state.get(ids[0]), wanted[ids[0]]);
    else if (same) ids.forEach(id => { wanted[id] = null; });
    state.putAll(wanted, tile.id);
  }

  function toggled(held, added) {
    const value = added.any[0];
    if (!held || !held.any) return added;
    const left = held.any.filter(each => each !== value);
    if (left.length === held.any.length) return {any: held.any.concat([value])};
    return left.length ? {any: left} : null;
  }

  /* The condition that a value of a key means for a filter: its bucket of time, its bin, itself. */
  function stateOf(filter, key, value) {
    if (filter.kind === 'choice' || value === null) return {any: [value]};
    if (filter.kind === 'date') {
      const last = words.after(value, key.unit) - 1;
      return {from: words.floor(value, filter.unit), to: words.floor(last, filter.unit)};
    }
    return key.bin && key.bin.step ? {from: value, to: below(words.tidy(value + key.bin.step))} : {from: value, to: value};
  }

  /* The greatest number under another: the upper edge of a bin is in the next one. */
  function below(number) {
    if (number === 0) return -Number.MIN_VALUE;
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, number);
    view.setBigInt64(0, view.getBigInt64(0) + (number > 0 ? BigInt(-1) : BigInt(1)));
    return view.getFloat64(0);
  }

  /* The span of time of which a figure knows all: its trend without filters, cut by dates that are set. */
  function reach(tile) {
    const trend = tile.datasets.find(dataset => dataset.name === 'd2');
    let from = -Infinity, to = Infinity;
    if (trend && trend.keys[0] && (trend.answer || trend.cube)) {
      const rows = (trend.answer ? mill.cube.rows(trend.answer) : mill.cube.answer(trend, {}).rows)
        .map(row => row[trend.keys[0].name]).filter(ms => ms !== null);
      if (rows.length) {
        from = rows.reduce((a, b) => Math.min(a, b));
        to = words.after(rows.reduce((a, b) => Math.max(a, b)), trend.keys[0].unit);
      }
    }
    model.filters.filter(filter => filter.kind === 'date' && (tile.filtered || {})[filter.id] === true).forEach(filter => {
      const held = state.get(filter.id);
      if (held && held.from !== null && held.from !== undefined) from = Math.max(from, held.from);
      if (held && held.to !== null && held.to !== undefined) to = Math.min(to, words.after(held.to, filter.unit));
    });
    return {from, to};
  }

  /* What a tile may ask of the page. */
  const doors = {
    pick, reach,
    filter: id => model.filters.find(filter => filter.id === id),
    from: id => state.from(id),
    get: id => state.get(id),
    sentences: tile => Object.entries(mill.answers.reaching(tile, state.all(), state.from, model.live).reach)
      .map(([id, held]) => mill.state.sentence(doors.filter(id), held)),
    where: (tile, element) => mill.where.show(model, tile, element),
    more: tile => arranging.more(tile),
    hasRows: () => mill.rows.can(model),
    rows: (tile, back, mark) => mill.rows.show({tile, title: tile.title, back, sentences: doors.sentences(tile),
      filters: mill.answers.reaching(tile, state.all(), state.from, model.live).reach}, mark)
  };

  const arranging = mill.arrange.create(root, {
    model: () => model,
    tiles: () => tiles,
    grid: () => grids[front] && grids[front].lastChild,
    tabs: () => list,
    front: () => front,
    head: () => head,
    select, lay
  });

  const watcher = new ResizeObserver(entries => {
    requestAnimationFrame(() => entries.forEach(entry => {
      const tile = tiles.find(each => each.element === entry.target);
      if (tile) tile.resize();
    }));
  });

  document.addEventListener('keydown', e => {
    if (e.key !== 'Escape' || !state) return;
    if (mill.sheet.hide() || state.clearPicks()) return;
    if (window.millrace && window.millrace.leave) window.millrace.leave();
  });

  const redraw = () => tiles.forEach(tile => tile.redraw());
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);

  /* @param name `light`, `dark`, or empty for what the reader's machine says */
  function setTheme(name) {
    if (name) document.documentElement.dataset.theme = name;
    else delete document.documentElement.dataset.theme;
    redraw();
  }

  addEventListener('beforeprint', () => mill.print.start(tiles, model && model.report ? mill.report.print : null));
  addEventListener('afterprint', () => {
    const theme = mill.print.end();
    mill.report.printed();
    if (theme !== null) setTheme(theme);
    tiles.forEach(tile => tile.resize());
  });

  window.millracePage = {
    show, setTheme, ready,
    /* Whether tiles can be moved, where the host takes edits. */
    arrange: on => arranging.turn(Boolean(on)),
    setFilters: states => state.replace(states || {}),
    filters: () => state.all(),
    /* The rows a tile draws now, by dataset, as they were answered. */
    drawn: id => {
      const tile = tiles.find(each => each.id === id);
      return tile ? tile.rows() : null;
    },
    summary: id => {
      const tile = tiles.find(each => each.id === id), drawn = tile && tile.element.querySelector('[aria-label][role=img], .metric, .scroll');
      return drawn ? drawn.getAttribute('aria-label') : '';
    }
  };

  const held = document.getElementById('model').textContent.trim();
  if (held && held !== 'null') show(JSON.parse(held));
})(window.millraceParts = window.millraceParts || {});
