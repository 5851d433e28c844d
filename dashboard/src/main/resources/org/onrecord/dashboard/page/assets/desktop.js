// Desktop notifications of what was delivered to the page, for readers who allowed them.
import { alertPage } from './common.js';

const SEEN = 'onrecord-notified';
const AFTER = 1500;
let waiting = null;

/** Shows what was delivered to the page since the last look. An alert of the live events is the sign to look. */
export function notifyOf() {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted' || waiting) return;
  waiting = setTimeout(async () => {
    waiting = null;
    const response = await fetch('/api/v1/deliveries?channel=page&state=sent&size=10', { headers: { Accept: 'application/json' } });
    if (!response.ok) return;
    const since = localStorage.getItem(SEEN) ?? new Date(Date.now() - 60_000).toISOString();
    const fresh = (await response.json()).items.filter(each => each.sent > since);
    if (fresh.length) localStorage.setItem(SEEN, fresh[0].sent);
    for (const each of fresh.reverse()) {
      const shown = new Notification(each.title, { body: `${each.name}\n${each.why}`, tag: each.id });
      shown.addEventListener('click', () => { open(alertPage(each.alert)); });
    }
  }, AFTER);
}
