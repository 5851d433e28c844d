@NullMarked
package org.onrecord.processor.topology.alert;

import org.jspecify.annotations.NullMarked;
