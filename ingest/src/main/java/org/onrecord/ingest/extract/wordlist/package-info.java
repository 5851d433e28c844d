/** Word lists as data: {@link org.onrecord.ingest.extract.wordlist.TermLists} reads a resource of this package. */
@NullMarked
package org.onrecord.ingest.extract.wordlist;

import org.jspecify.annotations.NullMarked;
