/* Colours and sizes of charts, read from the variables of page.css, so that a theme is one place. */
(function (mill) {
  'use strict';

  function reader() {
    const style = getComputedStyle(document.documentElement);
    const one = name => style.getPropertyValue('--' + name).trim();
    return {one, list: name => one(name).split(/\s+/)};
  }

  /* Vega's config for the theme that shows now. Bars have no rounded corners: with them Vega-Lite 5.23
   * gives stacked bars over bins and times no width. */
  function config() {
    const {one, list} = reader();
    const font = one('font'), muted = one('muted'), line = one('grid');
    const sequential = list('sequential');
    const label = {labelFont: font, labelFontSize: 12, labelColor: muted, titleFont: font,
      titleFontSize: 12, titleFontWeight: 500, titleColor: muted};
    return {
      background: null, font, padding: {left: 0, top: 5, right: 4, bottom: 4},
      view: {stroke: null},
      axis: {...label, domain: false, ticks: false, gridColor: line, labelPadding: 6, titlePadding: 8,
        labelLimit: 140, labelOverlap: 'greedy', tickCount: 6},
      axisX: {labelSeparation: 8},
      axisBand: {grid: false},
      legend: {...label, labelColor: one('text'), orient: 'top', direction: 'horizontal', symbolType: 'square',
        symbolSize: 110, offset: 8, padding: 0, columnPadding: 14, rowPadding: 4,
        labelLimit: 160, gradientThickness: 8, gradientLength: 140, titleOrient: 'left', titlePadding: 8},
      header: {...label, labelColor: one('text'), labelFontWeight: 500, labelPadding: 4},
      title: {font, color: one('text'), fontSize: 13, anchor: 'start'},
      range: {category: list('categories'), ordinal: sequential, ramp: sequential, heatmap: sequential,
        diverging: list('diverging')},
      scale: {barBandPaddingInner: 0.26, rectBandPaddingInner: 0, minSize: 24, maxSize: 420},
      aria: false, // the picture has a sentence and a table; a title would become part of an expression
      mark: {color: list('categories')[0], aria: false},
      rect: {cornerRadius: 4, stroke: one('card'), strokeWidth: 2},
      area: {opacity: 0.86}, line: {strokeWidth: 2}, trail: {color: list('categories')[0]},
      point: {filled: true, opacity: 0.76, size: 60}, circle: {opacity: 0.76}, square: {opacity: 0.76},
      arc: {stroke: one('card'), strokeWidth: 1.5},
      rule: {color: one('text'), strokeWidth: 1.25}, tick: {thickness: 2},
      text: {color: one('text'), font, fontSize: 12}
    };
  }

  mill.theme = {config, variable: name => reader().one(name)};
})(window.millraceParts = window.millraceParts || {});
