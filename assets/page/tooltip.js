/* The box that says the values of a mark, and the region that says them to a screen reader. */
(function (mill) {
  'use strict';

  const {make, clear} = mill.dom;
  const {words} = mill;
  let box = null, live = null;

  function parts() {
    if (box) return;
    box = make('div.tooltip', {role: 'presentation'});
    box.hidden = true;
    live = make('div.unseen', {'aria-live': 'polite', role: 'status'});
    document.body.append(box, live);
  }

  /* Title and text of each value of a row. */
  function values(dataset, row) {
    const keys = dataset.keys.map(key => [key.title || key.name, words.key(row[key.name], key)]);
    const figures = dataset.measures.map(m => [m.title || m.name, words.number(row[m.name], m.format)]);
    return keys.concat(figures);
  }

  function show(x, y, pairs) {
    parts();
    clear(box);
    pairs.forEach(([title, value]) => box.append(make('div', null,
      make('span', {text: title}), make('b', {text: value}))));
    box.hidden = false;
    const {width, height} = box.getBoundingClientRect();
    const left = x + 14 + width > innerWidth ? x - width - 14 : x + 14;
    const top = y + 14 + height > innerHeight ? y - height - 14 : y + 14;
    box.style.left = Math.max(4, left) + 'px';
    box.style.top = Math.max(4, top) + 'px';
  }

  function hide() {
    if (box) box.hidden = true;
  }

  function say(text) {
    parts();
    live.textContent = text;
  }

  mill.tooltip = {show, hide, say, values};
})(window.millraceParts = window.millraceParts || {});
