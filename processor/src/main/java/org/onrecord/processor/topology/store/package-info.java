/** The key-value stores of the topology: how they are declared, what their bytes are, and how much memory they take. */
package org.onrecord.processor.topology.store;
