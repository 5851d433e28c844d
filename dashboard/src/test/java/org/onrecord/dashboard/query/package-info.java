/** Tests of the queries. */
@NullMarked
package org.onrecord.dashboard.query;

import org.jspecify.annotations.NullMarked;
