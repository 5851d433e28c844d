/** Tests of small classes; the endpoint and the service are tested in {@code app}, against a server and a broker. */
package org.onrecord.processor.opinion.ask;
