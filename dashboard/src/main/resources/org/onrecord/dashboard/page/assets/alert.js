// One alert, at its own address.
import { card } from './alert-card.js';
import { $, api, el, emptyState, getIssue, getJson, lastOfPath, query, replace, throttle } from './common.js';
import { Cancelled, send } from './editor.js';
import { exclusionOf, exclusionText, without } from './exclusions.js';
import { listen } from './live.js';
import { alertTitle } from './shifts.js';
import { t } from './strings.js';

const id = lastOfPath();
let offered = null;

/** Offers to narrow each of the reader's rules that tells of the alert. */
async function offerToNarrow(alert) {
  const { items } = await getJson(`/api/v1/rules${query({ alert: alert.id })}`);
  const note = el('p', { role: 'status' });
  replace($('worth'), ...(items.length ? [el('p', {}, ...items.flatMap(({ rule }) => {
    const button = el('button', { type: 'button', class: 'quiet' }, t('worth.not', { name: rule.name }));
    button.addEventListener('click', async () => {
      try {
        await send(`/api/v1/rules/${rule.id}`, { selects: without(rule.selects, exclusionOf(alert)) });
        button.remove();
        note.textContent = t('worth.narrowed', { name: rule.name, what: exclusionText(exclusionOf(alert)) });
      } catch (error) {
        if (!(error instanceof Cancelled)) note.textContent = error.message;
      }
    });
    return [button, ' '];
  })), note] : []));
}

async function draw() {
  try {
    const item = await getJson(`${api}/alerts/${encodeURIComponent(id)}`);
    replace($('alert-title'), alertTitle(item.alert));
    document.title = `${$('alert-title').textContent} · OnRecord`;
    replace($('alert'), card(item, { titled: false }));
    if (!offered) offered = offerToNarrow(item.alert).catch(console.error);
  } catch (error) {
    replace($('trouble'), emptyState(t(error.status === 404 ? 'document.not-found' : 'document.not-now'), error.message));
  }
}

await getIssue();
await draw();
const redrawSoon = throttle(() => draw(), 300);
listen({ alert: redrawSoon, 'alert-removed': redrawSoon, reset: redrawSoon });
