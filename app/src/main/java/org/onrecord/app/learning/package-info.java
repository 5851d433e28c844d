/**
 * Learns from answers on the review page while the system runs: after each twenty answers of an issue its learned file is made anew, measured,
 * and put in force where it gains.
 *
 * <p>Entry class: {@link org.onrecord.app.learning.LearningRounds}.
 */
@NullMarked
package org.onrecord.app.learning;

import org.jspecify.annotations.NullMarked;
