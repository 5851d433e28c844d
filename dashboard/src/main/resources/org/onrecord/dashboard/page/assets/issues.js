// The overview of all issues: each with its counts, the last months, the newest words and what changed last.
import { $, asWritten, chip, day, el, getJson, lang, localName, query, replace, throttle, withNames } from './common.js';
import { listen } from './live.js';
import { unmarked } from './markdown.js';
import { alertTitle } from './shifts.js';
import { sparkline } from './spark.js';
import { rich, t } from './strings.js';

const ABOUT_THE_ISSUE = 'first-position,shift,talking-point';
const pages = id => `/issues/${encodeURIComponent(id)}`;
const api = id => `/api/v1${pages(id)}`;

function newest(issue) {
  const { last } = issue;
  if (!last) return el('p', { class: 'nothing' }, t('issues.no-statement'));
  return el('figure', {},
    el('blockquote', { lang: lang(last.language) }, unmarked(last.words)),
    el('figcaption', {}, chip(last.side), ' ',
      el('a', { href: `${pages(issue.id)}/statements/${encodeURIComponent(last.statement)}` }, localName(last.speaker) ?? t('speaker.unnamed')), ', ', day(last.day)));
}

function changes(issue, alerts, claims) {
  const labels = new Map(claims.map(claim => [claim.id, claim.label]));
  if (alerts.total === 0) return el('p', { class: 'nothing' }, t('issues.no-change'));
  return el('div', { class: 'changed' },
    el('ol', {}, ...alerts.items.map(({ alert }) => el('li', {},
      el('a', { href: `${pages(issue.id)}/alerts/${encodeURIComponent(alert.id)}` }, alertTitle(alert, claim => labels.get(claim) ?? claim)), ' ', el('span', { class: 'day' }, day(alert.day))))),
    alerts.total > alerts.items.length && el('p', {}, el('a', { href: `${pages(issue.id)}/alerts` }, t('issues.all-changes', { n: alerts.total }))));
}

function card(issue, timeline, alerts, { claims }) {
  const waiting = issue.documents - issue.read;
  return el('li', { 'data-issue': issue.id },
    el('div', { class: 'about' },
      el('h2', {}, el('a', { href: `${pages(issue.id)}/` }, asWritten(issue.title))),
      el('p', {}, asWritten(issue.description)),
      el('p', { class: 'tally' },
        ...rich('issues.tally', { statements: el('a', { href: `${pages(issue.id)}/statements` }, ...rich('issues.n-statements', { n: issue.statements, b: words => el('b', {}, words) })),
          documents: t('issues.n-documents', { n: issue.documents }) }),
        waiting > 0 && el('span', { class: 'waits' }, ` · ${t('issues.waiting', { n: waiting })}`)),
      sparkline(timeline, { label: t('issues.by-month', { issue: issue.title }) })),
    el('section', { 'aria-label': t('issues.newest-words', { issue: issue.title }) }, el('h3', {}, t('issues.said-last')), newest(issue)),
    el('section', { 'aria-label': t('issues.changes-on', { issue: issue.title }) }, el('h3', {}, t('issues.what-changed')), changes(issue, alerts, claims)));
}

async function draw() {
  const issues = await getJson('/api/v1/issues');
  const cards = await Promise.all(issues.map(async issue => card(issue, ...await Promise.all([
    getJson(`${api(issue.id)}/timeline?bucket=month`),
    getJson(`${api(issue.id)}/alerts${query({ kind: ABOUT_THE_ISSUE, size: 3 })}`),
    getJson(api(issue.id)).then(withNames)]))));
  replace($('issues-note'), t('issues.note', { n: issues.length }));
  replace($('issues'), ...cards);
  $('issues').setAttribute('aria-busy', 'false');
}

const redrawSoon = throttle(() => draw().catch(console.error), 1000);
await draw();
listen({ status: redrawSoon, alert: redrawSoon, 'alert-removed': redrawSoon, trends: redrawSoon, reset: redrawSoon }, '/api/v1/events?issue=*');
