// Live events: one connection whose state is shown in the header. After a reset everything is read again.
import { api } from './common.js';
import { notifyOf } from './desktop.js';
import { t } from './strings.js';

/**
 * Listens to live events.
 *
 * @param handlers by event name; `reset` is called when anything may have changed, `reconnected` after a lost connection
 * @param path of the events; those of the issue that is shown unless given
 */
export function listen(handlers, path = `${api}/events`) {
  const state = document.getElementById('live');
  const text = document.getElementById('live-text');
  const show = (name, words) => {
    state.dataset.state = name;
    text.textContent = words;
  };
  let lost = false;
  let source;
  const open = () => {
    source = new EventSource(path);
    source.onopen = () => {
      show('live', t('live.live'));
      // The server sends the missed events, or a reset if it cannot. The status is read again in both cases.
      if (lost) handlers.reconnected?.();
      lost = false;
    };
    source.onerror = () => {
      lost = true;
      show('lost', t('live.lost'));
      if (source.readyState === EventSource.CLOSED) setTimeout(() => { handlers.reset?.(); open(); }, 3000);
    };
    source.addEventListener('alert', notifyOf);
    for (const [name, handle] of Object.entries(handlers)) {
      if (name !== 'reconnected') source.addEventListener(name, event => handle(JSON.parse(event.data)));
    }
  };
  open();
  addEventListener('pagehide', () => source.close());
  addEventListener('pageshow', event => {
    if (event.persisted) { handlers.reset?.(); open(); }
  });
}
