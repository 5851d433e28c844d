// Live events: one connection whose state is shown in the header. It starts where the page was served, so that nothing is missed while
// the page reads its data. After a reset everything is read again.
import { $, api } from './common.js';
import { notifyOf } from './desktop.js';
import { t } from './strings.js';

/**
 * Listens to live events.
 *
 * @param handlers by event name; `reset` is called when anything may have changed, `reconnected` after a lost connection
 * @param path of the events; those of the issue that is shown unless given
 */
export function listen(handlers, path = `${api}/events`) {
  const state = $('live');
  const text = $('live-text');
  const show = (name, words) => {
    state.dataset.state = name;
    text.textContent = words;
  };
  let lost = false;
  let heard = document.documentElement.dataset.lastEvent ?? '';
  let source;
  const open = () => {
    source = new EventSource(`${path}${path.includes('?') ? '&' : '?'}after=${encodeURIComponent(heard)}`);
    source.onopen = () => {
      show('live', t('live.live'));
      // The server sends the missed events, or a reset if it cannot. The status is read again in both cases.
      if (lost) handlers.reconnected?.();
      lost = false;
    };
    source.onerror = () => {
      lost = true;
      show('lost', t('live.lost'));
      // A connection is refused where the server or a proxy is full, or takes no id of that length. Without one, the server answers with a reset.
      if (source.readyState === EventSource.CLOSED) {
        heard = '';
        setTimeout(open, 3000);
      }
    };
    source.addEventListener('alert', notifyOf);
    for (const [name, handle] of Object.entries(handlers)) {
      if (name !== 'reconnected') {
        source.addEventListener(name, event => {
          heard = event.lastEventId;
          handle(JSON.parse(event.data));
        });
      }
    }
  };
  open();
  addEventListener('pagehide', () => source.close());
  addEventListener('pageshow', event => {
    if (event.persisted) open();
  });
}
