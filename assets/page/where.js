/* "Where this comes from": the run, the checks, the nodes and the sources behind a tile. */
(function (mill) {
  'use strict';

  const {make} = mill.dom;

  function show(model, tile, element) {
    const from = tile.from || {};
    const facts = [
      ['Pipeline', model.source],
      ['Run', run(model)],
      ['Rows it reads', typeof from.rows === 'number' ? mill.words.number(from.rows) : null],
      ['Checks', checks(model, from)],
      ['Nodes', list((from.nodes || [from.node]).filter(Boolean).map(node))],
      ['Sources', list((from.sources || []).map(source => make('span', null, make('span', {text: source.data + ', read by '}), node(source.node))))],
      ['Source columns', (from.columns || []).join(', ')],
      ['Not filtered by', Object.keys(tile.filtered || {}).filter(id => typeof tile.filtered[id] === 'string')
        .map(id => (model.filters.find(filter => filter.id === id) || {title: id}).title + ' (' + tile.filtered[id] + ')').join(' ')]
    ].filter(fact => fact[1]);
    const shown = make('dl');
    facts.forEach(([name, fact]) => shown.append(make('dt', {text: name}),
      typeof fact === 'string' ? make('dd', {text: fact}) : make('dd', null, fact)));
    const buttons = [];
    if (can() && from.node) buttons.push(make('button', {type: 'button', text: 'Show the node', onclick: () => go(from.node)}));
    mill.sheet.show({title: tile.title, subtitle: 'Where this comes from', back: element.querySelector('.more')}, [shown], buttons);
  }

  const can = () => Boolean(window.millrace && window.millrace.showNode);

  function go(id) {
    mill.sheet.hide();
    window.millrace.showNode(id);
  }

  const node = id => (can() ? make('button.plain', {type: 'button', text: id, title: 'Show the node', onclick: () => go(id)})
    : make('span', {text: id}));

  const list = items => (items.length ? make('ul.plainlist', null, ...items.map(item => make('li', null, item))) : null);

  function run(model) {
    if (!model.run || model.basis === 'sample') return 'none yet; a sample is shown';
    const {number, at, newest, changed} = model.run;
    return `${number}, ${mill.head.moment(new Date(at), new Date())}`
      + (newest > number ? `; run ${newest} came later and brought no new rows` : ', the last one')
      + (changed ? '; the pipeline has changed since' : '');
  }

  /* @return what came of each expectation on the way, or of all of the run */
  function checks(model, from) {
    if (!from.checks) return mill.head.freshness(model, new Date())[1];
    if (!from.checks.length) return 'none on its way';
    return list(from.checks.map(check => make('span', null,
      make(check.broken ? 'b.bad' : 'b.good', {text: check.broken ? 'warned ' : 'passed '}),
      make('span', {text: check.expectation + (check.broken ? ', broken by ' + mill.words.number(check.broken)
        + (check.broken === 1 ? ' row' : ' rows') : '') + ', at '}), node(check.node))));
  }

  mill.where = {show};
})(window.millraceParts = window.millraceParts || {});
