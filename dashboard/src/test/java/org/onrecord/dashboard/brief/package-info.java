@NullMarked
package org.onrecord.dashboard.brief;

import org.jspecify.annotations.NullMarked;
