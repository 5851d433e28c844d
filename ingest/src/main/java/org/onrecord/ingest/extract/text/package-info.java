/** The main text of a page: {@link org.onrecord.ingest.extract.text.MainText} is the entry point. */
package org.onrecord.ingest.extract.text;
