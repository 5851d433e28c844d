// The capture of a document: its proof, a download link, and the original as plain text.
import { bytes, el, externalLink, getJson, moment, replace } from './common.js';
import { rich, t } from './strings.js';

const MAX_CHARS = 300_000;
const SHOWN_DIGITS = 16;
const TEXT = /^text\/|[/+](xml|json|html)$/;

/** Returns a decoder for the charset of the HTTP header, else of the page, else UTF-8. Unknown charsets are ignored. */
function decoder(mediaType, head) {
  const said = /charset\s*=\s*["']?([\w.:-]+)/i.exec(mediaType ?? '')?.[1] ?? /charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1];
  try {
    return new TextDecoder(said ?? 'utf-8');
  } catch {
    return new TextDecoder('utf-8');
  }
}

async function original(path, proof) {
  const response = await fetch(path);
  if (!response.ok) throw new Error((await response.json()).detail);
  const content = await response.arrayBuffer();
  const head = new TextDecoder('latin1').decode(content.slice(0, 2048));
  const text = decoder(proof.mediaType, head).decode(content);
  return text.length <= MAX_CHARS ? text
    : `${text.slice(0, MAX_CHARS)}\n\n${t('capture.first', { first: MAX_CHARS, all: text.length })}`;
}

function plainText(path, proof) {
  const box = el('pre', { class: 'original', tabindex: '0' }, t('capture.loading'));
  const details = el('details', { class: 'provenance' }, el('summary', {}, t('capture.original')), box);
  details.addEventListener('toggle', () => {
    original(path, proof).then(text => { box.textContent = text; }, error => { box.textContent = error.message; });
  }, { once: true });
  return details;
}

function proven(path, proof) {
  const base = (proof.mediaType ?? '').split(';')[0].trim().toLowerCase();
  return [
    el('p', { class: 'capture proven' },
      ...rich(proof.url ? 'capture.proven-from' : 'capture.proven', {
        when: proof.fetched ? moment(proof.fetched) : t('capture.unknown-time'), url: proof.url && externalLink(proof.url, proof.url),
        sum: el('code', { title: proof.sha256 }, `${proof.sha256.slice(0, SHOWN_DIGITS)}…`),
        b: words => el('b', { class: 'verdict', title: t('capture.proven-means') }, words) }), ' · ',
      el('a', { href: path, download: '' }, t('capture.download', { size: bytes(proof.bytes) }))),
    base === '' || TEXT.test(base) ? plainText(path, proof) : null,
  ];
}

function unproven(proof) {
  return [el('p', { class: 'capture unproven' }, ...rich('capture.unproven', {
    place: el('code', {}, `${proof.file} @ ${proof.offset}`), sum: el('code', { title: proof.sha256 }, `${proof.sha256.slice(0, SHOWN_DIGITS)}…`),
    b: words => el('b', { class: 'verdict' }, words), reason: proof.reason }))];
}

/** Returns the box for the capture of a document, which is filled once the proof has arrived. */
export function capture(doc) {
  if (!doc.capture) return null;
  const box = el('div', { id: 'capture', 'aria-busy': 'true' });
  const path = `/api/v1/documents/${encodeURIComponent(doc.id)}/capture`;
  getJson(`${path}/proof`)
    .then(proof => (proof.proven ? proven(path, proof) : unproven(proof)), error => [el('p', { class: 'capture unproven' }, error.message)])
    .then(parts => {
      replace(box, ...parts);
      box.setAttribute('aria-busy', 'false');
    });
  return box;
}
