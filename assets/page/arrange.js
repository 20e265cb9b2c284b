/* Moves and sizes tiles by mouse and keys, on the page itself. Each finished gesture is told to the
 * host once, as the places of all tiles. */
(function (mill) {
  'use strict';

  const {make} = mill.dom;
  const QUIET = 1000; // milliseconds after the last key until a gesture of keys is finished
  const EDGE = 48; // pixels at the window's edge where a drag scrolls
  const HINT = 'Arrow keys move this tile, with Shift they size it. Enter keeps it, Escape takes it back.';

  /* @param page {model(), tiles(), grid(), tabs(), front(), head(), select(tab), lay()} of page.js */
  function create(root, page) {
    let isOn = false, gesture = null, keys = null, waiting = 0;
    const live = make('div.unseen', {'aria-live': 'assertive', id: 'arrange-said'});
    const hint = make('div.unseen', {id: 'arrange-hint', text: HINT});
    const hole = make('div.hole', {'aria-hidden': 'true'});
    const bench = mill.bench.create({...page, edit, taken: tabGone, tabMoved});

    const columns = () => page.model().columns || 12;
    const placeOf = tile => ({tab: 0, x: 0, y: 0, w: 12, h: 3, ...tile.tile.place});
    const places = () => page.tiles().map(tile => ({id: tile.id, ...placeOf(tile)}));
    const ofTab = (all, tab) => all.filter(each => each.tab === tab);
    const find = id => page.tiles().find(tile => tile.id === id);
    const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

    function turn(on) {
      const can = on && Boolean(window.millrace && window.millrace.edit) && page.model() && !page.model().single;
      if (Boolean(can) === isOn) return;
      finishKeys();
      cancel();
      isOn = Boolean(can);
      root.classList.toggle('arranging', isOn);
      if (isOn) document.body.append(live, hint);
      if (!isOn) page.tiles().forEach(bare);
      bench.turn(isOn);
      shown();
      page.tiles().forEach(tile => tile.resize());
      say(isOn ? 'Tiles can be moved now. Go to one by Tab.' : 'Tiles stay where they are.');
    }

    /* After the page was shown anew, or another tab. */
    function shown() {
      if (gesture && !find(gesture.id)) gesture = null;
      if (keys && !find(keys.id)) keys = null;
      if (!isOn) return;
      page.tiles().forEach(dress);
      bench.shown();
    }

    function dress(tile) {
      const element = tile.element;
      if (element.querySelector('.stretch')) return;
      element.tabIndex = 0;
      element.setAttribute('aria-roledescription', 'Tile that can be moved');
      element.setAttribute('aria-describedby', 'arrange-hint');
      element.append(make('i.grip', {'aria-hidden': 'true'}),
        ...['e', 's', 'se'].map(side => make('i.stretch.' + side, {'data-side': side, 'aria-hidden': 'true'})));
    }

    function bare(tile) {
      tile.element.removeAttribute('tabindex');
      tile.element.removeAttribute('aria-roledescription');
      tile.element.removeAttribute('aria-describedby');
      tile.element.querySelectorAll('.grip, .stretch').forEach(part => part.remove());
    }

    function say(text) {
      live.textContent = text;
    }

    function describe(id, before) {
      const now = places(), {x, y, w, h} = now.find(each => each.id === id);
      const others = now.filter((each, i) => each.id !== id && !same(each, before[i])).length;
      return `${find(id).tile.title}: column ${x + 1}, row ${y + 1}, ${w} wide, ${h} high.`
        + (others ? ` ${others} other ${others === 1 ? 'tile makes' : 'tiles make'} way.` : '');
    }

    /* Shows places without telling anybody.
     * @param but a tile that stays where it is drawn, under the mouse */
    function apply(all, but) {
      all.forEach(({id, ...place}) => {
        const tile = find(id);
        if (!tile) return;
        tile.tile.place = place;
        if (id !== but) tile.put(place);
      });
    }

    function commit(before) {
      const now = places();
      if (same(before, now)) return;
      page.lay();
      edit({tiles: settings(now)});
    }

    const settings = all => all.map(({id, tab, x, y, w, h}) => ({tile: id, ...(tab ? {tab} : {}), x, y, width: w, height: h}));

    /* @param change the settings of the dashboard that are others now */
    function edit(change) {
      window.millrace.edit(change);
    }

    /* The mouse. */

    function cell() {
      const grid = page.grid(), style = getComputedStyle(grid), gap = parseFloat(style.columnGap) || 0;
      return {width: (grid.clientWidth + gap) / columns(), height: parseFloat(style.gridAutoRows) + gap};
    }

    root.addEventListener('mousedown', e => {
      const element = isOn && e.button === 0 && e.target.closest('.tile');
      if (!element || e.target.closest('.corner')) return;
      const tile = page.tiles().find(each => each.element === element);
      if (!tile || element.classList.contains('whole')) return;
      e.preventDefault();
      mill.dom.closePopup(false);
      finishKeys();
      element.focus({preventScroll: true});
      const side = e.target.dataset.side || '';
      gesture = {id: tile.id, side, before: places(), x: e.clientX, y: e.clientY, top: scrollY, cell: cell(), at: e, moved: false};
    });

    document.addEventListener('mousemove', e => {
      if (!gesture) return;
      if (!(e.buttons & 1) && !e.which) { // the window's browser says only the latter
        drop(null);
        return;
      }
      gesture.at = e;
      if (!gesture.moved && Math.hypot(e.clientX - gesture.x, e.clientY - gesture.y) < 4) return;
      if (!gesture.moved) begin();
      follow();
    });

    document.addEventListener('mouseup', e => drop(e.target));

    function begin() {
      gesture.moved = true;
      root.classList.add('dragging');
      find(gesture.id).element.classList.add('held');
      page.grid().append(hole);
      scrollOn();
    }

    function follow() {
      const {id, side, before, at, cell: {width, height}} = gesture;
      const start = before.find(each => each.id === id), tile = find(id);
      const dx = at.clientX - gesture.x, dy = at.clientY - gesture.y + scrollY - gesture.top;
      let wanted = {x: start.x + Math.round(dx / width), y: Math.max(0, start.y + Math.round(dy / height))};
      if (side) wanted = sized(start, tile, /e/.test(side) ? Math.round(dx / width) : 0, /s/.test(side) ? Math.round(dy / height) : 0);
      else tile.element.style.transform = `translate(${dx}px, ${dy}px)`;
      const over = side ? null : tabAt(at);
      markTab(over);
      const laid = mill.layout.put(ofTab(before, start.tab), id, wanted, columns());
      const now = before.map(each => laid.find(other => other.id === each.id) || each);
      apply(now, side ? '' : id);
      const place = now.find(each => each.id === id);
      Object.entries({'--x': place.x + 1, '--y': place.y + 1, '--w': place.w, '--h': place.h})
        .forEach(([name, value]) => hole.style.setProperty(name, value));
    }

    function sized(start, tile, more, longer) {
      const low = mill.layout.least(String(tile.tile.kind).toLowerCase(), columns());
      return {w: Math.max(Math.min(low.w, start.w), Math.min(start.w + more, columns() - start.x)),
        h: Math.max(Math.min(low.h, start.h), start.h + longer)};
    }

    /* Near an edge of the window the page scrolls on, as long as the mouse is held there. */
    function scrollOn() {
      if (!gesture || !gesture.moved) return;
      const y = gesture.at.clientY, before = scrollY;
      const by = y < EDGE ? y - EDGE : y > innerHeight - EDGE ? y - innerHeight + EDGE : 0;
      if (by) scrollBy(0, Math.max(-16, Math.min(16, by / 3)));
      if (scrollY !== before) follow();
      requestAnimationFrame(scrollOn);
    }

    function tabAt(e) {
      const tab = e.target && e.target.closest && e.target.closest('[role=tab]');
      return tab && page.tabs() ? [...page.tabs().querySelectorAll('[role=tab]')].indexOf(tab) : -1;
    }

    function markTab(index) {
      root.querySelectorAll('[role=tab]').forEach((tab, i) => tab.classList.toggle('over', i === index));
    }

    function drop(target) {
      if (!gesture) return;
      const {id, moved, before, side} = gesture;
      const tab = moved && !side && target ? tabAt({target}) : -1;
      end();
      if (!moved) return;
      if (tab >= 0 && tab !== before.find(each => each.id === id).tab) {
        apply(before, '');
        toTab(id, tab);
        return;
      }
      apply(places(), '');
      say(describe(id, before));
      commit(before);
    }

    function end() {
      const tile = find(gesture.id);
      gesture = null;
      hole.remove();
      markTab(-1);
      root.classList.remove('dragging');
      if (tile) {
        tile.element.classList.remove('held');
        tile.element.style.transform = '';
      }
    }

    function cancel() {
      if (!gesture) return false;
      const {before, moved} = gesture;
      end();
      if (moved) apply(before, '');
      return moved;
    }

    /* The keys. */

    const STEPS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};

    root.addEventListener('keydown', e => {
      const tile = isOn && page.tiles().find(each => each.element === e.target);
      if (!tile || e.altKey || e.ctrlKey || e.metaKey) return;
      const step = STEPS[e.key];
      if (step) stepBy(tile, step, e.shiftKey);
      else if (e.key === 'Enter') finishKeys();
      else return;
      e.preventDefault();
    });

    root.addEventListener('focusout', () => finishKeys());

    function stepBy(tile, [dx, dy], size) {
      const all = places(), start = all.find(each => each.id === tile.id), ours = ofTab(all, start.tab);
      const laid = size ? mill.layout.put(ours, tile.id, sized(start, tile, dx, dy), columns())
        : mill.layout.step(ours, tile.id, dx, dy, columns());
      if (!keys || keys.id !== tile.id) keys = {id: tile.id, before: all};
      apply(laid, '');
      tile.element.scrollIntoView({block: 'nearest'});
      say(same(all, places()) ? 'It cannot go further.' : describe(tile.id, all));
      clearTimeout(waiting);
      waiting = setTimeout(finishKeys, QUIET);
    }

    function finishKeys() {
      clearTimeout(waiting);
      if (!keys) return;
      const {before} = keys;
      keys = null;
      commit(before);
    }

    document.addEventListener('keydown', e => {
      if (!isOn || e.key !== 'Escape') return;
      const taken = cancel() || cancelKeys();
      if (!taken) return;
      say('Taken back.');
      e.preventDefault();
      e.stopImmediatePropagation();
    }, true);

    function cancelKeys() {
      if (!keys) return false;
      clearTimeout(waiting);
      apply(keys.before, '');
      keys = null;
      return true;
    }

    /* Other tabs. */

    function toTab(id, tab) {
      const before = places();
      apply(mill.layout.toTab(before, id, tab, columns()), '');
      page.lay();
      page.select(tab);
      find(id).element.focus();
      say(`${find(id).tile.title} is in ${page.model().tabs[tab].title} now.`);
      commit(before);
    }

    function tabGone(tab) {
      apply(mill.layout.withoutTab(places(), tab, columns()), '');
      return settings(places());
    }

    function tabMoved(from, to) {
      apply(mill.layout.tabMoved(places(), from, to), '');
      return settings(places());
    }

    /* What the menu of a tile offers besides. */
    function more(tile) {
      if (!isOn) return [];
      const now = (tile.place || {}).tab || 0;
      return page.model().tabs.map((tab, index) => ({title: 'Move to ' + tab.title, tab: index, act: () => toTab(tile.id, index)}))
        .filter(each => each.tab !== now);
    }

    /* Whether new places are to be shown: a gesture goes on over the answer to the one before. */
    function takes(next) {
      const {before} = gesture || keys || {};
      if (!before) return true;
      const told = next.tiles.map(tile => ({id: tile.id, tab: 0, x: 0, y: 0, w: 12, h: 3, ...tile.place}));
      if (same(before, told)) return false;
      clearTimeout(waiting);
      keys = null;
      if (gesture) end();
      return true;
    }

    return {turn, shown, takes, more};
  }

  mill.arrange = {create};
})(window.millraceParts = window.millraceParts || {});
