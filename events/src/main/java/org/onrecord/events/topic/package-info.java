/** The table of Kafka topics, and the headers and serialization of their records. Entry point: {@link Topics}. */
package org.onrecord.events.topic;
