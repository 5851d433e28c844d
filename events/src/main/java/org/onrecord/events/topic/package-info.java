/** The table of Kafka topics, and the headers and serialization of their records. Entry point: {@link Topics}. */
@NullMarked
package org.onrecord.events.topic;

import org.jspecify.annotations.NullMarked;
