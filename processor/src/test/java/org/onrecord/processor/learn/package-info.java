@NullMarked
package org.onrecord.processor.learn;

import org.jspecify.annotations.NullMarked;
