/* The rows behind a tile or a mark: a dialog with a table that asks its host for the rows it shows, page
 * by page, so that any number of them can be looked through. */
(function (mill) {
  'use strict';

  const {make, clear} = mill.dom;
  const {words} = mill;
  const PAGE = 200; // rows of one question
  const HEIGHT = 27; // pixels of a row
  const SCROLLED = 400000; // rows that a browser can scroll through
  const TAKEN = 100000; // rows that a file holds
  const AT_ONCE = 2000; // rows of a question for a file
  const COPIED = 10000; // rows that are copied
  const VALUES = 1e7; // values that a file or a copy holds, if the rows are wide

  const can = model => Boolean(model && model.live && window.millrace && window.millrace.ask);

  /* @param about {tile, title, filters: states that reach it, sentences, back: who gets the focus back}
   * @param mark {dataset, row}: of a mark; left out for the whole tile */
  function show(about, mark) {
    const question = {tile: about.tile.id, filters: about.filters};
    if (mark) {
      question.dataset = mark.dataset.name;
      question.mark = {};
      mark.dataset.keys.forEach(key => { if (mark.row[key.name] !== undefined) question.mark[key.name] = mark.row[key.name]; });
    }
    let columns = null, total = 0, node = '', sort = null, pages = new Map(), round = 0, widths = [];
    const said = make('p', {role: 'status', text: 'The rows are being read\u2026'});
    const scroll = make('div.scroll.rows', {tabindex: '0', role: 'region', 'aria-label': 'Rows behind ' + about.title});
    const table = make('table'), head = make('thead'), body = make('tbody');
    table.append(head, body);
    scroll.append(table);
    const open = make('button', {type: 'button', text: 'Open in Data', onclick: () => {
      mill.sheet.hide();
      window.millrace.openRows(node);
    }, hidden: true});
    const files = [['copy', 'Copy', copy], ['csv', 'Download CSV', () => take('csv')], ['xlsx', 'Download XLSX', () => take('xlsx')]].map(([id, text, act]) =>
      make('button', {type: 'button', text, onclick: () => run(act), disabled: true, 'data-file': id}));
    mill.sheet.show({title: 'Rows behind ' + about.title, subtitle: scope(), kind: 'wide', back: about.back,
      closed: () => { round = -1; }}, [said, scroll], [open, ...files]);
    scroll.addEventListener('scroll', () => requestAnimationFrame(paint));
    begin();

    function scope() {
      const parts = mark ? mark.dataset.keys.filter(key => mark.row[key.name] !== undefined)
        .map(key => (key.title || key.name) + ' is ' + words.key(mark.row[key.name], key)) : [];
      return parts.concat(about.sentences).join('; ');
    }

    /* Rows from an index on, as the host answers them. */
    function ask(from, count) {
      return Promise.resolve(window.millrace.ask({rows: {...question, from, count, ...(sort ? {sort} : {})}}));
    }

    function begin() {
      const mine = ++round;
      pages = new Map();
      return ask(0, PAGE).then(answer => {
        if (mine !== round) return;
        columns = answer.columns;
        total = answer.total;
        node = answer.node;
        pages.set(0, answer.rows);
        if (!widths.length) widths = columns.map((column, i) => width(column.name, answer.rows.map(row => row[i])));
        said.textContent = words.number(total) + (total === 1 ? ' row' : ' rows')
          + (total > SCROLLED ? '; the first ' + words.number(SCROLLED) + ' can be scrolled through' : '')
          + (total > fitting(TAKEN) ? '; a file holds the first ' + words.number(fitting(TAKEN)) : '') + '.';
        open.hidden = !window.millrace.openRows;
        files.forEach(file => { file.disabled = total === 0; });
        headed();
        scroll.scrollTop = 0;
        paint();
      }).catch(fail);
    }

    function fail(e) {
      if (round < 0) return;
      said.textContent = String((e && e.message) || e);
      said.setAttribute('role', 'alert');
    }

    const width = (name, texts) => Math.max(64, Math.min(300, 26 + 8.4
      * texts.slice(0, 60).reduce((most, text) => Math.max(most, String(text === null ? '' : text).length), name.length + 2)));

    const right = column => column.sort === 'number';

    function headed() {
      clear(head);
      const line = make('tr');
      columns.forEach(column => {
        const cell = make('th' + (right(column) ? '.right' : ''), {scope: 'col',
          'aria-sort': sort && sort.column === column.name ? (sort.descending ? 'descending' : 'ascending') : null},
          make('button', {type: 'button', text: column.name, title: column.type, onclick: () => turn(column)}));
        line.append(cell);
      });
      head.append(line);
      table.querySelectorAll('colgroup').forEach(old => old.remove());
      table.prepend(make('colgroup', null, ...widths.map(each => make('col', {style: 'width: ' + Math.round(each) + 'px'}))));
      table.style.width = widths.reduce((sum, each) => sum + Math.round(each), 0) + 'px';
      table.setAttribute('aria-rowcount', total + 1);
    }

    /* Up, down, and back to how they lie. */
    function turn(column) {
      if (!sort || sort.column !== column.name) sort = {column: column.name, descending: right(column)};
      else if (sort.descending === right(column)) sort = {column: column.name, descending: !sort.descending};
      else sort = null;
      begin().then(() => {
        const again = [...head.querySelectorAll('button')].find(each => each.textContent === column.name);
        if (again) again.focus();
      });
    }

    /* Only the rows in sight are in the page; those that are not here yet are asked for. */
    function paint() {
      if (round < 0 || !columns) return;
      const all = Math.min(total, SCROLLED), seen = Math.ceil(scroll.clientHeight / HEIGHT) + 12;
      const from = Math.max(0, Math.min(all - seen, Math.floor(scroll.scrollTop / HEIGHT) - 6)), to = Math.min(all, from + seen);
      clear(body);
      body.append(make('tr.gap', {'aria-hidden': 'true'}, make('td', {colspan: columns.length, style: 'height: ' + from * HEIGHT + 'px'})));
      for (let i = from; i < to; i++) body.append(line(i));
      body.append(make('tr.gap', {'aria-hidden': 'true'},
        make('td', {colspan: columns.length, style: 'height: ' + (all - to) * HEIGHT + 'px'})));
      for (let page = Math.floor(from / PAGE); page * PAGE < to; page++) need(page);
    }

    function line(index) {
      const page = pages.get(Math.floor(index / PAGE)), row = Array.isArray(page) ? page[index % PAGE] : null;
      return make('tr', {'aria-rowindex': index + 2}, ...columns.map((column, i) => {
        const text = row ? row[i] : '';
        return make('td' + (right(column) ? '.right' : '') + (text === null ? '.nothing' : ''),
          {text: row ? (text === null ? 'NULL' : text) : i ? '' : '\u2026', title: text && text.length > 30 ? text : null});
      }));
    }

    function need(page) {
      if (pages.has(page)) return;
      const mine = round;
      pages.set(page, 'asked');
      ask(page * PAGE, PAGE).then(answer => {
        if (mine !== round) return;
        pages.set(page, answer.rows);
        requestAnimationFrame(paint);
      }).catch(e => {
        pages.delete(page);
        fail(e);
      });
    }

    const fitting = rows => Math.min(rows, Math.floor(VALUES / columns.length));

    /* All rows up to a limit, in the order that shows. */
    function all(most) {
      const rows = [], end = Math.min(total, most), mine = round;
      const next = () => {
        if (rows.length >= end || mine !== round) return rows;
        return ask(rows.length, Math.min(AT_ONCE, end - rows.length)).then(answer => {
          answer.rows.forEach(row => rows.push(row));
          if (!answer.rows.length) return rows;
          said.textContent = words.number(rows.length) + ' of ' + words.number(end) + ' rows read.';
          return next();
        });
      };
      return Promise.resolve(next());
    }

    function run(act) {
      files.forEach(file => { file.disabled = true; });
      act().then(text => { said.textContent = text; }).catch(fail).then(() => files.forEach(file => { file.disabled = false; }));
    }

    function take(kind) {
      return all(fitting(TAKEN)).then(rows => {
        const name = 'Rows behind ' + about.title;
        const saved = kind === 'csv' ? mill.files.saveRowsCsv(name, columns, rows) : mill.xlsx.saveRows(name, columns, rows);
        return Promise.resolve(saved).then(() => words.number(rows.length) + ' rows of ' + words.number(total) + ' are in the file.');
      });
    }

    function copy() {
      return all(fitting(COPIED)).then(rows => {
        const text = [columns.map(column => column.name)].concat(rows)
          .map(row => row.map(cell => (cell === null ? '' : String(cell).replace(/[\t\r\n]/g, ' '))).join('\t')).join('\n');
        toClipboard(text);
        return words.number(rows.length) + ' rows of ' + words.number(total) + ' are copied.';
      });
    }

    function toClipboard(text) {
      if (window.millrace.copy) {
        window.millrace.copy(text);
        return;
      }
      const area = make('textarea.unseen');
      area.value = text;
      scroll.after(area);
      area.select();
      document.execCommand('copy');
      area.remove();
    }
  }

  mill.rows = {show, can};
})(window.millraceParts = window.millraceParts || {});
