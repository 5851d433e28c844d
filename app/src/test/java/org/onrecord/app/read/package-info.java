/** Tests of reading topics. */
@NullMarked
package org.onrecord.app.read;

import org.jspecify.annotations.NullMarked;
