@NullMarked
package org.onrecord.processor.replay;

import org.jspecify.annotations.NullMarked;
