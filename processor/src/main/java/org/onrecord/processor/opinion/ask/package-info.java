/** Asks for second opinions over HTTP, reads statements and writes opinions. Entry point: {@link OpinionService}. */
package org.onrecord.processor.opinion.ask;
