@NullMarked
package org.onrecord.bench.web;

import org.jspecify.annotations.NullMarked;
