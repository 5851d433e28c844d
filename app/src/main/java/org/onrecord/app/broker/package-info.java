/**
 * A real Kafka broker inside this process, so that one command runs everything; and the ways to an external one.
 *
 * <p>Entry class: {@link org.onrecord.app.broker.EmbeddedBroker}.
 */
package org.onrecord.app.broker;
