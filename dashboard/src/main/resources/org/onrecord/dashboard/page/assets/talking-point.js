// One talking point, at its own address.
import { $, api, emptyState, find, getIssue, getJson, languageOf, lastOfPath, replace, throttle } from './common.js';
import { listen } from './live.js';
import { unmarked } from './markdown.js';
import { card } from './point-card.js';
import { t } from './strings.js';

const id = lastOfPath();
const issue = await getIssue();
const topicName = topic => issue.topics.find(each => each.id === topic)?.label ?? topic;

async function draw() {
  try {
    const point = await getJson(`${api}/talking-points/${encodeURIComponent(id)}`);
    $('point-title').lang = languageOf(point.wording);
    $('point-title').textContent = `“${unmarked(point.wording)}”`;
    document.title = `“${unmarked(point.wording)}” · OnRecord`;
    replace($('point'), card(point, topicName, { titled: false }));
    find('#point details')?.toggleAttribute('open', true);
  } catch (error) {
    replace($('trouble'), emptyState(t(error.status === 404 ? 'document.not-found' : 'document.not-now'), error.message));
  }
}

await draw();
const redrawSoon = throttle(() => draw(), 600);
listen({ 'talking-points': redrawSoon, reset: redrawSoon });
