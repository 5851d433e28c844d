/** Tests of measuring accuracy. */
package org.onrecord.bench.accuracy;
