// Two wordings as a redline: what the earlier one had and the later one has not, then what is new.
import { $, actorPage, api, changeAddress, day, el, evidencePage, externalLink, fields, fromAddress, getIssue, getJson, inEnglish, lang, localName, moment, momentText, query, replace, roleName } from './common.js';
import { changeList } from './changes.js';
import { diff } from './diff.js';
import { listen } from './live.js';
import { alertTitle, alertWhy } from './shifts.js';
import { rich, t } from './strings.js';

const LONGEST = 200_000;
/** With less of the text the same, in percent, a redline is no help to a reader. */
const ALIKE = 20;
const ELEMENTS = { same: 'span', removed: 'del', added: 'ins' };

/** Returns the name of a wording from what a reader pastes: a name, the address of a page, or the id of a statement. */
function nameOf(text) {
  const given = text.trim();
  const page = /\/(statements|documents)\/([^/?#]+)/.exec(given);
  if (page) return `${page[1].slice(0, -1)}:${decodeURIComponent(page[2])}`;
  return given === '' || /^(statement|document|talking-point):/.test(given) ? given : `statement:${given}`;
}

/** Returns when the version of a document was fetched, as a choice where there are several. */
function versionOf(wording, which, versions) {
  if (versions.length < 2) return el('p', {}, ...rich('compare.version', { when: moment(wording.fetched) }));
  const shown = versions.find(each => each.version === wording.version);
  const choice = el('select', {}, ...versions.map((each, at) => el('option', { value: each.version, selected: each === shown },
    at === 0 ? t('compare.newest', { when: momentText(each.fetched) }) : momentText(each.fetched))));
  choice.addEventListener('change', async () => {
    const name = `document:${wording.document}@${choice.value}`;
    await go({ [which]: name });
    /** @type {HTMLElement | null} */ (document.querySelector(`[data-wording=${which}] select`))?.focus();
  });
  return el('label', {}, ...rich('compare.version', { when: choice }));
}

/** Returns the versions of the document whose words these are, newest first. */
function versionsOf(wording) {
  return wording.version ? getJson(`/api/v1/documents/${encodeURIComponent(wording.document)}/versions`) : [];
}

function head(wording, which, versions) {
  return el('header', { class: 'wording-head', 'data-wording': which },
    el('p', { class: 'which' }, which === 'left' ? el('del', {}, t('compare.left')) : el('ins', {}, t('compare.right'))),
    el('h2', {}, wording.actor ? el('a', { href: actorPage(wording.actor) }, localName(wording.speaker) ?? wording.publisher) : localName(wording.speaker) ?? wording.publisher),
    el('p', {}, wording.role && `${roleName(wording.role)} · `, day(wording.day)),
    wording.version && versionOf(wording, which, versions),
    el('p', {}, el('a', { href: evidencePage(wording) }, t('compare.context')), ' · ', wording.url ? externalLink(wording.url, wording.title || wording.publisher) : wording.title || wording.publisher));
}

function redline(left, right) {
  const chinese = /^(zh|ja)/.test(left.language) && /^(zh|ja)/.test(right.language);
  const pieces = diff(left.words, right.words, chinese ? 'grapheme' : 'word');
  const same = pieces.filter(piece => piece.kind === 'same').reduce((sum, piece) => sum + piece.text.length, 0);
  const share = Math.round(100 * 2 * same / Math.max(1, left.words.length + right.words.length));
  const parts = [el('p', { class: 'legend' }, ...rich('compare.legend', { removed: words => el('del', {}, words), added: words => el('ins', {}, words) }), ' ', t('compare.same', { share })),
    el('p', { class: 'edit redline', lang: lang(right.language) }, ...pieces.map(({ kind, text }) => el(ELEMENTS[kind], {}, text)))];
  return { share, parts };
}

function comparison({ left, right }, versions) {
  const translated = left.language.slice(0, 2) !== right.language.slice(0, 2);
  const long = left.words.length > LONGEST || right.words.length > LONGEST;
  const whole = wording => el('blockquote', { lang: lang(wording.language) }, wording.words);
  const folded = (title, ...parts) => el('details', { class: 'table' }, el('summary', {}, t(title)), ...parts);
  return el('div', { class: 'wordings' }, head(left, 'left', versions[0]), head(right, 'right', versions[1]), ...words());

  function words() {
    if (translated || long) return [el('p', { class: 'note apart' }, t(translated ? 'compare.languages' : 'compare.too-long')), whole(left), whole(right)];
    const { share, parts } = redline(left, right);
    return share < ALIKE
      ? [el('p', { class: 'note apart' }, t('compare.unlike', { share })), whole(left), whole(right), el('div', { class: 'apart' }, folded('compare.redline', ...parts))]
      : [el('div', { class: 'apart' }, ...parts, folded('compare.both', el('div', { class: 'wordings' }, whole(left), whole(right))))];
  }
}

async function draw() {
  const { left, right, edit } = fromAddress(['left', 'right', 'edit']);
  const form = fields('choose');
  form.left.value = left;
  form.right.value = right;
  const box = $('comparison');
  $('trouble').hidden = true;
  $('swap').hidden = !left || !right;
  try {
    if (edit) {
      const { alert } = await getJson(`${api}/alerts/${encodeURIComponent(edit)}`);
      replace(box, el('h2', {}, alertTitle(alert)), el('p', { class: 'note' }, alertWhy(alert)), changeList(alert.changes ?? []));
    } else if (left && right) {
      const filters = { left, right };
      const pair = await getJson(`${api}/comparison${query(filters)}`);
      const versions = await Promise.all([pair.left, pair.right].map(versionsOf));
      replace(box, comparison(pair, versions), el('p', { class: 'figure-forms' },
        el('a', { href: `${api}/comparison.csv${query(filters)}` }, 'CSV'), el('a', { href: `${api}/comparison${query(filters)}` }, 'JSON')));
    } else {
      replace(box, el('p', { class: 'nothing' }, t('compare.how')));
    }
  } catch (error) {
    $('trouble').hidden = false;
    replace($('trouble'), t([400, 404].includes(error.status) ? 'compare.wrong' : 'document.not-now'), ' ', inEnglish(error.message));
    replace(box, );
  }
  box.setAttribute('aria-busy', 'false');
}

function go(changes) {
  changeAddress({ edit: '', ...changes });
  return draw();
}

$('choose').addEventListener('submit', event => {
  event.preventDefault();
  const form = fields('choose');
  go({ left: nameOf(form.left.value), right: nameOf(form.right.value) });
});
$('swap').addEventListener('click', () => {
  const { left, right } = fromAddress(['left', 'right']);
  go({ left: right, right: left });
});
addEventListener('popstate', () => draw());
await getIssue();
await draw();
listen({ reset: () => draw() });
