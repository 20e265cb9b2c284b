/* A table of rows: of a table tile, of a pivot, and in place of a chart. Scrolls under its head. */
(function (mill) {
  'use strict';

  const {make, clear} = mill.dom;
  const {words} = mill;
  const AT_ONCE = 500; // rows put into the page before somebody asks for more

  /* The columns of a table tile, with the text of each cell.
   * @return {columns: [{title, align, text(row), value(row), bar, negative}], rows} */
  function ofLook(tile, rows) {
    const dataset = tile.datasets[0];
    const keyOf = name => dataset.keys.find(key => key.name === name);
    const measureOf = name => dataset.measures.find(measure => measure.name === name);
    const column = look => {
      const key = keyOf(look.name), measure = measureOf(look.name);
      return {
        name: look.name, title: look.title || (key || measure || {}).title || look.name,
        align: look.align || (measure ? 'right' : 'left'), bar: Boolean(look.bar), negative: look.negative !== false,
        value: row => row[look.name],
        text: row => {
          const value = row[look.name];
          if (key && (typeof value !== 'number' || key.type === 'temporal' || key.unit || key.cycle || key.bin || !look.format)) return words.key(value, key);
          return value === null || value === undefined ? '' : words.number(value, look.format);
        }
      };
    };
    const looks = tile.look.columns || dataset.keys.concat(dataset.measures).map(each => ({name: each.name}));
    if (!tile.look.across) return {columns: looks.map(column), rows};
    return pivot(tile.look.across, keyOf(tile.look.across), looks, column, measureOf, rows);
  }

  /* One column for each value of `across` and measure; one row for each combination of other keys. */
  function pivot(across, about, looks, column, measureOf, rows) {
    const heads = looks.filter(look => look.name !== across && !measureOf(look.name));
    const figures = looks.filter(look => measureOf(look.name));
    const values = [...new Set(rows.map(row => row[across]))].sort(words.compare);
    const lines = new Map();
    rows.forEach(row => {
      const id = JSON.stringify(heads.map(head => row[head.name]));
      if (!lines.has(id)) lines.set(id, {...row, cells: new Map()});
      lines.get(id).cells.set(row[across], row);
    });
    const columns = heads.map(column);
    values.forEach(value => figures.forEach(look => {
      const cell = column(look), name = words.key(value, about);
      const inner = line => line.cells.get(value);
      columns.push({...cell, title: figures.length > 1 ? name + ' ' + cell.title : name,
        value: line => (inner(line) ? cell.value(inner(line)) : null),
        text: line => (inner(line) ? cell.text(inner(line)) : '')});
    }));
    return {columns, rows: [...lines.values()]};
  }

  /* Any dataset as it is, for "show as table" and files. */
  function ofDataset(dataset, rows) {
    const columns = dataset.keys.map(key => ({name: key.name, title: key.title || key.name, align: 'left',
      value: row => row[key.name], text: row => words.key(row[key.name], key)}))
      .concat(dataset.measures.map(m => ({name: m.name, title: m.title || m.name, align: 'right', negative: true,
        value: row => row[m.name], text: row => (row[m.name] === null ? '' : words.number(row[m.name], m.format))})));
    return {columns, rows};
  }

  /* @param table of `ofLook` or `ofDataset`
   * @param context {summary, pick?, picks?, lit?} of tile.js; `still` without buttons in the head, as a
   *   browser repeats no head with buttons on the next sheet of paper */
  function draw(host, table, context) {
    const scroll = make('div.scroll', {tabindex: '0', role: 'region', 'aria-label': context.summary});
    const element = make('table'), head = make('tr'), body = make('tbody');
    element.append(make('thead', null, head), body);
    scroll.append(element);
    host.append(scroll);
    let rows = table.rows, sorted = null;
    const heads = table.columns.map((column, index) => {
      const title = context.still ? make('span', {text: column.title})
        : make('button', {type: 'button', text: column.title, onclick: () => sort(index)});
      const cell = make('th.' + column.align, {scope: 'col'}, title);
      head.append(cell);
      return cell;
    });
    const most = table.columns.map(column => (column.bar
      ? Math.max(1e-300, ...table.rows.map(row => Math.abs(column.value(row) || 0))) : 0));

    function sort(index) {
      const down = sorted && sorted.index === index ? !sorted.down : table.columns[index].align === 'right';
      sorted = {index, down};
      const of = table.columns[index].value;
      rows = table.rows.slice().sort((a, b) => {
        const x = of(a), y = of(b), order = words.compare(x, y);
        return down && x !== null && y !== null ? -order : order;
      });
      heads.forEach((cell, i) => {
        if (i === index) cell.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        else cell.removeAttribute('aria-sort');
      });
      fill(AT_ONCE);
    }

    function fill(count) {
      clear(body);
      rows.slice(0, count).forEach(row => body.append(line(row)));
      if (rows.length > count) {
        const more = make('button.plain', {type: 'button', text: 'Show all ' + words.number(rows.length) + ' rows',
          onclick: () => fill(Infinity)});
        body.append(make('tr.more', null, make('td', {colspan: table.columns.length}, more)));
      }
    }

    function line(row) {
      const tr = make('tr');
      table.columns.forEach((column, index) => tr.append(cell(row, column, most[index])));
      if (context.lit && !context.lit(row)) tr.className = 'dim';
      if (context.pick && context.picks.length) {
        tr.classList.add('pickable');
        tr.tabIndex = 0;
        tr.addEventListener('click', e => context.pick(row, context.tile.datasets[0], context.picks, e.shiftKey));
        tr.addEventListener('keydown', e => {
          if (e.key === 'Enter') context.pick(row, context.tile.datasets[0], context.picks, e.shiftKey);
        });
      }
      return tr;
    }

    function cell(row, column, greatest) {
      const value = column.value(row);
      const td = make('td.' + column.align, {text: column.text(row)});
      if (column.negative && typeof value === 'number' && value < 0) td.classList.add('negative');
      if (greatest && typeof value === 'number') {
        td.classList.add('barred');
        td.style.setProperty('--part', (Math.abs(value) / greatest * 100).toFixed(1) + '%');
      }
      return td;
    }

    fill(AT_ONCE);
    return {finalize: () => {}, resize: () => {}, redraw: () => fill(AT_ONCE), all: () => fill(Infinity),
      spread: other => draw(other, table, {...context, pick: null, still: true}).all()};
  }

  mill.grid = {draw, ofLook, ofDataset};
})(window.millraceParts = window.millraceParts || {});
