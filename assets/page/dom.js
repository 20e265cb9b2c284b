/* Makes elements. Every text of people or data goes through `textContent`: nothing here reads markup. */
(function (mill) {
  'use strict';

  /* The window's browser gives keys a number and no name. */
  const KEYS = {8: 'Backspace', 9: 'Tab', 13: 'Enter', 27: 'Escape', 32: ' ', 33: 'PageUp', 34: 'PageDown', 35: 'End', 36: 'Home',
    37: 'ArrowLeft', 38: 'ArrowUp', 39: 'ArrowRight', 40: 'ArrowDown', 46: 'Delete', 93: 'ContextMenu', 121: 'F10', 525: 'ContextMenu'};
  const native = Object.getOwnPropertyDescriptor(KeyboardEvent.prototype, 'key');
  Object.defineProperty(KeyboardEvent.prototype, 'key', {configurable: true, enumerable: true, get() {
    return (native && native.get.call(this)) || KEYS[this.keyCode] || '';
  }});

  const SVG = 'http://www.w3.org/2000/svg';

  /* @param what tag and classes, as `div.tile.wide`
   * @param attributes by name; null and false leave one out; `text` is the text; `on...` listens */
  function make(what, attributes, ...children) {
    return build(document.createElement(what.split('.')[0]), what, attributes, children);
  }

  function svg(what, attributes, ...children) {
    return build(document.createElementNS(SVG, what.split('.')[0]), what, attributes, children);
  }

  function build(element, what, attributes, children) {
    const classes = what.split('.').slice(1);
    if (classes.length) element.setAttribute('class', classes.join(' '));
    Object.keys(attributes || {}).forEach(name => {
      const value = attributes[name];
      if (value === null || value === undefined || value === false) return;
      if (name === 'text') element.textContent = value;
      else if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value === true ? '' : String(value));
    });
    children.forEach(child => {
      if (child !== null && child !== undefined) element.append(child);
    });
    return element;
  }

  function clear(element) {
    while (element.firstChild) element.removeChild(element.firstChild);
    return element;
  }

  /* One popup at a time (menu, filter panel): it closes by Escape, which gives the focus back, by a
   * click elsewhere and when another one opens. */
  let open = null;

  function popup(button, panel) {
    button.setAttribute('aria-expanded', 'false');
    button.setAttribute('aria-haspopup', panel.getAttribute('role') === 'menu' ? 'menu' : 'dialog');
    panel.hidden = true;
    button.addEventListener('click', () => (panel.hidden ? show() : closePopup(true)));
    function show() {
      closePopup(false);
      panel.hidden = false;
      button.setAttribute('aria-expanded', 'true');
      open = {button, panel};
      panel.dispatchEvent(new Event('opened'));
      const edge = panel.getBoundingClientRect();
      if (edge.left < 8) panel.style.right = 'auto';
      const first = panel.querySelector('input:not([disabled]), select, button, [tabindex="0"]');
      if (first) first.focus();
    }
  }

  function closePopup(focus) {
    if (!open) return false;
    const {button, panel} = open;
    open = null;
    panel.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    if (focus) button.focus();
    return true;
  }

  /* Wherever the focus is: some engines give none to a box that is clicked. */
  document.addEventListener('keydown', e => {
    if (e.key === 'Escape' && closePopup(true)) e.stopImmediatePropagation();
  });

  document.addEventListener('pointerdown', e => {
    if (open && !open.panel.contains(e.target) && !open.button.contains(e.target)) closePopup(false);
  });

  /* Up and down walk through what can have the focus in a panel. */
  function walk(panel, selector) {
    panel.addEventListener('keydown', e => {
      const step = {ArrowDown: 1, ArrowUp: -1}[e.key];
      if (!step || /^(number|range|select-one)$/.test(e.target.type || '')) return;
      const stops = [...panel.querySelectorAll(selector)].filter(stop => stop.offsetParent !== null);
      const now = stops.indexOf(document.activeElement);
      const next = stops[(now + step + stops.length) % stops.length];
      if (next) next.focus();
      e.preventDefault();
    });
  }

  mill.dom = {make, svg, clear, popup, closePopup, walk};
})(window.millraceParts = window.millraceParts || {});
