/** Tests. */
@NullMarked
package org.onrecord.notify.plan;

import org.jspecify.annotations.NullMarked;
