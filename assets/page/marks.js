/* The menu of a mark: what can be done with the group it shows. */
(function (mill) {
  'use strict';

  const {make, walk} = mill.dom;
  let open = null;

  /* @param acts list of [title, act]
   * @param back who gets the focus back */
  function menu(acts, x, y, back) {
    close(false);
    const panel = make('div.menu.ofmark', {role: 'menu', 'aria-label': 'Mark'}, ...acts.map(([title, act]) =>
      make('button', {type: 'button', role: 'menuitem', text: title, onclick: () => {
        close(true);
        act();
      }})));
    walk(panel, 'button');
    panel.addEventListener('keydown', e => {
      if (e.key === 'Tab') e.preventDefault();
      if (e.key !== 'Escape') return;
      e.stopPropagation();
      close(true);
    });
    document.body.append(panel);
    const box = panel.getBoundingClientRect();
    panel.style.left = Math.max(4, Math.min(x, innerWidth - box.width - 4)) + 'px';
    panel.style.top = Math.max(4, Math.min(y, innerHeight - box.height - 4)) + 'px';
    open = {panel, back};
    panel.firstChild.focus();
  }

  function close(focus) {
    if (!open) return;
    const {panel, back} = open;
    open = null;
    panel.remove();
    if (focus && back) back.focus();
  }

  document.addEventListener('pointerdown', e => { if (open && !open.panel.contains(e.target)) close(false); });
  document.addEventListener('mousedown', e => { if (open && !open.panel.contains(e.target)) close(false); });

  mill.marks = {menu};
})(window.millraceParts = window.millraceParts || {});
