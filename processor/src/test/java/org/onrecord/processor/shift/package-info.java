@NullMarked
package org.onrecord.processor.shift;

import org.jspecify.annotations.NullMarked;
