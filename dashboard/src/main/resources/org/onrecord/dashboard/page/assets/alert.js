// One alert, at its own address.
import { card } from './alert-card.js';
import { $, api, emptyState, getIssue, getJson, lastOfPath, replace, throttle } from './common.js';
import { listen } from './live.js';
import { alertTitle } from './shifts.js';
import { t } from './strings.js';

const id = lastOfPath();

async function draw() {
  try {
    const item = await getJson(`${api}/alerts/${encodeURIComponent(id)}`);
    replace($('alert-title'), alertTitle(item.alert));
    document.title = `${$('alert-title').textContent} · OnRecord`;
    replace($('alert'), card(item, { titled: false }));
  } catch (error) {
    replace($('trouble'), emptyState(t(error.status === 404 ? 'document.not-found' : 'document.not-now'), error.message));
  }
}

await getIssue();
await draw();
const redrawSoon = throttle(() => draw(), 300);
listen({ alert: redrawSoon, 'alert-removed': redrawSoon, reset: redrawSoon });
