// A page that is all words: it needs no data, and only shows whether the server is there.
import { listen } from './live.js';

listen({});
