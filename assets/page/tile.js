/* The frame of a tile: title, menu, badges, and what is drawn inside, from the rows it is given. */
(function (mill) {
  'use strict';

  const {make, clear, popup, walk} = mill.dom;
  const {words} = mill;

  /* @param tile of the model
   * @param page {model, pick(tile, row, dataset, picks, more), from(id), get(id), where(tile)}
   * @return {element, put(place), draw(answers, unfiltered), resize, redraw, finalize, rows} */
  function create(tile, page) {
    const body = make('div.body'), badges = make('div.badges'), menu = make('div.menu', {role: 'menu'});
    const more = make('button.more', {type: 'button', 'aria-label': 'Menu of ' + tile.title, text: '\u22ef'});
    popup(more, menu);
    walk(menu, 'button');
    const head = make('header', null, make('h3', {text: tile.title, id: 'title-' + tile.id}),
      make('p', {text: tile.subtitle || '', hidden: !tile.subtitle}));
    const note = tile.note ? make('p.note', {text: tile.note}) : null;
    const kind = String(tile.kind).toLowerCase();
    const element = make('section.tile.' + kind, {'data-tile': tile.id, 'aria-labelledby': 'title-' + tile.id},
      head, make('div.corner', null, more, menu), body, note, badges);
    put(tile.place || {x: 0, y: 0, w: 12, h: 3});
    let shown = null, answers = null, unfiltered = {}, asTable = false, failed = null;

    function put(place) {
      element.style.setProperty('--x', place.x + 1);
      element.style.setProperty('--y', place.y + 1);
      element.style.setProperty('--w', place.w);
      element.style.setProperty('--h', place.h);
    }

    menu.addEventListener('opened', fillMenu);
    element.addEventListener('keydown', e => {
      if (e.key === 'Escape' && element.classList.contains('whole')) {
        e.stopPropagation();
        whole();
      }
    });

    function rowsOf() {
      const rows = {};
      tile.datasets.forEach(dataset => { rows[dataset.name] = answers && answers[dataset.name] ? answers[dataset.name].rows : []; });
      return rows;
    }

    /* The dataset of "show as table" and CSV: the figure's past, else the first one. */
    function shownDataset() {
      const named = name => tile.datasets.find(dataset => dataset.name === name && answers && answers[name]);
      return (kind === 'metric' && (named('d2') || named('d1'))) || tile.datasets[0];
    }

    /* @param given answers by dataset: {rows, more, sampled}
     * @param why by filter that does not reach this tile: the sentence why */
    function draw(given, why) {
      answers = given;
      unfiltered = why;
      failed = null;
      paint();
    }

    /* @param sentence what went wrong */
    function fail(sentence) {
      answers = null;
      failed = sentence;
      paint();
    }

    function paint() {
      element.removeAttribute('aria-busy');
      badge(); // before the drawing, which fills the place that is left
      const rows = rowsOf();
      if (shown && shown.update && failed === null && !asTable && !nothing(rows)) {
        guarded(() => shown.update(context(rows)));
        return;
      }
      if (shown) shown.finalize();
      shown = null;
      clear(body);
      if (failed !== null) body.append(state('failed', 'This tile could not be drawn', failed));
      else if (kind === 'text') text();
      else if (nothing(rows)) body.append(state('empty', page.sentences(tile).length ? 'No rows for these filters' : 'No rows', ''));
      else guarded(() => { shown = inside(rows); });
    }

    function nothing(rows) {
      if (kind === 'metric') return false;
      return tile.datasets.length > 0 && tile.datasets.every(dataset => rows[dataset.name].length === 0);
    }

    function context(rows) {
      return {tile, rows, summary: summary(rows), picks: tile.picks || [], lit, picked: picked().length > 0,
        reach: kind === 'metric' ? page.reach(tile) : null,
        pick: (row, dataset, picks, more) => page.pick(tile, row, dataset, picks, more),
        behind: page.hasRows() ? (row, dataset, back) => page.rows(tile, back, {row, dataset}) : null};
    }

    function inside(rows) {
      const given = context(rows);
      if (asTable && kind !== 'table') {
        const dataset = shownDataset();
        return mill.grid.draw(body, mill.grid.ofDataset(dataset, rows[dataset.name]), {...given, pick: null, dataset});
      }
      if (kind === 'table') return mill.grid.draw(body, mill.grid.ofLook(tile, rows[tile.datasets[0].name]), given);
      return mill[kind].draw(body, given);
    }

    /* A look that cannot be drawn ends as one tile's failure, not as the page's. */
    function guarded(act) {
      try {
        act();
      } catch (e) {
        shown = null;
        clear(body);
        console.error('Tile ' + tile.id + ': ' + e.message);
        body.append(state('failed', 'This tile could not be drawn', e.message));
      }
    }

    function text() {
      String(tile.look.text || '').split(/\n\s*\n/).forEach(part => body.append(make('p', {text: part})));
      shown = {finalize: () => {}, resize: () => {}, redraw: () => {}};
    }

    const picked = () => (tile.picks || []).filter(pick => page.from(pick.filter) === tile.id);

    /* Whether a row is among what was picked in this tile; all are while nothing is. */
    function lit(row) {
      return picked().every(pick => {
        const held = page.get(pick.filter);
        if (!held || row[pick.name] === undefined) return true;
        return mill.cube.test(held)(row[pick.name]);
      });
    }

    /* What the picture says, in a sentence. Java's is for all rows; with filters it is made here. */
    function summary(rows) {
      const filters = page.sentences(tile);
      if (!filters.length && tile.summary) return tile.title + '. ' + tile.summary;
      const dataset = tile.datasets[0];
      const some = dataset ? rows[dataset.name] : [], measure = dataset && dataset.measures[0];
      const scope = filters.length ? ' Only where ' + filters.join(' and ') + '.' : '';
      if (!measure || !some.length) return tile.title + '. ' + words.number(some.length) + ' rows.' + scope;
      const figure = row => words.number(row[measure.name], measure.format || (tile.look || {}).format);
      if (!dataset.keys.length) return tile.title + ': ' + figure(some[0]) + '.' + scope;
      const named = row => dataset.keys.map(key => words.key(row[key.name], key)).join(', ');
      const ranked = some.filter(row => row[measure.name] !== null).sort((a, b) => b[measure.name] - a[measure.name]);
      if (!ranked.length) return tile.title + '. ' + words.number(some.length) + ' rows.' + scope;
      const top = ranked[0], low = ranked[ranked.length - 1];
      return `${tile.title}. ${measure.title || measure.name} in ${words.number(some.length)} groups, most for `
        + `${named(top)} with ${figure(top)}, least for ${named(low)} with ${figure(low)}.` + scope;
    }

    function state(className, title, detail) {
      return make('div.state.' + className, {role: className === 'failed' ? 'alert' : 'status'},
        make('b', {text: title}), make('span', {text: detail, hidden: !detail}));
    }

    function badge() {
      clear(badges);
      const say = (text, title) => badges.append(make('span.badge', {text, title: title || text}));
      Object.keys(unfiltered).forEach(id => {
        const filter = page.filter(id);
        if (filter) say('Not filtered by ' + filter.title + (unfiltered[id] ? ': ' + unfiltered[id] : ''));
      });
      const all = answers ? Object.values(answers) : [];
      if (all.some(answer => answer.sampled)) say('Shows a sample', 'Too many rows to draw; a fixed part of them is shown');
      else if (all.some(answer => answer.more) && !(tile.look || {}).top) say('Shows the first rows only');
      const {ofColumns, columns} = tile.look || {};
      if (ofColumns) say('Shows ' + words.number(columns.length) + ' of ' + words.number(ofColumns) + ' columns');
      badges.hidden = !badges.firstChild;
    }

    function item(title, act) {
      menu.append(make('button', {type: 'button', role: 'menuitem', text: title, onclick: () => {
        mill.dom.closePopup(true);
        act();
      }}));
    }

    function fillMenu() {
      clear(menu);
      const view = shown && shown.view && shown.view();
      const dataset = shownDataset();
      if (kind === 'chart' || kind === 'metric') item(asTable ? 'Show as ' + kind : 'Show as table', toggle);
      if (dataset && answers) item('Download CSV', () => mill.files.saveCsv(tile.title, dataset, answers[dataset.name].rows));
      if (dataset && answers) item('Download XLSX', () => mill.xlsx.saveDataset(tile.title, dataset, answers[dataset.name].rows));
      if (view) item('Download PNG', () => mill.files.savePng(tile.title, view, 2));
      if (view) item('Download SVG', () => mill.files.saveSvg(tile.title, view));
      item(element.classList.contains('whole') ? 'Leave full screen' : 'Full screen', whole);
      if (tile.datasets.length && page.hasRows()) item('Show the rows', () => page.rows(tile, more));
      item('Where this comes from', () => page.where(tile, element));
      page.more(tile).forEach(each => item(each.title, each.act));
    }

    function toggle() {
      asTable = !asTable;
      element.classList.toggle('as-table', asTable);
      paint();
    }

    function whole() {
      element.classList.toggle('whole');
      document.body.classList.toggle('covered', element.classList.contains('whole'));
      if (shown) guarded(shown.resize);
      more.focus();
    }

    return {
      id: tile.id, tile, element, draw, fail, put,
      busy: () => element.setAttribute('aria-busy', 'true'),
      resize: () => { if (shown) guarded(shown.resize); },
      redraw: () => { if (shown) guarded(shown.redraw); },
      spread: host => { if (shown && shown.spread) shown.spread(host); },
      finalize: () => { if (shown) shown.finalize(); shown = null; },
      rows: rowsOf,
      shown: () => shown
    };
  }

  mill.tile = {create};
})(window.millraceParts = window.millraceParts || {});
