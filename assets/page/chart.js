/* A chart: Vega's SVG, a tooltip, keys that step through its marks, and clicks that pick. */
(function (mill) {
  'use strict';

  const {make} = mill.dom;
  const PATHS = {line: 1, area: 1, trail: 1};
  const REACH = 28; // pixels around the mouse in which a point of a line is found
  const RAMPS = 16; // Vega leaves the ramp of a legend behind at each change; with so many it begins anew

  /* Keeps the first error of a view, which Vega would write to the console and go on. */
  function listener() {
    const heard = {first: null, level: () => heard, warn: () => heard, info: () => heard, debug: () => heard,
      error: e => {
        heard.first = heard.first || e;
        return heard;
      }};
    return heard;
  }

  /* Nothing is ever loaded and no mark is a link. */
  const loader = {
    load: () => Promise.reject(new Error('A page loads nothing.')),
    sanitize: () => Promise.reject(new Error('A page has no links.')),
    http: () => Promise.reject(new Error('A page loads nothing.')),
    file: () => Promise.reject(new Error('A page loads nothing.'))
  };

  /* @param tile {tile, rows, summary, lit, pick} as tile.js makes it
   * @return {finalize, redraw, resize, update(context), view, stops} */
  function draw(host, given) {
    let context = given;
    const plot = make('div.plot', {role: 'img', tabindex: '0', 'aria-label': context.summary});
    const place = make('div.canvas');
    const ring = make('div.ring');
    ring.hidden = true;
    plot.append(place, ring);
    host.append(plot);
    let view = null, stops = [], at = -1, drawn = '', frame = '';

    function size() {
      return {width: Math.floor(plot.clientWidth), height: Math.floor(plot.clientHeight)};
    }

    /* Rows go into the view that is there, where all else of the picture is the same. */
    function render() {
      const now = size();
      if (now.width < 20 || now.height < 20) return;
      drawn = now.width + 'x' + now.height;
      const {datasets, ...spec} = mill.spec.build(context.tile, context.rows, now, context.lit);
      const config = mill.theme.config(), next = JSON.stringify([spec, config, context.picked]);
      const heard = listener();
      if (view && next === frame && place.querySelectorAll('linearGradient').length < RAMPS) {
        view.logger(heard);
        Object.keys(datasets).forEach(name => view.data(name, datasets[name]));
        view.resize().run(undefined, undefined, inPicture);
      } else {
        finalize();
        begin({...spec, datasets}, config, heard);
        frame = next;
      }
      if (heard.first) {
        finalize();
        throw heard.first;
      }
      stops = collect(view);
    }

    function begin(spec, config, heard) {
      const compiled = window.vegaLite.compile(spec, {config, logger: listener()}).spec;
      if (context.picked) compiled.marks.forEach(dim);
      const runtime = vega.parse(compiled, null, {ast: true});
      view = new vega.View(runtime, {expr: mill.interpreter, renderer: 'svg', loader, logger: heard, hover: false});
      view.initialize(place).run(undefined, undefined, inPicture);
      const picture = place.querySelector('svg');
      if (picture) picture.setAttribute('aria-hidden', 'true');
      view.addEventListener('mousemove', (event, item) => hover(event, item));
      view.addEventListener('mouseout', () => hide());
      view.addEventListener('click', (event, item) => {
        const stop = nearest(event, item);
        if (stop && event.altKey) behind(stop);
        else if (stop) pick(stop, event.shiftKey);
      });
      view.addEventListener('contextmenu', (event, item) => {
        const stop = nearest(event, item);
        if (!stop || !context.behind) return;
        event.preventDefault();
        choices(stop, event.clientX, event.clientY);
      });
    }

    /* Vega names the ramp of a legend by the address of the page, where some engines do not find it. */
    function inPicture() {
      place.querySelectorAll('[fill*="#gradient_"]').forEach(each =>
        each.setAttribute('fill', each.getAttribute('fill').replace(/url\(.*#/, 'url(#')));
    }

    function nearest(event, item) {
      if (item && item.datum && item.datum._r !== undefined && !PATHS[item.mark.marktype]) {
        const found = stops.find(stop => stop.item === item);
        if (found) return found;
      }
      const box = place.getBoundingClientRect(), x = event.clientX - box.left, y = event.clientY - box.top;
      const series = item && item.mark && PATHS[item.mark.marktype] ? item.mark : null;
      let best = null, least = series ? Infinity : REACH;
      stops.forEach(stop => {
        if (series ? stop.item.mark !== series : !PATHS[stop.item.mark.marktype]) return;
        const far = series ? Math.abs(stop.x - x) : Math.hypot(stop.x - x, stop.y - y);
        if (far < least) {
          least = far;
          best = stop;
        }
      });
      return best;
    }

    function hover(event, item) {
      const stop = nearest(event, item);
      place.style.cursor = stop && context.picks.length ? 'pointer' : '';
      if (!stop) {
        hide();
        return;
      }
      const dataset = context.tile.datasets[stop.dataset];
      mill.tooltip.show(event.clientX, event.clientY, mill.tooltip.values(dataset, rowOf(stop)));
      if (PATHS[stop.item.mark.marktype]) mark(stop);
      else ring.hidden = true;
    }

    function hide() {
      mill.tooltip.hide();
      ring.hidden = true;
    }

    const rowOf = stop => context.rows[context.tile.datasets[stop.dataset].name][stop.row];

    function mark(stop) {
      ring.hidden = false;
      Object.assign(ring.style, {left: stop.left - 3 + 'px', top: stop.top - 3 + 'px',
        width: stop.width + 6 + 'px', height: stop.height + 6 + 'px'});
    }

    /* A point of a line or an area picks the series, which is what was hit, when there is one. */
    function pick(stop, more) {
      let picks = context.picks;
      if (PATHS[stop.item.mark.marktype]) {
        const series = picks.filter(p => stop.item.mark.items.every(i => i.datum[p.name] === stop.item.datum[p.name]));
        if (series.length) picks = series;
      }
      context.pick(rowOf(stop), context.tile.datasets[stop.dataset], picks, more);
    }

    function behind(stop) {
      hide();
      if (context.behind) context.behind(rowOf(stop), context.tile.datasets[stop.dataset], plot);
    }

    /* What can be done with a mark: filter by it, or see its rows. */
    function choices(stop, x, y) {
      const acts = [['Rows behind this', () => behind(stop)]];
      if (context.picks.length) acts.unshift(['Filter by this', () => pick(stop, false)]);
      mill.marks.menu(acts, x, y, plot);
    }

    plot.addEventListener('keydown', event => {
      const stopped = stops[at];
      if (stopped && context.behind && (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey))) {
        const box = place.getBoundingClientRect();
        event.preventDefault();
        choices(stopped, box.left + stopped.x, box.top + stopped.y);
        return;
      }
      if (stopped && context.behind && event.key === 'Enter' && event.altKey) {
        event.preventDefault();
        behind(stopped);
        return;
      }
      const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
      if (step && stops.length) at = (at + step + stops.length) % stops.length;
      else if (event.key === 'Home') at = 0;
      else if (event.key === 'End') at = stops.length - 1;
      else if ((event.key === 'Enter' || event.key === ' ') && stops[at]) pick(stops[at], event.shiftKey);
      else return;
      event.preventDefault();
      const stop = stops[at];
      if (!stop) return;
      mark(stop);
      const said = mill.tooltip.values(context.tile.datasets[stop.dataset], rowOf(stop));
      mill.tooltip.say(said.map(pair => pair.join(' ')).join(', ') + '. ' + (at + 1) + ' of ' + stops.length + '.');
      const box = place.getBoundingClientRect();
      mill.tooltip.show(box.left + stop.x, box.top + stop.y, said);
    });
    plot.addEventListener('blur', () => {
      at = -1;
      hide();
    });

    function finalize() {
      if (view) view.finalize();
      view = null;
      frame = '';
      stops = [];
      mill.dom.clear(place);
    }

    render();
    return {
      finalize,
      redraw: () => {
        frame = '';
        render();
      },
      update: next => {
        context = next;
        plot.setAttribute('aria-label', context.summary);
        hide();
        render();
        if (at >= stops.length) at = -1;
        if (at >= 0 && document.activeElement === plot) mark(stops[at]);
      },
      resize: () => {
        const now = size();
        if (drawn !== now.width + 'x' + now.height) render();
      },
      view: () => view,
      stops: () => stops
    };
  }

  /* Takes the light from rows that are not picked, in all marks of the compiled spec. */
  function dim(mark) {
    if (mark.type === 'group') {
      (mark.marks || []).forEach(dim);
      return;
    }
    const update = mark.encode && mark.encode.update;
    if (!update) return;
    const before = update.opacity === undefined ? {value: 1} : update.opacity;
    update.opacity = [{test: 'datum._p === 0', value: 0.25}].concat(before);
  }

  /* The marks of data in the order of their rows, with their places in pixels of the picture. */
  function collect(view) {
    const found = [], seen = new Set();
    const [left, top] = view.origin();

    function group(item, x, y) {
      item.items.forEach(mark => {
        if (mark.marktype === 'group') {
          if (/^(scope|mark|row|column|frame)/.test(mark.role || 'mark') && !/header|title|footer/.test(mark.role || '')) {
            mark.items.forEach(each => group(each, x + (each.x || 0), y + (each.y || 0)));
          }
        } else if (mark.role === 'mark' && mark.interactive !== false) {
          mark.items.forEach(each => stop(each, mark, x, y));
        }
      });
    }

    function stop(item, mark, x, y) {
      const datum = item.datum;
      if (!datum || datum._r === undefined) return;
      const id = datum._d + ':' + datum._r;
      if (seen.has(id)) return;
      seen.add(id);
      const b = item.bounds;
      const box = PATHS[mark.marktype]
        ? {left: x + item.x - 4, top: y + item.y - 4, width: 8, height: 8}
        : {left: x + b.x1, top: y + b.y1, width: b.x2 - b.x1, height: b.y2 - b.y1};
      found.push({...box, item, row: datum._r, dataset: datum._d,
        x: box.left + box.width / 2, y: box.top + box.height / 2});
    }

    view.scenegraph().root.items.forEach(root => group(root, left, top));
    return found.sort((a, b) => a.dataset - b.dataset || a.row - b.row);
  }

  mill.chart = {draw};
})(window.millraceParts = window.millraceParts || {});
