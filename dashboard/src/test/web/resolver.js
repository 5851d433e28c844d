// Finds what the server serves under /assets/ in the folders of the pages.
import { readFile } from 'node:fs/promises';

const PAGE = new URL('../../main/resources/org/onrecord/dashboard/page/', import.meta.url);
const WORDS = new URL('../../../../events/src/main/resources/org/onrecord/events/words/strings/', import.meta.url);
const STRINGS = /\/strings-(\w+)\.js$/;

export function resolve(specifier, context, next) {
  if (!specifier.startsWith('/assets/')) return next(specifier, context);
  return { url: new URL(specifier.slice(1), PAGE).href, format: 'module', shortCircuit: true };
}

export async function load(url, context, next) {
  const [, language] = STRINGS.exec(url) ?? [];
  if (!language) return next(url, context);
  return { format: 'module', source: `export default ${await readFile(new URL(`${language}.json`, WORDS), 'utf8')};`, shortCircuit: true };
}
