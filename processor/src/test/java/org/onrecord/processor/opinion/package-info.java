/** Tests of the second opinion's pure parts. */
@NullMarked
package org.onrecord.processor.opinion;

import org.jspecify.annotations.NullMarked;
