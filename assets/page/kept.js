/* What stays when a page is shown anew: all of it, where only places and names changed; else what a
 * person set on it. */
(function (mill) {
  'use strict';

  /* A model without what can be changed in place. That the pipeline has changed since its run is not
   * said on the page. */
  function bare(model) {
    return JSON.stringify({...model, title: '', subtitle: '', tabs: [], columns: 0, board: null,
      run: model.run && {...model.run, changed: false},
      tiles: model.tiles.map(tile => ({...tile, place: null}))});
  }

  /* What cannot change in place: which tiles and filters there are, and where. The words of a report have
   * figures among them. */
  function frame(model) {
    return JSON.stringify([model.source, model.node, model.title, model.columns, model.tabs, model.single,
      model.filters.map(filter => [filter.id, filter.title, filter.kind, filter.control, filter.unit, filter.cycle]),
      model.tiles.map(tile => [tile.id, tile.kind, tile.title, tile.subtitle, tile.note, tile.place])]);
  }

  const hasSameFrame = (before, next) => !before.report && !next.report && frame(before) === frame(next);

  const isSame = (before, next) => bare(before) === bare(next);

  const ids = model => model.tiles.map(tile => tile.id).sort().join('\n');

  const named = filter => JSON.stringify([filter.title, filter.kind, filter.unit || '', Boolean(filter.control)]);

  /* Of the same page made anew: its tab, how far it is scrolled, and the filters it still has.
   * @param view {tab, top}
   * @return null for another page */
  function of(before, next, state, view) {
    if (before.source !== next.source || before.node !== next.node || ids(before) !== ids(next)) return null;
    const filters = {}, from = {};
    before.filters.forEach(filter => {
      const held = state.get(filter.id), now = next.filters.find(each => named(each) === named(filter));
      if (!held || !now) return;
      filters[now.id] = held;
      from[now.id] = state.from(filter.id);
    });
    return {...view, filters, from};
  }

  mill.kept = {isSame, hasSameFrame, of};
})(window.millraceParts = window.millraceParts || {});
