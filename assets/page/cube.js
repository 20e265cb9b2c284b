/* Answers a question again for other filters, from a cube: groups by keys and filter columns with
 * parts that add up. What does not add up is not in a cube, so no figure here can be wrong. */
(function (mill) {
  'use strict';

  /* A column as a function of the row: plain, or a dictionary and places in it. */
  function reader(column) {
    if (Array.isArray(column)) return row => column[row];
    const {dict, at} = column;
    return row => { // no place, or one outside the dictionary, is NULL
      const value = dict[at[row]];
      return value === undefined ? null : value;
    };
  }

  function length(columns) {
    const first = columns[Object.keys(columns)[0]];
    return first === undefined ? 0 : Array.isArray(first) ? first.length : first.at.length;
  }

  /* Rows as objects, of the columns of an answer. */
  function rows(answer) {
    const names = Object.keys(answer.columns), readers = names.map(name => reader(answer.columns[name]));
    return Array.from({length: length(answer.columns)}, (_, row) => {
      const made = {};
      names.forEach((name, i) => { made[name] = readers[i](row); });
      return made;
    });
  }

  /* @param state one filter's: {any: [...]} or {from, to}, both ends included */
  function test(state) {
    if (state.any) {
      const any = new Set(state.any);
      return value => any.has(value === undefined ? null : value);
    }
    const {from, to} = state;
    const low = from === null || from === undefined ? -Infinity : from;
    const high = to === null || to === undefined ? Infinity : to;
    return value => value !== null && value >= low && value <= high;
  }

  /* Two numbers may be one group, never a number and the text that looks like it. */
  const tag = value => (value === null ? 'n' : typeof value === 'string' ? 's' + value.length + ':' + value
    : (typeof value)[0] + value);

  const PUT = {
    sum: (a, b) => (b === null ? a : a === null ? b : a + b),
    min: (a, b) => (b === null ? a : a === null || b < a ? b : a),
    max: (a, b) => (b === null ? a : a === null || b > a ? b : a)
  };
  const ADD = {sum: PUT.sum, count: PUT.sum, min: PUT.min, max: PUT.max,
    mean_sum: PUT.sum, mean_count: PUT.sum, ratio_top: PUT.sum, ratio_bottom: PUT.sum};
  const PARTNER = {mean_sum: 'mean_count', ratio_top: 'ratio_bottom'};

  /* As SQL answers: the sum of nothing is NULL, a count of nothing is 0, and without keys there is
   * always one row. */
  function answer(dataset, filters) {
    const cube = dataset.cube;
    const columns = cube.columns;
    const checks = Object.keys(filters)
      .filter(id => cube.filters[id] !== undefined)
      .map(id => [reader(columns[cube.filters[id]]), test(filters[id])]);
    const keys = dataset.keys.map(key => ({name: key.name, of: reader(columns[key.name])}));
    const parts = cube.parts.map(part => ({...part, of: reader(columns[part.name]), add: ADD[part.role]}));
    const groups = new Map();
    const count = length(columns);
    for (let row = 0; row < count; row++) {
      if (!checks.every(([of, holds]) => holds(of(row)))) continue;
      const values = keys.map(key => key.of(row));
      const id = values.map(tag).join('|');
      let group = groups.get(id);
      if (!group) groups.set(id, group = empty(keys, values, parts));
      parts.forEach((part, i) => { group.sums[i] = part.add(group.sums[i], part.of(row)); });
    }
    if (keys.length === 0 && groups.size === 0) groups.set('', empty(keys, [], parts));
    const made = [...groups.values()].map(group => finish(dataset, group, parts));
    return ordered(dataset, made);
  }

  function empty(keys, values, parts) {
    const row = {};
    keys.forEach((key, i) => { row[key.name] = values[i]; });
    return {row, sums: parts.map(part => (/count/.test(part.role) ? 0 : null))};
  }

  function finish(dataset, group, parts) {
    const row = group.row;
    dataset.measures.forEach(measure => { row[measure.name] = null; });
    parts.forEach((part, i) => {
      const partner = PARTNER[part.role];
      if (partner) {
        const j = parts.findIndex(other => other.measure === part.measure && other.role === partner);
        const below = group.sums[j];
        row[part.measure] = group.sums[i] === null || !below ? null : group.sums[i] / below;
      } else if (!/^(mean_count|ratio_bottom)$/.test(part.role)) {
        row[part.measure] = group.sums[i];
      }
    });
    return row;
  }

  /* By the dataset's order, then by its keys so that equal figures keep their places. */
  function ordered(dataset, made) {
    const by = (dataset.order || []).concat(dataset.keys.map(key => ({name: key.name, descending: false})));
    made.sort((a, b) => {
      for (const {name, descending} of by) {
        const x = a[name], y = b[name];
        const order = mill.words.compare(x, y);
        if (order) return x === null || y === null || !descending ? order : -order;
      }
      return 0;
    });
    const most = dataset.most || made.length;
    return {rows: made.slice(0, most), more: made.length > most, sampled: false};
  }

  mill.cube = {rows, answer, test, reader};
})(window.millraceParts = window.millraceParts || {});
