/** The topology, driven record by record. */
@NullMarked
package org.onrecord.processor.topology;

import org.jspecify.annotations.NullMarked;
