// The bytes of a document as they were fetched: what proves them, a link to them, and the original as plain text.
import { ask, bytes, el, moment, outLink } from './common.js';

const LONGEST = 300_000;
const SHOWN_DIGITS = 16;
const TEXT = /^text\/|[/+](xml|json|html)$/;

/** The charset by the server's word, else by the page's own, else UTF-8; what it says it is need not be one. */
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
  return text.length <= LONGEST ? text
    : `${text.slice(0, LONGEST)}\n\n[The first ${LONGEST.toLocaleString('en')} of ${text.length.toLocaleString('en')} characters.]`;
}

function asText(path, proof) {
  const box = el('pre', { class: 'original', tabindex: '0' }, 'reading …');
  const details = el('details', { class: 'provenance' }, el('summary', {}, 'The original as plain text'), box);
  details.addEventListener('toggle', () => {
    original(path, proof).then(text => { box.textContent = text; }, error => { box.textContent = error.message; });
  }, { once: true });
  return details;
}

function proven(path, proof) {
  const base = (proof.mediaType ?? '').split(';')[0].trim().toLowerCase();
  return [
    el('p', { class: 'capture proven' }, 'Captured ', proof.fetched ? moment(proof.fetched) : 'at a time not noted',
      ...(proof.url ? [' from ', outLink(proof.url, proof.url)] : []), ' · SHA-256 ',
      el('code', { title: proof.sha256 }, `${proof.sha256.slice(0, SHOWN_DIGITS)}…`), ' · ',
      el('b', { class: 'verdict', title: 'The file holds these bytes, and their SHA-256 is the one that the document names.' }, 'proven'), ' · ',
      el('a', { href: path, download: '' }, `the bytes as fetched (${bytes(proof.bytes)})`)),
    base === '' || TEXT.test(base) ? asText(path, proof) : null,
  ];
}

function unproven(proof) {
  return [el('p', { class: 'capture unproven' }, 'Captured as ', el('code', {}, `${proof.file} at ${proof.offset}`), ' · SHA-256 ',
    el('code', { title: proof.sha256 }, `${proof.sha256.slice(0, SHOWN_DIGITS)}…`), ' · ',
    el('b', { class: 'verdict' }, 'not proven'), `: ${proof.reason}`)];
}

/** What is shown of a document's capture; fills itself when the proof is there. */
export function capture(doc) {
  if (!doc.capture) return null;
  const box = el('div', { id: 'capture', 'aria-busy': 'true' });
  const path = `/api/v1/documents/${encodeURIComponent(doc.id)}/capture`;
  ask(`${path}/proof`)
    .then(proof => (proof.proven ? proven(path, proof) : unproven(proof)), error => [el('p', { class: 'capture unproven' }, error.message)])
    .then(parts => {
      box.replaceChildren(...parts.filter(Boolean));
      box.setAttribute('aria-busy', 'false');
    });
  return box;
}
