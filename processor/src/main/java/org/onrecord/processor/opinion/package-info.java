/**
 * The optional opinions of a language model: what it is asked, whether its answer is accepted, which statement comes next, and the labels that
 * follow from an answer. Pure; the package {@code ask} calls the endpoint and writes the opinions.
 *
 * <p>Entry points: {@link org.onrecord.processor.opinion.Prompt}, {@link org.onrecord.processor.opinion.AnswerReader},
 * {@link org.onrecord.processor.opinion.OpinionQueue} and {@link org.onrecord.processor.opinion.AnswerLabels}.
 */
@NullMarked
package org.onrecord.processor.opinion;

import org.jspecify.annotations.NullMarked;
