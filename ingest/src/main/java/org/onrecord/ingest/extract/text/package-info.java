/** The main text of a page, without what surrounds it: {@link org.onrecord.ingest.extract.text.MainText}. */
@NullMarked
package org.onrecord.ingest.extract.text;

import org.jspecify.annotations.NullMarked;
