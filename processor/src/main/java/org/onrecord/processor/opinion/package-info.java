/**
 * The optional second opinion of a language model: what it is asked, whether its answer is accepted, and which statement comes next. Pure; the
 * package {@code ask} calls the endpoint and writes the opinions.
 *
 * <p>Entry points: {@link org.onrecord.processor.opinion.Prompt}, {@link org.onrecord.processor.opinion.Answer} and
 * {@link org.onrecord.processor.opinion.WaitingList}.
 */
@NullMarked
package org.onrecord.processor.opinion;

import org.jspecify.annotations.NullMarked;
