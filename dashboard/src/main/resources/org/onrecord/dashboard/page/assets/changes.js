// The edits of documents: old words struck out, new words underlined.
import { comparePage, el, languageOf, moment } from './common.js';
import { diff } from './diff.js';
import { alertWhy } from './shifts.js';
import { rich, t } from './strings.js';

const ELEMENTS = { same: 'span', removed: 'del', added: 'ins' };
const LONG_UNCHANGED = 260;
const KEPT = 110;

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
    el('span', { class: 'what' }, t(`edit.${what}`)),
    el('p', { class: 'edit', lang: languageOf(before + after) }, ...diff(before, after).map(piece)));
}

export function changeList(changes) {
  return el('ol', { class: 'changes' }, ...changes.map(passage));
}

/** Returns the edits of a document, newest first, in a closed section. */
export function editHistory(alerts) {
  const newest = [...alerts].sort((a, b) => (b.facts.fetched ?? '').localeCompare(a.facts.fetched ?? ''));
  const when = alert => (alert.facts.fetched ? moment(alert.facts.fetched) : alert.day);
  return el('details', { class: 'provenance edits', id: 'changes', open: location.hash === '#changes' },
    el('summary', {}, ...rich('edit.edited', { n: newest.length, when: when(newest[0]) })),
    el('p', { class: 'legend' }, ...rich('edit.legend', { del: words => el('del', {}, words), ins: words => el('ins', {}, words) })),
    ...newest.map(alert => el('section', { 'data-alert': alert.id },
      el('p', { class: 'seen' }, ...rich('edit.seen', { when: when(alert), why: alertWhy(alert) })), changeList(alert.changes ?? []))));
}

/** Returns a link to two versions of a document side by side. */
function compared(before, after, words) {
  const name = ({ document: id, version }) => `document:${id}@${version}`;
  return [' · ', el('a', { href: comparePage(name(before), name(after)) }, words)];
}

/** Returns the versions of a document, newest first, with links to the capture of each and to what changed. */
export function versionList(versions) {
  return el('details', { class: 'provenance versions' },
    el('summary', {}, t('edit.versions', { n: versions.length })),
    el('ol', { reversed: true }, ...versions.map((version, at) => el('li', { 'data-version': version.version },
      ...rich('edit.fetched', { n: version.characters, when: moment(version.fetched) }), ' · ',
      version.capture
        ? el('a', { href: `/api/v1/documents/${encodeURIComponent(version.document)}/capture?version=${encodeURIComponent(version.version)}`, download: '' }, t('edit.download'))
        : t('edit.no-capture'),
      at + 1 < versions.length && compared(versions[at + 1], version, t('edit.compare-before')),
      at > 1 && compared(version, versions[0], t('edit.compare-newest')),
      version.title !== versions[0].title && t('edit.titled', { title: version.title })))));
}
