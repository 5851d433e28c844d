/** Tests. */
@NullMarked
package org.onrecord.notify;

import org.jspecify.annotations.NullMarked;
