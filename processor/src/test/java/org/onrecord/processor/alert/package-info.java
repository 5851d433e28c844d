/** Tests of the pure package. */
@NullMarked
package org.onrecord.processor.alert;

import org.jspecify.annotations.NullMarked;
