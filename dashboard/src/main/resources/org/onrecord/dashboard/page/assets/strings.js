// The words of the pages, from the file of the reader's language. No other script has words of its own.

/** The language of the page: `en` or `zh`. */
export const language = document.documentElement.dataset.language;

/** The locale of dates, numbers and names. */
export const locale = language === 'zh' ? 'zh-CN' : 'en-GB';

const { default: strings } = await import(`/assets/strings-${language}.js`);
const plural = new Intl.PluralRules(locale);

/** Returns a number as people of the language write it. */
export const number = value => value.toLocaleString(locale);

function pattern(key, values) {
  const entry = strings[key];
  if (entry === undefined) {
    console.error(`no string ${key}`);
    return key;
  }
  return typeof entry === 'string' ? entry : entry[plural.select(values.n)] ?? entry.other;
}

const shown = value => (typeof value === 'number' ? number(value) : value ?? '');
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (all, name) => (name in values ? shown(values[name]) : all));

/**
 * Returns a string with its values in place.
 *
 * @param key of the string
 * @param values by name; `n` decides between singular and plural
 */
export function t(key, values = {}) {
  return filled(pattern(key, values), values);
}

/** Returns true if there is a string with this key, for keys made from data. */
export const has = key => key in strings;

/** Returns the string of a value of the data such as a kind, or the value itself where there is none. */
export const named = (prefix, value) => (has(`${prefix}.${value}`) ? t(`${prefix}.${value}`) : value);

/**
 * Returns a string as nodes and texts, for sentences with links.
 *
 * @param values by name: a text, a number, a node or several in place of `{name}`; a function that makes a node of the words between
 *     `<name>` and `</name>`
 */
export function rich(key, values = {}) {
  const nodes = [];
  const part = /\{(\w+)\}|<(\w+)>(.*?)<\/\2>/g;
  const text = pattern(key, values);
  let from = 0;
  for (let found = part.exec(text); found; found = part.exec(text)) {
    if (found.index > from) nodes.push(text.slice(from, found.index));
    const [, name, tag, words] = found;
    nodes.push(...(name ? [values[name]].flat().map(value => (typeof value === 'number' ? number(value) : value)) : [values[tag](filled(words, values))]));
    from = part.lastIndex;
  }
  if (from < text.length) nodes.push(text.slice(from));
  return nodes.filter(each => each !== null && each !== undefined && each !== false && each !== '');
}

const plain = text => text.replace(/[.*+?^$()|[\]\\/-]/g, '\\$&');
/** What the record says in English as patterns, with its words in the reader's language. */
const recordedWords = Object.entries(strings['recorded.words']).map(([said, words]) => ({
  pattern: new RegExp(`^${plain(said).replace('{n}', '(?<n>[\\d.,]+)').replace(/\{(\w+)\}/g, '(?<$1>.+?)')}\\.?$`, 'is'), words,
}));

/**
 * Returns what the record says in English in the reader's language, by the table `recorded.words`; null where it has no words for it.
 *
 * @param {string} said a sentence or an office
 * @returns {string | null}
 */
export function recorded(said) {
  for (const { pattern: known, words } of recordedWords) {
    const found = known.exec(said);
    if (found) {
      const parts = Object.entries(found.groups ?? {}).map(([name, part]) => [name, recorded(part) ?? part]);
      return filled(words, Object.fromEntries(parts)) + (said.endsWith('.') ? t('words.stop') : '');
    }
  }
  return null;
}

/** Lets the reader change the language; a cookie keeps the choice. */
/** @type {NodeListOf<HTMLAnchorElement>} */
const links = document.querySelectorAll('a[data-switch-language]');
for (const link of links) {
  link.addEventListener('click', event => {
    event.preventDefault();
    document.cookie = `onrecord-language=${link.dataset.switchLanguage}; Path=/; Max-Age=31536000; SameSite=Lax`;
    const address = new URL(location.href);
    address.searchParams.delete('lang');
    if (address.href === location.href) location.reload(); else location.replace(address);
  });
}
