/**
 * A real Kafka broker inside this process, for running everything with one command.
 *
 * <p>Entry point: {@link org.onrecord.app.broker.EmbeddedBroker}.
 */
@NullMarked
package org.onrecord.app.broker;

import org.jspecify.annotations.NullMarked;
