/* Numbers, times and null as people read them. Times are UTC: the engine answers wall times as UTC. */
(function (mill) {
  'use strict';

  const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  const NONE = '(none)';
  const SPACE = '\u00a0';

  const two = n => String(n).padStart(2, '0');

  /* Names of a cyclic unit in its order, which starts at 1, hours at 0. */
  const CYCLES = {
    month: {first: 1, names: MONTHS},
    day: {first: 1, names: DAYS},
    quarter: {first: 1, names: ['Q1', 'Q2', 'Q3', 'Q4']},
    hours: {first: 0, names: Array.from({length: 24}, (_, i) => two(i))},
    date: {first: 1, names: Array.from({length: 31}, (_, i) => String(i + 1))},
    week: {first: 1, names: Array.from({length: 53}, (_, i) => 'W' + (i + 1))}
  };

  /* What a bucket of time is called; sorts as it is, so it also names files and filters. */
  function time(ms, unit) {
    const d = new Date(ms);
    if (isNaN(d)) return NONE;
    const year = d.getUTCFullYear(), month = two(d.getUTCMonth() + 1), day = two(d.getUTCDate());
    const hour = two(d.getUTCHours()), minute = two(d.getUTCMinutes());
    switch (unit) {
      case 'year': return String(year);
      case 'yearquarter': return year + ' Q' + (Math.floor(d.getUTCMonth() / 3) + 1);
      case 'yearmonth': return year + '-' + month;
      case 'yearweek':
      case 'yearmonthdate': return year + '-' + month + '-' + day;
      case 'yearmonthdatehours': return `${year}-${month}-${day} ${hour}:00`;
      default: {
        const clock = hour === '00' && minute === '00' && d.getUTCSeconds() === 0 ? ''
          : ` ${hour}:${minute}` + (unit === 'yearmonthdatehoursminutes' ? '' : ':' + two(d.getUTCSeconds()));
        return `${year}-${month}-${day}${clock}`;
      }
    }
  }

  /* The first moment after a bucket. Weeks begin on Monday. */
  function after(ms, unit) {
    const d = new Date(ms);
    const at = (years, months, days, hours) => Date.UTC(d.getUTCFullYear() + years,
      d.getUTCMonth() + months, d.getUTCDate() + days, d.getUTCHours() + hours, d.getUTCMinutes());
    switch (unit) {
      case 'year': return at(1, 0, 0, 0);
      case 'yearquarter': return at(0, 3, 0, 0);
      case 'yearmonth': return at(0, 1, 0, 0);
      case 'yearweek': return at(0, 0, 7, 0);
      case 'yearmonthdate': return at(0, 0, 1, 0);
      case 'yearmonthdatehours': return at(0, 0, 0, 1);
      case 'yearmonthdatehoursminutes': return ms + 60000;
      default: return ms + 1;
    }
  }

  /* The start of the bucket that a moment is in. */
  function floor(ms, unit) {
    const d = new Date(ms);
    const year = d.getUTCFullYear(), month = d.getUTCMonth(), day = d.getUTCDate();
    switch (unit) {
      case 'year': return Date.UTC(year, 0, 1);
      case 'yearquarter': return Date.UTC(year, month - month % 3, 1);
      case 'yearmonth': return Date.UTC(year, month, 1);
      case 'yearweek': return Date.UTC(year, month, day - (d.getUTCDay() + 6) % 7);
      case 'yearmonthdate': return Date.UTC(year, month, day);
      case 'yearmonthdatehours': return ms - ms % 3600000;
      case 'yearmonthdatehoursminutes': return ms - ms % 60000;
      default: return ms;
    }
  }

  const formats = new Map();

  /* The function of a format as d3-format writes it. */
  function figure(format) {
    if (!formats.has(format)) formats.set(format, vega.defaultLocale().format(format));
    return formats.get(format);
  }

  const moments = new Map();

  /* A point in time by a pattern of d3-time-format, in UTC as all times here. */
  function moment(ms, format) {
    if (!moments.has(format)) moments.set(format, vega.defaultLocale().utcFormat(format));
    return moments.get(format)(new Date(ms));
  }

  /* @param format as d3-format writes it; empty for a short form that suits the size */
  function number(value, format) {
    if (value === null || value === undefined) return NONE;
    if (typeof value !== 'number') return String(value);
    if (!Number.isFinite(value)) return String(value);
    if (format) return spaced(figure(format)(value), format);
    if (Number.isInteger(value)) return figure(',')(value).replace('\u2212', '-');
    const digits = Math.abs(value) >= 100 ? ',.0f' : Math.abs(value) >= 1 ? ',.2~f' : ',.3~r';
    return figure(digits)(value).replace('\u2212', '-');
  }

  /* A space that never breaks before a unit, a hyphen for minus: so a figure can be copied. */
  function spaced(text, format) {
    const unit = /[sp%]$/.test(format) ? text.replace(/([0-9.])([a-zA-Z\u00b5%]+)$/, '$1' + SPACE + '$2') : text;
    return unit.replace('\u2212', '-');
  }

  /* A value of a key, by what its dataset says of the key. */
  function key(value, about) {
    if (value === null || value === undefined) return NONE;
    const cycle = about && CYCLES[about.cycle];
    if (cycle && typeof value === 'number') {
      const name = cycle.names[value - cycle.first];
      return name === undefined ? String(value) : name;
    }
    if (typeof value === 'number' && about && (about.unit || about.type === 'temporal')) return time(value, about.unit);
    if (typeof value === 'number' && about && about.bin && about.bin.step) {
      return number(value) + ' to ' + number(tidy(value + about.bin.step));
    }
    return typeof value === 'number' ? number(value) : String(value);
  }

  /* Without the noise of binary fractions: 0.1 + 0.2 is 0.3. */
  const tidy = value => Number(value.toPrecision(12));

  /* Texts by code points as the engine orders them, numbers by size, null last. */
  function compare(a, b) {
    if (a === b) return 0;
    if (a === null || a === undefined) return 1;
    if (b === null || b === undefined) return -1;
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    if (typeof a === 'boolean' && typeof b === 'boolean') return a ? 1 : -1;
    const left = Array.from(String(a)), right = Array.from(String(b));
    for (let i = 0; i < left.length && i < right.length; i++) {
      const by = left[i].codePointAt(0) - right[i].codePointAt(0);
      if (by) return by;
    }
    return left.length - right.length;
  }

  /* As people name a span of time, for the comparison of a figure. */
  function period(ms, unit) {
    const d = new Date(ms);
    if (unit === 'year') return String(d.getUTCFullYear());
    if (unit === 'quarter') return 'Q' + (Math.floor(d.getUTCMonth() / 3) + 1) + ' ' + d.getUTCFullYear();
    return MONTHS[d.getUTCMonth()] + ' ' + d.getUTCFullYear();
  }

  mill.words = {CYCLES, NONE, time, moment, after, floor, number, figure, key, compare, period, tidy};
})(window.millraceParts = window.millraceParts || {});
