/* XLSX of a tile or of rows: numbers are numbers, times are dates, texts are texts in the cell itself, so
 * that nothing in it is ever a formula. One that looks like a formula is marked as a text, so that it stays
 * one when somebody edits it; its value is what it was. The file is a zip of a few XML parts. */
(function (mill) {
  'use strict';

  const DAY = 86400000, EPOCH = 25569; // days from 1899-12-30 to 1970
  const EARLIEST = Date.UTC(1900, 2, 1); // before it Excel counts a day that never was
  const FARTHEST = 8.64e15; // milliseconds that a date can be from 1970
  const LONGEST = 32767; // characters of a cell
  const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/';
  const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.';
  const FORMATS = ['General', 'General', 'yyyy-mm-dd', 'yyyy-mm-dd hh:mm:ss', 'yyyy-mm', 'yyyy'];
  const STYLES = {head: 1, day: 2, moment: 3, month: 4, year: 5};
  const QUOTED = FORMATS.length; // the style of a text that looks like a formula
  const UNITS = {year: 'year', yearquarter: 'month', yearmonth: 'month', yearweek: 'day', yearmonthdate: 'day'};
  const encoder = new TextEncoder();

  const escaped = text => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/\r/g, '&#13;');

  /* `_x000D_` in a cell means a carriage return; where a text says so itself, its bar is written that way. */
  const inCell = text => escaped(text.slice(0, LONGEST)).replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_');

  function columnName(index) {
    let name = '';
    for (let i = index + 1; i > 0; i = Math.floor((i - 1) / 26)) name = String.fromCharCode(65 + (i - 1) % 26) + name;
    return name;
  }

  function text(at, value, style) {
    const kind = style || (/^[=+\-@\t\r]/.test(value) ? QUOTED : 0);
    return `<c r="${at}"${kind ? ` s="${kind}"` : ''} t="inlineStr"><is><t xml:space="preserve">${inCell(value)}</t></is></c>`;
  }

  /* @param cell null, a text, a number, true or false, or {ms, style} for a time */
  function cellOf(at, cell) {
    if (cell === null || cell === undefined) return '';
    if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}"><v>${cell}</v></c>` : text(at, String(cell));
    if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
    if (typeof cell === 'object') {
      if (Math.abs(cell.ms) > FARTHEST) return text(at, String(cell.ms));
      if (cell.ms < EARLIEST) return text(at, new Date(cell.ms).toISOString().slice(0, cell.style === 'moment' ? 19 : 10).replace('T', ' '));
      return `<c r="${at}" s="${STYLES[cell.style]}"><v>${cell.ms / DAY + EPOCH}</v></c>`;
    }
    return text(at, String(cell));
  }

  const lengthOf = cell => (cell === null || cell === undefined ? 0 : typeof cell === 'object' ? FORMATS[STYLES[cell.style]].length
    : String(cell).length);

  /* @param heads titles of the columns
   * @param rows lists of cells */
  function sheet(heads, rows) {
    const widths = heads.map((head, i) => rows.slice(0, 1000).reduce((most, row) => Math.max(most, lengthOf(row[i])), head.length));
    const parts = [`<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">`
      + '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
      + '<cols>' + widths.map((wide, i) => `<col min="${i + 1}" max="${i + 1}" width="${Math.min(60, wide + 3)}" customWidth="1"/>`).join('')
      + '</cols><sheetData>', '<row r="1">' + heads.map((head, i) => text(columnName(i) + 1, head, STYLES.head)).join('') + '</row>'];
    rows.forEach((row, r) => parts.push(`<row r="${r + 2}">` + row.map((cell, i) => cellOf(columnName(i) + (r + 2), cell)).join('') + '</row>'));
    parts.push('</sheetData></worksheet>');
    return parts.join('');
  }

  function styles() {
    const own = FORMATS.slice(2).map((code, i) => `<numFmt numFmtId="${164 + i}" formatCode="${code}"/>`).join('');
    const cells = FORMATS.map((_, i) => (i === 0 ? '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
      : i === 1 ? '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
        : `<xf numFmtId="${162 + i}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`)).join('');
    const font = bold => `<font>${bold}<sz val="11"/><name val="Calibri"/></font>`;
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="${MAIN}"><numFmts count="${FORMATS.length - 2}">${own}</numFmts>`
      + `<fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill>`
      + '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
      + '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
      + `<cellXfs count="${FORMATS.length + 1}">${cells}`
      + '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs></styleSheet>';
  }

  function parts(name, heads, rows) {
    const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
    const title = name.replace(/[[\]:*?/\\]/g, ' ').trim().replace(/^'+|'+$/g, '').trim().slice(0, 31) || 'Tile';
    const relation = (id, kind, target) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
    return {
      '[Content_Types].xml': `${xml}<Types xmlns="${PACKAGE}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
        + '<Default Extension="xml" ContentType="application/xml"/>'
        + [['workbook', 'sheet.main'], ['worksheets/sheet1', 'worksheet'], ['styles', 'styles']].map(([part, kind]) =>
          `<Override PartName="/xl/${part}.xml" ContentType="${TYPE}${kind}+xml"/>`).join('') + '</Types>',
      '_rels/.rels': `${xml}<Relationships xmlns="${PACKAGE}relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
      'xl/workbook.xml': `${xml}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="${PACKAGE}relationships">${relation('rId1', 'worksheet', 'worksheets/sheet1.xml')}`
        + `${relation('rId2', 'styles', 'styles.xml')}</Relationships>`,
      'xl/styles.xml': styles(),
      'xl/worksheets/sheet1.xml': sheet(heads, rows)
    };
  }

  /* A zip of files, made smaller where the browser can. */
  const CRC = Array.from({length: 256}, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });

  function crc(bytes) {
    let c = 0xffffffff;
    for (let i = 0; i < bytes.length; i++) c = CRC[(c ^ bytes[i]) & 255] ^ (c >>> 8);
    return (c ^ 0xffffffff) >>> 0;
  }

  function deflated(bytes) {
    let packer;
    try {
      packer = new CompressionStream('deflate-raw');
    } catch (e) {
      return Promise.resolve(null); // a browser without it: the file is larger
    }
    return new Response(new Blob([bytes]).stream().pipeThrough(packer)).arrayBuffer().then(made => new Uint8Array(made));
  }

  function record(signature, fields) {
    const size = fields.reduce((sum, [width]) => sum + width, 4), view = new DataView(new ArrayBuffer(size));
    view.setUint32(0, signature, true);
    let at = 4;
    fields.forEach(([width, value]) => {
      if (width === 2) view.setUint16(at, value, true);
      else view.setUint32(at, value, true);
      at += width;
    });
    return new Uint8Array(view.buffer);
  }

  function zip(files) {
    return Promise.all(Object.entries(files).map(([name, text]) => {
      const whole = encoder.encode(text);
      return deflated(whole).then(packed => ({name: encoder.encode(name), crc: crc(whole), size: whole.length,
        way: packed ? 8 : 0, bytes: packed || whole}));
    })).then(entries => {
      const body = [], directory = [];
      let at = 0;
      entries.forEach(entry => {
        const about = [[2, 20], [2, 0x800], [2, entry.way], [2, 0], [2, 33], [4, entry.crc], [4, entry.bytes.length],
          [4, entry.size], [2, entry.name.length], [2, 0]];
        const local = record(0x04034b50, about);
        body.push(local, entry.name, entry.bytes);
        directory.push(record(0x02014b50, [[2, 20], ...about, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]), entry.name);
        at += local.length + entry.name.length + entry.bytes.length;
      });
      const long = directory.reduce((sum, each) => sum + each.length, 0), count = entries.length;
      return new Blob([...body, ...directory, record(0x06054b50, [[2, 0], [2, 0], [2, count], [2, count], [4, long], [4, at], [2, 0]])],
        {type: TYPE + 'sheet'});
    });
  }

  const book = (name, heads, rows) => zip(parts(name, heads, rows));

  /* The rows of a dataset as cells. */
  function ofDataset(dataset, rows) {
    const heads = dataset.keys.concat(dataset.measures).map(each => each.title || each.name);
    const key = about => {
      if (about.cycle) return value => mill.words.key(value, about);
      if (!about.unit && about.type !== 'temporal') return value => value;
      const style = UNITS[about.unit] || (rows.every(row => (row[about.name] || 0) % DAY === 0) ? 'day' : 'moment');
      return value => (typeof value === 'number' ? {ms: value, style} : value);
    };
    const readers = dataset.keys.map(about => [about.name, key(about)]).concat(dataset.measures.map(m => [m.name, value => value]));
    return {heads, rows: rows.map(row => readers.map(([name, read]) => (row[name] === null ? null : read(row[name]))))};
  }

  /* A value that came as text, by the type of its column. What a number of a sheet cannot hold stays text. */
  function ofText(text, column) {
    if (text === null) return null;
    if (column.sort === 'flag') return text === 'true';
    if (column.sort === 'number') {
      const digits = text.replace(/[eE].*/, '').replace(/[^0-9]/g, '').replace(/^0+/, '').length;
      return digits <= 15 || /^(FLOAT|DOUBLE)/.test(column.type) ? (Number.isFinite(Number(text)) ? Number(text) : text) : text;
    }
    if (column.sort === 'time') {
      const found = /^(\d{4})-(\d\d)-(\d\d)(?:[ T](\d\d):(\d\d):(\d\d)(\.\d+)?)?([+-]\d\d(?::?\d\d)?)?$/.exec(text);
      if (!found || found[8]) return text;
      const [, year, month, day, hour, minute, second, part] = found;
      const ms = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0) + Math.round(Number(part || 0) * 1000);
      return {ms, style: hour === undefined ? 'day' : 'moment'};
    }
    return text;
  }

  const ofRows = (columns, rows) => ({heads: columns.map(column => column.name),
    rows: rows.map(row => row.map((text, i) => ofText(text, columns[i])))});

  const save = (title, made) => book(title, made.heads, made.rows).then(blob => mill.files.save(blob, mill.files.fileName(title, 'xlsx')));

  mill.xlsx = {ofDataset, ofRows, book,
    saveDataset: (title, dataset, rows) => save(title, ofDataset(dataset, rows)),
    saveRows: (title, columns, rows) => save(title, ofRows(columns, rows))};
})(window.millraceParts = window.millraceParts || {});
