/** Tests. */
@NullMarked
package org.onrecord.notify.rule;

import org.jspecify.annotations.NullMarked;
