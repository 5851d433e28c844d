/** What a language model is asked ({@link Prompt}), whether its answer is accepted ({@link AnswerReader}), and the labels that follow ({@link AnswerLabels}). Pure. */
package org.onrecord.processor.opinion;
