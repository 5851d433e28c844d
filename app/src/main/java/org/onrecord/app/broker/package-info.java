/**
 * A real Kafka broker inside this process, so that one command runs everything.
 *
 * <p>Entry class: {@link org.onrecord.app.broker.EmbeddedBroker}.
 */
@NullMarked
package org.onrecord.app.broker;

import org.jspecify.annotations.NullMarked;
