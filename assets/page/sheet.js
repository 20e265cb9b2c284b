/* One dialog at a time over the page: it keeps the focus, closes by Escape, by its button and by a
 * click beside it, and gives the focus back. */
(function (mill) {
  'use strict';

  const {make} = mill.dom;
  const STOPS = 'button:not([disabled]), input:not([disabled]), select:not([disabled]), [tabindex="0"]';
  let open = null;

  /* @param about {title, subtitle, kind: class of the sheet, back: who gets the focus back, closed()}
   * @param content elements
   * @param buttons elements, before the one that closes
   * @return {element, close} */
  function show(about, content, buttons) {
    hide();
    const close = make('button', {type: 'button', text: about.close || 'Close', onclick: hide});
    const head = make('h3', {text: about.title, id: 'sheet-title'});
    const sheet = make('div.sheet' + (about.kind ? '.' + about.kind : ''), {role: 'dialog', 'aria-modal': 'true',
      'aria-labelledby': 'sheet-title'}, head, make('p', {text: about.subtitle || '', hidden: !about.subtitle}),
      ...content, make('div.row', null, ...(buttons || []), close));
    const veil = make('div.veil', {onmousedown: e => { if (e.target === veil) hide(); }}, sheet);
    sheet.addEventListener('keydown', e => {
      if (e.key === 'Escape') {
        e.stopPropagation();
        hide();
      }
      if (e.key !== 'Tab') return;
      const stops = [...sheet.querySelectorAll(STOPS)].filter(stop => stop.offsetParent !== null);
      const last = stops[stops.length - 1];
      if (e.shiftKey ? document.activeElement === stops[0] : document.activeElement === last) {
        (e.shiftKey ? last : stops[0]).focus();
        e.preventDefault();
      }
    });
    document.body.append(veil);
    document.body.classList.add('covered');
    open = {veil, back: about.back, closed: about.closed};
    close.focus();
    return {element: sheet, close: hide};
  }

  function hide() {
    if (!open) return false;
    const {veil, back, closed} = open;
    open = null;
    veil.remove();
    if (!document.querySelector('.tile.whole')) document.body.classList.remove('covered');
    if (back && back.isConnected) back.focus();
    if (closed) closed();
    return true;
  }

  mill.sheet = {show, hide};
})(window.millraceParts = window.millraceParts || {});
