/** Texts in an institution's own voice: releases, posts, orders and prepared speeches. Start at {@link ReleaseReader}. */
package org.onrecord.processor.statement.release;
