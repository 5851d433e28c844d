// What an edit of a document changed, as people read it: old words struck out, new words underlined.
import { count, el, moment } from './common.js';
import { diff } from './diff.js';

const ELEMENTS = { same: 'span', gone: 'del', came: 'ins' };
const LONG_UNCHANGED = 260;
const KEPT = 110;
const han = text => (/\p{Script=Han}/u.test(text) ? 'zh' : null);

/** Long words that stayed are cut in their middle, so that what changed is not lost among them. */
function cut(text, first, last) {
  if (text.length <= LONG_UNCHANGED) return text;
  const from = first ? '' : text.slice(0, KEPT);
  const to = last ? '' : text.slice(-KEPT);
  return `${from.replace(/\s+\S{0,20}$/, '')} … ${to.replace(/^\S{0,20}\s+/, '')}`;
}

function piece({ kind, text }, at, all) {
  return el(ELEMENTS[kind], {}, kind === 'same' ? cut(text, at === 0, at === all.length - 1) : text);
}

function passage({ before, after }) {
  const what = !before ? 'added' : !after ? 'removed' : 'changed';
  return el('li', { 'data-change': what },
    el('span', { class: 'what' }, what),
    el('p', { class: 'edit', lang: han(before + after) }, ...diff(before, after).map(piece)));
}

export function changeList(changes) {
  return el('ol', { class: 'changes' }, ...changes.map(passage));
}

/** The edits of one document, the newest first, closed until somebody asks. */
export function edits(alerts) {
  const newest = [...alerts].sort((a, b) => (b.facts.fetched ?? '').localeCompare(a.facts.fetched ?? ''));
  const when = alert => (alert.facts.fetched ? moment(alert.facts.fetched) : alert.day);
  return el('details', { class: 'provenance edits', id: 'changes', open: location.hash === '#changes' },
    el('summary', {}, `Edited ${newest.length === 1 ? 'once' : count(newest.length, 'time')} since it was first fetched, last seen `, when(newest[0])),
    el('p', { class: 'legend' }, el('del', {}, 'Struck out'), ' stood there before, ', el('ins', {}, 'underlined'), ' stands there now.'),
    ...newest.map(alert => el('section', { 'data-alert': alert.id },
      el('p', { class: 'seen' }, 'Seen ', when(alert), ': ', alert.why), changeList(alert.changes ?? []))));
}

/** The versions of one document, the newest first, each with its bytes where they were kept. */
export function versionList(versions) {
  return el('details', { class: 'provenance versions' },
    el('summary', {}, `${count(versions.length, 'version')}, of which this is the newest`),
    el('ol', { reversed: true }, ...versions.map(version => el('li', { 'data-version': version.version },
      'fetched ', moment(version.fetched), ` · ${count(version.characters, 'character')} · `,
      version.capture
        ? el('a', { href: `/api/v1/documents/${encodeURIComponent(version.document)}/capture?version=${encodeURIComponent(version.version)}`, download: '' }, 'the bytes as fetched')
        : 'no bytes were captured',
      version.title !== versions[0].title && [' · titled “', version.title, '”']))));
}
