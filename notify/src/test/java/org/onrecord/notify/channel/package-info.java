/** Tests. */
@NullMarked
package org.onrecord.notify.channel;

import org.jspecify.annotations.NullMarked;
