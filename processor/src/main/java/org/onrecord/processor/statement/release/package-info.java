/** Texts in an institution's own voice: releases, posts, orders, prepared speeches. */
@NullMarked
package org.onrecord.processor.statement.release;

import org.jspecify.annotations.NullMarked;
