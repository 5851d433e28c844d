/** What the processors of the topology pass on and write: messages to one another, records of the public topics, and dead letters. */
package org.onrecord.processor.topology.message;
