/**
 * The optional second opinion of a language model: what it is asked, whether its answer is taken, and what is asked next. Pure; who
 * asks and writes is in {@code ask}.
 *
 * <p>Entry points: {@link org.onrecord.processor.opinion.Prompt}, {@link org.onrecord.processor.opinion.Answer} and
 * {@link org.onrecord.processor.opinion.WaitingList}.
 */
@NullMarked
package org.onrecord.processor.opinion;

import org.jspecify.annotations.NullMarked;
