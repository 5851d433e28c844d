/** Runs the services of OnRecord, all in one process or each against an external broker. Entry classes: {@link AllInOne}, {@link Services}. */
package org.onrecord.app.run;
