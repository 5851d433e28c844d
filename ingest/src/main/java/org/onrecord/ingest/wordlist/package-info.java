/** Word lists and other data in resources: {@link org.onrecord.ingest.wordlist.WordLists} reads them. */
@NullMarked
package org.onrecord.ingest.wordlist;

import org.jspecify.annotations.NullMarked;
