@NullMarked
package org.onrecord.processor.natives;

import org.jspecify.annotations.NullMarked;
