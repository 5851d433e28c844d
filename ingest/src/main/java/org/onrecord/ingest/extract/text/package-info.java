/** The main text of a page: {@link org.onrecord.ingest.extract.text.MainText} is the entry point. */
@NullMarked
package org.onrecord.ingest.extract.text;

import org.jspecify.annotations.NullMarked;
