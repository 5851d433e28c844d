/** Asks for second opinions over HTTP, reads statements and writes opinions. Entry point: {@link OpinionService}. */
@NullMarked
package org.onrecord.processor.opinion.ask;

import org.jspecify.annotations.NullMarked;
