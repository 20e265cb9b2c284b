/* "Where this comes from": the node, the run and the columns behind a tile. */
(function (mill) {
  'use strict';

  const {make} = mill.dom;
  let open = null;

  function show(model, tile, element) {
    hide();
    const from = tile.from || {};
    const facts = [
      ['Pipeline', model.source],
      ['Node', from.node],
      ['Rows it reads', typeof from.rows === 'number' ? mill.words.number(from.rows) : null],
      ['Source columns', (from.columns || []).join(', ')],
      ['Run', model.run && model.basis !== 'sample'
        ? `${model.run.number}, ${mill.head.moment(new Date(model.run.at), new Date())}` : 'none yet; a sample is shown'],
      ['Quality', mill.head.freshness(model, new Date())[1]],
      ['Not filtered by', Object.keys(tile.filtered || {}).filter(id => typeof tile.filtered[id] === 'string')
        .map(id => (model.filters.find(filter => filter.id === id) || {title: id}).title + ' (' + tile.filtered[id] + ')').join(' ')]
    ].filter(fact => fact[1]);
    const list = make('dl');
    facts.forEach(([name, text]) => list.append(make('dt', {text: name}), make('dd', {text})));
    const close = make('button', {type: 'button', text: 'Close', onclick: hide});
    const buttons = make('div.row', null, close);
    if (window.millrace && window.millrace.showNode && from.node) {
      buttons.prepend(make('button', {type: 'button', text: 'Show the node', onclick: () => window.millrace.showNode(from.node)}));
    }
    const sheet = make('div.sheet', {role: 'dialog', 'aria-modal': 'true', 'aria-label': 'Where ' + tile.title + ' comes from'},
      make('h3', {text: tile.title}), make('p', {text: 'Where this comes from'}), list, buttons);
    const veil = make('div.veil', {onclick: e => { if (e.target === veil) hide(); }}, sheet);
    sheet.addEventListener('keydown', e => {
      if (e.key !== 'Tab') return;
      const stops = [...sheet.querySelectorAll('button')], last = stops[stops.length - 1];
      if (e.shiftKey ? document.activeElement === stops[0] : document.activeElement === last) {
        (e.shiftKey ? last : stops[0]).focus();
        e.preventDefault();
      }
    });
    document.body.append(veil);
    open = {veil, back: element.querySelector('.more')};
    close.focus();
  }

  function hide() {
    if (!open) return false;
    open.veil.remove();
    if (open.back) open.back.focus();
    open = null;
    return true;
  }

  mill.where = {show, hide};
})(window.millraceParts = window.millraceParts || {});
