/* The filters that are set, and which tile set them by a click. A filter without a state lets all
 * rows pass. The page asks to be told of changes; it is the only one who draws. */
(function (mill) {
  'use strict';

  const {words} = mill;

  function create(filters, changed) {
    let set = {}, from = {};

    function put(id, state, tileId) {
      const filter = filters.find(each => each.id === id);
      if (!filter) return;
      if (empty(filter, state)) delete set[id];
      else set[id] = state;
      if (set[id] && tileId) from[id] = tileId;
      else delete from[id];
    }

    return {
      all: () => ({...set}),
      get: id => set[id],
      from: id => from[id],
      put: (id, state, tileId) => {
        put(id, state, tileId);
        return changed();
      },
      putAll: (states, tileId) => {
        Object.keys(states).forEach(id => put(id, states[id], tileId));
        return changed();
      },
      /* @param by filter, the tile that set it by a click; left out: none */
      replace: (states, by) => {
        set = {};
        from = {};
        Object.keys(states).forEach(id => put(id, states[id], (by || {})[id]));
        return changed();
      },
      clearPicks: () => {
        const picked = Object.keys(from);
        picked.forEach(id => put(id, null, null));
        return picked.length ? changed() : null;
      }
    };
  }

  function empty(filter, state) {
    if (!state) return true;
    if (state.any) return filter.kind === 'choice' && Boolean(filter.values) && filter.values.length > 0
      && filter.values.every(value => state.any.includes(value)) && filter.control;
    return (state.from === null || state.from === undefined) && (state.to === null || state.to === undefined);
  }

  /* A value as the filter shows it. */
  function valueText(filter, value) {
    if (value === null) return words.NONE;
    if (filter.kind === 'date') return words.time(value, filter.unit);
    return typeof value === 'number' ? words.number(value) : String(value);
  }

  /* What is set, in words: `East`, `2 of 4`, `2014-01 \u2026 2017-12`. */
  function text(filter, state) {
    if (!state) {
      if (filter.kind === 'choice') return 'all';
      return valueText(filter, filter.min) + ' \u2026 ' + valueText(filter, filter.max);
    }
    if (state.any) {
      if (state.any.length === 1) return choiceText(filter, state.any[0]);
      return state.any.length + ' of ' + (filter.values || []).length;
    }
    const low = state.from === undefined || state.from === null ? filter.min : state.from;
    const high = state.to === undefined || state.to === null ? filter.max : state.to;
    return low === high ? valueText(filter, low) : valueText(filter, low) + ' \u2026 ' + valueText(filter, high);
  }

  const choiceText = (filter, value) => words.key(value, (filter.key || {}).bucket && cycleOf(filter));

  /* A choice of a cyclic unit shows its names; the bucket of its key says so. */
  function cycleOf(filter) {
    const unit = filter.cycle || (filter.key && filter.key.bucket && filter.key.bucket.unit);
    return words.CYCLES[unit] ? {cycle: unit} : {unit: filter.unit || unit};
  }

  /* In full, for print and for people who do not see the controls. */
  function sentence(filter, state) {
    if (!state.any) return filter.title + ' from ' + text(filter, state).replace(' \u2026 ', ' to ');
    if (state.any.length === 0) return filter.title + ' is nothing';
    return filter.title + ' is ' + state.any.map(value => choiceText(filter, value)).join(' or ');
  }

  mill.state = {create, text, sentence, choiceText, valueText};
})(window.millraceParts = window.millraceParts || {});
