/** Reads XML as found on the web, broken or not, and safely: {@link org.onrecord.ingest.xml.Xml} is the entry point. */
package org.onrecord.ingest.xml;
