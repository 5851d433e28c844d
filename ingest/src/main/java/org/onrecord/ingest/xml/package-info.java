/**
 * XML as the web has it, broken or not, read without harm: {@link org.onrecord.ingest.xml.Xml} is the entry point.
 */
@NullMarked
package org.onrecord.ingest.xml;

import org.jspecify.annotations.NullMarked;
