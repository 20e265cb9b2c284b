/* What a tile hands out: CSV that no spreadsheet runs, PNG and SVG of its chart. */
(function (mill) {
  'use strict';

  /* A cell that a spreadsheet would take for a formula gets an apostrophe; numbers stay numbers. */
  function cell(value) {
    if (value === null || value === undefined) return '';
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    const text = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
    return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  /* Times by their names, numbers with all digits. */
  function csv(dataset, rows) {
    const keys = dataset.keys, measures = dataset.measures;
    const head = keys.concat(measures).map(each => cell(each.title || each.name));
    const key = (value, about) => (value === null ? '' : about.unit || about.cycle || about.type === 'temporal'
      ? mill.words.key(value, about) : value);
    const lines = rows.map(row => keys.map(about => cell(key(row[about.name], about)))
      .concat(measures.map(measure => cell(row[measure.name]))));
    return [head].concat(lines).map(line => line.join(',')).join('\r\n') + '\r\n';
  }

  const fileName = (title, ending) =>
    (title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'tile') + '.' + ending;

  /* The host saves where it can (a window has no downloads), else the browser does.
   * @param blob what to save */
  function save(blob, name) {
    if (window.millrace && window.millrace.save) {
      const read = new FileReader();
      read.onload = () => window.millrace.save(name, blob.type, String(read.result).split(',')[1]);
      read.readAsDataURL(blob);
      return;
    }
    const link = mill.dom.make('a', {href: URL.createObjectURL(blob), download: name});
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  function saveCsv(title, dataset, rows) {
    save(new Blob(['\ufeff', csv(dataset, rows)], {type: 'text/csv;charset=utf-8'}), fileName(title, 'csv'));
  }

  /* Rows that came as texts: a number is what its column says. */
  function rowsCsv(columns, rows) {
    const value = (text, column) => (text === null || column.sort !== 'number' ? cell(text) : text);
    return [columns.map(column => cell(column.name))].concat(rows.map(row => row.map((text, i) => value(text, columns[i]))))
      .map(line => line.join(',')).join('\r\n') + '\r\n';
  }

  function saveRowsCsv(title, columns, rows) {
    save(new Blob(['\ufeff', rowsCsv(columns, rows)], {type: 'text/csv;charset=utf-8'}), fileName(title, 'csv'));
  }

  /* The picture with the page's own background, so that it is legible wherever it is put. */
  function saveSvg(title, view) {
    return view.background(mill.theme.variable('card')).toSVG().then(text => {
      save(new Blob([text], {type: 'image/svg+xml'}), fileName(title, 'svg'));
    }).finally(() => view.background(null));
  }

  /* @param scale pixels of the picture for one of the page */
  function savePng(title, view, scale) {
    return view.background(mill.theme.variable('card')).toCanvas(scale).then(canvas => new Promise(done => {
      canvas.toBlob(blob => {
        save(blob, fileName(title, 'png'));
        done();
      }, 'image/png');
    })).finally(() => view.background(null));
  }

  mill.files = {csv, cell, rowsCsv, fileName, save, saveCsv, saveRowsCsv, saveSvg, savePng};
})(window.millraceParts = window.millraceParts || {});
