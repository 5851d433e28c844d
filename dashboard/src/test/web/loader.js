// Lets scripts of the pages be imported without a browser: `node --import ./src/test/web/loader.js --test ...`.
import { register } from 'node:module';

register('./resolver.js', import.meta.url);

globalThis.document = /** @type {any} */ ({ documentElement: { dataset: { language: 'en', base: '/issues/lakes', issue: 'lakes' } }, querySelectorAll: () => [], addEventListener: () => undefined });
globalThis.addEventListener = /** @type {any} */ (() => undefined);
// A page updates its times as long as it is open, but a test should end.
globalThis.setInterval = /** @type {any} */ (() => 0);
