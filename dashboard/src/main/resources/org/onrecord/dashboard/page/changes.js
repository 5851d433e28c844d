// The edits of documents: old words struck out, new words underlined.
import { count, el, moment } from './common.js';
import { diff } from './diff.js';

const ELEMENTS = { same: 'span', removed: 'del', added: 'ins' };
const LONG_UNCHANGED = 260;
const KEPT = 110;
const han = text => (/\p{Script=Han}/u.test(text) ? 'zh' : null);

/** Shortens long unchanged text in the middle, so that the changes stand out. */
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

/** Returns the edits of a document, newest first, in a closed section. */
export function editHistory(alerts) {
  const newest = [...alerts].sort((a, b) => (b.facts.fetched ?? '').localeCompare(a.facts.fetched ?? ''));
  const when = alert => (alert.facts.fetched ? moment(alert.facts.fetched) : alert.day);
  return el('details', { class: 'provenance edits', id: 'changes', open: location.hash === '#changes' },
    el('summary', {}, `Edited ${newest.length === 1 ? 'once' : count(newest.length, 'time')} since the first fetch, last seen `, when(newest[0])),
    el('p', { class: 'legend' }, el('del', {}, 'Struck out'), ' is the old text, ', el('ins', {}, 'underlined'), ' is the new text.'),
    ...newest.map(alert => el('section', { 'data-alert': alert.id },
      el('p', { class: 'seen' }, 'Seen ', when(alert), ': ', alert.why), changeList(alert.changes ?? []))));
}

/** Returns the versions of a document, newest first, with a link to the capture of each. */
export function versionList(versions) {
  return el('details', { class: 'provenance versions' },
    el('summary', {}, `${count(versions.length, 'version')}, this is the newest`),
    el('ol', { reversed: true }, ...versions.map(version => el('li', { 'data-version': version.version },
      'fetched ', moment(version.fetched), ` · ${count(version.characters, 'character')} · `,
      version.capture
        ? el('a', { href: `/api/v1/documents/${encodeURIComponent(version.document)}/capture?version=${encodeURIComponent(version.version)}`, download: '' }, 'download the fetched bytes')
        : 'no capture',
      version.title !== versions[0].title && [' · titled “', version.title, '”']))));
}
