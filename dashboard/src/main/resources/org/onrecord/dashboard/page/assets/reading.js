// How far the documents have been read, for pages that have nothing to show before.
import { el, emptyState } from './common.js';
import { number, t } from './strings.js';

/** Returns true while documents wait to be read. */
export const isReading = ({ documents, read }) => read < documents;

/** Returns the values of a sentence on how far they have been read. */
export const readSoFar = ({ documents, read }) => ({ read: number(read), documents: number(documents) });

/** Returns what stands where a list is empty: how far the documents have been read, or the words given once all have been. */
export function emptyList(status, title, ...words) {
  if (!isReading(status)) return emptyState(title, ...words);
  const box = emptyState(t('reading.title'), t('reading.progress', readSoFar(status)));
  box.append(el('progress', { max: status.documents, value: status.read, 'aria-label': t('reading.share') }));
  return box;
}
