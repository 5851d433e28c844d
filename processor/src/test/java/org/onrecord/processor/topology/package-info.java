/** The topology, driven record by record. */
package org.onrecord.processor.topology;
