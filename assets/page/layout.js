/* The rules of the grid: who makes way when a tile is put somewhere. Pure: places in, places out, so
 * that all can be undone and tested. Tiles lie as high as they can, in the order of their middles. */
(function (mill) {
  'use strict';

  /* The least a tile can be read at, in twelfths of the page and in rows. */
  const LEAST = {metric: {w: 2, h: 1}, chart: {w: 3, h: 2}, table: {w: 3, h: 2}, text: {w: 2, h: 1}};

  /* @return {w, h} in columns of the grid */
  function least(kind, columns) {
    const {w, h} = LEAST[kind] || LEAST.chart;
    return {w: Math.max(1, Math.min(columns, Math.ceil(w * columns / 12))), h};
  }

  const right = tile => tile.x + tile.w;
  const bottom = tile => tile.y + tile.h;
  const middle = tile => tile.y + tile.h / 2;
  const overlap = (a, b) => Math.max(0, Math.min(right(a), right(b)) - Math.max(a.x, b.x))
    * Math.max(0, Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y));

  const clamp = (value, low, high) => Math.max(low, Math.min(value, Math.max(low, high)));

  function within(tile, columns) {
    const w = clamp(tile.w, 1, columns);
    return {...tile, w, h: Math.max(1, tile.h), x: clamp(tile.x, 0, columns - w), y: Math.max(0, tile.y)};
  }

  /* Lets each tile rise until it meets one that comes before it. Two of the same columns that do not
   * overlap have their middles in the order in which they lie, so nothing changes its order here.
   *
   * @param order of a tile; the middle by default */
  function compact(tiles, columns, order) {
    const at = order || middle, heights = new Array(columns).fill(0);
    const sorted = tiles.map((tile, index) => ({tile: within(tile, columns), index, at: at(tile)}))
      .sort((a, b) => a.at - b.at || a.tile.y - b.tile.y || a.tile.x - b.tile.x || a.index - b.index);
    const placed = new Array(tiles.length);
    sorted.forEach(({tile, index}) => {
      const span = heights.slice(tile.x, right(tile));
      const y = Math.max(...span);
      heights.fill(y + tile.h, tile.x, right(tile));
      placed[index] = {...tile, y};
    });
    return placed;
  }

  /* Puts one tile of a tab somewhere; the others make way.
   *
   * @param tiles of one tab as they lie: {id, x, y, w, h}
   * @param wanted {x, y, w, h} of the tile; what is left out stays
   * @return all of them, in the same order */
  function put(tiles, id, wanted, columns) {
    const before = tiles.find(tile => tile.id === id);
    if (!before) return tiles;
    const moved = within({...before, ...wanted}, columns);
    if (['x', 'y', 'w', 'h'].every(name => moved[name] === before[name])) return tiles;
    const sized = moved.w !== before.w || moved.h !== before.h;
    const twin = sized ? null : tiles.find(tile => tile.id !== id && tile.w === moved.w && tile.h === moved.h
      && overlap(tile, moved) * 2 > moved.w * moved.h);
    if (twin) {
      return compact(tiles.map(tile => (tile.id === id ? {...tile, x: twin.x, y: twin.y}
        : tile.id === twin.id ? {...tile, x: before.x, y: before.y} : tile)), columns);
    }
    const passed = tiles.filter(tile => tile.id !== id && inColumns(tile, moved) && comesBefore(tile, before, moved, sized));
    const at = passed.reduce((low, tile) => Math.max(low, middle(tile)), -1) + 1e-6;
    return compact(tiles.map(tile => (tile.id === id ? moved : tile)), columns, tile => (tile === moved ? at : middle(tile)));
  }

  const inColumns = (a, b) => a.x < right(b) && b.x < right(a);

  /* Those that were below a tile it passes when its lower edge is beyond their middle; all others stay
   * before it while their middle is above its upper edge. */
  function comesBefore(tile, before, moved, sized) {
    const wasBelow = !sized && moved.y > before.y && inColumns(tile, before) && tile.y >= bottom(before);
    return middle(tile) < (wasBelow ? bottom(moved) : moved.y);
  }

  /* Moves by steps as keys do: as far as it takes until something changes.
   *
   * @param dx columns, dy rows: one of them is 1 or -1 */
  function step(tiles, id, dx, dy, columns) {
    const tile = tiles.find(each => each.id === id);
    const beside = dx && tiles.find(each => each.id !== id && each.y === tile.y && each.w === tile.w && each.h === tile.h
      && each.x === tile.x + dx * tile.w);
    if (beside) return put(tiles, id, {x: beside.x}, columns);
    const most = dy > 0 ? Math.max(...tiles.map(bottom)) : dy < 0 ? tile.y : 1;
    for (let far = 1; far <= most; far++) {
      const next = put(tiles, id, {x: tile.x + dx * far, y: tile.y + dy * far}, columns);
      const now = next.find(each => each.id === id);
      if (now.x !== tile.x || now.y !== tile.y) return next;
    }
    return tiles;
  }

  /* Takes a tile to another tab, below what is there.
   *
   * @param tiles of all tabs: {id, tab, x, y, w, h} */
  function toTab(tiles, id, tab, columns) {
    const y = tiles.filter(tile => tile.tab === tab && tile.id !== id).reduce((low, tile) => Math.max(low, bottom(tile)), 0);
    return eachTab(tiles.map(tile => (tile.id === id ? {...tile, tab, x: 0, y} : tile)), columns);
  }

  /* Takes a tab away; its tiles go below those of the one before it, or of the next one. */
  function withoutTab(tiles, gone, columns) {
    const to = gone > 0 ? gone - 1 : 1;
    const low = tiles.filter(tile => tile.tab === to).reduce((y, tile) => Math.max(y, bottom(tile)), 0);
    const joined = tiles.map(tile => (tile.tab === gone ? {...tile, tab: to, y: tile.y + low} : tile));
    return eachTab(joined.map(tile => ({...tile, tab: tile.tab > gone ? tile.tab - 1 : tile.tab})), columns);
  }

  /* Puts a tab before another one. */
  function tabMoved(tiles, from, to) {
    const place = tab => (tab === from ? to : from < tab && tab <= to ? tab - 1 : to <= tab && tab < from ? tab + 1 : tab);
    return tiles.map(tile => ({...tile, tab: place(tile.tab)}));
  }

  function eachTab(tiles, columns) {
    const tabs = [...new Set(tiles.map(tile => tile.tab))];
    const placed = new Map();
    tabs.forEach(tab => compact(tiles.filter(tile => tile.tab === tab), columns).forEach(tile => placed.set(tile.id, tile)));
    return tiles.map(tile => placed.get(tile.id));
  }

  mill.layout = {least, compact, put, step, toTab, withoutTab, tabMoved};
})(window.millraceParts = window.millraceParts || {});
