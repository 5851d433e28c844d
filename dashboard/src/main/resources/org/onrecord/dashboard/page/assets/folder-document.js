// A folder of statements as a document with citations: Markdown, HTML that prints well, and the parts of a Word document.

/**
 * @typedef {object} Paper what a document says, in the reader's language
 * @property {string} title
 * @property {string} made when and where it was made
 * @property {string} language BCP 47
 * @property {Item[]} items
 *
 * @typedef {object} Item
 * @property {string} heading who spoke, in which office, when
 * @property {string} quote the words
 * @property {string} language of the words; empty if it is not known
 * @property {string} note the reader's
 * @property {string} source where the words stand: title, publisher, day
 * @property {string} url of the source; empty if it has none
 * @property {string} record address of the statement
 */

const isWeb = url => /^https?:\/\/\S+$/.test(url);
const lines = text => text.split(/\r?\n/);

const plain = text => text.replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
const angled = url => `<${url.replaceAll('<', '%3C').replaceAll('>', '%3E')}>`;

/**
 * Returns a document as Markdown.
 *
 * @param {Paper} paper
 * @param {{ source: string, record: string, note: string }} words
 */
export function toMarkdown(paper, words) {
  return `${[
    `# ${plain(paper.title)}`, plain(paper.made),
    ...paper.items.flatMap((item, at) => [
      `## ${at + 1}. ${plain(item.heading)}`,
      lines(item.quote).map(line => `> ${plain(line)}`.trimEnd()).join('\n'),
      ...(item.note ? [`**${plain(words.note)}** ${lines(item.note).map(plain).join('  \n')}`] : []),
      [`${plain(words.source)} ${plain(item.source)}${isWeb(item.url) ? `, ${angled(item.url)}` : ''}`, `${plain(words.record)} ${angled(item.record)}`].join('  \n'),
    ]),
  ].join('\n\n')}\n`;
}

const markup = text => text.replace(/[&<>"']/g, each => `&#${each.charCodeAt(0)};`);
const linked = url => (isWeb(url) ? `<a href="${markup(url)}">${markup(url)}</a>` : '');
const broken = text => lines(text).map(markup).join('<br>');

const STYLE = `
  body { max-width: 42rem; margin: 2rem auto; padding: 0 1.2rem; font: 1rem/1.5 Georgia, "Noto Serif CJK SC", "Songti SC", serif; color: #1c1b19; background: #fff; }
  h1 { font-size: 1.8rem; line-height: 1.2; margin: 0; } h2 { font-size: 1.05rem; margin: 1.8rem 0 .4rem; }
  .made, .cite { color: #5b5750; font-size: .88rem; overflow-wrap: anywhere; } .cite { margin: .3rem 0 0; }
  blockquote { margin: 0; padding-left: 1rem; border-left: 3px solid #b9b2a6; } .note { margin: .6rem 0 0; }
  section { break-inside: avoid; } h2 { break-after: avoid; } a { color: inherit; }
  @page { margin: 2cm; } @media print { body { margin: 0; padding: 0; font-size: 11pt; } }`;

/** Returns a document as a page of its own, which loads nothing. Takes the same as `toMarkdown`. */
export function toHtml(paper, words) {
  const items = paper.items.map((item, at) => `<section>
<h2>${at + 1}. ${markup(item.heading)}</h2>
<blockquote${item.language ? ` lang="${markup(item.language)}"` : ''}>${broken(item.quote)}</blockquote>
${item.note ? `<p class="note"><b>${markup(words.note)}</b> ${broken(item.note)}</p>\n` : ''}<p class="cite">${markup(words.source)} ${markup(item.source)}${isWeb(item.url) ? `, ${linked(item.url)}` : ''}<br>${markup(words.record)} ${linked(item.record)}</p>
</section>`);
  return `<!doctype html>
<html lang="${markup(paper.language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${markup(paper.title)}</title><style>${STYLE}
</style></head>
<body>
<h1>${markup(paper.title)}</h1>
<p class="made">${markup(paper.made)}</p>
${items.join('\n')}
</body>
</html>
`;
}

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** XML has no place for other control characters. */
// eslint-disable-next-line no-control-regex
const xml = text => markup(text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''));
const run = (text, form = '') => `<w:r>${form && `<w:rPr>${form}</w:rPr>`}${lines(text).map(line => `<w:t xml:space="preserve">${xml(line)}</w:t>`).join('<w:br/>')}</w:r>`;
const paragraph = (style, ...runs) => `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs.join('')}</w:p>`;
const style = (id, name, size, rest, above, more = '') => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:pPr>${more}<w:spacing w:before="${above}" w:after="80"/>${rest.indent ?? ''}</w:pPr><w:rPr>${rest.bold ? '<w:b/>' : ''}<w:color w:val="${rest.colour ?? '1C1B19'}"/><w:sz w:val="${size}"/></w:rPr></w:style>`;

/** Returns a document as the parts of a Word file, by path. Takes the same as `toMarkdown`. */
export function toWord(paper, words) {
  /** @type {string[]} */
  const addresses = [];
  const link = url => {
    addresses.push(url);
    return `<w:hyperlink r:id="link${addresses.length}">${run(url, '<w:color w:val="2A5A8A"/><w:u w:val="single"/>')}</w:hyperlink>`;
  };
  const body = [
    paragraph('title', run(paper.title)), paragraph('cite', run(paper.made)),
    ...paper.items.flatMap((item, at) => [
      paragraph('heading2', run(`${at + 1}. ${item.heading}`)),
      paragraph('quote', run(item.quote, item.language && `<w:lang w:val="${xml(item.language)}" w:eastAsia="${xml(item.language)}"/>`)),
      item.note && paragraph('normal', run(`${words.note} `, '<w:b/>'), run(item.note)),
      paragraph('cite', run(`${words.source} ${item.source}${isWeb(item.url) ? ', ' : ''}`), isWeb(item.url) ? link(item.url) : ''),
      paragraph('cite', run(`${words.record} `), link(item.record)),
    ].filter(Boolean)),
  ];
  const relation = (id, type, target, more = '') => `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${xml(target)}"${more}/>`;
  const relations = all => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
    '_rels/.rels': relations([relation('doc', 'officeDocument', 'word/document.xml')]),
    'word/_rels/document.xml.rels': relations([relation('styles', 'styles', 'styles.xml'), ...addresses.map((url, at) => relation(`link${at + 1}`, 'hyperlink', url, ' TargetMode="External"'))]),
    'word/styles.xml': `${HEAD}<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:eastAsia="SimSun"/><w:lang w:val="${xml(paper.language)}"/></w:rPr></w:rPrDefault></w:docDefaults>${[
      style('normal', 'normal', 22, {}, 0), style('title', 'title', 40, { bold: true }, 0),
      style('heading2', 'heading 2', 24, { bold: true }, 320, '<w:keepNext/>'),
      style('quote', 'quote', 22, { indent: '<w:ind w:left="400"/>' }, 0, '<w:keepLines/>'), style('cite', 'cite', 18, { colour: '5B5750' }, 0)].join('')}</w:styles>`,
    'word/document.xml': `${HEAD}<w:document xmlns:w="${WORD}" xmlns:r="${RELATION}"><w:body>${body.join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`,
  };
}
