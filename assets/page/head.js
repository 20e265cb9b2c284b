/* The head of the page: title, where and when the figures are from, how fresh they are, the filters. */
(function (mill) {
  'use strict';

  const {make} = mill.dom;
  const HOUR = 3600000, DAY = 24 * HOUR;

  const clock = at => String(at.getHours()).padStart(2, '0') + ':' + String(at.getMinutes()).padStart(2, '0');

  /* `today 09:14` in the reader's own zone. */
  function moment(at, now) {
    const day = d => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
    const days = Math.round((day(now) - day(at)) / DAY);
    if (days === 0) return 'today ' + clock(at);
    if (days === 1) return 'yesterday ' + clock(at);
    return at.getFullYear() + '-' + String(at.getMonth() + 1).padStart(2, '0') + '-' + String(at.getDate()).padStart(2, '0')
      + ' ' + clock(at);
  }

  /* @return [mood, words]: the dot never says anything alone */
  function freshness(model, now) {
    const run = model.run;
    if (model.basis === 'sample') return ['warn', 'sample, no run yet'];
    if (!run) return ['same', ''];
    const checks = {passed: 'checks passed', failed: 'checks failed', warned: 'checks warned', none: 'no checks'}[run.checks]
      || (run.checks ? 'checks ' + run.checks : '');
    const with_ = text => (checks ? text + ', ' + checks : text);
    if (run.state !== 'SUCCEEDED') return ['bad', with_('last run ' + String(run.state).toLowerCase())];
    if (run.checks === 'failed') return ['bad', with_('of ' + moment(new Date(run.at), now))];
    const age = now - new Date(run.at);
    if (age < DAY) return [run.checks === 'warned' ? 'warn' : 'good', with_('fresh')];
    const days = Math.floor(age / DAY);
    return ['warn', with_(days === 1 ? '1 day old' : days + ' days old')];
  }

  function origin(model, now) {
    const parts = [model.subtitle, model.source && 'from ' + model.source,
      model.run && model.basis !== 'sample' && 'run ' + model.run.number + ' of ' + moment(new Date(model.run.at), now)];
    return parts.filter(Boolean).join(', ');
  }

  /* @return {parts, refresh, retitle} */
  function create(model, state) {
    const now = new Date();
    const [mood, said] = freshness(model, now);
    const controls = model.filters.filter(filter => filter.control).map(filter => mill.filters.control(filter, state));
    const chips = make('div.chips', {'aria-label': 'Filters that are set', role: 'group'});
    const printed = make('p.printed');
    const element = make('header.head', null,
      make('div.titles', null, make('h1', {text: model.title || 'Dashboard'}), make('p', {text: origin(model, now)})),
      make('div.controls', {role: 'group', 'aria-label': 'Filters'},
        make('span.fresh.' + mood, {hidden: !said}, make('i', {'aria-hidden': 'true'}), make('span', {text: said})),
        ...controls.map(each => each.element)));
    const banner = model.basis === 'sample'
      ? make('p.banner', {role: 'note', text: 'No run yet: every figure here is of a sample of the rows.'}) : null;

    function refresh() {
      controls.forEach(each => each.refresh());
      mill.filters.chips(chips, model.filters, state);
      const set = model.filters.filter(filter => state.get(filter.id));
      printed.textContent = set.length
        ? 'Filters: ' + set.map(filter => mill.state.sentence(filter, state.get(filter.id))).join('; ') + '.'
        : model.filters.some(filter => filter.control) ? 'Filters: none.' : '';
    }

    function retitle(next) {
      element.querySelector('h1').textContent = next.title || 'Dashboard';
      element.querySelector('.titles p').textContent = origin(next, now);
    }

    refresh();
    return {parts: [element, banner, chips, printed].filter(Boolean), refresh, retitle};
  }

  mill.head = {create, freshness, moment};
})(window.millraceParts = window.millraceParts || {});
