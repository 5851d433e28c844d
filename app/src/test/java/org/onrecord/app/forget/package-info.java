@NullMarked
package org.onrecord.app.forget;

import org.jspecify.annotations.NullMarked;
