/** Tests. */
@NullMarked
package org.onrecord.notify.message;

import org.jspecify.annotations.NullMarked;
