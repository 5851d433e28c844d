import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32, zip } from '/assets/zip.js';
import { toHtml, toMarkdown, toWord } from '/assets/folder-document.js';

const WORDS = { source: 'Source:', record: 'On record:', note: 'Note:' };
const PAPER = {
  title: 'Lakes & [rivers]', made: '1 statement.', language: 'en-GB',
  items: [{
    heading: 'Ana Ruiz, Minister, 5 Mar 2024', quote: 'We *stand* ready.\nOn <every> lake.', language: 'en', note: 'The first\noffer',
    source: 'On the lakes, Ministry of Lakes, 5 Mar 2024', url: 'https://lakes.example/1?a=1&b=2', record: 'http://127.0.0.1:8080/issues/lakes/statements/abc',
  }],
};

test('Markdown quotes the words and cites them, with its own marks escaped', () => {
  assert.equal(toMarkdown(PAPER, WORDS), `# Lakes & \\[rivers\\]

1 statement.

## 1. Ana Ruiz, Minister, 5 Mar 2024

> We \\*stand\\* ready.
> On \\<every\\> lake.

**Note:** The first${'  '}
offer

Source: On the lakes, Ministry of Lakes, 5 Mar 2024, <https://lakes.example/1?a=1&b=2>${'  '}
On record: <http://127.0.0.1:8080/issues/lakes/statements/abc>
`);
});

test('the page loads nothing and has no markup of the words', () => {
  const page = toHtml(PAPER, WORDS);
  assert.match(page, /<blockquote lang="en">We \*stand\* ready\.<br>On &#60;every&#62; lake\.<\/blockquote>/);
  assert.match(page, /<a href="https:\/\/lakes\.example\/1\?a=1&#38;b=2">/);
  assert.doesNotMatch(page, /<script|<link|src=/);
});

test('an address that is none of the web is no link', () => {
  const odd = { ...PAPER, items: [{ ...PAPER.items[0], url: 'data:text/html,x' }] };
  assert.doesNotMatch(toHtml(odd, WORDS) + toMarkdown(odd, WORDS) + Object.values(toWord(odd, WORDS)).join(''), /href="data:|Target="data:|<data:/);
});

test('the Word document has the words, and its links in the relationships', () => {
  const parts = toWord(PAPER, WORDS);
  assert.deepEqual(Object.keys(parts), ['[Content_Types].xml', '_rels/.rels', 'word/_rels/document.xml.rels', 'word/styles.xml', 'word/document.xml']);
  assert.match(parts['word/document.xml'], /On &#60;every&#62; lake\./);
  assert.match(parts['word/_rels/document.xml.rels'], /Target="https:\/\/lakes\.example\/1\?a=1&#38;b=2" TargetMode="External"/);
});

test('a ZIP file has its texts with their checksums', async () => {
  assert.equal(crc32(new TextEncoder().encode('123456789')), 0xcbf43926);
  const bytes = new Uint8Array(await zip({ 'a.txt': 'lake', 'b/湖.txt': '湖' }).arrayBuffer());
  const view = new DataView(bytes.buffer);
  assert.equal(view.getUint32(0, true), 0x04034b50);
  assert.equal(view.getUint16(bytes.length - 12, true), 2);
  assert.equal(view.getUint32(view.getUint32(bytes.length - 6, true), true), 0x02014b50);
});
