/** The settings of command line and environment, as one typed tree. No other code reads the environment. Entry class: {@link Settings}. */
package org.onrecord.app.settings;
