/* Makes the page ready for paper and undoes it. The printer waits for `beforeprint`, so all of this
 * happens at once: light theme, the width of the paper, every tab, and behind each tab the tables
 * that do not fit their tiles, with all their rows. */
(function (mill) {
  'use strict';

  const {make} = mill.dom;
  const root = document.documentElement;
  let before = null;

  /* @param tiles of tile.js, in the page
   * @param lay(tiles) what else is done about tables; null: those that do not fit follow */
  function start(tiles, lay) {
    if (before) return;
    before = {theme: root.dataset.theme || ''};
    root.dataset.theme = 'light';
    root.dataset.print = '';
    tiles.forEach(tile => {
      tile.redraw();
      tile.resize();
    });
    if (lay) {
      lay(tiles);
      return;
    }
    tiles.forEach(tile => {
      const scroll = tile.element.querySelector('.scroll');
      if (scroll && scroll.scrollHeight > scroll.clientHeight + 1) spread(tile, scroll);
    });
  }

  /* The tile keeps the rows that fit whole; the table follows with all of them. */
  function spread(tile, scroll) {
    const note = make('p.rest', {text: 'All rows follow on a page of their own.'});
    scroll.after(note);
    const edge = scroll.getBoundingClientRect().bottom;
    scroll.querySelectorAll('tbody tr').forEach(row => { row.hidden = row.getBoundingClientRect().bottom > edge + 0.5; });
    const appendix = make('section.appendix', null, make('h3', {text: tile.tile.title}),
      make('p', {text: tile.tile.subtitle || ''}));
    tile.element.closest('.tab').append(appendix);
    tile.spread(appendix);
  }

  /* @return the theme that was chosen before */
  function end() {
    if (!before) return null;
    const theme = before.theme;
    before = null;
    delete root.dataset.print;
    document.querySelectorAll('.appendix, .rest').forEach(part => part.remove());
    return theme;
  }

  mill.print = {start, end};
})(window.millraceParts = window.millraceParts || {});
