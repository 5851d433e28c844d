/** Learns from answers on the review page while the system runs, and puts in force what gains. Entry class: {@link LearningRounds}. */
package org.onrecord.app.learning;
