/**
 * Asks for second opinions: the endpoint over HTTP, and the service that reads statements and writes opinions.
 *
 * <p>Entry point: {@link org.onrecord.processor.opinion.ask.OpinionService}.
 */
@NullMarked
package org.onrecord.processor.opinion.ask;

import org.jspecify.annotations.NullMarked;
