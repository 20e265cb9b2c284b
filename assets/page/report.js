/* A report: a text in a column of comfortable width, with the tiles it names between its paragraphs
 * and their figures in its sentences. The text comes as a tree; every word of it goes through
 * `textContent`. */
(function (mill) {
  'use strict';

  const {make} = mill.dom;
  const {words} = mill;
  const ADDRESS = /^(https?:\/\/|mailto:)\S+$/i;
  const CONTENTS = 3; // headings that make a table of contents

  /* @param model with `report: {blocks}` and its tiles
   * @param makeTile(tile) the tile as tile.js makes it
   * @return {element, tiles} tiles are all that can be drawn: {id, tile, draw, fail, ...} */
  function create(model, makeTile) {
    const byId = new Map(model.tiles.map(tile => [tile.id, tile]));
    const made = new Map(), values = new Map(), headings = [];
    const article = make('div.prose');

    function blocks(list, host) {
      let row = null;
      list.forEach(block => {
        const part = blockOf(block);
        if (!part) return;
        /* Figures that follow each other stand side by side. */
        if (part.classList.contains('metric')) {
          if (!row) host.append(row = make('div.figures'));
          row.append(part);
          return;
        }
        row = null;
        host.append(part);
        named(block).forEach(id => { if (!placed(id)) host.append(tileOf(id)); });
      });
      return host;
    }

    function blockOf(block) {
      switch (block.kind) {
        case 'heading': return heading(block);
        case 'paragraph': return inlines(block.inside, make('p'));
        case 'list': return listOf(block);
        case 'quote': return blocks(block.inside, make('blockquote'));
        case 'code': return make('pre', null, make('code', {text: block.text}));
        case 'table': return tableOf(block);
        case 'rule': return make('hr');
        case 'tile': return byId.has(block.tile) ? again(block.tile) : missing(block.tile);
        default: return null;
      }
    }

    function heading(block) {
      const level = Math.min(6, block.level + 1);
      const element = inlines(block.inside, make('h' + level, {id: 'part-' + headings.length, tabindex: '-1'}));
      headings.push({element, level: block.level});
      return element;
    }

    function listOf(block) {
      const list = block.first < 0 ? make('ul') : make('ol', {start: block.first === 1 ? null : block.first});
      block.items.forEach(item => list.append(blocks(item, make('li'))));
      return list;
    }

    function tableOf(block) {
      const cells = (row, what) => make('tr', null, ...row.map((cell, i) =>
        inlines(cell, make(what + (block.alignments[i] ? '.' + block.alignments[i] : ''), what === 'th' ? {scope: 'col'} : null))));
      return make('table.written', null, make('thead', null, cells(block.head, 'th')),
        make('tbody', null, ...block.rows.map(row => cells(row, 'td'))));
    }

    function inlines(list, host) {
      list.forEach(each => host.append(inlineOf(each)));
      return host;
    }

    function inlineOf(each) {
      switch (each.kind) {
        case 'text': return document.createTextNode(each.text);
        case 'strong': return inlines(each.inside, make('strong'));
        case 'emphasis': return inlines(each.inside, make('em'));
        case 'code': return make('code', {text: each.text});
        case 'break': return make('br');
        case 'link': return link(each);
        case 'figure': return figure(each.tile);
        default: return document.createTextNode('');
      }
    }

    function link(each) {
      if (!ADDRESS.test(each.address)) return inlines(each.inside, make('span'));
      return inlines(each.inside, make('a', {href: each.address, target: '_blank', rel: 'noopener noreferrer',
        title: each.address, onclick: event => {
          if (!window.millrace || !window.millrace.open) return;
          event.preventDefault();
          window.millrace.open(each.address);
        }}));
    }

    /* One that could not be drawn says no kind; only values have a dot in their name. */
    const isFigure = tile => tile.kind === 'metric' || tile.kind === 'value' || tile.id.includes('.');

    /* A figure as a word; the title of a chart or a table, which then stands below. */
    function figure(id) {
      const tile = byId.get(id);
      if (!tile) return make('span.missing', {text: '{{' + id + '}}'});
      if (!isFigure(tile)) return make('em', {text: tile.title});
      const element = make('span.told', {'data-figure': id, title: tile.title});
      if (!values.has(id)) values.set(id, []);
      values.get(id).push(element);
      return element;
    }

    const placed = id => made.has(id) || places.has(id);

    /* Charts and tables that a block names within its sentences. */
    function named(block) {
      if (block.kind !== 'paragraph' && block.kind !== 'heading') return [];
      const found = [];
      const walk = list => list.forEach(each => {
        const tile = each.kind === 'figure' && byId.get(each.tile);
        if (tile && !isFigure(tile)) found.push(each.tile);
        if (each.inside) walk(each.inside);
      });
      walk(block.inside);
      return found;
    }

    function tileOf(id) {
      const tile = makeTile(byId.get(id));
      made.set(id, tile);
      return tile.element;
    }

    /* A second place of a tile only points to the first one. */
    function again(id) {
      const tile = byId.get(id);
      if (id.includes('.')) return make('p', null, figure(id));
      return made.has(id) ? make('p.again', {text: 'See \u201c' + tile.title + '\u201d above.'}) : tileOf(id);
    }

    const missing = id => make('p.missing', {text: '{{' + id + '}}', role: 'note'});

    const places = new Set();
    (function collect(list) {
      list.forEach(block => {
        if (block.kind === 'tile') places.add(block.tile);
        if (block.kind === 'quote') collect(block.inside);
        if (block.kind === 'list') block.items.forEach(collect);
      });
    })(model.report.blocks);

    blocks(model.report.blocks, article);
    if (!article.firstChild) article.append(nothing());

    const tiles = model.tiles.map(tile => paired(tile, made.get(tile.id), values.get(tile.id) || []));
    const element = make('article.report', {'aria-label': summary(model, headings.length, made, values)});
    if (headings.length >= CONTENTS) element.append(contents(headings));
    element.append(article);
    return {element, tiles};
  }

  /* What it is, for those who do not see it. */
  function summary(model, parts, made, values) {
    const count = (n, one) => n + ' ' + one + (n === 1 ? '' : 's');
    const kinds = [...made.values()].map(tile => String(tile.tile.kind).toLowerCase());
    const of = kind => kinds.filter(each => each === kind).length;
    const said = [count(parts, 'heading'), of('chart') && count(of('chart'), 'chart'), of('table') && count(of('table'), 'table'),
      (values.size + of('metric')) && count(values.size + of('metric'), 'figure')].filter(Boolean);
    return 'Report ' + (model.title || '') + ' with ' + said.join(', ') + '.';
  }

  function nothing() {
    return make('div.state.empty', {role: 'status'}, make('b', {text: 'This report has no text yet'}),
      make('span', {text: 'Write it in the settings of its node. An input in double braces, alone on a line, stands there: {{orders}}.'}));
  }

  function contents(headings) {
    const least = Math.min(...headings.map(each => each.level));
    const list = make('ul');
    headings.forEach(({element, level}) => {
      const name = make('a', {href: '#' + element.id, onclick: event => {
        event.preventDefault();
        element.scrollIntoView({block: 'start'});
        element.focus({preventScroll: true});
      }});
      element.refersTo = name;
      list.append(make('li.deep-' + Math.min(3, level - least), null, name));
    });
    const nav = make('nav.contents', {'aria-label': 'Contents'}, make('b', {text: 'Contents'}), list);
    nav.refresh = () => headings.forEach(({element}) => { element.refersTo.textContent = element.textContent; });
    nav.refresh();
    return nav;
  }

  /* A tile with the words of the text that show its figure; one of both may be missing. */
  function paired(tile, shown, spans) {
    let rows = {};
    const say = (text, why) => {
      spans.forEach(span => {
        span.textContent = text;
        span.classList.toggle('failed', Boolean(why));
        if (why) span.title = why;
      });
      const nav = spans.length && document.querySelector('.contents');
      if (nav) nav.refresh();
    };
    const pass = name => (...given) => (shown ? shown[name](...given) : undefined);
    return {
      id: tile.id, tile, element: shown ? shown.element : make('span', {hidden: true}),
      draw: (answers, why) => {
        rows = Object.fromEntries(Object.keys(answers || {}).map(name => [name, answers[name].rows]));
        if (shown) shown.draw(answers, why);
        say(textOf(tile, rows));
      },
      fail: sentence => {
        if (shown) shown.fail(sentence);
        say('\u2013', sentence);
      },
      busy: pass('busy'), resize: pass('resize'), redraw: pass('redraw'), finalize: pass('finalize'), spread: pass('spread'),
      rows: () => (shown ? shown.rows() : rows),
      shown: () => (shown ? shown.shown() : null)
    };
  }

  /* The figure of a metric, or the value of a first row. */
  function textOf(tile, rows) {
    const row = (rows.d0 || [])[0], format = (tile.look || {}).format;
    const kind = String(tile.kind).toLowerCase();
    if (kind === 'metric') return row ? mill.metric.text(row.m0, tile.look) : '\u2013';
    if (kind !== 'value') return tile.title;
    const value = row ? row.k0 : null;
    if (value === null || value === undefined) return '\u2013';
    const about = tile.datasets[0].keys[0];
    return typeof value === 'number' && !about.unit ? words.number(value, format) : words.key(value, about);
  }

  /* Tables are printed whole, with a head that comes again on each sheet. */
  function print(tiles) {
    tiles.filter(each => each.tile.kind === 'table' && each.shown()).forEach(each => {
      const whole = make('div.spread');
      each.element.querySelector('.body').after(whole);
      each.spread(whole);
    });
  }

  function printed() {
    document.querySelectorAll('.report .spread').forEach(part => part.remove());
  }

  mill.report = {create, print, printed};
})(window.millraceParts = window.millraceParts || {});
