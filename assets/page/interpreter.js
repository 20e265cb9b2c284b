/* Runs Vega's expressions from their syntax trees (`vega.parse(spec, config, {ast: true})`), so that no
 * text ever becomes code and the page may forbid `eval`. The form of the trees, the five entry points
 * and the names of parameters ("$" signal, "%" scale) are those of vega-expression, vega-runtime and
 * vega-functions 5. Each tree is turned into a closure once and then called for every datum. */
(function (mill) {
  'use strict';

  const FORBIDDEN = new Set(['constructor', 'prototype', '__proto__', '__defineGetter__',
    '__defineSetter__', '__lookupGetter__', '__lookupSetter__']);

  const CONSTANTS = {NaN: NaN, E: Math.E, LN2: Math.LN2, LN10: Math.LN10, LOG2E: Math.LOG2E,
    LOG10E: Math.LOG10E, PI: Math.PI, SQRT1_2: Math.SQRT1_2, SQRT2: Math.SQRT2,
    MIN_VALUE: Number.MIN_VALUE, MAX_VALUE: Number.MAX_VALUE};

  /* Names of an expression that are not signals: what the entry point passes. */
  const GIVEN = new Set(['datum', 'event', 'item']);

  const at = a => (a instanceof Date ? a : new Date(a));
  const text = a => String(a);

  const FUNCTIONS = {
    isNaN: Number.isNaN, isFinite: Number.isFinite,
    clamp: (v, low, high) => Math.max(low, Math.min(high, v)),
    now: Date.now, utc: Date.UTC,
    datetime: (...a) => new Date(...a),
    date: a => at(a).getDate(), day: a => at(a).getDay(), year: a => at(a).getFullYear(),
    month: a => at(a).getMonth(), hours: a => at(a).getHours(), minutes: a => at(a).getMinutes(),
    seconds: a => at(a).getSeconds(), milliseconds: a => at(a).getMilliseconds(),
    time: a => at(a).getTime(), timezoneoffset: a => at(a).getTimezoneOffset(),
    utcdate: a => at(a).getUTCDate(), utcday: a => at(a).getUTCDay(),
    utcyear: a => at(a).getUTCFullYear(), utcmonth: a => at(a).getUTCMonth(),
    utchours: a => at(a).getUTCHours(), utcminutes: a => at(a).getUTCMinutes(),
    utcseconds: a => at(a).getUTCSeconds(), utcmilliseconds: a => at(a).getUTCMilliseconds(),
    length: a => a.length,
    parseFloat: parseFloat, parseInt: parseInt,
    upper: a => text(a).toUpperCase(), lower: a => text(a).toLowerCase(),
    substring: (a, from, to) => text(a).substring(from, to),
    split: (a, ...by) => text(a).split(...by), trim: a => text(a).trim(),
    btoa: a => btoa(a), atob: a => atob(a),
    regexp: (...a) => new RegExp(...a),
    test: (pattern, a) => new RegExp(pattern).test(a)
  };
  ['abs', 'acos', 'asin', 'atan', 'atan2', 'ceil', 'cos', 'exp', 'floor', 'hypot', 'log', 'max', 'min',
    'pow', 'random', 'round', 'sin', 'sqrt', 'tan'].forEach(name => { FUNCTIONS[name] = Math[name]; });

  const EVENT_FUNCTIONS = new Set(['view', 'item', 'group', 'xy', 'x', 'y']);

  /* eslint eqeqeq: the operators below mean what the author of the expression wrote. */
  const BINARY = {
    '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b,
    '%': (a, b) => a % b, '|': (a, b) => a | b, '&': (a, b) => a & b, '^': (a, b) => a ^ b,
    '<<': (a, b) => a << b, '>>': (a, b) => a >> b, '>>>': (a, b) => a >>> b,
    '==': (a, b) => a == b, '!=': (a, b) => a != b, '===': (a, b) => a === b, '!==': (a, b) => a !== b,
    '<': (a, b) => a < b, '<=': (a, b) => a <= b, '>': (a, b) => a > b, '>=': (a, b) => a >= b
  };
  const UNARY = {'+': a => +a, '-': a => -a, '!': a => !a, '~': a => ~a};

  function allowed(name) {
    if (FORBIDDEN.has(String(name))) throw new Error('Not allowed in an expression: ' + name);
    return name;
  }

  /* A scope `s` holds datum, item, event, `_` (parameters) and `f` (Vega's functions). */
  function closure(node) {
    switch (node.type) {
      case 'Literal': {
        const value = node.value;
        return () => value;
      }
      case 'Identifier': return identifier(node.name);
      case 'MemberExpression': return member(node);
      case 'CallExpression': return call(node.callee.name, node.arguments);
      case 'ArrayExpression': {
        const parts = node.elements.map(closure);
        return s => parts.map(part => part(s));
      }
      case 'ObjectExpression': return object(node);
      case 'UnaryExpression': {
        const apply = UNARY[node.operator], a = closure(node.argument);
        return s => apply(a(s));
      }
      case 'BinaryExpression': {
        const apply = BINARY[node.operator], a = closure(node.left), b = closure(node.right);
        return s => apply(a(s), b(s));
      }
      case 'LogicalExpression': {
        const a = closure(node.left), b = closure(node.right);
        return node.operator === '&&' ? s => a(s) && b(s) : s => a(s) || b(s);
      }
      case 'ConditionalExpression': return choice(node.test, node.consequent, node.alternate);
      default: throw new Error('Not an expression: ' + node.type);
    }
  }

  function identifier(name) {
    if (GIVEN.has(name)) return s => s[name];
    if (Object.prototype.hasOwnProperty.call(CONSTANTS, name)) return () => CONSTANTS[name];
    const signal = '$' + name;
    return s => s._[signal];
  }

  function member(node) {
    const of = closure(node.object);
    if (!node.computed) {
      const name = allowed(node.property.name);
      return s => of(s)[name];
    }
    const name = closure(node.property);
    return s => of(s)[allowed(name(s))];
  }

  function object(node) {
    const parts = node.properties.map(p =>
      [allowed(p.key.type === 'Literal' ? p.key.value : p.key.name), closure(p.value)]);
    return s => {
      const made = {};
      parts.forEach(part => { made[part[0]] = part[1](s); });
      return made;
    };
  }

  function choice(test, yes, no) {
    const t = closure(test), a = closure(yes), b = closure(no);
    return s => (t(s) ? a(s) : b(s));
  }

  /* Scales reach `_` under "%name"; Vega's own functions take themselves as `this`. */
  function call(name, args) {
    if (name === 'if') return choice(args[0], args[1], args[2]);
    const parts = args.map(closure);
    const scale = s => s._['%' + parts[0](s)];
    if (name === '_scale') return s => scale(s)(parts[1](s));
    if (name === '_range') return s => scale(s).range();
    if (name === '_bandwidth') return s => s.f.__bandwidth(scale(s));
    const own = Object.prototype.hasOwnProperty.call(FUNCTIONS, name) ? FUNCTIONS[name] : null;
    if (own) return s => own(...parts.map(part => part(s)));
    if (EVENT_FUNCTIONS.has(name)) return s => s.event.vega[name](...parts.map(part => part(s)));
    allowed(name);
    return s => s.f[name](...parts.map(part => part(s)));
  }

  const functionsOf = ctx => ctx.functions;

  function operator(ctx, expr) {
    const run = closure(expr.ast), f = functionsOf(ctx);
    return _ => run({_, f});
  }

  function parameter(ctx, expr) {
    const run = closure(expr.ast), f = functionsOf(ctx);
    return (datum, _) => run({datum, _, f});
  }

  function event(ctx, expr) {
    const run = closure(expr.ast), f = functionsOf(ctx);
    return e => run({event: e, f});
  }

  function handler(ctx, expr) {
    const run = closure(expr.ast), f = functionsOf(ctx);
    return (_, e) => run({_, event: e, f, datum: e.item && e.item.datum});
  }

  /* Sets the channels of one mark; answers whether any of them changed. */
  function encode(ctx, expr) {
    const f = functionsOf(ctx), channels = expr.channels;
    const names = Object.keys(channels);
    const parts = names.map(name => closure(channels[name].ast));
    const spatial = expr.marktype === 'rule' ? () => {} : adjuster(expr.marktype, channels);
    return (item, _) => {
      const s = {item, datum: item.datum, _, f};
      let changed = 0;
      for (let i = 0; i < names.length; i++) {
        const value = parts[i](s);
        if (item[names[i]] !== value) {
          item[names[i]] = value;
          changed = 1;
        }
      }
      spatial(item);
      return changed;
    };
  }

  /* Vega keeps position and extent; specs may say two ends or a centre. */
  function adjuster(marktype, channels) {
    const swaps = marktype === 'rect' || marktype === 'group' || marktype === 'image';
    const axes = [['x', 'x2', 'xc', 'width'], ['y', 'y2', 'yc', 'height']];
    return item => axes.forEach(([low, high, centre, extent]) => {
      if (channels[high]) {
        if (channels[low]) {
          if (swaps && item[low] > item[high]) [item[low], item[high]] = [item[high], item[low]];
          item[extent] = item[high] - item[low];
        } else {
          item[low] = item[high] - (item[extent] || 0);
        }
      }
      if (channels[centre]) item[low] = item[centre] - (item[extent] || 0) / 2;
    });
  }

  mill.interpreter = {operator, parameter, event, handler, encode};
})(window.millraceParts = window.millraceParts || {});
