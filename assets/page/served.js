/* How a page asks the server it came from: questions, and news of runs. The token that let the page
 * in goes along in a header. Addresses are relative, so that a proxy may put a path in front. */
window.millrace = (() => {
  'use strict';

  const SILENCE = 45000; // the server says something every 15 s
  const token = new URLSearchParams(location.search).get('token');
  const headers = token ? {Authorization: 'Bearer ' + token} : {};
  let round = new Map(), told = 0;

  async function answer(path, options) {
    const got = await fetch(path, {...options, headers: {...headers, ...options.headers}, cache: 'no-store'});
    const said = await got.json();
    if (got.ok) return said;
    throw new Error([said.message, said.hint].filter(Boolean).join(' '));
  }

  /* A later round of questions of a kind ends an earlier one: nobody waits for it any more. */
  function signal(kind) {
    const before = round.get(kind);
    if (before && before.open) return before.abort.signal;
    if (before) before.abort.abort();
    const now = {abort: new AbortController(), open: true};
    round.set(kind, now);
    setTimeout(() => { now.open = false; }, 0);
    return now.abort.signal;
  }

  const ask = question => answer('api/ask', {method: 'POST', body: JSON.stringify(question),
    headers: {'Content-Type': 'application/json'}, signal: signal(Object.keys(question).sort().join())});

  async function refresh(number) {
    if (number <= told) return;
    const before = told;
    told = number;
    try {
      await window.millracePage.show(await answer('api/page', {}));
    } catch (e) {
      told = before;
      throw e;
    }
  }

  /* Reads events as they come, until the stream ends. */
  async function listen() {
    const stop = new AbortController();
    let timer = null;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => stop.abort(), SILENCE);
    };
    alive();
    try {
      const got = await fetch('api/events', {headers, signal: stop.signal, cache: 'no-store'});
      if (got.status === 401 || got.status === 403) return false;
      if (!got.ok) return true;
      const reader = got.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let held = ''; ;) {
        const {done, value} = await reader.read();
        if (done) return true;
        alive();
        held += value;
        const parts = held.split('\n\n');
        held = parts.pop();
        for (const part of parts) {
          const data = part.split('\n').find(line => line.startsWith('data: '));
          if (data) await refresh(JSON.parse(data.slice(6)).number);
        }
      }
    } finally {
      clearTimeout(timer);
    }
  }

  async function keepListening() {
    const model = JSON.parse(document.getElementById('model').textContent);
    told = model.run ? model.run.number : 0;
    await window.millracePage.ready;
    for (let wait = 1000, more = true; more;) {
      const since = Date.now();
      try {
        more = await listen();
      } catch (e) {
        more = true;
      }
      wait = Date.now() - since > 10000 ? 1000 : Math.min(30000, wait * 2);
      if (more) await new Promise(done => setTimeout(done, wait));
    }
  }

  addEventListener('DOMContentLoaded', keepListening);

  return {ask};
})();
