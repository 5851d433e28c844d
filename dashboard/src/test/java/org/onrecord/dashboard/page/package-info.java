@NullMarked
package org.onrecord.dashboard.page;

import org.jspecify.annotations.NullMarked;
