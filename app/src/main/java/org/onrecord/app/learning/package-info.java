/** Learns from answers on the review page while the system runs, and puts in force what gains. Entry class: {@link LearningRounds}. */
@NullMarked
package org.onrecord.app.learning;

import org.jspecify.annotations.NullMarked;
