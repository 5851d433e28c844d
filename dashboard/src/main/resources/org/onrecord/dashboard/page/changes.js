// What an edit of a document changed, as people read it: old words struck out, new words underlined.
import { count, el, moment } from './common.js';
import { diff } from './diff.js';

const ELEMENTS = { same: 'span', gone: 'del', came: 'ins' };
const han = text => (/\p{Script=Han}/u.test(text) ? 'zh' : null);

function passage({ before, after }) {
  const what = !before ? 'added' : !after ? 'removed' : 'changed';
  return el('li', { 'data-change': what },
    el('span', { class: 'what' }, what),
    el('p', { class: 'edit', lang: han(before + after) }, ...diff(before, after).map(piece => el(ELEMENTS[piece.kind], {}, piece.text))));
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
