@NullMarked
package org.onrecord.processor.topology.store;

import org.jspecify.annotations.NullMarked;
