/* Which filters reach a tile, and its rows under them: from the file itself, or by asking the host. */
(function (mill) {
  'use strict';

  /* @param set states by filter; from(id) the tile whose click set a filter, which is not filtered by
   *   it but shows what was picked
   * @return {reach: states that filter the tile, why: sentences of those that do not} */
  function reaching(tile, set, from, live) {
    const reach = {}, why = {};
    Object.keys(set).forEach(id => {
      if (from(id) === tile.id) return;
      const told = (tile.filtered || {})[id];
      if (told === true && (live || tile.datasets.every(dataset => canFilter(dataset, id)))) reach[id] = set[id];
      else if (tile.datasets.length) why[id] = typeof told === 'string' ? told : '';
    });
    return {reach, why};
  }

  function canFilter(dataset, id) {
    return Boolean(dataset.cube && dataset.cube.filters[id] !== undefined);
  }

  const given = answer => ({rows: mill.cube.rows(answer), more: Boolean(answer.more), sampled: Boolean(answer.sampled)});

  /* From the file alone. */
  function own(tile, reach) {
    const made = {};
    tile.datasets.forEach(dataset => {
      const filtered = Object.keys(reach).length > 0;
      made[dataset.name] = !filtered && dataset.answer ? given(dataset.answer) : mill.cube.answer(dataset, reach);
    });
    return made;
  }

  /* Asks once for all tiles that the same filters reach.
   *
   * @param wanted list of {tile, reach}
   * @param took(tile, answers, fault) is called for each tile */
  function ask(wanted, took) {
    const groups = new Map();
    wanted.forEach(each => {
      const id = JSON.stringify(each.reach);
      if (!groups.has(id)) groups.set(id, []);
      groups.get(id).push(each);
    });
    return Promise.all([...groups.values()].map(group => Promise.resolve()
      .then(() => window.millrace.ask({tiles: group.map(each => each.tile.id), filters: group[0].reach}))
      .then(answered => group.forEach(({tile}) => {
        const answer = answered[tile.id];
        if (!answer) took(tile, null, 'No answer came.');
        else if (answer.fault) took(tile, null, String(answer.fault));
        else took(tile, Object.fromEntries(Object.keys(answer).map(name => [name, given(answer[name])])), null);
      }))
      .catch(e => group.forEach(({tile}) => took(tile, null, String((e && e.message) || e))))));
  }

  mill.answers = {reaching, own, ask};
})(window.millraceParts = window.millraceParts || {});
